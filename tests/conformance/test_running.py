"""The command, with our engine and with others: what it says of each, and that it ends."""

import atexit
import json
import shutil
import subprocess
import sys
import time
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import click
import pytest
from click.testing import CliRunner

from rubric.testing.conformance.__main__ import main
from rubric.testing.conformance.files import cases_folder, read_cases
from rubric.testing.conformance.pipe import MOST_SILENT, Pipe, Unanswered
from tests.generated import ROOT

PORT = ROOT / "tests/conformance/port.py"
FEW = ("met", "stale-by-wording", "too-old")


def ran(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, list(arguments), terminal_width=92)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.output


@cache
def few() -> str:
    """A folder with a few cases: to read all of them takes a second."""
    folder = Path(mkdtemp())
    atexit.register(shutil.rmtree, folder)
    files = {case.file for case in read_cases() if case.name in FEW}
    for file in files:
        data = json.loads((cases_folder() / file).read_text(encoding="utf-8"))
        data["cases"] = [case for case in data["cases"] if case["name"] in FEW]
        (folder / file).write_text(json.dumps(data), encoding="utf-8")
    return str(folder)


def behaving(manner: str, *arguments: str) -> tuple[int, str]:
    return ran("--with", f'"{sys.executable}" "{PORT}" "{manner}"', "--cases", few(), *arguments)


# -- our own -------------------------------------------------------------------


def test_our_engine_passes_every_case() -> None:
    code, told = ran()
    assert code == 0
    assert told.endswith(" cases: all pass\n")


def test_a_file_of_cases_and_a_case_can_be_asked_for() -> None:
    _, every = ran()
    code, of_a_file = ran("--only", "findings")
    assert code == 0
    assert of_a_file == ran("--only", "findings.json")[1] != every
    assert ran("--only", "met") == (0, "1 case: all pass\n")


def test_what_fails_is_told_with_its_rule(tmp_path: Path) -> None:
    data = json.loads((ROOT / "conformance/statuses.json").read_text(encoding="utf-8"))
    met = next(case for case in data["cases"] if case["name"] == "met")
    met["expect"]["units"]["unit-a@1"]["criteria"]["1.1"] |= {"status": "stale", "also": ["met"]}
    data["cases"] = [data["cases"][0], met]
    (tmp_path / "mine.json").write_text(json.dumps(data), encoding="utf-8")
    code, told = ran("--cases", str(tmp_path))
    assert code == 1
    assert told == (
        "FAILS met (mine.json)\n"
        "  meaning 6.1: An assessor has decided met and the rule holds.\n"
        "  units/unit-a@1/criteria/1.1/status\n"
        '    expected "stale"\n'
        '    got      "met"\n'
        "  units/unit-a@1/criteria/1.1/also\n"
        '    expected ["met"]\n'
        "    got      []\n"
        "\n"
        "1 of 2 cases pass; 1 fails\n"
    )


def test_without_a_solver_what_needs_one_is_passed_over_and_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "highspy", None)
    code, told = ran("--only", "best-by-credit", "--only", "met")
    assert code == 0
    assert told == (
        "PASSED OVER best-by-credit (answers.json)\n"
        "1 case: all pass\n"
        "1 case is passed over, because choosing which units of a qualification count needs a "
        'solver that is not installed here; run: pip install "rubric-engine[planning]"\n'
    )
    code, told = ran("--only", "best-by-credit", "--only", "best-by-ids")
    assert code == 0
    assert told.splitlines()[2].startswith("2 cases are passed over, because ")


def test_what_if_of_a_unit_that_is_not_there_is_told(tmp_path: Path) -> None:
    data = json.loads((ROOT / "conformance/answers.json").read_text(encoding="utf-8"))
    [asked] = [case for case in data["cases"] if case["name"] == "what-if-a-unit-is-added"]
    asked["what_if"] = {"add": ["coaching"]}
    (tmp_path / "mine.json").write_text(json.dumps({**data, "cases": [asked]}), encoding="utf-8")
    code, told = ran("--cases", str(tmp_path))
    assert code == 1
    assert "  unit `coaching` is none of those that can be asked about here: a, b and c\n" in told


# -- wrong use -----------------------------------------------------------------

WRONG: list[tuple[list[str], str]] = [
    (["--only", "mett"], "no case and no file of cases is called `mett`"),
    (["--cases", "nowhere"], "nowhere"),
    (["--with", "no-such-program-anywhere"], "`no-such-program-anywhere` cannot be started"),
    (["--with", ""], "cannot be started"),
    (["--with", 'python "half'], "cannot be started"),
    (["--seconds", "0"], "seconds"),
    (["--widh", "x"], "--widh"),
]


@pytest.mark.parametrize(("arguments", "told"), WRONG, ids=lambda a: str(a))
def test_wrong_use_is_told(arguments: list[str], told: str) -> None:
    code, output = ran(*arguments)
    assert code == 2
    assert told in output


FILES: list[tuple[str, Any, str]] = [
    ("nothing", None, "there are no cases in"),
    ("no JSON", "{", "mine.json is not JSON"),
    ("no cases", {"kind": "portfolio"}, "mine.json is no file of conformance cases"),
    ("another field", {"cases": [{"name": "a", "wy": ""}]}, "mine.json is no file of"),
]


