"""Everything that the definition says about one learner, as plain data."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from rubric.testing.oracle.counted import Judged, judged
from rubric.testing.oracle.grades import asked, not_needed, points, target
from rubric.testing.oracle.iqa import IqaAnswer, iqa
from rubric.testing.oracle.known import SetAside, set_aside
from rubric.testing.oracle.rollup import (
    Counts,
    counts,
    grade,
    keys_of,
    left_out,
    outcome_achieved,
    outcome_rule,
    outcomes_achieved,
    unit_achieved,
    unit_rule,
)
from rubric.testing.oracle.statuses import satisfied, status, waiting_on
from rubric.testing.oracle.world import World

#: item, parts, range items (None: all), and the reason why it does not count or None
LinkAnswer = tuple[str, tuple[str, ...] | None, tuple[str, ...] | None, str | None]


@dataclass(frozen=True)
class CriterionAnswer:
    """What is true of one criterion."""

    status: str
    satisfied: bool
    waiting_on: str | None
    #: every link once, sorted
    links: tuple[LinkAnswer, ...]

    @property
    def counted(self) -> tuple[str, ...]:
        """The items with a link that counts."""
        return tuple(dict.fromkeys(link[0] for link in self.links if link[3] is None))


@dataclass(frozen=True)
class UnitAnswer:
    """What is true of one specification; outcomes that are left out are not in it."""

    achieved: bool
    #: its own rule; None where there is none, or it is waived
    rule_satisfied: bool | None
    #: over the required criteria
    counts: Counts
    #: position of the outcome → achieved, and its own rule
    outcomes: Mapping[int, tuple[bool, bool | None]]
    criteria: Mapping[str, CriterionAnswer]
    #: criteria beyond the target, counted apart
    beyond_target: Counts
    grade: str | None
    #: points and what they are out of; None where no criterion has levels
    points: tuple[Decimal, Decimal] | None
    #: open alternatives that nobody needs any more
    not_needed: frozenset[str]
    iqa: IqaAnswer


@dataclass(frozen=True)
class Answer:
    """What is true of one learner on one day."""

    #: by the reference of the specification
    units: Mapping[str, UnitAnswer]
    set_aside: frozenset[SetAside]


def answered(world: World) -> Answer:
    """Return everything that the definition says."""
    units = {}
    for specification in world.specifications:
        keys = keys_of(world, specification)
        band = target(world, specification)
        needed = asked(world, keys, band)
        beyond = [key for key in asked(world, keys, None) if key not in needed]
        achieved = outcomes_achieved(world, specification, band)
        spare = not_needed(world, specification, achieved, needed)
        has_levels = any(world.places[key].criterion.levels for key in keys)
        outcomes = {}
        for position, outcome in enumerate(specification.outcomes):
            if not left_out(world, specification, outcome, band):
                outcomes[position] = (
                    outcome_achieved(world, specification, outcome, band),
                    outcome_rule(world, specification, outcome, band),
                )
        units[specification.reference] = UnitAnswer(
            achieved=unit_achieved(world, specification, band),
            rule_satisfied=unit_rule(world, specification, band),
            counts=counts(world, needed),
            beyond_target=counts(world, beyond),
            grade=grade(world, specification),
            points=points(world, needed, spare) if has_levels else None,
            not_needed=frozenset(key[1] for key in spare),
            outcomes=outcomes,
            criteria={
                key[1]: CriterionAnswer(
                    status=status(world, key),
                    satisfied=satisfied(world, key),
                    waiting_on=waiting_on(world, key),
                    links=tuple(sorted(map(_link, judged(world, key)), key=repr)),
                )
                for key in keys
            },
            iqa=iqa(world, specification),
        )
    return Answer(units, frozenset(set_aside(world)))


def _link(judgement: Judged) -> LinkAnswer:
    link = judgement.link
    parts = None if link.parts is None else tuple(sorted(link.parts))
    names = None if link.range is None else tuple(sorted(link.range))
    return link.item.id, parts, names, judgement.reason
