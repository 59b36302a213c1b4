"""One learner's rows, read into the plain data of a portfolio, every value with its place.

A blank cell (None, no text, or not a number) states nothing. Nothing is judged
here but the rows themselves; what the cells hold is for the model to say.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from rubric.diagnostics import Argument, Code, Diagnostic, Path, codes
from rubric.exchange.cells import reference_in
from rubric.exchange.header import LEARNER, OF_A_LINK, Header, header_of, is_quantity, shaped
from rubric.exchange.tables import tables
from rubric.model.addresses import Addresses
from rubric.model.scalars import shape_of
from rubric.phrases import same_name, spelled
from rubric.sources import Located, RowPlace

#: the rows of a table, or rows under the caller's own keys
Rows: TypeAlias = Iterable[Any] | Mapping[Hashable, Any]
Location: TypeAlias = tuple[str | int, ...]
Record: TypeAlias = dict[str, Any]

#: references that a message lists of those that there are
_MOST_NAMED = 20


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
        return str(self.data.get(LEARNER, ""))

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
                return RowPlace(*origin, _column(origin[0], location[depth:]))
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
    for name in given:
        if name not in known:
            near = spelled(str(name), known)
            allowed = tuple(known)
            place = RowPlace(str(name))
            read.fault(codes.UNKNOWN_TABLE, place, table=str(name), near=near, allowed=allowed)
    records = {
        name: list(_records(read, name, rows))
        for name in known
        if (rows := given.get(name)) is not None
    }
    _registration(read, records.get("registrations", ()))
    if "people" in records:
        read.data["people"] = _people(read, records["people"])
    for name in ("declarations", "decisions", "reviews", "exemptions"):
        field = known[name].field
        for position, (key, record) in enumerate(records.get(name, ())):
            read.origins[field, position] = (name, key)
            read.data.setdefault(field, []).append(record)
    _evidence(read, records)
    return read


def keyed(rows: Rows) -> Iterator[tuple[str, Any]]:
    """Yield rows with the caller's own key of each, or its position from 1."""
    if isinstance(rows, Mapping):
        for key, row in rows.items():
            yield str(key), row
    else:
        for position, row in enumerate(rows, start=1):
            yield str(position), row


def cells_of(row: Any) -> Mapping[Any, Any] | None:
    """Return a row as cells by column, whatever a database calls it, or None where it is none."""
    if isinstance(row, Mapping):
        return row
    if hasattr(row, "keys"):
        return {column: row[column] for column in row.keys()}  # noqa: SIM118 - no mapping
    for to_mapping in ("_mapping", "_asdict"):
        found = getattr(row, to_mapping, None)
        if found is not None:
            return dict(found() if callable(found) else found)
    return None


def blank(cell: Any) -> bool:
    """Return whether a cell states nothing: None, no text, or not a number."""
    return cell is None or cell == "" or bool(cell != cell)


def _records(read: ReadRows, table: str, rows: Rows) -> Iterator[tuple[str, Record]]:
    """Yield what each row states, in the shape of the model."""
    if isinstance(rows, (str, bytes)) or not isinstance(rows, Iterable):
        read.fault(codes.NOT_A_ROW, RowPlace(table), found=type(rows).__name__)
        return
    for key, row in keyed(rows):
        cells = row if type(row) is dict else cells_of(row)
        if cells is None:
            read.fault(codes.NOT_A_ROW, RowPlace(table, key), found=type(row).__name__)
            continue
        record = {
            column: cell
            for column, cell in cells.items()
            if cell is not None and cell != "" and cell == cell  # noqa: PLR0124 - not a number
        }
        header = header_of(table, tuple(cells))
        if not header.plain:
            _put_right(read, record, header, key)
        yield key, record


def _put_right(read: ReadRows, record: Record, header: Header, key: str) -> None:
    if header.says_learner and LEARNER in record:
        _whose(read, record.pop(LEARNER), header.table, key)
    if header.item_for_id and "item" in record:
        item = record.pop("item")
        if record.setdefault("id", item) != item:
            place = RowPlace(header.table, key, "item")
            read.fault(codes.ROWS_CONTRADICT, place, item=str(record["id"]), column="item")
    for column in header.unknown:
        if column not in record:
            continue
        if tables()[header.table].quantities and is_quantity(record[column]):
            continue  # whether the unit declares it is seen when the unit is known
        del record[column]
        known = (*tables()[header.table].columns, LEARNER)
        read.once(
            codes.UNKNOWN_COLUMN,
            RowPlace(header.table, key, str(column)),
            table=header.table,
            column=str(column),
            near=spelled(str(column), known),
            allowed=known,
        )
    shaped(record, header)
    for name, column in header.special:
        held = record.get(name)
        inside = held if isinstance(held, list) else [held]
        if column.kind == "several" and any(isinstance(one, float) for one in inside):
            place = RowPlace(header.table, key, name)
            read.fault(codes.NOT_A_REFERENCE, place, column=name, found="number")
            del record[name]


def _whose(read: ReadRows, learner: Any, table: str, key: str) -> None:
    """A row says whose it is: the first that does decides, unless the caller has said so."""
    named = str(learner).strip()
    if read.data.setdefault(LEARNER, learner if isinstance(learner, str) else named) == learner:
        return
    if read.learner.strip() != named:
        place = RowPlace(table, key, LEARNER)
        read.fault(codes.ANOTHER_LEARNER, place, learner=named, among=read.learner)


