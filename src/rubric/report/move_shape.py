"""The published shape of a move to another version as JSON.

`criteria/schema/move.schema.json` is made from these types. New fields and
codes may come in a minor release, so readers must accept unknown ones.
"""

from typing_extensions import TypedDict

from rubric.report.problem_shape import ProblemView


class DecidedView(TypedDict):
    """A decision in force on a criterion, by its reference in each version."""

    decision: str
    old: str
    new: str


class RewordedView(TypedDict):
    """A criterion that asks for something else now, and the items that came along to it."""

    old: str
    new: str
    items: list[str]


class OrphanView(TypedDict):
    """Something that finds no place in the new version: where it stood, and why."""

    path: str
    reason: str
    sentence: str


class MoveView(TypedDict):
    """What became of a portfolio on another version; the portfolio itself is not in it.

    `moved` is false where nothing was moved, and `problems` then says why. `learner` is
    null then, and `specifications` empty.
    """

    format: str
    kind: str
    moved: bool
    learner: str | None
    #: what the portfolio is against now
    specifications: list[str]
    sentence: str
    carried: list[DecidedView]
    judge_again: list[DecidedView]
    reworded: list[RewordedView]
    orphaned: list[OrphanView]
    problems: list[ProblemView]
