"""The tables of a log, each from one file or several, with the learner of every row."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any, NamedTuple

from rubric.diagnostics import Argument, Code, Diagnostic, codes
from rubric.exchange.days import day_columns
from rubric.exchange.header import LEARNER, header_of, is_quantity
from rubric.exchange.logs.days import Days, day_of
from rubric.exchange.logs.headings import Columns, columns_of
from rubric.exchange.records import learner_in
from rubric.exchange.tables import tables
from rubric.phrases import spelled
from rubric.sources import Located, Place
from rubric.sources.logs import LogTable, Row, RowFault, Stretch, alike

#: a row's key has the number of its file above, and that of the row below
_KEYS_IN_A_PART = 10**12
_NO_CELLS: Mapping[str, Any] = {}
#: rows in which it is looked for whether a column holds numbers
_ROWS_LOOKED_AT = 1_000


class LogRow(NamedTuple):
    """One row: whose it is, its key among the rows of its table, and its cells by column.

    A row that cannot be read has no cells. Without a learner it is nobody's, or of people
    everybody's.
    """

    learner: str
    key: int
    cells: Mapping[str, Any]
    fault: RowFault | None = None


class Part:
    """One file (or sheet) of a table of a log."""

    def __init__(self, table: str, source: LogTable, number: int, days: Days) -> None:
        """Read the headings.

        Args:
            table: which table it is of.
            source: what reads it.
            number: of this file among those of the table.
            days: how days are written in it.
        """
        self.table, self.source = table, source
        self.columns: Columns = columns_of(table, source.headings)
        self._first_key = number * _KEYS_IN_A_PART
        self._names = self.columns.names
        self._learner = self._names.index(LEARNER) if LEARNER in self._names else None
        self._days = _day_columns(table, self._names) if days != "ymd" else ()

    def problems(self) -> Iterator[Located]:
        """Yield what is wrong with its headings, so that its rows cannot be read."""
        for heading, first in self.columns.twice:
            yield self._at(heading, codes.HEADING_TWICE, heading=heading, first=first)
        if self._learner is None and self.table != "people":
            yield self._at("", codes.NO_LEARNER)
        known = tables()[self.table]
        for name, column in header_of(self.table, self._names).special.items():
            if column is None and name != LEARNER and not self._may_be_a_quantity(name):
                yield self._at(
                    name,
                    codes.UNKNOWN_COLUMN,
                    table=self.table,
                    column=name,
                    near=spelled(name, known.columns),
                    carried=f"external.{name}" if "external" in known.columns else "",
                    allowed=(*known.columns, LEARNER),
                )

    def notes(self) -> Iterator[Located]:
        """Yield what people should know of how it is read."""
        for heading, column in self.columns.taken_as:
            yield self._at(heading, codes.HEADING_TAKEN_AS, heading=heading, column=column)

    def rows(self) -> Iterator[LogRow]:
        """Yield its rows with their learners."""
        return self._with_learners(self.source.rows())

    @contextmanager
    def picking(self) -> Iterator[Callable[[Iterable[Sequence[int]]], Iterator[LogRow]]]:
        """Give what reads the rows of stretches alone, with their learners."""
        assert self.source.standing is not None
        with self.source.standing.picking() as pick:
            yield lambda stretches: self._with_learners(pick(stretches))

    def _with_learners(self, rows: Iterable[Row]) -> Iterator[LogRow]:
        names, first, everybodys = self._names, self._first_key, self.table == "people"
        said: Any = None
        learner = ""
        for row in rows:
            if isinstance(row, RowFault):
                yield LogRow(self._learner_in(row.cells), first + row.number, _NO_CELLS, row)
                continue
            number, cells = row
            if self._learner is not None and not alike(cells[self._learner], said):
                said, learner = cells[self._learner], self._learner_in(cells)
            if not learner and not everybodys:
                yield LogRow("", first + number, _NO_CELLS, self._nobodys(number, cells))
                continue
            if self._days:
                cells = list(cells)
                for day in self._days:
                    cells[day] = day_of(cells[day])
            yield LogRow(learner, first + number, dict(zip(names, cells, strict=True)))

    @property
    def standing(self) -> bool:
        """Whether the rows of a learner can be read without those before them."""
        return self._learner is not None and self.source.standing is not None

    def stretches(self) -> Iterator[tuple[str, Stretch]]:
        """Yield the learner of each stretch of rows that are one's; "" where they are nobody's."""
        assert self.source.standing is not None
        assert self._learner is not None
        named: dict[str, str] = {}
        for cell, stretch in self.source.standing.stretches(self._learner):
            learner = named.get(cell) if type(cell) is str else learner_in({LEARNER: cell}) or ""
            if learner is None:
                named[cell] = learner = learner_in({LEARNER: cell}) or ""
            yield learner, stretch

    def learners(self) -> Iterator[str]:
        """Yield the learner of each run of rows that are one's."""
        if self._learner is None:
            return
        at, said = self._learner, None
        for row in self.source.rows():
            if isinstance(row, RowFault):
                if learner := self._learner_in(row.cells):
                    said = None  # whoever stood before stands there again
                    yield learner
            elif not alike(row[1][at], said):
                said = row[1][at]
                if learner := self._learner_in(row[1]):
                    yield learner

    def _learner_in(self, cells: Sequence[Any]) -> str:
        """Whose a row is; "" where it does not say."""
        if self._learner is None or self._learner >= len(cells):
            return ""
        return learner_in({LEARNER: cells[self._learner]}) or ""

    def place(self, key: int, column: str = "") -> Place:
        """Return where a row stands, or one of its cells."""
        heading = ""
        if column in self._names:
            heading = self.source.headings[self._names.index(column)]
        return self.source.place(key - self._first_key, heading)

    def holds(self, key: int) -> bool:
        """Return whether a row with this key is in this file."""
        return self._first_key <= key < self._first_key + _KEYS_IN_A_PART

    def _nobodys(self, number: int, cells: Sequence[Any]) -> RowFault:
        text = ",".join("" if cell is None else str(cell) for cell in cells)
        place = self.source.place(number, LEARNER)
        path = (self.table, str(number), LEARNER)
        return RowFault(number, Located(Diagnostic(codes.NO_LEARNER, path), place), text)

    def _at(self, where: str, code: Code, **arguments: Argument) -> Located:
        """A problem of a heading, or of all of them."""
        path = (self.table, where) if where else (self.table,)
        return Located(Diagnostic(code, path, arguments), self.source.place(1, where))

    def _may_be_a_quantity(self, name: str) -> bool:
        """Whether a column may hold amounts of a quantity that a unit declares."""
        if not tables()[self.table].quantities or name == "item":
            return name == "item"
        at = self._names.index(name)
        cells = (row[1][at] for row in self.source.rows() if not isinstance(row, RowFault))
        said = [cell for cell in islice(cells, _ROWS_LOOKED_AT) if cell is not None]
        return all(is_quantity(cell) for cell in said)


def _day_columns(table: str, names: Iterable[str]) -> tuple[int, ...]:
    days = day_columns(table)
    return tuple(at for at, name in enumerate(names) if name in days)
