"""The counts of a population as a Parquet file, a row for each: those of the flat table."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from rubric.api.population.database import DuckDb
from rubric.population.sql import with_numbers

#: columns that hold whole numbers; every other holds texts
_NUMBERS = ("learners", "links")


def write_counts(rows: Iterable[Mapping[str, object]], columns: Sequence[str], path: Path) -> None:
    """Write counts to a Parquet file, whole or not at all; what is kept back is null.

    Args:
        rows: each with what it has under some of the columns.
        columns: every column, in order.
        path: the file.

    Raises:
        OSError: the place cannot be written to.
        DatabaseMissing: the extra `population` is not installed.
    """
    cells = ([_text(row.get(column)) for column in columns] for row in rows)
    with DuckDb("") as database:
        database.filled("counts", columns, cells)
        database.written(with_numbers("counts", columns, _NUMBERS), path)


def _text(cell: object) -> str | None:
    return None if cell is None or cell == "" else str(cell)
