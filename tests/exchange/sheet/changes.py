"""What people do to a workbook before they hand it in: changes that mean nothing, and slips.

Every change is one function of a workbook (as openpyxl opens it) and a source of choices; it
returns the cells that it wrote, so that a test can look for each of them.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from typing import Any

from hypothesis import strategies as st
from openpyxl.cell.cell import MergedCell
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter

from rubric.phrases import has_phrase, phrase

#: a value that was written into a cell of a sheet
Written = tuple[str, str, Any]
Draw = Callable[[st.SearchStrategy[Any]], Any]
Change = Callable[[Any, Draw], list[Written]]
#: sheets on which nothing is entered
APART = ("Instructions", "Summary", "Lists", "Overview")
#: what stands above a table of either kind of workbook
_FIRST = ("Criterion", "AC", "Learner", "Field", "Kind", "Outcome", "No.", "Language")
#: columns that are not read
_OWN = ("What is to be shown", "Asked for", "Entries", "Total", "No.")


class Table:
    """A table in a sheet: its headings, and the rows in which something is entered."""

    def __init__(self, sheet: Any) -> None:
        self.sheet = sheet
        self.row = next(
            row for row in range(1, 12)
            if sheet.cell(row, 1).value in _FIRST and sheet.cell(row, 2).value is not None
            and (sheet.cell(row, 3).value is not None or sheet.title == "Standards")
            and not (sheet.cell(row, 1).value == "Learner" and row > 1)
        )  # fmt: skip
        self.headings = {
            column: str(value)
            for column in range(1, sheet.max_column + 1)
            if (value := sheet.cell(self.row, column).value) is not None
        }
        read = [c for c, heading in self.headings.items() if heading not in _OWN]
        if sheet.title == "Unit":
            read = [column for column in read if self.headings[column] != "What it is"]
        self.columns = read
        self.entered = [
            row for row in range(self.row + 1, sheet.max_row + 1)
            if any(sheet.cell(row, column).value is not None for column in read[1:])
        ]  # fmt: skip

    def cells(self) -> Iterator[Any]:
        for row in self.entered:
            for column in self.columns:
                cell = self.sheet.cell(row, column)
                if cell.value is not None:
                    yield cell


def tables(book: Any) -> list[Table]:
    """Return the tables of a workbook in which something is entered."""
    found = []
    for sheet in book.worksheets:
        if sheet.title in APART or sheet.title.startswith("Own"):
            continue
        try:
            table = Table(sheet)
        except StopIteration:
            continue
        if table.entered:
            found.append(table)
    return found


def _table(book: Any, draw: Draw) -> Table:
    found: Table = draw(st.sampled_from(tables(book)))
    return found


# --- changes that mean nothing


def _insert(sheet: Any, row: int, count: int = 1) -> None:
    sheet.insert_rows(row, count)
    _merged_moved(sheet, row, count)


def _merged_moved(sheet: Any, row: int, by: int) -> None:
    """Let merged cells move with their rows, as a program moves them."""
    for area in list(sheet.merged_cells.ranges):
        if area.min_row >= row:
            area.shift(row_shift=by)


def blank_row(book: Any, draw: Draw) -> list[Written]:
    table = _table(book, draw)
    _insert(table.sheet, draw(st.integers(table.row + 1, table.entered[-1] + 1)))
    return []


def rows_above(book: Any, draw: Draw) -> list[Written]:
    table = _table(book, draw)
    _insert(table.sheet, 1, draw(st.integers(1, 2)))
    return []


def without_a_blank_row(book: Any, draw: Draw) -> list[Written]:
    table = _table(book, draw)
    last = table.sheet.max_row
    blank = [
        row for row in range(table.row + 1, last + 1)
        if all(table.sheet.cell(row, column).value is None for column in table.columns)
    ]  # fmt: skip
    if blank:
        row = draw(st.sampled_from(blank))
        table.sheet.delete_rows(row)
        _merged_moved(table.sheet, row, -1)
    return []


def columns_swapped(book: Any, draw: Draw) -> list[Written]:
    table = _table(book, draw)
    one, other = (draw(st.sampled_from(table.columns)) for _ in range(2))
    if table.sheet.merged_cells.ranges:
        return []  # a program does not let them be moved
    for row in range(table.row, table.sheet.max_row + 1):
        _swapped(table.sheet.cell(row, one), table.sheet.cell(row, other))
    return []


def _swapped(one: Any, other: Any) -> None:
    formats = other.number_format, one.number_format  # a day that is written changes its own
    one.value, other.value = other.value, one.value
    one.number_format, other.number_format = formats


def coloured_and_hidden(book: Any, draw: Draw) -> list[Written]:
    table = _table(book, draw)
    row = draw(st.sampled_from(table.entered))
    table.sheet.cell(row, table.columns[0]).fill = PatternFill("solid", fgColor="FFFF00")
    table.sheet.row_dimensions[row].hidden = draw(st.booleans())
    table.sheet.column_dimensions[get_column_letter(draw(st.integers(1, 5)))].hidden = True
    return []


def a_note_across(book: Any, draw: Draw) -> list[Written]:
    table = _table(book, draw)
    if table.headings[table.columns[0]] not in ("Criterion", "AC"):
        return []
    row = draw(st.integers(table.row + 1, table.entered[-1] + 1))
    _insert(table.sheet, row)
    column = table.columns[0]
    table.sheet.cell(row, column).value = "All of this was seen in June"
    table.sheet.merge_cells(
        start_row=row, end_row=row, start_column=column, end_column=max(table.headings)
    )
    return []


def a_sheet_of_their_own(book: Any, draw: Draw) -> list[Written]:
    names = [sheet.title for sheet in book.worksheets]
    name = f"Own {len(names)}"
    sheet = book.create_sheet(name, draw(st.integers(0, len(names))))
    for row in draw(st.sampled_from(([["Week", "Present"], [1, "yes"]], [["=1+1"]], []))):
        sheet.append(row)
    return []


def sheets_moved(book: Any, draw: Draw) -> list[Written]:
    sheet = draw(st.sampled_from(book.worksheets))
    book.move_sheet(sheet, draw(st.sampled_from((-2, -1, 1, 2))))
    return []


def other_headings(book: Any, draw: Draw) -> list[Written]:
    """A heading in another case or under a name that colleagues use."""
    table = _table(book, draw)
    column = draw(st.sampled_from(table.columns))
    heading = table.headings[column]
    names = [heading.upper(), f"{heading}:", heading.lower()]
    if table.headings[table.columns[0]] in ("Criterion", "AC"):
        taken = {text.casefold() for text in table.headings.values()}
        names += [name for name in _aliases(heading) if name.casefold() not in taken]
    table.sheet.cell(table.row, column).value = draw(st.sampled_from(names))
    return []


def _aliases(heading: str) -> list[str]:
    from rubric.exchange.headings import heading as heading_of
    from rubric.exchange.sheet.layout import fields_of_rows

    for field in fields_of_rows():
        key = f"alias.{'.'.join(field)}"
        if heading_of(field) == heading and has_phrase(key):
            return phrase(key).split("; ")
    return []


def as_text(book: Any, draw: Draw) -> list[Written]:
    """A day or a number as text, a word in another case, with blanks around it."""
    table = _table(book, draw)
    cell = draw(st.sampled_from(list(table.cells())))
    value = cell.value
    if isinstance(value, datetime):
        forms = ["%Y-%m-%d", "%d %b %Y", "%d %B %Y", *(["%d/%m/%Y"] if value.day > 12 else [])]
        cell.value = value.strftime(draw(st.sampled_from(forms)))
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        cell.value = str(value)
    elif isinstance(value, str) and table.headings[cell.column] in ("Judgement", "Method"):
        cell.value = f" {draw(st.sampled_from((value.upper(), value.lower())))} "
    elif isinstance(value, str):
        cell.value = f"{value} "
    cell.number_format = "@"
    return []


def rows_swapped(book: Any, draw: Draw) -> list[Written]:
    """Two rows of a learner's sheet, as sorting would; what is about another row stays."""
    table = next((t for t in tables(book) if t.headings[t.columns[0]] in ("Criterion", "AC")), None)
    if table is None or len(table.entered) < 2:
        return []
    if table.sheet.merged_cells.ranges:
        return []
    one, other = (draw(st.sampled_from(table.entered)) for _ in range(2))
    for column in table.columns:
        _swapped(table.sheet.cell(one, column), table.sheet.cell(other, column))
    return []


