"""What is no wording of the unit: text of the page, labels, "N/A", guidance among criteria."""

import re
from collections.abc import Iterator

from rubric.checks.wording.reading import Piece, asked_for, every_text
from rubric.diagnostics import Argument, Code, Diagnostic, codes
from rubric.model import Specification

#: said by pages about themselves, and by hardly any criterion
_PAGE = re.compile(
    r"\b(?:we use cookies|(?:web)?site uses cookies|accept (?:all )?cookies"
    r"|skip to (?:main )?content|page \d+ (?:of|/) ?\d+|all rights reserved"
    r"|you cannot copy(?: content)?|back to top"
    r"|click here|read more|printed (?:on|from)|terms (?:of use|and conditions) apply"
    r"|copyright (?:©|\(c\))|registered (?:company|charity) (?:no|number)|matches our module"
    r"|share this page|add to (?:basket|cart)|sign up to our|log ?in to (?:your|view))\b"
    r"|©\s*(?:\d{4}|[A-Z])|\u2705|\u274c|[\U0001f300-\U0001faff]|https?://\S+|www\.\S+",
    re.I,
)
_LABELS = frozenset(
    (
        *("assessment criteria", "assessment criterion", "learning outcomes", "learning outcome"),
        *("the learner can", "the learner will", "criteria"),
        *("performance criteria", "unit title", "title", "level", "the learner must"),
        *("credit", "credit value", "glh", "guided learning hours", "unit aim", "unit aims"),
        *("unit number", "unit reference", "indicative content", "evidence requirements"),
        *("pass", "merit", "distinction", "grading criteria"),
        *("knowledge and understanding", "additional information", "unit purpose", "purpose"),
    )
)
_NOTHING = re.compile(
    r"n\s*[./]?\s*a\.?|not applicable|not available|not stated|not known|none(?: stated| given)?"
    r"|nil|unknown|tbc|tbd|tba|to be (?:confirmed|decided|advised)|xx+|\?+|[-–—.…_]+|todo|blank"
    r"|see above|as above|ditto|lorem ipsum\b.*",
    re.I,
)
_PEOPLE = "learners|candidates|students|tutors|assessors|centres|teachers|delivery staff"
_GUIDANCE = re.compile(
    r"(?:e\.?g\.?(?=[\s,:])|for example\b|for instance\b|n\.?b\.?(?=[\s:.])|notes?\s*:"
    r"|(?:exam )?tips?\s*:|hints?\s*:|guidance\s*:|indicative content\b|common mistakes?\b"
    r"|key (?:concepts|terms)\s*:|(?:suggested )?evidence (?:may|might|could|can)\b"
    r"|suggested (?:evidence|activities|methods)\b|examples? (?:include|of evidence|might|could)\b"
    rf"|(?:{_PEOPLE}) (?:may|might|could|are encouraged|are advised)\b"
    rf"|(?:{_PEOPLE}) should be (?:encouraged|given|reminded)\b"
    rf"|(?:the )?(?:{_PEOPLE}|learner|candidate|student) (?:must|should|has to|have to|needs? to)"
    r" be (?:assessed|observed|supervised)\b"
    r"|evidence (?:must|should|has to|needs to)\b|(?:required )?evidence(?: requirements?)?\s*:"
    r"|assessment (?:methods?|requirements?|guidance)\s*:|range(?: statement)?\s*:"
    r"|(?:this|these) (?:may|might|could) include\b"
    r"|(?:this|the) (?:criterion|unit) (?:can|may) be\b"
    r"|it is (?:recommended|suggested|expected) that\b)",
    re.I,
)


def check_page_text(specification: Specification) -> Iterator[Diagnostic]:
    """Yield texts that pages say about themselves, and labels in the place of wording."""
    for piece in asked_for(specification):
        if found := _PAGE.search(piece.text):
            yield _told(codes.PAGE_TEXT, piece, found.span(), found[0])
        elif _bare(piece.text) in _LABELS:
            yield _told(codes.LABEL_AS_TEXT, piece, (0, len(piece.text)), piece.text)


def check_nothing_written(specification: Specification) -> Iterator[Diagnostic]:
    """Yield values such as "N/A": words for there being none, which are taken for one."""
    for piece in every_text(specification):
        if _NOTHING.fullmatch(piece.text):
            yield _told(codes.NOTHING_WRITTEN, piece, (0, len(piece.text)), piece.text)


def check_guidance(specification: Specification) -> Iterator[Diagnostic]:
    """Yield criteria and outcomes that begin as guidance does."""
    for piece in asked_for(specification):
        if piece.owner[0] != "part" and (found := _GUIDANCE.match(piece.text)):
            yield _told(codes.GUIDANCE_AS_CRITERION, piece, found.span(), found[0])


def _bare(text: str) -> str:
    return " ".join(text.lower().strip(" :.…").split())


def _told(code: Code, piece: Piece, span: tuple[int, int], words: str) -> Diagnostic:
    told: dict[str, Argument] = {"owner": piece.owner, "words": words}
    if code is codes.NOTHING_WRITTEN:
        told["field"] = piece.owner[2]
    return Diagnostic(code, piece.path, told, span=span)
