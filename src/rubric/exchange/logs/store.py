"""A temporary store of rows, in bounded memory; from it they come back learner by learner."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rubric.exchange.logs.grouping import Order, Stream
from rubric.exchange.logs.parts import LogRow, Part

#: KiB that the store keeps in memory
_MEMORY = 32 * 1024
#: whole numbers from here on are kept as text
_LARGE = 1 << 62
#: wrong rows that are kept in memory
MOST_FAULTS = 100_000


class TooManyFaults(Exception):
    """More rows are wrong than are kept."""


class Store:
    """Rows of a log on disk, in a folder that nobody else may read; gone when it is closed."""

    def __init__(self, folder: Path, order: Order) -> None:
        """Make an empty store.

        Args:
            folder: where it may write.
            order: of the learners.
        """
        self._order = order
        self._learners = list(order.position)
        self._connection = sqlite3.connect(folder / "rows")
        for setting in ("journal_mode = OFF", "synchronous = OFF", f"cache_size = -{_MEMORY}"):
            self._connection.execute(f"PRAGMA {setting}")
        self._made = 0

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def sorted_rows(self, part: Part) -> Stream:
        """Keep the rows of a file and return them in the order of learners.

        Raises:
            OSError: the disk is full.
            TooManyFaults: more than `MOST_FAULTS` rows are wrong.
        """
        names = part.columns.names
        table, self._made = f"part{self._made}", self._made + 1
        columns = ", ".join(f"c{at}" for at in range(len(names)))
        faulty: dict[int, LogRow] = {}
        try:
            self._connection.execute(f"CREATE TABLE {table} (position, key, {columns})")
            marks = ", ".join("?" * (len(names) + 2))
            kept = self._kept(part.rows(), faulty, len(names))
            self._connection.executemany(f"INSERT INTO {table} VALUES ({marks})", kept)
            rows = self._connection.execute(f"SELECT * FROM {table} ORDER BY position, key")
        except sqlite3.Error as error:
            raise OSError(str(error)) from error
        return self._back(rows, names, faulty)

    def _kept(
        self, rows: Iterable[LogRow], faulty: dict[int, LogRow], width: int
    ) -> Iterator[tuple[Any, ...]]:
        position, nothing = self._order.position, (None,) * width
        for row in rows:
            if row.fault is not None:
                # what is wrong stays in memory, and only its place among the rows is kept
                faulty[row.key] = row
                if len(faulty) > MOST_FAULTS:
                    raise TooManyFaults
                yield (position.get(row.learner, -1), row.key, *nothing)
            elif row.learner:  # everybody's people are not kept
                yield (position[row.learner], row.key, *map(_kept, row.cells.values()))

    def _back(
        self,
        rows: Iterable[tuple[Any, ...]],
        names: tuple[str, ...],
        faulty: Mapping[int, LogRow],
    ) -> Stream:
        for position, key, *cells in rows:
            if key in faulty:
                yield faulty[key]
            else:
                yield LogRow(self._learners[position], key, dict(zip(names, cells, strict=True)))


@contextmanager
def store(order: Order) -> Iterator[Store]:
    """Open a store for the time of a run."""
    with TemporaryDirectory(prefix="rubric-") as folder:
        opened = Store(Path(folder), order)
        try:
            yield opened
        finally:
            opened.close()


def _kept(cell: Any) -> Any:
    """A cell as the store can keep it: as the text that reads the same."""
    if cell is None or type(cell) in (str, float):
        return cell
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, int):
        return cell if abs(cell) < _LARGE else str(cell)
    if isinstance(cell, (date, datetime)):
        return cell.isoformat()
    if isinstance(cell, Decimal):
        return str(cell)
    return json.dumps(cell, ensure_ascii=False, default=str)
