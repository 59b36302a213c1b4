"""meaning 6: each criterion has one status, the first row that holds; and whose move it is."""

from collections.abc import Collection
from decimal import Decimal
from typing import get_args

from rubric.model import Sufficiency
from rubric.model.evidence_rules import MethodWord, SourceWord
from rubric.testing.oracle import decided, rules
from rubric.testing.oracle.counted import Judged, judged
from rubric.testing.oracle.enough import DIFFERENT, Scope, View, enough, enough_parts
from rubric.testing.oracle.known import exemptions
from rubric.testing.oracle.references import criteria_named
from rubric.testing.oracle.world import Key, Place, World

#: meaning 6 names these once
ACHIEVED = frozenset({"met", "verified", "exempt"})
#: rows in which the evidence itself is short
_SHORT = frozenset({"no_evidence", "not_counted", "insufficient"})
#: more than any rule can ask for
_PLENTY = Decimal(10) ** 12


def status(world: World, key: Key) -> str:
    """Return the first row of the table that holds."""
    if exempt(world, key):
        return "exempt"
    if decided.conflict(world, key):
        return "conflict"
    if decided.stale(world, key):
        return "stale"
    if decided.action_open(world, key) or decided.latest_finding(world, key) == "disagreed":
        return "referred_back"
    decision = decided.the_decision(world, key)
    if decision is not None and decision.judgement == "not_yet_met":
        return "not_yet_met"
    links = judged(world, key)
    if not links:
        return "no_evidence"
    overridden = decided.overridden(world, key)
    if not counted(links) and not overridden:
        return "not_counted"
    if not satisfied(world, key) and not overridden:
        return "insufficient"
    if not settled(world, key):
        return "awaiting_decision"
    return "verified" if decided.latest_finding(world, key) == "agreed" else "met"


def exempt(world: World, key: Key) -> bool:
    """An exemption is in force: of the criterion, or of its whole unit."""
    unit = world.places[key].specification
    return any(
        key in criteria_named(world, exemption.criteria)
        or not {unit.id, unit.reference}.isdisjoint(exemption.units)
        for exemption in exemptions(world)
    )


def settled(world: World, key: Key) -> bool:
    """Somebody has decided met and nothing is waited for, or nobody needs to decide.

    A decision waits for its countersignature; and, unless overridden, for
    authenticity while the authenticated links alone do not satisfy the rule.
    """
    authentic = authentically_satisfied(world, key) or decided.overridden(world, key)
    if decided.the_decision(world, key) is None:
        return authentic and not world.places[key].specification.decided
    return authentic and not decided.awaits_countersignature(world, key)


def counted(links: Collection[Judged]) -> list[Judged]:
    """Return the links that count."""
    return [link for link in links if link.reason is None]


def satisfied(world: World, key: Key, only: Collection[str] | None = None) -> bool:
    """Return whether the counted links satisfy the rule; `only` keeps to some items."""
    links = counted(judged(world, key))
    kept = [link.view for link in links if only is None or link.link.item.id in only]
    return rule_holds(world, world.places[key], kept)


def authentically_satisfied(world: World, key: Key) -> bool:
    """Return whether the counted links that are authenticated satisfy the rule alone."""
    links = counted(judged(world, key))
    return rule_holds(world, world.places[key], [link.view for link in links if link.authenticated])


def rule_holds(world: World, place: Place, views: Collection[View]) -> bool:
    """Return whether the criterion's rule holds, its parts are covered, and what must be is shown.

    Knowledge is not inferred from observation alone (meaning 3.5).
    """
    scope = Scope(place.range, place.parts)
    return (
        enough(rules.sufficient_for(place), views, scope)
        and enough_parts(place.criterion, views)
        and all(
            any(what in rules.method_shows(world, place, view.method) for view in views)
            for what in rules.must_show(world, place)
        )
    )


def waiting_on(world: World, key: Key) -> str | None:
    """Meaning 6: whose move it is."""
    here = status(world, key)
    if here in ACHIEVED:
        return "iqa" if decided.closed_and_not_reviewed(world, key) else None
    if here in {"conflict", "stale", "referred_back"}:
        return "assessor"
    if here == "not_yet_met":
        if decided.awaits_countersignature(world, key):
            return "assessor"
        return "iqa" if decided.none_left(world, key) else "learner"
    if here == "awaiting_decision":
        return _before_decision(world, key)
    if here in _SHORT and not satisfiable(world, key):
        return "encoder"
    confirmed = counted(judged(world, key, as_if_confirmed=True))
    if rule_holds(world, world.places[key], [link.view for link in confirmed]):
        return "assessor"
    return "learner"


def _before_decision(world: World, key: Key) -> str:
    """The learner signs where confirming would not do; everything else is the assessor's."""
    if authentically_satisfied(world, key) or decided.overridden(world, key):
        return "assessor"
    as_if = judged(world, key, as_if_confirmed=True)
    signed = [link.view for link in counted(as_if) if link.authenticated]
    return "assessor" if rule_holds(world, world.places[key], signed) else "learner"


def satisfiable(world: World, key: Key) -> bool:
    """Return whether any evidence at all could satisfy the rule: measures only grow."""
    place = world.places[key]
    views = everything_imaginable(world, place, rules.sufficient_for(place))
    return rule_holds(world, place, views)


def everything_imaginable(world: World, place: Place, rule: Sufficiency) -> list[View]:
    """Return more evidence than a rule can ask for, by every accepted method and source."""
    methods: tuple[str, ...] = get_args(MethodWord)
    sources: tuple[str, ...] = get_args(SourceWord)
    return [
        View(
            item=name,
            day=world.on,
            judging_day=world.on,
            method=method,
            source=source,
            occasion=name,
            site=name,
            witness=name,
            observed_by=name,
            quantities=dict.fromkeys(_quantities(rule), _PLENTY),
        )
        for method in rules.accepted_methods(world, place) or methods
        for source in rules.accepted_sources(world, place) or sources
        for turn in range(_most(rule))
        for name in [f"{method}/{source}/{turn}"]
    ]


def clauses(rule: Sufficiency) -> list[Sufficiency]:
    """Return a rule with every rule inside it."""
    inside = [*(rule.all or ()), *(rule.any or ()), *(rule.of or ())]
    return [rule, *(clause for child in inside for clause in clauses(child))]


def _most(rule: Sufficiency) -> int:
    counts = ("items", *DIFFERENT)
    return max(getattr(clause, name) or 1 for clause in clauses(rule) for name in counts)


def _quantities(rule: Sufficiency) -> set[str]:
    return {name for clause in clauses(rule) for name in clause.quantities}
