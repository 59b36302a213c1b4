"""Tables to lines in reading order; what a column is for goes along as a hint."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import count, pairwise

from rubric.importers.graded import grades_by_levels
from rubric.importers.lines import Hint, Line, lines_of
from rubric.importers.lookup import label_of
from rubric.importers.numbers import number_of
from rubric.importers.row_kinds import row_kinds
from rubric.importers.table_heads import (
    are_stems,
    explains,
    goes_on_explaining,
    heads_records,
    heads_values,
    is_level,
    roles_of,
)
from rubric.importers.table_records import heads_ticked, is_history, is_of_other_units, one_line
from rubric.importers.table_rows import (
    is_label,
    label_and_value,
    labels_at_tabs,
    lines_of_cell,
    under_labels,
    under_roles,
    without_values,
)
from rubric.sources.pieces import Cell, Paragraph, Piece, Table, paragraphs

#: what stands above and below the text of each page: facts may, criteria do not
_RUNNING = ("header", "footer")


def lines_of_pieces(pieces: tuple[Piece, ...]) -> list[Line]:
    """Return every line of a document in reading order, those in tables with their hints."""
    rows = count(1)
    found: list[Line] = []
    above: Paragraph | None = None
    for piece in pieces:
        if isinstance(piece, Paragraph):
            found.extend(labels_at_tabs(piece, rows) or lines_of(piece))
            above = piece if piece.text.strip() else above
        else:
            others = is_of_other_units(piece, above)
            found.extend(_aside(piece) if others else _of_table(piece, rows))
            above = None
    return found


def _aside(table: Table) -> Iterator[Line]:
    for paragraph in paragraphs((table,)):
        yield from lines_of(paragraph, "aside")


def _of_table(table: Table, rows: "count[int]") -> Iterator[Line]:
    ours = table.role == "body" or table.role in _RUNNING
    if not ours or is_history(table) or grades_by_levels(table):
        yield from _aside(table)
        return
    by_row: dict[int, list[Cell]] = defaultdict(list)
    by_column: dict[int, list[Cell]] = defaultdict(list)
    for cell in table.cells:
        if cell.text.strip():
            by_row[cell.row].append(cell)
            by_column[cell.column].append(cell)
    if table.role in _RUNNING:
        for number in sorted(by_row):
            yield from label_and_value(by_row[number], next(rows))
        return
    width = max((cell.column + cell.columns - 1 for cell in table.cells), default=1)
    roles: dict[int, tuple[Hint, str]] = {}
    labels: list[Cell] = []
    told: dict[int, str] = {}
    headed = explained = False
    kinds = row_kinds(by_row)
    numbers = sorted(by_row)
    next_number = dict(pairwise(numbers))
    blank = {(cell.row, cell.column) for cell in table.cells if not cell.text.strip()}
    last_texts = _last_texts(by_column)
    for number in numbers:
        row = sorted(by_row[number], key=lambda cell: cell.column)
        if kinds is not None and (number == kinds.head or kinds.hints(row) is not None):
            n, hints = next(rows), kinds.hints(row) or {}
            for cell in row:
                hint, band = hints.get(cell.column, ("aside", ""))
                yield from lines_of_cell(cell, hint, n, band)
            continue
        if _are_outcomes_across(row, last_texts):
            yield from _down_columns(row, by_row, rows)
            return
        n = next(rows)
        following = by_row[next_number[number]] if number in next_number else []
        heads = roles_of(row, by_column)
        under_head, headed = headed, bool(heads)
        if heads:
            yield from without_values(labels, n)
            roles, labels = ({**roles, **heads} if under_head else heads), []
            told.clear()
            for cell in row:
                hint, band = heads[cell.column]
                is_head = hint in ("outcome", "criterion") and not band and not is_level(cell)
                head: Hint = "head" if heads_ticked(cell) else ""
                said = band if band.startswith("#") else ""
                yield from lines_of_cell(cell, head if is_head else "aside", n, said)
        elif heads_records(row):
            yield from lines_of_cell(row[0], "", n)
            for cell in row[1:]:
                yield from lines_of_cell(cell, "aside", n)
        elif roles and (
            explains(row)
            or (under_head and are_stems(row))
            or (explained and goes_on_explaining(row))
        ):
            explained = True
            for cell in row:
                yield from lines_of_cell(cell, "aside", n)
        elif roles:
            yield from under_roles(row, roles, n, width, told)
        elif labels and not any(is_label(cell) or _is_fact(cell) for cell in row):
            yield from under_labels(labels, row, n)
            labels = []
        elif len(row) > 1 and (
            (all(is_label(cell) for cell in row) and not _all_blank_beside(blank, row))
            or heads_values(row, following)
        ):
            yield from without_values(labels, n)
            labels = row
            if len(row) == 2 and _begins_with_label(following):
                labels = []
                yield from label_and_value(row, n)
        else:
            yield from without_values(labels, n)
            labels = []
            yield from label_and_value(row, n)
    yield from without_values(labels, 0)


def _last_texts(by_column: dict[int, list[Cell]]) -> dict[int, list[int]]:
    """Return for each column the last two rows in which it has more than one word."""
    return {
        column: sorted(cell.row for cell in cells if " " in cell.text)[-2:]
        for column, cells in by_column.items()
    }


def _are_outcomes_across(row: list[Cell], last_texts: dict[int, list[int]]) -> bool:
    """Whether outcomes stand side by side, each at the head of a column of its criteria."""
    numbers = [number_of(one_line(cell)) for cell in row]
    if len(row) < 2 or not all(number and number.kind == "outcome" for number in numbers):
        return False
    below = [[at for at in last_texts[head.column] if at > row[0].row] for head in row]
    return all(len(texts) > 1 for texts in below)


def _down_columns(
    heads: list[Cell], by_row: dict[int, list[Cell]], rows: "count[int]"
) -> Iterator[Line]:
    """A table from a row of outcomes on, column by column; what is in none of these is aside."""
    columns = {cell.column for cell in heads}
    below = [cell for at in sorted(by_row) if at >= heads[0].row for cell in by_row[at]]
    for head in heads:
        for cell in below:
            if cell.column == head.column:
                yield from lines_of_cell(cell, "", next(rows))
    for cell in below:
        if cell.column not in columns:
            yield from lines_of_cell(cell, "aside", next(rows))


def _is_fact(cell: Cell) -> bool:
    """Whether a cell holds a label with its value: "Unit: Make a hedge"."""
    label, colon, value = cell.text.partition(":")
    return bool(colon and value.strip()) and label_of(label) is not None


def _all_blank_beside(blank: set[tuple[int, int]], row: list[Cell]) -> bool:
    """Whether the cell to the right of each label is there, and empty: it waits for a pen."""
    return all((cell.row, cell.column + cell.columns) in blank for cell in row)


def _begins_with_label(following: list[Cell]) -> bool:
    """Whether the next row begins with a label: then this one is a label with a value."""
    return bool(following) and is_label(min(following, key=lambda cell: cell.column))
