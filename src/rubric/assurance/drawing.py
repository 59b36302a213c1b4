"""A sample of decisions for IQA to review, drawn by weight and the same every time (meaning 23.5).

Weighted sampling without replacement as P. S. Efraimidis and P. G. Spirakis, "Weighted random
sampling with a reservoir", Information Processing Letters 97 (2006), give it: each decision has a
number u between 0 and 1 of its own, and those are drawn whose u to the power of 1/weight is
highest. Here u is a digest of the seed and the decision, so nothing is random: who has the plan,
the seed and the evidence draws the same, and another learner's decisions move no number of these.
The logarithm of it is taken in decimals, whose rounding is the same on every machine.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import ROUND_CEILING, ROUND_HALF_EVEN, Context, Decimal
from typing import NamedTuple

from rubric.assurance.decisions import InForce, LearnerDecisions, Risk, Seen
from rubric.evaluation.months import months_before
from rubric.model.order import people_order
from rubric.model.sampling import SamplingPlan
from rubric.model.scalars import period_months

#: bytes of a digest that make the number of a decision
_BYTES = 16
_EXACT = Context(prec=40, rounding=ROUND_HALF_EVEN)
_HUNDRED = Decimal(100)


class Weighed(NamedTuple):
    """A risk of a decision and what it adds to its weight."""

    risk: Risk
    weight: Decimal


class Minimum(NamedTuple):
    """One thing of which the sample holds so many decisions, or all that there are."""

    #: learner, assessor, method, criterion or site
    of: str
    name: str
    asked: int
    #: how many decisions there are to draw from, and how many were drawn
    there: int
    drawn: int


class Drawn(NamedTuple):
    """One decision of a sample, and why it is in it."""

    decision: InForce
    weight: Decimal
    risks: tuple[Weighed, ...]
    #: the least of which it was drawn to make up, as kind and name; None where by its weight alone
    for_least: tuple[str, str] | None


class NotDrawn(NamedTuple):
    """One decision that could have been drawn and was not."""

    decision: InForce
    weight: Decimal


class Sample(NamedTuple):
    """A sample of decisions, with all that it was drawn by."""

    plan: SamplingPlan
    seed: str
    on: date
    #: only decisions from this day on; None is all
    decided_from: date | None
    #: decisions in force that were left out because they were reviewed already
    left_out: tuple[InForce, ...]
    #: how many the plan asks for
    asked: int
    #: more than the plan asks for where the least of each takes more
    drawn: tuple[Drawn, ...]
    #: what could have been drawn, in the order in which it would have come
    not_drawn: tuple[NotDrawn, ...]
    minimums: tuple[Minimum, ...]
    #: learners or files of which nothing could be judged
    not_judged: tuple[str, ...]
    #: where a learner has different decisions under one id: the files that each stands in
    files: Mapping[InForce, tuple[str, ...]]

    @property
    def reviewed(self) -> int:
        """How many decisions were left out because they were reviewed already."""
        return len(self.left_out)

    @property
    def drawn_from(self) -> int:
        """How many decisions there were to draw from."""
        return len(self.drawn) + len(self.not_drawn)

    @property
    def new_without_decisions(self) -> tuple[str, ...]:
        """Whom the plan names as new assessors though no decision in force is theirs: slips."""
        drawn = [one.decision for one in self.drawn]
        others = [one.decision for one in self.not_drawn]
        deciders = {one.assessor for one in (*drawn, *others, *self.left_out)}
        return tuple(name for name in self.plan.new_assessors if name not in deciders)

    @property
    def in_force(self) -> int:
        """How many decisions are in force."""
        return self.drawn_from + self.reviewed


#: what a plan may ask a least of → what a decision has of it
_OF: Mapping[str, Callable[[InForce], Sequence[str]]] = {
    "learner": lambda one: (one.learner,),
    "assessor": lambda one: (one.assessor,),
    "method": lambda one: one.methods,
    "criterion": lambda one: one.criteria,
    "site": lambda one: one.sites,
}


def sample_of(
    learners: Iterable[LearnerDecisions],
    plan: SamplingPlan,
    seed: str,
    on: date,
    decided_from: date | None = None,
    not_judged: Iterable[str] = (),
) -> Sample:
    """Return the sample of decisions that a plan and a seed draw, in the order in which they rank.

    Args:
        learners: the decisions in force of each; their order changes nothing.
        plan: how many are drawn and what weighs.
        seed: any text; another one draws another sample.
        on: the day of the judgement.
        decided_from: only decisions from this day on are drawn.
        not_judged: learners or files of which nothing could be judged.
    """
    taken = list(learners)
    seen = [one for learner in taken for one in learner.assessors]
    of_all = dict.fromkeys(one for learner in taken for one in learner.decisions)
    every = [one for one in of_all if decided_from is None or one.day >= decided_from]
    left_out = [one for one in every if plan.draw_from == "unreviewed" and one.reviews]
    pool = [one for one in every if plan.draw_from != "unreviewed" or not one.reviews]
    of_assessors = _of_assessors(seen, plan, on)
    weighed = {one: tuple(_weighed(one, plan, of_assessors)) for one in pool}
    weights = {
        one: sum((risk.weight for risk in weighed[one]), plan.weights.each_decision) for one in pool
    }
    ranked = _ranked(weights, seed)
    asked = _asked(plan, len(pool))
    chosen, minimums = _chosen(ranked, plan, asked)
    return Sample(
        plan,
        seed,
        on,
        decided_from,
        tuple(sorted(left_out, key=_in_order)),
        asked,
        tuple(
            Drawn(one, weights[one], weighed[one], chosen[one]) for one in ranked if one in chosen
        ),
        tuple(NotDrawn(one, weights[one]) for one in ranked if one not in chosen),
        minimums,
        tuple(sorted(not_judged, key=people_order)),
        _files(taken, every),
    )


def _files(
    taken: Iterable[LearnerDecisions], every: Sequence[InForce]
) -> dict[InForce, tuple[str, ...]]:
    """The files of each decision whose id another decision of its learner has too."""
    of_one_id = Counter((one.learner, one.decision) for one in every)
    found: dict[InForce, set[str]] = {
        one: set() for one in every if of_one_id[one.learner, one.decision] > 1
    }
    for learner in taken if found else ():
        for one in learner.decisions:
            if learner.file and one in found:
                found[one].add(learner.file)
    return {
        one: tuple(sorted(found[one], key=people_order)) for one in sorted(found, key=_in_order)
    }


def _in_order(one: InForce) -> tuple[object, ...]:
    return people_order(one.learner), people_order(one.decision), repr(one)


def number_of(one: InForce, seed: str, turn: int = 0) -> Decimal:
    """Return the number between 0 and 1 that a decision has under a seed, as an exact decimal."""
    digest = hashlib.sha256()
    for text in ("rubric/sample/1", seed, str(turn), *one.drawn_by):
        told = text.encode("utf-8", "surrogatepass")
        digest.update(len(told).to_bytes(4, "big") + told)
    drawn = int.from_bytes(digest.digest()[:_BYTES], "big")
    # in the middle of its step, so that it is neither 0 nor 1
    return _EXACT.divide(Decimal(2 * drawn + 1), Decimal(2 ** (8 * _BYTES + 1)))


def rank(number: Decimal, weight: Decimal) -> Decimal:
    """Return what decisions are drawn by, the lowest first: the more the weight, the lower."""
    return _EXACT.divide(_EXACT.minus(number.ln(_EXACT)), weight)


def _ranked(weights: Mapping[InForce, Decimal], seed: str) -> list[InForce]:
    """Every decision in the order in which it is drawn, whatever the order given."""
    turns: dict[tuple[str, ...], int] = {}
    ranks: dict[InForce, tuple[Decimal, str]] = {}
    for one in sorted(weights, key=lambda one: (one.drawn_by, repr(one))):
        # two files may hold different decisions of one learner under one id
        turn = turns[one.drawn_by] = turns.get(one.drawn_by, -1) + 1
        ranks[one] = (rank(number_of(one, seed, turn), weights[one]), repr(one))
    return sorted(weights, key=lambda one: ranks[one])


def _asked(plan: SamplingPlan, there: int) -> int:
    """How many the plan asks for: the greater of the share and the number, or all."""
    percent = plan.take.percent or Decimal(0)
    share = (there * percent / _HUNDRED).to_integral_value(ROUND_CEILING)
    return min(max(int(share), plan.take.decisions or 0), there)


def _chosen(
    ranked: Sequence[InForce], plan: SamplingPlan, asked: int
) -> tuple[dict[InForce, tuple[str, str] | None], tuple[Minimum, ...]]:
    """The decisions that are drawn: what the least of each takes first, then by rank alone."""
    chosen: dict[InForce, tuple[str, str] | None] = {}
    least = [(of, n) for of, n in plan.at_least if n is not None]
    groups = {(of, name): group for of, _ in least for name, group in _groups(ranked, of)}
    most = dict(least)
    for (of, name), group in groups.items():
        lacking = most[of] - sum(one in chosen for one in group)
        for one in [one for one in group if one not in chosen][: max(lacking, 0)]:
            chosen[one] = (of, name)
    for one in ranked:
        if len(chosen) >= asked:
            break
        chosen.setdefault(one, None)
    told = (
        Minimum(of, name, most[of], len(group), sum(one in chosen for one in group))
        for (of, name), group in groups.items()
    )
    kinds = list(_OF)
    return chosen, tuple(sorted(told, key=lambda m: (kinds.index(m.of), people_order(m.name))))


def _groups(ranked: Iterable[InForce], of: str) -> Iterator[tuple[str, list[InForce]]]:
    """Yield what is asked a least of, in the order of rank: names, which may be pseudonyms, no."""
    found: dict[str, list[InForce]] = {}
    for one in ranked:
        for name in _OF[of](one):
            found.setdefault(name, []).append(one)
    yield from found.items()


def _of_assessors(seen: Iterable[Seen], plan: SamplingPlan, on: date) -> dict[str, tuple[str, ...]]:
    """What each assessor brings to the weight of their decisions."""
    first: dict[str, date] = {}
    last: dict[str, date | None] = {}
    for one in seen:
        first[one.assessor] = min(one.first_decision, first.get(one.assessor, date.max))
        known = last.get(one.assessor)
        days = [day for day in (known, one.last_review) if day is not None]
        last[one.assessor] = max(days, default=None)
    found = {}
    for assessor, since in first.items():
        words = []
        named = assessor in plan.new_assessors
        if named or (
            plan.new_for is not None and since > months_before(on, period_months(plan.new_for))
        ):
            words.append("new_assessor")
        reviewed = last[assessor]
        if plan.not_sampled_for is not None:
            long_ago = months_before(on, period_months(plan.not_sampled_for))
            if (since if reviewed is None else reviewed) <= long_ago:
                words.append("long_not_sampled")
        found[assessor] = tuple(words)
    return found


def _weighed(
    one: InForce, plan: SamplingPlan, of_assessors: Mapping[str, Sequence[str]]
) -> Iterator[Weighed]:
    """Yield each risk of a decision that the plan gives a weight, the heaviest first."""
    risks = (*map(Risk, of_assessors.get(one.assessor, ())), *one.risks)
    weights = dict(plan.weights)
    found = [Weighed(risk, weights[risk.word]) for risk in risks if weights.get(risk.word)]
    yield from sorted(found, key=lambda weighed: (-weighed.weight, weighed.risk.word))
