"""`rubric plan` as people use it: exit codes, what is refused, and no solver."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.generated import ROOT

from rubric.cli.verbs import rubric as command

TASKS = "examples/planning/set-meetings.yaml"
DAY = ["--on", "2026-11-21"]
DIPLOMA = "examples/qualification"
ON_DIPLOMA = ["--library", DIPLOMA, "--opportunities", "examples/planning/diploma.yaml", *DAY]


@pytest.fixture(autouse=True)
def _at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, ["plan", *arguments])


CODES: list[tuple[list[str], int, str]] = [
    # nothing to do
    (["examples/complete.yaml", "--opportunities", TASKS, *DAY], 0, "everything is achieved"),
    # tasks close every gap, and nobody else has anything to do
    (["examples/with-gaps.yaml", "--opportunities", TASKS, "--on", "2025-01-01"], 0, "TO DO"),
    # something waits on the assessor
    (["examples/with-gaps.yaml", "--opportunities", TASKS, *DAY], 1, "waiting on the assessor"),
    # a set of tasks that covers a unit, and one that does not
    (["--opportunities", TASKS, *DAY], 0, "COVERED: all 8 criteria"),
    (
        ["--opportunities", "tests/bad/tasks-unknown-method.yaml", *DAY],
        1,
        "NOT ALL COVERED: 1 of 8 criteria",
    ),
    # records set aside
    (["examples/messy.yaml", "--opportunities", TASKS, *DAY], 1, "Set aside"),
    # files that cannot be used: misspelt, of another kind, of another unit, not there
    (["--opportunities", "tests/bad/tasks-several.yaml"], 2, "RUB204"),
    (["--opportunities", "tests/bad/tasks-unknown-criterion.yaml"], 2, "RUB406"),
    (["--opportunities", "examples/with-gaps.yaml"], 2, "`kind: opportunities` is needed"),
    (["examples/messy-broken.yaml", "--opportunities", TASKS], 2, "RUB208"),
    ([TASKS, "--opportunities", TASKS], 2, "`kind: portfolio` is needed"),
    (["examples", "--opportunities", TASKS], 2, "RUB124"),
    (
        ["examples/quality.yaml", "--library", "examples/quality", "--opportunities", TASKS],
        2,
        "RUB355",
    ),
    (["--opportunities", "nothing.yaml"], 2, "does not exist"),
    ([], 2, "Missing option '--opportunities'"),
    # a qualification that is achieved, and one of which the shortest way is planned for
    ([f"{DIPLOMA}/complete.yaml", *ON_DIPLOMA], 0, "everything is achieved"),
    ([f"{DIPLOMA}/half-way.yaml", *ON_DIPLOMA], 1, "facilitating-action-learning@1"),
    # a band that the unit does not have
    (["--opportunities", TASKS, "--target", "merit"], 2, "RUB207"),
    # the files that are read are never written over
    (["--opportunities", TASKS, "-o", TASKS], 2, "is one of the files that are read"),
]


@pytest.mark.parametrize(("arguments", "code", "told"), CODES)
def test_what_it_says_and_how_it_ends(arguments: list[str], code: int, told: str) -> None:
    done = run(*arguments)
    assert told in done.output
    assert done.exit_code == code


def test_without_a_solver_one_sentence_says_what_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "highspy", None)
    done = run("examples/with-gaps.yaml", "--opportunities", TASKS, *DAY)
    assert done.exit_code == 2
    (told,) = [line for line in done.output.splitlines() if line.startswith("Error: ")]
    assert told.endswith('run: pip install "rubric-engine[planning]"')
    assert done.output.endswith(f"{told}\n")
    # where there is nothing to choose it is not asked for
    assert run("examples/complete.yaml", "--opportunities", TASKS, *DAY).exit_code == 0


def test_a_plan_is_written_to_a_file(tmp_path: Path) -> None:
    file = tmp_path / "plan.json"
    done = run("--opportunities", TASKS, *DAY, "--format", "json", "-o", str(file))
    assert (done.exit_code, done.output) == (0, "")
    told = json.loads(file.read_text(encoding="utf-8"))
    assert [task["id"] for task in told["tasks"]] == ["T1", "T2", "T5"]


def _with(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new)


VERSIONS: list[tuple[str, int]] = [
    # without a version the tasks are for whatever version the portfolio is on
    ("running-a-market-stall", 0),
    ("running-a-market-stall@1", 0),
    # tasks for another version say nothing of this one
    ("running-a-market-stall@2", 2),
]


@pytest.mark.parametrize(("reference", "code"), VERSIONS)
def test_tasks_are_for_the_version_of_the_portfolio(
    reference: str, code: int, tmp_path: Path
) -> None:
    text = (ROOT / TASKS).read_text(encoding="utf-8")
    head = _with(text, "facilitating-action-learning@1", reference).partition("tasks:")[0]
    file = tmp_path / "tasks.yaml"
    file.write_text(
        f"{head}tasks:\n  - {{id: T1, title: Do it, serves: {{1.1: whole}}}}\n", encoding="utf-8"
    )
    library = ["--library", "examples/versions"]
    done = run("examples/versions/portfolio.yaml", "--opportunities", str(file), *library, *DAY)
    assert done.exit_code == code, done.output
    assert ("RUB355" in done.output) == (code == 2)


def test_the_plan_is_what_a_report_says_afterwards(tmp_path: Path) -> None:
    """A tutor does what the plan says, records it, and no gap needs new items any more."""
    plan = json.loads(
        run("examples/with-gaps.yaml", "--opportunities", TASKS, *DAY, "--format", "json").output
    )
    text = (ROOT / "examples/with-gaps.yaml").read_text(encoding="utf-8")
    head, tail = text.split("\ndecisions:\n")
    file = tmp_path / "portfolio.yaml"
    items = "".join(_item(task) for task in plan["tasks"])
    file.write_text(f"{head}\n{items}\ndecisions:\n{tail}", encoding="utf-8")
    report = CliRunner().invoke(command, ["report", str(file), *DAY, "--format", "json"])
    gaps = json.loads(report.output)["units"][0]["gaps"]
    assert [gap["criterion"] for gap in gaps] == ["2.1", "2.3", "2.4", "3.1"]
    assert [gap["closes_when"]["items"] for gap in gaps] == [[], [], [], []]


def _item(task: dict[str, Any]) -> str:
    stated = {name: task[name] for name in ("method", "source", "occasion") if task[name]}
    criteria = ", ".join(f"{one['criterion']}: whole" for one in task["closes"])
    fields = {**stated, **task["quantities"], "date": "2026-11-21"}
    lines = "".join(f"    {name}: {value}\n" for name, value in fields.items())
    return f"  - id: N{task['id']}\n{lines}    maps_to: {{{criteria}}}\n"


def test_a_plan_on_a_qualification_is_for_the_shortest_way() -> None:
    done = run(f"{DIPLOMA}/half-way.yaml", *ON_DIPLOMA, "--format", "json")
    told = json.loads(done.output)
    assert told["qualification"] == "demo-diploma@1"
    # coaching is barred beside mentoring, another unit stands in for safeguarding
    assert [one.partition("@")[0] for one in told["specifications"]] == [
        "inclusive-practice",
        "supporting-lessons",
        "facilitating-action-learning",
    ]
    assert told["left_out"] == ["T3", "T4"]
    assert not told["achieved"]


#: what a qualification asks beside its units → why nothing is planned for it
NOTHING: list[tuple[str, str]] = [
    ("grade: {points: {P: 6, M: 9}, at_least: 9}\n", "what is open are higher grades"),
    (
        "credit_transfer: {at_most: {credits: 0}}\n",
        "for this learner no units of the qualification",
    ),
]


@pytest.mark.parametrize(("rule", "told"), NOTHING)
def test_nothing_is_planned_where_no_open_unit_completes_it(
    tmp_path: Path, rule: str, told: str
) -> None:
    criteria = (
        "criteria:\n  - {ref: P1, text: Do it, band: pass}\n"
        "  - {ref: M1, text: Do it well, band: merit}\n"
    )
    (tmp_path / "unit.yaml").write_text(
        "format: rubric/1\nkind: unit\nid: a\nversion: 1\ntitle: A\ncredit: 3\n" + criteria
    )
    (tmp_path / "award.yaml").write_text(
        "format: rubric/1\nkind: qualification\nid: award\nversion: 1\ntitle: Award\ngroups:\n"
        "  - {ref: M, title: All, take: all, units: [a]}\nwhole: [{credits: {at_least: 3}}]\n"
        + rule
    )
    tasks = tmp_path / "tasks.yaml"
    tasks.write_text(
        "format: rubric/1\nkind: opportunities\nid: t\nversion: 1\nspecification: a\n"
        "tasks: [{id: T1, title: Do it, serves: {a/P1: whole}}]\n"
    )
    portfolio = tmp_path / "portfolio.yaml"
    portfolio.write_text(
        "format: rubric/1\nkind: portfolio\nlearner: L-1\nqualification: award@1\nunits: [a]\n"
        "people: {Q-1: {role: iqa}}\n"
        "exemptions:\n  - id: X1\n    criteria: [a/P1]\n    reason: credit_transfer\n"
        "    award: 600/0000/0\n    authorised_by: Q-1\n    date: 2026-01-12\n"
    )
    done = run(str(portfolio), "--library", str(tmp_path), "--opportunities", str(tasks), *DAY)
    assert told in done.output
    assert done.exit_code == 1
