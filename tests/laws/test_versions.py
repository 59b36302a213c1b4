"""One property test for each law about versions, named after it."""

from hypothesis import given
from hypothesis import strategies as st

from rubric.testing import laws
from rubric.testing.strategies import cases, changed, renumbered


@given(cases())
def test_law_compare_itself(case):
    laws.law_compare_itself(case)


@given(st.data(), cases())
def test_law_compare_everything(data, case):
    laws.law_compare_everything(case, data.draw(changed(case.specification)))


@given(st.data(), cases())
def test_law_compare_mirror(data, case):
    laws.law_compare_mirror(case, data.draw(changed(case.specification, was=False)))


@given(cases())
def test_law_move_to_itself(case):
    laws.law_move_to_itself(case)


@given(st.data(), cases())
def test_law_move_renumbered(data, case):
    laws.law_move_renumbered(case, data.draw(renumbered(case.specification)))


@given(st.data(), cases())
def test_law_move_decisions(data, case):
    laws.law_move_decisions(case, data.draw(changed(case.specification, unheard=False)))


@given(st.data(), cases())
def test_law_move_nothing_lost(data, case):
    laws.law_move_nothing_lost(case, data.draw(changed(case.specification, unheard=False)))


@given(st.data(), cases())
def test_law_move_reworded(data, case):
    laws.law_move_reworded(case, data.draw(changed(case.specification, unheard=False)))
