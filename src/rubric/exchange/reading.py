"""One learner's rows, read into the plain data of a portfolio, every value with its place.

A blank cell (None, no text, or not a number) states nothing. Nothing is judged
here but the rows themselves; what the cells hold is for the model to say.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, TypeAlias
from uuid import UUID

from pydantic_core import PydanticCustomError

from rubric.diagnostics import Argument, Code, Diagnostic, Path, codes
from rubric.exchange.cells import as_text, holds_binary, reference_in, too_deep
from rubric.exchange.header import LEARNER, Header, header_of, is_quantity, shaped
from rubric.exchange.tables import tables
from rubric.model.addresses import Addresses
from rubric.model.scalars import LONGEST_NAME, read_name, shape_of
from rubric.phrases import same_name, spelled
from rubric.sources import Located, RowPlace

#: the rows of a table, or rows under the caller's own keys
Rows: TypeAlias = Iterable[Any] | Mapping[Hashable, Any]
Location: TypeAlias = tuple[str | int, ...]
Record: TypeAlias = dict[str, Any]
Cells: TypeAlias = Mapping[Any, Any]

#: how deep lists and mappings may stand in one cell
DEEPEST = 50
#: references that a message lists of those that there are
_MOST_NAMED = 20
#: what a name may be refused for
_BY_SLUG = {code.slug: code for code in codes.ALL}


class ReadRows:
    """One learner's rows as they were read: the data of a portfolio, and what is wrong with them.

    `problems` keep the rows from being a portfolio; what is in `set_aside`
    points at nothing and was left out, and no more than that.
    """

    def __init__(self, learner: str | None) -> None:
        self.data: dict[str, Any] = {"format": "rubric/1", "kind": "portfolio"}
        self.problems: list[Located] = []
        self.set_aside: list[Located] = []
        #: location of a record in the data → its table and row
        self.origins: dict[Location, tuple[str, str]] = {}
        self._told: set[tuple[str, str]] = set()
        if learner is not None:
            self.data[LEARNER] = learner

    @property
    def learner(self) -> str:
        """The learner's reference; "" where the rows do not say."""
        return as_text(self.data.get(LEARNER, ""))

    @property
    def addresses(self) -> Addresses:
        """The data with its paths."""
        return Addresses(self.data)

    def place(self, path: Path) -> RowPlace:
        """Return the cell that a path of the model comes from, or the nearest thing to it."""
        return self.place_of(self.addresses.location_of(path))

    def place_of(self, location: Location) -> RowPlace:
        """Return the cell that a location in the data comes from, or the nearest thing to it."""
        for depth in range(len(location), -1, -1):
            origin = self.origins.get(location[:depth])
            if origin is not None:
                # what a portfolio says of itself stands under its own name
                own = depth < 2 or origin[0] == "registrations"
                below = location if own else location[depth:]
                if not below and "maps_to" in location:
                    return RowPlace(*origin, "criterion")  # a link goes by its criterion
                return RowPlace(*origin, _column(origin[0], below))
        return RowPlace("registrations", "", _column("registrations", location))

    # -- faults --------------------------------------------------------------

    def fault(self, code: Code, place: RowPlace, **arguments: Argument) -> None:
        """Keep a problem of the rows themselves."""
        self.problems.append(located_at(place, code, **arguments))

    def once(self, code: Code, place: RowPlace, **arguments: Argument) -> None:
        """Keep a problem of a whole column at the first row that has it."""
        if (place.table, place.column) not in self._told:
            self._told.add((place.table, place.column))
            self.fault(code, place, **arguments)


def located_at(place: RowPlace, code: Code, **arguments: Argument) -> Located:
    """Return a problem of the rows themselves at its place."""
    path = tuple(step for step in (place.table, place.row, place.column) if step)
    return Located(Diagnostic(code, path, arguments), place)


def read_rows(given: Mapping[str, Rows | None], learner: str | None = None) -> ReadRows:
    """Return one learner's tables as the data of a portfolio.

    Args:
        given: table name → its rows; a table that is left out or None was not asked for.
        learner: whose rows they are; left out, the first row that says so decides.
    """
    read = ReadRows(learner)
    known = tables()
    read.problems.extend(unknown_tables(given))
    _registration(read, _records(read, "registrations", given.get("registrations")))
    if given.get("people") is not None:
        read.data["people"] = _people(read, _records(read, "people", given["people"]))
    for name in ("declarations", "decisions", "reviews", "exemptions"):
        field = known[name].field
        for position, (key, record) in enumerate(_records(read, name, given.get(name))):
            read.origins[field, position] = (name, key)
            read.data.setdefault(field, []).append(record)
    _Evidence(read).read(given)
    return read


