"""Decisions and reviews in the new version; ids, dates and texts stay."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rubric.api.moving.orphans import Orphans
from rubric.api.moving.references import Step, Way
from rubric.diagnostics import Path
from rubric.model import Decision, IqaReview, Portfolio
from rubric.rules import ResolvedLevel, Target
from rubric.rules.fingerprint import fingerprint_of
from rubric.rules.moved import OrphanReason

#: old criterion of the moved unit → what it is after the step, and how that is written
Moves = Mapping[str, Sequence[Way]]


def moved_records(portfolio: Portfolio, step: Step, orphans: Orphans) -> dict[str, Any]:
    """Return the decisions and reviews of a portfolio after the step."""
    decided: dict[str, Moves] = {}
    decisions = []
    for decision in portfolio.decisions:
        moved, moves = _decision(decision, step, orphans)
        if moved is not None:
            decisions.append(moved)
            decided[decision.id] = moves
    gone = {decision.id for decision in portfolio.decisions} - set(decided)
    reviews = (_review(r, decided, gone, step, orphans) for r in portfolio.iqa_reviews)
    return {
        "decisions": tuple(_superseding(decision, gone, orphans) for decision in decisions),
        "iqa_reviews": tuple(review for review in reviews if review is not None),
    }


# -- decisions -----------------------------------------------------------------


def _decision(decision: Decision, step: Step, orphans: Orphans) -> tuple[Decision | None, Moves]:
    here: Path = ("decisions", decision.id)
    criteria, moves = step.criteria(decision.criteria, (*here, "criteria"), orphans)
    if not step.left(decision.criteria, criteria):
        orphans.add(here, OrphanReason.NOTHING_LEFT, decision)
        return None, moves
    fingerprints = _fingerprints(decision, moves, step, (*here, "fingerprints"), orphans)
    level = _level(decision, moves, step, orphans)
    changed = {"criteria": criteria, "fingerprints": fingerprints, "level": level}
    if all(getattr(decision, name) == value for name, value in changed.items()):
        return decision, moves
    return decision.model_copy(update=changed), moves


def _level(decision: Decision, moves: Moves, step: Step, orphans: Orphans) -> str | None:
    """The level of a decision, where it says of the new version what it said of the old one."""
    if decision.level is None or not moves:
        return decision.level
    before = [step.old.criteria[old].levels for old in moves]
    after = [step.new.criteria[way.criterion].levels for ways in moves.values() for way in ways]
    there, still = _names_a_level(decision.level, before), _names_a_level(decision.level, after)
    if there == still:
        return decision.level
    reason = OrphanReason.LEVEL_GONE if there else OrphanReason.WOULD_POINT_AT_SOMETHING
    orphans.add(("decisions", decision.id, "level"), reason, decision.level)
    return None


def _names_a_level(level: str, criteria: Sequence[Sequence[ResolvedLevel]]) -> bool:
    """Whether every criterion that has levels has this one, and some has levels."""
    named = [level in {one.name for one in levels} for levels in criteria if levels]
    return bool(named) and all(named)


def _fingerprints(
    decision: Decision, moves: Moves, step: Step, here: Path, orphans: Orphans
) -> dict[str, str]:
    """Fingerprints of what was judged: as recorded, else those of the old version.

    Without one a decision would be taken as made on the new version.
    """
    found: dict[str, str] = {}
    said: set[str] = set()
    reached = {way.criterion for ways in moves.values() for way in ways}
    for reference, fingerprint in decision.fingerprints.items():
        there = (*here, reference)
        named = step.before(reference, whole=True)
        if named is None or not step.moves(named):
            if step.kept(reference, named, there, orphans):
                found[reference] = fingerprint
            continue
        old = named[1].criterion
        afters = step.matching.after(old)
        if not afters:
            orphans.add(there, OrphanReason.CRITERION_GONE, fingerprint)
        for new in afters:
            if old not in moves and new in reached:
                # it was of no criterion decided here, and now would be
                orphans.add(there, OrphanReason.WOULD_POINT_AT_SOMETHING, fingerprint)
            elif step.merged(new):
                orphans.add(there, OrphanReason.MERGED, fingerprint)
            else:
                way = step.written(reference, old, Target(new)) or new
                found[way] = _stricter(found.get(way), fingerprint, step, new)
                said.add(new)
    for old, ways in moves.items():
        for new, way in ways:
            if step.merged(new):
                found[way] = _of_merged(decision, new, moves, step)
            elif new not in said:
                found[way] = step.old.criteria[old].fingerprint
    return found


def _stricter(one: str | None, other: str, step: Step, new: str) -> str:
    """Of two fingerprints for one criterion the one that has it judged again."""
    return one if one is not None and one != step.new.criteria[new].fingerprint else other


def _of_merged(decision: Decision, new: str, moves: Moves, step: Step) -> str:
    """The fingerprint of a decision on criteria that have become one: made of what it judged.

    No criterion has it, in this version or another, so the merged one is judged again
    (meaning 13.3): nobody has judged it as one, and evidence has come together in it.
    """
    decided = [old for old in step.matching.before(new) if old in moves]
    judged = {fingerprint for old in decided for fingerprint in judged_as(decision, old, step)}
    return fingerprint_of(("merged", *sorted(judged)))


def judged_as(decision: Decision, criterion: str, step: Step) -> set[str]:
    """Return the fingerprints that a criterion was judged with: recorded, else its version's."""
    recorded = {
        fingerprint
        for reference, fingerprint in decision.fingerprints.items()
        if step.before(reference, whole=True) == (step.old.reference, Target(criterion))
    }
    return recorded or {step.old.criteria[criterion].fingerprint}


