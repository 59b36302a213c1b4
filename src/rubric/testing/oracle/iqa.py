"""meaning 7.6: what IQA has sampled and signed off, and whether a unit can be claimed."""

from dataclasses import dataclass

from rubric.model import IqaReview, Specification
from rubric.testing.oracle import decided, rules
from rubric.testing.oracle.grades import asked, target
from rubric.testing.oracle.rollup import keys_of, unit_achieved
from rubric.testing.oracle.world import Key, World


@dataclass(frozen=True)
class IqaAnswer:
    """IQA's part in one unit."""

    decided: int
    sampled: int
    #: whether some required action is open
    action_open: bool
    #: whether some review disagrees
    disagreed: bool
    signed_off: bool
    claimable: bool
    #: up to which band
    claimable_band: str | None


def iqa(world: World, specification: Specification) -> IqaAnswer:
    """Return IQA's part in a unit; it samples what is asked for up to the target."""
    keys = decided_criteria(world, specification)
    return IqaAnswer(
        decided=len(keys),
        sampled=sum(bool(decided.speaking(world, key)) for key in keys),
        action_open=any(decided.action_open(world, key) for key in keys_of(world, specification)),
        disagreed=any(
            decided.latest_finding(world, key) == "disagreed"
            for key in keys_of(world, specification)
        ),
        signed_off=_achieved(world, specification) and signed_off(world, specification, keys),
        claimable=claimable(world, specification),
        claimable_band=target(world, specification) if claimable(world, specification) else None,
    )


def claimable(world: World, specification: Specification) -> bool:
    """It is achieved, nothing is against it, and it is signed off where a rule asks for that.

    Where nothing was decided there is nothing to sign off.
    """
    keys = decided_criteria(world, specification)
    needed = any(
        rules.sign_off(world, world.places[key]) == "required"
        for key in _asked(world, specification)
    )
    return (
        _achieved(world, specification)
        and not against(world, specification)
        and (not needed or not keys or signed_off(world, specification, keys))
    )


def decided_criteria(world: World, specification: Specification) -> list[Key]:
    """Return the criteria asked for with a decision in force, or with several in conflict."""
    return [key for key in _asked(world, specification) if decided.in_force(world, key)]


def _asked(world: World, specification: Specification) -> list[Key]:
    return asked(world, keys_of(world, specification), target(world, specification))


def _achieved(world: World, specification: Specification) -> bool:
    return unit_achieved(world, specification, target(world, specification))


def against(world: World, specification: Specification) -> bool:
    """IQA has something against a decision on any criterion of the unit, whatever its role."""
    return any(
        decided.action_open(world, key) or decided.latest_finding(world, key) == "disagreed"
        for key in keys_of(world, specification)
    )


def signed_off(world: World, specification: Specification, keys: list[Key]) -> bool:
    """Some review signs off all that is in force, and IQA has nothing against the unit."""
    said = [review for key in keys for review in decided.speaking(world, key)]
    nothing = not against(world, specification)
    return nothing and any(signs_off(world, keys, said, review) for review in said)


def signs_off(world: World, keys: list[Key], said: list[IqaReview], review: IqaReview) -> bool:
    """A summative review that agreed, last of all, by IQA that decided none of it."""
    in_force = [decision for key in keys for decision in decided.in_force(world, key)]
    people = world.portfolio.people or {}
    return (
        review.stage == "summative"
        and review.finding == "agreed"
        and all(decision.date <= review.date for decision in in_force)
        and all(r.closed <= review.date for r in said if r.closed and r.closed <= world.on)
        and review.iqa not in {decision.assessor for decision in in_force}
        and (not people or people[review.iqa].role in {"iqa", "eqa"})
    )
