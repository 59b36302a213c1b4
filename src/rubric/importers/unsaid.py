"""Outcomes that no heading tells: lines that are worded as outcomes, with a list below."""

from collections.abc import Sequence
from itertools import pairwise

from rubric.importers.labels import is_fact
from rubric.importers.lexicon import heading_of, label_of
from rubric.importers.lines import Line
from rubric.importers.opening import Verbs, opens_as_outcome
from rubric.importers.profile import Profile


def unsaid_outcomes(lines: Sequence[Line], profile: Profile, verbs: Verbs) -> frozenset[Line]:
    """Return the headings, or entries of a list, that are outcomes though nothing says so.

    There are two or more, each opens as outcomes do ("Know …", "Be able to …"), the list below it
    begins with a command verb, and a level, a credit value or hours are stated: a plan for an
    organisation has headings such as these too.
    """
    if profile.coded or profile.named_outcomes:
        return frozenset()
    if above := _above_criteria(lines, profile):
        return above
    if profile.dotted:
        return frozenset()
    sections = {heading.section for line in lines if (heading := heading_of(line.text))}
    if sections & {"outcomes", "criteria", "both"} or not any(map(_states_a_fact, lines)):
        return frozenset()
    body = [line for line in lines if line.role == "body" and line.text]
    found = [
        line
        for line, below in pairwise(body)
        if opens_as_outcome(line.text)
        and verbs.opens(below.text)
        and (_heads(line, below, profile) or _holds(line, below))
    ]
    return frozenset(found) if len(found) > 1 else frozenset()


def _above_criteria(lines: Sequence[Line], profile: Profile) -> frozenset[Line]:
    """The lines worded as outcomes that stand above 1.1, 2.1 or above a heading of criteria.

    None where outcomes are numbered, or headed: then these say which they are.
    """
    body = [line for line in lines if line.role == "body" and line.text]
    headed = any((heading := heading_of(line.text)) and heading.section in _SAID for line in body)
    if profile.outcomes or headed:
        return frozenset()
    found = [
        line
        for line, below in pairwise(body)
        if not (line.hint or line.is_bullet or profile.numbers.get(line))
        and opens_as_outcome(line.text)
        and _begins_criteria(below, profile)
    ]
    return frozenset(found) if len(found) > 1 else frozenset()


_SAID = ("outcomes", "both")


def _begins_criteria(line: Line, profile: Profile) -> bool:
    number = profile.numbers.get(line)
    if number is not None:
        return number.kind == "dotted" and number.steps[1:] == ("1",)
    heading = heading_of(line.text)
    return heading is not None and heading.section == "criteria"


def _heads(line: Line, below: Line, profile: Profile) -> bool:
    """Whether a line without a number stands above a list of bullets."""
    return not line.is_bullet and profile.numbers.get(line) is None and below.is_bullet


def _holds(line: Line, below: Line) -> bool:
    """Whether a numbered entry of a list has a list of its own below it."""
    return bool(line.label and below.label) and not line.is_bullet and below.depth > line.depth


def _states_a_fact(line: Line) -> bool:
    return is_fact(line.text) or label_of(line.text) in ("level", "credit", "glh")
