"""The laws about rows, one property test each."""

import sqlite3
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rubric.api.rows import portfolio_to_rows
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
