"""Whole numbers under linear conditions, chosen for one aim after another.

The search is HiGHS's. What it finds is held against the conditions in whole numbers
here, so that no rounding of its own can make an answer wrong.
"""

from collections.abc import Mapping, Sequence
from math import gcd, inf
from typing import Any, NamedTuple

#: branches of the search for one aim; beyond them an answer is not proved
MOST_NODES = 20_000

#: a whole number that is less than one above a bound is the least; with room for rounding
_SURELY_NEXT = 0.9

#: unknown → how often it is taken
Terms = Mapping[int, int]


class SolverMissing(ImportError):
    """The extra `planning` is not installed."""


class Aim(NamedTuple):
    """What is to be as little as it can be, after the aims before it."""

    terms: Terms


class Solution(NamedTuple):
    """A value for each unknown, and whether nothing is better; no values where there are none."""

    values: tuple[int, ...] | None
    proved: bool


class _Condition(NamedTuple):
    terms: tuple[tuple[int, int], ...]
    low: int | None
    high: int | None

    def holds(self, values: Sequence[int]) -> bool:
        total = sum(times * values[unknown] for unknown, times in self.terms)
        return (self.low is None or self.low <= total) and (self.high is None or total <= self.high)

    def can_hold(self, bounds: Sequence[tuple[int, int]]) -> bool:
        """Whether values within their bounds could meet it, as far as it alone is concerned."""
        ends = [(times * bounds[of][0], times * bounds[of][1]) for of, times in self.terms]
        low_enough = self.high is None or sum(map(min, ends)) <= self.high
        return low_enough and (self.low is None or self.low <= sum(map(max, ends)))

    def reduced(self) -> "_Condition":
        """The same in the smallest whole numbers."""
        common = gcd(*(times for _, times in self.terms))
        low = None if self.low is None else -(-self.low // common)
        high = None if self.high is None else self.high // common
        return _Condition(tuple((of, times // common) for of, times in self.terms), low, high)


class Program:
    """Unknown whole numbers and the conditions that they have to meet."""

    def __init__(self) -> None:
        self._bounds: list[tuple[int, int]] = []
        self._conditions: list[_Condition] = []

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
        condition = _Condition(kept, low, high)
        self._conditions.append(condition.reduced() if kept else condition)

    def solve(self, aims: Sequence[Aim]) -> Solution:
        """Return values that meet every condition, least by the aims in their order.

        Args:
            aims: the first counts most; each later one decides between equals.

        Raises:
            SolverMissing: the extra `planning` is not installed.
        """
        if not all(condition.can_hold(self._bounds) for condition in self._conditions):
            return Solution(None, proved=True)
        if all(low == high for low, high in self._bounds):  # nothing is left to choose
            only = tuple(low for low, _ in self._bounds)
            holds = all(condition.holds(only) for condition in self._conditions)
            return Solution(only if holds else None, proved=True)
        search = _Search(self._bounds, [c for c in self._conditions if c.terms])
        best: tuple[int, ...] | None = None
        proved = True
        for aim in aims or (Aim({}),):
            values, least = search.least(aim.terms)
            if values is None:
                return Solution(best, proved=proved and least)
            best, proved = values, proved and least
            search.keep(aim.terms, _sum_of(aim.terms, best))
        return Solution(best, proved)

    def reached(self, wanted: Sequence[tuple[Terms, int]]) -> tuple[int, ...]:
        """Return how much each sum can be by itself, and no more than is wanted of it.

        Args:
            wanted: sums, each with as much as is enough.

        Raises:
            SolverMissing: the extra `planning` is not installed.
        """
        if not self._bounds:
            return (0,) * len(wanted)
        search = _Search(self._bounds, [c for c in self._conditions if c.terms])
        found: list[int] = []
        known: tuple[int, ...] | None = None
        for terms, enough in wanted:
            if known is None or _sum_of(terms, known) < enough:
                known, _ = search.least({unknown: -times for unknown, times in terms.items()})
            found.append(0 if known is None else min(_sum_of(terms, known), enough))
        return tuple(found)


def _sum_of(terms: Terms, values: Sequence[int]) -> int:
    return sum(times * values[unknown] for unknown, times in terms.items())


class _Search:
    """HiGHS, on one thread and from one seed: the same question has the same answer."""

    def __init__(self, bounds: Sequence[tuple[int, int]], conditions: Sequence[_Condition]) -> None:
        try:
            import highspy
            import numpy
        except ImportError as error:
            raise SolverMissing("rubric-engine[planning]", name="highspy") from error
        self._highspy, self._numpy = highspy, numpy
        self._bounds = bounds
        self._conditions = list(conditions)
        self._solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
        options: dict[str, Any] = {
            "output_flag": False,
            "threads": 1,
            "random_seed": 0,
            "mip_rel_gap": 0.0,
            "mip_abs_gap": 0.5,  # every aim is a whole number
            "mip_max_nodes": MOST_NODES,
            # numbers of seven digits are told apart
            "mip_feasibility_tolerance": 1e-9,
            "primal_feasibility_tolerance": 1e-9,
            "mip_heuristic_run_feasibility_jump": False,  # half the time of a small program
        }
        for name, value in options.items():
            self._solver.setOptionValue(name, value)
        #: the values found last: often they are the least by the next aim as well
        self._last: tuple[int, ...] | None = None
        self._every = numpy.arange(len(bounds), dtype=numpy.int32)
        low, high = (numpy.array(side, dtype=float) for side in zip(*bounds, strict=True))
        self._solver.addVars(len(bounds), low, high)
        whole = numpy.array([highspy.HighsVarType.kInteger] * len(bounds))
        self._solver.changeColsIntegrality(len(bounds), self._every, whole)
        for condition in self._conditions:
            self._add(condition)

    def _add(self, condition: _Condition) -> None:
        unknowns, times = zip(*condition.terms, strict=True)
        self._solver.addRow(
            -inf if condition.low is None else float(condition.low),
            inf if condition.high is None else float(condition.high),
            len(unknowns),
            self._numpy.array(unknowns, dtype=self._numpy.int32),
            self._numpy.array(times, dtype=float),
        )

    def least(self, terms: Terms) -> tuple[tuple[int, ...] | None, bool]:
        """Return the values with the least sum, and whether that is proved."""
        costs = [float(terms.get(unknown, 0)) for unknown in range(len(self._bounds))]
        self._solver.changeColsCost(len(costs), self._every, self._numpy.array(costs))
        known = self._highspy.HighsModelStatus
        status = self._run(whole=False)
        if status == known.kOptimal:
            bound = self._solver.getObjectiveValue()
            for near in (self._last, self._values()):
                if near is not None and _sum_of(terms, near) - bound < _SURELY_NEXT:
                    self._last = near
                    return near, True
        if status != known.kInfeasible:
            status = self._run(whole=True)
        if status in (known.kInfeasible, known.kUnboundedOrInfeasible):
            return None, True
        found = self._values()
        self._last = found or self._last
        return self._last, found is not None and status == known.kOptimal

    def _run(self, *, whole: bool) -> Any:
        """Run the solver in whole numbers, or first, which is quick, in any numbers."""
        self._solver.setOptionValue("solve_relaxation", not whole)
        self._solver.setOptionValue("presolve", "choose" if whole else "off")
        self._solver.run()
        return self._solver.getModelStatus()

    def _values(self) -> tuple[int, ...] | None:
        """The values that the solver has, if in whole numbers they meet every condition."""
        values = tuple(round(value) for value in self._solver.getSolution().col_value)
        return values if len(values) == len(self._bounds) and self._met(values) else None

    def _met(self, values: Sequence[int]) -> bool:
        inside = all(low <= v <= high for v, (low, high) in zip(values, self._bounds, strict=True))
        return inside and all(condition.holds(values) for condition in self._conditions)

    def keep(self, terms: Terms, value: int) -> None:
        """Ask from now on that a sum is no more than it is."""
        condition = _Condition(tuple((o, t) for o, t in terms.items() if t), None, value)
        if condition.terms:
            self._conditions.append(condition.reduced())
            self._add(self._conditions[-1])
