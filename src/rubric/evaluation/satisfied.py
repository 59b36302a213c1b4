"""Third pass: whether the counted evidence satisfies a rule; one function per node and measure.

Each measure only grows with evidence (meaning 2.9): a set, a sum, a greatest
amount and a smaller of two amounts never shrink when a link is added.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from rubric.evaluation.counted import JudgedLink
from rubric.evaluation.months import recent
from rubric.rules import DIFFERENT, EVERYTHING, AtLeast, Cap, Filter, Node, NOf
from rubric.rules.sufficiency import ONE_ITEM
from rubric.rules.words import METHODS

_NOTHING, _ONE = Decimal(0), Decimal(1)
_WORDS = frozenset(METHODS)


class ClauseState(NamedTuple):
    """One clause, how much of it the evidence has, and how much it needs."""

    clause: AtLeast
    have: Decimal
    need: Decimal

    @property
    def satisfied(self) -> bool:
        """Whether the clause holds."""
        return self.have >= self.need


# -- nodes -------------------------------------------------------------------


def satisfied(node: Node, evidence: Sequence[JudgedLink]) -> bool:
    """Return whether the evidence satisfies a rule."""
    if node is ONE_ITEM:
        return bool(evidence)
    if isinstance(node, AtLeast):
        return state_of(node, evidence).satisfied
    return sum(satisfied(child, evidence) for child in node.children) >= node.n


def have(clause: AtLeast, evidence: Sequence[JudgedLink]) -> Decimal:
    """Return how much of a clause's measure the evidence it looks at shows."""
    return shown(clause, looked_at(clause.where, evidence))


def shown(clause: AtLeast, seen: Sequence[JudgedLink]) -> Decimal:
    """Return how much of a clause's measure the evidence shows, all of which it looks at."""
    return _SHOWN[clause.measure.kind](clause, seen)


def state_of(clause: AtLeast, evidence: Sequence[JudgedLink]) -> ClauseState:
    """Return how much of a clause the evidence has, and how much it needs."""
    return ClauseState(clause, have(clause, evidence), clause.n)


def unsatisfied_clauses(node: Node, evidence: Sequence[JudgedLink]) -> Iterator[ClauseState]:
    """Yield the clauses that keep a rule from being satisfied, in its own order."""
    if isinstance(node, NOf):
        if not satisfied(node, evidence):
            for child in node.children:
                yield from unsatisfied_clauses(child, evidence)
        return
    state = state_of(node, evidence)
    if not state.satisfied:
        yield state


def judged(node: Node, evidence: Sequence[JudgedLink]) -> tuple[bool, tuple[ClauseState, ...]]:
    """Return whether the evidence satisfies a rule, and the clauses that keep it from that."""
    if node is ONE_ITEM and evidence:  # the engine's own, and by far the most frequent
        return True, ()
    if isinstance(node, NOf):
        enough = satisfied(node, evidence)
        return enough, () if enough else tuple(unsatisfied_clauses(node, evidence))
    state = state_of(node, evidence)
    return (True, ()) if state.satisfied else (False, (state,))


# -- which evidence a clause looks at ----------------------------------------


def looked_at(where: Filter, evidence: Sequence[JudgedLink]) -> Sequence[JudgedLink]:
    """Return the evidence that a clause looks at."""
    if where is EVERYTHING or where == EVERYTHING:
        return evidence
    return [e for e in evidence if _taken(where, e)]


def _taken(where: Filter, e: JudgedLink) -> bool:
    return (
        where.takes_method(e.method)
        and where.takes_source(e.item.source)
        and (not where.witnessed or e.item.witness is not None)
        and (where.within is None or recent(e.item.day, e.judging_day, where.within))
    )


# -- measures ----------------------------------------------------------------


def _items(clause: AtLeast, seen: Sequence[JudgedLink]) -> Decimal:
    """How many items."""
    if clause.once_per is None and clause.at_most is None:
        return Decimal(len({e.item.id for e in seen}))
    return _added_up(clause, seen)


