"""The least addition that satisfies a rule (meaning 8, law 6).

Least is fewest new items, then least quantities, then the rule's own order. A
rule is a tree of `NOf` over clauses, so some choice of unsatisfied clauses
closes it. For each choice a new item has a kind: the method and source decide
which of those clauses look at it. The fewest items are found by trying numbers
of each kind, the least quantities by spreading them and holding the total
against a proved lower bound. Within `MOST_CHOICES`, `MOST_TRIES` and that bound
the answer is exact; otherwise it says that it is not proved.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache, partial
from itertools import combinations, islice, product
from typing import Literal, NamedTuple

from rubric.evaluation.addition import Addition, NewItem
from rubric.evaluation.counted import JudgedLink
from rubric.evaluation.kinds import Kind, Need, demanded, kinds_of, need_of
from rubric.evaluation.satisfied import ClauseState, satisfied, state_of
from rubric.rules import AtLeast, EvidenceRule, Node

#: choices of clauses, over all `NOf` of a rule, that are compared
MOST_CHOICES = 512
#: numbers of items of each kind that are tried, over all choices of a rule
MOST_TRIES = 20_000


class Planned(NamedTuple):
    """A new item of a plan, and its kind: each method and source named serves the same needs."""

    item: NewItem
    kind: Kind


_ZERO = Decimal(0)


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
    best: list[Planned] | None = None
    tries = _Tries()
    for needs in choices[:MOST_CHOICES]:
        plan = _least_plan(needs, rules, tries)
        if plan is None:
            continue
        items, proved = plan
        exact = exact and proved
        if best is None or _size(items) < _size(best):
            best = items
    if best is None:
        return None
    return Addition(tuple(demanded(p.item, p.kind.rules) for p in best), exact)


def satisfiable(node: Node, rules: Sequence[EvidenceRule]) -> bool:
    """Return whether any evidence could satisfy a rule under one of these evidence rules."""
    if isinstance(node, AtLeast):
        need = need_of(state_of(node, ()), ())
        return not need.impossible and bool(kinds_of([need], rules))
    return sum(satisfiable(child, rules) for child in node.children) >= node.n


def _size(plan: Sequence[Planned]) -> tuple[int, Decimal, int, int]:
    """Fewest items, then least quantities, then the least that is asked of them besides.

    To stand apart asks for least: an item without an occasion is one of its own.
    """
    asked = sum(p.item.witnessed + p.item.dated + len((*p.item.parts, *p.item.range)) for p in plan)
    return len(plan), _total(plan), asked, sum(len(p.item.apart) for p in plan)


class _Tries:
    """How many numbers of items have been tried; one count for all choices of a rule."""

    def __init__(self) -> None:
        self.made = 0


def _total(plan: Sequence[Planned]) -> Decimal:
    return sum((amount for p in plan for amount in p.item.quantities.values()), _ZERO)


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
    needs: Sequence[Need], rules: Sequence[EvidenceRule], tries: "_Tries"
) -> tuple[list[Planned], bool] | None:
    """Return the least items that serve every need, and whether that is proved."""
    kinds = kinds_of(needs, rules)
    served = frozenset[int]().union(*(kind.serves for kind in kinds))
    if len(served) < len(needs) or any(need.impossible for need in needs):
        return None
    counts, proved = _fewest(needs, kinds, tries)
    best: list[Planned] | None = None
    for numbers in counts:
        present = [kind for kind, number in zip(kinds, numbers, strict=True) if number]
        amounts, least = _spread(needs, present)
        proved = proved and least
        plan = _pruned(list(_written_out(needs, kinds, numbers, amounts)), needs)
        if best is None or _size(plan) < _size(best):
            best = plan
    return None if best is None else (best, proved)


def _fewest(
    needs: Sequence[Need], kinds: Sequence[Kind], tries: "_Tries"
) -> tuple[list[tuple[int, ...]], bool]:
    """Return every way to serve the needs with the fewest items, as numbers of each kind."""
    for total in range(max(need.items for need in needs), sum(n.items for n in needs) + 1):
        ways: list[tuple[int, ...]] = []
        for numbers in _numbers(total, len(kinds)):
            tries.made += 1
            if tries.made > MOST_TRIES:
                return [ways[0] if ways else _one_kind_each(needs, kinds)], False
            if all(
                sum(x for x, kind in zip(numbers, kinds, strict=True) if i in kind.serves)
                >= need.items
                for i, need in enumerate(needs)
            ):
                ways.append(numbers)
        if ways:
            return ways, True
    raise AssertionError("rubric: every need is served by some kind")  # a bug of ours


def _numbers(total: int, kinds: int) -> Iterator[tuple[int, ...]]:
    """Yield every way to split a total over kinds, most of the first kind first."""
    if kinds == 1:
        yield (total,)
        return
    for first in range(total, -1, -1):
        for rest in _numbers(total - first, kinds - 1):
            yield (first, *rest)


def _one_kind_each(needs: Sequence[Need], kinds: Sequence[Kind]) -> tuple[int, ...]:
    numbers = [0] * len(kinds)
    for i, need in enumerate(needs):
        kind = next(k for k, kind in enumerate(kinds) if i in kind.serves)
        numbers[kind] = max(numbers[kind], need.items)
    return tuple(numbers)


def _spread(
    needs: Sequence[Need], present: Sequence[Kind]
) -> tuple[dict[tuple[frozenset[int], str], Decimal], bool]:
    """Return an amount for each kind and measure, and whether the total is proved least."""
    amounts: dict[tuple[frozenset[int], str], Decimal] = {}
    least = True
    measures = dict.fromkeys(need.clause.measure.name for need in needs if need.amount)
    for measure in measures:
        asked = [i for i, n in enumerate(needs) if n.amount and n.clause.measure.name == measure]
        serving = {i: [kind for kind in present if i in kind.serves] for i in asked}
        for i in sorted(asked, key=lambda i: (len(serving[i]), i)):
            got = sum((amounts.get((k.serves, measure), Decimal(0)) for k in serving[i]), _ZERO)
            if got < needs[i].amount:
                widest = max(serving[i], key=lambda k: len(k.serves.intersection(asked)))
                key = (widest.serves, measure)
                amounts[key] = amounts.get(key, _ZERO) + needs[i].amount - got
        total = sum((a for (_, name), a in amounts.items() if name == measure), _ZERO)
        least = least and total == _lower_bound(needs, asked, serving)
    return amounts, least


def _lower_bound(
    needs: Sequence[Need], asked: Sequence[int], serving: Mapping[int, Sequence[Kind]]
) -> Decimal:
    """The most that needs sharing no kind ask for together: no total can be less."""
    best = _ZERO
    for size in range(1, min(len(asked), len(serving)) + 1):
        for some in islice(combinations(asked, size), MOST_CHOICES):
            kinds = [kind.serves for i in some for kind in serving[i]]
            if len(kinds) == len(set(kinds)):
                best = max(best, sum((needs[i].amount for i in some), _ZERO))
    return best


def _written_out(
    needs: Sequence[Need],
    kinds: Sequence[Kind],
    numbers: Sequence[int],
    amounts: Mapping[tuple[frozenset[int], str], Decimal],
) -> Iterator[Planned]:
    """Write the items out; the first of each kind carries its amounts and names."""
    named: set[int] = set()
    for kind, number in zip(kinds, numbers, strict=True):
        clauses = [needs[i].clause for i in sorted(kind.serves)]
        filters = [clause.where for clause in clauses]
        fresh = [needs[i] for i in sorted(kind.serves - named)]
        bare = NewItem(
            methods=kind.methods,
            sources=kind.sources,
            witnessed=any(where.witnessed for where in filters),
            dated=any(where.within is not None for where in filters),
            within=min((w.within for w in filters if w.within is not None), default=None),
            apart=tuple(dict.fromkeys(c.once_per for c in clauses if c.once_per is not None)),
        )
        if number:
            named |= kind.serves
            first = replace(
                bare,
                quantities={
                    measure: amount
                    for (serves, measure), amount in amounts.items()
                    if serves == kind.serves
                },
                parts=_names(need for need in fresh if need.clause.measure.parts),
                range=_names(need for need in fresh if not need.clause.measure.parts),
            )
            yield Planned(first, kind)
        for _ in range(number - 1):
            yield Planned(bare, kind)


def _names(needs: Iterable[Need]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for need in needs for name in need.names))


def _pruned(plan: list[Planned], needs: Sequence[Need]) -> list[Planned]:
    """Return the plan without what its needs do not ask for after all.

    Held against the needs and not against one example of each item, so that what
    is left holds for every method and source that is named.
    """

    def changed(position: int, item: NewItem) -> list[Planned]:
        return [*plan[:position], Planned(item, plan[position].kind), *plan[position + 1 :]]

    def enough(trial: Sequence[Planned]) -> bool:
        return all(_met(i, need, trial) for i, need in enumerate(needs))

    for position, planned in enumerate(plan):
        # names that the other items cover anyway are not asked for
        item = plan[position].item
        if enough(changed(position, replace(item, parts=_NOTHING))):
            item = replace(item, parts=())
        if enough(changed(position, replace(item, range=_NOTHING))):
            item = replace(item, range=())
        plan = changed(position, item)
        for smaller in _smaller(planned.item):
            trial = changed(position, smaller(plan[position].item))
            if enough(trial):
                plan = trial
    return plan


#: names that stand for none: an item that covers nothing of a range
_NOTHING = ("",)


def _smaller(item: NewItem) -> Iterator[Callable[[NewItem], NewItem]]:
    """Ways to ask less of an item, each to be tried on what is left of it."""
    if item.witnessed:
        yield lambda i: replace(i, witnessed=False)
    if item.dated:
        yield lambda i: replace(i, dated=False, within=None)
    for field in ("apart", "parts", "range"):
        for name in getattr(item, field):
            yield partial(_without, field=field, name=name)


def _without(item: NewItem, field: Literal["apart", "parts", "range"], name: str) -> NewItem:
    left: tuple[str, ...] = tuple(entry for entry in getattr(item, field) if entry != name)
    if field == "apart":
        return replace(item, apart=left)
    # naming no part or range item would cover them all
    return (
        replace(item, parts=left or item.parts)
        if field == "parts"
        else replace(item, range=left or item.range)
    )


def _met(position: int, need: Need, plan: Sequence[Planned]) -> bool:
    """Return whether the items of a plan serve a need, whatever method of theirs is taken."""
    clause = need.clause
    serving = [
        p.item
        for p in plan
        if position in p.kind.serves
        and (p.item.witnessed or not clause.where.witnessed)
        and (p.item.dated or clause.where.within is None)
        and (clause.once_per is None or clause.once_per in p.item.apart)
    ]
    if clause.measure.kind == "items":
        return len(serving) >= need.items
    if clause.measure.kind == "quantity":
        name = clause.measure.name
        return sum((i.quantities.get(name, _ZERO) for i in serving), _ZERO) >= need.amount
    names = [i.parts if clause.measure.parts else i.range for i in serving]
    if () in names:  # naming none covers all
        return True
    return len({name for some in names for name in some}.intersection(need.left)) >= len(need.names)
