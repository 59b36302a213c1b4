"""The gap report as text: what is achieved and open, then each gap and what closes it."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from rubric.evaluation import (
    CriterionResult,
    CriterionStatus,
    Finding,
    OutcomeResult,
    Result,
    Tally,
    UnitResult,
    WaitingOn,
)
from rubric.phrases import shown
from rubric.report.check_view import Located, SourceLine, problem_lines
from rubric.report.gap_text import gap_lines
from rubric.report.guidance import guidance_below
from rubric.report.layout import joined, labelled, prose, wrapped
from rubric.report.sentences import Sentences, number

if TYPE_CHECKING:
    from rubric.evaluation.additions.together import LeastAdditions
    from rubric.report.qualification_text import WhatIf

_INDENT = "  "


def render_report(
    result: Result,
    set_aside: Sequence[Located] = (),
    source_line: SourceLine | None = None,
    language: str = "en",
    one_item_for: int | None = None,
    units: Collection[str] | None = None,
    what_if: "WhatIf | None" = None,
) -> str:
    """Return the gap report of one learner as text.

    Args:
        result: what was found.
        set_aside: `result.set_aside` with places, where they are known.
        source_line: looks the text of a line up, for the places.
        language: of the sentences.
        one_item_for: how many criteria one new item may serve; the least new items for all
            gaps of a unit are then shown below them.
        units: ids of the units that are reported on; None is all of them, and for a portfolio on
            a qualification none: each then has a line of its own.
        what_if: of a qualification, a question about other units, with its answer.
    """
    sentences = Sentences(language)
    lines: list[str] = []
    if set_aside:
        lines += [sentences.say("head.set_aside", n=len(set_aside)), ""]
        for problem in set_aside:
            lines += [*problem_lines(problem, source_line, language), ""]
    for diagnostic in result.diagnostics:
        lines += [*problem_lines(Located(diagnostic), None, language), ""]
    together = [] if one_item_for is None else _together(result, one_item_for)
    if result.qualification is not None:
        from rubric.report.qualification_text import qualification_lines  # few are on one

        units = units or ()
        on_one = qualification_lines(result, result.qualification, language, what_if, units)
        lines += [*on_one, ""]
    for unit, found in zip_longest(result.units, together):
        if units is None or unit.specification.id in units:
            lines += [*_unit(unit, result, found, sentences.about([unit])), ""]
    told = result if units is None else _on_units(result, units)
    several = len(result.units) > 1
    if told.relates_to:
        lines += [*_relates_to(told, sentences, several_units=several), ""]
    if result.findings:
        left = len(result.findings) - len(told.findings)
        about = sentences.about(result.units)
        lines += _findings(told.findings, left, about, several_units=several)
    return joined(lines)


def _on_units(result: Result, units: Collection[str]) -> Result:
    """A result with some of its units only."""
    return result._replace(units=tuple(u for u in result.units if u.specification.id in units))


def _together(result: Result, one_item_for: int) -> "Sequence[LeastAdditions]":
    # worked out, and imported, only where it is asked for
    from rubric.evaluation.additions.together import least_additions

    return least_additions(result, one_item_for)


def _unit(
    unit: UnitResult, result: Result, found: "LeastAdditions | None", sentences: Sentences
) -> Iterator[str]:
    say = sentences.say
    specification = unit.specification
    facts = [specification.reference]
    if specification.level is not None:
        facts.append(say("head.level", level=specification.level))
    if specification.credit is not None:
        facts.append(say("head.credit", credit=number(specification.credit)))
    yield from wrapped(say("head.unit", title=specification.title))
    yield " · ".join(facts)
    if not specification.title_stated:
        yield say("head.title_ours")
    about = "head.keeper" if sentences.checklist else "head.learner"
    learner = say(about, learner=result.learner)
    yield " · ".join((learner, say("head.on", day=result.on.isoformat())))
    rules = _evidence_rules(unit, sentences)
    if rules:
        yield from wrapped(say("head.rules", rules=rules))
    yield ""
    share = percent(unit.tally)
    covered = say(  # a rule above the criteria may be open when all of them are achieved
        "head.covered" if unit.achieved or share < 100 else "head.covered_open",
        achieved=unit.tally.achieved,
        criteria=unit.tally.criteria,
        noun=sentences.noun(many=unit.tally.criteria != 1),
        percent=share,
    )
    yield f"{say('head.achieved' if unit.achieved else 'head.not_achieved')}: {covered}"
    counts = _counts("head.counts", unit.tally, sentences)
    if specification.decided or unit.tally.verified:
        counts = say("head.verified", counts=counts, verified=unit.tally.verified)
    yield from wrapped(counts, _INDENT)
    iqa = unit.iqa
    if iqa.sampled or iqa.sign_off_needed:
        yield from wrapped(sentences.iqa(unit), _INDENT)
    if unit.achieved and (iqa.sign_off_needed or unit.in_the_way):
        yield from wrapped(_claim(unit, sentences), _INDENT)
    if not specification.decided:
        yield from wrapped(say("head.undecided", noun=sentences.noun()), _INDENT)
    if any(criterion.role == "alternative" for criterion in specification.criteria.values()):
        yield from wrapped(say("head.alternatives"), _INDENT)
    yield from _grading(unit, sentences)
    if unit.advice.criteria:
        yield from wrapped(_counts("head.advice", unit.advice, sentences), _INDENT)
    yield ""
    yield from _overview(unit, sentences)
    yield ""
    if unit.gaps:
        yield say("head.gaps", n=len(unit.gaps))
        for gap in unit.gaps:
            yield ""
            yield from gap_lines(gap, unit, sentences)
        if found is not None:
            from rubric.report.together import together_lines

            yield ""
            yield from together_lines(found, _others(unit), sentences)
        yield from guidance_below(unit, sentences)
    else:
        yield say("head.no_gaps")
    yield from _still_to_do(unit, sentences)


def _grading(unit: UnitResult, sentences: Sentences) -> Iterator[str]:
    """The grade with the target, what lies beyond it, and points with what they are out of."""
    bands, target = unit.specification.bands, unit.specification.target
    if bands:
        key = "head.no_grade" if unit.grade is None else "head.grade"
        told = sentences.say(key, grade=unit.grade, bands=bands, target=target)
        yield from wrapped(told, _INDENT)
    beyond = unit.beyond_target
    if beyond.criteria:
        told = sentences.say(
            "head.beyond", target=target, achieved=beyond.achieved, criteria=beyond.criteria
        )
        yield from wrapped(told, _INDENT)
    if unit.points is not None and unit.points.out_of:
        points, out_of = map(number, unit.points)
        yield _INDENT + sentences.say("head.points", points=points, out_of=out_of)


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


def _others(unit: UnitResult) -> int:
    """How many gaps are not open for want of new evidence."""
    return sum(gap.closes_when is None or not gap.closes_when.items for gap in unit.gaps)


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


def percent(tally: Tally) -> int:
    """Return the achieved share in whole per cent; 100 only when everything is there."""
    if not tally.criteria:
        return 0
    return 100 * tally.achieved // tally.criteria


def _counts(key: str, tally: Tally, sentences: Sentences) -> str:
    return sentences.say(
        key,
        criteria=tally.criteria,
        mapped=tally.mapped,
        evidenced=tally.evidenced,
        achieved=tally.achieved,
    )


def _overview(unit: UnitResult, sentences: Sentences) -> Iterator[str]:
    """A line per outcome, and below it what each criterion is."""
    standing = [c for c in unit.criteria.values() if c.criterion.outcome is None]
    judged = {outcome.outcome.path: outcome for outcome in unit.outcomes}
    for outcome in unit.specification.outcomes:
        yield from labelled(shown(outcome.ref), prose(outcome.text), _INDENT, 5)
        yield f"{_INDENT}     {_standing(judged.get(outcome.path), sentences)}"
        below = [unit.criteria[reference] for reference in outcome.criteria]
        yield from _statuses(below, unit, sentences)
    yield from _statuses(standing, unit, sentences)


def _standing(outcome: OutcomeResult | None, sentences: Sentences) -> str:
    """Whether an outcome is achieved; none of it need be where it has no result."""
    if outcome is None:
        return sentences.say("outcome.not_asked")
    status = sentences.say("status.achieved" if outcome.achieved else "status.open")
    tally = outcome.tally
    fraction = sentences.say("outcome.line", achieved=tally.achieved, criteria=tally.criteria)
    told = f"{status}, {fraction}"
    return (
        told
        if outcome.rule_satisfied is not False
        else told + (f", {sentences.say('outcome.rule_open')}")
    )


def _statuses(
    criteria: Iterable[CriterionResult], unit: UnitResult, sentences: Sentences
) -> Iterator[str]:
    for result in criteria:
        status = _at_level(result, sentences.say(f"status.{result.status}"), sentences)
        if result.status is CriterionStatus.EXEMPT and result.exemption_reason != "exemption":
            status += f" ({sentences.exempt(result)})"
        elif result.overridden:
            status += f" ({sentences.say('status.overridden')})"
        role = _role(result, unit, sentences)
        if role:
            status += f" ({role})"
        yield f"{_INDENT}     {shown(result.reference):<6} {status}"


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
            yield ""
            yield from wrapped(
                sentences.say("done.review_due", reference=result.reference, move=move)
            )
        if result.grows_old is not None:
            yield ""
            yield from wrapped(
                sentences.say(
                    "done.grows_old",
                    reference=result.reference,
                    day=result.grows_old.isoformat(),
                )
            )


def _relates_to(result: Result, sentences: Sentences, *, several_units: bool) -> Iterator[str]:
    """What the achieved units name, framework by framework; never that anything is met."""
    say = sentences.say
    achieved = sum(unit.achieved for unit in result.units)
    yield from wrapped(say("head.relates_unit" if achieved == 1 else "head.relates_units"))
    for framework in dict.fromkeys(entry.framework for entry in result.relates_to):
        yield from wrapped(prose(framework), _INDENT, _INDENT * 2)
        for entry in result.relates_to:
            if entry.framework == framework:
                told = f"{shown(entry.entry)}: {prose(entry.text)}"
                if not entry.entry:
                    told = say("relates.whole")
                if several_units:
                    told += f" ({say('relates.named_by', units=entry.units)})"
                yield from wrapped(told, _INDENT * 2 + "- ", _INDENT * 3)


def _findings(
    findings: Sequence[Finding], left: int, sentences: Sentences, *, several_units: bool
) -> Iterator[str]:
    """The findings, and how many are left out with their units."""
    yield sentences.say("head.findings", n=len(findings) + left)
    for finding in findings:
        told = sentences.finding(finding, several_units=several_units)
        yield from wrapped(told, "  - ", "    ")
    if left:
        yield from wrapped(sentences.say("head.findings_left", n=left), "  - ", "    ")
