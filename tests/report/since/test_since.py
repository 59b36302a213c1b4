"""What changed since an earlier report: closed, opened, another status, each because of what."""

import copy
import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from tests.generated import ROOT

import rubric
from rubric.api.earlier import changes_since
from rubric.model import Specification
from rubric.report.result_json import result_view
from rubric.report.since import NotAReport, seen_in, seen_of
from rubric.report.since.saying import since_said, since_view

ON = date(2026, 11, 21)
UNIT: dict[str, Any] = {
    "format": "rubric/1", "kind": "unit", "id": "u", "version": "1", "title": "U",
    "criteria": [{"ref": "1", "text": "Plan", "parts": [{"ref": "a", "text": "A"},
                                                         {"ref": "b", "text": "B"}]},
                 {"ref": "2", "text": "Do"}],
}  # fmt: skip
BEFORE: dict[str, Any] = {
    "format": "rubric/1", "kind": "portfolio", "learner": "L-1", "specification": "u",
    "people": {"A-7": {"role": "assessor"}, "Q-2": {"role": "iqa"}},
    "evidence": [{"id": "E1", "date": "2026-02-01", "maps_to": {"2": {"at": "p. 1"}}}],
    "decisions": [{"id": "D1", "criteria": ["2"], "judgement": "met", "assessor": "A-7",
                   "date": "2026-03-01", "evidence": ["E1"]}],
    "iqa_reviews": [],
}  # fmt: skip


def result(portfolio: dict[str, Any], unit: dict[str, Any] = UNIT, **more: Any) -> rubric.Result:
    specification = Specification.model_validate(unit)
    key = (specification.id, specification.version)
    library = rubric.Library({key: specification}, {}, (), {}, {})
    return rubric.evaluate(rubric.Portfolio.model_validate(portfolio), library, on=ON, **more)


def changed(change: Callable[[dict[str, Any]], Any]) -> dict[str, Any]:
    portfolio = copy.deepcopy(BEFORE)
    change(portfolio)
    return portfolio


def item(name: str, reference: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "date": "2026-04-01", "maps_to": {reference: {}}, **more}


def decision(name: str, reference: str, judgement: str) -> dict[str, Any]:
    return {"id": name, "criteria": [reference], "judgement": judgement, "assessor": "A-7",
            "date": "2026-05-01"}  # fmt: skip


CASES = [
    # what was done, the kind of change, the reference, what is said of it
    (lambda p: p["evidence"].append(item("E2", "1")), "changed", "1",
     "no evidence → awaiting a decision — new evidence: E2"),
    (lambda p: p["evidence"].append(item("E2", "1", group="yes")), "changed", "1",
     "no evidence → nothing counts — new and not counted: E2 (the learner's own contribution is "
     "not stated)"),
    (lambda p: p["decisions"].append(decision("D2", "2", "not_yet_met")), "opened", "2",
     "met → not yet met — decided by D2; in force no longer: D1"),
    (lambda p: p["decisions"].clear(), "opened", "2",
     "met → awaiting a decision — in force no longer: D1"),
    (lambda p: p["evidence"][0].update(withdrawn={"date": "2026-06-01"}), "opened", "2",
     "met → to be judged again — counts no longer: E1 (it was withdrawn)"),
    (lambda p: p["evidence"][0]["maps_to"].clear(), "opened", "2",
     "met → no evidence — no longer mapped to it: E1"),
    (lambda p: p["iqa_reviews"].append(
        {"id": "R1", "of": "D1", "finding": "agreed", "iqa": "Q-2", "date": "2026-06-01"}),
     "changed", "2", "met → met and verified — reviewed in R1"),
    (lambda p: p["iqa_reviews"].append(
        {"id": "R1", "of": "D1", "finding": "action_required", "iqa": "Q-2",
         "date": "2026-06-01"}),
     "opened", "2", "met → referred back by IQA — reviewed in R1; IQA asked for action in R1"),
    (lambda p: p.update(exemptions=[
        {"id": "X1", "criteria": ["1"], "reason": "exemption", "authorised_by": "Q-2",
         "date": "2026-06-01"}]),
     "closed", "1", "no evidence → exempt — exempt by X1"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "kind", "reference", "told"), CASES)
