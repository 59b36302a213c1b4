"""Three columns or more of plain text side by side, in which cells go on over several lines.

This is how a table looks that a program wrote out as text. A row begins on each line on which a
number begins a cell; whatever else stands in a column goes on with the cell above it. Headings may
reach over several columns, and so may a row that only names an outcome.
"""

import re
from dataclasses import dataclass, field

from rubric.sources.documents.beside import is_of_a_page
from rubric.sources.pieces import Cell, Paragraph, Table
from rubric.sources.places import TextPlace

#: so far to the right of its column a line may begin that goes on with the one above
_HANGING = 8
#: lines of headings above the first number, at the most
_HEADINGS = 6
#: columns; tables of fewer are told in another way
_COLUMNS = 3
#: rows that begin with a number, and lines that go on with one, at the least
_LEAST = 2
#: "1.1", "LO1", "P1"; alone, or before a text
_NUMBER = re.compile(r"(?:[A-Z]{1,2}\s?)?\d{1,2}(?:\.\d{1,2})*[.):]?")
_NUMBERED = re.compile(_NUMBER.pattern + r"\s+\S")
_PIECE = re.compile(r"\S+(?: \S+)*")


@dataclass(frozen=True, slots=True)
class _Part:
    """What stands on a line between gaps of two spaces or more."""

    at: int
    text: str
    #: whether a number begins it; one alone does where something follows it on the line
    numbered: bool

    @property
    def inside(self) -> range:
        """All places that it takes but the first."""
        return range(self.at + 1, self.at + len(self.text))


@dataclass(slots=True)
class _Cell:
    """A cell while its lines are gathered."""

    row: int
    column: int
    columns: int
    lines: list[Paragraph] = field(default_factory=list)


def several_beside(lines: list[str], shown_as: str, first: int) -> tuple[Table | None, int]:
    """Return the columns at the start of lines as a table, and how many lines they take."""
    heads = _heads(lines)
    if heads is None:
        return None, 0
    starts, taken = _columns(lines[heads:])
    body = [_parts(line) for line in lines[heads : heads + taken]]
    numbered = sum(any(part.numbered for part in parts) for parts in body)
    goes_on = sum(bool(parts) for parts in body) - numbered
    above = [_parts(line) for line in lines[:heads]]
    starts = _with_headings(starts, above, body)
    if len(starts) < _COLUMNS or min(numbered, goes_on) < _LEAST:
        return None, 0
    made = [
        Cell(tuple(cell.lines), cell.lines[0].place, cell.row, cell.column, columns=cell.columns)
        for cell in _gathered(above, body, starts, shown_as, first)
    ]
    return Table(tuple(made), TextPlace(shown_as, first)), heads + taken


def _parts(line: str) -> list[_Part]:
    found = list(_PIECE.finditer(line))
    return [
        _Part(
            piece.start(),
            piece[0],
            bool(
                _NUMBERED.match(piece[0])
                or (piece is not found[-1] and _NUMBER.fullmatch(piece[0]))
            ),
        )
        for piece in found
    ]


def _heads(lines: list[str]) -> int | None:
    """Return how many lines of headings stand above the first number; None where it is no table."""
    for at, line in enumerate(lines[: _HEADINGS + 1]):
        parts = _parts(line) if is_of_a_page(line) else []
        if not parts:
            return None
        if any(part.numbered for part in parts):
            return at if at or len(parts) >= _COLUMNS else None
        if (not at and len(parts) < _COLUMNS - 1) or any(part.text.isdigit() for part in parts):
            return None
    return None


def _columns(lines: list[str]) -> tuple[list[int], int]:
    """Return where columns start, and how many lines keep the gaps before them free."""
    starts: list[int] = []
    #: where no column can start, as the text of another goes on there
    covered: set[int] = set()
    taken, blank = 0, False
    for at, line in enumerate(lines):
        if not is_of_a_page(line):
            break
        parts = _parts(line)
        if not parts:
            if blank:
                break
            blank = True
            continue
        alone = len(parts) == 1 and starts and parts[0].at <= starts[0]
        if blank and alone:
            break
        if not (alone and parts[0].numbered):
            begun = _begun(parts, starts)
            covered |= {place for part in parts for place in part.inside}
            if not covered.isdisjoint((*starts, *begun)):
                break
            starts = sorted({*starts, *begun})
        taken, blank = at + 1, False
    return starts, taken


def _begun(parts: list[_Part], starts: list[int]) -> list[int]:
    """Return where a line begins columns that are not known yet."""
    begun: list[int] = []
    before = -1
    for part in parts:
        column = _column(part.at, starts)
        if column < 0 or column == before or part.at - starts[column] > _HANGING:
            begun.append(part.at)
        else:
            before = column
    return begun


def _column(at: int, starts: list[int]) -> int:
    """Return the last column that starts there or before; -1 is none."""
    return sum(start <= at for start in starts) - 1


def _with_headings(
    starts: list[int], above: list[list[_Part]], body: list[list[_Part]]
) -> list[int]:
    """Return the columns with those that have a heading and nothing below it."""
    heads = max(above, key=len, default=[])
    ends = [*(part.at for part in heads[1:]), None]
    blank = [
        head.at
        for head, end in zip(heads, ends, strict=False)
        if not any(start >= head.at and (end is None or start < end) for start in starts)
        and not any(head.at in part.inside for parts in body if len(parts) > 1 for part in parts)
    ]
    return sorted({*starts, *blank})


def _headed(parts: list[_Part], starts: list[int]) -> list[int]:
    """Return of which column each part is the heading.

    It may stand a little before its column, or over the middle of one that has no other.
    """
    ends = [*(part.at for part in parts[1:]), starts[-1] + 1]
    within = [max(0, _column(part.at, starts)) for part in parts]
    found: list[int] = []
    for part, end, column in zip(parts, ends, within, strict=True):
        beyond = next((n for n, start in enumerate(starts) if part.at <= start < end), column)
        alone = within.count(column) == 1 and not any(start in part.inside for start in starts)
        found.append(column if alone else beyond)
    return found


def _gathered(
    above: list[list[_Part]],
    body: list[list[_Part]],
    starts: list[int],
    shown_as: str,
    first: int,
) -> list[_Cell]:
    """Return the cells by row, then by column."""
    cells: list[_Cell] = []
    open_cells: dict[int, _Cell] = {}
    row = 1
    for number, parts in enumerate([*above, *body], first):
        columns = [max(0, _column(part.at, starts)) for part in parts]
        if number < first + len(above):
            columns = _headed(parts, starts)
        numbers = [c for c, part in zip(columns, parts, strict=True) if part.numbered]
        if number == first + len(above):
            open_cells, row = {}, row + bool(above) - bool(numbers)
        row += bool(numbers)
        for at, (part, column) in enumerate(zip(parts, columns, strict=True)):
            begins = numbers and (part.numbered or column > numbers[0])
            if begins or column not in open_cells:
                beyond = columns[at + 1] if at + 1 < len(parts) else len(starts)
                if number != first and (*starts, 0, 0)[column + 1] not in part.inside:
                    beyond = column + 1
                open_cells[column] = _Cell(row, column + 1, max(1, beyond - column))
                cells.append(open_cells[column])
            place = TextPlace(shown_as, number, part.at + 1, len(part.text))
            open_cells[column].lines.append(Paragraph(part.text, place, one_line=True))
    return sorted(cells, key=lambda cell: (cell.row, cell.column))
