"""The few numbers of a population, read from the rows of its plan."""

from collections.abc import Iterator, Mapping

from rubric.api.population.database import Engine
from rubric.evaluation import CriterionStatus
from rubric.evaluation.statuses import Act, Reason, WaitingOn
from rubric.population import summaries
from rubric.population.counting import REASONS
from rubric.population.numbered import Against, Numbered
from rubric.population.plan import Plan, query
from rubric.population.records import finds
from rubric.population.results import (
    CriterionCounts,
    NotCounted,
    OutcomeCounts,
    Population,
    UnitCounts,
)
from rubric.population.statuses import MOVES, STATUSES, needless_possible, never_enough
from rubric.rules import clauses

_STATUS = {number: status for status, number in STATUSES.items()}
_MOVE = {number: move for move, number in MOVES.items()}
_REASON = {number: reason for reason, number in REASONS.items()}


def population_of(database: Engine, plan: Plan) -> Population:
    """Return what a population comes to, but for qualifications; the plan has been run."""
    against = plan.against
    relation = summaries.waiting(against)
    keep = database.table if needless_possible(against) else database.view
    keep(relation.name, _with(plan, relation.sql))
    learners = dict(database.rows(summaries.LEARNERS))
    counted = _criteria(database, plan, learners)
    achieved = _by_number(database, summaries.units(against))
    of_outcomes = _by_number(database, summaries.outcomes(against)) if against.outcomes else {}
    grades: dict[int, dict[int, int]] = {}
    for s, grade, n in database.rows(summaries.grades(against)):
        grades.setdefault(s, {})[grade] = n
    everybody = sum(learners.values())
    if len(against.specifications) > 1 or plan.ways:
        every = "SELECT learner FROM entered"
        if plan.ways:  # of whom nothing is judged on any unit is there all the same
            every += " UNION ALL SELECT learner FROM qualified"
        [(everybody,)] = database.rows(f"SELECT COUNT(DISTINCT learner) FROM ({every}) AS e")
    units = []
    for s, specification in enumerate(against.specifications, start=1):
        n = learners.get(s, 0)
        graded = grades.get(s, {})
        by_band = {band: graded.get(at, 0) for at, band in enumerate(specification.bands, start=1)}
        bands: dict[str | None, int] = dict(by_band.items())
        if bands:
            bands = {None: n - sum(by_band.values()), **bands}
        units.append(
            UnitCounts(
                specification,
                n,
                achieved.get(s, (0, 0))[0],
                bands,
                n - achieved.get(s, (0, 0))[1] if specification.rule is not None else None,
                tuple(_outcomes(against, s, n, of_outcomes)),
                tuple(counted[one.number] for one in against.of(s)),
            )
        )
    return Population(plan.on, everybody, tuple(units), set_aside=_set_aside(database, plan))


def _with(plan: Plan, select: str) -> str:
    kept = {relation.name for relation in plan.relations if relation.kept}
    return query(plan.relations, select, kept)


def _by_number(database: Engine, sql: str) -> dict[int, tuple[int, int]]:
    return {number: (achieved, holds) for number, achieved, holds in database.rows(sql)}


def _outcomes(
    against: Against, s: int, n: int, counts: Mapping[int, tuple[int, int]]
) -> Iterator[OutcomeCounts]:
    specification = against.specifications[s - 1]
    numbers = against.outcome_numbers(s)
    for outcome in specification.outcomes:
        asked = [specification.criteria[r].asked for r in outcome.criteria]
        if asked and not any(asked):
            continue  # nothing of it is asked for up to the target
        achieved, holds = counts.get(numbers[outcome.path], (0, 0))
        yield OutcomeCounts(outcome, achieved, n - holds if outcome.rule is not None else None)


