"""The definition of a result, written to be read and not to be fast.

One function for each sentence of docs/meaning.md, over the values that
people write and nothing else: sets, brute force, no caches that matter. The
engine, and any port of it, has to agree with it on every case (law 8).
"""

from rubric.testing.oracle.answer import Answer, CriterionAnswer, UnitAnswer, answered
from rubric.testing.oracle.iqa import IqaAnswer
from rubric.testing.oracle.rollup import Counts
from rubric.testing.oracle.world import Key, World

__all__ = [
    "Answer",
    "Counts",
    "CriterionAnswer",
    "IqaAnswer",
    "Key",
    "UnitAnswer",
    "World",
    "answered",
]
