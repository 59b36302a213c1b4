"""Reviews: of which known decision each is, and of which of its criteria it speaks."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from rubric.diagnostics import Path, codes
from rubric.evaluation.records.decisions import KnownDecision
from rubric.evaluation.references import Key, References
from rubric.facts import Review
from rubric.model.order import in_order_of_ids


class KnownReview(NamedTuple):
    """A review of a known decision; its criteria are among those decided."""

    record: Review
    decision: KnownDecision
    criteria: tuple[Key, ...]


def known_reviews(
    records: Iterable[Review], decisions: Mapping[str, KnownDecision], refs: References
) -> Iterator[KnownReview]:
    """Yield the reviews known on the day; one of no decision, or before it, is set aside."""
    for record in in_order_of_ids(records):
        if record.day > refs.on:
            continue
        here: Path = ("iqa_reviews", record.id)
        reviewer = refs.person(record.iqa, (*here, "iqa"), "review", record.id)
        decision = decisions.get(record.of)
        if decision is None:
            refs.unknown_decision((*here, "of"), record.of, decisions, "review", record.id)
            continue
        if record.day < decision.record.day:
            _before_its_decision(record, decision, here, refs)
            continue
        criteria = _reviewed(record, decision, here, refs)
        if record.closed is not None and record.closed > refs.on:
            record = record._replace(closed=None)
        if reviewer and criteria:
            yield KnownReview(record, decision, criteria)


def by_decision(reviews: Iterable[KnownReview]) -> dict[str, list[KnownReview]]:
    """Return the reviews of each decision."""
    found: dict[str, list[KnownReview]] = {}
    for review in reviews:
        found.setdefault(review.record.of, []).append(review)
    return found


def _before_its_decision(
    record: Review, decision: KnownDecision, here: Path, refs: References
) -> None:
    """Set aside a review that is dated before what it is of."""
    refs.report(
        codes.REVIEW_BEFORE_DECISION,
        (*here, "date"),
        (("decisions", record.of, "date"),),
        {
            "review": record.id,
            "decision": record.of,
            "day": record.day.isoformat(),
            "decided": decision.record.day.isoformat(),
        },
    )


def _reviewed(
    record: Review, decision: KnownDecision, here: Path, refs: References
) -> tuple[Key, ...]:
    """The criteria that a review speaks of: those it names, or all that were decided."""
    if record.criteria is None:
        return decision.criteria
    spoken_of = []
    for reference in record.criteria:
        there = (*here, "criteria", reference)
        for key in refs.criteria((reference,), here):
            if key in decision.criteria:
                spoken_of.append(key)
            else:
                refs.report(
                    codes.CRITERION_NOT_DECIDED,
                    there,
                    (("decisions", record.of, "criteria"),),
                    {"review": record.id, "decision": record.of, "criterion": reference},
                )
    return tuple(spoken_of)
