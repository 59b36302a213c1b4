"""The command as people use it: exit codes, files written, nothing personal in machine output."""

import json
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from tests.generated import ROOT

import rubric
from rubric.cli.verbs import rubric as command

DAY = ("--on", "2026-11-21")
GAPS = "examples/with-gaps.yaml"
STALL = "running-a-market-stall"
V1, V2 = (f"examples/versions/{STALL}-{n}.yaml" for n in (1, 2))
VERSIONS = ("--library", "examples/versions")


@pytest.fixture(autouse=True)
def _at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, list(arguments))


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        # report: 0 target reached, 1 gaps or records set aside, 2 cannot be read or wrong use
        (("report", "examples/complete.yaml", *DAY), 0),
        (("report", GAPS, *DAY), 1),
        (("report", "examples/messy.yaml", *DAY), 1),
        (("report", "examples/messy-broken.yaml", *DAY), 2),
        (("report", "examples/complete.yaml", GAPS, *DAY), 1),
        (("report", "examples/messy-broken.yaml", "examples/complete.yaml", *DAY), 2),
        (("report", "examples"), 2),
        (("report", "no-such-file.yaml"), 2),
        (("report", "criteria/facilitating-action-learning.yaml"), 2),
        (("report", GAPS, "--on", "21/11/2026"), 2),
        (("report", GAPS, "--rules", GAPS), 2),
        (("report", "examples/every-status.yaml", *DAY), 2),
        # why: 0 achieved, 1 open
        (("why", GAPS, "2.2", *DAY), 0),
        (("why", GAPS, "2.1", *DAY), 1),
        (("why", GAPS, "2/2.1", *DAY), 1),
        (("why", GAPS, "9.9", *DAY), 2),
        # check: 0 clean, 1 errors
        (("check", "criteria", "examples/complete.yaml"), 0),
        (("check", "examples/messy-broken.yaml"), 1),
        (("check", "no-such-folder"), 2),
        # compare: 0 the same, 1 different, 2 wrong use or unreadable
        (("compare", V1, V1), 0),
        (("compare", V1, V2), 1),
        (("compare", f"{STALL}@1", f"{STALL}@2", *VERSIONS), 1),
        (("compare", f"{STALL}@2", STALL, *VERSIONS), 0),
        (("compare", f"{STALL}@2", V2), 2),
        (("compare", f"{STALL}@2", V2, *VERSIONS), 0),
        (("compare", V1, f"{STALL}@3", *VERSIONS), 2),
        (("compare", V1, "examples/versions/no-such-file.yaml"), 2),
        (("compare", V1, "examples/versions/portfolio.yaml"), 2),
        (("compare", V1, "tests/bad/wording-colon.yaml"), 2),
        (("compare", V1, "tests/bad/no-criteria-unit.yaml"), 2),
        (("compare", V1, "tests/bad/unknown-rules.yaml"), 2),
        (("compare", V1, "examples"), 2),
        (("compare", V1), 2),
        # the rest
        (("list",), 0),
        (("show", "facilitating-action-learning@1"), 0),
        (("show", "facilitating"), 2),
        (("schema", "portfolio"), 0),
        (("schema", "portfolios"), 2),
        (("new", "unit"), 0),
        (("new", "module"), 2),
    ],
)
def test_exit_code(arguments: tuple[str, ...], code: int) -> None:
    done = run(*arguments)
    assert done.exit_code == code, done.output
    assert "Traceback" not in done.output


_ENDING_WITH_ONE = {"report", "why", "check", "plan", "compare", "prove", "import"}
_ENDING_WITH_ONE |= {"population", "sample"}


@pytest.mark.parametrize("name", command.list_commands(click.Context(command)))
def test_each_command_says_its_own_exit_codes_in_its_help(name: str) -> None:
    told = " ".join(run(name, "--help").output.split())
    (exits,) = re.findall(r"Exit code 0.*?\.", told)
    assert "2 " in exits
    assert (" 1 " in exits) == (name in _ENDING_WITH_ONE)


def test_compare_shows_an_edited_copy_beside_its_original(tmp_path: Path) -> None:
    """Both have one id and version, and one of them is in the library as well."""
    copy = tmp_path / "copy.yaml"
    text = (ROOT / V1).read_text(encoding="utf-8")
    copy.write_text(text.replace("Set up a stall safely", "Set up the stall"), encoding="utf-8")
    for old in (V1, f"{STALL}@1"):
        done = run("compare", old, str(copy), *VERSIONS)
        assert done.exit_code == 1
        assert "6 criteria in the first file, 6 in the second file: 5 the same" in done.output


def test_compare_says_where_was_names_nothing(tmp_path: Path) -> None:
    new = tmp_path / "new.yaml"
    text = (ROOT / V2).read_text(encoding="utf-8")
    new.write_text(text.replace("was: [2.3]", "was: [2.3, 2.9]"), encoding="utf-8")
    done = run("compare", V1, str(new))
    assert done.exit_code == 1
    line = text.splitlines().index("        was: [2.3]") + 1
    assert f"new.yaml:{line}:20: error RUB406 unknown-criterion" in done.stderr


