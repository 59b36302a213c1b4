"""The laws of samples, claims and views for IQA, over drawn decisions and drawn classes."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubric.assurance.decisions import decisions_of
from rubric.assurance.drawing import sample_of
from rubric.testing import laws
from rubric.testing.laws.round_trip import law_09_round_trip
from rubric.testing.strategies.sampling import classes, decided_learners, sampling_plans

RANDOM = st.randoms(use_true_random=False)


@given(decided_learners(), sampling_plans(), st.text(min_size=1), RANDOM)
def test_law_sample(learners, plan, seed, random):
    laws.law_sample(learners, plan, seed, random)


@given(classes(), sampling_plans(), RANDOM)
def test_law_sample_of_what_was_judged(drawn, plan, random):
    laws.law_sample([decisions_of(case.result()) for case in drawn], plan, "autumn", random)


@given(classes(), RANDOM)
def test_law_claims(drawn, random):
    laws.law_claims([case.result() for case in drawn], random)


@given(classes(), RANDOM)
def test_law_views(drawn, random):
    laws.law_views([case.result() for case in drawn], random)


@given(sampling_plans())
def test_law_09_round_trip_of_plans(plan):
    law_09_round_trip(plan)


@pytest.mark.parametrize("change", [{"asked": 99}, {"drawn": ()}])
def test_law_sample_can_fail(change, monkeypatch):
    plan = {"format": "rubric/1", "kind": "sampling", "id": "p", "take": {"decisions": "2"}}
    from rubric.model.sampling import SamplingPlan

    broken = SamplingPlan.model_validate(plan)
    monkeypatch.setattr(
        "rubric.testing.laws.assurance.sample_of",
        lambda *given: sample_of(*given)._replace(**change),
    )
    from random import Random

    from rubric.assurance.decisions import InForce, LearnerDecisions

    every = [
        InForce("L", f"D{n}", "A", date(2026, 1, n + 1), True, ("u/1",), drawn_by=("L", f"D{n}"))
        for n in range(4)
    ]
    with pytest.raises(AssertionError):
        laws.law_sample([LearnerDecisions(tuple(every), ())], broken, "s", Random(1))
