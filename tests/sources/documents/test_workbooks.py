"""Workbooks of three formats: what cells show, blocks of a sheet, what a number could be."""

from collections.abc import Callable
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

import openpyxl
import pytest
import xlwt
from tests.sources.documents.making import archive, document, told

from rubric.diagnostics import Code, codes
from rubric.sources import CellPlace
from rubric.sources.documents.numbers import Shown, shown_number
from rubric.sources.documents.sheets import spot_name
from rubric.sources.pieces import Table

NUMBERS: list[tuple[float, str, Shown]] = [
    # a general format: one decimal may have been two
    (3, "General", Shown("3")),
    (3.1, "General", Shown("3.1", "3.10")),
    (3.1, "", Shown("3.1", "3.10")),
    (3.12, "General", Shown("3.12")),
    (0.1 + 0.2, "General", Shown("0.3", "0.30")),
    (1e20, "General", Shown("100000000000000000000")),
    (123.5, "General", Shown("123.5")),
    (-2.5, "General", Shown("-2.5")),
    # a format with decimals shows both alike
    (3.1, "0.0", Shown("3.1", "3.10")),
    (3.1, "0.00", Shown("3.10", "3.1")),
    (3.12, "0.00", Shown("3.12")),
    (3, "0.00", Shown("3.00")),
    (3, "0.0", Shown("3.0")),
    (3.14159, "0.0#", Shown("3.14")),
    (3, "0.0#", Shown("3.0")),
    (2.5, "0", Shown("3")),
    # what stands around the number belongs to it
    (22, '0" hours"', Shown("22 hours")),
    (3.1, '"LO "0.0', Shown("LO 3.1")),
    (7, "00", Shown("07")),
    (1234.5, "#,##0.00", Shown("1,234.50")),
    (0.125, "0.0%", Shown("12.5%")),
    (5, '[Red]0;"-"0', Shown("5")),
    (12, "[$£-809]0", Shown("12")),
    # formats that are no plain numbers
    (0.5, "# ?/?", Shown("0.5", "0.50")),
    (1200, "0.00E+00", Shown("1200")),
]


@pytest.mark.parametrize(("value", "form", "shown"), NUMBERS)
def test_a_number_as_it_is_shown(value: float, form: str, shown: Shown) -> None:
    assert shown_number(value, form) == shown


@pytest.mark.parametrize(
    ("row", "column", "name"),
    [
        (1, 1, "A1"),
        (12, 2, "B12"),
        (3, 26, "Z3"),
        (3, 27, "AA3"),
        (1, 702, "ZZ1"),
        (1, 703, "AAA1"),
    ],
)
def test_the_name_of_a_cell(row: int, column: int, name: str) -> None:
    assert spot_name(row, column) == name


def excel(fill: Callable[[Any, Any], None]) -> bytes:
    book = openpyxl.Workbook()
    fill(book, book.active)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def old_excel(fill: Callable[[Any], None]) -> bytes:
    book = xlwt.Workbook()
    fill(book.add_sheet("Unit"))
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _values(_: Any, sheet: Any) -> None:
    sheet.append(["Text", "  spaced ", "two\nlines", True])
    sheet.append([3, 3.1, date(2026, 1, 2), datetime(2026, 1, 2, 9, 30), time(9, 30)])
    sheet["B2"].number_format = "0.00"
    sheet["A1"].font = openpyxl.styles.Font(bold=True)


def _blocks(_: Any, sheet: Any) -> None:
    for cell, value in {
        "A1": "Level",
        "C1": "3",
        "A2": "Credit",
        "C2": "5",
        "A4": "LO",
        "B4": "AC",
        "D4": "Week",
        "E4": "Topic",
        "A5": "1",
        "B5": "1.1",
        "D5": "1",
        "E5": "Bees",
    }.items():
        sheet[cell] = value


def _merged(_: Any, sheet: Any) -> None:
    sheet["A1"] = "wide"
    sheet.merge_cells("A1:C1")
    sheet["A2"] = "tall"
    sheet.merge_cells("A2:A3")
    for cell in ("B2", "B3", "C2"):
        sheet[cell] = cell


