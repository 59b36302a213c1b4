"""Spark says of a population what DuckDB says: `make spark` gets what it takes, Java aside."""

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import rubric
from rubric.api.evaluating import Judging
from rubric.api.population.database import DuckDb, Engine
from rubric.api.population.running import prepared, rows_of_learners, run
from rubric.api.population.summing import population_of
from rubric.population.plan import Plan
from rubric.population.reading import Given
from rubric.population.results import Population
from rubric.testing.laws.population import filled_with, put_in
from rubric.testing.laws.rows import library_of
from rubric.testing.strategies import Case
from tests.laws.test_population import LIBRARY, ON_DIPLOMA, populations
from tests.laws.test_population import ON as DAY

pytest.importorskip("pyspark", reason="PySpark is not here: run `make spark`")

from rubric.api.population.spark import Spark

ROOT = Path(__file__).resolve().parents[2]
ON = date(2026, 11, 21)
NO_JAVA = "Java is not here: apt-get install default-jre-headless"
pytestmark = [
    pytest.mark.filterwarnings("ignore"),
    pytest.mark.skipif(shutil.which("java") is None, reason=NO_JAVA),
]


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """Spark for a few rows: it would take longer to compile a query than to interpret it."""
    from pyspark.sql import SparkSession

    settings = {
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.memory": "2g",
        "spark.local.dir": str(tmp_path_factory.mktemp("spark")),
        "spark.sql.adaptive.enabled": "false",
        "spark.sql.codegen.factoryMode": "NO_CODEGEN",
        "spark.sql.codegen.wholeStage": "false",
        "spark.sql.shuffle.partitions": "1",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }
    session = SparkSession.builder.master("local[2]").config(map=settings).getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    with Spark("") as running:
        yield running
    session.stop()


def told(database: Engine, given: Given, judging: Judging) -> tuple[Population, list[tuple]]:
    plan = prepared(database, given, judging)
    assert isinstance(plan, Plan), plan.problems
    plan = run(database, plan)
    return population_of(database, plan), sorted(database.rows(rows_of_learners(plan)))


#: an example takes Spark some seconds
FEW = settings(
    max_examples=10,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@FEW
@given(cases=populations())
def test_generated_populations_come_to_the_same(spark: Engine, cases: list[Case]) -> None:
    first = cases[0]
    judging = Judging(library_of(first), first.on, first.rules_for_run, first.target)
    with DuckDb("", threads=1) as database:
        assert told(spark, put_in(spark, cases), judging) == told(
            database, put_in(database, cases), judging
        )


@settings(FEW, max_examples=2)
@given(portfolios=st.lists(ON_DIPLOMA, min_size=4, max_size=4))
def test_learners_on_a_qualification_come_to_the_same(spark: Engine, portfolios: list) -> None:
    named = [
        one.model_copy(update={"learner": f"L-{at}"}) for at, one in enumerate(portfolios, start=1)
    ]
    judging = Judging(LIBRARY, DAY)
    with DuckDb("", threads=1) as database:
        assert told(spark, filled_with(spark, named), judging) == told(
            database, filled_with(database, named), judging
        )


@pytest.mark.usefixtures("spark")
def test_the_files_of_a_log_come_to_the_same(tmp_path: Path) -> None:
    import duckdb

    example = ROOT / "examples/population"
    library = rubric.Library.load()
    parquet = tmp_path / "parquet"
    parquet.mkdir()
    base = duckdb.connect()
    for path in example.glob("*.csv"):
        read = f"read_csv('{path}', header = true, all_varchar = true)"
        base.execute(f"COPY (SELECT * FROM {read}) TO '{parquet / path.stem}.parquet'")
    for log in (example, parquet):
        written = {
            engine: tmp_path / f"{log.name}-{engine}.parquet" for engine in ("spark", "duckdb")
        }
        found = [
            rubric.evaluate_population(log, library=library, on=ON, engine=engine, learners=file)
            for engine, file in written.items()
        ]
        assert found[0] == found[1]
        rows = [
            base.execute(f"SELECT * FROM '{file}' ORDER BY ALL").fetchall()
            for file in written.values()
        ]
        assert rows[0] == rows[1]


@pytest.mark.usefixtures("spark")
def test_a_fault_of_a_table_is_told(tmp_path: Path) -> None:
    (tmp_path / "registrations.csv").write_text("learner,specification,registered\nL-1,x@1,soon\n")
    found = rubric.evaluate_population(
        tmp_path, library=rubric.Library.load(), on=ON, engine="spark"
    )
    assert [problem.code.slug for problem in found.problems] == ["table-not-read"]


def population(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command, in a process of its own: it starts a session of its own."""
    command = [sys.executable, "-m", "rubric", "population", str(ROOT / "examples/population")]
    return subprocess.run(
        [*command, "--on", str(ON), *arguments],
        capture_output=True,
        text=True,
        env=os.environ | environment,
        timeout=500,
    )


def test_the_command_says_the_same_with_either_engine() -> None:
    spark, duckdb = population("--engine", "spark"), population()
    assert (spark.stdout, spark.returncode) == (duckdb.stdout, duckdb.returncode)
    assert "Traceback" not in spark.stderr


def test_what_to_install_where_there_is_no_java() -> None:
    ran = population("--engine", "spark", JAVA_HOME="/nowhere")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "Spark runs in Java, and there is none here; install Java 17" in ran.stderr
