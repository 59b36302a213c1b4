"""Rows in which nothing is out of the ordinary, straight to facts.

Populations are read this way: a table is checked at once, and no value of the
model is made in between. Anything unusual (an unknown column, a supersession,
rows of one item that disagree, a cell that is not plainly right) is left to the
longer way over the model, which can say what is wrong with it. Where this way
gives facts, the longer way gives the same (a law).
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import count, repeat
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar

from rubric.exchange.checked import Unusual, checked
from rubric.exchange.joined import Raw, items_and_links
from rubric.exchange.tables import tables
from rubric.facts import Declaration, Exemption, Facts, Item, Link
from rubric.facts.building import (
    DECISION_FIELDS,
    DECLARATION_FIELDS,
    EXEMPTION_FIELDS,
    ITEM_FIELDS,
    REVIEW_FIELDS,
    decision_of,
    declaration_of,
    exemption_of,
    item_of,
    review_of,
)
from rubric.model.scalars import LONGEST_NAME

Record = TypeVar("Record")

#: where a table lacks a column
_NO_CELLS = repeat(None)


class Block(NamedTuple):
    """Rows of one table that have the same columns, as the cells of each row in that order."""

    columns: tuple[str, ...] = ()
    rows: Sequence[tuple[Any, ...]] = ()

    def by_column(self, fields: tuple[str, ...]) -> list[Any]:
        """Return the cells of the columns of fields; None for ever where there is no column."""
        columns = dict(zip(self.columns, zip(*self.rows, strict=True), strict=True))
        return [columns.get(name, _NO_CELLS) for name in fields]

    def column(self, name: str) -> list[Any]:
        """Return the cells of one column."""
        at = self.columns.index(name)
        return [cells[at] for cells in self.rows]


def plain_facts(learner: str, given: Mapping[str, Any]) -> Facts | None:
    """Return the facts of one learner's rows, or None where anything is unusual.

    Args:
        learner: whose rows they are; a row that says another one is unusual.
        given: table name → its rows, in a list or under the caller's own keys.
    """
    try:
        if not _plain_name(learner) or not given.keys() <= tables().keys():
            raise Unusual
        raw = {table: _as_they_stand(rows) for table, rows in given.items() if table != "evidence"}
        if given.get("evidence"):
            if raw.keys() & {"items", "links"}:
                raise Unusual  # they may say something of the same items
            raw["items"], raw["links"] = items_and_links(_listed(given["evidence"]))
        return _facts(learner, {table: _read(table, raw[table], learner) for table in raw})
    except Exception:  # whatever it is, the longer way can say what is wrong with it
        return None


def _plain_name(learner: str) -> bool:
    return 0 < len(learner) <= LONGEST_NAME and learner.isprintable() and learner == learner.strip()


def _facts(learner: str, read: Mapping[str, Block]) -> Facts:
    [registration] = read["registrations"].rows
    said = dict(zip(read["registrations"].columns, registration, strict=True)).get
    specifications, units = said("specification") or (), said("units") or ()
    qualification, pathway = said("qualification"), said("pathway")
    if (qualification is None) != bool(specifications) or (
        (units or pathway is not None)
        and (qualification is None or len({unit.partition("@")[0] for unit in units}) < len(units))
    ):
        raise Unusual
    people = read.get("people")
    return Facts(
        learner=learner,
        specifications=tuple(dict.fromkeys(specifications)),
        registered=said("registered"),
        centre=said("centre"),
        people=None if people is None else _people(people),
        items=_items(read.get("items", _NOTHING), read.get("links", _NOTHING)),
        declarations=_declarations(read.get("declarations", _NOTHING)),
        decisions=_each(read.get("decisions", _NOTHING), DECISION_FIELDS, decision_of),
        reviews=_each(read.get("reviews", _NOTHING), REVIEW_FIELDS, review_of),
        exemptions=_each(read.get("exemptions", _NOTHING), EXEMPTION_FIELDS, _exemption),
        qualification=qualification,
        units=tuple(units),
        pathway=pathway,
    )


_NOTHING = Block()


def _listed(rows: Any) -> Sequence[Any]:
    if type(rows) is list:
        return rows
    return list(rows.values()) if isinstance(rows, Mapping) else rows


def _as_they_stand(rows: Any) -> Raw:
    """The rows of a table; each has the columns of the first, and no other."""
    listed = _listed(rows)
    if not listed:
        return (), ()
    columns = tuple(listed[0])
    if set(map(len, listed)) != {len(columns)}:
        raise Unusual
    if len(columns) == 1:
        return columns, [(row[columns[0]],) for row in listed]
    return columns, list(map(itemgetter(*columns), listed))


def _read(table: str, raw: Raw, learner: str) -> Block:
    """The rows of a table of one learner with their cells read."""
    columns, rows = raw
    return Block(columns, checked(table, columns, rows, learner)) if rows else _NOTHING


def _each(
    block: Block, fields: tuple[str, ...], record_of: Callable[..., Record]
) -> tuple[Record, ...]:
    """The records of a block's rows, each made of its fields."""
    if not block.rows:
        return ()
    columns = block.by_column(fields)
    if len(set(columns[fields.index("id")])) != len(block.rows):
        raise Unusual
    return tuple(map(record_of, *columns))


def _declarations(block: Block) -> tuple[Declaration, ...]:
    if not block.rows:
        return ()
    return tuple(map(declaration_of, count(1), *block.by_column(DECLARATION_FIELDS)))


def _exemption(ident: str, criteria: Any, units: Any, *others: Any) -> Exemption:
    if not criteria and not units:
        raise Unusual  # of nothing
    return exemption_of(ident, criteria, units, *others)


def _people(block: Block) -> dict[str, str]:
    if not block.rows:
        return {}
    roles = dict(zip(block.column("id"), block.column("role"), strict=True))
    if len(roles) != len(block.rows):
        raise Unusual
    return roles


# -- items and links ---------------------------------------------------------


def _items(items: Block, links: Block) -> tuple[Item, ...]:
    if not items.rows:
        if links.rows:
            raise Unusual
        return ()
    columns = items.by_column(ITEM_FIELDS)
    linked: dict[str, dict[str, Link]] = {named: {} for named in columns[0]}
    if len(linked) != len(items.rows):
        raise Unusual
    if links.rows:
        named, *said = links.by_column(_OF_A_LINK)
        made = map(tuple.__new__, repeat(Link), zip(*said, strict=False))
        for item, criterion, link in zip(named, said[0], made, strict=True):
            linked[item][criterion] = link
        if sum(map(len, linked.values())) != len(links.rows):
            raise Unusual  # an item mapped twice to one criterion
    of_items = [tuple(of_item.values()) for of_item in linked.values()]
    return tuple(map(item_of, of_items, repeat({}), *columns))


_OF_A_LINK = ("item", "criterion", "at", "parts", "range")
