"""Claims, the views for IQA and a sample as plain data in their published shapes."""

from collections import Counter
from collections.abc import Sequence

from rubric.assurance.claims import ClaimPage, Claims, HeldUp, LearnerClaim
from rubric.assurance.decisions import InForce
from rubric.assurance.drawing import Drawn, Sample
from rubric.assurance.holding import IN_ORDER, Hold
from rubric.assurance.views import Entry, QualityViews
from rubric.report.assurance_shape import (
    ClaimPageView,
    ClaimsView,
    ClosesView,
    DrawnView,
    HeldUpView,
    LearnerClaimView,
    LookView,
    NextView,
    QualityView,
    SampleView,
    WaitsView,
)
from rubric.report.boards.claims import closes, next_said
from rubric.report.boards.quality import entry_said
from rubric.report.boards.sample import risk_said
from rubric.report.boards.waiting import by_act
from rubric.report.sentences import Sentences, number


def claims_view(claims: Claims, language: str = "en") -> ClaimsView:
    """Return claims as plain data."""
    return {
        "format": "rubric/1",
        "kind": "claims",
        "on": claims.on.isoformat(),
        "pages": [_page(page, claims, language) for page in claims.pages],
        "not_judged": list(claims.not_judged),
    }


def _page(page: ClaimPage, claims: Claims, language: str) -> ClaimPageView:
    sentences = Sentences(language, "unit" if page.kind == "qualification" else page.kind)
    waiting = Counter(hold.waiting_on for one in page.learners for hold in one.holds)
    learners = page.learners
    return {
        "entered_for": page.entered_for,
        "title": page.title,
        "kind": page.kind,
        "centre": page.centre,
        "registered": len(learners),
        "achieved": len(page.achieved),
        "claimable": len(page.claimable),
        "held_up": len(learners) - len(page.claimable),
        "held_up_by": [
            {
                "waiting_on": str(who),
                "learners": [one.learner for one in page.held_up_by(who)],
                "waiting": waiting[who],
            }
            for who in IN_ORDER
        ],
        "most_held_up": [_held_up(one, sentences) for one in page.most_held_up],
        "decided": sum(one.decided for one in learners),
        "sampled": sum(one.sampled for one in learners),
        "actions_overdue": sum(len(one.overdue) for one in learners),
        "learners": [_learner(one, claims, sentences) for one in learners],
    }


def _held_up(one: HeldUp, sentences: Sentences) -> HeldUpView:
    told: dict[tuple[str, str, str], list[str]] = {}
    for learner, hold in one.learners:
        key = str(hold.waiting_on), str(hold.act), closes(hold, sentences)
        told.setdefault(key, []).append(learner)
    most_first = sorted(told.items(), key=lambda t: (-len(t[1]), t[0]))
    each: list[ClosesView] = [
        {"waiting_on": who, "act": act, "sentence": sentence, "learners": learners}
        for (who, act, sentence), learners in most_first
    ]
    n = len(one.learners)
    return {"criterion": one.place, "text": one.text, "learners": n, "closes": each}


def _learner(one: LearnerClaim, claims: Claims, sentences: Sentences) -> LearnerClaimView:
    return {
        "learner": one.learner,
        "achieved": one.achieved,
        "claimable": one.claimable,
        "claimable_band": one.band,
        "achieved_beyond_claim": one.beyond,
        "criteria": one.tally.criteria,
        "criteria_achieved": one.tally.achieved,
        "next": _next(one, claims, sentences),
        "waits": [_waits(*key, holds) for key, holds in by_act(one.holds).items()],
        "decided": one.decided,
        "sampled": one.sampled,
        "overdue": [
            {
                "learner": late.learner,
                "specification": late.specification,
                "review": late.review,
                "due": late.due,
            }
            for late in one.overdue
        ],
        "set_aside": one.set_aside,
    }


def _waits(who: str, act: str, holds: Sequence[Hold]) -> WaitsView:
    others = [hold for hold in holds if hold.place is None and hold.review is None]
    return {
        "waiting_on": who,
        "act": act,
        "criteria": [hold.place for hold in holds if hold.place is not None],
        "reviews": [hold.review for hold in holds if hold.review is not None],
        "specifications": [hold.specification for hold in others if hold.specification is not None],
    }


