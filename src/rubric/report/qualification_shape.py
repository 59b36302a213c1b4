"""The published shape of what is said of a qualification, as a part of a result as JSON."""

from typing_extensions import TypedDict


class CountedView(TypedDict):
    """A unit of a combination, and the group that it counts in."""

    unit: str
    group: str
    achieved: bool
    open: int
    credit: str


class UncountedView(TypedDict):
    """A unit that does not count, or is not needed, and why."""

    unit: str
    why: str
    beside: str | None
    sentence: str


class RuleStateView(TypedDict):
    """A rule that asks for enough: what there is, what there would be, and what is needed."""

    path: str
    group: str | None
    measure: str
    have: str
    planned: str
    need: str
    satisfied: bool
    sentence: str


class CappedView(TypedDict):
    """A cap on credits that more was achieved than: what there is, and how much may count."""

    path: str
    group: str | None
    have: str
    most: str
    sentence: str


class ShortfallView(TypedDict):
    """A rule that units cannot satisfy, with the best that they could give by themselves."""

    path: str
    group: str | None
    measure: str
    have: str
    need: str
    sentence: str


class AnswerView(TypedDict):
    """What can be said for some candidates, and the best combination of them."""

    status: str
    candidates: list[str]
    combination: list[CountedView]
    open: int
    credit: str
    planned_credit: str
    points: str | None
    most_points: str | None
    rules: list[RuleStateView]
    capped: list[CappedView]
    uncounted: list[UncountedView]
    shortfalls: list[ShortfallView]
    together: list[ShortfallView]
    proved: bool
    bound: int


class WaitingView(TypedDict):
    """Who has the next move, and in how many gaps of a unit."""

    waiting_on: str
    gaps: int


class StepView(TypedDict):
    """An open unit on the shortest way to completion."""

    unit: str
    group: str
    open: int
    credit: str
    registered: bool
    waiting: list[WaitingView]
    sentence: str


class QualificationGapView(TypedDict):
    """Why the qualification is not achieved with the units registered, and whose move it is."""

    waiting_on: str | None
    act: str | None
    units: list[str]
    rules: list[str]
    sentence: str


class UnitStandingView(TypedDict):
    """How the learner stands in one unit of the qualification."""

    unit: str
    specification: str
    title: str
    level: str | None
    credit: str
    achieved: bool
    open: int
    grade: str | None
    transferred: bool
    recorded: bool


class QualificationView(TypedDict):
    """A qualification judged: two answers, the shortest way, and whose move it is."""

    qualification: str
    title: str
    level: str | None
    credit: str | None
    pathway: str | None
    achieved: bool
    sentence: str
    units_stated: list[str]
    registered: AnswerView
    best: AnswerView
    completion: AnswerView | None
    steps: list[StepView]
    not_needed: list[UncountedView]
    gap: QualificationGapView | None
    units: list[UnitStandingView]


class WhatIfView(TypedDict):
    """A question about other units than those registered, and its answer."""

    add: list[str]
    drop: list[str]
    no_changes: list[str]
    answer: AnswerView
    sentence: str
