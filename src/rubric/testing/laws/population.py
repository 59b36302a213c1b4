"""Law 8 for SQL: what a database says of a population is what the engine says of each learner."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from rubric.api.evaluating import Judging
from rubric.api.population.database import DuckDb, Engine
from rubric.api.population.running import prepared, rows_of_learners, run
from rubric.api.population.summing import population_of
from rubric.api.rows import portfolio_to_rows
from rubric.evaluation import CriterionResult, UnitResult
from rubric.model import Portfolio
from rubric.population.counting import REASONS
from rubric.population.plan import EVERYTHING, Plan, compiled, query
from rubric.population.results import Population, UnitCounts
from rubric.population.statuses import MOVES, STATUSES
from rubric.population.summaries import achieved, grade, outcome_rows
from rubric.rules import clauses
from rubric.testing.laws.rows import library_of
from rubric.testing.strategies.cases import Case

Rows = dict[tuple[Any, ...], tuple[Any, ...]]


def law_08_population(cases: Sequence[Case]) -> None:
    """A database and the engine agree on every learner of a population, and so on its counts.

    They agree reason by reason, status by status, on whose move it is and on roll-up; by the
    plan for what the tables hold, and by the plan for tables that may hold anything.

    Args:
        cases: learners against one specification, on one day and under the same rules; either
            all of them list people or none does.
    """
    first = cases[0]
    judging = Judging(library_of(first), first.on, first.rules_for_run, first.target)
    with DuckDb("", threads=1) as database:
        given = put_in(database, cases)
        plan = prepared(database, given, judging)
        assert isinstance(plan, Plan), plan.problems
        units = {case.records.learner: case.result().units[0] for case in cases}
        anything = EVERYTHING._replace(people="people" in given)
        general = compiled(plan.against.specifications, plan.on, anything)
        for one in dict.fromkeys((plan, general)):
            one = run(database, one)
            _same_rows(database, one, units)
            found = population_of(database, one)
            _same_learners(database, one, units)
            _same_counts(found, list(units.values()))


def put_in(database: Engine, cases: Sequence[Case]) -> dict[str, dict[str, str]]:
    """Fill the tables of a database with the records of cases, and return their columns."""
    return filled_with(database, [case.records for case in cases])


def filled_with(database: Engine, portfolios: Sequence[Portfolio]) -> dict[str, dict[str, str]]:
    """Fill the tables of a database with portfolios, and return their columns with types."""
    tables: dict[str, list[dict[str, Any]]] = {}
    for portfolio in portfolios:
        for name, rows in portfolio_to_rows(portfolio).items():
            tables.setdefault(name, []).extend(rows)
    given = {}
    for name, rows in tables.items():
        columns = list(dict.fromkeys(column for row in rows for column in row)) or ["learner"]
        database.filled(f"given_{name}", columns, ([row.get(c) for c in columns] for row in rows))
        given[name] = dict.fromkeys(columns, "VARCHAR")
    return given


def _same_rows(database: DuckDb, plan: Plan, units: Mapping[str, UnitResult]) -> None:
    columns = "learner, c, status, move, n_links, n_counted, satisfied, short"
    known = "JOIN entered USING (n)"
    criteria = _keyed(database.rows(f"SELECT {columns} FROM criteria_rows {known}"))
    kept = {relation.name for relation in plan.relations if relation.kept}
    links: dict[tuple[str, int], Counter[tuple[str, int | None]]] = {}
    select = f"SELECT learner, c, item, reason FROM links {known}"
    for learner, c, item, reason in database.rows(query(plan.relations, select, kept)):
        links.setdefault((learner, c), Counter())[item, reason] += 1
    for learner, unit in units.items():
        for one in plan.against.criteria:
            expected = unit.criteria[one.criterion.reference]
            key = (learner, one.number)
            assert links.get(key, Counter()) == _links(expected), (key, expected.links)
            got = criteria.get(key)
            if got is None:
                assert expected.status == "no_evidence", key
            else:
                assert got == _criterion(expected), (learner, expected.reference)
    _same_rollup(database, plan, units)


def _keyed(rows: Sequence[tuple[Any, ...]]) -> Rows:
    return {row[:2]: row[2:] for row in rows}


def _links(expected: CriterionResult) -> Counter[tuple[str, int | None]]:
    return Counter(
        (link.item.id, None if link.reason is None else REASONS[link.reason])
        for link in expected.links
    )


def _criterion(expected: CriterionResult) -> tuple[Any, ...]:
    """What a row of a criterion has to say."""
    asked = list(clauses(expected.criterion.rule.node))
    lacking = [state.clause for state in expected.short] if expected.links else []
    return (
        STATUSES[expected.status],
        MOVES[expected.moves[0]] if expected.moves else None,
        len(expected.links),
        len(expected.counted),
        expected.satisfied,
        sum(1 << at for at, clause in enumerate(asked) if clause in lacking),
    )


def _same_rollup(database: DuckDb, plan: Plan, units: Mapping[str, UnitResult]) -> None:
    specification = plan.against.specifications[0]
    said, known = "achieved, rule_satisfied", "JOIN entered USING (n)"
    outcomes: Rows = {}
    if plan.against.outcomes:
        sql = f"SELECT learner, o, {said} FROM ({outcome_rows(plan.against)}) AS r {known}"
        outcomes = _keyed(database.rows(sql))
    told = f"SELECT n, {achieved(plan.against)} AS achieved, rule_satisfied FROM standings"
    whole = _keyed(database.rows(f"SELECT learner, 1, {said} FROM ({told}) AS r {known}"))
    graded = f"SELECT n, {grade(plan.against)} AS grade FROM standings"
    grades = dict(database.rows(f"SELECT learner, grade FROM ({graded}) AS r {known}"))
    numbers = plan.against.outcome_numbers(1)
    for learner, unit in units.items():
        for outcome in unit.outcomes:
            none = (False, None if outcome.outcome.rule is None else False)
            got = outcomes.get((learner, numbers[outcome.outcome.path]), none)
            assert got == (outcome.achieved, outcome.rule_satisfied), (learner, outcome.outcome.ref)
        none = (False, None if specification.rule is None else False)
        assert whole.get((learner, 1), none) == (unit.achieved, unit.rule_satisfied), learner
        if specification.bands:
            assert (None, *specification.bands)[grades[learner]] == unit.grade, learner


def _same_learners(database: DuckDb, plan: Plan, units: Mapping[str, UnitResult]) -> None:
    """A row for each learner says how many criteria stand where, and who has to act on how many."""
    sql = rows_of_learners(plan)
    names = list(database.columns(sql))
    told = {row[0]: dict(zip(names, row, strict=True)) for row in database.rows(sql)}
    assert told.keys() == units.keys()
    for learner, unit in units.items():
        row = told[learner]
        asked = [one for one in unit.criteria.values() if one.criterion.asked]
        needed = [one for one in asked if one.reference not in unit.not_needed]
        assert (row["achieved"], row["grade"]) == (unit.achieved, unit.grade), learner
        statuses = Counter(one.status.value for one in asked)
        assert {s.value: row[s.value] for s in STATUSES if row[s.value]} == statuses, learner
        waits = Counter(one.waiting_on.value for one in needed if one.waiting_on)
        movers = {who.value for who, _ in MOVES}
        found = {who: row[f"waiting_on_{who}"] for who in movers if row[f"waiting_on_{who}"]}
        assert found == waits, learner


def _same_counts(found: Population, units: Sequence[UnitResult]) -> None:
    [counts] = found.units
    assert counts.learners == found.learners == len(units)
    assert counts.achieved == sum(unit.achieved for unit in units)
    if counts.grades:
        assert {g: n for g, n in counts.grades.items() if n} == Counter(u.grade for u in units)
    if counts.rule_short is not None:
        assert counts.rule_short == sum(unit.rule_satisfied is False for unit in units)
    for at, outcome in enumerate(counts.outcomes):
        each = [unit.outcomes[at] for unit in units]
        assert outcome.achieved == sum(one.achieved for one in each)
        if outcome.rule_short is not None:
            assert outcome.rule_short == sum(one.rule_satisfied is False for one in each)
    for criterion in counts.criteria:
        _same_criterion(counts, criterion.criterion.reference, units)


def _same_criterion(counts: UnitCounts, reference: str, units: Sequence[UnitResult]) -> None:
    [got] = [one for one in counts.criteria if one.criterion.reference == reference]
    each = [unit.criteria[reference] for unit in units]
    statuses = Counter(one.status for one in each)
    assert {status: n for status, n in got.statuses.items() if n} == statuses, reference
    needed = [
        unit.criteria[reference]
        for unit in units
        if unit.criteria[reference].criterion.asked and reference not in unit.not_needed
    ]
    assert got.waiting == Counter(one.moves[0] for one in needed if one.moves), reference
    reasons = [{link.reason for link in one.links if link.reason} for one in each]
    links = Counter(link.reason for one in each for link in one.links if link.reason)
    learners = Counter(reason for one in reasons for reason in one)
    assert {reason: tuple(n) for reason, n in got.not_counted.items()} == {
        reason: (links[reason], learners[reason]) for reason in links
    }, reference
    short = Counter(state.clause for one in each if one.links for state in dict.fromkeys(one.short))
    assert Counter(dict(got.short)) == short, reference