def test_what_changed_and_why(
    change: Callable[[dict[str, Any]], Any], kind: str, reference: str, told: str
) -> None:
    earlier = json.loads(rubric.to_json(result(BEFORE)))
    found = changes_since(earlier, result(changed(change)))
    said = since_said(found)
    assert [(group.kind, *group.changes) for group in said.groups] == [(kind, (reference, told))]
    # and the other way round something changed back
    back = changes_since(json.loads(rubric.to_json(result(changed(change)))), result(BEFORE))
    other = {"closed": "opened", "opened": "closed"}.get(kind, kind)
    assert [(change.kind, change.reference) for change in back.changes] == [(other, reference)]
    assert all(change.because for change in back.changes)


def as_it_is(portfolio: dict[str, Any]) -> None:
    """Nothing else was there before."""


def awaiting(portfolio: dict[str, Any]) -> None:
    """A trainee decided on criterion 2."""
    portfolio["people"]["T-1"] = {"role": "trainee_assessor"}
    portfolio["decisions"][0]["assessor"] = "T-1"


OF_THE_DECISION = [
    # what there was before, what was done to D1, what is said of criterion 2
    (awaiting,
     lambda p: p["decisions"][0].update(countersigned={"by": "A-7", "date": "2026-05-02"}),
     "awaiting a decision → met — D1 awaits a countersignature no longer"),
    (lambda p: p["evidence"][0].update(group="yes"),
     lambda p: p["decisions"][0].update(override={"reason": "seen", "authorised_by": "Q-2"}),
     "nothing counts → met — an override of D1 stands in for what is short"),
    (as_it_is, lambda p: p["decisions"][0].update(fingerprints={"2": "f1:0123456789abcdef"}),
     "met → to be judged again — D1 judged another wording or rule"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "change", "told"), OF_THE_DECISION)
def test_what_became_of_the_same_decision(
    before: Callable[[dict[str, Any]], Any], change: Callable[[dict[str, Any]], Any], told: str
) -> None:
    earlier = changed(before)
    later = copy.deepcopy(earlier)
    change(later)
    found = since_said(changes_since(json.loads(rubric.to_json(result(earlier))), result(later)))
    assert [group.changes for group in found.groups] == [(("2", told),)]


def asking(n: str) -> dict[str, Any]:
    """The unit with another rule for criterion 2."""
    rule = {"sufficient": {"items": n}, "basis": "centre"}
    return UNIT | {"criteria": [UNIT["criteria"][0], UNIT["criteria"][1] | rule]}


def test_another_rule_says_what_it_was_and_what_it_is() -> None:
    earlier = json.loads(rubric.to_json(result(BEFORE)))
    (group,) = since_said(changes_since(earlier, result(BEFORE, asking("2")))).groups
    assert group.changes == (
        ("2", "met → insufficient — its rule was: 1 item of evidence; it is: 2 items of evidence"),
    )


def test_what_no_criterion_says() -> None:
    one = {"criteria": UNIT["criteria"][1:], "ref": "1", "text": "Work"}
    outcomes = {name: value for name, value in UNIT.items() if name != "criteria"}
    unit = outcomes | {"outcomes": [one]}
    rule = {"sufficient": {"items": "2"}, "basis": "centre"}
    for other in (outcomes | {"outcomes": [one | rule]}, outcomes | {"outcomes": [one], **rule}):
        earlier = json.loads(rubric.to_json(result(BEFORE, unit)))
        said = since_said(changes_since(earlier, result(BEFORE, other)))
        assert (said.groups, said.standings) == ((), ("u@1 is achieved no longer",))
    satisfied = outcomes | {"outcomes": [one | rule | {"sufficient": {"items": "1"}}]}
    asks = outcomes | {"outcomes": [one | rule]}
    earlier = json.loads(rubric.to_json(result(BEFORE, asks)))
    assert since_said(changes_since(earlier, result(BEFORE, satisfied))).standings == (
        "u@1 is achieved now",
        "u@1: the rule of outcome 1 is satisfied now",
    )


def test_nothing_changed() -> None:
    found = changes_since(json.loads(rubric.to_json(result(BEFORE))), result(BEFORE))
    assert since_said(found).headline == (
        "Since 2026-11-21: every criterion has the status that it had"
    )


def two() -> dict[str, Any]:
    """A further version: one criterion is reworded, one has gone, one is new."""
    criteria = [{"ref": "2", "text": "Do it well"}, {"ref": "3", "text": "Review"}]
    return UNIT | {"version": "2", "criteria": criteria}


