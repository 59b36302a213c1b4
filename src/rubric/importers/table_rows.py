"""Rows of a table to lines: under heads of columns, under labels, labels beside their values."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from rubric.importers.lines import Hint, Line, lines_of
from rubric.importers.lookup import heading_of, label_of
from rubric.importers.normalising import normal
from rubric.importers.numbers import number_of
from rubric.importers.table_records import one_line
from rubric.sources.pieces import Cell, Paragraph, Piece, paragraphs

#: what somebody put in a box of a record: no wording
_MARK = re.compile(r"[xXyYnN✓✔✗✘☐☑☒√]")
#: what a database calls a row: no criterion has such a number
_KEY = re.compile(r"\d{4,}")
#: what a sheet works out at the end of a column: "40%", "3/5"
_AMOUNT = re.compile(r"\d{1,4}(?:\.\d+)?\s*%|\d{1,4}\s*(?:/|of|out of)\s*\d{1,4}")
#: what numbers are of
_COUNTED = ("outcome", "criterion")


def under_roles(
    row: list[Cell],
    roles: dict[int, tuple[Hint, str]],
    n: int,
    width: int,
    told: dict[int, str],
) -> Iterator[Line]:
    """Yield the lines of a row below heads of columns, each with what its column is for.

    Args:
        row: its cells that have text.
        roles: what each column is for; emptied where the row ends them.
        n: the number of the row in the document.
        width: how many columns the table has.
        told: the facts of the unit that were said in a row above, by their columns.
    """
    whole = len(row) == 1 and row[0].columns >= width and width > 1
    if len(row) == 1 and _ends_roles(row[0], width):
        roles.clear()
        yield from lines_of_cell(row[0], "", n)
        return
    if whole:
        yield from lines_of_cell(row[0], "", n)
        return
    if (
        is_label(row[0])
        and len(row) > 1
        and number_of(row[0].text) is None
        and all(number_of(cell.text) is None for cell in row)
    ):
        roles.clear()
        yield from label_and_value(row, n)
        return
    if _sums_up(row, roles):
        for cell in row:
            yield from lines_of_cell(cell, "aside", n)
        return
    for cell in _numbers_first(_outcome_first(_unit_first(row, roles), roles), roles):
        hint, more = roles.get(cell.column, ("", ""))
        if hint == "number" and len(row) == 1 and _is_outcome(cell):
            hint = ""  # an outcome above its criteria, in the first column
        elif hint == "number" and _KEY.fullmatch(cell.text.strip()):
            hint = "aside"
        elif hint == "number":
            hint, more = _numbered(cell, roles), ""
        if hint == "value":
            if told.get(cell.column) != cell.text:
                told[cell.column] = cell.text
                yield from _fact(cell, more, n)
            else:
                yield from lines_of_cell(cell, "aside", n)
            continue
        marked = hint == "" and _MARK.fullmatch(cell.text.strip())
        yield from lines_of_cell(cell, "aside" if marked else hint, n, more)


def _sums_up(row: list[Cell], roles: dict[int, tuple[Hint, str]]) -> bool:
    """Whether a row has no number of its own, and amounts or marks of what stands above it."""
    rest = [cell for cell in row if roles.get(cell.column, ("", ""))[0] not in _COUNTED]
    named = [cell for cell in row if cell not in rest]
    if len(named) != 1 or len(rest) < 2 or number_of(named[0].text) is not None:
        return False
    return all(_AMOUNT.fullmatch(cell.text.strip()) for cell in rest)


def _unit_first(row: list[Cell], roles: dict[int, tuple[Hint, str]]) -> list[Cell]:
    """The cells of a row, what names the unit before all else where each row names it."""
    if ("value", "title") not in roles.values():
        return row
    return sorted(row, key=lambda cell: roles.get(cell.column, ("", ""))[0] != "value")


def _outcome_first(row: list[Cell], roles: dict[int, tuple[Hint, str]]) -> list[Cell]:
    """The cells of a row, the outcome before the criteria where it stands behind them."""
    hints = {column: hint for column, (hint, _) in roles.items()}
    first = min((n for n in hints if "criterion" in (hints[n], hints.get(n + 1))), default=0)
    return sorted(row, key=lambda c: c.column >= first and hints.get(c.column) != "outcome")


def _numbers_first(row: list[Cell], roles: dict[int, tuple[Hint, str]]) -> list[Cell]:
    """The cells of a row, each number before the text of its kind, where a sheet has it behind."""
    found = list(row)
    for hint in ("outcome", "criterion"):
        at = [n for n, cell in enumerate(found) if _kind(cell, roles) == hint]
        cells = sorted((found[n] for n in at), key=lambda cell: not _is_number(cell))
        if len(cells) == 2 and not _is_number(cells[1]):
            for n, cell in zip(at, cells, strict=True):
                found[n] = cell
    return found


def _kind(cell: Cell, roles: dict[int, tuple[Hint, str]]) -> Hint:
    """What a cell is of where its column has no grade: the text of a criterion, or its number."""
    hint, more = roles.get(cell.column, ("", ""))
    if hint == "number" and _stand_behind(roles):
        return _numbered(cell, roles)
    return hint if not more else ""


def _numbered(cell: Cell, roles: dict[int, tuple[Hint, str]]) -> Hint:
    """What a column of numbers counts: what stands beside it."""
    before = roles.get(cell.column - 1, ("", ""))[0]
    if _stand_behind(roles) and before in _COUNTED:
        return before
    return roles.get(cell.column + cell.columns, ("criterion", ""))[0]


def _stand_behind(roles: dict[int, tuple[Hint, str]]) -> bool:
    """Whether a column of numbers has its texts on the left alone: then the others have too."""
    hints = {column: hint for column, (hint, _) in roles.items()}
    return any(
        hint == "number" and hints.get(at - 1) in _COUNTED and hints.get(at + 1) not in _COUNTED
        for at, hint in hints.items()
    )


def _is_number(cell: Cell) -> bool:
    number = number_of(one_line(cell))
    return number is not None and not number.rest


def _is_outcome(cell: Cell) -> bool:
    """Whether a cell holds an outcome with its number and its text."""
    number = number_of(one_line(cell))
    return number is not None and number.kind in ("number", "outcome") and " " in number.rest


def _ends_roles(cell: Cell, width: int) -> bool:
    """Whether a cell that stands alone, where the columns begin, heads what is none of theirs."""
    if cell.column != 1 or width < 2 or number_of(cell.text.strip()) is not None:
        return False
    heading = heading_of(cell.text)
    return heading is not None and heading.section in ("guidance", "aside", "indicative_content")


def _fact(cell: Cell, field: str, n: int) -> Iterator[Line]:
    """A fact of the unit that stands in a column: its label is the head of the column."""
    for line in lines_of_cell(cell, "value", n):
        yield replace(line, band=f"={field}")


def without_values(labels: list[Cell], n: int) -> Iterator[Line]:
    """Yield the labels of a row below which no values stand, as lines of row `n`."""
    for cell in labels:
        yield from lines_of_cell(cell, "label", n)


def under_labels(labels: list[Cell], row: list[Cell], n: int) -> Iterator[Line]:
    """Yield the labels of one row, each followed by its values in the next."""
    left = list(row)
    for label in labels:
        yield from lines_of_cell(label, "label", n)
        for cell in list(left):
            if cell.column == label.column:
                yield from lines_of_cell(cell, "value", n)
                left.remove(cell)
    for cell in left:
        yield from lines_of_cell(cell, "", n)


def label_and_value(row: list[Cell], n: int) -> Iterator[Line]:
    """Yield the cells of a row: a label, then its value; what is no label stands as it is."""
    after_label = False
    for cell in row:
        labels = is_label(cell)
        if labels and not after_label and len(row) > 1:
            yield from lines_of_cell(cell, "label", n)
            after_label = True
        elif after_label:
            if labels and cell is not row[-1]:
                yield from lines_of_cell(cell, "label", n)
                continue
            yield from lines_of_cell(cell, "value", n)
            after_label = False
        else:
            marked = cell is not row[0] and _MARK.fullmatch(cell.text.strip())
            yield from lines_of_cell(cell, "aside" if marked else "", n)


def labels_at_tabs(paragraph: Paragraph, rows: "count[int]") -> list[Line]:
    """The lines of a paragraph in which tabs part labels from their values; none of another."""
    parts = [part for part in paragraph.text.split("\t") if part.strip()]
    if len(parts) < 2 or len(parts) % 2 or "\n" in paragraph.text:
        return []
    if any(label_of(normal(label)) in (None, "type") for label in parts[::2]):
        return []
    n = next(rows)
    hints: tuple[Hint, Hint] = ("label", "value")
    said = [replace(paragraph, text=part, label="") for part in parts]
    said[0] = replace(said[0], label=paragraph.label)
    return [line for at, part in enumerate(said) for line in lines_of(part, hints[at % 2], n)]


def _lines(piece: Piece, hint: Hint, n: int) -> Iterator[Line]:
    for paragraph in paragraphs((piece,)):
        yield from lines_of(paragraph, hint, n)


def is_label(cell: Cell) -> bool:
    """Return whether a cell is the label of a fact."""
    return label_of(one_line(cell)) is not None


def lines_of_cell(cell: Cell, hint: Hint, n: int, band: str = "") -> Iterator[Line]:
    """Yield the lines of a cell, each with what the table says of it."""
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
