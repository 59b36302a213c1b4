"""Every criterion has its line in the report, whatever the target asks for."""

from datetime import date

import pytest

from rubric.evaluation import evaluated
from rubric.facts import facts_of
from rubric.model import Portfolio, Specification
from rubric.report.text import render_report
from rubric.rules import resolved


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ({"band": "merit"}, "(beyond pass)"),
        ({"required": False}, "(advice"),
    ],
)
def test_an_outcome_of_which_nothing_is_required_is_shown(other, told) -> None:
    outcomes = [
        {"ref": "1", "text": "Plan", "criteria": [{"ref": "1.1", "text": "Plan", "band": "pass"}]},
        {"ref": "2", "text": "Do", "criteria": [{"ref": "2.1", "text": "Do", **other}]},
    ]
    unit = {"format": "rubric/1", "kind": "unit", "id": "u", "version": "1", "title": "U"}
    records = {"format": "rubric/1", "kind": "portfolio", "learner": "L", "specification": "u"}
    specification = resolved(
        Specification.model_validate(unit | {"outcomes": outcomes}), {}.__getitem__
    ).aimed_at("pass")
    facts = facts_of(Portfolio.model_validate(records))
    text = render_report(evaluated(facts, [specification], date(2026, 11, 21)))
    outcome, criterion = text.split("  2    Do\n")[1].split("\n")[:2]
    assert outcome.strip() == "nothing here is required"
    assert criterion.split()[0] == "2.1"
    assert told in criterion
