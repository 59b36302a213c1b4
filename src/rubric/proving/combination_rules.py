"""The rules of combination of a qualification, each with the qualification without it."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from rubric.diagnostics import Path
from rubric.rules.qualification import Limits, ResolvedGroup, ResolvedQualification


class CombinationRule(NamedTuple):
    """A rule of combination, and the qualification without it."""

    #: where it stands in the qualification
    path: Path
    without: ResolvedQualification
    #: units, credits, points, or all: each unit of the group
    measure: str = "units"
    #: the position of its group, and the levels that it looks at; None for all
    group: int | None = None
    levels: frozenset[str] | None = None
    #: how much a cap lets count
    cap: Decimal | None = None
    #: of a row of barred units those
    row: tuple[str, ...] = ()


def rules_of(qualification: ResolvedQualification) -> Iterator[CombinationRule]:
    """Yield every rule of combination that can be left out, with the qualification without it."""
    for at, group in enumerate(qualification.groups):
        yield from _of_group(qualification, at, group)
    for at, rule in enumerate(qualification.whole):
        for path, less, cap in _limits(rule.limits):
            other = rule._replace(limits=less)
            whole = (*qualification.whole[:at], other, *qualification.whole[at + 1 :])
            yield CombinationRule(
                (*rule.path, path),
                qualification._replace(whole=whole),
                rule.measure,
                levels=rule.levels,
                cap=cap,
            )
    for at, row in enumerate(qualification.barred):
        rest = (*qualification.barred[:at], *qualification.barred[at + 1 :])
        here = ("barred", f"~{at + 1}")
        yield CombinationRule(here, qualification._replace(barred=rest), row=row)
    points = qualification.points
    if points is not None and points.at_least is not None:
        without = qualification._replace(points=points._replace(at_least=None))
        yield CombinationRule((*points.path, "at_least"), without, "points")


def _of_group(
    qualification: ResolvedQualification, at: int, group: ResolvedGroup
) -> Iterator[CombinationRule]:
    def without(changed: ResolvedGroup) -> ResolvedQualification:
        groups = (*qualification.groups[:at], changed, *qualification.groups[at + 1 :])
        return qualification._replace(groups=groups)

    takes = (*group.path, "take")
    if group.take_all:
        yield CombinationRule(takes, without(group._replace(take_all=False)), "all", at)
    for path, less, cap in _limits(group.units_taken):
        fewer = without(group._replace(units_taken=less))
        yield CombinationRule((*takes, "units", path), fewer, "units", at, cap=cap)
    for path, less, cap in _limits(group.credits_taken):
        fewer = without(group._replace(credits_taken=less))
        yield CombinationRule((*takes, "credits", path), fewer, "credits", at, cap=cap)


def _limits(limits: Limits) -> Iterator[tuple[str, Limits, Decimal | None]]:
    """The limits without the least, then without the most, which is a cap."""
    if limits.at_least is not None:
        yield "at_least", limits._replace(at_least=None), None
    if limits.at_most is not None:
        yield "at_most", limits._replace(at_most=None), limits.at_most