HARMLESS: tuple[Change, ...] = (
    blank_row, rows_above, without_a_blank_row, columns_swapped, coloured_and_hidden,
    a_note_across, a_sheet_of_their_own, sheets_moved, other_headings, as_text, rows_swapped,
)  # fmt: skip

# --- slips: each writes something that has to be found again

VALUES: tuple[Any, ...] = (
    1, 1.5, 1.1, 1.10, -3, 1e20, 46347, True, "=1+1", "=A1", "@x", "x" * 300, "1.1", "2.1", "E1",
    "03/04/2026", "21/11/2026", "21/11/26", "31/02/2026", datetime(2026, 1, 2),
    datetime(2026, 1, 2, 3, 4), date(2026, 5, 6), time(3, 4), "{", "[", "{a: b", "{hours: 12}",
    "[1,2]", "é‮x", "met", "Not yet met", "A-9", "Q-9", "outcome", "Criterion", "Part", "format",
    "id", "sector", "sector.code", "rubric/2", "Learner", "Evidence", "Number of items", "a\n\nb",
    "all", "E1;E2", '["a"]', '{"a": 1}', "yes", "no", "99999999999999999999", "L-9",
)  # fmt: skip


def a_value(book: Any, draw: Draw) -> list[Written]:
    """Something else in a cell that was filled in or blank."""
    table = _table(book, draw)
    row = draw(st.sampled_from(table.entered))
    cell = table.sheet.cell(row, draw(st.sampled_from(table.columns)))
    value = draw(st.sampled_from(VALUES))
    if isinstance(cell, MergedCell):
        return []
    cell.value = value
    if isinstance(value, (int, float, str)):
        cell.number_format = "General"
    return [(table.sheet.title, cell.coordinate, value)]


