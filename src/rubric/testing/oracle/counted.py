"""meaning 5: each link is counted, or not counted because."""

from dataclasses import dataclass
from datetime import date

from rubric.model import EvidenceItem, people_order
from rubric.testing.oracle import rules
from rubric.testing.oracle.decided import judging_day
from rubric.testing.oracle.enough import View, current
from rubric.testing.oracle.known import Link, confirmed, declarations, items, links
from rubric.testing.oracle.references import person_known
from rubric.testing.oracle.world import Key, Place, World, day_of, once


@dataclass(frozen=True)
class Judged:
    """A link with the reason why it does not count, or None."""

    link: Link
    reason: str | None
    authenticated: bool
    view: View


@once
def judged(world: World, key: Key, *, as_if_confirmed: bool = False) -> list[Judged]:
    """Return every link of a criterion with the first reason that holds.

    Args:
        world: what the definition is given.
        key: the criterion.
        as_if_confirmed: as if everything that the learner signed for were confirmed.
    """
    place = world.places[key]
    found = [
        Judged(
            link,
            first_reason(world, place, key, link, as_if_confirmed=as_if_confirmed),
            authenticated(world, place, link.item, as_if_confirmed=as_if_confirmed),
            view(world, place, key, link),
        )
        for link in links(world)
        if link.key == key
    ]
    firsts = first_of_each_content([one.link.item for one in found if one.reason is None])
    return [
        Judged(one.link, "same_content", one.authenticated, one.view)
        if one.reason is None and one.link.item.content and one.link.item.id not in firsts
        else one
        for one in found
    ]


def first_of_each_content(among: list[EvidenceItem]) -> set[str]:
    """Of items with one content the earliest date counts, then the lowest id; undated is last."""
    in_order = sorted(among, key=lambda item: (day_of(item) or date.max, people_order(item.id)))
    first: dict[str, str] = {}
    for item in in_order:
        if item.content:
            first.setdefault(item.content, item.id)
    return set(first.values())


def view(world: World, place: Place, key: Key, link: Link) -> View:
    """Return a link as rules see it; an unstated part or range item covers all of them."""
    item = link.item
    return View(
        item=item.id,
        day=day_of(item),
        judging_day=judging_day(world, key),
        method=rules.method_word(world, place, item.method),
        source=item.source,
        occasion=item.occasion,
        site=item.site,
        witness=item.witness,
        observed_by=observer(world, item),
        quantities=item.quantities,
        parts=link.parts,
        range=link.range,
    )


def observer(world: World, item: EvidenceItem) -> str | None:
    """Return who observed an item; somebody unknown is set aside alone."""
    who = item.observed_by
    return who if who is not None and person_known(world, who) else None


def first_reason(
    world: World, place: Place, key: Key, link: Link, *, as_if_confirmed: bool
) -> str | None:
    """Return the first reason in the order of the text; nothing in a clause is one."""
    item = link.item
    to_count = rules.authenticity_needed(world, place) == "to_count"
    authentic = authenticated(world, place, item, as_if_confirmed=as_if_confirmed)
    reasons = (
        ("method_not_accepted", not method_accepted(world, place, item)),
        ("source_not_accepted", not source_accepted(world, place, item)),
        ("undated", undated(world, place, item)),
        ("too_old", too_old(world, place, key, item)),
        ("before_registration", before_registration(world, place, item)),
        ("not_authenticated", to_count and not authentic),
        ("superseded", superseded(world, item)),
        ("withdrawn", item.withdrawn is not None and item.withdrawn.date <= world.on),
        ("no_own_contribution", bool(item.group) and item.own_contribution is None),
        ("no_locator", rules.locator(world, place) == "required" and link.at is None),
    )
    return next((reason for reason, holds in reasons if holds), None)


def method_accepted(world: World, place: Place, item: EvidenceItem) -> bool:
    """A method must be in the list where there is one; a blank is not."""
    accepted = rules.accepted_methods(world, place)
    return accepted is None or rules.method_word(world, place, item.method) in accepted


def source_accepted(world: World, place: Place, item: EvidenceItem) -> bool:
    """A source must be in the list where there is one; a blank is not."""
    accepted = rules.accepted_sources(world, place)
    return accepted is None or item.source in accepted


def undated(world: World, place: Place, item: EvidenceItem) -> bool:
    """An item must carry a date where a rule asks for one, or for recency."""
    asked = rules.dated(world, place) == "required" or rules.months_current(world, place)
    return bool(asked) and day_of(item) is None


def too_old(world: World, place: Place, key: Key, item: EvidenceItem) -> bool:
    """Currency is judged at the judging day, in calendar months."""
    months = rules.months_current(world, place)
    return months is not None and not current(day_of(item), judging_day(world, key), months)


def before_registration(world: World, place: Place, item: EvidenceItem) -> bool:
    """It looks at the first day covered; an undated item is refused by no registration rule."""
    registered, rule = world.portfolio.registered, rules.before_registration(world, place)
    day = day_of(item)
    if registered is None or day is None or (item.from_ or day) >= registered:
        return False
    if rule == "prior_learning_only":
        return item.source != "prior_learning"
    return rule == "not_counted"


def superseded(world: World, item: EvidenceItem) -> bool:
    """A superseding item takes the place of the older, counted or not, even if withdrawn."""
    return any(item.id in (other.supersedes or ()) for other in items(world).values())


def signed(world: World, item: EvidenceItem) -> bool:
    """Return whether the learner has signed for an item."""
    return bool(covering(world, item))


def authenticated(world: World, place: Place, item: EvidenceItem, *, as_if_confirmed: bool) -> bool:
    """Return whether an item is as authentic as the criterion's rules ask."""
    asked = rules.authenticity(world, place)
    if asked == "none":
        return True
    if asked == "declared" or as_if_confirmed:
        return signed(world, item)
    return any(confirmed(world, declarations(world)[at]) for at in covering(world, item))


def covering(world: World, item: EvidenceItem) -> list[int]:
    """Return the declarations over an item; `all` is what is dated on or before the signature."""
    day = day_of(item)
    return [
        at
        for at, declaration in enumerate(declarations(world))
        if (
            day is not None and day <= declaration.signed_by_learner
            if declaration.covers == ("all",)
            else item.id in declaration.covers
        )
    ]
