"""A plan as JSON: words, numbers and sentences."""

from collections.abc import Callable

from rubric.diagnostics import Diagnostic, path_text
from rubric.evaluation import Gap
from rubric.planning import ChosenTask, Plan, Served, StillOpen, Uncounted
from rubric.planning.choosing import MOST_STEPS
from rubric.report.gap_json import clause_view
from rubric.report.plan_sentences import PlanSentences, ids
from rubric.report.plan_shape import (
    ChosenTaskView,
    PlaceOfGapView,
    PlanView,
    ServedView,
    StillOpenView,
    UncountedTaskView,
)
from rubric.report.problem_json import cut, problem_view
from rubric.report.sentences import number
from rubric.sources import Located


def plan_view(
    plan: Plan, language: str = "en", placed: Callable[[Diagnostic], Located] = Located
) -> PlanView:
    """Return a plan as plain data in its published shape.

    Args:
        plan: what was found.
        language: of the sentences.
        placed: gives a problem its place.
    """
    sentences = PlanSentences(plan, language)
    problems = (*plan.problems, *plan.before.problems)
    entry = plan.before.entry
    return {
        "format": "rubric/1",
        "kind": "plan",
        "opportunities": plan.opportunities,
        "learner": None if plan.learner is None else cut(plan.learner),
        "on": plan.on.isoformat(),
        "qualification": None if entry is None else entry.qualification.reference,
        "specifications": [unit.specification.reference for unit in plan.before.units],
        "sentence": "" if problems else sentences.to_do(),
        "achieved": plan.before.achieved,
        "tasks": [_task(chosen, sentences) for chosen in plan.chosen],
        "times": plan.times,
        "hours": number(plan.hours),
        "effort": None if plan.effort is None else number(plan.effort),
        "proved": plan.proved,
        "bound": MOST_STEPS,
        "closes": [_place(one.specification, one.gap) for one in plan.closes],
        "left_out": list(ids(plan.left_out)),
        "still_open": [_open(entry, sentences) for entry in plan.still_open],
        "coverage": [_served(entry, sentences) for entry in plan.coverage],
        "set_aside": [problem_view(placed(d), language) for d in plan.before.set_aside],
        "problems": [problem_view(placed(d), language) for d in problems],
    }


def _place(specification: str, gap: Gap) -> PlaceOfGapView:
    return {
        "specification": specification,
        "scope": path_text(gap.scope),
        "criterion": gap.reference,
    }


def _task(chosen: ChosenTask, sentences: PlanSentences) -> ChosenTaskView:
    task = chosen.task
    return {
        "id": task.id,
        "title": task.title,
        "times": chosen.times,
        "of": task.times,
        "method": task.method,
        "source": task.source,
        "quantities": {name: number(n) for name, n in sorted(task.quantities.items())},
        "occasion": task.occasion,
        "site": task.site,
        "observed_by": task.observed_by,
        "witnessed": task.witnessed,
        "new_each_time": sorted(task.new_each_time),
        "effort": None if task.effort is None else number(task.effort),
        "closes": [_place(one.specification, one.gap) for one in chosen.closes],
        "sentence": sentences.closes(chosen) if chosen.closes else "",
    }


def _uncounted(specification: str, one: Uncounted, sentences: PlanSentences) -> UncountedTaskView:
    return {
        "task": one.task,
        "criterion": one.criterion,
        "reason": None if one.link.reason is None else str(one.link.reason),
        "sentence": sentences.uncounted(specification, one, alone=False),
    }


def _open(entry: StillOpen, sentences: PlanSentences) -> StillOpenView:
    gap = entry.gap
    return {
        "specification": entry.specification,
        "scope": path_text(gap.scope),
        "criterion": gap.reference,
        "why": str(entry.why),
        "waiting_on": str(gap.waiting_on),
        "act": str(gap.act),
        "clauses": [clause_view(s, sentences.about(entry.specification)) for s in gap.clauses],
        "uncounted": [_uncounted(entry.specification, one, sentences) for one in entry.uncounted],
        "alternatives": [_open(inner, sentences) for inner in entry.alternatives],
        "sentence": sentences.why(entry),
    }


def _served(entry: Served, sentences: PlanSentences) -> ServedView:
    return {
        "specification": entry.specification,
        "criterion": entry.reference,
        "alternative": entry.alternative,
        "tasks": [task.id for task in entry.tasks],
        "uncounted": [_uncounted(entry.specification, one, sentences) for one in entry.uncounted],
        "covered": entry.covered,
        "enough": entry.enough,
        "sentence": sentences.served(entry),
    }
