"""meaning 7: the counts, and what outcomes and units make of their criteria."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from rubric.model import LearningOutcome, Specification
from rubric.testing.oracle.counted import first_of_each_content, judged
from rubric.testing.oracle.enough import Scope, View, enough
from rubric.testing.oracle.grades import (
    achieved_by_exemption,
    asked,
    bands,
    children_achieved,
)
from rubric.testing.oracle.grades import enough as enough_of
from rubric.testing.oracle.known import items
from rubric.testing.oracle.statuses import ACHIEVED, counted, satisfied, status
from rubric.testing.oracle.world import Key, World


@dataclass(frozen=True)
class Counts:
    """meaning 7: three independent counts over required criteria, and one for information."""

    criteria: int
    mapped: int
    evidenced: int
    achieved: int
    verified: int


def counts(world: World, keys: Collection[Key]) -> Counts:
    """Meaning 7: how many are mapped, evidenced (rule satisfied), achieved (decided), verified."""
    return Counts(
        criteria=len(keys),
        mapped=sum(bool(judged(world, key)) for key in keys),
        evidenced=sum(satisfied(world, key) for key in keys),
        achieved=sum(status(world, key) in ACHIEVED for key in keys),
        verified=sum(status(world, key) == "verified" for key in keys),
    )


def keys_of(world: World, specification: Specification) -> list[Key]:
    """Return the criteria of a specification."""
    return [key for key in world.places if key[0] == specification.reference]


def keys_below(world: World, specification: Specification, outcome: LearningOutcome) -> list[Key]:
    """Return the criteria of an outcome."""
    keys = keys_of(world, specification)
    return [key for key in keys if world.places[key].outcome is outcome]


def left_out(
    world: World, specification: Specification, outcome: LearningOutcome, band: str | None
) -> bool:
    """Meaning 7: an outcome with criteria, none of them asked for, is left out as advice is."""
    keys = keys_below(world, specification, outcome)
    return bool(keys) and not asked(world, keys, band)


def outcome_achieved(
    world: World, specification: Specification, outcome: LearningOutcome, band: str | None
) -> bool:
    """Meaning 7: the criteria that are asked for, as `achieved_by` says, and its own rule."""
    keys = asked(world, keys_below(world, specification, outcome), band)
    return (
        enough_of(children_achieved(world, keys), outcome.achieved_by)
        and outcome_rule(world, specification, outcome, band) is not False
    )


def outcomes_achieved(
    world: World, specification: Specification, band: str | None
) -> dict[str, bool]:
    """Return the ref of every outcome that is not left out, and whether it is achieved."""
    return {
        outcome.ref: outcome_achieved(world, specification, outcome, band)
        for outcome in specification.outcomes
        if not left_out(world, specification, outcome, band)
    }


def unit_achieved(world: World, specification: Specification, band: str | None) -> bool:
    """Meaning 7: every outcome that is not left out, criteria outside them, its own rule.

    Outcomes, or criteria where there are none, as `achieved_by` says. Nothing
    empty is ever achieved.
    """
    keys = asked(world, keys_of(world, specification), band)
    outside = [key for key in keys if world.places[key].outcome is None]
    children = outcomes_achieved(world, specification, band)
    children |= children_achieved(world, outside)
    return (
        enough_of(children, specification.achieved_by)
        and unit_rule(world, specification, band) is not False
    )


def grade(world: World, specification: Specification) -> str | None:
    """Meaning 14.3: the highest band up to which the unit is achieved, and every lower one."""
    there = bands(world, specification)
    reached = [band for band in there if unit_achieved(world, specification, band)]
    highest = [
        band for band in reached if there[: there.index(band)] == reached[: there.index(band)]
    ]
    return highest[-1] if highest else None


def outcome_rule(
    world: World, specification: Specification, outcome: LearningOutcome, band: str | None
) -> bool | None:
    """Meaning 7: the own rule of an outcome; None where there is none, or it is waived.

    It is waived where exemptions alone achieve what is asked for below.
    """
    keys = keys_below(world, specification, outcome)
    exempt = children_achieved(world, asked(world, keys, band), ("exempt",))
    if outcome.sufficient is None or enough_of(exempt, outcome.achieved_by):
        return None
    scope = Scope((*outcome.range, *specification.range))
    return enough(outcome.sufficient, taken_together(world, keys), scope)


def unit_rule(world: World, specification: Specification, band: str | None) -> bool | None:
    """Meaning 7: the own rule of a unit; None where there is none, or it is waived likewise."""
    keys = keys_of(world, specification)
    if specification.sufficient is None:
        return None
    if achieved_by_exemption(world, specification, keys, band):
        return None
    return enough(specification.sufficient, taken_together(world, keys), Scope(specification.range))


def taken_together(world: World, keys: Collection[Key]) -> list[View]:
    """Meaning 7 and meaning 5: each item once, at its earliest judging day; each content once."""
    views = [link.view for key in keys for link in counted(judged(world, key))]
    known: Mapping[str, object] = items(world)
    kept = first_of_each_content(
        [items(world)[item] for item in known if item in {v.item for v in views}]
    )
    return [
        replace(view, judging_day=min(v.judging_day for v in views if v.item == view.item))
        for view in views
        if not items(world)[view.item].content or view.item in kept
    ]
