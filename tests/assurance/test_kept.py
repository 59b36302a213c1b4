"""A plan that is kept is read for ever, and draws what it drew."""

from datetime import date

from tests.generated import ROOT

import rubric
from rubric.model.sampling import AtLeast, SamplingPlan, Take, Weights

KEPT = ROOT / "tests/kept/rubric-1"


def test_a_kept_plan_draws_what_it_drew() -> None:
    plan, problems = rubric.load_sampling_plan(KEPT / "sampling.yaml")
    assert plan is not None
    assert not problems
    library = rubric.Library.load(KEPT, builtin=False)
    on, results = date(2026, 11, 21), []
    for name in ("every-status", "quality", "sufficiency"):
        portfolio, _ = rubric.load_portfolio(KEPT / f"{name}-portfolio.yaml")
        assert portfolio is not None
        results.append(rubric.evaluate(portfolio, library, on=on))
    sample = rubric.sample(results, plan, seed="kept", on=on)
    assert [
        f"{one.decision.learner} {one.decision.decision} {one.weight}" for one in sample.drawn
    ] == [
        "L-0101 D1 7.5",
        "L-0117 D6 4.5",
        "L-0101 D6 4.5",
        "L-0117 D3 8.5",
        "L-0101 D5 3.5",
        "L-0101 D4 3.5",
        "L-0101 D7 1.5",
        "L-0117 D1 5.5",
        "L-0101 D3 4.5",
        "L-0003 D1 4.5",
    ]


def test_a_kept_plan_has_every_field() -> None:
    plan, _ = rubric.load_sampling_plan(KEPT / "sampling.yaml")
    assert plan is not None
    assert plan.model_fields_set == set(SamplingPlan.model_fields)
    assert plan.take.model_fields_set == set(Take.model_fields)
    assert plan.weights.model_fields_set == set(Weights.model_fields)
    assert plan.at_least.model_fields_set == set(AtLeast.model_fields)
