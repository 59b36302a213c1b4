"""The published schema of rows: what we write as rows is valid, and so is what callers may pass."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import rubric
from rubric.exchange.tables import tables
from rubric.phrases.manual import PAGES
from rubric.testing.laws.rows import joined, shuffled
from rubric.testing.strategies import Case, cases

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = rubric.schema("rows")
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
EXAMPLES = [
    file
    for file in sorted((ROOT / "examples").glob("*.yaml"))
    if "kind: portfolio" in file.read_text(encoding="utf-8") and "broken" not in file.name
]
ROW_OF = {
    name: one["items"]["$ref"].rpartition("/")[2] for name, one in SCHEMA["properties"].items()
}
REGISTERED = [{"specification": "facilitating-action-learning@1"}]


def assert_valid(rows: Any) -> None:
    VALIDATOR.validate(rows)
    VALIDATOR.validate(json.loads(json.dumps(rows)))


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.name)
def test_examples_as_rows_are_valid(file: Path) -> None:
    portfolio, _ = rubric.load_portfolio(file)
    assert portfolio is not None
    rows = rubric.portfolio_to_rows(portfolio)
    assert_valid(rows)
    assert_valid(joined(rows))


@given(case=cases(), random=st.randoms(use_true_random=False))
def test_generated_portfolios_as_rows_are_valid(case: Case, random: Any) -> None:
    rows = rubric.portfolio_to_rows(case.records)
    assert_valid(shuffled(rows, random))
    assert_valid(joined(rows))


@pytest.mark.parametrize("slug", [slug for slug, page in PAGES.items() if page.rows])
def test_right_samples_of_the_manual_are_valid(slug: str) -> None:
    sample = json.loads(PAGES[slug].right)
    for rows in [sample] if isinstance(sample, dict) else [rows for _, rows in sample]:
        assert_valid(rows)


@pytest.mark.parametrize("table", tables())
def test_every_column_says_what_it_is(table: str) -> None:
    columns = SCHEMA["$defs"][ROW_OF[table]]["properties"]
    assert set(columns) == {"learner", *tables()[table].columns}
    assert all(column["description"] for column in columns.values())


def test_marks_of_fields_stand_on_their_columns() -> None:
    def marked(mark: str) -> dict[str, set[str]]:
        rows = ((table, SCHEMA["$defs"][row]["properties"]) for table, row in ROW_OF.items())
        return {table: {n for n, c in columns.items() if c.get(mark)} for table, columns in rows}

    personal, wording = marked("x-personal"), marked("x-wording")
    item = {"title", "witness", "own_contribution", "external", "withdrawn.reason"}
    assert personal["items"] == item
    assert personal["evidence"] == item | {"note"}
    assert personal["links"] == {"note"}
    assert personal["people"] == {"name"}
    assert personal["decisions"] == {"feedback", "action", "override.reason"}
    assert personal["reviews"] == {"action"}
    assert personal["exemptions"] == {"reason"}
    assert wording["links"] == {"at", "note"}


EXEMPTION = {"id": "X1", "reason": "exemption", "authorised_by": "Q-2", "date": "2026-03-01"}
ACCEPTED: list[dict[str, Any]] = [
    {},
    {"registrations": REGISTERED, "items": [{"id": 7, "hours": 2.5, "sessions": "3"}]},
    {"items": [{"learner": None, "id": "E1", "date": None, "group": True, "external.a": [1]}]},
    {"decisions": [{"id": "D1", "criteria": ["1.1", "2.1"], "judgement": "met", "assessor": "A-7",
                    "date": "2026-06-05", "fingerprints": {"1.1": "f1:0"}}]},
    {"decisions": [{"id": "D1", "criteria": ["1.1"], "judgement": "met", "assessor": "A-7",
                    "date": "2026-06-05", "fingerprints.1.1": "f1:0", "fingerprints.2.1": None}]},
    {"exemptions": [{**EXEMPTION, "criteria": ["1.1"], "units": None}]},
    {"exemptions": [{**EXEMPTION, "units": "facilitating-action-learning"}]},
]  # fmt: skip
REFUSED: list[dict[str, Any]] = [
    # a table and a column that there are not
    {"itmes": []},
    {"links": [{"item": "E1", "criterion": "1.1", "title": "Plan"}]},
    # no list, no row
    {"items": {"id": "E1"}},
    {"items": ["E1"]},
    # blank or left out where every row needs it
    {"items": [{"id": None}]},
    {"people": [{"id": "A-7"}]},
    # cells that no column holds
    {"items": [{"id": "E1", "date": "17/02/2026"}]},
    {"items": [{"id": "E1", "source": "home"}]},
    {"links": [{"item": "E1", "criterion": 1.1}]},
    {"decisions": [{"id": "D1", "criteria": ["1.1"], "judgement": "met", "assessor": "A-7",
                    "date": "2026-06-05", "fingerprints.1.1": ["f1:0"]}]},
    # an exemption of nothing
    {"exemptions": [EXEMPTION]},
    {"exemptions": [{**EXEMPTION, "criteria": None, "units": None}]},
]  # fmt: skip


def test_a_fingerprint_may_be_a_column_of_its_own() -> None:
    columns = [{"fingerprints": {"1.1": "f1:0"}}, {"fingerprints.1.1": "f1:0"}]
    decision = {"id": "D1", "criteria": "1.1", "judgement": "met", "assessor": "A-7",
                "date": "2026-06-05"}  # fmt: skip
    read = [
        rubric.portfolio_from_rows(
            registrations=REGISTERED, learner="L-1", decisions=[{**decision, **column}]
        )
        for column in columns
    ]
    assert read[0] == read[1]
    assert read[0][0] is not None
    assert read[0][0].decisions[0].fingerprints == {"1.1": "f1:0"}


def test_some_row_of_a_learner_names_a_specification() -> None:
    row = {"centre": "C-1180"}
    for rows, n_problems in (([row], 1), ([row, *REGISTERED], 0)):
        _, problems = rubric.portfolio_from_rows(registrations=rows, learner="L-1")
        assert len(problems) == n_problems


@pytest.mark.parametrize("rows", ACCEPTED)
def test_what_callers_may_pass(rows: dict[str, Any]) -> None:
    VALIDATOR.validate(rows)
    _, problems = rubric.portfolio_from_rows(learner="L-1", **{"registrations": REGISTERED, **rows})
    assert problems == ()


@pytest.mark.parametrize("rows", REFUSED)
def test_what_is_refused_there_is_told_here(rows: dict[str, Any]) -> None:
    assert list(VALIDATOR.iter_errors(rows))
    given_too = {"L-1": {"registrations": REGISTERED, **rows}}
    [(_, _, problems)] = rubric.evaluate_many(
        given_too, rubric.Library.load(), on=date(2026, 11, 21)
    )
    assert problems
