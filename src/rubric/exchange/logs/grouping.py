"""The rows of a log brought together learner by learner."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any, NamedTuple

from rubric.exchange.logs.parts import LogRow, Part
from rubric.sources.logs import RowFault

#: rows under their keys
KeyedRows = Mapping[int, Mapping[str, Any]]
#: a table's rows in the order of learners, with those that are nobody's between them
Stream = Iterator[LogRow]


class LearnerRows(NamedTuple):
    """All rows of one learner by table."""

    learner: str
    tables: Mapping[str, KeyedRows]
    #: rows that cannot be read
    faults: tuple[RowFault, ...] = ()


class Order(NamedTuple):
    """Learners in the order in which they are reported, and whether the rows stand in it."""

    #: from 0
    position: Mapping[str, int]
    grouped: bool


def order_of(parts: Iterable[Part]) -> Order:
    """Return the order of the learners of a log: that of the table in which most of them stand.

    Those who do not stand there follow, table by table.
    """
    runs: dict[str, list[str]] = {}
    for part in parts:
        runs.setdefault(part.table, []).extend(part.learners())
    position: dict[str, int] = {}
    for table in sorted(runs, key=lambda table: -len(set(runs[table]))):
        for learner in runs[table]:
            position.setdefault(learner, len(position))
    grouped = all(
        position[one] < position[following]
        for learners in runs.values()
        for one, following in pairwise(learners)
    )
    return Order(position, grouped)


def everybodys(parts: Iterable[Part]) -> dict[int, Mapping[str, Any]] | None:
    """Return the people that rows name for every learner; None where there are no people at all."""
    of_people = [part for part in parts if part.table == "people"]
    if not of_people:
        return None
    rows = (row for part in of_people for row in part.rows())
    return {row.key: row.cells for row in rows if not row.learner and row.fault is None}


def by_learner(
    streams: Iterable[tuple[str, Stream]], order: Order, people: KeyedRows | None
) -> Iterator[LearnerRows | RowFault]:
    """Yield the rows of each learner, and rows that are nobody's where they are met.

    Args:
        streams: each with its table; the rows of each in the order of learners.
        order: of the learners.
        people: those of everybody; None where people are not looked up.
    """
    heads = [(table, _Head(stream)) for table, stream in streams]
    for learner in order.position:
        given: dict[str, KeyedRows] = {} if people is None else {"people": people}
        faults: list[RowFault] = []
        for table, head in heads:
            rows: dict[int, Mapping[str, Any]] = {}
            for row in head.rows_of(learner):
                if row.fault is None:
                    rows[row.key] = row.cells
                elif row.learner:
                    faults.append(row.fault)
                else:
                    yield row.fault
            if rows:
                given[table] = {**given[table], **rows} if table in given else rows
        yield LearnerRows(learner, given, tuple(faults))
    for _, head in heads:
        yield from (row.fault for row in head.rows_of("") if row.fault is not None)


class _Head:
    """A stream of rows with the next one looked at."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._next = next(stream, None)

    def rows_of(self, learner: str) -> Iterator[LogRow]:
        """Yield the rows of a learner that come next, and nobody's between them."""
        while (row := self._next) is not None:
            if row.learner and row.learner != learner:
                return
            if row.learner or row.fault is not None:  # everybody's people are known already
                yield row
            self._next = next(self._stream, None)
