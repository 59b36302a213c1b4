"""Tables laid out in plain text by tabs, or by gaps that stand below one another."""

import re

from rubric.sources.pieces import Cell, Paragraph, Table
from rubric.sources.places import TextPlace

#: so many rows below one another are no accident
_ROWS = 3
_GAP = re.compile(r" {2,}")
#: a number, letter or mark before a text: its line is an item of a list, and no row of a table
_LABEL = re.compile(r"[(\[]?([A-Za-z]{0,3}\.?\d{0,3}([.)]\d{0,3})*|[a-z]|[ivx]+)[.):\]]?|\W{1,2}")

Found = tuple[Table | None, int]


def tab_table(block: list[str], shown_as: str, first: int) -> Found:
    """Return the rows with tabs at the start of a block as a table, and how many lines they take.

    Lines of a label and one text are items of a list, and left as they are. A line that begins
    with a tab has nothing in its first cell.
    """
    rows: list[list[tuple[int, str]]] = []
    for line in block:
        cells = _split(line, re.compile(r"\t"))
        if "\t" not in (line.rstrip() if rows else line.strip()):
            break
        rows.append(cells)
    if len(rows) < 2 or all(_labelled(row) for row in rows):
        return None, 0
    return _table(rows, shown_as, first), len(rows)


def gap_table(block: list[str], shown_as: str, first: int) -> Found:
    """Return the rows at the start of a block whose cells stand below one another, as a table.

    A line that has nothing in the first column goes on with the cells above it.
    """
    starts = _starts(block[0])
    if len(starts) < 2:
        return None, 0
    taken, known = 0, set(starts)
    for line in block:
        if not _fits(line, known):
            break
        taken += 1
    lines = block[:taken]
    rows = [_at(line, starts) for line in lines]
    full = [row for row in rows if row[0][1]]
    if sum(all(text for _, text in row) for row in full) < _ROWS or all(
        _labelled(row) for row in full
    ):
        return None, 0
    return _table(rows, shown_as, first), taken


def _labelled(row: list[tuple[int, str]]) -> bool:
    return len(row) == 2 and bool(_LABEL.fullmatch(row[0][1]))


def _split(line: str, separator: re.Pattern[str]) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    at = 0
    for mark in [*separator.finditer(line), None]:
        end = mark.start() if mark else len(line)
        text = line[at:end]
        found.append((at + len(text) - len(text.lstrip()), text.strip()))
        at = mark.end() if mark else end
    return found


def _starts(line: str) -> list[int]:
    """Return where the cells of a line start, parted by gaps of two spaces or more."""
    body = line.rstrip()
    start = len(body) - len(body.lstrip())
    return [start, *(gap.end() for gap in _GAP.finditer(body) if gap.start() > start)]


def _fits(line: str, starts: set[int]) -> bool:
    """Return whether the line has a gap before each column in which it has text, and none else."""
    crosses = any(start and line[start - 1 : start].strip() for start in starts)
    return bool(line.strip()) and "\t" not in line and not crosses and starts >= set(_starts(line))


def _at(line: str, starts: list[int]) -> list[tuple[int, str]]:
    ends = [*starts[1:], len(line)]
    return [(start, line[start:end].strip()) for start, end in zip(starts, ends, strict=True)]


def _table(rows: list[list[tuple[int, str]]], shown_as: str, first: int) -> Table:
    cells = []
    for offset, row in enumerate(rows):
        for column, (start, text) in enumerate(row, 1):
            place = TextPlace(shown_as, first + offset, start + 1, max(1, len(text)))
            pieces = (Paragraph(text, place),) if text else ()
            cells.append(Cell(pieces, place, offset + 1, column))
    return Table(tuple(cells), TextPlace(shown_as, first))