def _quantity(clause: AtLeast, seen: Sequence[JudgedLink]) -> Decimal:
    """How much of a quantity; an item that does not state it adds nothing."""
    return _added_up(clause, seen)


def _range(clause: AtLeast, seen: Sequence[JudgedLink]) -> Decimal:
    """How many range items, or lettered parts."""
    return Decimal(len(covered(clause, seen)))


def _different(clause: AtLeast, seen: Sequence[JudgedLink]) -> Decimal:
    """How many different methods, occasions, sites, witnesses or assessors."""
    return Decimal(len(different(clause, seen)))


_SHOWN: Mapping[str, Callable[[AtLeast, Sequence[JudgedLink]], Decimal]] = {
    "items": _items,
    "quantity": _quantity,
    "range": _range,
    **dict.fromkeys(DIFFERENT, _different),
}


def covered(clause: AtLeast, seen: Iterable[JudgedLink]) -> frozenset[str]:
    """Return the members of a range that the evidence covers; a link that names none covers all."""
    members = frozenset(clause.measure.members)
    found: set[str] = set()
    for e in seen:
        named = e.parts if clause.measure.parts else e.range
        found |= members if named is None else members.intersection(named)
    return frozenset(found)


def different(clause: AtLeast, seen: Iterable[JudgedLink]) -> frozenset[str]:
    """Return the different things of one kind; a blank, or a method that is no word, adds none."""
    field = DIFFERENT[clause.measure.kind]
    found = {said(e, field) for e in seen}
    found.discard(None)
    return frozenset(found & _WORDS if field == "method" else found)


def said(e: JudgedLink, field: str) -> Any:
    """Return what evidence says in a field; a method in the engine's word."""
    return e.method if field == "method" else getattr(e.item, field)


# -- adding up, each item once -----------------------------------------------


def _added_up(clause: AtLeast, seen: Sequence[JudgedLink]) -> Decimal:
    if clause.once_per is not None:
        return sum(_greatest_per_group(clause, clause.once_per, seen), _NOTHING)
    if clause.at_most is not None:
        return sum(_up_to_caps(clause, clause.at_most, seen), _NOTHING)
    return sum(_amounts(clause, seen).values(), _NOTHING)


def _amounts(clause: AtLeast, seen: Iterable[JudgedLink]) -> dict[str, Decimal]:
    """Each item with what it adds, which is the same by every link of it."""
    if clause.measure.kind == "items":
        return {e.item.id: _ONE for e in seen}
    name = clause.measure.name
    return {e.item.id: e.item.quantities.get(name, _NOTHING) for e in seen}


def _greatest_per_group(
    clause: AtLeast, field: str, seen: Sequence[JudgedLink]
) -> Iterable[Decimal]:
    """The greatest amount of each occasion (site, witness); without one an item is its own."""
    amounts = _amounts(clause, seen)
    greatest: dict[tuple[bool, str], Decimal] = {}
    for e in seen:
        name, group = e.item.id, said(e, field)
        key = (True, group) if group is not None else (False, name)
        amount = amounts[name]
        if amount > greatest.get(key, _NOTHING):
            greatest[key] = amount
    return greatest.values()


def _up_to_caps(clause: AtLeast, cap: Cap, seen: Sequence[JudgedLink]) -> Iterator[Decimal]:
    """What comes from each capped source or method, up to its cap, and all the rest."""
    most = dict(cap.most)
    for word, amount in by_word(clause, cap, seen).items():
        yield min(amount, most[word]) if word is not None else amount


def by_word(clause: AtLeast, cap: Cap, seen: Sequence[JudgedLink]) -> dict[str | None, Decimal]:
    """Return how much comes by each capped word; None stands for all the rest.

    An item that criteria with other codes know by another word as well is under no cap.
    """
    capped = {word for word, _ in cap.most}
    words: dict[str, str | None] = {}
    for e in seen:
        word, item = said(e, cap.field), e.item.id
        if word not in capped or words.setdefault(item, word) != word:
            words[item] = None
    given: dict[str | None, Decimal] = {}
    for item, amount in _amounts(clause, seen).items():
        given[words[item]] = given.get(words[item], _NOTHING) + amount
    return given
