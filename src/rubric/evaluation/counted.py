"""Second pass: each link is counted, or not counted because (meaning 5).

Only evidence rules make a link not counted; of the reasons that hold the first
in their order is given.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from rubric.evaluation.evidence import Counted
from rubric.evaluation.known import Known, KnownLink
from rubric.evaluation.months import recent
from rubric.evaluation.statuses import Reason
from rubric.facts import Item
from rubric.model.order import people_order
from rubric.rules import EvidenceRule


class JudgedLink(NamedTuple):
    """A link with what the evidence rules say of it."""

    link: KnownLink
    #: every reason why it does not count, in their order; none where it counts
    reasons: tuple[Reason, ...]
    #: whether the learner has signed for it, and whether somebody confirmed that
    signed: bool
    confirmed: bool
    #: whether it is as authentic as the rules ask
    authenticated: bool
    #: whether the rules ask that somebody confirms what the learner signs
    confirmation_asked: bool
    evidence: Counted

    @property
    def reason(self) -> Reason | None:
        """Why the link does not count: the first reason that holds."""
        return self.reasons[0] if self.reasons else None

    @property
    def counted(self) -> bool:
        """Whether the link counts."""
        return not self.reasons


def judged_links(
    links: Sequence[KnownLink],
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
    authentic = _AUTHENTIC[rules.authenticity]
    asked = rules.authenticity == "declared_and_confirmed"
    refuses = rules.refuses
    judged = []
    for link in links:
        item = link.item
        signed, confirmed = known.declared[item.id]
        confirmed = confirmed or (confirming and signed)
        authenticated = authentic(signed, confirmed)
        evidence = _seen(link, rules, judging_day)
        reasons = known.unfit.get(item.id, ())
        if refuses:
            reasons = tuple(_reasons(link, evidence, rules, known, authenticated))
        judged.append(JudgedLink(link, reasons, signed, confirmed, authenticated, asked, evidence))
    return _without_copies(judged)


def _without_copies(judged: Sequence[JudgedLink]) -> tuple[JudgedLink, ...]:
    """Of items with one content only the first that would count does."""
    if all([link.evidence.content is None for link in judged]):  # noqa: C419 - called for every criterion
        return tuple(judged)
    kept = kept_contents([link.evidence for link in judged if link.counted])
    return tuple(
        link._replace(reasons=(Reason.SAME_CONTENT,))
        if link.counted and link.evidence.content and link.evidence.item not in kept
        else link
        for link in judged
    )


def kept_contents(counted: Sequence[Counted]) -> frozenset[str]:
    """Return the items that count where several have the same content.

    Of each content the earliest dated counts, then the lowest id; undated sorts last.
    """
    first: dict[str, Counted] = {}
    for evidence in sorted(counted, key=lambda e: (e.day or date.max, people_order(e.item))):
        if evidence.content:
            first.setdefault(evidence.content, evidence)
    return frozenset(evidence.item for evidence in first.values())


def _seen(link: KnownLink, rules: EvidenceRule, judging_day: date) -> Counted:
    """A link as a clause would see it."""
    item = link.item
    return Counted(
        item.id,
        item.day,
        judging_day,
        rules.methods.get(item.method, item.method) if item.method is not None else None,
        item.source,
        item.witness,
        item.occasion,
        item.site,
        item.quantities,
        link.parts,
        link.range,
        item.content,
        item.observed_by,
    )


#: what the rules ask for → whether an item that is signed for, and confirmed, has it
_AUTHENTIC: Mapping[str, Callable[[bool, bool], bool]] = {
    "none": lambda signed, confirmed: True,  # noqa: ARG005 - one shape for all three
    "declared": lambda signed, confirmed: signed,  # noqa: ARG005 - one shape for all three
    "declared_and_confirmed": lambda signed, confirmed: confirmed,  # noqa: ARG005 - one shape for all three
}


def _reasons(
    link: KnownLink, evidence: Counted, rules: EvidenceRule, known: Known, authenticated: bool
) -> Iterator[Reason]:
    """Yield why a link does not count, in the order in which a reason is given (meaning 5)."""
    item, day = link.item, link.item.day
    if rules.accept_methods is not None and evidence.method not in rules.accept_methods:
        yield Reason.METHOD_NOT_ACCEPTED
    if rules.accept_sources is not None and item.source not in rules.accept_sources:
        yield Reason.SOURCE_NOT_ACCEPTED
    if day is None and (rules.dated == "required" or rules.current is not None):
        yield Reason.UNDATED
    elif rules.current is not None and not recent(day, evidence.judging_day, rules.current):
        yield Reason.TOO_OLD
    if rules.before_registration != "counted" and _refused_before(item, rules, known):
        yield Reason.BEFORE_REGISTRATION
    if rules.authenticity_needed == "to_count" and not authenticated:
        yield Reason.NOT_AUTHENTICATED
    yield from known.unfit.get(item.id, ())
    if rules.locator == "required" and link.at is None:
        yield Reason.NO_LOCATOR


def _refused_before(item: Item, rules: EvidenceRule, known: Known) -> bool:
    """Whether an item is from before registration and refused for it."""
    first, registered = item.first_day, known.registered
    if item.day is None or first is None or registered is None or first >= registered:
        return False  # no registration rule refuses an undated item
    return rules.before_registration == "not_counted" or item.source != "prior_learning"
