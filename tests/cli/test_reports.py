"""`rubric report` in formats for people: what is written, what is left out, what is refused."""

import csv
import io
import json
import re
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result
from tests.generated import ROOT

from rubric.cli.verbs import rubric as command

DAY = ["--on", "2026-11-21"]
FORMATS = ("text", "json", "jsonl", "markdown", "html", "csv")
GAPS, COMPLETE = "examples/with-gaps.yaml", "examples/complete.yaml"
#: everybody in the example
PEOPLE = ("L-0042", "C-1180", "A-7", "Q-2", "W-1")


@pytest.fixture(autouse=True)
def _at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def report(*arguments: str) -> Result:
    return CliRunner().invoke(command, ["report", *arguments, *DAY])


@pytest.mark.parametrize("form", FORMATS)
def test_the_exit_code_is_the_same_in_every_format(form: str) -> None:
    assert report(GAPS, "--format", form).exit_code == 1
    assert report(COMPLETE, "--format", form).exit_code == 0


@pytest.mark.parametrize("form", ["markdown", "html", "csv"])
def test_several_learners_are_told_in_one_text(form: str) -> None:
    told = report(GAPS, COMPLETE, "--format", form)
    assert told.exit_code == 1
    assert "L-0042" in told.output
    assert "L-0017" in told.output
    assert told.output.count("<!DOCTYPE html>") == (form == "html")


def test_one_that_cannot_be_read_does_not_stop_the_others(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("kind: [", encoding="utf-8")
    told = report(str(broken), GAPS, "--format", "html")
    assert told.exit_code == 2
    assert "Report on L-0042" in told.stdout
    assert "broken.yaml" in told.stderr


def test_csv_is_known_for_utf_8_in_a_file_and_plain_in_a_pipe(tmp_path: Path) -> None:
    file = tmp_path / "report.csv"
    assert report(GAPS, "--format", "csv", "-o", str(file)).output == ""
    held = file.read_bytes()
    assert held.startswith(b"\xef\xbb\xbf")
    piped = report(GAPS, "--format", "csv").stdout
    assert held.decode("utf-8-sig") == piped
    rows = list(csv.DictReader(io.StringIO(piped)))
    assert len(rows) == 8
    assert rows[1]["closes_when"].startswith("2.1 needs 4 more hours in one new item")
    assert (rows[1]["mapped"], rows[1]["counted"]) == ("5", "4")
    assert rows[1]["not_counted"] == "no_own_contribution"
    assert (rows[1]["items_counted"], rows[1]["items_not_counted"]) == ("E3; E4; E5; E6", "E7")
    links = list(
        csv.DictReader(io.StringIO(report(GAPS, "--format", "csv", "--rows", "links").stdout))
    )
    assert [row["item"] for row in links if row["state"] == "uncounted"] == ["E7"]
    assert [row["criterion"] for row in links if row["item"] == "E10"] == ["3.1", "3.2", "3.3"]


def test_a_file_is_not_written_over_unless_told(tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_text("mine", encoding="utf-8")
    told = report(GAPS, "--format", "html", "-o", str(file))
    assert told.exit_code == 2
    assert "add --force to write over it" in " ".join(told.output.split())
    assert file.read_text(encoding="utf-8") == "mine"
    assert report(GAPS, "--format", "html", "-o", str(file), "--force").exit_code == 1
    assert file.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert list(tmp_path.iterdir()) == [file]


def test_what_is_read_is_never_written_over(tmp_path: Path) -> None:
    key, earlier = tmp_path / "key", tmp_path / "earlier.json"
    assert report(GAPS, "--format", "json", "-o", str(earlier)).exit_code == 1
    before = earlier.read_text(encoding="utf-8")
    told = report(GAPS, "--since", str(earlier), "-o", str(earlier), "--force")
    assert told.exit_code == 2
    assert earlier.read_text(encoding="utf-8") == before
    assert report(GAPS, "--pseudonymise", str(key)).exit_code == 1
    secret = key.read_text(encoding="utf-8")
    assert report(GAPS, "--pseudonymise", str(key), "-o", str(key), "--force").exit_code == 2
    assert key.read_text(encoding="utf-8") == secret


def portfolio_with_names(tmp_path: Path) -> str:
    text = Path(GAPS).read_text(encoding="utf-8")
    file = tmp_path / "portfolio.yaml"
    file.write_text(
        text.replace("A-7: {role: assessor}", "A-7: {role: assessor, name: Ann Example}"),
        encoding="utf-8",
    )
    return str(file)


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "csv"])
def test_names_feedback_and_titles_are_there_only_where_they_are_asked_for(
    form: str, tmp_path: Path
) -> None:
    file = portfolio_with_names(tmp_path)
    personal = ("Ann Example", "The forms are summed up", "Set the forms of meetings")
    plain = " ".join(report(file, "--format", form).output.split())
    assert [text for text in personal if text in plain] == []
    asked = report(file, "--format", form, "--include", "names, feedback").output
    told = " ".join(asked.split())
    assert [text for text in personal if text not in told] == []
    if form in ("html", "json"):
        assert "Design of set meeting 1, with handouts" not in told
        told = report(file, "--format", form, "--include", "titles").output
        assert "Design of set meeting 1, with handouts" in told
        assert "The forms are summed up" not in told


