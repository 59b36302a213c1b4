"""The workbooks among the examples: one that is filled in, and one as it may come back."""

import io
import zipfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.formula import ArrayFormula

import rubric
from rubric.exchange.sheet.drawing import Drawn, in_bytes

ROOT = Path(__file__).resolve().parents[1]


def filled() -> bytes:
    """Return a workbook with a learner who is half way, and one who begins."""
    portfolio, _ = rubric.load_portfolio(ROOT / "examples/with-gaps.yaml")
    assert portfolio is not None
    return _sheet(["L-0050"], [portfolio])


def messy() -> bytes:
    """Return a workbook as it may come back: somebody moved, renamed, merged and guessed."""
    book = load_workbook(io.BytesIO(_sheet(["L-0043"], [])))
    sheet: Any = book["L-0043"]
    columns = {sheet.cell(5, column).value: column for column in range(1, sheet.max_column + 1)}

    def fill(row: int, **said: Any) -> None:
        for name, value in said.items():
            sheet.cell(row, columns[name.replace("_", " ")]).value = value

    day = datetime(2026, 2, 17)
    fill(7, Evidence="E1", Method="product ", Date="03/04/2026", Where_to_look="p. 1")
    fill(8, Evidence="E2", Method="WITNESS TESTIMONY", Date="21/11/2026")
    fill(11, Evidence="E3", Method="Product", Date=day, Hours=2.5, Judgement="met",
         Decided_on=datetime(2026, 3, 2), Assessor="A-7")  # fmt: skip
    fill(12, Evidence="E3", Method="Observation")
    fill(15, Evidence="E1", IQA_outcome="agreed", IQA_date=day, IQA_by="Q-2")
    sheet.insert_cols(4)
    for row in sheet.iter_rows(min_col=5):
        for cell in row:
            if isinstance(cell.value, ArrayFormula):  # as every program does that moves a column
                cell.value.ref = cell.coordinate
    sheet.cell(5, 4).value = "Box"
    sheet.cell(7, 4).value = "shelf 3"
    sheet.cell(5, 1).value = "AC"
    return in_bytes(_Again(book))


class _Again(Drawn):
    """A workbook that was drawn before, to be written once more."""

    def __init__(self, book: Any) -> None:
        self.book = book


def _sheet(learners: list[str], portfolios: list[rubric.Portfolio]) -> bytes:
    library = rubric.Library.load()
    unit = library.find("facilitating-action-learning", None, None)
    assert isinstance(unit, rubric.Specification)
    return rubric.tracking_sheet([unit], library, learners, portfolios)


#: name of an example → what makes it
WORKBOOKS = {"tracking-sheet.xlsx": filled, "tracking-sheet-messy.xlsx": messy}


def parts(data: bytes) -> Mapping[str, bytes]:
    """Return the parts of a workbook: how they are packed depends on the machine."""
    if not data:
        return {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
