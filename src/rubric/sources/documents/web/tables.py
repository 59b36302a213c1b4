"""Where the cells of a table on a web page stand, with the rows and columns that they take."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from rubric.sources.documents.web.elements import Element, tag_of, unseen

#: the most that browsers let one cell take
_MOST_COLUMNS = 1000
#: spots of a table that are worked out; beyond this a cell takes one
_MOST_SPOTS = 200_000


class Spot(NamedTuple):
    """A cell, and where it stands; both count from 1."""

    element: Element
    row: int
    column: int
    rows: int
    columns: int


def grid_of(table: Element) -> Iterator[Spot]:
    """Yield the cells of a table in order, those of tables inside of it left out."""
    rows = list(_rows(table))
    #: for each column that a cell above goes on in: the last row that it takes
    taken: dict[int, int] = {}
    spent = 0
    for row, line in enumerate(rows, 1):
        column = 1
        for cell in line:
            if tag_of(cell) not in ("td", "th") or unseen(cell, tag_of(cell)):
                continue
            while taken.get(column, 0) >= row:
                column += 1
            wide = min(_span(cell, "colspan") or 1, _MOST_COLUMNS)
            high = min(_span(cell, "rowspan") or len(rows), len(rows) - row + 1)
            spent += wide
            if spent > _MOST_SPOTS:
                wide = 1
            for each in range(column, column + wide):
                taken[each] = row + high - 1
            yield Spot(cell, row, column, high, wide)
            column += wide


def is_layout(table: Element) -> bool:
    """Return whether a table only places what stands in it: it has one cell, or holds the page."""
    if (table.get("role") or "").lower() in ("presentation", "none"):
        return True
    cells = [cell for line in _rows(table) for cell in line if tag_of(cell) in ("td", "th")]
    if len(cells) == 1:
        return True
    if any(tag_of(cell) == "th" for cell in cells):
        return False
    inner = [held for cell in cells for held in cell.iter("table")]
    outermost = [held for held in inner if next(held.iterancestors("table")) is table]
    within = sum(len("".join(held.itertext())) for held in outermost)
    return bool(outermost) and within * 2 > len("".join(table.itertext()))


def _rows(table: Element) -> Iterator[Element]:
    for below in table:
        tag = tag_of(below)
        if unseen(below, tag):
            continue
        if tag == "tr":
            yield below
        elif tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in below if tag_of(row) == "tr" and not unseen(row, "tr"))


def _span(cell: Element, attribute: str) -> int:
    found = re.match(r"\s*(\d{1,9})", cell.get(attribute) or "1")
    return int(found[1]) if found else 1
