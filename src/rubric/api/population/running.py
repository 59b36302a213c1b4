"""Judging a whole population: its tables in, how many learners stand where out."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from rubric.api.evaluating import Judging
from rubric.api.library import Library
from rubric.api.population.database import MEMORY, DataFault, DuckDb, Engine
from rubric.api.population.entering import entered
from rubric.api.population.passed_over import not_quantities, passed_over
from rubric.api.population.profile import grew_old, shape_of
from rubric.api.population.summing import population_of
from rubric.api.population.tables import opened
from rubric.diagnostics import Diagnostic, codes
from rubric.model import EvidenceRules
from rubric.population.deciding import decided_twice
from rubric.population.numbered import Against
from rubric.population.plan import Plan, compiled, stages
from rubric.population.reading import Given, inputs
from rubric.population.refusals import check_compiles
from rubric.population.results import Population
from rubric.population.shape import Shape
from rubric.population.statuses import MOVES, STATUSES
from rubric.population.summaries import learner_rows, with_qualifications
from rubric.population.tallies import MOST_LINKS
from rubric.sources.stores import temporary_store

if TYPE_CHECKING:
    from rubric.api.population.combining import Judged


def evaluate_population(
    *logs: str | Path,
    library: Library,
    on: date,
    rules: EvidenceRules | None = None,
    target: str | None = None,
    learners: str | Path | None = None,
    memory: str = MEMORY,
    engine: Literal["duckdb", "spark"] = "duckdb",
) -> Population:
    """Return how many learners of a population stand where on a day.

    The tables are taken as valid. What points at nothing is set aside and told. What keeps the
    population from being judged is in `problems`.

    Args:
        logs: folders of tables (docs/tables.md), as Parquet or CSV; of several the rows stand
            together.
        library: where specifications are looked up.
        on: the day of the judgement; records dated after it are not yet known.
        rules: evidence rules for this run, standing nearest of all.
        target: the band to judge up to, as in `evaluate`.
        learners: a Parquet file to be written, with a row for each learner and specification or
            qualification.
        memory: what may be taken of the machine's memory, as in `4GB`; what needs more goes
            through a temporary folder. Spark is told by its own settings.
        engine: what runs the plan: DuckDB, embedded, or Spark.

    Raises:
        DatabaseMissing: the extra of the engine is not installed.
        JavaMissing: Spark is asked for where no Java is.
        TypeError: `on` is no day.
        ValueError: `target` is no band.
    """
    judging = Judging(library, on, rules, target)
    with _database(memory, engine) as database:
        try:
            given = opened(database, [Path(log) for log in logs])
            plan = prepared(database, given, judging)
            if isinstance(plan, Population):
                return plan
            plan = run(database, plan)
            found = population_of(database, plan)
            judged = combinations_of(database, plan)
            if isinstance(judged, Diagnostic):
                return _refused(on, judged)
        except DataFault as fault:
            return _refused(on, Diagnostic(codes.TABLE_NOT_READ, (), {"reason": str(fault)}))
        if learners is not None:
            database.written(rows_of_learners(plan, judged), Path(learners))
        if judged:
            from rubric.api.population.combining import counts_of

            found = found._replace(qualifications=counts_of(judged))
        return found


@contextmanager
def _database(memory: str, engine: str = "duckdb") -> Iterator[Engine]:
    with temporary_store() as spill:
        if engine == "spark":
            from rubric.api.population.spark import Spark

            with Spark(spill) as spark:
                yield spark
        else:
            with DuckDb(spill, memory=memory) as database:
                yield database


def prepared(database: Engine, given: Given, judging: Judging) -> Plan | Population:
    """Return the plan for the tables there are, or why there is none.

    Args:
        database: where the tables are, each under its name with `given_` before it.
        given: their columns with types.
        judging: the library with the rules, day and target of the run.
    """
    on = judging.on
    if problems := tuple(passed_over(given)):
        return _refused(on, *problems)
    found = entered(database, given, judging)
    if found.problems:
        return _refused(on, *found.problems)
    against = Against(found.specifications)
    refusals = (*not_quantities(given, against.measures), *check_compiles(against))
    if refusals:
        return _refused(on, *refusals)
    for relation in inputs(given, against.measures):
        database.view(relation.name, relation.sql)
    plan = compiled(found.specifications, on, shape_of(database, given, against, on))
    plan = plan._replace(ways=found.ways)
    if not plan.shape.decisions:
        return plan
    # how often a criterion is decided, and when first, is seen where decisions meet criteria
    name, sql = next(stages(plan))
    database.table(name, sql)
    several = bool(database.rows(f"{decided_twice(against)} LIMIT 1"))
    old = plan.shape.old and grew_old(database, against, on)
    plan = _for_shape(plan, plan.shape._replace(several=several, old=old))
    return plan if several else plan._replace(made=frozenset({name}))


def _for_shape(plan: Plan, shape: Shape) -> Plan:
    """The same plan for tables that hold something else."""
    again = compiled(plan.against.specifications, plan.on, shape)
    return again._replace(made=plan.made, ways=plan.ways)


def run(database: Engine, plan: Plan) -> Plan:
    """Work out every relation of a plan that is kept, and return the plan that was run.

    Where one learner has more links to one criterion than the plan can count, it is another.
    """
    for name, sql in stages(plan):
        database.table(name, sql)
    [(most,)] = database.rows("SELECT COALESCE(MAX(n_links), 0) FROM criteria_rows")
    if plan.shape.many or most <= MOST_LINKS:
        return plan
    return run(database, _for_shape(plan, plan.shape._replace(many=True)))


def _refused(on: date, *problems: Diagnostic) -> Population:
    return Population(on, problems=problems)


def combinations_of(database: Engine, plan: Plan) -> "tuple[Judged, ...] | Diagnostic":
    """Return the judgements of learners on a qualification, or why there are none.

    Args:
        database: where the plan has been run.
        plan: what has been run.
    """
    if not plan.ways:
        return ()
    # few populations are on one
    from rubric.api.population.combining import judged_combinations
    from rubric.solver import SolverMissing

    try:
        return tuple(judged_combinations(database, plan))
    except SolverMissing:
        named = tuple(dict.fromkeys(way.qualification.reference for way in plan.ways))
        return Diagnostic(codes.POPULATION_ON_QUALIFICATION, (), {"qualifications": named})


def rows_of_learners(plan: Plan, judged: "Sequence[Judged]" = ()) -> str:
    """Return the query for a row for each learner and specification or qualification.

    Args:
        plan: it has been run.
        judged: the judgements of learners on a qualification.
    """
    statuses = {number: status.value for status, number in STATUSES.items()}
    movers = {number: who.value for (who, _), number in MOVES.items()}
    rows = learner_rows(plan.against, statuses, movers)
    told = [
        (one.entry, one.states, one.result.qualification.reference, one.result.best.status.value)
        for one in judged
    ]
    return with_qualifications(rows, told, (*statuses.values(), *movers.values()))
