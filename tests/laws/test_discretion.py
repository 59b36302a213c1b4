"""Law 16, discretion: a secret in every personal field, in no default output of a machine.

Which fields are personal is read from the published schema. A secret is planted in
each of them at once, and in each alone in ways that no field may hold.
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

import rubric
from rubric.cli.main import rubric as command
from rubric.exchange.tables import tables
from rubric.report.check_view import render_problems_json

ROOT = Path(__file__).resolve().parents[2]
ON = date(2026, 11, 21)
SECRET = "Xanthippe"
LIBRARY = rubric.Library.load()
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
#: where a record of each shape of the schema stands in it
RECORD_OF: Mapping[str, tuple[str | int, ...]] = {
    "Person": ("people", "A-7"),
    "EvidenceItem": ("evidence", 0),
    "EvidenceMapping": ("evidence", 0, "maps_to", "1.1"),
    "Withdrawal": ("evidence", 0, "withdrawn"),
    "Decision": ("decisions", 0),
    "Override": ("decisions", 0, "override"),
    "IqaReview": ("iqa_reviews", 0),
    "Exemption": ("exemptions", 0),
}
#: shapes in which a field may hold a secret and none may
MALFORMED: list[tuple[str, Any]] = [
    ("a control character", f"{SECRET}\x07"),
    ("too long", f"{SECRET} " * 5_000),
    ("a list", [SECRET]),
    ("a list of fields", [{SECRET: SECRET}]),
    ("fields", {SECRET: SECRET}),
]


def personal() -> Iterator[tuple[tuple[str | int, ...], dict[str, Any]]]:
    """Yield where every personal field stands, with its schema."""
    described = rubric.schema("portfolio")
    for shape, one in {"": described, **described["$defs"]}.items():
        for name, field in one.get("properties", {}).items():
            if field.get("x-personal"):
                yield (*RECORD_OF[shape], name), field


PERSONAL = list(personal())


def planted(where: tuple[str | int, ...], value: Any, data: Any = RECORDS) -> Any:
    """Return the records with a value planted somewhere in them."""
    if not where:
        return value
    here, *rest = where
    if isinstance(data, list):
        return [planted(tuple(rest), value, e) if n == here else e for n, e in enumerate(data)]
    return {**data, here: planted(tuple(rest), value, data.get(here, {}))}


def all_planted() -> Any:
    """Return sound records with the secret in every personal field that holds text."""
    data: Any = RECORDS
    for where, field in PERSONAL:
        if "enum" not in field:
            value = {SECRET: SECRET} if where[-1] == "external" else SECRET
            data = planted(where, value, data)
    return data


def test_the_personal_fields_of_the_schema_are_all_planted() -> None:
    assert len(PERSONAL) >= 12
    assert len([w for w, field in PERSONAL if "enum" in field]) == 1  # reasons of an exemption
    assert json.dumps(all_planted()).count(SECRET) >= len(PERSONAL) - 1


def run(*arguments: str) -> str:
    done = CliRunner().invoke(command, [*arguments, "--on", "2026-11-21"])
    # what is wrong with a file that cannot be judged is told on the terminal, beside the output
    return f"{done.stdout}{done.exception!r}"


def said_of_the_file(file: Path) -> Iterator[str]:
    """Yield all that machines are told of a file."""
    formats = ["json", "jsonl"]
    for one in formats:
        yield run("report", str(file), "--format", one)
    checked = rubric.check([file])
    yield render_problems_json(checked.problems, 1)
    yield CliRunner().invoke(command, ["check", str(file), "--format", "json"]).stdout
    try:
        portfolio, problems = rubric.load_portfolio(file)
    except Exception as error:
        yield f"{error!r} {error}"
        return
    yield render_problems_json(problems, 1)
    if portfolio is not None:
        yield rubric.to_json(rubric.evaluate(portfolio, LIBRARY, on=ON))


def said_of_rows(given: Mapping[str, Any]) -> Iterator[str]:
    """Yield all that machines are told of rows."""
    portfolio, problems = rubric.portfolio_from_rows(learner="L-1", **given)
    yield render_problems_json(problems, 1)
    for _, result, told in rubric.evaluate_many({"L-1": given}, LIBRARY, on=ON):
        yield rubric.to_json(result)
        yield rubric.to_json(result, indent=None)
        yield render_problems_json(told, 1)
    if portfolio is not None:
        yield rubric.to_json(rubric.evaluate(portfolio, LIBRARY, on=ON))


def assert_discreet(said: Iterator[str]) -> None:
    texts = list(said)
    assert texts
    for text in texts:
        assert not re.search(SECRET, text, re.IGNORECASE), text[:2_000]


def test_law_16_discretion_of_files(tmp_path: Path) -> None:
    file = tmp_path / "portfolio.yaml"
    file.write_text(yaml.safe_dump(all_planted(), sort_keys=False), encoding="utf-8")
    portfolio, problems = rubric.load_portfolio(file)
    assert portfolio is not None, problems
    assert_discreet(said_of_the_file(file))


@pytest.mark.parametrize("where", [where for where, _ in PERSONAL], ids=str)
@pytest.mark.parametrize("value", [v for _, v in MALFORMED], ids=[n for n, _ in MALFORMED])
def test_law_16_discretion_of_malformed_files(
    where: tuple[str | int, ...], value: Any, tmp_path: Path
) -> None:
    file = tmp_path / "portfolio.yaml"
    file.write_text(yaml.safe_dump(planted(where, value), sort_keys=False), encoding="utf-8")
    assert_discreet(said_of_the_file(file))


def test_law_16_discretion_of_rows() -> None:
    portfolio = rubric.Portfolio.model_validate(all_planted())
    rows = rubric.portfolio_to_rows(portfolio)
    assert json.dumps(rows).count(SECRET) >= len(PERSONAL) - 1
    assert_discreet(said_of_rows(rows))


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
IN_ROWS: list[tuple[str, Any]] = [
    *MALFORMED,
    ("half a character", f"{SECRET}\ud800"),
    ("a zero character", f"{SECRET}\0"),
    ("bytes", SECRET.encode()),
    ("brackets", f'["{SECRET}"'),
    ("braces", f'{{"{SECRET}": '),
]


@pytest.mark.parametrize(("table", "column"), PERSONAL_COLUMNS)
@pytest.mark.parametrize("value", [v for _, v in IN_ROWS], ids=[n for n, _ in IN_ROWS])
def test_law_16_discretion_of_malformed_rows(table: str, column: str, value: Any) -> None:
    given = JOINED if table == "evidence" else ROWS_OF
    first, *others = given[table]
    assert_discreet(said_of_rows({**given, table: [{**first, column: value}, *others]}))
    # of joined rows one may say something else than the other
    assert_discreet(said_of_rows({**given, table: [first, {**first, column: value}]}))


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
    assert_discreet(iter(said))


@pytest.mark.parametrize("value", [v for _, v in MALFORMED], ids=[n for n, _ in MALFORMED])
def test_law_16_discretion_of_malformed_specifications(value: Any, tmp_path: Path) -> None:
    file = unit_file(tmp_path, "1", value)
    done = CliRunner().invoke(command, ["check", str(file), "--format", "json"])
    assert json.loads(done.stdout)["problems"]
    assert_discreet(iter([done.stdout]))
