"""Rows in which nothing is out of the ordinary, straight to facts.

Populations are read this way: a table is checked at once, and no value of the
model is made in between. Anything unusual (an unknown column, a supersession,
rows of one item that disagree, a cell that is not plainly right) is left to the
longer way over the model, which can say what is wrong with it. Where this way
gives facts, the longer way gives the same (a law).
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import count, repeat
from typing import Any, TypeVar

from rubric.exchange.checked import Unusual, checked
from rubric.exchange.joined import Raw, items_and_links, taking
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

#: a table by its columns, each with its cells row by row; without rows it has no columns
Table = Mapping[str, Sequence[Any]]
#: where a table lacks a column
_NO_CELLS = repeat(None)


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


def _facts(learner: str, read: Mapping[str, Table]) -> Facts:
    said = {column: cell for column, [cell] in read["registrations"].items()}.get
    specifications, units = said("specification") or (), said("units") or ()
    qualification, pathway = said("qualification"), said("pathway")
    if (qualification is None) != bool(specifications) or (
        (units or pathway is not None)
        and (qualification is None or len({unit.partition("@")[0] for unit in units}) < len(units))
    ):
        raise Unusual
    people, table = read.get("people"), read.get
    # by position, in the order of the fields
    return Facts(
        learner,
        tuple(dict.fromkeys(specifications)),
        said("registered"),
        said("centre"),
        None if people is None else _people(people),
        _items(table("items", _NOTHING), table("links", _NOTHING)),
        _declarations(table("declarations", _NOTHING)),
        _each(table("decisions", _NOTHING), DECISION_FIELDS, decision_of),
        _each(table("reviews", _NOTHING), REVIEW_FIELDS, review_of),
        _each(table("exemptions", _NOTHING), EXEMPTION_FIELDS, _exemption),
        qualification,
        tuple(units),
        pathway,
    )


_NOTHING: Table = {}


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
    return columns, list(map(taking(columns), listed))


def _read(table: str, raw: Raw, learner: str) -> Table:
    """The rows of a table of one learner with their cells read."""
    columns, rows = raw
    if not rows:
        return _NOTHING
    cells = checked(table, columns, rows, learner)
    return dict(zip(columns, zip(*cells, strict=True), strict=True))


def _fields(table: Table, names: Sequence[str]) -> list[Any]:
    """The cells of the columns of fields; None for ever where there is no column."""
    return [table.get(name, _NO_CELLS) for name in names]


def _each(
    table: Table, fields: Sequence[str], record_of: Callable[..., Record]
) -> tuple[Record, ...]:
    """The records of a table's rows, each made of its fields."""
    if not table:
        return ()
    if len(set(table["id"])) != len(table["id"]):
        raise Unusual
    return tuple(map(record_of, *_fields(table, fields)))


def _declarations(table: Table) -> tuple[Declaration, ...]:
    if not table:
        return ()
    return tuple(map(declaration_of, count(1), *_fields(table, DECLARATION_FIELDS)))


def _exemption(ident: str, criteria: Any, units: Any, *others: Any) -> Exemption:
    if not criteria and not units:
        raise Unusual  # of nothing
    return exemption_of(ident, criteria, units, *others)


def _people(table: Table) -> dict[str, str]:
    if not table:
        return {}
    roles = dict(zip(table["id"], table["role"], strict=True))
    if len(roles) != len(table["id"]):
        raise Unusual
    return roles


# -- items and links ---------------------------------------------------------


def _items(items: Table, links: Table) -> tuple[Item, ...]:
    if not items:
        if links:
            raise Unusual
        return ()
    linked: dict[str, dict[str, Link]] = {named: {} for named in items["id"]}
    if len(linked) != len(items["id"]):
        raise Unusual
    if links:
        made = map(tuple.__new__, repeat(Link), zip(*_fields(links, _OF_A_LINK), strict=False))
        for item, criterion, link in zip(links["item"], links["criterion"], made, strict=True):
            linked[item][criterion] = link
        if sum(map(len, linked.values())) != len(links["item"]):
            raise Unusual  # an item mapped twice to one criterion
    of_items = [tuple(of_item.values()) for of_item in linked.values()]
    return tuple(map(item_of, of_items, repeat({}), *_fields(items, ITEM_FIELDS)))


_OF_A_LINK = ("criterion", "at", "parts", "range")
