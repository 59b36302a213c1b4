"""A tracking workbook as the bytes of a file: sheets of learners, records and lists."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rubric.exchange.header import LEARNER as LEARNER_COLUMN
from rubric.exchange.headings import Field, heading
from rubric.exchange.sheet.book import (
    AskedFor,
    Book,
    LearnerSheet,
    UnitSheet,
    units_of,
    with_learner,
)
from rubric.exchange.sheet.cells import written_cell
from rubric.exchange.sheet.counting import count_of_items, total_of_items
from rubric.exchange.sheet.drawing import Drawn, drawn, in_bytes, sheet_name
from rubric.exchange.sheet.front import Column, write_instructions, write_overview, write_summary
from rubric.exchange.sheet.layout import (
    ALWAYS,
    ASKED,
    BLOCK,
    CRITERION,
    ENTRIES,
    FORMAT,
    ITEM,
    LEARNER,
    RECORDS,
    TOTAL,
    UNIT,
    WORDING,
    fields_of_records,
    kind_of,
)
from rubric.exchange.sheet.lists import offer_choices, ways_on, write_lists
from rubric.exchange.sheet.workbook import letters
from rubric.exchange.tables import tables
from rubric.phrases import phrase

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

#: rows for each criterion of which nothing is recorded; and blank ones at the end
_ROWS_EACH = 3
_SPARE = 20
#: the rows of a learner's sheet: its title, what it says of the learner, a note, the headings
_LABELS, _VALUES, _NOTE, HEADINGS_ROW = 2, 3, 4, 5
_FIRST = HEADINGS_ROW + 1
_OWN = (WORDING, ASKED, ENTRIES, TOTAL)
#: width of a column of which none is set
_WIDTH = 13.0


def tracking_workbook(book: Book) -> bytes:
    """Return a workbook as a file; the same bytes for the same book.

    Raises:
        ExcelMissing: the extra for workbooks is not installed.
        CellTooLong: a text is longer than a cell can hold.
    """
    out = drawn()
    overview = out.sheet(phrase("sheet_name.overview")) if book.unit.units else None
    instructions = out.sheet(phrase("sheet_name.instructions"))
    sheets = _names(book)
    lists = phrase("sheet_name.lists")
    summary = out.sheet(phrase("sheet_name.summary"))
    last = max(
        _learner(out, out.sheet(name), book, learner, unit, lists)
        for learner, of in zip(book.learners, sheets, strict=True)
        for unit, name in of
    )
    for table in RECORDS:
        rows = [
            with_learner(learner.name, row)
            for learner in book.learners
            # a learner alone in a row of people says that nobody is listed
            for row in learner.others.get(table, ()) or ([{}] if table in learner.others else ())
        ]
        if rows or table in ("items", "declarations", "exemptions", "people"):
            _records(out, out.sheet(phrase(f"sheet_name.{table}")), table, rows, lists)
    write_lists(out, out.sheet(lists), book)
    write_instructions(out, instructions, book)
    shown = [
        Column(learner.name or of[0][1], {unit.id if unit else "": name for unit, name in of})
        for learner, of in zip(book.learners, sheets, strict=True)
    ]
    areas = write_summary(out, summary, book, shown, (_FIRST, last), ways_on(lists, book))
    if overview is not None:
        write_overview(out, overview, book, shown, areas)
    return in_bytes(out)


def _names(book: Book) -> list[list[tuple[UnitSheet | None, str]]]:
    """The sheets of each learner: what unit each is of, and what it is called."""
    taken = {phrase("sheet_name.instructions"), phrase("sheet_name.summary")}
    taken |= {phrase("sheet_name.lists"), *(phrase(f"sheet_name.{table}") for table in RECORDS)}
    taken.add(phrase("sheet_name.overview"))
    names: list[list[tuple[UnitSheet | None, str]]] = []
    for learner in book.learners:
        called = learner.name or phrase("sheet_name.learner")
        names.append([])
        for unit in units_of(book, learner):
            name = sheet_name(called if unit is None else f"{called} {unit.id}", taken)
            taken.add(name)
            names[-1].append((unit, name))
    return names


def _learner(
    out: Drawn,
    sheet: "Worksheet",
    book: Book,
    learner: LearnerSheet,
    part: UnitSheet | None,
    lists: str,
) -> int:
    """Write the sheet of one learner, or of a qualification that of one unit; its last row."""
    unit, fields = part or book.unit, book.fields
    mine = {
        name: rows
        for name, rows in learner.rows.items()
        if part is None or name.startswith(f"{part.id}/")
    }
    ways = ways_on(lists, book)
    columns = {field: at for at, field in enumerate(fields, start=1)}
    out.text(sheet, 1, 1, phrase("sheet.title", {"title": unit.title}), "title")
    _block(out, sheet, learner, columns, part)
    progress = "sheet.progress_total" if TOTAL in columns else "sheet.progress"
    out.text(sheet, _NOTE, 1, phrase(progress), "note")
    for field, column in columns.items():
        out.text(sheet, HEADINGS_ROW, column, heading(field), "heading")
        sheet.column_dimensions[letters(column)].width = ALWAYS.get(field, _WIDTH)
        out.fit(sheet, HEADINGS_ROW, heading(field), ALWAYS.get(field, _WIDTH) - 2)
    lines = _lines(unit.criteria, mine)
    last = HEADINGS_ROW + len(lines) + _SPARE
    for row, (criterion, first, cells) in enumerate(lines, start=_FIRST):
        if criterion is not None and cells is None:
            for column in columns.values():
                out.blank(sheet, row, column, "outcome")
            out.text(sheet, row, columns[WORDING], criterion.outcome, "outcome")
            continue
        said = dict(cells or {})
        if criterion is not None:
            said.setdefault(CRITERION, criterion.reference)
        if part is not None and CRITERION in said:
            said[CRITERION] = part.shown(said[CRITERION])
        for field, column in columns.items():
            if field not in _OWN:
                _entry(out, sheet, (row, column), field, said.get(field), first=first)
        asked = criterion if first else None
        _progress(out, sheet, row, columns, asked, last, ways)
    for row in range(HEADINGS_ROW + len(lines) + 1, last + 1):
        for field, column in columns.items():
            if field in _OWN:
                out.blank(sheet, row, column, "locked")
            else:
                out.blank(sheet, row, column, _style(field))
    offer_choices(out, sheet, columns, (_FIRST, last), lists)
    out.finish(sheet, (HEADINGS_ROW, columns[WORDING]), protect=True, landscape=True)
    return last


def _block(
    out: Drawn,
    sheet: "Worksheet",
    learner: LearnerSheet,
    columns: Mapping[Field, int],
    part: UnitSheet | None,
) -> None:
    """What the sheet says of the learner: labels in one row, values in the row below."""
    usual: tuple[Field, ...]
    usual = (LEARNER, ("registrations", "specification"), ("registrations", "registered"),
             ("registrations", "centre"))  # fmt: skip
    named = [field for field in BLOCK if field in learner.block and field not in usual]
    if ("registrations", "qualification") in named:
        usual = tuple(field for field in usual if field[1] != "specification")
    if part is not None:
        usual = (LEARNER, UNIT, *usual[1:])
    places = [columns[CRITERION], columns[WORDING], *range(columns[ITEM] + 1, 99)]
    for field, column in zip((*usual, *named, FORMAT), places, strict=False):
        fixed = {FORMAT: "rubric/1", UNIT: "" if part is None else part.id}
        value = fixed.get(field) or learner.block.get(field)
        out.text(sheet, _LABELS, column, heading(field), "label")
        locked = field in fixed or field[1] in ("specification", "qualification")
        if value is None:
            out.blank(sheet, _VALUES, column, "day" if kind_of(field) == "day" else "entry")
        else:
            style = "locked" if locked else _style(field)
            out.value(sheet, _VALUES, column, written_cell(field, str(value)), style)


#: a line of a sheet: of a criterion, whether it is its first, and what is recorded in it; of an
#: outcome without the last
_Line = tuple[AskedFor | None, bool, Mapping[Field, Any] | None]


def _lines(
    criteria: Sequence[AskedFor], rows: Mapping[str, Sequence[Mapping[Field, Any]]]
) -> list[_Line]:
    lines: list[_Line] = []
    for criterion in criteria:
        if criterion.outcome:
            lines.append((criterion, False, None))
        there: list[Mapping[Field, Any]] = list(rows.get(criterion.reference, ()))
        blank = max(_ROWS_EACH - len(there), 1)
        every = [*there, *({} for _ in range(blank))]
        lines += [(criterion, at == 0, cells) for at, cells in enumerate(every)]
    known = {criterion.reference for criterion in criteria}
    lines += [
        (None, False, cells) for name, of in rows.items() if name not in known for cells in of
    ]
    return lines


def _style(field: Field) -> str:
    kind = kind_of(field)
    return {"day": "day", "number": "number"}.get(kind, "entry")


def _entry(
    out: Drawn, sheet: "Worksheet", at: tuple[int, int], field: Field, value: Any, *, first: bool
) -> None:
    style = _style(field)
    style = f"{style}_first" if first else style
    if value is None:
        out.blank(sheet, *at, style)
    else:
        written = written_cell(field, str(value))
        out.value(sheet, *at, written, style)
        if isinstance(written, str):
            out.fit(sheet, at[0], written, ALWAYS.get(field, _WIDTH))


def _progress(
    out: Drawn,
    sheet: "Worksheet",
    row: int,
    columns: Mapping[Field, int],
    criterion: AskedFor | None,
    last: int,
    ways: Mapping[str, str],
) -> None:
    """The wording of a criterion and what is entered for it; in its further rows nothing."""
    for field in _OWN:
        if field in columns and criterion is None:
            out.blank(sheet, row, columns[field], "locked")
    if criterion is None:
        return
    out.text(sheet, row, columns[WORDING], criterion.text, "locked_first")
    out.text(sheet, row, columns[ASKED], criterion.asked, "locked_first")
    out.fit(sheet, row, criterion.text, ALWAYS[WORDING])
    out.fit(sheet, row, criterion.asked, ALWAYS[ASKED])

    def area(field: Field) -> str:
        column = letters(columns[field])
        return f"${column}${_FIRST}:${column}${last}"

    of = ways[criterion.reference]
    out.formula(sheet, row, columns[ENTRIES], count_of_items(area, of))
    if TOTAL in columns:
        if criterion.adds_up is None:
            out.blank(sheet, row, columns[TOTAL], "locked_first")
        else:
            total = total_of_items(area, of, criterion.adds_up)
            out.formula(sheet, row, columns[TOTAL], total)


def _records(
    out: Drawn,
    sheet: "Worksheet",
    table: str,
    rows: Sequence[Mapping[str, Any]],
    lists: str,
) -> None:
    """Rows of one table, as they are, each with whose it is."""
    every = fields_of_records(table)
    usual = _USUAL[table] if table in _USUAL else tuple(tables()[table].columns)
    used = {column for row in rows for column in row}
    extra = sorted(used - set(tables()[table].columns) - {LEARNER_COLUMN})
    fields = [f for f in every if f == LEARNER or f[1] in usual or f[1] in used]
    fields += [(table, column) for column in extra]
    last = 1 + len(rows) + _SPARE
    columns = {field: at for at, field in enumerate(fields, start=1)}
    for field, column in columns.items():
        out.text(sheet, 1, column, heading(field), "heading")
        width = max(ALWAYS.get(field, _WIDTH), min(30, len(heading(field)) * 0.8))
        sheet.column_dimensions[letters(column)].width = width
        out.fit(sheet, 1, heading(field), width - 2)
        for row in range(2, last + 1):
            value = rows[row - 2].get(field[1]) if row - 2 < len(rows) else None
            _entry(out, sheet, (row, column), field, value, first=False)
    offer_choices(out, sheet, columns, (2, last), lists)
    out.finish(sheet, (1, 1), protect=False, landscape=True)


#: columns of a sheet of records that stand there while it is empty
_USUAL: Mapping[str, tuple[str, ...]] = {
    "items": ("id", "title", "method", "date", "source", "occasion", "hours"),
}
