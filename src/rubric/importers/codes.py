"""Lines that begin with a code: P1, M1, D1 of a graded unit, K1, S1, B1 of a standard."""

import re
from typing import TYPE_CHECKING

from rubric.importers.beginning import begin_criterion, criterion_with
from rubric.importers.lines import Line
from rubric.importers.normalising import alike
from rubric.importers.numbers import Number
from rubric.importers.zones import GUIDANCE, STRUCTURE

if TYPE_CHECKING:
    from rubric.importers.walking import Walk

#: letter of a standard's statements → how their heading begins
_GROUPS = {
    "K": re.compile(r"know|what you must know|you (?:need to|must) know", re.IGNORECASE),
    "G": re.compile(r"generic skill|skill", re.IGNORECASE),
    "S": re.compile(r"skill", re.IGNORECASE),
    "B": re.compile(r"behav", re.IGNORECASE),
    "P": re.compile(
        r"(?:elements? and )?performance|what you must do|you must be able", re.IGNORECASE
    ),
}


def coded_number(walk: "Walk", line: Line, number: Number) -> bool:
    """Take a line that begins with a code; False where codes say nothing here."""
    if walk.zone in ("aside",) and not walk.profile.coded:
        return False
    if number.kind == "ksb" and not walk.profile.coded:
        return False
    known = criterion_with(walk, number.ref)
    listed = not number.rest and number.ref in walk.asked  # in a form, whose criteria stand below
    if listed or (known and (alike(known.text, number.rest) or walk.zone in GUIDANCE)):
        walk.unit.repeats.append(line)
        return True
    walk.facts.close()
    walk.entry = None
    if walk.profile.standards:
        number = number._replace(band="")
        if not (walk.below_named_outcome() or _is_of_element(walk, number)):
            _group(walk, number)
    if walk.zone not in STRUCTURE:
        walk.zone = "both"
    return begin_criterion(walk, line, number)


def _is_of_element(walk: "Walk", number: Number) -> bool:
    """Whether a performance criterion stands below the name of its element."""
    outcome = walk.tree.outcome
    named = outcome is not None and not walk.unsaid.isdisjoint(outcome.lines)
    return named and number.ref[0] == "P"


def _group(walk: "Walk", number: Number) -> None:
    """Performance, knowledge, skills, behaviours: each heading is the outcome of its own."""
    heads = _GROUPS.get(number.ref[0], _GROUPS["P"])
    for outcome in walk.unit.outcomes:
        if heads.match(outcome.text):
            walk.tree.outcome = outcome
            return
    for line, _ in reversed(walk.unit.signs):
        if heads.match(line.text) and len(line.text) < 60:
            walk.unit.signs = [sign for sign in walk.unit.signs if sign[0] is not line]
            walk.tree.open_outcome(line)
            return
    walk.tree.outcome = None
