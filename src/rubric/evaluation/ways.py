"""The ways to close one gap: how many new items of each kind are enough for its rule.

A kind is a method with a source. Kinds that every clause and every criterion treat alike are
one, and a kind is left out where another serves all that it serves. A new item is taken to
have everything else that a rule may ask for, so the kind is all that matters here; how little
has to be said of it is worked out afterwards (`paring.py`).
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from rubric.evaluation.drafts import (
    EVERYTHING,
    PLENTY,
    Asked,
    Draft,
    Pair,
    capped_as,
    haves,
    holds,
    takes,
)
from rubric.rules import AtLeast, clauses
from rubric.rules.words import METHODS, SOURCES

#: numbers of items of each kind that are tried for one rule
MOST_TRIES = 2_000

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


def ways_to_close(asked: Asked, kinds: Sequence[Pair]) -> Ways:
    """Return every least way to satisfy a rule, in numbers of items of each kind.

    Of what one measure adds up, an item adds most where there is least. So every item of a
    least way moves some clause from any beginning of it, and only what moves one is tried on.
    """
    usable = [at for at, pair in enumerate(kinds) if asked.accepts(pair)]
    found: list[Counts] = []
    level: list[Counts] = [(0,) * len(kinds)]
    tries = 0
    while level:
        following: list[Counts] = []
        for counts in level:
            before = haves(asked, _drafts(asked, kinds, counts))
            last = max((at for at, n in enumerate(counts) if n), default=0)
            for at in usable:
                more = (*counts[:at], counts[at] + 1, *counts[at + 1 :])
                if at < last or any(_within(way, more) for way in found):
                    continue
                tries += 1
                if tries > MOST_TRIES:
                    return Ways(tuple(found) or (_some_way(asked, kinds, usable),), False)
                drafts = _drafts(asked, kinds, more)
                if holds(asked, drafts):
                    found.append(more)
                elif haves(asked, drafts) != before:
                    following.append(more)
        level = following
    return Ways(tuple(found), True)


def _within(way: Counts, counts: Counts) -> bool:
    return all(a <= b for a, b in zip(way, counts, strict=True))


def _some_way(asked: Asked, kinds: Sequence[Pair], usable: Sequence[int]) -> Counts:
    """A way that is enough, item by item whichever kind adds most."""
    counts = (0,) * len(kinds)
    while not holds(asked, _drafts(asked, kinds, counts)):
        tried = [(*counts[:at], counts[at] + 1, *counts[at + 1 :]) for at in usable]
        counts = max(tried, key=lambda more: sum(_shares(asked, kinds, more)))
    return counts


def _shares(asked: Asked, kinds: Sequence[Pair], counts: Counts) -> Iterator[float]:
    got = haves(asked, _drafts(asked, kinds, counts))
    for clause, amount in zip(clauses(asked.node), got, strict=True):
        yield float(amount / clause.n)


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
