"""What is said of a qualification as plain data in its published shape."""

from decimal import Decimal

from rubric.diagnostics import path_text
from rubric.evaluation.qualifications import (
    CombinationResult,
    Entry,
    QualificationGap,
    QualificationResult,
    Shortfall,
    Standing,
    Step,
    Uncounted,
)
from rubric.report.qualification_shape import (
    AnswerView,
    QualificationGapView,
    QualificationView,
    ShortfallView,
    StepView,
    UncountedView,
    UnitStandingView,
    WhatIfView,
)
from rubric.report.qualification_text import WhatIf
from rubric.report.sentences import number
from rubric.report.sentences.qualifications import QualificationSentences


def qualification_view(entry: Entry, language: str = "en") -> QualificationView:
    """Return everything that is said of a learner's qualification."""
    found = entry.result
    qualification = found.qualification
    sentences = QualificationSentences(qualification, language)
    completion = found.completion
    return {
        "qualification": qualification.reference,
        "title": qualification.title,
        "level": qualification.level,
        "credit": _number(qualification.credit),
        "pathway": qualification.pathway,
        "achieved": found.achieved,
        "sentence": sentences.status(found),
        "units_stated": list(found.stated),
        "registered": answer_view(found.registered, sentences),
        "best": answer_view(found.best, sentences),
        "completion": None if completion is None else answer_view(completion, sentences),
        "steps": [_step(step, sentences) for step in found.steps],
        "not_needed": [_not_needed(unit, sentences) for unit in found.not_needed],
        "gap": None if found.gap is None else _gap(found.gap, found, sentences),
        "units": [_standing(standing) for standing in found.standings.values()],
    }


def what_if_view(what_if: WhatIf, entry: Entry, language: str = "en") -> WhatIfView:
    """Return a question about other units with its answer."""
    sentences = QualificationSentences(entry.qualification, language)
    return {
        "add": list(what_if.add),
        "drop": list(what_if.drop),
        "no_changes": list(sentences.no_changes(what_if.add, what_if.drop, entry.result)),
        "answer": answer_view(what_if.answer, sentences),
        "sentence": sentences.answer(what_if.answer),
    }


def answer_view(answer: CombinationResult, sentences: QualificationSentences) -> AnswerView:
    """Return what can be said for some candidates."""
    return {
        "status": str(answer.status),
        "candidates": list(answer.candidates),
        "combination": [
            {
                "unit": counted.unit,
                "group": counted.group,
                "achieved": counted.achieved,
                "open": counted.open,
                "credit": number(counted.credit),
            }
            for counted in answer.combination
        ],
        "open": answer.open,
        "credit": number(answer.credit),
        "planned_credit": number(answer.planned_credit),
        "points": _number(answer.points),
        "most_points": _number(answer.most_points),
        "rules": [
            {
                "path": path_text(state.path),
                "group": state.group,
                "measure": state.measure,
                "have": number(state.have),
                "planned": number(state.planned),
                "need": number(state.need),
                "satisfied": state.satisfied,
                "sentence": sentences.rule(state.path, state.group, state.measure, state.need),
            }
            for state in answer.rules
        ],
        "capped": [
            {
                "path": path_text(cap.path),
                "group": cap.group,
                "have": number(cap.have),
                "most": number(cap.most),
                "sentence": sentences.capped(cap),
            }
            for cap in answer.capped
        ],
        "uncounted": [
            {
                "unit": unit.unit,
                "why": str(unit.why),
                "beside": unit.beside,
                "sentence": sentences.uncounted(unit),
            }
            for unit in answer.uncounted
        ],
        "shortfalls": [_shortfall(short, sentences) for short in answer.shortfalls],
        "together": [_shortfall(short, sentences) for short in answer.together],
        "proved": answer.proved,
        "bound": answer.bound,
    }


def _number(amount: Decimal | None) -> str | None:
    return None if amount is None else number(amount)


def _shortfall(short: Shortfall, sentences: QualificationSentences) -> ShortfallView:
    return {
        "path": path_text(short.path),
        "group": short.group,
        "measure": short.measure,
        "have": number(short.have),
        "need": number(short.need),
        "sentence": sentences.short(short),
    }


def _step(step: Step, sentences: QualificationSentences) -> StepView:
    return {
        "unit": step.unit,
        "group": step.group,
        "open": step.open,
        "credit": number(step.credit),
        "registered": step.registered,
        "waiting": [{"waiting_on": str(who), "gaps": n} for who, n in step.waiting],
        "sentence": sentences.step(step),
    }


def _gap(
    gap: QualificationGap, found: QualificationResult, sentences: QualificationSentences
) -> QualificationGapView:
    return {
        "waiting_on": gap.waiting_on and str(gap.waiting_on),
        "act": gap.act and str(gap.act),
        "units": list(gap.units),
        "rules": [path_text(state.path) for state in gap.rules],
        "sentence": "; ".join(sentences.next_moves(gap, found)),
    }


def _not_needed(unit: Uncounted, sentences: QualificationSentences) -> UncountedView:
    return {
        "unit": unit.unit,
        "why": str(unit.why),
        "beside": unit.beside,
        "sentence": sentences.not_needed(unit),
    }


def _standing(standing: Standing) -> UnitStandingView:
    return {
        "unit": standing.unit,
        "specification": standing.reference,
        "title": standing.title,
        "level": standing.level,
        "credit": number(standing.credit),
        "achieved": standing.achieved,
        "open": standing.open,
        "grade": standing.grade,
        "transferred": standing.transferred,
        "recorded": standing.recorded,
    }
