"""A qualification: groups of units, rules on the whole, and what counts once."""

from typing import Annotated, Literal

from pydantic import Field, WithJsonSchema, model_validator

from rubric.diagnostics import codes
from rubric.model.base import Written
from rubric.model.marks import wording
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
)
from rubric.model.specification import Source, SpecificationDates


class UnitLimits(Written):
    """How many units: fewer are not enough, more do not count."""

    at_least: Count | None = Field(None, description="The fewest units that are enough.")
    at_most: Count | None = Field(None, description="How many units count; more are no fault.")


class CreditLimits(Written):
    """How many credits: fewer are not enough, more do not count."""

    at_least: Amount | None = Field(None, description="The fewest credits that are enough.")
    at_most: Amount | None = Field(None, description="How many credits count; more are no fault.")


class Take(Written):
    """What is taken from a group, where that is not all of it."""

    units: UnitLimits | None = Field(None, description="How many of its units.")
    credits: CreditLimits | None = Field(None, description="How many credits from its units.")

    @model_validator(mode="after")
    def _something(self) -> "Take":
        if self.units is None and self.credits is None:
            refuse(codes.MISSING_FIELD, field="units", beside="take")
        return self


class UnitGroup(Written):
    """Units of which all or some are taken."""

    ref: Ref = Field(description="The group's short name, as the source writes it.")
    title: Text | None = wording("The title of the group.", None)
    take: Literal["all"] | Take = Field(
        description="all, or how many units or credits are taken from the group."
    )
    units: tuple[SpecificationReference, ...] = Field(
        (), description="Its units, as id (any version) or id@version."
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
    groups: tuple[Ref, ...] = Field(description="The refs of the groups that it asks for.")


class CreditTransfer(Written):
    """How much may be achieved by credit transfer."""

    at_most: CreditLimits = Field(description="How many credits by credit transfer count.")


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
    ] = Field(description="Points of a unit by its grade: pass, merit, distinction (or P, M, D).")
    at_least: Quantity | None = Field(None, description="The points that are needed.")
    compensation: Compensation | None = Field(
        None, description="Units that may stay open where the points are enough."
    )


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
    groups: tuple[UnitGroup, ...] = Field((), description="The groups of units.")
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
