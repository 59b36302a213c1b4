"""The law of plans, with a portfolio and without one."""

from hypothesis import given
from hypothesis import strategies as st

from rubric.testing import laws
from rubric.testing.strategies import cases, opportunities


@given(st.data(), cases(), st.booleans())
def test_law_plan(data, case, begun):
    if not begun:
        case = case.with_portfolio(evidence=None, decisions=None, iqa_reviews=None, exemptions=None)
    laws.law_plan(case, data.draw(opportunities(case)))
