"""Archives that are made to take a machine down: every reader begins with one guard."""

import io
import zipfile
from pathlib import Path

import pytest

from rubric.diagnostics import codes
from rubric.phrases import help_text, phrase
from rubric.sources.archives import ArchiveFault, Limits, checked_archive, look_through
from rubric.sources.logs import LogFault, opened
from rubric.sources.workbook_cells import Corners

FEW = Limits(text=2_000_000, rest=1_000_000, entries=3)
DECLARED = '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'


def archive(*parts: tuple[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in parts:
            out.writestr(name, content)
    return made.getvalue()


def flagged(data: bytes) -> bytes:
    """An archive whose only entry says that it is encrypted."""
    made = bytearray(data)
    made[6] |= 1
    made[made.find(b"PK\x01\x02") + 8] |= 1
    return bytes(made)


def lying(data: bytes) -> bytes:
    """An archive whose only entry says that it unpacks to ten bytes."""
    made = bytearray(data)
    at = made.find(b"PK\x01\x02")
    made[at + 24 : at + 28] = (10).to_bytes(4, "little")
    return bytes(made)


def with_another_sum(data: bytes) -> bytes:
    """An archive whose only entry has another content than its sum says."""
    made = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 14), (b"PK\x01\x02", 16)):
        made[made.find(mark) + offset] ^= 1
    return bytes(made)


PART = archive(("a.xml", b"<a>" + bytes(range(97, 123)) + b"</a>"))
BOMB = archive(("a.xml", b" " * 2_000_001))
FILES: list[tuple[str, bytes, str, int]] = [
    ("nothing", b"", "damaged", 0),
    ("no archive", b"Criterion,Evidence", "damaged", 0),
    ("cut off", PART[:-30], "damaged", 0),
    ("another content than its sum says", with_another_sum(PART), "damaged", 0),
    ("a password", flagged(PART), "encrypted", 0),
    ("too much XML", BOMB, "size", 1),
    ("too much XML, denied", lying(BOMB), "size", 1),
    ("too much XML in parts", archive(*((f"{n}.xml", b" " * 900_000) for n in range(3))),
     "size", 1),
    ("too large a picture", archive(("a.png", b"0" * 1_000_001)), "size", 0),
    ("too many parts", archive(*((f"{n}.png", b"") for n in range(4))), "entries", 3),
    ("entities", archive(("a.rels", DECLARED.encode())), "entities", 0),
    ("entities in UTF-16", archive(("a.xml", DECLARED.encode("utf-16"))), "entities", 0),
]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "why", "limit"), [f[1:] for f in FILES], ids=[f[0] for f in FILES]
)
def test_what_is_not_unpacked(data: bytes, why: str, limit: int, tmp_path: Path) -> None:
    """Held whole or looked through: the same is refused for the same reason."""
    with pytest.raises(ArchiveFault) as whole:
        checked_archive(data, FEW)
    assert (whole.value.why, whole.value.limit) == (why, limit)
    (tmp_path / "a.xlsx").write_bytes(data)
    with pytest.raises(ArchiveFault) as looked:
        look_through(tmp_path / "a.xlsx", FEW, lambda _name, _piece: None)
    assert (looked.value.why, looked.value.limit) == (why, limit)


def test_what_is_written_anew_holds_text_and_nothing_else() -> None:
    parts = [("a.xml", b"<a/>"), ("a.png", b"\x89PNG"), ("xl/vbaProject.bin", b"Sub")]
    checked = checked_archive(archive(*parts))
    assert checked.names == {name for name, _ in parts}
    assert checked.macros
    with zipfile.ZipFile(io.BytesIO(checked.data)) as again:
        held = {name: again.read(name) for name in again.namelist()}
    assert held == {"a.xml": b"<a/>", "a.png": b"", "xl/vbaProject.bin": b""}


def test_pieces_that_are_looked_at_end_with_a_tag(tmp_path: Path) -> None:
    content = b"<row>" + b"<c r='A1'><v>1</v></c>" * 200_000 + b"</row>"
    (tmp_path / "a.xlsx").write_bytes(archive(("xl/worksheets/sheet1.xml", content)))
    seen: list[bytes] = []
    look_through(tmp_path / "a.xlsx", Limits(), lambda _, piece: seen.append(piece))
    assert len(seen) > 3
    assert all(piece.endswith(b">") for piece in seen)
    assert b"".join(seen) == content


@pytest.mark.parametrize(
    ("sheets", "most", "refused"),
    [
        ([b'<c r="B3"/>'], 6, False),
        ([b'<c r="B3"/>'], 5, True),
        # the furthest row and the furthest column need not be those of one cell
        ([b'<c r="A3"/><c r="B1"/>'], 5, True),
        ([b"<x:c s='1' r='AA1'>"], 27, False),
        ([b"<x:c s='1' r='AA1'>"], 26, True),
        # two sheets are counted together
        ([b'<c r="B3"/>', b'<c r="B3"/>'], 11, True),
        ([b'<c r="XFD1048576"/>'], 30_000_000, True),
    ],
)
def test_room_between_cells(sheets: list[bytes], most: int, refused: bool) -> None:
    corners = Corners(most)
    found: list[tuple[str, int]] = []
    for number, piece in enumerate(sheets):
        try:
            corners(f"xl/worksheets/sheet{number}.xml", piece)
        except ArchiveFault as fault:
            found.append((fault.why, fault.limit))
    assert found == ([("cells", most)] if refused else [])


def test_a_log_with_a_cell_far_away_is_refused_by_name(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="the extra `excel` is not installed")
    pytest.importorskip("python_calamine", reason="the extra `excel` is not installed")
    book = openpyxl.Workbook()
    book.active.append(["learner", "id"])
    book.active["XFD1048576"] = "x"
    book.save(tmp_path / "evidence.xlsx")
    with pytest.raises(LogFault) as refused:
        opened(tmp_path / "evidence.xlsx", "evidence.xlsx")
    found = refused.value.problem.diagnostic
    assert found.code is codes.WORKBOOK_NOT_READ
    assert phrase(found.code.slug, found.arguments).endswith("spans more than 30000000 cells")
    assert "delete the rows and columns" in help_text(found.code.slug, found.arguments)
