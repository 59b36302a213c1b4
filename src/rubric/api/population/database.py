"""DuckDB, embedded: it runs the plan of a population, within bounds of memory, and spills to disk.

Another engine needs these few methods and a renderer of the plan's SQL; nothing else knows which
one runs.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any, Protocol

#: what DuckDB may take of the machine's memory; what needs more goes through a temporary folder
MEMORY = "3GB"


class DatabaseMissing(ImportError):
    """The extra `population` is not installed; its text is the line that installs it."""


class DataFault(Exception):
    """What stands in a table is not what its column holds, or a file cannot be read."""


class Engine(Protocol):
    """What runs the plan."""

    #: the SQL that gives every row of a query a number of its own, from 1
    row_number: str

    def table(self, name: str, sql: str) -> None:
        """Work a query out and keep it under a name."""

    def view(self, name: str, sql: str) -> None:
        """Give a query a name."""

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Return the rows of a query."""

    def columns(self, name: str) -> dict[str, str]:
        """Return the columns of a table or view, each with its type."""


class DuckDb:
    """One run in DuckDB: in memory, with a temporary folder for what does not fit."""

    row_number = "ROW_NUMBER() OVER ()"

    def __init__(
        self, spill: str | Path, *, memory: str = MEMORY, threads: int | None = None
    ) -> None:
        try:
            import duckdb
        except ImportError:
            raise DatabaseMissing('pip install "rubric-engine[population]"') from None
        settings: dict[str, Any] = {
            "memory_limit": memory,
            "temp_directory": str(spill),
            "preserve_insertion_order": False,
            # nothing is fetched, and nothing but the tables of a run is read
            "autoinstall_known_extensions": False,
        }
        if threads is not None:
            settings["threads"] = threads
        self._connection = duckdb.connect(":memory:", config=settings)
        #: faults of the tables; every other one is a bug of ours
        self._faults = (
            duckdb.ConversionException,
            duckdb.InvalidInputException,
            duckdb.IOException,
            duckdb.OutOfRangeException,
        )

    def __enter__(self) -> "DuckDb":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        raised: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._connection.close()

    def table(self, name: str, sql: str) -> None:
        """Work a query out and keep it under a name."""
        self._run(f"CREATE OR REPLACE TEMP TABLE {name} AS {sql}")

    def view(self, name: str, sql: str) -> None:
        """Give a query a name."""
        self._run(f"CREATE OR REPLACE TEMP VIEW {name} AS {sql}")

    def filled(self, name: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Keep rows of texts under a name."""
        names = (column.replace('"', '""') for column in columns)
        quoted = ", ".join(f'"{one}" VARCHAR' for one in names)
        self._run(f"CREATE OR REPLACE TEMP TABLE {name} ({quoted})")
        cells = [list(row) for row in rows]
        if cells:
            marks = ", ".join("?" * len(columns))
            self._connection.executemany(f"INSERT INTO {name} VALUES ({marks})", cells)

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Return the rows of a query."""
        found: list[tuple[Any, ...]] = self._run(sql).fetchall()
        return found

    def columns(self, name: str) -> dict[str, str]:
        """Return the columns of a table or view, each with its type."""
        return {row[0]: row[1] for row in self.rows(f"DESCRIBE {name}")}

    def written(self, sql: str, path: Path) -> None:
        """Write the rows of a query to a Parquet file, whole or not at all.

        Raises:
            OSError: the place cannot be written to.
        """
        with TemporaryDirectory(dir=path.parent, prefix=".rubric-") as folder:
            made = Path(folder) / "rows.parquet"
            named = str(made).replace("'", "''")
            self._run(f"COPY ({sql}) TO '{named}' (FORMAT PARQUET)")
            made.replace(path)

    def _run(self, sql: str) -> Any:
        try:
            return self._connection.execute(sql)
        except self._faults as fault:
            raise DataFault(str(fault).strip().split("\n", 1)[0]) from None
