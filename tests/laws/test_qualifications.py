"""The laws about qualifications, over small awkward ones."""

from hypothesis import given
from hypothesis import strategies as st

from rubric.testing import laws
from rubric.testing.strategies import achieved_more, cases, fresh_items, qualification_cases


@given(qualification_cases(), st.randoms(use_true_random=False))
def test_law_01_qualification(case, random):
    laws.law_01_qualification(case, random)


@given(st.data(), qualification_cases())
def test_law_02_qualification(data, case):
    laws.law_02_qualification(case, data.draw(achieved_more(case)))


@given(st.data(), cases())
def test_law_04_qualification(data, case):
    laws.law_04_qualification(case, data.draw(fresh_items(case, one_criterion=True)))


@given(cases())
def test_law_08_standing(case):
    laws.law_08_standing(case)


@given(qualification_cases())
def test_law_08_qualification(case):
    laws.law_08_qualification(case)


@given(qualification_cases())
def test_law_11_qualification(case):
    laws.law_11_qualification(case)


@given(st.data(), qualification_cases())
def test_law_what_if(data, case):
    units = st.sets(st.sampled_from([standing.id for standing in case.standings]), max_size=2)
    laws.law_what_if(case, data.draw(units), data.draw(units))


@given(qualification_cases())
def test_law_refused_qualification(case):
    laws.law_refused_qualification(case)
