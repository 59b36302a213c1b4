"""What holds a learner up in one unit: who has to do what, on which criterion, since when.

Meaning 23.2 and 23.3. Each open criterion that the target needs waits on one person; so does a rule
above the criteria, and whatever IQA has against a unit that is achieved.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from rubric.assurance.decisions import place_of
from rubric.evaluation import Act, CriterionResult, Gap, Obstacle, Result, UnitResult, WaitingOn
from rubric.evaluation.nested_gaps import every_gap, gaps_to_close
from rubric.facts import Facts, Review

#: what only IQA does, and no criterion waits for
SIGN_OFF = "sign_off"
#: who is named where several have something to do: the learner last, when nobody else has
IN_ORDER = (WaitingOn.ENCODER, WaitingOn.IQA, WaitingOn.ASSESSOR, WaitingOn.LEARNER)


class Hold(NamedTuple):
    """One thing that somebody has to do before a unit can be claimed."""

    waiting_on: WaitingOn
    act: str
    #: as id@version; of a qualification itself None
    specification: str | None
    #: the criterion, and as unit/reference; None of a rule above the criteria and of a sign-off
    reference: str | None = None
    place: str | None = None
    #: the last day on which anything was recorded on it; None where nothing is dated
    since: date | None = None
    #: the review that it is about
    review: str | None = None
    #: what closes it, where it is a gap
    gap: Gap | None = None


class Held(NamedTuple):
    """What a learner is held up by: whose move it is, the act that waited longest, and how many."""

    waiting_on: WaitingOn
    next: Hold
    #: what waits on the same person
    theirs: int


def held_by(holds: Iterable[Hold]) -> Held | None:
    """Return whose move it is first, and the act of theirs that has waited longest.

    Somebody other than the learner is named first: what waits on them has been handed in. Nobody
    holds up a learner for whom nothing waits.
    """
    every = list(holds)
    for who in IN_ORDER:
        theirs = [hold for hold in every if hold.waiting_on is who]
        if theirs:
            longest = min(theirs, key=lambda hold: hold.since or date.max)
            return Held(who, longest, len(theirs))
    return None


def holds_of(unit: UnitResult, result: Result) -> Iterator[Hold]:
    """Yield what keeps a unit from being claimed, in the order of the specification."""
    if unit.claimable:
        return
    found = list(_holds_of(unit, result))
    # a unit that requires nothing is never achieved, whatever anybody does
    yield from found or [Hold(WaitingOn.ENCODER, Act.MEND_RULE, unit.specification.reference)]


def _holds_of(unit: UnitResult, result: Result) -> Iterator[Hold]:
    name, facts = unit.specification.reference, result.facts
    gaps = {gap.reference: gap for gap in every_gap(unit.gaps) if gap.reference is not None}
    told: set[str] = set()
    needed = {gap.reference for gap in gaps_to_close(unit.gaps)}
    spare = gaps.keys() - needed
    for criterion in unit.criteria.values():
        if not unit.waits(criterion) or criterion.waiting_on is None or criterion.act is None:
            continue
        if criterion.reference in spare:
            continue
        told.update(criterion.actions, filter(None, [criterion.disagreed]))
        yield Hold(
            criterion.waiting_on,
            criterion.act,
            name,
            criterion.reference,
            place_of(unit, criterion.reference),
            last_recorded(criterion, facts, result.on),
            gap=_in_short(gaps.get(criterion.reference)),
        )
    since = _last_of_unit(unit, result)
    for gap in gaps_to_close(unit.gaps):
        if gap.reference is None:
            yield Hold(gap.waiting_on, gap.act, name, since=since, gap=_in_short(gap))
    by_id = {review.id: review for review in facts.reviews}
    for review in (*unit.iqa.actions_open, *unit.iqa.disagreed):
        if review not in told:
            day = by_id[review].day
            answers = Act.ANSWER_IQA
            yield Hold(WaitingOn.ASSESSOR, answers, name, since=day, review=review)
    if unit.achieved and Obstacle.NOT_SIGNED_OFF in unit.in_the_way:
        yield Hold(WaitingOn.IQA, SIGN_OFF, name, since=since)


def last_recorded(criterion: CriterionResult, facts: Facts, on: date) -> date | None:
    """Return the last day on which anything was recorded on a criterion, by a day.

    Registration is the first such day. Then come the evidence that is mapped to it, what was
    signed for it, the decisions in force, their reviews and the actions that were closed.
    """
    items = {link.item.id for link in criterion.links}
    days = [facts.registered, *(link.item.day for link in criterion.links)]
    days += [gone.day for gone in criterion.went]
    days += [record.day for record in facts.decisions if record.id in criterion.decisions]
    days += _of_reviews(review for review in facts.reviews if review.id in criterion.reviews)
    for declaration in facts.declarations:
        if items and (declaration.covers is None or items.intersection(declaration.covers)):
            days += [declaration.signed, declaration.confirmed]
    return max((day for day in days if day is not None and day <= on), default=None)


def _of_reviews(reviews: Iterable[Review]) -> Iterator[date | None]:
    for review in reviews:
        yield review.day
        yield review.closed


def _last_of_unit(unit: UnitResult, result: Result) -> date | None:
    every = (last_recorded(one, result.facts, result.on) for one in unit.criteria.values())
    return max((day for day in every if day is not None), default=None)


def _in_short(gap: Gap | None) -> Gap | None:
    """A gap without what is this learner's alone: the links that do not count."""
    return None if gap is None else gap._replace(not_counted=(), repairs=())
