"""The sheets in front: how to fill the others in, and what is recorded in all of them together."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from rubric.exchange.sheet.book import Book
from rubric.exchange.sheet.cells import word_shown
from rubric.exchange.sheet.drawing import Drawn
from rubric.exchange.sheet.layout import CRITERION, ITEM, LEARNER, Field, heading
from rubric.exchange.sheet.workbook import letters
from rubric.phrases import phrase

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

#: sentences of the instructions, from 1
_SENTENCES = 11
#: width of their column
_TEXT = 92
#: and of what a summary does not say
_CAUTIONS = 3
#: the counts of a summary, each with the column that is looked at and the word that it counts
_COUNTS: Mapping[str, tuple[Field, str]] = {
    "entries": (ITEM, ""),
    "met": (("decisions", "judgement"), "met"),
    "agreed": (("reviews", "finding"), "agreed"),
}


def write_instructions(out: Drawn, sheet: "Worksheet", book: Book) -> None:
    """Write how the workbook is filled in, what each criterion asks for, and the codes."""
    sheet.column_dimensions["A"].width = 18
    sheet.column_dimensions["B"].width = _TEXT
    out.text(sheet, 1, 1, phrase("sheet.how.title"), "title")
    out.text(sheet, 2, 1, phrase("sheet.how.unit"), "strong")
    out.text(sheet, 2, 2, f"{book.unit.title} ({book.unit.reference})", "told")
    row = 4
    for number in range(1, _SENTENCES + 1):
        out.value(sheet, row, 1, number, "told")
        out.text(sheet, row, 2, phrase(f"how_to.{number}"), "told")
        out.fit(sheet, row, phrase(f"how_to.{number}"), _TEXT)
        row += 1
    rules = [(c.reference, c.rule) for c in book.unit.criteria]
    methods = [(word_shown("method", code), name) for code, name in book.unit.methods.items()]
    for title, named, lines in (
        (phrase("sheet.how.asked"), (heading(CRITERION), phrase("sheet.how.rule")), rules),
        (phrase("sheet_list.methods"), (heading(("items", "method")),
                                         phrase("sheet_list.meaning")), methods),
    ):  # fmt: skip
        out.text(sheet, row + 1, 1, title, "strong")
        out.text(sheet, row + 2, 1, named[0], "heading")
        out.text(sheet, row + 2, 2, named[1], "heading")
        row += 3
        for one, other in lines:
            out.text(sheet, row, 1, one, "locked")
            out.text(sheet, row, 2, other, "locked")
            out.fit(sheet, row, other, _TEXT)
            row += 1
    out.finish(sheet, (0, 0), protect=True)


def write_summary(
    out: Drawn,
    sheet: "Worksheet",
    book: Book,
    learners: Mapping[str, str],
    rows: tuple[int, int],
    ways: Mapping[str, str],
) -> None:
    """Write three counts of what is entered, for each learner and criterion.

    Args:
        out: the pen.
        sheet: to write on.
        book: the workbook.
        learners: name of a learner's sheet → how the learner is called.
        rows: the first and last row of these sheets.
        ways: criterion → where the ways to write it stand.
    """
    unit = book.unit
    out.text(sheet, 1, 1, phrase("sheet.summary.title", {"title": unit.title}), "title")
    for row in range(2, 2 + _CAUTIONS):
        out.text(sheet, row, 1, phrase(f"sheet_caution.{row - 1}"), "note")
    sheet.column_dimensions["A"].width = 42
    # three blocks of counts by criterion stand below the totals over them
    totals = 3 + _CAUTIONS
    first = totals + len(_COUNTS) + 3
    height = len(unit.criteria) + 2
    out.text(sheet, totals, 1, heading(LEARNER), "heading")
    out.text(sheet, totals + 1, 1, phrase("sheet.summary.criteria"), "locked")
    for number, (name, (field, word)) in enumerate(_COUNTS.items()):
        top = first + number * height
        out.text(sheet, totals + 2 + number, 1, phrase(f"summary_total.{name}"), "locked")
        out.text(sheet, top, 1, phrase(f"summary_block.{name}"), "heading")
        for at, criterion in enumerate(unit.criteria, start=top + 1):
            out.text(sheet, at, 1, criterion.reference, "locked")
        for column, (title, learner) in enumerate(learners.items(), start=2):
            sheet.column_dimensions[letters(column)].width = 12
            out.text(sheet, top, column, learner, "heading")
            here = letters(column)
            below = f"{here}{top + 1}:{here}{top + len(unit.criteria)}"
            out.formula(sheet, totals + 2 + number, column, f'=COUNTIF({below},">0")')
            for at, criterion in enumerate(unit.criteria, start=top + 1):
                counted = _count(book, title, (field, word), rows, ways[criterion.reference])
                out.formula(sheet, at, column, counted)
    for column, learner in enumerate(learners.values(), start=2):
        out.text(sheet, totals, column, learner, "heading")
        out.value(sheet, totals + 1, column, len(unit.criteria), "counted")
    out.finish(sheet, (totals, 1), protect=True, landscape=len(learners) > 5)


def _count(
    book: Book, title: str, what: tuple[Field, str], rows: tuple[int, int], ways: str
) -> str:
    """How many rows of a sheet are for a criterion and say something."""
    field, word = what
    quoted = "'" + title.replace("'", "''") + "'"

    def area(of: Field) -> str:
        column = letters(book.fields.index(of) + 1)
        return f"{quoted}!${column}${rows[0]}:${column}${rows[1]}"

    said = f'"{word_shown(field[1], word)}"' if word else '""'
    sign = "=" if word else "<>"
    return (
        f"=SUMPRODUCT(--ISNUMBER(MATCH({area(CRITERION)},{ways},0)),--({area(field)}{sign}{said}))"
    )
