"""Everything that the definition says about one learner, as plain data."""

from collections.abc import Mapping
from dataclasses import dataclass

from rubric.testing.oracle.counted import Judged, judged
from rubric.testing.oracle.enough import Scope
from rubric.testing.oracle.iqa import IqaAnswer, iqa
from rubric.testing.oracle.known import SetAside, set_aside
from rubric.testing.oracle.rollup import (
    Counts,
    counts,
    keys_below,
    keys_of,
    left_out,
    outcome_achieved,
    own_rule,
    required,
    unit_achieved,
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
        outcomes = {}
        for position, outcome in enumerate(specification.outcomes):
            if left_out(world, specification, outcome):
                continue
            below = keys_below(world, specification, outcome)
            scope = Scope((*outcome.range, *specification.range))
            outcomes[position] = (
                outcome_achieved(world, specification, outcome),
                own_rule(world, outcome.sufficient, below, scope),
            )
        units[specification.reference] = UnitAnswer(
            achieved=unit_achieved(world, specification),
            rule_satisfied=own_rule(
                world, specification.sufficient, keys, Scope(specification.range)
            ),
            counts=counts(world, required(world, keys)),
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
