"""The law of plans: of one unit and of two that share items and tasks; with records and without."""

from hypothesis import given
from hypothesis import strategies as st

from rubric.testing import laws
from rubric.testing.strategies import cases, cases_of_two, opportunities


def without_records(case):
    return case.with_portfolio(evidence=None, decisions=None, iqa_reviews=None, exemptions=None)


@given(st.data(), cases(), st.booleans())
def test_law_plan(data, case, begun):
    case = case if begun else without_records(case)
    laws.law_plan(case, data.draw(opportunities(case)))


@given(st.data(), cases_of_two(), st.booleans())
def test_law_plan_of_two_units(data, case, begun):
    case = case if begun else without_records(case)
    laws.law_plan(case, data.draw(opportunities(case)))
