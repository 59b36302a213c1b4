"""What is the same for many learners of a run, judged once and kept.

A run is one day, and resolved specifications of which each has a name of its own. Results are
frozen, so learners may share them.
"""

from collections.abc import Hashable
from typing import TypeVar

from rubric.evaluation.additions.addition import Addition
from rubric.evaluation.results import CriterionResult, Gap

_Result = TypeVar("_Result")

#: how many of a kind are kept
MOST_SHARED = 10_000


class Shared:
    """Results that several learners of a run have, under everything that they depend on."""

    __slots__ = ("additions", "gaps", "untouched")

    def __init__(self) -> None:
        #: of criteria whose rule is one clause that asks for nothing but more of the same
        self.additions: dict[Hashable, Addition | None] = {}
        #: of criteria of which nothing is recorded
        self.untouched: dict[Hashable, CriterionResult] = {}
        #: of open criteria of which all evidence counts and is enough
        self.gaps: dict[Hashable, Gap] = {}


def kept(results: dict[Hashable, _Result], named: Hashable, result: _Result) -> _Result:
    """Return a result, and keep it under a name; where there are too many the others go."""
    if len(results) >= MOST_SHARED:
        results.clear()
    results[named] = result
    return result
