"""The least quantities of new items that serve some needs: spread over kinds, and a bound."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations, islice

from rubric.evaluation.additions.budget import Budget
from rubric.evaluation.additions.kinds import Kind, Need, counting

#: needs taken together, of one number, that are tried for a bound
MOST_TOGETHER = 512

_ZERO = Decimal(0)


def spread(
    needs: Sequence[Need], kinds: Sequence[Kind], numbers: Sequence[int], budget: Budget
) -> tuple[dict[tuple[Kind, str], Decimal], bool]:
    """Return an amount for each kind and measure, and whether the total is proved least."""
    amounts: dict[tuple[Kind, str], Decimal] = {}
    least = True
    present = [kind for kind, number in zip(kinds, numbers, strict=True) if number]
    for name in dict.fromkeys(need.clause.measure.name for need in needs if need.amount):
        serving = {
            i: [kind for kind in present if i in kind.serves]
            for i, need in enumerate(needs)
            if need.amount and need.clause.measure.name == name
        }
        of_kinds = _enough(needs, serving, budget)
        amounts.update(((kind, name), amount) for kind, amount in of_kinds.items())
        total = sum(of_kinds.values(), _ZERO)
        least = least and _reaches(total, needs, serving, budget)
    return amounts, least


def _enough(
    needs: Sequence[Need], serving: Mapping[int, Sequence[Kind]], budget: Budget
) -> dict[Kind, Decimal]:
    """Return an amount for each kind, enough for the needs that they serve.

    Needs that few kinds serve come first, and what they lack is put where most of them look.
    """
    amounts: dict[Kind, Decimal] = {}
    for i in sorted(serving, key=lambda i: (len(serving[i]), i)):
        for kind in sorted(serving[i], key=lambda kind: -len(kind.serves.intersection(serving))):
            budget.spend(len(serving[i]))
            given = ((k, amounts.get(k, _ZERO)) for k in serving[i])
            got, room = counting(i, needs[i], given)
            word = kind.served(i)
            lacking = needs[i].amount - got
            more = lacking if word is None else min(lacking, room[word])
            if more > 0:
                amounts[kind] = amounts.get(kind, _ZERO) + more
    return amounts


def _reaches(
    total: Decimal,
    needs: Sequence[Need],
    serving: Mapping[int, Sequence[Kind]],
    budget: Budget,
) -> bool:
    """Whether needs sharing no kind ask for as much together: then no total can be less."""
    demands = [demand for i, kinds in serving.items() for demand in _demands(i, needs[i], kinds)]
    for size in range(1, len(serving) + 1):
        for some in islice(combinations(demands, size), MOST_TOGETHER):
            if not budget.spend(sum(1 + len(kinds) for _, kinds in some)):
                return False
            kinds = [kind for _, kinds in some for kind in kinds]
            asked_for = sum((amount for amount, _ in some), _ZERO)
            if asked_for >= total and len(kinds) == len(set(kinds)):
                return True
    return False


def _demands(
    position: int, need: Need, serving: Sequence[Kind]
) -> Iterator[tuple[Decimal, list[Kind]]]:
    """Yield amounts that must come from some kinds: a need itself, and what no cap leaves room for.

    "12 hours, no more than 4 by simulation" also means 8 hours by something else.
    """
    yield need.amount, list(serving)
    under = {kind.served(position) for kind in serving} - {None}
    for words in [under, *({word} for word in under if len(under) > 1)]:
        rest = need.amount - sum((left for word, left in need.room if word in words), _ZERO)
        if words and rest > 0:
            yield rest, [kind for kind in serving if kind.served(position) not in words]
