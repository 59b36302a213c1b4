"""What a gap asks for, as the definition has it, and new evidence for brute force to try."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import product
from typing import get_args

from rubric.evaluation import Gap
from rubric.model import Sufficiency
from rubric.model.evidence_rules import MethodWord, SourceWord
from rubric.testing.oracle import World, rules
from rubric.testing.oracle.counted import judged
from rubric.testing.oracle.enough import Scope, View, enough
from rubric.testing.oracle.rollup import taken_together
from rubric.testing.oracle.statuses import clauses, counted, rule_holds
from rubric.testing.oracle.world import Place


@dataclass(frozen=True)
class Asked:
    """A rule with a gap, as the definition has it."""

    #: criteria that a new item may be mapped to
    references: tuple[str, ...]
    rule: Sufficiency
    views: tuple[View, ...]
    holds: Callable[[Sequence[View]], bool]
    #: (methods, sources) that count, for each criterion; None accepts all
    accepted: tuple[tuple[tuple[str, ...] | None, tuple[str, ...] | None], ...]
    #: for each thing that must be shown, the methods that show it
    showing: tuple[tuple[str, ...], ...] = ()


def asked_of(world: World, gap: Gap) -> Asked:
    """Return what the rule of a gap asks for."""
    [specification] = world.specifications
    keys = list(world.places)
    holds: Callable[[Sequence[View]], bool]
    if gap.reference is not None:
        key = (specification.reference, gap.reference)
        place, keys = world.places[key], [key]
        rule = rules.sufficient_for(place)
        showing = _showing(world, place)
        views = [link.view for link in counted(judged(world, key))]
        holds = partial(_holds_here, world, place, views)
    else:
        owner = next((o for o in specification.outcomes if (o.ref,) == gap.scope), specification)
        above = () if owner is specification else specification.range
        scope = Scope((*owner.range, *above))
        if owner is not specification:
            keys = [key for key in keys if world.places[key].outcome is owner]
        assert owner.sufficient is not None
        showing = ()
        rule = owner.sufficient
        views = taken_together(world, keys)
        holds = partial(_holds_above, rule, scope, views)
    return Asked(
        references=tuple(key[1] for key in keys),
        rule=rule,
        views=tuple(views),
        holds=holds,
        accepted=tuple(
            (
                rules.accepted_methods(world, world.places[key]),
                rules.accepted_sources(world, world.places[key]),
            )
            for key in keys
        ),
        showing=showing,
    )


def _holds_here(world: World, place: Place, views: Sequence[View], more: Sequence[View]) -> bool:
    return rule_holds(world, place, [*views, *more])


def _holds_above(
    rule: Sufficiency, scope: Scope, views: Sequence[View], more: Sequence[View]
) -> bool:
    return enough(rule, [*views, *more], scope)


def _showing(world: World, place: Place) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(m for m in get_args(MethodWord) if what in rules.method_shows(world, place, m))
        for what in rules.must_show(world, place)
    )


def kinds_for(asked: Asked, items: int) -> list[tuple[str, str]]:
    """Return one method and source for each way in which clauses may look at an item.

    Where methods are counted, so many others as there are items.
    """
    wheres = [clause.where for clause in clauses(asked.rule) if clause.where]
    caps = [clause.at_most for clause in clauses(asked.rule) if clause.at_most]
    methods: set[str] = {m for w in wheres for m in (*(w.methods or ()), *(w.not_methods or ()))}
    sources: set[str] = {s for w in wheres for s in (*(w.sources or ()), *(w.not_sources or ()))}
    methods |= {method for cap in caps for method in cap.method or ()}
    sources |= {source for cap in caps for source in cap.source or ()}
    counted_methods = any(clause.methods is not None for clause in clauses(asked.rule))
    if counted_methods:
        methods |= {view.method for view in asked.views if view.method is not None}
    found = set()
    for accepted_methods, accepted_sources in asked.accepted:
        some_methods = accepted_methods or get_args(MethodWord)
        some_sources = accepted_sources or get_args(SourceWord)
        others = [m for m in some_methods if m not in methods][: items if counted_methods else 1]
        for shown in asked.showing:
            others += [m for m in some_methods if m in shown and m not in methods][:1]
        other_sources = [s for s in some_sources if s not in sources][:1]
        found |= set(
            product(
                [*others, *(m for m in some_methods if m in methods)],
                [*other_sources, *(s for s in some_sources if s in sources)],
            )
        )
    return sorted(found)


def view_of(at: int, kind: tuple[str, str], on: date, quantities: dict[str, Decimal]) -> View:
    """Return new evidence that stands apart from all other and has everything a rule may ask."""
    name = f"N{at}"
    method, source = kind
    return View(
        name,
        on,
        on,
        method,
        source,
        occasion=name,
        site=name,
        witness=name,
        observed_by=name,
        quantities=quantities,
    )
