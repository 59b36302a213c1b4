"""What must be shown, resubmissions, what went, IQA's part and claims (meaning 3.5 to 7.6)."""

from datetime import date
from typing import Any

import pytest

from rubric.evaluation import CriterionResult, Result, UnitResult, evaluated
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
        "criteria": [{"ref": "1", "text": "Plan"}, {"ref": "2", "text": "Carry out"}],
    }
)
PEOPLE = {
    "A-1": {"role": "assessor"},
    "A-2": {"role": "assessor"},
    "Q-1": {"role": "iqa"},
    "W-1": {"role": "witness"},
}
ITEM = {"id": "E1", "date": "2026-02-01", "maps_to": {"1": "whole", "2": "whole"}}
MET = {
    "id": "D1", "criteria": ["1", "2"], "judgement": "met", "assessor": "A-1", "date": "2026-03-01",
}  # fmt: skip
SIGNED = {
    "id": "R1", "of": "D1", "stage": "summative", "finding": "agreed", "iqa": "Q-1",
    "date": "2026-03-02",
}  # fmt: skip


def judged(
    rules: dict[str, Any], of: Specification = UNIT, target: str | None = None, **records: Any
) -> Result:
    head = {"format": "rubric/1", "kind": "portfolio", "learner": "L-1", "specification": "demo"}
    portfolio = Portfolio.model_validate({**head, "people": PEOPLE, **records})
    house = EvidenceRules.model_validate(
        {"format": "rubric/1", "kind": "evidence_rules", "id": "house", "version": "1", **rules}
    )
    specification = resolved(of, lambda _: pytest.fail("no rules are named"), house)
    return evaluated(facts_of(portfolio), [specification.aimed_at(target)], date(2026, 11, 21))


def unit(
    rules: dict[str, Any], of: Specification = UNIT, target: str | None = None, **records: Any
) -> UnitResult:
    [found] = judged(rules, of, target, **records).units
    return found


def first(rules: dict[str, Any], **records: Any) -> CriterionResult:
    return unit(rules, **records).criteria["1"]


# -- what must be shown --------------------------------------------------------

TABLE = {"OB": {"is": "observation", "shows": ["performance", "knowledge"]}}
SHOWN: list[tuple[dict[str, Any], list[str], bool]] = [
    # the rules, the methods of the items, and whether they are enough
    ({"must_show": "knowledge"}, ["observation"], False),
    ({"must_show": "knowledge"}, ["observation", "questioning"], True),
    ({"must_show": "knowledge"}, ["test"], True),
    ({"must_show": "performance"}, ["test"], False),
    ({"must_show": ["performance", "knowledge"]}, ["test"], False),
    ({"must_show": ["performance", "knowledge"]}, ["test", "product"], True),
    # nothing is known of other methods
    ({"must_show": "knowledge"}, ["other"], False),
    ({"must_show": "knowledge"}, ["interview"], False),
    # the body's own table says otherwise, of the method by its code and by its word
    ({"must_show": "knowledge", "methods": TABLE}, ["OB"], True),
    ({"must_show": "knowledge", "methods": TABLE}, ["observation"], True),
    ({"must_show": ["performance", "knowledge"], "methods": TABLE}, ["OB"], True),
    ({"must_show": "knowledge", "methods": {"T": {"is": "test", "shows": "performance"}}},
     ["test"], False),
    ({"must_show": "none"}, ["observation"], True),
]  # fmt: skip


@pytest.mark.parametrize(("rules", "methods", "enough"), SHOWN)
def test_what_must_be_shown(rules: dict[str, Any], methods: list[str], enough: bool) -> None:
    items = [{**ITEM, "id": f"E{n}", "method": method} for n, method in enumerate(methods)]
    found = first(rules, evidence=items)
    assert all(link.counted for link in found.links), "no link stops counting for it"
    assert found.status == ("awaiting_decision" if enough else "insufficient")


def test_what_must_be_shown_is_in_no_fingerprint_and_in_the_gap_with_its_origin() -> None:
    observed = {**ITEM, "method": "observation"}
    found = unit({"must_show": "knowledge", "basis": "centre"}, evidence=[observed])
    plain = unit({}, evidence=[observed])
    for reference, criterion in found.criteria.items():
        assert criterion.criterion.fingerprint == plain.criteria[reference].criterion.fingerprint
    [added] = found.gaps[0].rule.added
    assert (added.origin.rules, added.origin.basis) == ("house@1", "centre")
    assert [state.clause.where.shows for state in found.gaps[0].clauses] == ["knowledge"]
    [new] = found.gaps[0].closes_when.items
    assert set(new.methods or ()) == {
        "assignment", "discussion", "questioning", "reflective_account", "test",
    }  # fmt: skip


