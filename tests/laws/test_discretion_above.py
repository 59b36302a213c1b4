"""Law 16, discretion, on qualifications: reports, what if, plans and checks for machines."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from rubric.cli.verbs import rubric as command
from rubric.testing.laws import law_16_discretion
from rubric.testing.laws.discretion import MALFORMED, SECRET, Where, all_planted, personal, planted

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "examples/qualification"
TASKS = ROOT / "examples/planning/diploma.yaml"
DAY = ["--on", "2026-11-21"]
#: one record of each kind beside those of the example
MORE: dict[str, list[dict[str, Any]]] = {
    "evidence": [
        {"id": "E90", "date": "2026-02-17", "group": "yes",
         "maps_to": {"coaching/1.1": {"at": "p. 1"}}, "withdrawn": {"date": "2026-08-01"}},
    ],
    "decisions": [
        {"id": "D90", "criteria": ["coaching/1.1"], "judgement": "met", "assessor": "A-3",
         "date": "2026-06-05", "evidence": ["E90"],
         "override": {"reason": "Agreed.", "authorised_by": "Q-2"}},
    ],
    "iqa_reviews": [
        {"id": "R90", "of": "D90", "finding": "action_required", "iqa": "Q-2",
         "date": "2026-07-02"},
    ],
    "exemptions": [
        {"id": "X90", "criteria": ["coaching/1.2"], "reason": "exemption", "authorised_by": "Q-2",
         "date": "2026-03-01"},
    ],
}  # fmt: skip


def read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def records() -> dict[str, Any]:
    data = read(FOLDER / "half-way.yaml")
    return {**data, **{name: [*data.get(name, []), *more] for name, more in MORE.items()}}


RECORDS = records()
#: of the records that were added here, and of people: each personal field once
PERSONAL = [
    (where, field)
    for where, field in personal(RECORDS)
    if where[0] == "people" or "90" in str(RECORDS[str(where[0])][int(where[1])].get("id", ""))
]


def said_of_the_file(file: Path, library: Path = FOLDER) -> Callable[[Any], Iterator[str]]:
    """Write records to a file, and yield all that machines are told of it."""

    def run(*arguments: str) -> str:
        done = CliRunner().invoke(command, [*arguments, "--library", str(library)])
        return f"{done.stdout}{done.exception!r}"

    def said(data: Any) -> Iterator[str]:
        file.write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
        for one in ("json", "jsonl"):
            yield run("report", str(file), "--format", one, *DAY)
        more = ["--add", "facilitating-action-learning", "--drop", "coaching", "--format", "json"]
        yield run("report", str(file), *more, *DAY)
        yield run("report", str(file), "--for", "claim", "--format", "json", *DAY)
        yield run("plan", str(file), "--opportunities", str(TASKS), "--format", "json", *DAY)
        yield CliRunner().invoke(command, ["check", str(file), "--format", "json"]).stdout

    return said


def test_every_kind_of_field_is_planted() -> None:
    everywhere = {where[-1] for where, _ in personal(RECORDS)}
    assert {where[-1] for where, _ in PERSONAL} == everywhere
    assert len(PERSONAL) >= 12


def test_law_16_discretion_on_a_qualification(tmp_path: Path) -> None:
    file = tmp_path / "portfolio.yaml"
    said = list(said_of_the_file(file)(all_planted(RECORDS)))
    law_16_discretion(all_planted(RECORDS), lambda _: said)
    report, _, what_if, _, plan, _ = said
    assert json.loads(report.rpartition("}")[0] + "}")["qualification"]["best"]
    assert '"what_if"' in what_if
    assert '"opportunities": "diploma-tasks@1"' in plan


@pytest.mark.parametrize("where", [where for where, _ in PERSONAL], ids=str)
@pytest.mark.parametrize("value", MALFORMED.values(), ids=MALFORMED)
def test_law_16_discretion_of_malformed_files(where: Where, value: Any, tmp_path: Path) -> None:
    law_16_discretion(planted(where, value, RECORDS), said_of_the_file(tmp_path / "portfolio.yaml"))


@pytest.mark.parametrize("value", [SECRET, *MALFORMED.values()], ids=["sound", *MALFORMED])
def test_law_16_discretion_of_who_encoded_a_qualification(value: Any, tmp_path: Path) -> None:
    for file in (FOLDER / "units").iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    written = read(FOLDER / "demo-diploma.yaml")
    written["source"] |= {"encoded_by": value, "checked_by": value}
    (tmp_path / "demo-diploma.yaml").write_text(yaml.safe_dump(written), encoding="utf-8")
    portfolio = tmp_path / "portfolio.yaml"
    said = list(said_of_the_file(portfolio, tmp_path)(RECORDS))
    said.append(CliRunner().invoke(command, ["check", str(tmp_path), "--format", "json"]).stdout)
    law_16_discretion(value, lambda _: said)
    if value == SECRET:
        assert '"demo-diploma@1"' in said[0]
