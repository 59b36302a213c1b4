"""The result as JSON: codes, arguments and sentences; nothing personal is in it."""

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from rubric.diagnostics import Diagnostic, Path
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
from rubric.report.json_text import json_text
from rubric.report.problem_json import cut, problem_view
from rubric.report.result_shape import (
    CriterionView,
    IncludedView,
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
from rubric.report.view.included import NOTHING, Included
from rubric.rules import ResolvedCriterion
from rubric.sources import Located

if TYPE_CHECKING:
    from rubric.assurance.claims import Claims
    from rubric.assurance.drawing import Sample
    from rubric.assurance.views import QualityViews
    from rubric.planning import Plan
    from rubric.population.results import Population
    from rubric.proving import Proof
    from rubric.proving.ways import QualificationProof
    from rubric.report.qualification_text import WhatIf
    from rubric.report.since import Differences
    from rubric.rules.changes import Comparison
    from rubric.rules.moved import Moved

    _Told = (
        Result | Comparison | Moved | Plan | Population | Proof | QualificationProof
        | Claims | QualityViews | Sample
    )  # fmt: skip


def to_json(
    result: "_Told",
    language: str = "en",
    *,
    indent: int | None = 2,
    problems: Iterable[Located] = (),
    one_item_for: int | None = None,
    what_if: "WhatIf | None" = None,
    included: Included = NOTHING,
    since: "Differences | None" = None,
) -> str:
    """Return a result as JSON, byte-identical for equal results; on one line without `indent`.

    Args:
        result: one learner's result, what changed between two versions, what became of a
            portfolio that was moved, a plan, a population, a proof, or what is shown over many
            learners: claims, views for IQA, a sample.
        language: of the sentences.
        indent: blanks a level; None for one line.
        problems: the same learner's problems as `evaluate_many` gives them. What the result
            has set aside or could not be judged for then carries its place: table, row and
            field, or file and line. A problem that the result does not have is not added.
        one_item_for: how many criteria one new item may serve; each unit then has `together`,
            the least new items for all its gaps.
        what_if: of a qualification, a question about other units, with its answer.
        included: names, feedback and titles, where they were asked for.
        since: what changed since an earlier report.

    Raises:
        SolverMissing: the portfolio is on a qualification, and the extra `planning` is not
            installed.
    """
    if isinstance(result, Result):
        view = result_view(result, language, problems)
        if one_item_for is not None:
            _add_together(view, result, one_item_for, language)
        if result.entry is not None and what_if is not None:
            from rubric.report.qualification_json import what_if_view

            view["what_if"] = what_if_view(what_if, result.entry, language)
        if included is not NOTHING:
            view["included"] = _included(included)
        if since is not None:
            from rubric.report.since.saying import since_view

            view["since"] = since_view(since, language)
        return json_text(view, indent) + "\n"
    placed = _Placed(problems).at
    # a report has none of these
    from rubric.rules.changes import Comparison

    if isinstance(result, Comparison):
        from rubric.report.comparison_json import comparison_view

        return json_text(comparison_view(result, language, placed), indent) + "\n"
    from rubric.rules.moved import Moved

    if isinstance(result, Moved):
        from rubric.report.move_json import move_view

        return json_text(move_view(result, language, placed), indent) + "\n"
    from rubric.planning import Plan

    if isinstance(result, Plan):
        from rubric.report.plan_json import plan_view

        return json_text(plan_view(result, language, placed), indent) + "\n"
    from rubric.population.results import Population

    if isinstance(result, Population):
        from rubric.report.population_json import population_view

        return json_text(population_view(result, language), indent) + "\n"
    from rubric.assurance.claims import Claims
    from rubric.assurance.drawing import Sample
    from rubric.assurance.views import QualityViews

    if isinstance(result, (Claims, QualityViews, Sample)):
        from rubric.report.boards.writing import as_json

        return as_json(result, language, indent)
    from rubric.report.proving_json import proofs_text

    return proofs_text([(result, None)], language, indent)


def _included(included: Included) -> IncludedView:
    return {
        "names": dict(included.names),
        "feedback": {
            decision: {"text": told.text, "action": told.action, "due": told.due}
            for decision, told in included.feedback.items()
        },
        "titles": dict(included.titles),
    }


def _add_together(view: ResultView, result: Result, one_item_for: int, language: str) -> None:
    # worked out, and imported, only where it is asked for
    from rubric.evaluation.additions.together import least_additions
    from rubric.report.together import together_view

    found = least_additions(result, one_item_for)
    for shown, unit, additions in zip(view["units"], result.units, found, strict=True):
        shown["together"] = together_view(additions, Sentences(language).about([unit]))


def result_view(
    result: Result, language: str = "en", problems: Iterable[Located] = ()
) -> ResultView:
    """Return a result as plain data in its published shape.

    Places are left out where no `problems` bring them: they belong to the file,
    and the result does not depend on how the records were laid out in it.
    """
    sentences = Sentences(language)
    placed = _Placed(problems)
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


class _Placed:
    """Problems that know their place, found by their diagnostics."""

    def __init__(self, problems: Iterable[Located]) -> None:
        self._by_path: dict[tuple[str, Path], list[Located]] = {}
        for problem in problems:
            diagnostic = problem.diagnostic
            key = (diagnostic.code.code, diagnostic.path)
            self._by_path.setdefault(key, []).append(problem)

    def at(self, diagnostic: Diagnostic) -> Located:
        """Return a diagnostic at its place, or without one where nobody has said it."""
        known = self._by_path.get((diagnostic.code.code, diagnostic.path), ())
        same = (problem for problem in known if problem.diagnostic == diagnostic)
        return next(same, Located(diagnostic))


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