SHEETS: list[tuple[Callable[[Any, Any], None], list[str]]] = [
    (
        _values,
        ["table", "  1.1: bold Text", "  1.2: spaced", "  1.3: two / lines", "  1.4: TRUE",
         "  2.1: 3", "  2.2 or 3.1: 3.10", "  2.3: 2026-01-02", "  2.4: 2026-01-02 09:30:00",
         "  2.5: 09:30:00"],
    ),
    # labels a blank column away from their values are of one table; two tables side by side are two
    (
        _blocks,
        ["table", "  1.1: Level", "  1.2: 3", "  2.1: Credit", "  2.2: 5",
         "table", "  1.1: LO", "  1.2: AC", "  2.1: 1", "  2.2: 1.1",
         "table", "  1.1: Week", "  1.2: Topic", "  2.1: 1", "  2.2: Bees"],
    ),
    (
        _merged,
        ["table", "  1.1 1x3: wide", "  2.1 2x1: tall", "  2.2: B2", "  2.3: C2", "  3.2: B3"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("fill", "lines"), SHEETS)
def test_what_stands_on_a_sheet(fill: Callable[[Any, Any], None], lines: list[str]) -> None:
    assert told(excel(fill), ".xlsx") == lines


def test_a_note_stands_after_its_table() -> None:
    def fill(_: Any, sheet: Any) -> None:
        sheet["A1"] = "Unit"
        sheet["A1"].comment = openpyxl.comments.Comment("Ask the body", "")

    assert told(excel(fill), ".xlsx") == ["table", "  1.1: Unit", "<note> Ask the body"]


def test_every_sheet_and_its_places() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.title = "Unit 3"
        sheet["B2"] = "text"
        book.create_sheet("Two")["A1"] = "more"

    first, second = document(excel(fill), ".xlsx").pieces
    assert isinstance(first, Table)
    assert first.cells[0].place == CellPlace("unit.xlsx", "Unit 3", "B2")
    assert str(second.place) == "unit.xlsx: Two!A1"


def _hidden_rows(_: Any, sheet: Any) -> None:
    sheet.append(["a"])
    sheet.row_dimensions[1].hidden = True


def _hidden_column(_: Any, sheet: Any) -> None:
    sheet.append(["a"])
    sheet.column_dimensions["A"].hidden = True


def _hidden_sheet(book: Any, _: Any) -> None:
    book.create_sheet("Old")["A1"] = "a"
    book["Old"].sheet_state = "hidden"


def _formula(_: Any, sheet: Any) -> None:
    sheet.append(["a", "=1+2"])


REMARKS: list[tuple[Callable[[Any, Any], None], Code, str]] = [
    (_hidden_rows, codes.HIDDEN_PARTS, "unit.xlsx: Sheet"),
    (_hidden_column, codes.HIDDEN_PARTS, "unit.xlsx: Sheet"),
    (_hidden_sheet, codes.HIDDEN_PARTS, "unit.xlsx: Old"),
    (_formula, codes.FORMULA_WITHOUT_VALUE, "unit.xlsx: Sheet!B1"),
]


@pytest.mark.parametrize(("fill", "code", "place"), REMARKS)
def test_what_is_told_and_not_dropped(
    fill: Callable[[Any, Any], None], code: Code, place: str
) -> None:
    data = excel(fill)
    (remark,) = document(data, ".xlsx").remarks
    assert (remark.diagnostic.code, str(remark.place)) == (code, place)
    assert told(data, ".xlsx") == ["table", "  1.1: a"]


def test_a_workbook_whose_formats_are_unsound_is_read_without_them() -> None:
    import zipfile

    with zipfile.ZipFile(BytesIO(excel(_values))) as read:
        parts: dict[str, str | bytes] = {name: read.read(name) for name in read.namelist()}
    parts["xl/styles.xml"] = b"<styleSheet><fonts><font/></wrong></styleSheet>"
    assert told(archive(parts), ".xlsx")[:3] == ["table", "  1.1: Text", "  1.2: spaced"]


def _old(sheet: Any) -> None:
    sheet.write(0, 0, "Text", xlwt.easyxf("font: bold on"))
    sheet.write(0, 1, 3.1)
    sheet.write(0, 2, 3.1, xlwt.easyxf(num_format_str="0.00"))
    sheet.write(1, 0, date(2026, 1, 2), xlwt.easyxf(num_format_str="D-MMM-YY"))
    sheet.write(1, 1, True)
    sheet.write_merge(2, 3, 0, 1, "both")
    sheet.write(2, 2, "a")
    sheet.write(3, 2, "b")


def test_the_old_format() -> None:
    assert told(old_excel(_old), ".xls") == [
        *("table", "  1.1: bold Text", "  1.2 or 3.10: 3.1", "  1.3 or 3.1: 3.10"),
        *("  2.1: 2026-01-02", "  2.2: TRUE", "  3.1 2x2: both", "  3.3: a", "  4.3: b"),
    ]


def test_hidden_parts_of_the_old_format() -> None:
    def fill(sheet: Any) -> None:
        sheet.write(0, 0, "a")
        sheet.write(1, 0, "b")
        sheet.row(1).hidden = True
        sheet.col(0).hidden = True
        sheet.visibility = 0

    found = [r.diagnostic.arguments["part"] for r in document(old_excel(fill), ".xls").remarks]
    assert found == ["rows", "columns"]


_SPACES = (
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
)


def libre(rows: str, styles: str = "", of: str = "") -> bytes:
    content = f'{styles}<table:table table:name="Unit"{of}>{rows}</table:table>'
    return archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f"<office:document {_SPACES}>{content}</office:document>",
        }
    )


