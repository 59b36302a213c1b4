"""Sampling plans, decisions to draw from, and classes of learners on one unit."""

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import strategies as st

from rubric.assurance.decisions import InForce, LearnerDecisions, Risk, Seen
from rubric.model.sampling import SamplingPlan, Weights
from rubric.testing.strategies.cases import Case, cases

#: every risk that a plan may weigh
RISKS = tuple(name for name in Weights.model_fields if name != "each_decision")
_WEIGHTS = ("0", "0.5", "1", "2", "7", "1000")
_DAYS = st.dates(date(2024, 1, 1), date(2026, 11, 21))
_OF = ("learner", "assessor", "method", "criterion", "site")


@st.composite
def sampling_plans(draw: st.DrawFn) -> SamplingPlan:
    """Draw a sound sampling plan."""
    take = draw(
        st.sampled_from(
            (
                {"percent": "15"},
                {"percent": "0.5"},
                {"percent": "100"},
                {"decisions": "1"},
                {"decisions": "4"},
                {"percent": "30", "decisions": "2"},
            )
        )
    )
    weighed = draw(st.lists(st.sampled_from(RISKS), unique=True, max_size=6))
    weights = {name: draw(st.sampled_from(_WEIGHTS)) for name in weighed}
    least = draw(st.lists(st.sampled_from(_OF), unique=True, max_size=3))
    written: dict[str, Any] = {
        "format": "rubric/1",
        "kind": "sampling",
        "id": "plan",
        "take": take,
        "weights": {"each_decision": draw(st.sampled_from(("0.001", "1", "3"))), **weights},
        "draw_from": draw(st.sampled_from(("unreviewed", "all"))),
        "new_assessors": draw(st.sampled_from(([], ["A-1"]))),
        "new_for": draw(st.sampled_from(("6 months", "1 year"))),
        "not_sampled_for": "12 months",
        "at_least": {name: draw(st.sampled_from(("1", "2", "5"))) for name in least},
    }
    return SamplingPlan.model_validate(written)


@st.composite
def decided_learners(draw: st.DrawFn) -> list[LearnerDecisions]:
    """Draw the decisions in force of a few learners, some of whom share assessors and criteria."""
    return [draw(_learner(f"L-{n}")) for n in range(draw(st.integers(0, 7)))]


@st.composite
def _learner(draw: st.DrawFn, learner: str) -> LearnerDecisions:
    told = []
    for n in range(draw(st.integers(0, 5))):
        risks = draw(st.lists(st.sampled_from(RISKS[2:]), unique=True, max_size=3))
        told.append(
            InForce(
                learner,
                f"D{n}",
                draw(st.sampled_from(("A-1", "A-2", "A-10"))),
                draw(_DAYS),
                draw(st.booleans()),
                tuple(draw(st.sets(st.sampled_from(("u/1.1", "u/1.2", "u/2.1")), min_size=1))),
                tuple(draw(st.sets(st.sampled_from(("product", "observation"))))),
                tuple(draw(st.sets(st.sampled_from(("north", "south"))))),
                tuple(map(Risk, sorted(risks))),
                draw(st.sampled_from(((), (), ("R1",)))),
                (learner, "u", f"D{n}"),
            )
        )
    seen = tuple(
        Seen(name, draw(_DAYS), draw(st.none() | _DAYS))
        for name in sorted({one.assessor for one in told})
    )
    return LearnerDecisions(tuple(told), seen)


@st.composite
def classes(draw: st.DrawFn) -> list[Case]:
    """Draw a few learners on one unit, of two centres and of none."""
    first = draw(cases())
    others = [
        draw(cases(first.specification, first.house, on=first.on))
        for _ in range(draw(st.integers(0, 2)))
    ]
    told = []
    for n, case in enumerate((first, *others)):
        centre = draw(st.sampled_from((None, "C-1", "C-2")))
        of = {**case.portfolio, "learner": f"L-{n}"}
        of |= {} if centre is None else {"centre": centre}
        same = replace(case, portfolio=of, run_rules=first.run_rules)
        told.append(replace(same, target=first.target))
    return told
