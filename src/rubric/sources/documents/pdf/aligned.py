"""What no line is drawn around: columns of a page, and tables laid out by gaps alone."""

import re
from collections.abc import Sequence
from itertools import pairwise

from rubric.sources.documents.pdf.booklets import booklet
from rubric.sources.documents.pdf.grids import Grid, GridCell
from rubric.sources.documents.pdf.lines import WIDE, Line, Word, segments

Block = Line | Grid
#: points between two columns
_GUTTER = 6.5
#: of the size of letters: a gap as wide as this may part two columns
_APART = 0.6
#: so many lines with text in two columns are no accident
_ROWS = 3
#: so many lines tell whether a table with more columns begins
_LOOK = 6
#: of the size of letters: a column as wide as this has lines that are wrapped at its edge
_PROSE = 12
#: one line in so many may go across the columns of a table
_FEW = 4
#: so many lines make a page of two columns
_COLUMN_LINES = 12
#: a number, letter or mark before a text: its line is an item of a list, and no row of a table
_LABEL = re.compile(r"[(\[]?([A-Za-z]{0,3}\.?\d{0,3}([.)]\d{0,3})*|[a-z]|[ivx]+)[.):\]]?|\W{1,2}")
Gap = tuple[float, float]


def blocks_of(lines: Sequence[Line], right: float) -> list[Block]:
    """Return lines in the order in which they are read, with the tables that stand among them.

    Args:
        lines: of a page, from top to bottom.
        right: where the text of the page ends.
    """
    if columns := booklet(lines, right):
        start, end, edge = columns
        first, second = _sides(lines[start:end], edge)
        return [
            block
            for part, limit in (
                (lines[:start], right),
                (first, edge),
                (second, right),
                (lines[end:], right),
            )
            for block in blocks_of(part, limit)
        ]
    found: list[Block] = []
    at = 0
    while at < len(lines):
        end, gaps = _run(lines, at)
        run = list(lines[at:end])
        gaps = _kept(run, gaps)
        above = _above(found, run[0], gaps)
        run = [*above, *run]
        before = found[: len(found) - len(above)]
        if gaps and _two_columns(run, gaps):
            middle = (gaps[0][0] + gaps[0][1]) / 2
            first, second = _sides(run, middle)
            found = [*before, *blocks_of(first, middle), *blocks_of(second, right)]
        elif gaps and (cells := cells_of(run, gaps, right)):
            found = [*before, _grid(cells, gaps)]
        else:
            found.append(lines[at])
            end = at + 1
        at = end
    return found


def _above(found: Sequence[Block], first: Line, gaps: Sequence[Gap]) -> list[Line]:
    """Return the last blocks found that belong to a table which begins on the line below them."""
    above: list[Line] = []
    for block in reversed(found):
        if not gaps or not isinstance(block, Line) or not _belongs(block, first, gaps):
            break
        above.insert(0, block)
        first = block
    return above


def _run(lines: Sequence[Line], at: int) -> tuple[int, list[Gap]]:
    """Return where the lines end that leave gaps in common, and the gaps."""
    gaps = _gaps(lines[at])
    if not gaps:
        return at + 1, []
    end = at + 1
    while end < len(lines):
        line, above = lines[end], lines[end - 1]
        if line.top - above.bottom > 2.2 * above.size or _parts_more(lines, end, gaps):
            break
        if _heads_rows(line, lines[end + 1 : end + 2], gaps):
            end += 1
            continue
        narrowed = [pieces[-1] for pieces in _without(gaps, line)]
        if not narrowed:
            break
        gaps, end = narrowed, end + 1
    return end, gaps


def _parts_more(lines: Sequence[Line], at: int, gaps: Sequence[Gap]) -> bool:
    """Return whether a table with more columns begins: its lines leave more gaps in common."""
    own = _gaps(lines[at])
    if len(own) <= len(gaps):
        return False
    begun = 1
    for line in lines[at + 1 : at + _LOOK]:
        own = [pieces[-1] for pieces in _without(own, line)]
        begun += len(_gaps(line)) >= len(own) > len(gaps)
    return len(own) > len(gaps) and begun >= _ROWS


