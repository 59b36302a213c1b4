"""Evidence rules: which evidence is accepted, how authentic and how current it must be."""

from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    PlainSerializer,
    SerializerFunctionWrapHandler,
    WithJsonSchema,
    WrapSerializer,
)

from rubric.diagnostics import codes
from rubric.model.base import Written
from rubric.model.marks import OrText, wording
from rubric.model.scalars import (
    Name,
    Period,
    Slug,
    SpecificationReference,
    Text,
    Times,
    Version,
    refuse,
)

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

#: what evidence by a method shows
Shown = Literal["performance", "knowledge"]


def _one_or_more(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _one_when_one(value: tuple[str, ...]) -> Any:
    return value[0] if len(value) == 1 else list(value)


def _none_stands_alone(value: tuple[str, ...]) -> tuple[str, ...]:
    if "none" in value and len(value) > 1:
        refuse(codes.UNKNOWN_VALUE, value="none", near="", allowed=("performance", "knowledge"))
    return value


def _either(*words: str) -> WithJsonSchema:
    """The published schema of one of the words, or a list of them."""
    one = {"enum": list(words), "type": "string"}
    return WithJsonSchema({"anyOf": [one, {"type": "array", "items": one, "minItems": 1}]})


#: what a method shows: one of the two, or both
Shows = Annotated[
    tuple[Shown, ...],
    Field(min_length=1),
    BeforeValidator(_one_or_more),
    PlainSerializer(_one_when_one),
    _either("performance", "knowledge"),
]
#: what some of the evidence must show; none lifts what a rule farther off asks for
MustShow = Annotated[
    tuple[Literal["performance", "knowledge", "none"], ...],
    Field(min_length=1),
    BeforeValidator(_one_or_more),
    AfterValidator(_none_stands_alone),
    PlainSerializer(_one_when_one),
    _either("performance", "knowledge", "none"),
]
_BASIS = "What entitles us to ask: wording, sector_body, awarding_body, centre or engine."


class Method(Written):
    """One of the body's own method codes, in the engine's words."""

    is_: MethodWord = Field(alias="is", description="The engine's word for this method.")
    name: Text | None = wording("What the body calls it.", None)
    shows: Shows | None = Field(
        None, description="What the method shows: performance, knowledge, or both as a list."
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
    must_show: MustShow | None = Field(
        None,
        description="What some of the evidence must show: knowledge, performance, or both as a "
        "list; none asks for neither.",
    )
    resubmissions: Times | None = Field(
        None, description="How often a criterion may be decided again after not_yet_met."
    )
    sign_off: Needed | None = Field(
        None, description="Whether IQA must sign the unit off before a claim."
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
