"""The least quantities of new items that serve some needs: spread over kinds, and a bound."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations, islice

from rubric.evaluation.budget import Budget
from rubric.evaluation.kinds import Kind, Need, counting

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
    measures = dict.fromkeys(need.clause.measure.name for need in needs if need.amount)
    for measure in measures:
        asked = [i for i, n in enumerate(needs) if n.amount and n.clause.measure.name == measure]
        serving = {i: [kind for kind in present if i in kind.serves] for i in asked}
        for i in sorted(asked, key=lambda i: (len(serving[i]), i)):
            by_width = sorted(serving[i], key=lambda k: -len(k.serves.intersection(asked)))
            for kind in by_width:
                budget.spend(len(by_width))
                given = [(k, amounts.get((k, measure), _ZERO)) for k in serving[i]]
                got, room = counting(i, needs[i], given)
                word = kind.served(i)
                fits = needs[i].amount - got
                more = fits if word is None else min(fits, room[word])
                if more > 0:
                    amounts[kind, measure] = amounts.get((kind, measure), _ZERO) + more
        total = sum((a for (_, name), a in amounts.items() if name == measure), _ZERO)
        least = least and _reaches(total, needs, asked, serving, budget)
    return amounts, least


def _reaches(
    total: Decimal,
    needs: Sequence[Need],
    asked: Sequence[int],
    serving: Mapping[int, Sequence[Kind]],
    budget: Budget,
) -> bool:
    """Whether needs sharing no kind ask for as much together: then no total can be less."""
    demands = [demand for i in asked for demand in _demands(i, needs[i], serving[i])]
    for size in range(1, len(asked) + 1):
        for some in islice(combinations(demands, size), MOST_TOGETHER):
            if not budget.spend(sum(1 + len(kinds) for _, kinds in some)):
                return False
            kinds = [kind for _, kinds in some for kind in kinds]
            asked_for = sum((amount for amount, _ in some), _ZERO)
            if asked_for >= total and len(kinds) == len(set(kinds)):
                return True
    return not asked


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
