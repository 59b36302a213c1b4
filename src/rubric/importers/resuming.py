"""Criteria that go on behind what stands between them: a note, the head of a page."""

from typing import TYPE_CHECKING

from rubric.importers.numbers import Number
from rubric.importers.zones import STRUCTURE

if TYPE_CHECKING:
    from rubric.importers.walking import Walk


def resume(walk: "Walk", number: Number) -> None:
    """Go back to the criteria where a number is the one after the last criterion's.

    So "(b) Explain …" stands behind "(a) Describe …" and a note on it. A list in the note has an
    (a) of its own.
    """
    if walk.zone not in STRUCTURE and walk.zone != "front" and _is_next(walk, number):
        walk.facts.close()
        walk.entry = None
        walk.zone = "both"


def _is_next(walk: "Walk", number: Number) -> bool:
    criterion = walk.tree.criterion
    counts = number.kind == "criterion" or (number.kind == "letter" and walk.profile.lettered)
    if criterion is None or not (counts and walk.verbs.asks(number.rest)):
        return False
    if len(number.steps) != 1 or criterion.steps != (_before(number.steps[0]),):
        return False
    numbers = (walk.profile.numbers.get(line) for line in walk.source[walk.at - 1 :: -1])
    above = next((one for one in numbers if one is not None), None)
    return above is not None and (above.kind, above.steps) == (number.kind, criterion.steps)


def _before(step: str) -> str:
    return str(int(step) - 1) if step.isdigit() else chr(ord(step) - 1)
