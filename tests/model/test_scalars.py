"""Scalars: every wrong value gets its code and arguments, every right one its type."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from rubric.diagnostics import Code, codes
from rubric.load.fields import field_names
from rubric.model import AssessmentCriterion, LearningOutcome, Specification, scalars
from rubric.model.scalars import (
    Amount,
    Count,
    Day,
    Id,
    LearningHours,
    MeasureAmount,
    MeasureQuantity,
    Name,
    Period,
    Quantity,
    Ref,
    Slug,
    SpecificationReference,
    Text,
    Version,
    YesNo,
    period_months,
    shape_of,
)

TYPES: dict[str, TypeAdapter[Any]] = {
    name: TypeAdapter(kind)
    for name, kind in {
        "Text": Text,
        "Name": Name,
        "Ref": Ref,
        "Id": Id,
        "Slug": Slug,
        "Version": Version,
        "SpecificationReference": SpecificationReference,
        "Day": Day,
        "Quantity": Quantity,
        "Amount": Amount,
        "MeasureQuantity": MeasureQuantity,
        "MeasureAmount": MeasureAmount,
        "Count": Count,
        "LearningHours": LearningHours,
        "YesNo": YesNo,
        "Period": Period,
    }.items()
}


def refused(kind: str, value: Any) -> tuple[str, dict[str, Any]]:
    """The slug and the arguments that a wrong value gets."""
    with pytest.raises(ValidationError) as raised:
        TYPES[kind].validate_python(value)
    (error,) = raised.value.errors()
    context = {name: said for name, said in error.get("ctx", {}).items() if name != "slug"}
    return error["type"], context


TAKEN: list[tuple[str, Any, Any]] = [
    # text: as it stands, without blanks around it; numbers of a caller's row become text
    ("Text", "  Plan: “it” # 3 ", "Plan: “it” # 3"),
    ("Text", "two\nlines\tand a tab", "two\nlines\tand a tab"),
    ("Text", 7, "7"),
    ("Text", "x" * 20_000, "x" * 20_000),
    ("Name", "L-0042", "L-0042"),
    ("Name", Decimal("1.10"), "1.10"),
    # refs: any spelling of one letter is one
    ("Ref", "1.10", "1.10"),
    ("Ref", "e\u0301", "\u00e9"),
    ("Ref", "AC 1 (a)", "AC 1 (a)"),
    ("Id", "E-1.a", "E-1.a"),
    ("Slug", "facilitating-action-learning", "facilitating-action-learning"),
    ("Slug", "m5.37", "m5.37"),
    ("Version", "1", "1"),
    ("Version", "2026.1-b", "2026.1-b"),
    ("SpecificationReference", "demo", "demo"),
    ("SpecificationReference", "demo@1.2", "demo@1.2"),
    # dates
    ("Day", "2026-02-28", date(2026, 2, 28)),
    ("Day", "2028-02-29", date(2028, 2, 29)),
    ("Day", " 2026-02-28 ", date(2026, 2, 28)),
    ("Day", date(2026, 2, 28), date(2026, 2, 28)),
    # quantities: one spelling for one amount
    ("Quantity", "2.50", Decimal("2.5")),
    ("Quantity", "010", Decimal(10)),
    ("Quantity", "+3", Decimal(3)),
    ("Quantity", "0", Decimal(0)),
    ("Quantity", "2.5000", Decimal("2.5")),
    ("Quantity", "999999999.999", Decimal("999999999.999")),
    ("Quantity", 2.5, Decimal("2.5")),
    ("Quantity", Decimal("0.001"), Decimal("0.001")),
    ("Amount", "0.001", Decimal("0.001")),
    ("MeasureQuantity", "3", Decimal(3)),
    ("MeasureAmount", "3", Decimal(3)),
    ("Count", "2", 2),
    ("Count", "2.0", 2),
    ("LearningHours", "0", 0),
    # yes and no
    ("YesNo", "yes", True),
    ("YesNo", "True", True),
    ("YesNo", "NO", False),
    ("YesNo", "false", False),
    ("YesNo", True, True),
    # periods: one spelling for one period
    ("Period", "24 months", "24 months"),
    ("Period", "1 months", "1 month"),
    ("Period", "2 year", "2 years"),
]


@pytest.mark.parametrize(("kind", "value", "taken"), TAKEN)
def test_taken(kind: str, value: Any, taken: Any) -> None:
    result = TYPES[kind].validate_python(value)
    assert (result, type(result)) == (taken, type(taken))
    assert str(result) == str(taken)


REFUSED: list[tuple[str, Any, Code, dict[str, Any]]] = [
    # nothing there
    ("Text", None, codes.NO_VALUE, {}),
    ("Text", "  ", codes.NO_VALUE, {}),
    ("Name", "", codes.NO_VALUE, {}),
    ("Day", None, codes.NO_VALUE, {}),
    ("Quantity", None, codes.NO_VALUE, {}),
    ("YesNo", None, codes.NO_VALUE, {}),
    ("SpecificationReference", "@1", codes.NO_VALUE, {}),
    ("SpecificationReference", "demo@", codes.NO_VALUE, {}),
    # another shape
    ("Text", ["a"], codes.WRONG_SHAPE, {"wanted": "text", "found": "list"}),
    ("Text", {"a": "b"}, codes.WRONG_SHAPE, {"wanted": "text", "found": "fields"}),
    ("Text", True, codes.WRONG_SHAPE, {"wanted": "text", "found": "yes or no"}),
    ("Day", ["2026-01-01"], codes.WRONG_SHAPE, {"wanted": "text", "found": "list"}),
    ("Quantity", {"a": "b"}, codes.WRONG_SHAPE, {"wanted": "number", "found": "fields"}),
    # too long
    ("Text", "x" * 20_001, codes.TEXT_TOO_LONG, {"length": 20_001, "longest": 20_000}),
    ("Name", "x" * 201, codes.TEXT_TOO_LONG, {"length": 201, "longest": 200}),
    # characters
    ("Text", "a\x07b", codes.BAD_CHARACTER, {"character": "U+0007"}),
    ("Text", "a\x7f", codes.BAD_CHARACTER, {"character": "U+007F"}),
    ("Text", "a\ud800", codes.BAD_CHARACTER, {"character": "U+D800"}),
    ("Name", "a\nb", codes.BAD_CHARACTER, {"character": "U+000A"}),
    ("Name", "a\tb", codes.BAD_CHARACTER, {"character": "U+0009"}),
    # refs and ids: marks with a meaning of their own, names of fields
    ("Ref", "1/1", codes.BAD_REF, {"value": "1/1"}),
    ("Ref", "1~2", codes.BAD_REF, {"value": "1~2"}),
    ("Ref", "1@2", codes.BAD_REF, {"value": "1@2"}),
    ("Ref", "1;2", codes.BAD_REF, {"value": "1;2"}),
    ("Ref", "criteria", codes.BAD_REF, {"value": "criteria"}),
    ("Id", "E1;E2", codes.BAD_REF, {"value": "E1;E2"}),
    ("Slug", "Planning a Visit", codes.BAD_REF,
     {"value": "Planning a Visit", "slug_needed": "planning-a-visit"}),
    ("Slug", "café_1", codes.BAD_REF, {"value": "café_1", "slug_needed": "cafe-1"}),
    ("Slug", "計画", codes.BAD_REF, {"value": "計画", "slug_needed": "my-unit"}),
    ("Slug", "-a", codes.BAD_REF, {"value": "-a", "slug_needed": "a"}),
    ("Version", "first draft", codes.BAD_REF, {"value": "first draft", "how": "version"}),
    ("Version", "1" * 41, codes.BAD_REF, {"value": "1" * 41, "how": "version"}),
    ("SpecificationReference", "Demo@1", codes.BAD_REF, {"value": "Demo", "slug_needed": "demo"}),
    ("SpecificationReference", "demo@1 2", codes.BAD_REF, {"value": "1 2", "how": "version"}),
    ("SpecificationReference", "demo@1@2", codes.BAD_REF, {"value": "1@2", "how": "version"}),
    # days that do not exist
    ("Day", "2026-02-29", codes.NO_SUCH_DATE, {"value": "2026-02-29"}),
    ("Day", "2026-13-01", codes.NO_SUCH_DATE, {"value": "2026-13-01"}),
    ("Day", "0000-01-01", codes.NO_SUCH_DATE, {"value": "0000-01-01"}),
    # dates in another form, with the day that was most likely meant
    ("Day", "03/02/2026", codes.DATE_FORM, {"value": "03/02/2026", "meant": "2026-02-03"}),
    ("Day", "3.2.2026", codes.DATE_FORM, {"value": "3.2.2026", "meant": "2026-02-03"}),
    ("Day", "3 2 2026", codes.DATE_FORM, {"value": "3 2 2026", "meant": "2026-02-03"}),
    ("Day", "2026/2/3", codes.DATE_FORM, {"value": "2026/2/3", "meant": "2026-02-03"}),
    ("Day", "20260203", codes.DATE_FORM, {"value": "20260203", "meant": "2026-02-03"}),
    # month first: no such day, so nothing is offered
    ("Day", "02/23/2026", codes.DATE_FORM, {"value": "02/23/2026"}),
    ("Day", "03/02/26", codes.DATE_FORM, {"value": "03/02/26"}),
    ("Day", "3 February 2026", codes.DATE_FORM, {"value": "3 February 2026"}),
    ("Day", "٢٠٢٦-٠٢-٠٣", codes.DATE_FORM, {"value": "٢٠٢٦-٠٢-٠٣"}),
    # numbers
    ("Quantity", "seven", codes.NOT_A_NUMBER, {"value": "seven"}),
    ("Quantity", "2,5", codes.NOT_A_NUMBER, {"value": "2,5"}),
    ("Quantity", "1e3", codes.NOT_A_NUMBER, {"value": "1e3"}),
    ("Quantity", ".5", codes.NOT_A_NUMBER, {"value": ".5"}),
    ("Quantity", "nan", codes.NOT_A_NUMBER, {"value": "nan"}),
    ("Quantity", "٣", codes.NOT_A_NUMBER, {"value": "٣"}),
    ("Quantity", "1 000", codes.NOT_A_NUMBER, {"value": "1 000"}),
    ("Quantity", "-0.5", codes.NUMBER_OUT_OF_RANGE, {"value": "-0.5", "least": "0"}),
    ("Quantity", "1000000000", codes.NUMBER_OUT_OF_RANGE,
     {"value": "1000000000", "most": "999999999.999"}),
    ("Quantity", "0.0001", codes.NUMBER_TOO_PRECISE, {"value": "0.0001"}),
    ("Amount", "0", codes.NUMBER_OUT_OF_RANGE, {"value": "0", "least": "0.001"}),
    ("Count", "0", codes.NUMBER_OUT_OF_RANGE, {"value": "0", "least": "1"}),
    ("Count", "1.5", codes.NUMBER_TOO_PRECISE, {"value": "1.5", "whole": "1"}),
    ("Count", "1001", codes.NUMBER_OUT_OF_RANGE, {"value": "1001", "most": "1000"}),
    ("LearningHours", "-1", codes.NUMBER_OUT_OF_RANGE, {"value": "-1", "least": "0"}),
    # a number is wanted under a name of its own: anything else is a misspelt field
    ("MeasureQuantity", "product", codes.UNKNOWN_FIELD, {}),
    ("MeasureQuantity", ["1"], codes.UNKNOWN_FIELD, {}),
    ("MeasureQuantity", None, codes.UNKNOWN_FIELD, {}),
    ("MeasureQuantity", "2026-02-17", codes.UNKNOWN_FIELD, {}),
    ("MeasureQuantity", "-1", codes.NUMBER_OUT_OF_RANGE, {"value": "-1", "least": "0"}),
    ("MeasureAmount", "0", codes.NUMBER_OUT_OF_RANGE, {"value": "0", "least": "0.001"}),
    ("MeasureAmount", "x", codes.UNKNOWN_FIELD, {}),
    # neither yes nor no
    ("YesNo", "y", codes.NOT_YES_OR_NO, {"value": "y"}),
    ("YesNo", "1", codes.NOT_YES_OR_NO, {"value": "1"}),
    # periods
    ("Period", "24", codes.BAD_PERIOD, {"value": "24"}),
    ("Period", "0 months", codes.BAD_PERIOD, {"value": "0 months"}),
    ("Period", "two years", codes.BAD_PERIOD, {"value": "two years"}),
    ("Period", "90 days", codes.BAD_PERIOD, {"value": "90 days"}),
    ("Period", "24  months", codes.BAD_PERIOD, {"value": "24  months"}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "value", "code", "arguments"), REFUSED)
def test_refused(kind: str, value: Any, code: Code, arguments: dict[str, Any]) -> None:
    assert refused(kind, value) == (code.slug, arguments)


def test_a_time_of_day_is_no_date() -> None:
    told = {"value": "2026-02-03T10:00:00", "meant": "2026-02-03"}
    assert refused("Day", datetime(2026, 2, 3, 10)) == (codes.DATE_FORM.slug, told)


SHAPES: list[tuple[Any, str]] = [
    (None, "nothing"),
    ({}, "fields"),
    ([], "list"),
    ((), "list"),
    (1, "number"),
    (2.5, "number"),
    (Decimal(1), "number"),
    (True, "yes or no"),
    (b"1", "bytes"),
    (datetime(2026, 2, 3, 10), "datetime"),
    ("1", "text"),
]


@pytest.mark.parametrize(("value", "word"), SHAPES)
def test_shape_of(value: Any, word: str) -> None:
    assert shape_of(value) == word


@pytest.mark.parametrize(("period", "months"), [("24 months", 24), ("1 month", 1), ("2 years", 24)])
def test_period_months(period: str, months: int) -> None:
    assert period_months(period) == months


SLUGS = {code.slug for code in codes.ALL}
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates(),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(), inner, max_size=2),
    max_leaves=4,
)


def slugs_of(adapter: TypeAdapter[Any], value: Any) -> set[str]:
    try:
        adapter.validate_python(value)
    except ValidationError as error:
        return {details["type"] for details in error.errors()}
    return set()


@given(ANYTHING)
def test_anything_is_taken_or_refused_with_a_code(value: Any) -> None:
    for adapter in TYPES.values():
        assert slugs_of(adapter, value) <= SLUGS


@given(st.decimals(0, "999999999.999", places=3))
def test_a_quantity_comes_back_as_it_went(number: Decimal) -> None:
    taken = TYPES["Quantity"].validate_python(str(number))
    assert taken == number
    assert TYPES["Quantity"].validate_python(str(taken)) == taken
    assert "E" not in str(taken)


@given(st.dates())
def test_a_day_comes_back_as_it_went(day: date) -> None:
    assert TYPES["Day"].validate_python(day.isoformat()) == day


def test_no_ref_is_the_name_of_a_field_that_a_path_goes_through() -> None:
    through = {
        name
        for model in (Specification, LearningOutcome, AssessmentCriterion)
        for name in field_names(model)
    }
    assert through <= scalars.RESERVED_REFS
