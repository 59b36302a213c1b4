"""Reports as CSV, for spreadsheets: a row for each criterion, or one for each link."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from rubric.evaluation import CriterionResult
from rubric.evaluation.nested_gaps import every_gap
from rubric.report.csv_cells import cell, lines
from rubric.report.sentences import Sentences, plain
from rubric.report.view.learner import LearnerSaid
from rubric.report.view.links import link_said
from rubric.report.view.unit import CriterionSaid, UnitSaid

#: what a row is about
Rows = Literal["criteria", "links"]
_SHARED = ("learner", "on", "specification", "outcome", "criterion")
COLUMNS: dict[Rows, tuple[str, ...]] = {
    "criteria": (
        *_SHARED, "text", "role", "band", "status", "status_label", "achieved", "mapped",
        "evidenced", "level", "waiting_on", "act", "move", "has", "closes_when", "rule",
        "rule_by_wording", "decisions", "assessors", "counted", "not_counted", "items_counted",
        "items_not_counted",
    ),
    "links": (
        *_SHARED, "status", "item", "method", "source", "date", "occasion", "amounts", "at",
        "covers", "state", "reason", "because",
    ),
}  # fmt: skip


def render_csv(
    learners: Sequence[LearnerSaid], rows: Rows = "criteria", language: str = "en"
) -> str:
    """Return the reports of one learner or several as CSV with a header, every cell quoted.

    A cell that a spreadsheet program could take for a formula has an apostrophe before it, and
    control characters stand there as visible escapes. The words of statuses, reasons and acts are
    those of the JSON; texts beside them are sentences.

    Args:
        learners: what is said of each.
        rows: what a row is about.
        language: of the sentences.
    """
    return lines((COLUMNS[rows], *_rows(learners, rows, language)), quoted=True)


def _rows(learners: Sequence[LearnerSaid], rows: Rows, language: str) -> Iterator[list[str]]:
    for learner in learners:
        for unit in learner.units:
            sentences = Sentences(language).about([unit.unit])
            for outcome in unit.outcomes:
                for criterion in outcome.criteria:
                    shared = _shared(learner, unit, outcome.ref, criterion)
                    told = [_criterion(criterion, unit, learner, sentences)]
                    if rows == "links":
                        told = list(_links(criterion, sentences))
                    yield from ([cell(text) for text in (*shared, *row)] for row in told)


def _shared(
    learner: LearnerSaid, unit: UnitSaid, outcome: str | None, criterion: CriterionSaid
) -> tuple[str, ...]:
    result = learner.result
    specification = unit.unit.specification.reference
    day, reference = result.on.isoformat(), criterion.result.reference
    return (result.learner, day, specification, outcome or "", reference)


def _criterion(
    said: CriterionSaid, unit: UnitSaid, learner: LearnerSaid, sentences: Sentences
) -> tuple[str, ...]:
    result, criterion = said.result, said.result.criterion
    gaps = (gap for gap in every_gap(unit.gaps) if gap.gap.reference == result.reference)
    gap = next(gaps, None)
    assessors = dict.fromkeys(learner.assessors[decision] for decision in result.decisions)
    return (
        criterion.text,
        criterion.role,
        criterion.band or "",
        str(result.status),
        said.status,
        _yes(result.achieved),
        str(len(result.links)),
        _yes(result.satisfied),
        result.level or "",
        str(said.waiting_on or ""),
        str(result.act or "") if said.waiting_on else "",
        said.move,
        "" if gap is None else sentences.states(gap.gap),
        "" if gap is None else gap.closes,
        sentences.rule(criterion.rule.node),
        _yes(criterion.rule.basis == "wording"),
        _several(result.decisions),
        _several(assessors),
        str(len(result.counted)),
        ";".join(str(link.reason) for link in result.links if link.reason),
        _several(_items(result, counted=True)),
        _several(_items(result, counted=False)),
    )


def _links(said: CriterionSaid, sentences: Sentences) -> Iterator[tuple[str, ...]]:
    for link in said.result.links:
        told, item = link_said(link, said.result, sentences), link.item
        amounts = (sentences.amount(name, n) for name, n in sorted(item.quantities.items()))
        yield (
            str(said.result.status),
            item.id,
            plain(link.method or ""),
            plain(item.source or ""),
            "" if item.day is None else item.day.isoformat(),
            item.occasion or "",
            _several(amounts),
            link.at or "",
            _several((*(link.parts or ()), *(link.range or ()))),
            told.state,
            str(link.reason or ""),
            told.because,
        )


def _items(result: CriterionResult, *, counted: bool) -> Iterator[str]:
    seen = dict.fromkeys(link.item.id for link in result.links if link.counted is counted)
    yield from seen


def _several(values: Iterable[str]) -> str:
    return "; ".join(values)


def _yes(value: bool) -> str:
    return "yes" if value else "no"
