"""Outcomes that no heading tells: lines that are worded as outcomes, with a list below."""

from collections.abc import Sequence
from itertools import pairwise

from rubric.importers.labels import is_fact
from rubric.importers.lexicon import TO_BE_COMPETENT
from rubric.importers.lines import Line
from rubric.importers.lookup import heading_of, label_of
from rubric.importers.numbers import Number
from rubric.importers.opening import Verbs, opens_as_outcome
from rubric.importers.profile import Profile


def unsaid_outcomes(lines: Sequence[Line], profile: Profile, verbs: Verbs) -> frozenset[Line]:
    """Return the headings, or entries of a list, that are outcomes though nothing says so.

    There are two or more, each opens as outcomes do ("Know …", "Be able to …"), the list below it
    begins with a command verb, and a level, a credit value or hours are stated: a plan for an
    organisation has headings such as these too. Or each stands above a heading of its criteria,
    or above a criterion 1.1, 2.1 and so on; or above "To be competent, you must be able to".
    """
    body = [line for line in lines if line.role == "body" and line.text]
    named = [line for line, below in pairwise(body) if _names_element(line, below, profile)]
    if len(named) > 1:
        return frozenset(named)
    if not profile.named_outcomes and not any(map(_waits, profile.numbers.values())):
        headed = [line for line, below in pairwise(body) if _heads_criteria(line, below, profile)]
        if len(headed) > 1:
            return frozenset(headed)
    if profile.dotted or profile.coded or profile.named_outcomes:
        return frozenset()
    sections = {heading.section for line in lines if (heading := heading_of(line.text))}
    if sections & {"outcomes", "criteria", "both"} or not any(map(_states_a_fact, lines)):
        return frozenset()
    found = [
        line
        for line, below in pairwise(body)
        if opens_as_outcome(line.text)
        and verbs.opens(below.text)
        and (_heads(line, below, profile) or _holds(line, below))
    ]
    return frozenset(found) if len(found) > 1 else frozenset()


def _names_element(line: Line, below: Line, profile: Profile) -> bool:
    """Whether a line stands above the words that open the criteria of an element."""
    if (
        TO_BE_COMPETENT.fullmatch(below.text.rstrip(":")) is None
        or line.is_bullet
        or line.text.endswith((".", ":"))
    ):
        return False
    return profile.numbers.get(line) is None and heading_of(line.text) is None


def _waits(number: Number | None) -> bool:
    """Whether a number stands apart from its text."""
    return number is not None and not number.rest


def _heads_criteria(line: Line, below: Line, profile: Profile) -> bool:
    """Whether a line worded as an outcome stands above "To achieve this outcome …", or n.1."""
    apart = line.apart or line.strong or line.heading or not line.one_line
    if line.is_bullet or line.row or profile.numbers.get(line) is not None:
        return False
    if not (apart and opens_as_outcome(line.text)):
        return False
    number, heading = profile.numbers.get(below), heading_of(below.text)
    if number is not None and number.kind == "dotted" and number.steps[1:] == ("1",):
        return True
    return heading is not None and heading.section == "criteria"


def _heads(line: Line, below: Line, profile: Profile) -> bool:
    """Whether a line without a number stands above a list of bullets."""
    return not line.is_bullet and profile.numbers.get(line) is None and below.is_bullet


def _holds(line: Line, below: Line) -> bool:
    """Whether a numbered entry of a list has a list of its own below it."""
    return bool(line.label and below.label) and not line.is_bullet and below.depth > line.depth


def _states_a_fact(line: Line) -> bool:
    return is_fact(line.text) or label_of(line.text) in ("level", "credit", "glh")
