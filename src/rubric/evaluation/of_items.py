"""What is the same for every link of an item: why it counts nowhere, and if it is signed for."""

from collections.abc import Mapping, Sequence
from datetime import date

from rubric.evaluation.statuses import Reason
from rubric.facts import Declaration, Item


def unfit(
    items: Mapping[str, Item], superseded: Mapping[str, date | None], on: date
) -> dict[str, tuple[Reason, ...]]:
    """Return why items count nowhere, in the order in which a reason is given (meaning 5)."""
    found: dict[str, tuple[Reason, ...]] = {}
    for item in items.values():
        if item.id in superseded:
            found[item.id] = (Reason.SUPERSEDED,)
        if item.withdrawn is not None and item.withdrawn <= on:
            found[item.id] = (*found.get(item.id, ()), Reason.WITHDRAWN)
        if item.group and not item.own_contribution:
            found[item.id] = (*found.get(item.id, ()), Reason.NO_OWN_CONTRIBUTION)
    return found


def declared(
    items: Mapping[str, Item], declarations: Sequence[Declaration]
) -> dict[str, tuple[bool, bool]]:
    """Return whether the learner signed for each item, and whether that was confirmed.

    A declaration of everything covers what is dated on or before its signature.
    """
    by_item: dict[str, list[bool]] = {}
    for declaration in declarations:
        for name in declaration.covers or ():
            by_item.setdefault(name, []).append(declaration.confirmed is not None)
    everything = [d for d in declarations if d.covers is None]
    last_signed = max([d.signed for d in everything], default=None)
    last_confirmed = max([d.signed for d in everything if d.confirmed is not None], default=None)
    found = {}
    for name, item in items.items():
        day, signed, confirmed = item.day, False, False
        if last_signed is not None and day is not None:
            signed = day <= last_signed
            confirmed = last_confirmed is not None and day <= last_confirmed
        if by_item and name in by_item:
            signed, confirmed = True, confirmed or any(by_item[name])
        found[name] = (signed, confirmed)
    return found
