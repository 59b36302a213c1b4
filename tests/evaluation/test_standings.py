"""How a learner stands in a unit, as a qualification takes it (meaning 15.3, 15.6, 15.7)."""

from datetime import date
from typing import Any

import pytest

import rubric
from rubric.evaluation.qualifications.standing import standing_of
from rubric.model import Portfolio, Specification

ON = date(2026, 3, 31)
TRANSFER = {"id": "X1", "authorised_by": "Q-1", "date": "2026-01-10", "reason": "credit_transfer"}


def standing(records: dict[str, Any], **of_unit: Any) -> Any:
    unit = {
        "format": "rubric/1",
        "kind": "unit",
        "id": "guiding",
        "version": "1",
        "title": "Guiding",
        "credit": "4",
        "decision": "not_required",
        "criteria": [{"ref": "1", "text": "Plan"}, {"ref": "2", "text": "Lead"}],
    }
    written = Specification.model_validate({**unit, **of_unit})
    portfolio = Portfolio.model_validate(
        {
            "format": "rubric/1",
            "kind": "portfolio",
            "learner": "L-1",
            "specification": "guiding",
            **records,
        }
    )
    library = rubric.Library.load(source=lambda *_: written, builtin=False)
    [judged] = rubric.evaluate(portfolio, library, on=ON).units
    return standing_of(judged)


def evidence(*criteria: str) -> dict[str, Any]:
    return {
        "evidence": [
            {"id": "E1", "date": "2026-02-03", "maps_to": dict.fromkeys(criteria, "whole")}
        ]
    }


@pytest.mark.parametrize(
    ("records", "of_unit", "achieved", "still_open", "transferred"),
    [
        ({}, {}, False, 2, False),
        (evidence("1"), {}, False, 1, False),
        (evidence("1", "2"), {}, True, 0, False),
        # every criterion is met, and the unit's own rule is not satisfied
        (evidence("1", "2"), {"sufficient": {"items": "2"}, "basis": "centre"}, False, 1, False),
        ({"exemptions": [{**TRANSFER, "units": ["guiding"]}]}, {}, True, 0, True),
        # one criterion by transfer, one by evidence: assessed, as a unit
        ({**evidence("2"), "exemptions": [{**TRANSFER, "criteria": ["1"]}]}, {}, True, 0, False),
        ({"exemptions": [{**TRANSFER, "criteria": ["1"]}]}, {}, False, 1, False),
        ({"exemptions": [{**TRANSFER, "units": ["guiding"], "reason": "exemption"}]}, {},
         True, 0, False),
    ],
)  # fmt: skip
def test_what_is_open_and_what_came_by_transfer(
    records: Any, of_unit: Any, achieved: Any, still_open: Any, transferred: Any
) -> None:
    found = standing(records, **of_unit)
    assert (found.achieved, found.open, found.transferred) == (achieved, still_open, transferred)
    assert found.recorded == bool(records)
    assert found.credit == 4
