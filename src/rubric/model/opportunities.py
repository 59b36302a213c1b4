"""Assessment opportunities: the tasks that a centre can set, and which criteria each can serve."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, PlainSerializer

from rubric.diagnostics import codes
from rubric.model.base import Written
from rubric.model.evidence_rules import SourceWord
from rubric.model.marks import OrText, wording
from rubric.model.portfolio import SpecificationReferences
from rubric.model.scalars import (
    Count,
    Id,
    MeasureQuantity,
    Name,
    Quantity,
    Slug,
    Text,
    Version,
    YesNo,
    refuse,
)

#: what may be another one each time that a task is done
Fresh = Literal["occasion", "site", "witness", "observed_by"]


def _whole_or_fields(value: Any) -> Any:
    if value == "whole":
        return {}
    if isinstance(value, str):
        refuse(codes.UNKNOWN_VALUE, value=value, allowed=("whole",))
    if value is None:
        refuse(codes.NO_VALUE)
    return value


class Serving(Written):
    """What of a criterion a task can serve."""

    parts: tuple[Name, ...] | None = Field(
        None, min_length=1, description="The parts it can cover; left out, all of them."
    )
    range: tuple[Name, ...] | None = Field(
        None, min_length=1, description="The range items it can cover; left out, all of them."
    )


def _whole_when_bare(value: Serving) -> Any:
    return value.model_dump(exclude_none=True) or "whole"


Served = Annotated[
    Serving,
    BeforeValidator(_whole_or_fields),
    PlainSerializer(_whole_when_bare),
    OrText((("const", "whole"),)),
]


class Task(Written, extra="allow"):
    """One thing that learners can be set to do, and the evidence that it gives each time.

    A declared measure stands here under its own name (`sessions: 3`).
    """

    __pydantic_extra__: dict[str, MeasureQuantity] = Field(init=False)

    id: Id = Field(description="The task's own reference: T1, T2, …")
    title: Text = wording("What is to be done.")
    method: Name | None = Field(None, description="The assessment method, or the body's code.")
    source: SourceWord | None = Field(None, description="Where it takes place: workplace, …")
    hours: Quantity | None = Field(None, description="Hours that it shows each time.")
    occasion: Name | None = Field(None, description="The occasion it belongs to, however often.")
    site: Name | None = Field(None, description="Where it takes place, however often.")
    observed_by: Name | None = Field(None, description="The assessor who would observe it.")
    witnessed: YesNo | None = Field(None, description="yes where somebody witnesses it.")
    new_each_time: tuple[Fresh, ...] = Field(
        (), description="What is another one each time: occasion, site, witness, observed_by."
    )
    times: Count = Field(1, description="How often it can be done.")
    effort: Quantity | None = Field(
        None, description="What it takes each time; where it is stated, the least effort is sought."
    )
    serves: dict[Name, Served] = Field(
        {}, description="Criteria by ref; whole, or which parts or range items."
    )

    @property
    def declared_quantities(self) -> dict[str, Any]:
        """Amounts that it states under names that the specification has to declare."""
        return self.__pydantic_extra__ or {}


class Opportunities(Written):
    """The tasks that can be set for one specification or several."""

    format: Literal["rubric/1"] = Field(description="Always rubric/1.")
    kind: Literal["opportunities"] = Field(description="Always opportunities here.")
    id: Slug = Field(description="A short stable name: small letters, digits and hyphens.")
    version: Version | None = Field(None, description="The version of this set of tasks.")
    title: Text | None = wording("What the set of tasks is called.", None)
    specification: SpecificationReferences = Field(
        description="The specification (or list) that the tasks are for, as id or id@version."
    )
    tasks: tuple[Task, ...] = Field(min_length=1, description="The tasks.")

    @property
    def reference(self) -> str:
        """The id, and the version where there is one."""
        return self.id if self.version is None else f"{self.id}@{self.version}"
