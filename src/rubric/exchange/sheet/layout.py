"""The layout of a tracking sheet: its columns, what their cells hold, and what they are called.

A field is a table of rows with a column of it (`items`, `date`), so a sheet holds what rows hold;
`own` columns are of the sheet alone.
Reading and writing both start here.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Literal, NamedTuple

from rubric.exchange.headings import Field, folded, heading, other_names
from rubric.exchange.tables import tables
from rubric.phrases import phrase, spelled

#: what a cell holds
Kind = Literal["text", "day", "number", "yes_no", "word"]

CRITERION: Field = ("links", "criterion")
WORDING: Field = ("own", "text")
ASKED: Field = ("own", "asked")
ENTRIES: Field = ("own", "entries")
TOTAL: Field = ("own", "total")
ITEM: Field = ("items", "id")
HOURS: Field = ("items", "hours")
LEARNER: Field = ("registrations", "learner")
FORMAT: Field = ("own", "format")
#: the unit of a qualification whose criteria a sheet holds
UNIT: Field = ("own", "unit")

#: columns of every sheet of a learner in their order, with their width in characters
ALWAYS: Mapping[Field, float] = {
    CRITERION: 10,
    WORDING: 34,
    ASKED: 14,
    ENTRIES: 8,
    ITEM: 10,
    ("items", "title"): 18,
    ("items", "method"): 13,
    ("items", "date"): 11,
    ("items", "source"): 12,
    ("items", "occasion"): 13,
    ("links", "at"): 12,
    HOURS: 7,
    ("declarations", "signed_by_learner"): 11,
    ("declarations", "confirmed_by"): 10,
    ("declarations", "confirmed"): 11,
    ("decisions", "judgement"): 12,
    ("decisions", "date"): 11,
    ("decisions", "assessor"): 9,
    ("reviews", "finding"): 12,
    ("reviews", "date"): 11,
    ("reviews", "iqa"): 8,
    ("reviews", "action"): 15,
    ("reviews", "closed"): 11,
}
#: what a sheet says of its learner, above its columns
BLOCK: tuple[Field, ...] = (
    LEARNER,
    UNIT,
    ("registrations", "registered"),
    ("registrations", "centre"),
    ("registrations", "specification"),
    ("registrations", "qualification"),
    ("registrations", "units"),
    ("registrations", "pathway"),
    FORMAT,
)
#: tables that stand on sheets of their own where the rows of a learner cannot hold them
RECORDS = ("items", "links", "declarations", "decisions", "reviews", "exemptions", "people")
#: columns of a decision or review that the rows of a learner's sheet give by where they stand
_BY_PLACE = frozenset(
    {("declarations", "covers"), ("decisions", "criteria"), ("decisions", "evidence")}
    | {("reviews", "of"), ("reviews", "criteria"), ("links", "item")}
)
_DAYS = frozenset(
    {"date", "from", "to", "registered", "signed_by_learner", "confirmed", "due", "closed"}
    | {"withdrawn.date", "countersigned.date"}
)
_WORDS = frozenset({"method", "source", "judgement", "finding", "stage", "reason", "role"})


class Meant(NamedTuple):
    """What a heading is read as."""

    #: None: the column is none of ours
    field: Field | None
    #: whether it is another name for it
    alias: bool = False


def kind_of(field: Field) -> Kind:
    """Return what the cells of a column hold."""
    table, column = field
    if column in _DAYS:
        return "day"
    if column in _WORDS and table != "own":
        return "word"
    if field == ("items", "group"):
        return "yes_no"
    known = tables().get(table)
    if table == "items" and (column == "hours" or known is None or column not in known.columns):
        return "number"
    return "text"


def fields_of_rows() -> tuple[Field, ...]:
    """Return every column that a learner's sheet may have: the usual ones, then all others."""
    others = [
        (name, column)
        for name in ("items", "links", "declarations", "decisions", "reviews")
        for column in tables()[name].columns
    ]
    every = dict.fromkeys((*ALWAYS, TOTAL, *others))
    return tuple(field for field in every if field not in _BY_PLACE)


def fields_of_records(table: str) -> tuple[Field, ...]:
    """Return the columns of a sheet that holds the rows of one table, whose they are first."""
    return (LEARNER, *((table, column) for column in tables()[table].columns))


def in_order(fields: Iterable[Field]) -> tuple[Field, ...]:
    """Return columns in the order of a sheet: those of one table together, as it is usual."""
    wanted = dict.fromkeys(fields)
    order: list[Field] = []
    usual = list(ALWAYS)
    for at, field in enumerate(usual):
        order.append(field)
        if field == ENTRIES:
            order.append(TOTAL)
        last = at + 1 == len(usual) or (
            field[0] != usual[at + 1][0] and not any(f[0] == field[0] for f in usual[at + 1 :])
        )
        if last:
            order += [f for f in wanted if f[0] == field[0] and f not in usual]
    return tuple(dict.fromkeys(field for field in order if field in wanted))


@cache
def _names(fields: tuple[Field, ...], language: str) -> dict[str, tuple[Field, bool]]:
    """Every folded heading of these columns, and every other name that is of one only."""
    found: dict[str, tuple[Field, bool]] = {}
    for field in fields:
        for alias in other_names(field, language):
            found.setdefault(alias, (field, True))
    return found | {folded(heading(field, language)): (field, False) for field in fields}


def meant(written: str, fields: tuple[Field, ...], language: str = "en") -> Meant:
    """Return which of these columns a heading names, in any case and punctuation."""
    name = folded(written)
    known = _names(fields, language).get(name)
    if known is not None:
        return Meant(*known)
    before = folded(phrase("heading_of_measure", {"name": ""}, language))
    if ITEM in fields and name.startswith(f"{before} ") and len(written.split()) > 2:
        return Meant(("items", written.split(maxsplit=2)[2]))
    return Meant(None)


def nearest(written: str, fields: tuple[Field, ...], language: str = "en") -> str:
    """Return the heading that is spelled most like one that is none of ours, or ""."""
    return spelled(written[:100], [heading(field, language) for field in fields])