def _heads_rows(line: Line, below: Sequence[Line], gaps: Sequence[Gap]) -> bool:
    """Return whether a line stands across columns that go on below it, as outcomes in a grid do."""
    return (
        len(gaps) > 1
        and _across(line, gaps)
        and any(
            len(segments(other, _APART)) > 1 and len(_without(gaps, other)) == len(gaps)
            for other in below
        )
    )


def _across(line: Line, gaps: Sequence[Gap]) -> bool:
    """Return whether a line of one piece begins in the first column and ends beyond it."""
    start, end = gaps[0]
    return len(segments(line, _APART)) == 1 and line.x0 < start and line.x1 > end


def _gaps(line: Line) -> list[Gap]:
    parts = segments(line, _APART)
    return [
        (left[-1].x1, right[0].x0)
        for left, right in pairwise(parts)
        if right[0].x0 - left[-1].x1 >= _GUTTER
    ]


def _without(gaps: Sequence[Gap], line: Line) -> list[list[Gap]]:
    """Return what a line leaves of each gap that it leaves anything of."""
    taken = [(part[0].x0, part[-1].x1) for part in segments(line, _APART)]
    left: list[list[Gap]] = []
    for gap in gaps:
        pieces = [gap]
        for x0, x1 in taken:
            pieces = [
                part
                for a, b in pieces
                for part in ((a, min(b, x0)), (max(a, x1), b))
                if part[1] - part[0] >= _GUTTER
            ]
        left += [pieces] if pieces else []
    return left


def _kept(run: Sequence[Line], gaps: list[Gap]) -> list[Gap]:
    """Return the gaps with text on both sides in several lines, after which most start alike."""
    kept = []
    for start, end in gaps:
        both = [
            line
            for line in run
            if line.x0 <= start + 1 and line.x1 >= end - 1 and not _across(line, gaps)
        ]
        first = [min(w.x0 for w in line.words if w.x0 >= end - 1) for line in both]
        alike = max((sum(abs(x - other) < 2 for other in first) for x in first), default=0)
        if alike >= _ROWS and alike >= 0.6 * len(both):
            kept.append((start, end))
    return kept


def _belongs(above: Line, below: Line, gaps: Sequence[Gap]) -> bool:
    """Return whether a line above a table is of it: it has text after a gap, and none across."""
    if below.top - above.bottom > 2.2 * above.size:
        return False
    return not crosses(above, gaps, WIDE) and any(word.x0 >= gaps[0][1] - 1 for word in above.words)


def crosses(line: Line, gaps: Sequence[Gap], wide: float = _APART) -> bool:
    """Return whether a part of a line stands across a gap; parts are told by spaces this wide."""
    return any(
        part[0].x0 < start and part[-1].x1 > end
        for part in segments(line, wide)
        for start, end in gaps
    )


def gaps_between(lines: Sequence[Line]) -> list[Gap]:
    """Return the gaps that nearly all lines leave, with text on both sides of each.

    A few lines may go across, such as the heading of a part of a table.
    """
    if not lines:
        return []
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    gaps = [(left, right)]
    across = len(lines) // _FEW
    for line in sorted(lines, key=lambda line: len(segments(line, _APART)), reverse=True):
        narrowed = [piece for pieces in _without(gaps, line) for piece in pieces]
        if narrowed:
            gaps = narrowed
        elif across == 0:
            return []
        else:
            across -= 1
    return [(a, b) for a, b in gaps if a > left and b < right]


def columns_of(line: Line, gaps: Sequence[Gap]) -> list[tuple[Word, ...]]:
    """Return the words of a line in each column."""
    edges = [(start + end) / 2 for start, end in gaps]
    columns: list[list[Word]] = [[] for _ in range(len(edges) + 1)]
    for word in line.words:
        columns[sum(word.x0 >= edge for edge in edges)].append(word)
    return [tuple(column) for column in columns]


def _sides_of(line: Line, gaps: Sequence[Gap]) -> list[tuple[Word, ...]]:
    """Return the words of a line in each column; a line across columns is of the first."""
    if _across(line, gaps):
        return [tuple(line.words), *(() for _ in gaps)]
    return columns_of(line, gaps)


