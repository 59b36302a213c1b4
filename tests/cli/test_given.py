"""What a command was given to read is never written over, whatever it is told."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from tests.generated import ROOT

from rubric.cli.given import Written
from rubric.cli.verbs import rubric as command

EXAMPLES = ROOT / "examples"
#: files of the examples that every case may name, each under a short name
FILES = {
    "portfolio.yaml": "with-gaps.yaml",
    "rules.yaml": "no-recordings.yaml",
    "sheet.xlsx": "tracking-sheet.xlsx",
    "tasks.yaml": "planning/set-meetings.yaml",
    "library/unit.yaml": "qualification/units/coaching.yaml",
}
REPORT, IQA, SAMPLE = (
    "report portfolio.yaml",
    "report portfolio.yaml --for iqa",
    "sample portfolio.yaml --seed s",
)
#: a command without -o and what it would write over
GIVEN = [
    *((verb, "portfolio.yaml") for verb in (REPORT, IQA, SAMPLE)),
    *((f"{verb} --rules rules.yaml", "rules.yaml") for verb in (REPORT, IQA, SAMPLE)),
    *((f"{verb} --pseudonymise key", "key") for verb in (REPORT, IQA, SAMPLE)),
    *((f"{verb} --library library", "library/unit.yaml") for verb in (REPORT, IQA, SAMPLE)),
    (f"{SAMPLE} --plan plan.yaml", "plan.yaml"),
    (f"{REPORT} --since old.json", "old.json"),
    ("report log", "log/items.csv"),
    ("report log --rules rules.yaml", "rules.yaml"),
    ("report log --library library", "library/unit.yaml"),
    ("plan portfolio.yaml --opportunities tasks.yaml", "tasks.yaml"),
    ("plan portfolio.yaml --opportunities tasks.yaml --rules rules.yaml", "rules.yaml"),
    ("prove coaching --library library", "library/unit.yaml"),
    ("prove library/unit.yaml", "library/unit.yaml"),
    ("compare library/unit.yaml library/unit.yaml", "library/unit.yaml"),
    ("show coaching --library library", "library/unit.yaml"),
    ("show facilitating-action-learning --rules rules.yaml", "rules.yaml"),
    ("sheet coaching --library library", "library/unit.yaml"),
    ("sheet library/unit.yaml", "library/unit.yaml"),
    ("sheet facilitating-action-learning --class class.txt", "class.txt"),
    ("sheet facilitating-action-learning --fill portfolio.yaml", "portfolio.yaml"),
    ("sheet facilitating-action-learning --rules rules.yaml", "rules.yaml"),
    ("population log", "log/items.csv"),
    ("population log --rules rules.yaml", "rules.yaml"),
]


@pytest.fixture
def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, source in FILES.items():
        Path(name).parent.mkdir(exist_ok=True)
        shutil.copyfile(EXAMPLES / source, name)
    shutil.copytree(EXAMPLES / "population", "log")
    Path("key").write_text("a secret of 16 characters or more")
    Path("class.txt").write_text("L-1\nL-2\n")
    head = "format: rubric/1\nkind: sampling\nid: p\ntake: {percent: 5}\n"
    Path("plan.yaml").write_text(head)
    run(f"{REPORT} --format json -o old.json")
    return tmp_path


def run(line: str) -> Result:
    return CliRunner().invoke(command, line.split())


def held(folder: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize(("line", "file"), GIVEN, ids=[f"{line} > {file}" for line, file in GIVEN])
def test_nothing_that_is_read_is_written_over(line: str, file: str, there: Path) -> None:
    before = held(there)
    told = run(f"{line} -o {file} --force")
    assert told.exit_code == 2
    assert "is one of the files that are read" in told.stderr
    assert held(there) == before


@pytest.mark.parametrize("link", [os.symlink, os.link], ids=["symbolic", "hard"])
def test_nor_by_another_name(link: Callable[[str, str], None], there: Path) -> None:
    link("rules.yaml", "other.html")
    before = held(there)
    told = run(f"{REPORT} --rules rules.yaml -o other.html --force")
    assert "is one of the files that are read" in told.stderr
    assert held(there) == before


def test_tables_of_a_log_are_kept_by_every_output_of_a_run(there: Path) -> None:
    before = held(there)
    for line in (
        "report log --rejects log/items.csv",
        "report log --rejects rules.yaml --rules rules.yaml",
        "population log --learners log/items.csv",
        "population log --learners rules.yaml --rules rules.yaml",
    ):
        assert "is one of the files that are read" in run(f"{line} --force").stderr
    assert held(there) == before


@pytest.mark.usefixtures("there")
def test_one_file_takes_one_answer() -> None:
    for line in ("report log --rejects x.csv -o x.csv", "population log --learners x.csv -o x.csv"):
        told = run(f"{line} --format csv")
        assert told.exit_code == 2
        assert "x.csv cannot take both" in told.stderr
        assert not Path("x.csv").exists()


@pytest.mark.usefixtures("there")
def test_what_is_not_read_may_be_written_over() -> None:
    # a report, and an example of an earlier run, in the folder of the library
    for line, file in (
        (f"{REPORT} --library library", "library/report.txt"),
        ("prove coaching --library library", "library/example.yaml"),
    ):
        for force in ("", " --force"):
            assert run(f"{line} -o {file}{force}").exit_code != 2
        assert "is there already" in run(f"{line} -o {file}").stderr


def test_a_path_that_need_not_be_there_is_written_and_no_other() -> None:
    # but for the key of pseudonyms: where it is missing, its own message says how long one is
    context = click.Context(command)
    verbs = [command.get_command(context, name) for name in command.list_commands(context)]
    paths = [
        (parameter.name, parameter.type)
        for verb in verbs
        if verb is not None
        for parameter in verb.params
        if isinstance(parameter.type, click.Path)
    ]
    missing = {name for name, kind in paths if not kind.exists} - {"pseudonymise"}
    assert missing == {name for name, kind in paths if isinstance(kind, Written)}
    assert missing >= {"output", "folder", "rejects", "learners", "cache"}
