"""Law 16, discretion: a secret in every personal field, in no default output of a machine.

It is planted in all of them at once, in generated cases and in one record of each
kind, and in each alone in ways that no field may hold.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import assume, given

import rubric
from rubric.cli.verbs import rubric as command
from rubric.exchange.tables import tables
from rubric.phrases.manual.samples import PORTFOLIO
from rubric.report.problem_json import render_problems_json
from rubric.report.problem_text import Summary
from rubric.testing.laws import law_16_discretion
from rubric.testing.laws.discretion import (
    MALFORMED,
    SECRET,
    Where,
    all_planted,
    personal,
    planted,
    said_of_rows,
)
from rubric.testing.laws.rows import library_of
from rubric.testing.strategies import Case, cases

ROOT = Path(__file__).resolve().parents[2]
ON = date(2026, 11, 21)
LIBRARY = rubric.Library.load()
TASKS = ROOT / "examples/planning/set-meetings.yaml"
#: one record of each kind, to be told from one another by nothing but their fields
RECORDS: dict[str, Any] = {
    "format": "rubric/1", "kind": "portfolio", "learner": "L-1",
    "specification": "facilitating-action-learning@1",
    "people": {"A-7": {"role": "assessor"}, "Q-2": {"role": "iqa"}},
    "evidence": [
        {"id": "E1", "date": "2026-02-17", "group": "yes", "maps_to": {"1.1": {"at": "p. 1"}},
         "withdrawn": {"date": "2026-08-01"}},
    ],
    "declarations": [{"covers": "all", "signed_by_learner": "2026-03-01"}],
    "decisions": [
        {"id": "D1", "criteria": ["1.1"], "judgement": "met", "assessor": "A-7",
         "date": "2026-06-05", "evidence": ["E1"],
         "override": {"reason": "Agreed.", "authorised_by": "Q-2"}},
    ],
    "iqa_reviews": [
        {"id": "R1", "of": "D1", "finding": "action_required", "iqa": "Q-2",
         "date": "2026-07-02"},
    ],
    "exemptions": [
        {"id": "X1", "criteria": ["2.3"], "reason": "exemption", "authorised_by": "Q-2",
         "date": "2026-03-01"},
    ],
}  # fmt: skip
PERSONAL = personal(RECORDS)


def personal_of_the_schema() -> set[str]:
    """The names of every field that the schema marks."""
    described = rubric.schema("portfolio")
    shapes = [described, *described["$defs"].values()]
    fields = [of for shape in shapes for of in shape.get("properties", {}).items()]
    return {name for name, field in fields if field.get("x-personal")}


def test_the_personal_fields_of_the_schema_are_all_planted() -> None:
    assert {where[-1] for where, _ in PERSONAL} == personal_of_the_schema()
    assert len(PERSONAL) >= 12
    assert len([w for w, field in PERSONAL if "enum" in field]) == 1  # reasons of an exemption
    assert json.dumps(all_planted(RECORDS)).count(SECRET) >= len(PERSONAL) - 1


@given(cases())
def test_law_16_discretion(case: Case) -> None:
    data = all_planted(case.portfolio)
    assume(data != case.portfolio)
    rows = rubric.portfolio_to_rows(rubric.Portfolio.model_validate(data))
    law_16_discretion(rows, said_of_rows(library_of(case), case.on, case.rules_for_run))


def says(text: str) -> Callable[[Any], Iterator[str]]:
    return lambda _: iter([text])


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (SECRET, says(f"title: {SECRET.upper()}")),  # told, in other letters
        (SECRET, lambda _: iter([])),  # nothing is said at all
        ("a title", says("")),  # nothing is planted
    ],
)
def test_law_16_discretion_can_fail(data: Any, said: Callable[[Any], Iterator[str]]) -> None:
    with pytest.raises(AssertionError):
        law_16_discretion(data, said)


def run(*arguments: str) -> str:
    done = CliRunner().invoke(command, [*arguments, "--on", "2026-11-21"])
    # what is wrong with a file that cannot be judged is told on the terminal, beside the output
    return f"{done.stdout}{done.exception!r}"


def said_of_the_file(data: Any, file: Path) -> Iterator[str]:
    """Write records to a file, and yield all that machines are told of it."""
    file.write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
    for one in ("json", "jsonl", "markdown", "html", "csv"):
        yield run("report", str(file), "--format", one)
    yield run("report", str(file), "--format", "csv", "--rows", "links")
    for one in ("json", "markdown", "html", "csv", "text"):
        yield run("report", str(file), "--for", "iqa", "--format", one)
        yield run("sample", str(file), "--seed", "autumn", "--format", one)
        yield run("report", str(file), str(file), "--for", "claim", "--format", one)
    yield run("plan", str(file), "--opportunities", str(TASKS), "--format", "json")
    checked = rubric.check([file])
    yield render_problems_json(checked.problems, Summary(1))
    for form in ("json", "github", "sarif"):
        yield CliRunner().invoke(command, ["check", str(file), "--format", form]).stdout
    try:
        portfolio, problems = rubric.load_portfolio(file)
    except Exception as error:
        yield f"{error!r} {error}"
        return
    yield render_problems_json(problems, Summary(1))
    if portfolio is not None:
        yield rubric.to_json(rubric.evaluate(portfolio, LIBRARY, on=ON))


said_of_these_rows = said_of_rows(LIBRARY, ON)


def test_law_16_discretion_of_files(tmp_path: Path) -> None:
    file = tmp_path / "portfolio.yaml"
    law_16_discretion(all_planted(RECORDS), lambda data: said_of_the_file(data, file))
    portfolio, problems = rubric.load_portfolio(file)
    assert portfolio is not None, problems


def test_law_16_discretion_of_comments(tmp_path: Path) -> None:
    """Among personal records a reason to ignore something is personal, and so is a slip in it."""
    file = tmp_path / "portfolio.yaml"
    file.write_text(
        f"# rubric: ignore RUB405 because {SECRET} says so\n"
        f"# rubric: ignore {SECRET} because it is so\n"
        f"# rubric: ignore RUB310 {SECRET}\n" + PORTFOLIO,
        encoding="utf-8",
    )
    assert SECRET in CliRunner().invoke(command, ["check", str(file)]).stdout
    for form in ("json", "github", "sarif"):
        told = CliRunner().invoke(command, ["check", str(file), "--format", form]).stdout
        assert "RUB791" in told
        assert SECRET not in told


@pytest.mark.parametrize("where", [where for where, _ in PERSONAL], ids=str)
@pytest.mark.parametrize("value", MALFORMED.values(), ids=MALFORMED)
def test_law_16_discretion_of_malformed_files(where: Where, value: Any, tmp_path: Path) -> None:
    file = tmp_path / "portfolio.yaml"
    data = planted(where, value, RECORDS)
    law_16_discretion(data, lambda data: said_of_the_file(data, file))


def test_law_16_discretion_of_rows() -> None:
    portfolio = rubric.Portfolio.model_validate(all_planted(RECORDS))
    rows = rubric.portfolio_to_rows(portfolio)
    assert json.dumps(rows).count(SECRET) >= len(PERSONAL) - 1
    law_16_discretion(rows, said_of_these_rows)


PERSONAL_COLUMNS = [
    (table.name, column.name)
    for table in tables().values()
    for column in table.columns.values()
    for where, _ in PERSONAL
    if (column.inner or column.field) == where[-1] and table.name != "registrations"
]
ROWS_OF = rubric.portfolio_to_rows(rubric.Portfolio.model_validate(RECORDS))
JOINED = {
    **{name: rows for name, rows in ROWS_OF.items() if name not in ("items", "links")},
    "evidence": [{**ROWS_OF["items"][0], "criterion": c} for c in ("1.1", "2.1")],
}
IN_ROWS: Mapping[str, Any] = {
    **MALFORMED,
    "half a character": f"{SECRET}\ud800",
    "a zero character": f"{SECRET}\0",
    "bytes": SECRET.encode(),
    "brackets": f'["{SECRET}"',
    "braces": f'{{"{SECRET}": ',
}


@pytest.mark.parametrize(("table", "column"), PERSONAL_COLUMNS)
@pytest.mark.parametrize("value", IN_ROWS.values(), ids=IN_ROWS)
def test_law_16_discretion_of_malformed_rows(table: str, column: str, value: Any) -> None:
    tables_of = JOINED if table == "evidence" else ROWS_OF
    first, *others = tables_of[table]
    rows = {**tables_of, table: [{**first, column: value}, *others]}
    law_16_discretion(rows, said_of_these_rows)
    # of joined rows one may say something else than the other
    rows = {**tables_of, table: [first, {**first, column: value}]}
    law_16_discretion(rows, said_of_these_rows)


def test_every_personal_field_has_a_column() -> None:
    fields = {where[-1] for where, _ in PERSONAL}
    assert {column.rpartition(".")[2] for _, column in PERSONAL_COLUMNS} == fields
    assert ("evidence", "title") in PERSONAL_COLUMNS
    assert ("links", "note") in PERSONAL_COLUMNS


# --- specifications name who encoded them, and who checked that

UNIT_FILE = ROOT / "criteria" / "facilitating-action-learning.yaml"
NAMED_IN_A_UNIT = [
    name
    for name, field in rubric.schema("specification")["$defs"]["Source"]["properties"].items()
    if field.get("x-personal")
]


def unit_file(folder: Path, version: str, value: Any) -> Path:
    data = yaml.load(UNIT_FILE.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    source = {**data["source"], **dict.fromkeys(NAMED_IN_A_UNIT, value)}
    data = {**data, "id": "named-unit", "version": version, "source": source}
    file = folder / f"unit-{version}.yaml"
    file.write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
    return file


def test_law_16_discretion_of_specifications(tmp_path: Path) -> None:
    assert NAMED_IN_A_UNIT == ["encoded_by", "checked_by"]
    old = unit_file(tmp_path, "1", SECRET)
    new = unit_file(tmp_path, "2", f"{SECRET} the younger")
    portfolio = tmp_path / "portfolio.yaml"
    records = {**RECORDS, "specification": "named-unit@1"}
    portfolio.write_text(yaml.safe_dump(records), encoding="utf-8")
    compared = CliRunner().invoke(command, ["compare", str(old), str(new), "--format", "json"])
    assert json.loads(compared.stdout)["kind"] == "comparison"
    said = [
        compared.stdout,
        run("report", str(portfolio), "--library", str(old), "--format", "json"),
        CliRunner().invoke(command, ["check", str(tmp_path), "--format", "json"]).stdout,
    ]
    assert '"named-unit@1"' in said[1]
    law_16_discretion(SECRET, lambda _: said)


@pytest.mark.parametrize("value", MALFORMED.values(), ids=MALFORMED)
def test_law_16_discretion_of_malformed_specifications(value: Any, tmp_path: Path) -> None:
    file = unit_file(tmp_path, "1", value)
    done = CliRunner().invoke(command, ["check", str(file), "--format", "json"])
    assert json.loads(done.stdout)["problems"]
    law_16_discretion(value, lambda _: [done.stdout])
