"""New items written out as evidence: what they have to be, and nothing that they need not be.

What the least additions leave open is filled in by the first word that would serve. Where a
rule is to be shown to matter it is filled in so that this rule sees as little as can be: the
item is by a method that it does not look at, as old as may be, on the same occasion as the others.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from rubric.evaluation import NewItem
from rubric.evaluation.additions.kinds import demanded
from rubric.evaluation.additions.together import NewMapping, SharedItem
from rubric.evaluation.months import months_before
from rubric.facts import Item, Link
from rubric.proving.example import LOCATOR, WITNESS, ExampleItem
from rubric.proving.methods import Against, Criteria, in_one_table, methods_of, unseen_first
from rubric.rules import DIFFERENT, EvidenceRule, Measure, ResolvedCriterion
from rubric.rules.words import SOURCES

#: the day of an item that has to be dated, and may be as old as anything
LONG_AGO = date(2000, 1, 1)


def written_out(
    shared: Iterable[SharedItem],
    criteria: Criteria,
    on: date,
    begun: int = 0,
    against: Against | None = None,
) -> list[ExampleItem]:
    """Return new items as evidence with ids of their own.

    Args:
        shared: the new items, each with what it is mapped to.
        criteria: every criterion that they are mapped to, by reference.
        on: the day of the example.
        begun: how many items there are already.
        against: what is to see as little of them as can be; without it nothing is.
    """
    every = [one for each in shared for one in in_one_table(each, criteria)]
    if against is not None and against.halved:
        every = [half for one in every for half in _halves(one, _same_fields(against))]
    methods = methods_of([one.item for one in every], criteria, every, against)
    return [
        _item(one, method, criteria, on, begun + at, against)
        for at, (one, method) in enumerate(zip(every, methods, strict=True), start=1)
    ]


def alone(new: NewItem, criterion: str, rules: EvidenceRule) -> SharedItem:
    """Return a new item that is mapped to one criterion, with what counts there."""
    item = demanded(new, rules)
    mapping = NewMapping(criterion, item.parts, item.range, item.located)
    return SharedItem(_bare(item), (mapping,))


def _bare(item: NewItem) -> NewItem:
    """An item without what is said of its mappings."""
    return replace(item, parts=(), range=(), located=False)


def _item(
    shared: SharedItem,
    method: str | None,
    criteria: Criteria,
    on: date,
    number: int,
    against: Against | None,
) -> ExampleItem:
    new = shared.item
    nothing: list[str | None] = [None] if against is None else [None, *SOURCES]
    sources = nothing if new.sources is None else list(new.sources)
    if against is not None and against.blank and new.sources is not None:
        sources = [None, *new.sources]
    source = unseen_first(sources, "source", against)[0]
    day = _day(new, on, against)
    alike = _same_fields(against)
    links = tuple(
        _link(mapping, criteria[mapping.criterion], against) for mapping in shared.maps_to
    )
    witness = WITNESS if new.witnessed or "witness" in alike else None
    item = Item(
        id=f"E{number}",
        method=method,
        source=source,
        day=day,
        first_day=day,
        occasion=_name("occasion", number, new, alike),
        site=_name("site", number, new, alike),
        witness=f"witness-{number}" if "witness" in new.apart else witness,
        observed_by=f"assessor-{number + 1}" if "observed_by" in new.apart else
        ("assessor-1" if "observed_by" in alike else None),
        quantities=dict(new.quantities),
        links=links,
    )  # fmt: skip
    return ExampleItem(item, new)


def _name(field: str, number: int, new: NewItem, alike: frozenset[str]) -> str | None:
    if field in new.apart:
        return f"{field} {number}"
    return f"{field} 0" if field in alike else None


def _day(new: NewItem, on: date, against: Against | None) -> date | None:
    if not (new.dated or new.within is not None):
        return None
    if against is None or new.after_registration:
        return on
    return LONG_AGO if new.within is None else months_before(on, new.within)


def _same_fields(against: Against | None) -> frozenset[str]:
    """In what new items say the same, because a clause tells them apart by it."""
    if against is None:
        return frozenset()
    told = {c.once_per or DIFFERENT.get(c.measure.kind) for c in against.clauses}
    looks = any(c.where.witnessed for c in against.clauses)
    return frozenset(field for field in told if field not in (None, "method")) - (
        {"witness"} if looks else set()
    )


def _link(mapping: NewMapping, criterion: ResolvedCriterion, against: Against | None) -> Link:
    parts, names = mapping.parts or None, mapping.range or None
    if against is not None:
        seen = [c.measure for c in against.clauses if c.measure.kind == "range"]
        if names is None and criterion.range and any(not m.parts for m in seen):
            names = _few(criterion.range, seen, against.member)
        if parts is None and criterion.parts and any(m.parts for m in seen):
            parts = _few(tuple(criterion.parts), seen, against.member)
        parts = _another(parts, tuple(criterion.parts), against.member)
        names = _another(names, criterion.range, against.member)
    located = mapping.located or criterion.evidence.locator == "required"
    return Link(mapping.criterion, LOCATOR if located else None, parts, names)


def _few(names: Sequence[str], seen: Sequence[Measure], but: str | None) -> tuple[str, ...]:
    """One name of several: not that one, and none that the clauses ask for, where there is one."""
    asked = {name for measure in seen for name in measure.members}
    return (min(reversed(names), key=lambda name: (name == but, name in asked)),)


def _another(
    names: tuple[str, ...] | None, known: Sequence[str], but: str | None
) -> tuple[str, ...] | None:
    """The same names; in the place of one of them another, where there is one."""
    if names is None or but not in names:
        return names
    instead = next((name for name in known if name not in names), but)
    return tuple(instead if name == but else name for name in names)


def _halves(shared: SharedItem, alike: frozenset[str]) -> Iterator[SharedItem]:
    """An item that states amounts, as two that state half of each, and say the same elsewhere."""
    item = shared.item
    if not item.quantities or alike & set(item.apart):
        yield shared
        return
    first = {
        name: (amount / 2).quantize(Decimal("0.001")) for name, amount in item.quantities.items()
    }
    second = {name: amount - first[name] for name, amount in item.quantities.items()}
    for amounts in (first, second):
        some = {name: amount for name, amount in amounts.items() if amount}
        yield shared._replace(item=replace(item, quantities=some))
