"""Items: which are known, since when some are superseded, and what a learner has signed for."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from rubric.evaluation.references import References
from rubric.facts import Declaration, Item
from rubric.model.order import in_order_of_ids


def known_items(items: Iterable[Item], refs: References) -> dict[str, Item]:
    """Return the items known on the day, by their ids; undated ones from the start."""
    on, observers = refs.on, {None, *(refs.people or ())}
    return {
        item.id: item if item.observed_by in observers else _observed(item, refs)
        for item in in_order_of_ids(items)
        if (day := item.day) is None or day <= on
    }


def _observed(item: Item, refs: References) -> Item:
    """The item without an observer who is not known."""
    who = item.observed_by
    here = ("evidence", item.id, "observed_by")
    if who is None or refs.person(who, here, "item", item.id):
        return item
    return item._replace(observed_by=None)


def superseded(items: Mapping[str, Item], refs: References) -> dict[str, date | None]:
    """Return since which day an item is superseded; None is from the start (meaning 4)."""
    since: dict[str, date | None] = {}
    for item in items.values():
        for older in item.supersedes:
            if older not in items:
                here = ("evidence", item.id, "supersedes", older)
                refs.unknown_item(here, older, items, "item", item.id)
            elif older not in since:
                since[older] = item.day
            else:
                days = (since[older], item.day)
                since[older] = None if None in days else min(day for day in days if day)
    return since


def known_declarations(
    declarations: Iterable[Declaration], items: Mapping[str, Item], refs: References
) -> Iterator[Declaration]:
    """Yield what was signed by the day, without a confirmation that is not known."""
    for declaration in declarations:
        if declaration.signed > refs.on:
            continue
        covers, path = declaration.covers, declaration.path
        name = declaration.signed.isoformat()
        for item in covers or ():
            if item not in items:
                here = (*path, "covers", item)
                refs.unknown_item(here, item, items, "declaration", name)
        if declaration.confirmed is not None and not _confirmed(declaration, name, refs):
            declaration = declaration._replace(confirmed=None)
        yield declaration


def _confirmed(declaration: Declaration, name: str, refs: References) -> bool:
    """Return whether somebody known has confirmed a declaration by the day."""
    who, day = declaration.confirmed_by, declaration.confirmed
    if who is None or day is None or day > refs.on:
        return False
    here = (*declaration.path, "confirmed_by")
    return refs.person(who, here, "declaration", name)
