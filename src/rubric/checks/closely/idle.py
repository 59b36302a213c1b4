"""Clauses that change nothing: whatever evidence there is, a neighbour has settled it.

Among clauses that must all hold, one is idle if another asks for as much and more: 1 item
beside 2 items. Among those of which one is enough, one is idle if it is the harder way:
whenever it holds, another holds as well.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from rubric.diagnostics import Argument, Diagnostic, Path, codes
from rubric.rules import (
    DIFFERENT,
    EVERYTHING,
    AtLeast,
    Filter,
    Node,
    NOf,
    ResolvedSpecification,
    clauses,
)
from rubric.rules.words import METHODS, SOURCES

#: clauses and joins of a rule that are compared with one another; nobody writes longer ones by hand
_LONGEST = 100
#: a method or source that is no word of the engine
_STRANGE = "~"


class Idle(NamedTuple):
    """A clause that changes nothing, and the one that settles it."""

    clause: Node
    by: Node
    #: whether one of the two is enough, rather than both being needed
    either: bool


def check_idle(specification: ResolvedSpecification) -> Iterator[Diagnostic]:
    """Yield clauses that change nothing, once for each place, in any criterion that has it."""
    rules = [criterion.rule for criterion in specification.criteria.values()]
    rules += [outcome.rule for outcome in specification.outcomes if outcome.rule is not None]
    rules += [specification.rule] if specification.rule is not None else []
    told: set[Path] = set()
    for rule in rules:
        for idle in idle_in(rule.by_itself):
            if idle.clause.path not in told:
                told.add(idle.clause.path)
                arguments: dict[str, Argument] = {"clause": _named(idle.clause)}
                arguments |= {"by": _named(idle.by), "how": "either" if idle.either else "both"}
                yield Diagnostic(codes.IDLE_CLAUSE, idle.clause.path, arguments, (idle.by.path,))


def idle_in(rule: Node) -> tuple[Idle, ...]:
    """Return the clauses of a rule that change nothing; none of a rule too long to compare."""
    if _size(rule) > _LONGEST:
        return ()
    return tuple(_idle(rule, ()))


@lru_cache(maxsize=20_000)
def implies(one: Node, other: Node) -> bool:
    """Return whether all evidence that satisfies one rule satisfies the other, as is plain.

    What is not plain is taken as not implied. Joins in joins come to the same two clauses by
    very many ways, so each two are compared once.
    """
    if isinstance(other, NOf):
        return sum(implies(one, child) for child in other.children) >= other.n or (
            isinstance(one, NOf) and _some_imply(one, other)
        )
    if isinstance(one, NOf):
        return _some_imply(one, other)
    return _takes_no_more(one.where, other.where) and _asks_no_less(one, other)


def _some_imply(one: NOf, other: Node) -> bool:
    """Whether, however many children of it hold as it asks for, one of those implies the other."""
    return sum(implies(child, other) for child in one.children) > len(one.children) - one.n


def _asks_no_less(one: AtLeast, other: AtLeast) -> bool:
    if other.once_per is not None or other.at_most is not None:
        if (one.once_per, one.at_most) != (other.once_per, other.at_most):
            return False
    elif other.measure.kind == "items" and one.measure.kind != "items":
        # a different method, site, … takes an item of its own; a quantity or range item takes one
        return other.n <= (one.n if one.measure.kind in DIFFERENT else 1)
    return one.measure == other.measure and one.n >= other.n


def _takes_no_more(one: Filter, other: Filter) -> bool:
    """Whether a filter takes no evidence but such as the other takes too."""
    return (
        all(other.takes_method(m) for m in (None, *METHODS, _STRANGE) if one.takes_method(m))
        and all(other.takes_source(s) for s in (None, *SOURCES, _STRANGE) if one.takes_source(s))
        and one.witnessed >= other.witnessed
        and (other.within is None or (one.within is not None and one.within <= other.within))
    )


def _idle(node: Node, settled: tuple[Node, ...]) -> Iterator[Idle]:
    """Yield what is idle in a rule, where these others hold in any case."""
    if isinstance(node, AtLeast):
        return
    children: Sequence[Node] = node.children
    if node.n == len(children):
        children = _flat(node)
        for child in children:
            by = next((one for one in settled if implies(one, child)), None)
            if by is not None:
                yield Idle(child, by, either=False)
        children = [c for c in children if not any(implies(one, c) for one in settled)]
        idle = _settled(children, lambda child, other: implies(other, child))
        yield from (Idle(child, by, either=False) for child, by in idle)
        children = [c for c in children if not any(c is one for one, _ in idle)]
        for child in children:
            yield from _idle(child, (*settled, *(c for c in children if c is not child)))
        return
    if node.n == 1:
        idle = _settled(children, implies)
        yield from (Idle(child, by, either=True) for child, by in idle)
        children = [c for c in children if not any(c is one for one, _ in idle)]
    for child in children:
        yield from _idle(child, settled)


def _settled(children: Sequence[Node], by: Callable[[Node, Node], bool]) -> list[tuple[Node, Node]]:
    """Return the children that another settles, with that one; of two alike the later."""
    left = list(children)
    found = []
    for child in reversed(children):
        other = next((one for one in left if one is not child and by(child, one)), None)
        if other is not None:
            left = [one for one in left if one is not child]
            found.append((child, other))
    return found[::-1]


def _flat(node: NOf) -> list[Node]:
    """What must all hold, without joins inside that only join; lettered parts are no clause."""
    found: list[Node] = []
    for child in node.children:
        if isinstance(child, NOf) and child.n == len(child.children):
            found += _flat(child)
        elif not all(clause.measure.parts for clause in clauses(child)):
            found.append(child)
    return found


def _size(rule: Node) -> int:
    """How many clauses and joins it has."""
    return 1 if isinstance(rule, AtLeast) else 1 + sum(_size(child) for child in rule.children)


def _named(node: Node) -> str:
    """A clause as it is written: `items: 2`, `items: 2, where: …`, `any`."""
    if isinstance(node, AtLeast):
        where = "" if node.where == EVERYTHING else ", where: …"
        return f"{node.path[-1]}: {node.n.normalize():f}{where}"
    return next(name for name in reversed(node.path) if not name.startswith("~"))
