"""Tables with lines between their rows and none between their columns."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from rubric.sources.documents.pdf.aligned import Gap, columns_of, crosses, gaps_between
from rubric.sources.documents.pdf.frames import SAME_HEIGHT, Frame, Rule
from rubric.sources.documents.pdf.grids import Grid, GridCell
from rubric.sources.documents.pdf.lines import Line

#: rows and columns that make a table, at the least
_ROWS = 2
#: points: a word this near to where a column starts begins in it
_SAME_EDGE = 2.0


def ruled_grids(frames: Sequence[Frame], lines: Sequence[Line]) -> tuple[list[Grid], list[Line]]:
    """Return the tables whose rows are parted by rules, and the lines that stand in none.

    Args:
        frames: the rules of the page, by table.
        lines: of text, from top to bottom.
    """
    grids: list[Grid] = []
    left = list(lines)
    for frame in frames:
        heights = frame.heights
        first = 0
        while first < len(heights) - 1:
            bands = [[ln for ln in left if a < _middle(ln) < b] for a, b in pairwise(heights)]
            last, gaps = _columns(bands, first, frame)
            grid = _grid(frame.rules, heights[first : last + 1], bands[first:last], left, gaps)
            first = first + 1 if grid is None else last
            if grid is not None:
                grids.append(grid)
                left = [line for line in left if line not in grid.whole]
    return grids, left


def _columns(
    bands: Sequence[Sequence[Line]], first: int, frame: Frame
) -> tuple[int, Sequence[Gap]]:
    """Return up to where the columns of the bands are parted alike, and by what gaps.

    Where the rules are drawn cell by cell, they say where. Otherwise it is the longest run; a short
    one may have text in one column alone.
    """
    if frame.breaks:
        return len(bands), frame.gaps
    last = _until_more(bands, first)
    gaps = gaps_between([line for band in bands[first:last] for line in band])
    while last > first and not gaps:
        last -= 1
        gaps = gaps_between([line for band in bands[first:last] for line in band])
    return last, gaps


def _until_more(bands: Sequence[Sequence[Line]], first: int) -> int:
    """Return before which band rows with more columns begin, of another table: two such rows."""
    most = len(gaps_between(bands[first]))
    for at in range(first + 1, len(bands) - 1):
        here, both = bands[at], [*bands[at], *bands[at + 1]]
        if bands[at + 1] and min(len(gaps_between(here)), len(gaps_between(both))) > most > 0:
            return at
    return len(bands)


def _grid(
    rules: Sequence[Rule],
    heights: Sequence[float],
    bands: Sequence[Sequence[Line]],
    lines: Sequence[Line],
    gaps: Sequence[Gap],
) -> Grid | None:
    """Return the rows between rules as a table; None where they are no table.

    Headings of its columns may stand above the first rule.
    """
    inside = [line for band in bands for line in band]
    if sum(bool(band) for band in bands) < _ROWS:
        return None
    cells = _cells(rules, heights, inside, gaps)
    if len({cell.column for cell in cells}) < _ROWS:
        return None
    left, right = min(line.x0 for line in inside), max(line.x1 for line in inside)
    edges = (left, *(end for _, end in gaps), right)
    above = _head([line for line in lines if _middle(line) < heights[0]], heights[0], gaps)
    if above:
        cells = [
            *_row(above, gaps, 1),
            *(replace(cell, row=cell.row + 1) for cell in cells),
        ]
        inside = [*above, *inside]
    below = list(_foot([line for line in lines if _middle(line) > heights[-1]], heights[-1], gaps))
    cells += _row(below, gaps, max(cell.row + cell.rows for cell in cells))
    inside += below
    top, bottom = min(line.top for line in inside), max(line.bottom for line in inside)
    return Grid(cells, inside[0].page, top, bottom, edges, drawn=False, whole=inside)


def _row(lines: Sequence[Line], gaps: Sequence[Gap], row: int) -> list[GridCell]:
    """Return lines as one row."""
    cells: dict[int, GridCell] = {}
    for line in lines:
        for column, words in enumerate(columns_of(line, gaps), 1):
            if words:
                cell = cells.setdefault(column, GridCell([], row, column))
                cell.lines.append(Line(words, line.page, line.number))
    return [cells[column] for column in sorted(cells)]


def _foot(lines: Sequence[Line], rule: float, gaps: Sequence[Gap]) -> Iterator[Line]:
    """Yield the lines of a last row, which may have no rule below it."""
    end = rule
    for line in lines:
        far = line.top - end > (2 if end == rule else 0.8) * line.size
        if far or crosses(line, gaps) or (end == rule and not all(columns_of(line, gaps))):
            return
        yield line
        end = line.bottom


def _head(lines: Sequence[Line], rule: float, gaps: Sequence[Gap]) -> list[Line]:
    """Return the lines above the first rule that are a heading for each column."""
    taken: list[Line] = []
    end = rule
    for line in reversed(lines):
        far = end - line.bottom > (2 if end == rule else 0.8) * line.size
        if far or crosses(line, gaps):
            break
        taken.insert(0, line)
        end = line.top
    heads = [n for n, line in enumerate(taken) if all(columns_of(line, gaps))]
    return taken[heads[0] :] if heads else []


def _middle(line: Line) -> float:
    return (line.top + line.bottom) / 2


def _is_whole(line: Line, gaps: Sequence[Gap]) -> bool:
    """Whether a line goes across the columns: none of its words begins where a column does."""
    begins = any(abs(word.x0 - end) < _SAME_EDGE for word in line.words for _, end in gaps)
    return crosses(line, gaps) and not begins


def _cells(
    rules: Sequence[Rule], heights: Sequence[float], lines: Sequence[Line], gaps: Sequence[Gap]
) -> list[GridCell]:
    """Return the cells: in each column one between every two rules that reach over it."""
    starts = [min(line.x0 for line in lines), *(end for _, end in gaps)]
    ends = [*(start for start, _ in gaps), max(line.x1 for line in lines)]
    cells: dict[tuple[int, int], GridCell] = {}
    for line in lines:
        whole = _is_whole(line, gaps)
        for column, words in enumerate([tuple(line.words)] if whole else columns_of(line, gaps)):
            if not words:
                continue
            middle = (starts[column] + ends[column]) / 2
            cuts = [
                at
                for at, height in enumerate(heights)
                if any(
                    abs(rule[2] - height) <= SAME_HEIGHT and rule[0] - 5 <= middle <= rule[1] + 5
                    for rule in rules
                )
            ]
            above = max((at for at in cuts if heights[at] < _middle(line)), default=0)
            last = len(heights) - 1
            below = min((at for at in cuts if heights[at] > _middle(line)), default=last)
            part = Line(words, line.page, line.number)
            across = len(starts) if whole else 1
            cell = cells.setdefault(
                (above, column), GridCell([], above + 1, column + 1, max(1, below - above), across)
            )
            cell.lines.append(part)
    return [cells[key] for key in sorted(cells)]
