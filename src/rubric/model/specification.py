"""A specification: learning outcomes and assessment criteria, and the facts of the unit."""

from typing import Annotated, Literal

from pydantic import AliasChoices, Field, WithJsonSchema, model_validator

from rubric.diagnostics import codes
from rubric.model.base import Written
from rubric.model.evidence_rules import Basis, RulesHere
from rubric.model.marks import PERSONAL, wording
from rubric.model.scalars import (
    Day,
    LearningHours,
    Name,
    Quantity,
    Ref,
    Slug,
    SpecificationReference,
    Text,
    Version,
    YesNo,
    refuse,
)
from rubric.model.sufficiency import AchievedBy, EachCriterion, Sufficiency

#: grade bands, lowest first
Band = Literal["pass", "merit", "distinction"]
_BASIS = "What entitles us to ask: wording, sector_body, awarding_body, centre or engine."
_SUFFICIENT = "How much evidence is enough, beyond one counted item."
_RULES = "Evidence rules here: id@version of house rules, or the fields themselves."
_RANGE = "Range items: short names that links repeat; where they stand is their scope."


class Guidance(Written):
    """Guidance for people: shown beside gaps, never a criterion and never counted."""

    indicative_content: tuple[Text, ...] = wording("What teaching may cover, a line each.", ())
    key_concepts: tuple[Text, ...] = wording("Key concepts, a line each.", ())
    exam_tips: tuple[Text, ...] = wording("Tips for learners, a line each.", ())
    misconceptions: tuple[Text, ...] = wording("Common mistakes, a line each.", ())
    guidance: tuple[Text, ...] = wording("Other guidance, a line each.", ())


class Part(Written):
    """One lettered part of a criterion; every part is required."""

    ref: Ref = Field(description="The letter of the part: a, b, …")
    text: Text = wording("The wording of the part, to the letter.")


class Level(Written):
    """One level of an analytic rubric."""

    name: Name = Field(description="What the level is called.")
    points: Quantity = Field(description="The points of this level.")
    descriptor: Text | None = wording("What work at this level shows.", None)


class AdvisedDocument(Written):
    """A document that the source advises to have."""

    document: Text = wording("The document advised.")


class AssessmentCriterion(Guidance):
    """What the learner can do: one assessment criterion."""

    ref: Ref = Field(description="The criterion's number as the source writes it.")
    text: Text = wording("The wording of the criterion, to the letter.")
    parts: tuple[Part, ...] = Field((), description="Lettered parts, all required.")
    range: tuple[Name, ...] = Field((), description=_RANGE)
    levels: tuple[Level, ...] = Field((), description="Levels with points: an analytic rubric.")
    weight: Quantity | None = Field(
        None, description="What the points of its levels are multiplied by; 1 where left out."
    )
    pass_level: Name | None = Field(
        None, description="The lowest of its levels at which the source calls it met."
    )
    band: Band | None = Field(None, description="The grade band of this criterion.")
    achieved_by: AchievedBy | None = Field(None, description="Which parts are needed.")
    sufficient: Sufficiency | None = Field(None, description=_SUFFICIENT)
    basis: Basis | None = Field(None, description=_BASIS)
    reading: Text | None = wording("How we read the wording that the rule comes from.", None)
    evidence_rules: RulesHere | None = Field(None, description=_RULES)
    required: YesNo = Field(True, description="no for advice, which is reported apart.")
    was: tuple[Name, ...] = Field((), description="Its refs in the version this one replaces.")
    advises: tuple[AdvisedDocument, ...] = Field((), description="Documents advised here.")

    @model_validator(mode="after")
    def _levels_there(self) -> "AssessmentCriterion":
        for field in ("weight", "pass_level"):
            if getattr(self, field) is not None and not self.levels:
                refuse(codes.MISSING_FIELD, field="levels", beside=field)
        return self


class LearningOutcome(Guidance):
    """What the learner will know, understand or be able to do."""

    ref: Ref = Field(description="The outcome's number as the source writes it.")
    text: Text = wording("The wording of the outcome, to the letter.")
    criteria: tuple[AssessmentCriterion, ...] = Field(
        (),
        description="The assessment criteria of this outcome.",
        validation_alias=AliasChoices("criteria", "checks"),
    )
    range: tuple[Name, ...] = Field((), description=_RANGE)
    achieved_by: AchievedBy | None = Field(None, description="Which criteria are needed.")
    sufficient: Sufficiency | None = Field(
        None, description="What the counted evidence below must show together."
    )
    each_criterion: EachCriterion | None = Field(
        None, description="The rule for criteria below that have none of their own."
    )
    basis: Basis | None = Field(None, description=_BASIS)
    reading: Text | None = wording("How we read the wording that the rule comes from.", None)
    evidence_rules: RulesHere | None = Field(None, description=_RULES)


class CodedTitle(Written):
    """A code with its title: a sector, or an equivalent unit."""

    code: Name = Field(description="The code.")
    title: Text | None = wording("What the code stands for.", None)


class RelatedStandards(Written):
    """Standards that the unit names: it relates to them, it never meets them."""

    framework: Text = wording("The framework, as the source names it.")
    entries: dict[Name, Text] = wording("Entries by their name in the framework.")


