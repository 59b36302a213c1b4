"""One unit as people read it: what is achieved and open, whose move each is, and each criterion."""

from collections.abc import Iterator
from typing import NamedTuple

from rubric.evaluation import (
    CriterionResult,
    CriterionStatus,
    OutcomeResult,
    Result,
    Tally,
    UnitResult,
    WaitingOn,
)
from rubric.report.sentences import Sentences, number
from rubric.report.view.gap import GapSaid, gap_said


class CriterionSaid(NamedTuple):
    """One criterion: its status with what belongs to it, and whose move it is."""

    result: CriterionResult
    #: its status, level and role: `met (advice)`
    status: str
    #: whose move it is; "" where it is nobody's
    move: str
    #: who has to act before the target is reached; None where nobody has to
    waiting_on: WaitingOn | None


class OutcomeSaid(NamedTuple):
    """One outcome with its criteria; criteria that stand under none have None and no standing."""

    ref: str | None
    text: str
    standing: str
    achieved: bool
    criteria: tuple[CriterionSaid, ...]


class UnitSaid(NamedTuple):
    """One unit, sentence by sentence, in the order of a report."""

    unit: UnitResult
    #: its reference, level and credit
    facts: tuple[str, ...]
    #: that the title is ours, where the source gives none
    title_ours: str
    learner: str
    day: str
    #: the evidence rules that were in force, and whose they are; "" for none
    evidence_rules: str
    headline: str
    #: the three counts, each by itself
    counts: str
    #: what else is said of the whole: IQA, a claim, alternatives, the grade, advice
    notes: tuple[str, ...]
    outcomes: tuple[OutcomeSaid, ...]
    #: "" where there are no gaps
    gaps_head: str
    gaps: tuple[GapSaid, ...]
    #: what is asked for on criteria that are achieved all the same
    still_to_do: tuple[str, ...]


def unit_said(unit: UnitResult, result: Result, sentences: Sentences) -> UnitSaid:
    """Return one unit of a learner as people read it, in the words of its kind."""
    say, specification = sentences.say, unit.specification
    facts = [specification.reference]
    if specification.level is not None:
        facts.append(say("head.level", level=specification.level))
    if specification.credit is not None:
        facts.append(say("head.credit", credit=number(specification.credit)))
    about = "head.keeper" if sentences.checklist else "head.learner"
    rules = _evidence_rules(unit, sentences)
    gaps = tuple(gap_said(gap, unit, sentences) for gap in unit.gaps)
    return UnitSaid(
        unit,
        tuple(facts),
        title_ours="" if specification.title_stated else say("head.title_ours"),
        learner=say(about, learner=result.learner),
        day=say("head.on", day=result.on.isoformat()),
        evidence_rules=say("head.rules", rules=rules) if rules else "",
        headline=_headline(unit, sentences),
        counts=_verified(unit, sentences),
        notes=tuple(_notes(unit, sentences)),
        outcomes=tuple(_outcomes(unit, sentences)),
        gaps_head=say("head.gaps", n=len(gaps)) if gaps else "",
        gaps=gaps,
        still_to_do=tuple(_still_to_do(unit, sentences)),
    )


def percent(tally: Tally) -> int:
    """Return the achieved share in whole per cent; 100 only when everything is there."""
    if not tally.criteria:
        return 0
    return 100 * tally.achieved // tally.criteria


def _headline(unit: UnitResult, sentences: Sentences) -> str:
    say, share = sentences.say, percent(unit.tally)
    covered = say(  # a rule above the criteria may be open when all of them are achieved
        "head.covered" if unit.achieved or share < 100 else "head.covered_open",
        achieved=unit.tally.achieved,
        criteria=unit.tally.criteria,
        noun=sentences.noun(many=unit.tally.criteria != 1),
        percent=share,
    )
    return f"{say('head.achieved' if unit.achieved else 'head.not_achieved')}: {covered}"


def _verified(unit: UnitResult, sentences: Sentences) -> str:
    counts = _counts("head.counts", unit.tally, sentences)
    if unit.specification.decided or unit.tally.verified:
        return sentences.say("head.verified", counts=counts, verified=unit.tally.verified)
    return counts


def _counts(key: str, tally: Tally, sentences: Sentences) -> str:
    return sentences.say(
        key,
        criteria=tally.criteria,
        mapped=tally.mapped,
        evidenced=tally.evidenced,
        achieved=tally.achieved,
    )


def _notes(unit: UnitResult, sentences: Sentences) -> Iterator[str]:
    say, specification, iqa = sentences.say, unit.specification, unit.iqa
    if iqa.sampled or iqa.sign_off_needed:
        yield sentences.iqa(unit)
    if unit.achieved and (iqa.sign_off_needed or unit.in_the_way):
        yield _claim(unit, sentences)
    if not specification.decided:
        yield say("head.undecided", noun=sentences.noun())
    if any(criterion.role == "alternative" for criterion in specification.criteria.values()):
        yield say("head.alternatives")
    yield from _grading(unit, sentences)
    if unit.advice.criteria:
        yield _counts("head.advice", unit.advice, sentences)


