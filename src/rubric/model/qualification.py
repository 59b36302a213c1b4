"""A qualification: groups of units, rules on the whole, and what counts once."""

from collections.abc import Callable
from typing import Annotated, Any, Literal

from pydantic import Field, GetCoreSchemaHandler, WithJsonSchema, model_validator
from pydantic_core import core_schema

from rubric.diagnostics import codes
from rubric.model.base import Written
from rubric.model.marks import OrText, wording
from rubric.model.scalars import (
    Amount,
    Count,
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
    scalar_text,
)
from rubric.model.specification import Source, SpecificationDates


class UnitLimits(Written):
    """How many units: fewer are not enough, more do not count."""

    at_least: Count | None = Field(None, description="The fewest units that are enough.")
    at_most: Count | None = Field(None, description="How many units count; more are no fault.")

    @model_validator(mode="after")
    def _something(self) -> "UnitLimits":
        _stated(self, "at_least", beside="units")
        return self


class CreditLimits(Written):
    """How many credits: fewer are not enough, more do not count."""

    at_least: Amount | None = Field(None, description="The fewest credits that are enough.")
    at_most: Amount | None = Field(None, description="How many credits count; more are no fault.")

    @model_validator(mode="after")
    def _something(self) -> "CreditLimits":
        _stated(self, "at_least", beside="credits")
        return self


def _stated(limits: UnitLimits | CreditLimits, needed: str, *, beside: str) -> None:
    """Refuse limits without a number, and `or_above` without a level that it speaks of."""
    if limits.at_least is None and limits.at_most is None:
        refuse(codes.MISSING_FIELD, field=needed, beside=beside)
    if getattr(limits, "or_above", False) and getattr(limits, "level", None) is None:
        refuse(codes.MISSING_FIELD, field="level", beside="or_above")


class Take(Written):
    """What is taken from a group, where that is not all of it."""

    units: UnitLimits | None = Field(None, description="How many of its units.")
    credits: CreditLimits | None = Field(None, description="How many credits from its units.")

    @model_validator(mode="after")
    def _something(self) -> "Take":
        if self.units is None and self.credits is None:
            refuse(codes.MISSING_FIELD, field="units", how="take")
        return self


class _AllOrLimits:
    """How `take` is read: the word all, or limits; what is wrong is told of the one meant."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Return the schema of the limits, past which the word goes."""
        limits = handler.generate_schema(Take)
        return core_schema.no_info_wrap_validator_function(
            _all_or_limits,
            limits,
            serialization=core_schema.wrap_serializer_function_ser_schema(
                lambda take, written: take if take == "all" else written(take), schema=limits
            ),
        )


def _all_or_limits(value: Any, limits: Callable[[Any], Take]) -> Any:
    text = scalar_text(value)
    if text is None:
        return limits(value)
    if text.strip() != "all":
        refuse(codes.UNKNOWN_VALUE, value=text, allowed=("all",), how="take")
    return "all"


class UnitGroup(Written):
    """Units of which all or some are taken."""

    ref: Ref = Field(description="The group's short name, as the source writes it.")
    title: Text | None = wording("The title of the group.", None)
    take: Annotated[Literal["all"] | Take, _AllOrLimits(), OrText((("const", "all"),))] = Field(
        description="all, or how many units or credits are taken from the group."
    )
    units: tuple[SpecificationReference, ...] = Field(
        min_length=1, description="Its units, as id (any version) or id@version."
    )


class CreditsOfLevel(CreditLimits):
    """Credits over the whole qualification, of any level or of those named."""

    level: Name | None = Field(None, description="Only credits at this level.")
    or_above: YesNo = Field(False, description="yes: credits at higher levels too.")


class UnitsOfLevel(UnitLimits):
    """Units over the whole qualification, of any level or of those named."""

    level: Name | None = Field(None, description="Only units at this level.")
    or_above: YesNo = Field(False, description="yes: units at higher levels too.")


