"""What new items leave open, and how a learner may fill it in: they close a gap whatever it is."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import get_args

from rubric.evaluation import NewItem, UnitResult, evaluated
from rubric.evaluation.months import months_before
from rubric.facts import facts_of
from rubric.model import Sufficiency
from rubric.model.evidence_rules import MethodWord, SourceWord
from rubric.rules import ResolvedSpecification
from rubric.testing.oracle.enough import DIFFERENT
from rubric.testing.oracle.statuses import clauses
from rubric.testing.strategies.cases import Case

#: fields by which evidence is told apart
APART = ("occasion", "site", "witness", "observed_by")
#: records whose occasion, site, witness and observer new items are given
MOST_RECORDS = 3

#: the day of a new item that may be as old as anything
_LONG_AGO = date(2000, 1, 1)
#: field → what new items say in it where they need not stand apart
Filling = Mapping[str, str]
#: a method and a source
Kind = tuple[str | None, str | None]


def fillings(case: Case, rules: Iterable[Sufficiency]) -> list[Filling]:
    """Return what may be said where nothing is asked: nothing, the same of all, what is recorded.

    Where no rule tells evidence apart, nothing.
    """
    every = [clause for rule in rules for clause in clauses(rule)]
    if not any(c.once_per or any(getattr(c, name) for name in DIFFERENT) for c in every):
        return [{}]
    found: list[Filling] = [{}, {field: f"any {field}" for field in APART}]
    for record in case.records_of("evidence"):
        said = {field: str(record[field]) for field in APART if record.get(field) is not None}
        if said and said not in found and len(found) < 2 + MOST_RECORDS:
            found.append(said)
    return found


def told_apart(item: NewItem, position: int, filling: Filling) -> dict[str, str]:
    """Return the fields by which a new item is told apart, as a learner might fill them in."""
    fields = {}
    for field in APART:
        if field in item.apart or (field == "witness" and item.witnessed and field not in filling):
            said = f"new {field} {position}" if field != "witness" or item.witnessed else None
        else:
            said = filling.get(field)
        if said is not None:
            fields[field] = said
    return fields


def as_old_as_may_be(item: NewItem, case: Case, judging_day: date) -> date:
    """Return the day of a new item that has to be dated."""
    day = _LONG_AGO if item.within is None else months_before(judging_day, item.within)
    registered = case.portfolio.get("registered")
    if registered is None or not item.after_registration:
        return day
    return max(day, date.fromisoformat(registered))


def judged(case: Case, specification: ResolvedSpecification) -> UnitResult:
    """Return what the engine makes of a case, whose specification is resolved once for many."""
    [unit] = evaluated(facts_of(case.records), [specification], case.on).units
    return unit


def observers(items: int) -> dict[str, dict[str, str]]:
    """Return the people who observe new items, where a portfolio lists its people."""
    names = [f"new observed_by {at}" for at in range(items)]
    return {name: {"role": "assessor"} for name in (*names, "any observed_by")}


def methods_of(item: NewItem, *, every: bool = True) -> tuple[str | None, ...]:
    """Return the methods that an item may be by; where it need not state one, any or none."""
    return item.methods or ((None, *get_args(MethodWord)) if every else (None,))


def sources_of(item: NewItem, *, every: bool = True) -> tuple[str | None, ...]:
    """Return the sources that an item may be from; where it need not state one, any or none."""
    return item.sources or ((None, *get_args(SourceWord)) if every else (None,))


def picked(
    items: Sequence[NewItem], pick: int, turn: int = 0, *, every: bool = True
) -> list[Kind] | None:
    """Return a method and a source for each item; None where no methods differ that have to.

    Args:
        items: the new items.
        pick: the place in the lists of the first of them.
        turn: how many places further that of each next one is.
        every: whether an item that need not state a method or source does.
    """
    methods = next(_differing(items, pick, turn, frozenset(), every=every), None)
    if methods is None:
        return None
    sources = [sources_of(item, every=every) for item in items]
    places = range(pick, pick + turn * len(items), turn) if turn else [pick] * len(items)
    return [(m, s[at % len(s)]) for m, s, at in zip(methods, sources, places, strict=True)]


def _differing(
    items: Sequence[NewItem], pick: int, turn: int, taken: frozenset[str], *, every: bool
) -> Iterator[list[str | None]]:
    """Yield methods for the items, each of its own where that is asked; from one place on."""
    if not items:
        yield []
        return
    apart = "method" in items[0].apart
    words = methods_of(items[0], every=every)
    first = pick % len(words)
    for method in (*words[first:], *words[:first]):
        if not apart or method not in taken:
            used = taken | {method} if apart and method is not None else taken
            for others in _differing(items[1:], pick + turn, turn, used, every=every):
                yield [method, *others]
