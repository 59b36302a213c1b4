"""Findings for quality assurance: each by a small portfolio, none where nothing is to be said."""

from datetime import date
from typing import Any

import pytest

from rubric.evaluation import FindingCode, Result, evaluated
from rubric.facts import facts_of
from rubric.model import EvidenceRules, Portfolio, Specification
from rubric.rules import resolved

UNIT = Specification.model_validate(
    {
        "format": "rubric/1",
        "kind": "unit",
        "id": "demo",
        "version": "1",
        "title": "Planning",
        "dates": {"last_certification": "2026-09-30"},
        "outcomes": [
            {
                "ref": "1",
                "text": "Be able to plan",
                "criteria": [
                    {"ref": "1.1", "text": "Plan", "sufficient": {"items": 2}},
                    {"ref": "1.2", "text": "Carry out"},
                    {
                        "ref": "1.3",
                        "text": "Review",
                        "levels": [
                            {"name": "low", "points": 1},
                            {"name": "high", "points": 2},
                        ],
                        "pass_level": "high",
                    },
                ],
            }
        ],
    }
)
DECLARED = {"basis": "centre", "authenticity": "declared", "authenticity_needed": "for_decision"}
PEOPLE = {
    "A-1": {"role": "assessor"},
    "T-1": {"role": "trainee_assessor"},
    "Q-1": {"role": "iqa"},
    "W-1": {"role": "witness"},
}
E1 = {"id": "E1", "method": "product", "date": "2026-02-01", "maps_to": {"1.1": "whole"}}
E2 = {**E1, "id": "E2"}
MET = {
    "id": "D1", "criteria": ["1.1"], "judgement": "met", "assessor": "A-1", "date": "2026-03-01",
}  # fmt: skip
ONE_MORE = {"basis": "centre", "resubmissions": "1"}
FAILED = [
    {**MET, "id": "D2", "judgement": "not_yet_met", "date": "2026-03-08"},
    {**MET, "id": "D3", "judgement": "not_yet_met", "date": "2026-03-15"},
]
THIRD = {**MET, "id": "D4", "date": "2026-03-22"}
AGREED = {"id": "R1", "of": "D1", "finding": "agreed", "iqa": "Q-1", "date": "2026-03-02"}


def judged(rules: dict[str, Any] | None = None, **records: Any) -> Result:
    portfolio = Portfolio.model_validate(
        {
            "format": "rubric/1",
            "kind": "portfolio",
            "learner": "L-1",
            "specification": "demo",
            "people": PEOPLE,
            **records,
        }
    )
    house = rules and EvidenceRules.model_validate(
        {"format": "rubric/1", "kind": "evidence_rules", "id": "house", "version": "1", **rules}
    )
    specification = resolved(UNIT, lambda _: pytest.fail("no rules are named"), house or None)
    return evaluated(facts_of(portfolio), [specification], date(2026, 11, 21))


@pytest.mark.parametrize(
    ("code", "rules", "records"),
    [
        # decided met while one of two items is there
        ("met_on_insufficient_evidence", None, {"evidence": [E1], "decisions": [MET]}),
        # decided met, and nobody has signed
        ("met_on_undeclared_evidence", DECLARED, {"evidence": [E1, E2], "decisions": [MET]}),
        # the level has fewer points than the lowest at which it is met
        (
            "met_below_the_pass_level",
            None,
            {
                "evidence": [{**E1, "maps_to": {"1.3": "whole"}}],
                "decisions": [{**MET, "criteria": ["1.3"], "level": "low"}],
            },
        ),
        # one item carries a criterion
        (
            "rests_on_one_item",
            None,
            {
                "evidence": [{**E1, "maps_to": {"1.2": "whole"}}],
                "decisions": [{**MET, "criteria": ["1.2"]}],
            },
        ),
        # two items by one method
        ("rests_on_one_method", None, {"evidence": [E1, E2], "decisions": [MET]}),
        # only the decider has seen it
        (
            "rests_on_one_assessor",
            None,
            {
                "evidence": [{**E1, "observed_by": "A-1"}, {**E2, "observed_by": "A-1"}],
                "decisions": [MET],
            },
        ),
        # a method that no rule knows
        ("unknown_method", None, {"evidence": [{**E1, "method": "obsevation"}]}),
        # an item that serves nothing
        ("item_mapped_to_nothing", None, {"evidence": [{**E1, "maps_to": {}}]}),
        # reviewed by the person who decided
        (
            "self_review",
            None,
            {"evidence": [E1, E2], "decisions": [MET], "iqa_reviews": [{**AGREED, "iqa": "A-1"}]},
        ),
        # reviewed by somebody whose role is another
        (
            "reviewed_by_another_role",
            None,
            {"evidence": [E1, E2], "decisions": [MET], "iqa_reviews": [{**AGREED, "iqa": "W-1"}]},
        ),
        # decided by somebody who describes what they saw
        (
            "decided_by_another_role",
            None,
            {"evidence": [E1, E2], "decisions": [{**MET, "assessor": "W-1"}]},
        ),
        # decided before the evidence it cites was there
        (
            "decision_before_its_evidence",
            None,
            {
                "evidence": [E1, {**E2, "date": "2026-04-01"}],
                "decisions": [{**MET, "evidence": ["E2"]}],
            },
        ),
        # authorised by the decider
        (
            "self_authorised_override",
            None,
            {
                "evidence": [E1],
                "decisions": [{**MET, "override": {"reason": "ill", "authorised_by": "A-1"}}],
            },
        ),
        # countersigned before it was decided
        (
            "countersigned_before_decision",
            None,
            {
                "evidence": [E1, E2],
                "decisions": [
                    {
                        **MET,
                        "assessor": "T-1",
                        "countersigned": {"by": "A-1", "date": "2026-02-28"},
                    }
                ],
            },
        ),
        # the assessor witnessed what was decided on
        (
            "witnessed_by_decider",
            None,
            {"evidence": [E1, {**E2, "witness": "A-1"}], "decisions": [MET]},
        ),
        # a decision on an item that is mapped elsewhere
        (
            "cites_unmapped_item",
            None,
            {
                "evidence": [E1, {**E2, "maps_to": {"1.2": "whole"}}],
                "decisions": [{**MET, "evidence": ["E1", "E2"]}],
            },
        ),
        # decided before the learner registered
        (
            "decided_before_registration",
            None,
            {"registered": "2026-03-02", "evidence": [E1, E2], "decisions": [MET]},
        ),
        # decided after the last day to claim
        (
            "decided_after_last_certification",
            None,
            {"evidence": [E1, E2], "decisions": [{**MET, "date": "2026-10-01"}]},
        ),
        # decided a third time where one resubmission is allowed
        ("beyond_resubmissions", ONE_MORE, {"evidence": [E1, E2], "decisions": [*FAILED, THIRD]}),
        # an action that was due and is open
        (
            "action_overdue",
            None,
            {
                "evidence": [E1, E2],
                "decisions": [MET],
                "iqa_reviews": [
                    {**AGREED, "finding": "action_required", "action": "Say.", "due": "2026-05-01"}
                ],
            },
        ),
        # countersigned by somebody who is no assessor
        (
            "countersignature_does_not_count",
            None,
            {
                "evidence": [E1, E2],
                "decisions": [
                    {
                        **MET,
                        "assessor": "T-1",
                        "countersigned": {"by": "Q-1", "date": "2026-03-05"},
                    }
                ],
            },
        ),
    ],
)
def test_finding(code: str, rules: dict[str, Any] | None, records: dict[str, Any]) -> None:
    found = [finding.code for finding in judged(rules, **records).findings]
    assert found.count(FindingCode(code)) == 1


