"""A table of command verbs: what each shows, at which levels it is usual, what is hard to judge."""

from typing import Literal

from pydantic import Field

from rubric.model.base import Written
from rubric.model.marks import wording
from rubric.model.scalars import Name, Slug, Text, Version


class VerbLevels(Written):
    """Levels, and the verbs that are usual at them."""

    levels: tuple[Name, ...] = Field(min_length=1, description="The levels: E1, E2, E3, 1 to 8.")
    verbs: tuple[Name, ...] = Field(min_length=1, description="The verbs that are usual there.")


class CommandVerbs(Written):
    """The verbs that open criteria; `rubric check` compares wording with them."""

    format: Literal["rubric/1"] = Field(description="Always rubric/1.")
    kind: Literal["command_verbs"] = Field(description="Always command_verbs here.")
    id: Slug = Field(description="A short stable name: small letters, digits and hyphens.")
    version: Version | None = Field(None, description="The version of this table.")
    title: Text | None = wording("What the table is called.", None)
    owner: Text | None = wording(
        "The owner whose specifications it is for; left out, all that have no table of their own.",
        None,
    )
    doing: tuple[Name, ...] = Field((), description="Verbs that show what somebody can do.")
    knowledge: tuple[Name, ...] = Field((), description="Verbs that show what somebody knows.")
    levels: tuple[VerbLevels, ...] = Field(
        (), description="The levels at which verbs are usual; a verb in no row is usual at all."
    )
    unmeasurable: tuple[Name, ...] = Field(
        (), description="Openings of which nobody can see whether they are met: know, be aware of."
    )
    vague: tuple[Name, ...] = Field(
        (), description="Words that say how well, and not against what: effectively."
    )
    made_plain_by: tuple[Name, ...] = Field(
        (), description="Words that say against what, and so make a vague word plain: in line with."
    )
    open_amounts: tuple[Name, ...] = Field(
        (), description="Words for an amount that nobody can count: several, a range of."
    )
    also_nouns: tuple[Name, ...] = Field(
        (), description="Verbs that are nouns too, so that a second verb is not seen in them."
    )
