"""Quality assurance over many results: views for IQA, claims, and a sample to review."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from rubric.api.portfolio import Read, read_file
from rubric.assurance.claims import Claims, LearnerClaim, claims_of, learner_claims
from rubric.assurance.decisions import decisions_of
from rubric.assurance.drawing import Sample, sample_of
from rubric.assurance.views import QualityViews, learner_quality, views_of
from rubric.checks.sampling import check_sampling
from rubric.diagnostics import Severity
from rubric.evaluation import Result
from rubric.load import Document, document_of
from rubric.model.sampling import SamplingPlan
from rubric.phrases import phrase
from rubric.sources import Located, located


def claims(results: Iterable[Result], *, on: date) -> Claims:
    """Return who can be claimed for and who holds up the others, a page a qualification and centre.

    Whoever is registered can be claimed for, or is held up by one person (meaning 23).

    Args:
        results: of each learner, judged on one day; they are gone through once.
        on: that day.

    Raises:
        SolverMissing: one is on a qualification, and the extra `planning` is not installed.
    """
    told: list[LearnerClaim] = []
    not_judged: list[str] = []
    for result in results:
        told += learner_claims(result)
        not_judged += [] if result.units else [result.learner]
    return claims_of(told, on, not_judged)


def quality_views(results: Iterable[Result], *, on: date) -> QualityViews:
    """Return what IQA may want to look at over many learners, and who decided what.

    Args:
        results: of each learner, judged on one day; they are gone through once.
        on: that day.
    """
    told, not_judged = [], []
    for result in results:
        told.append(learner_quality(result))
        not_judged += [] if result.units else [result.learner]
    return views_of(told, on, not_judged)


def sample(
    results: Iterable[Result],
    plan: SamplingPlan | None = None,
    *,
    seed: str,
    on: date,
    decided_from: date | None = None,
) -> Sample:
    """Return the decisions that a plan and a seed draw for review, each with its reasons.

    The same results, plan and seed draw the same decisions, in whatever order they are given.

    Args:
        results: of each learner, judged on one day; they are gone through once.
        plan: how many are drawn and what weighs; None is the plan of `new("sampling")`.
        seed: any text.
        on: the day of the judgement.
        decided_from: only decisions from this day on are drawn.

    Raises:
        ValueError: the plan does not say how many, or weighs what it does not define.
    """
    plan = default_plan() if plan is None else plan
    for problem in check_sampling(plan):
        raise ValueError(phrase(problem.code.slug, problem.arguments))
    told, not_judged = [], []
    for result in results:
        told.append(decisions_of(result))
        not_judged += [] if result.units else [result.learner]
    return sample_of(told, plan, seed, on, decided_from, not_judged)


def default_plan() -> SamplingPlan:
    """Return the plan by which a sample is drawn where none is named: that of the template."""
    from rubric.api.templates import new

    value = document_of(new("sampling"), "sampling.yaml").value
    assert isinstance(value, SamplingPlan)
    return value.model_copy(update={"id": "rubric-sampling"})


def load_sampling_plan(path: str | Path) -> tuple[SamplingPlan | None, tuple[Located, ...]]:
    """Return a sampling plan where the file holds a sound one, and every problem of the file."""
    return read_sampling_plan(Path(path))[:2]


def read_sampling_plan(path: Path) -> Read[SamplingPlan]:
    """Return the same with the file as it was read, for the places in it."""
    plan, problems, document = read_file(path, SamplingPlan, "sampling")
    if plan is None:
        return plan, problems, document
    found = tuple(sampling_problems(document))
    errors = any(problem.diagnostic.code.severity is Severity.ERROR for problem in found)
    return None if errors else plan, (*problems, *found), document


def sampling_problems(document: Document) -> Iterable[Located]:
    """Yield what is wrong with a sampling plan that could be read."""
    if isinstance(document.value, SamplingPlan):
        yield from (located(d, document.place) for d in check_sampling(document.value))
