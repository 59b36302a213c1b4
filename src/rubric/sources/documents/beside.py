"""Two columns of plain text side by side, in which each cell goes on over several lines.

This is how a page looks that a program wrote out as text. A wide gap runs down between the
columns; numbers say where a cell begins, since the lines of one cell and the next look alike.
"""

import re

from rubric.sources.pieces import Cell, Paragraph, Table
from rubric.sources.places import TextPlace

#: so far to the right of its column a line may begin that goes on with the one above
_HANGING = 8
#: characters of a line, at the most; a page written out as text is far narrower
_WIDEST = 1000
#: a number before a text: "1.", "2.1", "LO1"
_NUMBERED = re.compile(r"(?:[A-Z]{1,2}\s?)?\d{1,2}(?:\.\d{1,2})*[.):]?\s+\S")
_GAP = re.compile(r"\S( {2,})(?=\S)")
#: a gap inside of a column, which is not the one behind a number
_INSIDE = re.compile(r"\S {3,}\S")


def beside_table(lines: list[str], shown_as: str, first: int) -> tuple[Table | None, int]:
    """Return the two columns at the start of lines as a table, and how many lines they take."""
    if not is_of_a_page(lines[0]):
        return None, 0
    for gap in _GAP.finditer(lines[0]):
        start = gap.end()
        if (
            _NUMBERED.match(lines[0][: start + 2].strip())
            and not lines[0][:start].strip()[-1].isalpha()
        ):
            continue  # the gap behind a number
        taken = _taken(lines, start)
        if _is_laid_out(lines[:taken], start):
            return _table(lines[:taken], start, shown_as, first), taken
    return None, 0


def is_of_a_page(line: str) -> bool:
    """Return whether columns can stand on a line: it has no tab, and is no wider than a page."""
    return "\t" not in line and len(line) <= _WIDEST


def _taken(lines: list[str], start: int) -> int:
    """How many lines keep the gap free, up to the last that has text behind it and what ends it."""
    taken, blank = 0, False
    for at, line in enumerate(lines):
        if not line.strip():
            if blank:
                break
            blank = True
            continue
        left, right = line[:start].rstrip(), line[start:]
        crosses = len(line) > start - 2 and line[start - 2 : start].strip()
        begins = len(right) - len(right.lstrip())
        if not is_of_a_page(line) or crosses or (right.strip() and begins > _HANGING):
            break
        if _INSIDE.search(left.strip()) and not _NUMBERED.match(left.strip()):
            break
        if right.strip() or (taken == at and not blank):
            taken = at + 1
        elif blank:
            break
        blank = False
    return taken


def _is_laid_out(lines: list[str], start: int) -> bool:
    """Whether numbers begin both columns of a line, and other lines only go on."""
    both = goes_on = 0
    for line in lines:
        left, right = line[:start].strip(), line[start:].strip()
        both += bool(_NUMBERED.match(left) and _NUMBERED.match(right))
        goes_on += bool(line.strip()) and not (_NUMBERED.match(left) or _NUMBERED.match(right))
    return both > 0 and goes_on > 1


def _table(lines: list[str], start: int, shown_as: str, first: int) -> Table:
    """Rows begin at a number in the first column, or behind a blank line."""
    rows: list[tuple[list[Paragraph], list[Paragraph]]] = []
    begins = True
    for offset, line in enumerate(lines):
        if not line.strip():
            begins = True
            continue
        halves = (0, line[:start]), (start, line[start:])
        if begins or not rows or _NUMBERED.match(halves[0][1].strip()):
            rows.append(([], []))
        begins = False
        for column, (at, text) in enumerate(halves):
            if text.strip():
                indent = at + len(text) - len(text.lstrip())
                place = TextPlace(shown_as, first + offset, indent + 1, len(text.strip()))
                rows[-1][column].append(Paragraph(text.strip(), place, one_line=True))
    cells = [
        Cell(tuple(pieces), pieces[0].place, number, column)
        for number, row in enumerate(rows, 1)
        for column, pieces in enumerate(row, 1)
        if pieces
    ]
    return Table(tuple(cells), TextPlace(shown_as, first))
