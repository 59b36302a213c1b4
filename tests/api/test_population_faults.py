"""What may go wrong with a population: the table of docs/population.md, a test for each row."""

import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import duckdb
import pytest

import rubric

ON = date(2026, 11, 21)
UNIT = """\
format: rubric/1
kind: unit
id: demo
version: 1
title: A demonstration
criteria:
  - {ref: 1, text: Greet a visitor}
  - {ref: 2, text: Show a visitor round, sufficient: {items: 2}, basis: wording}
"""
REGISTRATIONS = "learner,specification\nL-1,demo@1\nL-2,demo@1\n"
EVIDENCE = "learner,id,method,date,criterion\nL-1,E1,observation,2026-02-01,1\n"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    file = tmp_path / "unit.yaml"
    file.write_text(UNIT, encoding="utf-8")
    return file


def log_of(folder: Path, **tables: str) -> Path:
    folder.mkdir()
    for name, text in {"registrations": REGISTRATIONS, "evidence": EVIDENCE, **tables}.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def judged(*logs: Path, library: Path) -> rubric.Population:
    of = rubric.Library.load(library, builtin=False)
    return rubric.evaluate_population(*logs, library=of, on=ON)


def statuses(found: rubric.Population) -> Mapping[str, Mapping[str, int]]:
    [unit] = found.units
    return {
        one.criterion.reference: {status.value: n for status, n in one.statuses.items() if n}
        for one in unit.criteria
    }


def command(*arguments: object, **more: object) -> subprocess.Popen[str]:
    told = [
        sys.executable,
        "-m",
        "rubric",
        "population",
        *map(str, arguments),
        "--on",
        "2026-11-21",
    ]
    return subprocess.Popen(
        told,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **more,
    )


def test_disk_full_while_learners_are_written(library: Path, tmp_path: Path) -> None:
    log, out = log_of(tmp_path / "log"), tmp_path / "out" / "learners.parquet"
    out.parent.mkdir()
    running = command(
        log, "--library", library, "--learners", out,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)),
    )  # fmt: skip
    _, said = running.communicate(timeout=60)
    assert running.returncode == 2
    assert "learners.parquet" in said
    assert "Traceback" not in said
    assert list(out.parent.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root may mount")
def test_disk_full_of_the_temporary_store(library: Path, tmp_path: Path) -> None:
    base, log, small = duckdb.connect(), log_of(tmp_path / "log"), tmp_path / "small"
    small.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "none", small]).returncode:
        pytest.skip("nothing can be mounted here")
    try:
        rows = (
            "SELECT printf('L-%07d', n // 4) AS learner, printf('E%d-%d', n, hash(n)) AS id,"
            " 'observation' AS method, DATE '2026-02-01' AS date, '1' AS criterion"
            " FROM range(1200000) AS r(n)"
        )
        (log / "evidence.csv").unlink()
        (log / "registrations.csv").unlink()
        base.execute(f"COPY ({rows}) TO '{log}/evidence.parquet'")
        base.execute(
            f"COPY (SELECT DISTINCT learner, 'demo@1' AS specification FROM ({rows}))"
            f" TO '{log}/registrations.parquet'"
        )
        running = command(
            log, "--library", library, "--memory", "24MB", env={**os.environ, "TMPDIR": str(small)}
        )
        _, said = running.communicate(timeout=120)
        assert running.returncode == 2
        assert "Traceback" not in said
        assert "RUB883" in said or "RUB890" in said
        assert list(small.iterdir()) == []
    finally:
        subprocess.run(["umount", small], check=True)


