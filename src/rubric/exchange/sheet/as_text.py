"""Sheets as lines of text, as the manual shows them: cells between `|`, a sheet after `[NAME]`.

What a spreadsheet program would have turned into something else says so in brackets behind it:
`1.1 (number)`, `2026-02-17 (date)`, `=A1 (formula)`.
"""

import re
from datetime import datetime
from typing import Any

from rubric.exchange.sheet.workbook import Formula, Opened, Position, Sheet

_SHEET = re.compile(r"\[(.+)\]")
_TURNED = re.compile(r"(.*) \((number|date|formula)\)")


def opened_text(text: str, file: str) -> Opened:
    """Return what a workbook with these cells would be read as."""
    sheets: dict[str, dict[Position, Any]] = {}
    cells: dict[Position, Any] = {}
    row = 0
    for line in text.splitlines():
        if named := _SHEET.fullmatch(line.strip()):
            cells, row = sheets.setdefault(named[1], {}), 0
            continue
        row += 1
        for column, cell in enumerate(line.split("|"), start=1):
            if cell.strip():
                cells[row, column] = _turned(cell.strip())
    return Opened(file, b"", tuple(Sheet(file, n, c) for n, c in sheets.items()), macros=False)


def _turned(cell: str) -> Any:
    found = _TURNED.fullmatch(cell)
    if found is None:
        return cell
    if found[2] == "number":
        return float(found[1]) if "." in found[1] else int(found[1])
    return datetime.fromisoformat(found[1]) if found[2] == "date" else Formula(found[1])
