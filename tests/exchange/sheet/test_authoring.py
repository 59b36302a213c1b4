"""A specification as a workbook: edited by hand, read back, every problem at its cell."""

import io
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from tests.exchange.sheet.workbooks import changed, documents

import rubric

LIBRARY = rubric.Library.load()
UNIT = LIBRARY.find("facilitating-action-learning", None, None)
assert isinstance(UNIT, rubric.Specification)
SHEET = rubric.author_sheet(UNIT)


def _row_of(sheet: Any, text: str) -> int:
    return next(r for r in range(1, 60) if text in {sheet.cell(r, c).value for c in (1, 2)})


def _set(name: str, cell: str, value: Any) -> Callable[[Any], None]:
    def change(book: Any) -> None:
        book[name][cell].value = value

    return change


def _unit_row(field: str, value: Any) -> Callable[[Any], None]:
    def change(book: Any) -> None:
        sheet = book["Unit"]
        sheet.cell(_row_of(sheet, field), 2).value = value

    return change


def _merged(name: str, area: str) -> Callable[[Any], None]:
    return lambda book: book[name].merge_cells(area)


def read(change: Callable[[Any], None]) -> tuple[Any, list[str]]:
    [document] = documents(changed(SHEET, change), "unit.xlsx")
    told = [f"{p.place} {p.diagnostic.code.slug}" for p in document.problems]
    return document.value, [line.removeprefix("unit.xlsx: ") for line in told]


def test_what_is_edited_is_read() -> None:
    def edit(book: Any) -> None:
        _unit_row("title", "Facilitating learning together")(book)
        _unit_row("credit", 8)(book)
        sheet = book["Criteria"]
        row = _row_of(sheet, "2.1")
        sheet.cell(row, 5).value = "{hours: 14, where: {methods: [product]}}"
        sheet.insert_rows(row + 1)
        for column, value in enumerate(("criterion", "2.9", "Close a set"), start=1):
            sheet.cell(row + 1, column).value = value

    value, told = read(edit)
    assert told == []
    assert value.title == "Facilitating learning together"
    assert str(value.credit) == "8"
    second = value.outcomes[1].criteria
    assert [one.ref for one in second][:3] == ["2.1", "2.9", "2.2"]
    assert str(second[0].sufficient.hours) == "14"


#: what is changed, and what is told
SLIPS: list[tuple[Callable[[Any], None], list[str]]] = [
    (_set("Criteria", "B3", 1.1), ["Criteria!B3 cell-unclear"]),
    (_set("Criteria", "A3", "Criterium"), ["Criteria!A3 row-kind-unknown"]),
    # the guidance of the outcome that this was is then for nothing
    (
        _set("Criteria", "A2", "Part"),
        [
            "Criteria!A2 row-out-of-place",
            "Guidance!A2 guidance-for-nothing",
            "Guidance!A3 guidance-for-nothing",
        ],
    ),
    (_set("Criteria", "K2", "pass"), ["Criteria!K2 cell-not-for-row"]),
    (
        _set("Criteria", "E5", "{hours: }"),
        ["Criteria!E5 no-value", "Criteria!E5 rule-without-clause"],
    ),
    (_set("Criteria", "E5", "{hours: 12"), ["Criteria!E5 yaml-syntax"]),
    (_set("Criteria", "E5", "12 hours"), ["Criteria!E5 cell-unclear"]),
    (_set("Criteria", "E5", "{horus: 12 hours}"), ["Criteria!E5 unknown-field"]),
    (_set("Criteria", "C3", None), ["Criteria!B3 missing-field"]),
    (_unit_row("credit", "seven"), ["Unit!B9 not-a-number"]),
    (_set("Unit", "A12", "unit number"), []),
    (_set("Unit", "A9", "crdit"), ["Unit!A9 unknown-field"]),
    (_set("Unit", "A9", "outcomes"), ["Unit!A9 unknown-field"]),
    (_set("Unit", "A9", "title"), ["Unit!B9 row-twice"]),
    (_set("Unit", "B2", "rubric/2"), ["Unit!B2 unknown-format"]),
    # a sheet without a column that it needs; a heading of their own, or none, over something
    (_set("Unit", "A1", "Name"), ["Unit!A1 column-not-read", "Unit!A1 heading-missing"]),
    (_set("Guidance", "C1", None), ["Guidance!A1 heading-missing", "Guidance!C2 cell-not-read"]),
    (_set("Criteria", "G1", "Understood as"), ["Criteria!G1 column-not-read"]),
    (_set("Criteria", "T3", "done"), ["Criteria!T3 cell-not-read"]),
    # a value without what it is of
    (_set("Unit", "A9", None), ["Unit!B9 cell-not-read"]),
    (_set("Translations", "B9", "title"), ["Translations!B9 cell-not-read"]),
    # a program took a number for a day, in a cell that holds none
    (_set("Criteria", "B3", datetime(2026, 1, 1)), ["Criteria!B3 cell-read-as"]),
    (_merged("Criteria", "F5:F6"), ["Criteria!F5 cell-read-as"]),
]


@pytest.mark.parametrize(("change", "expected"), SLIPS, ids=[str(n) for n in range(len(SLIPS))])
def test_what_is_told_of_slips(change: Callable[[Any], None], expected: list[str]) -> None:
    assert read(change)[1] == expected


def test_the_basis_of_a_rule_is_read_as_people_write_it() -> None:
    value, told = read(_set("Criteria", "F5", "Awarding body"))
    assert told == []
    assert value.outcomes[1].criteria[0].basis == "awarding_body"


def test_a_sheet_may_be_called_otherwise_and_its_columns_moved() -> None:
    def change(book: Any) -> None:
        sheet = book["Guidance"]
        sheet.title = "Notes for tutors"
        sheet.move_range("D1:D60", cols=3)

    assert read(change) == (UNIT, [])


def test_every_command_takes_it_as_it_takes_the_file(tmp_path: Path) -> None:
    file = tmp_path / "unit.xlsx"
    file.write_bytes(changed(SHEET, _unit_row("id", "learning-together")))
    library = rubric.Library.load(file)
    assert library.problems == ()
    unit = library.find("learning-together@1", None, None)
    assert isinstance(unit, rubric.Specification)
    assert unit.outcomes == UNIT.outcomes
    found, problems = rubric.read_author_sheet(file)
    assert (found, problems) == (unit, ())


def test_nothing_that_people_wrote_becomes_a_formula() -> None:
    data = {**UNIT.model_dump(by_alias=True, exclude_defaults=True), "title": "=1+1"}
    hostile = rubric.Specification.model_validate({**data, "purpose": "@SUM(A1)", "owner": "-2+3"})
    sheet = load_workbook(io.BytesIO(rubric.author_sheet(hostile)))["Unit"]
    for row in sheet.iter_rows():
        for cell in row:
            assert cell.data_type != "f"
    [document] = documents(rubric.author_sheet(hostile), "unit.xlsx")
    assert document.value == hostile