def test_compare_with_an_error_never_ends_with_0(tmp_path: Path) -> None:
    """Nothing changed but a `was` that names nothing."""
    new = tmp_path / "new.yaml"
    text = (ROOT / V1).read_text(encoding="utf-8")
    text = text.replace("version: 1\n", f"version: 2\nreplaces: {STALL}@1\n")
    new.write_text(
        text.replace("- ref: 1.2\n", "- ref: 1.2\n        was: [7.7]\n"), encoding="utf-8"
    )
    done = run("compare", V1, str(new))
    assert done.exit_code == 1
    assert done.stdout.endswith("nothing changed\n")
    assert "error RUB406 unknown-criterion: there is no criterion `7.7`" in done.stderr
    [problem] = json.loads(run("compare", V1, str(new), "--format", "json").stdout)["problems"]
    line = new.read_text(encoding="utf-8").splitlines().index("        was: [7.7]") + 1
    assert (problem["code"], problem["place"]["line"]) == ("RUB406", line)


def test_programs_get_the_json_of_compare() -> None:
    old, new = (rubric.Library.load(ROOT / version) for version in (V1, V2))
    comparison = rubric.compare(old.specifications[STALL, "1"], new.specifications[STALL, "2"])
    assert rubric.to_json(comparison) == run("compare", V1, V2, "--format", "json").stdout
    assert rubric.to_json(comparison, indent=None).count("\n") == 1


def test_report_names_have_and_need_counted_and_not_whose_move_and_what_closes() -> None:
    output = run("report", GAPS, *DAY).output
    gap = output[output.index("  2.1   Design") : output.index("  2.3   Maintain")]
    for told in (
        "8 of 12 hours",
        "E3 (2.5 hours",
        "E7 (the learner's own contribution",
        "waiting on the learner",
        "2.1 needs 4 more hours in one new item",
        "the unit's wording",
    ):
        assert told in gap


def test_why_shows_the_place_in_the_specification() -> None:
    output = run("why", GAPS, "2.1", *DAY).output
    line = next(
        line for line in output.splitlines() if "facilitating-action-learning.yaml:" in line
    )
    name, row, column = line.strip().removeprefix("in ").split(":")
    text = (ROOT / name).read_text(encoding="utf-8").splitlines()[int(row) - 1]
    assert text[int(column) - 1 :].startswith("12")


def test_json_is_the_same_twice_and_holds_nothing_personal(tmp_path: Path) -> None:
    text = (ROOT / GAPS).read_text(encoding="utf-8")
    marked = text.replace("title: ", "title: SECRET ").replace("feedback: ", "feedback: SECRET ")
    assert marked != text
    file = tmp_path / "portfolio.yaml"
    file.write_text(marked, encoding="utf-8")
    first, second = (run("report", str(file), "--format", "json", *DAY).stdout for _ in "ab")
    assert first == second
    assert "SECRET" not in first
    assert json.loads(first)["units"][0]["achieved"] is False


_PERSONAL = """\
format: rubric/1
kind: portfolio
learner: L-1
specification: facilitating-action-learning
people:
  A-1: {role: assessor, name: SECRET}
evidence:
  - id: E1
    title: SECRET
    witness: SECRET
    own_contribution: SECRET
    withdrawn: {date: 2026-02-01, reason: SECRET}
    external: {SECRET: SECRET}
    maps_to: {1.1: {at: p. 1, note: SECRET}}
decisions:
  - id: D1
    criteria: [1.1]
    judgement: met
    assessor: A-1
    date: 2026-03-01
    feedback: SECRET
    action: SECRET
    override: {reason: SECRET, authorised_by: A-1}
iqa_reviews:
  - {id: R1, of: D1, finding: action_required, action: SECRET, iqa: A-1, date: 2026-03-02}
"""


@pytest.mark.parametrize(
    ("line", "instead"),
    [
        # sound, and each way in which a personal field goes wrong
        ("learner: L-1", "learner: L-1"),
        ("    title: SECRET", "    title: [SECRET, SECRET]"),
        ("    title: SECRET", "    title: SECRET # SECRET"),
        ("    title: SECRET", "    title: SECRET: SECRET"),
        ("    title: SECRET", "    title: *SECRET"),
        ("    title: SECRET", '    title: "SECRET" SECRET'),
        ("    title: SECRET", "    title: " + "SECRET" * 4000),
        ("external: {SECRET: SECRET}", "external: {SECRET: 1, SECRET: 2}"),
        ("external: {SECRET: SECRET}", "external: {a: &SECRET 1, b: *SECRET}"),
        ("{at: p. 1, note: SECRET}", "{at: p. 1, note: SECRET, SECRET}"),
        ("{at: p. 1, note: SECRET}", "{at: p. 1, note: SECRET, SECRET: SECRET}"),
        ("{at: p. 1, note: SECRET}", "SECRET"),
        ("reason: SECRET, authorised_by", "reason: {SECRET: SECRET}, authorised_by"),
        ("    feedback: SECRET", "    feedback: {SECRET: SECRET}"),
        ("    feedback: SECRET", "    feedback: SECRET\n    feedback: SECRET"),
        (
            "iqa_reviews:",
            "exemptions:\n  - {id: X1, criteria: [3.3], reason: SECRET, authorised_by: A-1, "
            "date: 2026-01-01}\niqa_reviews:",
        ),
    ],
)
def test_no_machine_output_holds_what_is_personal(line: str, instead: str, tmp_path: Path) -> None:
    assert line in _PERSONAL
    file = tmp_path / "portfolio.yaml"
    file.write_text(_PERSONAL.replace(line, instead, 1), encoding="utf-8")
    for arguments in (
        ("check", str(file), "--format", "json"),
        ("report", str(file), "--format", "json", *DAY),
        ("report", str(file), "--format", "jsonl", *DAY),
        ("report", str(file), "-o", str(tmp_path / "report.txt"), "--force", *DAY),
    ):
        assert "SECRET" not in run(*arguments).stdout, arguments
    written = tmp_path / "report.txt"
    assert not written.exists() or "SECRET" not in written.read_text(encoding="utf-8")