def a_new_row(book: Any, draw: Draw) -> list[Written]:
    """A row below the last with one or a few cells filled in."""
    table = _table(book, draw)
    row = table.entered[-1] + draw(st.integers(1, 3))
    written: list[Written] = []
    for _ in range(draw(st.integers(1, 4))):
        cell = table.sheet.cell(row, draw(st.sampled_from(table.columns)))
        if cell.value is None and not isinstance(cell, MergedCell):
            cell.value = draw(st.sampled_from(VALUES))
            written.append((table.sheet.title, cell.coordinate, cell.value))
    return written


def a_column_of_their_own(book: Any, draw: Draw) -> list[Written]:
    table = _table(book, draw)
    column = max(table.headings) + draw(st.integers(1, 2))
    row = draw(st.sampled_from(table.entered))
    table.sheet.cell(table.row, column).value = draw(st.sampled_from(("Box", None, "Date ")))
    cell = table.sheet.cell(row, column)
    cell.value = "shelf 3"
    return [(table.sheet.title, cell.coordinate, "shelf 3")]


def a_heading_lost(book: Any, draw: Draw) -> list[Written]:
    """Another heading, or none: what stands below it must not be gone without a word."""
    table = _table(book, draw)
    column = draw(st.sampled_from(table.columns))
    table.sheet.cell(table.row, column).value = draw(st.sampled_from((None, "Xyz", "Date", 7)))
    below = [cell for cell in table.cells() if cell.column == column]
    return [(table.sheet.title, cell.coordinate, cell.value) for cell in below]


def merged_downwards(book: Any, draw: Draw) -> list[Written]:
    table = _table(book, draw)
    column = draw(st.sampled_from(table.columns))
    row = draw(st.sampled_from(table.entered))
    table.sheet.merge_cells(start_row=row, end_row=row + 1, start_column=column, end_column=column)
    value = table.sheet.cell(row, column).value
    at = table.sheet.cell(row, column).coordinate
    return [] if value is None else [(table.sheet.title, at, value)]


def above_the_headings(book: Any, draw: Draw) -> list[Written]:
    """What a sheet says of its learner, said otherwise."""
    table = _table(book, draw)
    if table.row < 4:
        return []
    labels = [c for c in range(1, 30) if table.sheet.cell(2, c).value is not None]
    column = draw(st.sampled_from(labels))
    row = draw(st.sampled_from((2, 3)))
    cell = table.sheet.cell(row, column)
    there = table.sheet.cell(3, column)
    cell.value = draw(st.sampled_from(("Enrolled", "L-7", "03/04/2026", 7, "C-7", "Learner", 1.5)))
    if there.value is None:
        return []
    return [(table.sheet.title, there.coordinate, there.value)]


SLIPS: tuple[Change, ...] = (
    a_value, a_value, a_value, a_new_row, a_column_of_their_own, a_heading_lost, merged_downwards,
    above_the_headings,
)  # fmt: skip
