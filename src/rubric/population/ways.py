"""The ways in which learners are entered for a qualification (meaning 15.12)."""

from typing import NamedTuple

from rubric.rules import ResolvedSpecification
from rubric.rules.qualification import ResolvedQualification


class Way(NamedTuple):
    """A qualification, and the units that learners who are entered in this way are judged on."""

    qualification: ResolvedQualification
    judged: tuple[ResolvedSpecification, ...]
    #: units that could be chosen beside them, of which nothing is recorded
    further: tuple[ResolvedSpecification, ...]
    #: the units that they are registered for, as written
    units: tuple[str, ...]
