"""The sheets in front: how to fill the others in, and what is recorded in all of them together."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rubric.exchange.headings import Field, heading
from rubric.exchange.sheet.book import Book
from rubric.exchange.sheet.cells import word_shown
from rubric.exchange.sheet.counting import count_as_entered, count_of_rows
from rubric.exchange.sheet.drawing import Drawn
from rubric.exchange.sheet.layout import CRITERION, ENTRIES, LEARNER
from rubric.exchange.sheet.workbook import letters
from rubric.phrases import phrase

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

#: sentences of the instructions, from 1
_SENTENCES = 11
#: width of their column
_TEXT = 92
#: least and greatest width of the column beside it, with criteria and methods
_NAMES = (18, 40)
#: and of what a summary does not say
_CAUTIONS = 3
#: the counts of a summary, each with the column that is looked at and the word that it counts
_COUNTS: Mapping[str, tuple[Field, str]] = {
    "entries": (ENTRIES, ""),
    "met": (("decisions", "judgement"), "met"),
    "agreed": (("reviews", "finding"), "agreed"),
}


#: the columns of an overview, with their width
_OVERVIEW: Mapping[str, float] = {
    "learner": 12, "unit": 24, "title": 44, "group": 24, "level": 8, "credit": 8, "criteria": 10,
    "entries": 12, "met": 12, "agreed": 12,
}  # fmt: skip


class Column(NamedTuple):
    """A learner in the summary."""

    shown: str
    #: unit → the name of the learner's sheet; "" where there is one sheet for everything
    sheets: Mapping[str, str]


def write_instructions(out: Drawn, sheet: "Worksheet", book: Book) -> None:
    """Write how the workbook is filled in, what each criterion asks for, and the codes."""
    names = _width_of_names(book)
    sheet.column_dimensions["A"].width = names
    sheet.column_dimensions["B"].width = _TEXT
    out.text(sheet, 1, 1, phrase("sheet.how.title"), "title")
    of_what = heading(("registrations", "qualification" if book.unit.units else "specification"))
    out.text(sheet, 2, 1, of_what, "strong")
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
            out.fit(sheet, row, one, names)
            row += 1
    out.finish(sheet, (0, 0), protect=True)


def _width_of_names(book: Book) -> int:
    """The width in which most criteria stand on one line, with the name of their unit."""
    longest = max((len(criterion.reference) for criterion in book.unit.criteria), default=0)
    least, greatest = _NAMES
    return min(max(least, longest + 4), greatest)


def write_summary(
    out: Drawn,
    sheet: "Worksheet",
    book: Book,
    learners: Sequence[Column],
    rows: tuple[int, int],
    ways: Mapping[str, str],
) -> Mapping[str, int]:
    """Write three counts of what is entered, for each learner and criterion.

    Returns the row above each block of counts.

    Args:
        out: the pen.
        sheet: to write on.
        book: the workbook.
        learners: each with the sheets that are counted.
        rows: the first and last row of these sheets.
        ways: criterion → where the ways to write it stand.
    """
    unit = book.unit
    of_unit = {c.reference: one.id for one in unit.units for c in one.criteria}
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
        for column, (learner, sheets) in enumerate(learners, start=2):
            sheet.column_dimensions[letters(column)].width = 12
            out.text(sheet, top, column, learner, "heading")
            here = letters(column)
            below = f"{here}{top + 1}:{here}{top + len(unit.criteria)}"
            out.formula(sheet, totals + 2 + number, column, f'=COUNTIF({below},">0")')
            for at, criterion in enumerate(unit.criteria, start=top + 1):
                title = sheets.get(of_unit.get(criterion.reference, ""))
                if title is None:  # a unit for which the learner is not registered
                    out.blank(sheet, at, column, "locked")
                    continue
                counted = _count(book, title, (field, word), rows, ways[criterion.reference])
                out.formula(sheet, at, column, counted)
    for column, (learner, _) in enumerate(learners, start=2):
        out.text(sheet, totals, column, learner, "heading")
        sheets = learners[column - 2].sheets
        asked = [c for c in unit.criteria if of_unit.get(c.reference, "") in sheets]
        out.value(sheet, totals + 1, column, len(asked), "counted")
    out.finish(sheet, (totals, 1), protect=True, landscape=len(learners) > 5)
    return {name: first + number * height for number, name in enumerate(_COUNTS)}


def write_overview(
    out: Drawn,
    sheet: "Worksheet",
    book: Book,
    learners: Sequence[Column],
    tops: Mapping[str, int],
) -> None:
    """Write a row for each learner and unit of a qualification, with what is entered for it.

    Args:
        out: the pen.
        sheet: to write on.
        book: the workbook.
        learners: each with the sheets that are counted.
        tops: the row of the summary above each block of counts.
    """
    unit = book.unit
    summary = phrase("sheet_name.summary")
    out.text(sheet, 1, 1, phrase("sheet.overview.title", {"title": unit.title}), "title")
    for row in range(2, 2 + _CAUTIONS):
        out.text(sheet, row, 1, phrase(f"sheet_caution.{row - 1}"), "note")
    headings = 3 + _CAUTIONS
    titles = [phrase(f"overview_column.{name}") for name in _OVERVIEW]
    for column, (title, width) in enumerate(zip(titles, _OVERVIEW.values(), strict=True), start=1):
        out.text(sheet, headings, column, title, "heading")
        out.fit(sheet, headings, title, width - 3)
        sheet.column_dimensions[letters(column)].width = width
    row = headings
    order = [criterion.reference for criterion in unit.criteria]
    for place, (learner, sheets) in enumerate(learners):
        for one in unit.units:
            if one.id not in sheets:
                continue
            row += 1
            texts = (learner, one.id, one.title, one.group, one.level, one.credit)
            for column, text in enumerate(texts, start=1):
                out.text(sheet, row, column, text, "locked")
            out.fit(sheet, row, one.title, _OVERVIEW["title"])
            out.value(sheet, row, len(texts) + 1, len(one.criteria), "counted")
            first = order.index(one.criteria[0].reference) + 1 if one.criteria else 1
            here = letters(place + 2)
            for column, top in enumerate(tops.values(), start=len(texts) + 2):
                area = f"{here}{top + first}:{here}{top + first + len(one.criteria) - 1}"
                counted = f'=COUNTIF({summary}!{area},">0")' if one.criteria else "=0"
                out.formula(sheet, row, column, counted)
    out.finish(sheet, (headings, 2), protect=True, landscape=True)


def _count(
    book: Book, title: str, what: tuple[Field, str], rows: tuple[int, int], ways: str
) -> str:
    """What a sheet counts for a criterion, or how many of its rows hold a word."""
    field, word = what
    quoted = "'" + title.replace("'", "''") + "'"

    def area(of: Field) -> str:
        column = letters(book.fields.index(of) + 1)
        return f"{quoted}!${column}${rows[0]}:${column}${rows[1]}"

    if field == ENTRIES:
        return count_as_entered(area, ways)
    return count_of_rows(area, ways, field, word_shown(field[1], word))
