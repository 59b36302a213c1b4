"""Lines that begin with a number: outcomes, criteria and parts, by what is numbered so."""

import re
from typing import TYPE_CHECKING

from rubric.importers.found import Node
from rubric.importers.lexicon import heading_of
from rubric.importers.lines import Line
from rubric.importers.normalising import alike
from rubric.importers.numbers import Number, number_of
from rubric.importers.opening import opens_as_outcome
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


def numbered(walk: "Walk", line: Line, number: Number) -> bool:
    """Take a line that begins with a number; False where its number says nothing here."""
    if walk.counts_anew and walk.zone in GUIDANCE and number.kind in ("number", "dotted"):
        return False
    if number.rest and walk.pending and walk.pending[0][0].steps == number.steps:
        return _said_again(walk, line, number)
    match number.kind:
        case "outcome":
            return _outcome_number(walk, line, number)
        case "dotted" if line in walk.profile.outcomes:
            return _open_numbered_outcome(walk, line, number)
        case "criterion" if walk.profile.standards and len(number.steps) == 1:
            return _coded_number(walk, line, number)
        case "dotted" | "criterion":
            return _criterion_number(walk, line, number)
        case "band" | "ksb":
            return _coded_number(walk, line, number)
        case "section":
            return False
        case "number":
            return _bare_number(walk, line, number)
    return _letter(walk, line, number)


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
    known = _criterion_with(walk, number.ref)
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
        whole = _criterion_with(walk, ".".join(number.steps[:2]))
        lettered = _criterion_with(walk, "".join((*number.steps[:1], ".", number.steps[1])))
        if (whole or lettered) is not None and walk.tree.outcome_with(
            ".".join(number.steps[:2])
        ) is None:
            walk.tree.criterion = whole or lettered
            if number.rest:
                walk.tree.open_part(line, number)
                return True
    if not number.rest:
        walk.pending.append((number, line, "criterion"))
        return True
    walk.tree.open_criterion(line, number)
    walk.may_go_on = True
    return True


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


def _criterion_with(walk: "Walk", ref: str) -> Node | None:
    return next((c for c in walk.unit.every_criterion if c.ref == ref), None)


def _coded_number(walk: "Walk", line: Line, number: Number) -> bool:
    if walk.zone in ("aside",) and not walk.profile.coded:
        return False
    if number.kind == "ksb" and not walk.profile.coded:
        return False
    known = _criterion_with(walk, number.ref)
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
    if not number.rest:
        walk.pending.append((number, line, "criterion"))
        return True
    walk.tree.open_criterion(line, number)
    walk.may_go_on = True
    return True


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


def _bare_number(walk: "Walk", line: Line, number: Number) -> bool:
    if walk.zone not in STRUCTURE and _begins_the_next(walk, number):
        return _open_numbered_outcome(walk, line, number)
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
        return _open_numbered_outcome(walk, line, number)
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
        return _open_numbered_outcome(walk, line, number)
    if walk.zone in ("criteria", "both") and not walk.profile.dotted:
        if not number.rest:
            walk.pending.append((number, line, "criterion"))
            return True
        criterion = walk.tree.criterion
        if walk.profile.lettered and walk.zone == "both":
            return _open_numbered_outcome(walk, line, number)
        if walk.tree.outcome is None and walk.zone == "both" and not walk.verbs.opens(number.rest):
            return _open_numbered_outcome(walk, line, number)
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


def _open_numbered_outcome(walk: "Walk", line: Line, number: Number) -> bool:
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


def _letter(walk: "Walk", line: Line, number: Number) -> bool:
    if walk.zone not in STRUCTURE:
        return False
    if number.ref.isupper() and number.kind == "letter":
        if (
            line in walk.profile.outcomes
            or opens_as_outcome(number.rest)
            or walk.zone == "outcomes"
        ):
            return _open_numbered_outcome(walk, line, number)
        return False
    if not number.rest:
        walk.pending.append((number, line, "criterion"))
        return True
    criterion = walk.tree.criterion
    first = criterion is None
    if (
        number.kind == "letter"
        and walk.profile.lettered
        and walk.tree.outcome is not None
        and (
            first or (criterion is not None and criterion.ref.isalpha() and len(criterion.ref) == 1)
        )
    ):
        walk.tree.open_criterion(line, number)
        walk.may_go_on = True
        return True
    if _is_roman_criterion(walk, number):
        walk.tree.open_criterion(line, number)
        walk.may_go_on = True
        return True
    if criterion is not None:
        walk.tree.open_part(line, number)
        walk.may_go_on = True
        return True
    return False


def _is_roman_criterion(walk: "Walk", number: Number) -> bool:
    """Whether criteria are counted (i), (ii), because the first below their heading is."""
    if number.kind != "roman" or walk.zone != "criteria" or walk.profile.dotted:
        return False
    criterion = walk.tree.criterion
    return criterion is None or (bool(criterion.ref) and set(criterion.ref) <= set("ivx"))


# text without a number ------------------------------------------------------------
