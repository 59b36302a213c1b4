"""What would have to be added: new items, only as much said of each as is needed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import partial

from rubric.evaluation.evidence import Counted
from rubric.evaluation.satisfied import satisfied
from rubric.rules import Node


@dataclass(frozen=True, slots=True)
class NewItem:
    """One item that would have to be added; what it need not state is left out.

    `methods` and `sources` name what would serve; None where anything does.
    """

    methods: tuple[str, ...] | None = None
    sources: tuple[str, ...] | None = None
    witnessed: bool = False
    #: occasion, site or witness: it must be of one that is not recorded yet
    apart: str | None = None
    #: whether it must carry a date, and say where to look
    dated: bool = False
    located: bool = False
    #: what must show that it is the learner's own, for it to count
    authenticity: str = "none"
    #: measure → amount
    quantities: Mapping[str, Decimal] = field(default_factory=dict)
    parts: tuple[str, ...] = ()
    range: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Addition:
    """New items that satisfy a rule, and whether nothing smaller would."""

    items: tuple[NewItem, ...]
    exact: bool


def as_evidence(items: Sequence[NewItem], day: date, group: str | None = None) -> list[Counted]:
    """Return new items as evidence of that day, each with a witness of its own.

    Only what must carry a date does. Items that need not stand apart share the
    occasion and the site of that name, where one is given.
    """
    return [
        Counted(
            item=f"~{position}",
            day=day if item.dated else None,
            judging_day=day,
            method=item.methods[0] if item.methods else None,
            source=item.sources[0] if item.sources else None,
            witness=f"~{position}" if item.witnessed else None,
            occasion=None if item.apart else group,
            site=None if item.apart else group,
            quantities=item.quantities,
            parts=item.parts or None,
            range=item.range or None,
        )
        for position, item in enumerate(items, start=1)
    ]


def pruned(items: Sequence[NewItem], node: Node, evidence: Sequence[Counted]) -> list[NewItem]:
    """Return the items without what the rule does not need after all."""
    day = max((e.judging_day for e in evidence), default=date.max)
    groups = {None, "~", *(e.occasion for e in evidence), *(e.site for e in evidence)}
    kept = list(items)
    for position, item in enumerate(items):
        trials: list[Callable[[NewItem], NewItem]] = [
            *([lambda i: replace(i, witnessed=False)] if item.witnessed else []),
            *([lambda i: replace(i, dated=False)] if item.dated else []),
            *([lambda i: replace(i, apart=None)] if item.apart else []),
            *(partial(_without_part, name=name) for name in item.parts),
            *(partial(_without_range, name=name) for name in item.range),
        ]
        for smaller in trials:
            tried = [*kept[:position], smaller(kept[position]), *kept[position + 1 :]]
            if all(satisfied(node, [*evidence, *as_evidence(tried, day, g)]) for g in groups):
                kept = tried
    return kept


def _without_part(item: NewItem, name: str) -> NewItem:
    left = tuple(part for part in item.parts if part != name)
    return replace(item, parts=left or item.parts)  # naming none would cover all


def _without_range(item: NewItem, name: str) -> NewItem:
    left = tuple(entry for entry in item.range if entry != name)
    return replace(item, range=left or item.range)
