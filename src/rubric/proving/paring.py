"""Taking away what nothing misses of an example that passes."""

from collections.abc import Iterator
from decimal import Decimal

from rubric.proving.example import Example, ExampleItem
from rubric.proving.judging import Judge
from rubric.rules import ResolvedSpecification, clauses


def pared(judge: Judge, example: Example) -> Example:
    """Return an example without items, links, names and amounts that nothing misses.

    Later ones are left out first.
    """
    amounts = _amounts(judge.specification)
    for at in reversed(range(len(example.items))):
        less = example.with_items(one for n, one in enumerate(example.items) if n != at)
        if judge.passes(less):
            example = less
            continue
        done = False
        while not done:
            done = True
            for other in _less(example, at, amounts):
                if judge.passes(other):
                    example, done = other, False
                    break
    return example


def _less(example: Example, at: int, amounts: list[Decimal]) -> Iterator[Example]:
    """An example with one thing less said of one item."""
    one = example.items[at]
    for changed in _less_of(example, one, amounts):
        yield example._replace(items=(*example.items[:at], changed, *example.items[at + 1 :]))


def _less_of(example: Example, one: ExampleItem, amounts: list[Decimal]) -> Iterator[ExampleItem]:
    item = one.item
    for at, link in enumerate(item.links):
        before, after = item.links[:at], item.links[at + 1 :]
        if before or after:
            yield one._replace(item=item._replace(links=(*before, *after)))
        for name in link.parts or ():
            kept = tuple(other for other in link.parts or () if other != name)
            fewer = link._replace(parts=kept)
            if kept:
                yield one._replace(item=item._replace(links=(*before, fewer, *after)))
        for name in link.range or ():
            kept = tuple(other for other in link.range or () if other != name)
            fewer = link._replace(range=kept)
            if kept:
                yield one._replace(item=item._replace(links=(*before, fewer, *after)))
    for name, amount in item.quantities.items():
        rest = sum(
            (o.item.quantities.get(name, Decimal(0)) for o in example.items if o is not one),
            Decimal(0),
        )
        smaller = {n for wanted in amounts for n in (wanted, wanted - rest) if 0 < n < amount}
        others = {n: a for n, a in item.quantities.items() if n != name}
        yield one._replace(item=item._replace(quantities=others))
        for n in sorted(smaller):
            yield one._replace(item=item._replace(quantities={**others, name: n}))


def _amounts(specification: ResolvedSpecification) -> list[Decimal]:
    """How much rules ask for, of whatever measure."""
    rules = [criterion.rule for criterion in specification.criteria.values()]
    owned = (specification.rule, *(outcome.rule for outcome in specification.outcomes), *rules)
    nodes = [rule.node for rule in owned if rule is not None]
    return sorted({clause.n for node in nodes for clause in clauses(node)})
