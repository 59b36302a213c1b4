"""meaning 15.3: credit that counts, split in every way that caps leave."""

from collections.abc import Collection, Iterator
from decimal import Decimal

from rubric.model.order import people_order
from rubric.testing.oracle.entered import Entered, Places, at_level, groups_for


def credits_that_count(entered: Entered, places: Places, asked: Collection[str]) -> Decimal:
    """Meaning 15.3: as many credits of the units asked as every cap leaves."""
    caps = [(units & set(asked), most) for _, units, most in caps_on(entered, places)]
    units = sorted(asked, key=people_order)
    amounts = tuple(entered.units[unit].credit for unit in units)
    under = tuple((frozenset(units.index(u) for u in some), most) for some, most in caps)
    key = amounts, under
    if key not in entered.memory:
        entered.memory[key] = _most(amounts, under, step(entered))
    found = entered.memory[key]
    assert isinstance(found, Decimal)
    return found


def caps_on(
    entered: Entered, places: Places
) -> Iterator[tuple[tuple[str, ...], set[str], Decimal]]:
    """Meaning 15.3: yield each cap on credits with the units that it looks at, and how many."""
    for group in entered.groups:
        limits = None if group.take == "all" else group.take.credits
        if limits and limits.at_most is not None:
            here = {unit for unit in places if places[unit] == group.ref}
            yield ("groups", group.ref), here, limits.at_most
    for position, rule in enumerate(entered.qualification.whole, start=1):
        limits = rule.credits
        if limits and limits.at_most is not None:
            level = at_level(entered, places, limits.level, or_above=limits.or_above)
            yield ("whole", f"~{position}", "credits"), level, limits.at_most
    transfer = entered.qualification.credit_transfer
    if transfer and transfer.at_most.credits is not None:
        transferred = {unit for unit in places if entered.units[unit].transferred}
        yield ("credit_transfer",), transferred, transfer.at_most.credits


def capped(
    entered: Entered, places: Places, needless: Collection[str]
) -> dict[tuple[str, ...], tuple[Decimal, Decimal]]:
    """Return what there is and what may count, for each cap that there is more under than that.

    A needless unit is under the cap of a group where it could count in no other.
    """
    only = {unit: groups_for(entered, unit) for unit in needless}
    under = dict(places) | {u: refs[0] if len(refs) == 1 else "" for u, refs in only.items()}
    return {
        path: (have, most)
        for path, units, most in caps_on(entered, under)
        if (have := sum((entered.units[unit].credit for unit in units), Decimal(0))) > most
    }


def _most(
    amounts: tuple[Decimal, ...], caps: tuple[tuple[frozenset[int], Decimal], ...], size: Decimal
) -> Decimal:
    """The greatest sum in steps of a size, of each amount no more than it is, within each cap."""
    binding = [(some, most) for some, most in caps if sum(amounts[at] for at in some) > most]
    free = [at for at in range(len(amounts)) if not any(at in some for some, _ in binding)]
    total = sum((amounts[at] for at in free), Decimal(0))
    capped = [at for at in range(len(amounts)) if at not in free]
    if not capped:
        return total
    left = {tuple(most for _, most in binding): Decimal(0)}
    for at in capped:
        after: dict[tuple[Decimal, ...], Decimal] = {}
        for rest, sum_so_far in left.items():
            taken = Decimal(0)
            while taken <= amounts[at]:
                then = tuple(
                    most - taken if at in some else most
                    for most, (some, _) in zip(rest, binding, strict=True)
                )
                if min(then) >= 0:
                    after[then] = max(after.get(then, Decimal(0)), sum_so_far + taken)
                taken += size
        left = after
    return total + max(left.values())


def step(entered: Entered) -> Decimal:
    """Meaning 15.3: whole credits are not split; where any are stated in parts, thousandths are.

    Without caps on levels a larger step comes to the same: every group has one cap and
    credit transfer another, and then nothing is gained by splitting what is equal to all.
    """
    whole = [rule.credits for rule in entered.qualification.whole if rule.credits]
    limits = [group.take.credits for group in entered.groups if group.take != "all"]
    caps = [limit.at_most for limit in (*whole, *limits) if limit and limit.at_most is not None]
    transfer = entered.qualification.credit_transfer
    if transfer:
        caps.append(transfer.at_most.credits)
    named = [unit.credit for unit in entered.units.values() if groups_for(entered, unit.id)]
    sizes = ["1", "0.001"]
    if not any(limit.at_most is not None for limit in whole):
        sizes[1:1] = ["0.5", "0.25", "0.2", "0.1"]
    return next(
        s for s in map(Decimal, sizes) if all(amount % s == 0 for amount in (*named, *caps))
    )