def test_killed_half_way(library: Path, tmp_path: Path) -> None:
    log, temporary, out = log_of(tmp_path / "log"), tmp_path / "tmp", tmp_path / "learners.parquet"
    temporary.mkdir()
    (log / "evidence.csv").unlink()
    os.mkfifo(log / "evidence.csv")  # is waited for, so that the run is half-way for sure
    environment = {**os.environ, "TMPDIR": str(temporary)}
    running = command(log, "--library", library, "--learners", out, env=environment)
    for _ in range(600):
        if list(temporary.iterdir()):
            break
        time.sleep(0.05)
    running.send_signal(signal.SIGKILL)
    running.communicate(timeout=60)
    assert not out.exists()
    [left] = temporary.iterdir()
    assert left.name.startswith(f"rubric-store-{running.pid}-")
    (log / "evidence.csv").unlink()
    (log / "evidence.csv").write_text(EVIDENCE, encoding="utf-8")
    again = command(log, "--library", library, "--format", "json", env=environment)
    told, _ = again.communicate(timeout=60)
    assert again.returncode == 0
    assert json.loads(told)["learners"] == 2
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("cut", ["footer", "middle", "empty"])
def test_a_parquet_file_that_is_broken(cut: str, library: Path, tmp_path: Path) -> None:
    log = log_of(tmp_path / "log")
    read = f"read_csv('{log}/evidence.csv', header = true, all_varchar = true)"
    duckdb.connect().execute(f"COPY (SELECT * FROM {read}) TO '{log}/evidence.parquet'")
    (log / "evidence.csv").unlink()
    whole = (log / "evidence.parquet").read_bytes()
    broken = {
        "footer": whole[:-12] + b"\x00" * 12,
        "middle": whole[:20] + b"\xff" * 40 + whole[60:],
        "empty": b"",
    }[cut]
    (log / "evidence.parquet").write_bytes(broken)
    found = judged(log, library=library)
    assert [problem.code.slug for problem in found.problems] == ["table-not-read"]
    assert "evidence.parquet" in str(found.problems[0].arguments["reason"]) or cut == "middle"


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_a_row_with_a_field_of_a_million_characters(
    form: str, library: Path, tmp_path: Path
) -> None:
    long = "x" * 1_000_000
    evidence = f"learner,id,method,date,criterion,site\nL-1,E1,observation,2026-02-01,1,{long}\n"
    log = log_of(tmp_path / "log", evidence=evidence)
    if form == "parquet":
        read = (
            f"read_csv('{log}/evidence.csv', header=true, all_varchar=true, max_line_size=4000000)"
        )
        duckdb.connect().execute(f"COPY (SELECT * FROM {read}) TO '{log}/evidence.parquet'")
        (log / "evidence.csv").unlink()
    assert statuses(judged(log, library=library))["1"] == {"no_evidence": 1, "awaiting_decision": 1}


def test_rows_that_stand_twice(library: Path, tmp_path: Path) -> None:
    twice = EVIDENCE + "".join(
        f"L-1,{item},observation,2026-02-01,2\n" for item in ("E1", "E1", "E1")
    )
    decisions = (
        "learner,id,criteria,judgement,assessor,date\n" + "L-1,D1,1,met,A-1,2026-03-01\n" * 2
    )
    log = log_of(
        tmp_path / "log",
        evidence=twice,
        decisions=decisions,
        registrations=REGISTRATIONS + "L-1,demo@1\n",
    )
    found = judged(log, library=library)
    assert found.learners == 2
    # a decision and a registration that stand twice are one; a link is taken as it stands
    assert statuses(found) == {
        "1": {"no_evidence": 1, "met": 1},
        "2": {"no_evidence": 1, "awaiting_decision": 1},
    }


def test_two_logs_that_disagree(library: Path, tmp_path: Path) -> None:
    head = "learner,id,criteria,judgement,assessor,date\n"
    one = log_of(tmp_path / "one", decisions=f"{head}L-1,D1,1,met,A-1,2026-03-01\n")
    two = log_of(tmp_path / "two", decisions=f"{head}L-1,D2,1,not_yet_met,A-2,2026-03-01\n")
    found = judged(one, two, library=library)
    assert statuses(found)["1"] == {"no_evidence": 1, "conflict": 1}


def test_decisions_of_learners_whom_nobody_knows(library: Path, tmp_path: Path) -> None:
    head = "learner,id,criteria,judgement,assessor,date\n"
    rows = "L-1,D1,1,met,A-1,2026-03-01\nL-9,D1,1;2,met,A-1,2026-03-01\n"
    found = judged(log_of(tmp_path / "log", decisions=head + rows), library=library)
    assert found.learners == 2
    assert found.set_aside == {"decisions": 2}
    assert statuses(found)["1"] == {"no_evidence": 1, "met": 1}


def test_learners_are_written_over_nothing_that_is_read(library: Path, tmp_path: Path) -> None:
    log = log_of(tmp_path / "log")
    before = (log / "evidence.csv").read_bytes()
    running = command(log, "--library", library, "--learners", log / "evidence.csv", "--force")
    _, said = running.communicate(timeout=60)
    assert running.returncode == 2
    assert "evidence.csv" in said
    assert (log / "evidence.csv").read_bytes() == before
