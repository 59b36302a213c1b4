"""Bytes to text: what is refused, with which code and at which place."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubric.diagnostics import Code, codes
from rubric.sources import MOST_BYTES, FilePlace, Located, Place, TextPlace, decoded, decoded_bytes

HERE = FilePlace("unit.yaml")

REFUSED: list[tuple[bytes, Code, Place]] = [
    # nothing, or nothing but blanks
    (b"", codes.EMPTY_FILE, HERE),
    (b" \r\n\t\n", codes.EMPTY_FILE, HERE),
    (b"\xef\xbb\xbf", codes.EMPTY_FILE, HERE),
    # what Windows calls Unicode, with and without a byte-order mark
    ("title: Plan".encode("utf-16"), codes.UTF16, HERE),
    ("title: Plan".encode("utf-16-le"), codes.UTF16, HERE),
    ("title: Plan".encode("utf-16-be"), codes.UTF16, HERE),
    # a program's own format
    (b"PK\x03\x04\x14\x00\x06\x00 and so on", codes.NOT_TEXT, HERE),
    # Windows-1252: the place of the first letter that is none in UTF-8
    ("a: 1\ntitle: café".encode("latin-1"), codes.NOT_UTF8, TextPlace("unit.yaml", 2, 11)),
    ("“a”: é ".encode() + b"\x93", codes.NOT_UTF8, TextPlace("unit.yaml", 1, 8)),
    (b" " * (MOST_BYTES + 1), codes.TOO_LARGE, HERE),
]


@pytest.mark.parametrize(("data", "code", "place"), REFUSED)
def test_refused(data: bytes, code: Code, place: Place) -> None:
    found = decoded_bytes(data, "unit.yaml")
    assert isinstance(found, Located)
    assert (found.diagnostic.code, found.place) == (code, place)


def test_the_byte_is_named() -> None:
    found = decoded_bytes(b"caf\xe9", "unit.yaml")
    assert isinstance(found, Located)
    assert found.diagnostic.arguments == {"byte": "0xe9"}


def test_a_byte_order_mark_is_taken_off_and_line_ends_are_kept() -> None:
    assert decoded_bytes(b"\xef\xbb\xbfa: 1\r\nb: 2\r", "unit.yaml") == "a: 1\r\nb: 2\r"


def test_the_largest_file_is_read() -> None:
    assert decoded_bytes(b"a" * MOST_BYTES, "unit.yaml") == "a" * MOST_BYTES


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"), min_size=1))
def test_text_comes_back_as_it_was(text: str) -> None:
    found = decoded_bytes(text.encode(), "unit.yaml")
    if text.strip():
        assert found == text
    else:
        assert isinstance(found, Located)


@given(st.binary())
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    assert isinstance(decoded_bytes(data, "unit.yaml"), str | Located)


def test_a_file_is_read_under_the_name_it_is_shown_as(tmp_path: Path) -> None:
    path = tmp_path / "unit.yaml"
    path.write_bytes(b"a: 1")
    assert decoded(path, "unit.yaml") == "a: 1"


def test_a_file_that_is_not_there_is_unreadable(tmp_path: Path) -> None:
    found = decoded(tmp_path / "none.yaml", "none.yaml")
    assert isinstance(found, Located)
    assert found.diagnostic.code is codes.UNREADABLE
    assert found.place == FilePlace("none.yaml")
    assert str(tmp_path) not in str(found)
