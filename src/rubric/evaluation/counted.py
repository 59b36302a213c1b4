"""Second pass: each link is counted, or not counted because (meaning 5).

Only evidence rules make a link not counted; of the reasons that hold the first
in their order is given.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import repeat
from typing import NamedTuple

from rubric.evaluation.known import Known
from rubric.evaluation.months import recent
from rubric.evaluation.records.links import KnownLink, Mapped
from rubric.evaluation.statuses import Reason
from rubric.facts import Item
from rubric.model.order import people_order
from rubric.rules import EvidenceRule


class JudgedLink(NamedTuple):
    """A link with what the evidence rules say of it; what counts, a clause sees like this."""

    item: Item
    #: where in the item to look
    at: str | None
    #: the parts and range items that it covers; None is all of them
    parts: tuple[str, ...] | None
    range: tuple[str, ...] | None
    #: the engine's word for the item's method where the rules know it
    method: str | None
    #: the day at which recency is judged
    judging_day: date
    #: every reason why it does not count, in their order; none where it counts
    reasons: tuple[Reason, ...]
    #: whether the learner has signed for it, and whether somebody confirmed that
    signed: bool
    confirmed: bool
    #: whether it is as authentic as the rules ask
    authenticated: bool

    @property
    def link(self) -> KnownLink:
        """The link itself: the item, where to look, and what it covers."""
        return KnownLink(self.item, self.at, self.parts, self.range)

    @property
    def reason(self) -> Reason | None:
        """Why the link does not count: the first reason that holds."""
        return self.reasons[0] if self.reasons else None

    @property
    def counted(self) -> bool:
        """Whether the link counts."""
        return not self.reasons


def judged_links(
    links: Sequence[Mapped],
    rules: EvidenceRule,
    known: Known,
    judging_day: date,
    *,
    confirming: bool = False,
) -> tuple[JudgedLink, ...]:
    """Return every link of one criterion, counted or with the reasons why not.

    Args:
        links: the links of the criterion.
        rules: its evidence rules.
        known: what is known on the day.
        judging_day: the day at which recency is judged.
        confirming: as it would be if everything signed for were confirmed.
    """
    if not links:
        return ()
    words, unfit, declared = rules.methods, known.unfit, known.declared
    authenticity = rules.authenticity
    unasked, signed_is_enough = authenticity == "none", authenticity == "declared"
    seen = []
    for item, at, parts, range_items in links:
        name, method = item.id, item.method
        signed, confirmed = declared[name]
        if confirming:
            confirmed = signed
        if words and method:
            method = words.get(method, method)
        reasons = unfit.get(name, ()) if unfit else ()
        authenticated = unasked or (signed if signed_is_enough else confirmed)
        link = (
            item, at, parts, range_items, method, judging_day,
            reasons, signed, confirmed, authenticated,
        )  # fmt: skip
        seen.append(link)
    # past the constructor, which takes twice as long: there is one for every link
    judged = list(map(tuple.__new__, repeat(JudgedLink), seen))
    if rules.refuses:
        judged = [link._replace(reasons=tuple(_reasons(link, rules, known))) for link in judged]
    return _without_copies(judged) if known.contents else tuple(judged)


def counted_of(
    judged: tuple[JudgedLink, ...], rules: EvidenceRule, known: Known
) -> tuple[JudgedLink, ...]:
    """Return those of the judged links of one criterion that count."""
    if not (rules.refuses or known.unfit or known.contents):
        return judged  # nothing can keep any from counting
    return tuple([link for link in judged if not link.reasons])


def _without_copies(judged: Sequence[JudgedLink]) -> tuple[JudgedLink, ...]:
    """Of items with one content only the first that would count does."""
    kept = kept_contents([link for link in judged if link.counted])
    return tuple(
        link._replace(reasons=(Reason.SAME_CONTENT,))
        if link.counted and link.item.content and link.item.id not in kept
        else link
        for link in judged
    )


def kept_contents(counted: Sequence[JudgedLink]) -> frozenset[str]:
    """Return the items that count where several have the same content.

    Of each content the earliest dated counts, then the lowest id; undated sorts last.
    """
    first: dict[str, str] = {}
    items = [link.item for link in counted]
    for item in sorted(items, key=lambda item: (item.day or date.max, people_order(item.id))):
        if item.content:
            first.setdefault(item.content, item.id)
    return frozenset(first.values())


def _reasons(link: JudgedLink, rules: EvidenceRule, known: Known) -> Iterator[Reason]:
    """Yield why a link does not count, in the order in which a reason is given (meaning 5)."""
    item = link.item
    if rules.accept_methods is not None and link.method not in rules.accept_methods:
        yield Reason.METHOD_NOT_ACCEPTED
    if rules.accept_sources is not None and item.source not in rules.accept_sources:
        yield Reason.SOURCE_NOT_ACCEPTED
    if item.day is None and (rules.dated == "required" or rules.current is not None):
        yield Reason.UNDATED
    elif rules.current is not None and not recent(item.day, link.judging_day, rules.current):
        yield Reason.TOO_OLD
    if rules.before_registration != "counted" and _refused_before(item, rules, known):
        yield Reason.BEFORE_REGISTRATION
    if rules.authenticity_needed == "to_count" and not link.authenticated:
        yield Reason.NOT_AUTHENTICATED
    yield from link.reasons  # what holds of its item wherever it is mapped
    if rules.locator == "required" and link.at is None:
        yield Reason.NO_LOCATOR


def _refused_before(item: Item, rules: EvidenceRule, known: Known) -> bool:
    """Whether an item is from before registration and refused for it."""
    first, registered = item.first_day, known.registered
    if item.day is None or first is None or registered is None or first >= registered:
        return False  # no registration rule refuses an undated item
    return rules.before_registration == "not_counted" or item.source != "prior_learning"
