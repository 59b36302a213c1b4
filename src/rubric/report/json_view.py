"""Any result as JSON: codes, arguments and sentences; nothing personal is in it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rubric.evaluation import Result
from rubric.report.json_text import json_text
from rubric.report.problem_json import Placed
from rubric.report.result_json import result_view
from rubric.report.result_shape import IncludedView, ResultView
from rubric.report.sentences import Sentences
from rubric.report.view.included import NOTHING, Included
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
    placed = Placed(problems).at
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
