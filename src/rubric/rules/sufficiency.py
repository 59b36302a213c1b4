"""`sufficient` as people write it, turned into the two nodes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Literal, get_args

from rubric.diagnostics import Path
from rubric.model import AchievedBy, Sufficiency, Where
from rubric.model.scalars import period_months
from rubric.model.sufficiency import Caps
from rubric.rules.nodes import EVERYTHING, AtLeast, Cap, Different, Filter, Measure, Node, NOf

#: the engine's own rule where nobody states one: one counted item
ONE_ITEM = AtLeast(Measure("items"), Decimal(1), EVERYTHING, ())


def node_of(written: Sufficiency, path: Path, scope: Measure) -> Node:
    """Return the node of a written rule.

    Args:
        written: the rule.
        path: where it stands in the specification.
        scope: the range items that a `range` clause speaks of.
    """
    return all_of([*_measured(written, path, scope), *_joined(written, path, scope)], path)


def all_of(nodes: Sequence[Node], path: Path) -> Node:
    """Return a node that asks for all of several, or the only one itself."""
    return nodes[0] if len(nodes) == 1 else NOf(len(nodes), tuple(nodes), path)


def parts_node(parts: Mapping[str, str], path: Path, needed: AchievedBy | None = None) -> Node:
    """Return the rule that the lettered parts are covered (meaning 2: parts are range items).

    Args:
        parts: part letter → wording.
        path: of the criterion.
        needed: which of them are alternatives; without it every part is needed.
    """
    named = [] if needed is None else [part for part in parts if part in needed.of]
    others = [part for part in parts if part not in named]
    here = (*path, "parts")
    every = AtLeast(parts_scope(others), Decimal(len(others)), EVERYTHING, here)
    if needed is None or not named:
        return every
    there = (*path, "achieved_by")
    some = AtLeast(parts_scope(named), Decimal(needed.n_of), EVERYTHING, there)
    return all_of([every, some], here) if others else some


def range_scope(*names: Sequence[str]) -> Measure:
    """Return the range items in scope, nearest first, each once."""
    return Measure("range", members=tuple(dict.fromkeys(name for some in names for name in some)))


def parts_scope(parts: Iterable[str]) -> Measure:
    """Return the lettered parts of a criterion as range items."""
    return Measure("range", members=tuple(parts), parts=True)


def _measured(written: Sufficiency, path: Path, scope: Measure) -> Iterator[AtLeast]:
    where = _filter(written.where)
    once_per, cap = written.once_per, _cap(written.at_most)
    if written.items is not None:
        amount = Decimal(written.items)
        yield AtLeast(Measure("items"), amount, where, (*path, "items"), once_per, cap)
    for kind in get_args(Different):
        number: int | None = getattr(written, kind)
        if number is not None:
            yield AtLeast(Measure(kind), Decimal(number), where, (*path, kind))
    for name, amount in sorted(written.quantities.items()):
        yield AtLeast(Measure("quantity", name), amount, where, (*path, name), once_per, cap)
    if written.range is not None:
        amount = Decimal(len(scope.members) if written.range == "all" else written.range)
        yield AtLeast(scope, amount, where, (*path, "range"))


def _joins(written: Sufficiency) -> Iterator[tuple[str, int, tuple[Sufficiency, ...]]]:
    if written.all is not None:
        yield "all", len(written.all), written.all
    if written.any is not None:
        yield "any", 1, written.any
    if written.of is not None and written.n_of is not None:
        yield "of", written.n_of, written.of


def _joined(written: Sufficiency, path: Path, scope: Measure) -> Iterator[Node]:
    for name, n, children in _joins(written):
        here = (*path, name)
        nodes = tuple(
            node_of(child, (*here, f"~{position}"), scope)
            for position, child in enumerate(children, start=1)
        )
        yield NOf(n, nodes, here)


def _cap(at_most: Caps | None) -> Cap | None:
    if at_most is None:
        return None
    field: Literal["source", "method"] = "method" if at_most.source is None else "source"
    return Cap(field, tuple(sorted(at_most.amounts.items())))


def _filter(where: Where | None) -> Filter:
    if where is None:
        return EVERYTHING
    return Filter(
        methods=None if where.methods is None else frozenset(where.methods),
        not_methods=frozenset(where.not_methods or ()),
        sources=None if where.sources is None else frozenset(where.sources),
        not_sources=frozenset(where.not_sources or ()),
        witnessed=bool(where.witnessed),
        within=None if where.within is None else period_months(where.within),
    )
