"""Whole numbers under linear conditions, chosen for one aim after another."""

from collections.abc import Sequence
from typing import NamedTuple

from rubric.solver.conditions import Condition, Terms, sum_of
from rubric.solver.search import Search
from rubric.solver.work import Work


class Aim(NamedTuple):
    """What is to be as little as it can be, after the aims before it."""

    terms: Terms


class Solution(NamedTuple):
    """A value for each unknown, and whether it is proved that nothing is better.

    Without values it is proved that there are none, or the search has found none.
    """

    values: tuple[int, ...] | None
    proved: bool


class Program:
    """Unknown whole numbers and the conditions that they have to meet."""

    def __init__(self) -> None:
        self._bounds: list[tuple[int, int]] = []
        self._conditions: list[Condition] = []

    def unknown(self, low: int = 0, high: int = 1) -> int:
        """Add an unknown between two numbers, and return what it is called in terms."""
        self._bounds.append((low, high))
        return len(self._bounds) - 1

    def require(self, terms: Terms, *, low: int | None = None, high: int | None = None) -> None:
        """Ask that a sum is not below one number, or not above another.

        Args:
            terms: the sum: each unknown, and how often it is taken.
            low: what it may not be below.
            high: what it may not be above.
        """
        kept = tuple((unknown, times) for unknown, times in terms.items() if times)
        condition = Condition(kept, low, high)
        self._conditions.append(condition.reduced() if kept else condition)

    def solve(self, aims: Sequence[Aim], work: Work) -> Solution:
        """Return values that meet every condition, least by the aims in their order.

        Args:
            aims: the first counts most; each later one decides between equals.
            work: what the search may take, and what is taken off.

        Raises:
            SolverMissing: the extra `planning` is not installed.
        """
        if not all(condition.can_hold(self._bounds) for condition in self._conditions):
            return Solution(None, proved=True)
        if all(low == high for low, high in self._bounds):  # nothing to choose, and all can hold
            return Solution(tuple(low for low, _ in self._bounds), proved=True)
        search = self._search(work)
        best: tuple[int, ...] | None
        proved = True
        for aim in aims or (Aim({}),):
            best, least = search.least(aim.terms, keep=True)
            proved = proved and least
            if best is None:
                break
        return Solution(best, proved)

    def reached(
        self, wanted: Sequence[tuple[Terms, int]], work: Work
    ) -> tuple[tuple[int, bool], ...]:
        """Return how much each sum can be by itself, and no more than is wanted of it.

        Args:
            wanted: sums, each with as much as is enough.
            work: what the searches may take, and what is taken off.

        Returns:
            For each the most that was found, and whether it is proved that it cannot be more.

        Raises:
            SolverMissing: the extra `planning` is not installed.
        """
        if not self._bounds:
            return ((0, True),) * len(wanted)
        search = self._search(work)
        found: list[tuple[int, bool]] = []
        known: tuple[int, ...] | None = None
        for terms, enough in wanted:
            if known is not None and sum_of(terms, known) >= enough:
                found.append((enough, True))
                continue
            most = {unknown: -times for unknown, times in terms.items()}
            known, proved = search.least(most, keep=False)
            reached = 0 if known is None else min(sum_of(terms, known), enough)
            found.append((reached, proved or reached == enough))
        return tuple(found)

    def _search(self, work: Work) -> Search:
        return Search(self._bounds, [c for c in self._conditions if c.terms], work)