def test_open_document() -> None:
    rows = (
        "<table:table-header-rows><table:table-row><table:table-cell "
        'table:number-columns-spanned="2"><text:p>wide</text:p></table:table-cell><table:covered-table-cell/></table:table-row>'
        "</table:table-header-rows><table:table-row><table:table-cell><text:p>one<text:s "
        'text:c="2"/>two</text:p><text:p>three<text:line-break/>four</text:p></table:table-cell>'
        '<table:table-cell office:value-type="float" office:value="3.1"><office:annotation><text:p>'
        "why</text:p></office:annotation><text:p>3.10</text:p></table:table-cell></table:table-row>"
        '<table:table-row table:number-rows-repeated="1048574"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row>'
    )
    assert told(libre(rows), ".ods") == [
        *("table", "  1.1 1x2: wide", "  2.1: one  two / three / four", "  2.2 or 3.1: 3.10"),
        "<note> why",
    ]


def test_hidden_parts_and_formulas_of_open_document() -> None:
    rows = (
        '<table:table-row table:visibility="collapse"><table:table-cell><text:p>a</text:p>'
        '</table:table-cell><table:table-cell table:formula="of:=1"/></table:table-row>'
    )
    style = (
        '<style:style style:name="h"><style:table-properties table:display="false"/></style:style>'
    )
    read = document(libre(rows, style, ' table:style-name="h"'), ".ods")
    assert [(r.diagnostic.code, str(r.place)) for r in read.remarks] == [
        (codes.FORMULA_WITHOUT_VALUE, "unit.ods: Unit!B1"),
        (codes.HIDDEN_PARTS, "unit.ods: Unit"),
        (codes.HIDDEN_PARTS, "unit.ods: Unit"),
    ]


def test_a_cell_in_the_last_row_and_column_is_read_without_those_between() -> None:
    book = openpyxl.Workbook()
    book.active["A1"], book.active["XFD1048576"] = "Unit", "1.1 Explain"
    out = BytesIO()
    book.save(out)
    found = [
        piece for piece in document(out.getvalue(), ".xlsx").pieces if isinstance(piece, Table)
    ]
    assert [cell.text for table in found for cell in table.cells] == ["Unit", "1.1 Explain"]
