"""Tables that a page cut in two, put together again."""

import re
from collections.abc import Sequence

from rubric.sources.documents.pdf.grids import Grid, GridCell
from rubric.sources.documents.pdf.lines import Line

#: points: columns of two pages whose edges are this near are the same
_SAME_EDGE = 8.0
_LABELLED = re.compile(r"[(\[]?(\d+([.)]\d*)*|[A-Za-z]{1,3}\d+([.)]\d+)*|[a-z]\))|[•▪◦–-]\s")
_ENDED = re.compile(r"[.!?:;)\]”\"’']$")


def joined(first: Grid, second: Grid) -> Grid | None:
    """Return two tables as one where the second goes on with the first; None where it does not.

    Args:
        first: the last thing on a page.
        second: the first thing on the next one.
    """
    if len(first.edges) != len(second.edges) or any(
        abs(a - b) > _SAME_EDGE for a, b in zip(first.edges, second.edges, strict=True)
    ):
        return None
    cells = list(second.cells)
    if repeated_head(first, second):
        cells = [_moved(cell, -1) for cell in cells if cell.row > 1]
    kept = list(first.cells)
    last = first.rows
    if cells and (cut := _cut(kept, cells, last)):
        for above, below in cut:
            at = kept.index(above)
            lines = [*above.lines, *below.lines]
            rows = above.rows + below.rows - 1
            kept[at] = GridCell(lines, above.row, above.column, rows, above.columns)
        cells = [_moved(cell, -1) for cell in cells if cell.row > 1]
    kept += [_moved(cell, last) for cell in cells]
    return Grid(kept, first.page, first.top, first.bottom, first.edges, first.drawn)


def repeated_head(first: Grid, second: Grid) -> list[Line]:
    """Return the lines of the heads that the second part of a table has once more."""
    heads = _row_text(second.cells, 1)
    if not any(heads) or heads != _row_text(first.cells, 1):
        return []
    return [line for cell in second.cells if cell.row == 1 for line in cell.lines]


def _row_text(cells: Sequence[GridCell], row: int) -> list[str]:
    return [" ".join(cell.text.split()).casefold() for cell in cells if cell.row == row]


def _moved(cell: GridCell, by: int) -> GridCell:
    return GridCell(cell.lines, cell.row + by, cell.column, cell.rows, cell.columns)


def _cut(
    above: Sequence[GridCell], below: Sequence[GridCell], last: int
) -> list[tuple[GridCell, GridCell]] | None:
    """Return the halves of the cells that the page cut, where it cut a row; None where not.

    It did where some cell of the new row is blank and all others go on in mid-sentence, or where
    all go on with a small letter.
    """
    row = [cell for cell in below if cell.row == 1]
    written = [cell for cell in row if cell.lines]
    if not written:
        return None
    whole = len(written) == len(row) and any(cell.rows > 1 for cell in row)
    halves = []
    for cell in written:
        if whole and not cell.text[:1].islower():
            return None
        over = [
            each
            for each in above
            if each.column == cell.column and each.row + each.rows - 1 == last
        ]
        if not over or not over[0].lines or not _goes_on(over[0].text, cell.text):
            return None
        halves.append((over[0], cell))
    return halves


def _goes_on(before: str, after: str) -> bool:
    if _LABELLED.match(after) or _ENDED.search(before):
        return False
    return after[:1].islower() or len(before) > 20
