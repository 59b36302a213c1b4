"""Learners on a qualification in a population, held to each of them judged alone."""

import csv
import sys
from datetime import date
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner

import rubric
from rubric.api.rows import portfolio_to_rows
from rubric.cli.verbs import rubric as command
from rubric.diagnostics import codes
from rubric.evaluation.statuses import Act, WaitingOn
from rubric.report.html.population import render_population_html
from rubric.report.population_json import population_view
from rubric.report.population_text import render_population

EXAMPLE = Path(__file__).resolve().parents[2] / "examples/qualification"
LIBRARY = rubric.Library.load(EXAMPLE)
ON = date(2026, 11, 21)
PORTFOLIOS = ("complete", "half-way", "starting")

GRADED = """\
format: rubric/1
kind: unit
id: {unit}
version: 1
title: {unit}
level: 3
credit: 3
outcomes:
  - ref: 1
    text: Be able to talk
    criteria:
      - {{ref: P1, text: Talk, band: pass}}
      - {{ref: M1, text: Talk well, band: merit}}
"""
POINTS = """\
format: rubric/1
kind: qualification
id: talking
version: 1
title: Talking
level: 3
credit: 6
groups:
  - {ref: A, title: All, take: all, units: [alone, together]}
grade: {points: {pass: 1, merit: 3}, at_least: 4}
"""


@pytest.fixture
def log() -> Path:
    """The rows of the three portfolios of the example."""
    return EXAMPLE / "population"


def test_the_log_of_the_example_is_its_three_portfolios(log: Path) -> None:
    said: dict[str, list[dict[str, object]]] = {}
    for name in PORTFOLIOS:
        portfolio, _ = rubric.load_portfolio(EXAMPLE / f"{name}.yaml")
        for table, rows in portfolio_to_rows(portfolio).items():
            said.setdefault(table, []).extend(rows)
    written = {}
    for path in log.iterdir():
        with path.open(encoding="utf-8", newline="") as file:
            written[path.stem] = [
                {column: cell for column, cell in row.items() if cell}
                for row in csv.DictReader(file)
            ]
    assert written == {table: rows for table, rows in said.items() if rows}


def written(folder: Path, **tables: str) -> Path:
    folder.mkdir()
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def test_a_row_for_each_learner_says_what_a_report_does(log: Path, tmp_path: Path) -> None:
    path = tmp_path / "learners.parquet"
    found = rubric.evaluate_population(log, library=LIBRARY, on=ON, learners=path)
    [diploma] = found.qualifications
    assert (found.learners, diploma.learners, diploma.achieved) == (3, 3, 1)
    sql = f"SELECT learner, status, achieved FROM '{path}' WHERE status IS NOT NULL"
    told = {learner: rest for learner, *rest in duckdb.sql(sql).fetchall()}
    for name in PORTFOLIOS:
        portfolio, _ = rubric.load_portfolio(EXAMPLE / f"{name}.yaml")
        entry = rubric.evaluate(portfolio, LIBRARY, on=ON).entry
        assert entry is not None
        result = entry.result
        assert told.pop(portfolio.learner) == [result.best.status.value, result.achieved]
    assert not told


def test_points_of_grades_are_counted(tmp_path: Path) -> None:
    for unit in ("alone", "together"):
        (tmp_path / f"{unit}.yaml").write_text(GRADED.format(unit=unit), encoding="utf-8")
    (tmp_path / "talking.yaml").write_text(POINTS, encoding="utf-8")
    who = ("L-1", "L-2", "L-3")
    items = [f"{one},E1,2026-03-01,workplace\n" for one in who]
    # the second has one merit, the third nothing but passes
    refs = {one: ["alone/P1", "together/P1"] for one in who}
    refs["L-1"] += ["alone/M1", "together/M1"]
    refs["L-2"] += ["alone/M1"]
    links = [f"{one},E1,{ref}\n" for one in who for ref in refs[one]]
    decided = [f"{one},D1,{';'.join(refs[one])},met,A-1,2026-04-01\n" for one in who]
    log = written(
        tmp_path / "log",
        registrations="learner,qualification,units\n"
        + "".join(f"{one},talking,alone;together\n" for one in who),
        items="learner,id,date,source\n" + "".join(items),
        links="learner,item,criterion\n" + "".join(links),
        decisions="learner,id,criteria,judgement,assessor,date\n" + "".join(decided),
    )
    library = rubric.Library.load(tmp_path)
    assert not library.problems
    [counts] = rubric.evaluate_population(log, library=library, on=ON).qualifications
    assert {status.value: n for status, n in counts.statuses.items() if n} == {
        "achieved": 2,
        "achievable": 1,
    }
    assert counts.waiting == {(WaitingOn.LEARNER, Act.ADD_EVIDENCE): 1}


def test_learners_of_whom_nothing_is_known_yet(tmp_path: Path) -> None:
    rows = "learner,qualification,pathway\nL-1,demo-diploma,care\nL-2,demo-diploma,\n"
    log = written(tmp_path / "log", registrations=rows)
    found = rubric.evaluate_population(log, library=LIBRARY, on=ON)
    [diploma] = found.qualifications
    assert (found.learners, diploma.learners) == (2, 2)
    assert diploma.waiting == {(WaitingOn.LEARNER, Act.REGISTER_UNITS): 2}
    assert {unit.learners for unit in found.units} == {0}


