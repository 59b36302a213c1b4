"""The promises of docs/compatibility.md, each held by a test."""

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click
import jsonschema
import pytest

import rubric
from rubric.api.schemas import SCHEMA_NAMES, schema_text
from rubric.cli.verbs import rubric as command
from rubric.load.document import FORMAT
from rubric.load.fields import KINDS
from tests.generated import ROOT, ran
from tests.promises import SNAPSHOTS, broken, kept

SNAPSHOT_FOLDER = ROOT / "tests/snapshots"
#: one folder for each format there has been; files are added to it, and none is ever changed
KEPT = sorted((ROOT / "tests/kept").glob("*/*portfolio.yaml"))
DAY = date(2026, 11, 21)
_ON = ["--on", DAY.isoformat()]
#: several learners, among whom everything is that pages over many learners tell of
_CLASS = [
    *(f"examples/{name}.yaml" for name in ("complete", "with-gaps", "every-status", "quality")),
    *("--library", "examples/library", "--library", "examples/quality"),
]
#: every command that puts out JSON, on inputs that fill its fields
OUTPUTS = {
    "result": [
        "report", "examples/every-status.yaml", "--library", "examples/library",
        "--rules", "examples/every-status-rules.yaml", "--format", "json", *_ON,
    ],
    "result, set aside": ["report", "examples/step-by-step.yaml", "--format", "json", *_ON],
    "result, one a line": ["report", "examples/complete.yaml", "--format", "jsonl", *_ON],
    "problems": ["check", "examples/messy-broken.yaml", "--format", "json"],
    "comparison": [
        "compare", *(f"examples/versions/running-a-market-stall-{n}.yaml" for n in (1, 2)),
        "--format", "json",
    ],
    "proof": [
        "prove", "every-rule", "--library", "examples/library", "--format", "json", *_ON,
    ],
    "plan": [
        "plan", "examples/planning/two-units.yaml", "--library", "examples/library",
        "--opportunities", "examples/planning/front-desk.yaml",
        "--rules", "examples/house-rules.yaml", "--format", "json", *_ON,
    ],
    "claims": ["report", *_CLASS, "--for", "claim", "--format", "json", *_ON],
    "quality": ["report", *_CLASS, "--for", "iqa", "--format", "json", *_ON],
    "sample": ["sample", *_CLASS, "--seed", "autumn", "--format", "json", *_ON],
    "population": ["population", "examples/population", "--format", "json", *_ON],
}  # fmt: skip


@pytest.fixture(autouse=True)
def _at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


# -- names are only added ----------------------------------------------------


@pytest.mark.parametrize("name", SNAPSHOTS)
def test_nothing_that_was_promised_is_gone(name: str) -> None:
    assert not broken(SNAPSHOT_FOLDER / name, SNAPSHOTS[name]())


def test_writing_a_snapshot_anew_hides_nothing_that_is_gone(tmp_path: Path) -> None:
    file = tmp_path / "codes.txt"
    file.write_text("RUB101 empty-file error\nRUB999 gone error\n", encoding="utf-8")
    now = ["RUB101 empty-file error", "RUB102 not-text error"]
    file.write_text(kept(file, now), encoding="utf-8")
    assert file.read_text(encoding="utf-8").splitlines() == [
        "RUB101 empty-file error",
        "RUB102 not-text error",
        "RUB999 gone error",
    ]
    assert broken(file, now) == ["RUB999 gone error"]


# -- formats -----------------------------------------------------------------


def judged(file: Path) -> list[str]:
    """Return what a kept portfolio comes to."""
    library = rubric.Library.load(file.parent, builtin=False)
    portfolio, problems = rubric.load_portfolio(file)
    assert not [rubric.message(problem) for problem in (*library.problems, *problems)]
    assert portfolio is not None
    result = rubric.evaluate(portfolio, library, on=DAY)
    assert not [rubric.message(problem) for problem in (*result.problems, *result.set_aside)]
    return [*_of_qualification(result), *(line for u in result.units for line in _lines(u))]


