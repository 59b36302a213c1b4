"""A gap names what it waits for: items to be signed for or confirmed, and what IQA asked."""

from datetime import date
from typing import Any

import pytest

from rubric.evaluation import evaluated
from rubric.facts import facts_of
from rubric.model import Portfolio, Specification
from rubric.report.text import render_report
from rubric.rules import resolved

RULES = {"authenticity": "declared_and_confirmed", "basis": "awarding_body"}
SIGNED = {"covers": ["E1", "E10"], "signed_by_learner": "2026-05-02"}
CONFIRMED = {"confirmed_by": "A", "confirmed": "2026-05-03"}
REVIEW = {"id": "R1", "of": "D1", "stage": "interim", "iqa": "Q", "date": "2026-06-02"}


def report(**records: Any) -> str:
    criteria = [{"ref": "1", "text": "Plan", "sufficient": {"items": "3"}, "basis": "centre"}]
    unit = Specification.model_validate({
        "format": "rubric/1", "kind": "unit", "id": "u", "version": "1", "title": "U",
        "criteria": criteria, "evidence_rules": RULES, "basis": "centre",
    })  # fmt: skip
    portfolio = Portfolio.model_validate({
        "format": "rubric/1", "kind": "portfolio", "learner": "L-1", "specification": "u",
        "evidence": [{"id": name, "maps_to": {"1": "whole"}} for name in ("E10", "E2", "E1")],
        "decisions": [
            {"id": "D1", "criteria": ["1"], "judgement": "met", "assessor": "A",
             "date": "2026-06-01"}
        ],
        **records,
    })  # fmt: skip
    specification = resolved(unit, {}.__getitem__)
    return render_report(evaluated(facts_of(portfolio), [specification], date(2026, 11, 21)))


UNSIGNED, UNCONFIRMED = "not signed for by the learner: ", "signed for, not confirmed by"


@pytest.mark.parametrize(
    ("declarations", "told", "untold"),
    [
        ([], f"{UNSIGNED}E1, E2 and E10\n", UNCONFIRMED),
        ([SIGNED], f"{UNSIGNED}E2\n        {UNCONFIRMED} an assessor: E1 and E10\n", None),
        ([SIGNED | CONFIRMED], f"{UNSIGNED}E2\n", UNCONFIRMED),
    ],
)
def test_what_is_still_to_be_signed_for_or_confirmed(declarations, told, untold) -> None:
    text = report(declarations=declarations)
    assert told in text
    assert untold is None or untold not in text


def test_all_confirmed_and_nothing_waits() -> None:
    text = report(declarations=[{**SIGNED, **CONFIRMED, "covers": ["E1", "E10", "E2"]}])
    assert UNSIGNED not in text
    assert UNCONFIRMED not in text


@pytest.mark.parametrize(
    ("review", "told"),
    [
        ({"finding": "disagreed"}, "IQA disagreed in R1\n"),
        (
            {"finding": "action_required", "action": "Ask again", "due": "2026-07-01"},
            "IQA asked for action in R1, which is open\n",
        ),
    ],
)
def test_what_iqa_found(review, told) -> None:
    assert told in report(iqa_reviews=[REVIEW | review])
