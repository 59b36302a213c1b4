"""The laws about the tracking sheet: there and back, and by hand."""

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

import rubric
from rubric.api.checking import portfolio_problems
from rubric.api.rows import portfolio_to_rows, typed
from rubric.api.sheets import documents_in_opened
from rubric.diagnostics import codes
from rubric.exchange.reading import read_rows
from rubric.exchange.sheet.gathering import Gathered, SheetRow
from rubric.exchange.sheet.layout import CRITERION, ITEM
from rubric.exchange.sheet.placing import placed
from rubric.exchange.sheet.workbook import opened_bytes
from rubric.model import Portfolio
from rubric.model.qualification import Qualification
from rubric.sources import FilePlace, Located
from rubric.testing import laws
from rubric.testing.laws.sheets import _unordered as unordered
from rubric.testing.strategies import cases

ROOT = Path(__file__).resolve().parents[2]
LIBRARY = rubric.Library.load(
    *(ROOT / "examples" / name for name in ("library", "qualification", "quality", "versions"))
)


@settings(max_examples=max(1, settings().max_examples // 4))  # a workbook three times each
@given(case=cases())
def test_law_09_sheet(case):
    laws.law_09_sheet(case)


@settings(max_examples=max(1, settings().max_examples // 2))
@given(case=cases())
def test_law_09_author(case):
    laws.law_09_author(case.written)


@pytest.mark.parametrize("reference", [f"{i}@{v}" for i, v in LIBRARY.specifications])
def test_law_09_author_of_what_there_is(reference):
    unit = LIBRARY.find(reference, None, None)
    assert isinstance(unit, rubric.Specification)
    laws.law_09_author(unit)


# --- sheets that are filled in by hand

NUMBERS = ("1.1", "1.2", "2.1")
FILLED = {
    ("items", "method"): ("product", "observation"),
    ("items", "date"): ("2026-02-17", "2026-03-01"),
    ("links", "at"): ("p. 1", "p. 2"),
    ("declarations", "signed_by_learner"): ("2026-04-01",),
    ("decisions", "judgement"): ("met", "not_yet_met"),
    ("decisions", "date"): ("2026-05-01", "2026-05-02"),
    ("decisions", "assessor"): ("A-7", "A-8"),
    ("decisions", "feedback"): ("Well done",),
    ("reviews", "finding"): ("agreed", "disagreed"),
    ("reviews", "date"): ("2026-06-01",),
    ("reviews", "iqa"): ("Q-2",),
}


@st.composite
def _rows(draw: st.DrawFn) -> list[dict[tuple[str, str], str]]:
    rows = []
    for _ in range(draw(st.integers(1, 5))):
        cells = {CRITERION: draw(st.sampled_from(NUMBERS))}
        if draw(st.booleans()):
            cells[ITEM] = draw(st.sampled_from(("E1", "E2", "E10")))
        for table in ("items", "links", "declarations", "decisions", "reviews"):
            if draw(st.booleans()):
                cells |= {
                    field: draw(st.sampled_from(values))
                    for field, values in FILLED.items()
                    if field[0] == table and draw(st.integers(0, 3))
                }
        rows.append(cells)
    return rows


def _gathered(rows: list[Any]) -> Gathered:
    return Gathered(SheetRow(str(n), row, lambda _: FilePlace("")) for n, row in enumerate(rows))


def _portfolio(tables: dict[str, Any]) -> Portfolio | None:
    of_learner = [{"learner": "L-1", "specification": "any@1"}]
    return typed(read_rows({**tables, "registrations": of_learner}))[0]


@given(rows=_rows())
def test_law_a_sheet_filled_in_by_hand_loses_nothing(rows):
    """Every cell is in the portfolio, or something is told; and the portfolio gives it again."""
    gathered = _gathered(rows)
    tables = {name: list(gathered.rows_of(name).values()) for name in gathered.tables}
    portfolio = _portfolio(tables)
    if gathered.faults or portfolio is None:
        return
    held = portfolio.model_dump(mode="json", by_alias=True)
    items = {item["id"]: item for item in held["evidence"]}
    for row in rows:
        item = items.get(row.get(ITEM))
        for (table, column), value in row.items():
            if table == "items":
                assert item[column] == value
            elif table == "links" and item is not None:
                assert column == "criterion" or item["maps_to"][row[CRITERION]][column] == value
            elif table != "links":
                field = "iqa_reviews" if table == "reviews" else table
                assert value in [record[column] for record in held[field]]
        if ITEM in row:
            assert row[CRITERION] in items[row[ITEM]]["maps_to"]
    again = placed(portfolio_to_rows(portfolio), {})
    back = _gathered([cells for of in again.rows.values() for cells in of])
    assert not back.faults
    for name in gathered.tables:
        found = [*back.rows_of(name).values(), *again.others.get(name, ())]
        assert sorted(map(repr, map(_sorted, found))) == sorted(
            map(repr, map(_sorted, tables[name]))
        )


def _sorted(row: dict[str, Any]) -> list[tuple[str, Any]]:
    return sorted(row.items())


# --- a sheet for each unit of a qualification


@st.composite
def _on_a_qualification(draw: st.DrawFn) -> tuple[Qualification, rubric.Library, Portfolio]:
    """A generated portfolio put onto a qualification, its criteria with their unit or without."""
    case = draw(cases())
    unit, named = case.written.id, draw(st.booleans())

    def called(reference: str) -> str:
        plain = "/" not in reference and "@" not in reference
        return f"{unit}/{reference}" if named and plain else reference

    data = case.records.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    data |= {"format": "rubric/1", "kind": "portfolio", "qualification": "whole@1"}
    data["units"] = [unit] if draw(st.booleans()) else [unit, "coaching"]
    data.pop("specification", None)
    for item in data.get("evidence", ()):
        item["maps_to"] = {called(name): link for name, link in item.get("maps_to", {}).items()}
    for record in (*data.get("decisions", ()), *data.get("iqa_reviews", ())):
        if record.get("criteria"):
            record["criteria"] = [called(name) for name in record["criteria"]]
    groups = [{"ref": "A", "take": "all", "units": [unit, "coaching"]}]
    whole = {"format": "rubric/1", "kind": "qualification", "id": "whole", "version": "1"}
    qualification = Qualification.model_validate({**whole, "title": "Whole", "groups": groups})
    units = {**LIBRARY.specifications, (case.written.id, case.written.version): case.written}
    rules = {(one.id, one.version): one for one in case.house_rules.values()}
    library = rubric.Library(units, rules, (), {}, {})
    return qualification, library, Portfolio.model_validate(data)


@settings(max_examples=max(1, settings().max_examples // 6))
@given(made=_on_a_qualification())
def test_law_09_sheet_of_a_qualification(made):
    qualification, library, portfolio = made
    _comes_back(qualification, library, portfolio)


@pytest.mark.parametrize("name", ["starting", "half-way", "complete"])
def test_law_09_sheet_of_the_examples_on_a_qualification(name):
    portfolio, _ = rubric.load_portfolio(ROOT / f"examples/qualification/{name}.yaml")
    qualification = LIBRARY.find_qualification("demo-diploma", None, None)
    assert portfolio is not None
    assert isinstance(qualification, Qualification)
    data = _comes_back(qualification, LIBRARY, portfolio)
    book = load_workbook(io.BytesIO(data))
    assert book.sheetnames[:3] == ["Overview", "Instructions", "Summary"]
    # a name may have 31 characters
    sheets = [name for name in book.sheetnames if name.startswith(portfolio.learner)]
    registered = {one.partition("@")[0] for one in portfolio.units or ()}
    assert {name.split()[1][:20] for name in sheets} == {one[:20] for one in registered}


def _comes_back(
    qualification: Qualification, library: rubric.Library, portfolio: Portfolio
) -> bytes:
    data = rubric.tracking_sheet(qualification, library, portfolios=[portfolio])
    opened = opened_bytes(data, "sheet.xlsx")
    assert not isinstance(opened, Located), opened
    [document] = documents_in_opened(opened)
    assert document.problems == ()
    assert isinstance(document.value, Portfolio)
    assert unordered(document.value) == unordered(portfolio)
    at_hand = replace(
        library, qualifications={(qualification.id, qualification.version): qualification}
    )
    told = {problem.diagnostic.code for problem in portfolio_problems(document, at_hand)}
    assert codes.WORDED_OTHERWISE not in told
    again = rubric.tracking_sheet(qualification, library, portfolios=[document.value])
    assert again == data
    return data
