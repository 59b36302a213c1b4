"""One learner's result as plain data in its published shape; nothing personal is in it."""

from collections.abc import Iterable
from decimal import Decimal

from rubric.evaluation import (
    CriterionResult,
    Finding,
    JudgedAs,
    JudgedLink,
    OutcomeResult,
    RelatesTo,
    Result,
    Tally,
    UnitResult,
)
from rubric.report.finding_shape import FindingView
from rubric.report.gap_json import gap_view, guidance_view, rule_view
from rubric.report.problem_json import Placed, cut, problem_view
from rubric.report.result_shape import (
    CriterionView,
    IqaView,
    JudgedAsView,
    LinkView,
    OutcomeView,
    PointsView,
    RelatesToView,
    ResultView,
    TallyView,
    UnitView,
)
from rubric.report.sentences import Sentences, number
from rubric.rules import ResolvedCriterion
from rubric.sources import Located


def result_view(
    result: Result, language: str = "en", problems: Iterable[Located] = ()
) -> ResultView:
    """Return a result as plain data in its published shape.

    Places are left out where no `problems` bring them: they belong to the file,
    and the result does not depend on how the records were laid out in it.
    """
    sentences = Sentences(language)
    placed = Placed(problems)
    view: ResultView = {
        "format": "rubric/1",
        "kind": "result",
        "learner": cut(result.learner),
        "on": result.on.isoformat(),
        "achieved": result.achieved,
        "inputs_digest": result.inputs_digest,
        "units": [_unit(unit, sentences.about([unit])) for unit in result.units],
        "relates_to": [_relates_to(entry) for entry in result.relates_to],
        "findings": finding_views(result.record_findings, sentences.about(result.units)),
        "set_aside": [problem_view(placed.at(d), language) for d in result.set_aside],
        "diagnostics": [problem_view(placed.at(d), language) for d in result.diagnostics],
        "problems": [problem_view(placed.at(d), language) for d in result.problems],
    }
    if result.entry is not None:
        from rubric.report.qualification_json import qualification_view  # few are on one

        view["qualification"] = qualification_view(result.entry, language)
    return view


def _unit(unit: UnitResult, sentences: Sentences) -> UnitView:
    specification = unit.specification
    return {
        "specification": specification.reference,
        "kind": specification.kind,
        "title": specification.title,
        "title_stated": specification.title_stated,
        "level": specification.level,
        "credit": None if specification.credit is None else number(specification.credit),
        "achieved": unit.achieved,
        "grows_old": None if unit.grows_old is None else unit.grows_old.isoformat(),
        "rule_satisfied": unit.rule_satisfied,
        "claimable": unit.claimable,
        "claimable_band": unit.claimable_band,
        "in_the_way": [
            {"code": str(obstacle), "sentence": sentences.obstacle(unit, obstacle)}
            for obstacle in unit.in_the_way
        ],
        "iqa": _iqa(unit),
        "tally": _tally(unit.tally),
        "advice": _tally(unit.advice),
        "beyond_target": _tally(unit.beyond_target),
        "grading": unit.grading,
        "bands": list(specification.bands),
        "target": specification.target,
        "grade": unit.grade,
        "grade_grows_old": None
        if unit.grade_grows_old is None
        else unit.grade_grows_old.isoformat(),
        "points": None
        if unit.points is None
        else {"points": number(unit.points.points), "out_of": number(unit.points.out_of)},
        "outcomes": [_outcome(outcome) for outcome in unit.outcomes],
        "criteria": [_criterion(result, unit, sentences) for result in unit.criteria.values()],
        "guidance": guidance_view(specification.guidance),
        "gaps": [gap_view(gap, unit, sentences) for gap in unit.gaps],
        "findings": finding_views(unit.findings, sentences),
    }


def _relates_to(entry: RelatesTo) -> RelatesToView:
    return {
        "framework": entry.framework,
        "entry": entry.entry,
        "text": entry.text,
        "units": list(entry.units),
    }


def _tally(tally: Tally) -> TallyView:
    return {
        "criteria": tally.criteria,
        "mapped": tally.mapped,
        "evidenced": tally.evidenced,
        "achieved": tally.achieved,
        "verified": tally.verified,
    }


