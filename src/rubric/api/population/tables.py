"""The files of a population: a folder with a Parquet or CSV file for each table."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from rubric.api.population.database import DuckDb
from rubric.population.reading import NEVER_BLANK
from rubric.population.sql import literal

#: the tables of docs/tables.md
TABLES = (
    "registrations", "people", "declarations", "items", "links", "evidence", "decisions",
    "reviews", "exemptions",
)  # fmt: skip
#: the columns of texts that are looked at in each of very many rows
_LOOKED_AT = (
    "learner", "criterion", "item", "id", "method", "source", "occasion", "site", "witness",
    "observed_by", "content", "assessor",
)  # fmt: skip
_FORMS = (".parquet", ".csv")


def opened(database: DuckDb, logs: Sequence[Path]) -> dict[str, dict[str, str]]:
    """Make a view of each table, and return the columns of each with their types.

    Args:
        database: where the views are made, each under the name of its table after `given_`.
        logs: the folders.

    Raises:
        DataFault: a file cannot be read.
    """
    found: dict[str, dict[str, str]] = {}
    for table in TABLES:
        parts = [_select(path) for log in logs for path in _files(log, table)]
        if not parts:
            continue
        database.view(f"given_{table}", "\nUNION ALL BY NAME\n".join(parts))
        columns = database.columns(f"given_{table}")
        # of a Parquet file that says what the least of each column is, this is had for nothing
        texts = [name for name in _LOOKED_AT if columns.get(name) == "VARCHAR"]
        if texts and all("read_parquet" in part for part in parts):
            least = ", ".join(f'MIN("{name}")' for name in texts)
            [cells] = database.rows(f"SELECT {least} FROM given_{table}")
            never = {name for name, cell in zip(texts, cells, strict=True) if cell != ""}
            columns |= dict.fromkeys(never, NEVER_BLANK)
        found[table] = columns
    return found


def _files(log: Path, table: str) -> Iterator[Path]:
    """The files of a table: `items.parquet`, or `items/` with any number of them."""
    for form in _FORMS:
        one = log / f"{table}{form}"
        if one.is_file():
            yield one
        if (log / table).is_dir():
            yield from sorted((log / table).glob(f"*{form}"))


def _select(path: Path) -> str:
    if path.suffix == ".parquet":
        return f"SELECT * FROM read_parquet({literal(str(path))})"
    return f"SELECT * FROM read_csv({literal(str(path))}, header = true, all_varchar = true)"


def holds_tables(log: Path) -> bool:
    """Return whether a folder holds a file of any table."""
    return any(True for table in TABLES for _ in _files(log, table))
