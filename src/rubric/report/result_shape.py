"""The published shape of a result as JSON.

`criteria/schema/result.schema.json` is made from these types. New fields may
come in a minor release, so readers must accept unknown ones.
"""

from typing import NotRequired

from typing_extensions import TypedDict

from rubric.report.finding_shape import FindingView
from rubric.report.problem_shape import ProblemView
from rubric.report.qualification_shape import QualificationView, WhatIfView
from rubric.report.since_shape import SinceView


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


class AddedView(TypedDict):
    """What evidence rules ask for in addition, and the house rules it is from."""

    sentence: str
    basis: str | None
    rules: str | None
    path: str


class RuleView(TypedDict):
    """The rule that won, as a sentence, and what entitles us to ask."""

    sentence: str
    stated: str
    basis: str | None
    reading: str | None
    path: str
    added: list[AddedView]


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


class NewItemView(TypedDict):
    """One item that would have to be added; null where anything accepted serves."""

    methods: list[str] | None
    sources: list[str] | None
    witnessed: bool
    apart: list[str]
    dated: bool
    within: int | None
    after_registration: bool
    located: bool
    authenticity: str
    quantities: dict[str, str]
    parts: list[str]
    range: list[str]


class MoveView(TypedDict):
    """Who acts, and what they do."""

    waiting_on: str
    act: str


class ClosesWhenView(TypedDict):
    """The least that closes a gap."""

    act: str
    items: list[NewItemView]
    exact: bool
    then: list[MoveView]


class ClauseView(TypedDict):
    """One clause that is not satisfied: what there is and what is needed."""

    path: str
    measure: str
    name: str
    have: str
    need: str
    sentence: str


class RepairStepView(TypedDict):
    """One thing that stands between a link and its counting."""

    reason: str
    act: str
    waiting_on: str


class RepairView(TypedDict):
    """What would make a link count that does not; every step is needed."""

    item: str
    steps: list[RepairStepView]
    closes: bool
    sentence: str


#: lines for people by field (exam_tips, misconceptions, …); nothing depends on them
GuidanceView = dict[str, list[str]]


class AlternativeView(TypedDict):
    """One of several outcomes or criteria of which a number is needed."""

    scope: str
    reference: str
    achieved: bool
    cheapest: bool
    gaps: list["GapView"]


class GapView(TypedDict):
    """Why something required is not achieved, whose move it is and what closes it.

    Alternatives share a gap: `needed` of them are needed, `have` are achieved, and each that is
    open has gaps of its own. In every other gap the two are null and `alternatives` is empty.
    """

    scope: str
    criterion: str | None
    status: str | None
    rule: RuleView
    clauses: list[ClauseView]
    not_counted: list[str]
    #: items that count and add nothing to what the rule asks for
    adds_nothing: list[str]
    waiting_on: str
    act: str
    closes_when: ClosesWhenView | None
    sentence: str
    needed: int | None
    have: int | None
    alternatives: list[AlternativeView]
    repairs: list[RepairView]
    guidance: GuidanceView
    advises: list[str]


class NewMappingView(TypedDict):
    """A criterion that a new item is mapped to, and what the mapping has to say."""

    criterion: str
    parts: list[str]
    range: list[str]
    located: bool


class SharedItemView(TypedDict):
    """One new item, and the criteria that it is mapped to."""

    item: NewItemView
    maps_to: list[NewMappingView]
    sentence: str


class TogetherView(TypedDict):
    """The least new items for all gaps of a unit that new evidence closes.

    One item is mapped to at most `one_item_for` criteria; `gaps` has the scopes of the gaps.
    """

    one_item_for: int
    sentence: str
    items: list[SharedItemView]
    gaps: list[str]
    exact: bool


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
