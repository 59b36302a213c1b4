"""The plan as SQL: golden texts for DuckDB and Spark, and pieces of it against Python.

    RUBRIC_REFRESH=1 pytest tests/population/test_plan.py

writes the golden texts anew; look at the difference before it is committed.
"""

import os
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pytest
import sqlglot
from hypothesis import given
from hypothesis import strategies as st

import rubric
from rubric.api.evaluating import Judging
from rubric.evaluation.months import months_before as months_earlier
from rubric.facts import Facts
from rubric.model.order import people_order
from rubric.population.plan import compiled, stages
from rubric.population.sql import in_order, literal, months_before

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = Path(__file__).parent / "golden"
REFRESH = bool(os.environ.get("RUBRIC_REFRESH"))
ON = date(2026, 11, 21)
#: every kind of rule, and every reason that a link can have
PLANS = {"every-rule": "every-rule@1", "every-status": "every-status@1"}
DATABASE = duckdb.connect()


def stage_texts(reference: str, dialect: str) -> str:
    """The queries of a plan, one for each table that is kept."""
    library = rubric.Library.load(ROOT / "examples/library")
    rules, _ = rubric.load_rules(ROOT / "examples/every-status-rules.yaml")
    judging = Judging(library, ON, rules if reference.startswith("every-status") else None)
    _, against = judging.against(Facts("", (reference,)))
    texts = []
    for name, sql in stages(compiled(against.specifications, ON)):
        query = f"CREATE TEMP TABLE {name} AS {sql}"
        if dialect == "spark":
            [query] = sqlglot.transpile(sql, read="duckdb", write="spark", pretty=True)
            query = f"CREATE OR REPLACE TEMP VIEW {name} AS {query}"
        texts.append(query)
    return ";\n\n".join(texts) + ";\n"


@pytest.mark.parametrize("dialect", ["duckdb", "spark"])
@pytest.mark.parametrize("plan", PLANS)
def test_golden(plan: str, dialect: str) -> None:
    path = GOLDEN / f"{plan}.{dialect}.sql"
    text = stage_texts(PLANS[plan], dialect)
    if REFRESH:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("plan", PLANS)
def test_spark_text_is_of_its_dialect(plan: str) -> None:
    text = (GOLDEN / f"{plan}.spark.sql").read_text(encoding="utf-8")
    assert len(sqlglot.parse(text, read="spark")) > 2
    # what only DuckDB has
    for word in ("LIST_", "STRING_SPLIT", "LAMBDA", "UNNEST", "REPLACE ("):
        assert word not in text.replace("CREATE OR REPLACE", "")


#: ids as people give them, and as nobody should
IDS = st.text(st.sampled_from("E019a .~é-ß"), min_size=1, max_size=6)


@given(st.lists(IDS, min_size=1, max_size=8))
def test_ids_sort_as_people_count(ids: list[str]) -> None:
    rows = ", ".join(f"({literal(one)})" for one in ids)
    order = in_order("t.id")
    found = DATABASE.execute(f"SELECT id FROM (VALUES {rows}) AS t(id) ORDER BY {order}")
    assert [row[0] for row in found.fetchall()] == sorted(ids, key=people_order)


DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


@given(DAYS, DAYS, st.integers(1, 240))
def test_recent_is_the_same_in_sql(day: date, judging_day: date, months: int) -> None:
    sql = f"SELECT {literal(day)} >= {months_before(literal(judging_day), months)}"
    [(found,)] = DATABASE.execute(sql).fetchall()
    assert found == (day >= months_earlier(judging_day, months))


@pytest.mark.parametrize("months", [1, 2, 11, 12, 13, 24, 48])
def test_month_ends_are_the_same_in_sql(months: int) -> None:
    days = [date(2023, 12, 25) + timedelta(days=n) for n in range(900)]
    for judging_day in days[::7] + [day for day in days if (day + timedelta(days=1)).day == 1]:
        sql = f"SELECT {months_before(literal(judging_day), months)}"
        [(found,)] = DATABASE.execute(sql).fetchall()
        assert found == months_earlier(judging_day, months)


@pytest.mark.parametrize("text", ["it's", "a'b''c", "\\", "%_", "é", '"', "'; SELECT 1 --"])
def test_a_text_stays_what_it_is(text: str) -> None:
    [(found,)] = DATABASE.execute(f"SELECT {literal(text)}").fetchall()
    assert found == text
    [spark] = sqlglot.transpile(f"SELECT {literal(text)}", read="duckdb", write="spark")
    [back] = sqlglot.transpile(spark, read="spark", write="duckdb")
    assert DATABASE.execute(back).fetchall() == [(text,)]
