"""What a population comes to: learners by status of each criterion, outcome and unit."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from rubric.diagnostics import Diagnostic
from rubric.evaluation.qualifications.results import QualificationStatus
from rubric.evaluation.statuses import ACHIEVED, Act, CriterionStatus, Reason, WaitingOn
from rubric.rules import AtLeast, ResolvedCriterion, ResolvedOutcome, ResolvedSpecification
from rubric.rules.qualification import ResolvedQualification


class NotCounted(NamedTuple):
    """How often evidence mapped to a criterion does not count for one reason."""

    links: int
    learners: int


class CriterionCounts(NamedTuple):
    """One criterion: how many learners stand where, and what keeps it open."""

    criterion: ResolvedCriterion
    #: every status, in the order of the table; they add up to the learners of the unit
    statuses: Mapping[CriterionStatus, int]
    #: whose move it is, for how many learners who need the criterion
    waiting: Mapping[tuple[WaitingOn, Act], int]
    #: why links do not count, in the order of the reasons; those that occur
    not_counted: Mapping[Reason, NotCounted]
    #: the clauses of its rule in their order, each with the learners whose evidence is short of it
    short: tuple[tuple[AtLeast, int], ...]

    @property
    def achieved(self) -> int:
        """How many learners have achieved it."""
        return sum(n for status, n in self.statuses.items() if status in ACHIEVED)

    @property
    def waits(self) -> int:
        """For how many learners somebody has to act on it."""
        return sum(n for (who, act), n in self.waiting.items() if act is not Act.REVIEW_AGAIN)

    def waiting_on(self, who: WaitingOn) -> int:
        """Return for how many learners it is somebody's move."""
        return sum(n for (mover, _), n in self.waiting.items() if mover is who)


class OutcomeCounts(NamedTuple):
    """One learning outcome up to the target."""

    outcome: ResolvedOutcome
    achieved: int
    #: learners whose evidence is short of its own rule; None where it has none
    rule_short: int | None


class UnitCounts(NamedTuple):
    """One specification and the learners who are registered for it."""

    specification: ResolvedSpecification
    learners: int
    achieved: int
    #: by the highest band achieved; None is none. Empty where there are no bands
    grades: Mapping[str | None, int]
    rule_short: int | None
    #: those of which the target asks for something
    outcomes: tuple[OutcomeCounts, ...]
    criteria: tuple[CriterionCounts, ...]


#: who acts and what they do; nobody by themselves where the moves are those of the open units
MoverAndAct = tuple[WaitingOn | None, Act | None]


class QualificationCounts(NamedTuple):
    """One qualification and the learners on it, whatever their pathway."""

    qualification: ResolvedQualification
    learners: int
    #: the best that the units registered, and those with any record, give; every status
    statuses: Mapping[QualificationStatus, int]
    #: whose move it is where it is not achieved with the units registered
    waiting: Mapping[MoverAndAct, int]
    #: rules that these units can never satisfy, by group ("" is the whole) and measure, each
    #: with the learners whose units are short of it
    short: Mapping[tuple[str, str], int]

    @property
    def achieved(self) -> int:
        """How many learners have achieved it."""
        return self.statuses[QualificationStatus.ACHIEVED]


class Population(NamedTuple):
    """A whole population on one day, or why it could not be judged."""

    on: date
    learners: int = 0
    units: tuple[UnitCounts, ...] = ()
    qualifications: tuple[QualificationCounts, ...] = ()
    #: what points at nothing, or belongs to nobody who is registered: table → rows
    set_aside: Mapping[str, int] = {}
    problems: tuple[Diagnostic, ...] = ()
