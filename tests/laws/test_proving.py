"""The laws of proofs, over generated specifications."""

from hypothesis import given, settings
from hypothesis import strategies as st

from rubric.testing import laws
from rubric.testing.strategies import cases, qualification_cases


@given(cases(), st.integers(1, 4))
def test_law_prove(case, up_to):
    laws.law_prove(case, up_to)


@given(cases())
def test_law_prove_idle(case):
    laws.law_prove_idle(case)


# each asks for many judgements of one qualification
@settings(max_examples=max(1, settings().max_examples // 3))
@given(qualification_cases())
def test_law_prove_qualification(case):
    laws.law_prove_qualification(case)
