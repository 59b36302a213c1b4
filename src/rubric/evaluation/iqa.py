"""What IQA has sampled of a unit, what it still asks for, and whether it has signed it off.

Meaning 7.6. IQA samples: that something is not sampled keeps nothing from being
achieved. A sign-off is a review like any other, of a decision in force; what makes
it one is that it came after everything that was decided and put right, and that IQA
has nothing against any decision of the unit, of advice and beyond the target too.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from rubric.evaluation.known import Known
from rubric.evaluation.records.reviews import KnownReview
from rubric.evaluation.results import CriterionResult, IqaSummary
from rubric.model.order import people_order

#: roles of those who sign off, where people are listed
_SIGNERS = frozenset({"iqa", "eqa"})


def iqa_summary(
    required: Sequence[CriterionResult],
    every: Iterable[CriterionResult],
    known: Known,
    *,
    achieved: bool,
) -> IqaSummary:
    """Return what IQA has sampled, what it asks for, and whether it has signed off.

    Args:
        required: the unit's required criteria up to the target.
        every: all its criteria; what IQA has against any of them keeps it from being claimed.
        known: what is known on the day.
        achieved: whether the unit is; one that is open is not signed off.
    """
    decided = [result for result in required if result.decisions]
    asked = "required" in [result.criterion.evidence.sign_off for result in required]
    spoken_of = [result for result in every if result.reviews]
    if not spoken_of:
        return IqaSummary(len(decided), sign_off_needed=asked and bool(decided))
    reviewed = [result for result in decided if result.reviews]
    actions = {review for result in spoken_of for review in result.actions}
    disagreed = {result.disagreed for result in spoken_of if result.disagreed is not None}
    signable = achieved and reviewed and not actions and not disagreed
    return IqaSummary(
        decided=len(decided),
        sampled=len(reviewed),
        actions_open=tuple(sorted(actions, key=people_order)),
        disagreed=tuple(sorted(disagreed, key=people_order)),
        sign_off_needed=asked and bool(decided),
        signed_off=_signed_off(decided, known) if signable else None,
    )


def _signed_off(decided: Sequence[CriterionResult], known: Known) -> str | None:
    """The latest review that signs off what was decided; None where nothing does."""
    by_id = {review.record.id: review for review in known.reviews}
    speaking = {name: by_id[name] for result in decided for name in result.reviews}
    decisions = {d.record.id: d.record for d in known.decisions}
    in_force = {decision for result in decided for decision in result.decisions}
    deciders = {decisions[decision].assessor for decision in in_force}
    closed = [r.record.closed for r in speaking.values() if r.record.closed is not None]
    last = max([*(decisions[decision].day for decision in in_force), *closed])
    signing = [
        review
        for review in speaking.values()
        if _signs_off(review, last, known.roles) and review.record.iqa not in deciders
    ]
    latest = max(signing, key=lambda r: (r.record.day, people_order(r.record.id)), default=None)
    return None if latest is None else latest.record.id


def _signs_off(review: KnownReview, last: date, roles: Mapping[str, str]) -> bool:
    """Whether it agreed at the end, by somebody who may: known.roles is empty without people."""
    record = review.record
    return (
        record.stage == "summative"
        and record.finding == "agreed"
        and record.day >= last
        and (not roles or roles.get(record.iqa) in _SIGNERS)
    )