@pytest.mark.parametrize(("name", "data", "told"), FILES, ids=lambda a: str(a)[:12])
def test_files_that_cannot_be_used_are_told(
    name: str, data: Any, told: str, tmp_path: Path
) -> None:
    if data is not None:
        text = data if isinstance(data, str) else json.dumps(data)
        (tmp_path / "mine.json").write_text(text, encoding="utf-8")
    code, output = ran("--cases", str(tmp_path))
    assert code == 2, name
    assert told in output.replace("\n", " ")


def test_one_name_for_two_cases_is_told(tmp_path: Path) -> None:
    for name in ("a.json", "b.json"):
        shutil.copy(ROOT / "conformance/findings.json", tmp_path / name)
    code, output = ran("--cases", str(tmp_path))
    assert code == 2
    assert "two cases are called `nothing-to-find`, in a.json and b.json" in output


# -- another implementation ----------------------------------------------------

#: how a port behaves → what is said of it, and how many of three cases fail
MANNERS: dict[str, tuple[str, int]] = {
    "": ("3 cases: all pass\n", 0),
    "never ends": ("3 cases: all pass\n", 0),
    "wrong": ('    expected "stale"\n    got      "met"\n', 1),
    "error": ("  it says: caps are not built\n", 3),
    "neither": ("  its answer has neither `result` nor `error`\n", 3),
    "ends at once": ("  the process has ended, with exit code 3\n", 3),
    "dies": ("  the process has ended, with exit code 7\n", 2),
    "talks": ("  it wrote `Loading the rules`, which is no answer", 3),
    "no text": ("which is no answer", 3),
    "a list": ("which is no answer", 3),
    "deep": ("which is no answer", 3),
    "out of order": ("  it answered `2` where 1 was asked", 3),
    "babbles": ("  it wrote `and another thing`, which is no answer", 3),
    "one long line": ("it wrote a line of more than 8388608 bytes, and nothing more was read", 3),
}


@pytest.mark.parametrize("manner", MANNERS)
def test_what_another_implementation_does_is_told(manner: str) -> None:
    told, failed = MANNERS[manner]
    code, output = behaving(manner, "--seconds", "60")
    assert told in output
    assert output.count("FAILS ") == failed
    assert code == (1 if failed else 0)


@pytest.mark.parametrize("manner", ["silent", "reads nothing"])
def test_what_does_not_answer_is_not_waited_for_longer_than_is_said(manner: str) -> None:
    began = time.monotonic()
    code, output = ran("--with", f'"{sys.executable}" "{PORT}" "{manner}"', "--seconds", "0.3")
    assert time.monotonic() - began < 30
    assert code == 1
    assert output.count("  it did not answer within 0.3 seconds\n") == MOST_SILENT
    assert "because 3 cases before it were not answered" in output


@pytest.mark.parametrize("manner", ["out of order", "a list", "talks", "babbles"])
def test_what_always_answers_wrongly_is_given_up(manner: str) -> None:
    """However long an answer may take: each case would otherwise take as long."""
    began = time.monotonic()
    code, output = ran("--with", f'"{sys.executable}" "{PORT}" "{manner}"', "--seconds", "600")
    assert time.monotonic() - began < 60
    assert code == 1
    assert "because 3 cases before it were not answered" in output


def test_a_late_answer_is_not_taken_for_the_next_one() -> None:
    """The first answer comes while the second, which takes no time, is waited for."""
    with Pipe(f'"{sys.executable}" "{PORT}" "slow once"', 2) as pipe:
        case = json.loads((ROOT / "conformance/statuses.json").read_text(encoding="utf-8"))
        first, second = case["cases"][0], case["cases"][4]
        with pytest.raises(Unanswered, match="within 2 seconds"):
            pipe.result(first)
        pipe._seconds = 60
        result = pipe.result(second)
    assert result["units"][0]["criteria"][0]["status"] == "met"


def test_closing_the_output_is_an_end() -> None:
    code, output = behaving("closes its output", "--seconds", "60")
    assert code == 1
    assert "  the process has ended, with exit code " in output


@pytest.mark.parametrize("manner", ["silent", "never ends", "babbles"])
def test_the_process_is_ended_and_no_other(manner: str) -> None:
    beside = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    try:
        with Pipe(f'"{sys.executable}" "{PORT}" "{manner}"', 0.2) as pipe:
            process = pipe._process
            data = json.loads((ROOT / "conformance/statuses.json").read_text(encoding="utf-8"))
            # what never ends does answer, perhaps in time
            with suppress(Unanswered) if manner == "never ends" else pytest.raises(Unanswered):
                pipe.result(data["cases"][0])
        assert process.poll() is not None
        assert beside.poll() is None
    finally:
        beside.kill()
        beside.wait()


def test_the_help_says_what_there_is() -> None:
    code, output = ran("--help")
    assert code == 0
    assert {"--with", "--cases", "--only", "--seconds"} <= set(output.replace(",", " ").split())
    assert isinstance(main, click.Command)
