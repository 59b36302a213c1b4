"""What stands in the way of a claim, and what does not."""

from datetime import date
from typing import Any

from rubric.evaluation import Result, evaluated
from rubric.facts import facts_of
from rubric.model import Portfolio, Specification
from rubric.report.claim import render_claims
from rubric.rules import resolved


def judged(met: list[str], **unit: Any) -> Result:
    """Return the result of a unit of which some criteria are decided met."""
    head = {"format": "rubric/1", "kind": "unit", "id": "u", "version": "1", "title": "U"}
    portfolio = {
        "format": "rubric/1",
        "kind": "portfolio",
        "learner": "L-1",
        "specification": "u",
        "evidence": [{"id": "E1", "maps_to": dict.fromkeys(met, "whole")}],
        "decisions": [
            {"id": "D1", "criteria": met, "judgement": "met", "assessor": "A", "date": "2026-06-01"}
        ],
    }
    specification = resolved(Specification.model_validate(head | unit), {}.__getitem__)
    facts = facts_of(Portfolio.model_validate(portfolio))
    return evaluated(facts, [specification], date(2026, 11, 21))


def test_what_lies_beyond_the_target_is_not_in_the_way() -> None:
    criteria = [{"ref": ref, "text": ref} for ref in ("P1", "P2")]
    beyond = {"ref": "M1", "text": "M1", "band": "merit"}
    told = render_claims(judged(["P1"], criteria=[*criteria, beyond]))
    assert "not achieved: 1 of 2 criteria are open\n    open: P2\n" in told


def test_alternatives_that_are_no_longer_needed_are_not_in_the_way() -> None:
    criteria = [{"ref": ref, "text": ref} for ref in ("1", "2", "3")]
    one_of_two = {"n_of": 1, "of": ["1", "2"]}
    told = render_claims(judged(["1"], criteria=criteria, achieved_by=one_of_two))
    assert "not achieved: 1 of 3 criteria are open\n    open: 3\n" in told


def test_where_only_the_rule_of_the_unit_is_open_no_criterion_is_named() -> None:
    criteria = [{"ref": ref, "text": ref} for ref in ("1", "2")]
    rule = {"sufficient": {"items": 2}, "achieved_by": {"n_of": 1, "of": ["1", "2"]}}
    told = render_claims(judged(["1"], criteria=criteria, **rule))
    assert "not achieved: a rule on the unit" in told
    assert "open:" not in told
