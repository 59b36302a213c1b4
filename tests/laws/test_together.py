"""The laws of additions for a whole unit, on cases with many gaps and with one."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from rubric.testing import laws
from rubric.testing.strategies import cases


@given(cases(), st.integers(1, 4), st.booleans())
def test_law_together(case, up_to, begun):
    laws.law_together(case if begun else case.with_portfolio(evidence=None), up_to)


@st.composite
def one_open(draw):
    """Draw a case with one criterion, and so mostly one gap."""
    case = draw(cases())
    unit = dict(case.specification)
    unit.pop("achieved_by", None)
    outcomes = unit.pop("outcomes", None)
    every = unit.get("criteria") or [c for outcome in outcomes for c in outcome["criteria"]]
    return replace(case, specification={**unit, "criteria": [draw(st.sampled_from(every))]})


@given(one_open(), st.integers(1, 4))
def test_law_together_alone(case, up_to):
    laws.law_together_alone(case, up_to)
