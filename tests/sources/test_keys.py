"""Key files: read, or made for nobody but their owner."""

import os
import stat
from pathlib import Path

import pytest

from rubric.sources.keys import LEAST_KEY, KeyRefused, key_of


def test_a_key_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    file = tmp_path / "key"
    made = key_of(file)
    assert made.made
    assert len(made.secret) == 64
    assert list(tmp_path.iterdir()) == [file]
    again = key_of(file)
    assert (again.secret, again.made, again.open_to_others) == (made.secret, False, False)
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        file.chmod(0o644)
        assert key_of(file).open_to_others


def test_two_keys_differ(tmp_path: Path) -> None:
    assert key_of(tmp_path / "a").secret != key_of(tmp_path / "b").secret


@pytest.mark.parametrize(
    ("held", "why"),
    [
        (b"", "short"),
        (b"  \n", "short"),
        (b"x" * (LEAST_KEY - 1) + b"\n", "short"),
        (b"x" * 70_000, "long"),
    ],
)
def test_what_is_no_key(held: bytes, why: str, tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_bytes(held)
    with pytest.raises(KeyRefused, match=why):
        key_of(file)


def test_a_folder_is_no_key(tmp_path: Path) -> None:
    with pytest.raises(KeyRefused, match="not_a_file"):
        key_of(tmp_path)


@pytest.mark.parametrize(
    "held",
    [
        b"# a comment\nformat: rubric/1\nkind: portfolio\n",
        b'{"format": "rubric/1", "kind": "result"}',
        b'{\n  "format" : "rubric/1",\n',
        b"PK\x03\x04" + b"a workbook, and so on",
    ],
)
def test_a_file_of_ours_is_no_key(held: bytes, tmp_path: Path) -> None:
    # `--pseudonymise *.yaml` names a portfolio where the key belongs
    file = tmp_path / "portfolio.yaml"
    file.write_bytes(held)
    with pytest.raises(KeyRefused, match="no_key"):
        key_of(file)


def test_a_key_is_made_where_files_have_one_name_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # as on the sticks that are carried around
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    made = key_of(tmp_path / "key")
    assert made.made
    assert key_of(tmp_path / "key").secret == made.secret
    assert [file.name for file in tmp_path.iterdir()] == ["key"]
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600
