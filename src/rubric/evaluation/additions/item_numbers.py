"""The fewest new items that serve some needs, as numbers of each kind."""

from collections.abc import Iterator, Sequence
from decimal import ROUND_CEILING, Decimal
from itertools import islice

from rubric.evaluation.additions.budget import Budget
from rubric.evaluation.additions.kinds import Kind, Need, counting

#: new items that are written out to compare ways that are alike in items and amounts
MOST_WRITTEN = 1_000


def ways_compared(items: int) -> int:
    """How many ways with the same items and amounts are compared by what else they ask."""
    return max(1, MOST_WRITTEN // items)


def possible(needs: Sequence[Need], kinds: Sequence[Kind]) -> bool:
    """Return whether items of these kinds could serve every need, if there were enough."""
    return all(
        not need.impossible and enough(i, need, kinds, [need.items] * len(kinds))
        for i, need in enumerate(needs)
    )


def enough(position: int, need: Need, kinds: Sequence[Kind], numbers: Sequence[int]) -> bool:
    """Return whether so many items of each kind could serve a need."""
    serving = [
        (kind, number)
        for kind, number in zip(kinds, numbers, strict=True)
        if number and position in kind.serves
    ]
    if need.of_methods:
        return len({kind.method for kind, _ in serving}) >= need.items
    if not need.room:
        return sum(number for _, number in serving) >= need.items
    if need.amount:
        plenty = ((kind, need.amount) for kind, _ in serving)
        return counting(position, need, plenty)[0] >= need.amount
    each = ((kind, Decimal(number)) for kind, number in serving)
    return counting(position, need, each)[0] >= need.items


def fewest(
    needs: Sequence[Need], kinds: Sequence[Kind], budget: Budget
) -> tuple[list[tuple[int, ...]], bool]:
    """Return ways to serve the needs with the fewest items, and whether no fewer would do.

    A way is a number of each kind. They are all of them where amounts have to be compared;
    where the budget is spent it is one.
    """
    at_least = max(need.items for need in needs)
    no_amounts = not any(need.amount for need in needs)  # then any way is as good as another
    for total in range(at_least, _most_needed(needs) + 1):
        most = ways_compared(total) if no_amounts else None
        ways = list(islice(_serving(needs, kinds, total, budget), most))
        if budget.spent:
            found = ways[0] if ways else _one_by_one(needs, kinds)
            return [found], no_amounts and (bool(ways) or sum(found) == at_least)
        if ways:
            return ways, True
    raise AssertionError("rubric: every need is served by some kind")  # a bug of ours


def _serving(
    needs: Sequence[Need], kinds: Sequence[Kind], total: int, budget: Budget
) -> Iterator[tuple[int, ...]]:
    """Yield the ways to serve the needs with so many items, until the budget is spent."""
    for numbers in _numbers(total, len(kinds)):
        if all(
            budget.spend(len(kinds)) and enough(i, need, kinds, numbers)
            for i, need in enumerate(needs)
        ):
            yield numbers
        if budget.spent:
            return


def _most_needed(needs: Sequence[Need]) -> int:
    """As many items as are enough if each serves one need; an amount may need every cap filled."""
    return sum(1 + len(need.room) if need.amount else need.items for need in needs)


def _numbers(total: int, kinds: int) -> Iterator[tuple[int, ...]]:
    """Yield every way to split a total over kinds, most of the first kind first."""
    if kinds == 1:
        yield (total,)
        return
    for first in range(total, -1, -1):
        for rest in _numbers(total - first, kinds - 1):
            yield (first, *rest)


def _one_by_one(needs: Sequence[Need], kinds: Sequence[Kind]) -> tuple[int, ...]:
    """Numbers that serve the needs, one need after the other; not always the fewest."""
    numbers = [0] * len(kinds)
    for i, need in enumerate(needs):
        for k, kind in enumerate(kinds):
            if i in kind.serves and not enough(i, need, kinds, numbers):
                numbers[k] += _wanted(i, k, need, kinds, numbers)
    return tuple(numbers)


def _wanted(
    position: int, kind: int, need: Need, kinds: Sequence[Kind], numbers: Sequence[int]
) -> int:
    """Return how many more items of one kind add something to a need."""
    if need.of_methods or need.amount:
        return 0 if numbers[kind] else 1
    serving = ((k, n) for k, n in zip(kinds, numbers, strict=True) if position in k.serves)
    got, room = counting(position, need, ((k, Decimal(n)) for k, n in serving))
    word = kinds[kind].served(position)
    lacking = need.items - got
    wanted = lacking if word is None else min(lacking, room[word])
    return int(wanted.to_integral_value(ROUND_CEILING))