@pytest.mark.parametrize("form", FORMATS)
def test_pseudonyms_are_the_same_in_every_run_and_format(form: str, tmp_path: Path) -> None:
    key = tmp_path / "key"
    first = report(GAPS, "--format", "text", "--pseudonymise", str(key))
    assert "is a new key" in first.stderr
    learner = re.search(r"Learner (p-[a-z2-7]{12})", first.stdout)
    assert learner
    include = () if form == "csv" else ("--include", "feedback")
    told = report(GAPS, "--format", form, "--pseudonymise", str(key), *include)
    assert told.stderr == ""
    assert learner[1] in told.stdout
    body = told.stdout.replace("with-gaps", "")
    assert [name for name in PEOPLE if re.search(rf"(?<!\w){name}(?!\w)", body)] == []
    assert "4 of 8" in told.stdout or form in ("json", "jsonl", "csv")


def test_what_is_set_aside_keeps_its_place_and_tells_nobody(tmp_path: Path) -> None:
    # a learner has no name in a portfolio, but often in the name of the file
    file = tmp_path / "L-0042 Joe Bloggs.yaml"
    text = Path(GAPS).read_text(encoding="utf-8")
    file.write_text(text.replace("assessor: A-7", "assessor: L-0042", 1), encoding="utf-8")
    plain = report(str(file))
    told = report(str(file), "--pseudonymise", str(tmp_path / "key"))
    line = re.search(r"\.yaml:(\d+:\d+): ", plain.stdout)
    assert line
    assert f"file 1 of those named:{line[1]}: " in told.stdout
    assert "L-0042" not in told.output
    assert "Bloggs" not in told.output


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_that_cannot_be_judged_tells_nobody_under_pseudonyms(
    form: str, tmp_path: Path
) -> None:
    file, key = tmp_path / "Joe Bloggs.yaml", str(tmp_path / "key")
    text = Path(GAPS).read_text(encoding="utf-8")
    # the line that is wrong holds the title of an item; the id of another names its assessor
    file.write_text(text.replace("method:", "methd:", 1).replace("id: E1", "id: E1-A-7", 1))
    one_each = "jsonl" if form == "json" else form
    told = report(str(file), COMPLETE, "--format", one_each, "--pseudonymise", key)
    assert told.exit_code == 2
    assert "file 1 of those named:" in told.stderr
    assert "RUB203 unknown-field" in told.stderr
    assert "`rubric check` of it shows all" in told.stderr
    for personal in ("Bloggs", "A-7", "L-0042", "methd", "|"):
        assert personal not in told.stderr


def test_a_sheet_tells_nobody_under_pseudonyms(tmp_path: Path) -> None:
    for name in ("tracking-sheet", "tracking-sheet-messy"):
        key = ("--pseudonymise", str(tmp_path / "key"))
        for form in FORMATS:
            one_each = "jsonl" if form == "json" else form
            told = report(f"examples/{name}.xlsx", "--format", one_each, *key)
            assert "L-00" not in told.output
            assert name not in told.stderr


def test_a_sheet_that_is_called_as_its_learner_tells_nobody(tmp_path: Path) -> None:
    """People give sheets the names of learners, which stand in no record."""
    book = openpyxl.load_workbook("examples/tracking-sheet.xlsx")
    sheet = book["L-0042"]
    sheet.title = "Joe Bloggs"
    sheet["B7"].value = "other words"
    file = tmp_path / "class.xlsx"
    book.save(file)
    assert "Joe Bloggs!B7: " in report(str(file)).stderr
    for form in FORMATS:
        one_each = "jsonl" if form == "json" else form
        told = report(str(file), "--format", one_each, "--pseudonymise", str(tmp_path / "key"))
        assert "file 1 of those named: …!B7: " in told.stderr
        assert "Bloggs" not in told.output


