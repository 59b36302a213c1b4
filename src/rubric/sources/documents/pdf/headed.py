"""Tables of which the row of headings alone is drawn: what stands below it in the same columns."""

from dataclasses import replace

from rubric.sources.documents.pdf.aligned import cells_of, columns_of, crosses
from rubric.sources.documents.pdf.grids import Grid, GridCell
from rubric.sources.documents.pdf.lines import Line

#: of the size of letters: so far below one another are rows of one table
_NEAR = 2.2
#: columns that text was found in below a heading, at the least
_COLUMNS = 3


def longer(head: Grid, lines: list[Line]) -> tuple[Grid, list[Line]]:
    """Return a table of one row with the lines below in its columns, and the lines after these.

    It stays as it is where fewer than three columns go on: two are told by the gap between them.

    Args:
        head: a table.
        lines: what stands below it, from top to bottom.
    """
    gaps = [(edge, edge) for edge in head.edges[1:-1]]
    run: list[Line] = []
    bottom = head.bottom
    for line in lines:
        if head.rows > 1 or line.top - bottom > _NEAR * line.size or crosses(line, gaps):
            break
        run.append(line)
        bottom = line.bottom
    filled = {n for line in run for n, words in enumerate(columns_of(line, gaps)) if words}
    if len(filled) < _COLUMNS:
        return head, lines
    rows = [
        GridCell(cell.lines, cell.row + 1, cell.column, cell.rows)
        for cell in cells_of(run, gaps, head.edges[-1]) or ()
    ]
    return replace(head, cells=[*head.cells, *rows], bottom=bottom), lines[len(run) :]
