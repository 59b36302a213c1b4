"""Law 8 for SQL: populations that DuckDB judges, and the engine learner by learner."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

import rubric
from rubric.testing import laws
from rubric.testing.strategies import Case, cases, portfolios_on, qualification_cases


@st.composite
def populations(draw: st.DrawFn) -> Sequence[Case]:
    """Draw a few learners against one specification, on one day and under the same rules."""
    first = draw(cases())
    others = [
        draw(cases(first.specification, first.house, first.on))
        for _ in range(draw(st.integers(0, 2)))
    ]
    people = first.portfolio.get("people")
    return [
        replace(one, run_rules=first.run_rules, target=first.target).with_portfolio(
            learner=f"L-{at}", people=people
        )
        for at, one in enumerate([first, *others], start=1)
    ]


@settings(max_examples=max(1, settings().max_examples // 3))  # two plans for each
@given(populations())
def test_law_08_population(population):
    laws.law_08_population(population)


EXAMPLE = Path(__file__).resolve().parents[2] / "examples/qualification"
ON = date(2026, 11, 21)
LIBRARY = rubric.Library.load(EXAMPLE)
UNITS = {
    unit.id: [c.ref for outcome in unit.outcomes for c in outcome.criteria]
    for unit in LIBRARY.specifications.values()
}
[DIPLOMA] = LIBRARY.qualifications.values()
ON_DIPLOMA = portfolios_on(
    DIPLOMA.id,
    {
        unit: UNITS[unit]
        for unit in dict.fromkeys(unit for group in DIPLOMA.groups for unit in group.units)
    },
    [pathway.id for pathway in DIPLOMA.pathways],
    ON,
)


@settings(max_examples=max(1, settings().max_examples // 5))  # two plans for each
@given(st.lists(ON_DIPLOMA, min_size=1, max_size=5))
def test_law_08_population_qualification(portfolios):
    named = [
        one.model_copy(update={"learner": f"L-{at}"}) for at, one in enumerate(portfolios, start=1)
    ]
    laws.law_08_population_qualification(named, LIBRARY, ON)


@given(qualification_cases())
def test_law_open_criteria(case):
    laws.law_open_criteria(case)
