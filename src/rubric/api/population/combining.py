"""Learners on a qualification: entered for the units they are judged on, and judged by states.

What SQL gives of them are few different combinations of states of units. Each is judged once, by
the code that judges one learner.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rubric.api.evaluating import Against as JudgedOn
from rubric.api.evaluating import Judging
from rubric.api.population.database import Engine
from rubric.diagnostics import Diagnostic, Severity
from rubric.evaluation.qualifications import QualificationResult, QualificationStatus
from rubric.evaluation.qualifications.standing import (
    Entry,
    Standing,
    entry_of,
    standing_at_the_start,
)
from rubric.facts import Facts
from rubric.facts.records import Item, Link
from rubric.population.combining import Named, State, combinations, named, read, states_of
from rubric.population.plan import Plan
from rubric.population.reading import Given, inputs
from rubric.population.results import MoverAndAct, QualificationCounts
from rubric.population.sql import values
from rubric.population.ways import Way
from rubric.rules import ResolvedSpecification


def ways_to_enter(
    database: Engine, given: Given, registered: str, judging: Judging
) -> tuple[list[Diagnostic], tuple[Way, ...]]:
    """Make the table `qualified`, and return the ways in which learners are entered.

    The table has a row for each learner on a qualification, with the number of the way, from 1.

    Args:
        database: where the tables are.
        given: the tables there are.
        registered: the query of the registrations of learners on a qualification.
        judging: the library with the rules, day and target of the run.
    """
    for relation in inputs(given, ()):
        database.view(relation.name, relation.sql)
    database.table("named", named(registered, judging.on))
    problems: list[Diagnostic] = []
    ways: dict[tuple[object, ...], int] = {}
    entered: list[Way] = []
    numbers: list[tuple[str, int]] = []
    for (said,) in database.rows("SELECT DISTINCT said FROM named ORDER BY said"):
        what = read(said)
        told, on = judging.against(_facts(what))
        problems += [problem for problem in told if problem.code.severity is Severity.ERROR]
        if on.qualification is None:
            continue
        one = Way(on.qualification, on.specifications, on.further, what.units)
        way = ways.setdefault(_same(on, what), len(entered) + 1)
        if way > len(entered):
            entered.append(one)
        numbers.append((said, way))
    if not problems:
        lookup = values("m", ("said", "entry"), numbers)
        database.table(
            "qualified",
            "SELECT q.learner, q.registered, m.entry\n"
            f"FROM named AS q\nJOIN ({lookup}) AS m ON m.said = q.said",
        )
    return problems, tuple(entered)


def _facts(what: Named) -> Facts:
    """A learner with no more than what decides on which units they are judged (15.12)."""
    items = (Item("", links=tuple(Link(f"{unit}/") for unit in what.recorded)),)
    return Facts(
        "",
        (),
        what.registered,
        items=items,
        qualification=what.qualification,
        units=what.units,
        pathway=what.pathway,
    )


def _same(on: JudgedOn, what: Named) -> tuple[object, ...]:
    """What is equal where learners are entered in one way."""
    assert on.qualification is not None
    judged = tuple(s.reference for s in on.specifications)
    further = tuple(s.reference for s in on.further)
    return on.qualification.reference, on.qualification.pathway, judged, further, what.units


class Judged(NamedTuple):
    """One combination of states: how many learners have it, and what it comes to."""

    entry: int
    states: str
    learners: int
    result: QualificationResult


def judged_combinations(database: Engine, plan: Plan) -> Iterator[Judged]:
    """Make the table `combined`, and yield each different combination with its judgement.

    The table has a row for each learner on a qualification, with the states of their units.

    Raises:
        SolverMissing: the extra `planning` is not installed.
    """
    database.table("combined", combinations(plan))
    counted = (
        "SELECT entry, states, COUNT(*) AS n FROM combined GROUP BY entry, states"
        "\nORDER BY entry, states"
    )
    for number, states, n in database.rows(counted):
        entry = _entry(plan.ways[number - 1], plan.against.specifications, states_of(states))
        yield Judged(number, states, n, entry.result)


def _entry(
    way: Way, specifications: Sequence[ResolvedSpecification], states: Sequence[State]
) -> Entry:
    standings = [_standing(specifications[state.specification - 1], state) for state in states]
    further = [standing_at_the_start(one)._replace(open=1) for one in way.further]
    return entry_of(way.qualification, (*standings, *further), way.units)


def _standing(specification: ResolvedSpecification, state: State) -> Standing:
    """How a learner stands in a unit; an open one counts as one open criterion.

    No status, move or shortfall depends on how many criteria are open: that only tells
    combinations apart that satisfy the same rules.
    """
    return standing_at_the_start(specification)._replace(
        achieved=state.achieved,
        open=0 if state.achieved else 1,
        grade=specification.bands[state.grade - 1] if state.grade else None,
        transferred=state.transferred,
        recorded=state.recorded,
    )


def counts_of(judged: Sequence[Judged]) -> tuple[QualificationCounts, ...]:
    """Return how many learners of each qualification stand where."""
    found: dict[str, list[Judged]] = {}
    for one in judged:
        found.setdefault(one.result.qualification.reference, []).append(one)
    return tuple(_counts(found[reference]) for reference in sorted(found))


def _counts(judged: Sequence[Judged]) -> QualificationCounts:
    statuses = dict.fromkeys(QualificationStatus, 0)
    moves: dict[MoverAndAct, int] = {}
    short: dict[tuple[str, str], int] = {}
    for one in judged:
        statuses[one.result.best.status] += one.learners
        gap = one.result.gap
        if gap is not None:
            move = gap.waiting_on, gap.act
            moves[move] = moves.get(move, 0) + one.learners
        lacking = ((rule.group or "", rule.measure) for rule in one.result.best.shortfalls)
        for key in dict.fromkeys(lacking):
            short[key] = short.get(key, 0) + one.learners
    return QualificationCounts(
        judged[0].result.qualification,
        sum(statuses.values()),
        statuses,
        dict(sorted(moves.items(), key=lambda move: -move[1])),
        dict(sorted(short.items(), key=lambda rule: -rule[1])),
    )
