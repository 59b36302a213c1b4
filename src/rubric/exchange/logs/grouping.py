"""The rows of a log brought together learner by learner."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from rubric.exchange.logs.order import Order, Share
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


def picked(part: Part, stretches: Iterable[Sequence[int]], share: Share | None) -> Stream:
    """Yield the rows of a file that stand in these stretches.

    Args:
        part: the file.
        stretches: as in `Places`, in the order of learners.
        share: which learners are asked for; all, where it is None.
    """
    with part.picking() as pick:
        for position, of_one in groupby(stretches, itemgetter(0)):
            if share is None or share(max(position, 0)):
                yield from pick([stretch[1:] for stretch in of_one])


def in_order(part: Part, at: int, order: Order, share: Share | None) -> Stream:
    """Yield the rows of a file that stand in the order of learners.

    Args:
        part: the file.
        at: the position of the file among the others.
        order: of the learners.
        share: which learners are asked for; all, where it is None.
    """
    places = order.places[at]
    if places is not None:
        stretches = zip(places[::4], places[1::4], places[2::4], places[3::4], strict=True)
        return picked(part, stretches, share)
    return shared(part.rows(), order, share)


def shared(rows: Stream, order: Order, share: Share | None) -> Stream:
    """Return the rows of a share of the learners, with nobody's that follow them."""
    if share is None:
        return rows
    return _shared(rows, order.position, share)


def _shared(rows: Stream, position: Mapping[str, int], share: Share) -> Stream:
    learner, mine = "", share(0)
    for row in rows:
        if row.learner and row.learner != learner:
            learner = row.learner
            mine = share(position[learner])
        if mine:
            yield row


def everybodys(parts: Iterable[Part]) -> dict[int, Mapping[str, Any]] | None:
    """Return the people that rows name for every learner; None where there are no people at all."""
    of_people = [part for part in parts if part.table == "people"]
    if not of_people:
        return None
    rows = (row for part in of_people for row in part.rows())
    return {row.key: row.cells for row in rows if not row.learner and row.fault is None}


def by_learner(
    streams: Iterable[tuple[str, Stream]], learners: Iterable[str], people: KeyedRows | None
) -> Iterator[LearnerRows | RowFault]:
    """Yield the rows of each learner, and rows that are nobody's where they are met.

    Args:
        streams: each with its table; the rows of each in the order of learners.
        learners: in their order.
        people: those of everybody; None where people are not looked up.
    """
    heads = [(table, _Head(stream)) for table, stream in streams]
    for learner in learners:
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
