"""Second pass: each link is counted, or not counted because (meaning 5).

Only evidence rules make a link not counted. One function per reason, in the
order in which the first that holds is given.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from rubric.evaluation.evidence import Counted
from rubric.evaluation.known import Known, KnownLink
from rubric.evaluation.months import recent
from rubric.evaluation.statuses import Reason
from rubric.facts import Item
from rubric.model.order import people_order
from rubric.rules import EvidenceRule


@dataclass(frozen=True, slots=True)
class JudgedLink:
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


class _Case(NamedTuple):
    """One link under one criterion's rules; what the reasons look at."""

    link: KnownLink
    rules: EvidenceRule
    known: Known
    judging_day: date
    authenticated: bool

    @property
    def item(self) -> Item:
        return self.link.item


def _method(case: _Case) -> bool:
    accepted = case.rules.accept_methods
    return accepted is not None and case.rules.method_word(case.item.method) not in accepted


def _source(case: _Case) -> bool:
    accepted = case.rules.accept_sources
    return accepted is not None and case.item.source not in accepted


def _undated(case: _Case) -> bool:
    asked = case.rules.dated == "required" or case.rules.current is not None
    return asked and case.item.day is None


def _too_old(case: _Case) -> bool:
    months, day = case.rules.current, case.item.day
    return months is not None and day is not None and not recent(day, case.judging_day, months)


def _before_registration(case: _Case) -> bool:
    first, registered = case.item.first_day, case.known.registered
    if case.item.day is None or first is None or registered is None or first >= registered:
        return False  # no registration rule refuses an undated item
    if case.rules.before_registration == "prior_learning_only":
        return case.item.source != "prior_learning"
    return case.rules.before_registration == "not_counted"


def _not_authenticated(case: _Case) -> bool:
    return case.rules.authenticity_needed == "to_count" and not case.authenticated


def _superseded(case: _Case) -> bool:
    return case.item.id in case.known.superseded


def _withdrawn(case: _Case) -> bool:
    day = case.item.withdrawn
    return day is not None and day <= case.known.on


def _no_own_contribution(case: _Case) -> bool:
    return case.item.group and not case.item.own_contribution


def _no_locator(case: _Case) -> bool:
    return case.rules.locator == "required" and case.link.at is None


#: the order is the one in which a reason is given (meaning 5)
_REASONS: tuple[tuple[Reason, Callable[[_Case], bool]], ...] = (
    (Reason.METHOD_NOT_ACCEPTED, _method),
    (Reason.SOURCE_NOT_ACCEPTED, _source),
    (Reason.UNDATED, _undated),
    (Reason.TOO_OLD, _too_old),
    (Reason.BEFORE_REGISTRATION, _before_registration),
    (Reason.NOT_AUTHENTICATED, _not_authenticated),
    (Reason.SUPERSEDED, _superseded),
    (Reason.WITHDRAWN, _withdrawn),
    (Reason.NO_OWN_CONTRIBUTION, _no_own_contribution),
    (Reason.NO_LOCATOR, _no_locator),
)


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
    judged = [_judged(link, rules, known, judging_day, confirming) for link in links]
    kept = kept_contents([link.evidence for link in judged if link.counted])
    return tuple(
        replace(link, reasons=(Reason.SAME_CONTENT,))
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


def _judged(
    link: KnownLink, rules: EvidenceRule, known: Known, judging_day: date, confirming: bool
) -> JudgedLink:
    signed, confirmed = _declared(link.item, known)
    confirmed = confirmed or (confirming and signed)
    authenticated = {"none": True, "declared": signed}.get(rules.authenticity, confirmed)
    case = _Case(link, rules, known, judging_day, authenticated)
    reasons = tuple(reason for reason, holds in _REASONS if holds(case))
    item = link.item
    evidence = Counted(
        item=item.id,
        day=item.day,
        judging_day=judging_day,
        method=rules.method_word(item.method),
        source=item.source,
        witness=item.witness,
        occasion=item.occasion,
        site=item.site,
        quantities=item.quantities,
        parts=link.parts,
        range=link.range,
        content=item.content,
    )
    asked = rules.authenticity == "declared_and_confirmed"
    return JudgedLink(link, reasons, signed, confirmed, authenticated, asked, evidence)


def _declared(item: Item, known: Known) -> tuple[bool, bool]:
    """Whether the learner signed for an item, and whether that was confirmed."""
    covering = [
        declaration
        for declaration in known.declarations
        if (
            item.id in declaration.covers
            if declaration.covers is not None
            else item.day is not None and item.day <= declaration.signed
        )
    ]
    return bool(covering), any(d.confirmed is not None for d in covering)
