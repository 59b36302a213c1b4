"""The law of additions for a whole unit, on cases with many gaps."""

from hypothesis import given
from hypothesis import strategies as st

from rubric.testing import laws
from rubric.testing.strategies import cases


@given(cases(), st.integers(1, 4), st.booleans())
def test_law_together(case, up_to, begun):
    laws.law_together(case if begun else case.with_portfolio(evidence=None), up_to)
