"""Every case can fail: it is named by a rule that is broken. `make conformance` breaks them all."""

import subprocess
import sys

import pytest

from rubric.testing.conformance import read_cases
from tests.conformance.breaking import changed
from tests.conformance.broken import BREAKS, Break
from tests.generated import ROOT

#: breaks that are tried with the tests: one in so many
_EVERY = 60


@pytest.mark.parametrize("one", BREAKS, ids=lambda one: f"{one.file}-{one.cases[0]}")
def test_what_is_broken_is_there_to_break(one: Break) -> None:
    """Its text stands there once; a change of the engine that moves it says so here."""
    compile(changed(one), one.file, "exec")


def test_a_rule_that_has_changed_is_told() -> None:
    gone = Break("evaluation/months.py", "no such line", "", ("met",))
    with pytest.raises(LookupError, match=r"evaluation/months\.py has 0 times"):
        changed(gone)
    moved = gone._replace(old="yield Reason.TOO_OLD")
    with pytest.raises(LookupError, match=r"it stands in evaluation/counted\.py"):
        changed(moved)


def test_every_case_is_named() -> None:
    named = {name for one in BREAKS for name in one.cases}
    assert named == {case.name for case in read_cases()}


def test_no_break_stands_twice() -> None:
    assert len({(one.file, one.old, one.new) for one in BREAKS}) == len(BREAKS)


def test_cases_fail_where_their_rule_is_broken() -> None:
    """A few of them here, since each takes a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.conformance.breaking", "--one-in", str(_EVERY)],
        cwd=ROOT, capture_output=True, text=True, timeout=500, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert " 0 faults" in done.stdout
