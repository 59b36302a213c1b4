"""A PDF read: pages to blocks, what runs over all pages told apart, tables joined, then pieces."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import pairwise
from statistics import median
from typing import Any

from rubric.diagnostics import codes
from rubric.sources.documents.pdf.aligned import Block, blocks_of
from rubric.sources.documents.pdf.around import roles_of
from rubric.sources.documents.pdf.frames import Rule, frames_of
from rubric.sources.documents.pdf.grids import Grid, drawn_grids
from rubric.sources.documents.pdf.headed import longer
from rubric.sources.documents.pdf.joining import joined, repeated_head
from rubric.sources.documents.pdf.lines import Line, lines_of, words_of
from rubric.sources.documents.pdf.process import extracted
from rubric.sources.documents.pdf.ruled import ruled_grids
from rubric.sources.documents.pdf.stripes import without_stripes
from rubric.sources.documents.refusing import Progress, Refused, told
from rubric.sources.pieces import Cell, Paragraph, Piece, Role, SourceDocument, Table
from rubric.sources.places import Located, PagePlace

#: letters this much larger than those of the text are a heading's
_LARGER = 1.12
#: what stands for a letter that the file gives no meaning to
_UNKNOWN = "(cid:"


def read(data: bytes, shown_as: str, progress: Progress | None = None) -> SourceDocument:
    """Return what stands in a PDF.

    Raises:
        Refused: it cannot be read, or the extra `pdf` is not installed.
    """
    title = ""
    pages: list[list[Block]] = []
    middles: list[list[float]] = []
    blank: list[int] = []
    with closing(extracted(data, shown_as)) as said:
        total = 0
        for answer in said:
            if "words" not in answer:
                total, title = answer["pages"], answer["title"]
                continue
            number = len(pages) + 1
            blocks, lines = _blocks(answer, number)
            pages.append(blocks)
            middles.append(lines)
            if not blocks and answer["pictures"]:
                blank.append(number)
            if progress is not None:
                progress(number, total)
    if not any(pages) or _unreadable(pages):
        raise Refused(told(codes.PDF_WITHOUT_TEXT if pages else codes.DOCUMENT_EMPTY, shown_as))
    remarks: list[Located] = [
        told(codes.PAGE_WITHOUT_TEXT, PagePlace(shown_as, page), page=page) for page in blank
    ]
    pieces = tuple(_Pieces(shown_as, pages, middles).all())
    return SourceDocument(shown_as, pieces, title.strip(), tuple(remarks))


def _blocks(page: dict[str, Any], number: int) -> tuple[list[Block], list[float]]:
    """Return the blocks of a page in reading order, and the height of the middle of each line."""
    words = words_of(page)
    middles = [(line.top + line.bottom) / 2 for line in lines_of(words, number)]
    rules = [(x0, x1, height) for x0, x1, height in page["rules"]]
    drawn = [[(x0, y0, x1, y1) for x0, y0, x1, y1 in table] for table in page["tables"]]
    tables = without_stripes(drawn, frames_of(rules, page["width"]), words, number)
    grids, left = drawn_grids(tables, words, number)
    blocks: list[Block] = []
    free = [rule for rule in rules if not _within(rule, grids)]
    more, lines = ruled_grids(frames_of(free, page["width"]), lines_of(left, number))
    grids += more
    left_edge = min((word.x0 for word in words), default=0.0)
    right = max([page["width"] - left_edge, *(word.x1 for word in words)])
    for grid in [*sorted(grids, key=lambda grid: grid.top), None]:
        above = [line for line in lines if grid is None or line.top < grid.top]
        lines = (
            lines[len(above) :]
            if above == lines[: len(above)]
            else [line for line in lines if line not in above]
        )
        if blocks and isinstance(blocks[-1], Grid):
            blocks[-1], above = longer(blocks[-1], above)
        blocks.extend(blocks_of(above, right))
        if grid is not None:
            blocks.append(grid)
    return blocks, middles


def _within(rule: Rule, grids: Sequence[Grid]) -> bool:
    return any(grid.top - 2 <= rule[2] <= grid.bottom + 2 for grid in grids)


def _unreadable(pages: Sequence[Sequence[Block]]) -> bool:
    """Return whether most of the text is letters to which the file gives no meaning."""
    text = "".join(block.text for blocks in pages for block in blocks)
    return text.count(_UNKNOWN) * 8 > len(text) / 2


class _Pieces:
    """Makes pieces of blocks."""

    def __init__(
        self, shown_as: str, pages: Sequence[list[Block]], middles: Sequence[list[float]]
    ) -> None:
        self._shown_as = shown_as
        self._pages = pages
        self._middles = middles
        self._margin = [_margin(blocks) for blocks in pages]
        self._leading = [_leading(blocks) for blocks in pages]
        self._headings, self._usual = _sizes(pages)

    def all(self) -> Iterator[Piece]:
        """Yield the pieces of all pages."""
        roles = roles_of(self._pages)
        open_grid: Grid | None = None
        for page, blocks in enumerate(self._pages):
            first = True
            before: Block | None = None
            #: what surrounds the text comes before and after a table that goes over the page
            around: list[Piece] = []
            for at, block in enumerate(blocks):
                role = roles[page].get(at, "body")
                if role != "body":
                    around.append(self._piece(block, role, before))
                    continue
                if first and open_grid is not None and isinstance(block, Grid):
                    whole = joined(open_grid, block)
                    if whole is not None:
                        heads = repeated_head(open_grid, block)
                        around += [self._line(head, "header", None) for head in heads]
                        open_grid, first, before = whole, False, block
                        continue
                first = False
                if open_grid is not None:
                    yield self._table(open_grid, "body")
                    open_grid = None
                yield from around
                around = []
                if isinstance(block, Grid):
                    open_grid = block
                else:
                    yield self._line(block, "body", before)
                before = block
            if open_grid is not None and not self._goes_on(page, roles):
                yield self._table(open_grid, "body")
                open_grid = None
            yield from around

    def _goes_on(self, page: int, roles: Sequence[dict[int, Role]]) -> bool:
        """Return whether the next page begins with a table."""
        if page + 1 >= len(self._pages):
            return False
        body = (
            block
            for at, block in enumerate(self._pages[page + 1])
            if roles[page + 1].get(at, "body") == "body"
        )
        return isinstance(next(body, None), Grid)

    def _piece(self, block: Block, role: Role, before: Block | None) -> Piece:
        if isinstance(block, Grid):
            return self._table(block, role)
        return self._line(block, role, before)

    def _table(self, grid: Grid, role: Role) -> Table:
        cells = []
        place = PagePlace(self._shown_as, grid.page, self._number(grid.page, grid.top + 2))
        starts = _starts(grid)
        for cell in grid.cells:
            pieces = tuple(
                self._line(line, role, before, starts.get(cell.column))
                for before, line in zip((None, *cell.lines), cell.lines, strict=False)
            )
            here = pieces[0].place if pieces else place
            cells.append(Cell(pieces, here, cell.row, cell.column, cell.rows, cell.columns))
        return Table(tuple(cells), place, role)

    def _line(
        self, line: Line, role: Role, before: Block | None, start: float | None = None
    ) -> Paragraph:
        number = self._number(line.page, (line.top + line.bottom) / 2)
        gap = 0.0 if before is None or before.page != line.page else line.top - before.bottom
        start = self._margin[line.page - 1] if start is None else start
        indent = (line.x0 - start) / (0.5 * self._usual)
        return Paragraph(
            line.text,
            PagePlace(self._shown_as, line.page, number),
            depth=max(0, round(indent)),
            heading=self._headings.get(_rounded(line.size), 0) if role == "body" else 0,
            strong=line.strong,
            apart=gap > self._leading[line.page - 1] + 0.4 * line.size,
            one_line=True,
            role=role,
        )

    def _number(self, page: int, middle: float) -> int:
        return max(1, bisect_right(self._middles[page - 1], middle + 1.0))


def _margin(blocks: Sequence[Block]) -> float:
    return min((line.x0 for block in blocks for line in _lines(block)), default=0.0)


def _starts(grid: Grid) -> dict[int, float]:
    """Return where the text of each column starts."""
    starts: dict[int, float] = {}
    for cell in grid.cells:
        for line in cell.lines:
            starts[cell.column] = min(line.x0, starts.get(cell.column, line.x0))
    return starts


def _leading(blocks: Sequence[Block]) -> float:
    """Return the usual space between the lines of a page, in points."""
    texts = [[block] if isinstance(block, Line) else [] for block in blocks]
    runs = [[line for text in texts for line in text]]
    runs += [cell.lines for block in blocks if isinstance(block, Grid) for cell in block.cells]
    gaps = [below.top - above.bottom for run in runs for above, below in pairwise(run)]
    near = [gap for gap in gaps if 0 <= gap < 20]
    return min(median(near), 8.0) if near else 0.0


def _lines(block: Block) -> list[Line]:
    return [block] if isinstance(block, Line) else [ln for cell in block.cells for ln in cell.lines]


def _sizes(pages: Sequence[Sequence[Block]]) -> tuple[dict[float, int], float]:
    """Return which sizes of letters are those of headings, how high, and the usual size."""
    counts: Counter[float] = Counter()
    for blocks in pages:
        for block in blocks:
            for line in _lines(block):
                counts[_rounded(line.size)] += len(line.text)
    usual = counts.most_common(1)[0][0]
    larger = sorted((size for size in counts if size >= _LARGER * usual), reverse=True)
    return {size: min(rank, 6) for rank, size in enumerate(larger, 1)}, usual


def _rounded(size: float) -> float:
    return round(size * 2) / 2
