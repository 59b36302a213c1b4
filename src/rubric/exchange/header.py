"""The columns that rows have: which are ours, which belong to the caller, which are unknown.

Rows of one query all have the same columns, so a header is worked out once.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from rubric.exchange.cells import fields_in, several
from rubric.exchange.tables import Column, tables

#: a number as text: the amount of a quantity that a unit declares
_NUMBER = re.compile(r"\s*[+-]?\d[\d.,]*\s*", re.ASCII)
#: columns that say whose row it is
LEARNER = "learner"
#: columns of a link where items and links are joined
OF_A_LINK = frozenset({"criterion", "at", "parts", "range", "note"})


class Header(NamedTuple):
    """What to do with the cells of rows that have these columns."""

    table: str
    #: columns whose cells, where they state anything, are not taken as they stand
    special: Mapping[str, Column | None]
    #: of rows of links joined with their items: the columns of the item, and of the link
    of_the_item: tuple[str, ...]
    of_the_link: tuple[str, ...]


@lru_cache(maxsize=1_000)
def header_of(table: str, columns: tuple[Any, ...]) -> Header:
    """Return the header of rows of one table that have these columns.

    Special are columns that hold more than one value, that say whose the row is,
    and those that are not ours (None).
    """
    known = tables()[table].columns
    named = {name: known.get(name) or _of_an_object(name, known) for name in columns}
    of_a_link = OF_A_LINK if table == "evidence" else ()
    return Header(
        table=table,
        special={
            n: column for n, column in named.items() if column is None or column.kind != "one"
        },
        of_the_item=tuple(name for name in columns if name not in of_a_link),
        of_the_link=tuple(name for name in columns if name in of_a_link),
    )


def _of_an_object(name: Any, known: Mapping[str, Column]) -> Column | None:
    """A column for one key of an object: `external.KEY`; keys may have points in them."""
    if not isinstance(name, str):
        return None
    field, point, key = name.partition(".")
    column = known.get(field)
    if not point or not key or column is None or column.kind not in ("keys", "object"):
        return None
    return Column(name, field, "fields", key)


def is_quantity(cell: Any) -> bool:
    """Return whether a cell may hold the amount of a declared quantity."""
    if isinstance(cell, str):
        return _NUMBER.fullmatch(cell) is not None
    return isinstance(cell, (int, float)) or type(cell).__name__ == "Decimal"


def shaped(record: dict[str, Any], column: Column) -> None:
    """Put the cell of one column into the shape of the model, in place."""
    name = column.name
    if column.kind == "several":
        record[name] = several(record[name])
    elif column.kind == "fields":
        cell, fields = record.pop(name), fields_in(record.get(column.field, {}))
        if isinstance(fields, dict):
            record[column.field] = {**fields, column.inner: cell}
    else:
        record[name] = fields_in(record[name])
