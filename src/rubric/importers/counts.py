"""Lines that begin with a single number or a letter, which count whatever their place says."""

from typing import TYPE_CHECKING

from rubric.importers.beginning import begin_criterion, begin_outcome
from rubric.importers.found import Node
from rubric.importers.lines import Line
from rubric.importers.lookup import heading_of
from rubric.importers.normalising import alike
from rubric.importers.numbers import Number, number_of
from rubric.importers.opening import opens_as_outcome
from rubric.importers.zones import GUIDANCE, STRUCTURE

if TYPE_CHECKING:
    from rubric.importers.walking import Walk


def bare_number(walk: "Walk", line: Line, number: Number) -> bool:
    """Take a line that begins with a single number; False where it counts nothing here."""
    if walk.zone not in STRUCTURE and _begins_the_next(walk, number):
        return begin_outcome(walk, line, number)
    if walk.zone == "range" and number.rest:
        known = walk.tree.outcome_with(number.ref)
        if known is not None and known.criteria and not alike(known.text, number.rest):
            walk.range(line, walk.scope)
            return True
    if walk.zone in GUIDANCE and _is_another(walk, number):
        return False
    if line in walk.profile.outcomes or (
        opens_as_outcome(number.rest) and (walk.zone in STRUCTURE or walk.zone == "front")
    ):
        return begin_outcome(walk, line, number)
    if walk.zone in GUIDANCE:
        known = walk.tree.outcome_with(number.ref)
        if known is not None and (not number.rest or alike(known.text, number.rest)):
            walk.scope = known
            walk.unit.repeats.append(line)
            walk.entry = None
            return True
        return False
    if walk.zone == "outcomes" and (
        _is_listed_below(walk, line, number) or _is_below_named(walk, number)
    ):
        walk.zone = "both"
    if walk.zone == "outcomes":
        return begin_outcome(walk, line, number)
    if walk.zone in ("criteria", "both") and not walk.profile.dotted:
        if not number.rest:
            walk.pending.append((number, line, "criterion"))
            return True
        criterion = walk.tree.criterion
        if walk.profile.lettered and walk.zone == "both":
            return begin_outcome(walk, line, number)
        if walk.tree.outcome is None and walk.zone == "both" and not walk.verbs.opens(number.rest):
            return begin_outcome(walk, line, number)
        if criterion is not None and criterion.ref and not criterion.ref.isdigit():
            walk.tree.open_part(line, number)
            return True
        counted = number.rest == line.text  # by a list: the source prints no number
        walk.tree.open_criterion(line, None if counted else number)
        walk.may_go_on = True
        return True
    criterion = walk.tree.criterion
    if walk.zone not in ("criteria", "both") or criterion is None or not number.rest:
        return False
    if not criterion.text.endswith(":") and line.depth <= walk.depth(criterion):
        return False
    walk.tree.open_part(line, number)
    return True


def _begins_the_next(walk: "Walk", number: Number) -> bool:
    """Whether "2. Be able to cut" below guidance is the next outcome: its criteria come at once."""
    outcomes = walk.unit.outcomes
    counted = number.ref == str(len(outcomes) + 1) and all(one.criteria for one in outcomes)
    if not (counted and opens_as_outcome(number.rest)):
        return False
    below = next((line for line in walk.source[walk.at + 1 :] if line.role == "body"), None)
    if below is None:
        return False
    heading, first = heading_of(below.text), walk.profile.numbers.get(below)
    return (heading is not None and heading.section == "criteria") or (
        first is not None
        and (first.kind in ("criterion", "band") or (first.kind, first.ref) == ("letter", "a"))
    )


def _is_another(walk: "Walk", number: Number) -> bool:
    """Whether a number is that of an outcome with criteria, and the words are not."""
    known = walk.tree.outcome_with(number.ref)
    if known is None or not (known.criteria and known.text and number.rest):
        return False
    return not alike(known.text, number.rest)


def _is_listed_below(walk: "Walk", line: Line, number: Number) -> bool:
    """Whether an automatic list within the entry of an outcome holds its criteria."""
    outcome = walk.tree.outcome
    return (
        outcome is not None
        and bool(line.label and outcome.lines and outcome.lines[0].label)
        and line.depth > walk.depth(outcome)
        and opens_as_outcome(outcome.text)
        and walk.verbs.opens(number.rest)
    )


def _is_below_named(walk: "Walk", number: Number) -> bool:
    """Whether what begins with a command verb is a criterion of "Learning outcome 1: Know …"."""
    outcome = walk.tree.outcome
    return (
        outcome is not None
        and _is_named(outcome)
        and (opens_as_outcome(outcome.text) or outcome.text.endswith(":"))
        and walk.verbs.opens(number.rest)
        and not opens_as_outcome(number.rest)
    )


def _is_named(outcome: Node) -> bool:
    """Whether the line of an outcome says that it is one: "Learning outcome 1"."""
    printed = number_of((*outcome.numbers, *outcome.lines)[0].text)
    return printed is not None and printed.kind == "outcome"


def letter(walk: "Walk", line: Line, number: Number) -> bool:
    """Take a line that begins with a letter or a roman number; False where it says nothing."""
    if walk.zone not in STRUCTURE:
        return False
    if number.ref.isupper() and number.kind == "letter":
        if (
            line in walk.profile.outcomes
            or opens_as_outcome(number.rest)
            or walk.zone == "outcomes"
        ):
            return begin_outcome(walk, line, number)
        return False
    if not number.rest:
        walk.pending.append((number, line, "criterion"))
        return True
    if _is_lettered_criterion(walk, number) or _is_roman_criterion(walk, number):
        return begin_criterion(walk, line, number)
    if walk.tree.criterion is None:
        return False
    walk.tree.open_part(line, number)
    walk.may_go_on = True
    return True


def _is_lettered_criterion(walk: "Walk", number: Number) -> bool:
    """Whether the criteria of an outcome are (a), (b), and not the parts of one."""
    criterion = walk.tree.criterion
    return (
        number.kind == "letter"
        and walk.profile.lettered
        and walk.tree.outcome is not None
        and (criterion is None or (criterion.ref.isalpha() and len(criterion.ref) == 1))
    )


def _is_roman_criterion(walk: "Walk", number: Number) -> bool:
    """Whether criteria are counted (i), (ii), because the first below their heading is."""
    if number.kind != "roman" or walk.zone != "criteria" or walk.profile.dotted:
        return False
    criterion = walk.tree.criterion
    return criterion is None or (bool(criterion.ref) and set(criterion.ref) <= set("ivx"))
