"""The published shape of proofs as JSON.

`criteria/schema/proof.schema.json` is made from these types. New fields and
words may come in a minor release, so readers must accept unknown ones.
"""

from typing import Any

from typing_extensions import TypedDict

from rubric.report.gap_shape import ClauseView, NewItemView
from rubric.report.problem_shape import ProblemView


class ExampleItemView(TypedDict):
    """One item of the example: what it has to be, and what it is mapped to."""

    id: str
    title: str
    item: NewItemView
    maps_to: list[str]
    sentence: str


class ExampleView(TypedDict):
    """What enough looks like: the items, what people do, and the whole as a portfolio."""

    items: list[ExampleItemView]
    hours: str
    people: list[str]
    #: as a file of kind `portfolio` holds it
    portfolio: dict[str, Any]


class ThingView(TypedDict):
    """Something that the specification asks for, and where it stands."""

    kind: str
    path: str
    member: str | None
    sentence: str


class TakenItemView(TypedDict):
    """An item that the second portfolio has no longer, or has with less said of it."""

    id: str
    #: as a file of kind `portfolio` holds it
    before: dict[str, Any]
    after: dict[str, Any] | None


class ShownView(TypedDict):
    """A thing that matters, what was taken away, and the one gap that it opened."""

    thing: ThingView
    #: whether it was taken from the example, and not from another portfolio that passes
    of_example: bool
    items: list[TakenItemView]
    decided: list[str]
    opens: str
    clauses: list[ClauseView]
    sentence: str


class IdleView(TypedDict):
    """A thing that changes nothing, and what it is implied by, or never needed beside."""

    thing: ThingView
    by: list[str]
    never_needed: bool


class ProofView(TypedDict):
    """Whether one specification can be passed, by what, and whether everything in it matters."""

    specification: str
    title: str
    on: str
    target: str | None
    #: how many criteria one item of the example may serve
    one_item_for: int
    passable: bool
    #: whether nothing smaller than the example would pass
    least: bool
    #: whether of everything it is known whether it matters
    proved: bool
    #: whether everything matters as well
    sound: bool
    sentence: str
    example: ExampleView | None
    matters: list[ShownView]
    changes_nothing: list[IdleView]
    not_shown: list[ThingView]
    problems: list[ProblemView]


class UnitShownView(TypedDict):
    """A unit of the least combination, and the rules that are not satisfied without it."""

    unit: str
    opens: list[str]


class RuleShownView(TypedDict):
    """A rule of combination that matters, and units that satisfy everything but it."""

    path: str
    units: list[str]
    #: whether they do so at their lowest grades, and not at their best
    lowest: bool


class WayView(TypedDict):
    """One pathway, or the whole where there are none."""

    pathway: str | None
    achieved: bool
    units: list[UnitShownView]
    matters: list[RuleShownView]
    #: rules that units cannot satisfy, where none are enough
    falls_short: list[str]
    #: what passes these units, as a portfolio on the qualification
    portfolio: dict[str, Any] | None
    proofs: list[ProofView]


class QualificationProofView(TypedDict):
    """Whether a qualification can be achieved, by which units, and whether every rule matters."""

    qualification: str
    title: str
    on: str
    passable: bool
    proved: bool
    sound: bool
    sentence: str
    ways: list[WayView]
    changes_nothing: list[str]
    not_shown: list[str]
    problems: list[ProblemView]


class ProofsView(TypedDict):
    """Proofs of specifications and of qualifications."""

    format: str
    kind: str
    proofs: list[ProofView]
    qualifications: list[QualificationProofView]
