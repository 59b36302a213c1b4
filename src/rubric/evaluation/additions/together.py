"""The least additions for a whole unit, where one new item may serve several criteria (8.8).

The fewest items come first (`packing.py`), from the ways to close each gap (`ways.py`); then
everything is taken away that no rule misses (`paring.py`), the quantities first. The number of
items is exact within the bounds named in those files. The quantities are held against a bound
that no plan can be below (`amounts.py`): where they reach it, nothing less would do.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from rubric.evaluation.additions.addition import NewItem
from rubric.evaluation.additions.amounts import Plan, exchanged, least_total
from rubric.evaluation.additions.any_method import by_any_method
from rubric.evaluation.additions.budget import Budget
from rubric.evaluation.additions.drafts import EVERYTHING, PLENTY, Asked, Draft, asked_of
from rubric.evaluation.additions.imagined import Pair
from rubric.evaluation.additions.kinds import demanded
from rubric.evaluation.additions.packing import Need, dealt, fewest, in_groups
from rubric.evaluation.additions.paring import Paring
from rubric.evaluation.additions.ways import Counts, kinds_for, quantities_of, ways_to_close
from rubric.evaluation.result import Result
from rubric.evaluation.results import Gap, UnitResult
from rubric.rules import EvidenceRule
from rubric.rules.words import AUTHENTICITY, METHODS, SOURCES

#: new items beyond which every gap is closed by items of its own
MOST_ITEMS = 40
#: steps of the whole search for a unit
MOST_STEPS = 600_000
#: exchanges of criteria between two items that are tried for less quantities
MOST_EXCHANGES = 200


class NewMapping(NamedTuple):
    """A criterion that a new item is mapped to, and what the mapping has to say."""

    #: the canonical reference
    criterion: str
    parts: tuple[str, ...] = ()
    range: tuple[str, ...] = ()
    #: whether it must say where to look
    located: bool = False


class SharedItem(NamedTuple):
    """One new item, and the criteria that it is mapped to; it states all that any of them asks."""

    item: NewItem
    maps_to: tuple[NewMapping, ...]


class LeastAdditions(NamedTuple):
    """The least new items that satisfy every rule of a unit that new evidence can satisfy.

    `exact` is False where the search ended at a bound without a proof that
    nothing smaller would do.
    """

    #: the specification, as id@version
    specification: str
    #: how many criteria one item may be mapped to
    up_to: int
    items: tuple[SharedItem, ...]
    #: the gaps whose rules the items satisfy
    gaps: tuple[Gap, ...]
    exact: bool


def least_additions(result: Result, up_to: int = 3) -> tuple[LeastAdditions, ...]:
    """Return for each unit the least new items where one may serve several criteria.

    It is worked out when asked for. Gaps that wait on a person's act, and not on
    evidence, are not among those that the items close.

    Args:
        result: what `evaluate` returned.
        up_to: how many criteria one new item may be mapped to.

    Raises:
        ValueError: `up_to` is less than 1.
    """
    if up_to < 1:
        raise ValueError(f"up_to: {up_to} < 1")
    return tuple(_of_unit(unit, result, up_to) for unit in result.units)


def _of_unit(unit: UnitResult, result: Result, up_to: int) -> LeastAdditions:
    every = asked_of(unit, result.on, result.facts.registered)
    items, exact = _items(unit, every, up_to)
    order = {name: at for at, name in enumerate(unit.criteria)}
    items.sort(key=lambda item: [*(order[m.criterion] for m in item.maps_to), len(order)])
    return LeastAdditions(
        specification=unit.specification.reference,
        up_to=up_to,
        items=tuple(items),
        gaps=tuple(asked.gap for asked in every),
        exact=exact
        and not any(_other_alternatives(gap) for gap in unit.gaps)
        and not _may_be_read_differently(every),
    )


def each_by_itself(result: Result) -> Iterator[SharedItem]:
    """Yield new items that close every gap of every unit, each by items of its own."""
    for unit in result.units:
        yield from _one_by_one(asked_of(unit))


def _other_alternatives(gap: Gap) -> bool:
    """Whether alternatives other than the cheapest could be taken: they are not compared."""
    return any(
        not (alternative.achieved or alternative.cheapest)
        or any(_other_alternatives(inner) for inner in alternative.gaps)
        for alternative in gap.alternatives
    )


def _may_be_read_differently(every: Sequence[Asked]) -> bool:
    """Whether one item may be by two methods for an outcome or unit: no plan counts on it.

    Criteria that have a code each for another method read it each in their own way.
    """
    return any(
        len({frozenset(rules.methods.items()) for rules in asked.criteria.values()}) > 1
        for asked in every
        if not asked.own
    )


def _items(unit: UnitResult, every: Sequence[Asked], up_to: int) -> tuple[list[SharedItem], bool]:
    """Return new items that satisfy every rule, and whether nothing less would do."""
    if not every:
        return [], True
    rules = {name: result.criterion.evidence for name, result in unit.criteria.items()}
    by_themselves = list(_one_by_one(every)), False
    if any(len(asked.closing) > MOST_ITEMS for asked in every):
        return by_themselves
    kinds = kinds_for(every)
    budget = Budget(MOST_STEPS)
    for_ways, for_numbers = budget.share(4), budget.share(4)
    groups = in_groups(every)
    needs = []
    for at, asked in enumerate(groups):
        share = for_ways.share(len(groups) - at)
        needs.append(_need(asked, kinds, share))
        for_ways.give_back(share)
    if not all(need.ways.counts for need in needs):
        return by_themselves
    found = fewest(needs, len(kinds), up_to, for_numbers)
    if found.items > MOST_ITEMS:
        return by_themselves
    taking = _least_asking_first(rules)
    plans = [
        dealt(needs, choice, kinds, up_to, taking, sharing=sharing)
        for choice in found.choices
        for sharing in (False, True)
    ]
    plans = [plan for at, plan in enumerate(plans) if plan not in plans[:at]]
    needed = {id(need.asked): min(map(sum, need.ways.counts)) for need in needs}
    least = [needed[id(asked)] for asked in every]
    bound = least_total(every, least, found.items, kinds, up_to)
    paring = _least_amounts(every, plans, up_to, bound, budget)
    proved = found.proved and paring.total() == bound
    paring.pare_mappings()
    paring.pare_the_rest()
    if paring.budget.spent:  # too much would be asked of each
        return by_themselves
    drafts = by_any_method(every, paring.drafts)
    shared = [_written_out(draft, rules, list(unit.criteria)) for draft in drafts]
    return shared, proved


def _need(asked: Asked, kinds: Sequence[Pair], budget: Budget) -> Need:
    """A rule with the ways to close it, and the quantities that each asks for by itself."""
    ways = ways_to_close(asked, kinds, budget)
    return Need(asked, ways, tuple(_by_itself(asked, kinds, way, budget) for way in ways.counts))


def _by_itself(asked: Asked, kinds: Sequence[Pair], way: Counts, budget: Budget) -> Decimal:
    """The quantities of a way; nothing where the budget is spent, for ways to be put in order."""
    if not quantities_of(asked):
        return Decimal(0)
    names = (
        (pair, [asked.taking(pair)]) for pair, n in zip(kinds, way, strict=True) for _ in range(n)
    )
    paring = _pared([asked], list(names), budget)
    return Decimal(0) if budget.spent else paring.total()


def _least_asking_first(rules: Mapping[str, EvidenceRule]) -> dict[str, EvidenceRule]:
    """The evidence rules of every criterion; those that ask for least of a new item come first."""

    def asks(rule: EvidenceRule) -> tuple[int, bool, bool]:
        item = demanded(NewItem(), rule)
        return AUTHENTICITY.index(item.authenticity), item.dated, item.located

    return dict(sorted(rules.items(), key=lambda entry: asks(entry[1])))


def _least_amounts(
    every: Sequence[Asked], plans: Sequence[Plan], up_to: int, bound: Decimal, budget: Budget
) -> Paring:
    """The plan with the least quantities, of those given and what exchanging makes of the best."""
    others = budget.share(4)
    plan = plans[0]
    best = _pared(every, plan, budget)
    left = MOST_EXCHANGES
    for other_plan in plans[1:]:
        if best.total() <= bound:
            break  # nothing is less
        other = _pared(every, other_plan, others)
        if not others.spent and other.total() < best.total():
            best, plan = other, other_plan
    while best.total() > bound and not others.spent:
        for changed in exchanged(plan, up_to, left):
            left -= 1
            other = _pared(every, changed, others)
            if others.spent:
                break
            if other.holds() and other.total() < best.total():
                best, plan = other, changed
                break
        else:
            break
    best.budget = budget
    return best


def _pared(every: Sequence[Asked], plan: Plan, budget: Budget) -> Paring:
    """Items with everything that a rule may ask for, but for their quantities: these are least."""
    amounts = dict.fromkeys((name for asked in every for name in quantities_of(asked)), PLENTY)
    paring = Paring(
        every,
        [Draft((pair,), dict.fromkeys(names, EVERYTHING), amounts) for pair, names in plan],
        budget,
    )
    if paring.holds():
        paring.pare_amounts()
    return paring


def _written_out(
    draft: Draft, rules: Mapping[str, EvidenceRule], order: Sequence[str]
) -> SharedItem:
    """A draft as a new item, with what the evidence rules of its criteria ask of it."""
    bare = NewItem(
        methods=_stated((method for method, _ in draft.pairs), METHODS),
        sources=_stated((source for _, source in draft.pairs), SOURCES),
        witnessed=draft.witnessed,
        dated=draft.age is not None,
        within=draft.age,
        apart=draft.apart,
        quantities={name: amount for name, amount in draft.quantities.items() if amount},
    )
    asked = [(name, demanded(bare, rules[name])) for name in sorted(draft.maps_to, key=order.index)]
    items = [item for _, item in asked]
    item = replace(
        bare,
        dated=any(item.dated for item in items),
        within=min((i.within for i in items if i.within is not None), default=None),
        after_registration=any(item.after_registration for item in items),
        authenticity=max((item.authenticity for item in items), key=AUTHENTICITY.index),
    )
    named = ((name, of_it, *draft.maps_to[name]) for name, of_it in asked)
    return SharedItem(
        item,
        tuple(NewMapping(n, parts or (), some or (), i.located) for n, i, parts, some in named),
    )


def _stated(serving: Iterable[str | None], words: Sequence[str]) -> tuple[str, ...] | None:
    """What an item has to state: those words that would serve, or None where anything does."""
    found = frozenset(serving)
    return None if found >= {None, *words} else tuple(word for word in words if word in found)


def _one_by_one(every: Sequence[Asked]) -> Iterator[SharedItem]:
    """Every gap closed by items of its own."""
    for asked in every:
        for item in asked.closing:
            pairs = list(product(item.methods or (None,), item.sources or (None,)))
            name = next(
                name
                for name, rules in asked.criteria.items()
                if all(rules.accepts(*pair) for pair in pairs)
            )
            mapping = NewMapping(name, item.parts, item.range, item.located)
            yield SharedItem(replace(item, parts=(), range=(), located=False), (mapping,))