# -- resubmissions -------------------------------------------------------------


def failed(*days: str) -> list[dict[str, Any]]:
    return [
        {**MET, "id": f"D{n}", "judgement": "not_yet_met", "date": day}
        for n, day in enumerate(days)
    ]


@pytest.mark.parametrize(
    ("limit", "days", "act"),
    [
        # the first submission is no resubmission
        ("1", ["2026-03-01"], "answer_feedback"),
        ("0", ["2026-03-01"], "authorise_resubmission"),
        ("1", ["2026-03-01", "2026-04-01"], "authorise_resubmission"),
        ("2", ["2026-03-01", "2026-04-01"], "answer_feedback"),
        # twice on one day is one attempt
        ("1", ["2026-03-01", "2026-03-01"], "answer_feedback"),
    ],
)
def test_none_left_waits_on_iqa(limit: str, days: list[str], act: str) -> None:
    found = first({"resubmissions": limit}, evidence=[ITEM], decisions=failed(*days))
    assert found.status == "not_yet_met"
    assert found.act == act
    assert found.waiting_on == ("iqa" if act == "authorise_resubmission" else "learner")
    assert [str(move[1]) for move in found.moves[-2:]] == ["answer_feedback", "decide"]


# -- what went -----------------------------------------------------------------


def test_a_stale_decision_says_how_cited_items_went() -> None:
    newer = {**ITEM, "id": "E3", "date": "2026-04-02", "supersedes": "E1"}
    gone = {**ITEM, "id": "E2", "withdrawn": {"date": "2026-05-01"}}
    cited = {**MET, "evidence": ["E1", "E2"]}
    found = first({}, evidence=[ITEM, gone, newer], decisions=[cited])
    assert found.status == "stale"
    assert found.gone == ("E1", "E2")
    assert found.went == (
        ("E1", "superseded", date(2026, 4, 2), "E3"),
        ("E2", "withdrawn", date(2026, 5, 1), None),
    )


# -- IQA and claims ------------------------------------------------------------

ACTION = {**SIGNED, "id": "R0", "finding": "action_required", "action": "Say.", "stage": "interim"}
LATER = {**MET, "id": "D2", "criteria": ["2"], "assessor": "A-2", "date": "2026-03-09"}
SIGN_OFF = {"sign_off": "required"}
CLAIMS: list[tuple[dict[str, Any], list[dict[str, Any]], list[dict[str, Any]], tuple[str, ...]]] = [
    # the rules, decisions, reviews, and what stands in the way
    ({}, [MET], [], ()),
    (SIGN_OFF, [MET], [], ("not_signed_off",)),
    (SIGN_OFF, [MET], [SIGNED], ()),
    (SIGN_OFF, [], [], ("not_achieved",)),
    # interim, or without a stage
    (SIGN_OFF, [MET], [{**SIGNED, "stage": "interim"}], ("not_signed_off",)),
    (SIGN_OFF, [MET], [{n: v for n, v in SIGNED.items() if n != "stage"}], ("not_signed_off",)),
    # by somebody who decided some of it, or who is no IQA
    (SIGN_OFF, [MET, LATER], [{**SIGNED, "iqa": "A-2", "date": "2026-03-10"}], ("not_signed_off",)),
    (SIGN_OFF, [MET], [{**SIGNED, "iqa": "W-1"}], ("not_signed_off",)),
    # before the last decision, and on its day
    (SIGN_OFF, [MET, LATER], [SIGNED], ("not_signed_off",)),
    (SIGN_OFF, [MET, LATER], [{**SIGNED, "date": "2026-03-09"}], ()),
    # an open action; one that was closed before, on the day of, and after the sign-off
    ({}, [MET], [ACTION], ("not_achieved", "action_open")),
    (SIGN_OFF, [MET], [{**ACTION, "closed": "2026-03-02"}, SIGNED], ()),
    (SIGN_OFF, [MET], [{**ACTION, "closed": "2026-03-05"}, SIGNED], ("not_signed_off",)),
]


@pytest.mark.parametrize(("rules", "decisions", "reviews", "in_the_way"), CLAIMS)
def test_claimable(
    rules: dict[str, Any],
    decisions: list[dict[str, Any]],
    reviews: list[dict[str, Any]],
    in_the_way: tuple[str, ...],
) -> None:
    result = judged(rules, evidence=[ITEM], decisions=decisions, iqa_reviews=reviews)
    [found] = result.units
    assert found.in_the_way == in_the_way
    assert found.claimable == result.claimable == (not in_the_way)


