"""A file is written whole or not at all, and stays as its owner has it."""

import os
import stat
from pathlib import Path

import pytest

from rubric.sources.writing import whole_file, written_whole


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_new_file_gets_the_rights_of_any_and_one_that_is_there_keeps_its_own(
    tmp_path: Path,
) -> None:
    file, other = tmp_path / "report.html", tmp_path / "other.html"
    other.write_text("")
    written_whole(file, "one")
    assert rights(file) == rights(other)
    file.chmod(0o600)
    written_whole(file, "two")
    assert (file.read_text(), rights(file)) == ("two", 0o600)


def test_what_is_private_is_so_whatever_was_there(tmp_path: Path) -> None:
    file = tmp_path / "rejects.csv"
    file.write_text("")
    file.chmod(0o644)
    with whole_file(file, private=True) as stream:
        stream.write("rows")
    assert (file.read_text(), rights(file)) == ("rows", 0o600)


def test_an_interruption_leaves_the_old_one_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text("old")

    def write_half() -> None:
        with whole_file(file) as stream:
            stream.write("half of what is ne")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_half()
    assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [("report.txt", "old")]


def test_the_new_one_is_on_the_disk_before_it_takes_the_place_of_the_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, seen, synced = tmp_path / "report.txt", [], os.fsync
    file.write_text("old")

    def look(handle: int) -> None:
        seen.append((os.fstat(handle).st_size, file.read_text()))
        synced(handle)

    monkeypatch.setattr(os, "fsync", look)
    written_whole(file, "the new one")
    assert seen == [(len("the new one"), "old")]
