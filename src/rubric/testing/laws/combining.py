"""The law of rules of combination that are proved: brute force over every set of units."""

from collections.abc import Iterator, Mapping
from itertools import combinations, product

from rubric.evaluation.qualifications import Entry, Standing
from rubric.evaluation.qualifications.choosing import best
from rubric.proving.combination_rules import rules_of
from rubric.proving.combining import Combination, combination_proof
from rubric.rules.qualification import ResolvedQualification
from rubric.testing.strategies.qualifications import QualificationCase

Standings = Mapping[str, Standing]


def law_prove_qualification(case: QualificationCase) -> None:
    """Of rules of combination what is said to matter does, and what is said to change nothing.

    Every set of units is tried, all of them achieved, at their best grades and at their lowest.
    """
    qualification = case.entry.qualification
    fresh = {unit: _fresh(standing) for unit, standing in case.entry.standings.items()}
    proof = combination_proof(qualification, fresh)
    if not proof.least.combination:
        return
    everything = _achieved(fresh, fresh, low=False)
    assert _enough(qualification, everything, proof.least.units)
    for unit in proof.units:
        others = [other for other in proof.least.units if other != unit.unit]
        assert not _enough(qualification, everything, others), unit
    without = {rule.path: rule.without for rule in rules_of(qualification)}
    for shown in proof.shown:
        graded = _achieved(fresh, shown.units, low=shown.lowest)
        assert not _enough(qualification, graded, shown.units), shown
    assert {*proof.idle, *proof.open, *(s.path for s in proof.shown)} == set(without)
    _changes_nothing(qualification, proof, fresh)


def _changes_nothing(
    qualification: ResolvedQualification, proof: Combination, fresh: Standings
) -> None:
    """Assert that whatever units satisfy the rest satisfy what is said to change nothing."""
    for path in proof.idle:
        of_points = path[:1] == ("grade",)
        without = _without(qualification, (path,) if of_points else proof.idle)
        for units, low in product(_sets(fresh), (True,) if of_points else (True, False)):
            graded = _achieved(fresh, units, low=low)
            if _enough(without, graded, units):
                assert _enough(qualification, graded, units), (path, units, low)


def _without(
    qualification: ResolvedQualification, paths: tuple[tuple[str, ...], ...]
) -> ResolvedQualification:
    """The qualification without some of its rules; later rows first, so that none moves."""
    for path in reversed(paths):
        for rule in rules_of(qualification):
            if rule.path == path:
                qualification = rule.without
                break
    return qualification


def _sets(units: Standings) -> Iterator[tuple[str, ...]]:
    names = tuple(units)
    for number in range(1, len(names) + 1):
        yield from combinations(names, number)


def _enough(
    qualification: ResolvedQualification, standings: Standings, units: tuple[str, ...] | list[str]
) -> bool:
    entry = Entry(qualification, {unit: standings[unit] for unit in units})
    return best(entry, tuple(units)).achieved


def _fresh(standing: Standing) -> Standing:
    return standing._replace(
        achieved=False, open=1, grade=None, transferred=False, recorded=False, waiting=(), moves=()
    )


def _achieved(
    standings: Standings, units: tuple[str, ...] | Standings, *, low: bool
) -> dict[str, Standing]:
    found = {}
    for unit in units:
        bands = standings[unit].bands
        grade = None if not bands else bands[0] if low else bands[-1]
        found[unit] = standings[unit]._replace(achieved=True, open=0, grade=grade, recorded=True)
    return found