def unknown_tables(given: Iterable[Any]) -> Iterator[Located]:
    """Yield every name that is none of a table."""
    known = tuple(tables())
    for name in given:
        if name not in known:
            near, place = spelled(str(name), known), RowPlace(str(name))
            yield located_at(place, codes.UNKNOWN_TABLE, table=str(name), near=near, allowed=known)


def keyed(rows: Rows) -> Iterator[tuple[str, Any]]:
    """Yield rows with the caller's own key of each, or its position from 1."""
    if isinstance(rows, Mapping):
        for key, row in rows.items():
            yield as_text(key), row
    else:
        for position, row in enumerate(rows, start=1):
            yield str(position), row


def cells_of(row: Any) -> Mapping[Any, Any] | None:
    """Return a row as cells by column, whatever a database calls it, or None where it is none."""
    if type(row) is dict:
        return row
    try:
        if isinstance(row, Mapping):
            return dict(row)
        if hasattr(row, "keys"):
            return {column: row[column] for column in row.keys()}  # noqa: SIM118 - no mapping
        for to_mapping in ("_mapping", "_asdict"):
            found = getattr(row, to_mapping, None)
            if found is not None:
                return dict(found() if callable(found) else found)
    except Exception:  # it has the names of a row, and is none
        return None
    return None


def learner_in(cells: Cells) -> str | None:
    """Return whose row it says it is; "" where it does not say, None where that is no reference."""
    named = cells.get(LEARNER)
    if _blank(named) or (isinstance(named, str) and not named.strip()):
        return ""
    return reference_in(named)


def _rows(read: ReadRows, table: str, rows: Rows | None) -> Iterator[tuple[str, Cells, Header]]:
    """Yield the rows of a table as cells, with the caller's key and the header of each."""
    if rows is None:
        return
    if isinstance(rows, (str, bytes)) or not isinstance(rows, Iterable):
        read.fault(codes.NOT_A_ROW, RowPlace(table), found=shape_of(rows))
        return
    columns: tuple[Any, ...] = ()
    header = header_of(table, columns)
    for key, row in keyed(rows):
        cells = row if type(row) is dict else cells_of(row)
        if cells is None:
            read.fault(codes.NOT_A_ROW, RowPlace(table, key), found=shape_of(row))
            continue
        if columns != (columns := tuple(cells)):
            header = header_of(table, columns)
        yield key, cells, header


def _records(read: ReadRows, table: str, rows: Rows | None) -> Iterator[tuple[str, Record]]:
    """Yield what each row states, in the shape of the model."""
    for key, cells, header in _rows(read, table, rows):
        yield key, _shaped(read, _stated(cells, cells), header, key)


def _stated(cells: Cells, columns: Iterable[Any]) -> Record:
    """What cells state: a blank one (None, no text, not a number) states nothing.

    The keys that a database makes up are text here, as they are everywhere else.
    """
    try:
        stated = {
            column: cell
            for column in columns
            if (cell := cells[column]) is not None and cell != "" and cell == cell
        }
    except Exception:  # a value of the caller's that cannot be compared
        stated = {column: cells[column] for column in columns if not _blank(cells[column])}
    if UUID in map(type, stated.values()):
        return {k: str(cell) if type(cell) is UUID else cell for k, cell in stated.items()}
    return stated


def _blank(cell: Any) -> bool:
    try:
        return cell is None or bool(cell == "") or bool(cell != cell)
    except Exception:  # not a number, in one of its forms; what else it is the model tells
        return isinstance(cell, Decimal)


def _shaped(read: ReadRows, record: Record, header: Header, key: str) -> Record:
    """What a row states, in the shape of the model; what cannot be shaped is told."""
    for name, column in header.special.items():
        if name not in record:
            continue
        if column is None:
            _not_ours(read, record, name, RowPlace(header.table, key, str(name)))
        elif column.kind == "several" and holds_binary(record[name]):
            place = RowPlace(header.table, key, name)
            read.fault(codes.NOT_A_REFERENCE, place, column=name, found="number")
        else:
            shaped(record, column)
            if too_deep(record.get(column.field), DEEPEST):
                del record[column.field]
                read.fault(codes.TOO_DEEP, RowPlace(header.table, key, name), limit=DEEPEST)
    return record


def _not_ours(read: ReadRows, record: Record, name: Any, place: RowPlace) -> None:
    """A cell of a column that is none of the table's own."""
    table = tables()[place.table]
    if name == LEARNER:
        _whose(read, record.pop(LEARNER), place)
    elif name == "item" and table.quantities:  # an item may be named as in `links`
        item = record.pop("item")
        if not _same(record.setdefault("id", item), item):
            read.fault(codes.ROWS_CONTRADICT, place, item=str(record["id"]), column="item")
    elif table.quantities and is_quantity(record[name]) and _nameable(name):
        pass  # whether the unit declares it is seen when the unit is known
    else:
        del record[name]
        known = (*table.columns, LEARNER)
        read.once(
            codes.UNKNOWN_COLUMN,
            place,
            table=table.name,
            column=str(name),
            near=spelled(name, known) if isinstance(name, str) else "",
            carried=f"external.{name}" if "external" in table.columns else "",
            allowed=known,
        )


