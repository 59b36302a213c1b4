"""The least addition that satisfies a rule (DESIGN 6.5, law 6).

Least is fewest new items, then least quantities, then the rule's own order. A
rule is a tree of `NOf` over clauses, so some choice of unsatisfied clauses
closes it. For each choice a new item has a kind: the method and source decide
which of those clauses look at it. The fewest items are found by trying numbers
of each kind, the least quantities by spreading them and holding the total
against a proved lower bound. Within `MOST_CHOICES`, `MOST_TRIES` and that bound
the answer is exact; otherwise it says that it is not proved.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import combinations, islice, product

from rubric.evaluate.evidence import Counted
from rubric.evaluate.results import NewItem
from rubric.evaluate.satisfied import covered, have, looked_at, satisfied
from rubric.rules import AtLeast, EvidenceRule, Node
from rubric.rules.words import METHODS, SOURCES

#: choices of clauses, over all `NOf` of a rule, that are compared
MOST_CHOICES = 512
#: numbers of items of each kind that are tried for one choice
MOST_TRIES = 20_000


@dataclass(frozen=True, slots=True)
class Addition:
    """New items that satisfy a rule, and whether nothing smaller would."""

    items: tuple[NewItem, ...]
    exact: bool


@dataclass(frozen=True, slots=True)
class _Need:
    """What one clause still needs: this many items, an amount over them, or names."""

    clause: AtLeast
    items: int = 1
    amount: Decimal = Decimal(0)
    names: tuple[str, ...] = ()

    @property
    def impossible(self) -> bool:
        """Whether a range clause asks for more names than there are."""
        measure = self.clause.measure
        return measure.kind == "range" and self.clause.n > len(measure.members)


@dataclass(frozen=True, slots=True)
class _Kind:
    """One kind of item: the needs it can serve, with the methods and sources that do."""

    serves: frozenset[int]
    methods: tuple[str, ...] | None
    sources: tuple[str, ...] | None


def least_addition(
    node: Node, evidence: Sequence[Counted], rules: Sequence[EvidenceRule]
) -> Addition | None:
    """Return the least addition that satisfies a rule, or None where none can.

    Args:
        node: the rule.
        evidence: what counts for it now.
        rules: evidence rules, one set of which a new item has to satisfy.
    """
    if satisfied(node, evidence):
        return Addition((), exact=True)
    choices = list(islice(_choices(node, evidence), MOST_CHOICES + 1))
    exact = len(choices) <= MOST_CHOICES
    best: list[NewItem] | None = None
    for choice in choices[:MOST_CHOICES]:
        plan = _least_plan([_need(clause, evidence) for clause in choice], rules)
        if plan is None:
            continue
        items, proved = plan
        exact = exact and proved
        if best is None or _size(items) < _size(best):
            best = items
    if best is None:
        return None
    return Addition(tuple(_pruned(best, node, evidence)), exact)


def as_evidence(items: Sequence[NewItem], day: date) -> list[Counted]:
    """Return new items as evidence of that day, each with a witness and occasion of its own."""
    return [
        Counted(
            item=f"~{position}",
            day=day,
            judging_day=day,
            method=item.methods[0] if item.methods else None,
            source=item.sources[0] if item.sources else None,
            witness=f"~{position}" if item.witnessed else None,
            quantities=item.quantities,
            parts=item.parts or None,
            range=item.range or None,
        )
        for position, item in enumerate(items, start=1)
    ]


def _size(items: Sequence[NewItem]) -> tuple[int, Decimal]:
    return len(items), _total(items)


def _total(items: Sequence[NewItem]) -> Decimal:
    return sum((amount for item in items for amount in item.quantities.values()), Decimal(0))


def _choices(node: Node, evidence: Sequence[Counted]) -> Iterator[tuple[AtLeast, ...]]:
    """Yield the sets of unsatisfied clauses that would satisfy a rule, in its own order."""
    if satisfied(node, evidence):
        yield ()
    elif isinstance(node, AtLeast):
        yield (node,)
    else:
        open_children = [child for child in node.children if not satisfied(child, evidence)]
        missing = node.n - (len(node.children) - len(open_children))
        for children in combinations(open_children, missing):
            for parts in product(*(_few_choices(child, evidence) for child in children)):
                yield tuple(dict.fromkeys(clause for part in parts for clause in part))


def _few_choices(node: Node, evidence: Sequence[Counted]) -> list[tuple[AtLeast, ...]]:
    """The first choices of a node, one more than are compared, so that a cut is noticed."""
    return list(islice(_choices(node, evidence), MOST_CHOICES + 1))


def _need(clause: AtLeast, evidence: Sequence[Counted]) -> _Need:
    missing = clause.n - have(clause, evidence)
    if clause.measure.kind == "items":
        return _Need(clause, items=int(missing))
    if clause.measure.kind == "quantity":
        return _Need(clause, amount=missing)
    got = covered(clause, looked_at(clause.where, evidence))
    left = [name for name in clause.measure.members if name not in got]
    return _Need(clause, names=tuple(left[: int(missing)]))


def _least_plan(
    needs: Sequence[_Need], rules: Sequence[EvidenceRule]
) -> tuple[list[NewItem], bool] | None:
    """Return the least items that serve every need, and whether that is proved."""
    kinds = _kinds(needs, rules)
    served = frozenset[int]().union(*(kind.serves for kind in kinds))
    if len(served) < len(needs) or any(need.impossible for need in needs):
        return None
    counts, proved = _fewest(needs, kinds)
    best: list[NewItem] | None = None
    for numbers in counts:
        present = [kind for kind, number in zip(kinds, numbers, strict=True) if number]
        amounts, least = _spread(needs, present)
        proved = proved and least
        items = list(_written_out(needs, kinds, numbers, amounts, rules))
        if best is None or _total(items) < _total(best):
            best = items
    return None if best is None else (best, proved)


def _fewest(needs: Sequence[_Need], kinds: Sequence[_Kind]) -> tuple[list[tuple[int, ...]], bool]:
    """Return every way to serve the needs with the fewest items, as numbers of each kind."""
    tries = 0
    for total in range(max(need.items for need in needs), sum(n.items for n in needs) + 1):
        ways: list[tuple[int, ...]] = []
        for numbers in _numbers(total, len(kinds)):
            tries += 1
            if tries > MOST_TRIES:
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


def _one_kind_each(needs: Sequence[_Need], kinds: Sequence[_Kind]) -> tuple[int, ...]:
    numbers = [0] * len(kinds)
    for i, need in enumerate(needs):
        kind = next(k for k, kind in enumerate(kinds) if i in kind.serves)
        numbers[kind] = max(numbers[kind], need.items)
    return tuple(numbers)


def _spread(
    needs: Sequence[_Need], present: Sequence[_Kind]
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
    needs: Sequence[_Need], asked: Sequence[int], serving: Mapping[int, Sequence[_Kind]]
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
    needs: Sequence[_Need],
    kinds: Sequence[_Kind],
    numbers: Sequence[int],
    amounts: Mapping[tuple[frozenset[int], str], Decimal],
    rules: Sequence[EvidenceRule],
) -> Iterator[NewItem]:
    """Write the items out; the first of each kind carries its amounts and names."""
    named: set[int] = set()
    for kind, number in zip(kinds, numbers, strict=True):
        mine = [needs[i] for i in sorted(kind.serves)]
        fresh = [needs[i] for i in sorted(kind.serves) if i not in named]
        if number:
            named |= kind.serves
        for position in range(number):
            first = position == 0
            names = [n for n in fresh if n.names] if first else []
            yield NewItem(
                methods=kind.methods,
                sources=kind.sources,
                witnessed=any(n.clause.where.witnessed for n in mine),
                dated=any(n.clause.where.within is not None for n in mine)
                or any(r.dated == "required" or r.current is not None for r in rules),
                located=any(r.locator == "required" for r in rules),
                authenticity=max((_asked_to_count(r) for r in rules), key=_AUTHENTICITY.index),
                quantities={
                    measure: amount
                    for (serves, measure), amount in amounts.items()
                    if first and serves == kind.serves
                },
                parts=_names(n for n in names if n.clause.measure.parts),
                range=_names(n for n in names if not n.clause.measure.parts),
            )


_ZERO = Decimal(0)
_AUTHENTICITY = ("none", "declared", "declared_and_confirmed")


def _asked_to_count(rule: EvidenceRule) -> str:
    return rule.authenticity if rule.authenticity_needed == "to_count" else "none"


def _names(needs: Iterable[_Need]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for need in needs for name in need.names))


def _without_part(item: NewItem, name: str) -> NewItem:
    left = tuple(part for part in item.parts if part != name)
    return replace(item, parts=left or item.parts)  # naming none would cover all


def _without_range(item: NewItem, name: str) -> NewItem:
    left = tuple(entry for entry in item.range if entry != name)
    return replace(item, range=left or item.range)


def _pruned(items: Sequence[NewItem], node: Node, evidence: Sequence[Counted]) -> Sequence[NewItem]:
    """Leave out names and witnesses that the rule does not need after all."""
    day = max((e.judging_day for e in evidence), default=date.max)
    kept = list(items)

    def enough(changed: Sequence[NewItem]) -> bool:
        return satisfied(node, [*evidence, *as_evidence(changed, day)])

    for position, item in enumerate(items):
        trials: list[Callable[[NewItem], NewItem]] = [
            lambda i: replace(i, witnessed=False),
            *(partial(_without_part, name=name) for name in item.parts),
            *(partial(_without_range, name=name) for name in item.range),
        ]
        for smaller in trials:
            trial = smaller(kept[position])
            if enough([*kept[:position], trial, *kept[position + 1 :]]):
                kept[position] = trial
    return kept


def _kinds(needs: Sequence[_Need], rules: Sequence[EvidenceRule]) -> list[_Kind]:
    """The kinds of item that serve most: no kind serves only part of what another does."""
    found: dict[frozenset[int], tuple[list[str], list[str]]] = {}
    for method, source in product(METHODS, SOURCES):
        if not any(_accepts(rule, method, source) for rule in rules):
            continue
        serves = frozenset(
            i
            for i, need in enumerate(needs)
            if need.clause.where.takes_method(method) and need.clause.where.takes_source(source)
        )
        methods, sources = found.setdefault(serves, ([], []))
        methods.append(method)
        sources.append(source)
    widest = [s for s in found if s and not any(s < other for other in found)]
    return [
        _Kind(serves, *_stated(found[serves], serves, needs, rules))
        for serves in sorted(widest, key=sorted)
    ]


def _stated(
    pairs: tuple[list[str], list[str]],
    serves: frozenset[int],
    needs: Sequence[_Need],
    rules: Sequence[EvidenceRule],
) -> tuple[tuple[str, ...] | None, tuple[str, ...] | None]:
    """The methods and sources that must be stated; None where none need be."""
    asked_method = any(rule.accept_methods is not None for rule in rules) or any(
        needs[i].clause.where.methods is not None or needs[i].clause.where.not_methods
        for i in serves
    )
    asked_source = any(rule.accept_sources is not None for rule in rules) or any(
        needs[i].clause.where.sources is not None or needs[i].clause.where.not_sources
        for i in serves
    )
    served = set(zip(*pairs, strict=True))
    methods = tuple(dict.fromkeys(m for m, s in zip(*pairs, strict=True) if s == pairs[1][0]))
    sources = tuple(s for s in SOURCES if all((m, s) in served for m in methods))
    return (methods if asked_method else None), (sources if asked_source else None)


def _accepts(rule: EvidenceRule, method: str, source: str) -> bool:
    return (rule.accept_methods is None or method in rule.accept_methods) and (
        rule.accept_sources is None or source in rule.accept_sources
    )
