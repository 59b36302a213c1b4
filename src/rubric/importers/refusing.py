"""What is no specification, and by what that is seen."""

import re
from collections.abc import Sequence

from rubric.importers.answers import are_answered
from rubric.importers.found import Unit
from rubric.importers.lines import Line
from rubric.importers.numbers import number_of
from rubric.importers.opening import Verbs, opens_as_outcome
from rubric.importers.other_kinds import other_kind
from rubric.importers.titles import UNIT_LINE

#: facts that units state and hardly anything else does
_FACTS = ("level", "credit", "glh", "unit_number", "tqt")


#: headings under which statements stand
_HEADINGS = frozenset(
    {"outcomes", "criteria", "both", "performance", "knowing", "skills", "behaviours"}
)


#: signs by which more must speak for a specification than for another kind of document
_MORE = 2


#: what a form says in place of a criterion
_STILL_TO_WRITE = re.compile(
    r"[\[<({]?\s*(?:insert|enter|type|add|click or tap|write)\b.{0,30}\b"
    r"(?:criteri(?:on|a)|text|here)\b|[\[<({][^\])}>]*[\])}>]\W*$|\W+$|x+\W*$",
    re.IGNORECASE,
)


def why_refused(unit: Unit, verbs: Verbs, before: Sequence[Line] = ()) -> str:
    """Return why there is no specification in what was found, or "" where there is one.

    Numbered paragraphs alone are none: a policy and the minutes of a meeting have these too.

    Args:
        unit: what was found.
        verbs: the command verbs by which criteria are told.
        before: the lines of the document above it.
    """
    if unit.marking:
        return ""
    if unit.has_marking and len(unit.every_criterion) < 2:
        return "nothing-to-mark"
    if not unit.every_criterion and len(unit.outcomes) < 2 and not (unit.outcomes and unit.facts):
        return "no-criteria"
    if not unit.every_criterion and not _states_facts(unit):
        return "no-criteria"  # what a course promises is no specification
    if unit.every_criterion and all(_STILL_TO_WRITE.match(c.text) for c in unit.every_criterion):
        return "blank"
    if _explains_verbs(unit, verbs):
        return "glossary"
    if _explains_bands(unit):
        return "no-signs"
    signs = _signs(unit, verbs)
    kind, others = other_kind([*before, *unit.lines])
    if others > 1 and signs <= others + _MORE:
        return kind
    if are_answered(unit, verbs):
        return "answers"
    if len(unit.every_criterion) == 1 and not unit.outcomes and not _states_facts(unit):
        return "no-signs"
    return "" if signs >= 2 else "no-signs"


def _explains_verbs(unit: Unit, verbs: Verbs) -> bool:
    """Whether it is a list of command verbs, each with what it means: "Describe", "Give …"."""
    texts = [criterion.text.rstrip(" :–-") for criterion in unit.every_criterion]
    alone = sum(map(verbs.is_verb, texts))
    return alone > 1 and 3 * alone >= len(texts)


def _explains_bands(unit: Unit) -> bool:
    """Whether it has the first criterion of each band and nothing of a unit, as an example has."""
    numbers = [
        number_of(line.text) for c in unit.every_criterion for line in (*c.numbers, *c.lines)
    ]
    bands = [number for number in numbers if number is not None and number.kind == "band"]
    return (
        not unit.outcomes
        and len(unit.every_criterion) == len(bands) == len({number.band for number in bands})
        and all(number.steps[-1].strip("PMD") == "1" for number in bands)
        and not _headed(unit) & _HEADINGS
        and not any(field in unit.facts for field in (*_FACTS, "title"))
        and not any(UNIT_LINE.fullmatch(line.text) for line in unit.lines)
    )


def _states_facts(unit: Unit) -> bool:
    return any(map(unit.facts.__contains__, _FACTS))


def _headed(unit: Unit) -> set[str]:
    """The sections that are headed; what comes when all criteria are past heads none of them."""
    places = {line: at for at, line in enumerate(unit.lines)}
    nodes = (*unit.outcomes, *unit.every_criterion)
    taken = [places.get(line, 0) for node in nodes for line in (*node.lines, *node.numbers)]
    last = max(taken, default=0)
    return {section for line, section in unit.signs if places.get(line, 0) <= last}


#: what a plan for an organisation numbers too
_AIM = re.compile(r"(?:aim|objective|priority|goal)\b", re.IGNORECASE)


def _are_aims(unit: Unit) -> bool:
    """Whether what was taken for outcomes is headed "Aim 1", as in a strategy."""
    lines = [(*outcome.numbers, *outcome.lines) for outcome in unit.outcomes]
    return bool(lines) and all(any(_AIM.match(line.text) for line in of) for of in lines)


def _signs(unit: Unit, verbs: Verbs) -> int:
    """How much speaks for a specification: headings, wording of outcomes, verbs, facts."""
    headed = _headed(unit)
    if _are_aims(unit) and not headed & _HEADINGS and not _states_facts(unit):
        return 0
    n = 0
    if headed & {"criteria", "performance", "both"}:
        n += 2
    elif "outcomes" in headed:
        n += 1
    of_nodes = [
        line
        for node in (*unit.outcomes, *unit.every_criterion)
        for line in (*node.lines, *node.numbers)
    ]
    named = [
        line
        for line in (*of_nodes, *unit.repeats)
        if (number := number_of(line.text)) is not None
        and number.kind in ("outcome", "criterion", "band", "ksb")
    ]
    if len(named) > 1 or any(
        line.hint in ("outcome", "criterion") for o in unit.outcomes for line in o.lines
    ):
        n += 2
    texts = [outcome.text for outcome in unit.outcomes if outcome.text]
    if texts and 2 * sum(map(opens_as_outcome, texts)) >= len(texts):
        n += 2
    elif texts and 2 * sum(map(verbs.opens, texts)) >= len(texts):
        n += 1
    criteria = [criterion.text for criterion in unit.every_criterion]
    opening = sum(map(verbs.tells, criteria))
    if criteria and 10 * opening >= 6 * len(criteria):
        n += 1
    elif criteria and 4 * opening < len(criteria) and not named:
        n -= 1
    if criteria and not (opening or texts or headed & _HEADINGS):
        n -= 2  # a list of things with codes
    n += min(1, sum(field in unit.facts for field in _FACTS) // 2)
    return n
