"""Tables to lines in reading order; what a column is for goes along as a hint."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from rubric.importers.lexicon import heading_of, label_of
from rubric.importers.lines import Hint, Line, lines_of
from rubric.importers.numbers import number_of
from rubric.importers.row_kinds import row_kinds
from rubric.importers.table_heads import (
    are_stems,
    explains,
    heads_values,
    is_history,
    is_level,
    one_line,
    roles_of,
)
from rubric.sources.pieces import Cell, Paragraph, Piece, Table, paragraphs


def lines_of_pieces(pieces: tuple[Piece, ...]) -> list[Line]:
    """Return every line of a document in reading order, those in tables with their hints."""
    rows = count(1)
    found: list[Line] = []
    for piece in pieces:
        if isinstance(piece, Paragraph):
            found.extend(lines_of(piece))
        else:
            found.extend(_of_table(piece, rows))
    return found


def _of_table(table: Table, rows: "count[int]") -> Iterator[Line]:
    if table.role != "body" or is_history(table):
        for paragraph in paragraphs((table,)):
            yield from lines_of(paragraph, "aside")
        return
    by_row: dict[int, list[Cell]] = defaultdict(list)
    for cell in table.cells:
        if cell.text.strip():
            by_row[cell.row].append(cell)
    width = max((cell.column + cell.columns - 1 for cell in table.cells), default=1)
    roles: dict[int, tuple[Hint, str]] = {}
    labels: list[Cell] = []
    told: dict[int, str] = {}
    headed = False
    kinds = row_kinds(by_row)
    for number in sorted(by_row):
        row = sorted(by_row[number], key=lambda cell: cell.column)
        if kinds is not None and (number == kinds.head or kinds.hints(row) is not None):
            n, hints = next(rows), kinds.hints(row) or {}
            for cell in row:
                yield from _cell(cell, hints.get(cell.column, "aside"), n)
            continue
        if _are_outcomes_across(row, by_row):
            yield from _down_columns(row, by_row, rows)
            return
        n = next(rows)
        heads = roles_of(row)
        under_head, headed = headed, bool(heads)
        if heads:
            yield from _without_values(labels, n)
            roles, labels = ({**roles, **heads} if under_head else heads), []
            told.clear()
            for cell in row:
                hint, band = heads[cell.column]
                is_head = hint in ("outcome", "criterion") and not band and not is_level(cell)
                yield from _cell(cell, "" if is_head else "aside", n)
        elif roles and (explains(row) or (under_head and are_stems(row))):
            for cell in row:
                yield from _cell(cell, "aside", n)
        elif roles:
            yield from _under_roles(row, roles, n, width, told)
        elif labels and not any(_is_label(cell) or _is_fact(cell) for cell in row):
            yield from _under_labels(labels, row, n)
            labels = []
        elif len(row) > 1 and (
            (all(_is_label(cell) for cell in row) and not _all_blank_beside(table, row))
            or heads_values(row, _next_row(by_row, number))
        ):
            yield from _without_values(labels, n)
            labels = row
            if len(row) == 2 and _facts_follow(by_row, number):
                labels = []
                yield from _label_and_value(row, n)
        else:
            yield from _without_values(labels, n)
            labels = []
            yield from _label_and_value(row, n)
    yield from _without_values(labels, 0)


def _are_outcomes_across(row: list[Cell], by_row: dict[int, list[Cell]]) -> bool:
    """Whether outcomes stand side by side, each at the head of a column of its criteria."""
    numbers = [number_of(one_line(cell)) for cell in row]
    if len(row) < 2 or not all(number and number.kind == "outcome" for number in numbers):
        return False
    below = [cell for at, cells in by_row.items() if at > row[0].row for cell in cells]
    texts = [[c for c in below if c.column == head.column and " " in c.text] for head in row]
    return all(len(column) > 1 for column in texts)


def _down_columns(
    heads: list[Cell], by_row: dict[int, list[Cell]], rows: "count[int]"
) -> Iterator[Line]:
    """A table from a row of outcomes on, column by column; what is in none of these is aside."""
    columns = {cell.column for cell in heads}
    below = [cell for at in sorted(by_row) if at >= heads[0].row for cell in by_row[at]]
    for head in heads:
        for cell in below:
            if cell.column == head.column:
                yield from _cell(cell, "", next(rows))
    for cell in below:
        if cell.column not in columns:
            yield from _cell(cell, "aside", next(rows))


def _is_fact(cell: Cell) -> bool:
    """Whether a cell holds a label with its value: "Unit: Make a hedge"."""
    label, colon, value = cell.text.partition(":")
    return bool(colon and value.strip()) and label_of(label) is not None


def _all_blank_beside(table: Table, row: list[Cell]) -> bool:
    """Whether the cell to the right of each label is there, and empty: it waits for a pen."""
    blank = {(c.row, c.column) for c in table.cells if not c.text.strip()}
    return all((cell.row, cell.column + cell.columns) in blank for cell in row)


def _next_row(by_row: dict[int, list[Cell]], number: int) -> list[Cell]:
    later = [row for row in by_row if row > number]
    return by_row[min(later)] if later else []


def _facts_follow(by_row: dict[int, list[Cell]], number: int) -> bool:
    """Whether the next row begins with a label: then this one is a label with a value."""
    later = [row for row in by_row if row > number]
    return bool(later) and _is_label(min(by_row[min(later)], key=lambda cell: cell.column))


#: what somebody put in a box of a record: no wording
_MARK = re.compile(r"[xXyYnN✓✔✗✘☐☑☒√]")


def _under_roles(
    row: list[Cell],
    roles: dict[int, tuple[Hint, str]],
    n: int,
    width: int,
    told: dict[int, str],
) -> Iterator[Line]:
    whole = len(row) == 1 and row[0].columns >= width and width > 1
    if len(row) == 1 and _ends_roles(row[0], width):
        roles.clear()
        yield from _cell(row[0], "", n)
        return
    if whole:
        yield from _cell(row[0], "", n)
        return
    if (
        _is_label(row[0])
        and len(row) > 1
        and number_of(row[0].text) is None
        and all(number_of(cell.text) is None for cell in row)
    ):
        roles.clear()
        yield from _label_and_value(row, n)
        return
    for cell in row:
        hint, more = roles.get(cell.column, ("", ""))
        if hint == "number":
            hint = roles.get(cell.column + cell.columns, ("criterion", ""))[0]
            more = ""
        if hint == "value":
            if told.get(cell.column) != cell.text:
                told[cell.column] = cell.text
                yield from _fact(cell, more, n)
            else:
                yield from _cell(cell, "aside", n)
            continue
        if more.startswith("#"):
            yield from _numbered_by_head(cell, more[1:], n)
            continue
        marked = hint == "" and _MARK.fullmatch(cell.text.strip())
        yield from _cell(cell, "aside" if marked else hint, n, more)


def _numbered_by_head(cell: Cell, number: str, n: int) -> Iterator[Line]:
    """A criterion whose number is the head of its column, where it has none of its own."""
    for at, line in enumerate(_cell(cell, "criterion", n)):
        yield line if at or line.label or number_of(line.text) else replace(line, label=number)


def _ends_roles(cell: Cell, width: int) -> bool:
    """Whether a cell that stands alone, where the columns begin, heads what is none of theirs."""
    if cell.column != 1 or width < 2 or number_of(cell.text.strip()) is not None:
        return False
    heading = heading_of(cell.text)
    return heading is not None and heading.section in ("guidance", "aside", "indicative_content")


def _fact(cell: Cell, field: str, n: int) -> Iterator[Line]:
    """A fact of the unit that stands in a column: its label is the head of the column."""
    for line in _cell(cell, "value", n):
        yield replace(line, band=f"={field}")


def _without_values(labels: list[Cell], n: int) -> Iterator[Line]:
    """Labels of a row below which no values stand."""
    for cell in labels:
        yield from _cell(cell, "label", n)


def _under_labels(labels: list[Cell], row: list[Cell], n: int) -> Iterator[Line]:
    """Labels in one row and their values in the next."""
    left = list(row)
    for label in labels:
        yield from _cell(label, "label", n)
        for cell in list(left):
            if cell.column == label.column:
                yield from _cell(cell, "value", n)
                left.remove(cell)
    for cell in left:
        yield from _cell(cell, "", n)


def _label_and_value(row: list[Cell], n: int) -> Iterator[Line]:
    """Cells of a row: a label, then its value; what is no label stands as it is."""
    after_label = False
    for cell in row:
        is_label = _is_label(cell)
        if is_label and not after_label and len(row) > 1:
            yield from _cell(cell, "label", n)
            after_label = True
        elif after_label:
            if is_label and cell is not row[-1]:
                yield from _cell(cell, "label", n)
                continue
            yield from _cell(cell, "value", n)
            after_label = False
        else:
            marked = cell is not row[0] and _MARK.fullmatch(cell.text.strip())
            yield from _cell(cell, "aside" if marked else "", n)


def _lines(piece: Piece, hint: Hint, n: int) -> Iterator[Line]:
    for paragraph in paragraphs((piece,)):
        yield from lines_of(paragraph, hint, n)


def _is_label(cell: Cell) -> bool:
    return label_of(one_line(cell)) is not None


def _cell(cell: Cell, hint: Hint, n: int, band: str = "") -> Iterator[Line]:
    if hint == "label" and "\n" in cell.text.strip() and (field := label_of(one_line(cell))):
        lines = [line for piece in cell.pieces for line in _lines(piece, hint, n)]
        for at, line in enumerate(lines):  # one label, which the column broke
            yield replace(line, band=f"={field}") if at == 0 else replace(line, hint="aside")
        return
    for piece in cell.pieces:
        if isinstance(piece, Paragraph):
            yield from lines_of(piece, hint, n, band)
        else:
            for paragraph in paragraphs((piece,)):
                yield from lines_of(paragraph, hint, n, band)
