"""`rubric import`: what is written, what is said, and the exit codes."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rubric.cli.verbs import rubric as command

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
DOCUMENTS = Path(__file__).resolve().parents[1] / "importing" / "documents"
CLEAN = "events-grid.txt"  # nothing in it is doubtful
DOUBTFUL = "sewing-bullets.txt"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(command, ["import", *map(str, arguments)])


@pytest.mark.parametrize(
    ("name", "code"),
    [
        # written, and nothing to look at
        (CLEAN, 0),
        # written with doubts
        (DOUBTFUL, 1),
        # no specification
        ("policy.txt", 2),
        ("minutes.txt", 2),
        # a file of its own for each is asked for
        ("two-units.txt", 2),
    ],
)
def test_exit_codes(run: Callable[..., Result], name: str, code: int) -> None:
    assert run(DOCUMENTS / name, "-o", "unit.yaml").exit_code == code
    assert Path("unit.yaml").exists() == (code < 2)
    assert Path("unit.import.json").exists() == (code < 2)


def test_a_second_time_nothing_is_written(run: Callable[..., Result]) -> None:
    run(DOCUMENTS / DOUBTFUL, "-o", "unit.yaml")
    before = {file: file.stat().st_mtime_ns for file in Path().iterdir()}
    again = run(DOCUMENTS / DOUBTFUL, "-o", "unit.yaml")
    assert "unchanged: unit.yaml" in again.stderr
    assert {file: file.stat().st_mtime_ns for file in Path().iterdir()} == before


def test_what_a_correction_changes_is_shown(run: Callable[..., Result]) -> None:
    text = (DOCUMENTS / CLEAN).read_text()
    Path("unit.txt").write_text(text)
    run("unit.txt", "-o", "unit.yaml")
    Path("unit.txt").write_text(text.replace("to an agreed plan", "to a plan that was agreed"))
    shown = run("unit.txt", "-o", "unit.yaml")
    assert "1 reworded" in " ".join(shown.stderr.split())
    assert "a plan that was agreed" in Path("unit.yaml").read_text()


def test_without_a_file_the_draft_is_shown(run: Callable[..., Result]) -> None:
    shown = run(DOCUMENTS / CLEAN)
    assert "title: Planning a Community Event" in shown.stdout
    assert not list(Path().iterdir())


def test_a_folder_gives_a_row_for_each_document(run: Callable[..., Result]) -> None:
    shown = run(DOCUMENTS, "--to", "units")
    assert shown.exit_code == 2  # some of them are no specification
    rows = {line.split()[0]: line for line in shown.stdout.splitlines()}
    assert set(rows) == {"document", *(file.name for file in DOCUMENTS.iterdir())}
    assert rows["policy.txt"].split()[1:5] == ["-"] * 4
    assert rows["two-units.txt"].split()[1:3] == ["1", "2"]
    assert Path("units/preparing-the-soil.yaml").exists()
    assert Path("units/sowing-seed.yaml").exists()
    assert len(list(Path("units").glob("*.yaml"))) == len(list(Path("units").glob("*.json")))
    before = {file: file.read_bytes() for file in Path("units").iterdir()}
    run(DOCUMENTS, "--to", "units")
    assert {file: file.read_bytes() for file in Path("units").iterdir()} == before


BAD: dict[str, bytes] = {
    "cut.pdf": b"%PDF-1.7\n1 0 obj",
    "cut.docx": b"PK\x03\x04" + bytes(90),
    "locked.xlsx": OLE + "EncryptedPackage".encode("utf-16-le") + bytes(99),
    "empty.txt": b"",
    "deep.html": b"<div>" * 1000 + b"text",
    "two\nlines \x1b[31m.txt": b"a letter",
}


def test_one_bad_document_does_not_stop_the_others(run: Callable[..., Result]) -> None:
    folder = Path("documents")
    folder.mkdir()
    for name, content in BAD.items():
        (folder / name).write_bytes(content)
    (folder / "a-folder.docx").mkdir()
    (folder / "loop.txt").symlink_to("loop.txt")
    os.mkfifo(folder / "pipe.txt")
    (folder / "zz.txt").write_bytes((DOCUMENTS / CLEAN).read_bytes())
    told = run(folder, "--to", "units")
    assert told.exit_code == 2
    _, *rows = told.stdout.splitlines()
    assert len(rows) == len(BAD) + 1
    assert sum(" - " in row for row in rows) == len(BAD)
    assert rows[-1].startswith("zz.txt")
    assert r"two\nlines \x1b[31m.txt" in told.stdout


def test_a_draft_that_cannot_be_written_does_not_stop_the_others(
    run: Callable[..., Result],
) -> None:
    run(DOCUMENTS / CLEAN, "--to", "units")
    (written,) = Path("units").glob("*.yaml")
    for file in Path("units").iterdir():
        file.unlink()
    written.mkdir()
    told = run(DOCUMENTS, "--to", "units")
    assert told.exit_code == 2
    _, *rows = told.stdout.splitlines()
    (row,) = [row for row in rows if row.startswith(CLEAN)]
    assert row.split()[1:5] == ["-"] * 4
    assert len([row for row in rows if "units/" in row]) > 2


@pytest.mark.parametrize(
    "arguments",
    [
        # several documents and no folder
        (DOCUMENTS / CLEAN, DOCUMENTS / DOUBTFUL),
        (DOCUMENTS,),
        # a file and a folder
        (DOCUMENTS / CLEAN, "-o", "unit.yaml", "--to", "units"),
        # a folder without documents
        (".", "--to", "units"),
        ("not-there.docx",),
    ],
)
def test_wrong_use(run: Callable[..., Result], arguments: tuple[object, ...]) -> None:
    refused = run(*arguments)
    assert refused.exit_code == 2
    assert "Traceback" not in refused.output


def test_the_document_itself_is_never_written_over(run: Callable[..., Result]) -> None:
    text = (DOCUMENTS / CLEAN).read_text()
    Path("unit.txt").write_text(text)
    assert run("unit.txt", "-o", "unit.txt").exit_code == 2
    assert Path("unit.txt").read_text() == text


def test_two_documents_of_one_title_get_two_files(run: Callable[..., Result]) -> None:
    for name in ("one.txt", "two.txt"):
        Path(name).write_text((DOCUMENTS / CLEAN).read_text())
    run("one.txt", "two.txt", "--to", "units")
    assert sorted(file.name for file in Path("units").glob("*.yaml")) == [
        *("planning-a-community-event-2.yaml", "planning-a-community-event.yaml")
    ]
    second = Path("units/planning-a-community-event-2.yaml").read_text()
    assert "# check: planning-a-community-event.yaml has this id too" in second
    assert run("one.txt", "two.txt", "--to", "units").exit_code == 1
    assert Path("units/planning-a-community-event-2.yaml").read_text() == second


def test_what_was_imported_is_told_where_it_is_stopped(
    run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    from rubric.api import importing

    for name in ("one.txt", "two.txt"):
        Path(name).write_text((DOCUMENTS / CLEAN).read_text())
    read = importing.import_document

    def stopped(path: Path, **named: str) -> importing.Imported:
        if path.name == "two.txt":
            raise KeyboardInterrupt
        return read(path, **named)

    monkeypatch.setattr(importing, "import_document", stopped)
    shown = run("one.txt", "two.txt", "--to", "units")
    assert "one.txt" in shown.stdout
    assert "two.txt" not in shown.stdout
    assert Path("units/planning-a-community-event.yaml").exists()
