"""Rules with a clause taken for satisfied, or for never satisfied (meaning 18.3).

A node is found by its position: the turns of its children from the top, from 0.
"""

from collections.abc import Callable, Collection, Iterator
from decimal import Decimal
from typing import NamedTuple

from rubric.diagnostics import Path
from rubric.rules import AtLeast, Node, NOf

#: turns of children from the top
Position = tuple[int, ...]


class Found(NamedTuple):
    """A node of a rule, and where it is in it."""

    position: Position
    node: Node
    #: whether it is one of several of which not all are needed
    choice: bool


def nodes_of(node: Node, position: Position = (), *, choice: bool = False) -> Iterator[Found]:
    """Yield every node of a rule, each before its children."""
    yield Found(position, node, choice)
    if isinstance(node, NOf):
        some = node.n < len(node.children)
        for at, child in enumerate(node.children):
            yield from nodes_of(child, (*position, at), choice=some)


def node_at(node: Node, position: Position) -> Node:
    """Return the node at a position."""
    for turn in position:
        assert isinstance(node, NOf)
        node = node.children[turn]
    return node


def satisfied_at(node: Node, position: Position) -> Node | None:
    """Return a rule with the node at a position taken for satisfied; None where that is all."""
    if not position:
        return None
    assert isinstance(node, NOf)
    at, *rest = position
    child = satisfied_at(node.children[at], tuple(rest))
    if child is not None:
        children = (*node.children[:at], child, *node.children[at + 1 :])
        return node._replace(children=children)
    return _of(node.n - 1, (*node.children[:at], *node.children[at + 1 :]), node)


def without_paths(node: Node, paths: Collection[Path]) -> Node:
    """Return a rule in which what stands at some paths is always satisfied."""
    if node.path in paths:
        return NOf(0, (), node.path)
    if isinstance(node, AtLeast):
        return node
    return node._replace(children=tuple(without_paths(one, paths) for one in node.children))


def needed_beside(node: Node, position: Position) -> Node | None:
    """Return what has to be satisfied so that only the node at a position is missing.

    Where some of several are enough, it is that one which the node is in. None where nothing is.
    """
    if not position:
        return None
    assert isinstance(node, NOf)
    at, *rest = position
    inner = needed_beside(node.children[at], tuple(rest))
    others = _of(node.n - 1, (*node.children[:at], *node.children[at + 1 :]), node)
    both = tuple(one for one in (inner, others) if one is not None)
    return _of(len(both), both, node)


def unsatisfied_at(node: Node, position: Position) -> Node | None:
    """Return a rule with the node at a position never satisfied; None where nothing can be."""
    if not position:
        return None
    assert isinstance(node, NOf)
    at, *rest = position
    child = unsatisfied_at(node.children[at], tuple(rest))
    others = (*node.children[:at], *node.children[at + 1 :])
    if child is not None:
        children = (*node.children[:at], child, *node.children[at + 1 :])
        return node._replace(children=children)
    return _of(node.n, others, node) if node.n <= len(others) else None


def without_member(node: Node, member: str, *, parts: bool) -> Node | None:
    """Return a rule in which no clause asks for one part or range item; None where nothing is left.

    Args:
        node: the rule.
        member: the letter of the part, or the name of the range item.
        parts: which of the two it is.
    """
    if isinstance(node, AtLeast):
        measure = node.measure
        if measure.kind != "range" or measure.parts != parts or member not in measure.members:
            return node
        names = tuple(name for name in measure.members if name != member)
        if node.n <= 1:
            return None
        return node._replace(n=node.n - 1, measure=measure._replace(members=names))
    children = [without_member(child, member, parts=parts) for child in node.children]
    left = tuple(child for child in children if child is not None)
    return _of(node.n - (len(children) - len(left)), left, node)


def choosing(node: Node, serves: Callable[[Node], bool]) -> Node:
    """Return a rule without those of several choices that serve something else, where it can be."""
    if isinstance(node, AtLeast):
        return node
    children = tuple(choosing(child, serves) for child in node.children)
    if node.n < len(children):
        kept = tuple(child for child in children if not serves(child))
        others = tuple(child for child in children if serves(child))
        children = (*kept, *others)[: max(node.n, len(kept))]
    return node._replace(children=children)


def only_member(clause: AtLeast, member: str) -> AtLeast:
    """Return a clause that asks for one item of a range alone."""
    return clause._replace(n=Decimal(1), measure=clause.measure._replace(members=(member,)))


def _of(n: int, children: tuple[Node, ...], node: NOf) -> Node | None:
    if n <= 0:
        return None
    return children[0] if n == len(children) == 1 else node._replace(n=n, children=children)