def _next(one: LearnerClaim, claims: Claims, sentences: Sentences) -> NextView | None:
    if one.held is None:
        return None
    hold: Hold = one.held.next
    return {
        "waiting_on": str(hold.waiting_on),
        "act": str(hold.act),
        "specification": hold.specification,
        "criterion": hold.reference,
        "review": hold.review,
        "since": None if hold.since is None else hold.since.isoformat(),
        "days": None if hold.since is None else (claims.on - hold.since).days,
        "sentence": next_said(one, sentences),
        "of_theirs": one.held.theirs,
    }


def quality_view(views: QualityViews, language: str = "en") -> QualityView:
    """Return the views for IQA as plain data."""
    sentences, entries = Sentences(language), views.entries
    return {
        "format": "rubric/1",
        "kind": "quality",
        "on": views.on.isoformat(),
        "learners": len(views.learners),
        "counts": [{"kind": str(kind), "n": len(those)} for kind, those in entries.items()],
        "entries": [_look(one, sentences) for those in entries.values() for one in those],
        "decided": [
            {
                "learner": one.learner,
                "specification": one.specification,
                "criterion": one.place.partition("/")[2],
                "decisions": list(one.decisions),
                "assessors": list(one.assessors),
                "reviews": list(one.reviews),
            }
            for one in views.decided
        ],
        "not_judged": list(views.not_judged),
    }


def _look(one: Entry, sentences: Sentences) -> LookView:
    arguments = {} if one.finding is None else one.finding.arguments
    return {
        "kind": str(one.kind),
        "learner": one.learner,
        "specification": one.specification,
        "criterion": one.reference,
        "records": list(one.records),
        "arguments": {
            name: value if isinstance(value, int) else str(value)
            for name, value in arguments.items()
        },
        "sentence": entry_said(one, sentences),
    }


def sample_view(sample: Sample, language: str = "en") -> SampleView:
    """Return a sample as plain data."""
    sentences, since = Sentences(language), sample.decided_from

    def files_of(one: InForce) -> list[str]:
        return list(sample.files.get(one, ()))

    return {
        "format": "rubric/1",
        "kind": "sample",
        "on": sample.on.isoformat(),
        "seed": sample.seed,
        "plan": sample.plan.reference,
        "decided_from": None if since is None else since.isoformat(),
        "in_force": sample.in_force,
        "reviewed": sample.reviewed,
        "drawn_from": sample.drawn_from,
        "asked": sample.asked,
        "drawn": [_drawn(one, files_of(one.decision), sentences) for one in sample.drawn],
        "not_drawn": [
            {
                "learner": one.decision.learner,
                "decision": one.decision.decision,
                "weight": number(one.weight),
                "files": files_of(one.decision),
            }
            for one in sample.not_drawn
        ],
        "left_out": [
            {
                "learner": one.learner,
                "decision": one.decision,
                "reviews": list(one.reviews),
                "files": files_of(one),
            }
            for one in sample.left_out
        ],
        "at_least": [
            {
                "of": one.of,
                "name": one.name,
                "at_least": one.asked,
                "there": one.there,
                "drawn": one.drawn,
            }
            for one in sample.minimums
        ],
        "new_without_decisions": list(sample.new_without_decisions),
        "not_judged": list(sample.not_judged),
    }


def _drawn(one: Drawn, files: list[str], sentences: Sentences) -> DrawnView:
    decision = one.decision
    return {
        "learner": decision.learner,
        "decision": decision.decision,
        "assessor": decision.assessor,
        "date": decision.day.isoformat(),
        "judgement": "met" if decision.met else "not_yet_met",
        "criteria": list(decision.criteria),
        "weight": number(one.weight),
        "risks": [
            {
                "risk": weighed.risk.word,
                "criteria": list(weighed.risk.criteria),
                "weight": number(weighed.weight),
                "sentence": risk_said(weighed, sentences),
            }
            for weighed in one.risks
        ],
        "drawn_for": None
        if one.for_least is None
        else {"of": one.for_least[0], "name": one.for_least[1]},
        "reviews": list(decision.reviews),
        "files": files,
    }
