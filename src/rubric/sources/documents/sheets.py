"""Cells of a sheet put into tables: one for each block that blank rows or columns part."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rubric.sources.pieces import Cell, Paragraph, Table
from rubric.sources.places import CellPlace


class Value(NamedTuple):
    """What a cell of a sheet shows."""

    text: str
    could_be: str = ""
    strong: bool = False
    depth: int = 0


class Merged(NamedTuple):
    """Cells of a sheet that are one; rows and columns count from 1, both ends are of it."""

    row: int
    column: int
    last_row: int
    last_column: int


@dataclass(slots=True)
class Sheet:
    """What a reader found on a sheet."""

    name: str
    values: Mapping[tuple[int, int], Value]
    merged: Sequence[Merged] = ()


def tables_of(sheet: Sheet, shown_as: str) -> Iterator[Table]:
    """Yield the blocks of a sheet as tables, from top to bottom, then from left to right."""
    spans = {(each.row, each.column): each for each in sheet.merged}
    taken = [
        spans.get(spot, Merged(*spot, *spot)) for spot, value in sheet.values.items() if value.text
    ]
    taken.sort()
    runs = _runs([(span.row, span.last_row) for span in taken])
    at = 0
    for _, last in runs:
        end = at
        while end < len(taken) and taken[end].row <= last:
            end += 1
        inside, at = taken[at:end], end
        for left, right in _beside([(span.column, span.last_column) for span in inside]):
            yield _table(sheet, [s for s in inside if left <= s.column <= right], shown_as)


def _beside(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the runs of columns that are blocks of their own.

    A run of one column is none: labels often stand a blank column away from their values.
    """
    whole: list[tuple[int, int]] = []
    for run in _runs(spans):
        if whole and (run[0] == run[1] or whole[-1][0] == whole[-1][1]):
            whole[-1] = (whole[-1][0], run[1])
        else:
            whole.append(run)
    return whole


def _runs(spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the runs that spans make without a gap between them."""
    run: tuple[int, int] | None = None
    for first, last in sorted(spans):
        if run is None:
            run = (first, last)
        elif first <= run[1] + 1:
            run = (run[0], max(run[1], last))
        else:
            yield run
            run = (first, last)
    if run is not None:
        yield run


def _table(sheet: Sheet, block: Sequence[Merged], shown_as: str) -> Table:
    rows = sorted({span.row for span in block})
    columns = sorted({span.column for span in block})
    cells = []
    for span in block:
        value = sheet.values[span.row, span.column]
        place = CellPlace(shown_as, sheet.name, spot_name(span.row, span.column))
        paragraph = Paragraph(value.text, place, strong=value.strong, depth=value.depth)
        # rows and columns without a text are not counted
        row, column = bisect_left(rows, span.row), bisect_left(columns, span.column)
        cells.append(
            Cell(
                (paragraph,),
                place,
                row + 1,
                column + 1,
                bisect_right(rows, span.last_row) - row,
                bisect_right(columns, span.last_column) - column,
                value.could_be,
            )
        )
    first = spot_name(block[0].row, block[0].column)
    return Table(tuple(cells), CellPlace(shown_as, sheet.name, first))


def spot_name(row: int, column: int) -> str:
    """Return the name of a cell as spreadsheet programs show it: "B12"."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"
