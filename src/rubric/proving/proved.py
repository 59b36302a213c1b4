"""The proof of one specification: what passes it, and of everything in it whether it matters."""

from collections.abc import Collection
from datetime import date

from rubric.diagnostics import Path
from rubric.proving.implied import Fact, evidence_rules, facts_beside, implying, lifts_a_default
from rubric.proving.judging import Judge
from rubric.proving.least import least_example
from rubric.proving.nodes import node_at
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
        nothing = _idle(specification, thing, {one.thing.path for one in idle})
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
    specification: ResolvedSpecification, thing: Thing, known: Collection[Path]
) -> Idle | None:
    """That a rule changes nothing, wherever it stands, beside those that are known to."""
    if thing.kind not in ("rule", "clause") or thing.member is not None:
        return None
    by: dict[Path, None] = {}
    never_needed = one_item = False
    for place in thing.places:
        found = _implied_at(specification, place, known)
        if found is None:
            return None
        facts, never_needed = found
        one_item = all(f.node is ONE_ITEM and f.reference == place.reference for f in facts)
        if lifts_a_default(specification, place):
            return None
        by.update(dict.fromkeys(fact.path for fact in facts))
    return Idle(thing, tuple(by), never_needed, one_item)


def _implied_at(
    specification: ResolvedSpecification, place: Place, known: Collection[Path]
) -> tuple[tuple[Fact, ...], bool] | None:
    assert place.rule is not None
    # of two that imply each other one is left
    beside = facts_beside(specification, place)
    facts = [f for f in beside if not any(f.path[: len(path)] == path for path in known)]
    node = node_at(place.rule.node, place.position)
    found = implying(facts, node)
    if found is not None:
        return found, False
    above = node_at(place.rule.node, place.position[:-1]) if place.position else None
    if isinstance(above, NOf) and above.n == 1 < len(above.children):
        rules = evidence_rules(specification, place)
        own = [Fact(node, rules, node.path, place.reference)]
        for at, other in enumerate(above.children):
            if at != place.position[-1] and implying([*own, *facts], other) is not None:
                theirs = own[0]._replace(node=other, path=other.path)
                mutual = implying([theirs, *facts], node) is not None
                if not mutual or at < place.position[-1]:
                    return (theirs,), True
    return None


def _each_once(idle: list[Idle]) -> list[Idle]:
    return list({(one.thing.path, one.thing.member): one for one in idle}.values())
