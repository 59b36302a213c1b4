"""The ways to close one gap: how many new items of each kind are enough for its rule.

A kind is a method with a source. Kinds that every clause and every criterion treat alike are
one, and a kind is left out where another serves all that it serves. A new item is taken to
have everything else that a rule may ask for, so the kind is all that matters here; how little
has to be said of it is worked out afterwards (`paring.py`).
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from rubric.evaluation.additions.budget import Budget
from rubric.evaluation.additions.drafts import (
    EVERYTHING,
    PLENTY,
    Asked,
    Draft,
    enough,
    haves,
    holds,
    steps,
)
from rubric.evaluation.additions.imagined import Pair, capped_as, takes
from rubric.rules import AtLeast, clauses
from rubric.rules.words import METHODS, SOURCES

#: steps that a look at a new item takes more than one at evidence
_EACH = 4

#: what a kind is told by where methods are counted
_METHOD = "method/"

#: how many new items of each kind
Counts = tuple[int, ...]


class Ways(NamedTuple):
    """Numbers of items that satisfy a rule, of which none can go; and whether these are all."""

    counts: tuple[Counts, ...]
    complete: bool


def kinds_for(every: Sequence[Asked]) -> list[Pair]:
    """Return a method with a source for each kind of new item that is worth having."""
    found: dict[frozenset[tuple[int, str]], Pair] = {}
    for pair in product(METHODS, SOURCES):
        serves = frozenset(_serves(every, pair))
        if serves:
            found.setdefault(serves, pair)
    widest = {s: pair for s, pair in found.items() if not any(s < other for other in found)}
    return list(_few_of_each_method(widest, every))


def _few_of_each_method(
    kinds: Mapping[frozenset[tuple[int, str]], Pair], every: Sequence[Asked]
) -> Iterator[Pair]:
    """Of kinds that differ in their method alone, as many as could be asked for together."""
    counting = (c for asked in every for c in clauses(asked.node) if c.measure.kind == "methods")
    most = sum(int(clause.n) for clause in counting)
    alike: dict[frozenset[tuple[int, str]], int] = {}
    for serves, pair in kinds.items():
        apart = frozenset(told for told in serves if not told[1].startswith(_METHOD))
        alike[apart] = alike.get(apart, 0) + 1
        if apart == serves or alike[apart] <= most:
            yield pair


def _serves(every: Sequence[Asked], pair: Pair) -> Iterator[tuple[int, str]]:
    """What takes a kind: criteria, each by its name, and clauses, each by its position."""
    for at, asked in enumerate(every):
        accepting = [name for name, rules in asked.criteria.items() if rules.accepts(*pair)]
        for name in accepting:
            yield at, f"criterion {name}"
        for position, clause in enumerate(clauses(asked.node)):
            if accepting and takes(clause, pair):
                yield at, f"clause {position}"
                yield from ((at, told) for told in _as_what(position, clause, pair))


def _as_what(position: int, clause: AtLeast, pair: Pair) -> Iterator[str]:
    """What else tells kinds apart: the method where methods are counted, and caps."""
    if clause.measure.kind == "methods":
        yield f"{_METHOD}{position}/{pair[0]}"
    if clause.at_most is not None:
        word = capped_as(clause, pair)  # what falls under no cap does all that others do
        words = [w for w, _ in clause.at_most.most] if word is None else [word]
        yield from (f"as/{position}/{word}" for word in words)
        if word is None:
            yield f"free/{position}"


def ways_to_close(asked: Asked, kinds: Sequence[Pair], budget: Budget) -> Ways:
    """Return every least way to satisfy a rule, in numbers of items of each kind.

    Of what one measure adds up, an item adds most where there is least. So every item of a
    least way moves some clause from any beginning of it, and only what moves one is tried on.
    Where the budget is spent before there is one, it is the way of the rule's own addition;
    none where its items are of none of these kinds.
    """
    usable = [at for at, pair in enumerate(kinds) if asked.accepts(pair)]
    found: list[Counts] = []
    nothing = (0,) * len(kinds)
    level = [(nothing, haves(asked, ()))]
    while level:
        following: list[tuple[Counts, tuple[Decimal, ...]]] = []
        for counts, before in level:
            last = max((at for at, n in enumerate(counts) if n), default=0)
            for at in usable:
                if not budget.spend(1 + len(found)):
                    return _cut(asked, kinds, usable, found)
                more = (*counts[:at], counts[at] + 1, *counts[at + 1 :])
                if at < last or any(_within(way, more) for way in found):
                    continue
                if not budget.spend(_EACH * steps(asked, sum(more))):
                    return _cut(asked, kinds, usable, found)
                got = haves(asked, _drafts(asked, kinds, more))
                if enough(asked.node, iter(got)):
                    found.append(more)
                elif got != before:
                    following.append((more, got))
        level = following
    return Ways(tuple(found), True)


def _cut(
    asked: Asked, kinds: Sequence[Pair], usable: Sequence[int], found: Sequence[Counts]
) -> Ways:
    known = tuple(found) or tuple(_way_of_its_addition(asked, kinds, usable))
    return Ways(known, complete=False)


def _within(way: Counts, counts: Counts) -> bool:
    return all(a <= b for a, b in zip(way, counts, strict=True))


def _way_of_its_addition(
    asked: Asked, kinds: Sequence[Pair], usable: Sequence[int]
) -> Iterator[Counts]:
    """Yield the least addition of a rule by itself, in numbers of items of each kind."""
    numbers = [0] * len(kinds)
    for item in asked.closing:
        stated = [
            at
            for at in usable
            if (item.methods is None or kinds[at][0] in item.methods)
            and (item.sources is None or kinds[at][1] in item.sources)
        ]
        if not stated:
            return
        # where it has to be by another method than the others
        taken = [kinds[at][0] for at, number in enumerate(numbers) if number]
        others = [at for at in stated if kinds[at][0] not in taken]
        numbers[(others if others and "method" in item.apart else stated)[0]] += 1
    if holds(asked, _drafts(asked, kinds, tuple(numbers))):
        yield tuple(numbers)


def _drafts(asked: Asked, kinds: Sequence[Pair], counts: Counts) -> list[Draft]:
    """Items of these numbers, each mapped to a criterion that takes it, and with everything."""
    drafts = []
    for pair, number in zip(kinds, counts, strict=True):
        if number:
            quantities = dict.fromkeys(quantities_of(asked), PLENTY)
            drafts += [Draft((pair,), {asked.taking(pair): EVERYTHING}, quantities)] * number
    return drafts


def quantities_of(asked: Asked) -> list[str]:
    """Return the quantities that a rule asks for, in its own order."""
    kinds = (clause.measure for clause in clauses(asked.node))
    return list(dict.fromkeys(m.name for m in kinds if m.kind == "quantity"))
