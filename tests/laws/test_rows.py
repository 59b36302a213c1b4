"""The laws about rows, one property test each."""

import sqlite3
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rubric.api.rows import portfolio_from_rows, portfolio_to_rows
from rubric.exchange.plain import plain_facts
from rubric.facts import facts_of
from rubric.testing import laws
from rubric.testing.laws.rows import through_json
from rubric.testing.strategies import broken_rows, cases


def through_sqlite(rows: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return rows as sqlite3 gives them back, each a `sqlite3.Row`."""
    base = sqlite3.connect(":memory:")
    base.row_factory = sqlite3.Row
    back = {}
    for table, records in rows.items():
        columns = list(dict.fromkeys(column for record in records for column in record))
        named = ", ".join(f'"{column}"' for column in columns)
        marks = ", ".join("?" * len(columns))
        base.execute(f'CREATE TABLE "{table}" ({named})')
        cells = [[record.get(column) for column in columns] for record in records]
        base.executemany(f'INSERT INTO "{table}" VALUES ({marks})', cells)
        back[table] = base.execute(f'SELECT * FROM "{table}"').fetchall()
    base.close()
    return back


WAYS = [dict, through_json, through_sqlite]


@pytest.mark.parametrize("through", WAYS, ids=["as they are", "json", "sqlite3"])
@settings(max_examples=max(1, settings().max_examples // 2))
@given(case=cases(), random=st.randoms(use_true_random=False))
def test_law_09_rows(through, case, random):
    laws.law_09_rows(case, random, through)


@given(data=st.data(), case=cases())
def test_law_15_isolation(data, case):
    broken = broken_rows(portfolio_to_rows(case.records))
    laws.law_15_isolation(case, data.draw(st.lists(broken, min_size=1, max_size=3)))


@settings(max_examples=max(1, settings().max_examples // 6))  # 17 runs each
@given(data=st.data(), case=cases())
def test_law_12_rows(data, case):
    broken = broken_rows(portfolio_to_rows(case.records)).map(lambda drawn: drawn[0])
    laws.law_12_rows(case, data.draw(st.lists(broken, max_size=4)))


@given(data=st.data(), case=cases())
def test_law_rows_both_ways(data, case):
    sound = portfolio_to_rows(case.records)
    laws.law_rows_both_ways(data.draw(broken_rows(sound).map(lambda drawn: drawn[0])))
    laws.law_rows_both_ways(sound)


OF = {"registrations": [{"specification": "facilitating-action-learning@1"}]}
#: rows that look plain at first sight, and must go the longer way
NOT_PLAIN = {
    "a table of items beside joined evidence": {
        "items": [{"id": "E9", "date": "2026-01-01"}],
        "evidence": [{"id": "E1", "criterion": "1.1"}],
    },
    "a place to look in nothing": {
        "evidence": [
            {"id": "E1", "criterion": "1.1", "at": "p. 1"},
            {"id": "E2", "criterion": None, "at": "p. 2"},
        ],
    },
    "confirmed by nobody": {
        "declarations": [
            {"covers": "all", "signed_by_learner": "2026-01-01", "confirmed": "2026-01-01"}
        ],
    },
    "an exemption of nothing": {
        "exemptions": [
            {"id": "X1", "criteria": ";", "reason": "exemption", "authorised_by": "Q",
             "date": "2026-01-01"}
        ],
    },
    "an item twice": {"items": [{"id": "E1", "hours": 1}, {"id": "E1", "hours": 2}]},
    "a link twice": {
        "items": [{"id": "E1"}],
        "links": [{"item": "E1", "criterion": "1.1"}, {"item": "E1", "criterion": "1.1"}],
    },
    "a link of an item that is not there": {"links": [{"item": "E1", "criterion": "1.1"}]},
    "an item that says two things": {
        "evidence": [
            {"id": "E1", "hours": 1, "criterion": "1.1"},
            {"id": "E1", "hours": 2, "criterion": "2.1"},
        ],
    },
    "an id that is a binary fraction": {"evidence": [{"id": 1.0, "criterion": "1.1"}]},
    "columns that differ from row to row": {"items": [{"id": "E1"}, {"id": "E2", "hours": 1}]},
    "another's row": {"items": [{"id": "E1", "learner": "L-2"}]},
    "a person twice": {
        "people": [{"id": "A", "role": "iqa"}, {"id": "A", "role": "assessor"}],
    },
    "a specification beside a qualification": {
        "registrations": [{"specification": "unit-a", "qualification": "award"}],
    },
    "nothing to be registered for": {"registrations": [{"centre": "C-1"}]},
    "units of no qualification": {
        "registrations": [{"specification": "unit-a", "units": "unit-b"}],
    },
    "a pathway of no qualification": {
        "registrations": [{"specification": "unit-a", "pathway": "short"}],
    },
    "a unit that is registered twice": {
        "registrations": [{"qualification": "award", "units": "unit-a;unit-a@1"}],
    },
    "something that is superseded": {
        "items": [{"id": "E1", "supersedes": None}, {"id": "E2", "supersedes": "E1"}],
    },
}  # fmt: skip


@pytest.mark.parametrize("rows", NOT_PLAIN.values(), ids=NOT_PLAIN.keys())
def test_rows_that_are_not_plain_go_the_longer_way(rows):
    assert plain_facts("L-1", {**OF, **rows}) is None


def test_plain_rows_are_taken():
    rows = {**OF, "evidence": [{"id": "E1", "criterion": "1.1"}, {"id": "E2", "criterion": None}]}
    facts = plain_facts("L-1", rows)
    assert facts is not None
    assert [(item.id, len(item.links)) for item in facts.items] == [("E1", 1), ("E2", 0)]


#: rows of a learner on a qualification → what they are registered for
ON_QUALIFICATION: list[tuple[list[dict[str, Any]], tuple[str, tuple[str, ...], str | None]]] = [
    ([{"qualification": "award"}], ("award", (), None)),
    ([{"qualification": "award@2", "units": "unit-a; unit-b@1", "pathway": "short"}],
     ("award@2", ("unit-a", "unit-b@1"), "short")),
    ([{"qualification": "award", "specification": None, "units": ["unit-a"], "pathway": None}],
     ("award", ("unit-a",), None)),
    ([{"qualification": "award", "units": None}], ("award", (), None)),
    # a row for each unit, as a database has them
    ([{"qualification": "award", "units": "unit-a"}, {"qualification": "award", "units": "unit-b"}],
     ("award", ("unit-a", "unit-b"), None)),
]  # fmt: skip


@pytest.mark.parametrize(("registrations", "expected"), ON_QUALIFICATION)
def test_rows_say_what_a_learner_on_a_qualification_is_registered_for(registrations, expected):
    whole_unit = {"id": "X1", "units": "unit-a", "reason": "credit_transfer",
                  "authorised_by": "Q-1", "date": "2026-03-01"}  # fmt: skip
    rows = {"registrations": registrations, "exemptions": [whole_unit]}
    portfolio, problems = portfolio_from_rows(learner="L-1", **rows)
    assert portfolio is not None, problems
    longer = facts_of(portfolio)
    assert (longer.qualification, longer.units, longer.pathway) == expected
    assert portfolio_from_rows(**portfolio_to_rows(portfolio)) == (portfolio, ())
    plainly = plain_facts("L-1", rows)
    assert plainly == longer if len(registrations) == 1 else plainly is None
