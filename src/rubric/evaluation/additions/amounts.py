"""The least quantities of new items that serve several rules: a bound, and fewer by exchanging."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_CEILING, Decimal
from itertools import combinations, islice
from typing import NamedTuple

from rubric.evaluation.additions.drafts import PLENTY, Asked
from rubric.evaluation.additions.imagined import Pair, takes
from rubric.evaluation.additions.ways import quantities_of
from rubric.evaluation.satisfied import have
from rubric.rules import AtLeast, Node

_ZERO, _STEP = Decimal(0), Decimal("0.001")


class Demand(NamedTuple):
    """An amount that new items of some kinds have to bring for one rule."""

    rule: int
    #: whether it is a criterion's, of which one item serves only so many
    own: bool
    amount: Decimal
    kinds: frozenset[int]


class _Room(NamedTuple):
    """How many criteria one item may serve, how many places are free, what each rule needs."""

    up_to: int
    free: int
    #: items that each rule needs at least
    least: Sequence[int]


def least_total(
    every: Sequence[Asked],
    least: Sequence[int],
    items: int,
    kinds: Sequence[Pair],
    up_to: int,
) -> Decimal:
    """Return a sum of quantities that no plan with so many items can be below.

    Args:
        every: the rules.
        least: how many items each of them needs at least.
        items: how many items there are.
        kinds: the kinds of items.
        up_to: how many criteria one item may serve.
    """
    total = _ZERO
    own = [number for asked, number in zip(every, least, strict=True) if asked.own]
    room = _Room(up_to, up_to * items - sum(own), least)
    for name in dict.fromkeys(name for asked in every for name in quantities_of(asked)):
        demands = [
            demand
            for at, asked in enumerate(every)
            for demand in _demands(asked, asked.node, at, name, kinds)
            if demand.amount
        ]
        # what few kinds can serve shares least: the bound is the best over those with fewest
        widths = sorted({len(demand.kinds) for demand in demands})
        bounds = (_apart([d for d in demands if len(d.kinds) <= w], room) for w in widths)
        total += max(bounds, default=_ZERO)
    return total


def _demands(
    asked: Asked, node: Node, at: int, name: str, kinds: Sequence[Pair]
) -> Iterator[Demand]:
    """What a rule asks for in any case: of rules of which some are enough, the least."""
    if isinstance(node, AtLeast):
        lacking = max(_ZERO, node.n - have(node, asked.evidence))
        serving = [i for i, pair in enumerate(kinds) if asked.accepts(pair) and takes(node, pair)]
        if lacking and not serving:  # an alternative that nothing can take
            yield Demand(at, asked.own, PLENTY, frozenset())
        elif node.measure.kind == "quantity" and node.measure.name == name:
            yield Demand(at, asked.own, lacking, frozenset(serving))
        return
    children = [list(_demands(asked, child, at, name, kinds)) for child in node.children]
    if node.n == len(children):
        for demands in children:
            yield from demands
        return
    least = sorted(max((d.amount for d in demands), default=_ZERO) for demands in children)
    anyone = frozenset(kind for demands in children for d in demands for kind in d.kinds)
    yield Demand(at, asked.own, least[node.n - 1], anyone)


def _apart(demands: Sequence[Demand], room: _Room) -> Decimal:
    """The sum over demands that no item can serve together with the others."""
    groups: list[tuple[frozenset[int], list[Demand]]] = []
    for demand in demands:
        joined, members = demand.kinds, [demand]
        for kinds, others in groups:
            if kinds & demand.kinds:
                joined, members = joined | kinds, members + others
        groups = [group for group in groups if not group[0] & demand.kinds] + [(joined, members)]
    return sum((_shared(members, room) for _, members in groups), _ZERO)


def _shared(demands: Sequence[Demand], room: _Room) -> Decimal:
    """The best of three bounds.

    No total is less than what one of them asks for; nor than what all criteria do, over the
    number that one item serves. And where few places are free, few criteria can be mapped to
    more items than they need: those that need one and have no other are in groups of so many,
    of which each has one item that brings what the greatest asks for.
    """
    by_rule: dict[int, Decimal] = {}
    for demand in demands:
        if demand.own:
            by_rule[demand.rule] = max(by_rule.get(demand.rule, _ZERO), demand.amount)
    share = sum(by_rule.values(), _ZERO) / room.up_to
    single = sorted((by_rule[at] for at in by_rule if room.least[at] == 1), reverse=True)
    grouped = sum(single[room.free :: room.up_to], _ZERO)
    alone = max(demand.amount for demand in demands)
    return max(share.quantize(_STEP, ROUND_CEILING), grouped, alone)


#: which criteria each new item is mapped to, with its kind
Plan = list[tuple[Pair, list[str]]]


def exchanged(plan: Plan, up_to: int, most: int) -> Iterable[Plan]:
    """Yield plans in which two items have exchanged a criterion, or one has it instead."""
    return islice(_exchanged(plan, up_to), most)


def _exchanged(plan: Plan, up_to: int) -> Iterator[Plan]:
    for one, other in combinations(range(len(plan)), 2):
        here, there = plan[one][1], plan[other][1]
        for mine in [None, *(name for name in here if name not in there)]:
            for theirs in [None, *(name for name in there if name not in here)]:
                new_here = [n for n in here if n != mine] + ([theirs] if theirs else [])
                new_there = [n for n in there if n != theirs] + ([mine] if mine else [])
                fits = 0 < len(new_here) <= up_to and 0 < len(new_there) <= up_to
                if fits and (mine or theirs):
                    changed = list(plan)
                    changed[one] = (plan[one][0], new_here)
                    changed[other] = (plan[other][0], new_there)
                    yield changed
