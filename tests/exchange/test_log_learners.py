"""Whose each row of a log is, as far as it can be told from what the row says."""

from pathlib import Path

import pytest

from rubric.api.logs import Log, read_log
from rubric.exchange.logs.grouping import LearnerRows
from rubric.exchange.logs.parts import Part
from rubric.sources.logs import opened


def test_a_wrong_row_of_another_learner_parts_the_rows_around_it(tmp_path: Path) -> None:
    registered = "learner,specification\nL-1,first-aid-box\nL-2,first-aid-box\n"
    (tmp_path / "registrations.csv").write_text(registered, encoding="utf-8")
    items = "learner,id\nL-1,E1\nL-2,E1,too much\nL-1,E2\nL-2,E2\n"
    (tmp_path / "items.csv").write_text(items, encoding="utf-16")
    log = read_log(tmp_path)
    assert isinstance(log, Log)
    with log.kept() as kept:
        found = [one for one in log.learners(kept) if isinstance(one, LearnerRows)]
    assert [len(one.tables["items"]) for one in found] == [2, 1]
    assert [len(one.faults) for one in found] == [0, 1]


@pytest.mark.parametrize(
    ("first", "second", "learners"),
    [
        ("1", "true", ["1", ""]),  # yes is no id
        ("1", "1.0", ["1", "1.0"]),  # an id is as it is written
        ("1.1", "1.10", ["1.1", "1.10"]),
        ("1", '"1"', ["1", "1"]),
        ("1", '" 1 "', ["1", "1"]),
        ("0", "false", ["0", ""]),
    ],
)
def test_learners_that_are_equal_as_numbers(tmp_path: Path, first, second, learners) -> None:
    lines = f'{{"learner": {first}, "id": "E1"}}\n{{"learner": {second}, "id": "E2"}}\n'
    (tmp_path / "items.jsonl").write_text(lines, encoding="utf-8")
    [table] = opened(tmp_path / "items.jsonl", "items.jsonl")
    part = Part("items", table, 0, "ymd")
    assert [row.learner for row in part.rows()] == learners
    standing = [learner for learner, _ in part.stretches()]
    assert standing == learners


def test_a_workbook_tells_a_learner_from_yes(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="the extra `excel` is not installed")
    book = openpyxl.Workbook()
    book.active.title = "items"
    for cells in (["learner", "id"], [1, "E1"], [True, "E2"], [1.0, "E3"]):
        book.active.append(cells)
    book.save(tmp_path / "log.xlsx")
    [table] = opened(tmp_path / "log.xlsx", "log.xlsx")
    part = Part("items", table, 0, "ymd")
    assert [row.learner for row in part.rows()] == ["1", "", "1"]  # a workbook has one kind of 1
