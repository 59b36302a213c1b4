"""Lines that begin with a number: outcomes, criteria and parts, by what is numbered so."""

from typing import TYPE_CHECKING

from rubric.importers.beginning import begin_criterion, begin_outcome, criterion_with
from rubric.importers.codes import coded_number
from rubric.importers.counts import bare_number, letter
from rubric.importers.found import Node
from rubric.importers.lines import Line
from rubric.importers.lookup import heading_of
from rubric.importers.normalising import alike
from rubric.importers.numbers import Number
from rubric.importers.resuming import resume
from rubric.importers.zones import GUIDANCE, STRUCTURE

if TYPE_CHECKING:
    from rubric.importers.walking import Walk


def numbered(walk: "Walk", line: Line, number: Number) -> bool:
    """Take a line that begins with a number; False where its number says nothing here."""
    if walk.counts_anew and walk.zone in GUIDANCE and number.kind in ("number", "dotted"):
        return False
    if number.rest and walk.pending and walk.pending[0][0].ref == number.ref:
        return _said_again(walk, line, number)
    resume(walk, number)
    match number.kind:
        case "outcome":
            return _outcome_number(walk, line, number)
        case "dotted" if line in walk.profile.outcomes:
            return begin_outcome(walk, line, number)
        case "criterion" if walk.profile.standards and len(number.steps) == 1:
            return coded_number(walk, line, number)
        case "dotted" | "criterion":
            return _criterion_number(walk, line, number)
        case "band" | "ksb":
            return coded_number(walk, line, number)
        case "section":
            return False
        case "number":
            return bare_number(walk, line, number)
    return letter(walk, line, number)


def _said_again(walk: "Walk", line: Line, number: Number) -> bool:
    """The text of a number that stands above it too: "Assessment criterion 1", "1. Hives are …"."""
    _, at, kind = walk.pending.popleft()
    opened = walk.tree.open_outcome if kind == "outcome" else walk.tree.open_criterion
    node = opened(line, number)
    (walk.unit.repeats if node is None else node.numbers).append(at)
    walk.may_go_on = True
    return True


def _outcome_number(walk: "Walk", line: Line, number: Number) -> bool:
    known = walk.tree.outcome_with(".".join(number.steps))
    if walk.zone in GUIDANCE and known is not None and (known.criteria or _criteria_come(walk)):
        walk.scope = known
        walk.unit.repeats.append(line)
        return True
    walk.facts.close()
    walk.pending.clear()
    walk.zone = "outcomes" if walk.zone not in STRUCTURE else walk.zone
    walk.tree.open_outcome(line, number)
    walk.may_go_on = True
    walk.entry = None
    return True


def _criteria_come(walk: "Walk") -> bool:
    """Whether the criteria are headed below, so that what is numbered here is content."""
    later = (heading_of(line.text) for line in walk.source[walk.at + 1 :])
    return (
        walk.zone == "indicative_content"
        and not walk.unit.every_criterion
        and any(
            heading is not None and heading.section in ("criteria", "both") for heading in later
        )
    )


def _criterion_number(walk: "Walk", line: Line, number: Number) -> bool:
    single = len(number.steps) == 1
    known = criterion_with(walk, number.ref)
    if single and known is not None and walk.zone in STRUCTURE and _is_of_an_earlier(walk, known):
        known = None  # AC1 of each outcome
    if walk.zone in (*GUIDANCE, "aside", "marking"):
        if known is not None:
            if walk.zone in GUIDANCE:
                walk.scope = known
            if alike(known.text, number.rest) or not number.rest:
                walk.unit.repeats.append(line)
                return True
            return False
        outer = walk.tree.outcome_with(number.steps[0])
        if walk.zone in GUIDANCE and number.ref in walk.asked and not walk.verbs.opens(number.rest):
            return False  # content by the number of a criterion that comes later
        begun = line in walk.profile.outcomes or outer is not None
        if outer is not None and _are_numbered_otherwise(outer, number):
            return False
        if not (begun or (number.kind == "criterion" and not single)):
            return False
        if (
            walk.zone in GUIDANCE
            and outer is not None
            and (_criteria_come(walk) or (outer.criteria and not walk.verbs.opens(number.rest)))
        ):
            return False
        walk.zone = "both"
    if walk.zone == "front" and not (
        walk.tree.outcome is not None
        or number.steps[-1] == "1"
        or walk.tree.criterion is not None
        or walk.verbs.opens(number.rest)
    ):
        return False
    if walk.zone == "range" and (
        _goes_on_in_range(walk) or (known is not None and not alike(known.text, number.rest))
    ):
        walk.range(line, walk.scope)
        return True
    if _is_about(walk, known, number):
        walk.guide("guidance", line, known)
        return True
    if walk.zone in ("front", "range"):
        walk.zone = "both"
    walk.facts.close()
    walk.entry = None
    if len(number.steps) == 3:
        whole = criterion_with(walk, ".".join(number.steps[:2]))
        lettered = criterion_with(walk, "".join((*number.steps[:1], ".", number.steps[1])))
        if (whole or lettered) is not None and walk.tree.outcome_with(
            ".".join(number.steps[:2])
        ) is None:
            walk.tree.criterion = whole or lettered
            if number.rest:
                walk.tree.open_part(line, number)
                return True
    return begin_criterion(walk, line, number)


def _are_numbered_otherwise(outcome: Node, number: Number) -> bool:
    """Whether an outcome has criteria by letters or codes, so that 1.1 further below is none."""
    counted = (len(criterion.steps) for criterion in outcome.criteria if criterion.steps)
    return number.kind == "dotted" and all(n == 1 for n in counted) and bool(outcome.criteria)


def _goes_on_in_range(walk: "Walk") -> bool:
    """Whether the line before is a numbered entry of a range, "1.2 Harrow", which counts on."""
    if not walk.entry:
        return False
    before = walk.profile.numbers.get(walk.entry[-1])
    return before is not None and before.kind in ("number", "dotted")


def _is_about(walk: "Walk", known: Node | None, number: Number) -> bool:
    """Whether a line speaks of a criterion met before, by its number: "1.1 Learners could"."""
    return (
        known is not None
        and known is not walk.tree.criterion
        and bool(number.rest and known.text)
        and not alike(known.text, number.rest)
        and walk.verbs.opens(known.text)
        and not walk.verbs.opens(number.rest)
    )


def _is_of_an_earlier(walk: "Walk", known: Node) -> bool:
    """Whether a criterion stands below an outcome before the one that is open."""
    outcome = walk.tree.outcome
    return outcome is not None and known not in outcome.criteria
