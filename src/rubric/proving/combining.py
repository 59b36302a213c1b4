"""The proof of a qualification: the least units, and which rules of combination matter."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rubric.diagnostics import Path
from rubric.evaluation.qualifications import CombinationResult, Entry, Standing
from rubric.evaluation.qualifications.choosing import shortest
from rubric.proving.combination_rules import rules_of
from rubric.proving.combination_search import Search, cannot
from rubric.rules.qualification import ResolvedQualification


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
    least = shortest(Entry(qualification, standings))
    if not least.combination:
        return Combination(least)
    units = tuple(_dropping(Search(qualification, standings), qualification, least.units))
    shown, idle, still = [], [], []
    for path in reversed([rule.path for rule in rules_of(qualification)]):
        search = Search(qualification, standings)
        rule = next(one for one in rules_of(qualification) if one.path == path)
        lowest = rule.measure == "points"
        of = search.graded_low() if lowest else search
        against, certain = of.units_against(rule)
        if against is None and not certain and not lowest:
            lowest = True  # points may be missed at a lower grade
            against, _ = search.graded_low().units_against(rule)
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


def _dropping(
    search: Search, qualification: ResolvedQualification, units: Sequence[str]
) -> Iterator[UnitShown]:
    """Yield each unit of a combination, and what is not satisfied by the others alone."""
    for unit in units:
        answer = search.answer(qualification, [other for other in units if other != unit])
        if cannot(answer):
            yield UnitShown(unit, _short(answer))


def _short(answer: CombinationResult) -> tuple[Path, ...]:
    """The rules that are not satisfied."""
    short = answer.shortfalls or answer.together
    return tuple(dict.fromkeys(one.path for one in short if one.path))
