"""An addition held against the whole rule: nothing is asked that the rule would not miss.

An addition is found for one choice of clauses. Where a rule has alternatives, its items
may serve another alternative as well, and then some of what was asked of them is needless.
So it may be where an item is from after registration, and recent enough for that alone.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations, product
from math import prod

from rubric.evaluation.additions.addition import NewItem
from rubric.evaluation.additions.imagined import Pair, capped_as, imagined, oldest, own_name, takes
from rubric.evaluation.additions.kinds import demanded
from rubric.evaluation.counted import JudgedLink
from rubric.evaluation.satisfied import different, have, looked_at
from rubric.rules import DIFFERENT, AtLeast, EvidenceRule, Node, clauses
from rubric.rules.words import METHODS, SOURCES

#: items beyond which an addition is left as it was found
MOST_SPARED = 4
#: ways to take a method and a source of each item that are tried; past that, likewise
MOST_PICKS = 1_000
#: a witness who need not be another: the same for all
SOMEBODY = "\n"
#: names that stand for none: an item that covers nothing of a range
_NOTHING = ("",)


def has_alternatives(node: Node) -> bool:
    """Return whether fewer than all children of some node of a rule are needed."""
    if isinstance(node, AtLeast):
        return False
    return node.n < len(node.children) or any(map(has_alternatives, node.children))


def from_after(registered: date | None, items: Iterable[NewItem]) -> bool:
    """Return whether items have to be from after a registration of which the day is stated."""
    return registered is not None and any(item.after_registration for item in items)


def spared(
    node: Node,
    evidence: Sequence[JudgedLink],
    items: tuple[NewItem, ...],
    rules: Sequence[EvidenceRule],
    day: date | None,
    registered: date | None,
) -> tuple[NewItem, ...]:
    """Return the items without what the rule, with the evidence there is, would not miss.

    Args:
        node: the rule.
        evidence: what counts for it now.
        items: new items that satisfy it.
        rules: evidence rules, one set of which each item has to satisfy.
        day: the judging day, where it is known.
        registered: before which no item is that has to be from after registration.
    """
    if len(items) > MOST_SPARED:
        return items
    rule = _Rule(node, evidence, day or date.max, registered or date.min)
    # another item may cover them as well, where it is recent for being from after registration
    of_names = (_without_parts, _without_range) if from_after(registered, items) else ()
    for position in range(len(items)):
        for less in (*of_names, _unwitnessed, _older, _less_apart):
            for smaller in less(items[position], rule, rules):
                before, after = items[:position], items[position + 1 :]
                if rule.holds((*before, smaller, *after)):
                    # whose names nobody would miss names none
                    told = replace(smaller, parts=_told(smaller.parts), range=_told(smaller.range))
                    items = (*before, told, *after)
                    break
    return items


def _told(names: tuple[str, ...]) -> tuple[str, ...]:
    return () if names == _NOTHING else names


def _without_parts(item: NewItem, *_: object) -> Iterator[NewItem]:
    if item.parts:
        yield replace(item, parts=_NOTHING)


def _without_range(item: NewItem, *_: object) -> Iterator[NewItem]:
    if item.range:
        yield replace(item, range=_NOTHING)


def _unwitnessed(item: NewItem, *_: object) -> Iterator[NewItem]:
    if item.witnessed:
        yield replace(item, witnessed=False)


def _older(item: NewItem, rule: "_Rule", rules: Sequence[EvidenceRule]) -> Iterator[NewItem]:
    """The item undated, else as old as some clause lets it be, as far as evidence rules allow."""
    if item.dated and len(rules) == 1:  # of several it may be any that it has to satisfy
        for months in (None, *(m for m in rule.periods if item.within and m > item.within)):
            undated = replace(item, dated=months is not None, within=months)
            older = demanded(undated, rules[0])
            if older != item:
                yield older


def _less_apart(item: NewItem, *_: object) -> Iterator[NewItem]:
    """The item with fewer fields of which it has to be the first, the fewest first."""
    of_methods = tuple(field for field in item.apart if field == "method")
    others = tuple(field for field in item.apart if field != "method")
    for number in range(len(others)):
        for some in combinations(others, number):
            yield replace(item, apart=(*some, *of_methods))


class _Rule:
    """A rule, and whether new items satisfy it whatever is taken of what they leave open."""

    def __init__(
        self, node: Node, evidence: Sequence[JudgedLink], day: date, registered: date
    ) -> None:
        self._node = node
        self._evidence = evidence
        self._day = day
        self._registered = registered
        self._clauses = tuple(clauses(node))
        #: id of a clause → the different things that it has already
        self._there = {
            id(clause): different(clause, looked_at(clause.where, evidence))
            for clause in self._clauses
            if clause.measure.kind in DIFFERENT
        }
        periods = {clause.where.within for clause in self._clauses} - {None}
        #: methods and sources, and whether the method tells items apart → those that add least
        self._least: dict[object, list[Pair]] = {}
        #: calendar months that clauses ask about, the longest first
        self.periods = sorted((months for months in periods if months is not None), reverse=True)

    def holds(self, items: Sequence[NewItem]) -> bool:
        """Return whether it is known to be satisfied, by every method and source they may have."""
        pairs = [self._adding_least(item) for item in items]
        return prod(map(len, pairs)) <= MOST_PICKS and all(
            self._holds(self._node, items, self._seen(items, picked))
            for picked in product(*pairs)
            if _methods_differ(items, picked)
        )

    def _adding_least(self, item: NewItem) -> list[Pair]:
        """Methods and sources of an item; without those that only add to what another does."""
        like = (item.methods, item.sources, "method" in item.apart)
        if like not in self._least:
            self._least[like] = self._of_least(item)
        return self._least[like]

    def _of_least(self, item: NewItem) -> list[Pair]:
        found: dict[frozenset[tuple[object, ...]], Pair] = {}
        # a word that no clause names adds no less than none at all
        methods: Sequence[str | None] = item.methods or (None, *filter(self._named, METHODS))
        sources: Sequence[str | None] = item.sources or (None, *filter(self._named, SOURCES))
        for pair in product(methods, sources):
            found.setdefault(frozenset(self._adds(item, pair)), pair)
        return [pair for adds, pair in found.items() if not any(less < adds for less in found)]

    def _named(self, word: str) -> bool:
        return any(word in words for clause in self._clauses for words in _words(clause))

    def _adds(self, item: NewItem, pair: Pair) -> Iterator[tuple[object, ...]]:
        """What it adds to the clauses; what falls under no cap adds all that others do."""
        if "method" in item.apart:  # then the method decides what the others may be by
            yield "by", pair[0]
        for at, clause in enumerate(self._clauses):
            if not takes(clause, pair):
                continue
            if clause.measure.kind == "methods":
                if pair[0] is not None and pair[0] not in self._there[id(clause)]:
                    yield at, pair[0]
            elif clause.at_most is not None:
                word = capped_as(clause, pair)
                words = [None, *(w for w, _ in clause.at_most.most)] if word is None else [word]
                yield from ((at, w) for w in words)
            else:
                yield (at,)

    def _seen(self, items: Sequence[NewItem], by: Sequence[Pair]) -> list[JudgedLink]:
        """The items as they would be recorded, as old as they may be."""
        return [self._as_seen(at, *of) for at, of in enumerate(zip(items, by, strict=True))]

    def _as_seen(self, at: int, item: NewItem, by: Pair) -> JudgedLink:
        first = self._registered if item.after_registration else date.min
        witness = own_name(at) if "witness" in item.apart else SOMEBODY
        return imagined(
            at,
            by,
            judging_day=self._day,
            day=max(oldest(self._day, item.within), first) if item.dated else None,
            apart=item.apart,
            witness=witness if item.witnessed else None,
            quantities=item.quantities,
            parts=item.parts or None,
            range_items=item.range or None,
        )

    def _holds(self, node: Node, items: Sequence[NewItem], new: Sequence[JudgedLink]) -> bool:
        if isinstance(node, AtLeast):
            sure = [
                link for item, link in zip(items, new, strict=True) if self._is_sure_of(node, item)
            ]
            return have(node, [*self._evidence, *sure]) >= node.n
        return sum(self._holds(child, items, new) for child in node.children) >= node.n

    def _is_sure_of(self, clause: AtLeast, item: NewItem) -> bool:
        """Whether an item adds to a clause also if it is of an occasion or witness it has."""
        if clause.once_per is not None:
            return clause.once_per in item.apart
        if clause.measure.kind == "witnesses":
            return "witness" in item.apart or not self._there[id(clause)]
        return True


def _words(clause: AtLeast) -> tuple[Collection[str], ...]:
    """The methods and sources that a clause tells from others."""
    where, cap = clause.where, clause.at_most
    capped = () if cap is None else tuple(word for word, _ in cap.most)
    return where.methods or (), where.not_methods, where.sources or (), where.not_sources, capped


def _methods_differ(items: Sequence[NewItem], by: Sequence[Pair]) -> bool:
    """Whether the items that have to be by another method than each other are."""
    methods = [
        method for item, (method, _) in zip(items, by, strict=True) if "method" in item.apart
    ]
    return len(methods) == len(set(methods))
