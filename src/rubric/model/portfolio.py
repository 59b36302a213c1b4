"""A portfolio: one learner's evidence, what it is mapped to, and what was decided."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, PlainSerializer, WithJsonSchema, model_validator

from rubric.diagnostics import codes
from rubric.model.base import Written
from rubric.model.evidence_rules import SourceWord
from rubric.model.marks import PERSONAL, OrText, personal, wording
from rubric.model.scalars import (
    Day,
    Id,
    MeasureQuantity,
    Name,
    Quantity,
    SpecificationReference,
    Text,
    YesNo,
    refuse,
)

Role = Literal[
    "assessor", "trainee_assessor", "iqa", "eqa", "tutor", "witness", "expert_witness", "other"
]


def _one_or_more(value: Any) -> Any:
    return [value] if isinstance(value, (str, int, float)) else value


def _one_when_one(value: tuple[str, ...]) -> Any:
    return value[0] if len(value) == 1 else list(value)


_ONE_OR_MORE = WithJsonSchema(
    {
        "anyOf": [
            {"type": ["string", "number"]},
            {"type": "array", "items": {"type": ["string", "number"]}, "minItems": 1},
        ]
    }
)
#: one name, or a list of names
Names = Annotated[
    tuple[Name, ...],
    Field(min_length=1),
    BeforeValidator(_one_or_more),
    PlainSerializer(_one_when_one),
    _ONE_OR_MORE,
]
SpecificationReferences = Annotated[
    tuple[SpecificationReference, ...],
    Field(min_length=1),
    BeforeValidator(_one_or_more),
    PlainSerializer(_one_when_one),
    _ONE_OR_MORE,
]


class Person(Written):
    """Somebody who decides, reviews, confirms or authorises."""

    role: Role = Field(description="What this person does here.")
    name: Name | None = personal("The person's name.", None)


def _all_or_items(value: Any) -> Any:
    if isinstance(value, str) and value != "all" and value.casefold() == "all":
        refuse(codes.UNKNOWN_VALUE, value=value, near="all", allowed=("all",))
    return value


class Declaration(Written):
    """The learner's signed statement that evidence is their own, and its confirmation."""

    covers: Annotated[Names, BeforeValidator(_all_or_items)] = Field(
        description="all (dated on or before the signature), or item ids."
    )
    signed_by_learner: Day = Field(description="The day the learner signed.")
    confirmed_by: Name | None = Field(None, description="Who confirmed it.")
    confirmed: Day | None = Field(None, description="The day it was confirmed.")

    @model_validator(mode="after")
    def _confirmed_by_somebody_on_a_day(self) -> "Declaration":
        if (self.confirmed_by is None) != (self.confirmed is None):
            here, missing = (
                ("confirmed_by", "confirmed")
                if self.confirmed is None
                else ("confirmed", "confirmed_by")
            )
            refuse(codes.MISSING_FIELD, field=missing, beside=here)
        return self


def whole_or_fields(value: Any) -> Any:
    """Return the fields of a link; `whole` has none."""
    if value == "whole":
        return {}
    if isinstance(value, str):
        refuse(codes.UNKNOWN_VALUE, value=value, allowed=("whole",), how="link")
    if value is None:
        refuse(codes.NO_VALUE)
    return value


class EvidenceMapping(Written):
    """An item mapped to a criterion, with where in the item to look."""

    at: Text | None = wording("Where in the item: page, time or paragraph.", None)
    parts: tuple[Name, ...] | None = Field(
        None, min_length=1, description="The parts it covers; left out, all of them."
    )
    range: tuple[Name, ...] | None = Field(
        None, min_length=1, description="The range items it covers; left out, all of them."
    )
    note: Text | None = wording("A note on this link.", None, personal=True)


def _whole_when_bare(value: EvidenceMapping) -> Any:
    return value.model_dump(exclude_none=True) or "whole"


Mapping = Annotated[
    EvidenceMapping,
    BeforeValidator(whole_or_fields),
    PlainSerializer(_whole_when_bare),
    OrText((("const", "whole"),)),
]


class Withdrawal(Written):
    """An item taken out of the portfolio from a day on."""

    date: Day = Field(description="The day from which it no longer counts.")
    reason: Text | None = wording("Why it was withdrawn.", None, personal=True)


class EvidenceItem(Written, extra="allow"):
    """One piece of evidence.

    A declared measure stands here under its own name (`sessions: 3`).
    """

    __pydantic_extra__: dict[str, MeasureQuantity] = Field(init=False)

    id: Id = Field(description="The evidence reference: E1, E2, …")
    title: Text | None = wording("What it is.", None, personal=True)
    method: Name | None = Field(None, description="The assessment method, or the body's code.")
    date: Day | None = Field(None, description="The day it was made or seen.")
    from_: Day | None = Field(None, alias="from", description="The first day it covers.")
    to: Day | None = Field(None, description="The last day it covers.")
    source: SourceWord | None = Field(None, description="Where it comes from: workplace, …")
    occasion: Name | None = Field(None, description="The occasion it belongs to.")
    site: Name | None = Field(None, description="Where it happened.")
    witness: Name | None = personal("Who witnessed it.", None)
    observed_by: Name | None = Field(None, description="The assessor who observed it.")
    hours: Quantity | None = Field(None, description="Hours that it shows.")
    group: YesNo | None = Field(None, description="yes where the work was done by a group.")
    own_contribution: Text | None = wording(
        "What this learner did in the group's work.", None, personal=True
    )
    content: Name | None = Field(None, description="The sha256 of the file, to find copies.")
    supersedes: Names | None = Field(None, description="The item (or items) it replaces.")
    withdrawn: Withdrawal | None = Field(None, description="Taken out, and from which day.")
    external: dict[str, Any] | None = Field(
        None,
        description="Whatever another system wants carried along; it is not read.",
        json_schema_extra=dict(PERSONAL),
    )
    maps_to: dict[Name, Mapping] = Field(
        {}, description="Criteria by ref; whole, or where in the item and for which range."
    )

    @property
    def declared_quantities(self) -> dict[str, Any]:
        """Amounts that it states under names that the specification has to declare."""
        return self.__pydantic_extra__ or {}

    @property
    def quantities(self) -> dict[str, Any]:
        """Amounts by measure name: hours and whatever else the item states."""
        hours = {} if self.hours is None else {"hours": self.hours}
        return {**hours, **self.declared_quantities}


