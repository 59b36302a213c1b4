"""Laws about why: the audit trail, and agreement with the definition."""

from collections.abc import Sequence

from rubric.evaluation import CriterionResult
from rubric.evaluation.trail import RuleTrail, outcome_trail, trail, unit_trail
from rubric.model import Sufficiency
from rubric.testing.oracle import Key, World, answered
from rubric.testing.oracle.enough import Scope, enough
from rubric.testing.oracle.grades import target
from rubric.testing.oracle.known import links
from rubric.testing.oracle.rollup import (
    keys_below,
    keys_of,
    left_out,
    outcome_rule,
    taken_together,
    unit_rule,
)
from rubric.testing.oracle.statuses import satisfied
from rubric.testing.plain import as_answer
from rubric.testing.strategies.cases import Case


def law_07_trail(case: Case) -> None:
    """The cited items alone satisfy the rule, and none can be left out; a refusal is complete."""
    [unit] = case.result().units
    world = case.world()
    for reference, criterion in unit.criteria.items():
        key = (unit.specification.reference, reference)
        _cites(world, key, criterion)
        _lists_every_link(world, key, criterion)
    [specification] = world.specifications
    keys = keys_of(world, specification)
    band = target(world, specification)
    scope, holds = Scope(specification.range), unit_rule(world, specification, band)
    _above(world, unit_trail(unit), specification.sufficient, scope, keys, holds=holds)
    written = [o for o in specification.outcomes if not left_out(world, specification, o, band)]
    for outcome, judged in zip(written, unit.outcomes, strict=True):
        scope = Scope((*outcome.range, *specification.range))
        below = keys_below(world, specification, outcome)
        holds = outcome_rule(world, specification, outcome, band)
        _above(world, outcome_trail(judged, unit), outcome.sufficient, scope, below, holds=holds)


def _above(
    world: World,
    trail: RuleTrail,
    rule: Sufficiency | None,
    scope: Scope,
    keys: Sequence[Key],
    *,
    holds: bool | None,
) -> None:
    """The trail of an outcome or unit: what it cites is enough, and every link is there."""
    for child in trail.open_below:
        assert not child.achieved
    if rule is None:
        assert trail.rule is None
        assert not trail.links
        return
    assert trail.rule is not None
    listed = sorted((r.reference, link.item.id) for r, link in trail.links)
    assert listed == sorted(
        (link.key[1], link.item.id) for link in links(world) if link.key in keys
    )
    assert trail.waived == (holds is None)
    assert bool(trail.cited) == bool(holds)
    views = taken_together(world, keys)
    assert trail.rule.satisfied == enough(rule, views, scope)
    for gone in (None, *trail.cited) if holds else ():
        left = [view for view in views if view.item in trail.cited and view.item != gone]
        assert enough(rule, left, scope) == (gone is None)


def _cites(world: World, key: tuple[str, str], criterion: CriterionResult) -> None:
    cited = trail(criterion).cited
    if not criterion.satisfied:
        assert cited == ()
        assert not trail(criterion).rule.satisfied
        return
    assert trail(criterion).rule.satisfied
    assert satisfied(world, key, only=cited)
    for item in cited:
        assert not satisfied(world, key, only=[other for other in cited if other != item])


def _lists_every_link(world: World, key: tuple[str, str], criterion: CriterionResult) -> None:
    listed = sorted(link.item.id for link in trail(criterion).links)
    assert listed == sorted(link.item.id for link in links(world) if link.key == key)
    for link in trail(criterion).links:
        assert link.counted == (link.reason is None)


def law_08_oracle(case: Case) -> None:
    """The engine and the definition agree."""
    expected, got = answered(case.world()), as_answer(case.result())
    assert got.set_aside == expected.set_aside
    assert got == expected
