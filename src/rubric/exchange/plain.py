"""Rows in which nothing is out of the ordinary, straight to facts.

Populations are read this way: a table is checked at once, and no value of the
model is made in between. Anything unusual (an unknown column, a supersession,
rows of one item that disagree, a cell that is not plainly right) is left to the
longer way over the model, which can say what is wrong with it. Where this way
gives facts, the longer way gives the same (a law).
"""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import chain, count, repeat
from operator import itemgetter
from typing import Annotated, Any, NamedTuple, TypeVar

from pydantic import BeforeValidator, TypeAdapter
from pydantic_core import SchemaValidator

from rubric.exchange.cells import several
from rubric.exchange.header import LEARNER, OF_A_LINK
from rubric.exchange.tables import Column, tables
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
from rubric.model.quick import Reference, with_shortcuts
from rubric.model.scalars import LONGEST_NAME

Record = TypeVar("Record")

#: columns of references, in which a number that is a binary fraction means nothing
_REFERENCES = ("id", "item", "criterion")
#: columns that are left to the longer way where they state anything
_UNUSUAL = frozenset({"supersedes"})
#: what a reference is written as
_WHOLE = frozenset({str, int})
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
_NEEDED: Mapping[str, tuple[str, ...]] = {
    "registrations": (),
    "people": ("id", "role"),
    "declarations": ("covers", "signed_by_learner"),
    "items": ("id",),
    "links": ("item", "criterion"),
    "decisions": ("id", "criteria", "judgement", "assessor", "date"),
    "reviews": ("id", "of", "finding", "iqa", "date"),
    "exemptions": ("id", "reason", "authorised_by", "date"),
}


#: where a table lacks a column
_NO_CELLS = repeat(None)


class _Unusual(Exception):
    """Something that the longer way has to look at."""


#: columns, and the cells of each row in that order
Raw = tuple[tuple[str, ...], Sequence[tuple[Any, ...]]]


class Block(NamedTuple):
    """Rows of one table that have the same columns, as the cells of each row in that order."""

    columns: tuple[str, ...] = ()
    rows: Sequence[tuple[Any, ...]] = ()

    def by_column(self, fields: tuple[str, ...]) -> list[Any]:
        """Return the cells of the columns of fields; None for ever where there is no column."""
        columns = dict(zip(self.columns, zip(*self.rows, strict=True), strict=False))
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
            raise _Unusual
        raw = {table: _as_they_stand(rows) for table, rows in given.items() if table != "evidence"}
        if given.get("evidence"):
            _take_apart(_listed(given["evidence"]), raw)
        return _facts(learner, {table: _read(table, *raw[table], learner) for table in raw})
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
        raise _Unusual
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
        raise _Unusual
    if len(columns) == 1:
        return columns, [(row[columns[0]],) for row in listed]
    return columns, list(map(itemgetter(*columns), listed))


def _read(table: str, columns: tuple[str, ...], rows: Sequence[tuple[Any, ...]], who: str) -> Block:
    """The rows of a table of one learner with their cells read."""
    if not rows:
        return _NOTHING
    read = Block(columns, _validator(table, columns).validate_python(rows))
    for one, beside in _beside(columns):
        if any([cells[one] is not None and cells[beside] is None for cells in read.rows]):  # noqa: C419 - for every learner
            raise _Unusual
    if LEARNER in columns and not {None, who}.issuperset(read.column(LEARNER)):
        raise _Unusual
    return read


@lru_cache(maxsize=200)
def _beside(columns: tuple[Any, ...]) -> tuple[tuple[int, int], ...]:
    """The positions of columns, each with that of the one that has to stand beside it."""
    named = [column for column in columns if column in _BESIDE]
    return tuple((columns.index(column), columns.index(_BESIDE[column])) for column in named)


def _each(
    block: Block, fields: tuple[str, ...], record_of: Callable[..., Record]
) -> tuple[Record, ...]:
    """The records of a block's rows, each made of its fields."""
    if not block.rows:
        return ()
    columns = block.by_column(fields)
    if len(set(columns[fields.index("id")])) != len(block.rows):
        raise _Unusual
    return tuple(map(record_of, *columns))


def _declarations(block: Block) -> tuple[Declaration, ...]:
    if not block.rows:
        return ()
    return tuple(map(declaration_of, count(1), *block.by_column(DECLARATION_FIELDS)))


