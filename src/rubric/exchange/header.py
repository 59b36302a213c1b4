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
    #: columns whose cells are not taken as they stand
    special: tuple[tuple[str, Column], ...]
    #: columns that are neither ours nor, so far as can be seen, a quantity
    unknown: tuple[str, ...]
    #: whether a row says whose it is
    says_learner: bool
    #: whether the item is named by `item`, as in `links`, where its `id` should stand
    item_for_id: bool

    @property
    def plain(self) -> bool:
        """Whether every cell is taken as it stands."""
        return not (self.special or self.unknown or self.says_learner or self.item_for_id)


@lru_cache(maxsize=1_000)
def header_of(table: str, columns: tuple[Any, ...]) -> Header:
    """Return the header of rows of one table that have these columns."""
    known = tables()[table].columns
    special = []
    unknown = []
    for name in columns:
        column = known.get(name) or _of_an_object(name, known)
        if column is not None and column.kind != "one":
            special.append((name, column))
        elif column is None and name != LEARNER:
            unknown.append(name)
    item_for_id = table in ("items", "evidence") and "item" in columns
    return Header(
        table=table,
        special=tuple(special),
        unknown=tuple(u for u in unknown if not (item_for_id and u == "item")),
        says_learner=LEARNER in columns,
        item_for_id=item_for_id,
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


def shaped(record: dict[str, Any], header: Header) -> None:
    """Put the stated cells of a row into the shape of the model, in place."""
    for name, column in header.special:
        cell = record.get(name)
        if cell is None:
            continue
        if column.kind == "several":
            record[name] = several(cell)
        elif column.kind == "fields":
            del record[name]
            fields = record.setdefault(column.field, {})
            if isinstance(fields, dict):
                fields[column.inner] = cell
        else:
            whole, singly = fields_in(cell), record.get(column.field)
            both = isinstance(whole, dict) and isinstance(singly, dict)
            record[name] = {**singly, **whole} if both else whole
