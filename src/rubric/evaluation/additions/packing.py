"""The fewest new items for several rules at once, and to which criteria each is mapped.

Of items of one kind, x are enough for criteria that need d of them each exactly if x is at
least every d and at least the sum of all d over the number of criteria that one item may
serve: write the criteria down one after another, each as often as it needs an item, and deal
them out in turn. An outcome that needs t items of the kind takes part with the sum of its own
criteria or with t, whichever is more, since it stands together in that list as well. So the
fewest items follow from numbers alone, and what is left to choose is the way to close each gap.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from rubric.evaluation.additions.budget import Budget
from rubric.evaluation.additions.drafts import Asked
from rubric.evaluation.additions.imagined import Pair
from rubric.evaluation.additions.ways import Counts, Ways
from rubric.rules import EvidenceRule

#: states of the search that are kept after each rule
MOST_STATES = 2_000
#: ways to need the fewest items that are worked out and compared
MOST_PLANS = 8

#: of one kind: the most that a rule needs, the sum so far, and the sum in this outcome
_Load = tuple[int, int, int]


class Need(NamedTuple):
    """A rule with the ways to close it, and the quantities that each asks for by itself."""

    asked: Asked
    ways: Ways
    amounts: tuple[Decimal, ...]


class Choice(NamedTuple):
    """A way for each rule, in the order in which the rules were given."""

    amount: Decimal
    counts: tuple[Counts, ...]


class Fewest(NamedTuple):
    """The fewest items, choices of ways that need no more, and whether fewer are ruled out."""

    items: int
    choices: tuple[Choice, ...]
    proved: bool


def in_groups(every: Iterable[Asked]) -> list[Asked]:
    """Return rules outcome by outcome: its criteria, then its own; the unit's own rule last."""

    def place(asked: Asked) -> tuple[bool, int, bool]:
        outcome = -1 if asked.outcome is None else asked.outcome
        return (not asked.own and asked.outcome is None, outcome, not asked.own)

    return sorted(every, key=place)


