"""Outcomes and criteria begun by their numbers; the text of a number may stand in a later line."""

from typing import TYPE_CHECKING

from rubric.importers.found import Node
from rubric.importers.lines import Line
from rubric.importers.numbers import Number
from rubric.importers.zones import STRUCTURE

if TYPE_CHECKING:
    from rubric.importers.walking import Walk


def begin_outcome(walk: "Walk", line: Line, number: Number) -> bool:
    """Begin the outcome of a number, or wait for its text; return True, as the line is taken."""
    walk.facts.close()
    if walk.zone not in STRUCTURE:
        walk.zone = "outcomes"
    walk.entry = None
    if not number.rest:
        walk.pending.append((number, line, "outcome"))
        return True
    walk.tree.open_outcome(line, number)
    walk.may_go_on = True
    return True


def begin_criterion(walk: "Walk", line: Line, number: Number) -> bool:
    """Begin the criterion of a number, or wait for its text; return True, as the line is taken."""
    if not number.rest:
        walk.pending.append((number, line, "criterion"))
        return True
    walk.tree.open_criterion(line, number)
    walk.may_go_on = True
    return True


def criterion_with(walk: "Walk", ref: str) -> Node | None:
    """Return the criterion with a number, wherever it stands, or None."""
    return next((c for c in walk.unit.every_criterion if c.ref == ref), None)
