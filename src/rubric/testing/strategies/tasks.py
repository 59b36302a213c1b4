"""Sets of tasks for a case: a few that serve its criteria, often not quite as its rules ask."""

from typing import Any

from hypothesis import strategies as st

from rubric.model.opportunities import Opportunities
from rubric.rules import ResolvedCriterion
from rubric.testing.strategies.cases import Case
from rubric.testing.strategies.drawing import chosen, rarely, seldom, some, stated, text_of
from rubric.testing.strategies.several import CaseOfTwo

#: ways to do tasks that a law may try
MOST_WAYS = 48


@st.composite
def opportunities(draw: st.DrawFn, case: Case | CaseOfTwo) -> Opportunities:
    """Draw tasks for the specifications of a case; all that can be done stays small."""
    specifications = case.all_resolved
    criteria = {
        reference if len(specifications) == 1 else f"{one.id}/{reference}": criterion
        for one in specifications
        for reference, criterion in one.criteria.items()
    }
    measures = sorted({name for one in specifications for name in one.measures[1:]})
    tasks: list[dict[str, Any]] = []
    ways = 1
    with_effort = draw(chosen(False, False, True))
    for ident in ("T1", "T2", "T10", "T3", "T4")[: draw(chosen(3, 2, 4, 5, 1))]:
        times = draw(chosen(1, 1, 2, 3))
        ways *= times + 1
        if ways > MOST_WAYS:
            break
        fresh = draw(some(("occasion", "site", "witness", "observed_by"), 0, 2))
        named = {
            "occasion": draw(chosen(None, "o1", "o3")),
            "site": draw(seldom("s1", "s3")),
            "observed_by": draw(seldom("A-1", "A-9")),
        }
        served = draw(some(tuple(criteria), 1, 3))
        tasks.append(
            stated(
                id=ident,
                title=f"Task {ident}",
                method=draw(chosen("observation", "product", "OB", "RA", "test", None)),
                source=draw(chosen("workplace", "workplace", "simulation", None)),
                hours=draw(chosen(None, "0.5", "2", "2", "3.25", "40")),
                witnessed=draw(seldom("yes")),
                new_each_time=fresh or None,
                times=times,
                effort=draw(chosen("0", "1", "2.5", "2.5", None)) if with_effort else None,
                serves={name: draw(_serving(criteria[name])) for name in served},
                **{name: value for name, value in named.items() if name not in fresh},
                **{name: draw(seldom("1", "2")) for name in measures},
            )
        )
    return Opportunities.model_validate(
        text_of(
            stated(
                format="rubric/1",
                kind="opportunities",
                id="tasks",
                version=draw(seldom("1")),
                specification=_one_or_all([one.reference for one in specifications]),
                tasks=tasks,
            )
        )
    )


def _one_or_all(references: list[str]) -> str | list[str]:
    return references[0] if len(references) == 1 else references


@st.composite
def _serving(draw: st.DrawFn, criterion: ResolvedCriterion) -> Any:
    parts = draw(some(tuple(criterion.parts), 0, 2)) or None
    names = draw(some(criterion.range, 0, 2)) or None
    return stated(parts=parts, range=names) or draw(rarely({})) or "whole"
