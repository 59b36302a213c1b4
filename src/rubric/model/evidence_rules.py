"""Evidence rules: which evidence is accepted, how authentic and how current it must be."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, SerializerFunctionWrapHandler, WrapSerializer

from rubric.diagnostics import codes
from rubric.model.base import Written
from rubric.model.marks import OrText, wording
from rubric.model.scalars import Name, Period, Slug, SpecificationReference, Text, Version, refuse

#: the engine's words for assessment methods (meaning 3); a body's own codes are mapped to them
MethodWord = Literal[
    "observation",
    "product",
    "witness_testimony",
    "expert_witness",
    "discussion",
    "questioning",
    "reflective_account",
    "assignment",
    "test",
    "feedback",
    "recording",
    "other",
]
#: the engine's words for where evidence comes from
SourceWord = Literal["workplace", "simulation", "prior_learning", "coursework", "other"]
#: what entitles us to ask
Basis = Literal["wording", "sector_body", "awarding_body", "centre", "engine"]

Authenticity = Literal["none", "declared", "declared_and_confirmed"]
AuthenticityNeeded = Literal["for_decision", "to_count"]
Needed = Literal["required", "advised"]
BeforeRegistration = Literal["counted", "prior_learning_only", "not_counted"]

_BASIS = "What entitles us to ask: wording, sector_body, awarding_body, centre or engine."


class Method(Written):
    """One of the body's own method codes, in the engine's words."""

    is_: MethodWord = Field(alias="is", description="The engine's word for this method.")
    name: Text | None = wording("What the body calls it.", None)
    shows: Literal["performance", "knowledge"] | None = Field(
        None, description="What the method shows: performance or knowledge."
    )


class AcceptedEvidence(Written):
    """Which methods and sources count; a list that is left out accepts all."""

    methods: tuple[MethodWord, ...] | None = Field(
        None, min_length=1, description="Methods that count, in the engine's words."
    )
    sources: tuple[SourceWord, ...] | None = Field(
        None, min_length=1, description="Sources that count: workplace, simulation, …"
    )


class Currency(Written):
    """How recent evidence must be at the judging day."""

    within: Period = Field(description="How old evidence may be, for example 24 months.")


class EvidenceRuleFields(Written):
    """The fields of evidence rules, each inherited by itself; the nearest one wins."""

    basis: Basis | None = Field(None, description=_BASIS)
    methods: dict[Name, Method] | None = Field(
        None, description="The body's own codes for methods, each with the engine's word."
    )
    accept: AcceptedEvidence | None = Field(None, description="Which methods and sources count.")
    authenticity: Authenticity | None = Field(
        None, description="What shows that evidence is the learner's own."
    )
    authenticity_needed: AuthenticityNeeded | None = Field(
        None, description="Whether authenticity is needed to count or only for the decision."
    )
    dated: Needed | None = Field(None, description="Whether evidence must carry a date.")
    current: Currency | None = Field(None, description="How recent evidence must be.")
    before_registration: BeforeRegistration | None = Field(
        None, description="Whether evidence from before registration counts."
    )
    locator: Needed | None = Field(
        None, description="Whether a link must say where in the evidence to look."
    )
    sign_off: Literal["required"] | None = Field(
        None, description="Whether IQA must sign off before a claim."
    )


class EvidenceRules(EvidenceRuleFields):
    """House rules in a file of their own, chosen by a specification or for one run."""

    format: Literal["rubric/1"] = Field(description="Always rubric/1.")
    kind: Literal["evidence_rules"] = Field(description="Always evidence_rules here.")
    id: Slug = Field(description="A short stable name: small letters, digits and hyphens.")
    version: Version = Field(description="The version of these rules.")
    title: Text | None = wording("What these rules are called.", None)


def _reference_or_fields(value: Any) -> Any:
    """`house-rules@1` is a reference; anything else must be the fields themselves."""
    if isinstance(value, str):
        return {"use": value}
    if value is None:
        refuse(codes.NO_VALUE)
    return value


def _as_written(value: Any, handler: SerializerFunctionWrapHandler) -> Any:
    dumped = handler(value)
    stated = {name for name, entry in dumped.items() if entry is not None}
    return dumped["use"] if stated == {"use"} else dumped


class EvidenceRulesHere(EvidenceRuleFields):
    """Evidence rules on a specification, outcome or criterion: a reference or fields."""

    use: SpecificationReference | None = Field(
        None, description="The rules to take, as id@version, with fields here standing nearer."
    )


RulesHere = Annotated[
    EvidenceRulesHere,
    BeforeValidator(_reference_or_fields),
    WrapSerializer(_as_written),
    OrText((("type", "string"),)),
]
