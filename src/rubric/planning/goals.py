"""What lacks evidence, as conditions over what there is and over what each task would add.

A gap lacks evidence where it needs new items to close, or nothing can close it. Its
condition is the rule itself, over the links that there are and those of the tasks; of
alternatives so many of their conditions as are missing (meaning 16.3).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rubric.diagnostics import Path
from rubric.evaluation import SHORT, CriterionResult, CriterionStatus, Gap, JudgedLink, Result
from rubric.evaluation.nested_gaps import every_gap
from rubric.evaluation.references import Key
from rubric.evaluation.results import UnitResult
from rubric.evaluation.rollup import together
from rubric.evaluation.satisfied import satisfied
from rubric.rules.nodes import Node
from rubric.rules.sufficiency import ONE_ITEM

#: a gap: its specification, what it is of, and whether alternatives share it
Address = tuple[str, Path, bool]


class Rule(NamedTuple):
    """A rule that is to be satisfied."""

    unit: str
    gap: Gap
    node: Node
    #: what counts for it already
    there: Sequence[JudgedLink]
    #: position of a task → what counts for it once that task is done
    added: Mapping[int, Sequence[JudgedLink]]

    def holds(self, done: Iterable[tuple[int, Sequence[JudgedLink]]]) -> bool:
        """Return whether it is satisfied by what is there and by what was done."""
        return satisfied(self.node, [*self.there, *(link for _, links in done for link in links)])


class Several(NamedTuple):
    """So many of several conditions have to hold; all of them where one thing asks for each."""

    n: int
    of: tuple["Goal", ...]


Goal = Rule | Several


class Views(NamedTuple):
    """The same portfolio judged with every task done, as it is and in two other ways."""

    #: every task is done as often as it can be
    everything: Result
    #: as well, and everything that was signed for is confirmed
    confirmed: Result
    #: nothing is done, but an item that counts for nothing is mapped to what has none
    mapped: Result | None
    #: id of an item that a task gives → the position of the task, and which time it is
    items: Mapping[str, tuple[int, int]]


def address(unit: UnitResult, gap: Gap) -> Address:
    """Return what tells a gap from every other of the same portfolio."""
    return unit.specification.reference, gap.scope, bool(gap.alternatives)


def lacks_evidence(gap: Gap) -> bool:
    """Return whether a gap needs new items to close, or nothing can close it."""
    return gap.closes_when is None or bool(gap.closes_when.items)


def lacking(result: Result) -> dict[Address, tuple[UnitResult, Gap]]:
    """Return the gaps that lack evidence, in the order of the result."""
    return {
        address(unit, gap): (unit, gap)
        for unit in result.units
        for gap in unit.gaps
        if lacks_evidence(gap)
    }


def without_evidence(result: Result) -> list[Key]:
    """Return the open criteria that nothing is mapped to."""
    return [
        (unit.specification.reference, reference)
        for unit in result.units
        for reference, criterion in unit.criteria.items()
        if criterion.status is CriterionStatus.NO_EVIDENCE
    ]


class Conditions:
    """Turns gaps into goals; what each task adds to a rule is looked up in the views."""

    def __init__(self, views: Views) -> None:
        self._views = views
        self._everything = _criteria(views.everything)
        self._confirmed = _criteria(views.confirmed)
        self._mapped = {} if views.mapped is None else _criteria(views.mapped)
        self._lacking_mapped = {} if views.mapped is None else _open_scopes(views.mapped)

    def goal(self, unit: UnitResult, gap: Gap) -> Goal:
        """Return the condition under which a gap no longer lacks evidence."""
        if gap.alternatives:
            missing = gap.needed - gap.have
            children = [one for one in gap.alternatives if not one.achieved and one.gaps]
            return Several(missing, tuple(self._all(unit, one.gaps) for one in children))
        if gap.reference is None:
            return self._of_own_rule(unit, gap)
        key = (unit.specification.reference, gap.reference)
        if self._any_link_is_enough(unit, gap):
            return self._rule(unit, gap, ONE_ITEM, self._everything[key].links)
        # where the assessor's confirming would be enough, it closes the gap (meaning 8.3)
        found = (
            self._confirmed if unit.criteria[gap.reference].status in SHORT else self._everything
        )
        counted = [link for link in found[key].links if link.counted]
        return self._rule(unit, gap, gap.rule.node, counted)

    def _all(self, unit: UnitResult, gaps: Sequence[Gap]) -> Goal:
        needed = [gap for gap in gaps if lacks_evidence(gap)]
        return Several(len(needed), tuple(self.goal(unit, gap) for gap in needed))

    def _of_own_rule(self, unit: UnitResult, gap: Gap) -> Rule:
        reference = unit.specification.reference
        below = [
            result
            for (unit_of, _), result in self._confirmed.items()
            if unit_of == reference and result.criterion.path[: len(gap.scope)] == gap.scope
        ]
        return self._rule(unit, gap, gap.rule.node, together(below))

    def _any_link_is_enough(self, unit: UnitResult, gap: Gap) -> bool:
        """Whether an override stands that only wants something to be mapped (meaning 4.13)."""
        if (unit.specification.reference, gap.reference) not in self._mapped:
            return False
        if unit.criteria[gap.reference or ""].status is not CriterionStatus.NO_EVIDENCE:
            return False
        return (unit.specification.reference, gap.scope) not in self._lacking_mapped

    def _rule(self, unit: UnitResult, gap: Gap, node: Node, links: Iterable[JudgedLink]) -> Rule:
        there: list[JudgedLink] = []
        added: dict[int, list[JudgedLink]] = {}
        for link in links:
            task, turn = self._views.items.get(link.item.id, (None, 0))
            if task is None:
                there.append(link)
            elif turn == 1:  # of each further time the same is true
                added.setdefault(task, []).append(link)
        return Rule(unit.specification.reference, gap, node, there, added)


def rules_of(goal: Goal) -> Iterator[Rule]:
    """Yield every rule of a goal."""
    if isinstance(goal, Rule):
        yield goal
    else:
        for inner in goal.of:
            yield from rules_of(inner)


def _criteria(result: Result) -> dict[Key, CriterionResult]:
    return {
        (unit.specification.reference, reference): criterion
        for unit in result.units
        for reference, criterion in unit.criteria.items()
    }


def _open_scopes(result: Result) -> set[tuple[str, Path]]:
    """Where gaps lack evidence, those of alternatives among them."""
    return {
        (unit.specification.reference, gap.scope)
        for unit in result.units
        for gap in every_gap(unit.gaps)
        if gap.reference is not None and lacks_evidence(gap)
    }