def test_an_item_mapped_to_very_many_criteria() -> None:
    many = {str(number): "whole" for number in range(30)}
    wide = Specification.model_validate(
        {
            **{name: getattr(UNIT, name) for name in ("format", "kind", "id", "version", "title")},
            "criteria": [{"ref": ref, "text": f"Do {ref}"} for ref in many],
        }
    )
    portfolio = Portfolio.model_validate(
        {
            "format": "rubric/1",
            "kind": "portfolio",
            "learner": "L-1",
            "specification": "demo",
            "evidence": [{**E1, "maps_to": many}],
        }
    )
    specification = resolved(wide, lambda _: pytest.fail("no rules are named"))
    result = evaluated(facts_of(portfolio), [specification], date(2026, 11, 21))
    [finding] = [f for f in result.findings if f.code is FindingCode.ITEM_MAPPED_TO_VERY_MANY]
    assert finding.arguments == {"item": "E1", "criteria": 30}


def test_nothing_is_found_where_nothing_is_to_be_said() -> None:
    by_another_method = {**E2, "method": "observation"}
    result = judged(evidence=[E1, by_another_method], decisions=[MET], iqa_reviews=[AGREED])
    assert not result.findings


NOT_FOUND: list[tuple[str, dict[str, Any] | None, dict[str, Any]]] = [
    # the last day to claim is one of those on which one may
    ("decided_after_last_certification", None, {"decisions": [{**MET, "date": "2026-09-30"}]}),
    # the day of registration too
    ("decided_before_registration", None, {"registered": "2026-03-01", "decisions": [MET]}),
    # authorised by another person
    (
        "beyond_resubmissions",
        ONE_MORE,
        {
            "decisions": [
                *FAILED,
                {**THIRD, "override": {"reason": "ill", "authorised_by": "Q-1"}},
            ]
        },
    ),
    # not yet met twice on one day is one attempt
    (
        "beyond_resubmissions",
        ONE_MORE,
        {"decisions": [FAILED[0], {**FAILED[1], "date": "2026-03-08"}, THIRD]},
    ),
    # put right on the same day is none
    (
        "beyond_resubmissions",
        ONE_MORE,
        {
            "decisions": [
                *FAILED,
                {**MET, "id": "D9", "supersedes": "D3", "date": "2026-03-15"},
                THIRD,
            ]
        },
    ),
    # nobody has set a limit
    ("beyond_resubmissions", None, {"decisions": [*FAILED, THIRD]}),
    # closed, or not due yet
    (
        "action_overdue",
        None,
        {
            "decisions": [MET],
            "iqa_reviews": [
                {**AGREED, "finding": "action_required", "action": "Say.", "due": "2026-11-21"},
                {
                    **AGREED,
                    "id": "R2",
                    "finding": "action_required",
                    "action": "Say.",
                    "due": "2026-05-01",
                    "closed": "2026-06-01",
                },
            ],
        },
    ),
]


@pytest.mark.parametrize(("code", "rules", "records"), NOT_FOUND)
def test_not_a_finding(code: str, rules: dict[str, Any] | None, records: dict[str, Any]) -> None:
    found = [finding.code for finding in judged(rules, evidence=[E1, E2], **records).findings]
    assert FindingCode(code) not in found


def test_every_code_has_a_case() -> None:
    [mark] = [m for m in test_finding.pytestmark if m.name == "parametrize"]
    # these two have tests of their own, here and beside the grades
    elsewhere = {"item_mapped_to_very_many", "met_below_the_pass_level"}
    cases = {row[0] for row in mark.args[1]} | elsewhere
    assert cases == {code.value for code in FindingCode}
