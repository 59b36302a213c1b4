"""What is judged again says what a portfolio judged by itself says."""

from datetime import date

import pytest
from tests.generated import ROOT

import rubric
from rubric.evaluation import evaluated
from rubric.model import Specification
from rubric.proving.judging import Judge

ON = date(2026, 11, 21)
LIBRARY = rubric.Library.load(ROOT / "examples/library", ROOT / "examples/quality")


@pytest.mark.parametrize("name", ["every-rule", "running-an-event", "guided-walk"])
def test_judged_again_is_as_judged_by_itself(name: str) -> None:
    written = LIBRARY.find(name, None, None)
    assert isinstance(written, Specification)
    proof = rubric.prove(written, LIBRARY, on=ON)
    assert proof.example is not None
    judge = Judge(proof.specification, ON)
    judge.near(proof.example)
    for shown in proof.shown:
        for example in (shown.before, shown.after):
            [alone] = evaluated(example.facts(), [proof.specification], ON).units
            assert judge.unit(example)._replace(findings=()) == alone._replace(findings=())
