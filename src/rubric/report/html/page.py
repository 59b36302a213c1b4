"""What a page shows: reports with the marks by which the page is filtered and links to itself."""

from collections.abc import Iterator, Sequence
from itertools import count
from typing import NamedTuple

from rubric.evaluation import CriterionResult, Finding, Tally
from rubric.evaluation.nested_gaps import every_gap
from rubric.model.order import people_order
from rubric.report.html.facets import Facet, Facets
from rubric.report.html.matrix import Matrix, matrix_of
from rubric.report.sentences import Sentences
from rubric.report.since.saying import SinceSaid, since_said
from rubric.report.together import together_said
from rubric.report.view.gap import GapSaid
from rubric.report.view.learner import LearnerSaid
from rubric.report.view.people import feedback_said, people_said
from rubric.report.view.summary import (
    Line,
    Share,
    Total,
    credit_shares,
    overview,
    share_sentence,
    shares,
    total,
)
from rubric.report.view.trail import TrailSaid, trail_said
from rubric.report.view.unit import CriterionSaid, OutcomeSaid, UnitSaid


class PageCriterion(NamedTuple):
    """One criterion on a page."""

    said: CriterionSaid
    trail: TrailSaid
    feedback: tuple[str, ...]
    #: the marks by which it is filtered, and where its trail and its gap stand
    marks: str
    trail_at: str
    gap_at: str


class PageOutcome(NamedTuple):
    """One outcome on a page, with its criteria."""

    said: OutcomeSaid
    name: str
    criteria: tuple[PageCriterion, ...]


class PageGap(NamedTuple):
    """One gap on a page, with those of the alternatives that share it."""

    said: GapSaid
    marks: str
    at: str
    feedback: tuple[str, ...]
    alternatives: tuple[tuple[str, str | None, tuple["PageGap", ...]], ...]


class PageUnit(NamedTuple):
    """One unit on a page."""

    said: UnitSaid
    sentences: Sentences
    anchor: str
    shares: tuple[Share, ...]
    share: str
    #: the counts, each by itself: what it is called, how many, and of how many
    counts: tuple[tuple[str, int, int], ...]
    outcomes: tuple[PageOutcome, ...]
    matrix: Matrix
    gaps: tuple[PageGap, ...]
    together: tuple[str, ...]
    findings_head: str
    findings: tuple[str, ...]
    #: items with their titles, where these were asked for
    titles: tuple[tuple[str, str], ...]


class PageLearner(NamedTuple):
    """One learner on a page."""

    said: LearnerSaid
    anchor: str
    #: whose report it is
    heading: str
    #: whether something stands before its units
    opens: bool
    #: of a qualification, how much of its credit counts
    credit: tuple[Share, ...]
    since: SinceSaid | None
    units: tuple[PageUnit, ...]
    #: those that are of no unit above
    findings_head: str
    findings: tuple[str, ...]
    people: tuple[str, ...]


class PageLine(NamedTuple):
    """One unit of one learner in an overview, with where it stands."""

    line: Line
    anchor: str
    share: str


class PageTotal(NamedTuple):
    """Several units together."""

    said: Total
    share: str
    counts: tuple[tuple[str, int, int], ...]


class Page(NamedTuple):
    """Everything that a page shows."""

    title: str
    learners: tuple[PageLearner, ...]
    #: where there are several units, and no one qualification says how they count together
    total: PageTotal | None
    #: a line for each unit, where there are several
    overview: tuple[PageLine, ...]
    facets: tuple[Facet, ...]
    #: criteria that can be filtered
    criteria: int


def page_of(learners: Sequence[LearnerSaid], language: str = "en") -> Page:
    """Return everything that a page of these reports shows."""
    facets, sentences = Facets(language), Sentences(language)
    numbers = count(1)
    told = tuple(_learner(learner, facets, numbers, sentences) for learner in learners)
    units = [unit for learner in told for unit in learner.units]
    lines = tuple(
        PageLine(line, unit.anchor, unit.share)
        for line, unit in zip(overview(learners, language), units, strict=True)
    )
    if len(learners) == 1:
        title = sentences.say("page.learner", learner=learners[0].result.learner)
    else:
        title = sentences.say("page.class", n=len(learners))
    alone = len(learners) == 1 and learners[0].qualification is not None
    return Page(
        title,
        told,
        None if alone or len(lines) < 2 else _total(learners, sentences),
        lines if len(lines) > 1 else (),
        facets.found(),
        sum(len(outcome.criteria) for unit in units for outcome in unit.outcomes),
    )


def _total(learners: Sequence[LearnerSaid], sentences: Sentences) -> PageTotal:
    said = total(learners, sentences.language)
    counts = tuple(_counts(said.tally, sentences, decided=True))
    return PageTotal(said, share_sentence(said.shares, sentences), counts)


