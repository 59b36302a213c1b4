"""What stands in the way of a claim, and what does not."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from rubric.evaluation import Result, evaluated
from rubric.facts import facts_of
from rubric.model import Portfolio, Specification
from rubric.report.claim import render_claims
from rubric.report.text import render_report
from rubric.rules import resolved


def judged(met: list[str], reviews: Sequence[dict[str, Any]] = (), **unit: Any) -> Result:
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
        **({"iqa_reviews": list(reviews)} if reviews else {}),
    }
    specification = resolved(Specification.model_validate(head | unit), {}.__getitem__)
    facts = facts_of(Portfolio.model_validate(portfolio))
    return evaluated(facts, [specification], date(2026, 11, 21))


def test_what_lies_beyond_the_target_is_not_in_the_way() -> None:
    criteria = [{"ref": ref, "text": ref} for ref in ("P1", "P2")]
    beyond = {"ref": "M1", "text": "M1", "band": "merit"}
    told = render_claims(judged(["P1"], criteria=[*criteria, beyond]))
    assert "not achieved: 1 of 2 criteria are open\n    open: P2\n" in told


def test_a_claim_names_the_band_and_what_is_achieved_beyond_it() -> None:
    bands = [{"ref": b[0], "text": b, "band": b} for b in ("pass", "merit", "distinction")]
    told = render_claims(judged(["p"], criteria=bands))
    assert "\nCAN BE CLAIMED at pass\n" in told
    assert "--target" not in told
    told = render_claims(judged(["p", "m"], criteria=bands))
    assert "\nCAN BE CLAIMED at pass\n" in told
    assert "merit is achieved too; ask for --target merit to see whether it can be claimed" in told


def test_the_report_names_the_band_of_a_claim() -> None:
    bands = [{"ref": b[0], "text": b, "band": b} for b in ("pass", "merit")]
    signing = {"evidence_rules": {"sign_off": "required", "basis": "centre"}}
    review = {
        "id": "R1", "of": "D1", "stage": "summative", "finding": "agreed", "iqa": "Q",
        "date": "2026-06-02",
    }  # fmt: skip
    found = judged(["p", "m"], criteria=bands, reviews=[review], **signing)
    told = " ".join(render_report(found).split())
    assert "nothing stands in the way of a claim at pass; merit is achieved too; ask" in told


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
