"""Rows in which nothing is out of the ordinary, straight to facts.

Populations are read this way: a table is checked at once, and no value of the
model is made in between. Anything unusual (an unknown column, a supersession,
rows of one item that disagree, a cell that is not plainly right) is left to the
longer way over the model, which can say what is wrong with it. Where this way
gives facts, the longer way gives the same (a law).
"""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, TypeAdapter
from pydantic_core import SchemaValidator
from typing_extensions import TypedDict

from rubric.exchange.cells import several
from rubric.exchange.header import LEARNER, OF_A_LINK
from rubric.exchange.tables import Column, tables
from rubric.facts import Facts, Item, Link
from rubric.facts.building import (
    Get,
    decision_of,
    declaration_of,
    exemption_of,
    item_of,
    review_of,
)
from rubric.model.quick import Reference, with_shortcuts

Row = dict[str, Any]
Record = TypeVar("Record")

#: columns of references, in which a number that is a binary fraction means nothing
_REFERENCES = ("id", "item", "criterion")
#: columns that are left to the longer way where they state anything
_UNUSUAL = frozenset({"supersedes", "qualification", "units", "pathway", "level"})
#: what a reference is written as
_WHOLE = (str, int)
#: a column → the one that is not blank where it states something
_BESIDE = {
    "withdrawn.reason": "withdrawn.date",
    "countersigned.by": "countersigned.date",
    "countersigned.date": "countersigned.by",
    "override.reason": "override.authorised_by",
    "override.authorised_by": "override.reason",
    "confirmed": "confirmed_by",
    "confirmed_by": "confirmed",
}
#: table → the columns that state something on every row
_NEEDED = {
    "registrations": ("specification",),
    "people": ("id", "role"),
    "declarations": ("covers", "signed_by_learner"),
    "items": ("id",),
    "links": ("item", "criterion"),
    "decisions": ("id", "criteria", "judgement", "assessor", "date"),
    "reviews": ("id", "of", "finding", "iqa", "date"),
    "exemptions": ("id", "criteria", "reason", "authorised_by", "date"),
}


class _Unusual(Exception):
    """Something that the longer way has to look at."""


def plain_facts(learner: str, given: Mapping[str, Any]) -> Facts | None:
    """Return the facts of one learner's rows, or None where anything is unusual.

    Args:
        learner: whose rows they are; a row that says another one is unusual.
        given: table name → its rows, in a list or under the caller's own keys.
    """
    try:
        if not learner or not given.keys() <= tables().keys():
            raise _Unusual
        if given.get("evidence"):
            given = _apart(given)
        read = {table: _rows(table, given[table], learner) for table in given}
        return _facts(learner, read)
    except Exception:  # whatever it is, the longer way can say what is wrong with it
        return None


def _facts(learner: str, read: Mapping[str, list[Row]]) -> Facts:
    [registration] = read.get("registrations") or [{}]
    if not all(row["criteria"] for row in read.get("exemptions", ())):
        raise _Unusual  # of nothing
    people = read.get("people")
    return Facts(
        learner=learner,
        specifications=tuple(dict.fromkeys(registration["specification"])),
        registered=registration.get("registered"),
        centre=registration.get("centre"),
        people=None if people is None else _people(people),
        items=_items(read),
        declarations=tuple(
            [
                declaration_of(row.get, position)
                for position, row in enumerate(read.get("declarations", ()), start=1)
            ]
        ),
        decisions=_each(read.get("decisions", ()), decision_of),
        reviews=_each(read.get("reviews", ()), review_of),
        exemptions=_each(read.get("exemptions", ()), exemption_of),
    )


def _rows(table: str, rows: Any, learner: str) -> list[Row]:
    """The rows of a table with their cells read; each has the same columns as the first."""
    cells = _listed(rows)
    if not cells:
        return []
    columns = tuple(cells[0])
    read: list[Row] = _validator(table, columns).validate_python(cells)
    for column in columns:
        other = _BESIDE.get(column)
        if other and any(row[column] is not None and row.get(other) is None for row in read):
            raise _Unusual
    if LEARNER in columns and any(row[LEARNER] not in (None, learner) for row in read):
        raise _Unusual
    return read


