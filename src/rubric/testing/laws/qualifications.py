"""Laws about qualifications: order, more achieved, agreement with the definition, nothing empty."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from random import Random
from typing import TypeVar

from rubric.evaluation.qualifications import (
    CombinationResult,
    Entry,
    QualificationResult,
    QualificationStatus,
    RuleState,
    Shortfall,
    WhyNot,
    judged,
    what_if,
)
from rubric.rules.qualification import ResolvedGroup
from rubric.testing.oracle.credits import capped
from rubric.testing.oracle.entered import Entered, UnitStanding
from rubric.testing.oracle.moves import Move, gap, not_needed, steps
from rubric.testing.oracle.qualifications import (
    CombinationAnswer,
    QualificationAnswer,
    answer,
    best_alone,
    possible,
    qualified,
    registered_candidates,
    rules,
    uncounted,
)
from rubric.testing.plain import plain_data
from rubric.testing.strategies.qualifications import QualificationCase

T = TypeVar("T")

_RANKS = (
    QualificationStatus.IMPOSSIBLE,
    QualificationStatus.ACHIEVABLE,
    QualificationStatus.ACHIEVED,
)


def law_01_qualification(case: QualificationCase, random: Random) -> None:
    """The order of units, registrations and rows changes nothing."""
    entry = case.entry
    rules_of = entry.qualification
    other = Entry(
        qualification=rules_of._replace(
            groups=tuple(g._replace(units=_shuffled(g.units, random)) for g in rules_of.groups),
            barred=_shuffled([_shuffled(row, random) for row in rules_of.barred], random),
            equivalent=_shuffled([_shuffled(row, random) for row in rules_of.equivalent], random),
        ),
        standings=dict(_shuffled(tuple(entry.standings.items()), random)),
        registered=_shuffled(entry.registered, random),
    )
    assert _told(judged(entry)) == _told(judged(other))


def _shuffled(entries: Sequence[T], random: Random) -> tuple[T, ...]:
    return tuple(random.sample(entries, len(entries)))


def _told(result: QualificationResult) -> object:
    """Everything that a result says; its inputs left out."""
    fields = result._asdict()
    return {
        name: plain_data(fields[name]) for name in fields.keys() - {"qualification", "standings"}
    }


def law_02_qualification(case: QualificationCase, more: UnitStanding) -> None:
    """Achieving a unit, or a higher grade in it, never makes any answer less."""
    before = judged(case.entry)
    after = judged(case.with_standing(more).entry)
    for name in ("registered", "best"):
        assert _height(getattr(before, name)) <= _height(getattr(after, name)), name
    if before.completion is not None and after.completion is not None:
        assert after.completion.status is before.completion.status
        assert after.completion.open <= before.completion.open


def _height(found: CombinationResult) -> tuple[object, ...]:
    """What the best is chosen by: greater is better."""
    points = 0 if found.points is None else found.points
    return _RANKS.index(found.status), points, -found.open, found.planned_credit


def law_08_qualification(case: QualificationCase) -> None:
    """The engine and the definition agree on a qualification."""
    entered, result = case.entered, judged(case.entry)
    definition = qualified(entered)
    assert as_answer(result) == definition
    _says_whose_move_it_is(entered, definition, result)
    for found in (result.registered, result.best, result.completion):
        if found is not None:
            assert found.proved
            _states_its_rules(entered, found)
            _says_what_is_impossible(entered, found)


def law_what_if(case: QualificationCase, add: Collection[str], drop: Collection[str]) -> None:
    """Other units have the answer that they would have, were they registered."""
    found = what_if(case.entry, add, drop)
    units = registered_candidates(case.entered).union(add).difference(drop)
    assert _combination(found) == answer(case.entered, units)


def law_11_qualification(case: QualificationCase) -> None:
    """A qualification with an empty group, or without any, is never achieved."""
    entry = case.entry
    groups = entry.qualification.groups
    everything = {unit: s._replace(achieved=True, open=0) for unit, s in entry.standings.items()}
    without: list[tuple[ResolvedGroup, ...]] = [()]
    without += [
        (*groups[:at], group._replace(units=()), *groups[at + 1 :])
        for at, group in enumerate(groups)
    ]
    for some in without:
        emptied = replace(
            entry,
            qualification=entry.qualification._replace(groups=some, equivalent=()),
            standings=everything,
        )
        result = judged(emptied)
        assert not result.achieved
        assert result.best.status is QualificationStatus.IMPOSSIBLE


def as_answer(result: QualificationResult) -> QualificationAnswer:
    """Return a result in the words of the oracle."""
    return QualificationAnswer(
        registered=_combination(result.registered),
        best=_combination(result.best),
        completion=None if result.completion is None else _combination(result.completion),
    )


def _combination(found: CombinationResult) -> CombinationAnswer:
    return CombinationAnswer(
        status=str(found.status),
        combination=tuple((counted.unit, counted.group) for counted in found.combination),
        open=found.open,
        **({} if found.points is None else {"points": found.points}),
        credit=found.planned_credit,
    )


def _says_whose_move_it_is(
    entered: Entered, definition: QualificationAnswer, result: QualificationResult
) -> None:
    """What comes next is what the definition says, unit by unit."""
    assert tuple(step.unit for step in result.steps) == steps(entered, definition.completion)
    left = {unit.unit: (str(unit.why), unit.beside) for unit in result.not_needed}
    assert left == not_needed(entered, definition)
    told = (
        None if result.gap is None else Move(*result.gap[:3], tuple(map(_path, result.gap.rules)))
    )
    assert told == gap(entered, definition)


def _states_its_rules(entered: Entered, found: CombinationResult) -> None:
    """What is said of each rule is what the combination comes to."""
    places = {counted.unit: counted.group for counted in found.combination}
    there = {c.unit: c.group for c in found.combination if c.achieved or found.achieved}
    now = rules(entered, there, as_it_is=True)
    planned = rules(entered, places, as_it_is=False)
    told = {_path(rule): rule for rule in found.rules}
    assert told.keys() == now.keys()
    for path, rule in told.items():
        assert (rule.have, rule.need) == now[path]
        assert (rule.planned, rule.need) == planned[path]
    needless = [unit.unit for unit in found.uncounted if unit.why is WhyNot.NOT_NEEDED]
    caps = {cap.path: (cap.have, cap.most) for cap in found.capped}
    assert caps == capped(entered, there, needless)
    why = {unit.unit: (str(unit.why), unit.beside) for unit in found.uncounted}
    assert why == uncounted(entered, found.candidates, places)


def _says_what_is_impossible(entered: Entered, found: CombinationResult) -> None:
    """What falls short does by as much as is said; what clashes does, and no fewer rules do."""
    if found.status is not QualificationStatus.IMPOSSIBLE:
        assert not found.shortfalls
        assert not found.together
        return
    assert bool(found.shortfalls) != bool(found.together)
    for short in found.shortfalls:
        assert short.have < short.need
    for short in (*found.shortfalls, *found.together):
        assert short.have == min(best_alone(entered, found.candidates, _path(short)), short.need)
    clashing = [_path(short) for short in found.together]
    if clashing:
        assert not possible(entered, found.candidates, clashing)
        for path in clashing:
            assert possible(entered, found.candidates, [p for p in clashing if p != path])


def _path(rule: RuleState | Shortfall) -> tuple[str, ...]:
    """A rule as the definition names it."""
    return (*rule.path, rule.measure) if rule.group else tuple(rule.path)