def _of_qualification(result: rubric.Result) -> Iterator[str]:
    found = result.qualification
    if found is not None:
        name = found.qualification.reference
        for what, answer in (("registered", found.registered), ("best", found.best)):
            yield f"{name} {what} {answer.points} {answer.credit} {answer.status}"
            for counted in answer.combination:
                yield f"{name} {what} {counted.unit} in {counted.group}"


def _lines(unit: rubric.UnitResult) -> Iterator[str]:
    name = unit.specification.reference
    for criterion in unit.criteria.values():
        here = f"{name} {criterion.reference}"
        yield f"{here} {criterion.criterion.fingerprint} {criterion.status}"
        for link in criterion.links:
            yield f"{here} {link.link.item.id} {link.reason or 'counted'}"
    for outcome in unit.outcomes:
        yield f"{name} {outcome.outcome.ref} {'achieved' if outcome.achieved else 'open'}"


@pytest.mark.parametrize("file", KEPT, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_files_of_a_format_are_read_for_ever_and_mean_what_they_meant(file: Path) -> None:
    """Also the recipe of fingerprints, and that a recorded decision stands."""
    results = file.with_name(file.name.replace("portfolio.yaml", "results.txt"))
    if "RUBRIC_REFRESH" in os.environ and not results.exists():  # written once, and never again
        results.write_text("\n".join(judged(file)) + "\n", encoding="utf-8")
    assert judged(file) == results.read_text(encoding="utf-8").splitlines()


#: whose plan → what is to be done and how often, and what stays open for which reason
KEPT_PLANS: dict[str | None, tuple[list[tuple[str, int]], list[tuple[str | None, str]]]] = {
    "sufficiency-portfolio.yaml": ([("T1", 1)], []),
    None: ([("T1", 3), ("T2", 1)], [("1.6", "not_enough"), (None, "not_enough")]),
}


@pytest.mark.parametrize("portfolio", KEPT_PLANS)
def test_kept_tasks_are_read_for_ever_and_plans_mean_what_they_meant(portfolio: str | None) -> None:
    folder = ROOT / "tests/kept/rubric-1"
    assert not rubric.check([folder / "opportunities.yaml"], [folder]).problems
    tasks, _ = rubric.load_opportunities(folder / "opportunities.yaml")
    records = None if portfolio is None else rubric.load_portfolio(folder / portfolio)[0]
    assert tasks is not None
    library = rubric.Library.load(folder, builtin=False)
    plan = rubric.plan(tasks, library, records, on=DAY)
    assert [(chosen.task.id, chosen.times) for chosen in plan.chosen] == KEPT_PLANS[portfolio][0]
    assert [(o.gap.reference, str(o.why)) for o in plan.still_open] == KEPT_PLANS[portfolio][1]


def test_there_are_kept_files_of_every_format_and_for_every_word() -> None:
    newest = int(FORMAT.removeprefix("rubric/"))
    assert {file.parent.name for file in KEPT} == {f"rubric-{n}" for n in range(1, newest + 1)}
    found = {line.split()[-1] for file in KEPT for line in judged(file)}
    assert {*rubric.CriterionStatus, *rubric.Reason} <= found


@pytest.mark.parametrize("kind", [*KINDS, "of_the_future"])
def test_a_newer_format_is_refused_by_name_and_for_nothing_else(kind: str, tmp_path: Path) -> None:
    newer = f"rubric/{int(FORMAT.removeprefix('rubric/')) + 1}"
    file = tmp_path / "file.yaml"
    file.write_text(f"format: {newer}\nkind: {kind}\nnew: {{field: 1}}\n", encoding="utf-8")
    (problem,) = rubric.check([file]).problems
    assert problem.diagnostic.code.slug == "unknown-format"
    assert f"`{newer}` may be newer than this version" in rubric.message(problem)


#: rows are passed and are no file
@pytest.mark.parametrize("name", [name for name in SCHEMA_NAMES if name != "rows"])
def test_every_format_of_ours_says_which_it_is(name: str) -> None:
    assert {"format", "kind"} <= set(rubric.schema(name)["required"])


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_a_schema_is_published_and_shown(name: str) -> None:
    published = ROOT / f"criteria/schema/{name}.schema.json"
    assert published.read_text(encoding="utf-8") == schema_text(name) == ran(["schema", name])


# -- outputs -----------------------------------------------------------------


def output(name: str) -> dict[str, Any]:
    text = ran(OUTPUTS[name])
    data = json.loads(text[: text.rindex("}") + 1])
    assert isinstance(data, dict)
    return data


def test_every_command_and_format_of_json_is_among_the_outputs() -> None:
    context = click.Context(command)
    verbs = {name: command.get_command(context, name) for name in command.list_commands(context)}
    machines = {
        (name, choice)
        for name, verb in verbs.items()
        for option in (verb.params if verb else ())
        if isinstance(option.type, click.Choice) and "--format" in option.opts
        for choice in option.type.choices
        if choice.startswith("json")
    }
    held = {(line[0], line[line.index("--format") + 1]) for line in OUTPUTS.values()}
    assert machines == held


@pytest.mark.parametrize("name", OUTPUTS)
def test_every_output_says_its_format_first(name: str) -> None:
    data = output(name)
    assert list(data)[:2] == ["format", "kind"]
    assert data["format"] == FORMAT
    assert data["kind"] in SCHEMA_NAMES


#: names with what stands under them, not fields of ours
_NAMED = ("arguments", "quantities", "guidance")
#: amounts under words of ours: a later release may count under another word
_COUNTED = ("changed", "statuses")


def of_a_later_version(value: Any, field: str = "") -> Any:
    """Return an output as a later minor release might write it: more fields, other words."""
    if isinstance(value, list):
        return [of_a_later_version(one, field) for one in value]
    if isinstance(value, dict):
        later = {name: of_a_later_version(one, name) for name, one in value.items()}
        if field in _COUNTED:
            return {**later, "a_later_word": 1}
        return later if field in _NAMED else {**later, "later": {"new": [1]}}
    return "a_later_word" if field in WORDS and isinstance(value, str) else value


#: fields that hold a word of ours
WORDS = {"status", "also", "reason", "reasons", "code", "slug", "severity", "waiting_on", "act",
         "measure", "stated", "basis", "authenticity", "methods", "sources", "apart", "why",
         "new_each_time", "method", "source"}  # fmt: skip


@pytest.mark.parametrize("name", OUTPUTS)
def test_a_schema_of_today_accepts_an_output_of_a_later_minor_release(name: str) -> None:
    data = output(name)
    later = of_a_later_version(data)
    assert later != data
    validator = jsonschema.Draft202012Validator(rubric.schema(data["kind"]))
    validator.validate(data)
    validator.validate(later)


def test_equal_inputs_give_the_same_bytes_under_any_hash_seed() -> None:
    arguments = [sys.executable, "-m", "rubric", *OUTPUTS["result"]]
    done = [
        subprocess.run(
            arguments, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=False
        ).stdout
        for seed in ("1", "4711")
    ]
    assert done[0].startswith(b'{\n  "format"')
    assert done[0] == done[1]


# -- Python ------------------------------------------------------------------


def test_the_oldest_python_is_the_same_everywhere() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    oldest = settings["project"]["requires-python"].removeprefix(">=")
    assert settings["tool"]["ruff"]["target-version"] == f"py{oldest.replace('.', '')}"
    for page in ("README.md", "CONTRIBUTING.md", "docs/compatibility.md"):
        assert f"Python {oldest} or newer" in (ROOT / page).read_text(encoding="utf-8")