def _registration(read: ReadRows, records: Sequence[tuple[str, Record]]) -> None:
    """What the portfolio says of itself; several rows may name a specification each."""
    for key, record in records:
        read.origins.setdefault((), ("registrations", key))
        for column, value in record.items():
            there = read.data.setdefault(column, value)
            if there is value or there == value:
                continue
            if column == "specification" and isinstance(there, list) and isinstance(value, list):
                read.data[column] = [*there, *(one for one in value if one not in there)]
                continue
            place = RowPlace("registrations", key, column)
            read.fault(codes.ROWS_CONTRADICT, place, item="", column=column)


def _people(read: ReadRows, records: Sequence[tuple[str, Record]]) -> dict[str, Record]:
    people: dict[str, Record] = {}
    for key, record in records:
        who = _named(read, record, "id", RowPlace("people", key, "id"), "person")
        if who is None:
            continue
        record.pop("id")
        if people.setdefault(who, record) == record:
            read.origins.setdefault(("people", who), ("people", key))
        else:
            place = RowPlace("people", key)
            first = read.place_of(("people", who))
            again = located_at(place, codes.DUPLICATE_ID, what="person", name=who)
            read.problems.append(Located(again.diagnostic, place, (first,)))
    return people


# -- items and links ---------------------------------------------------------


def _evidence(read: ReadRows, records: Mapping[str, Sequence[tuple[str, Record]]]) -> None:
    evidence: list[Record] = []
    positions: dict[str, int] = {}
    for key, record in records.get("items", ()):
        named = _named(read, record, "id", RowPlace("items", key, "id"), "item")
        if named is not None:
            positions.setdefault(named, len(evidence))
        read.origins["evidence", len(evidence)] = ("items", key)
        record["maps_to"] = {}
        evidence.append(record)
    for key, record in records.get("evidence", ()):
        _joined(read, evidence, positions, key, record)
    for key, record in records.get("links", ()):
        named = _named(read, record, "item", RowPlace("links", key, "item"), "link")
        if named is None:
            continue
        record.pop("item")
        at = positions.get(named)
        if at is None:
            _item_not_there(read, key, named, positions)
        else:
            _linked(read, evidence, at, ("links", key), record)
    for record in evidence:
        if not record["maps_to"]:
            del record["maps_to"]
    if evidence:
        read.data["evidence"] = evidence


def _joined(
    read: ReadRows,
    evidence: list[Record],
    positions: dict[str, int],
    key: str,
    record: Record,
) -> None:
    """One row of a link with its item; the item is the same on every row of it."""
    link = {column: record.pop(column) for column in tuple(record) if column in OF_A_LINK}
    named = _named(read, record, "id", RowPlace("evidence", key, "id"), "item")
    if named is None:
        return
    at = positions.get(named)
    if at is None:
        at = positions[named] = len(evidence)
        read.origins["evidence", at] = ("evidence", key)
        record["maps_to"] = {}
        evidence.append(record)
    else:
        first = evidence[at]
        record["maps_to"] = first["maps_to"]
        if record != first:
            _contradicting(read, first, record, ("evidence", key), at)
    if link:
        _linked(read, evidence, at, ("evidence", key), link)


def _contradicting(
    read: ReadRows, first: Record, record: Record, origin: tuple[str, str], at: int
) -> None:
    related = read.place_of(("evidence", at))
    for column in dict.fromkeys((*first, *record)):
        if first.get(column) != record.get(column):
            place = RowPlace(*origin, _column(origin[0], (column,)))
            arguments: dict[str, Argument] = {"item": str(first["id"]), "column": column}
            there = RowPlace(related.table, related.row, place.column)
            fault = located_at(place, codes.ROWS_CONTRADICT, **arguments)
            read.problems.append(Located(fault.diagnostic, place, (there,)))


def _linked(
    read: ReadRows, evidence: list[Record], at: int, origin: tuple[str, str], link: Record
) -> None:
    """Map an item to the criterion that a row names."""
    place = RowPlace(*origin, "criterion")
    item = str(evidence[at].get("id", ""))
    criterion = _named(read, link, "criterion", place, "link")
    if criterion is None:
        return
    link.pop("criterion")
    links = evidence[at]["maps_to"]
    if criterion in links:
        first = read.place_of(("evidence", at, "maps_to", criterion))
        again = located_at(place, codes.DUPLICATE_LINK, item=item, criterion=criterion)
        read.problems.append(Located(again.diagnostic, place, (first,)))
        return
    links[criterion] = link
    read.origins["evidence", at, "maps_to", criterion] = origin


def _item_not_there(
    read: ReadRows, key: str, named: str, positions: Mapping[str, int]
) -> None:
    """A link of an item that no row records points at nothing: it is set aside."""
    place = RowPlace("links", key, "item")
    read.set_aside.append(
        located_at(
            place,
            codes.UNKNOWN_ITEM,
            item=named,
            record="link",
            id=key,
            on="",
            near=same_name(named, positions),
            allowed=tuple(positions)[:_MOST_NAMED],
        )
    )


def _named(
    read: ReadRows, record: Record, column: str, place: RowPlace, what: str
) -> str | None:
    """The reference in a column that every row needs, or None with the fault of this row."""
    named = reference_in(record.get(column))
    if named is None and record.get(column) is None:
        read.fault(codes.MISSING_FIELD, place, owner=(what, "", ""), field=column)
    elif named is None:
        found = shape_of(record[column])
        read.fault(codes.NOT_A_REFERENCE, place, column=column, found=found)
    return named


def _column(table: str, steps: Location) -> str:
    """The column of a table that holds what stands at these steps of a record."""
    names = [step for step in steps if isinstance(step, str)]
    known = tables()[table].columns if table in tables() else {}
    if not names:
        return "id" if "id" in known else "criterion" if table == "links" else ""
    dotted = ".".join(names)
    if dotted in known:
        return dotted
    return "" if names[0] == "maps_to" else names[0]
