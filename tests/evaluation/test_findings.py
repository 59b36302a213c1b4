"""Findings for quality assurance: each by a small portfolio, none where nothing is to be said."""

from datetime import date
from typing import Any

import pytest

from rubric.evaluation import Finding, FindingCode, Result, evaluated
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
E3 = {**E1, "id": "E3"}
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


def judged(rules: dict[str, Any] | None = None, of: Specification = UNIT, **records: Any) -> Result:
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
    specification = resolved(of, lambda _: pytest.fail("no rules are named"), house or None)
    return evaluated(facts_of(portfolio), [specification], date(2026, 11, 21))


#: what each of the findings below speaks of: the criterion, what it says, and the unit
SAYS: dict[str, tuple[str | None, dict[str, Any], str | None]] = {
    "met_on_insufficient_evidence": ("1.1", {"decision": "D1"}, "demo@1"),
    "met_on_undeclared_evidence": ("1.1", {"decision": "D1"}, "demo@1"),
    "met_below_the_pass_level": (
        "1.3", {"decision": "D1", "level": "low", "pass_level": "high"}, "demo@1",
    ),
    "rests_on_one_item": ("1.2", {"item": "E1"}, "demo@1"),
    "rests_on_one_method": ("1.1", {"method": "product"}, "demo@1"),
    "rests_on_one_assessor": ("1.1", {"person": "A-1"}, "demo@1"),
    "unknown_method": (
        "1.1", {"item": "E1", "method": "obsevation", "near": "observation"}, "demo@1",
    ),
    "item_mapped_to_nothing": (None, {"item": "E1"}, None),
    "self_review": (None, {"review": "R1", "decision": "D1", "person": "A-1"}, None),
    "reviewed_by_another_role": (None, {"review": "R1", "person": "W-1", "role": "witness"}, None),
    "decided_by_another_role": (None, {"decision": "D1", "person": "W-1", "role": "witness"}, None),
    "decision_before_its_evidence": (None, {"decision": "D1", "item": "E2"}, None),
    "self_authorised_override": (None, {"decision": "D1", "person": "A-1"}, None),
    "countersigned_before_decision": (None, {"decision": "D1"}, None),
    "witnessed_by_decider": (None, {"decision": "D1", "item": "E2", "person": "A-1"}, None),
    "cites_unmapped_item": (None, {"decision": "D1", "item": "E2"}, None),
    "decided_before_registration": (None, {"decision": "D1"}, None),
    "decided_after_last_certification": (None, {"decision": "D1", "day": "2026-09-30"}, "demo@1"),
    "beyond_resubmissions": ("1.1", {"decision": "D4", "n": 2, "limit": 1}, "demo@1"),
    "action_overdue": (None, {"review": "R1", "day": "2026-05-01"}, "demo@1"),
    "countersignature_does_not_count": (
        None, {"decision": "D1", "person": "T-1", "by": "Q-1"}, None,
    ),
}  # fmt: skip


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
        # a method that no rule knows, beside one that is a word and none
        (
            "unknown_method",
            None,
            {"evidence": [{**E1, "method": "obsevation"}, E2, {**E3, "method": None}]},
        ),
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
    found = [f for f in judged(rules, **records).findings if f.code == code]
    assert found == [Finding(FindingCode(code), *SAYS[code])]


@pytest.mark.parametrize(
    ("evidence", "decision", "item"),
    [
        # it cites nothing, and everything that counts came later; the first of it is named
        ([{**E1, "date": "2026-03-02"}], MET, "E1"),
        ([{**E1, "id": name, "date": "2026-03-02"} for name in ("E10", "E9")], MET, "E9"),
        # not on the day itself, nor where something was there, or may have been
        ([{**E1, "date": "2026-03-01"}], MET, None),
        ([{**E1, "date": "2026-03-02"}, E2], MET, None),
        ([{**E1, "date": "2026-03-02"}, {**E2, "date": None}], MET, None),
        ([], MET, None),
        # what it cites is looked at instead
        ([{**E1, "date": "2026-03-02"}, E2], {**MET, "evidence": ["E2"]}, None),
        ([{**E1, "date": "2026-03-01"}, E2], {**MET, "evidence": ["E1"]}, None),
        ([{**E1, "date": None}, E2], {**MET, "evidence": ["E1"]}, None),
    ],
)
def test_a_decision_before_everything_that_it_can_rest_on(
    evidence: list[dict[str, Any]], decision: dict[str, Any], item: str | None
) -> None:
    findings = judged(evidence=evidence, decisions=[decision]).findings
    found = [f for f in findings if f.code is FindingCode.DECISION_BEFORE_ITS_EVIDENCE]
    says = {"decision": "D1", "item": item}
    expected = Finding(FindingCode.DECISION_BEFORE_ITS_EVIDENCE, "1.1", says, "demo@1")
    assert found == ([] if item is None else [expected])


def test_whatever_the_decider_witnessed_is_named_in_the_order_of_ids() -> None:
    evidence = [{**E1, "id": name, "witness": "A-1"} for name in ("E10", "E9")]
    for decision in (MET, {**MET, "evidence": ["E9", "E10"]}):
        findings = judged(evidence=evidence, decisions=[decision]).findings
        found = [f.arguments["item"] for f in findings if f.code == "witnessed_by_decider"]
        assert found == ["E9", "E10"]


