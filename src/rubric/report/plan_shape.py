"""The published shape of a plan as JSON.

`criteria/schema/plan.schema.json` is made from these types. New fields and
words may come in a minor release, so readers must accept unknown ones.
"""

from typing_extensions import TypedDict

from rubric.report.gap_shape import ClauseView
from rubric.report.problem_shape import ProblemView


class PlaceOfGapView(TypedDict):
    """What a gap is of: a criterion by its reference, else the outcome or unit at the scope."""

    specification: str
    scope: str
    criterion: str | None


class ChosenTaskView(TypedDict):
    """A task that is to be done, and how often of how many times it could be."""

    id: str
    title: str
    times: int
    of: int
    method: str | None
    source: str | None
    quantities: dict[str, str]
    occasion: str | None
    site: str | None
    observed_by: str | None
    witnessed: bool
    new_each_time: list[str]
    effort: str | None
    closes: list[PlaceOfGapView]
    sentence: str


class UncountedTaskView(TypedDict):
    """A task whose evidence would not count for a criterion."""

    task: str
    criterion: str
    reason: str | None
    sentence: str


class StillOpenView(TypedDict):
    """What stays open whatever is chosen."""

    specification: str
    scope: str
    criterion: str | None
    why: str
    waiting_on: str
    act: str
    clauses: list[ClauseView]
    uncounted: list[UncountedTaskView]
    alternatives: list["StillOpenView"]
    sentence: str


class ServedView(TypedDict):
    """A criterion, the tasks that serve it, and how many of them would be enough."""

    specification: str
    criterion: str
    alternative: bool
    tasks: list[str]
    uncounted: list[UncountedTaskView]
    covered: bool
    enough: int | None
    sentence: str


class PlanView(TypedDict):
    """The least that closes every gap which tasks can close, and what stays open."""

    format: str
    kind: str
    opportunities: str
    learner: str | None
    on: str
    #: where the portfolio is on one; the specifications are then its units that are planned for
    qualification: str | None
    specifications: list[str]
    sentence: str
    achieved: bool
    tasks: list[ChosenTaskView]
    times: int
    hours: str
    effort: str | None
    proved: bool
    bound: int
    closes: list[PlaceOfGapView]
    left_out: list[str]
    still_open: list[StillOpenView]
    coverage: list[ServedView]
    set_aside: list[ProblemView]
    problems: list[ProblemView]
