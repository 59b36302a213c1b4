"""Spark: it runs the same plan as DuckDB does, turned into its dialect by sqlglot.

Where nothing else is said it runs on this machine, with every core, and speaks to nothing beyond
it. A session that is there already, as within `spark-submit`, is taken as it is: then the plan runs
on its cluster.
"""

import os
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

from rubric.api.population.database import DatabaseMissing, DataFault
from rubric.sources.stores import temporary_store

#: what has to be installed
EXTRA = "rubric-engine[spark]"
#: what Spark writes of itself while it starts is nothing that a person can act on
_SILENCE = {
    "appender.none.type": "Null",
    "appender.none.name": "none",
    "rootLogger.level": "off",
    "rootLogger.appenderRef.none.ref": "none",
}
#: how Spark calls a type → how the plan does
_TYPES = {
    "string": "VARCHAR",
    "date": "DATE",
    "boolean": "BOOLEAN",
    "decimal(12,3)": "DECIMAL(12,3)",
    "array<string>": "VARCHAR[]",
    "map<string,string>": "MAP(VARCHAR, VARCHAR)",
}


class JavaMissing(Exception):
    """Spark runs in Java, and there is none."""


class Spark:
    """One run in Spark.

    Raises:
        DatabaseMissing: the extra `spark` is not installed.
        JavaMissing: there is no session yet, and no Java to start one in.
    """

    #: numbers with gaps: to count without them, every row would have to go through one machine
    row_number = "1 + MONOTONICALLY_INCREASING_ID()"
    #: an aggregate of very many rows is made for a cluster: counts stand each by itself
    packs_counts = False

    def __init__(self, spill: str | Path) -> None:
        try:
            from pyspark.errors import PySparkException
            from pyspark.sql import SparkSession
        except ImportError:
            raise DatabaseMissing(f'pip install "{EXTRA}"') from None
        running = SparkSession.getActiveSession()
        self._ours = running is None
        self._session = _started(SparkSession.builder, Path(spill)) if self._ours else running
        if self._ours:
            self._session.sparkContext.setLogLevel("OFF")
        self._faults = PySparkException

    def __enter__(self) -> "Spark":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        raised: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._session.catalog.clearCache()
        if self._ours:
            self._session.stop()

    def given(self, name: str, files: Sequence[Path]) -> dict[str, str]:
        """Give the rows of some files a name, and return the columns, each with its type."""
        try:
            frames = [self._read(path) for path in files]
            whole = frames[0]
            for frame in frames[1:]:
                whole = whole.unionByName(frame, allowMissingColumns=True)
            whole.createOrReplaceTempView(name)
        except self._faults as fault:
            raise DataFault(_first_line(fault)) from None
        return self.columns(name)

    def _read(self, path: Path) -> Any:
        if path.suffix == ".parquet":
            return self._session.read.parquet(str(path))
        reader = self._session.read.option("header", True).option("multiLine", True)
        return reader.option("escape", '"').csv(str(path))

    def table(self, name: str, sql: str) -> None:
        """Work a query out and keep it under a name.

        What is kept has no past: a plan that held every step before it would be optimised and
        compiled again at each step after it. It is kept by the executors, or in the session's
        checkpoint directory where one is set: then a lost executor loses nothing.
        """
        try:
            step = self._query(sql)
            safe = self._session.sparkContext.getCheckpointDir() is not None
            kept = step.checkpoint() if safe else step.localCheckpoint()
            kept.createOrReplaceTempView(name)
        except self._faults as fault:
            raise DataFault(_first_line(fault)) from None

    def view(self, name: str, sql: str) -> None:
        """Give a query a name."""
        self._query(sql).createOrReplaceTempView(name)

    def filled(self, name: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Keep rows of texts under a name."""
        from pyspark.sql.types import StringType, StructField, StructType

        shape = StructType([StructField(column, StringType()) for column in columns])
        made = self._session.createDataFrame([tuple(row) for row in rows], shape)
        made.createOrReplaceTempView(name)

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Return the rows of a query."""
        try:
            return [tuple(row) for row in self._query(sql).collect()]
        except self._faults as fault:
            raise DataFault(_first_line(fault)) from None

    def columns(self, name: str) -> dict[str, str]:
        """Return the columns of a table, view or query, each with its type."""
        sql = name if " " in name else f"SELECT * FROM {name}"
        return {column: _TYPES.get(kind, kind.upper()) for column, kind in self._query(sql).dtypes}

    def written(self, sql: str, path: Path) -> None:
        """Write the rows of a query to a Parquet file, whole or not at all.

        Raises:
            OSError: the place cannot be written to.
        """
        with temporary_store(path.parent) as folder:
            rows = folder / "rows"
            try:
                self._query(sql).coalesce(1).write.parquet(str(rows))
            except self._faults as fault:
                raise OSError(None, _first_line(fault), str(path)) from None
            next(rows.glob("*.parquet")).replace(path)

    def _query(self, sql: str) -> Any:
        return self._session.sql(spark_sql(sql))


def _started(builder: Any, spill: Path) -> Any:
    """A session on this machine alone, with its files in a folder."""
    java = os.environ.get("JAVA_HOME")
    if shutil.which(str(Path(java, "bin", "java")) if java else "java") is None:
        raise JavaMissing
    logging = spill / "log4j2.properties"
    lines = "\n".join(f"{key}={value}" for key, value in _SILENCE.items())
    logging.write_text(lines, encoding="utf-8")
    settings = {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile={logging.as_uri()}",
        "spark.driver.host": "127.0.0.1",
        "spark.local.dir": str(spill),
        "spark.sql.shuffle.partitions": "8",
        "spark.sql.warehouse.dir": str(spill / "warehouse"),
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }
    return builder.appName("rubric").master("local[*]").config(map=settings).getOrCreate()


def spark_sql(sql: str) -> str:
    """Return a query of the plan in the dialect of Spark."""
    from sqlglot import transpile

    [text] = transpile(sql, read="duckdb", write="spark")
    return text


def _first_line(fault: Exception) -> str:
    return str(fault).strip().split("\n", 1)[0]