def test_who_is_short_of_two_rules_of_one_measure_is_one_learner(tmp_path: Path) -> None:
    # the whole asks for 28 credits, and for 18 of level 3 or above
    rows = "learner,qualification,pathway,units\n" + "".join(
        f"{one},demo-diploma,care,communication\n" for one in ("L-1", "L-2")
    )
    log = written(tmp_path / "log", registrations=rows)
    [diploma] = rubric.evaluate_population(log, library=LIBRARY, on=ON).qualifications
    assert diploma.short["", "credits"] == diploma.learners == 2


def test_beside_learners_on_a_unit_alone(tmp_path: Path) -> None:
    log = written(
        tmp_path / "log",
        registrations="learner,specification,qualification,units\n"
        "L-1,coaching,,\nL-2,,demo-diploma,coaching\n",
        items="learner,id,date\nL-1,E1,2026-03-01\nL-2,E1,2026-03-01\n",
        # on a qualification a reference names its unit
        links="learner,item,criterion\nL-1,E1,1.1\nL-2,E1,1.1\nL-2,E1,coaching/1.2\n",
    )
    found = rubric.evaluate_population(log, library=LIBRARY, on=ON)
    [coaching] = [unit for unit in found.units if unit.specification.id == "coaching"]
    assert (found.learners, coaching.learners) == (2, 2)
    assert found.set_aside == {"links": 1}


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("L-1,demo-diploma,no-such-way,", codes.UNKNOWN_PATHWAY),
        ("L-1,no-such-diploma,,", codes.UNKNOWN_QUALIFICATION),
        ("L-1,demo-diploma,,no-such-unit", codes.UNKNOWN_SPECIFICATION),
    ],
)
def test_what_nobody_holds_is_refused(tmp_path: Path, row: str, code: object) -> None:
    rows = f"learner,qualification,pathway,units\n{row}\n"
    log = written(tmp_path / "log", registrations=rows)
    found = rubric.evaluate_population(log, library=LIBRARY, on=ON)
    assert [problem.code for problem in found.problems] == [code]


def test_without_a_solver(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "highspy", None)
    found = rubric.evaluate_population(log, library=LIBRARY, on=ON)
    assert [problem.code for problem in found.problems] == [codes.POPULATION_ON_QUALIFICATION]


def test_every_format_tells_of_it(log: Path, tmp_path: Path) -> None:
    found = rubric.evaluate_population(log, library=LIBRARY, on=ON)
    view = population_view(found)
    text = render_population(view)
    assert "achieved by 1 of 3 (33%)" in text
    assert "it can be achieved 1; it cannot be achieved 1" in text
    assert "credits of the whole: 1" in text
    page = render_population_html(view)
    assert "What the units registered give" in page
    assert "credits of the whole: 1" in page
    path = tmp_path / "counts.parquet"
    arguments = ["population", str(log), "--library", str(EXAMPLE), "--on", "2026-11-21"]
    asked = [*arguments, "--format", "parquet", "-o", str(path)]
    assert CliRunner().invoke(command, asked).exit_code == 0
    flat = CliRunner().invoke(command, [*arguments, "--format", "csv"]).stdout
    rows = [dict(row) for row in csv.DictReader(flat.splitlines())]
    kept = duckdb.sql(f"SELECT * FROM '{path}'")
    assert kept.columns == list(rows[0])
    assert [["" if cell is None else str(cell) for cell in row] for row in kept.fetchall()] == [
        list(row.values()) for row in rows
    ]


def test_small_counts_are_kept_back(log: Path) -> None:
    found = rubric.evaluate_population(log, library=LIBRARY, on=ON)
    [told] = population_view(found, smallest=2)["qualifications"]
    assert told["learners"] == 3
    assert told["achieved"] is None
    assert list(told["statuses"].values()) == [None, None, None, 0]
    assert (told["moves"], told["short"]) == ([], [])
    [told] = population_view(found, smallest=5)["qualifications"]
    assert told["learners"] is None
    assert set(told["statuses"].values()) == {None}


def test_parquet_needs_a_file(log: Path) -> None:
    asked = ["population", str(log), "--library", str(EXAMPLE), "--format", "parquet"]
    outcome = CliRunner().invoke(command, asked)
    assert outcome.exit_code == 2
    assert "-o" in outcome.stderr


def test_units_may_stand_in_rows_of_their_own(tmp_path: Path) -> None:
    rows = "L-1,demo-diploma,care,\nL-1,,,inclusive-practice\nL-1,,,communication\n"
    folder = written(tmp_path / "log", registrations=f"learner,qualification,pathway,units\n{rows}")
    [unit_by_unit] = rubric.evaluate_population(folder, library=LIBRARY, on=ON).qualifications
    at_once = "L-1,demo-diploma,care,inclusive-practice;communication\n"
    (folder / "registrations.csv").write_text(
        f"learner,qualification,pathway,units\n{at_once}", encoding="utf-8"
    )
    [expected] = rubric.evaluate_population(folder, library=LIBRARY, on=ON).qualifications
    assert unit_by_unit == expected
