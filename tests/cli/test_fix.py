"""`rubric check --fix` and `--diff`: what is shown, asked, written, and refused."""

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import rubric
from rubric.api import fixing
from rubric.api.fixing import Fix
from rubric.cli import mending
from rubric.cli.verbs import rubric as command
from rubric.phrases.manual.samples import UNIT
from rubric.sources.writing import replaced_whole

QUOTED = UNIT.replace("version: 1", 'version: "1"').replace("ref: 1.1", 'ref: "1.1"')
QUOTED = QUOTED.replace("ref: 1\n", 'ref: "1"\n')


def run(*arguments: str, answer: str = "") -> Any:
    return CliRunner().invoke(command, ["check", *arguments], input=answer)


@pytest.fixture
def unit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "unit.yaml"
    file.write_text(UNIT, encoding="utf-8")
    return file


@pytest.fixture
def somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody sits at a terminal, so that a question can be asked."""
    monkeypatch.setattr(mending, "_is_terminal", lambda: True)


def test_yes_writes_and_then_checks(unit: Path) -> None:
    done = run("unit.yaml", "--fix", "--yes")
    assert done.exit_code == 0
    assert unit.read_text(encoding="utf-8") == QUOTED
    assert done.stdout == "1 file checked, nothing to mend\n"
    assert '-version: 1\n+version: "1"\n' in done.stderr
    assert done.stderr.endswith("1 file mended\n")
    again = run("unit.yaml", "--fix")  # nothing to ask about
    assert (again.exit_code, again.stderr) == (0, "")


@pytest.mark.usefixtures("somebody")
def test_it_asks_and_does_as_it_is_told(unit: Path) -> None:
    for answer in ("n\n", "\n"):
        done = run("unit.yaml", "--fix", answer=answer)
        assert done.exit_code == 0
        assert "Write these changes to 1 file? [y/N]" in done.stderr
        assert done.stderr.endswith("nothing is written\n")
        assert unit.read_text(encoding="utf-8") == UNIT
    assert run("unit.yaml", "--fix", answer="y\n").exit_code == 0
    assert unit.read_text(encoding="utf-8") == QUOTED


def test_where_nobody_can_be_asked_nothing_is_written(unit: Path) -> None:
    done = run("unit.yaml", "--fix")
    assert done.exit_code == 2
    assert "add --yes, or --diff" in done.output
    assert unit.read_text(encoding="utf-8") == UNIT


def test_diff_only_shows(unit: Path) -> None:
    done = run("unit.yaml", "--diff")
    assert done.exit_code == 1
    assert done.stdout.startswith("--- unit.yaml\n+++ unit.yaml (mended)\n@@ ")
    assert unit.read_text(encoding="utf-8") == UNIT
    unit.write_text(QUOTED, encoding="utf-8")
    done = run("unit.yaml", "--diff")
    assert (done.exit_code, done.output) == (0, "--fix would change nothing\n")


def test_machine_formats_stay_what_they_are(unit: Path) -> None:
    done = run("unit.yaml", "--fix", "--yes", "--format", "json")
    assert json.loads(done.stdout)["problems"] == []
    assert unit.read_text(encoding="utf-8") == QUOTED


REFUSED = [
    ("--diff", "--fix"),
    ("--diff", "--yes"),
    ("--diff", "--format", "json"),
    ("--yes",),
]


@pytest.mark.parametrize("options", REFUSED)
def test_options_that_do_not_go_together(options: tuple[str, ...], unit: Path) -> None:
    assert run("unit.yaml", *options).exit_code == 2
    assert unit.read_text(encoding="utf-8") == UNIT


def test_what_a_fix_does_not_mend_is_told_afterwards(unit: Path) -> None:
    unit.write_text(UNIT.replace("title:", "ttle:"), encoding="utf-8")
    done = run("unit.yaml", "--fix", "--yes")
    assert done.exit_code == 1
    assert "unknown-field" in done.stdout
    assert 'version: "1"' in unit.read_text(encoding="utf-8")


@pytest.mark.usefixtures("somebody")
def test_a_comment_in_wording_is_taken_for_wording_only_by_somebody_who_looks(unit: Path) -> None:
    text = QUOTED.replace("agreed goals", "room # 3")
    unit.write_text(text, encoding="utf-8")
    assert run("unit.yaml", "--fix", "--yes").exit_code == 1
    assert unit.read_text(encoding="utf-8") == text
    assert run("unit.yaml", "--fix", answer="y\n").exit_code == 0
    assert "text: >-\n          Plan a visit to room # 3\n" in unit.read_text(encoding="utf-8")


def test_a_diff_shows_blanks_and_nothing_that_a_terminal_would_obey(unit: Path) -> None:
    unit.write_text(QUOTED.replace("agreed", "\u202eagreed") + "# a \t\n", encoding="utf-8")
    done = run("unit.yaml", "--diff")
    assert "-# a·→\n+# a\n" in done.stdout
    assert "\u202e" not in done.stdout
    assert "\\u202eagreed" in done.stdout


def test_the_schema_line_names_the_schema_that_is_there(tmp_path: Path) -> None:
    folder = tmp_path / "units" / "new"
    folder.mkdir(parents=True)
    unit = folder / "unit.yaml"
    unit.write_text(QUOTED, encoding="utf-8")
    assert rubric.fixes([unit]) == ()
    (tmp_path / "schema").mkdir()
    (tmp_path / "schema" / "specification.schema.json").write_text("{}", encoding="utf-8")
    (fix,) = rubric.fixes([unit])
    line = "# yaml-language-server: $schema=../../schema/specification.schema.json\n"
    assert fix.after == line + QUOTED
    (folder / "specification.schema.json").write_text("{}", encoding="utf-8")
    (fix,) = rubric.fixes([unit])
    assert fix.after.startswith("# yaml-language-server: $schema=specification.schema.json\n")


# --- writing


def the_fix(unit: Path) -> Fix:
    (fix,) = rubric.fixes([unit])
    return fix


def test_what_stays_when_a_file_is_written(unit: Path) -> None:
    unit.write_bytes(b"\xef\xbb\xbf" + UNIT.replace("\n", "\r\n").encode())
    unit.chmod(0o640)
    assert the_fix(unit).write()
    assert unit.read_bytes() == b"\xef\xbb\xbf" + QUOTED.replace("\n", "\r\n").encode()
    assert stat.S_IMODE(unit.stat().st_mode) == 0o640
    assert [path.name for path in unit.parent.iterdir()] == ["unit.yaml"]


def test_a_link_stays_a_link(unit: Path) -> None:
    link = unit.parent / "link.yaml"
    link.symlink_to(unit.name)
    assert the_fix(link).write()
    assert link.is_symlink()
    assert unit.read_text(encoding="utf-8") == QUOTED


def test_a_file_that_has_changed_is_left(unit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fix = the_fix(unit)
    unit.write_text(UNIT + "# new\n", encoding="utf-8")
    assert not fix.write()
    assert unit.read_text(encoding="utf-8") == UNIT + "# new\n"
    assert [path.name for path in unit.parent.iterdir()] == ["unit.yaml"]
    monkeypatch.setattr(fixing, "fixes", lambda *_, **__: (fix,))
    done = run("unit.yaml", "--fix", "--yes")
    assert done.exit_code == 2
    assert "unit.yaml has changed in the meantime, so it is left as it is" in done.stderr


FAILURES: list[Callable[[pytest.MonkeyPatch], None]] = [
    # the disk is full, or the folder is not to be written to
    lambda patch: patch.setattr(os, "fsync", _fails),
    lambda patch: patch.setattr(Path, "replace", _fails),
]


def _fails(*_: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("failing", FAILURES)
def test_an_interruption_leaves_the_file_and_nothing_else(
    failing: Callable[[pytest.MonkeyPatch], None], unit: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch)
    with pytest.raises(OSError, match="No space left"):
        replaced_whole(unit, UNIT.encode(), b"new")
    done = run("unit.yaml", "--fix", "--yes")
    assert done.exit_code == 2
    assert "unit.yaml cannot be written: No space left on device" in done.stderr
    assert unit.read_text(encoding="utf-8") == UNIT
    assert [path.name for path in unit.parent.iterdir()] == ["unit.yaml"]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is kept from root")
def test_a_file_that_must_not_be_written_is_not_replaced(unit: Path) -> None:
    unit.chmod(0o444)
    with pytest.raises(PermissionError):
        the_fix(unit).write()
    assert unit.read_text(encoding="utf-8") == UNIT
