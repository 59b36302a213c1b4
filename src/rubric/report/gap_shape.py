"""The published shape of a gap, and of the rule that it falls short of, as JSON."""

from typing_extensions import TypedDict


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
