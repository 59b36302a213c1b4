"""The published shape of a comparison as JSON.

`criteria/schema/comparison.schema.json` is made from these types. New fields and
codes may come in a minor release, so readers must accept unknown ones.
"""

from typing_extensions import TypedDict

from rubric.report.problem_shape import ProblemView


class VersionView(TypedDict):
    """One of the two specifications."""

    specification: str
    title: str
    criteria: int


class ChangeArguments(TypedDict):
    """What was and what is; null where nothing was stated, or where it is not there."""

    field: str | None
    old: str | int | list[str] | None
    new: str | int | list[str] | None


class ChangeView(TypedDict):
    """One thing that changed."""

    code: str
    arguments: ChangeArguments
    sentence: str


class OutcomeChangeView(TypedDict):
    """An outcome of either version by its ref in each; null where it is not there."""

    old: str | None
    new: str | None
    changes: list[ChangeView]


class CriterionChangeView(TypedDict):
    """A criterion of either version; one that is split or merged stands here for each pair."""

    old: str | None
    new: str | None
    carries_over: bool
    old_fingerprint: str | None
    new_fingerprint: str | None
    changes: list[ChangeView]


class CountsView(TypedDict):
    """How many criteria: without a change, with each, and with decisions that carry over."""

    same: int
    changed: dict[str, int]
    carry_over: int


class ComparisonView(TypedDict):
    """Two versions side by side: everything of either, with what changed."""

    format: str
    kind: str
    different: bool
    old: VersionView
    new: VersionView
    counts: CountsView
    sentence: str
    unit: list[ChangeView]
    outcomes: list[OutcomeChangeView]
    criteria: list[CriterionChangeView]
    problems: list[ProblemView]