def _nameable(name: Any) -> bool:
    """Whether a specification could declare a quantity of this name."""
    return isinstance(name, str) and name.isprintable()


def _whose(read: ReadRows, learner: Any, place: RowPlace) -> None:
    """A row says whose it is: the first that does decides, unless the caller has said so."""
    named = reference_in(learner)
    if named is None:
        found = shape_of(learner)
        read.fault(codes.NOT_A_REFERENCE, place, column=LEARNER, found=found)
    elif LEARNER not in read.data:
        read.data[LEARNER] = named
        read.origins[LEARNER,] = (place.table, place.row)
    elif read.learner != named:
        read.fault(codes.ANOTHER_LEARNER, place, learner=named, among=read.learner)


def _registration(read: ReadRows, records: Iterable[tuple[str, Record]]) -> None:
    """What the portfolio says of itself; several rows may name a specification each."""
    for key, record in records:
        read.origins.setdefault((), ("registrations", key))
        for column, value in record.items():
            there = read.data.setdefault(column, value)
            origin = read.origins.setdefault((column,), ("registrations", key))
            if _same(there, value):
                continue
            if column == "specification" and isinstance(there, list) and isinstance(value, list):
                more = [one for one in value if one not in there]
                first = len(there)
                read.data[column] = [*there, *more]
                read.origins |= {
                    (column, first + at): ("registrations", key) for at in range(len(more))
                }
                continue
            place = RowPlace("registrations", key, column)
            again = located_at(place, codes.ROWS_CONTRADICT, item="", column=column)
            read.problems.append(Located(again.diagnostic, place, (RowPlace(*origin, column),)))


def _people(read: ReadRows, records: Iterable[tuple[str, Record]]) -> dict[str, Record]:
    people: dict[str, Record] = {}
    for key, record in records:
        who = _named(read, record, "id", ("people", key), "person")
        if who is None:
            continue
        record.pop("id")
        if _same(people.setdefault(who, record), record):
            read.origins.setdefault(("people", who), ("people", key))
        else:
            place = RowPlace("people", key)
            first = read.place_of(("people", who))
            again = located_at(place, codes.DUPLICATE_ID, what="person", name=who)
            read.problems.append(Located(again.diagnostic, place, (first,)))
    return people


# -- items and links ---------------------------------------------------------