def test_another_version_says_so() -> None:
    earlier = json.loads(rubric.to_json(result(BEFORE)))
    recorded = changed(
        lambda p: p["decisions"][0].update(fingerprints={"2": "f1:0123456789abcdef"})
    )
    found = since_said(changes_since(earlier, result(recorded, two())))
    told = {group.kind: group.changes for group in found.groups}
    assert told["opened"][0][1].startswith(
        "met → to be judged again — u@1 before, u@2 now; its wording or its rule is another"
    )
    assert told["added"] == (("3", "no evidence — u@1 before, u@2 now"),)
    assert told["removed"] == (("1", "no evidence — u@1 before, u@2 now"),)
    assert found.headline == (
        "Since 2026-11-21: 1 opened again; 1 not in the earlier report; 1 is no longer here"
    )


def test_house_rules_for_one_run_are_a_cause() -> None:
    rules = rubric.EvidenceRules.model_validate(
        {"format": "rubric/1", "kind": "evidence_rules", "id": "r", "version": "1",
         "basis": "centre", "accept": {"methods": ["product"]}}
    )  # fmt: skip
    earlier = json.loads(rubric.to_json(result(BEFORE)))
    undecided = changed(lambda p: p["decisions"].clear())
    found = since_said(changes_since(earlier, result(undecided, rules=rules)))
    assert found.groups[0].changes[0][1] == (
        "met → nothing counts — counts no longer: E1 (its method is not accepted; r@1); "
        "in force no longer: D1"
    )


def test_a_result_and_its_json_are_seen_alike() -> None:
    library = rubric.Library.load(ROOT / "examples/library")
    for name in ("with-gaps", "every-status", "alternatives", "points", "every-rule"):
        portfolio, _ = rubric.load_portfolio(ROOT / f"examples/{name}.yaml")
        assert portfolio is not None
        found = rubric.evaluate(portfolio, library, on=ON)
        assert seen_in(json.loads(rubric.to_json(found))) == seen_of(found)


def test_an_older_report_that_says_less_is_read() -> None:
    view = json.loads(rubric.to_json(result(BEFORE)))
    for criterion in view["units"][0]["criteria"]:
        for field in ("status_label", "role", "level", "reviews", "actions_open", "parts", "rule"):
            del criterion[field]
        for link in criterion["links"]:
            del link["authenticated"], link["parts"]
    view["something_new"] = {"a": 1}
    assert seen_in(view).units["u"].criteria["2"].status == "met"


BROKEN = [
    [], {}, 3, "x", {"kind": "problems"}, {"kind": "result", "format": "rubric/2"},
    {"kind": "result", "format": "rubric/1", "learner": 3},
    {"kind": "result", "format": "rubric/1", "learner": "L", "on": "2026-01-01", "units": [3]},
    {"kind": "result", "format": "rubric/1", "learner": "L", "on": "2026-01-01",
     "units": [{"specification": "u@1", "criteria": [{"reference": "1", "status": []}]}]},
    {"kind": "result", "format": "rubric/1", "learner": "L", "on": "2026-01-01",
     "units": [{"specification": "u@1", "achieved": "yes"}]},
]  # fmt: skip


@pytest.mark.parametrize("view", BROKEN)
def test_what_is_no_report_is_refused(view: Any) -> None:
    with pytest.raises(NotAReport):
        seen_in(view)


def test_json_has_what_text_says() -> None:
    earlier = result_view(result(BEFORE))
    after = result(changed(lambda p: p["decisions"].append(decision("D2", "2", "not_yet_met"))))
    view = since_view(changes_since(earlier, after))
    assert view["opened"] == [
        {
            "specification": "u@1", "criterion": "2", "was": "met", "now": "not_yet_met",
            "because": [
                {"code": "decided", "arguments": {"records": ["D2"]}, "sentence": "decided by D2"},
                {"code": "decided_no_longer", "arguments": {"records": ["D1"]},
                 "sentence": "in force no longer: D1"},
            ],
            "sentence": "met → not yet met — decided by D2; in force no longer: D1",
        }
    ]  # fmt: skip
    assert [view[kind] for kind in ("closed", "changed", "added", "removed")] == [[], [], [], []]
