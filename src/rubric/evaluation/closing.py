"""The least addition that satisfies a rule (meaning 8, law 6).

Least is fewest new items, then least quantities, then the rule's own order. A
rule is a tree of `NOf` over clauses, so some choice of unsatisfied clauses
closes it. For each choice a new item has a kind: the method and source decide
which of those clauses look at it. The fewest items are found by trying numbers
of each kind, the least quantities by spreading them and holding the total
against a proved lower bound. Within `MOST_CHOICES`, `MOST_STEPS` and that bound
the answer is exact; otherwise it says that it is not proved.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import ROUND_CEILING, Decimal
from functools import lru_cache
from itertools import combinations, islice, product
from typing import Any, NamedTuple

from rubric.evaluation.addition import Addition, NewItem
from rubric.evaluation.budget import Budget
from rubric.evaluation.counted import JudgedLink
from rubric.evaluation.kinds import Kind, Need, counting, demanded, kinds_of, need_of, stated
from rubric.evaluation.satisfied import satisfied, state_of
from rubric.evaluation.sparing import has_alternatives, spared
from rubric.rules import DIFFERENT, AtLeast, EvidenceRule, Node
from rubric.rules.words import METHODS, SOURCES

#: choices of clauses, over all `NOf` of a rule, that are compared
MOST_CHOICES = 512
#: steps of the search over all choices of a rule; what finds some answer comes on top
MOST_STEPS = 400_000
#: new items that are written out to compare ways that are alike in items and amounts
MOST_WRITTEN = 1_000
#: new items beyond which an answer is not kept for the next learner
MOST_KEPT = 20


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
    node: Node,
    evidence: Sequence[JudgedLink],
    rules: Sequence[EvidenceRule],
    day: date | None = None,
    registered: date | None = None,
) -> Addition | None:
    """Return the least addition that satisfies a rule, or None where none can.

    Args:
        node: the rule.
        evidence: what counts for it now.
        rules: evidence rules, one set of which a new item has to satisfy.
        day: the judging day, where it is known.
        registered: the day of registration, where it is stated.
    """
    distinct = tuple(dict.fromkeys(rules))
    choices = tuple(islice(_Open(evidence, distinct).choices(node), MOST_CHOICES + 1))
    if choices == ((),):
        return Addition((), exact=True)
    try:
        addition = _least_of(choices, distinct)
    except _TooLongToKeep as found:
        addition = found.addition
    if addition is None or not has_alternatives(node):
        return addition
    return addition._replace(items=spared(node, evidence, addition.items, day, registered))


class _TooLongToKeep(Exception):
    """An answer that is not kept: what is raised is not."""

    def __init__(self, addition: Addition) -> None:
        super().__init__()
        self.addition = addition


#: learners stand at the same few states of a rule again and again
@lru_cache(maxsize=10_000)
def _least_of(
    choices: tuple[tuple[Need, ...], ...], rules: tuple[EvidenceRule, ...]
) -> Addition | None:
    """Return the least addition over all choices of clauses, each with what it still needs."""
    addition = _least_of_all(choices, rules)
    if addition is not None and len(addition.items) > MOST_KEPT:
        raise _TooLongToKeep(addition)
    return addition


def _least_of_all(
    choices: Sequence[tuple[Need, ...]], rules: Sequence[EvidenceRule]
) -> Addition | None:
    exact = len(choices) <= MOST_CHOICES
    best: tuple[_Size, int, list[NewItem]] | None = None
    budget = Budget(MOST_STEPS)
    compared = enumerate(choices[:MOST_CHOICES])
    # what may need fewest items first; of equals the rule's own order still decides
    for at, needs in sorted(compared, key=lambda one: _at_least(one[1])):
        if best is not None and _at_least(needs)[0] > best[0][0]:
            break  # nor does any that follows
        some_answer = budget.spend(_of_some_answer(needs, rules))
        if best is not None and not some_answer:
            exact = False
            break
        share = budget.share(2)  # one hard choice leaves something for the others
        items, proved = _least_plan(needs, rules, share)
        budget.give_back(share)
        exact = exact and proved
        if best is None or (_size(items), at) < best[:2]:
            best = (_size(items), at, items)
    return None if best is None else Addition(tuple(best[2]), exact)


def _of_some_answer(needs: Sequence[Need], rules: Sequence[EvidenceRule]) -> int:
    """Steps to know the kinds of item and to write out as many as serve one need each."""
    kinds = len(rules) * len(METHODS) * len(SOURCES)
    return len(needs) * kinds + 3 * (1 + len(needs)) * sum(need.items for need in needs)


def _at_least(needs: Sequence[Need]) -> tuple[int, int]:
    """No fewer items serve these needs; and how many would if none served two."""
    return max(need.items for need in needs), sum(need.items for need in needs)


def satisfiable(node: Node, rules: Sequence[EvidenceRule]) -> bool:
    """Return whether any evidence could satisfy a rule under one of these evidence rules."""
    if isinstance(node, AtLeast):
        need = need_of(state_of(node, ()), ())
        return _possible([need], kinds_of([need], rules))
    return sum(satisfiable(child, rules) for child in node.children) >= node.n


#: items, quantities, what is asked besides, and how much has to stand apart
_Size = tuple[int, Decimal, int, int]


def _size(items: Sequence[NewItem]) -> _Size:
    """Fewest items, then least quantities, then the least that is asked of them besides.

    To stand apart asks for least: an item without an occasion is one of its own.
    """
    asked = sum(i.witnessed + i.dated + len((*i.parts, *i.range)) for i in items)
    return len(items), _total(items), asked, sum(len(i.apart) for i in items)


def _total(items: Sequence[NewItem]) -> Decimal:
    return sum((amount for item in items for amount in item.quantities.values()), _ZERO)


class _Open:
    """The choices of clauses that would satisfy a rule; each clause and node is judged once."""

    def __init__(self, evidence: Sequence[JudgedLink], rules: tuple[EvidenceRule, ...]) -> None:
        self._evidence = evidence
        self._rules = rules
        self._satisfied: dict[int, bool] = {}
        self._few: dict[int, list[tuple[Need, ...]]] = {}

    def choices(self, node: Node) -> Iterator[tuple[Need, ...]]:
        """Yield what unsatisfied clauses need that would satisfy a rule, in its own order.

        What no item could serve is in none of them.
        """
        if isinstance(node, AtLeast):
            state = state_of(node, self._evidence)
            need = need_of(state, self._evidence)
            if state.satisfied:
                yield ()
            elif _served_by_some(need, self._rules):
                yield (need,)
        elif self._holds(node):
            yield ()
        else:
            held = sum(self._holds(child) for child in node.children)
            # what holds asks for nothing
            lacking = [child for child in node.children if not self._holds(child)]
            possible = [child for child in lacking if self._choices(child)]
            for children in combinations(possible, node.n - held):
                for parts in product(*(self._choices(child) for child in children)):
                    yield tuple(dict.fromkeys(need for part in parts for need in part))

    def _holds(self, node: Node) -> bool:
        if id(node) not in self._satisfied:
            self._satisfied[id(node)] = satisfied(node, self._evidence)
        return self._satisfied[id(node)]

    def _choices(self, node: Node) -> list[tuple[Need, ...]]:
        """The first choices of a node, one more than are compared, so that a cut is noticed."""
        if id(node) not in self._few:
            self._few[id(node)] = list(islice(self.choices(node), MOST_CHOICES + 1))
        return self._few[id(node)]


def _least_plan(
    needs: Sequence[Need], rules: Sequence[EvidenceRule], budget: Budget
) -> tuple[list[NewItem], bool]:
    """Return the least items that serve every need, and whether that is proved."""
    kinds = kinds_of(needs, rules)
    counts, proved = _fewest(needs, kinds, budget.share(2))
    spreads: list[tuple[tuple[int, ...], dict[tuple[Kind, str], Decimal], bool]] = []
    for numbers in counts:
        if spreads and budget.spent:
            proved = False
            break
        spreads.append((numbers, *_spread(needs, kinds, numbers, budget)))
    least = min(sum(amounts.values(), _ZERO) for _, amounts, _ in spreads)
    best: list[NewItem] | None = None
    alike = [one for one in spreads if sum(one[1].values(), _ZERO) == least]
    for numbers, amounts, _ in alike[: _ways_compared(sum(counts[0]))]:
        if best is not None and budget.spent:
            proved = False
            break
        budget.spend(3 * sum(numbers) * (1 + len(needs)))
        plan = _pruned(list(_written_out(needs, kinds, numbers, amounts)), needs)
        items = new_items(plan, needs)
        if best is None or _size(items) < _size(best):
            best = items
    assert best is not None
    return best, proved and all(is_least for *_, is_least in spreads)


@lru_cache(maxsize=10_000)
def _served_by_some(need: Need, rules: tuple[EvidenceRule, ...]) -> bool:
    """Return whether items of some kind could serve a need; asked for every open criterion."""
    return _possible([need], kinds_of([need], rules))


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
    needs: Sequence[Need], kinds: Sequence[Kind], budget: Budget
) -> tuple[list[tuple[int, ...]], bool]:
    """Return every way to serve the needs with the fewest items, as numbers of each kind."""
    at_least = max(need.items for need in needs)
    no_amounts = not any(need.amount for need in needs)  # then any way is as good as another
    for total in range(at_least, _most_needed(needs) + 1):
        ways: list[tuple[int, ...]] = []
        for numbers in _numbers(total, len(kinds)):
            if all(
                budget.spend(len(kinds)) and _enough(i, need, kinds, numbers)
                for i, need in enumerate(needs)
            ):
                ways.append(numbers)
            if budget.spent:
                found = ways[0] if ways else _one_by_one(needs, kinds)
                return [found], no_amounts and (bool(ways) or sum(found) == at_least)
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
            if i in kind.serves and not _enough(i, need, kinds, numbers):
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


# -- quantities --------------------------------------------------------------


def _spread(
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
        for some in islice(combinations(demands, size), MOST_CHOICES):
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
    tallies = [_Tally(i, need) for i, need in enumerate(needs)]
    for planned in plan:
        for i in planned.serves:
            tallies[i].add(planned, 1)

    def put(position: int, planned: Planned) -> None:
        for i in plan[position].serves:
            tallies[i].add(plan[position], -1)
        plan[position] = planned
        for i in planned.serves:
            tallies[i].add(planned, 1)

    def tried(position: int, **less: Any) -> bool:
        """Ask less of one item if the plan is still enough."""
        before = plan[position]
        put(position, before._replace(**less))
        if all(tallies[i].enough() for i in before.serves):
            return True
        put(position, before)
        return False

    said = _Said(needs)
    for position in reversed(range(len(plan))):  # the first of a kind carries its amounts
        # names that the other items cover anyway are not asked for
        if tried(position, parts=_NOTHING):
            put(position, plan[position]._replace(parts=()))
        if tried(position, range=_NOTHING):
            put(position, plan[position]._replace(range=()))
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
        self._demands = [_demands_on_items(need) for need in needs]
        self._items: dict[tuple[int, frozenset[int]], NewItem] = {}

    def less(self, planned: Planned) -> Iterator[frozenset[int]]:
        """Yield what an item would be wanted for if something were not asked of it.

        It goes on being wanted for all that what is still said of it serves.
        """
        demands = {i: self._demands[i] for i in sorted(planned.serves)}
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


class _Tally:
    """What the items of a plan give a need, whatever method of theirs is taken."""

    def __init__(self, position: int, need: Need) -> None:
        self._position = position
        self._need = need
        self._room = dict(need.room)
        #: methods, names or capped words, with how many items or how much there is of each
        self._given: dict[object, Decimal] = {}

    def add(self, planned: Planned, times: int) -> None:
        """Count an item that serves the need; or no longer, times -1."""
        measure = self._need.clause.measure
        if self._need.of_methods:
            keys: Sequence[object] = (planned.kind.method,)
        elif measure.kind == "range":  # naming none covers all
            keys = (planned.parts if measure.parts else planned.range) or (None,)
        else:
            keys = (planned.kind.served(self._position),)
        of_quantity = measure.kind == "quantity"
        amount = planned.quantities.get(measure.name, _ZERO) if of_quantity else _ONE
        for key in keys:
            self._given[key] = self._given.get(key, _ZERO) + times * amount

    def enough(self) -> bool:
        """Return whether the need is served."""
        need, given = self._need, self._given
        if need.of_methods:
            return sum(number > 0 for number in given.values()) >= need.items
        if need.clause.measure.kind == "range":
            covered = sum(given.get(name, _ZERO) > 0 for name in need.left)
            return given.get(None, _ZERO) > 0 or covered >= len(need.names)
        got = (
            amount if word is None else min(amount, self._room[str(word)])
            for word, amount in given.items()
        )
        return sum(got, _ZERO) >= (need.amount or need.items)


def new_items(plan: Sequence[Planned], needs: Sequence[Need]) -> list[NewItem]:
    """Return the items of a plan, each with what has to be said of it and no more."""
    counting_methods = [p for p in plan if any(needs[i].of_methods for i in p.serves)]
    # where each has a method of its own, any methods do that are not the same
    several = len(counting_methods) > 1
    differ = len({p.kind.method for p in counting_methods}) == len(counting_methods)
    written: dict[tuple[object, ...], NewItem] = {}  # most of many items are alike
    items = []
    for p in plan:
        key = (id(p.kind), p.serves, tuple(p.quantities.items()), p.parts, p.range)
        if key not in written:
            written[key] = _new_item(p, needs, several=several, differ=differ)
        items.append(written[key])
    return items


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
