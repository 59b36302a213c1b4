"""A qualification as text: what is achieved and open, the shortest way, whose move each is."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from rubric.evaluation import Result, UnitResult
from rubric.evaluation.qualifications import (
    CombinationResult,
    QualificationResult,
    QualificationStatus,
)
from rubric.phrases import shown
from rubric.report.layout import prose, wrapped
from rubric.report.sentences import number
from rubric.report.sentences.qualifications import QualificationSentences

_INDENT = "  "
_HANGING = "      "


class WhatIf(NamedTuple):
    """A question about other units, and its answer."""

    add: tuple[str, ...]
    drop: tuple[str, ...]
    answer: CombinationResult


def qualification_lines(
    result: Result,
    found: QualificationResult,
    language: str = "en",
    what_if: WhatIf | None = None,
    units: Collection[str] = (),
) -> Iterator[str]:
    """Yield the lines of a qualification, for the head of a centre.

    Args:
        result: the learner's result.
        found: its qualification.
        language: of the sentences.
        what_if: a question about other units, with its answer.
        units: the units whose own reports follow.
    """
    sentences = QualificationSentences(found.qualification, language)
    yield from _head(result, found, sentences)
    # what is said of rules and units is said of the way to completion, where there is one
    towards = found.best if found.completion is None else found.completion
    if towards.combination or towards.uncounted:
        yield from ("", sentences.say("answer.counting"))
        yield from _counting(towards, found, sentences)
    if towards.rules:
        yield from ("", sentences.say("answer.rules"))
        for state in towards.rules:
            yield from wrapped(sentences.state(state), _INDENT, _INDENT * 2)
    yield from _impossible(found, sentences)
    if found.completion is not None:
        yield from _way(found, found.completion, sentences)
        yield from _not_needed(found, sentences)
    if found.gap is not None:
        yield from ("", sentences.say("answer.next"))
        for told in sentences.next_moves(found.gap, found):
            yield from wrapped(told, _INDENT, _HANGING)
    if what_if is not None:
        yield from _what_if(what_if, found, sentences)
    if result.units:
        yield from ("", sentences.say("answer.units"))
        yield from _units(result.units, sentences, units)


def _head(
    result: Result, found: QualificationResult, sentences: QualificationSentences
) -> Iterator[str]:
    say, qualification = sentences.say, found.qualification
    facts = [qualification.reference]
    if qualification.level is not None:
        facts.append(say("head.level", level=qualification.level))
    if qualification.credit is not None:
        facts.append(say("head.credit", credit=number(qualification.credit)))
    if qualification.pathway is not None:
        facts.append(say("entry.pathway", pathway=qualification.pathway))
    yield from wrapped(say("head.unit", title=qualification.title))
    yield " · ".join(facts)
    learner, day = say("head.learner", learner=result.learner), result.on.isoformat()
    yield " · ".join((learner, say("head.on", day=day)))
    yield from wrapped(say("entry.registered" if found.stated else "entry.nothing_chosen"))
    for unit in found.stated:
        line = say("entry.unit", unit=unit, told=prose(found.standings[unit].title))
        yield from wrapped(line, _INDENT, _HANGING)
    yield ""
    yield from wrapped(sentences.status(found), "", _INDENT)
    towards = found.best if found.completion is None else found.completion
    if towards.combination:
        yield from wrapped("; ".join(_numbers(towards, found, sentences)), _INDENT)
    if not all(answer.proved for answer in (found.registered, found.best, towards)):
        yield from wrapped(say("entry.not_proved", bound=towards.bound), _INDENT)


def _numbers(
    answer: CombinationResult, found: QualificationResult, sentences: QualificationSentences
) -> Iterator[str]:
    credit, of = answer.credit, found.qualification.credit
    if of is None or credit >= of:
        yield sentences.say("entry.credit", credit=number(credit))
    else:
        yield sentences.say("entry.credit_of", credit=number(credit), of=number(of))
    if answer.points is not None:
        points, given = answer.points, found.qualification.points
        if given is None or given.at_least is None or points >= given.at_least:
            yield sentences.say("entry.points", points=number(points))
        else:
            need = number(given.at_least)
            yield sentences.say("entry.points_of", points=number(points), of=need)


def _counting(
    answer: CombinationResult, found: QualificationResult, sentences: QualificationSentences
) -> Iterator[str]:
    there = [c for c in answer.combination if c.achieved or answer.achieved]
    if not there and not answer.uncounted:
        yield _INDENT + sentences.say("answer.nothing")
    for counted in there:
        told = sentences.counted(counted, found.standings[counted.unit], answer)
        line = sentences.say("entry.unit", unit=sentences.first(counted.unit, found), told=told)
        yield from wrapped(line, _INDENT, _HANGING)
    for unit in answer.uncounted:
        told = sentences.uncounted(unit)
        line = sentences.say("entry.unit", unit=sentences.first(unit.unit, found), told=told)
        yield from wrapped(line, _INDENT, _HANGING)
    for cap in answer.capped:
        yield from wrapped(sentences.capped(cap), _INDENT, _HANGING)


def _impossible(found: QualificationResult, sentences: QualificationSentences) -> Iterator[str]:
    """Why the units registered, or all of them, cannot satisfy every rule."""
    completion, registered = found.completion, found.registered
    if completion is not None and completion.status is QualificationStatus.IMPOSSIBLE:
        yield from ("", sentences.say("answer.all"))
        yield from _falls_short(completion, sentences)
    elif registered.status is QualificationStatus.IMPOSSIBLE:
        yield from ("", sentences.say("answer.alone"))
        yield from _falls_short(registered, sentences)


def _falls_short(answer: CombinationResult, sentences: QualificationSentences) -> Iterator[str]:
    if answer.together:
        yield from wrapped(sentences.say("answer.clash"), _INDENT)
        for short in answer.together:
            yield from wrapped(sentences.clashing(short), _INDENT + "- ", _HANGING)
    for short in answer.shortfalls:
        yield from wrapped(sentences.short(short), _INDENT + "- ", _HANGING)


def _way(
    found: QualificationResult, completion: CombinationResult, sentences: QualificationSentences
) -> Iterator[str]:
    """The open units on the shortest way, nearest first; and by the units registered alone."""
    say = sentences.say
    if completion.status is not QualificationStatus.ACHIEVABLE:
        return
    yield ""
    if not found.steps:
        yield say("answer.way_grades")
        return
    yield say("answer.way", criteria=completion.open, units=len(found.steps))
    for at, step in enumerate(found.steps, start=1):
        told = sentences.step(step, sentences.first(step.unit, found))
        yield from wrapped(told, f"{_INDENT}{at}. ", _HANGING)
    registered = found.registered
    if registered.status is QualificationStatus.ACHIEVABLE and registered.open > completion.open:
        still = tuple(counted.unit for counted in registered.combination if not counted.achieved)
        told = say("answer.way_registered", criteria=registered.open, units=still)
        yield from wrapped(told, _INDENT)


def _not_needed(found: QualificationResult, sentences: QualificationSentences) -> Iterator[str]:
    """Open units registered that the shortest way does without, each with the reason."""
    if found.not_needed:
        yield from ("", sentences.say("answer.not_needed"))
    for unit in found.not_needed:
        told = sentences.say("entry.unit", unit=unit.unit, told=sentences.not_needed(unit))
        yield from wrapped(told, _INDENT, _HANGING)


def _what_if(
    what_if: WhatIf, found: QualificationResult, sentences: QualificationSentences
) -> Iterator[str]:
    yield ""
    yield from wrapped(sentences.changes(what_if.add, what_if.drop))
    for told in sentences.no_changes(what_if.add, what_if.drop, found):
        yield from wrapped(told, _INDENT, _HANGING)
    yield from wrapped(sentences.answer(what_if.answer), _INDENT, _HANGING)
    yield from _falls_short(what_if.answer, sentences)


def _units(
    units: Sequence[UnitResult], sentences: QualificationSentences, shown_below: Collection[str]
) -> Iterator[str]:
    """A line for each unit that was judged."""
    for unit in units:
        key = "answer.unit_achieved" if unit.achieved else "answer.unit_open"
        told = sentences.say(
            key,
            unit=shown(unit.specification.reference),
            achieved=unit.tally.achieved,
            criteria=unit.tally.criteria,
        )
        yield from wrapped(told, _INDENT, _HANGING)
    still_open = [unit.specification.id for unit in units if not unit.achieved]
    if still_open and not shown_below:
        yield from wrapped(sentences.say("answer.more", unit=still_open[0]), _INDENT)
