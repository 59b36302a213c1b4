"""Evidence rows in which nothing is out of the ordinary, straight to facts.

Populations are read this way: a table is checked at once, and no value of the
model is made in between. Anything unusual (an unknown column, a supersession,
rows of one item that disagree, a cell that is not plainly right) is left to the
longer way over the model, which can say what is wrong with it. Where this way
gives items, the longer way gives the same (a law).
"""

from collections.abc import Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import Annotated, Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import SchemaValidator
from typing_extensions import TypedDict

from rubric.exchange.header import LEARNER, OF_A_LINK
from rubric.exchange.tables import tables
from rubric.facts import Item, Link
from rubric.model.quick import Reference, with_shortcuts

Row = dict[str, Any]

#: the tables that hold evidence
EVIDENCE = ("items", "evidence", "links")
#: columns of references, in which a number that is a binary fraction means nothing
_REFERENCES = ("id", "item", "criterion")
_NOTHING_STATED: Mapping[str, Any] = {}


class _Unusual(Exception):
    """Something that the longer way has to look at."""


def plain_items(learner: str, given: Mapping[str, Any]) -> tuple[Item, ...] | None:
    """Return the items of one learner's evidence rows, or None where anything is unusual.

    Args:
        learner: whose rows they are; a row that says another one is unusual.
        given: `items`, `evidence` and `links`, as far as there are any.
    """
    items: dict[str, Item] = {}
    links: dict[str, dict[str, Link]] = {}
    try:
        for row in _rows("items", given, learner):
            item = _item(row)
            if item.id in items:
                raise _Unusual
            items[item.id] = item
        _joined(_rows("evidence", given, learner), items, links)
        for row in _rows("links", given, learner):
            _link(row["item"], row, items, links)
    except (_Unusual, ValidationError, KeyError):
        return None
    return tuple(
        [
            item._replace(links=tuple(links[item.id].values())) if item.id in links else item
            for item in items.values()
        ]
    )


def _rows(table: str, given: Mapping[str, Any], learner: str) -> list[Row]:
    rows = given.get(table)
    if not rows:
        return []
    cells = list(rows.values()) if isinstance(rows, Mapping) else rows
    read: list[Row] = _validator(table).validate_python(cells)
    if any(row.get(LEARNER, learner) != learner for row in read if LEARNER in row):
        raise _Unusual
    return read


def _joined(rows: Sequence[Row], items: dict[str, Item], links: dict[str, dict[str, Link]]) -> None:
    """Rows of links with their items; every row says the same of its item."""
    if not rows:
        return
    columns = len(rows[0])
    said_of = itemgetter(*(name for name in rows[0] if name not in OF_A_LINK))
    first: dict[str, Any] = {}
    for row in rows:
        named, said = row["id"], said_of(row)
        if len(row) != columns or first.setdefault(named, said) != said:
            raise _Unusual
        if named not in items:
            items[named] = _item(row)
        elif first[named] is said:
            raise _Unusual  # the table of items has it too
        if row.get("criterion") is not None:
            _link(named, row, items, links)
        elif any(row.get(name) is not None for name in OF_A_LINK):
            raise _Unusual


def _item(row: Row) -> Item:
    get = row.get
    withdrawn = get("withdrawn.date")
    if row["id"] is None or get("supersedes") is not None:
        raise _Unusual
    if withdrawn is None and get("withdrawn.reason") is not None:
        raise _Unusual
    day = get("date") or get("to")
    hours = get("hours")
    return Item(
        row["id"],
        get("method"),
        get("source"),
        day,
        get("from") or day,
        get("occasion"),
        get("site"),
        get("witness"),
        get("observed_by"),
        _NOTHING_STATED if hours is None else {"hours": hours},
        bool(get("group")),
        get("own_contribution") is not None,
        get("content"),
        (),
        withdrawn,
    )


def _link(
    named: str | None, row: Row, items: Mapping[str, Item], links: dict[str, dict[str, Link]]
) -> None:
    criterion = row["criterion"]
    if criterion is None or named is None or named not in items:
        raise _Unusual
    of_item = links.setdefault(named, {})
    if criterion in of_item:
        raise _Unusual
    get = row.get
    of_item[criterion] = Link(criterion, get("at"), get("parts"), get("range"))


@cache
def _validator(table: str) -> SchemaValidator:
    """Return what checks all rows of a table at once; an unknown column is refused."""
    cells: dict[str, Any] = {LEARNER: str | None}
    for column in tables()[table].columns.values():
        held = column.holds if column.name not in _REFERENCES else Annotated[str, Reference()]
        # an object has a column for each of its keys: that is for the longer way
        cells[column.name] = None if column.kind in ("keys", "object") else held | None
    rows = TypedDict("rows", cells, total=False)  # type: ignore[misc]  # made of the columns
    rows.__pydantic_config__ = {"extra": "forbid"}  # type: ignore[attr-defined]
    return SchemaValidator(with_shortcuts(TypeAdapter(list[rows]).core_schema))
