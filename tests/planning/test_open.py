"""What stays open whatever is chosen, what waits on people, and where the search ends."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.planning.test_choosing import one_rule, plan_of

from rubric.planning import WhyOpen, choosing
from rubric.solver import SolverMissing

ACCEPTED = {"basis": "centre", "accept": {"methods": ["product", "observation"]}}
#: unit, tasks → why it stays open, and which task would not count for which reason
WHY: list[tuple[dict[str, Any], list[dict[str, Any]], str, list[tuple[str, str]]]] = [
    # no task is for it
    (one_rule({"items": 1}), [{"serves": {}}], "no_task", []),
    # all that would serve it would not count
    (
        one_rule({"items": 1}, evidence_rules=ACCEPTED),
        [{"method": "test"}, {}],
        "not_accepted",
        [("T1", "method_not_accepted"), ("T2", "method_not_accepted")],
    ),
    # all of it together is not enough; what would not count is told as well
    (
        one_rule({"items": 3}, evidence_rules=ACCEPTED),
        [{"method": "product", "times": 2}, {"method": "test"}],
        "not_enough",
        [("T2", "method_not_accepted")],
    ),
    # enough of it counts, and no clause looks at it
    (one_rule({"items": 1, "where": {"witnessed": "yes"}}), [{}], "not_enough", []),
    # nothing could ever be enough
    (
        one_rule({"items": 1, "where": {"methods": ["test"]}}, evidence_rules=ACCEPTED),
        [{"method": "test"}],
        "never",
        [("T1", "method_not_accepted")],
    ),
]


@pytest.mark.parametrize(("unit", "tasks", "why", "uncounted"), WHY)
def test_why_something_stays_open(
    unit: dict[str, Any], tasks: list[dict[str, Any]], why: str, uncounted: list[tuple[str, str]]
) -> None:
    plan = plan_of(unit, [], tasks)
    (entry,) = plan.still_open
    assert entry.why == why
    assert [(one.task, one.link.reason) for one in entry.uncounted] == uncounted
    assert not plan.chosen
    assert plan.proved


def test_nothing_is_done_for_what_stays_open() -> None:
    unit = {
        "criteria": [
            {"ref": "1", "text": "A", "sufficient": {"items": 3}},
            {"ref": "2", "text": "B"},
        ]
    }
    tasks = [{"serves": {"1": "whole"}}, {"serves": {"1": "whole"}}, {"serves": {"2": "whole"}}]
    plan = plan_of(unit, [], tasks)
    assert plan.counts == (0, 0, 1)
    (entry,) = plan.still_open
    assert [(state.have, state.need) for state in entry.gap.clauses] == [(2, 3)]


def test_alternatives_are_closed_by_the_least_of_them() -> None:
    unit = {
        "achieved_by": {"n_of": 2, "of": ["1", "2", "3"]},
        "criteria": [
            {"ref": "1", "text": "A", "sufficient": {"items": 2}},
            {"ref": "2", "text": "B"},
            {"ref": "3", "text": "C", "sufficient": {"hours": 9}},
        ],
    }
    tasks = [
        {"serves": {"1": "whole"}, "times": 2},
        {"serves": {"2": "whole"}},
        {"serves": {"3": "whole"}, "hours": 9},
    ]
    plan = plan_of(unit, [], tasks)
    assert plan.counts == (0, 1, 1)
    assert [chosen.closes[0].gap.reference for chosen in plan.chosen] == ["2", "3"]
    # with too few tasks all of it stays open, and each alternative says why
    plan = plan_of(unit, [], tasks[1:2])
    assert plan.counts == (0,)
    (entry,) = plan.still_open
    assert entry.why == "not_enough"
    assert [(one.gap.reference, one.why) for one in entry.alternatives] == [
        ("1", "no_task"),
        ("3", "no_task"),
    ]


PEOPLE = {"A-1": {"role": "assessor"}, "A-2": {"role": "assessor"}, "Q-1": {"role": "iqa"}}


def decision(judgement: str = "met", **more: Any) -> dict[str, Any]:
    return {
        "id": "D1", "criteria": ["1"], "judgement": judgement, "assessor": "A-1",
        "date": "2026-03-02", **more,
    }  # fmt: skip


#: records of the portfolio, evidence → how often the one task is done, and what waits
PERSONS: list[tuple[dict[str, Any], list[dict[str, Any]], int, list[str]]] = [
    # enough is there, and nobody has decided
    ({}, [{}, {}], 0, ["decide"]),
    # decided not yet met on enough evidence: the learner answers, no task does
    ({"decisions": [decision("not_yet_met")]}, [{}, {}], 0, ["answer_feedback"]),
    # decided not yet met on too little: a task is done, and then it waits
    ({"decisions": [decision("not_yet_met")]}, [{}], 1, []),
    # an override that lacks nothing but something to rest on: one item, not two
    (
        {"decisions": [decision(override={"reason": "Lost.", "authorised_by": "Q-1"})]},
        [],
        1,
        [],
    ),
    # achieved: nothing is left
    ({"decisions": [decision()]}, [{}, {}], 0, []),
]


@pytest.mark.parametrize(("records", "evidence", "count", "waits"), PERSONS)
def test_what_waits_on_people(
    records: dict[str, Any], evidence: list[dict[str, Any]], count: int, waits: list[str]
) -> None:
    unit = one_rule({"items": 2})
    plan = plan_of(unit, evidence, [{"times": 2}], people=PEOPLE, **records)
    assert plan.counts == (count,)
    assert [entry.gap.act for entry in plan.still_open] == waits
    assert {entry.why for entry in plan.still_open} <= {WhyOpen.WAITS}


SIGNED = {"covers": ["E1"], "signed_by_learner": "2026-03-02"}
TO_COUNT = {
    "basis": "centre",
    "authenticity": "declared_and_confirmed",
    "authenticity_needed": "to_count",
}


@pytest.mark.parametrize(
    ("declarations", "count"),
    [
        # what is signed and not confirmed is the assessor's to confirm; a task gives the rest
        ([SIGNED], 1),
        # nobody has signed: it counts for nothing, and a plan does not wait for that
        ([], 2),
        # confirmed
        ([{**SIGNED, "confirmed_by": "A-1", "confirmed": "2026-03-03"}], 1),
    ],
)
def test_what_is_signed_is_not_done_again(declarations: list[dict[str, Any]], count: int) -> None:
    unit = one_rule({"items": 2}, evidence_rules=TO_COUNT)
    plan = plan_of(unit, [{}], [{"times": 2}], people=PEOPLE, declarations=declarations)
    assert plan.counts == (count,)
    assert not plan.still_open


def test_confirming_alone_is_no_task() -> None:
    unit = one_rule({"items": 1}, evidence_rules=TO_COUNT)
    plan = plan_of(unit, [{}], [{}], people=PEOPLE, declarations=[SIGNED])
    assert plan.counts == (0,)
    assert [entry.gap.act for entry in plan.still_open] == ["confirm"]


HARD = [{"hours": str(hours), "effort": str(effort)} for hours, effort in
        [(3, 3), (5, 4), (7, 6), (11, 9), (13, 11), (17, 15), (19, 16)]]  # fmt: skip


def test_a_search_that_ends_at_its_bound_says_so_and_closes_everything_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = plan_of(one_rule({"hours": "41.5"}), [], HARD)
    assert found.proved
    monkeypatch.setattr(choosing, "MOST_STEPS", 0)
    plan = plan_of(one_rule({"hours": "41.5"}), [], HARD)
    assert not plan.proved
    assert not plan.still_open
    # nothing of what is chosen can be left out
    assert sum(chosen.task.hours for chosen in plan.chosen) >= 42
    assert plan.effort is not None
    assert found.effort is not None
    assert plan.effort >= found.effort


def _without_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "highspy", None)


NO_CHOICE: list[tuple[Callable[[], Any], bool]] = [
    # nothing lacks evidence, or nothing that lacks it can be closed
    (lambda: plan_of(one_rule({"items": 1}), [{}], [{}]), False),
    (lambda: plan_of(one_rule({"items": 1}), [], [{"serves": {}}]), False),
    (lambda: plan_of(one_rule({"items": 1}), [], [{}]), True),
]


@pytest.mark.parametrize(("made", "needs"), NO_CHOICE)
def test_a_solver_is_needed_only_where_there_is_something_to_choose(
    made: Callable[[], Any], needs: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    _without_solver(monkeypatch)
    if needs:
        with pytest.raises(SolverMissing):
            made()
    else:
        assert not made().chosen
