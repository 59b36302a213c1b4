"""Items with their links, put together from the tables `items`, `evidence` and `links`."""

from collections.abc import Mapping
from typing import Any

from rubric.diagnostics import Argument, Code, codes
from rubric.exchange.cells import reference_in, same
from rubric.exchange.faults import ReadRows, located_at
from rubric.exchange.header import Header
from rubric.exchange.records import (
    Cells,
    Record,
    Rows,
    each_record,
    each_row,
    in_shape,
    reference_of,
    stated,
)
from rubric.exchange.tables import tables
from rubric.phrases import same_name, spelled
from rubric.sources import Located, RowPlace

#: references that a message lists of those that there are
_MOST_NAMED = 20


class Evidence:
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
        for key, record in each_record(self.told, "items", given.get("items")):
            self._item(record, ("items", key))
        for key, cells, header in each_row(self.told, "evidence", given.get("evidence")):
            self._joined(key, cells, header)
        for key, record in each_record(self.told, "links", given.get("links")):
            self._link(key, record)
        for item in self.items:
            if not item["maps_to"]:
                del item["maps_to"]
        if self.items:
            self.told.data["evidence"] = self.items

    def _item(self, record: Record, origin: tuple[str, str]) -> int | None:
        """Record an item; one without a name cannot be linked to."""
        named = reference_of(self.told, record, "id", origin, "item")
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
        if at is None or not same(self.said.get(at), said):
            at = self._same_item(key, stated(cells, columns), header)
            if at is None:
                return
            self.said.setdefault(at, said)
        link = stated(cells, header.of_the_link)
        if link:
            link = in_shape(self.told, link, header, key)
            self._linked(at, ("evidence", key), link)

    def _same_item(self, key: str, stated: Record, header: Header) -> int | None:
        """The position of the item that a row states; new, or as it stands there already."""
        record = in_shape(self.told, stated, header, key)
        named = reference_in(record.get("id"))
        at = None if named is None else self.positions.get(named)
        if at is None:
            return self._item(record, ("evidence", key))
        first = self.items[at]
        first_place = self.told.place_of(("evidence", at))
        one, other = _by_column(first), _by_column(record)
        for column in dict.fromkeys((*one, *other)):
            if not same(one.get(column), other.get(column)):
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
        named = reference_of(self.told, record, "item", ("links", key), "link")
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
        criterion = reference_of(self.told, link, "criterion", origin, "link")
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
