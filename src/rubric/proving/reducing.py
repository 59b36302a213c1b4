"""A little less of what there is: an item, an amount, a name, a date, one thing at a time."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import islice

from rubric.evaluation import UnitResult
from rubric.evaluation.satisfied import satisfied
from rubric.facts import Item, Link
from rubric.proving.example import Example, ExampleItem, without_field
from rubric.proving.nodes import node_at
from rubric.proving.things import Place
from rubric.rules import DIFFERENT, AtLeast, ResolvedSpecification, clauses

#: changes that are tried for one thing
MOST_TRIED = 12
_STEP = Decimal("0.001")


def reductions(
    specification: ResolvedSpecification,
    example: Example,
    place: Place,
    member: str | None,
) -> Iterator[Example]:
    """Yield an example with a little less of what a place looks at, in several ways.

    Args:
        specification: whose example it is.
        example: what passes.
        place: where the thing bears that is to be shown.
        member: the part or range item that is to be shown.
    """
    assert place.rule is not None
    inside = {
        name
        for name, criterion in specification.criteria.items()
        if criterion.path[: len(place.owner)] == place.owner
    }
    found = (
        less
        for clause in clauses(node_at(place.rule.node, place.position))
        for less in _of_clause(clause, example, inside, member)
    )
    yield from islice(found, MOST_TRIED)


def opens_another(unit: UnitResult, place: Place, before: Example, after: Example) -> bool:
    """Return whether a criterion other than a place is certain to be open with less evidence.

    Its own rule says so, which is a short look beside judging the whole. Of alternatives nothing
    is certain, since another may be taken.

    Args:
        unit: what the engine makes of the example that passes.
        place: where the thing bears that is to be shown.
        before: what passes.
        after: the same with less of something.
    """
    left = {one.item.id: one.item for one in after.items}
    changed = [one.item for one in before.items if left.get(one.item.id) != one.item]
    specification = unit.specification
    groups = [specification.alternatives, *(one.alternatives for one in specification.outcomes)]
    spared = {path for group in groups if group is not None for path in group.of}
    for reference in {link.reference for item in changed for link in item.links}:
        result = unit.criteria[reference]
        path = result.criterion.path
        if reference == place.reference or not result.criterion.asked:
            continue
        evidence = [
            link._replace(item=left[link.item.id])
            for link in result.counted
            if link.item.id in left
        ]
        if spared.isdisjoint((path, path[:-1])) and not satisfied(
            result.criterion.rule.node, evidence
        ):
            return True
    return False


def _of_clause(
    clause: AtLeast, example: Example, inside: set[str], member: str | None
) -> Iterator[Example]:
    kind = clause.measure.kind
    if kind == "range":
        yield from _without_names(clause, example, inside, member)
        return
    if kind == "quantity":
        name = clause.measure.name
        for one in reversed(example.items):
            amount = one.item.quantities.get(name)
            if amount and _serves(one.item, inside):
                for less in _lower(amount):
                    yield _changed(example, one, lambda i, n=less: _with_amount(i, name, n))  # type: ignore[misc]
    field = clause.once_per or DIFFERENT.get(kind)
    if field not in (None, "method"):
        for one in reversed(example.items):
            if getattr(one.item, str(field)) and _serves(one.item, inside):
                yield _changed(example, one, lambda i: without_field(i, str(field)))
    if clause.where.witnessed:
        for one in reversed(example.items):
            if one.item.witness and _serves(one.item, inside):
                yield _changed(example, one, lambda i: i._replace(witness=None))
    if kind == "items":
        for one in reversed(example.items):
            if _serves(one.item, inside):
                yield example.with_items(i for i in example.items if i is not one)


def _lower(amount: Decimal) -> Iterator[Decimal]:
    if amount > 1:
        yield amount - 1
    if amount > _STEP:
        yield amount - _STEP


def _with_amount(item: Item, name: str, amount: Decimal) -> Item:
    return item._replace(quantities={**item.quantities, name: amount})


def _without_names(
    clause: AtLeast, example: Example, inside: set[str], member: str | None
) -> Iterator[Example]:
    """Links that no longer cover a part or range item, where they cover others."""
    parts = clause.measure.parts
    members = clause.measure.members
    for name in (member,) if member is not None else reversed(members):

        def less(link: Link, name: str = str(name)) -> Link:
            if link.reference not in inside:
                return link
            named = link.parts if parts else link.range
            kept = tuple(n for n in (members if named is None else named) if n != name)
            if not kept:
                return link
            return link._replace(parts=kept) if parts else link._replace(range=kept)

        changed = [
            one._replace(item=one.item._replace(links=tuple(map(less, one.item.links))))
            for one in example.items
        ]
        if changed != list(example.items):
            yield example.with_items(changed)


def _serves(item: Item, inside: set[str]) -> bool:
    return any(link.reference in inside for link in item.links)


def _changed(example: Example, one: ExampleItem, change: Callable[[Item], Item]) -> Example:
    other = one._replace(item=change(one.item))
    return example.with_items(other if held is one else held for held in example.items)
