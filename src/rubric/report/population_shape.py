"""The published shape of a population as JSON.

`criteria/schema/population.schema.json` is made from these types. New fields and words may come
in a minor release, so readers must accept unknown ones. A count is null where it is kept back.
"""

from typing_extensions import TypedDict

from rubric.report.problem_shape import ProblemView


class MoveView(TypedDict):
    """Whose move it is, and for how many learners."""

    waiting_on: str
    act: str
    learners: int


class NotCountedView(TypedDict):
    """Why evidence mapped to a criterion does not count, and how often."""

    reason: str
    links: int
    learners: int


class ShortView(TypedDict):
    """A clause of a rule, and of how many learners the evidence is short of it."""

    path: str
    sentence: str
    learners: int


class CriterionCountsView(TypedDict):
    """How many learners stand where on one criterion."""

    criterion: str
    scope: str
    role: str
    #: by status; they add up to the learners of the unit
    statuses: dict[str, int | None]
    achieved: int | None
    #: for how many somebody has to act; what follows is left out of what is published
    waiting: int | None
    moves: list[MoveView]
    not_counted: list[NotCountedView]
    short: list[ShortView]


class OutcomeCountsView(TypedDict):
    """How many learners have achieved one outcome."""

    outcome: str
    scope: str
    achieved: int | None
    rule_short: int | None


class GradeView(TypedDict):
    """How many learners have a grade; null is none."""

    grade: str | None
    learners: int | None


class UnitCountsView(TypedDict):
    """One specification and the learners who are registered for it."""

    specification: str
    title: str
    target: str | None
    learners: int | None
    achieved: int | None
    grades: list[GradeView]
    rule_short: int | None
    outcomes: list[OutcomeCountsView]
    criteria: list[CriterionCountsView]


class QualificationMoveView(TypedDict):
    """Whose move it is; nobody by themselves where the moves are those of the open units."""

    waiting_on: str | None
    act: str | None
    learners: int


class RuleShortView(TypedDict):
    """A rule that the units of so many learners can never satisfy; without a group of the whole."""

    group: str | None
    measure: str
    learners: int


class QualificationCountsView(TypedDict):
    """One qualification and the learners on it."""

    qualification: str
    title: str
    learners: int | None
    achieved: int | None
    #: by what the units registered, and those with any record, give; they add up to the learners
    statuses: dict[str, int | None]
    #: what follows is left out of what is published
    moves: list[QualificationMoveView]
    short: list[RuleShortView]


class SetAsideView(TypedDict):
    """Rows that point at nothing, or are of nobody who is registered."""

    table: str
    rows: int


class PopulationView(TypedDict):
    """A whole population on one day."""

    format: str
    kind: str
    on: str
    learners: int | None
    #: the least count that is told; null where every count is
    smallest: int | None
    units: list[UnitCountsView]
    qualifications: list[QualificationCountsView]
    set_aside: list[SetAsideView]
    problems: list[ProblemView]
