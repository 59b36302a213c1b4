"""Rules as linear conditions over how often each task is done; each of them exactly.

A clause is a sum: of items, amounts, or things that are there or not. What counts once
(`once_per`), up to a cap, or as one thing however often it is shown, is an unknown of
its own, held down by the tasks that give it. *N of* asks so many of its children, each
with an unknown that may be 1 only where the child holds.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from math import gcd
from typing import NamedTuple

from rubric.evaluation import JudgedLink
from rubric.evaluation.satisfied import by_word, covered, different, have, looked_at, said
from rubric.planning.goals import Goal, Rule
from rubric.planning.tasks import Task
from rubric.rules import DIFFERENT
from rubric.rules.nodes import AtLeast, Node
from rubric.solver import Program

#: quantities have three places after the point
_PLACES = 1000


class _Sum(NamedTuple):
    """What a clause still needs, and what each unknown gives of it, in whole numbers."""

    need: int
    terms: Mapping[int, int]


class Linear:
    """A program whose first unknowns are how often each task is done."""

    def __init__(self, tasks: Sequence[Task], program: Program) -> None:
        self._tasks = tasks
        self._program = program
        #: position of a task → its unknown
        self.times = [program.unknown(0, task.times) for task in tasks]

    def require(self, goal: Goal, where: int | None = None) -> None:
        """Ask that a goal holds.

        Args:
            goal: the goal.
            where: an unknown; the goal is asked for only where it is 1.
        """
        if isinstance(goal, Rule):
            self._node(goal.node, goal, where)
            return
        unknowns = [self._program.unknown() for _ in goal.of]
        for inner, unknown in zip(goal.of, unknowns, strict=True):
            self.require(inner, unknown)
        self._enough(dict.fromkeys(unknowns, 1), goal.n, where)

    def _enough(self, terms: Mapping[int, int], need: int, where: int | None) -> None:
        if need <= 0:
            return
        if where is None:
            self._program.require(terms, low=need)
        else:
            self._program.require({**terms, where: -need}, low=0)

    def _node(self, node: Node, rule: Rule, where: int | None) -> None:
        if isinstance(node, AtLeast):
            found = _Clause(node, rule, self._tasks, self.times, self._program).sum()
            self._enough(found.terms, found.need, where)
            return
        if node.n == len(node.children):
            for child in node.children:
                self._node(child, rule, where)
            return
        unknowns = [self._program.unknown() for _ in node.children]
        for child, unknown in zip(node.children, unknowns, strict=True):
            self._node(child, rule, unknown)
        self._enough(dict.fromkeys(unknowns, 1), node.n, where)


class _Clause:
    """One clause with the links that it looks at: what is there, and what each task adds."""

    def __init__(
        self,
        clause: AtLeast,
        rule: Rule,
        tasks: Sequence[Task],
        times: Sequence[int],
        program: Program,
    ) -> None:
        self._clause = clause
        self._tasks = tasks
        self._times = times
        self._program = program
        self._there = list(looked_at(clause.where, rule.there))
        seen = {task: looked_at(clause.where, links) for task, links in rule.added.items()}
        self._added = {task: list(links) for task, links in seen.items() if links}

    def sum(self) -> _Sum:
        """Return the clause as a sum that has to reach what is needed."""
        clause = self._clause
        if clause.measure.kind == "range" or clause.measure.kind in DIFFERENT:
            return self._of_things()
        if clause.once_per is not None:
            return self._of_groups(clause.once_per)
        if clause.at_most is not None:
            return self._up_to_caps()
        need = clause.n - have(clause, self._there)
        return self._whole(need, {self._times[t]: self._amount(t) for t in self._added})

    def _amount(self, task: int) -> Decimal:
        """What one time of a task adds by itself."""
        plain = self._clause._replace(once_per=None, at_most=None)
        return have(plain, self._added[task])

    def _whole(self, need: Decimal, given: Mapping[int, Decimal]) -> _Sum:
        """The same in whole numbers as small as they can be; more than is needed is the need."""
        needed = int(need * _PLACES)
        terms = {of: min(int(n * _PLACES), max(needed, 0)) for of, n in given.items()}
        common = gcd(*terms.values()) or 1
        return _Sum(-(-needed // common), {of: n // common for of, n in terms.items()})

    # -- things that are there or not --------------------------------------------------

    def _of_things(self) -> _Sum:
        """Range items and parts that are covered, or different things of one kind."""
        there = self._things(self._there)
        terms: dict[int, int] = {}
        givers: dict[str, list[int]] = {}
        for task, links in self._added.items():
            if DIFFERENT.get(self._clause.measure.kind) in self._tasks[task].new_each_time:
                terms[self._times[task]] = 1
                continue
            for thing in self._things(links) - there:
                givers.setdefault(thing, []).append(self._times[task])
        for thing in sorted(givers):
            terms[self._given_by(givers[thing])] = 1
        return _Sum(int(self._clause.n) - len(there), terms)

    def _things(self, links: Sequence[JudgedLink]) -> frozenset[str]:
        if self._clause.measure.kind == "range":
            return covered(self._clause, links)
        return different(self._clause, links)

    def _given_by(self, times: Sequence[int]) -> int:
        """An unknown that is 1 only where one of some tasks is done."""
        unknown = self._program.unknown()
        self._program.require({unknown: -1, **dict.fromkeys(times, 1)}, low=0)
        return unknown

    # -- what counts once --------------------------------------------------------------

    def _of_groups(self, field: str) -> _Sum:
        """The greatest amount of each occasion (site, witness); what names none is its own."""
        clause = self._clause
        need = clause.n - have(clause, self._there)
        given: dict[int, Decimal] = {}
        groups: dict[str, list[int]] = {}
        for task, links in self._added.items():
            name = said(links[0], field)
            if name is None or field in self._tasks[task].new_each_time:
                given[self._times[task]] = self._amount(task)
            else:
                groups.setdefault(name, []).append(task)
        for name in sorted(groups):
            there = [link for link in self._there if said(link, field) == name]
            greatest = have(clause, there)
            adding = {
                self._given_by([self._times[task]]): self._amount(task) - greatest
                for task in groups[name]
                if self._amount(task) > greatest
            }
            if adding:
                self._program.require(dict.fromkeys(adding, 1), high=1)
            given |= adding
        return self._whole(need, given)

    # -- caps --------------------------------------------------------------------------

    def _up_to_caps(self) -> _Sum:
        """What comes from each capped source or method, up to its cap, and all the rest."""
        clause = self._clause
        cap = clause.at_most
        assert cap is not None
        most = dict(cap.most)
        there = by_word(clause, cap, self._there)
        given: dict[int, Decimal] = {}
        capped: dict[str, dict[int, Decimal]] = {}
        for task, links in self._added.items():
            for word, amount in by_word(clause, cap, links).items():
                terms = given if word is None else capped.setdefault(word, {})
                terms[self._times[task]] = amount
        for word in sorted(capped):
            room = most[word] - min(there.get(word, Decimal(0)), most[word])
            given |= self._held_down(capped[word], room)
        return self._whole(clause.n - have(clause, self._there), given)

    def _held_down(self, terms: Mapping[int, Decimal], room: Decimal) -> dict[int, Decimal]:
        """An unknown amount that is no more than what tasks give, and than there is room for."""
        numbers = {of: int(n * _PLACES) for of, n in terms.items()}
        left = int(room * _PLACES)
        unit = gcd(left, *numbers.values())
        if not left or not unit:
            return {}
        unknown = self._program.unknown(0, left // unit)
        given = {of: n // unit for of, n in numbers.items()}
        self._program.require({**given, unknown: -1}, low=0)
        return {unknown: Decimal(unit) / _PLACES}
