"""What keeps each unit of a learner from being claimed, for whoever claims certificates."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rubric.evaluation import Obstacle, Result, UnitResult
from rubric.report.layout import joined, wrapped
from rubric.report.problem_text import problem_lines
from rubric.report.sentences import Sentences, number
from rubric.sources import Located

if TYPE_CHECKING:
    from rubric.evaluation.qualifications import QualificationResult
    from rubric.report.sentences.qualifications import QualificationSentences


def render_claims(result: Result, set_aside: Sequence[Located] = (), language: str = "en") -> str:
    """Return whether each unit can be claimed, and what stands in the way.

    Args:
        result: one learner's result.
        set_aside: `result.set_aside` with places, where they are known.
        language: of the sentences.
    """
    sentences = Sentences(language)
    lines: list[str] = []
    if set_aside:
        lines += [sentences.say("head.set_aside", n=len(set_aside)), ""]
        for problem in set_aside:
            lines += [*problem_lines(problem, None, language), ""]
    if result.qualification is not None:
        lines += [*_qualification(result, result.qualification, language), ""]
    for unit in result.units:
        lines += [*_unit(unit, result, sentences.about([unit])), ""]
    return joined(lines)


def _qualification(result: Result, found: "QualificationResult", language: str) -> Iterator[str]:
    from rubric.report.sentences.qualifications import QualificationSentences  # few are on one

    sentences = QualificationSentences(found.qualification, language)
    say = sentences.say
    yield from wrapped(say("head.unit", title=found.qualification.title))
    learner = say("head.learner", learner=result.learner)
    on = say("head.on", day=result.on.isoformat())
    yield from wrapped(" · ".join((found.qualification.reference, learner, on)))
    yield ""
    yield say("claim.can") if result.claimable else say("claim.cannot")
    told = [sentences.status(found)] if result.claimable else _in_the_way(found, sentences)
    for line in told:
        yield from wrapped(line, "  - ", "    ")
    counting = {counted.unit for counted in found.registered.combination if counted.achieved}
    held = tuple(
        unit.specification.id
        for unit in result.units
        if unit.specification.id in counting and not unit.claimable
    )
    if held:
        yield from wrapped(say("entry.held", units=held), "  - ", "    ")


def _in_the_way(found: "QualificationResult", sentences: "QualificationSentences") -> Iterator[str]:
    """Yield why a qualification cannot be claimed: what is not achieved, and what comes next."""
    if not found.achieved:
        yield sentences.status(found)
    elif not found.registered.achieved:
        yield sentences.say("claim.unregistered")
    if found.gap is not None:
        yield from sentences.next_moves(found.gap, found)
    towards = found.best if found.completion is None else found.completion
    for rule in towards.rules:
        if rule.measure == "points" and not rule.satisfied:
            points, need = number(rule.have), number(rule.need)
            yield sentences.say("entry.points_of", points=points, of=need)


def _unit(unit: UnitResult, result: Result, sentences: Sentences) -> Iterator[str]:
    say = sentences.say
    yield from wrapped(say("head.unit", title=unit.specification.title))
    learner = say("head.keeper" if sentences.checklist else "head.learner", learner=result.learner)
    on = say("head.on", day=result.on.isoformat())
    yield from wrapped(" · ".join((unit.specification.reference, learner, on)))
    yield ""
    band, beyond = unit.claimable_band, unit.achieved_beyond_claim
    can = say("claim.can") if band is None else say("claim.can_at", band=band)
    yield can if unit.claimable else say("claim.cannot")
    if beyond is not None:
        yield from wrapped(say("claim.beyond", grade=beyond), "  ")
    for obstacle in unit.in_the_way:
        yield from wrapped(sentences.obstacle(unit, obstacle), "  - ", "    ")
        if obstacle is Obstacle.NOT_ACHIEVED:
            still_open = tuple(
                criterion.reference for criterion in unit.criteria.values() if unit.waits(criterion)
            )
            if still_open:
                yield from wrapped(say("claim.open", references=still_open), "    ")
    if unit.iqa.decided:
        yield from wrapped(sentences.iqa(unit), "  ")
