"""Outcomes that no number and no heading tells: headings worded as outcomes, with a list below."""

from collections.abc import Sequence
from itertools import pairwise

from rubric.importers.labels import is_fact
from rubric.importers.lexicon import heading_of, label_of
from rubric.importers.lines import Line
from rubric.importers.opening import Verbs, opens_as_outcome
from rubric.importers.profile import Profile


def unsaid_outcomes(lines: Sequence[Line], profile: Profile, verbs: Verbs) -> frozenset[Line]:
    """Return the headings that are outcomes though nothing says so.

    There are two or more, each opens as outcomes do ("Know …", "Be able to …"), the list below it
    begins with a command verb, and a level, a credit value or hours are stated: a plan for an
    organisation has headings such as these too.
    """
    if profile.dotted or profile.coded or profile.named_outcomes:
        return frozenset()
    sections = {heading.section for line in lines if (heading := heading_of(line.text))}
    if sections & {"outcomes", "criteria", "both"} or not any(map(_states_a_fact, lines)):
        return frozenset()
    body = [line for line in lines if line.role == "body" and line.text]
    found = [
        line
        for line, below in pairwise(body)
        if not line.is_bullet
        and profile.numbers.get(line) is None
        and opens_as_outcome(line.text)
        and below.is_bullet
        and verbs.opens(below.text)
    ]
    return frozenset(found) if len(found) > 1 else frozenset()


def _states_a_fact(line: Line) -> bool:
    return is_fact(line.text) or label_of(line.text) in ("level", "credit", "glh")
