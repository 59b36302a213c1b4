"""Columns of a page told by their numbers: those of the second go on after those of the first.

In a table the numbers of a row belong together, so the first column holds later ones than the
second begins with. In a booklet, all of the first column comes before all of the second.
"""

import re
from collections.abc import Sequence

from rubric.sources.documents.pdf.lines import Line, Word, segments

#: points between two columns
_GUTTER = 7.0
#: of the width of the text: the second column starts this far from either edge, at the least
_SIDE = 0.35
#: so many numbers with a point in each column are no accident
_NUMBERS = 2
#: "1.1", "2.10": a number that says of which part it is
_NUMBER = re.compile(r"(\d{1,2})\.(\d{1,2})[.):]?")
#: "Outcome 2", and "b." or "(b)" below it, which together say as much
_PART = re.compile(r"(?:learning )?(?:outcome|aim|element) (\d{1,2})\b", re.IGNORECASE)
_LETTER = re.compile(r"\(?([a-z])[.)]")


def booklet(lines: Sequence[Line], right: float) -> tuple[int, int, float] | None:
    """Return the lines that are set in two columns, and where the second starts; None without.

    Args:
        lines: of a page, from top to bottom.
        right: where the text of the page ends, in points.

    Returns:
        The first line, the one behind the last, and the left edge of the second column in points.
    """
    if not lines:
        return None
    left = min(line.x0 for line in lines)
    margin = _SIDE * (right - left)
    parts = [segments(line, 0.9) for line in lines]
    edges = {
        round(part[0].x0)
        for each in parts
        for part in each
        if left + margin < part[0].x0 < right - margin and _begins_numbered(part)
    }
    for edge in sorted(edges):
        at = 0
        while at < len(lines):
            end = at
            while end < len(lines) and not _crosses(parts[end], edge):
                end += 1
            if end > at and _goes_on([part for each in parts[at:end] for part in each], edge):
                return at, end, edge - 1.0
            at = end + 1
    return None


def _crosses(parts: Sequence[Sequence[Word]], edge: float) -> bool:
    return any(part[0].x0 < edge - 1 and part[-1].x1 > edge - _GUTTER for part in parts)


def _begins_numbered(part: Sequence[Word]) -> bool:
    return bool(_NUMBER.fullmatch(part[0].text) or _PART.match(_start(part)))


def _start(part: Sequence[Word]) -> str:
    return " ".join(word.text for word in part[:3])


def _goes_on(parts: Sequence[Sequence[Word]], edge: float) -> bool:
    """Return whether all numbers before the edge come before all that stand behind it."""
    columns = (
        [part for part in parts if part[0].x0 < edge - 1],
        [part for part in parts if part[0].x0 >= edge - 1],
    )
    return any(
        min(map(len, read)) >= _NUMBERS and [*read[0], *read[1]] == sorted({*read[0], *read[1]})
        for read in (tuple(map(_dotted, columns)), tuple(map(_lettered, columns)))
    )


def _dotted(column: Sequence[Sequence[Word]]) -> list[tuple[int, int]]:
    found = (_NUMBER.fullmatch(part[0].text) for part in column)
    return [(int(number[1]), int(number[2])) for number in found if number]


def _lettered(column: Sequence[Sequence[Word]]) -> list[tuple[int, int]]:
    """The letters of a column, each with the outcome named above it in the column."""
    found: list[tuple[int, int]] = []
    outcome = 0
    for part in column:
        if named := _PART.match(_start(part)):
            outcome = int(named[1])
        elif outcome and (letter := _LETTER.fullmatch(part[0].text)):
            found.append((outcome, ord(letter[1])))
    return found
