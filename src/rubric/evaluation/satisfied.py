"""Third pass: whether the counted evidence satisfies a rule; one function per node."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from rubric.evaluation.counted import JudgedLink
from rubric.evaluation.months import recent
from rubric.rules import AtLeast, Filter, Node, NOf

_NOTHING, _ONE = Decimal(0), Decimal(1)
_EVERYTHING = Filter()


class ClauseState(NamedTuple):
    """One clause, how much of it the evidence has, and how much it needs."""

    clause: AtLeast
    have: Decimal
    need: Decimal

    @property
    def satisfied(self) -> bool:
        """Whether the clause holds."""
        return self.have >= self.need


def satisfied(node: Node, evidence: Sequence[JudgedLink]) -> bool:
    """Return whether the evidence satisfies a rule."""
    if isinstance(node, AtLeast):
        return have(node, evidence) >= node.n
    return sum(satisfied(child, evidence) for child in node.children) >= node.n


def state_of(clause: AtLeast, evidence: Sequence[JudgedLink]) -> ClauseState:
    """Return how much of a clause the evidence has, and how much it needs."""
    return ClauseState(clause, have(clause, evidence), clause.n)


def have(clause: AtLeast, evidence: Sequence[JudgedLink]) -> Decimal:
    """Return how much of a clause's measure the evidence it looks at shows."""
    seen = looked_at(clause.where, evidence)
    if clause.measure.kind == "range":
        return Decimal(len(covered(clause, seen)))
    if clause.measure.kind == "items":
        amounts = {e.link.item.id: _ONE for e in seen}
        if clause.once_per is None:
            return Decimal(len(amounts))
    else:
        name = clause.measure.name
        amounts = {e.link.item.id: e.link.item.quantities.get(name, _NOTHING) for e in seen}
    if clause.once_per is None:
        return sum(amounts.values(), _NOTHING)
    return sum(_greatest_per_group(clause.once_per, seen, amounts), _NOTHING)


def looked_at(where: Filter, evidence: Iterable[JudgedLink]) -> list[JudgedLink]:
    """Return the evidence that a clause looks at."""
    if where == _EVERYTHING:
        return list(evidence)
    return [e for e in evidence if _taken(where, e)]


def covered(clause: AtLeast, evidence: Iterable[JudgedLink]) -> frozenset[str]:
    """Return the members of a range that the evidence covers; a link that names none covers all."""
    members = frozenset(clause.measure.members)
    found: set[str] = set()
    for e in evidence:
        named = e.link.parts if clause.measure.parts else e.link.range
        found |= members if named is None else members.intersection(named)
    return frozenset(found)


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


def _taken(where: Filter, e: JudgedLink) -> bool:
    return (
        where.takes_method(e.method)
        and where.takes_source(e.link.item.source)
        and (not where.witnessed or e.link.item.witness is not None)
        and (where.within is None or recent(e.link.item.day, e.judging_day, where.within))
    )


def _greatest_per_group(
    field: str, seen: Iterable[JudgedLink], amounts: dict[str, Decimal]
) -> Iterable[Decimal]:
    """The greatest amount of each occasion (site, witness); without one an item is its own."""
    greatest: dict[tuple[bool, str], Decimal] = {}
    for e in seen:
        group = getattr(e.link.item, field)
        key = (True, group) if group is not None else (False, e.link.item.id)
        greatest[key] = max(greatest.get(key, _NOTHING), amounts[e.link.item.id])
    return greatest.values()