class _Evidence:
    """Items with their links, put together from `items`, `evidence` and `links`."""

    def __init__(self, read: ReadRows) -> None:
        self.told = read
        self.items: list[Record] = []
        #: id → where the item stands in the list
        self.positions: dict[str, int] = {}
        #: of an item in `evidence`: the columns of its first row, and the cells
        self.said: dict[int, tuple[tuple[str, ...], list[Any]]] = {}

    def read(self, given: Mapping[str, Rows | None]) -> None:
        """Read the three tables; what is recorded stands under `evidence` in the data."""
        for key, record in _records(self.told, "items", given.get("items")):
            self._item(record, ("items", key))
        for key, cells, header in _rows(self.told, "evidence", given.get("evidence")):
            self._joined(key, cells, header)
        for key, record in _records(self.told, "links", given.get("links")):
            self._link(key, record)
        for item in self.items:
            if not item["maps_to"]:
                del item["maps_to"]
        if self.items:
            self.told.data["evidence"] = self.items

    def _item(self, record: Record, origin: tuple[str, str]) -> int | None:
        """Record an item; one without a name cannot be linked to."""
        named = _named(self.told, record, "id", origin, "item")
        at = len(self.items)
        self.told.origins["evidence", at] = origin
        record["maps_to"] = {}
        self.items.append(record)
        if named is None:
            return None
        self.positions.setdefault(named, at)
        return at

    def _joined(self, key: str, cells: Cells, header: Header) -> None:
        """One row of a link with its item; the item is the same on every row of it."""
        columns = header.of_the_item
        said = columns, [(cells[column], type(cells[column]) is bool) for column in columns]
        named = cells.get("id", cells.get("item"))
        at = self.positions.get(named) if isinstance(named, str) else None
        if at is None or not _same(self.said.get(at), said):
            at = self._same_item(key, _stated(cells, columns), header)
            if at is None:
                return
            self.said.setdefault(at, said)
        link = _stated(cells, header.of_the_link)
        if link:
            link = _shaped(self.told, link, header, key)
            self._linked(at, ("evidence", key), link)

    def _same_item(self, key: str, stated: Record, header: Header) -> int | None:
        """The position of the item that a row states; new, or as it stands there already."""
        record = _shaped(self.told, stated, header, key)
        named = reference_in(record.get("id"))
        at = None if named is None else self.positions.get(named)
        if at is None:
            return self._item(record, ("evidence", key))
        first = self.items[at]
        first_place = self.told.place_of(("evidence", at))
        one, other = _by_column(first), _by_column(record)
        for column in dict.fromkeys((*one, *other)):
            if not _same(one.get(column), other.get(column)):
                place = RowPlace("evidence", key, column)
                there = RowPlace(first_place.table, first_place.row, column)
                arguments: dict[str, Argument] = {"item": str(first["id"]), "column": column}
                known = tables()["evidence"].columns
                if column not in known:  # taken for a quantity, which it may not be
                    arguments["meant"] = spelled(column, known)
                self._again(codes.ROWS_CONTRADICT, place, there, arguments)
        return at

    def _link(self, key: str, record: Record) -> None:
        """A row of `links`; of an item that no row records it points at nothing."""
        named = _named(self.told, record, "item", ("links", key), "link")
        if named is None:
            return
        del record["item"]
        at = self.positions.get(named)
        if at is not None:
            self._linked(at, ("links", key), record)
            return
        place = RowPlace("links", key, "item")
        near, allowed = same_name(named, self.positions), tuple(self.positions)[:_MOST_NAMED]
        about: dict[str, Argument] = {"item": named, "record": "link", "id": key, "on": ""}
        unknown = located_at(place, codes.UNKNOWN_ITEM, near=near, allowed=allowed, **about)
        self.told.set_aside.append(unknown)

    def _linked(self, at: int, origin: tuple[str, str], link: Record) -> None:
        """Map an item to the criterion that a row names."""
        criterion = _named(self.told, link, "criterion", origin, "link")
        if criterion is None:
            return
        del link["criterion"]
        links = self.items[at]["maps_to"]
        if criterion in links:
            place = RowPlace(*origin, "criterion")
            there = self.told.place_of(("evidence", at, "maps_to", criterion))
            item = str(self.items[at].get("id", ""))
            self._again(codes.DUPLICATE_LINK, place, there, {"item": item, "criterion": criterion})
            return
        links[criterion] = link
        self.told.origins["evidence", at, "maps_to", criterion] = origin

    def _again(
        self, code: Code, place: RowPlace, there: RowPlace, arguments: Mapping[str, Argument]
    ) -> None:
        """Tell of a row that does not go with an earlier one."""
        fault = located_at(place, code, **arguments)
        self.told.problems.append(Located(fault.diagnostic, place, (there,)))


def _by_column(record: Record) -> Record:
    """An item's fields as the columns of a row; what is carried along is one, whatever it holds."""
    cells: Record = {}
    for name, value in record.items():
        inner = (
            {f"{name}.{key}": cell for key, cell in value.items()} if type(value) is dict else {}
        )
        if inner and inner.keys() <= tables()["evidence"].columns.keys():
            cells |= inner
        elif name != "maps_to":
            cells[name] = value
    return cells


def _same(one: Any, other: Any) -> bool:
    try:
        alike = isinstance(one, bool) is isinstance(other, bool)  # 1 is equal to True
        return one is other or (alike and bool(one == other))
    except Exception:  # a value of the caller's that cannot be compared
        return False


def _named(
    read: ReadRows, record: Record, column: str, origin: tuple[str, str], what: str
) -> str | None:
    """The reference in a column that every row needs, or None with the fault of this row."""
    cell = record.get(column)
    named = reference_in(cell)
    if named is None:
        place = RowPlace(*origin, column)
        if cell is None or isinstance(cell, str):  # only blanks
            read.fault(codes.MISSING_FIELD, place, owner=(what, "", ""), field=column)
        else:
            found = shape_of(cell)
            about: dict[str, Argument] = {"column": column, "found": found}
            if found == "list":
                about["how"] = "list"
            read.fault(codes.NOT_A_REFERENCE, place, **about)
    elif not named.isprintable() or len(named) > LONGEST_NAME:
        try:
            return read_name(named)
        except PydanticCustomError as error:
            told = dict(error.context or {})
            code = _BY_SLUG[told.pop("slug")]
            place = RowPlace(*origin, column)
            read.fault(code, place, owner=(what, "", ""), field=column, **told)
            return None
    return named


def _column(table: str, steps: Location) -> str:
    """The column of a table that holds what stands at these steps of a record."""
    names = [step for step in steps if isinstance(step, str)]
    known = tables()[table].columns if table in tables() else {}
    if not names:
        return "id" if "id" in known else "criterion" if table == "links" else ""
    if names == [LEARNER]:
        return LEARNER
    dotted = ".".join(names)
    if dotted in known:
        return dotted
    return "" if names[0] == "maps_to" else names[0]
