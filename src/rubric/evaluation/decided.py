"""What was decided about one criterion: the decision in force and what reviews say of it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

from rubric.evaluation.known import Known
from rubric.evaluation.records.decisions import KnownDecision
from rubric.evaluation.records.reviews import KnownReview
from rubric.evaluation.references import Key
from rubric.model.order import people_order

#: on one day a disagreement outweighs required action, and that an agreement
_WEIGHT = {"agreed": 0, "action_required": 1, "disagreed": 2}


class Gone(NamedTuple):
    """A cited item that went after the decision: how, when, and for which other item."""

    item: str
    how: Literal["superseded", "withdrawn"]
    day: date
    #: the item that has taken its place
    by: str | None = None


class Decided:
    """Decisions in force on one criterion, and the reviews that speak of them.

    No named tuple: its fields are read very often, and slots are read much faster.
    """

    __slots__ = ("conflict", "decision", "in_force", "latest_review", "met", "reviews")

    def __init__(
        self,
        in_force: tuple[KnownDecision, ...],
        reviews: tuple[KnownReview, ...],
        decision: KnownDecision | None,
    ) -> None:
        self.in_force = in_force
        self.reviews = reviews
        #: the one decision in force, or None where there is none or a conflict
        self.decision = decision
        #: whether decisions in force disagree
        self.conflict = len(in_force) > 1
        #: whether the one decision in force is met
        self.met = decision is not None and decision.record.met
        #: the review that speaks last of them, of reviews in the order of their ids
        self.latest_review = max(reversed(reviews), key=_when_and_how_hard) if reviews else None

    @property
    def actions(self) -> tuple[str, ...]:
        """The reviews that required action that is not closed; a later review leaves it open."""
        return tuple(
            [
                r.record.id
                for r in self.reviews
                if r.record.finding == "action_required" and r.record.closed is None
            ]
        )

    @property
    def disagreed(self) -> str | None:
        """The review that speaks last, where it disagrees."""
        latest = self.latest_review
        return latest.record.id if latest and latest.record.finding == "disagreed" else None

    @property
    def action_open(self) -> bool:
        """Whether some required action is open."""
        return bool(self.actions)

    @property
    def review_due(self) -> bool:
        """Whether a required action was closed and nobody has reviewed it since."""
        latest = self.latest_review
        return (
            latest is not None
            and latest.record.finding == "action_required"
            and latest.record.closed is not None
            and not self.action_open
        )


def self_review(review: KnownReview) -> bool:
    """Return whether somebody reviewed their own decision, which does not count (meaning 4)."""
    return review.record.iqa == review.decision.record.assessor


def countersigned(decision: KnownDecision, roles: Mapping[str, str]) -> bool:
    """Return whether a decision needs no countersignature, or another assessor has given one."""
    record = decision.record
    if roles.get(record.assessor) != "trainee_assessor":
        return True
    signature = record.countersigned
    return (
        signature is not None
        and signature.by != record.assessor
        and roles.get(signature.by) == "assessor"
    )


def overridden(decision: KnownDecision | None) -> bool:
    """Return whether a met decision may stand on less evidence: authorised by another person."""
    return decision is not None and authorised(decision) and decision.record.met


_UNDECIDED = Decided((), (), None)


def decided(key: Key, known: Known) -> Decided:
    """Return the decisions in force on a criterion, and their reviews.

    In force is the latest by date that no other decision on the criterion
    supersedes. Two of one day that disagree are a conflict; of two that agree
    the highest id stands.
    """
    naming = known.decided.get(key)
    if naming is None:
        return _UNDECIDED
    if len(naming) == 1:
        return Decided(naming, _reviews(key, naming, known), naming[0])
    records = [decision.record for decision in naming]
    superseded = {record.supersedes for record in records if record.supersedes != record.id}
    standing = [decision for decision in naming if decision.record.id not in superseded]
    latest = max([decision.record.day for decision in standing], default=None)
    of_that_day = [decision for decision in standing if decision.record.day == latest]
    if len(of_that_day) > 1 and len({decision.record.met for decision in of_that_day}) == 1:
        of_that_day = [max(of_that_day, key=lambda d: people_order(d.record.id))]
    one = of_that_day[0] if len(of_that_day) == 1 else None
    return Decided(tuple(of_that_day), _reviews(key, of_that_day, known), one)


def _when_and_how_hard(review: KnownReview) -> tuple[date, int]:
    return review.record.day, _WEIGHT[review.record.finding]


def _reviews(key: Key, in_force: Sequence[KnownDecision], known: Known) -> tuple[KnownReview, ...]:
    """The reviews of decisions in force that speak of a criterion, nobody's own, by their ids."""
    reviewed = known.reviews_of
    if not reviewed:
        return ()
    speaking = [
        review
        for decision in in_force
        for review in reviewed.get(decision.record.id, ())
        if key in review.criteria and not self_review(review)
    ]
    if len(in_force) > 1:
        speaking.sort(key=lambda review: people_order(review.record.id))
    return tuple(speaking)


def judging_day(decided: Decided, on: date) -> date:
    """Return the day at which recency is judged: of the decision in force when met, else `on`."""
    decision = decided.decision
    return decision.record.day if decision is not None and decided.met else on


def days_failed(naming: Sequence[KnownDecision], before: date = date.max) -> int:
    """Return on how many days before a day a criterion was decided not yet met (meaning 4.16).

    A decision that another of the same day supersedes was put right, and is no attempt.
    """
    days = {decision.record.id: decision.record.day for decision in naming}
    put_right = {
        decision.record.supersedes
        for decision in naming
        if decision.record.supersedes != decision.record.id
        and days.get(decision.record.supersedes or "") == decision.record.day
    }
    failed = {
        decision.record.day
        for decision in naming
        if not decision.record.met and decision.record.id not in put_right
    }
    return sum(day < before for day in failed)


def authorised(decision: KnownDecision) -> bool:
    """Return whether somebody other than the decider has authorised a decision by an override."""
    override = decision.record.override
    return override is not None and override.authorised_by != decision.record.assessor


def gone_since(key: Key, decision: KnownDecision, known: Known) -> tuple[Gone, ...]:
    """Return cited items mapped to the criterion that went after the decision's day, and how.

    Gone is superseded or withdrawn; an undated item supersedes from the start
    and makes nothing stale.
    """
    if not known.unfit:
        return ()  # nothing is superseded or withdrawn
    day = decision.record.day
    gone = []
    mapped: frozenset[str] | None = None
    for item in decision.evidence:
        replaced = known.superseded.get(item)
        withdrawn = known.items[item].withdrawn
        if replaced is None and withdrawn is None:
            continue
        if mapped is None:
            mapped = frozenset([link[0].id for link in known.links.get(key, ())])
        if item not in mapped:
            continue
        if replaced is not None and replaced > day:
            newer = [other.id for other in known.items.values() if item in other.supersedes]
            first = min(
                newer, key=lambda one: (known.items[one].day or date.max, people_order(one))
            )
            gone.append(Gone(item, "superseded", replaced, first))
        elif withdrawn is not None and day < withdrawn <= known.on:
            gone.append(Gone(item, "withdrawn", withdrawn))
    return tuple(gone)
