"""What tables and columns are called in logs: their own names, and those that people give them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from rubric.exchange.header import LEARNER
from rubric.exchange.tables import tables

#: names that people give a column; a table's own column of that name comes first
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "learner": (
        "learner id", "learner ref", "learner reference", "learner number", "candidate",
        "candidate id", "candidate number", "student", "student id", "student number",
        "learner name",
    ),
    "id": (
        "ref", "reference", "evidence", "evidence id", "evidence ref", "evidence reference",
        "item", "item id", "evidence number", "decision id", "review id", "exemption id",
        "person", "person id",
    ),
    "item": (
        "evidence", "evidence id", "evidence ref", "evidence reference", "evidence number",
        "item id",
    ),
    "criterion": (
        "ac", "assessment criterion", "criteria", "criterion ref", "criterion reference", "pc",
        "performance criterion", "maps to",
    ),
    "criteria": (
        "ac", "acs", "criterion", "assessment criteria", "criteria decided", "criteria reviewed",
    ),
    "specification": ("unit", "unit id", "unit ref", "specification id", "spec"),
    "units": ("unit", "unit ids", "units registered"),
    "registered": ("registration date", "date registered", "registered on", "registration"),
    "centre": ("center", "centre number", "centre id", "centre no"),
    "title": ("evidence title", "description", "evidence description"),
    "method": ("assessment method", "evidence method", "evidence type", "type of evidence"),
    "date": (
        "date of evidence", "evidence date", "decision date", "date of decision", "review date",
        "date of review", "assessment date", "date assessed",
    ),
    "hours": ("number of hours", "no of hours", "duration", "hours completed"),
    "at": ("locator", "location", "page", "pages", "where", "location in evidence"),
    "judgement": (
        "judgment", "decision", "outcome", "result", "assessor judgement", "assessor judgment",
    ),
    "assessor": ("assessor id", "assessed by", "assessor ref"),
    "finding": ("iqa finding", "outcome", "result", "iqa outcome"),
    "iqa": (
        "iqa id", "reviewed by", "sampled by", "iv", "internal verifier",
        "internal quality assurer",
    ),
    "of": ("decision", "decision id", "decision reviewed"),
    "signed_by_learner": (
        "signed", "date signed", "learner signed", "declaration date", "signed on",
    ),
    "covers": ("items", "evidence", "evidence covered"),
    "confirmed_by": ("confirmed by assessor",),
    "witness": ("witnessed by", "witness name"),
    "observed_by": ("observer", "observed by assessor"),
    "authorised_by": ("authorized by",),
}  # fmt: skip
#: names that people give a table
_TABLES: Mapping[str, tuple[str, ...]] = {
    "registrations": ("registration", "learners", "enrolments", "enrollments", "candidates"),
    "people": ("staff", "assessors", "persons"),
    "declarations": ("declaration", "authenticity"),
    "items": ("item", "evidence items"),
    "links": ("link", "mapping", "mappings", "maps"),
    "evidence": ("evidence log", "log", "evidence records", "evidence tracker"),
    "decisions": ("decision", "assessment decisions", "judgements", "judgments", "assessments"),
    "reviews": ("review", "iqa", "iqa reviews", "sampling", "iqa sampling", "verification"),
    "exemptions": ("exemption", "credit transfer", "rpl", "equivalences"),
}  # fmt: skip


class Columns(NamedTuple):
    """The columns of a table as its headings name them."""

    #: a column for each heading; a heading that is none of ours stands as it is
    names: tuple[str, ...]
    #: headings that were taken as a column of another name
    taken_as: tuple[tuple[str, str], ...]
    #: headings of which each names a column that an earlier one names too, and that earlier one
    twice: tuple[tuple[str, str], ...]


def columns_of(table: str, headings: Sequence[str]) -> Columns:
    """Return the columns that the headings of a table name."""
    known = {_folded(name): name for name in (*tables()[table].columns, LEARNER)}
    own = [known.get(_folded(heading)) for heading in headings]
    left = [name for name in known.values() if name not in own]
    names: list[str] = []
    taken_as, twice = [], []
    first: dict[str, str] = {}
    for heading, column in zip(headings, own, strict=True):
        name = column or _alias(heading, left) or heading
        if name != heading:
            taken_as.append((heading, name))
        if name in left:
            left.remove(name)
        if name in first:
            twice.append((heading, first[name]))
        first.setdefault(name, heading)
        names.append(name)
    return Columns(tuple(names), tuple(taken_as), tuple(twice))


def table_of(name: str) -> str | None:
    """Return the table that a file or a sheet of this name holds, or None.

    What follows a name after a mark may be anything: `links-2026`, `links.part3`.
    """
    folded = _folded(name)
    for start in _starts(folded):
        found = _table_names().get(start)
        if found is not None:
            return found
    return None


def _starts(folded: str) -> Iterator[str]:
    words = folded.split(" ")
    for count in range(len(words), 0, -1):
        yield " ".join(words[:count])


@cache
def _table_names() -> Mapping[str, str]:
    return {_folded(called): name for name in tables() for called in (name, *_TABLES[name])}


def _alias(heading: str, left: Iterable[str]) -> str | None:
    """The one column, of those that no heading names, that people call this."""
    folded = _folded(heading)
    for name in left:
        if folded in _aliases().get(name, ()):
            return name
    return None


@cache
def _aliases() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(map(_folded, said)) for name, said in _COLUMNS.items()}


def _folded(name: str) -> str:
    """A name without the marks and capitals by which people tell words apart."""
    return re.sub(r"[\W_]+", " ", name.casefold()).strip()
