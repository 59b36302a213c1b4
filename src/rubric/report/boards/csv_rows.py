"""Claims, the views for IQA and a sample as CSV, for spreadsheets: a row for each line."""

from collections.abc import Iterable, Iterator, Sequence

from rubric.assurance.claims import Claims
from rubric.assurance.drawing import Sample
from rubric.assurance.views import QualityViews
from rubric.report.boards.claims import next_said, standing
from rubric.report.boards.quality import entry_said
from rubric.report.boards.sample import why_said
from rubric.report.csv_cells import cell, lines
from rubric.report.sentences import Sentences, number

CLAIM_COLUMNS = (
    "on", "entered_for", "kind", "centre", "learner", "achieved", "claimable", "standing",
    "criteria", "criteria_achieved", "waiting_on", "act", "specification", "criterion", "review",
    "since", "next", "of_theirs", "decided", "sampled", "overdue", "set_aside",
    "claimable_band", "achieved_beyond_claim",
)  # fmt: skip
QUALITY_COLUMNS = (
    "on", "kind", "learner", "specification", "criterion", "records", "sentence",
)  # fmt: skip
SAMPLE_COLUMNS = (
    "on", "seed", "plan", "learner", "decision", "assessor", "date", "judgement", "criteria",
    "weight", "risks", "why", "files",
)  # fmt: skip


def claims_csv(claims: Claims, language: str = "en") -> str:
    """Return a row for each learner on each qualification or unit."""
    return _written(CLAIM_COLUMNS, _claims(claims, language))


def quality_csv(views: QualityViews, language: str = "en") -> str:
    """Return a row for each thing that IQA may want to look at."""
    return _written(QUALITY_COLUMNS, _looks(views, language))


def sample_csv(sample: Sample, language: str = "en") -> str:
    """Return a row for each decision that was drawn."""
    return _written(SAMPLE_COLUMNS, _drawn(sample, language))


def _written(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    cells = ([cell("" if text is None else str(text)) for text in row] for row in rows)
    return lines((columns, *cells), quoted=True)


def _claims(claims: Claims, language: str) -> Iterator[Sequence[object]]:
    for page in claims.pages:
        kind = "unit" if page.kind == "qualification" else page.kind
        sentences = Sentences(language, kind)
        for one in page.learners:
            hold = None if one.held is None else one.held.next
            moves: Sequence[object] = ("", "", "", "", "", "")
            if hold is not None:
                about = (hold.specification, hold.reference, hold.review)
                moves = (hold.waiting_on, hold.act, *about, hold.since)
            yield (
                claims.on, page.entered_for, page.kind, page.centre, one.learner,
                _yes(one.achieved), _yes(one.claimable), standing(one, sentences),
                one.tally.criteria, one.tally.achieved, *moves, next_said(one, sentences),
                0 if one.held is None else one.held.theirs, one.decided, one.sampled,
                len(one.overdue), one.set_aside, one.band, one.beyond,
            )  # fmt: skip


def _looks(views: QualityViews, language: str) -> Iterator[Sequence[object]]:
    sentences = Sentences(language)
    for kind, entries in views.entries.items():
        for one in entries:
            yield (
                views.on, kind, one.learner, one.specification, one.reference,
                "; ".join(one.records), entry_said(one, sentences),
            )  # fmt: skip


def _drawn(sample: Sample, language: str) -> Iterator[Sequence[object]]:
    sentences = Sentences(language)
    for one in sample.drawn:
        decision = one.decision
        yield (
            sample.on, sample.seed, sample.plan.reference, decision.learner, decision.decision,
            decision.assessor, decision.day, "met" if decision.met else "not_yet_met",
            "; ".join(decision.criteria), number(one.weight),
            "; ".join(weighed.risk.word for weighed in one.risks),
            "; ".join(why_said(one, sentences)),
            "; ".join(sample.files.get(decision, ())),
        )  # fmt: skip


def _yes(value: bool) -> str:
    return "yes" if value else "no"
