"""Wherever a search ends, what is said holds: no law, but what the laws of choosing rest on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubric.evaluation.qualifications import choosing as of_units
from rubric.evaluation.qualifications import judged
from rubric.facts import facts_of
from rubric.planning import choosing as of_tasks
from rubric.planning import planned, tasks_of
from rubric.testing.strategies import cases, opportunities, qualification_cases

#: what an answer may be where it is certain to be another
HOLDS_FOR = {
    "achieved": {"achieved"},
    "achievable": {"achievable", "achieved"},
    "impossible": {"impossible"},
    "undecided": {"impossible", "achievable", "achieved"},
}
STEPS = st.integers(0, 12)


@given(qualification_cases(), STEPS)
def test_an_answer_on_a_qualification_holds_wherever_its_search_ends(case, steps):
    exact = judged(case.entry)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(of_units, "MOST_STEPS", steps)
        found = judged(case.entry)
    for name in ("registered", "best"):
        answer, certain = getattr(found, name), getattr(exact, name)
        assert certain.status in HOLDS_FOR[answer.status]
        if answer.status in ("achieved", "achievable"):
            assert all(rule.planned >= rule.need for rule in answer.rules)
        if answer.proved:
            assert answer.status != "undecided"
            assert answer._replace(bound=0) == certain._replace(bound=0)
        for told in (*answer.shortfalls, *answer.together):
            assert told in (*certain.shortfalls, *certain.together)
    if found.completion is not None:
        status = (exact.completion or exact.best).status
        assert status in HOLDS_FOR[found.completion.status]


@given(st.data(), cases(), STEPS)
def test_a_plan_closes_the_same_wherever_its_search_ends(data, case, steps):
    written = data.draw(opportunities(case))
    tasks = tasks_of(written, [case.resolved])

    def plan():
        facts = facts_of(case.records)
        return planned(written.reference, tasks, facts, [case.resolved], case.on)

    exact = plan()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(of_tasks, "MOST_STEPS", steps)
        found = plan()
    assert [closed.gap for closed in found.closes] == [closed.gap for closed in exact.closes]
    if found.proved:
        assert found.counts == exact.counts
