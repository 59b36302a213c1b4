"""A sampling plan: how many decisions IQA reviews, what weighs, and who or what is always in it."""

from decimal import Decimal
from typing import Literal

from pydantic import Field

from rubric.model.base import Written
from rubric.model.marks import personal, wording
from rubric.model.scalars import Amount, Count, Name, Period, Quantity, Slug, Text, Version

_ONE = Decimal(1)
_NONE = Decimal(0)


def _weight(*, description: str) -> Decimal:
    """A field of what a risk adds to the weight of a decision."""
    weight: Decimal = Field(_NONE, description=description)
    return weight


class Take(Written):
    """How many of the decisions are drawn: a share, a number, or the greater of the two."""

    percent: Amount | None = Field(None, description="So many in a hundred, rounded up.")
    decisions: Count | None = Field(
        None, description="So many decisions; beside a share, the greater."
    )


class Weights(Written):
    """What each risk adds to the weight of a decision; left out, nothing."""

    each_decision: Amount = Field(_ONE, description="What every decision weighs.")
    new_assessor: Quantity = _weight(
        description="Its assessor is new (`new_assessors`, `new_for`)."
    )
    long_not_sampled: Quantity = _weight(
        description="No decision of its assessor was reviewed for long (`not_sampled_for`)."
    )
    awaiting_countersignature: Quantity = _weight(description="It waits for a countersignature.")
    conflict: Quantity = _weight(description="It disagrees with another decision in force.")
    stale: Quantity = _weight(description="What it judged has changed since.")
    override: Quantity = _weight(description="It was made on less evidence, by an override.")
    met_on_insufficient_evidence: Quantity = _weight(
        description="Met, and the evidence is not enough."
    )
    met_on_undeclared_evidence: Quantity = _weight(
        description="Met, and the evidence is not declared."
    )
    met_below_the_pass_level: Quantity = _weight(
        description="Met at a level below the one that passes."
    )
    rests_on_one_item: Quantity = _weight(description="A criterion rests on one item.")
    rests_on_one_method: Quantity = _weight(description="A criterion rests on one method.")
    rests_on_one_assessor: Quantity = _weight(
        description="A criterion rests on what one assessor saw."
    )
    decided_by_another_role: Quantity = _weight(description="Who decided is no assessor.")
    decision_before_its_evidence: Quantity = _weight(description="It is dated before its evidence.")
    self_authorised_override: Quantity = _weight(
        description="Its assessor authorised the override."
    )
    countersignature_does_not_count: Quantity = _weight(
        description="Its countersignature does not count."
    )
    countersigned_before_decision: Quantity = _weight(
        description="It was countersigned before it was made."
    )
    witnessed_by_decider: Quantity = _weight(
        description="Its assessor is the witness of its evidence."
    )
    cites_unmapped_item: Quantity = _weight(
        description="It cites an item that is mapped to none of it."
    )
    decided_before_registration: Quantity = _weight(description="It is dated before registration.")
    decided_after_last_certification: Quantity = _weight(
        description="It is dated after the last certification."
    )
    beyond_resubmissions: Quantity = _weight(
        description="It came after more resubmissions than are allowed."
    )


class AtLeast(Written):
    """How many decisions the sample holds of each, or all where there are fewer."""

    learner: Count | None = Field(None, description="Of each learner.")
    assessor: Count | None = Field(None, description="Of each assessor.")
    method: Count | None = Field(None, description="On evidence by each method.")
    criterion: Count | None = Field(None, description="On each criterion.")
    site: Count | None = Field(None, description="On evidence from each site.")


class SamplingPlan(Written):
    """How the decisions that IQA reviews are drawn."""

    format: Literal["rubric/1"] = Field(description="Always rubric/1.")
    kind: Literal["sampling"] = Field(description="Always sampling here.")
    id: Slug = Field(description="A short stable name: small letters, digits and hyphens.")
    version: Version | None = Field(None, description="The version of this plan.")
    title: Text | None = wording("What the plan is called.", None)
    take: Take = Field(description="How many decisions are drawn.")
    draw_from: Literal["unreviewed", "all"] = Field(
        "unreviewed", description="unreviewed leaves out decisions that were reviewed already."
    )
    weights: Weights = Field(
        default_factory=lambda: Weights(), description="What makes a decision more likely drawn."
    )
    new_assessors: tuple[Name, ...] = personal("Assessors who are new, by their references.", ())
    new_for: Period | None = Field(
        None, description="How long somebody is new after their first decision: 6 months."
    )
    not_sampled_for: Period | None = Field(
        None, description="After how long without a review somebody weighs more: 12 months."
    )
    at_least: AtLeast = Field(
        default_factory=lambda: AtLeast(), description="What the sample holds of each."
    )

    @property
    def reference(self) -> str:
        """The id, and the version where there is one."""
        return self.id if self.version is None else f"{self.id}@{self.version}"
