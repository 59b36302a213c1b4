"""What `rubric check` is told about many files: a cache, processes, and the bar on a terminal."""

import io
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.generated import ROOT

from rubric.cli.many_files import bar, cores
from rubric.cli.verbs import rubric as command

UNITS = str(ROOT / "criteria")


def checked(*options: str, **environment: str) -> Result:
    return CliRunner().invoke(command, ["check", UNITS, *options], env=environment)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_nothing_is_kept_unless_a_folder_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert checked().exit_code == 0
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_named_by_the_option_or_by_the_variable(tmp_path: Path) -> None:
    plain = checked().output
    assert checked("--cache", str(tmp_path / "a")).output == plain
    assert checked(RUBRIC_CACHE=str(tmp_path / "b")).output == plain
    assert checked("--no-cache", RUBRIC_CACHE=str(tmp_path / "c")).output == plain
    assert sorted(folder.name for folder in tmp_path.iterdir()) == ["a", "b"]


def test_a_folder_that_cannot_be_written_is_told_beside_the_answer(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file")
    result = checked("--cache", str(tmp_path / "file" / "cache"))
    assert result.exit_code == 0
    assert result.stdout == checked().output
    assert result.stderr.startswith(f"the cache in {tmp_path / 'file' / 'cache'} could not be")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("jobs", ["0", "-1", "many"])
def test_so_many_processes_there_are_not(jobs: str) -> None:
    assert checked("--jobs", jobs).exit_code == 2


def test_there_is_a_core() -> None:
    assert cores() >= 1


def test_each_log_has_a_bar_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with bar("progress.log", 10) as told:
        assert told is not None
        for total in (10, 9, 20, 20):  # the second is too small for one
            for done in (0, total // 2, total):
                told(done, total)
    assert terminal.getvalue().count("100%") == 3
    assert "Looking at learners" in terminal.getvalue()


@pytest.mark.parametrize(("total", "shows"), [(127, False), (128, True), (2_000, True)])
def test_a_bar_is_shown_where_there_is_something_to_wait_for(
    total: int, shows: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with bar() as told:
        assert told is not None
        for done in (total // 2, total):
            told(done, total)
    assert ("Looking at files" in terminal.getvalue()) is shows
    assert ("100%" in terminal.getvalue()) is shows


def test_there_is_no_bar_in_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    for stream in (io.StringIO(), None):
        monkeypatch.setattr(sys, "stderr", stream)
        with bar() as told:
            assert told is None
