"""The hidden sheet of lists of a tracking workbook, and what points at it: choices and formulas."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from rubric.exchange.headings import Field, heading
from rubric.exchange.sheet.book import Book
from rubric.exchange.sheet.cells import word_shown
from rubric.exchange.sheet.drawing import Drawn
from rubric.exchange.sheet.layout import CRITERION, kind_of
from rubric.exchange.sheet.workbook import letters
from rubric.phrases import phrase

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

#: the lists to choose from, a column each
_COLUMNS = ("method", "meaning", "source", "judgement", "finding", "criterion")
#: those that hold what may be chosen in the column of their name
_CHOSEN_FROM = ("method", "source", "judgement", "finding")


def write_lists(out: Drawn, sheet: "Worksheet", book: Book) -> None:
    """Write the lists to choose from, and hide them; reading learns the words of the unit here."""
    unit = book.unit
    held = {
        "method": [word_shown("method", code) for code in unit.methods],
        "meaning": list(unit.methods.values()),
        "source": [word_shown("source", word) for word in unit.sources],
        "judgement": [word_shown("judgement", word) for word in ("met", "not_yet_met")],
        "finding": [
            word_shown("finding", word) for word in ("agreed", "action_required", "disagreed")
        ],
        "criterion": [criterion.reference for criterion in unit.criteria],
        # formulas take a criterion in whatever way it is written
        "way": [way for ways in unit.ways.values() for way in ways],
    }
    titles = ("methods", "meaning", "sources", "judgements", "findings")
    names = [*(phrase(f"sheet_list.{title}") for title in titles), heading(CRITERION)]
    names.append(phrase("sheet_list.ways"))
    for column, (name, title) in enumerate(zip(held, names, strict=True), start=1):
        out.text(sheet, 1, column, title, "heading")
        for row, word in enumerate(held[name], start=2):
            out.text(sheet, row, column, word, "locked")
    sheet.sheet_state = "hidden"
    out.finish(sheet, (1, 0), protect=True)


def ways_on(lists: str, book: Book) -> dict[str, str]:
    """Return where the ways to write each criterion stand on the sheet of lists, in one piece."""
    column, row = letters(len(_COLUMNS) + 1), 2
    found: dict[str, str] = {}
    for criterion, ways in book.unit.ways.items():
        found[criterion] = f"{lists}!${column}${row}:${column}${row + len(ways) - 1}"
        row += len(ways)
    return found


def offer_choices(
    out: Drawn, sheet: "Worksheet", columns: Mapping[Field, int], rows: tuple[int, int], lists: str
) -> None:
    """Let the cells of each column hold what they may: a word of a list, a day, a number.

    Args:
        out: the workbook.
        sheet: the sheet that is filled in.
        columns: its fields, each with its column.
        rows: its first and its last row.
        lists: the name of the sheet of lists.
    """
    for field, column in columns.items():
        kind = kind_of(field)
        area = f"{letters(column)}{rows[0]}:{letters(column)}{rows[1]}"
        if field == CRITERION:
            out.choose(sheet, area, _list_area(lists, "criterion"), strict=False)
        elif field[1] in _CHOSEN_FROM and kind == "word":
            out.choose(
                sheet,
                area,
                _list_area(lists, field[1]),
                strict=field[1] in ("judgement", "finding"),
            )
        elif kind == "day":
            out.day_only(sheet, area)
        elif kind == "number":
            out.number_only(sheet, area)


def _list_area(lists: str, name: str) -> str:
    column = letters(_COLUMNS.index(name) + 1)
    # as far as it is filled in, so that no blank is offered
    return f"OFFSET({lists}!${column}$2,0,0,COUNTA({lists}!${column}:${column})-1,1)"
