"""The least example of a specification: items, and what people have to do about them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from rubric.evaluation import CriterionResult, Gap, Obstacle, Result, UnitResult
from rubric.evaluation.additions.together import least_additions
from rubric.evaluation.satisfied import satisfied
from rubric.proving.example import Decided, Example, ExampleItem, without_field
from rubric.proving.judging import Judge, to_close
from rubric.proving.new_items import written_out
from rubric.proving.paring import pared
from rubric.rules import AtLeast, ResolvedSpecification, clauses
from rubric.rules.words import AUTHENTICITY


class Least(NamedTuple):
    """The least example that passes, or the gaps that nothing can close."""

    example: Example | None
    #: whether nothing smaller would do
    exact: bool = False
    never: tuple[Gap, ...] = ()


def least_example(judge: Judge, up_to: int) -> Least:
    """Return the least example with which a specification is achieved and can be claimed.

    Args:
        judge: of the specification.
        up_to: how many criteria one item may serve.
    """
    start = judge.result(judge.nothing())
    never = tuple(gap for unit in start.units for gap in unit.gaps if gap.closes_when is None)
    if never:
        return Least(None, never=never)
    example, exact = _with_evidence(judge, start, up_to)
    needed = [gap.reference for unit in start.units for gap in to_close(unit.gaps)]
    if judge.specification.decided:
        example = example._replace(decided=tuple(_decided(judge, filter(None, needed))))
    everything = tuple(one.item.id for one in example.items)
    unit = judge.unit(example._replace(signed=everything, confirmed=everything))
    example = signed_for(example, unit)
    if Obstacle.NOT_SIGNED_OFF in unit.in_the_way:
        example = signed_off(judge, example)
    if not exact:
        example = _without_needless(judge, example)
    blank = _left_blank(judge, example)
    if _kinds(blank) != _kinds(example):  # a cap or a filter may leave more of a blank
        blank = pared(judge, blank)
    example = blank
    if not judge.passes(example):
        raise AssertionError(f"the least example of {judge.specification.reference} does not pass")
    return Least(example, exact)


def _with_evidence(judge: Judge, start: Result, up_to: int) -> tuple[Example, bool]:
    # registered on this day, what is made since would be as new as any rule asks
    unregistered = start._replace(facts=start.facts._replace(registered=None))
    [least] = least_additions(unregistered, up_to)
    criteria = judge.specification.criteria
    items = written_out(least.items, criteria, judge.on)
    # an item for each method table is one more than the least
    return judge.nothing().with_items(items), least.exact and len(items) == len(least.items)


def _decided(judge: Judge, references: Iterable[str]) -> Iterator[Decided]:
    """One decision, and one for each level that some criteria have to reach."""
    criteria = judge.specification.criteria
    by_level: dict[str | None, list[str]] = {}
    for name in references:
        by_level.setdefault(criteria[name].pass_level, []).append(name)
    for level, names in by_level.items():
        yield Decided(tuple(names), level)


def signed_for(example: Example, unit: UnitResult) -> Example:
    """Return an example in which that is signed and confirmed which has to be.

    Args:
        example: with its items.
        unit: what there is if everything is signed and confirmed.
    """
    least = {one.item.id: AUTHENTICITY.index(one.new.authenticity) for one in example.items}
    asking = [
        (AUTHENTICITY.index(result.criterion.evidence.authenticity), result)
        for result in unit.criteria.values()
        if unit.specification.criteria[result.reference].asked
        and result.reference not in unit.not_needed
        and result.criterion.evidence.authenticity != "none"
    ]
    needs = {name: max((asked for asked, _ in asking), default=0) for name in least}
    needs = {name: max(need, least[name]) for name, need in needs.items()}
    for name in reversed(needs):
        while needs[name] > least[name]:
            lower = {**needs, name: needs[name] - 1}
            if not all(_authentic(result, asked, lower) for asked, result in asking):
                break
            needs = lower
    return example._replace(
        signed=tuple(name for name, need in needs.items() if need),
        confirmed=tuple(name for name, need in needs.items() if need == len(AUTHENTICITY) - 1),
    )


def _authentic(result: CriterionResult, asked: int, needs: Mapping[str, int]) -> bool:
    """Whether the evidence of a criterion that is as authentic as is asked is enough alone."""
    links = [link for link in result.counted if needs[link.item.id] >= asked]
    return satisfied(result.criterion.rule.node, links)


def _left_blank(judge: Judge, example: Example) -> Example:
    """Return it without what an item may leave open: a blank is on no list, and shared with none.

    New items say what has to be, whoever fills in the rest; here it is known that nobody does.
    """
    for field in _fields_that_may_be_blank(judge.specification):
        for at, one in enumerate(example.items):
            if getattr(one.item, field) is not None:
                apart = tuple(name for name in one.new.apart if name != field)
                bare = ExampleItem(without_field(one.item, field), replace(one.new, apart=apart))
                other = example._replace(
                    items=(*example.items[:at], bare, *example.items[at + 1 :])
                )
                if judge.passes(other):
                    example = other
    return example


def _kinds(example: Example) -> list[tuple[str | None, str | None]]:
    return [(one.item.method, one.item.source) for one in example.items]


def _fields_that_may_be_blank(specification: ResolvedSpecification) -> Iterator[str]:
    rules = [criterion.rule for criterion in specification.criteria.values()]
    owned = (specification.rule, *(outcome.rule for outcome in specification.outcomes), *rules)
    nodes = [rule.node for rule in owned if rule is not None]
    every = [clause for node in nodes for clause in clauses(node)]
    if any(c.where.not_methods or _capped(c, "method") for c in every):
        yield "method"
    if any(c.where.not_sources or _capped(c, "source") for c in every):
        yield "source"
    yield from dict.fromkeys(c.once_per for c in every if c.once_per is not None)


def _capped(clause: AtLeast, field: str) -> bool:
    return clause.at_most is not None and clause.at_most.field == field


def signed_off(judge: Judge, example: Example) -> Example:
    """Return an example that IQA has signed off, by a review of the first decision that will do."""
    for at in range(len(example.decided)):
        reviewed = example._replace(signed_off=at)
        if judge.passes(reviewed):
            return reviewed
    return example


def _without_needless(judge: Judge, example: Example) -> Example:
    """Return it without items that nothing misses, where every gap has items of its own."""
    if any(len(one.item.links) > 1 for one in example.items):
        return example
    for one in reversed(example.items):
        others = example.with_items(other for other in example.items if other is not one)
        if judge.passes(others):
            example = others
    return example