#: one criterion of each kind that a claim at pass does not ask for, and one that it does
WIDER = Specification.model_validate(
    {
        "format": "rubric/1",
        "kind": "unit",
        "id": "demo",
        "version": "1",
        "title": "Planning",
        "achieved_by": {"n_of": 1, "of": ["1", "2"]},
        "criteria": [
            {"ref": "1", "text": "Plan", "band": "pass"},
            {"ref": "2", "text": "Carry out", "band": "pass"},
            {"ref": "3", "text": "Improve", "band": "merit"},
            {"ref": "4", "text": "Write neatly", "required": False},
        ],
    }
)
SUPPORTED = {**ITEM, "maps_to": dict.fromkeys("1234", "whole")}
TWO = [
    {**MET, "criteria": ["1"]},
    {**MET, "id": "D2", "criteria": ["2", "3", "4"], "assessor": "A-2"},
]
AGREED = {**SIGNED, "of": "D1"}
AGAINST = {**SIGNED, "id": "R2", "of": "D2", "finding": "disagreed", "stage": "interim"}
ASKED = {**ACTION, "id": "R2", "of": "D2"}


@pytest.mark.parametrize("rules", [{}, SIGN_OFF])
@pytest.mark.parametrize("criterion", ["2", "3", "4"])
@pytest.mark.parametrize(("review", "obstacle"), [(ASKED, "action_open"), (AGAINST, "disagreed")])
def test_what_iqa_has_against_any_criterion_is_in_the_way(
    review: dict[str, Any], obstacle: str, criterion: str, rules: dict[str, Any]
) -> None:
    speaking = [AGREED, {**review, "criteria": [criterion]}]
    found = unit(rules, of=WIDER, evidence=[SUPPORTED], decisions=TWO, iqa_reviews=speaking)
    assert found.achieved
    unsigned = ("not_signed_off",) if rules else ()
    assert found.in_the_way == (obstacle, *unsigned)
    assert found.iqa.signed_off is None
    # what was sampled is still of the criteria up to the target
    assert (found.iqa.sampled, found.iqa.decided) == (2 if criterion == "2" else 1, 2)
    one, two = (("R2",), ()) if obstacle == "action_open" else ((), ("R2",))
    assert (found.iqa.actions_open, found.iqa.disagreed) == (one, two)


@pytest.mark.parametrize(
    ("target", "in_the_way", "band", "beyond"),
    [
        # merit was met later, and nobody has signed that off
        (None, (), "pass", "merit"),
        ("merit", ("not_signed_off",), None, None),
    ],
)
def test_a_claim_holds_up_to_the_target(
    target: str | None, in_the_way: tuple[str, ...], band: str | None, beyond: str | None
) -> None:
    later = {**MET, "id": "D2", "criteria": ["3"], "date": "2026-05-01"}
    first_decided = {**MET, "criteria": ["1", "2"]}
    found = unit(
        SIGN_OFF, of=WIDER, target=target, evidence=[SUPPORTED],
        decisions=[first_decided, later], iqa_reviews=[SIGNED],
    )  # fmt: skip
    assert (found.achieved, found.grade) == (True, "merit")
    assert found.in_the_way == in_the_way
    assert found.claimable_band == band
    assert found.achieved_beyond_claim == beyond


def test_a_claim_without_bands_names_none() -> None:
    found = unit({}, evidence=[ITEM], decisions=[MET])
    assert (found.claimable, found.claimable_band, found.achieved_beyond_claim) == (
        True, None, None,
    )  # fmt: skip


def test_a_disagreement_that_was_taken_back_is_not_in_the_way() -> None:
    later = {**AGAINST, "id": "R3", "finding": "agreed", "date": "2026-03-04"}
    found = unit(
        SIGN_OFF, of=WIDER, evidence=[SUPPORTED], decisions=TWO,
        iqa_reviews=[AGREED, AGAINST, later],
    )  # fmt: skip
    assert found.claimable
    assert found.iqa.signed_off == "R1"


def test_where_nothing_is_decided_there_is_nothing_to_sign_off() -> None:
    exempt = {
        "id": "X1", "criteria": ["1", "2"], "reason": "credit_transfer", "authorised_by": "Q-1",
        "date": "2026-02-01",
    }  # fmt: skip
    found = unit(SIGN_OFF, exemptions=[exempt])
    assert found.claimable
    assert not found.iqa.sign_off_needed
    assert {c.exemption_reason for c in found.criteria.values()} == {"credit_transfer"}


def test_what_iqa_sampled_is_of_what_was_decided() -> None:
    one = {**SIGNED, "criteria": ["1"], "stage": "interim"}
    found = unit({}, evidence=[ITEM], decisions=[MET], iqa_reviews=[one])
    assert (found.iqa.sampled, found.iqa.decided) == (1, 2)
    assert found.criteria["1"].reviews == ("R1",)
    assert found.criteria["2"].reviews == ()
