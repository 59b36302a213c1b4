"""A move to another version as JSON: codes, arguments and sentences; nothing personal is in it."""

from collections.abc import Callable

from rubric.diagnostics import Diagnostic, path_text
from rubric.phrases import phrase
from rubric.report.move_shape import DecidedView, MoveView
from rubric.report.problem_json import cut, problem_view
from rubric.rules.moved import DecidedCriterion, Moved
from rubric.sources import Located


def move_view(
    moved: Moved, language: str = "en", placed: Callable[[Diagnostic], Located] = Located
) -> MoveView:
    """Return what became of a portfolio as plain data in its published shape.

    The portfolio and what was taken out of it hold personal fields, and are left out.

    Args:
        moved: what `move` returned.
        language: of the sentences.
        placed: gives a problem its place.
    """
    portfolio = moved.portfolio
    return {
        "format": "rubric/1",
        "kind": "move",
        "moved": portfolio is not None,
        "learner": None if portfolio is None else cut(portfolio.learner),
        "specifications": [] if portfolio is None else list(portfolio.specification or ()),
        "sentence": _whole(moved, language),
        "carried": [_decided(one) for one in moved.carried],
        "judge_again": [_decided(one) for one in moved.judge_again],
        "reworded": [
            {"old": one.old, "new": one.new, "items": [cut(item) for item in one.items]}
            for one in moved.reworded
        ],
        "orphaned": [
            {
                "path": cut(path_text(orphan.path)),
                "reason": str(orphan.reason),
                "sentence": phrase(f"orphan.{orphan.reason}", {}, language),
            }
            for orphan in moved.orphaned
        ],
        "problems": [problem_view(placed(d), language) for d in moved.problems],
    }


def _whole(moved: Moved, language: str) -> str:
    if moved.portfolio is None:
        return phrase("move.not", {}, language)
    told = {
        "carried": len(moved.carried),
        "again": len(moved.judge_again),
        "orphaned": len(moved.orphaned),
    }
    return phrase("move.whole", told, language)


def _decided(one: DecidedCriterion) -> DecidedView:
    return {"decision": cut(one.decision), "old": one.old, "new": one.new}
