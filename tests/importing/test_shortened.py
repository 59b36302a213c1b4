"""Numbers of criteria that a workbook keeps as numbers: what can be two things is asked about."""

from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook

from rubric.api.wording import builtin_verbs
from rubric.importers import Verbs, recognise
from rubric.sources.documents.reading import read_bytes

VERBS = Verbs(builtin_verbs())
TEXTS = [f"{verb} the route of a walk" for verb in
         ("Plan", "Describe", "Explain", "Lead", "Review", "Identify", "Record", "Select",
          "Prepare", "Evaluate", "Compare")]  # fmt: skip
#: 1.1 to 1.11 as a program keeps them that takes them for numbers
KEPT: list[Any] = [1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9, 1.1, 1.11]
LEAD, KNOW = "Be able to lead a walk", "Know the rules of a park"
Row = list[Any]


def beside(refs: list[Any]) -> list[Row]:
    rows = zip(refs, TEXTS, strict=False)
    return [["Ref", "Assessment criteria"], *([ref, text] for ref, text in rows)]


def behind(refs: list[Any]) -> list[Row]:
    return [list(reversed(row)) for row in beside(refs)]


def under_outcomes(refs: list[Any]) -> list[Row]:
    head = ["Learning outcome", "Ref", "Assessment criteria"]
    rows = [["", *row] for row in beside(refs)[1:]]
    rows[0][0] = f"1. {LEAD}"
    return [head, *rows, [f"2. {KNOW}", 2.1, "State the rules"]]


def records(refs: list[Any]) -> list[Row]:
    head = ["Outcome ref", "Outcome", "Criterion ref", "Criterion"]
    return [head, *([1, LEAD, *row] for row in beside(refs)[1:]), [2, KNOW, 2.1, "State the rules"]]


def outcomes_in_rows(refs: list[Any]) -> list[Row]:
    rows = beside(refs)
    return [rows[0], [1, LEAD], *rows[1:], [2, KNOW], [2.1, "State the rules"]]


LAYOUTS = (beside, behind, under_outcomes, records, outcomes_in_rows)


def doubts_of(rows: list[Row], form: str = "General") -> list[tuple[str, str, str]]:
    book = Workbook()
    sheet = book.active
    for row in (["Unit title", "Walking in groups"], ["Level", 2], [], *rows):
        sheet.append(row)
        for cell in sheet[sheet.max_row]:
            if isinstance(cell.value, float):
                cell.number_format = form
    kept = BytesIO()
    book.save(kept)
    (draft,) = recognise(read_bytes(kept.getvalue(), ".xlsx", "unit.xlsx"), VERBS).drafts
    criteria = [c for o in draft.data.get("outcomes", [draft.data]) for c in o.get("criteria", ())]
    assert [c["text"] for c in criteria if c["text"] in TEXTS] == TEXTS[: len(criteria)]
    of_numbers = [one for one in draft.doubts if one.code.startswith("number")]
    return [(one.code, one.arguments["ref"], one.arguments.get("other", "")) for one in of_numbers]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_number_after_nine_may_be_the_tenth(layout: Any) -> None:
    assert doubts_of(layout(KEPT)) == [("number-shortened", "1.1", "1.10")]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_numbers_kept_as_text_are_what_they_are(layout: Any) -> None:
    assert doubts_of(layout([f"1.{n}" for n in range(1, 12)])) == []
    assert doubts_of(layout([str(n) for n in KEPT])) == [("number-repeated", "1.1", "")]


@pytest.mark.parametrize(
    ("refs", "form", "told"),
    [
        # under a format of two decimals the first ones are the doubtful ones
        (KEPT, "0.00", [f"1.{n}" for n in (*range(1, 10), 1)]),
        # one that is left out, and one that is in the wrong place, are no tenth
        ([1.1, 1.2, 1.4, 1.5], "General", []),
        ([1.2, 1.1, 1.3, 1.4], "General", []),
        # the tenth where the ninth was left out above it stands there twice
        ([1.1, 1.2, 1.1], "General", ["1.1"]),
        # of several outcomes in one list
        ([1.8, 1.9, 2.1, 2.2], "General", []),
        ([1.8, 1.9, 1.1, 2.1], "General", ["1.1"]),
    ],
)
def test_where_a_number_may_be_another(refs: list[Any], form: str, told: list[str]) -> None:
    assert [ref for _, ref, _ in doubts_of(beside(refs), form)] == told