def _exemption(ident: str, criteria: Any, units: Any, *others: Any) -> Exemption:
    if not criteria and not units:
        raise _Unusual  # of nothing
    return exemption_of(ident, criteria, units, *others)


def _people(block: Block) -> dict[str, str]:
    if not block.rows:
        return {}
    roles = dict(zip(block.column("id"), block.column("role"), strict=True))
    if len(roles) != len(block.rows):
        raise _Unusual
    return roles


# -- items and links ---------------------------------------------------------

#: numbers that yes and no are equal to, and not the same as
_ALIKE = frozenset({0, 1})


def _take_apart(joined: Sequence[Any], raw: dict[str, Raw]) -> None:
    """Put rows of links joined with their items into the tables of both, an item once.

    Every row says the same of its item; references are text or whole numbers.
    """
    if raw.keys() & {"items", "links"}:
        raise _Unusual  # they may say something of the same items
    columns = tuple(joined[0])
    of_the_item = tuple([name for name in columns if name not in OF_A_LINK])
    of_the_link = ("id", *[name for name in columns if name in OF_A_LINK])
    if set(map(len, joined)) != {len(columns)} or of_the_link[1:2] == ():
        raise _Unusual
    several = len(of_the_item) > 1
    # twice where there is but one, so that it is a tuple
    says = list(map(itemgetter(*of_the_item, *(() if several else of_the_item)), joined))
    links = list(map(itemgetter(*of_the_link), joined))
    names = [link[0] for link in links]
    of_each = dict(zip(names, says, strict=True))  # the last, in the order of the first
    repeated = [of_each[named] for named in names]
    if not _WHOLE.issuperset(map(type, names)) or repeated != says:
        raise _Unusual
    if not _ALIKE.isdisjoint(chain.from_iterable(of_each.values())) and any(
        list(map(type, one)) != list(map(type, said))
        for one, said in zip(repeated, says, strict=True)
    ):
        raise _Unusual
    criterion = of_the_link.index("criterion")
    unmapped = [link for link in links if link[criterion] is None]
    if any(link.count(None) != len(link) - 1 for link in unmapped):
        raise _Unusual
    mapped = [link for link in links if link[criterion] is not None] if unmapped else links
    items = list(of_each.values())
    raw["items"] = of_the_item, items if several else [said[:1] for said in items]
    raw["links"] = ("item", *of_the_link[1:]), mapped


def _items(items: Block, links: Block) -> tuple[Item, ...]:
    if not items.rows:
        if links.rows:
            raise _Unusual
        return ()
    columns = items.by_column(ITEM_FIELDS)
    linked: dict[str, dict[str, Link]] = {named: {} for named in columns[0]}
    if len(linked) != len(items.rows):
        raise _Unusual
    if links.rows:
        named, *said = links.by_column(_OF_A_LINK)
        made = map(tuple.__new__, repeat(Link), zip(*said, strict=False))
        for item, criterion, link in zip(named, said[0], made, strict=True):
            linked[item][criterion] = link
        if sum(map(len, linked.values())) != len(links.rows):
            raise _Unusual  # an item mapped twice to one criterion
    of_items = [tuple(of_item.values()) for of_item in linked.values()]
    return tuple(map(item_of, of_items, repeat({}), *columns))


_OF_A_LINK = ("item", "criterion", "at", "parts", "range")


@lru_cache(maxsize=200)
def _validator(table: str, columns: tuple[Any, ...]) -> SchemaValidator:
    """Return what checks the cells of all rows of a table that have just these columns."""
    known = tables()[table].columns
    needed = _NEEDED[table]
    if not {*known, LEARNER}.issuperset(columns) or not set(needed) <= set(columns):
        raise _Unusual
    if any(_BESIDE.get(column, column) not in columns for column in columns):
        raise _Unusual
    cells = tuple([_cell(known.get(name), needed=name in needed) for name in columns])
    return SchemaValidator(with_shortcuts(TypeAdapter(list[tuple[cells]]).core_schema))  # type: ignore[valid-type]  # made of the columns


def _several(cell: Any) -> Any:
    values = several(cell)
    if isinstance(values, list) and float in map(type, values):
        raise _Unusual  # a binary fraction, in which 1.10 is 1.1
    return values


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
        held = Annotated[held, BeforeValidator(_several)]
    return held if needed else held | None
