"""The proof of one specification: what passes it, and of everything in it whether it matters."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from rubric.proving.beside import Fact, evidence_rules, fact_of, facts_beside
from rubric.proving.implied import implying, lifts_a_default
from rubric.proving.judging import Judge
from rubric.proving.least import least_example
from rubric.proving.nodes import node_at, without_paths
from rubric.proving.results import Idle, Proof, Shown
from rubric.proving.showing import Showing
from rubric.proving.things import Place, Thing, things_of
from rubric.rules import NOf, ResolvedSpecification
from rubric.rules.sufficiency import ONE_ITEM


def proved(specification: ResolvedSpecification, on: date, up_to: int = 3) -> Proof:
    """Return the least example of a specification, and of every rule whether it matters.

    Args:
        specification: resolved, and aimed at its target.
        on: the day that the example is made for.
        up_to: how many criteria one item of it may serve.
    """
    judge = Judge(specification, on)
    least = least_example(judge, up_to)
    if least.example is None:
        return Proof(specification, on, up_to, None, None, least=False, never=least.never)
    showing = Showing(judge, least.example)
    shown: list[Shown] = []
    idle: list[Idle] = []
    still: list[Thing] = []
    for thing in things_of(specification):
        if _inside(thing, idle):
            continue
        nothing = _idle(specification, thing, idle)
        if nothing is not None:
            idle.append(nothing)
            if not nothing.never_needed:
                showing.idle.add(thing.path)
            continue
        found = next(
            (one for place in thing.places if (one := showing.shown(thing, place)) is not None),
            None,
        )
        if found is not None:
            shown.append(found)
        elif thing.kind != "criterion":  # one may only be open together with a rule above it
            still.append(thing)
    return Proof(
        specification,
        on,
        up_to,
        least.example,
        judge.unit(least.example),
        least=least.exact,
        shown=tuple(shown),
        idle=tuple(_each_once(idle)),
        open=tuple(still),
    )


def _inside(thing: Thing, idle: list[Idle]) -> bool:
    """Whether a thing is part of a rule that changes nothing as a whole."""
    return any(
        all(
            any(
                here.owner == place.owner
                and here.position == place.position[: len(here.position)]
                and thing.kind not in ("criterion", "alternatives", "part")
                for here in one.thing.places
            )
            for place in thing.places
        )
        for one in idle
    )


def _idle(
    specification: ResolvedSpecification, thing: Thing, known: Collection[Idle]
) -> Idle | None:
    """That a rule changes nothing, wherever it stands, beside those that are known to."""
    if thing.kind not in ("rule", "clause") or thing.member is not None:
        return None
    found = [_implied_at(specification, place, known) for place in thing.places]
    if any(lifts_a_default(specification, place) for place in thing.places):
        return None
    by = [implied.facts for implied in found if implied is not None]
    ways = {implied is not None and implied.never_needed for implied in found}
    if len(by) < len(found) or len(ways) > 1:
        return None
    one_item = all(
        fact.node is ONE_ITEM and fact.reference == place.reference
        for place, facts in zip(thing.places, by, strict=True)
        for fact in facts
    )
    paths = dict.fromkeys(fact.path for facts in by for fact in facts)
    return Idle(thing, tuple(paths), ways.pop(), one_item)


class _Implied(NamedTuple):
    """What implies a rule at one place, or is satisfied whenever it is."""

    facts: tuple[Fact, ...]
    never_needed: bool


def _implied_at(
    specification: ResolvedSpecification, place: Place, known: Collection[Idle]
) -> _Implied | None:
    assert place.rule is not None
    # of two that imply each other one is left
    gone = {idle.thing.path for idle in known}
    satisfied = {idle.thing.path for idle in known if not idle.never_needed}
    facts = [
        fact._replace(node=without_paths(fact.node, satisfied)) if satisfied else fact
        for fact in facts_beside(specification, place)
        if not any(fact.path[: len(path)] == path for path in gone)
    ]
    node = node_at(place.rule.node, place.position)
    found = implying(facts, node)
    if found is not None:
        return _Implied(found, never_needed=False)
    above = node_at(place.rule.node, place.position[:-1]) if place.position else None
    if isinstance(above, NOf) and above.n == 1 < len(above.children):
        criterion = None if place.reference is None else specification.criteria[place.reference]
        own = fact_of(node, evidence_rules(specification, place), criterion)
        for at, other in enumerate(above.children):
            if at != place.position[-1] and implying([own, *facts], other) is not None:
                theirs = own._replace(node=other, path=other.path)
                mutual = implying([theirs, *facts], node) is not None
                if not mutual or at < place.position[-1]:
                    return _Implied((theirs,), never_needed=True)
    return None


def _each_once(idle: list[Idle]) -> list[Idle]:
    return list({(one.thing.path, one.thing.member): one for one in idle}.values())
