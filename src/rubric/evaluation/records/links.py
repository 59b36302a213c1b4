"""Links: how each finds its criterion, and which parts and range items of it are covered."""

from collections.abc import Iterable
from typing import NamedTuple

from rubric.diagnostics import Path, codes
from rubric.evaluation.references import Key, References
from rubric.facts import Item, Link
from rubric.model.order import people_order


class KnownLink(NamedTuple):
    """A link whose criterion exists; `parts` and `range` None cover all of them."""

    item: Item
    at: str | None
    parts: tuple[str, ...] | None
    range: tuple[str, ...] | None


#: the same as plain values, of which there are very many: item, where, parts, range items
Mapped = tuple[Item, str | None, tuple[str, ...] | None, tuple[str, ...] | None]


def known_links(items: Iterable[Item], refs: References) -> dict[Key, list[Mapped]]:
    """Return the links of each criterion, in the order of items and of references."""
    found: dict[Key, list[Mapped]] = {}
    #: references that name a criterion as a whole → its links
    whole: dict[str, list[Mapped]] = {}
    twice = False
    for item in items:
        for link in item.links:
            reference, at, parts, names = link
            links = whole.get(reference)
            mapped: Mapped = (item, at, None, None)
            if links is None or parts is not None or names is not None:
                here = ("evidence", item.id, "maps_to", reference)
                target = refs.target(reference, here)
                if target is None:
                    continue
                key, part = target
                links = found.setdefault(key, [])
                if part is None:
                    whole[reference] = links
                if parts is not None or names is not None or part is not None:
                    mapped = _covering(item, link, key, part, refs)
            if links and links[-1][0] is item:
                twice = True
            links.append(mapped)
    if twice and any(item.links != _by_reference(item) for item in items):
        # an item names one criterion in two ways: they stand in the order of the names
        return known_links([item._replace(links=_by_reference(item)) for item in items], refs)
    return found


def _by_reference(item: Item) -> tuple[Link, ...]:
    return tuple(sorted(item.links, key=lambda link: people_order(link.reference)))


def _covering(item: Item, link: Link, key: Key, part: str | None, refs: References) -> Mapped:
    """A link with the parts and range items that it covers."""
    here = ("evidence", item.id, "maps_to", link.reference)
    criterion = refs.specification(key).criteria[key[1]]
    letters = tuple(criterion.parts)
    parts = _named(link.parts, letters, (*here, "parts"), key[1], refs)
    if link.parts is None and letters and not criterion.range:
        # parts are range items: `range: [a]` names part a
        parts, names = _named(link.range, letters, (*here, "range"), key[1], refs), None
    else:
        names = _named(link.range, criterion.range, (*here, "range"), key[1], refs)
    if part is not None:
        parts = tuple(dict.fromkeys((part, *(parts or ()))))
    return item, link.at, parts, names


def _named(
    names: tuple[str, ...] | None,
    scope: tuple[str, ...],
    here: Path,
    criterion: str,
    refs: References,
) -> tuple[str, ...] | None:
    """Those of a scope that a link names; a name that is not there covers nothing."""
    if names is None:
        return None
    for name in names:
        if name not in scope:
            refs.unknown(
                codes.UNKNOWN_RANGE_ITEM,
                (*here, name),
                name,
                scope,
                {"name": name, "item": here[1], "criterion": criterion},
            )
    return tuple(name for name in scope if name in names)
