"""How much evidence is enough: the clauses of `sufficient` as people write them."""

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from rubric.diagnostics import codes
from rubric.model.base import Written
from rubric.model.evidence_rules import Basis, MethodWord, SourceWord
from rubric.model.marks import wording
from rubric.model.scalars import (
    Amount,
    Count,
    MeasureAmount,
    Name,
    Period,
    Quantity,
    Scalar,
    Text,
    YesNo,
    counted_number,
    refuse,
)

#: measures that count different things of one kind
DISTINCT = ("methods", "occasions", "sites", "witnesses", "assessors")
#: keys that join rules
JOINS = ("all", "any", "n_of")


def _range_amount(value: Any) -> int | Literal["all"]:
    return "all" if value == "all" else counted_number(value)


RangeAmount = Annotated[
    int | Literal["all"],
    Scalar(
        _range_amount,
        {"anyOf": [{"const": "all"}, {"type": ["string", "integer"], "minimum": 1}]},
    ),
]


def _only_yes(value: Any) -> Any:
    if str(value).strip().lower() in {"no", "false"}:
        refuse(codes.UNKNOWN_VALUE, value=str(value), allowed=("yes",))
    return value


class Where(Written):
    """Which of the counted evidence a clause looks at."""

    methods: tuple[MethodWord, ...] | None = Field(
        None, min_length=1, description="Only evidence by these methods."
    )
    not_methods: tuple[MethodWord, ...] | None = Field(
        None, min_length=1, description="Only evidence by other methods than these."
    )
    sources: tuple[SourceWord, ...] | None = Field(
        None, min_length=1, description="Only evidence from these sources."
    )
    not_sources: tuple[SourceWord, ...] | None = Field(
        None, min_length=1, description="Only evidence from other sources than these."
    )
    witnessed: Annotated[YesNo, BeforeValidator(_only_yes)] | None = Field(
        None, description="Only evidence that names a witness (write yes, or leave it out)."
    )
    within: Period | None = Field(
        None, description="Only evidence this recent at the judging day, for example 24 months."
    )


class Caps(Written):
    """The most that may come from one kind of evidence; by one field only."""

    source: dict[SourceWord, Quantity] | None = Field(
        None, min_length=1, description="The most by source."
    )
    method: dict[MethodWord, Quantity] | None = Field(
        None, min_length=1, description="The most by method."
    )

    @model_validator(mode="after")
    def _by_one_field(self) -> "Caps":
        if self.source is None and self.method is None:
            refuse(codes.MISSING_FIELD, field="source", how="cap")
        if self.source is not None and self.method is not None:
            refuse(codes.CLAUSES_CLASH, one="source", other="method", at="method")
        return self

    @property
    def amounts(self) -> dict[str, Decimal]:
        """The most by each word of the one field that they go by."""
        return {str(word): most for word, most in (self.source or self.method or {}).items()}


class Sufficiency(Written, extra="allow"):
    """A rule: several clauses together must all hold.

    Any declared measure may stand here under its own name (`sessions: 3`).
    """

    __pydantic_extra__: dict[str, MeasureAmount] = Field(init=False)

    items: Count | None = Field(None, description="At least this many items of evidence.")
    methods: Count | None = Field(None, description="At least this many different methods.")
    occasions: Count | None = Field(None, description="On at least this many occasions.")
    sites: Count | None = Field(None, description="At no fewer than this many sites.")
    witnesses: Count | None = Field(None, description="By at least this many witnesses.")
    assessors: Count | None = Field(None, description="By at least this many assessors.")
    hours: Amount | None = Field(None, description="At least this many hours.")
    range: RangeAmount | None = Field(
        None, description="At least this many of the range items in scope, or all."
    )
    where: Where | None = Field(None, description="Which evidence the clauses here look at.")
    at_most: Caps | None = Field(None, description="The most that may come from one kind.")
    once_per: Literal["occasion", "site", "witness"] | None = Field(
        None, description="Two items of one occasion (site, witness) count once, the greater."
    )
    all: tuple["Sufficiency", ...] | None = Field(
        None, min_length=1, description="All of these rules must hold."
    )
    any: tuple["Sufficiency", ...] | None = Field(
        None, min_length=1, description="Any one of these rules is enough."
    )
    n_of: Count | None = Field(None, description="This many of the rules under `of` must hold.")
    of: tuple["Sufficiency", ...] | None = Field(
        None, min_length=1, description="The rules that `n_of` counts."
    )

    @model_validator(mode="after")
    def _clauses_fit_together(self) -> "Sufficiency":
        measured = self.measured
        if (self.n_of is None) != (self.of is None):
            here, missing = ("n_of", "of") if self.of is None else ("of", "n_of")
            refuse(codes.MISSING_FIELD, field=missing, beside=here)
        if not measured and not any(getattr(self, join) is not None for join in JOINS):
            refuse(codes.RULE_WITHOUT_CLAUSE)
        for modifier in ("where", "at_most", "once_per"):
            if getattr(self, modifier) is not None and not measured:
                refuse(codes.CLAUSE_WITHOUT_MEASURE, clause=modifier, at=modifier)
        if self.at_most is not None and self.once_per is not None:
            refuse(codes.CLAUSES_CLASH, one="at_most", other="once_per", at="at_most")
        for name in (*DISTINCT, "range"):  # neither adds anything up
            for modifier in ("once_per", "at_most"):
                if getattr(self, name) is not None and getattr(self, modifier) is not None:
                    refuse(codes.CLAUSES_CLASH, one=modifier, other=name, at=modifier)
        if self.at_most is not None:
            self._cap_fits(self.at_most, measured)
        return self

    def _cap_fits(self, at_most: Caps, measured: tuple[str, ...]) -> None:
        if len(measured) > 1:  # 4 items or 4 hours?
            refuse(codes.CLAUSES_CLASH, one=measured[0], other=measured[1], how="cap", at="at_most")
        for amount in at_most.amounts.values() if self.items is not None else ():
            if amount % 1:
                refuse(codes.NUMBER_TOO_PRECISE, value=str(amount), whole="1", at="at_most")

    @property
    def quantities(self) -> dict[str, Any]:
        """Amounts by measure name: hours and whatever the specification declares."""
        hours = {} if self.hours is None else {"hours": self.hours}
        return {**hours, **(self.__pydantic_extra__ or {})}

    @property
    def measured(self) -> tuple[str, ...]:
        """The names of the measures that this rule speaks of directly."""
        fixed = (name for name in ("items", *DISTINCT, "range") if getattr(self, name) is not None)
        return (*fixed, *self.quantities)


class EachCriterion(Written):
    """The default for every criterion below that has no rule of its own."""

    sufficient: Sufficiency = Field(description="What is enough for each criterion.")
    basis: Basis | None = Field(None, description="What entitles us to ask.")
    reading: Text | None = wording("How we read the wording that this rule comes from.", None)


class AchievedBy(Written):
    """Which of the children must be achieved; what is not named is required in addition."""

    n_of: Count = Field(description="How many of them.")
    of: tuple[Name, ...] = Field(min_length=1, description="The refs of the children.")
