"""How far a unit is and whose move the rest is, as counts that add up; a line for each learner."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rubric.evaluation import Tally, WaitingOn
from rubric.report.sentences import Sentences
from rubric.report.view.learner import LearnerSaid
from rubric.report.view.unit import UnitSaid

if TYPE_CHECKING:
    from rubric.evaluation.qualifications import QualificationResult

#: what the criteria of a unit are divided into, in the order of a bar
SHARES = ("achieved", *(str(who) for who in WaitingOn), "nobody")


class Share(NamedTuple):
    """Some of the criteria that count: those achieved, or those that wait on one person."""

    who: str
    label: str
    n: int


class Line(NamedTuple):
    """One unit of one learner in an overview."""

    learner: LearnerSaid
    unit: UnitSaid
    shares: tuple[Share, ...]


def shares(said: UnitSaid, sentences: Sentences) -> tuple[Share, ...]:
    """Return how many criteria are achieved and on whom the others wait; they add up to the tally.

    What waits on nobody are alternatives that are no longer needed.
    """
    counts: Counter[str] = Counter()
    for outcome in said.outcomes:
        for criterion in outcome.criteria:
            if criterion.result.criterion.asked:
                waits = criterion.waiting_on or "nobody"
                counts["achieved" if criterion.result.achieved else str(waits)] += 1
    return tuple(_share(who, counts[who], sentences) for who in SHARES if counts[who])


def _share(who: str, n: int, sentences: Sentences) -> Share:
    if who == "achieved":
        return Share(who, sentences.say("share.achieved"), n)
    if who == "nobody":
        return Share(who, sentences.say("share.nobody"), n)
    waits = sentences.say("share.waiting", who=sentences.who(WaitingOn(who)))
    return Share(who, waits, n)


def share_sentence(told: Sequence[Share], sentences: Sentences) -> str:
    """Return the shares in one sentence, each with its number."""
    each = tuple(sentences.say("share.n", n=share.n, label=share.label) for share in told)
    return sentences.say("share.all", shares=each)


def overview(learners: Sequence[LearnerSaid], language: str = "en") -> Iterator[Line]:
    """Yield a line for each unit of each learner."""
    for learner in learners:
        for unit in learner.units:
            sentences = Sentences(language).about([unit.unit])
            yield Line(learner, unit, shares(unit, sentences))


class Total(NamedTuple):
    """Several units together: how many are achieved, and the counts over all their criteria."""

    headline: str
    shares: tuple[Share, ...]
    tally: Tally


def total(learners: Sequence[LearnerSaid], language: str = "en") -> Total:
    """Return what can be said of every unit of every learner together."""
    lines, sentences = list(overview(learners, language)), Sentences(language)
    counts: Counter[str] = Counter()
    for line in lines:
        for share in line.shares:
            counts[share.who] += share.n
    done = sum(learner.result.achieved for learner in learners)
    if len(learners) > 1:
        headline = sentences.say("total.learners", done=done, n=len(learners))
    else:
        achieved = sum(line.unit.unit.achieved for line in lines)
        headline = sentences.say("total.units", done=achieved, n=len(lines))
    return Total(
        headline,
        tuple(_share(who, counts[who], sentences) for who in SHARES if counts[who]),
        Tally.total(line.unit.unit.tally for line in lines),
    )


def credit_shares(found: "QualificationResult", sentences: Sentences) -> tuple[Share, ...]:
    """Return how much of the credit of a qualification counts, in hundredths of it; () for none."""
    of = found.qualification.credit
    towards = found.best if found.completion is None else found.completion
    if not of:
        return ()
    counts = min(100, int(100 * towards.credit / of))
    told = (
        Share("achieved", sentences.say("share.credit"), counts),
        Share("nobody", sentences.say("share.credit_open"), 100 - counts),
    )
    return tuple(share for share in told if share.n)
