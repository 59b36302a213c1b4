"""A sheet that shows criteria in other words than their specification has."""

from dataclasses import replace
from typing import Any

import pytest
from tests.exchange.sheet.books import BOOKS, LIBRARY, WHOLE
from tests.exchange.sheet.workbooks import changed, documents

from rubric.api.checking import portfolio_problems
from rubric.diagnostics import codes
from rubric.phrases import help_text

ALL = replace(LIBRARY, qualifications={(WHOLE.id, WHOLE.version): WHOLE})
KINDS = ("tracking", "class", "qualification")


def worded(data: bytes) -> list[str]:
    return [
        str(problem.place).partition(": ")[2]
        for document in documents(data, "sheet.xlsx")
        for problem in portfolio_problems(document, ALL)
        if problem.diagnostic.code is codes.WORDED_OTHERWISE
    ]


def rewritten(before: str, after: str) -> Any:
    def change(book: Any) -> None:
        for sheet in book:
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.value == before:
                        cell.value = after

    return change


@pytest.mark.parametrize("kind", KINDS)
def test_a_sheet_as_it_was_made_shows_the_wording(kind: str) -> None:
    assert worded(BOOKS[kind]) == []


@pytest.mark.parametrize("kind", KINDS)
def test_other_words_are_told_at_their_cell(kind: str) -> None:
    told = worded(changed(BOOKS[kind], rewritten("Say where to go", "Say how to go")))
    assert len(told) == (3 if kind == "class" else 1)
    assert all(place.endswith("B7") for place in told)


@pytest.mark.parametrize("after", ["Say  where\nto go ", "Say where to go.", "", None])
def test_white_space_a_mark_at_the_end_and_no_words_are_not_told(after: str | None) -> None:
    assert worded(changed(BOOKS["tracking"], rewritten("Say where to go", after))) == []


def test_every_row_of_a_criterion_is_compared() -> None:
    def change(book: Any) -> None:
        sheet = book["L-1"]
        sheet["B7"], sheet["B8"] = "Say how to go", sheet["B7"].value
        assert sheet["A8"].value == sheet["A7"].value

    assert worded(changed(BOOKS["tracking"], change)) == ["L-1!B7"]


def test_one_wording_in_several_rows_is_told_once() -> None:
    def change(book: Any) -> None:
        book["L-1"]["B7"] = book["L-1"]["B8"] = "Say how to go"

    assert worded(changed(BOOKS["tracking"], change)) == ["L-1!B7"]


def test_a_column_of_wording_that_was_deleted_is_not_told() -> None:
    def change(book: Any) -> None:
        book["L-1"].delete_cols(2)

    assert worded(changed(BOOKS["tracking"], change)) == []


def test_the_help_says_what_the_specification_says() -> None:
    data = changed(BOOKS["tracking"], rewritten("Lead visits", "Follow visits"))
    [problem] = [
        problem.diagnostic
        for document in documents(data)
        for problem in portfolio_problems(document, ALL)
    ]
    assert help_text(problem.code.slug, problem.arguments) == "the specification says: Lead visits"


def test_the_help_says_all_of_a_long_wording() -> None:
    wording = "Lead visits of groups " + "and of those who come alone " * 20 + "in two languages"
    told = help_text("worded-otherwise", {"criterion": "1.1", "text": wording})
    assert told == f"the specification says: {wording}"
