"""`rubric report` of an evidence log, as people run it and as it goes wrong."""

import csv
import gzip
import io
import os
import re
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rubric.cli.verbs import rubric

UNIT = "facilitating-action-learning"
ON = ["--on", "2026-11-21"]
RUBRIC = [sys.executable, "-m", "rubric"]
REGISTRATIONS = f"learner,specification\nL1,{UNIT}\nL2,{UNIT}\nL3,{UNIT}\n"
ITEMS = """learner,id,method,date,hours
L1,E1,product,2026-02-17,12
L2,E1,product,2026-02-17,3
L3,E1,product,2026-02-17,
"""
LINKS = "learner,item,criterion,at\nL1,E1,2.1,p. 1\nL2,E1,2.1,p. 1\nL3,E1,1.1,p. 1\n"


def log(folder: Path, **files: str) -> Path:
    """Return a folder with a log, some of its files other than they should be."""
    files = {"registrations": REGISTRATIONS, "items": ITEMS, "links": LINKS} | files
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8", newline="")
    return folder


def report(*arguments: object) -> Result:
    """Return what `rubric report` said and how it ended."""
    return CliRunner().invoke(rubric, ["report", *map(str, arguments), *ON])


def statuses(text: str) -> dict[tuple[str, str], str]:
    """Return the status of each criterion by learner, of a report as CSV."""
    rows = csv.DictReader(io.StringIO(text))
    return {(row["learner"], row["criterion"]): row["status"] or row["problems"] for row in rows}


