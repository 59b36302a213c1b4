"""Damage that copying does: broken and hidden characters, bullets, hyphens of line ends."""

import re
from collections.abc import Iterator

from rubric.checks.wording.lost_letters import lost_letters
from rubric.checks.wording.reading import Piece, asked_for, every_text
from rubric.checks.wording.verb_table import VerbTable
from rubric.diagnostics import Argument, Code, Diagnostic, codes
from rubric.model import Specification

#: what a character of several bytes looks like where each byte was read as one character
_MISREAD = re.compile(
    "[ÂÃ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸ]|â[€‚„†\u0080-\u009f][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]?|ï¬[\u0080-\u00bf]|âœ.|\ufffd"
)
#: characters that nobody sees, and letters joined into one
_HIDDEN = re.compile(
    "[\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060\ufeff\ufb00-\ufb06\u0085\ue000-\uefff]"
)
_BULLET = re.compile("^(?:[-–—*·o>]\\s+)|[•▪◦●■‣\uf0b7\uf0a7\uf0d8➢✓✔❖➤]|\\s·\\s|\n\\s*[-–*o]\\s+")
#: a word that a hyphen at the end of a line has cut; `pre- and post-work` is none
_HYPHEN = re.compile(r"\b([^\W\d_]{2,})-\s+(?!and\b|or\b|to\b|und\b|a\b)([a-z]{2,})\b")
#: two words where a capital, or a full stop without a blank, stands in the middle
_RUN = re.compile(r"(?<![^\W\d_])([a-z]{3,}[.;,]?)([A-Z][a-z]{2,})\b")
_GLUED = re.compile(
    r"\b(Range|Notes?|Guidance)(one|two|three|four|five|six|seven|eight|the|all|any|may|includes?)\b"
)


def check_damage(specification: Specification, table: VerbTable) -> Iterator[Diagnostic]:
    """Yield the first piece of damage of each kind in each text."""
    is_english = specification.language.partition("-")[0] == "en"
    for piece in every_text(specification):
        if misread := _MISREAD.search(piece.text):
            span = _whole_run(piece.text, misread.span())
            yield _told(codes.BROKEN_CHARACTERS, piece, span, meant=_meant(piece.text, span))
        elif hidden := _HIDDEN.search(piece.text):
            yield _told(codes.HIDDEN_CHARACTER, piece, hidden.span(), character=_name(hidden[0]))
        if bullet := _BULLET.search(piece.text):
            yield _told(codes.BULLET, piece, _without_blanks(piece.text, bullet.span()))
        if is_english and (lost := lost_letters(piece.text)):
            yield _told(codes.LOST_LETTERS, piece, lost, written=piece.text[slice(*lost)])
        if hyphen := _HYPHEN.search(piece.text):
            meant = hyphen[1] + hyphen[2]
            yield _told(codes.WORD_BROKEN, piece, hyphen.span(), written=hyphen[0], meant=meant)
    if is_english:
        for piece in asked_for(specification):
            yield from _run_together(piece, table)


def _run_together(piece: Piece, table: VerbTable) -> Iterator[Diagnostic]:
    for found in (*_GLUED.finditer(piece.text), *_RUN.finditer(piece.text)):
        if found[1] in ("Range", "Note", "Notes", "Guidance") or found[2].lower() in table.one_word:
            yield _told(codes.RUN_TOGETHER, piece, found.span(), one=found[1], other=found[2])
            return


def _told(code: Code, piece: Piece, span: tuple[int, int], **more: Argument) -> Diagnostic:
    arguments: dict[str, Argument] = {"owner": piece.owner, **more}
    return Diagnostic(code, piece.path, arguments, span=span)


def _whole_run(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """The misread characters and those that go on from them."""
    start, end = span
    while end < len(text) and ord(text[end]) > 127 and end - start < 12:
        end += 1
    return start, end


def _meant(text: str, span: tuple[int, int]) -> str:
    """What the characters most likely were, or ""."""
    for encoding in ("cp1252", "latin-1"):
        for end in (span[1], span[1] - 1):
            try:
                return text[span[0] : end].encode(encoding).decode("utf-8")
            except (UnicodeEncodeError, UnicodeDecodeError):
                continue
    return ""


def _name(character: str) -> str:
    """Which hidden character it is, by the word that the phrases have for it."""
    if character == "\u00a0" or character in "\u202f\u2007":
        return "blank"
    if character == "\u00ad":
        return "hyphen"
    if "\ufb00" <= character <= "\ufb06":
        return "joined"
    return "other"


def _without_blanks(text: str, span: tuple[int, int]) -> tuple[int, int]:
    found = text[slice(*span)]
    start = span[0] + len(found) - len(found.lstrip())
    return start, start + len(found.strip())
