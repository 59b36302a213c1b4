"""What a check finds in evidence logs and workbooks, named or in a folder."""

import json
import os
from pathlib import Path

import jsonschema
import openpyxl
import pytest
from click.testing import CliRunner, Result
from tests.generated import ROOT

import rubric
from rubric.api import checked_logs
from rubric.api.checking import Checked, check
from rubric.cli.verbs import rubric as command
from rubric.diagnostics import codes
from rubric.phrases import phrase
from rubric.report.sarif import render_sarif

UNIT = "facilitating-action-learning"
REGISTRATIONS = f"learner,specification\nL-1,{UNIT}\nL-2,{UNIT}\nL-3,{UNIT}\n"
EVIDENCE = """learner,id,criterion,method,date,hours
L-1,E1,2.1,product,2026-02-17,12
L-2,E1,9.9,product,2026-02-17,3
L-3,E1,2.1,product,2026-02-30,3
,E1,2.1,product,2026-02-17,3
"""
#: what is wrong in these two tables: line of the evidence, column, code
WRONG = [(3, "criterion", "RUB406"), (4, "date", "RUB208"), (5, "learner", "RUB605")]


def log(folder: Path, **files: str) -> Path:
    """Return a folder with a log, some of its files other than they should be."""
    folder.mkdir(exist_ok=True)
    for name, text in ({"registrations": REGISTRATIONS, "evidence": EVIDENCE} | files).items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def found(checked: Checked) -> list[tuple[object, object, str]]:
    """Return line, column and code of each problem that has a line."""
    return [
        (getattr(one.place, "line", 0), getattr(one.place, "column", ""), one.diagnostic.code.code)
        for one in checked.problems
    ]


def run(*arguments: object) -> Result:
    return CliRunner().invoke(command, ["check", *map(str, arguments)])


def test_a_folder_that_is_a_log(tmp_path: Path) -> None:
    checked = check([log(tmp_path)])
    assert found(checked) == WRONG
    assert [Path(name).name for name in checked.logs] == ["evidence.csv", "registrations.csv"]
    assert checked.fails()


def test_a_log_further_down_beside_a_unit_that_it_needs(tmp_path: Path) -> None:
    unit = (ROOT / "criteria" / f"{UNIT}.yaml").read_text(encoding="utf-8")
    (tmp_path / "unit.yaml").write_text(unit.replace(f"id: {UNIT}", "id: own-unit"), "utf-8")
    log(tmp_path / "autumn", registrations=REGISTRATIONS.replace(UNIT, "own-unit"))
    # of the unit it is told that its wording is that of another
    assert [one for one in found(check([tmp_path])) if one[2] < "RUB700"] == WRONG


def test_tables_that_are_named_are_one_log(tmp_path: Path) -> None:
    log(tmp_path)
    assert found(check([tmp_path / "evidence.csv", tmp_path / "registrations.csv"])) == WRONG
    # one alone says nothing of registrations, unless they are said for all
    assert found(check([tmp_path / "evidence.csv"])) == [(0, "", "RUB618")]
    assert found(check([tmp_path / "evidence.csv"], specification=UNIT)) == WRONG


