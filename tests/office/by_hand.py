"""A tracking sheet as somebody fills it in who writes an item in several rows."""

from functools import cache
from typing import Any

import rubric
from tests.exchange.sheet.workbooks import changed

#: more hours than anybody has, so that the engine tells how many there are
_RULE = {"sufficient": {"hours": "1000"}, "basis": "centre"}
_CRITERIA = [{"ref": ref, "text": "Plan a visit", **_RULE} for ref in ("1.1", "1.2", "1.10")]
BY_HOURS = rubric.Specification.model_validate(
    {"format": "rubric/1", "kind": "unit", "id": "visits", "version": "1", "title": "Visits"}
    | {"outcomes": [{"ref": "1", "text": "Be able to plan visits", "criteria": _CRITERIA}]}
)
LIBRARY = rubric.Library({("visits", "1"): BY_HOURS}, {}, (), {}, {})
#: criterion, evidence, hours and where to look, in rows below the last criterion
_ROWS: tuple[tuple[str, str, float | None, str], ...] = (
    ("1.1", "E1", 2, "p. 1"),
    ("1.2", "E1", 2, ""),  # for another criterion too
    ("1.1", "E2", None, ""),  # its hours stand beside another criterion, further down
    ("1.2", "E2", 4, ""),
    ("1.10", "1.1", 0.5, ""),  # ids that are equal as numbers
    ("1.10", "1.10", 0.25, ""),
    ("1.10", "E?", 8, ""),  # what a program may take for any letter, or any text
    ("1.10", "E*", 16, ""),
    ("1.2", "E3", None, ""),  # no hours at all
)
#: the same with a later judgement, which gets a row of its own
_LATER = ("1.1", "E1", 2)


@cache
def in_many_rows() -> bytes:
    """Return a workbook in which items stand in two rows of a criterion."""
    data = rubric.tracking_sheet([BY_HOURS], LIBRARY, ["L-1"])
    return changed(data, _fill)


def _fill(book: Any) -> None:
    sheet = book["L-1"]
    columns = {sheet.cell(5, at).value: at for at in range(1, sheet.max_column + 1)}
    last = max(row for row in range(6, sheet.max_row + 1) if sheet.cell(row, 1).value)
    row = last
    for row, (criterion, item, hours, where) in enumerate(_ROWS, start=last + 1):
        said = {"Criterion": criterion, "Evidence": item, "Hours": hours, "Where to look": where}
        for heading, value in said.items():
            sheet.cell(row, columns[heading]).value = value or None
    criterion, item, hours = _LATER
    judged = {"Judgement": "Met", "Decided on": "2026-05-02", "Assessor": "A-7"}
    said = {"Criterion": criterion, "Evidence": item, "Hours": hours, **judged}
    for heading, value in said.items():
        sheet.cell(row + 1, columns[heading]).value = value
