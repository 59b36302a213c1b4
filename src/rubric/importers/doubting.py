"""Doubts of a draft as a person needs them: each where it matters, and once."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from rubric.importers.draft import Doubt, Location
from rubric.importers.found import Node
from rubric.sources.places import Place, TextPlace

#: what is said of a list of criteria → what is said once where it is so of every list
_OF_EVERY_LIST = {
    "numbers-apart": "numbers-apart",
    "outcome-without-criteria": "outcomes-without-criteria",
}
_PROPOSED = ("number-proposed", "numbers-proposed")
_OUTCOMES: Location = ("outcomes",)
#: how no text ends: within a phrase
_OPEN_END = re.compile(
    r"(?:(?<!; )\b(?:an?|and|into|of|or|the|their|using|with)|,)$", re.IGNORECASE
)
#: how no outcome ends; it may end in "made of" or "deal with"
_OUTCOME_OPEN_END = re.compile(r"(?:\b(?:an?|and|or|the|their|own)|,)$", re.IGNORECASE)
#: what begins with a small letter and is cut off nothing
_SMALL_ALL_THE_SAME = re.compile(r"[a-z](?:[A-Z]|-[A-Z])")


def gathered(doubts: Sequence[Doubt], data: Mapping[str, Any]) -> tuple[Doubt, ...]:
    """Return the doubts of a draft, with what is so of every outcome said once above them all."""
    outcomes = data.get("outcomes", ())
    if len(outcomes) < 2:
        return tuple(doubts)
    rest = list(doubts)
    for code, once in _OF_EVERY_LIST.items():
        of_lists = [one for one in rest if one.code == code and len(one.location) > 1]
        with_lists = [o for o in outcomes if code == "outcome-without-criteria" or "criteria" in o]
        if len(of_lists) == len(with_lists) > 1:
            rest = _once(rest, of_lists, Doubt(once, _OUTCOMES, {}, of_lists[0].place))
    proposed = [one for one in rest if one.code in _PROPOSED and len(one.location) > 1]
    if len(proposed) == sum("criteria" in outcome for outcome in outcomes) > 1:
        own = [one for one in rest if one.code in _PROPOSED and one.location == _OUTCOMES]
        first, last = proposed[0].arguments["first"], proposed[-1].arguments["last"]
        code = "all-numbers-proposed" if own else "criteria-numbers-proposed"
        told = Doubt(code, _OUTCOMES, {"first": first, "last": last}, proposed[0].place)
        rest = _once(rest, [*own, *proposed], told)
    return tuple(rest)


def _once(doubts: Sequence[Doubt], several: Sequence[Doubt], one: Doubt) -> list[Doubt]:
    at = doubts.index(several[0])
    return [
        *doubts[:at],
        one,
        *(each for each in doubts[at:] if not any(each is other for other in several)),
    ]


def stated_twice(
    field: str, value: str, others: Iterable[str | None], place: Place
) -> Iterator[Doubt]:
    """Yield a doubt where labels state something else of the same fact."""
    other = next((one for one in others if one not in (None, value)), None)
    if other is not None:
        yield Doubt("fact-twice", (field,), {"other": other}, place)


def are_mixed(outcome: Node) -> bool:
    """Return whether the rest of an outcome stands beside its criteria, or below the first of them.

    So columns look that were copied line by line; what begins both stands on the first line. A
    line on which several criteria stand is a page that became one line.
    """
    if any(line.row for line in outcome.lines):
        return False  # cells of a table are told apart
    rest = {line.place for line in outcome.lines[1:]}
    beside = Counter(place for node in outcome.criteria for place in {x.place for x in node.lines})
    if any(beside[place] == 1 for place in rest):
        return True
    begun = [node.lines[0].place for node in (outcome, *outcome.criteria[:1]) if node.lines]
    rows = [place.line for place in begun if isinstance(place, TextPlace)]
    below = [place.line for place in rest if isinstance(place, TextPlace)]
    return len(rows) == 2 and rows[0] <= rows[1] < max(below, default=0)


def cut_texts(data: Mapping[str, Any]) -> Iterator[Doubt]:
    """Yield a doubt for each text that begins or ends in the middle of a sentence.

    So a text looks that a layout tore in two. Where criteria begin with small letters anyhow, that
    says nothing, and nothing is said of how outcomes begin.
    """
    criteria = list(_criteria(data))
    small = [at for at, one in criteria if _begins_small(one["text"])]
    many = 3 * len(small) > len(criteria)
    for n, outcome in enumerate(data.get("outcomes", ())):
        if _OUTCOME_OPEN_END.search(outcome.get("text", "")):
            yield Doubt("text-cut", ("outcomes", n, "text"))
    for at, criterion in criteria:
        text = criterion["text"].rstrip()
        open_end = _OPEN_END.search(text) and not {"parts", "range"}.intersection(criterion)
        if open_end or (at in small and not many):
            yield Doubt("text-cut", (*at, "text"))


def _criteria(data: Mapping[str, Any]) -> Iterator[tuple[Location, Mapping[str, Any]]]:
    for n, outcome in enumerate(data.get("outcomes", ())):
        for m, criterion in enumerate(outcome.get("criteria", ())):
            yield ("outcomes", n, "criteria", m), criterion
    for m, criterion in enumerate(data.get("criteria", ())):
        yield ("criteria", m), criterion


def _begins_small(text: str) -> bool:
    return text[:1].islower() and not _SMALL_ALL_THE_SAME.match(text)
