"""Several numbered texts on one line, cut into a line for each."""

import re
from collections.abc import Iterator

from rubric.importers.lines import Line, cut
from rubric.importers.numbers import Number, number_of
from rubric.importers.opening import opens_as_outcome

_DOTTED = re.compile(
    r"(?<=[\s|])(?:(?:AC|PC) ?)?(\d{1,3})\.(\d{1,2})(?:[.:)]\s*|\s+|(?=[A-Z][a-z]))(?=[A-Z‘“(\"'])"
)
#: criteria that are coded: AC2, P1, M1, A.D1
_CODED = re.compile(r"(?<=\s)(?:AC ?\d{1,2}|(?:[A-H]\.)?[PMD]\d{1,2})[.:)]?\s+(?=[A-Z‘“(\"'])")
#: statements of a standard: K2, S1.3
_STATEMENT = re.compile(
    r"(?<=\s)(?P<letters>KU|GS|[KSB])(?P<n>\d{1,2}(?:\.\d{1,2})?)[.:)]?\s+(?=[A-Z‘“(\"'])"
)
_LETTERED = re.compile(r"(?:(?<=[\s:;,])|^)(?:\(([a-z])\)|([a-z])[.)])\s+")


def cut_at_criteria(lines: list[Line]) -> Iterator[Line]:
    """Yield the lines cut at numbers of criteria.

    A line of a broken paragraph goes on from the one before.
    """
    last: tuple[int, int] | None = None
    before: Line | None = None
    for line in lines:
        goes_on = (
            before is not None
            and line.one_line
            and not (line.apart or line.label)
            and (before.row, before.hint) == (line.row, line.hint)
        )
        *pieces, piece = _dotted(line, last if goes_on else None)
        yield from (*pieces, piece)
        number = number_of(piece.text)
        if number is not None and len(number.steps) >= 2:
            steps = number.steps[:2]
            last = (int(steps[0]), int(steps[1])) if all(map(str.isdigit, steps)) else None
        elif number is not None or not goes_on:
            last = None
        before = line


def _dotted(line: Line, last: tuple[int, int] | None = None) -> list[Line]:
    """Cut before numbers of criteria that go on from the number the line begins with."""
    first = number_of(line.text)
    label = number_of(line.label) if line.label else None
    steps = first.steps if first else label.steps if label else ()
    cuts: list[int] = []
    if len(steps) >= 2 and all(step.isdigit() for step in steps[:2]):
        last = int(steps[0]), int(steps[1])
    elif len(steps) == 1 and steps[0].isdigit():
        last = int(steps[0]), 0
    start = len(first.printed) if first else 0
    for found in _DOTTED.finditer(line.text, start):
        here = int(found[1]), int(found[2])
        if last is None:
            goes_on = here[1] == 1
        else:
            goes_on = (here[0] == last[0] and here > last) or here == (last[0] + 1, 1)
        if goes_on:
            if here[1] == 1:
                begins = cuts[-1] if cuts else start
                cuts += _outcome_before(line.text, here[0], begins, found.start())
            cuts.append(found.start())
            last = here
    return cut(line, *cuts) if cuts else [line]


def _outcome_before(text: str, number: int, start: int, end: int) -> list[int]:
    """Where the outcome with a number begins in the text before its first criterion."""
    pattern = re.compile(rf"(?<!\S){number}[.)]?\s+(?=[A-Z])")
    return [found.start() for found in pattern.finditer(text, start, end)][-1:]


def cut_at_codes(line: Line) -> list[Line]:
    """Return a line that begins with a code or an outcome, cut before AC2, P2, M1 … in it."""
    first = number_of(line.text)
    if first is None:
        return [line]
    if first.kind == "ksb":
        return cut(line, *_statements(line.text, first))
    coded = first.kind == "band" or (first.kind == "criterion" and len(first.steps) == 1)
    begun = first.kind in ("number", "outcome", "letter") and opens_as_outcome(first.rest)
    if not (coded or begun):
        return [line]
    return cut(line, *(found.start() for found in _CODED.finditer(line.text)))


def _statements(text: str, first: Number) -> list[int]:
    """Where the statements of a standard begin that go on from the first: K1.1, K1.2."""
    letters, last = first.steps[0], _counted(first.steps[1])
    cuts = []
    for found in _STATEMENT.finditer(text):
        here = _counted(found["n"])
        if found["letters"] == letters and here > last:
            cuts.append(found.start())
            last = here
    return cuts


def _counted(number: str) -> list[int]:
    return [int(step) for step in number.split(".")]


_BEHIND = re.compile(r"(?<=\s)(\d{1,2})([b-h])[.)]?\s+(?=[A-Z‘“(])")


def cut_at_letters_behind(line: Line) -> list[Line]:
    """Return a line that begins with 1a, or a later one, cut before 1b, 1c … that follow."""
    first = number_of(line.text)
    if first is None or len(first.steps) != 2 or first.ref != "".join(first.steps):
        return [line]
    cuts, last = [], first.steps[1]
    for found in _BEHIND.finditer(line.text):
        if found[1] == first.steps[0] and ord(found[2]) == ord(last) + 1:
            cuts.append(found.start())
            last = found[2]
    return cut(line, *cuts)


def cut_at_first_letters(lines: list[Line]) -> Iterator[Line]:
    """Yield the lines, cut before (a) behind an outcome where the next line begins with (b)."""
    for line, below in zip(lines, [*lines[1:], None], strict=True):
        next_one = number_of(below.text) if below is not None else None
        found = [*_LETTERED.finditer(line.text)]
        first = len(found) == 1 and found[0].start() and (found[0][1] or found[0][2]) == "a"
        if first and next_one is not None and (next_one.kind, next_one.ref) == ("letter", "b"):
            yield from cut(line, found[0].start())
        else:
            yield line


def cut_at_letters(line: Line) -> list[Line]:
    """Return a line cut before (a), (b) … where they begin with a and follow one another."""
    found: list[int] = []
    for match in _LETTERED.finditer(line.text):
        if (match[1] or match[2]) == chr(ord("a") + len(found)):
            found.append(match.start())
    return cut(line, *found) if len(found) > 1 else [line]
