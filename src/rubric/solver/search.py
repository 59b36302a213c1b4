"""The search for the least of a sum: HiGHS's, and what it says is held against exact arithmetic.

First in any numbers, which is quick, and gives a floor for the sum (`Floor`). Where values
that are known already reach it, they are the least. Otherwise unknowns that could only
make the sum greater than it is known to be are settled for good, and the rest is searched
in whole numbers. No rounding of the solver can make an answer wrong: values that it gives
are held against the conditions, and that there are none is believed only where its own
arithmetic is exact enough.
"""

from collections.abc import Sequence
from math import inf
from typing import Any

from rubric.solver.conditions import Condition, Floor, Terms, sum_of
from rubric.solver.work import Work

#: what the solver says of sums up to here can be believed; it counts to about 1e16
_TOLD_APART = 10**9
#: times above this are many; then a side is loosened for the solver by less than a whole
_MANY_TIMES = 100
_LOOSENED = 0.25


class SolverMissing(ImportError):
    """The extra `planning` is not installed."""


class Search:
    """HiGHS, on one thread and from one seed: the same question has the same answer."""

    #: what the search in whole numbers that is running has taken, and may take
    _steps: int
    _most_steps: int

    def __init__(
        self, bounds: Sequence[tuple[int, int]], conditions: Sequence[Condition], work: Work
    ) -> None:
        """Set the solver up.

        Args:
            bounds: the least and the greatest of each unknown; there is at least one.
            conditions: what values have to meet, each on one unknown or more.
            work: what the search may take.

        Raises:
            SolverMissing: the extra `planning` is not installed.
        """
        try:
            import highspy
            import numpy
        except ImportError as error:
            raise SolverMissing("rubric-engine[planning]", name="highspy") from error
        self._highspy, self._numpy, self._work = highspy, numpy, work
        self._bounds = list(bounds)
        self._conditions = list(conditions)
        self._numbers = len(bounds) + sum(len(condition.terms) for condition in conditions)
        self._exact = all(c.greatest(bounds) <= _TOLD_APART for c in conditions)
        #: the values found last, which meet every condition
        self._known: tuple[int, ...] | None = None
        self._solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
        self._set_options()
        self._every = numpy.arange(len(bounds))
        low, high = (numpy.array([ends[side] for ends in bounds]) for side in (0, 1))
        self._solver.addVars(len(bounds), low, high)
        whole = numpy.array([highspy.HighsVarType.kInteger] * len(bounds))
        self._solver.changeColsIntegrality(len(bounds), self._every, whole)
        self._add(self._conditions)

    def _set_options(self) -> None:
        options: dict[str, Any] = {
            "output_flag": False,
            "threads": 1,
            "random_seed": 0,
            "mip_rel_gap": 0.0,
            "mip_abs_gap": 0.5,  # every sum is a whole number
            # numbers of seven digits are told apart
            "mip_feasibility_tolerance": 1e-9,
            "primal_feasibility_tolerance": 1e-9,
            # searches within the search: they take most of the time, and cannot be counted
            "mip_heuristic_run_feasibility_jump": False,
            "mip_heuristic_run_root_reduced_cost": False,
            "mip_heuristic_run_rens": False,
            "mip_heuristic_run_rins": False,
            "mip_allow_restart": False,
        }
        for name, value in options.items():
            self._solver.setOptionValue(name, value)
        self._solver.setCallback(self._one_step, None)
        self._solver.startCallback(self._highspy.cb.HighsCallbackType.kCallbackMipInterrupt)

    def _one_step(self, _kind: Any, _said: Any, _out: Any, answer: Any, _data: Any) -> None:
        """Count one step of the search, and end it after the last that it may take."""
        self._steps += 1
        if self._steps > self._most_steps:
            answer.user_interrupt = True

    def _add(self, conditions: Sequence[Condition]) -> None:
        if not conditions:
            return
        array = self._numpy.array
        low, high, starts = [], [], []
        terms: list[tuple[int, int]] = []
        for condition in conditions:
            many = max(abs(times) for _, times in condition.terms) > _MANY_TIMES
            loosened = _LOOSENED if many else 0.0
            low.append(-inf if condition.low is None else condition.low - loosened)
            high.append(inf if condition.high is None else condition.high + loosened)
            starts.append(len(terms))
            terms += condition.terms
        self._solver.addRows(
            len(conditions),
            array(low),
            array(high),
            len(terms),
            array(starts),
            array([unknown for unknown, _ in terms]),
            array([times for _, times in terms]),
        )

    def least(self, terms: Terms, *, keep: bool) -> tuple[tuple[int, ...] | None, bool]:
        """Return the values with the least sum, and whether that is proved.

        None are proved to be where nothing meets every condition. Without a proof they are
        the best that are known.

        Args:
            terms: the sum.
            keep: whether from now on it may be no more than it then is.
        """
        found = self._least(terms, keep=keep)
        if keep and self._known is not None:
            self._keep(terms, sum_of(terms, self._known))
        return found

    def _least(self, terms: Terms, *, keep: bool) -> tuple[tuple[int, ...] | None, bool]:
        share = self._work.share(self._numbers)
        if share < 1:
            return self._known, False
        costs = [float(terms.get(unknown, 0)) for unknown in range(len(self._bounds))]
        self._solver.changeColsCost(len(costs), self._every, self._numpy.array(costs))
        status = self._in_any_numbers()
        floor = None
        if status == self._highspy.HighsModelStatus.kOptimal:
            floor = Floor(terms, self._conditions, self._multipliers(), self._bounds)
            self._learn(terms, self._values())
            if self._known is not None:
                so_far = sum_of(terms, self._known)
                if so_far <= floor.least:
                    return self._known, True
                if keep:
                    self._narrow(floor, so_far)
        elif status == self._highspy.HighsModelStatus.kInfeasible and self._contradicted():
            return None, True
        proved = self._in_whole_numbers(terms, share)
        if keep and floor is not None and self._known is not None:
            self._narrow(floor, sum_of(terms, self._known))
        return self._known, proved

    def _in_any_numbers(self) -> Any:
        self._solver.setOptionValue("solve_relaxation", True)
        self._solver.setOptionValue("presolve", "off")
        self._solver.run()
        self._work.spend(1, self._numbers, self._solver.getInfo().simplex_iteration_count)
        return self._solver.getModelStatus()

    def _in_whole_numbers(self, terms: Terms, most_steps: int) -> bool:
        """Search in whole numbers, and return whether what is known then is proved to be least."""
        known = self._highspy.HighsModelStatus
        self._solver.setOptionValue("solve_relaxation", False)
        self._solver.setOptionValue("presolve", "choose")
        if self._known is None:
            self._solver.clearSolver()
        else:
            start = self._highspy.HighsSolution()
            start.col_value = [float(value) for value in self._known]
            self._solver.setSolution(start)
        self._steps, self._most_steps = 0, most_steps
        self._solver.run()
        self._work.spend(1 + self._steps, self._numbers)
        status = self._solver.getModelStatus()
        if status in (known.kInfeasible, known.kUnboundedOrInfeasible):
            return self._known is None and self._exact
        found = self._values()
        self._learn(terms, found)
        least = found is not None and sum_of(terms, found) == sum_of(terms, self._known or ())
        return least and self._exact and status == known.kOptimal

    def _learn(self, terms: Terms, found: tuple[int, ...] | None) -> None:
        """Keep values that were found, if none as good are known."""
        if found is not None and (
            self._known is None or sum_of(terms, found) < sum_of(terms, self._known)
        ):
            self._known = found

    def _narrow(self, floor: Floor, most: int) -> None:
        """Settle what is settled while a sum is no more than it is known to be."""
        for of, low, high in floor.narrowed(most):
            self._bounds[of] = (low, high)
            self._solver.changeColBounds(of, float(low), float(high))

    def _multipliers(self) -> list[float]:
        return list(self._solver.getSolution().row_dual)

    def _contradicted(self) -> bool:
        """Whether conditions contradict one another, by multipliers that the solver gives."""
        _, there, ray = self._solver.getDualRay()
        if not there:
            return False
        return any(
            Floor({}, self._conditions, multipliers, self._bounds).least > 0
            for multipliers in (ray, [-value for value in ray])
        )

    def _values(self) -> tuple[int, ...] | None:
        """The values that the solver has, if in whole numbers they meet every condition."""
        values = tuple(round(value) for value in self._solver.getSolution().col_value)
        return values if len(values) == len(self._bounds) and self._met(values) else None

    def _met(self, values: Sequence[int]) -> bool:
        inside = all(low <= v <= high for v, (low, high) in zip(values, self._bounds, strict=True))
        return inside and all(condition.holds(values) for condition in self._conditions)

    def _keep(self, terms: Terms, value: int) -> None:
        """Ask from now on that a sum is no more than it is."""
        condition = Condition(tuple((o, t) for o, t in terms.items() if t), None, value)
        if condition.terms:
            self._conditions.append(condition.reduced())
            self._numbers += len(condition.terms)
            self._exact = self._exact and condition.greatest(self._bounds) <= _TOLD_APART
            self._add(self._conditions[-1:])
