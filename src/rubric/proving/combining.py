"""The proof of a qualification: the least units, and which rules of combination matter.

What is said of a set of units is the engine's answer for a learner who has achieved just these
(meaning 18.6).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import combinations
from math import ceil, inf
from typing import NamedTuple

from rubric.diagnostics import Path
from rubric.evaluation.qualifications import (
    CombinationResult,
    Entry,
    QualificationStatus,
    Standing,
)
from rubric.evaluation.qualifications.choosing import MOST_STEPS, best, shortest
from rubric.evaluation.qualifications.conditions import Conditions, Demand
from rubric.proving.combination_rules import CombinationRule, rules_of
from rubric.rules.qualification import ResolvedQualification
from rubric.solver import Aim, Terms, Work

#: units of which every set is tried, where nothing else has settled a rule
MOST_UNITS = 7
#: how much rather other units are taken than those that a rule is not to be served by
_RATHER = 1_000


class RuleShown(NamedTuple):
    """A rule of combination that matters: units that satisfy everything but it."""

    path: Path
    units: tuple[str, ...]
    #: whether they do so at their lowest grades, and not at their best
    lowest: bool = False


class UnitShown(NamedTuple):
    """A unit of the combination, and the rules that are not satisfied without it."""

    unit: str
    opens: tuple[Path, ...]


class Combination(NamedTuple):
    """The rules of combination of a qualification, and whether each of them matters."""

    #: the least units that satisfy every rule; what falls short where none do
    least: CombinationResult
    units: tuple[UnitShown, ...] = ()
    shown: tuple[RuleShown, ...] = ()
    idle: tuple[Path, ...] = ()
    open: tuple[Path, ...] = ()


def combination_proof(
    qualification: ResolvedQualification, standings: Mapping[str, Standing]
) -> Combination:
    """Return the least units of a qualification, and of each rule whether it matters.

    Args:
        qualification: resolved for a pathway.
        standings: every unit that may count, before anything is recorded.

    Raises:
        SolverMissing: the extra `planning` is not installed.
    """
    least = shortest(_entry(qualification, standings))
    if not least.combination:
        return Combination(least)
    units = tuple(_Proving(qualification, standings).dropping(least.units))
    shown, idle, still = [], [], []
    for path in reversed([rule.path for rule in rules_of(qualification)]):
        proving = _Proving(qualification, standings)
        rule = next(one for one in rules_of(qualification) if one.path == path)
        lowest = rule.measure == "points"
        of = proving.graded_low() if lowest else proving
        against, certain = of.units_against(rule)
        if against is None and not certain and not lowest:
            lowest = True  # points may be missed at a lower grade
            against, _ = proving.graded_low().units_against(rule)
        if against is not None:
            shown.append(RuleShown(rule.path, against, lowest))
        elif certain:
            idle.append(rule.path)
            qualification = rule.without  # of two that imply each other one is left
        else:
            still.append(rule.path)
    return Combination(
        least,
        units,
        tuple(reversed(shown)),
        tuple(reversed(idle)),
        tuple(reversed(still)),
    )


class _Proving:
    """A qualification, and its units before anything is recorded."""

    def __init__(
        self, qualification: ResolvedQualification, standings: Mapping[str, Standing]
    ) -> None:
        self._qualification = qualification
        self._standings = standings

    def graded_low(self) -> "_Proving":
        """The same for learners who have each unit at its lowest grade."""
        low = {unit: s._replace(bands=s.bands[:1]) for unit, s in self._standings.items()}
        return _Proving(self._qualification, low)

    def dropping(self, units: Sequence[str]) -> Iterator[UnitShown]:
        """Yield each unit of a combination, and what is not satisfied by the others alone."""
        for unit in units:
            others = [other for other in units if other != unit]
            answer = self._answer(self._qualification, others)
            if _cannot(answer):
                yield UnitShown(unit, _short(answer))

    def units_against(self, rule: CombinationRule) -> tuple[tuple[str, ...] | None, bool]:
        """Return units that satisfy everything but a rule; without any, whether there are none."""
        certain = False
        for units, none in self._candidates(rule):
            certain = certain or none
            if units is not None and self._only_this(rule, units):
                return units, True
        return (None, True) if certain else self._of_every_set(rule)

    def _of_every_set(self, rule: CombinationRule) -> tuple[tuple[str, ...] | None, bool]:
        """The same by trying every set of units, where these are few."""
        if len(self._standings) > MOST_UNITS:
            return None, False
        points = self._qualification.points
        graded = any(len(standing.bands) > 1 for standing in self._standings.values())
        # what counts besides may be needed for points at some grades, and all are not tried
        sure = points is None or points.at_least is None or not graded
        for number in range(1, len(self._standings) + 1):
            for units in combinations(self._standings, number):
                without = self._answer(rule.without, units)
                own = self._answer(self._qualification, units)
                if without.achieved and _cannot(own):
                    return units, True
                statuses = (without.status, own.status)
                sure = sure and QualificationStatus.UNDECIDED not in statuses
        return None, sure

    def _only_this(self, rule: CombinationRule, units: Sequence[str]) -> bool:
        return self._answer(rule.without, units).achieved and _cannot(
            self._answer(self._qualification, units)
        )

    def _candidates(self, rule: CombinationRule) -> Iterator[tuple[tuple[str, ...] | None, bool]]:
        """Yield units that may do, and whether it is certain that there are none."""
        if rule.cap is not None:
            if self._beyond(rule) == 0 or self._is_never_missed(rule):
                yield None, True
                return
            yield self._with_most_of(rule), False
        if rule.row:
            yield self._favouring(rule.without, rule.row), False
        if rule.cap is None and not rule.row:
            yield self._with_least_of(rule)
        yield self._favouring(rule.without, ()), False

    def _favouring(
        self, qualification: ResolvedQualification, units: Sequence[str]
    ) -> tuple[str, ...]:
        """The shortest way to completion where some units take very little, or all alike."""
        standings = {
            name: standing._replace(open=1 if name in units or not units else _RATHER)
            for name, standing in self._standings.items()
        }
        return shortest(_entry(qualification, standings)).units

    def _with_least_of(self, rule: CombinationRule) -> tuple[tuple[str, ...] | None, bool]:
        """Units that satisfy every other rule with the least of what this one asks for."""
        conditions = self._conditions(self._qualification)
        demands = conditions.demands()
        own = next((demand for demand in demands if _is_of(demand, rule)), None)
        if own is None:
            return None, False
        for demand in demands:
            if demand is not own:
                conditions.ask(demand)
        # what counts under caps may be less than there is: units are weighed by all that they have
        capped = own.measure == "credits"
        terms = self._credit(conditions, rule) if capped else own.terms
        solution = conditions.program.solve(
            [Aim(terms), Aim(conditions.sum_of(conditions.places))], Work(MOST_STEPS)
        )
        if solution.values is None:
            return None, False
        amount = _amount(terms, solution.values)
        if amount - (self._excess if capped else 0) >= own.least:
            return None, solution.proved
        return _counting(conditions, solution.values), False

    def _with_most_of(self, rule: CombinationRule) -> tuple[str, ...] | None:
        """Units that satisfy every rule but a cap, with as much as can be of what it holds down.

        Of everything else they bring as little as can be, so that it may be missed.
        """
        conditions = self._conditions(rule.without)
        for demand in conditions.demands():
            conditions.ask(demand)
        most = {of: -times for of, times in self._held_down(conditions, rule).items()}
        everything = rule._replace(group=None, levels=None)
        least = self._held_down(conditions, everything)
        solution = conditions.program.solve([Aim(most), Aim(least)], Work(MOST_STEPS))
        return None if solution.values is None else _counting(conditions, solution.values)

    def _beyond(self, rule: CombinationRule) -> int | None:
        """How much more than a cap lets count there could be, in steps; None where unknown."""
        conditions = self._conditions(rule.without)
        terms = self._held_down(conditions, rule)
        solution = conditions.program.solve(
            [Aim({of: -n for of, n in terms.items()})], Work(MOST_STEPS)
        )
        if solution.values is None or rule.cap is None or not solution.proved:
            return None
        steps = conditions.steps if rule.measure == "credits" else 1
        return max(0, ceil(_amount(terms, solution.values) - rule.cap * steps))

    def _is_never_missed(self, rule: CombinationRule) -> bool:
        """Whether credit that a cap keeps from counting is never needed by another rule."""
        if rule.cap is None:
            return False
        if rule.measure == "units":
            return self._nothing_else_is_asked(rule, rule.cap)
        others = self._excess - (self._beyond(rule) or 0)
        asking = [r for r in rules_of(rule.without) if r.cap is None and r.measure == "credits"]
        for other in asking:
            conditions = self._conditions(rule.without)
            demands = conditions.demands()
            own = next((demand for demand in demands if _is_of(demand, other)), None)
            if own is None:
                return False
            for demand in demands:
                conditions.ask(demand)
            held = self._credit(conditions, rule)
            low = ceil(rule.cap * conditions.steps) + 1
            conditions.program.require(held, low=low)
            terms = self._credit(conditions, other)
            left = {of: terms.get(of, 0) - held.get(of, 0) for of in {**terms, **held}}
            solution = conditions.program.solve([Aim(left)], Work(MOST_STEPS))
            if solution.values is None and solution.proved:
                continue
            if solution.values is None or not solution.proved:
                return False
            amount = _amount(left, solution.values) + low - 1 - others
            if amount < own.least:
                return False
        return True

    def _nothing_else_is_asked(self, rule: CombinationRule, cap: Decimal) -> bool:
        """Whether nothing asks for more of what a cap on units keeps from counting."""
        qualification = self._qualification
        if rule.group is None or qualification.points is not None:
            return False
        group = qualification.groups[rule.group]
        least = group.units_taken.at_least or Decimal(1)
        whole = any(one.limits.at_least is not None for one in qualification.whole)
        of_group = group.credits_taken.at_least is None and not group.take_all
        return not whole and of_group and least <= cap

    @cached_property
    def _excess(self) -> float:
        """The most credit, in steps, that all caps together could keep from counting."""
        caps = [rule for rule in rules_of(self._qualification) if rule.cap is not None]
        beyond = [self._beyond(rule) for rule in caps if rule.measure == "credits"]
        return sum((inf if one is None else one for one in beyond), 0)

    def _held_down(self, conditions: Conditions, rule: CombinationRule) -> dict[int, int]:
        if rule.measure == "credits":
            return self._credit(conditions, rule)
        return dict.fromkeys(self._credit(conditions, rule, counted=True), 1)

    def _credit(
        self, conditions: Conditions, rule: CombinationRule, *, counted: bool = False
    ) -> dict[int, int]:
        """The places in which units count for a rule, each with the credit of the unit."""
        return {
            place: 1 if counted else int(self._standings[unit].credit * conditions.steps)
            for unit, places in conditions.places.items()
            for at, place in places.items()
            if (rule.group is None or at == rule.group)
            and (rule.levels is None or self._standings[unit].level in rule.levels)
        }

    def _conditions(self, qualification: ResolvedQualification) -> Conditions:
        entry = _entry(qualification, self._standings)
        return Conditions(entry, tuple(self._standings), as_it_is=False)

    def _answer(
        self, qualification: ResolvedQualification, units: Iterable[str]
    ) -> CombinationResult:
        """What the engine says of a learner who has achieved these units, at their best."""
        achieved = {
            name: self._standings[name]._replace(
                achieved=True,
                open=0,
                recorded=True,
                grade=self._standings[name].bands[-1] if self._standings[name].bands else None,
            )
            for name in units
        }
        standings = {**self._standings, **achieved}
        return best(_entry(qualification, standings), tuple(achieved))


def _entry(qualification: ResolvedQualification, standings: Mapping[str, Standing]) -> Entry:
    return Entry(qualification, standings)


def _cannot(answer: CombinationResult) -> bool:
    """Whether it is certain that what is achieved is not enough."""
    return answer.status is QualificationStatus.IMPOSSIBLE


def _short(answer: CombinationResult) -> tuple[Path, ...]:
    """The rules that are not satisfied."""
    short = answer.shortfalls or answer.together
    return tuple(dict.fromkeys(one.path for one in short if one.path))


def _is_of(demand: Demand, rule: CombinationRule) -> bool:
    return demand.path == rule.path[: len(demand.path)] and rule.path[len(demand.path) :] in (
        ("take",),
        ("take", demand.measure, "at_least"),
        ("at_least",),
    )


def _amount(terms: Terms, values: Sequence[int]) -> int:
    return sum(times * values[of] for of, times in terms.items())


def _counting(conditions: Conditions, values: Sequence[int]) -> tuple[str, ...]:
    """The units that count."""
    return tuple(
        unit
        for unit, places in conditions.places.items()
        if any(values[place] for place in places.values())
    )
