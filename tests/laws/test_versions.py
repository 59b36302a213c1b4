"""One property test for each law about versions, named after it."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from rubric.testing import laws
from rubric.testing.strategies import cases, changed, merged, renumbered


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


@given(st.data(), cases())
def test_law_move_achieved(data, case):
    laws.law_move_achieved(case, data.draw(changed(case.specification, unheard=False)))


@given(st.data(), cases(), st.booleans(), st.booleans())
def test_law_move_achieved_where_merged(data, case, alike, undecided):
    if alike:  # the same wording several times: their fingerprints tell nothing apart
        case = replace(case, specification=worded_alike(case.specification))
    if undecided:  # evidence alone achieves
        specification = {**case.specification, "decision": "not_required"}
        case = replace(case, specification=specification).with_portfolio(decisions=None)
    laws.law_move_achieved(case, data.draw(merged(case.specification)))


def worded_alike(specification):
    owners = {"criteria": [plainly(c) for c in specification.get("criteria", ())]}
    owners["outcomes"] = [
        {**outcome, "criteria": [plainly(c) for c in outcome["criteria"]]}
        for outcome in specification.get("outcomes", ())
    ]
    return {**specification, **{name: below for name, below in owners.items() if below}}


def plainly(criterion):
    return {"ref": criterion["ref"], "text": "The same"}
