"""The decision in force, its reviews and its override (sections 5 and meaning 6)."""

from datetime import date

from rubric.model import Decision, IqaReview, people_order
from rubric.testing.oracle import rules
from rubric.testing.oracle.known import decisions, items, links, override_of, reviewed, reviews
from rubric.testing.oracle.references import criteria_named, criterion_named
from rubric.testing.oracle.world import Key, World, day_of, once


@once
def in_force(world: World, key: Key) -> list[Decision]:
    """Meaning 4: the latest by date that no other decision on the criterion supersedes.

    Two of one day that disagree are both in force; of two that agree the
    highest id stands. A superseded decision still supersedes.
    """
    naming = [d for d in decisions(world).values() if key in criteria_named(world, d.criteria)]
    standing = [d for d in naming if not any(o.supersedes == d.id for o in naming if o is not d)]
    latest = [d for d in standing if d.date == max(other.date for other in standing)]
    if {d.judgement for d in latest} == {"met", "not_yet_met"}:
        return latest
    return sorted(latest, key=lambda d: people_order(d.id))[-1:]


def conflict(world: World, key: Key) -> bool:
    """Meaning 6: decisions in force disagree."""
    return len(in_force(world, key)) > 1


def the_decision(world: World, key: Key) -> Decision | None:
    """Return the one decision in force, or None where there is none or a conflict."""
    standing = in_force(world, key)
    return standing[0] if len(standing) == 1 else None


def decided_met(world: World, key: Key) -> bool:
    """Return whether the one decision in force is met."""
    decision = the_decision(world, key)
    return decision is not None and decision.judgement == "met"


def failed_attempts(world: World, key: Key) -> set[date]:
    """Meaning 4.16: the days of not_yet_met, but for what was put right on the same day."""
    naming = [d for d in decisions(world).values() if key in criteria_named(world, d.criteria)]
    return {
        d.date
        for d in naming
        if d.judgement == "not_yet_met"
        and not any(o.supersedes == d.id and o.date == d.date for o in naming if o is not d)
    }


def none_left(world: World, key: Key) -> bool:
    """Meaning 4.16: it was decided not yet met more often than it may be decided again."""
    limit = rules.resubmissions(world, world.places[key])
    return limit is not None and len(failed_attempts(world, key)) > limit


def judging_day(world: World, key: Key) -> date:
    """Meaning 5: the day of the decision in force when that is met, otherwise the day asked for."""
    decision = the_decision(world, key)
    return decision.date if decision is not None and decision.judgement == "met" else world.on


def awaits_countersignature(world: World, key: Key) -> bool:
    """Meaning 4: a trainee's decision awaits the signature of another person who is an assessor."""
    decision = the_decision(world, key)
    people = world.portfolio.people or {}
    if decision is None or decision.assessor not in people:
        return False
    if people[decision.assessor].role != "trainee_assessor":
        return False
    signature = decision.countersigned
    return not (
        signature is not None
        and signature.date <= world.on
        and signature.by != decision.assessor
        and signature.by in people
        and people[signature.by].role == "assessor"
    )


def overridden(world: World, key: Key) -> bool:
    """Meaning 6: a met decision may stand on less evidence when somebody else authorised that."""
    decision = the_decision(world, key)
    if decision is None or decision.judgement != "met":
        return False
    override = override_of(world, decision)
    return override is not None and override.authorised_by != decision.assessor


def stale(world: World, key: Key) -> bool:
    """Meaning 6: the decision judged another fingerprint, or cites an item that has gone since."""
    decision = the_decision(world, key)
    if decision is None:
        return False
    for written, judged in decision.fingerprints.items():
        if criterion_named(world, written) == key and judged != world.fingerprints[key]:
            return True
    mapped = {link.item.id for link in links(world) if link.key == key}
    return any(
        gone_after(world, item, decision.date)
        for item in decision.evidence
        if item in items(world) and item in mapped
    )


def gone_after(world: World, item: str, day: date) -> bool:
    """Meaning 6, stale since: superseded or withdrawn on a day after the decision.

    A superseding item without a day supersedes from the start.
    """
    withdrawn = items(world)[item].withdrawn
    if withdrawn is not None and day < withdrawn.date <= world.on:
        return True
    days = [day_of(other) for other in items(world).values() if item in (other.supersedes or ())]
    return bool(days) and all(since is not None and since > day for since in days)


def speaking(world: World, key: Key) -> list[IqaReview]:
    """Meaning 6: reviews, by somebody else, of a decision in force on this criterion."""
    deciders = {decision.id: decision.assessor for decision in in_force(world, key)}
    return [
        review
        for review in reviews(world)
        if review.of in deciders
        and review.iqa != deciders[review.of]
        and key in reviewed(world, review)
    ]


def latest_finding(world: World, key: Key) -> str | None:
    """Meaning 6: only the latest review speaks; on one day the graver finding outweighs."""
    said = speaking(world, key)
    last_day = [r.finding for r in said if r.date == max(other.date for other in said)]
    for finding in ("disagreed", "action_required", "agreed"):
        if finding in last_day:
            return finding
    return None


def action_open(world: World, key: Key) -> bool:
    """Meaning 6: required action stays open until it is closed, whatever is reviewed later."""
    return any(
        review.finding == "action_required" and (review.closed is None or review.closed > world.on)
        for review in speaking(world, key)
    )


def closed_and_not_reviewed(world: World, key: Key) -> bool:
    """Meaning 6: an action was closed and the latest review is still the one that required it."""
    return latest_finding(world, key) == "action_required" and not action_open(world, key)
