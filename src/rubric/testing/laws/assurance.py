"""The laws of samples and of pages over many learners (meaning 23.7)."""

from collections.abc import Sequence
from datetime import date
from random import Random

from rubric.assurance.claims import Claims, claims_of, learner_claims
from rubric.assurance.decisions import InForce, LearnerDecisions, Risk
from rubric.assurance.drawing import Sample, number_of, rank, sample_of
from rubric.assurance.holding import IN_ORDER
from rubric.assurance.views import learner_quality, views_of
from rubric.evaluation import FindingCode, Result, WaitingOn
from rubric.evaluation.nested_gaps import every_gap
from rubric.model.sampling import SamplingPlan, Take

#: on which samples are drawn
_DAY = date(2026, 11, 21)


def law_sample(
    learners: Sequence[LearnerDecisions], plan: SamplingPlan, seed: str, random: Random
) -> None:
    """A sample is the same every time, of the size and with the least of each that is asked.

    Args:
        learners: the decisions in force of each.
        plan: what is drawn by.
        seed: what is drawn with.
        random: puts learners and their decisions into another order.
    """
    sample = sample_of(learners, plan, seed, _DAY)
    others = [random.sample(one.decisions, len(one.decisions)) for one in learners]
    mixed = [
        one._replace(decisions=tuple(those)) for one, those in zip(learners, others, strict=True)
    ]
    assert sample_of(random.sample(mixed, len(mixed)), plan, seed, _DAY) == sample
    _size_is_exact(sample)
    for minimum in sample.minimums:
        assert minimum.drawn >= min(minimum.asked, minimum.there), minimum
    _heavier_is_drawn_before(sample, learners, seed)
    _more_weight_takes_nothing_out(sample, learners, seed)
    _others_move_nothing(learners, plan, seed)


def _size_is_exact(sample: Sample) -> None:
    for_least = [one for one in sample.drawn if one.for_least is not None]
    drawn = {one.decision for one in sample.drawn}
    assert len(drawn) == len(sample.drawn)
    assert len(drawn) == max(sample.asked, len(for_least)) <= sample.drawn_from


def _heavier_is_drawn_before(
    sample: Sample, learners: Sequence[LearnerDecisions], seed: str
) -> None:
    """Beside the least of each, nothing is drawn before what ranks higher."""
    drawn = {one.decision: one for one in sample.drawn}
    every = {d for one in learners for d in one.decisions if _could_be_drawn(d, sample)}
    whole = sample.plan.model_copy(update={"take": Take(decisions=1000)})
    weights = {d.decision: d.weight for d in sample_of(learners, whole, seed, _DAY).drawn}
    ranks = {d: rank(number_of(d, seed), weights[d]) for d in every}
    left = [ranks[d] for d in every if d not in drawn]
    by_weight = [ranks[d] for d, one in drawn.items() if one.for_least is None]
    assert not left or not by_weight or max(by_weight) <= min(left)


def _could_be_drawn(decision: InForce, sample: Sample) -> bool:
    return sample.plan.draw_from == "all" or not decision.reviews


def _more_weight_takes_nothing_out(
    sample: Sample, learners: Sequence[LearnerDecisions], seed: str
) -> None:
    heavier = Risk("beyond_resubmissions")
    plan = sample.plan
    if not plan.weights.beyond_resubmissions:
        return
    for one in sample.drawn[:2]:
        before = one.decision
        if heavier in before.risks:
            continue
        after = before._replace(risks=(*before.risks, heavier))
        changed = [
            other._replace(decisions=tuple(after if d == before else d for d in other.decisions))
            for other in learners
        ]
        again = sample_of(changed, plan, seed, _DAY)
        assert after in [drawn.decision for drawn in again.drawn]


def _others_move_nothing(
    learners: Sequence[LearnerDecisions], plan: SamplingPlan, seed: str
) -> None:
    """One learner more takes places of a number, and moves none of the others among themselves."""
    by_number = SamplingPlan.model_validate(
        {
            "format": "rubric/1", "kind": "sampling", "id": "n", "take": {"decisions": 3},
            "weights": plan.weights.model_dump(), "draw_from": plan.draw_from,
        }
    )  # fmt: skip
    if not learners or plan.weights.new_assessor or plan.weights.long_not_sampled:
        return  # one learner more may say of an assessor that they are not new
    fewer = sample_of(learners[1:], by_number, seed, _DAY)
    more = sample_of(learners, by_number, seed, _DAY)
    new = set(learners[0].decisions)
    kept = [one.decision for one in more.drawn if one.decision not in new]
    assert kept == [one.decision for one in fewer.drawn][: len(kept)]


def law_claims(results: Sequence[Result], random: Random) -> Claims:
    """Whoever is registered can be claimed for or is held up by one person; order changes nothing.

    Args:
        results: of each learner, judged on one day.
        random: puts them into another order.
    """
    on = results[0].on
    told = [claim for result in results for claim in learner_claims(result)]
    claims = claims_of(told, on)
    assert claims_of(random.sample(told, len(told)), on) == claims
    assert sum(len(page.learners) for page in claims.pages) == len(told)
    for page in claims.pages:
        held = [one for who in IN_ORDER for one in page.held_up_by(who)]
        assert len(page.learners) == len(page.claimable) + len(held)
        assert all(one.achieved for one in page.claimable)
        for one in page.learners:
            assert one.claimable == (one.held is None) == (not one.holds)
            assert one.held is None or one.held.next in one.holds
            assert all(hold.since is None or hold.since <= on for hold in one.holds)
        numbers = [len(one.learners) for one in page.most_held_up]
        assert numbers == sorted(numbers, reverse=True)
    for result in results:
        _nobody_waits_for_who_has_nothing_to_do(result)
    return claims


def _nobody_waits_for_who_has_nothing_to_do(result: Result) -> None:
    """Whoever encoded a rule is waited for only where one cannot be satisfied, or asks nothing."""
    if result.qualification is not None or any(not unit.tally.criteria for unit in result.units):
        return
    if all(gap.waiting_on is not WaitingOn.ENCODER for gap in every_gap(result.gaps)):
        holds = [hold for claim in learner_claims(result) for hold in claim.holds]
        assert all(hold.waiting_on is not WaitingOn.ENCODER for hold in holds)


def law_views(results: Sequence[Result], random: Random) -> None:
    """Every finding of every learner stands in one list, and what is sampled is what was decided.

    Args:
        results: of each learner, judged on one day.
        random: puts them into another order.
    """
    on = results[0].on
    told = [learner_quality(result) for result in results]
    views = views_of(told, on)
    assert views_of(random.sample(told, len(told)), on) == views
    entries = views.entries
    for code in FindingCode:
        found = [f for result in results for f in result.findings if f.code is code]
        if code is FindingCode.ACTION_OVERDUE:  # one that several units wait for stands there once
            assert len(entries[code]) == sum(map(_overdue, results))
        else:
            assert len(entries[code]) == len(found)
    units = [unit for result in results for unit in result.units]
    assert len(views.decided) == sum(unit.iqa.decided for unit in units)
    assert len(views.sampled) == sum(unit.iqa.sampled for unit in units)


def _overdue(result: Result) -> int:
    found = (f for f in result.findings if f.code is FindingCode.ACTION_OVERDUE)
    return len({finding.arguments["review"] for finding in found})
