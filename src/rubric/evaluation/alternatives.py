"""Alternatives: which of them are no longer needed, and the gap that they share (meaning 14).

Of the children that an outcome or a unit names in `achieved_by` a number is
needed. While that number is not there they have one gap together; once it is,
those that are open have none.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from rubric.diagnostics import Path
from rubric.evaluation.results import Alternative, ClosesWhen, CriterionResult, Gap, OutcomeResult
from rubric.evaluation.statuses import Act, WaitingOn
from rubric.rules import (
    Alternatives,
    NOf,
    ResolvedOutcome,
    ResolvedRule,
    ResolvedSpecification,
)


def not_needed(
    specification: ResolvedSpecification,
    outcomes: Sequence[OutcomeResult],
    criteria: Mapping[str, CriterionResult],
) -> frozenset[str]:
    """Return the open criteria that nobody has to achieve any more, by reference.

    They are alternatives, or stand in an outcome that is one, and enough others are achieved.
    """
    owners: tuple[ResolvedSpecification | ResolvedOutcome, ...] = (
        specification,
        *(outcome.outcome for outcome in outcomes),
    )
    if all(owner.alternatives is None for owner in owners):
        return frozenset()
    achieved = {outcome.outcome.path: outcome.achieved for outcome in outcomes}
    achieved |= {r.criterion.path: r.achieved for r in criteria.values() if r.criterion.asked}
    idle = {
        path
        for owner in owners
        if owner.alternatives is not None and _enough(owner.alternatives, achieved)
        for path in owner.alternatives.of
    }
    return frozenset(
        result.reference
        for result in criteria.values()
        if result.criterion.asked
        and not result.achieved
        and idle & {result.criterion.path, result.criterion.path[:-1]}
    )


def _enough(alternatives: Alternatives, achieved: Mapping[Path, bool]) -> bool:
    return sum(achieved.get(path, False) for path in alternatives.of) >= alternatives.n


def shared_gap(
    alternatives: Alternatives, children: Sequence[Alternative], scope: Path
) -> Gap | None:
    """Return the one gap of several alternatives, or None where enough of them are achieved.

    Args:
        alternatives: how many of them are needed.
        children: each of them that the target asks for, with what keeps it open.
        scope: the path of the outcome or unit that they are alternatives of.
    """
    missing = alternatives.n - sum(child.achieved for child in children)
    if missing <= 0 or not children:
        return None
    still_open = [child for child in children if not child.achieved]
    cheapest = [child.scope for child in sorted(still_open, key=_cost)[:missing]]
    marked = tuple([child._replace(cheapest=child.scope in cheapest) for child in children])
    gaps = [gap for child in marked if child.cheapest for gap in child.gaps]
    closes_when = None
    if len(cheapest) == missing and all(c.gaps for c in marked if c.cheapest):
        closes_when = _together(gaps)
    waiting_on, act = WaitingOn.ENCODER, Act.MEND_RULE
    if closes_when is not None:
        waiting_on, act = gaps[0].waiting_on, gaps[0].act
    return Gap(
        scope=scope,
        reference=None,
        status=None,
        rule=ResolvedRule(NOf(alternatives.n, (), alternatives.path), "own", alternatives.path),
        clauses=(),
        not_counted=(),
        waiting_on=waiting_on,
        act=act,
        closes_when=closes_when,
        alternatives=marked,
        needed=alternatives.n,
    )


def _together(gaps: Sequence[Gap]) -> ClosesWhen | None:
    """What closes several gaps one after the other; None where one of them can never close."""
    closing = [gap.closes_when for gap in gaps]
    known = [one for one in closing if one is not None]
    if len(known) < len(closing):
        return None
    later = [
        move
        for at, (gap, one) in enumerate(zip(gaps, known, strict=True))
        for move in (*([(gap.waiting_on, gap.act)] if at else []), *one.then)
        if move[1] is not Act.ADD_EVIDENCE  # what is to be added stands under `items`
    ]
    return ClosesWhen(
        act=known[0].act,
        items=tuple(item for one in known for item in one.items),
        exact=all(one.exact for one in known),
        then=tuple(dict.fromkeys(later)),
    )


def _cost(child: Alternative) -> tuple[int, int, Decimal, int]:
    """What it takes to close an alternative: what never closes last, then items, amounts, acts."""
    never = int(not child.gaps)
    items = acts = 0
    amounts = Decimal(0)
    for gap in child.gaps:
        if gap.closes_when is None:
            never += 1
            continue
        items += len(gap.closes_when.items)
        amounts += sum(a for item in gap.closes_when.items for a in item.quantities.values())
        acts += gap.waiting_on is not WaitingOn.LEARNER or not gap.closes_when.items
        acts += len(gap.closes_when.then)
    return never, items, amounts, acts
