"""`rubric sheet`, as a centre writes the workbook for its learners."""

from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from rubric.cli.verbs import rubric


def written(folder: Path, *arguments: str) -> openpyxl.Workbook:
    """Return the workbook that `rubric sheet` writes."""
    path = folder / "sheet.xlsx"
    done = CliRunner().invoke(rubric, ["sheet", *arguments, "-o", str(path)])
    assert done.exit_code == 0, done.stderr
    return openpyxl.load_workbook(path)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_list_of_a_class_has_a_learner_on_each_line(tmp_path: Path, end: str) -> None:
    named = tmp_path / "class.csv"
    named.write_bytes(end.join(["L-1,Anna", '"L-2"', "", "L\x853", ""]).encode("utf-8"))
    book = written(tmp_path, "facilitating-action-learning", "--class", str(named))
    learners = [sheet["A3"].value for sheet in book if sheet["A2"].value == "Learner"]
    assert learners == ["L-1", "L-2", "L\x853"]


def test_the_sentence_above_the_rows_names_the_columns_that_there_are(tmp_path: Path) -> None:
    unit = tmp_path / "unit.yaml"
    text = (
        "format: rubric/1\nkind: unit\nid: demo\nversion: 1\ntitle: Demo\noutcomes:\n"
        "  - {ref: 1, text: Be able to plan, criteria: [{ref: 1.1, text: Plan"
    )
    for more, totals in (("}]}\n", False), (", sufficient: {hours: 2}, basis: wording}]}\n", True)):
        unit.write_text(text + more, encoding="utf-8")
        (tmp_path / "sheet.xlsx").unlink(missing_ok=True)
        [sheet] = [one for one in written(tmp_path, str(unit)) if one.title == "Learner"]
        headings = [cell.value for cell in sheet[5]]
        assert ("Total" in headings) is totals
        assert any("“Total”" in str(cell.value) for row in sheet["A1:A4"] for cell in row) is totals


def test_what_is_told_of_a_sheet_stands_in_its_order(tmp_path: Path) -> None:
    book = written(tmp_path, "facilitating-action-learning", "--learner", "L-1")
    sheet = book["L-1"]
    sheet["B7"], sheet["E11"], sheet["H11"] = "Agree goals", "E1", "21/03/2026"
    book.save(tmp_path / "filled.xlsx")
    done = CliRunner().invoke(rubric, ["report", str(tmp_path / "filled.xlsx")])
    told = [line.split()[1] for line in done.stderr.splitlines() if "filled.xlsx: " in line]
    assert told == ["L-1!B7:", "L-1!H11:"]
