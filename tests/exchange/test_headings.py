"""What columns are called: one table of names for sheets and logs."""

import pytest

from rubric.exchange.headings import folded, heading, names_alone, other_names
from rubric.exchange.logs.headings import columns_of, table_of
from rubric.exchange.sheet.layout import WORDING, fields_of_rows, meant
from rubric.exchange.tables import tables
from rubric.phrases.english.columns import COLUMNS

FIELDS = {(table.name, column) for table in tables().values() for column in table.columns}
FIELDS |= {("registrations", "learner"), WORDING}


@pytest.mark.parametrize("key", [key for key in COLUMNS if key.startswith("alias")])
def test_every_name_is_of_a_column_that_there_is(key: str) -> None:
    kind, table, *column = key.split(".")
    assert table in tables() if kind == "alias_table" else (table, ".".join(column)) in FIELDS
    assert heading((table, ".".join(column))) if column else True


def test_a_name_means_one_column_of_a_learners_sheet() -> None:
    named: dict[str, tuple[str, str]] = {}
    for field in fields_of_rows():
        for name in {folded(heading(field)), *other_names(field)}:
            assert named.setdefault(name, field) == field, name
            assert meant(name.upper(), fields_of_rows()).field == field


@pytest.mark.parametrize("table", tables())
def test_a_log_may_use_every_name_of_a_column(table: str) -> None:
    own = {folded(column) for column in tables()[table].columns}
    for column in tables()[table].columns:
        for name in names_alone((table, column)):
            [read] = columns_of(table, [name]).names
            # a name that is a column itself, or is of an earlier one too
            assert read == column or name in own or name in names_alone((table, read))


#: the table, a heading of somebody's, and the column that it is read as
HEADINGS = [
    ("items", "Evidence ref", "id"),
    ("items", "What it is", "title"),  # as a tracking sheet calls it
    ("items", "date_of_evidence", "date"),
    ("links", "Evidence ref", "item"),
    ("links", "AC", "criterion"),
    ("evidence", "Where to look", "at"),
    ("decisions", "Outcome", "judgement"),
    ("reviews", "Outcome", "finding"),
    ("reviews", "Decision id", "of"),
    ("people", "Candidate number", "learner"),
    # what a review looked at is not its number
    ("reviews", "Evidence ref", "Evidence ref"),
    ("decisions", "Date of evidence", "Date of evidence"),
]


@pytest.mark.parametrize(("table", "written", "column"), HEADINGS)
def test_headings_of_logs(table: str, written: str, column: str) -> None:
    assert columns_of(table, [written]).names == (column,)


def test_what_tables_are_called() -> None:
    assert table_of("IQA sampling 2026") == "reviews"
    assert table_of("evidence_log.part3") == "evidence"
    assert table_of("Timetable") is None
