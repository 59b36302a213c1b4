"""meaning 15: what a qualification takes of one unit."""

from decimal import Decimal

from rubric.model import Specification
from rubric.model.order import people_order
from rubric.testing.oracle.decided import in_force
from rubric.testing.oracle.entered import UnitStanding
from rubric.testing.oracle.grades import asked, bands, not_needed, target
from rubric.testing.oracle.known import exemptions, links
from rubric.testing.oracle.references import criteria_named
from rubric.testing.oracle.rollup import grade, keys_of, outcomes_achieved, unit_achieved
from rubric.testing.oracle.statuses import ACHIEVED, status
from rubric.testing.oracle.world import Key, World


def standing(world: World, specification: Specification) -> UnitStanding:
    """Return how the learner stands in a unit."""
    band = target(world, specification)
    achieved = unit_achieved(world, specification, band)
    return UnitStanding(
        id=specification.id,
        achieved=achieved,
        open=0 if achieved else max(1, len(waiting(world, specification))),
        level=specification.level,
        credit=specification.credit or Decimal(0),
        bands=tuple(bands(world, specification)),
        grade=grade(world, specification),
        transferred=achieved and by_credit_transfer(world, specification),
        recorded=any(recorded(world, key) for key in keys_of(world, specification)),
    )


def needed(world: World, specification: Specification) -> list[Key]:
    """Meaning 14.5: the criteria up to the target but for alternatives that nobody needs."""
    band = target(world, specification)
    keys = asked(world, keys_of(world, specification), band)
    outcomes = outcomes_achieved(world, specification, band)
    return [k for k in keys if k not in not_needed(world, specification, outcomes, keys)]


def waiting(world: World, specification: Specification) -> list[Key]:
    """Meaning 15.7: the criteria that wait."""
    return [key for key in needed(world, specification) if status(world, key) not in ACHIEVED]


def by_credit_transfer(world: World, specification: Specification) -> bool:
    """Meaning 15.3: each criterion that the unit needs is exempt by credit transfer."""
    return all(reason(world, key) == "credit_transfer" for key in needed(world, specification))


def reason(world: World, key: Key) -> str | None:
    """Meaning 7.7: why it is exempt, by the first exemption (by id) that reaches it."""
    reaching = [
        exemption
        for exemption in exemptions(world)
        if key in criteria_named(world, exemption.criteria)
        or not {key[0], key[0].partition("@")[0]}.isdisjoint(exemption.units)
    ]
    first = min(reaching, key=lambda e: people_order(e.id), default=None)
    return None if first is None else first.reason


def recorded(world: World, key: Key) -> bool:
    """Meaning 15.6: a link, a decision in force or an exemption speaks of it."""
    linked = any(link.key == key for link in links(world))
    return linked or bool(in_force(world, key)) or reason(world, key) is not None
