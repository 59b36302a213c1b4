"""Tables of a page as rows of cells with their lines: those that are drawn."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rubric.sources.documents.pdf.lines import Line, Word, lines_of

Box = tuple[float, float, float, float]
#: points: edges nearer than this are one
_SAME_EDGE = 3.0


@dataclass(slots=True)
class GridCell:
    """A cell of a table on a page."""

    lines: list[Line]
    row: int
    column: int
    rows: int = 1
    columns: int = 1

    @property
    def text(self) -> str:
        """Its lines, joined by spaces."""
        return " ".join(line.text for line in self.lines)


@dataclass(slots=True)
class Grid:
    """A table on a page."""

    cells: list[GridCell]
    page: int
    top: float
    bottom: float
    #: where its columns start, and where the last one ends
    edges: tuple[float, ...] = ()
    #: whether lines are drawn around its cells
    drawn: bool = True
    #: the lines of the page that it was made of, where columns are told by gaps
    whole: Sequence[Line] = ()

    @property
    def text(self) -> str:
        """The text of all cells."""
        return " ".join(cell.text for cell in self.cells if cell.lines)

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return max((cell.row + cell.rows - 1 for cell in self.cells), default=0)


def drawn_grids(
    tables: Iterable[Sequence[Box]], words: list[Word], page: int
) -> tuple[list[Grid], list[Word]]:
    """Return the tables whose cells are drawn, and the words that stand in none of them.

    A table of one column is no table for a reader: its lines are left where they stand.
    """
    grids: list[Grid] = []
    left = words
    for cells in sorted(tables, key=lambda cells: min(cell[1] for cell in cells)):
        across = _edges([box[0] for box in cells] + [box[2] for box in cells])
        down = _edges([box[1] for box in cells] + [box[3] for box in cells])
        if len(across) < 3:
            continue
        found: list[GridCell] = []
        for box in cells:
            inside = [word for word in left if holds(box, word)]
            left = [word for word in left if not holds(box, word)]
            column, row = _at(across, box[0]), _at(down, box[1])
            rows, columns = _at(down, box[3]) - row, _at(across, box[2]) - column
            lines = lines_of(inside, page)
            found.append(GridCell(lines, row + 1, column + 1, max(rows, 1), max(columns, 1)))
        kept = _without_blank(found)
        if not any(cell.lines for cell in kept):
            continue
        kept.sort(key=lambda cell: (cell.row, cell.column))
        grids.append(Grid(kept, page, down[0], down[-1], tuple(across)))
    return grids, left


def _without_blank(cells: list[GridCell]) -> list[GridCell]:
    """Return the cells with their rows numbered anew where all cells of one are blank."""
    rows = sorted({cell.row for cell in cells if cell.lines})
    kept = []
    for cell in cells:
        if cell.row in rows:
            covered = sum(cell.row <= row < cell.row + cell.rows for row in rows)
            row = rows.index(cell.row) + 1
            kept.append(GridCell(cell.lines, row, cell.column, covered, cell.columns))
    return kept


def holds(box: Box, word: Word) -> bool:
    """Return whether the middle of a word is in a box."""
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return box[0] - 0.5 <= x <= box[2] + 0.5 and box[1] - 0.5 <= y <= box[3] + 0.5


def _edges(values: list[float]) -> list[float]:
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > _SAME_EDGE:
            kept.append(value)
    return kept


def _at(edges: list[float], value: float) -> int:
    return min(range(len(edges)), key=lambda at: abs(edges[at] - value))