def test_output_is_whole_or_not_at_all_and_never_over_a_file_unasked(tmp_path: Path) -> None:
    target = tmp_path / "report.txt"
    assert run("report", GAPS, "-o", str(target), *DAY).exit_code == 1
    first = target.read_text(encoding="utf-8")
    assert first.startswith("Facilitating action learning")
    assert run("report", "examples/complete.yaml", "-o", str(target), *DAY).exit_code == 2
    assert target.read_text(encoding="utf-8") == first
    assert (
        run("report", "examples/complete.yaml", "-o", str(target), "--force", *DAY).exit_code == 0
    )
    assert target.read_text(encoding="utf-8") != first
    assert run("report", GAPS, "-o", str(tmp_path / "no" / "such"), *DAY).exit_code == 2
    assert run("report", GAPS, "-o", str(tmp_path / ("x" * 300)), *DAY).exit_code == 2
    assert run("report", GAPS, "-o", GAPS, "--force", *DAY).exit_code == 2
    assert run("report", GAPS, "-o", "/dev/null", "--force", *DAY).exit_code == 2
    assert [entry.name for entry in tmp_path.iterdir()] == ["report.txt"]


def test_nothing_is_written_where_nothing_can_be_read(tmp_path: Path) -> None:
    target = tmp_path / "report.txt"
    done = run("report", "examples/messy-broken.yaml", "-o", str(target), *DAY)
    assert done.exit_code == 2
    assert not target.exists()


def test_check_writes_nothing() -> None:
    before = {path: path.stat().st_mtime_ns for path in ROOT.glob("examples/**/*")}
    run("check", "examples")
    assert before == {path: path.stat().st_mtime_ns for path in ROOT.glob("examples/**/*")}


def test_without_libyaml_it_says_so_and_stops() -> None:
    program = (
        "import sys, yaml; sys.modules['yaml._yaml'] = None; "
        "sys.modules['yaml.cyaml'] = None; "
        "yaml.__with_libyaml__ = False; "
        "[delattr(yaml, n) for n in ('CParser', 'CLoader', 'CSafeLoader') if hasattr(yaml, n)]; "
        "import runpy; sys.argv = ['rubric', 'check', 'criteria']; "
        "runpy.run_module('rubric', run_name='__main__')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2, done.stderr
    assert "libyaml" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("program", "absent"),
    [
        # help asks for nothing heavy
        ("import rubric.cli.verbs", {"pydantic", "yaml", "rich", "jsonschema"}),
        ("import rubric", {"pydantic", "yaml", "rich", "jsonschema", "click"}),
        # a report draws no tables
        ("import rubric.cli.report, rubric.cli.run, rubric.report.text", {"rich", "jsonschema"}),
    ],
)
def test_nothing_heavy_is_imported_before_it_is_needed(program: str, absent: set[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", f"{program}\nimport sys\nprint(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert not absent & set(done.stdout.split())


def test_check_lists_findings_by_file_and_they_never_stop_anybody() -> None:
    quality = ["examples/quality.yaml", "--library", "examples/quality", "--strict"]
    told = run("check", *quality)
    assert told.exit_code == 0
    assert told.stdout.startswith("1 file checked, nothing to mend\n\nFindings, for quality")
    assert (
        "\nexamples/quality.yaml\n  - D1 decided 1.2 met on insufficient evidence\n" in told.stdout
    )
    view = json.loads(run("check", *quality, "--format", "json").stdout)
    (of_file,) = view["findings"]
    assert of_file["file"] == "examples/quality.yaml"
    assert {"decision": "D1"}.items() <= of_file["findings"][0]["arguments"].items()


def test_check_finds_nothing_in_a_portfolio_that_cannot_be_judged(tmp_path: Path) -> None:
    text = (ROOT / "examples/quality.yaml").read_text(encoding="utf-8")
    file = tmp_path / "portfolio.yaml"
    file.write_text(text.replace("guided-walk@", "guided-wlk@"), encoding="utf-8")
    told = run("check", str(file), "--library", "examples/quality")
    assert told.exit_code == 1
    assert "Findings" not in told.stdout