class SpecificationDates(Written):
    """From when to when a version is used."""

    operational_start: Day | None = Field(None, description="The first day of this version.")
    last_registration: Day | None = Field(None, description="The last day to register on it.")
    last_certification: Day | None = Field(None, description="The last day to claim on it.")


class Source(Written):
    """Where the wording comes from, who encoded it and who checked it."""

    document: Text | None = wording("The document it was taken from.", None)
    url: Name | None = Field(None, description="Where the document is published.")
    encoded_by: Name | None = Field(
        None, description="Who encoded it.", json_schema_extra=dict(PERSONAL)
    )
    checked_by: Name | None = Field(
        None, description="Who checked it.", json_schema_extra=dict(PERSONAL)
    )
    checked_on: Day | None = Field(None, description="When it was checked.")
    checked: Name | None = Field(None, description="The fingerprint of what was checked.")
    fingerprints: dict[Name, Name] = Field(
        {}, description="The fingerprint of each criterion as it was checked."
    )


class Specification(Guidance):
    """A unit, marking guide, checklist or standard with everything the source says."""

    format: Literal["rubric/1"] = Field(description="Always rubric/1.")
    kind: Literal["unit", "marking_guide", "checklist", "standard"] = Field(
        description="unit, marking_guide, checklist or standard."
    )
    id: Slug = Field(description="A short stable name: small letters, digits and hyphens.")
    version: Version = Field(description="The version of this encoding.")
    title: Text = wording("The title of the unit, to the letter.")
    framework: Name | None = Field(
        None, description="rqf, qcf, access, scqf, …; left out where the source does not say."
    )
    level: Name | None = Field(
        None, description="E1, E2, E3 or 1 to 8, unless the framework has another scale."
    )
    credit: Quantity | None = Field(None, description="The credit value.")
    glh: LearningHours | None = Field(None, description="Guided learning hours.")
    tqt: LearningHours | None = Field(None, description="Total qualification time, in hours.")
    unit_number: Name | None = Field(None, description="The unit's own number or reference.")
    owner: Text | None = wording("Who owns the unit.", None)
    grading: Text | None = wording("How the unit is graded, as the source says it.", None)
    purpose: Text | None = wording("Unit purpose and aims, to the letter.", None)
    summary: Text | None = wording("What it is about.", None)
    assessment_requirements: Text | None = wording(
        "Assessment requirements of a sector or regulatory body, to the letter.", None
    )
    sector: CodedTitle | None = Field(None, description="The subject or sector classification.")
    supported_by: tuple[Text, ...] = wording("Bodies that support the unit.", ())
    equivalents: tuple[CodedTitle, ...] = Field((), description="Units agreed as equivalent.")
    related_standards: tuple[RelatedStandards, ...] = Field(
        (), description="Standards that the unit names."
    )
    not_stated: tuple[Name, ...] = Field(
        (), description="Fields looked for in the source, and blank there."
    )
    source: Source | None = Field(None, description="Where the wording comes from.")
    dates: SpecificationDates | None = Field(None, description="When this version is used.")
    replaces: SpecificationReference | None = Field(
        None, description="The version this one replaces, as id@version."
    )
    language: Name = Field("en", description="The language of the wording: en, cy, …")
    translations: Annotated[
        dict[Name, dict[Name, Text]],
        WithJsonSchema(
            {
                "type": "object",
                "additionalProperties": {
                    "type": "object",
                    "additionalProperties": {"type": "string"},
                },
            }
        ),
    ] = wording("Wording in other languages: language, then ref or field, then text.", {})
    measures: tuple[Name, ...] = Field(
        (), description="Quantities beside hours that evidence states under these names."
    )
    decision: Literal["required", "not_required"] | None = Field(
        None, description="Whether an assessor decides; a checklist needs none."
    )
    sufficient: Sufficiency | None = Field(
        None, description="What all the counted evidence must show together."
    )
    each_criterion: EachCriterion | None = Field(
        None, description="The rule for criteria that have none of their own."
    )
    basis: Basis | None = Field(None, description=_BASIS)
    reading: Text | None = wording("How we read the wording that the rule comes from.", None)
    evidence_rules: RulesHere | None = Field(None, description=_RULES)
    range: tuple[Name, ...] = Field((), description=_RANGE)
    achieved_by: AchievedBy | None = Field(None, description="Which outcomes are needed.")
    outcomes: tuple[LearningOutcome, ...] = Field(
        (),
        description="The learning outcomes.",
        validation_alias=AliasChoices("outcomes", "sections"),
    )
    criteria: tuple[AssessmentCriterion, ...] = Field(
        (),
        description="The criteria, where the source has no outcomes.",
        validation_alias=AliasChoices("criteria", "checks"),
    )

    @property
    def decided(self) -> bool:
        """Whether an assessor's decision is needed: by default, except in a checklist."""
        if self.decision is None:
            return self.kind != "checklist"
        return self.decision == "required"

    @property
    def reference(self) -> str:
        """The id and version, as other files name it."""
        return f"{self.id}@{self.version}"