def test_since_reads_what_json_and_jsonl_wrote(tmp_path: Path) -> None:
    one, several = tmp_path / "one.json", tmp_path / "several.jsonl"
    june = ["--on", "2026-06-30"]
    run = CliRunner().invoke
    run(command, ["report", GAPS, "--format", "json", "-o", str(one), *june])
    run(command, ["report", GAPS, COMPLETE, "--format", "jsonl", "-o", str(several), *june])
    told = report(GAPS, "--since", str(one)).stdout
    assert told.startswith("Since 2026-06-30: 3 closed; 1 with another status\n")
    assert report(GAPS, "--since", str(several)).stdout == told
    both = report(GAPS, COMPLETE, "--since", str(several), "--format", "html").stdout
    assert both.count("Since 2026-06-30") == 2
    view = json.loads(report(GAPS, "--since", str(one), "--format", "json").stdout)
    assert [len(view["since"][kind]) for kind in ("closed", "opened", "changed")] == [3, 0, 1]


def test_since_goes_with_pseudonyms(tmp_path: Path) -> None:
    key, one = ["--pseudonymise", str(tmp_path / "key")], tmp_path / "one.json"
    report(GAPS, "--format", "json", "-o", str(one), *key)
    told = report(GAPS, "--since", str(one), *key).stdout
    assert told.startswith("Since 2026-11-21: every criterion has the status that it had\n")
    # an earlier report without pseudonyms names whom they stand for
    named = tmp_path / "named.json"
    report(GAPS, "--format", "json", "-o", str(named))
    refused = report(GAPS, "--since", str(named), *key)
    assert "has to be written with the same key" in " ".join(refused.stderr.split())
    assert "L-0042" not in refused.output


REFUSED = [
    # what the file holds, and what is said of it
    ("", "is no earlier report: the file is empty"),
    ("[]", "is no earlier report; write one with --format json -o FILE"),
    ("[" * 100_000, "is no earlier report"),
    ('{"kind": "problems", "format": "rubric/1"}', "is no earlier report"),
    ('{"kind": "result", "format": "rubric/9", "learner": "L"}', "is of a newer format"),
    ('{"kind": "result", "format": "rubric/1", "learner": "L-9", "on": "2026-01-01"}',
     "has no report on L-0042; it has L-9"),
]  # fmt: skip


@pytest.mark.parametrize(("held", "said"), REFUSED)
def test_what_is_no_earlier_report_is_told(held: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "old.json"
    file.write_text(held, encoding="utf-8")
    told = report(GAPS, "--since", str(file))
    assert told.exit_code == 2
    assert said in " ".join(told.output.split())
    assert told.stdout == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--include", "all"], "`all` cannot be included; there are names, feedback and titles"),
        (["--include", "names", "--pseudonymise", "KEY"], "leave names or --pseudonymise out"),
        (["--pseudonymise", "SHORT"], "holds no key; a key has at least 16 characters"),
        (["--pseudonymise", "."], "is no ordinary file, so it holds no key"),
        (["--pseudonymise", "missing/key"], "cannot be read or made"),
        (["--format", "pdf"], "is not one of"),
    ],
)
def test_wrong_use(arguments: list[str], said: str, tmp_path: Path) -> None:
    (tmp_path / "SHORT").write_text("secret\n", encoding="utf-8")
    named = [
        str(tmp_path / one) if one in ("KEY", "SHORT", "missing/key") else one for one in arguments
    ]
    told = report(GAPS, *named)
    assert told.exit_code == 2
    assert said in " ".join(told.output.split())
    assert not (tmp_path / "KEY").exists()


def test_without_the_extra_a_page_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    from rubric.report import pages

    monkeypatch.setitem(__import__("sys").modules, "jinja2", None)
    monkeypatch.setattr(pages, "environment", pages.environment.__wrapped__)
    told = report(GAPS, "--format", "html")
    assert told.exit_code == 2
    assert 'pip install "rubric-engine[html]"' in told.stderr
    assert report(GAPS, "--format", "markdown").exit_code == 1
