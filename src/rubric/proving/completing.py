"""Completing an example: what it lacks is added, gap by gap, each by items of its own."""

from collections.abc import Callable, Collection, Sequence

from rubric.diagnostics import Path
from rubric.evaluation import Act, Gap, NewItem
from rubric.proving.example import Decided, Example, ExampleItem
from rubric.proving.judging import Judge, to_close
from rubric.proving.methods import Against
from rubric.proving.new_items import alone, written_out

#: how often what is still open is looked at again
MOST_ROUNDS = 4


def completed(
    judge: Judge,
    example: Example,
    *,
    leaving: Callable[[Gap], bool] = lambda _: False,
    avoiding: Collection[str] = (),
    within: Path = (),
) -> Example | None:
    """Return an example to which is added whatever is still open; None where that cannot be.

    Args:
        judge: of the specification.
        example: what there is.
        leaving: says which gaps stay open.
        avoiding: criteria to which nothing is mapped for it.
        within: a criterion or outcome that is taken where it is one of several alternatives.
    """
    for _ in range(MOST_ROUNDS):
        unit = judge.unit(example)
        still = [gap for gap in to_close(unit.gaps, within) if not leaving(gap)]
        if not still:
            return example
        for gap in still:
            if gap.closes_when is None:
                return None
            if gap.closes_when.items:
                more = with_new(judge, example, gap.closes_when.items, _below(judge, gap, avoiding))
                if more is None:
                    return None
                example = more
            elif gap.act is Act.DECIDE and gap.reference is not None:
                example = decided_as_well(example, gap.reference)
            else:
                return None
    return None


def with_new(
    judge: Judge,
    example: Example,
    items: Sequence[NewItem],
    references: Sequence[str],
    against: Against | None = None,
) -> Example | None:
    """Return an example with more items, each mapped to the first criterion that takes it.

    None where one of them is taken by none.

    Args:
        judge: of the specification.
        example: what there is.
        items: what it is to have as well.
        references: the criteria that they may be mapped to.
        against: what is to see as little of them as can be.
    """
    criteria = judge.specification.criteria
    shared = []
    for item in items:
        taking = next(
            (
                name
                for name in references
                if all(
                    criteria[name].evidence.accepts(method, source)
                    for method in item.methods or (None,)
                    for source in item.sources or (None,)
                )
            ),
            None,
        )
        if taking is None:
            return None
        shared.append(alone(item, taking, criteria[taking].evidence))
    more = written_out(shared, criteria, judge.on, numbered(example), against)
    return example_with(example, more)


def example_with(example: Example, more: Sequence[ExampleItem]) -> Example:
    """Return an example with more items, all of them signed for and confirmed."""
    items = (*example.items, *more)
    ids = tuple(one.item.id for one in items)
    return example._replace(items=items, signed=ids, confirmed=ids)


def decided_as_well(example: Example, reference: str) -> Example:
    """Return an example in which one more criterion is decided met."""
    return example._replace(decided=(*example.decided, Decided((reference,))))


def numbered(example: Example) -> int:
    """Return the highest number among the ids of its items."""
    return max((int(one.item.id[1:]) for one in example.items), default=0)


def _below(judge: Judge, gap: Gap, avoiding: Collection[str]) -> list[str]:
    """The criteria that serve a gap: its own, or all below an outcome or the whole."""
    if gap.reference is not None:
        return [] if gap.reference in avoiding else [gap.reference]
    return references_below(judge, gap.scope, avoiding)


def references_below(judge: Judge, scope: Path, avoiding: Collection[str] = ()) -> list[str]:
    """Return the criteria below an outcome, or of the whole."""
    criteria = judge.specification.criteria
    return [
        name
        for name, criterion in criteria.items()
        if criterion.path[: len(scope)] == scope and name not in avoiding
    ]
