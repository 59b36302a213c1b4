"""A temporary store of rows, in bounded memory; from it they come back learner by learner."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from rubric.exchange.logs.grouping import Stream, picked, shared
from rubric.exchange.logs.order import Order, Share
from rubric.exchange.logs.parts import LogRow, Part

#: KiB that the store keeps in memory
_MEMORY = 32 * 1024
#: whole numbers from here on are kept as text
_LARGE = 1 << 62
#: wrong rows that are kept in memory
MOST_FAULTS = 100_000


class TooManyFaults(Exception):
    """More rows are wrong than are kept."""


class Kept(NamedTuple):
    """Rows of a log on disk, in the order of learners; several processes may read them."""

    path: Path
    #: of each file, in their order, the rows that cannot be read, by their keys; only of files
    #: that are kept whole
    faulty: tuple[Mapping[int, LogRow], ...]


def keep(parts: Sequence[Part], order: Order, path: Path) -> Kept:
    """Write the rows of every file into a store.

    Args:
        parts: the files of a log.
        order: of the learners.
        path: where the store is to stand.

    Raises:
        OSError: the disk is full.
        TooManyFaults: more than `MOST_FAULTS` rows of a file are wrong.
    """
    try:
        with closing(_opened(path)) as store:
            faulty = [_keep(store, at, part, order) for at, part in enumerate(parts)]
            store.commit()
    except sqlite3.Error as error:
        raise OSError(str(error)) from error
    return Kept(path, tuple(faulty))


def sorted_rows(kept: Kept, at: int, part: Part, order: Order, share: Share | None) -> Stream:
    """Yield the rows of a file in the order of learners.

    Args:
        kept: the store.
        at: the position of the file among the others.
        part: the file.
        order: of the learners.
        share: which learners are asked for; all, where it is None.

    Raises:
        OSError: the store cannot be read, or the file is not what it was.
    """
    try:
        with closing(_opened(kept.path)) as store:
            rows = store.execute(f"SELECT * FROM sorted{at} ORDER BY rowid")
            if part.standing:
                yield from picked(part, rows, share)
            else:
                yield from shared(_whole(rows, kept.faulty[at], part, order), order, share)
    except sqlite3.Error as error:
        raise OSError(str(error)) from error


def _whole(
    rows: Iterable[tuple[Any, ...]], faulty: Mapping[int, LogRow], part: Part, order: Order
) -> Stream:
    names, learners = part.columns.names, list(order.position)
    for position, key, *cells in rows:
        if key in faulty:
            yield faulty[key]
        else:
            yield LogRow(learners[position], key, dict(zip(names, cells, strict=True)))


def _opened(path: Path) -> sqlite3.Connection:
    store = sqlite3.connect(path)
    for setting in ("journal_mode = OFF", "synchronous = OFF", f"cache_size = -{_MEMORY}"):
        store.execute(f"PRAGMA {setting}")
    return store


def _keep(store: sqlite3.Connection, at: int, part: Part, order: Order) -> Mapping[int, LogRow]:
    """Put the rows of one file into a table in the order of learners; those that are faulty.

    Of a file whose rows can be read one by one only the places are put there.
    """
    faulty: dict[int, LogRow] = {}
    rows: Iterable[tuple[Any, ...]]
    if part.standing:
        width, position = 4, order.position
        rows = ((position.get(learner, -1), *stretch) for learner, stretch in part.stretches())
    else:
        width = len(part.columns.names) + 2
        rows = _cells(part.rows(), order, faulty, width - 2)
    columns = ", ".join(["position", "key", *(f"c{n}" for n in range(width - 2))])
    store.execute(f"CREATE TABLE given{at} ({columns})")
    marks = ", ".join("?" * width)
    store.executemany(f"INSERT INTO given{at} VALUES ({marks})", rows)
    store.execute(f"CREATE TABLE sorted{at} AS SELECT * FROM given{at} ORDER BY position, key")
    store.execute(f"DROP TABLE given{at}")
    return faulty


def _cells(
    rows: Iterable[LogRow], order: Order, faulty: dict[int, LogRow], width: int
) -> Iterator[tuple[Any, ...]]:
    position, nothing = order.position, (None,) * width
    for row in rows:
        if row.fault is not None:
            # what is wrong stays in memory, and only its place among the rows is kept
            faulty[row.key] = row
            if len(faulty) > MOST_FAULTS:
                raise TooManyFaults
            yield (position.get(row.learner, -1), row.key, *nothing)
        elif row.learner:  # everybody's people are not kept
            yield (position[row.learner], row.key, *map(_as_kept, row.cells.values()))


def _as_kept(cell: Any) -> Any:
    """A cell as the store can keep it: as the text that reads the same."""
    if cell is None or type(cell) in (str, float):
        return cell
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, int):
        return cell if abs(cell) < _LARGE else str(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, Decimal):
        return str(cell)
    return json.dumps(cell, ensure_ascii=False, default=str)
