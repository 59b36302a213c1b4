"""Tables with lines between their rows and none between their columns."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rubric.sources.documents.pdf.aligned import Gap, columns_of, gaps_between
from rubric.sources.documents.pdf.grids import Grid, GridCell
from rubric.sources.documents.pdf.lines import Line, segments

Rule = tuple[float, float, float]
#: points: rules at nearly one height are one
_SAME_HEIGHT = 2.5
#: of the width of a page: a rule as long as this is one of a table
_LONG = 0.35
#: rules on one page; where there are more it is a drawing
_MOST = 150
#: rows and columns that make a table, at the least
_ROWS = 2


def ruled_grids(
    rules: Sequence[Rule], lines: Sequence[Line], width: float
) -> tuple[list[Grid], list[Line]]:
    """Return the tables whose rows are parted by rules, and the lines that stand in none.

    Args:
        rules: lines that are drawn across the page: where each starts, ends, and how low.
        lines: of text, from top to bottom.
        width: of the page, in points.
    """
    heights = _heights(rules, _LONG * width)
    if not _ROWS < len(heights) <= _MOST:
        return [], list(lines)
    grids: list[Grid] = []
    left = list(lines)
    first = 0
    while first < len(heights) - 1:
        bands = [[ln for ln in left if a < _middle(ln) < b] for a, b in pairwise(heights)]
        # the longest run whose columns are parted alike; a short one may have text in one alone
        last = len(bands)
        while last > first and not gaps_between([ln for b in bands[first:last] for ln in b]):
            last -= 1
        grid = _grid(rules, heights[first : last + 1], bands[first:last], left)
        first = first + 1 if grid is None else last
        if grid is not None:
            grids.append(grid)
            left = [line for line in left if line not in grid.whole]
    return grids, left


def _grid(
    rules: Sequence[Rule],
    heights: Sequence[float],
    bands: Sequence[Sequence[Line]],
    lines: Sequence[Line],
) -> Grid | None:
    """Return the rows between rules as a table; None where they are no table.

    Headings of its columns may stand above the first rule.
    """
    inside = [line for band in bands for line in band]
    if sum(bool(band) for band in bands) < _ROWS:
        return None
    gaps = gaps_between(inside)
    cells = _cells(rules, heights, inside, gaps)
    if len({cell.column for cell in cells}) < _ROWS:
        return None
    left, right = min(line.x0 for line in inside), max(line.x1 for line in inside)
    edges = (left, *(end for _, end in gaps), right)
    above = [line for line in lines if _middle(line) < heights[0]][-1:]
    if above and _heads(above[0], heights[0], gaps):
        cells = [
            *_row(above, gaps, 1),
            *(GridCell(cell.lines, cell.row + 1, cell.column, cell.rows) for cell in cells),
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
        if far or _crosses(line, gaps) or (end == rule and not all(columns_of(line, gaps))):
            return
        yield line
        end = line.bottom


def _heads(line: Line, rule: float, gaps: Sequence[Gap]) -> bool:
    """Return whether a line above the first rule has a heading for each column."""
    near = rule - line.bottom < 2 * line.size
    return near and not _crosses(line, gaps) and all(columns_of(line, gaps))


def _crosses(line: Line, gaps: Sequence[Gap]) -> bool:
    return any(
        part[0].x0 < start and part[-1].x1 > end
        for part in segments(line, 0.9)
        for start, end in gaps
    )


def _middle(line: Line) -> float:
    return (line.top + line.bottom) / 2


def _heights(rules: Sequence[Rule], shortest: float) -> list[float]:
    """Return at what heights there are rules which together are as long as one of a table."""
    kept: list[tuple[float, float]] = []
    for start, end, height in sorted(rules, key=lambda rule: rule[2]):
        if kept and height - kept[-1][0] <= _SAME_HEIGHT:
            kept[-1] = (kept[-1][0], kept[-1][1] + end - start)
        else:
            kept.append((height, end - start))
    return [height for height, length in kept if length > shortest]


def _cells(
    rules: Sequence[Rule], heights: Sequence[float], lines: Sequence[Line], gaps: Sequence[Gap]
) -> list[GridCell]:
    """Return the cells: in each column one between every two rules that reach over it."""
    starts = [min(line.x0 for line in lines), *(end for _, end in gaps)]
    ends = [*(start for start, _ in gaps), max(line.x1 for line in lines)]
    cells: dict[tuple[int, int], GridCell] = {}
    for line in lines:
        for column, words in enumerate(columns_of(line, gaps)):
            if not words:
                continue
            middle = (starts[column] + ends[column]) / 2
            cuts = [
                at
                for at, height in enumerate(heights)
                if any(
                    abs(rule[2] - height) <= _SAME_HEIGHT and rule[0] - 5 <= middle <= rule[1] + 5
                    for rule in rules
                )
            ]
            above = max((at for at in cuts if heights[at] < _middle(line)), default=0)
            last = len(heights) - 1
            below = min((at for at in cuts if heights[at] > _middle(line)), default=last)
            part = Line(words, line.page, line.number)
            cell = cells.setdefault(
                (above, column), GridCell([], above + 1, column + 1, max(1, below - above))
            )
            cell.lines.append(part)
    return [cells[key] for key in sorted(cells)]