def _grading(unit: UnitResult, sentences: Sentences) -> Iterator[str]:
    """The grade with the target, what lies beyond it, and points with what they are out of."""
    bands, target = unit.specification.bands, unit.specification.target
    if bands:
        key = "head.no_grade" if unit.grade is None else "head.grade"
        yield sentences.say(key, grade=unit.grade, bands=bands, target=target)
    if unit.grade_grows_old is not None:
        day = unit.grade_grows_old.isoformat()
        yield sentences.say("head.grade_grows_old", grade=unit.grade, day=day)
    beyond = unit.beyond_target
    if beyond.criteria:
        yield sentences.say(
            "head.beyond", target=target, achieved=beyond.achieved, criteria=beyond.criteria
        )
    if unit.points is not None and unit.points.out_of:
        points, out_of = map(number, unit.points)
        yield sentences.say("head.points", points=points, out_of=out_of)


def _claim(unit: UnitResult, sentences: Sentences) -> str:
    """Whether an achieved unit can be claimed."""
    if unit.claimable:
        band, beyond = unit.claimable_band, unit.achieved_beyond_claim
        if band is None:
            return sentences.say("claim.ready")
        said = [sentences.say("claim.ready_at", band=band)]
        if beyond is not None:
            said.append(sentences.say("claim.beyond", grade=beyond))
        return sentences.say("rule.semicolon").join(said)
    told = (sentences.obstacle(unit, obstacle) for obstacle in unit.in_the_way)
    return sentences.say("claim.waits", why=sentences.say("rule.semicolon").join(told))


def _evidence_rules(unit: UnitResult, sentences: Sentences) -> tuple[str, ...]:
    """The evidence rules that were in force anywhere in the unit, and whose they are."""
    origins = {
        (origin.rules or unit.specification.reference, sentences.entitles(origin.basis))
        for result in unit.criteria.values()
        for origin in result.criterion.evidence.origins.values()
    }
    bases: dict[str, list[str]] = {}
    for rules, basis in sorted(origins):
        bases.setdefault(rules, []).append(basis)
    return tuple(
        sentences.say("head.rules_from", rules=rules, basis=tuple(told))
        for rules, told in bases.items()
    )


def _outcomes(unit: UnitResult, sentences: Sentences) -> Iterator[OutcomeSaid]:
    """Each outcome with its criteria, then the criteria that stand under none."""
    judged = {outcome.outcome.path: outcome for outcome in unit.outcomes}
    for outcome in unit.specification.outcomes:
        found = judged.get(outcome.path)
        below = tuple(
            _criterion(unit.criteria[reference], unit, sentences) for reference in outcome.criteria
        )
        achieved = found is not None and found.achieved
        standing = _standing(found, sentences)
        yield OutcomeSaid(outcome.ref, outcome.text, standing, achieved, below)
    alone = tuple(
        _criterion(result, unit, sentences)
        for result in unit.criteria.values()
        if result.criterion.outcome is None
    )
    if alone:
        yield OutcomeSaid(None, "", "", unit.achieved, alone)


def _standing(outcome: OutcomeResult | None, sentences: Sentences) -> str:
    """Whether an outcome is achieved; none of it need be where it has no result."""
    if outcome is None:
        return sentences.say("outcome.not_asked")
    status = sentences.say("status.achieved" if outcome.achieved else "status.open")
    tally = outcome.tally
    fraction = sentences.say("outcome.line", achieved=tally.achieved, criteria=tally.criteria)
    told = f"{status}, {fraction}"
    if outcome.rule_satisfied is not False:
        return told
    return f"{told}, {sentences.say('outcome.rule_open')}"


def _criterion(result: CriterionResult, unit: UnitResult, sentences: Sentences) -> CriterionSaid:
    status = _at_level(result, sentences.say(f"status.{result.status}"), sentences)
    if result.status is CriterionStatus.EXEMPT and result.exemption_reason != "exemption":
        status += f" ({sentences.exempt(result)})"
    elif result.overridden:
        status += f" ({sentences.say('status.overridden')})"
    role = _role(result, unit, sentences)
    if role:
        status += f" ({role})"
    move = sentences.criterion_move(result, unit)
    return CriterionSaid(result, status, move, result.waiting_on if move else None)


def _at_level(result: CriterionResult, status: str, sentences: Sentences) -> str:
    """A status with the level and its points, where an achieved criterion has levels."""
    levels = result.criterion.levels
    if not levels or not result.achieved or result.status is CriterionStatus.EXEMPT:
        return status
    if result.level is None:
        return sentences.say("status.no_level", status=status)
    points = number(next(one.points for one in levels if one.name == result.level))
    return sentences.say("status.level", status=status, level=result.level, points=points)


def _role(result: CriterionResult, unit: UnitResult, sentences: Sentences) -> str:
    """What a criterion is to the unit where it is not simply required; else ""."""
    role = result.criterion.role
    if role == "required":
        return ""
    if role == "advice":
        return sentences.say("show.advice")
    key = "not_needed" if result.reference in unit.not_needed else role
    return sentences.say(f"status.{key}", target=unit.specification.target)


def _still_to_do(unit: UnitResult, sentences: Sentences) -> Iterator[str]:
    """What is asked for on criteria that are achieved all the same."""
    for result in unit.criteria.values():
        if result.achieved and result.waiting_on is WaitingOn.IQA and result.act is not None:
            move = sentences.move(result.waiting_on, result.act)
            yield sentences.say("done.review_due", reference=result.reference, move=move)
        if result.grows_old is not None:
            day = result.grows_old.isoformat()
            yield sentences.say("done.grows_old", reference=result.reference, day=day)