def _outcome(outcome: OutcomeResult) -> OutcomeView:
    return {
        "ref": outcome.outcome.ref,
        "text": outcome.outcome.text,
        "achieved": outcome.achieved,
        "grows_old": None if outcome.grows_old is None else outcome.grows_old.isoformat(),
        "rule_satisfied": outcome.rule_satisfied,
        "tally": _tally(outcome.tally),
        "advice": _tally(outcome.advice),
        "beyond_target": _tally(outcome.beyond_target),
        "guidance": guidance_view(outcome.outcome.guidance),
    }


def _criterion(result: CriterionResult, unit: UnitResult, sentences: Sentences) -> CriterionView:
    criterion = result.criterion
    position = criterion.outcome
    return {
        "reference": criterion.reference,
        "text": criterion.text,
        "parts": [{"ref": ref, "text": text} for ref, text in criterion.parts.items()],
        "range": list(criterion.range),
        "outcome": None if position is None else unit.specification.outcomes[position].ref,
        "required": criterion.required,
        "role": criterion.role,
        "needed": criterion.asked and criterion.reference not in unit.not_needed,
        "band": criterion.band,
        "level": result.level,
        "points": _points(result),
        "status": str(result.status),
        "status_label": sentences.say(f"status.{result.status}"),
        "sentence": sentences.criterion_move(result, unit),
        "also": [str(status) for status in result.also],
        "achieved": result.achieved,
        "mapped": bool(result.links),
        "evidenced": result.satisfied,
        "overridden": result.overridden,
        "rule": rule_view(criterion.rule, sentences),
        "fingerprint": criterion.fingerprint,
        "judging_day": result.judging_day.isoformat(),
        "decisions": list(result.decisions),
        "gone": list(result.gone),
        "went": [
            {"item": gone.item, "how": gone.how, "day": gone.day.isoformat(), "by": gone.by}
            for gone in result.went
        ],
        "reworded": result.reworded,
        "judged_as": _judged_as(result.judged_as),
        "stale_because": list(sentences.stale(result)),
        "exemption": result.exemption,
        "exemption_reason": result.exemption_reason,
        "reviews": list(result.reviews),
        "actions_open": list(result.actions),
        "waiting_on": result.waiting_on and str(result.waiting_on),
        "act": result.act and str(result.act),
        "grows_old": None if result.grows_old is None else result.grows_old.isoformat(),
        "links": [_link(link, criterion, sentences) for link in result.links],
    }


def _points(result: CriterionResult) -> PointsView | None:
    """The points of one criterion that has levels, as they count once it is achieved."""
    levels = {level.name: level.points for level in result.criterion.levels}
    if not levels:
        return None
    points = levels.get(result.level or "", _NONE) if result.achieved else _NONE
    return {"points": number(points), "out_of": number(max(levels.values()))}


_NONE = Decimal(0)


def _judged_as(judged: JudgedAs | None) -> JudgedAsView | None:
    if judged is None:
        return None
    return {
        "specification": judged.specification,
        "reference": judged.reference,
        "differs": list(judged.differs),
    }


def _iqa(unit: UnitResult) -> IqaView:
    iqa = unit.iqa
    return {
        "decided": iqa.decided,
        "sampled": iqa.sampled,
        "actions_open": list(iqa.actions_open),
        "disagreed": list(iqa.disagreed),
        "sign_off_needed": iqa.sign_off_needed,
        "signed_off": iqa.signed_off,
    }


def _link(link: JudgedLink, criterion: ResolvedCriterion, sentences: Sentences) -> LinkView:
    view: LinkView = {
        "item": link.item.id,
        "counted": link.counted,
        "reason": link.reason and str(link.reason),
        "reasons": [str(reason) for reason in link.reasons],
        "authenticated": link.authenticated,
        "at": link.at,
        "parts": None if link.parts is None else list(link.parts),
        "range": None if link.range is None else list(link.range),
    }
    if not link.counted:
        view["sentence"] = sentences.reason(link, criterion)
    return view


def finding_views(findings: Iterable[Finding], sentences: Sentences) -> list[FindingView]:
    """Return findings as plain data, with their sentences."""
    return [
        {
            "code": str(finding.code),
            "specification": finding.specification,
            "criterion": finding.reference,
            "arguments": {
                name: value if isinstance(value, int) else str(value)
                for name, value in sorted(finding.arguments.items())
            },
            "sentence": sentences.finding(finding),
        }
        for finding in findings
    ]
