"""First pass: which records are known on a day, and what each of them points at.

Records dated after that day are not yet known. What points at nothing is set
aside, and no more than that; each such place gives one diagnostic. `records`
says it of each kind of record.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rubric.diagnostics import Diagnostic
from rubric.evaluation.of_items import declared, unfit
from rubric.evaluation.records.decisions import KnownDecision, by_criterion, known_decisions
from rubric.evaluation.records.exemptions import KnownExemption, known_exemptions
from rubric.evaluation.records.items import known_declarations, known_items, superseded
from rubric.evaluation.records.links import Mapped, known_links
from rubric.evaluation.records.reviews import KnownReview, by_decision, known_reviews
from rubric.evaluation.references import Key, References
from rubric.evaluation.statuses import Reason
from rubric.facts import Facts, Item
from rubric.rules import ResolvedSpecification


@dataclass(slots=True)
class Known:
    """Everything known about one learner on one day.

    No named tuple: every pass reads it for every criterion, and slots are read much faster.
    """

    on: date
    registered: date | None
    roles: Mapping[str, str]
    items: Mapping[str, Item]
    links: Mapping[Key, Sequence[Mapped]]
    #: superseded item → since which day; None is from the start
    superseded: Mapping[str, date | None]
    #: item → whether the learner has signed for it, and whether that was confirmed
    declared: Mapping[str, tuple[bool, bool]]
    #: item → why it counts nowhere: superseded, withdrawn, own contribution not stated
    unfit: Mapping[str, tuple[Reason, ...]]
    decisions: tuple[KnownDecision, ...]
    #: criterion → the decisions that name it
    decided: Mapping[Key, tuple[KnownDecision, ...]]
    reviews: tuple[KnownReview, ...]
    #: decision → the reviews of it
    reviews_of: Mapping[str, Sequence[KnownReview]]
    exemptions: tuple[KnownExemption, ...]
    set_aside: tuple[Diagnostic, ...]
    #: whether any item states what is in it, so that copies can be told
    contents: bool


def known(
    facts: Facts, specifications: Sequence[ResolvedSpecification], on: date = date.max
) -> Known:
    """Return what is known about a learner on a day, in one order whatever the order given.

    Without a day every record is known.
    """
    refs = References(specifications, facts.people, on, facts.qualification)
    items = known_items(facts.items, refs)
    links = known_links(items.values(), refs)
    since = superseded(items, refs)
    decisions = {d.record.id: d for d in known_decisions(facts.decisions, items, refs)}
    reviews = tuple(known_reviews(facts.reviews, decisions, refs))
    return Known(
        on,
        facts.registered,
        facts.people or {},
        items,
        links,
        since,
        declared(items, tuple(known_declarations(facts.declarations, items, refs))),
        unfit(items, since, on),
        tuple(decisions.values()),
        by_criterion(decisions.values()),
        reviews,
        by_decision(reviews),
        tuple(known_exemptions(facts.exemptions, refs)),
        refs.set_aside(),
        any([item.content for item in items.values()]),  # noqa: C419 - run for every learner, and a list is quicker here than a generator
    )