def fewest(needs: Sequence[Need], kinds: int, up_to: int, budget: Budget) -> Fewest:
    """Return the fewest items for every rule at once.

    Args:
        needs: the rules, as `in_groups` puts them.
        kinds: how many kinds of items there are.
        up_to: how many criteria one item may serve.
        budget: how much work it may be; few states are kept where there are many ways.
    """
    states: dict[tuple[_Load, ...], Choice] = {((0, 0, 0),) * kinds: Choice(Decimal(0), ())}
    proved = all(need.ways.complete for need in needs)
    for at, need in enumerate(needs):
        following: dict[tuple[_Load, ...], Choice] = {}
        share = budget.share(len(needs) - at)
        looks = 2 * kinds * len(need.ways.counts)
        states, cut = _best(states, up_to, max(1, min(MOST_STATES, share.left // looks)))
        proved = proved and not cut
        share.spend(looks * len(states))
        budget.give_back(share)
        last = at + 1 == len(needs) or needs[at + 1].asked.outcome != need.asked.outcome
        for loads, choice in states.items():
            for way, amount in zip(need.ways.counts, need.amounts, strict=True):
                each = zip(loads, way, strict=True)
                state = tuple([_with(load, n, need) if n else load for load, n in each])
                if last:
                    state = tuple([(most, total + here, 0) for most, total, here in state])
                chosen = Choice(choice.amount + amount, (*choice.counts, way))
                known = following.get(state)
                if known is None or chosen.amount < known.amount:
                    following[state] = chosen
        states, cut = _best(following, up_to, MOST_STATES)
        proved = proved and not cut
    sized = [(_items(state, up_to), choice) for state, choice in states.items()]
    least = min(size for size, _ in sized)
    choices = [choice for size, choice in sized if size == least]
    choices.sort(key=lambda choice: choice.amount)
    return Fewest(least, tuple(choices[:MOST_PLANS]), proved or least == _bound(needs, up_to))


def _with(load: _Load, number: int, need: Need) -> _Load:
    most, total, here = load
    if need.asked.own:
        return max(most, number), total, here + number
    if need.asked.outcome is None:  # the unit: every item serves it
        return max(most, number), total, here
    return max(most, number), total, max(here, number)


def _items(state: Iterable[_Load], up_to: int) -> int:
    return sum([max(most, -(-(total + here) // up_to)) for most, total, here in state])


def _best(
    states: dict[tuple[_Load, ...], Choice], up_to: int, most: int
) -> tuple[dict[tuple[_Load, ...], Choice], bool]:
    if len(states) <= most:
        return states, False
    kept = sorted(states.items(), key=lambda entry: _items(entry[0], up_to))
    return dict(kept[:most]), True


def _bound(needs: Sequence[Need], up_to: int) -> int:
    """No plan has fewer: as many as any rule needs, and as many as all criteria's places take."""
    least = [(min(map(sum, need.ways.counts)), need.asked.own) for need in needs]
    if not all(need.ways.complete for need in needs):
        return 0
    places = sum(number for number, own in least if own)
    return max(-(-places // up_to), *(number for number, _ in least))


def dealt(
    needs: Sequence[Need],
    choice: Choice,
    kinds: Sequence[Pair],
    up_to: int,
    criteria: Mapping[str, EvidenceRule],
    *,
    sharing: bool,
) -> list[tuple[Pair, list[str]]]:
    """Return the items of a choice, each with its kind and the criteria that it is mapped to.

    Dealt out in turn they satisfy every rule. Criteria that ask for quantities share items where
    `sharing` says so, and then the items may be too few for a rule above them.

    Args:
        needs: the rules, as `in_groups` puts them.
        choice: a way for each.
        kinds: the kinds of items.
        up_to: how many criteria one item may serve.
        criteria: the evidence rules of every criterion of the unit, the least asking first.
        sharing: whether criteria that ask for quantities are to share items in any case.
    """
    amounts = _amounts(needs, choice)
    items: list[tuple[Pair, list[str]]] = []
    for at, pair in enumerate(kinds):
        places: list[str] = []
        begun = most = 0
        filled = False
        for position, (need, way) in enumerate(zip(needs, choice.counts, strict=True)):
            asked, number = need.asked, way[at]
            most = max(most, number)
            if position and needs[position - 1].asked.outcome != asked.outcome:
                begun = len(places)
            if asked.gap.reference is not None:
                places += [asked.gap.reference] * number
            elif asked.outcome is not None:
                filled |= number > 0
                lacking = range(len(places) - begun, number)
                places += [_taking(pair, criteria, asked) for _ in lacking]
        number = max(most, -(-len(places) // up_to))
        dealt_out = [places[first::number] for first in range(number)]
        if most == 1 and not filled:
            # no two of a criterion: those that ask for most stay together, then neighbours
            places.sort(key=lambda name: -amounts[name])
            dealt_out = [places[n * up_to : (n + 1) * up_to] for n in range(number)]
        elif sharing and places:
            dealt_out = _sharing(places, number, up_to, amounts)
        unit = [need.asked for need in needs]
        items += [(pair, names or [_taking(pair, criteria, *unit)]) for names in dealt_out]
    return items


def _sharing(
    places: Sequence[str], number: int, up_to: int, amounts: Mapping[str, Decimal]
) -> list[list[str]]:
    """Items of which the first are full of criteria that ask for quantities; the rest in turn."""
    times = Counter(places)
    asking = [name for name in times if times[name] == 1 and amounts.get(name)]
    asking.sort(key=lambda name: -amounts[name])
    # no item twice for one criterion
    full = min(len(asking) // up_to, number - max(times.values()))
    first = asking[: full * up_to]
    rest = [name for name in places if name not in first]
    items = [first[at * up_to : (at + 1) * up_to] for at in range(full)]
    return items + [rest[at :: number - full] for at in range(number - full)]


def _amounts(needs: Sequence[Need], choice: Choice) -> dict[str, Decimal]:
    """The quantities that each criterion asks for by itself, the way it is chosen."""
    return {
        need.asked.gap.reference: need.amounts[need.ways.counts.index(way)]
        for need, way in zip(needs, choice.counts, strict=True)
        if need.asked.gap.reference is not None
    }


def _taking(pair: Pair, criteria: Mapping[str, EvidenceRule], *within: Asked) -> str:
    """The first criterion below some rule that takes a kind of evidence."""
    return next(
        name
        for name, rules in criteria.items()
        if rules.accepts(*pair) and any(name in asked.criteria for asked in within)
    )
