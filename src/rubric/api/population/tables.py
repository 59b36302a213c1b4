"""The files of a population: a folder with a Parquet or CSV file for each table."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from rubric.api.population.database import Engine

#: the tables of docs/tables.md
TABLES = (
    "registrations", "people", "declarations", "items", "links", "evidence", "decisions",
    "reviews", "exemptions",
)  # fmt: skip
_FORMS = (".parquet", ".csv")


def opened(database: Engine, logs: Sequence[Path]) -> dict[str, dict[str, str]]:
    """Make a view of each table, and return the columns of each with their types.

    Args:
        database: where the views are made, each under the name of its table after `given_`.
        logs: the folders.

    Raises:
        DataFault: a file cannot be read.
    """
    found: dict[str, dict[str, str]] = {}
    for table in TABLES:
        files = [path for log in logs for path in _files(log, table)]
        if files:
            found[table] = database.given(f"given_{table}", files)
    return found


def _files(log: Path, table: str) -> Iterator[Path]:
    """The files of a table: `items.parquet`, or `items/` with any number of them."""
    for form in _FORMS:
        one = log / f"{table}{form}"
        if one.is_file():
            yield one
        if (log / table).is_dir():
            yield from sorted((log / table).glob(f"*{form}"))


def holds_tables(log: Path) -> bool:
    """Return whether a folder holds a file of any table."""
    return any(True for table in TABLES for _ in _files(log, table))
