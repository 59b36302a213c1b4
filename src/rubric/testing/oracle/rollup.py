"""meaning 7: the counts, and what outcomes and units make of their criteria."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from rubric.model import LearningOutcome, Specification, Sufficiency
from rubric.testing.oracle.counted import first_of_each_content, judged
from rubric.testing.oracle.enough import Scope, View, enough
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


def required(world: World, keys: Collection[Key]) -> list[Key]:
    """Meaning 7: criteria that are not required are left out."""
    return [key for key in keys if world.places[key].criterion.required]


def left_out(world: World, specification: Specification, outcome: LearningOutcome) -> bool:
    """Meaning 7: an outcome with criteria, none of them required, is left out as advice is."""
    keys = keys_below(world, specification, outcome)
    return bool(keys) and not required(world, keys)


def outcome_achieved(world: World, specification: Specification, outcome: LearningOutcome) -> bool:
    """Meaning 7: its required criteria, of which there is one at least, and its own rule."""
    keys = keys_below(world, specification, outcome)
    needed = required(world, keys)
    scope = Scope((*outcome.range, *specification.range))
    return (
        bool(needed)
        and all(status(world, key) in ACHIEVED for key in needed)
        and own_rule(world, outcome.sufficient, keys, scope) is not False
    )


def unit_achieved(world: World, specification: Specification) -> bool:
    """Meaning 7: every outcome that is not left out, required criteria outside them, its own rule.

    Nothing empty is ever achieved.
    """
    keys = keys_of(world, specification)
    outside = [key for key in required(world, keys) if world.places[key].outcome is None]
    outcomes = [o for o in specification.outcomes if not left_out(world, specification, o)]
    return (
        bool(required(world, keys))
        and all(outcome_achieved(world, specification, outcome) for outcome in outcomes)
        and all(status(world, key) in ACHIEVED for key in outside)
        and own_rule(world, specification.sufficient, keys, Scope(specification.range)) is not False
    )


def own_rule(
    world: World, rule: Sufficiency | None, keys: Collection[Key], scope: Scope
) -> bool | None:
    """Meaning 7: the rule of an outcome or unit over all that counts below it.

    None where there is no rule, or where it is waived because every required
    criterion is exempt.
    """
    needed = required(world, keys)
    if rule is None or (needed and all(status(world, key) == "exempt" for key in needed)):
        return None
    return enough(rule, taken_together(world, keys), scope)


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
