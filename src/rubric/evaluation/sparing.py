"""An addition held against the whole rule: nothing is asked that the rule would not miss.

An addition is found for one choice of clauses. Where a rule has alternatives, its items
may serve another alternative as well, and then some of what was asked of them is needless.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import product

from rubric.evaluation.addition import NewItem
from rubric.evaluation.counted import JudgedLink
from rubric.evaluation.months import months_before
from rubric.evaluation.satisfied import satisfied
from rubric.facts import Item
from rubric.rules import AtLeast, Node, clauses
from rubric.rules.words import METHODS, SOURCES

#: items beyond which an addition is left as it was found
MOST_SPARED = 4


def has_alternatives(node: Node) -> bool:
    """Return whether fewer than all children of some node of a rule are needed."""
    if isinstance(node, AtLeast):
        return False
    return node.n < len(node.children) or any(map(has_alternatives, node.children))


def spared(
    node: Node,
    evidence: Sequence[JudgedLink],
    items: tuple[NewItem, ...],
    day: date | None,
    registered: date | None,
) -> tuple[NewItem, ...]:
    """Return the items without what the rule, with the evidence there is, would not miss.

    Args:
        node: the rule.
        evidence: what counts for it now.
        items: new items that satisfy it.
        day: the judging day, where it is known.
        registered: before which no item is that has to be from after registration.
    """
    if len(items) > MOST_SPARED:
        return items
    # under `once_per` an item may share what is recorded already, so it has to stand apart
    shared = any(clause.once_per is not None for clause in clauses(node))
    for position in range(len(items)):
        for less in (_unwitnessed,) if shared else (_unwitnessed, _not_apart):
            trial = (*items[:position], less(items[position]), *items[position + 1 :])
            if trial != items and _enough(node, evidence, trial, day or date.max, registered):
                items = trial
    return items


def _unwitnessed(item: NewItem) -> NewItem:
    return replace(item, witnessed=False)


def _not_apart(item: NewItem) -> NewItem:
    return item if "method" in item.apart else replace(item, apart=())


def _enough(
    node: Node,
    evidence: Sequence[JudgedLink],
    items: Sequence[NewItem],
    day: date,
    registered: date | None,
) -> bool:
    """Whether a rule holds with these items, whatever is taken of what each leaves open."""
    first = registered or date.min
    # who need not be another may be one who is recorded
    recorded = [link.item.witness for link in evidence if link.item.witness is not None]
    witness = recorded[0] if recorded else "\n"
    methods = (None, *METHODS)
    sources = (None, *SOURCES)
    for number in range(len(items)):
        # one item at a time is any that it may be; the others are the first that they may be
        for method, source in product(
            items[number].methods or methods, items[number].sources or sources
        ):
            seen = [
                _as_seen(
                    item,
                    at,
                    (method, source) if at == number else _first(item),
                    day,
                    first,
                    witness,
                )
                for at, item in enumerate(items)
            ]
            if not satisfied(node, [*evidence, *seen]):
                return False
    return True


def _first(item: NewItem) -> tuple[str | None, str | None]:
    return (item.methods or (None,))[0], (item.sources or (None,))[0]


def _as_seen(
    item: NewItem,
    at: int,
    by: tuple[str | None, str | None],
    day: date,
    first: date,
    witness: str,
) -> JudgedLink:
    """A new item as a clause would see it, as old as it may be."""
    method, source = by
    own = f"\n{at}"  # the id of no item that somebody wrote
    oldest = date.min if item.within is None else months_before(day, item.within)
    if item.after_registration:
        oldest = max(oldest, first)
    record = Item(
        id=own,
        source=source,
        day=oldest if item.dated else None,
        occasion=own if "occasion" in item.apart else None,
        site=own if "site" in item.apart else None,
        witness=None if not item.witnessed else own if "witness" in item.apart else witness,
        observed_by=own if "observed_by" in item.apart else None,
        quantities=item.quantities,
    )
    return JudgedLink(
        item=record,
        at=None,
        parts=item.parts or None,
        range=item.range or None,
        method=method,
        judging_day=day,
        reasons=(),
        signed=True,
        confirmed=True,
        authenticated=True,
    )
