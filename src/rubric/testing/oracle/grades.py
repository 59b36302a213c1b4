"""meaning 14: bands up to a target, alternatives, the grade, and points."""

from collections.abc import Collection, Mapping
from decimal import Decimal

from rubric.model import AchievedBy, AssessmentCriterion, LearningOutcome, Specification
from rubric.testing.oracle.decided import decided_met, the_decision
from rubric.testing.oracle.statuses import ACHIEVED, status
from rubric.testing.oracle.world import Key, World

#: lowest first
BANDS = ("pass", "merit", "distinction")


def bands(world: World, specification: Specification) -> list[str]:
    """Meaning 14.1: the bands that required criteria belong to; none where no band is stated."""
    required = [
        place.criterion
        for place in world.places.values()
        if place.specification is specification and place.criterion.required
    ]
    if not any(criterion.band for criterion in required):
        return []
    return [band for band in BANDS if band in map(band_of, required)]


def band_of(criterion: AssessmentCriterion) -> str:
    """Meaning 14.1: a criterion without a band belongs to the lowest."""
    return criterion.band or "pass"


def target(world: World, specification: Specification) -> str | None:
    """Meaning 14.2: the band that is asked for, else the lowest that has criteria."""
    there = bands(world, specification)
    if not there:
        return None
    return world.target if world.target in there else there[0]


def asked(world: World, keys: Collection[Key], band: str | None) -> list[Key]:
    """Meaning 14.2: the criteria that are asked for up to a band; advice never is."""
    return [
        key
        for key in keys
        if world.places[key].criterion.required
        and (band is None or BANDS.index(band_of(world.places[key].criterion)) <= BANDS.index(band))
    ]


def enough(children: Mapping[str, bool], needed: AchievedBy | None) -> bool:
    """Meaning 14.4: of the children that are named as many as needed, and all the others.

    Nothing empty is achieved; alternatives of which none is asked for are not asked for.
    """
    named = [children[ref] for ref in (needed.of if needed else ()) if ref in children]
    others = [done for ref, done in children.items() if needed is None or ref not in needed.of]
    if needed is not None and named and named.count(True) < needed.n_of:
        return False
    return bool(children) and all(others)


def children_achieved(
    world: World, keys: Collection[Key], achieved: Collection[str] = ACHIEVED
) -> dict[str, bool]:
    """Return the ref of each criterion, and whether its status is among those achieved."""
    return {world.places[key].criterion.ref: status(world, key) in achieved for key in keys}


def achieved_by_exemption(
    world: World, specification: Specification, keys: Collection[Key], band: str | None
) -> bool:
    """Meaning 7.3: whether exemptions alone achieve what a unit asks for."""
    children = {}
    for outcome in specification.outcomes:
        below = asked(world, [k for k in keys if world.places[k].outcome is outcome], band)
        if below:
            exempt = children_achieved(world, below, ("exempt",))
            children[outcome.ref] = enough(exempt, outcome.achieved_by)
    outside = asked(world, [k for k in keys if world.places[k].outcome is None], band)
    children |= children_achieved(world, outside, ("exempt",))
    return enough(children, specification.achieved_by)


def not_needed(
    world: World,
    specification: Specification,
    outcomes: Mapping[str, bool],
    keys: Collection[Key],
) -> set[Key]:
    """Meaning 14.5: open alternatives of which enough others are achieved.

    Args:
        world: the learner.
        specification: the unit.
        outcomes: the ref of each outcome that is asked for, and whether it is achieved.
        keys: the criteria that are asked for.
    """
    found = set()
    for key in keys:
        place = world.places[key]
        if status(world, key) in ACHIEVED:
            continue
        beside = [k for k in keys if world.places[k].outcome is place.outcome]
        owner: Specification | LearningOutcome = place.outcome or specification
        if _spare(place.criterion.ref, children_achieved(world, beside), owner.achieved_by):
            found.add(key)
        if place.outcome and _spare(place.outcome.ref, outcomes, specification.achieved_by):
            found.add(key)
    return found


def _spare(ref: str, children: Mapping[str, bool], needed: AchievedBy | None) -> bool:
    """Whether a child is an open alternative, and enough of the others are achieved."""
    if needed is None or ref not in needed.of or children[ref]:
        return False
    return [children.get(name, False) for name in needed.of].count(True) >= needed.n_of


def points(
    world: World, keys: Collection[Key], spare: Collection[Key]
) -> tuple[Decimal, Decimal] | None:
    """Meaning 14.7: the points of what is achieved, and the most there are.

    Exempt criteria add neither, and neither do alternatives that nobody needs.
    """
    got = most = Decimal(0)
    for key in keys:
        criterion = world.places[key].criterion
        if not criterion.levels or key in spare or status(world, key) == "exempt":
            continue
        weight = Decimal(1) if criterion.weight is None else criterion.weight
        most += weight * max(level.points for level in criterion.levels)
        decision = the_decision(world, key)
        if status(world, key) in ACHIEVED and decision and decided_met(world, key):
            named = (level for level in criterion.levels if level.name == decision.level)
            got += sum((weight * level.points for level in named), Decimal(0))
    return got, most
