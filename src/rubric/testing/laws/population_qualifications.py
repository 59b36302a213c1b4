"""Law 8 for learners on a qualification: what SQL finds of their units, and what it comes to."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from rubric.api.evaluating import Judging
from rubric.api.library import Library
from rubric.api.population.combining import Judged, counts_of, judged_combinations
from rubric.api.population.database import DuckDb
from rubric.api.population.running import prepared, run
from rubric.api.population.summing import population_of
from rubric.evaluation.qualifications import QualificationResult
from rubric.evaluation.qualifications.judging import judged
from rubric.model import Portfolio
from rubric.population.plan import EVERYTHING, Plan, compiled
from rubric.testing.laws.population import filled_with
from rubric.testing.strategies.qualifications import QualificationCase


def law_08_population_qualification(
    portfolios: Sequence[Portfolio], library: Library, on: date
) -> None:
    """A database and the engine agree on every learner on a qualification, and on their counts.

    Args:
        portfolios: learners on qualifications of the library, sound by themselves; either all
            of them list people or none does.
        library: the qualifications and their units.
        on: the day.
    """
    judging = Judging(library, on)
    results = {one.learner: judging.result(one).entry for one in portfolios}
    expected = {learner: entry.result for learner, entry in results.items() if entry is not None}
    assert expected.keys() == results.keys()
    with DuckDb("", threads=1) as database:
        plan = prepared(database, filled_with(database, portfolios), judging)
        assert isinstance(plan, Plan), plan.problems
        people = portfolios[0].people is not None
        anything = compiled(plan.against.specifications, on, EVERYTHING._replace(people=people))
        for one in (plan, anything._replace(ways=plan.ways)):
            one = run(database, one)
            found = population_of(database, one)
            assert found.learners == len(portfolios)
            told = tuple(judged_combinations(database, one))
            by_states = {(row.entry, row.states): row for row in told}
            for learner, entry, states in database.rows(
                "SELECT learner, entry, states FROM combined"
            ):
                _same(by_states[entry, states].result, expected[learner])
            _same_counts(told, expected)


def _same(got: QualificationResult, expected: QualificationResult) -> None:
    for unit, standing in expected.standings.items():
        there = got.standings[unit]
        for field in ("achieved", "grade", "transferred", "recorded"):
            assert getattr(there, field) == getattr(standing, field), (unit, field)
    assert got.standings.keys() == expected.standings.keys()
    _same_answer(got, expected)


def _same_answer(got: QualificationResult, expected: QualificationResult) -> None:
    assert got.best.status == expected.best.status
    assert got.registered.status == expected.registered.status
    assert got.best.shortfalls == expected.best.shortfalls
    assert (got.gap is None) == (expected.gap is None)
    if got.gap is not None and expected.gap is not None:
        assert (got.gap.waiting_on, got.gap.act) == (expected.gap.waiting_on, expected.gap.act)


def _same_counts(told: Sequence[Judged], expected: Mapping[str, QualificationResult]) -> None:
    for counts in counts_of(told):
        reference = counts.qualification.reference
        every = [r for r in expected.values() if r.qualification.reference == reference]
        assert counts.learners == len(every)
        assert counts.achieved == sum(one.achieved for one in every)
        statuses = Counter(one.best.status for one in every)
        assert {status: n for status, n in counts.statuses.items() if n} == statuses
        gaps = [one.gap for one in every if one.gap is not None]
        assert counts.waiting == Counter((gap.waiting_on, gap.act) for gap in gaps)
        short = [
            {(rule.group or "", rule.measure) for rule in one.best.shortfalls} for one in every
        ]
        assert counts.short == Counter(rule for one in short for rule in one)


def law_open_criteria(case: QualificationCase) -> None:
    """No status, move or shortfall depends on how many criteria of an open unit are open."""
    entry = case.entry
    few = {unit: one._replace(open=min(one.open, 1)) for unit, one in entry.standings.items()}
    _same_answer(judged(replace(entry, standings=few)), judged(entry))