def test_what_the_decider_witnessed_for_one_of_the_criteria_alone() -> None:
    evidence = [{**E1, "witness": "A-1"}, {**E2, "maps_to": {"1.2": "whole"}}]
    found = judged(evidence=evidence, decisions=[{**MET, "criteria": ["1.1", "1.2"]}]).findings
    assert [f.arguments["item"] for f in found if f.code == "witnessed_by_decider"] == ["E1"]


def test_an_item_that_is_cited_where_nothing_is_mapped() -> None:
    decision = {**MET, "criteria": ["1.2"], "evidence": ["E1"]}
    found = judged(evidence=[E1], decisions=[decision]).findings
    assert [f.arguments for f in found if f.code == "cites_unmapped_item"] == [
        {"decision": "D1", "item": "E1"}
    ]


def test_a_pass_level_that_is_no_level_says_nothing() -> None:
    criterion = {"ref": "1", "text": "Review", "pass_level": "middle",
                 "levels": [{"name": "low", "points": 1}]}  # fmt: skip
    head = {name: getattr(UNIT, name) for name in ("format", "kind", "id", "version", "title")}
    unit = Specification.model_validate({**head, "criteria": [criterion]})
    found = judged(of=unit, evidence=[{**E1, "maps_to": {"1": "whole"}}],
                   decisions=[{**MET, "criteria": ["1"], "level": "low"}])  # fmt: skip
    assert found.units[0].criteria["1"].level == "low"
    assert "met_below_the_pass_level" not in {finding.code for finding in found.findings}


@pytest.mark.parametrize(("number", "told"), [(20, False), (21, True)])
def test_an_item_mapped_to_very_many_criteria(number: int, told: bool) -> None:
    many = {str(ref): "whole" for ref in range(number)}
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
    found = [f for f in result.findings if f.code is FindingCode.ITEM_MAPPED_TO_VERY_MANY]
    said = {"item": "E1", "criteria": number}
    assert found == [Finding(FindingCode.ITEM_MAPPED_TO_VERY_MANY, None, said)] * told


def test_criteria_are_counted_once_however_they_are_named() -> None:
    refs = [str(ref) for ref in range(21)]
    head = {name: getattr(UNIT, name) for name in ("format", "kind", "id", "version", "title")}
    criteria = [{"ref": ref, "text": f"Do {ref}"} for ref in refs]
    unit = Specification.model_validate({**head, "criteria": criteria})
    many = dict.fromkeys([*refs[:20], "demo/0"], "whole")
    last = {**E2, "maps_to": {refs[20]: "whole"}}
    found = judged(of=unit, evidence=[{**E1, "maps_to": many}, last]).findings
    assert "item_mapped_to_very_many" not in {finding.code for finding in found}


def test_nothing_is_found_where_nothing_is_to_be_said() -> None:
    by_another_method = {**E2, "method": "observation"}
    result = judged(evidence=[E1, by_another_method], decisions=[MET], iqa_reviews=[AGREED])
    assert not result.findings


EXEMPT = {"id": "X1", "criteria": ["1.1"], "reason": "exemption", "authorised_by": "Q-1",
          "date": "2026-02-01"}  # fmt: skip
NOT_FOUND: list[tuple[str, dict[str, Any] | None, dict[str, Any]]] = [
    # what is open rests on nothing yet, and what is exempt needs nothing
    ("rests_on_one_method", None, {}),
    ("rests_on_one_method", None, {"decisions": [MET], "exemptions": [EXEMPT]}),
    # one item has one method; two that state none may have two
    (
        "rests_on_one_method",
        None,
        {
            "evidence": [{**E1, "maps_to": {"1.2": "whole"}}],
            "decisions": [{**MET, "criteria": ["1.2"]}],
        },
    ),
    (
        "rests_on_one_method",
        None,
        {"evidence": [{**E1, "method": None}, {**E2, "method": None}], "decisions": [MET]},
    ),
    # observed by another, or one of two by nobody
    (
        "rests_on_one_assessor",
        None,
        {"evidence": [{**E1, "observed_by": "A-1"}, E2], "decisions": [MET]},
    ),
    (
        "rests_on_one_assessor",
        None,
        {
            "evidence": [{**E1, "observed_by": "T-1"}, {**E2, "observed_by": "T-1"}],
            "decisions": [MET],
        },
    ),
    # countersigned on the day of the decision
    (
        "countersigned_before_decision",
        None,
        {
            "decisions": [
                {**MET, "assessor": "T-1", "countersigned": {"by": "A-1", "date": "2026-03-01"}}
            ]
        },
    ),
    # mapped to one of the criteria decided
    (
        "cites_unmapped_item",
        None,
        {"decisions": [{**MET, "criteria": ["1.1", "1.2"], "evidence": ["E1"]}]},
    ),
    # what the decider witnessed, and does not decide on
    (
        "witnessed_by_decider",
        None,
        {"evidence": [E1, {**E2, "witness": "A-1"}], "decisions": [{**MET, "evidence": ["E1"]}]},
    ),
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
    found = [
        finding.code for finding in judged(rules, **{"evidence": [E1, E2], **records}).findings
    ]
    assert FindingCode(code) not in found


def test_every_code_has_a_case() -> None:
    [mark] = [m for m in test_finding.pytestmark if m.name == "parametrize"]
    # these two have tests of their own, here and beside the grades
    elsewhere = {"item_mapped_to_very_many", "met_below_the_pass_level"}
    cases = {row[0] for row in mark.args[1]} | elsewhere
    assert cases == {code.value for code in FindingCode}
