"""The least addition that satisfies a rule (meaning 8, law 6).

Least is fewest new items, then least quantities, then the rule's own order. A
rule is a tree of `NOf` over clauses, so some choice of unsatisfied clauses
closes it. For each choice a new item has a kind: the method and source decide
which of those clauses look at it. The fewest items are found by trying numbers
of each kind, the least quantities by spreading them and holding the total
against a proved lower bound. Within `MOST_CHOICES`, `MOST_TRIES` and that bound
the answer is exact; otherwise it says that it is not proved.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import combinations, islice, product
from typing import Any, NamedTuple

from rubric.evaluation.addition import Addition, NewItem
from rubric.evaluation.counted import JudgedLink
from rubric.evaluation.kinds import Kind, Need, counting, demanded, kinds_of, need_of, stated
from rubric.evaluation.satisfied import ClauseState, satisfied, state_of
from rubric.rules import DIFFERENT, AtLeast, EvidenceRule, Node

#: choices of clauses, over all `NOf` of a rule, that are compared
MOST_CHOICES = 512
#: numbers of items of each kind that are tried, over all choices of a rule
MOST_TRIES = 20_000
#: new items that are written out to compare ways that are alike in items and amounts
MOST_WRITTEN = 1_000


class Planned(NamedTuple):
    """A new item of a plan: its kind, and what it is wanted for and gives."""

    kind: Kind
    #: positions of the needs that it is wanted for
    serves: frozenset[int]
    #: measure → amount
    quantities: Mapping[str, Decimal]
    parts: tuple[str, ...] = ()
    range: tuple[str, ...] = ()


_ZERO, _ONE = Decimal(0), Decimal(1)


def least_addition(
    node: Node, evidence: Sequence[JudgedLink], rules: Sequence[EvidenceRule]
) -> Addition | None:
    """Return the least addition that satisfies a rule, or None where none can.

    Args:
        node: the rule.
        evidence: what counts for it now.
        rules: evidence rules, one set of which a new item has to satisfy.
    """
    choices = islice(_choices(node, evidence), MOST_CHOICES + 1)
    needs = tuple([tuple([need_of(state, evidence) for state in choice]) for choice in choices])
    if needs == ((),):
        return Addition((), exact=True)
    return _least_of(needs, tuple(dict.fromkeys(rules)))


#: learners stand at the same few states of a rule again and again
@lru_cache(maxsize=10_000)
def _least_of(
    choices: tuple[tuple[Need, ...], ...], rules: tuple[EvidenceRule, ...]
) -> Addition | None:
    """Return the least addition over all choices of clauses, each with what it still needs."""
    exact = len(choices) <= MOST_CHOICES
    best: list[NewItem] | None = None
    tries = _Tries()
    for needs in choices[:MOST_CHOICES]:
        plan = _least_plan(needs, rules, tries)
        if plan is None:
            continue
        items, proved = plan
        exact = exact and proved
        if best is None or _size(items) < _size(best):
            best = items
    return None if best is None else Addition(tuple(best), exact)


def satisfiable(node: Node, rules: Sequence[EvidenceRule]) -> bool:
    """Return whether any evidence could satisfy a rule under one of these evidence rules."""
    if isinstance(node, AtLeast):
        need = need_of(state_of(node, ()), ())
        return _possible([need], kinds_of([need], rules))
    return sum(satisfiable(child, rules) for child in node.children) >= node.n


def _size(items: Sequence[NewItem]) -> tuple[int, Decimal, int, int]:
    """Fewest items, then least quantities, then the least that is asked of them besides.

    To stand apart asks for least: an item without an occasion is one of its own.
    """
    asked = sum(i.witnessed + i.dated + len((*i.parts, *i.range)) for i in items)
    return len(items), _total(items), asked, sum(len(i.apart) for i in items)


class _Tries:
    """How many numbers of items have been tried; one count for all choices of a rule."""

    def __init__(self) -> None:
        self.made = 0


def _total(items: Sequence[NewItem]) -> Decimal:
    return sum((amount for item in items for amount in item.quantities.values()), _ZERO)


def _choices(node: Node, evidence: Sequence[JudgedLink]) -> Iterator[tuple[ClauseState, ...]]:
    """Yield the sets of unsatisfied clauses that would satisfy a rule, in its own order."""
    if isinstance(node, AtLeast):
        state = state_of(node, evidence)
        yield () if state.satisfied else (state,)
    elif satisfied(node, evidence):
        yield ()
    else:
        open_children = [child for child in node.children if not satisfied(child, evidence)]
        missing = node.n - (len(node.children) - len(open_children))
        for children in combinations(open_children, missing):
            for parts in product(*(_few_choices(child, evidence) for child in children)):
                yield tuple(dict.fromkeys(clause for part in parts for clause in part))


def _few_choices(node: Node, evidence: Sequence[JudgedLink]) -> list[tuple[ClauseState, ...]]:
    """The first choices of a node, one more than are compared, so that a cut is noticed."""
    return list(islice(_choices(node, evidence), MOST_CHOICES + 1))


def _least_plan(
    needs: Sequence[Need], rules: Sequence[EvidenceRule], tries: _Tries
) -> tuple[list[NewItem], bool] | None:
    """Return the least items that serve every need, and whether that is proved."""
    kinds = kinds_of(needs, rules)
    if not _possible(needs, kinds):
        return None
    counts, proved = _fewest(needs, kinds, tries)
    spreads = [(numbers, *_spread(needs, kinds, numbers)) for numbers in counts]
    least = min(sum(amounts.values(), _ZERO) for _, amounts, _ in spreads)
    plans = (
        _pruned(list(_written_out(needs, kinds, numbers, amounts)), needs)
        for numbers, amounts, _ in spreads
        if sum(amounts.values(), _ZERO) == least
    )
    few = islice(plans, _ways_compared(sum(counts[0])))
    best = min((new_items(plan, needs) for plan in few), key=_size)
    return best, proved and all(is_least for *_, is_least in spreads)


def _ways_compared(items: int) -> int:
    """How many ways with the same items and amounts are compared by what else they ask."""
    return max(1, MOST_WRITTEN // items)


# -- numbers of items --------------------------------------------------------


def _possible(needs: Sequence[Need], kinds: Sequence[Kind]) -> bool:
    """Return whether items of these kinds could serve every need, if there were enough."""
    return all(
        not need.impossible and _enough(i, need, kinds, [need.items] * len(kinds))
        for i, need in enumerate(needs)
    )


def _enough(position: int, need: Need, kinds: Sequence[Kind], numbers: Sequence[int]) -> bool:
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


def _fewest(
    needs: Sequence[Need], kinds: Sequence[Kind], tries: _Tries
) -> tuple[list[tuple[int, ...]], bool]:
    """Return every way to serve the needs with the fewest items, as numbers of each kind."""
    at_least = max(need.items for need in needs)
    no_amounts = not any(need.amount for need in needs)  # then any way is as good as another
    for total in range(at_least, _most_needed(needs) + 1):
        ways: list[tuple[int, ...]] = []
        for numbers in _numbers(total, len(kinds)):
            tries.made += 1
            if tries.made > MOST_TRIES:
                found = ways[0] if ways else _one_by_one(needs, kinds)
                return [found], no_amounts and (bool(ways) or sum(found) == at_least)
            if all(_enough(i, need, kinds, numbers) for i, need in enumerate(needs)):
                ways.append(numbers)
            if no_amounts and len(ways) == _ways_compared(total):
                return ways, True
        if ways:
            return ways, True
    raise AssertionError("rubric: every need is served by some kind")  # a bug of ours


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
            while i in kind.serves and not _enough(i, need, kinds, numbers):
                numbers[k] += 1
                if _is_full(i, need, kind, numbers[k]):
                    break
    return tuple(numbers)


def _is_full(position: int, need: Need, kind: Kind, number: int) -> bool:
    """Return whether more items of this kind would add nothing to a need."""
    word = kind.served(position)
    if word is None:
        return need.of_methods
    return bool(need.amount) or number >= dict(need.room)[word]


# -- quantities --------------------------------------------------------------


def _spread(
    needs: Sequence[Need], kinds: Sequence[Kind], numbers: Sequence[int]
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
                given = [(k, amounts.get((k, measure), _ZERO)) for k in serving[i]]
                got, room = counting(i, needs[i], given)
                word = kind.served(i)
                fits = needs[i].amount - got
                more = fits if word is None else min(fits, room[word])
                if more > 0:
                    amounts[kind, measure] = amounts.get((kind, measure), _ZERO) + more
        total = sum((a for (_, name), a in amounts.items() if name == measure), _ZERO)
        least = least and total == _lower_bound(needs, asked, serving)
    return amounts, least


def _lower_bound(
    needs: Sequence[Need], asked: Sequence[int], serving: Mapping[int, Sequence[Kind]]
) -> Decimal:
    """The most that needs sharing no kind ask for together: no total can be less."""
    demands = [demand for i in asked for demand in _demands(i, needs[i], serving[i])]
    best = _ZERO
    for size in range(1, len(asked) + 1):
        for some in islice(combinations(demands, size), MOST_CHOICES):
            kinds = [kind for _, kinds in some for kind in kinds]
            if len(kinds) == len(set(kinds)):
                best = max(best, sum((amount for amount, _ in some), _ZERO))
    return best


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


# -- writing a plan out, with no more said than is needed --------------------


def _written_out(
    needs: Sequence[Need],
    kinds: Sequence[Kind],
    numbers: Sequence[int],
    amounts: Mapping[tuple[Kind, str], Decimal],
) -> Iterator[Planned]:
    """Write the items out; the first of each kind carries its amounts and names."""
    named: set[int] = set()
    for kind, number in zip(kinds, numbers, strict=True):
        fresh = [needs[i] for i in sorted(kind.serves - named)]
        if number:
            named |= kind.serves
            yield Planned(
                kind,
                kind.serves,
                {name: amount for (of, name), amount in amounts.items() if of is kind},
                _names(need for need in fresh if need.clause.measure.parts),
                _names(need for need in fresh if not need.clause.measure.parts),
            )
        for _ in range(number - 1):
            yield Planned(kind, kind.serves, {})


def _names(needs: Iterable[Need]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for need in needs for name in need.names))


#: names that stand for none: an item that covers nothing of a range
_NOTHING = ("",)


def _pruned(plan: list[Planned], needs: Sequence[Need]) -> list[Planned]:
    """Return the plan with each item wanted for no more than it has to be.

    Held against the needs and not against one example of each item, so that what
    is left holds for every method and source that is named.
    """

    def tried(position: int, **less: Any) -> bool:
        """Ask less of one item if the plan is still enough."""
        trial = [*plan]
        trial[position] = plan[position]._replace(**less)
        if all(_met(i, need, trial) for i, need in enumerate(needs)):
            plan[position] = trial[position]
            return True
        return False

    said = _Said(needs)
    for position in reversed(range(len(plan))):  # the first of a kind carries its amounts
        # names that the other items cover anyway are not asked for
        if tried(position, parts=_NOTHING):
            plan[position] = plan[position]._replace(parts=())
        if tried(position, range=_NOTHING):
            plan[position] = plan[position]._replace(range=())
        while any(tried(position, serves=fewer) for fewer in said.less(plan[position])):
            pass  # what asked for less beside it may go now
        for names in ("parts", "range"):
            for name in getattr(plan[position], names):
                left = tuple(n for n in getattr(plan[position], names) if n != name)
                if left:  # naming none would cover them all
                    tried(position, **{names: left})
    return plan


class _Said:
    """What has to be said of items, for what they are wanted for."""

    def __init__(self, needs: Sequence[Need]) -> None:
        self._needs = needs
        self._items: dict[tuple[int, frozenset[int]], NewItem] = {}

    def less(self, planned: Planned) -> Iterator[frozenset[int]]:
        """Yield what an item would be wanted for if something were not asked of it.

        It goes on being wanted for all that what is still said of it serves.
        """
        demands = {i: _demands_on_items(self._needs[i]) for i in sorted(planned.serves)}
        for demand in dict.fromkeys(demand for some in demands.values() for demand in some):
            fewer = frozenset(i for i, some in demands.items() if demand not in some)
            if self._of(planned.kind, fewer) != self._of(planned.kind, planned.serves):
                yield fewer

    def _of(self, kind: Kind, serves: frozenset[int]) -> NewItem:
        key = (id(kind), serves)
        if key not in self._items:
            bare = Planned(kind, serves, {})
            self._items[key] = _new_item(bare, self._needs, several=False, differ=False)
        return self._items[key]


def _demands_on_items(need: Need) -> tuple[object, ...]:
    """What a need asks of an item that is to serve it, each by itself."""
    where, kind = need.clause.where, need.clause.measure.kind
    return (
        ("looked at", where._replace(witnessed=False, within=None), need.of_methods, need.room),
        *([("witnessed",)] if where.witnessed or kind == "witnesses" else []),
        *([("within", where.within)] if where.within is not None else []),
        *([("apart", DIFFERENT[kind])] if kind in DIFFERENT else []),
        *([("apart", need.clause.once_per)] if need.clause.once_per is not None else []),
    )


def _met(position: int, need: Need, plan: Sequence[Planned]) -> bool:
    """Return whether the items of a plan serve a need, whatever method of theirs is taken."""
    serving = [p for p in plan if position in p.serves]
    measure = need.clause.measure
    if need.of_methods:
        return len({p.kind.method for p in serving}) >= need.items
    if measure.kind == "quantity":
        given = [(p.kind, p.quantities.get(measure.name, _ZERO)) for p in serving]
        return counting(position, need, given)[0] >= need.amount
    if measure.kind != "range":
        return counting(position, need, [(p.kind, _ONE) for p in serving])[0] >= need.items
    names = [p.parts if measure.parts else p.range for p in serving]
    if () in names:  # naming none covers all
        return True
    return len({name for some in names for name in some}.intersection(need.left)) >= len(need.names)


def new_items(plan: Sequence[Planned], needs: Sequence[Need]) -> list[NewItem]:
    """Return the items of a plan, each with what has to be said of it and no more."""
    counting_methods = [p for p in plan if any(needs[i].of_methods for i in p.serves)]
    # where each has a method of its own, any methods do that are not the same
    several = len(counting_methods) > 1
    differ = len({p.kind.method for p in counting_methods}) == len(counting_methods)
    return [_new_item(p, needs, several=several, differ=differ) for p in plan]


def _new_item(planned: Planned, needs: Sequence[Need], *, several: bool, differ: bool) -> NewItem:
    clauses = [needs[i].clause for i in sorted(planned.serves)]
    filters = [clause.where for clause in clauses]
    methods, sources = stated(planned.kind, planned.serves, needs, any_method=differ)
    different = [DIFFERENT[c.measure.kind] for c in clauses if c.measure.kind in DIFFERENT]
    once_per = [c.once_per for c in clauses if c.once_per is not None]
    item = NewItem(
        methods=methods,
        sources=sources,
        witnessed=any(where.witnessed for where in filters) or "witness" in different,
        dated=any(where.within is not None for where in filters),
        within=min((w.within for w in filters if w.within is not None), default=None),
        apart=tuple(
            field
            for field in dict.fromkeys((*once_per, *different))
            if field != "method" or (several and differ)
        ),
        quantities=planned.quantities,
        parts=planned.parts,
        range=planned.range,
    )
    return demanded(item, planned.kind.rules)
