"""The quick validators accept exactly what the models accept, and give equal values."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from rubric.model import (
    Decision,
    Declaration,
    EvidenceItem,
    EvidenceMapping,
    Exemption,
    IqaReview,
    Person,
    Portfolio,
    Written,
)
from rubric.model.quick import quick
from rubric.testing.strategies import cases

SOUND: dict[type[Written], dict[str, Any]] = {
    Person: {"role": "assessor"},
    Declaration: {"covers": "all", "signed_by_learner": "2026-06-01"},
    EvidenceMapping: {"at": "p. 1"},
    EvidenceItem: {"id": "E1", "maps_to": {"1.1": "whole", "1.2": {"at": "p. 1"}}},
    Decision: {"id": "D1", "criteria": ["1.1"], "judgement": "met", "assessor": "A-7",
               "date": "2026-06-05"},
    IqaReview: {"id": "R1", "of": "D1", "finding": "agreed", "iqa": "Q-2", "date": "2026-07-02"},
    Exemption: {"id": "X1", "criteria": ["1.1"], "reason": "exemption", "authorised_by": "Q-2",
                "date": "2026-03-01"},
    Portfolio: {"format": "rubric/1", "kind": "portfolio", "learner": "L-1",
                "specification": "u@1"},
}  # fmt: skip
#: blanks of every kind, controls, marks, and the edges of what a pattern may take for plain
EDGES = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u180e\u2000\u200a\u200b\u2028\u2029\u202f"
    "\u205f\u2060\u3000\ufeff\0\x07\x7f\x80\x9f\ud800\udfff\u202e/~@;:.-+eE_٣²①½０a1"
)
TEXTS = st.text(st.sampled_from(EDGES) | st.characters(), max_size=4)
AMOUNTS = st.from_regex(r"[ +-]?[0-9]{0,11}\.?[0-9]{0,5}[ \n]?", fullmatch=True)
DAYS = st.from_regex(r"[ ]?[0-9]{4}-[0-9]{2}-[0-9]{2}[ \n]?", fullmatch=True) | st.dates().map(str)
LONG = st.sampled_from((200, 201, 20_000, 20_001)).map(lambda n: "x" * n)
SCALARS = st.one_of(
    TEXTS,
    AMOUNTS,
    DAYS,
    LONG,
    st.none() | st.booleans() | st.integers() | st.floats() | st.decimals() | st.binary(max_size=2),
    st.dates() | st.datetimes() | st.sampled_from(["yes", "no", "true", "TRUE", "all", "whole"]),
    st.sampled_from([10**5000, Decimal("1E+999999"), Decimal("sNaN"), date.max, datetime.min]),
)
CELLS = st.one_of(
    *[SCALARS] * 4,
    st.lists(SCALARS, max_size=2),
    st.tuples(SCALARS),
    st.dictionaries(TEXTS | st.none() | st.integers(), SCALARS, max_size=2),
)


def judged(validate: Any, data: Any) -> Any:
    """Return the value, or that there is none."""
    try:
        return validate(data)
    except ValidationError:
        return None


def assert_alike(model: type[Written], data: Any) -> None:
    slow, fast = judged(model.model_validate, data), judged(quick(model).validate_python, data)
    assert (slow is None) == (fast is None)
    if slow is not None:
        assert type(fast) is model
        # equal, and of the same types and spelling: 2.50 is equal to 2.5 and is not the same
        assert repr(fast) == repr(slow)


FIELDS = [
    (model, field.alias or name)
    for model in SOUND
    for name, field in model.model_fields.items()
    if (model, name) != (Portfolio, "format")
]


@pytest.mark.parametrize(("model", "field"), FIELDS, ids=lambda v: getattr(v, "__name__", v))
@settings(max_examples=max(1, settings().max_examples // 3))
@given(cell=CELLS)
@example(cell="x")
@example(cell=Decimal("2.00000000000000000001"))
def test_any_cell_in_any_field(model: type[Written], field: str, cell: Any) -> None:
    assert_alike(model, {**SOUND[model], field: cell})


@given(name=TEXTS, cell=SCALARS)
def test_any_amount_under_any_name(name: str, cell: Any) -> None:
    assert_alike(EvidenceItem, {"id": "E1", name: cell})


@given(name=TEXTS | LONG, link=CELLS | st.dictionaries(st.sampled_from(["at", "note"]), SCALARS))
def test_any_link(name: str, link: Any) -> None:
    assert_alike(EvidenceItem, {"id": "E1", "maps_to": {name: link}})


@given(text=AMOUNTS | TEXTS)
def test_any_amount(text: str) -> None:
    assert_alike(EvidenceItem, {"id": "E1", "hours": text, "sessions": text})


@given(text=DAYS | TEXTS)
@example(text="0000-01-01")
@example(text="2026-02-29")
@example(text="2024-02-29")
@example(text="٢٠٢٦-02-01")
def test_any_day(text: str) -> None:
    assert_alike(EvidenceItem, {"id": "E1", "date": text})


@given(case=cases())
def test_portfolios_as_people_write_them(case: Any) -> None:
    assert_alike(Portfolio, case.portfolio)
