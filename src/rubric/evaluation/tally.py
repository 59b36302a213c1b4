"""Counts over criteria (meaning 7): independent of one another, never subtracted."""

import operator
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rubric.evaluation.statuses import ACHIEVED, CriterionStatus

if TYPE_CHECKING:
    from rubric.evaluation.results import CriterionResult

_VERIFIED = CriterionStatus.VERIFIED


class Tally(NamedTuple):
    """Counts over criteria; tallies of parts add up to the tally of the whole.

    The counts are independent of one another: evidence may be mapped to an
    exempt criterion, and a decision may be made on insufficient evidence.
    """

    criteria: int = 0
    mapped: int = 0
    #: the rule is satisfied by counted evidence
    evidenced: int = 0
    #: met, verified or exempt
    achieved: int = 0
    #: information only: IQA samples
    verified: int = 0

    def __add__(self, other: "Tally") -> "Tally":  # type: ignore[override]  # a named tuple is a sequence, and `+` would join; counts are added
        """Return the sums, count by count."""
        return Tally(*map(operator.add, self, other))

    @staticmethod
    def total(tallies: Iterable["Tally"]) -> "Tally":
        """Return the sum of tallies."""
        return sum(tallies, Tally())

    @staticmethod
    def of(results: Sequence["CriterionResult"]) -> "Tally":
        """Return the counts over criteria."""
        if not results:
            return NOTHING_COUNTED
        mapped = evidenced = achieved = verified = 0
        for result in results:
            if result.links:
                mapped += 1
            if result.satisfied:
                evidenced += 1
            if result.status in ACHIEVED:
                achieved += 1
            if result.status is _VERIFIED:
                verified += 1
        return Tally(len(results), mapped, evidenced, achieved, verified)


#: where there is nothing to count
NOTHING_COUNTED = Tally()