def test_rows_are_told_in_their_order(tmp_path: Path) -> None:
    rows = "".join(f"L-{n},E1,9.9,product,2026-02-17,1\n" for n in range(1, 13))
    everybody = "learner,specification\n" + "".join(f"L-{n},{UNIT}\n" for n in range(1, 13))
    log(tmp_path, registrations=everybody, evidence=EVIDENCE.splitlines(True)[0] + rows)
    assert [line for line, _, _ in found(check([tmp_path]))] == list(range(2, 14))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        # the name of no table
        ("prices.csv", "a,b\n1,2\n"),
        # the name of a table, and nobody's: what a shop sells
        ("items.csv", "id,price\n1,2\n"),
        # a log that is hidden, or that a spreadsheet program has open
        (".evidence.csv", EVIDENCE),
        ("~$evidence.csv", EVIDENCE),
        # nothing at all
        ("links.csv", ""),
    ],
)
def test_tables_that_are_no_log_are_passed_over_in_a_folder(
    tmp_path: Path, name: str, text: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert run(tmp_path).exit_code == 2
    assert not check([tmp_path]).logs


def test_a_table_that_is_named_and_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "prices.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    (problem,) = check([tmp_path / "prices.csv"]).problems
    assert problem.diagnostic.code is codes.NOT_A_LOG
    told = phrase(problem.diagnostic.code.slug, problem.diagnostic.arguments)
    assert told.startswith("the name of the file")


def test_a_broken_table_of_a_log_is_told(tmp_path: Path) -> None:
    (problem,) = check([log(tmp_path, links="")]).problems
    assert problem.diagnostic.code is codes.EMPTY_FILE
    assert str(problem.place).endswith("links.csv")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_no_table(tmp_path: Path) -> None:
    log(tmp_path)
    os.mkfifo(tmp_path / "links.csv")
    assert found(check([tmp_path])) == WRONG  # in a folder it is passed over
    (problem,) = check([tmp_path / "links.csv"]).problems
    assert problem.diagnostic.code is codes.UNREADABLE


def test_days_first(tmp_path: Path) -> None:
    log(tmp_path, evidence=EVIDENCE.replace("2026-02-17", "17/02/2026"))
    said = run(tmp_path, "--dates", "dmy")
    assert said.output.count("error RUB") == 3


def test_workbooks_of_ours_in_a_folder(tmp_path: Path) -> None:
    for name in ("tracking-sheet-messy.xlsx", "tracking-sheet.xlsx"):
        (tmp_path / name).write_bytes((ROOT / "examples" / name).read_bytes())
    unit = rubric.Library.load().specifications[UNIT, "1"]
    (tmp_path / "author.xlsx").write_bytes(rubric.author_sheet(unit))
    budget = openpyxl.Workbook()
    budget.active.append(["Paper", 12])
    budget.save(tmp_path / "budget.xlsx")
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04")
    (tmp_path / "~$author.xlsx").write_bytes(b"\x05open")
    checked = check([tmp_path])
    names = {Path(one.name).name for one in checked.documents}
    assert names == {"tracking-sheet-messy.xlsx", "tracking-sheet.xlsx", "author.xlsx"}
    named = check(sorted(tmp_path.glob("[at]*.xlsx")))
    assert checked.problems == named.problems
    # what is named has to be one
    assert {one.diagnostic.code.code for one in check([tmp_path / "budget.xlsx"]).problems}


def test_a_workbook_of_tables_is_a_log(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for name, text in {"registrations": REGISTRATIONS, "evidence": EVIDENCE}.items():
        sheet = book.create_sheet(name)
        for line in text.splitlines():
            sheet.append(line.split(","))
    del book["Sheet"]
    book.save(tmp_path / "log.xlsx")
    codes_found = [one.diagnostic.code.code for one in check([tmp_path / "log.xlsx"]).problems]
    assert codes_found == [code for _, _, code in WRONG]
    assert [one.diagnostic.code.code for one in check([tmp_path]).problems] == codes_found


def test_findings_stand_under_their_own_heading(tmp_path: Path) -> None:
    log(tmp_path, evidence=EVIDENCE.splitlines(True)[0] + "L-2,E7,,product,2026-02-17,3\n")
    said = run(tmp_path)
    assert said.exit_code == 0
    assert "Findings, for quality assurance: 1" in said.output
    told = " ".join(said.output.split())  # a long name of a folder goes over two lines
    assert f"{tmp_path}, learner L-2 - E7 is mapped to no criterion" in told
    view = json.loads(run(tmp_path, "--format", "json").output)
    jsonschema.Draft202012Validator(rubric.schema("problems")).validate(view)
    ((one),) = view["findings"]
    assert (one["learner"], one["findings"][0]["code"]) == ("L-2", "item_mapped_to_nothing")


def test_findings_of_many_learners_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checked_logs, "MOST_LEARNERS", 30)
    many = range(40)
    log(
        tmp_path,
        registrations="learner,specification\n" + "".join(f"L{n},{UNIT}\n" for n in many),
        evidence="learner,id,hours\n" + "".join(f"L{n},E7,3\n" for n in many),
    )
    checked = check([tmp_path])
    assert (len(checked.findings), checked.more_findings) == (30, 10)
    said = run(tmp_path).output
    assert "Findings, for quality assurance: 40" in said
    assert said.count("learner L") == 20
    assert "… and 20 more findings" in said
    assert json.loads(run(tmp_path, "--format", "json").output)["more_findings"] == 10


def test_each_learner_is_judged_on_the_last_day_of_their_rows(tmp_path: Path) -> None:
    # a decision before its evidence is a finding whatever the day is, and the same on every day
    decisions = "learner,id,criteria,judgement,assessor,date\nL-1,D1,2.1,met,A-7,2031-01-05\n"
    log(tmp_path, evidence=EVIDENCE.splitlines(True)[0] + EVIDENCE.splitlines(True)[1],
        decisions=decisions)  # fmt: skip
    checked = check([tmp_path])
    assert [one.result.on.isoformat() for one in checked.findings] == ["2031-01-05"]


def test_github_and_sarif_point_at_the_line(tmp_path: Path) -> None:
    said = run(log(tmp_path), "--format", "github").output
    name = (tmp_path / "evidence.csv").as_posix()
    assert f"::error file={name},line=4,title=RUB208 no-such-date::column date: " in said
    results = json.loads(render_sarif(check([tmp_path]).problems))["runs"][0]["results"]
    regions = [one["locations"][0]["physicalLocation"]["region"] for one in results]
    assert regions == [{"startLine": line} for line, _, _ in WRONG]


def test_cells_are_told_to_github_and_in_sarif() -> None:
    sheet = ROOT / "examples/tracking-sheet-messy.xlsx"
    said = run(sheet, "--format", "github").output
    assert "examples/tracking-sheet-messy.xlsx,title=RUB866 cell-unclear::L-0043!I7: " in said
    results = json.loads(render_sarif(check([sheet]).problems))["runs"][0]["results"]
    assert all(one["locations"] for one in results)


def test_when_nearly_every_row_is_wrong_it_is_said_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checked_logs, "MOST_FAULTS", 3)
    rows = "".join(f",E{n},2.1,product,2026-02-17,1\n" for n in range(9))
    last = check([log(tmp_path, evidence=EVIDENCE.splitlines(True)[0] + rows)]).problems[0]
    assert last.diagnostic.code is codes.TOO_MANY_WRONG
    said = "RUB260 too-many-wrong-rows: more than 3 rows of this log are wrong, and the rest "
    assert said + "was not read" in rubric.message(last)


def test_codes_are_selected_of_logs_as_of_files(tmp_path: Path) -> None:
    said = run(log(tmp_path), "--select", "RUB208")
    assert said.output.count("error RUB") == 1
    assert "2 errors not listed" in said.output
    (tmp_path / "rubric.toml").write_text('[check]\nselect = ["RUB406"]\n', encoding="utf-8")
    assert [code for _, _, code in found(check([tmp_path]))] == ["RUB406"]


def test_fix_leaves_logs_and_workbooks_as_they_are(tmp_path: Path) -> None:
    log(tmp_path, evidence=EVIDENCE.replace(",12\n", ",12  \n"))
    sheet = ROOT / "examples/tracking-sheet.xlsx"
    (tmp_path / sheet.name).write_bytes(sheet.read_bytes())
    paths = [tmp_path, tmp_path / "evidence.csv", tmp_path / sheet.name]
    assert rubric.fixes(paths, seen=True) == ()
    before = (tmp_path / "evidence.csv").read_bytes()
    run(*paths, "--fix", "--yes")
    assert (tmp_path / "evidence.csv").read_bytes() == before