class WholeRule(Written):
    """A rule on everything that counts towards the qualification."""

    credits: CreditsOfLevel | None = Field(None, description="How many credits there must be.")
    units: UnitsOfLevel | None = Field(None, description="How many units there must be.")

    @model_validator(mode="after")
    def _something(self) -> "WholeRule":
        if self.units is None and self.credits is None:
            refuse(codes.MISSING_FIELD, field="credits", beside="whole")
        return self


class Pathway(Written):
    """A way through the qualification that asks for some of its groups only."""

    id: Name = Field(description="The name that a portfolio states.")
    title: Text | None = wording("The title of the pathway.", None)
    groups: tuple[Ref, ...] = Field(
        min_length=1, description="The refs of the groups that it asks for."
    )


class TransferredCredits(Written):
    """How many credits by credit transfer count; more are no fault."""

    credits: Quantity = Field(description="How many credits; 0 where none count.")


class CreditTransfer(Written):
    """How much may be achieved by credit transfer."""

    at_most: TransferredCredits = Field(description="The most that counts by credit transfer.")


class Compensation(Written):
    """Units that may stay open where the points are enough."""

    units: Count = Field(description="How many units may stay open.")


class QualificationGrade(Written):
    """Points for the grades of units."""

    points: Annotated[
        dict[Name, Quantity],
        WithJsonSchema(
            {"type": "object", "additionalProperties": {"type": ["string", "number"], "minimum": 0}}
        ),
    ] = Field(
        min_length=1,
        description="Points of a unit by its grade: pass, merit, distinction (or P, M, D).",
    )
    at_least: Quantity | None = Field(None, description="The points that are needed.")
    compensation: Compensation | None = Field(
        None, description="Units that may stay open where the points are enough."
    )

    @model_validator(mode="after")
    def _enough_is_stated(self) -> "QualificationGrade":
        if self.compensation is not None and self.at_least is None:
            refuse(codes.MISSING_FIELD, field="at_least", beside="compensation")
        return self


class Qualification(Written):
    """A qualification made of units."""

    format: Literal["rubric/1"] = Field(description="Always rubric/1.")
    kind: Literal["qualification"] = Field(description="Always qualification here.")
    id: Slug = Field(description="A short stable name: small letters, digits and hyphens.")
    version: Version = Field(description="The version of this encoding.")
    title: Text = wording("The title of the qualification, to the letter.")
    framework: Name | None = Field(
        None, description="rqf, qcf, access, scqf, …; left out where the source does not say."
    )
    number: Name | None = Field(None, description="The qualification's own number.")
    owner: Text | None = wording("Who awards the qualification.", None)
    level: Name | None = Field(
        None, description="E1, E2, E3 or 1 to 8, unless the framework has another scale."
    )
    credit: Quantity | None = Field(None, description="The credit value.")
    glh: LearningHours | None = Field(None, description="Guided learning hours.")
    tqt: LearningHours | None = Field(None, description="Total qualification time, in hours.")
    purpose: Text | None = wording("What the qualification is for, to the letter.", None)
    source: Source | None = Field(None, description="Where the rules come from.")
    dates: SpecificationDates | None = Field(None, description="When this version is used.")
    language: Name = Field("en", description="The language of the wording: en, cy, …")
    groups: tuple[UnitGroup, ...] = Field(min_length=1, description="The groups of units.")
    whole: tuple[WholeRule, ...] = Field((), description="Rules on everything that counts.")
    pathways: tuple[Pathway, ...] = Field((), description="Ways through the qualification.")
    barred: tuple[tuple[SpecificationReference, ...], ...] = Field(
        (), description="Rows of units of which only one counts."
    )
    equivalent: tuple[tuple[Name, ...], ...] = Field(
        (), description="Rows of units (or unit numbers) that stand in for one another."
    )
    credit_transfer: CreditTransfer | None = Field(
        None, description="How much credit transfer counts."
    )
    grade: QualificationGrade | None = Field(None, description="Points for the grades of units.")

    @property
    def reference(self) -> str:
        """The id and version, as other files name it."""
        return f"{self.id}@{self.version}"
