"""A population read from tables, held to each learner judged alone; and what is refused."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import duckdb
import pytest

import rubric
from rubric.diagnostics import codes

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples/population"
#: the portfolios whose rows the example holds
PORTFOLIOS = ("complete", "messy", "step-by-step", "with-gaps")
ON = date(2026, 11, 21)
LIBRARY = rubric.Library.load()

UNIT = """\
format: rubric/1
kind: unit
id: demo
version: 1
title: A demonstration
range: [{names}]
outcomes:
  - ref: 1
    text: Be able to show a visitor round
    criteria:
      - {{ref: 1.1, text: Greet a visitor}}
      - {{ref: 1.2, text: Show a visitor round, sufficient: {{range: all}}, basis: wording}}
"""


def written(folder: Path, **tables: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def judged(log: Path, library: rubric.Library = LIBRARY, **more) -> rubric.Population:
    return rubric.evaluate_population(log, library=library, on=ON, **more)


def counts(found: rubric.Population) -> dict[str, Mapping[str, int]]:
    """Learners by status of each criterion, of those statuses that occur."""
    return {
        f"{unit.specification.reference}/{one.criterion.reference}": {
            status.value: n for status, n in one.statuses.items() if n
        }
        for unit in found.units
        for one in unit.criteria
    }


def alone() -> dict[str, Counter[str]]:
    """The same from each portfolio by itself."""
    found: dict[str, Counter[str]] = {}
    for name in PORTFOLIOS:
        portfolio, _ = rubric.load_portfolio(ROOT / f"examples/{name}.yaml")
        [unit] = rubric.evaluate(portfolio, LIBRARY, on=ON).units
        for reference, criterion in unit.criteria.items():
            key = f"{unit.specification.reference}/{reference}"
            found.setdefault(key, Counter())[criterion.status.value] += 1
    return found


def test_a_population_is_its_learners() -> None:
    found = judged(EXAMPLE)
    assert counts(found) == alone()
    assert found.learners == 4
    assert found.set_aside == {"links": 3, "decisions": 2}


def test_typed_parquet_says_the_same_as_text(tmp_path: Path) -> None:
    base = duckdb.connect()
    for path in EXAMPLE.glob("*.csv"):
        # days, numbers and yes or no as the database itself finds them
        typed = f"SELECT * FROM read_csv('{path}', header = true)"
        base.execute(f"COPY ({typed}) TO '{tmp_path / path.stem}.parquet'")
    assert "DATE" in {
        row[1] for row in base.execute(f"DESCRIBE FROM '{tmp_path}/items.parquet'").fetchall()
    }
    assert counts(judged(tmp_path)) == counts(judged(EXAMPLE))


def test_items_and_links_joined_say_the_same(tmp_path: Path) -> None:
    base = duckdb.connect()
    for path in EXAMPLE.glob("*.csv"):
        if path.stem not in ("items", "links"):
            (tmp_path / path.name).write_bytes(path.read_bytes())
    read = "read_csv('{}', header = true, all_varchar = true)"
    items, links = (read.format(EXAMPLE / f"{name}.csv") for name in ("items", "links"))
    joined = (
        f"SELECT i.*, k.* EXCLUDE (learner, item) FROM {items} AS i"
        f" LEFT JOIN {links} AS k ON k.learner = i.learner AND k.item = i.id"
    )
    base.execute(f"COPY ({joined}) TO '{tmp_path}/evidence.csv'")
    assert counts(judged(tmp_path)) == counts(judged(EXAMPLE))


def test_a_row_for_each_learner(tmp_path: Path) -> None:
    path = tmp_path / "learners.parquet"
    found = judged(EXAMPLE, learners=path)
    rows = duckdb.sql(f"SELECT * FROM '{path}' ORDER BY learner")
    told = [dict(zip(rows.columns, row, strict=True)) for row in rows.fetchall()]
    assert [row["learner"] for row in told] == ["L-0017", "L-0042", "L-0063", "L-0077"]
    assert [row["achieved"] for row in told].count(True) == found.units[0].achieved
    for name in PORTFOLIOS:
        portfolio, _ = rubric.load_portfolio(ROOT / f"examples/{name}.yaml")
        [unit] = rubric.evaluate(portfolio, LIBRARY, on=ON).units
        [row] = [row for row in told if row["learner"] == portfolio.learner]
        statuses = Counter(one.status.value for one in unit.criteria.values())
        assert {s: row[s] for s in statuses} == statuses
        assert row["criteria"] == len(unit.criteria)
        waits = Counter(one.waiting_on for one in unit.criteria.values() if one.waiting_on)
        assert {who: row[f"waiting_on_{who}"] for who in waits} == waits


def test_learners_on_several_units_and_versions(tmp_path: Path) -> None:
    library = ROOT / "examples/library"
    log = written(
        tmp_path / "log",
        registrations="learner,specification,registered\n"
        "L-1,giving-a-talk;serving-customers,2026-01-12\nL-2,giving-a-talk@1,\n",
        items="learner,id,date,source\nL-1,E1,2026-03-01,workplace\nL-2,E1,2026-03-01,workplace\n",
        links="learner,item,criterion\nL-1,E1,giving-a-talk/1\nL-1,E1,2\nL-2,E1,2\n",
    )
    found = judged(log, rubric.Library.load(library))
    assert {unit.specification.id: unit.learners for unit in found.units} == {
        "giving-a-talk": 2,
        "serving-customers": 1,
    }
    # of two units a reference names its unit: L-1's `2` means nothing
    assert found.set_aside == {"links": 1}
    talk = counts(found)
    assert talk["giving-a-talk@1/1"]["no_evidence"] == 1
    assert talk["giving-a-talk@1/2"]["no_evidence"] == 1


REFUSED = [
    # nobody is registered for anything
    ({"registrations": "learner,registered\nL-1,2026-01-12\n"}, codes.NOBODY_REGISTERED),
    ({"items": "learner,id\nL-1,E1\n"}, codes.NOBODY_REGISTERED),
    # a qualification that no library holds
    (
        {"registrations": "learner,qualification,units\nL-1,demo-diploma,demo\n"},
        codes.UNKNOWN_QUALIFICATION,
    ),
    # a specification that no library holds
    (
        {"registrations": "learner,specification\nL-1,no-such-unit\n"},
        codes.UNKNOWN_SPECIFICATION,
    ),
    # a day that is none, in registrations and elsewhere
    (
        {"registrations": "learner,specification,registered\nL-1,demo,12/01/2026\n"},
        codes.TABLE_NOT_READ,
    ),
    (
        {
            "registrations": "learner,specification\nL-1,facilitating-action-learning\n",
            "items": "learner,id,date\nL-1,E1,spring\n",
            "links": "learner,item,criterion\nL-1,E1,1.1\n",
        },
        codes.TABLE_NOT_READ,
    ),
    # headings of which nothing would be read, though a person knows what they say
    (
        {
            "registrations": "learner,specification\nL-1,facilitating-action-learning\n",
            "items": "learner,id,Withdrawn on\nL-1,E1,2026-03-03\n",
        },
        codes.UNKNOWN_COLUMN,
    ),
    (
        {"registrations": "learner,specification,Start\nL-1,facilitating-action-learning,\n"},
        codes.UNKNOWN_COLUMN,
    ),
    # nor of a quantity that no specification declares
    (
        {
            "registrations": "learner,specification\nL-1,facilitating-action-learning\n",
            "items": "learner,id,miles\nL-1,E1,3\n",
        },
        codes.UNKNOWN_COLUMN,
    ),
    # nobody knows whose the rows are
    (
        {
            "registrations": "learner,specification\nL-1,facilitating-action-learning\n",
            "items": "Candidate,id\nL-1,E1\n",
        },
        codes.NO_LEARNER,
    ),
    # evidence in two forms, of which one would not be read
    (
        {
            "registrations": "learner,specification\nL-1,facilitating-action-learning\n",
            "evidence": "learner,id,criterion\nL-1,E1,2.1\n",
            "links": "learner,item,criterion\nL-1,E2,1.1\n",
        },
        codes.EVIDENCE_IN_TWO_FORMS,
    ),
    # an amount that is none
    (
        {
            "registrations": "learner,specification\nL-1,facilitating-action-learning\n",
            "evidence": "learner,id,hours,criterion\nL-1,E1,two,2.1\n",
        },
        codes.TABLE_NOT_READ,
    ),
]


@pytest.mark.parametrize(("tables", "code"), REFUSED)
def test_what_cannot_be_judged_is_refused_by_name(tmp_path: Path, tables, code) -> None:
    found = judged(written(tmp_path / "log", **tables))
    assert [problem.code for problem in found.problems] == [code]
    assert found.units == ()


def test_a_corrupt_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "registrations.parquet").write_bytes(b"PAR1 and no more of it PAR1")
    assert [problem.code for problem in judged(tmp_path).problems] == [codes.TABLE_NOT_READ]


@pytest.mark.parametrize(("n", "refused"), [(62, False), (63, True)])
def test_more_names_than_there_are_bits(tmp_path: Path, n: int, refused: bool) -> None:
    names = [f"place {at}" for at in range(1, n + 1)]
    (tmp_path / "demo.yaml").write_text(UNIT.format(names=", ".join(names)), encoding="utf-8")
    links = "".join(f"L-1,E{at},1.2,{name}\n" for at, name in enumerate(names))
    log = written(
        tmp_path / "log",
        registrations="learner,specification\nL-1,demo\nL-2,demo\n",
        items="learner,id\n" + "".join(f"L-1,E{at}\n" for at in range(n)) + "L-2,E0\n",
        links="learner,item,criterion,range\n" + links + f"L-2,E0,1.2,{names[0]};{names[-1]}\n",
    )
    found = judged(log, rubric.Library.load(tmp_path / "demo.yaml"))
    if refused:
        assert [problem.code for problem in found.problems] == [codes.TOO_MANY_FOR_POPULATION]
    else:
        expected = {"awaiting_decision": 1, "insufficient": 1}
        assert counts(found)["demo@1/1.2"] == expected