def _listed(rows: Any) -> Sequence[Any]:
    if type(rows) is list:
        return rows
    return list(rows.values()) if isinstance(rows, Mapping) else rows


def _each(rows: Sequence[Row], record_of: Callable[[Get], Record]) -> tuple[Record, ...]:
    if len({row["id"] for row in rows}) != len(rows):
        raise _Unusual
    return tuple([record_of(row.get) for row in rows])


def _people(rows: list[Row]) -> dict[str, str]:
    roles = {row["id"]: row["role"] for row in rows}
    if len(roles) != len(rows):
        raise _Unusual
    return roles


# -- items and links ---------------------------------------------------------


def _apart(given: Mapping[str, Any]) -> Mapping[str, Any]:
    """Rows of links joined with their items as the tables of both; an item once.

    Every row says the same of its item; references are text or whole numbers.
    """
    joined = _listed(given["evidence"])
    if given.get("items"):
        raise _Unusual  # the table of items says something of them too
    columns = tuple(joined[0])
    of_the_item = tuple(name for name in columns if name not in OF_A_LINK)
    of_the_link = tuple(name for name in columns if name in OF_A_LINK)
    said_of = itemgetter(*of_the_item, of_the_item[0])  # always a tuple
    said: dict[Any, tuple[Any, ...]] = {}
    links = list(_listed(given.get("links") or ()))
    for row in joined:
        named, says = row["id"], said_of(row)
        if len(row) != len(columns) or type(named) not in _WHOLE:
            raise _Unusual
        if said.setdefault(named, says) != says:
            raise _Unusual
        link = {name: row[name] for name in of_the_link}
        if link.get("criterion") is not None:
            link["item"] = named
            links.append(link)
        elif any(cell is not None for cell in link.values()):
            raise _Unusual
    rest = {table: rows for table, rows in given.items() if table != "evidence"}
    items = [dict(zip(of_the_item, says, strict=False)) for says in said.values()]
    return {**rest, "items": items, "links": links}


def _items(read: Mapping[str, list[Row]]) -> tuple[Item, ...]:
    rows = read.get("items", ())
    links: dict[str, dict[str, Link]] = {row["id"]: {} for row in rows}
    if len(links) != len(rows):
        raise _Unusual
    for row in read.get("links", ()):
        of_item, criterion, get = links[row["item"]], row["criterion"], row.get
        if criterion in of_item:
            raise _Unusual
        of_item[criterion] = Link(criterion, get("at"), get("parts"), get("range"))
    return tuple([item_of(row.get, tuple(links[row["id"]].values())) for row in rows])


@lru_cache(maxsize=200)
def _validator(table: str, columns: tuple[Any, ...]) -> SchemaValidator:
    """Return what checks all rows of a table that have just these columns."""
    known = tables()[table].columns
    needed = _NEEDED[table]
    if not {*known, LEARNER}.issuperset(columns) or not set(needed) <= set(columns):
        raise _Unusual
    cells = {name: _cell(known.get(name), needed=name in needed) for name in columns}
    rows = TypedDict("rows", cells)  # type: ignore[misc]  # made of the columns
    rows.__pydantic_config__ = {"extra": "forbid"}  # type: ignore[attr-defined]
    return SchemaValidator(with_shortcuts(TypeAdapter(list[rows]).core_schema))


def _cell(column: Column | None, *, needed: bool) -> Any:
    """The type of a cell of a column; None where it states nothing."""
    if column is None:  # whose row it is
        return str | None
    if column.kind in ("keys", "object") or column.name in _UNUSUAL:
        return None
    held = column.holds
    if column.name in _REFERENCES:
        held = Annotated[str, Reference()]
    elif column.kind == "several":
        held = Annotated[held, BeforeValidator(several)]
    return held if needed else held | None