def _two_columns(run: Sequence[Line], gaps: list[Gap]) -> bool:
    """Return whether the page is set in two columns: each is filled, line for line."""
    if len(gaps) != 1 or len(run) < _COLUMN_LINES or any(_across(line, gaps) for line in run):
        return False
    cut = [columns_of(line, gaps) for line in run]
    both = [sides for sides in cut if sides[0] and sides[1]]
    if len(both) < 0.75 * len(cut):
        return False
    start, end = min(line.x0 for line in run), max(line.x1 for line in run)
    widths = (gaps[0][0] - start, end - gaps[0][1])
    filled = [
        sum(sides[at][-1].x1 - sides[at][0].x0 for sides in both) / len(both) / max(width, 1)
        for at, width in enumerate(widths)
    ]
    return min(filled) > 0.6 and min(widths) > 0.3 * (end - start)


def _sides(run: Sequence[Line], middle: float) -> tuple[list[Line], list[Line]]:
    left, right = [], []
    for line in run:
        before = tuple(word for word in line.words if word.x0 < middle)
        after = tuple(word for word in line.words if word.x0 >= middle)
        if before:
            left.append(Line(before, line.page, line.number))
        if after:
            right.append(Line(after, line.page, line.number))
    return left, right


def cells_of(run: Sequence[Line], gaps: Sequence[Gap], right: float) -> list[GridCell] | None:
    """Return the cells of a table; None where the lines are items of a list with their labels.

    In each column a cell goes on where the first word of a line had no room left on the line above;
    a row begins where some cell does.
    """
    cut = [(line, _sides_of(line, gaps)) for line in run]
    first = [sides[0] for _, sides in cut if sides[0]]
    labels = all(_LABEL.fullmatch("".join(word.text for word in side)) for side in first)
    if len(gaps) == 1 and labels:
        return None
    ends = _ends([sides for line, sides in cut if not _across(line, gaps)], gaps, right)
    open_cells: list[GridCell | None] = [None] * len(ends)
    cells: list[GridCell] = []
    row = 0
    for line, sides in cut:
        parts = [Line(side, line.page, line.number) if side else None for side in sides]
        new = [
            part is not None and not _goes_on(cell, part, end)
            for cell, part, end in zip(open_cells, parts, ends, strict=True)
        ]
        row += any(new)
        for column, part in enumerate(parts):
            cell = open_cells[column]
            if part is not None and (new[column] or cell is None):
                cell = GridCell([part], row, column + 1)
                cells.append(cell)
            elif part is not None and cell is not None:
                cell.lines.append(part)
                cell.rows = row - cell.row + 1
            open_cells[column] = cell
    return cells


def _ends(
    cut: Sequence[Sequence[tuple[Word, ...]]], gaps: Sequence[Gap], right: float
) -> list[float]:
    """Return where the text of each column may end: near the next one, or with the page.

    Where several lines of the last column end alike, that is its edge.
    """
    reached = [[side[-1].x1 for side in column if side] for column in zip(*cut, strict=True)]
    size = next(side[0].size for side in cut[0] if side)
    last = max(reached[-1], default=right)
    alike = sum(end > last - 4 * size for end in reached[-1])
    if alike < _ROWS or last - gaps[-1][1] < _PROSE * size:
        last = max(last, right)
    ends = [
        max([*each, start - 4 * size]) for each, (_, start) in zip(reached[:-1], gaps, strict=True)
    ]
    return [*ends, last]


def _goes_on(cell: GridCell | None, line: Line, end: float) -> bool:
    """Return whether a line goes on with the cell above it."""
    if cell is None:
        return False
    above = cell.lines[-1]
    if line.top - above.bottom > 0.8 * line.size:
        return False
    first = line.words[0]
    return above.x1 + 0.3 * line.size + (first.x1 - first.x0) > end


def _grid(cells: list[GridCell], gaps: Sequence[Gap]) -> Grid:
    lines = [line for cell in cells for line in cell.lines]
    edges = (
        min(line.x0 for line in lines),
        *(end for _, end in gaps),
        max(line.x1 for line in lines),
    )
    top, bottom = min(line.top for line in lines), max(line.bottom for line in lines)
    return Grid(cells, lines[0].page, top, bottom, edges, drawn=False)
