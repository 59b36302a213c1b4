"""`rubric report` on a qualification: its units, what if, and what is asked wrongly."""

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.generated import ROOT

from rubric.cli.verbs import rubric as command

_FOLDER = ROOT / "examples/qualification"
_COMMON = ["--library", str(_FOLDER), "--on", "2026-11-21"]


def run(name: str, *more: str) -> Result:
    arguments = ["report", str(_FOLDER / f"{name}.yaml"), *_COMMON, *more]
    return CliRunner().invoke(command, arguments)


def test_each_unit_has_a_line_until_its_own_report_is_asked_for() -> None:
    short, long = run("half-way"), run("half-way", "--unit", "coaching", "--unit", "mentoring")
    assert (short.exit_code, long.exit_code) == (1, 1)
    assert "  coaching@1: 0 of 5 criteria achieved\n" in short.output
    assert "for the gaps of a unit: rubric report … --unit inclusive-practice" in short.output
    assert "Gaps: 5" not in short.output
    assert long.output.count("Gaps: 5") == 1
    assert "mentoring@1 · level" in long.output
    assert "communication@1 · level" not in long.output
    assert "findings in units that are not shown here" in long.output


def test_a_unit_has_its_title_where_it_is_first_named() -> None:
    told = " ".join(run("half-way").output.split())
    assert "Registered for coaching: Coach a colleague communication: Communicate with" in told
    assert "keeping-people-safe (Keeping people safe): counts in B" in told
    assert "3. facilitating-action-learning (Facilitating action learning) in group A" in told


def test_a_unit_of_several_without_a_qualification_can_be_asked_for() -> None:
    portfolio = str(ROOT / "examples/complete.yaml")
    told = CliRunner().invoke(
        command, ["report", portfolio, "--unit", "facilitating-action-learning"]
    )
    assert told.exit_code == 0
    assert "ACHIEVED: " in told.output


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--add", "keeping-people-safe", "--add", "facilitating-action-learning"],
         "What if: keeping-people-safe is added and facilitating-action-learning is added\n"
         "  it can be achieved, with "),
        (["--drop", "communication"],
         "What if: communication is dropped\n  it cannot be achieved\n  - each unit of group M"),
    ],
)  # fmt: skip
def test_what_if(more: list[str], said: str) -> None:
    told = run("half-way", *more)
    assert told.exit_code == 1
    assert said in told.output
    found = json.loads(run("half-way", *more, "--format", "json").stdout)
    assert found["what_if"]["answer"]["status"] in ("achievable", "impossible")
    assert found["qualification"]["qualification"] == "demo-diploma@1"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--unit", "coachin"], "write `coaching`"),
        (["--unit", "facilitating-action-learning"], "is none of those"),
        (["--add", "nothing"], "unit `nothing` is none of those"),
    ],
)
def test_a_unit_that_cannot_be_asked_about_is_told(more: list[str], said: str) -> None:
    told = run("half-way", *more)
    assert told.exit_code == 2
    assert said in " ".join(told.output.split())


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--add", "coaching"], "coaching is registered already: adding it changes nothing"),
        (["--drop", "keeping-people-safe"],
         "keeping-people-safe is not registered: dropping it changes nothing"),
        (["--add", "keeping-people-safe", "--drop", "coaching"], None),
    ],
)  # fmt: skip
def test_what_changes_nothing_is_told(more: list[str], said: str | None) -> None:
    told = " ".join(run("half-way", *more).output.split())
    assert (said or "changes nothing") in told or said is None
    found = json.loads(run("half-way", *more, "--format", "json").stdout)
    assert found["what_if"]["no_changes"] == ([] if said is None else [said])


def test_what_if_without_a_qualification_is_told() -> None:
    portfolio = str(ROOT / "examples/complete.yaml")
    told = CliRunner().invoke(command, ["report", portfolio, "--add", "coaching"])
    assert told.exit_code == 2
    assert "the portfolio is on none" in told.output


def test_without_the_extra_the_line_to_run_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "highspy", None)
    told = run("half-way")
    assert told.exit_code == 2
    assert 'pip install "rubric-engine[planning]"' in told.output
    assert "Traceback" not in told.output


def test_what_keeps_it_from_being_claimed_is_told() -> None:
    told = " ".join(run("half-way", "--for", "claim").output.split())
    assert (
        "- the learner registers for facilitating-action-learning - keeping-people-safe is" in told
    )
    assert "decide (1 gap) - supporting-lessons: the learner to add evidence (4 gaps)" in told
    assert "- 9 of 12 points" in told


def test_achieved_is_not_said_of_what_iqa_has_not_signed(tmp_path: Path) -> None:
    signing = tmp_path / "rules.yaml"
    signing.write_text(
        "format: rubric/1\nkind: evidence_rules\nid: signing\nversion: 1\ntitle: Signing\n"
        "basis: centre\nsign_off: required\n",
        encoding="utf-8",
    )
    told = run("complete", "--for", "claim", "--rules", str(signing))
    assert told.exit_code == 1
    said = " ".join(told.output.split())
    assert "CANNOT BE CLAIMED YET - units that count and cannot be claimed yet, for the " in said
    assert "ACHIEVED with the units registered" not in said


def test_achieved_is_not_said_where_units_are_not_registered(tmp_path: Path) -> None:
    text = (_FOLDER / "complete.yaml").read_text(encoding="utf-8")
    changed = tmp_path / "changed.yaml"
    changed.write_text(text.replace("  - communication\n", ""), encoding="utf-8")
    told = CliRunner().invoke(command, ["report", str(changed), *_COMMON, "--for", "claim"])
    assert told.exit_code == 1
    assert (
        "CANNOT BE CLAIMED YET - the units that count are achieved, and not all of them "
        "registered - communication is achieved and not registered: register it"
    ) in " ".join(told.output.split())


@pytest.mark.parametrize(("name", "code", "said"), [
    ("complete", 0, "CAN BE CLAIMED\n  - ACHIEVED with the units registered"),
    ("half-way", 1, "CANNOT BE CLAIMED YET\n  - NOT YET ACHIEVED"),
])  # fmt: skip
def test_whether_it_can_be_claimed(name: str, code: int, said: str) -> None:
    told = run(name, "--for", "claim")
    assert (told.exit_code, said in told.output) == (code, True)
