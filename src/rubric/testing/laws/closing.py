"""The law about gaps: what closes one, that no part of it can go, that nothing smaller would do."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import combinations_with_replacement, islice, product
from typing import NamedTuple

from rubric.diagnostics import Path
from rubric.evaluation import OPEN, Alternative, Gap, NewItem, UnitResult
from rubric.evaluation.nested_gaps import every_gap
from rubric.rules import Alternatives, ResolvedSpecification
from rubric.testing.laws.asked import Asked, asked_of, kinds_for, view_of
from rubric.testing.laws.left_open import (
    Filling,
    Kind,
    as_old_as_may_be,
    fillings,
    judged,
    methods_of,
    observers,
    picked,
    sources_of,
    told_apart,
)
from rubric.testing.oracle.enough import DIFFERENT, View
from rubric.testing.oracle.statuses import clauses
from rubric.testing.strategies.cases import Case

#: items of a gap that brute force is tried against, and the ways to map them that are tried
MOST_ITEMS, MOST_WAYS = 4, 200
#: combinations of amounts that brute force tries
MOST_AMOUNTS = 2_000
#: those, by every method and source
MOST_SPREADS = 60_000
_LEAST = Decimal("0.001")
_PLENTY = Decimal(10) ** 9
_NOTHING: Filling = {}


class _Closing(NamedTuple):
    """A gap that new items are to close."""

    case: Case
    gap: Gap
    asked: Asked
    judging_day: date
    #: what the case is judged against
    specification: ResolvedSpecification


def law_06_gap(case: Case) -> None:
    """Applying `closes_when` satisfies the rule; no part can go, and nothing smaller would do.

    Every open criterion that is needed has one gap, and so has every outcome
    and unit whose own rule is not satisfied; open alternatives share one, in
    which each has its own; only a rule that nothing could satisfy has nothing
    that closes it.
    """
    result, world = case.result(), case.world()
    [unit] = result.units
    specification = case.resolved
    each = list(every_gap(result.gaps))
    assert sorted(gap.scope for gap in each) == sorted(_open(unit))
    for gap in each:
        if gap.alternatives:
            _cheapest_alternatives(gap)
            continue
        asked = asked_of(world, gap)
        if gap.closes_when is None:
            assert not asked.holds(_everything(asked, case.on)), "something would close it"
        if gap.closes_when is None or not gap.closes_when.items:
            continue
        items = gap.closes_when.items
        judging_day = unit.criteria[gap.reference].judging_day if gap.reference else case.on
        to_close = _Closing(case, gap, asked, judging_day, specification)
        ways = _ways_to_map(asked, items)
        closing = any(_closed_whatever_is_said(to_close, items, way) for way in ways)
        assert closing, "does not close the gap"
        covered = any(d["covers"] == "all" for d in case.records_of("declarations"))
        own = gap.reference is not None
        stands_apart = {c.once_per for c in clauses(asked.rule) if c.once_per is not None}
        smaller_ones = _smaller(items, own=own, declared=own and not covered, blank=stands_apart)
        for smaller in smaller_ones:
            closing = any(
                _closed(to_close, smaller, way) and _closed_whatever_is_said(to_close, smaller, way)
                for way in _ways_to_map(asked, smaller)
            )
            assert not closing, "a part can be left out"
        if gap.closes_when.exact and len(items) <= MOST_ITEMS:
            _nothing_smaller(asked, gap, items, case.on)


def _open(unit: UnitResult) -> Iterator[Path]:
    """Yield the paths of everything that has to have a gap."""
    achieved = {c.criterion.path: c.achieved for c in unit.criteria.values() if c.criterion.asked}
    for criterion in unit.criteria.values():
        needed = criterion.criterion.asked and criterion.reference not in unit.not_needed
        if needed and criterion.status in OPEN:
            yield criterion.criterion.path
    outcomes = {outcome.outcome.path: outcome.achieved for outcome in unit.outcomes}
    whole = unit.specification.alternatives
    for outcome in unit.outcomes:
        path = outcome.outcome.path
        spare = whole is not None and path in whole.of and not _too_few(whole, outcomes)
        if outcome.achieved or spare:
            continue
        if _too_few(outcome.outcome.alternatives, achieved):
            yield path
        if outcome.rule_satisfied is False:
            yield path
    if _too_few(whole, outcomes | achieved):
        yield ()
    if unit.rule_satisfied is False:
        yield ()


def _too_few(alternatives: Alternatives | None, achieved: Mapping[Path, bool]) -> bool:
    """Return whether too few of several alternatives are achieved; of none nothing is asked."""
    if alternatives is None:
        return False
    there = [achieved[path] for path in alternatives.of if path in achieved]
    return bool(there) and sum(there) < alternatives.n


def _cheapest_alternatives(gap: Gap) -> None:
    """As many alternatives are marked as are missing, and none that is left takes fewer items."""
    marked = [a for a in gap.alternatives if a.cheapest]
    left = [a for a in gap.alternatives if not a.cheapest and not a.achieved]
    assert len(marked) == gap.needed - gap.have > 0
    assert not any(alternative.achieved for alternative in marked)
    assert all(not alternative.gaps for alternative in gap.alternatives if alternative.achieved)
    closing = [inner.closes_when for one in marked for inner in one.gaps]
    assert (gap.closes_when is None) == (None in closing)
    if gap.closes_when is not None:
        items = [item for one in closing if one is not None for item in one.items]
        assert list(gap.closes_when.items) == items
    for chosen, other in product(marked, left):
        assert _new_items(chosen) <= _new_items(other)


def _new_items(alternative: Alternative) -> tuple[int, int]:
    """How many of its gaps nothing could close, and the new items of the others."""
    closing = [gap.closes_when for gap in alternative.gaps]
    return closing.count(None), sum(len(one.items) for one in closing if one is not None)


def _everything(asked: Asked, on: date) -> list[View]:
    """Return more evidence of every kind than the rule can ask for."""
    counts = ("items", *DIFFERENT)
    most = max(getattr(c, name) or 1 for c in clauses(asked.rule) for name in counts)
    names = {name for clause in clauses(asked.rule) for name in clause.quantities}
    full = dict.fromkeys(names, _PLENTY)
    each = [kind for kind in kinds_for(asked, most) for _ in range(most)]
    return [view_of(at, kind, on, full) for at, kind in enumerate(each)]


def _ways_to_map(asked: Asked, items: Sequence[NewItem]) -> list[tuple[str, ...]]:
    return list(islice(product(asked.references, repeat=len(items)), MOST_WAYS))


def _closed_whatever_is_said(
    to_close: _Closing, items: Sequence[NewItem], way: Sequence[str]
) -> bool:
    """Return whether the rule is satisfied once the items are there, whatever they leave open.

    Every method and source is tried, the same place of each item's and neighbouring ones:
    where an item need not state one, any will do.
    """
    words = [some for item in items for some in (methods_of(item), sources_of(item))]
    turns = (0, 1) if len(items) > 1 else (0,)
    return all(
        _closed_by(to_close, items, way, pick, turn=turn, filling=filling, every=True)
        for filling in fillings(to_close.case, [to_close.asked.rule])
        for pick in range(max(map(len, words), default=0))
        for turn in turns
    )


def _closed(to_close: _Closing, items: Sequence[NewItem], way: Sequence[str]) -> bool:
    """Return whether the rule is satisfied once the items are in the portfolio.

    The methods and sources at both ends are tried, and nothing that is left open is said.

    Args:
        to_close: the gap that they are for.
        items: the new items.
        way: the criterion that each is mapped to.
    """
    return all(_closed_by(to_close, items, way, pick) for pick in (0, -1))


def _closed_by(
    to_close: _Closing,
    items: Sequence[NewItem],
    way: Sequence[str],
    pick: int,
    *,
    turn: int = 0,
    filling: Filling = _NOTHING,
    every: bool = False,
) -> bool:
    """Return whether the items close the gap, each by the method and source at one place."""
    kinds = picked(items, pick, turn, every=every)
    if kinds is None:
        return False
    case, gap = to_close.case, to_close.gap
    people = case.portfolio.get("people")
    written = [
        _written(
            item,
            at,
            reference,
            as_old_as_may_be(item, case, to_close.judging_day),
            kind,
            told_apart(item, at, filling),
        )
        for at, (item, reference, kind) in enumerate(zip(items, way, kinds, strict=True))
    ]
    more = case.with_portfolio(
        people=None if people is None else {**people, **observers(len(items))},
        evidence=[*case.records_of("evidence"), *written],
        declarations=[
            *case.records_of("declarations"),
            *(d for at, item in enumerate(items) for d in _declared(item, at, case.on)),
        ],
    )
    unit = judged(more, to_close.specification)
    if gap.reference is not None:
        return unit.criteria[gap.reference].satisfied
    if not gap.scope:
        return unit.rule_satisfied is not False
    [outcome] = [o for o in unit.outcomes if o.outcome.path == gap.scope]
    return outcome.rule_satisfied is not False


#: fields of which an item is to have one that is not recorded yet, if it is said to
_NEW = ("occasion", "site", "observed_by")


def _written(
    item: NewItem,
    position: int,
    reference: str,
    day: date,
    kind: Kind,
    told: Mapping[str, str],
) -> dict[str, object]:
    """Return a new item as a learner would record it; what it need not state is left out."""
    method, source = kind
    link = {
        **({"at": "p. 1"} if item.located else {}),
        **({"parts": list(item.parts)} if item.parts else {}),
        **({"range": list(item.range)} if item.range else {}),
    }
    return {
        "id": f"N{position}",
        "maps_to": {reference: link or "whole"},
        **({"method": method} if method is not None else {}),
        **({"source": source} if source is not None else {}),
        **told,
        **({"date": day.isoformat()} if item.dated else {}),
        **{name: str(amount) for name, amount in item.quantities.items()},
    }


def _declared(item: NewItem, position: int, on: date) -> Iterator[dict[str, object]]:
    if item.authenticity != "none":
        confirmed = {"confirmed_by": "A-1", "confirmed": on.isoformat()}
        yield {
            "covers": [f"N{position}"],
            "signed_by_learner": on.isoformat(),
            **(confirmed if item.authenticity == "declared_and_confirmed" else {}),
        }


def _smaller(
    items: Sequence[NewItem], *, own: bool, declared: bool, blank: Collection[str]
) -> Iterator[tuple[NewItem, ...]]:
    """Yield the items with one part left out.

    Args:
        items: the new items.
        own: whether they are for one criterion, whose evidence rules ask for
            the date and the place to look.
        declared: whether no declaration of the case happens to cover them.
        blank: fields by which items stand apart also where they state none.
    """
    for at, item in enumerate(items):
        before, after = tuple(items[:at]), tuple(items[at + 1 :])
        yield (*before, *after)
        smaller = list(_less(item))
        smaller += [
            replace(item, apart=tuple(f for f in item.apart if f != field))
            for field in item.apart
            if field in _NEW and field not in blank
        ]
        if own and item.dated:
            smaller.append(replace(item, dated=False))
        if own and item.located:
            smaller.append(replace(item, located=False))
        if declared and item.authenticity != "none":
            less = {"declared": "none", "declared_and_confirmed": "declared"}[item.authenticity]
            smaller.append(replace(item, authenticity=less))
        for less_of_it in smaller:
            yield (*before, less_of_it, *after)


def _less(item: NewItem) -> Iterator[NewItem]:
    for name, amount in item.quantities.items():
        yield replace(item, quantities={**item.quantities, name: amount - _LEAST})
    for name in item.parts if len(item.parts) > 1 else ():
        yield replace(item, parts=tuple(n for n in item.parts if n != name))
    for name in item.range if len(item.range) > 1 else ():
        yield replace(item, range=tuple(n for n in item.range if n != name))
    if item.witnessed:
        yield replace(item, witnessed=False)


def _nothing_smaller(asked: Asked, gap: Gap, items: Sequence[NewItem], on: date) -> None:
    kinds = kinds_for(asked, len(items))
    names = {name for clause in clauses(asked.rule) for name in clause.quantities}
    full = dict.fromkeys(names, _PLENTY)
    for number in range(len(items)):
        for some in combinations_with_replacement(kinds, number):
            views = [view_of(at, kind, on, full) for at, kind in enumerate(some)]
            assert not asked.holds(views), f"{number} items would do"
    total = sum((a for item in items for a in item.quantities.values()), Decimal(0))
    amounts = list(_amounts(asked, gap, sorted(names), len(items)))
    few = len(amounts) <= MOST_AMOUNTS and len(amounts) * len(kinds) ** len(items) <= MOST_SPREADS
    for spread in amounts if few else ():
        if sum((a for each in spread for a in each.values()), Decimal(0)) >= total:
            continue
        for some in product(kinds, repeat=len(items)):
            views = [view_of(at, kind, on, spread[at]) for at, kind in enumerate(some)]
            assert not asked.holds(views), f"amounts {spread} would do"


def _amounts(
    asked: Asked, gap: Gap, names: Sequence[str], items: int
) -> Iterator[list[dict[str, Decimal]]]:
    """Every spread of amounts over items at which a least total can stand (one or two items)."""
    if items > 2:
        return
    choices = []
    for name in names:
        missing = {
            state.need - state.have for state in gap.clauses if state.clause.measure.name == name
        }
        for clause in clauses(asked.rule):  # what is left under a cap, or all of it
            if clause.at_most is not None and name in clause.quantities:
                missing |= {n for n in clause.at_most.amounts.values() if n}
        apart = {abs(a - b) for a in missing for b in missing}
        choices.append(sorted({Decimal(0), *missing, *apart}))
    one = [dict(zip(names, amounts, strict=True)) for amounts in product(*choices)]
    yield from (list(spread) for spread in islice(product(one, repeat=items), MOST_AMOUNTS + 1))
