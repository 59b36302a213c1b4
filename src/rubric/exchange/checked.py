"""Rows of one table with the same columns, checked all at once by a validator made of the columns.

What it takes is right, and the same as the longer way over the model reads. It says of
nothing what is wrong with it.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Annotated, Any, NamedTuple

from pydantic import BeforeValidator, TypeAdapter
from pydantic_core import SchemaValidator

from rubric.exchange.cells import several
from rubric.exchange.header import LEARNER
from rubric.exchange.tables import Column, tables
from rubric.model.quick import Reference, with_shortcuts

#: columns of references, in which a number that is a binary fraction means nothing
_REFERENCES = ("id", "item", "criterion")
#: columns that are left to the longer way where they state anything
_UNUSUAL = frozenset({"supersedes"})
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


class Unusual(Exception):
    """Something that the longer way has to look at."""


class _Check(NamedTuple):
    """What checks rows of a table that have just these columns; positions are those of columns."""

    cells: SchemaValidator
    #: each column that needs another one beside it, and that one
    beside: tuple[tuple[int, int], ...]
    #: the column that says whose row it is
    learner: int | None


def checked(
    table: str, columns: tuple[Any, ...], rows: Sequence[tuple[Any, ...]], learner: str
) -> Sequence[tuple[Any, ...]]:
    """Return the rows of one learner with their cells read.

    Args:
        table: its name.
        columns: those that every row has.
        rows: the cells of each row in the order of the columns.
        learner: whose rows they are.

    Raises:
        Unusual, ValidationError: some cell is not plainly right.
    """
    check = _check(table, columns)
    read: Sequence[tuple[Any, ...]] = check.cells.validate_python(rows)
    for one, beside in check.beside:
        if any([cells[one] is not None and cells[beside] is None for cells in read]):  # noqa: C419 - run for every learner, and a list is quicker here than a generator
            raise Unusual
    if check.learner is not None:
        named = {cells[check.learner] for cells in read}
        if not {None, learner}.issuperset(named):
            raise Unusual
    return read


@lru_cache(maxsize=200)
def _check(table: str, columns: tuple[Any, ...]) -> _Check:
    """Return what checks rows of a table that have these columns.

    Raises:
        Unusual: a column is none of ours, or one that is needed is not there.
    """
    known = tables()[table].columns
    needed = _NEEDED[table]
    if not {*known, LEARNER}.issuperset(columns) or not set(needed) <= set(columns):
        raise Unusual
    beside = [(column, _BESIDE[column]) for column in columns if column in _BESIDE]
    if not {other for _, other in beside}.issubset(columns):
        raise Unusual
    types = tuple([_cell(known.get(name), needed=name in needed) for name in columns])
    cells = SchemaValidator(with_shortcuts(TypeAdapter(list[tuple[types]]).core_schema))  # type: ignore[valid-type]  # a type made of the columns while it runs, which no checker can know
    return _Check(
        cells=cells,
        beside=tuple((columns.index(one), columns.index(other)) for one, other in beside),
        learner=columns.index(LEARNER) if LEARNER in columns else None,
    )


def _several(cell: Any) -> Any:
    values = several(cell)
    if type(cell) is not str and isinstance(values, list) and float in map(type, values):
        raise Unusual  # a binary fraction, in which 1.10 is 1.1
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