def _learner(
    said: LearnerSaid, facets: Facets, numbers: Iterator[int], sentences: Sentences
) -> PageLearner:
    anchor = f"l{next(numbers)}"
    since = said.asked.since
    return PageLearner(
        said,
        anchor,
        sentences.say("head.learner", learner=said.result.learner),
        bool(said.set_aside or said.diagnostics or since or said.qualification),
        ()
        if said.result.qualification is None
        else credit_shares(said.result.qualification, sentences),
        None if since is None else since_said(since, sentences.language),
        tuple(_unit(unit, said, facets, numbers) for unit in said.units),
        *_findings(_of_no_unit(said), sentences.about(said.result.units)),
        people_said(said.asked.included, said.result, sentences),
    )


def _unit(said: UnitSaid, learner: LearnerSaid, facets: Facets, numbers: Iterator[int]) -> PageUnit:
    sentences = Sentences(learner.language).about([said.unit])
    anchor = f"u{next(numbers)}"
    gap_at: dict[str | None, str] = {
        gap.gap.reference: f"g{next(numbers)}" for gap in every_gap(said.gaps) if gap.gap.reference
    }
    marks = {
        criterion.result.reference: facets.of_criterion(criterion, outcome, said, learner)
        for outcome in said.outcomes
        for criterion in outcome.criteria
    }
    outcomes = tuple(
        PageOutcome(
            outcome,
            facets.outcome_name(outcome, sentences),
            tuple(
                PageCriterion(
                    criterion,
                    trail_said(criterion.result, sentences),
                    _feedback(criterion.result, learner, sentences),
                    marks[criterion.result.reference],
                    f"t{next(numbers)}",
                    gap_at.get(criterion.result.reference, ""),
                )
                for criterion in outcome.criteria
            ),
        )
        for outcome in said.outcomes
    )
    told, tally = shares(said, sentences), said.unit.tally
    found = learner.together.get(said.unit.specification.reference)
    titles = learner.asked.included.titles
    items = {link.item.id for one in said.unit.criteria.values() for link in one.links}
    return PageUnit(
        said,
        sentences,
        anchor,
        told,
        share_sentence(told, sentences),
        tuple(_counts(tally, sentences, decided=said.unit.specification.decided)),
        outcomes,
        matrix_of(said, sentences),
        tuple(_gap(gap, said, learner, facets, marks, gap_at) for gap in said.gaps),
        together_said(found, said.unit, sentences) if found is not None and said.gaps else (),
        *_findings(_of_unit(said, learner), sentences),
        tuple((item, titles[item]) for item in sorted(items & titles.keys(), key=people_order)),
    )


def _of_unit(unit: UnitSaid, learner: LearnerSaid) -> Sequence[Finding]:
    """The findings of a unit; where it is the only one, those on records too."""
    alone = len(learner.result.units) == 1
    return (*unit.unit.findings, *(learner.result.record_findings if alone else ()))


def _of_no_unit(learner: LearnerSaid) -> Sequence[Finding]:
    alone = len(learner.result.units) == 1 and learner.units
    return () if alone else learner.result.record_findings


def _findings(found: Sequence[Finding], sentences: Sentences) -> tuple[str, tuple[str, ...]]:
    """What findings are headed by, and each of them; nothing where there are none."""
    head = sentences.say("head.findings", n=len(found)) if found else ""
    return head, tuple(sentences.finding(finding) for finding in found)


def _counts(tally: Tally, sentences: Sentences, *, decided: bool) -> Iterator[tuple[str, int, int]]:
    for name, n in (
        ("mapped", tally.mapped),
        ("evidenced", tally.evidenced),
        ("achieved", tally.achieved),
    ):
        yield sentences.say(f"column.{name}"), n, tally.criteria
    if decided or tally.verified:
        yield sentences.say("column.verified"), tally.verified, tally.criteria


def _gap(
    said: GapSaid,
    unit: UnitSaid,
    learner: LearnerSaid,
    facets: Facets,
    marks: dict[str, str],
    gap_at: dict[str | None, str],
) -> PageGap:
    reference = said.gap.reference
    sentences = Sentences(learner.language).about([unit.unit])
    below = tuple(
        (
            alternative.name,
            alternative.text,
            tuple(_gap(own, unit, learner, facets, marks, gap_at) for own in alternative.gaps),
        )
        for alternative in said.alternatives
    )
    if reference is not None and not below:
        found = marks[reference]
    else:
        found = facets.of_gap(said, unit, [marks[own] for own in _references(said)])
    feedback = tuple(feedback_said(said.decisions, learner.asked.included, sentences))
    return PageGap(said, found, gap_at.get(reference, ""), feedback, below)


def _references(said: GapSaid) -> list[str]:
    return [gap.gap.reference for gap in every_gap([said]) if gap.gap.reference is not None]


def _feedback(
    result: CriterionResult, learner: LearnerSaid, sentences: Sentences
) -> tuple[str, ...]:
    return tuple(feedback_said(result.decisions, learner.asked.included, sentences))