def test_who_stops_reading_the_answer_is_told_nothing(tmp_path: Path) -> None:
    going = subprocess.Popen(
        [*RUBRIC, "report", str(log(tmp_path)), *ON], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert going.stdout is not None
    assert going.stderr is not None
    going.stdout.close()  # as `head` does, before anything is written
    said = going.stderr.read().decode()
    going.stderr.close()
    assert (said, going.wait()) == ("", 1)


def test_a_full_disk_is_told_in_a_line(tmp_path: Path) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [*RUBRIC, "report", str(log(tmp_path)), *ON],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.stderr == "the report could not be finished: No space left on device\n"
    assert done.returncode == 2


def test_a_row_for_each_criterion(tmp_path: Path) -> None:
    said = report(log(tmp_path), "--format", "csv")
    found = statuses(said.stdout)
    assert said.exit_code == 1
    assert found["L1", "2.1"] == "awaiting_decision"
    assert found["L2", "2.1"] == "insufficient"
    assert found["L3", "2.1"] == "no_evidence"
    assert len(found) == 3 * 8
    assert said.stderr == "3 learners: 0 achieved everything, 3 with something open\n"


def test_rows_that_do_not_stand_together_give_the_same_report(tmp_path: Path) -> None:
    together = report(log(tmp_path), "--format", "csv")
    head, *rows = LINKS.splitlines(keepends=True)
    apart = report(log(tmp_path, links="".join([head, *reversed(rows)])), "--format", "csv")
    assert statuses(apart.stdout) == statuses(together.stdout)
    assert "put together in a temporary file" in apart.stderr
    assert "temporary" not in together.stderr


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_several_processes_give_the_same_bytes(tmp_path: Path, jobs: int) -> None:
    many = range(200)
    folder = log(
        tmp_path,
        registrations="learner,specification\n" + "".join(f"L{n},{UNIT}\n" for n in many),
        items="learner,id,hours\n" + "".join(f"L{n},E1,{n}\n" for n in many),
        links="learner,item,criterion\n"
        + "".join(f"L{n},E1,2.1\n" + ",E1,2.1\n" * (n % 50 == 0) for n in many),
    )
    said = subprocess.run(
        [*RUBRIC, "report", folder, "--format", "csv", *ON, f"--jobs={jobs}"],
        capture_output=True, encoding="utf-8", timeout=120,
    )  # fmt: skip
    found = statuses(said.stdout)
    assert said.returncode == 1
    assert [learner for learner, ref in found if ref in ("2.1", "")] == [f"L{n}" for n in many]
    assert found["L11", "2.1"] == "insufficient"
    assert found["L12", "2.1"] == "awaiting_decision"
    assert said.stderr.count("RUB605") == 4


WRONG_ROWS = [
    ("items", ITEMS.replace("3\n", "some\n"), "items.csv:3, column hours", "RUB210"),
    ("items", ITEMS.replace("L2,E1,product", "L2,E1"), "items.csv:3", "RUB610"),
    ("items", ITEMS.replace("2026-02-17,3", "2026-02-30,3"), "items.csv:3, column date", "RUB208"),
]


@pytest.mark.parametrize(("table", "text", "place", "code"), WRONG_ROWS)
def test_a_learner_with_a_wrong_row_is_left_out_and_the_others_are_judged(
    tmp_path: Path, table: str, text: str, place: str, code: str
) -> None:
    alone = statuses(report(log(tmp_path), "--format", "csv").stdout)
    said = report(log(tmp_path, **{table: text}), "--format", "csv", "--rejects", tmp_path / "r")
    found = statuses(said.stdout)
    assert said.exit_code == 1
    assert found["L2", ""] == code
    assert {key: status for key, status in found.items() if key[0] != "L2"} == {
        key: status for key, status in alone.items() if key[0] != "L2"
    }
    assert f"{place}: error {code}" in said.stderr
    [row] = csv.DictReader(io.StringIO((tmp_path / "r").read_text(encoding="utf-8")))
    assert row["place"].endswith(place)
    assert row["code"] == code
    assert "L2" in row["row"]
    assert stat.S_IMODE((tmp_path / "r").stat().st_mode) == 0o600


def test_a_record_that_is_set_aside_is_told_and_the_learner_judged(tmp_path: Path) -> None:
    said = report(log(tmp_path, links=LINKS + "L2,E1,9.9,p. 2\n"), "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(said.stdout)))
    assert [row["learner"] for row in rows if row["problems"]] == ["L2"]
    assert statuses(said.stdout)["L2", "2.1"] == "insufficient"
    assert "links.csv:5, column criterion: error RUB406" in said.stderr
    assert "0 learners were not judged; 1 row is wrong" in said.stderr


def test_strict_writes_nothing(tmp_path: Path) -> None:
    folder = log(tmp_path, items=ITEMS.replace("3\n", "some\n"))
    said = report(folder, "--format", "csv", "--strict", "-o", tmp_path / "out")
    assert said.exit_code == 2
    assert "RUB210" in said.stderr
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".csv"] * 3


def test_a_row_that_is_nobodys_is_told(tmp_path: Path) -> None:
    said = report(log(tmp_path, links=LINKS + ",E1,1.1,p. 2\n"), "--format", "csv")
    assert "links.csv:5, column learner: error RUB605" in said.stderr
    assert "0 learners were not judged; 1 row is wrong" in said.stderr


def test_rows_that_are_nobodys_stand_anywhere(tmp_path: Path) -> None:
    head, *rows = LINKS.splitlines(keepends=True)
    nobodys = ",E1,1.1,p. 2\n"
    mine = "L2,E1,2.2,p. 1\n"
    among = "".join([head, nobodys, *rows[:2], nobodys, mine, *rows[2:]])
    said = report(log(tmp_path, links=among), "--format", "csv")
    assert "temporary" not in said.stderr
    assert re.findall(r"links.csv:(\d+).*RUB605", said.stderr) == ["2", "5"]
    apart = "".join([head, nobodys, *reversed(rows), nobodys, mine])
    other = report(log(tmp_path, links=apart), "--format", "csv")
    assert re.findall(r"links.csv:(\d+).*RUB605", other.stderr) == ["2", "6"]
    assert other.stdout == said.stdout


def test_two_rows_of_one_item_that_disagree(tmp_path: Path) -> None:
    folder = log(tmp_path, items=ITEMS + "L3,E1,observation,2026-02-17,\n")
    said = report(folder, "--format", "csv")
    assert statuses(said.stdout)["L3", ""] == "RUB302"


def test_a_decision_for_a_learner_of_whom_nothing_else_is_known(tmp_path: Path) -> None:
    decisions = "learner,id,criteria,judgement,assessor,date\nL9,D1,1.1,met,A-1,2026-03-01\n"
    said = report(log(tmp_path, decisions=decisions), "--format", "csv")
    assert statuses(said.stdout)["L9", ""] == "RUB204"
    assert "L1" in said.stdout


def test_a_cell_of_a_million_characters(tmp_path: Path) -> None:
    folder = log(tmp_path, links=LINKS.replace("p. 1", "p" * 1_000_000, 1))
    said = report(folder, "--format", "csv")
    assert len(said.stderr) < 5_000
    assert statuses(said.stdout)["L2", "2.1"] == "insufficient"


def test_a_quotation_mark_that_nobody_closes(tmp_path: Path) -> None:
    rest = "L3,E1,1.1,p. 1\n" * 400_000
    said = report(log(tmp_path, links=f'{LINKS}L2,E1,2.2,"p. 1\n{rest}'), "--format", "csv")
    assert "links.csv:5: error RUB611" in said.stderr
    assert said.exit_code == 1


def test_headings_that_people_write(tmp_path: Path) -> None:
    folder = log(
        tmp_path,
        items=ITEMS.replace("learner,id,method,date", "Candidate No.,Evidence Ref,Method,Date")
        .replace("Candidate No.", "Candidate number")
        .replace("2026-02-17", "17/2/2026"),
        links=LINKS.replace("learner,item,criterion", "Learner ID;Evidence;AC").replace(",", ";"),
    )
    said = report(folder, "--format", "csv", "--dates", "dmy")
    assert statuses(said.stdout)["L1", "2.1"] == "awaiting_decision"
    assert "the heading `Candidate number` is read as the column `learner`" in said.stderr
    assert "the heading `AC` is read as the column `criterion`" in said.stderr


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_other_encodings(tmp_path: Path, encoding: str) -> None:
    folder = log(tmp_path)
    (folder / "links.csv").write_text(LINKS.replace("p. 1", "S. 1 – Ö"), encoding=encoding)
    assert statuses(report(folder, "--format", "csv").stdout)["L1", "2.1"] == "awaiting_decision"


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    folder = log(tmp_path)
    (folder / "links.csv").write_bytes(
        LINKS.replace("L2,E1,2.1,p. 1", "L2,E1,2.1,ö").encode("cp1252")
    )
    said = report(folder, "--format", "csv")
    assert statuses(said.stdout)["L2", ""] == "RUB103"
    assert statuses(said.stdout)["L1", "2.1"] == "awaiting_decision"
    assert "links.csv:3: error RUB103" in said.stderr


@pytest.mark.parametrize("end", [b"\x00", b"\x00\xd8", b"\x00\xd8a\x00"])
def test_utf_16_that_is_cut_off_or_broken(tmp_path: Path, end: bytes) -> None:
    folder = log(tmp_path)
    (folder / "links.csv").write_bytes(LINKS.encode("utf-16") + end)
    said = report(folder, "--format", "csv")
    assert said.exit_code == 2
    assert "links.csv: error RUB104 utf-16" in said.stderr


REFUSED = [
    (["--format", "json"], "of an evidence log write text, csv or jsonl"),
    (["--for", "claim", "--format", "jsonl"], "is written as text, markdown, html, csv or json"),
    (["--for", "iqa", "--include", "names"], "--include is for portfolios"),
    (["--unit", "x"], "--unit is for portfolios"),
]


@pytest.mark.parametrize(("options", "message"), REFUSED)
def test_what_means_nothing_for_a_log_is_refused(
    tmp_path: Path, options: list[str], message: str
) -> None:
    said = report(log(tmp_path), *options)
    assert said.exit_code == 2
    assert message in said.stderr


@pytest.mark.parametrize("options", [["--strict"], ["--rejects", "r"], ["--specification", UNIT]])
def test_what_means_nothing_for_a_portfolio_is_refused(options: list[str]) -> None:
    said = report("examples/with-gaps.yaml", *options)
    assert said.exit_code == 2
    assert f"{options[0]} is for an evidence log" in said.stderr


def test_no_file_of_the_log_is_written_over(tmp_path: Path) -> None:
    folder = log(tmp_path)
    for option in ("-o", "--rejects"):
        said = report(folder, "--format", "csv", "--force", option, folder / "links.csv")
        assert said.exit_code == 2
        assert "one of the files that are read" in " ".join(said.stderr.split())
        assert (folder / "links.csv").read_text(encoding="utf-8") == LINKS


def test_the_report_and_the_wrong_rows_need_a_file_each(tmp_path: Path) -> None:
    both = tmp_path / "out"
    said = report(log(tmp_path), "--format", "csv", "-o", both, "--rejects", both)
    assert said.exit_code == 2
    assert "cannot take both" in " ".join(said.stderr.split())
    assert not both.exists()


def test_a_folder_that_is_no_log(tmp_path: Path) -> None:
    said = report(tmp_path)
    assert said.exit_code == 2
    assert "RUB124" in said.stderr


def test_one_file_with_the_specification_said_once(tmp_path: Path) -> None:
    (tmp_path / "evidence.csv").write_text("learner,id,criterion\nL1,E1,1.1\n", encoding="utf-8")
    assert "RUB618" in report(tmp_path / "evidence.csv").stderr
    said = report(tmp_path / "evidence.csv", "--specification", UNIT, "--format", "csv")
    assert statuses(said.stdout)["L1", "1.1"] == "awaiting_decision"


def test_text_and_json_lines(tmp_path: Path) -> None:
    folder = log(tmp_path, items=ITEMS.replace("3\n", "some\n"))
    text = report(folder).stdout
    assert "Learner L1" in text
    assert "L2: NOT JUDGED, because of wrong rows" in text
    lines = report(folder, "--format", "jsonl").stdout.splitlines()
    assert len(lines) == 3


def test_learners_on_a_qualification(tmp_path: Path) -> None:
    """Each is told what counts and what comes next, also one who has chosen no unit yet."""
    registrations = (
        "learner,qualification,pathway,units\n"
        "L1,demo-diploma,care,communication;inclusive-practice\n"
        "L2,demo-diploma,care,\n"
        "L3,demo-diploma,caer,\n"
    )
    folder = log(
        tmp_path,
        registrations=registrations,
        items="learner,id,method,date\nL1,E1,product,2026-02-17\n",
        links="learner,item,criterion,at\nL1,E1,communication/1.1,p. 1\n",
    )
    said = report(folder, "--library", "examples/qualification")
    first, second, third = re.split(r"\n\n(?=Demonstration|L3)", said.stdout)
    # the open units follow with their gaps, as no unit can be named for a log
    assert "communication@1 · level" in first
    assert "--unit" not in said.stdout
    assert "Learner L1" in first
    assert "What the units registered cannot give" in first
    assert "Learner L2" in second
    assert "the learner registers for communication" in " ".join(second.split())
    assert third.startswith("L3: NOT JUDGED, because of wrong rows")
    assert "RUB421" in third
    assert "3 learners: 0 achieved everything, 2 with something open" in said.stderr
    assert "1 learner was not judged" in said.stderr


@pytest.mark.parametrize("wanted", [(), ("--for", "claim")], ids=["each", "claim"])
@pytest.mark.parametrize("jobs", [1, 2])
def test_learners_on_a_qualification_without_a_solver(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int, wanted: tuple[str, ...]
) -> None:
    monkeypatch.setitem(sys.modules, "highspy", None)
    units = "communication;inclusive-practice"
    registrations = f"learner,qualification,pathway,units\nL1,demo-diploma,care,{units}\n"
    folder = log(
        tmp_path,
        registrations=registrations,
        items="learner,id,method,date\nL1,E1,product,2026-02-17\n",
        links="learner,item,criterion,at\nL1,E1,communication/1.1,p. 1\n",
    )
    said = report(folder, "--library", "examples/qualification", "--jobs", jobs, *wanted)
    assert said.exit_code == 2
    assert said.stdout == ""
    assert 'pip install "rubric-engine[planning]"' in said.stderr


def started(folder: Path, tmp_path: Path) -> "subprocess.Popen[bytes]":
    """A report of very many learners, from when it begins to write."""
    given = len(list(tmp_path.iterdir()))
    run = subprocess.Popen(
        [*RUBRIC, "report", folder, "--format", "csv", "-o", tmp_path / "o", "--jobs", "2"],
        stderr=subprocess.PIPE,
        # whoever runs the tests in the background may ignore interruptions, and what they start too
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    while run.poll() is None and len(list(tmp_path.iterdir())) == given:
        time.sleep(0.01)
    return run


def very_many(tmp_path: Path) -> Path:
    many = range(40_000)
    return log(
        tmp_path,
        registrations="learner,specification\n" + "".join(f"L{n},{UNIT}\n" for n in many),
        items="learner,id,hours\n" + "".join(f"L{n},E1,{n}\n" for n in many),
        links="learner,item,criterion\n" + "".join(f"L{n},E1,2.1\n" for n in many),
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no signals of this kind")
def test_an_interruption_leaves_nothing_half_written(tmp_path: Path) -> None:
    folder = very_many(tmp_path)
    given = sorted(path.name for path in tmp_path.iterdir())
    run = started(folder, tmp_path)
    run.send_signal(signal.SIGINT)
    try:
        _, told = run.communicate(timeout=60)
    finally:
        run.kill()
    assert b"Aborted" in told
    assert sorted(path.name for path in tmp_path.iterdir()) == given


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no signals of this kind")
def test_no_process_outlives_the_one_that_was_killed(tmp_path: Path) -> None:
    run = started(very_many(tmp_path), tmp_path)
    time.sleep(1)  # until the others have something to send
    run.kill()
    run.communicate(timeout=60)  # ends when the last of them has closed what it inherited


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        # a workbook and an archive that somebody gave the name of a text
        ("items.csv", b"PK\x03\x04\x14\x00\x00\x00\x08\x00", "RUB102 not-text"),
        ("items.csv", gzip.compress(ITEMS.encode(), mtime=0), "RUB102 not-text"),
        ("items.csv", ITEMS.encode("utf-16-le"), "RUB104 utf-16"),  # without its mark
        ("items.csv", ITEMS.replace("method", "méthode").encode("latin-1"), "RUB103 not-utf8"),
        ("items.csv", b"\n \n", "write the names of the columns"),
        ("items.jsonl", b"\n", "write the names of the columns"),
        ("items.jsonl", b'\n[{"learner": "L1", "id": "E1"}]', ":2: error RUB612"),
        ("items.jsonl", b'{\n"learner": "L1",\n"id": "E1"\n}', ":1: error RUB612"),
    ],
    ids=["workbook", "archive", "utf-16", "latin-1", "blank", "no objects", "array", "over lines"],
)
def test_what_is_no_table_is_refused_by_what_it_is(tmp_path: Path, name, data, told) -> None:
    (log(tmp_path) / "items.csv").unlink()
    (tmp_path / name).write_bytes(data)
    said = report(tmp_path)
    assert said.exit_code == 2
    assert told in said.stderr


def test_a_learner_who_is_not_registered_is_named(tmp_path: Path) -> None:
    told = report(log(tmp_path, items=ITEMS.replace("L2", "l2"))).stderr
    assert "registrations.csv: error RUB204 missing-field: portfolio l2 has no" in told
    assert "write a row of the learner in the table `registrations`" in told


def test_a_workbook_without_anything_in_it_is_told_to_be_empty(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="the extra `excel` is not installed")
    openpyxl.Workbook().save(tmp_path / "log.xlsx")
    said = report(tmp_path / "log.xlsx")
    assert said.exit_code == 2
    assert "log.xlsx: error RUB101 empty-file: the file is empty" in said.stderr
