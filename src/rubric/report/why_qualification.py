"""Why a qualification or one of its groups is as it is: its rules, and every unit."""

from collections.abc import Callable, Iterator

from rubric.diagnostics import Path
from rubric.evaluation.qualifications.trail import QualificationTrail, UnitReason
from rubric.phrases import shown
from rubric.report.layout import joined, labelled, prose, wrapped
from rubric.report.sentences import number
from rubric.report.sentences.qualifications import QualificationSentences
from rubric.sources import Place

_HANGING = "      "


def render_qualification_trail(
    trail: QualificationTrail,
    learner: str,
    place: Callable[[Path], Place | None],
    language: str = "en",
) -> str:
    """Return why a qualification or a group of it is as it is.

    Args:
        trail: what the verdict rests on.
        learner: whose portfolio it is.
        place: where a path of the qualification stands.
        language: of the sentences.
    """
    qualification = trail.result.qualification
    sentences = QualificationSentences(qualification, language)
    say = sentences.say
    if trail.group is None:
        lines = wrapped(prose(qualification.title))
        status = say("status.achieved" if trail.achieved else "status.open")
    else:
        [group] = [one for one in qualification.groups if one.ref == trail.group]
        lines = labelled(shown(group.ref), prose(group.title or say("why.group")), "", 6)
        status = say("why.satisfied" if trail.achieved else "why.not_satisfied")
    told = say("why.status", learner=learner, unit=qualification.reference, status=status)
    lines += wrapped(told, "", "  ")
    lines += wrapped(sentences.status(trail.result), "", "  ") if trail.group is None else []
    lines += wrapped(_told_of(trail, sentences), "", "  ")
    if not trail.answer.proved:
        lines += wrapped(say("entry.not_proved", bound=trail.answer.bound), "", "  ")
    lines.append("")
    lines += _rules(trail, place, sentences)
    key = "why.units" if trail.group is None else "why.units_of"
    lines += ["", *wrapped(say(key, group=trail.group))]
    for reason in trail.units:
        lines += _unit(reason, trail, sentences)
    return joined(lines)


def _told_of(trail: QualificationTrail, sentences: QualificationSentences) -> str:
    """Of which combination everything is said."""
    if trail.result.completion is None:
        return sentences.say("why.of_best")
    return sentences.say(f"why.of_{trail.answer.status}")


def _rules(
    trail: QualificationTrail,
    place: Callable[[Path], Place | None],
    sentences: QualificationSentences,
) -> Iterator[str]:
    say = sentences.say
    if not trail.rules:
        yield from wrapped(say("why.no_minimum"), "", "  ")
    for state in trail.rules:
        yield from wrapped(sentences.state(state, "on_the_way"), "", "  ")
        where = place(state.path)
        if where is not None:
            yield f"    {say('why.place', place=str(where))}"
        if not state.satisfied and state.measure != "all":
            missing = number(state.need - state.have)
            yield from wrapped(say(f"why.short_{state.measure}", missing=missing), "    ")
    for cap in trail.capped:
        yield from wrapped(sentences.capped(cap), "", "  ")


def _unit(
    reason: UnitReason, trail: QualificationTrail, sentences: QualificationSentences
) -> Iterator[str]:
    standing, say = reason.standing, sentences.say
    told = _verdict(reason, trail, sentences)
    if not standing.achieved and not (trail.answer.achieved and reason.counted):
        key = "why.open_unit" if reason.registered else "why.open_unregistered"
        told = say(key, told=told, criteria=standing.open)
    mark = "✓" if standing.achieved and reason.counted is not None else " "
    name = say("combination.titled", ref=standing.unit, title=prose(standing.title))
    yield from wrapped(say("entry.unit", unit=name, told=told), f"  {mark} ", _HANGING)


def _verdict(
    reason: UnitReason, trail: QualificationTrail, sentences: QualificationSentences
) -> str:
    """Where a unit counts, or would, or why it does not."""
    counted = reason.counted
    if counted is not None:
        if counted.achieved or trail.answer.achieved:
            return sentences.counted(counted, reason.standing, trail.answer)
        credit = number(counted.credit)
        return sentences.say("why.will_count", group=counted.group, credit=credit)
    if reason.uncounted is None:
        return sentences.say("why.not_found")
    if reason.standing.achieved:
        return sentences.uncounted(reason.uncounted)
    because = sentences.not_needed(reason.uncounted)
    return sentences.say("why.not_on_way", because=because)
