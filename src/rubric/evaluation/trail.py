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
from rubric.evaluation.results import CriterionResult
from rubric.evaluation.satisfied import have, looked_at, satisfied
from rubric.model.order import people_order
from rubric.rules import AtLeast, Node, NOf


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


def trail(result: CriterionResult) -> Trail:
    """Return the audit trail of one criterion."""
    counted = [link for link in result.links if link.counted]
    node = result.criterion.rule.node
    resting = cited(node, counted) if result.satisfied else counted
    return Trail(
        result=result,
        rule=_walked(node, resting),
        cited=_items(resting) if result.satisfied else (),
        links=result.links,
    )


def cited(node: Node, evidence: Sequence[JudgedLink]) -> list[JudgedLink]:
    """Return evidence that alone satisfies a satisfied rule, none of which can be left out.

    Later items are left out first, so that the earliest evidence is cited. Less evidence
    never satisfies more, so that the next item that has to stay is found by halving.
    """
    in_order = sorted(
        {e.link.item.id: e.link.item for e in evidence}.values(),
        key=lambda item: (item.day is None, item.day or 0, people_order(item.id)),
        reverse=True,
    )
    items, kept = [item.id for item in in_order], list(evidence)

    def without(first: int, last: int) -> list[JudgedLink]:
        gone = set(items[first:last])
        return [e for e in kept if e.link.item.id not in gone]

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
    items = _items([e for e in evidence if e.link.item.id in below])
    return TrailNode(node, node.path, holding >= node.n, holding, Decimal(node.n), items, children)


def _items(evidence: Sequence[JudgedLink]) -> tuple[str, ...]:
    return tuple(sorted({e.link.item.id for e in evidence}, key=people_order))