def _criteria(
    database: Engine, plan: Plan, learners: Mapping[int, int]
) -> dict[int, CriterionCounts]:
    against = plan.against
    statuses: dict[int, dict[CriterionStatus, int]] = {}
    waiting: dict[int, dict[tuple[WaitingOn, Act], int]] = {}
    for c, status, move, waits, n in database.rows(summaries.CRITERIA):
        of = statuses.setdefault(c, {})
        of[_STATUS[status]] = of.get(_STATUS[status], 0) + n
        if move is not None and waits:
            on = waiting.setdefault(c, {})
            on[_MOVE[move]] = on.get(_MOVE[move], 0) + n
    numbers, sql = summaries.reasons(against, plan.shape)
    refused: dict[int, dict[Reason, NotCounted]] = {}
    for c, *cells in database.rows(sql):
        pairs = zip(numbers, cells[::2], cells[1::2], strict=True)
        refused[c] = {_REASON[r]: NotCounted(int(m), int(n)) for r, m, n in pairs if m}
    short = {(c, at): n for c, at, n in database.rows(summaries.short(against))}
    return {
        one.number: _counts(
            one,
            learners.get(one.specification, 0),
            statuses.get(one.number, {}),
            waiting.get(one.number, {}),
            refused.get(one.number, {}),
            short,
        )
        for one in against.criteria
    }


def _counts(
    one: Numbered,
    learners: int,
    statuses: Mapping[CriterionStatus, int],
    waiting: Mapping[tuple[WaitingOn, Act], int],
    refused: Mapping[Reason, NotCounted],
    short: Mapping[tuple[int, int], int],
) -> CriterionCounts:
    """The counts of one criterion; of whom there is no row, there is no evidence (6.1)."""
    without = learners - sum(statuses.values())
    every = {status: statuses.get(status, 0) for status in CriterionStatus}
    every[CriterionStatus.NO_EVIDENCE] += without
    moves = dict(waiting)
    if without and one.criterion.asked:
        act = Act.MEND_RULE if never_enough(one) else Act.ADD_EVIDENCE
        who = WaitingOn.ENCODER if act is Act.MEND_RULE else WaitingOn.LEARNER
        moves[who, act] = moves.get((who, act), 0) + without
    node = one.criterion.rule.node
    lacking = ((clause, short.get((one.number, at), 0)) for at, clause in enumerate(clauses(node)))
    return CriterionCounts(
        one.criterion,
        every,
        {move: moves[move] for move in MOVES if move in moves},
        refused,
        tuple((clause, n) for clause, n in lacking if n),
    )


#: table of the plan → the table whose rows it has, and what is known of them on the day
_LOOKED_UP = {"evidence": "links", "decisions": "decisions"}


def _set_aside(database: Engine, plan: Plan) -> dict[str, int]:
    """How many rows point at nothing, or are of nobody who is registered (4.7)."""
    on = f"DATE '{plan.on.isoformat()}'"
    # taken apart so that each is had from what a file says of its columns
    [(every,)] = database.rows("SELECT COUNT(written) FROM evidence")
    [(later,)] = database.rows(f"SELECT COUNT(written) FROM evidence WHERE day > {on}")
    links = every - later
    [(found,)] = database.rows("SELECT COALESCE(SUM(n_links), 0) FROM criteria_rows")
    told = {"links": int(links) - int(found)}
    if plan.shape.decisions and not _all_known(database, on):
        # a decision counts here where it names a criterion in two ways: those are one
        distinct = "DISTINCT learner, decision, written"
        [(named,)] = database.rows(
            f"SELECT COUNT(*) FROM (SELECT {distinct} FROM decisions WHERE day <= {on}) AS d"
        )
        known = (
            "SELECT COUNT(*) FROM (SELECT DISTINCT d.learner, d.decision, d.written\n"
            f"FROM decisions AS d\n{finds('d', plan.shape, whole=True)}\n"
            f"WHERE d.day <= {on}) AS d"
        )
        [(there,)] = database.rows(_with(plan, known))
        told["decisions"] = int(named) - int(there)
    return {table: n for table, n in told.items() if n}


def _all_known(database: Engine, on: str) -> bool:
    """Whether every reference of a decision is one of a known criterion by a known person.

    A reference is of one criterion at most; so many criteria as references means every one.
    """
    [(named,)] = database.rows(f"SELECT COUNT(*) FROM decisions WHERE day <= {on}")
    [(there,)] = database.rows("SELECT COUNT(*) FROM naming")
    return bool(named == there)
