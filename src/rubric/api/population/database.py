"""DuckDB, embedded: it runs the plan of a population, within bounds of memory, and spills to disk.

Another engine needs these few methods and a renderer of the plan's SQL; nothing else knows which
one runs.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol

from rubric.population.reading import NEVER_BLANK
from rubric.population.sql import literal
from rubric.sources.stores import temporary_store

#: the columns of texts that are looked at in each of very many rows
_LOOKED_AT = (
    "learner", "criterion", "item", "id", "method", "source", "occasion", "site", "witness",
    "observed_by", "content", "assessor",
)  # fmt: skip
#: what DuckDB may take of the machine's memory; what needs more goes through a temporary folder
MEMORY = "3GB"


def _select(path: Path) -> str:
    if path.suffix == ".parquet":
        return f"SELECT * FROM read_parquet({literal(str(path))})"
    return f"SELECT * FROM read_csv({literal(str(path))}, header = true, all_varchar = true)"


class DatabaseMissing(ImportError):
    """The extra `population` is not installed; its text is the line that installs it."""


class DataFault(Exception):
    """What stands in a table is not what its column holds, or a file cannot be read."""


class Engine(Protocol):
    """What runs the plan.

    Whatever reads or works something out raises a `DataFault` where a file cannot be read, or a
    table does not hold what its column says.
    """

    #: the SQL that gives every row of a query a number of its own above 0
    row_number: str
    #: whether several counts of links stand in one number (`tallies`)
    packs_counts: bool

    def given(self, name: str, files: Sequence[Path]) -> dict[str, str]:
        """Give the rows of some files a name, and return the columns, each with its type."""

    def filled(self, name: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Keep rows of texts under a name."""

    def table(self, name: str, sql: str) -> None:
        """Work a query out and keep it under a name."""

    def view(self, name: str, sql: str) -> None:
        """Give a query a name."""

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Return the rows of a query."""

    def columns(self, name: str) -> dict[str, str]:
        """Return the columns of a table or view, each with its type."""

    def written(self, sql: str, path: Path) -> None:
        """Write the rows of a query to a Parquet file, whole or not at all."""


class DuckDb:
    """One run in DuckDB: in memory, with a temporary folder for what does not fit."""

    row_number = "(ROW_NUMBER() OVER ())::INTEGER"
    packs_counts = True

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
            duckdb.OutOfMemoryException,
            duckdb.OutOfRangeException,
        )
        self._any_fault = duckdb.Error

    def __enter__(self) -> "DuckDb":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        raised: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._connection.close()

    def given(self, name: str, files: Sequence[Path]) -> dict[str, str]:
        """Give the rows of some files a name, and return the columns, each with its type."""
        parts = [_select(path) for path in files]
        self.view(name, "\nUNION ALL BY NAME\n".join(parts))
        columns = self.columns(name)
        # of a Parquet file that says what the least of each column is, this is had for nothing
        texts = [column for column in _LOOKED_AT if columns.get(column) == "VARCHAR"]
        if texts and all(path.suffix == ".parquet" for path in files):
            least = ", ".join(f'MIN("{column}")' for column in texts)
            [cells] = self.rows(f"SELECT {least} FROM {name}")
            never = [column for column, cell in zip(texts, cells, strict=True) if cell != ""]
            columns |= dict.fromkeys(never, NEVER_BLANK)
        return columns

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
        with temporary_store(path.parent) as folder:
            made = folder / "rows.parquet"
            try:
                self._run(f"COPY ({sql}) TO {literal(str(made))} (FORMAT PARQUET)")
            except DataFault as fault:
                raise OSError(None, str(fault), str(path)) from None
            made.replace(path)

    def _run(self, sql: str) -> Any:
        try:
            return self._connection.execute(sql)
        except self._any_fault as fault:
            # what has no kind of its own is of a file that is broken in its middle
            if isinstance(fault, self._faults) or type(fault) is self._any_fault:
                raise DataFault(str(fault).strip().split("\n", 1)[0]) from None
            raise
