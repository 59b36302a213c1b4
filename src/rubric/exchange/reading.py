"""One learner's rows, read into the plain data of a portfolio, every value with its place."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rubric.diagnostics import codes
from rubric.exchange.cells import same
from rubric.exchange.evidence import Evidence
from rubric.exchange.faults import ReadRows, located_at
from rubric.exchange.records import Record, Rows, each_record, reference_of
from rubric.exchange.tables import tables
from rubric.phrases import spelled
from rubric.sources import Located, RowPlace


def read_rows(given: Mapping[str, Rows | None], learner: str | None = None) -> ReadRows:
    """Return one learner's tables as the data of a portfolio.

    Args:
        given: table name → its rows; a table that is left out or None was not asked for.
        learner: whose rows they are; left out, the first row that says so decides.
    """
    read = ReadRows(learner)
    known = tables()
    read.problems.extend(unknown_tables(given))
    _registration(read, each_record(read, "registrations", given.get("registrations")))
    if given.get("people") is not None:
        read.data["people"] = _people(read, each_record(read, "people", given["people"]))
    for name in ("declarations", "decisions", "reviews", "exemptions"):
        field = known[name].field
        for position, (key, record) in enumerate(each_record(read, name, given.get(name))):
            read.origins[field, position] = (name, key)
            read.data.setdefault(field, []).append(record)
    Evidence(read).read(given)
    return read


def unknown_tables(given: Iterable[Any]) -> Iterator[Located]:
    """Yield every name that is none of a table."""
    known = tuple(tables())
    for name in given:
        if name not in known:
            near, place = spelled(str(name), known), RowPlace(str(name))
            yield located_at(place, codes.UNKNOWN_TABLE, table=str(name), near=near, allowed=known)


def _registration(read: ReadRows, records: Iterable[tuple[str, Record]]) -> None:
    """What the portfolio says of itself; several rows may name a specification or unit each."""
    for key, record in records:
        read.origins.setdefault((), ("registrations", key))
        for column, value in record.items():
            there = read.data.setdefault(column, value)
            origin = read.origins.setdefault((column,), ("registrations", key))
            if same(there, value):
                continue
            several = column in ("specification", "units")
            if several and isinstance(there, list) and isinstance(value, list):
                more = [one for one in value if one not in there]
                first = len(there)
                read.data[column] = [*there, *more]
                read.origins |= {
                    (column, first + at): ("registrations", key) for at in range(len(more))
                }
                continue
            place = RowPlace("registrations", key, column)
            again = located_at(place, codes.ROWS_CONTRADICT, item="", column=column)
            read.problems.append(Located(again.diagnostic, place, (RowPlace(*origin, column),)))


def _people(read: ReadRows, records: Iterable[tuple[str, Record]]) -> dict[str, Record]:
    people: dict[str, Record] = {}
    for key, record in records:
        who = reference_of(read, record, "id", ("people", key), "person")
        if who is None:
            continue
        record.pop("id")
        if same(people.setdefault(who, record), record):
            read.origins.setdefault(("people", who), ("people", key))
        else:
            place = RowPlace("people", key)
            first = read.place_of(("people", who))
            again = located_at(place, codes.DUPLICATE_ID, what="person", name=who)
            read.problems.append(Located(again.diagnostic, place, (first,)))
    return people
