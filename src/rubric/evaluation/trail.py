"""Audit trails: the clauses of a verdict with the evidence that satisfied each (meaning 9).

Built only when asked for. A satisfied rule cites a set of items that alone
satisfies it, none of which can be left out; a refusal lists every link once,
counted or with its reason.
"""

from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from rubric.diagnostics import Path
from rubric.evaluation.counted import JudgedLink
from rubric.evaluation.results import CriterionResult, OutcomeResult, UnitResult
from rubric.evaluation.rollup import together
from rubric.evaluation.satisfied import have, looked_at, satisfied
from rubric.model.order import people_order
from rubric.rules import AtLeast, Node, NOf, ResolvedRule


class TrailNode(NamedTuple):
    """One node of a rule with what it rests on, and its place in the specification."""

    node: Node
    path: Path
    satisfied: bool
    #: of a clause its measure, of a join its satisfied children
    have: Decimal
    need: Decimal
    #: items that this clause looks at: the cited ones where the rule is satisfied
    items: tuple[str, ...]
    children: tuple["TrailNode", ...] = ()


class Trail(NamedTuple):
    """Why one criterion has its status."""

    result: CriterionResult
    rule: TrailNode
    #: items that together satisfy the rule; empty where it is not satisfied
    cited: tuple[str, ...]
    #: every link once, counted or with its reason
    links: tuple[JudgedLink, ...]

    @property
    def achieved(self) -> bool:
        """Whether nothing more is needed."""
        return self.result.achieved


def trail(result: CriterionResult) -> Trail:
    """Return the audit trail of one criterion."""
    counted = result.counted
    node = result.criterion.rule.node
    resting = cited(node, counted) if result.satisfied else counted
    return Trail(
        result=result,
        rule=_walked(node, resting),
        cited=_items(resting) if result.satisfied else (),
        links=result.links,
    )


class RuleTrail(NamedTuple):
    """Why an outcome or a unit is achieved or open: its own rule, and what stands below it."""

    #: the outcome; None for the unit itself
    outcome: OutcomeResult | None
    unit: UnitResult
    achieved: bool
    #: its own rule; None where it has none
    rule: TrailNode | None
    #: whether its own rule is waived, because every required criterion below is exempt
    waived: bool
    #: items that together satisfy its rule; empty where it is not satisfied
    cited: tuple[str, ...]
    #: every link below once, with its criterion, counted or with its reason; of a unit or
    #: outcome with a rule
    links: tuple[tuple[CriterionResult, JudgedLink], ...]
    #: required outcomes and criteria right below that are open
    open_below: tuple[OutcomeResult | CriterionResult, ...]


def outcome_trail(outcome: OutcomeResult, unit: UnitResult) -> RuleTrail:
    """Return the audit trail of one outcome of a unit."""
    below = [unit.criteria[reference] for reference in outcome.outcome.criteria]
    still_open = [result for result in below if unit.waits(result)]
    return _rule_trail(
        unit, outcome, outcome.outcome.rule, outcome.rule_satisfied, below, still_open
    )


def unit_trail(unit: UnitResult) -> RuleTrail:
    """Return the audit trail of a unit as a whole."""
    below = list(unit.criteria.values())
    outside = [c for c in below if c.criterion.outcome is None and unit.waits(c)]
    open_outcomes = [outcome for outcome in unit.outcomes if not outcome.achieved]
    still_open: tuple[OutcomeResult | CriterionResult, ...] = (*open_outcomes, *outside)
    return _rule_trail(unit, None, unit.specification.rule, unit.rule_satisfied, below, still_open)


def _rule_trail(
    unit: UnitResult,
    outcome: OutcomeResult | None,
    rule: ResolvedRule | None,
    holds: bool | None,
    below: Sequence[CriterionResult],
    still_open: Sequence[OutcomeResult | CriterionResult],
) -> RuleTrail:
    resting: list[JudgedLink] = []
    if rule is not None:
        resting = together(below)
        if satisfied(rule.node, resting):
            resting = cited(rule.node, resting)
    return RuleTrail(
        outcome=outcome,
        unit=unit,
        achieved=unit.achieved if outcome is None else outcome.achieved,
        rule=None if rule is None else _walked(rule.node, resting),
        waived=rule is not None and holds is None,
        cited=_items(resting) if holds else (),
        links=() if rule is None else tuple((r, link) for r in below for link in r.links),
        open_below=tuple(still_open),
    )


def cited(node: Node, evidence: Sequence[JudgedLink]) -> list[JudgedLink]:
    """Return evidence that alone satisfies a satisfied rule, none of which can be left out.

    Later items are left out first, so that the earliest evidence is cited. Less evidence
    never satisfies more, so that the next item that has to stay is found by halving.
    """
    in_order = sorted(
        {e.item.id: e.item for e in evidence}.values(),
        key=lambda item: (item.day is None, item.day or 0, people_order(item.id)),
        reverse=True,
    )
    items, kept = [item.id for item in in_order], list(evidence)

    def without(first: int, last: int) -> list[JudgedLink]:
        gone = set(items[first:last])
        return [e for e in kept if e.item.id not in gone]

    start = 0
    while start < len(items):
        lasts = range(start + 1, len(items) + 1)
        left_out = bisect_left(lasts, True, key=lambda n: not satisfied(node, without(start, n)))
        kept = without(start, start + left_out)
        start += left_out + 1  # the item after those has to stay
    return kept


def _walked(node: Node, evidence: Sequence[JudgedLink]) -> TrailNode:
    if isinstance(node, AtLeast):
        seen = looked_at(node.where, evidence)
        amount = have(node, evidence)
        return TrailNode(node, node.path, amount >= node.n, amount, node.n, _items(seen))
    return _joined(node, evidence)


def _joined(node: NOf, evidence: Sequence[JudgedLink]) -> TrailNode:
    children = tuple(_walked(child, evidence) for child in node.children)
    holding = Decimal(sum(child.satisfied for child in children))
    below = {item for child in children for item in child.items}
    items = _items([e for e in evidence if e.item.id in below])
    return TrailNode(node, node.path, holding >= node.n, holding, Decimal(node.n), items, children)


def _items(evidence: Sequence[JudgedLink]) -> tuple[str, ...]:
    return tuple(sorted({e.item.id for e in evidence}, key=people_order))