class Action(Written):
    """Something a person must do, by when."""

    action: Text = wording("What is to be done.", personal=True)
    due: Day | None = Field(None, description="By when.")


class Countersignature(Written):
    """Another assessor stands behind a trainee's decision."""

    by: Name = Field(description="Who countersigned.")
    date: Day = Field(description="The day it was countersigned.")


class Override(Written):
    """Somebody other than the decider allows a decision on less evidence."""

    reason: Text = wording("Why.", personal=True)
    authorised_by: Name = Field(description="Who authorised it.")


class Decision(Written):
    """What an assessor decided about one criterion or several."""

    id: Id = Field(description="The decision's own reference: D1, D2, …")
    criteria: tuple[Name, ...] = Field(min_length=1, description="The criteria decided.")
    judgement: Literal["met", "not_yet_met"] = Field(description="met or not_yet_met.")
    assessor: Name = Field(description="Who decided.")
    date: Day = Field(description="The day of the decision.")
    evidence: tuple[Name, ...] = Field((), description="The items it rests on.")
    feedback: Text | None = wording("What the learner was told.", None, personal=True)
    fingerprints: dict[Name, Name] = Field(
        {}, description="The fingerprint of each criterion's wording as it was judged."
    )
    level: Name | None = Field(None, description="The level of an analytic rubric.")
    supersedes: Id | None = Field(None, description="The decision it replaces.")
    action: Text | None = wording("What the learner must do.", None, personal=True)
    due: Day | None = Field(None, description="By when.")
    countersigned: Countersignature | None = Field(
        None, description="By which other assessor, and when."
    )
    override: Override | None = Field(None, description="Allowed on less evidence, by whom.")


class IqaReview(Written):
    """What internal quality assurance found about a decision."""

    id: Id = Field(description="The review's own reference: R1, R2, …")
    of: Id = Field(description="The decision reviewed.")
    criteria: tuple[Name, ...] | None = Field(
        None, min_length=1, description="The criteria reviewed; left out, all it decided."
    )
    stage: Literal["interim", "summative"] | None = Field(None, description="When sampled.")
    finding: Literal["agreed", "action_required", "disagreed"] = Field(
        description="agreed, action_required or disagreed."
    )
    iqa: Name = Field(description="Who reviewed.")
    date: Day = Field(description="The day of the review.")
    action: Text | None = wording("What must be done.", None, personal=True)
    due: Day | None = Field(None, description="By when.")
    closed: Day | None = Field(None, description="The day the action was closed.")


class Exemption(Written):
    """Why criteria, or whole units, need not be assessed."""

    id: Id = Field(description="The exemption's own reference: X1, X2, …")
    criteria: tuple[Name, ...] = Field((), description="The criteria exempted.")
    units: tuple[SpecificationReference, ...] = Field((), description="Whole units exempted.")
    reason: Literal["exemption", "equivalence", "credit_transfer"] = Field(
        description="exemption, equivalence or credit_transfer.",
        json_schema_extra=dict(PERSONAL),
    )
    award: Name | None = Field(None, description="The award it rests on.")
    authorised_by: Name = Field(description="Who authorised it.")
    date: Day = Field(description="The day it was authorised.")

    @model_validator(mode="after")
    def _exempts_something(self) -> "Exemption":
        if not self.criteria and not self.units:
            refuse(codes.MISSING_FIELD, field="criteria", how="one_of")
        return self


class Portfolio(Written):
    """One learner's records against one specification or several."""

    format: Literal["rubric/1"] = Field(description="Always rubric/1.")
    kind: Literal["portfolio"] = Field(description="Always portfolio here.")
    learner: Name = Field(description="The learner's reference, not their name.")
    registered: Day | None = Field(None, description="The day of registration.")
    centre: Name | None = Field(None, description="The centre's reference.")
    specification: SpecificationReferences | None = Field(
        None, description="The specification (or list), as id or id@version."
    )
    qualification: SpecificationReference | None = Field(
        None, description="The qualification, instead of specifications."
    )
    units: tuple[SpecificationReference, ...] = Field((), description="Units registered.")
    pathway: Name | None = Field(None, description="The pathway through the qualification.")
    people: dict[Name, Person] | None = Field(
        None, description="Everybody named here, by their reference."
    )
    declarations: tuple[Declaration, ...] = Field((), description="Declarations of authenticity.")
    evidence: tuple[EvidenceItem, ...] = Field((), description="The evidence items.")
    decisions: tuple[Decision, ...] = Field((), description="What assessors decided.")
    iqa_reviews: tuple[IqaReview, ...] = Field((), description="What IQA found.")
    exemptions: tuple[Exemption, ...] = Field((), description="Exemptions and credit transfer.")

    @model_validator(mode="after")
    def _against_something(self) -> "Portfolio":
        if self.specification is None and self.qualification is None:
            refuse(codes.MISSING_FIELD, field="specification", beside="learner")
        if self.qualification is None and (self.units or self.pathway is not None):
            beside = "units" if self.units else "pathway"
            refuse(codes.MISSING_FIELD, field="qualification", beside=beside)
        return self
