"""The published shapes of claims, of the views for IQA and of a sample, as JSON.

Their schemas in `criteria/schema/` are made from these types. New fields and words may come in a
minor release, so readers must accept unknown ones.
"""

from typing_extensions import TypedDict


class NextView(TypedDict):
    """The next act on what holds a learner up; where several wait, the one that waited longest."""

    waiting_on: str
    act: str
    specification: str | None
    criterion: str | None
    review: str | None
    #: the last day on which anything was recorded on it
    since: str | None
    days: int | None
    sentence: str
    #: how many things wait on the same person
    of_theirs: int


class OverdueView(TypedDict):
    """An action that is open after the day by which it was due."""

    learner: str
    specification: str
    review: str
    due: str


class WaitsView(TypedDict):
    """All that one person has to do in one way before a learner can be claimed for."""

    waiting_on: str
    act: str
    #: as unit/reference
    criteria: list[str]
    reviews: list[str]
    #: where it is about neither a criterion nor a review
    specifications: list[str]


class LearnerClaimView(TypedDict):
    """One learner on one qualification or unit."""

    learner: str
    achieved: bool
    claimable: bool
    #: of a unit with bands: at which it can be claimed, and a higher one that is achieved too
    claimable_band: str | None
    achieved_beyond_claim: str | None
    criteria: int
    criteria_achieved: int
    #: null where nothing stands in the way
    next: NextView | None
    #: everything that stands in the way
    waits: list[WaitsView]
    decided: int
    sampled: int
    overdue: list[OverdueView]
    set_aside: int


class HeldByView(TypedDict):
    """The learners whom one person holds up; over all of them, everybody who is held up."""

    waiting_on: str
    learners: list[str]
    #: how many things wait on that person, whoever is named first
    waiting: int


class ClosesView(TypedDict):
    """What closes a criterion, and for whom."""

    waiting_on: str
    act: str
    sentence: str
    learners: list[str]


class HeldUpView(TypedDict):
    """One criterion that holds learners up."""

    criterion: str
    text: str
    learners: int
    closes: list[ClosesView]


class ClaimPageView(TypedDict):
    """Everybody at one centre who is registered for one qualification or unit."""

    entered_for: str
    title: str
    kind: str
    centre: str | None
    #: registered = claimable + held up
    registered: int
    achieved: int
    claimable: int
    held_up: int
    held_up_by: list[HeldByView]
    most_held_up: list[HeldUpView]
    decided: int
    sampled: int
    actions_overdue: int
    learners: list[LearnerClaimView]


class ClaimsView(TypedDict):
    """The pages of claims of a run."""

    format: str
    kind: str
    on: str
    pages: list[ClaimPageView]
    not_judged: list[str]


class LookView(TypedDict):
    """One thing for IQA to look at."""

    kind: str
    learner: str
    specification: str | None
    criterion: str | None
    #: decisions or reviews, where no finding names them
    records: list[str]
    arguments: dict[str, str | int]
    sentence: str


class DecidedView(TypedDict):
    """One criterion that was decided, and the reviews that speak of it."""

    learner: str
    specification: str
    criterion: str
    decisions: list[str]
    assessors: list[str]
    reviews: list[str]


class CountView(TypedDict):
    """How many things of one kind there are to look at."""

    kind: str
    n: int


class QualityView(TypedDict):
    """What IQA may want to look at, over many learners."""

    format: str
    kind: str
    on: str
    learners: int
    #: by kind, those with none too
    counts: list[CountView]
    entries: list[LookView]
    decided: list[DecidedView]
    not_judged: list[str]


class RiskView(TypedDict):
    """One thing that makes a decision weigh more."""

    risk: str
    criteria: list[str]
    weight: str
    sentence: str


class LeastView(TypedDict):
    """One thing of which a sample is to hold so many decisions."""

    of: str
    name: str
    at_least: int
    there: int
    drawn: int


class DrawnForView(TypedDict):
    """What a decision was drawn to have enough of."""

    of: str
    name: str


class DrawnView(TypedDict):
    """One decision of a sample, in the order in which they rank."""

    learner: str
    decision: str
    assessor: str
    date: str
    judgement: str
    criteria: list[str]
    weight: str
    risks: list[RiskView]
    #: null where it was drawn by its weight alone
    drawn_for: DrawnForView | None
    reviews: list[str]
    #: the portfolios it stands in, where its learner has another decision under this id
    files: list[str]


class LeftOutView(TypedDict):
    """One decision that was left out of a sample, and the reviews that speak of it."""

    learner: str
    decision: str
    reviews: list[str]
    files: list[str]


class NotDrawnView(TypedDict):
    """One decision that could have been drawn, in the order in which it would have come."""

    learner: str
    decision: str
    weight: str
    files: list[str]


class SampleView(TypedDict):
    """A sample of decisions to review, with all that it was drawn by."""

    format: str
    kind: str
    on: str
    seed: str
    plan: str
    decided_from: str | None
    in_force: int
    reviewed: int
    drawn_from: int
    asked: int
    drawn: list[DrawnView]
    not_drawn: list[NotDrawnView]
    left_out: list[LeftOutView]
    at_least: list[LeastView]
    #: whom the plan names as new assessors though no decision in force is theirs
    new_without_decisions: list[str]
    not_judged: list[str]
