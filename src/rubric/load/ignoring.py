"""Comments that ignore a problem: `# rubric: ignore RUB310 because the source gives none`.

One stands on a line of its own and speaks of the next line that holds something, with the whole of
a text that begins there. It names codes, of warnings or advice, and gives a reason; one that does
not is told, and ignores nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from re import IGNORECASE
from re import compile as pattern
from typing import Any

from yaml import ScalarEvent

from rubric.diagnostics import Argument, Code, Diagnostic, Severity, codes
from rubric.diagnostics.selecting import codes_named, mistyped
from rubric.load.yaml_comments import Comment, comments
from rubric.load.yaml_lines import Lines
from rubric.load.yaml_marks import end_of, nodes, start_of
from rubric.phrases import spelled
from rubric.sources import Located, TextPlace

#: what may be such a comment; most files hold none, and are not gone through
_MAYBE = pattern(r"#[ \t]*rubric\b", IGNORECASE)
_COMMENT = pattern(r"#+[ \t]*rubric\b[ \t]*(:?)[ \t]*([a-z]+)\b[ \t:]*(.*)", IGNORECASE)
_BECAUSE = pattern(r"\bbecause\b[ \t:,]*", IGNORECASE)
_WORD = pattern(r"[^\s,;]+")
_CODE = pattern(r"rub\d|rub\w{3}$", IGNORECASE)
#: a slug has a hyphen, which few words of a reason have
_SLUG = pattern(r"[a-z0-9]+(?:[-_][a-z0-9]+)+", IGNORECASE)


@dataclass(frozen=True, slots=True)
class Ignore:
    """One code that a comment ignores, on which lines and why."""

    code: Code
    reason: str
    #: where the comment names the code
    place: TextPlace
    #: first and last line that it speaks of, from 1
    first: int
    last: int

    def speaks_of(self, problem: Located) -> bool:
        """Return whether a problem is one that it ignores."""
        place = problem.place
        return (
            problem.diagnostic.code is self.code
            and isinstance(place, TextPlace)
            and place.file == self.place.file
            and self.first <= place.line <= self.last
        )


def may_ignore(text: str) -> bool:
    """Return whether any comment of a text could be one that ignores."""
    return bool(_MAYBE.search(text))


def ignores(events: Sequence[Any], lines: Lines) -> tuple[tuple[Ignore, ...], tuple[Located, ...]]:
    """Return what the comments of a text ignore, and what is wrong with these comments."""
    if not may_ignore(lines.text):
        return (), ()
    every = list(comments(events, lines))
    alone = {comment.line for comment in every if comment.alone}
    spans = _Spans(alone, events, lines)
    read = [one for comment in every for one in _read(comment, spans.below(comment.line), lines)]
    found = tuple(one for one in read if isinstance(one, Ignore))
    return found, tuple(one for one in read if isinstance(one, Located))


def _read(comment: Comment, span: tuple[int, int], lines: Lines) -> Iterator[Ignore | Located]:
    shape = _COMMENT.match(comment.text)
    if shape is None:
        return
    word, rest = shape[2].casefold(), shape[3].strip()
    parts = _BECAUSE.split(rest, maxsplit=1)
    reason = parts[1].strip() if len(parts) > 1 else ""
    named = list(_named(parts[0], comment.start + shape.start(3), strict=len(parts) > 1))
    fault = _fault(comment, shape[1], word, bool(named))
    if fault is None:
        return
    begin = comment.start + shape.start(2)
    whole = lines.place(begin, begin + len(shape[2]))
    example = ", ".join(text for text, _ in named) or "RUB310"
    if fault:
        told = {"fault": fault, "word": shape[2], "codes": example}
        yield Located(Diagnostic(codes.IGNORE_FORM, arguments=told), whole)
        return
    if not reason:
        told = {"codes": example}
        yield Located(Diagnostic(codes.IGNORE_WITHOUT_REASON, arguments=told), whole)
        return
    for text, at in named:
        place = lines.place(at, at + len(text))
        known = codes_named(text)
        if len(known) != 1:
            yield Located(_unknown(text, known), place)
        elif known[0].severity is Severity.ERROR:
            told = {"code": known[0].code, "slug": known[0].slug}
            yield Located(Diagnostic(codes.IGNORE_OF_ERROR, arguments=told), place)
        else:
            yield Ignore(known[0], reason, place, *span)


def _fault(comment: Comment, colon: str, word: str, names_codes: bool) -> str | None:
    """What keeps a comment from being understood, "" for nothing; None where it is another one."""
    if word != "ignore":
        return "word" if names_codes and colon and spelled(word, ["ignore"]) else None
    if not colon:
        return "colon" if names_codes else None
    if not comment.alone:
        return "same-line"
    return "" if names_codes else "no-code"


def _named(text: str, start: int, *, strict: bool) -> Iterator[tuple[str, int]]:
    """The codes that stand before `because`; without it, the words that look like codes."""
    for word in _WORD.finditer(text):
        plain = word[0].strip(".:()")
        if plain.casefold() in ("and", "or", "&", ""):
            continue
        if strict or _CODE.match(plain) or (_SLUG.fullmatch(plain) and codes_named(plain)):
            yield plain, start + word.start() + word[0].index(plain)


def _unknown(text: str, known: tuple[Code, ...]) -> Diagnostic:
    near = mistyped(text) or spelled(text, [code.slug for code in codes.ALL])
    several = tuple(code.code for code in known if code.severity is not Severity.ERROR)
    told: dict[str, Argument] = {"value": text, "near": "" if known else near, "several": several}
    return Diagnostic(codes.IGNORE_UNKNOWN_CODE, arguments=told)


class _Spans:
    """Which lines a comment speaks of; worked out once for all comments of a text."""

    def __init__(self, alone: set[int], events: Sequence[Any], lines: Lines) -> None:
        #: a line → the next one, itself included, that holds more than a comment
        self._next: list[int] = [len(lines.starts)]
        for line in reversed(range(len(lines.starts))):
            holds = line not in alone and lines.line(line).strip()
            self._next.append(line if holds else self._next[-1])
        self._next.reverse()
        #: a line on which a text begins, or its field → the last line of the text
        self._last: dict[int, int] = {}
        for node in nodes(events):
            if isinstance(node.value, ScalarEvent):
                start, end = start_of(node.value), end_of(node.value)
                last = lines.number(max(start, end - 1))
                begins = start if node.key is None else start_of(node.key)
                for line in {lines.number(begins), lines.number(start)}:
                    self._last[line] = max(last, self._last.get(line, line))

    def below(self, line: int) -> tuple[int, int]:
        """Return the first and last line, from 1, that a comment on a line (from 0) speaks of."""
        first = self._next[line]
        return first + 1, self._last.get(first, first) + 1
