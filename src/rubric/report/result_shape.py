"""The published shape of a result as JSON.

`criteria/schema/result.schema.json` is made from these types. New fields may
come in a minor release, so readers must accept unknown ones.
"""

from typing import NotRequired

from typing_extensions import TypedDict

from rubric.report.finding_shape import FindingView
from rubric.report.gap_shape import GapView, GuidanceView, RuleView
from rubric.report.problem_shape import ProblemView
from rubric.report.qualification_shape import QualificationView, WhatIfView
from rubric.report.since_shape import SinceView
from rubric.report.together_shape import TogetherView


class TallyView(TypedDict):
    """Counts over criteria; they are independent of one another."""

    criteria: int
    mapped: int
    evidenced: int
    achieved: int
    verified: int


class PointsView(TypedDict):
    """Points of an analytic rubric, weighted, and what they are out of."""

    points: str
    out_of: str


class LinkView(TypedDict):
    """An item mapped to a criterion: counted, or not counted because."""

    item: str
    counted: bool
    reason: str | None
    reasons: list[str]
    sentence: NotRequired[str]
    authenticated: bool
    at: str | None
    parts: list[str] | None
    range: list[str] | None


class PartView(TypedDict):
    """One lettered part of a criterion, and its wording."""

    ref: str
    text: str


class WentView(TypedDict):
    """A cited item that went after the decision: superseded by another, or withdrawn."""

    item: str
    how: str
    day: str
    by: str | None


class JudgedAsView(TypedDict):
    """What a stale decision judged, where a library holds it, and what of it is other now.

    `differs` names those of wording, parts, range, levels and rule.
    """

    specification: str
    reference: str
    differs: list[str]


class IqaView(TypedDict):
    """IQA's part in a unit: of its required criteria those decided, and of them sampled.

    `actions_open`, `disagreed` and `signed_off` name reviews; the first two speak of any
    criterion of the unit.
    """

    decided: int
    sampled: int
    actions_open: list[str]
    disagreed: list[str]
    sign_off_needed: bool
    signed_off: str | None


class ObstacleView(TypedDict):
    """What stands in the way of a claim."""

    code: str
    sentence: str


class CriterionView(TypedDict):
    """One criterion with its status and the facts it rests on.

    `range` names the range items in scope. `status_label` is the status in the words of
    reports, and `sentence` says whose move it is: "" where it is nobody's, as of advice.
    `waiting_on` and `act` follow the status, also where nobody has to act. `role` is what it
    is to the unit up to the target: required, alternative, advice or beyond_target; `needed`
    is false where nobody has to achieve it.
    """

    reference: str
    text: str
    parts: list[PartView]
    range: list[str]
    outcome: str | None
    required: bool
    role: str
    needed: bool
    band: str | None
    level: str | None
    points: PointsView | None
    status: str
    status_label: str
    sentence: str
    also: list[str]
    achieved: bool
    mapped: bool
    evidenced: bool
    #: achieved on less than is asked for, by an override
    overridden: bool
    rule: RuleView
    fingerprint: str
    judging_day: str
    decisions: list[str]
    gone: list[str]
    went: list[WentView]
    reworded: bool
    judged_as: JudgedAsView | None
    stale_because: list[str]
    exemption: str | None
    exemption_reason: str | None
    reviews: list[str]
    actions_open: list[str]
    waiting_on: str | None
    act: str | None
    grows_old: str | None
    links: list[LinkView]


class OutcomeView(TypedDict):
    """One learning outcome."""

    ref: str
    text: str
    achieved: bool
    grows_old: str | None
    rule_satisfied: bool | None
    tally: TallyView
    advice: TallyView
    beyond_target: TallyView
    guidance: GuidanceView


class UnitView(TypedDict):
    """One specification judged for one learner.

    `claimable` says whether it can be claimed at `claimable_band`, which is the
    target: null without bands, and where it cannot be claimed.
    """

    specification: str
    kind: str
    title: str
    title_stated: bool
    level: str | None
    credit: str | None
    achieved: bool
    grows_old: str | None
    rule_satisfied: bool | None
    claimable: bool
    claimable_band: str | None
    in_the_way: list[ObstacleView]
    iqa: IqaView
    tally: TallyView
    advice: TallyView
    beyond_target: TallyView
    grading: str
    bands: list[str]
    target: str | None
    grade: str | None
    grade_grows_old: str | None
    points: PointsView | None
    outcomes: list[OutcomeView]
    criteria: list[CriterionView]
    guidance: GuidanceView
    gaps: list[GapView]
    findings: list[FindingView]
    together: NotRequired[TogetherView]


class RelatesToView(TypedDict):
    """An entry of a framework that achieved units name; it is not said to be met."""

    framework: str
    entry: str
    text: str
    units: list[str]


class FeedbackView(TypedDict):
    """What the learner was told with a decision."""

    text: str | None
    action: str | None
    due: str | None


class IncludedView(TypedDict):
    """Personal texts that were asked for: of people, decisions and items, by their ids."""

    names: dict[str, str]
    feedback: dict[str, FeedbackView]
    titles: dict[str, str]


class ResultView(TypedDict):
    """What is covered for one learner on one day, what is not, and why."""

    format: str
    kind: str
    learner: str
    on: str
    achieved: bool
    inputs_digest: str
    units: list[UnitView]
    relates_to: list[RelatesToView]
    findings: list[FindingView]
    set_aside: list[ProblemView]
    diagnostics: list[ProblemView]
    problems: list[ProblemView]
    #: of a portfolio on a qualification
    qualification: NotRequired[QualificationView]
    what_if: NotRequired[WhatIfView]
    #: where they were asked for
    included: NotRequired[IncludedView]
    #: beside an earlier report
    since: NotRequired[SinceView]
