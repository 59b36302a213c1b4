"""A filled workbook read back: the rows of each learner, and the cell that each value came from."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from rubric.diagnostics import Argument, Diagnostic, codes
from rubric.exchange.faults import ReadRows
from rubric.exchange.headings import Field, heading
from rubric.exchange.reading import read_rows
from rubric.exchange.sheet.cells import Told, Vocabulary, word_shown
from rubric.exchange.sheet.finding import (
    Found,
    beside_labels,
    block_of,
    cell_at,
    found_in,
    vocabulary_of,
)
from rubric.exchange.sheet.gathering import Gathered, SheetRow
from rubric.exchange.sheet.layout import CRITERION, FORMAT, LEARNER, UNIT, WORDING
from rubric.exchange.sheet.workbook import Opened
from rubric.exchange.tables import tables as all_tables
from rubric.phrases import phrase
from rubric.sources import FilePlace, Located, Place, RowPlace

#: what the format of a sheet is called
_FORMAT = "rubric/1"
#: arguments of a diagnostic that hold the name of a column
_COLUMN_ARGUMENTS = ("field", "column")


class LearnerRows(NamedTuple):
    """What a workbook says of one learner."""

    learner: str
    read: ReadRows
    #: what is wrong with cells, or told about them
    told: tuple[Located, ...]
    cells: "Cells"
    #: criterion and what the sheet shows as its wording → where it first does
    wordings: Mapping[tuple[str, str], Place]

    def place(self, row: RowPlace) -> Place:
        """Return the cell of a place in the tables of rows."""
        return self.cells.place(row)

    def at_its_cell(self, problem: Located) -> Located:
        """Return a problem of the rows at its cell, with columns as the sheet calls them."""
        place = problem.place
        if not isinstance(place, RowPlace):
            return problem
        arguments: dict[str, Argument] = dict(problem.diagnostic.arguments)
        for name in _COLUMN_ARGUMENTS:
            field = (place.table, str(arguments.get(name, "")))
            if field == (place.table, place.column) and place.table in all_tables():
                arguments[name] = heading(field)
        if problem.diagnostic.code is codes.UNKNOWN_VALUE:
            arguments |= _as_chosen(place.column, arguments)
        related = [self.place(p) if isinstance(p, RowPlace) else p for p in problem.related_places]
        diagnostic = replace(problem.diagnostic, arguments=arguments)
        return Located(diagnostic, self.place(place), tuple(related))


def _as_chosen(column: str, arguments: Mapping[str, Argument]) -> dict[str, Argument]:
    """The words that would be right, as the list of the cell shows them."""
    chosen: dict[str, Argument] = {}
    for name in ("allowed", "near"):
        match arguments.get(name):
            case str(word):
                chosen[name] = word_shown(column, word)
            case tuple(words):
                chosen[name] = tuple(word_shown(column, word) for word in words)
    return chosen


class ReadWorkbook(NamedTuple):
    """What a workbook says: its learners, and what is told of no learner."""

    learners: tuple[LearnerRows, ...]
    told: tuple[Located, ...]


class Cells:
    """The cells that the rows of one learner came from."""

    def __init__(self, whole: Place) -> None:
        self._whole = whole
        self.gathered = Gathered(())
        #: table and key of a row of records → its table in a sheet, and its row
        self.records: dict[tuple[str, str], tuple[Found, int]] = {}
        self.block: dict[str, Place] = {}

    def place(self, row: RowPlace) -> Place:
        """Return the cell of a place in the tables of rows, or the nearest thing to it."""
        if row.table == "registrations":
            return self.block.get(row.column) or self.block.get("learner", self._whole)
        known = self.records.get((row.table, row.row))
        if known is not None:
            found, number = known
            return found.place(number, (row.table, row.column))
        return self.gathered.place_of(row.table, row.row, row.column) or self._whole


def read_workbook(book: Opened) -> ReadWorkbook:
    """Return the learners of a workbook with their rows, and what is wrong with its cells."""
    found, told = found_in(book)
    whole = FilePlace(book.file)
    if book.macros:
        told.append(Located(Diagnostic(codes.WORKBOOK_HAS_MACROS), whole))
    sheets = [table for table in found if not table.table]
    if not sheets:
        if not any(one.diagnostic.code is codes.HEADING_MISSING for one in told):
            told.append(Located(Diagnostic(codes.NO_TRACKING_SHEET), whole))
        return ReadWorkbook((), tuple(told))
    known = vocabulary_of(book, found)
    records = [(table, row) for table in found if table.table for row in _rows(table)]
    learners: dict[str, list[_Sheet]] = {}
    for table in sheets:
        sheet = _Sheet(book, table, known)
        if sheet.name or sheet.rows:
            learners.setdefault(sheet.name, []).append(sheet)
        else:
            told += [one for one in sheet.told if one.diagnostic.code.severity == "error"]
    if not learners:
        [first, *_] = sheets
        learners[""] = [_Sheet(book, first, known)]
    read = [
        _learner(book, name, of, _mine(book, records, name, [*learners], known))
        for name, of in learners.items()
    ]
    told += _nobodys(book, records, [*learners], known)
    return ReadWorkbook(tuple(read), tuple(told))


class _Sheet:
    """What one sheet of a learner says: of the learner, and row by row."""

    def __init__(self, book: Opened, table: Found, known: Vocabulary) -> None:
        self.told: list[Located] = []
        self.block: dict[str, Any] = {}
        self.places: dict[str, Place] = {}
        #: whose criteria stand here without its name
        self.unit = ""
        self.told += beside_labels(table)
        for field, row, column, read in block_of(book, table, known):
            place = table.sheet.place(row, column)
            self.places.setdefault(field[1], place)
            if read.told is not None:
                self.told.append(_told(read.told, place))
            if read.value is not None:
                self._said(field, read.value, place)
        self.rows = list(_sheet_rows(book, table, known, self.told, self.unit))
        self.wordings = tuple(_wordings(book, table, known, self.unit))
        self.name = str(self.block.get("learner", ""))

    def _said(self, field: Field, value: Any, place: Place) -> None:
        if field == UNIT:
            self.unit = str(value)
        elif field != FORMAT:
            if self.block.setdefault(field[1], value) != value:
                twice = Diagnostic(codes.COLUMN_TWICE, (), {"heading": heading(field)})
                self.told.append(Located(twice, place))
        elif value != _FORMAT:
            number = str(value).removeprefix("rubric/")
            newer = str(value) if number != str(value) and number.isdigit() else ""
            told = {"value": str(value), "known": _FORMAT, "newer": newer}
            self.told.append(Located(Diagnostic(codes.UNKNOWN_FORMAT, (), told), place))


def _sheet_rows(
    book: Opened, table: Found, known: Vocabulary, told: list[Located], unit: str
) -> Iterator[SheetRow]:
    """Yield the rows of a sheet in which something is entered, the criterion aside."""
    merged: set[tuple[int, int]] = set()
    for number in _rows(table):
        cells: dict[Field, Any] = {}
        entered = False
        faults: list[Located] = []
        speaking: dict[tuple[int, int], str] = {}
        for field, column in table.columns.items():
            if field[0] == "own":
                continue
            at = _upper_left(table, number, column)
            read = cell_at(book, table.sheet, at, field, known)
            if read.value is not None:
                cells[field] = read.value
            if read.told is not None:
                faults.append(_told(read.told, table.sheet.place(number, column)))
            elif read.value is not None and at != (number, column):
                speaking[at] = str(read.value)
            # a value that is merged over several rows does not make one of them
            stated = read.value is not None or read.told is not None
            entered = entered or (stated and field != CRITERION and at == (number, column))
        if entered:
            told += faults
            for at in speaking.keys() - merged:  # it is told of once
                what = Told(codes.CELL_READ_AS, {"how": "merged", "read": speaking[at]})
                told.append(_told(what, table.sheet.place(*at)))
            merged |= speaking.keys()
            if unit and CRITERION in cells:
                cells[CRITERION] = _of_unit(str(cells[CRITERION]), unit)
            place = _placing(table, number)
            yield SheetRow(f"{table.sheet.name}!{number}", cells, place)


def _wordings(
    book: Opened, table: Found, known: Vocabulary, unit: str
) -> Iterator[tuple[tuple[str, str], Place]]:
    """Yield the criteria down the side of a sheet, each with its wording, and the cell of that."""
    if not {CRITERION, WORDING} <= table.columns.keys():
        return
    for number in _rows(table):
        at = (number, table.columns[WORDING])
        shown = table.sheet.cells.get(at)
        named = cell_at(book, table.sheet, (number, table.columns[CRITERION]), CRITERION, known)
        if isinstance(shown, str) and shown.strip() and named.value is not None:
            criterion = _of_unit(str(named.value), unit) if unit else str(named.value)
            yield (criterion, shown), table.sheet.place(*at)


def _of_unit(criterion: str, unit: str) -> str:
    """A criterion with the name of its unit, which people may write or leave out."""
    named = criterion.startswith((f"{unit}/", f"{unit}@"))
    return criterion if named else f"{unit}/{criterion}"


def _placing(table: Found, number: int) -> Any:
    return lambda field: table.place(number, field)


def _upper_left(table: Found, row: int, column: int) -> tuple[int, int]:
    """The cell that speaks for this one: of cells that are merged downwards the first."""
    first = table.sheet.merged.get((row, column), (row, column))
    return first if first[1] == column and first[0] > table.row else (row, column)


def _rows(table: Found) -> Iterator[int]:
    """The rows below the headings that hold anything, or are merged with one that does."""
    sheet = table.sheet
    held = {row for row, _ in sheet.cells} | {row for row, _ in sheet.merged}
    last = sheet.rows if table.end is None else table.end - 1
    yield from sorted(row for row in held if table.row < row <= last)


def _mine(
    book: Opened,
    records: list[tuple[Found, int]],
    learner: str,
    learners: list[str],
    known: Vocabulary,
) -> Iterator[tuple[Found, int]]:
    """The rows of records of one learner; in a workbook of one, a row need not say whose it is."""
    for table, row in records:
        whose = _whose(book, table, row, known)
        shared = not whose and (table.table == "people" or len(learners) == 1)
        if whose == learner or shared:
            yield table, row


def _whose(book: Opened, table: Found, row: int, known: Vocabulary) -> str:
    column = table.columns.get(LEARNER, 0)
    value = cell_at(book, table.sheet, (row, column), LEARNER, known).value
    return "" if value is None else str(value)


def _nobodys(
    book: Opened, records: list[tuple[Found, int]], learners: list[str], known: Vocabulary
) -> Iterator[Located]:
    """Yield what is told of rows of records that are of no learner here."""
    for table, row in records:
        whose = _whose(book, table, row, known)
        place = table.place(row, LEARNER)
        if whose and whose not in learners:
            told = {"learner": whose}
            yield Located(Diagnostic(codes.LEARNER_WITHOUT_SHEET, (), told), place)
        elif not whose and len(learners) > 1 and table.table != "people":
            yield Located(Diagnostic(codes.NO_LEARNER), place)


def _learner(
    book: Opened, name: str, sheets: list[_Sheet], records: Iterator[tuple[Found, int]]
) -> LearnerRows:
    """Put together what sheets and records say of one learner."""
    told = [one for sheet in sheets for one in sheet.told]
    cells = Cells(FilePlace(book.file))
    others = phrase("sheet_name.items")
    cells.gathered = Gathered((row for sheet in sheets for row in sheet.rows), others)
    told += cells.gathered.faults
    block: dict[str, Any] = {}
    told += _shown_again(sheets)
    for sheet in sheets:
        told += _contradicting(sheet, block, cells.block)
        block = {**sheet.block, **block}
        cells.block = {**sheet.places, **cells.block}
    given: dict[str, dict[str, Any]] = {"registrations": {"1": block}}
    for name_of in cells.gathered.tables:
        given[name_of] = dict(cells.gathered.rows_of(name_of))
    known = vocabulary_of(book, [])
    recorded: set[str] = set()
    for table, row in records:
        key = f"{table.sheet.name}!{row}"
        record = _record(book, table, row, known, told)
        rows = given.setdefault(table.table, {})
        if record:
            rows[key] = record
            cells.records[table.table, key] = (table, row)
            if table.table == "items":
                recorded.add(str(record.get("id")))
    given["items"] = {
        key: row
        for key, row in given["items"].items()
        if ("items", key) in cells.records or set(row) != {"id"} or row["id"] not in recorded
    }
    read = read_rows({name_of: r for name_of, r in given.items() if r or name_of == "people"})
    wordings: dict[tuple[str, str], Place] = {}
    for sheet in sheets:
        for shown, place in sheet.wordings:
            wordings.setdefault(shown, place)
    return LearnerRows(name, read, tuple(told), cells, wordings)


def _contradicting(
    sheet: _Sheet, block: Mapping[str, Any], places: Mapping[str, Place]
) -> Iterator[Located]:
    """Yield where a sheet says something else of its learner than one before it."""
    for name, value in sheet.block.items():
        if name in block and block[name] != value:
            column: dict[str, Argument] = {"column": heading(("registrations", name))}
            told = Diagnostic(codes.ROWS_CONTRADICT, (), column)
            yield Located(told, sheet.places[name], (places[name],))


def _shown_again(sheets: list[_Sheet]) -> Iterator[Located]:
    """Yield the learner of a sheet whose criteria an earlier sheet of the learner has too.

    A sheet that was copied for somebody else still names the first, and what is entered there
    would be counted for them.
    """
    first: dict[tuple[str, str], _Sheet] = {}
    for sheet in sheets:
        shown = {of for of, _ in sheet.wordings}
        earlier = next((first[of] for of in sorted(shown) if of in first), None)
        if earlier is not None and sheet.name:
            what = Diagnostic(codes.CELL_READ_AS, (), {"how": "same_learner", "read": sheet.name})
            yield Located(what, sheet.places["learner"], (earlier.places["learner"],))
        for of in shown:
            first.setdefault(of, sheet)


def _record(
    book: Opened, table: Found, row: int, known: Vocabulary, told: list[Located]
) -> Mapping[str, Any]:
    """What a row of a sheet of records states, the learner aside."""
    record: dict[str, Any] = {}
    for field, column in table.columns.items():
        read = cell_at(book, table.sheet, _upper_left(table, row, column), field, known)
        if read.told is not None:
            told.append(_told(read.told, table.sheet.place(row, column)))
        if read.value is not None and field != LEARNER:
            record[field[1]] = read.value
    return record


def _told(told: Told, place: Place) -> Located:
    return Located(Diagnostic(told.code, (), told.arguments), place)
