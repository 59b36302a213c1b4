"""Parquet, read by DuckDB."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rubric.diagnostics import Diagnostic, codes
from rubric.sources.logs.reading import LogFile
from rubric.sources.logs.table import ExtraMissing, LogFault, Row
from rubric.sources.places import FilePlace, Located

#: rows that are fetched at once
_BATCH = 10_000


class ParquetTable(LogFile):
    """A table in a Parquet file; its rows count from 1."""

    def __init__(self, path: Path, shown_as: str) -> None:
        """Read its columns.

        Raises:
            ExtraMissing: the extra `population` is not installed.
            LogFault: it is no sound Parquet file.
            OSError: it cannot be read.
        """
        super().__init__(path, shown_as)
        self._rows, self._read = 0, 0
        with self._connected() as connection:
            self.headings = tuple(name for name, *_ in connection.description or ())
            [(self._rows,)] = connection.execute(
                "SELECT count(*) FROM read_parquet(?)", [str(path)]
            ).fetchall()

    @property
    def _duckdb(self) -> Any:
        # no field: a module cannot be given to another process
        try:
            import duckdb
        except ImportError as error:
            raise ExtraMissing("population") from error
        return duckdb

    def _connected(self) -> Any:
        """A connection to DuckDB on which the whole table is asked for."""
        try:
            connection = self._duckdb.connect()
            connection.execute("SET preserve_insertion_order = true; SET threads = 1")
            connection.execute("SELECT * FROM read_parquet(?)", [str(self._path)])
            return connection
        except self._duckdb.Error as error:
            raise self._unsound(error) from None

    def _unsound(self, error: Exception) -> LogFault:
        reason = str(error).partition("\n")[0]
        problem = Diagnostic(codes.BAD_PARQUET, arguments={"reason": reason})
        return LogFault(Located(problem, FilePlace(self.shown_as)))

    def done(self) -> float:
        """Return how much of the table has been read, between 0 and 1."""
        return self._read / max(self._rows, 1)

    def rows(self) -> Iterator[Row]:
        """Yield rows in their order.

        Raises:
            LogFault: what follows is not sound.
        """
        self._read = 0
        with self._connected() as connection:
            try:
                while batch := connection.fetchmany(_BATCH):
                    for cells in batch:
                        self._read += 1
                        yield self._read, cells
            except self._duckdb.Error as error:
                raise self._unsound(error) from None
