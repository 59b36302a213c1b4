"""Law 8 for SQL: populations that DuckDB judges, and the engine learner by learner."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from rubric.testing import laws
from rubric.testing.strategies import Case, cases


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