def _superseding(decision: Decision, gone: set[str], orphans: Orphans) -> Decision:
    if decision.supersedes is None or decision.supersedes not in gone:
        return decision
    here: Path = ("decisions", decision.id, "supersedes")
    orphans.add(here, OrphanReason.DECISION_GONE, decision.supersedes)
    return decision.model_copy(update={"supersedes": None})


# -- reviews -------------------------------------------------------------------


def _review(
    review: IqaReview,
    decided: Mapping[str, Moves],
    gone: set[str],
    step: Step,
    orphans: Orphans,
) -> IqaReview | None:
    here: Path = ("iqa_reviews", review.id)
    if review.of in gone:
        orphans.add(here, OrphanReason.DECISION_GONE, review)
        return None
    if review.criteria is None:
        return review
    criteria, moves = step.criteria(review.criteria, (*here, "criteria"), orphans)
    also = set(_newly_decided(moves, decided.get(review.of, {})))
    for way in criteria:
        if way in also:
            orphans.add((*here, "criteria", way), OrphanReason.WOULD_POINT_AT_SOMETHING, way)
    in_part = set(_agreed_in_part(review, moves, step)) - also
    for way in sorted(in_part):
        orphans.add((*here, "criteria", way), OrphanReason.REVIEWED_IN_PART, way)
    criteria = tuple(way for way in criteria if way not in also | in_part)
    if not step.left(review.criteria, criteria):
        orphans.add(here, OrphanReason.NOTHING_LEFT, review)
        return None
    return review.model_copy(update={"criteria": criteria})


def _newly_decided(moves: Moves, decided: Moves) -> Iterator[str]:
    """Yield references to what the decision did not decide, and in the new version would."""
    reached = {way.criterion for ways in decided.values() for way in ways}
    mine = {way.written for old, ways in moves.items() if old in decided for way in ways}
    for old, ways in moves.items():
        for new, way in ways:
            if old not in decided and new in reached and way not in mine:
                yield way


def _agreed_in_part(review: IqaReview, moves: Moves, step: Step) -> Iterator[str]:
    """Yield references to merged criteria that a review agrees with, having seen some of them.

    It would hide what another review found about the others; a disagreement, and an
    action that is open, stand for all.
    """
    if review.finding == "disagreed" or (
        review.finding == "action_required" and review.closed is None
    ):
        return
    for ways in moves.values():
        for new, way in ways:
            if not all(old in moves for old in step.matching.before(new)):
                yield way
