"""A plan of new items written out, with no more said of each than is needed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from rubric.evaluation.additions.addition import NewItem
from rubric.evaluation.additions.kinds import Kind, Need, demanded, stated
from rubric.rules import DIFFERENT

_ZERO, _ONE = Decimal(0), Decimal(1)


class Planned(NamedTuple):
    """A new item of a plan: its kind, and what it is wanted for and gives."""

    kind: Kind
    #: positions of the needs that it is wanted for
    serves: frozenset[int]
    #: measure → amount
    quantities: Mapping[str, Decimal]
    parts: tuple[str, ...] = ()
    range: tuple[str, ...] = ()


def written_out(
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


def pruned(plan: Sequence[Planned], needs: Sequence[Need]) -> list[Planned]:
    """Return the plan with each item wanted for no more than it has to be.

    Held against the needs and not against one example of each item, so that what
    is left holds for every method and source that is named.
    """
    left, said = _Plan(plan, needs), _Said(needs)
    for at in reversed(range(len(plan))):  # the first of a kind carries its amounts
        for field in ("parts", "range"):
            # names that the other items cover anyway are not asked for
            if left.tried(at, **{field: _NOTHING}):
                left.change(at, **{field: ()})
        left.change(at, serves=said.served(left.items[at], left.missing_without(at)))
        for field in ("parts", "range"):
            for name in getattr(left.items[at], field):
                others = tuple(n for n in getattr(left.items[at], field) if n != name)
                if others:  # naming none would cover them all
                    left.tried(at, **{field: others})
    return left.items


class _Plan:
    """Planned items, and what they give every need."""

    def __init__(self, plan: Sequence[Planned], needs: Sequence[Need]) -> None:
        self.items = list(plan)
        self._tallies = [_Tally(i, need) for i, need in enumerate(needs)]
        for planned in plan:
            self._count(planned, 1)

    def change(self, position: int, **fields: Any) -> None:
        """Change fields of one item."""
        self._count(self.items[position], -1)
        self.items[position] = self.items[position]._replace(**fields)
        self._count(self.items[position], 1)

    def tried(self, position: int, **less: Any) -> bool:
        """Ask less of one item if the plan is still enough."""
        before = self.items[position]
        self.change(position, **less)
        enough = all(self._tallies[i].enough() for i in before.serves)
        if not enough:
            self.change(position, **before._asdict())
        return enough

    def missing_without(self, position: int) -> frozenset[int]:
        """Return the needs that would not be served without one item."""
        planned = self.items[position]
        self._count(planned, -1)
        missing = frozenset(i for i in planned.serves if not self._tallies[i].enough())
        self._count(planned, 1)
        return missing

    def _count(self, planned: Planned, times: int) -> None:
        for i in planned.serves:
            self._tallies[i].add(planned, times)


class _Said:
    """What has to be said of items, for what they are wanted for."""

    def __init__(self, needs: Sequence[Need]) -> None:
        self._needs = needs
        self._items: dict[tuple[Kind, frozenset[int]], NewItem] = {}

    def served(self, planned: Planned, wanted: frozenset[int]) -> frozenset[int]:
        """Return all that an item serves by what is said of it where it is wanted for so much."""
        said = self._of(planned.kind, wanted)
        return frozenset(i for i in planned.serves if self._of(planned.kind, wanted | {i}) == said)

    def _of(self, kind: Kind, serves: frozenset[int]) -> NewItem:
        key = (kind, serves)
        if key not in self._items:
            # where methods are counted it may have to be by another: that is more to say
            bare = Planned(kind, serves, {})
            self._items[key] = _new_item(bare, self._needs, several=True, differ=True)
        return self._items[key]


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
