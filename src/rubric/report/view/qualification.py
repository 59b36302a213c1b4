"""A qualification as people read it: what is achieved and open, the shortest way, what is next."""

from collections.abc import Iterator
from typing import NamedTuple

from rubric.evaluation import Result
from rubric.evaluation.qualifications import (
    CombinationResult,
    QualificationResult,
    QualificationStatus,
)
from rubric.report.sentences import number
from rubric.report.sentences.qualifications import QualificationSentences


class WhatIf(NamedTuple):
    """A question about other units, and its answer."""

    add: tuple[str, ...]
    drop: tuple[str, ...]
    answer: CombinationResult


class Block(NamedTuple):
    """Lines below a heading: `plain`, `rules`, `steps` (numbered) or `short` (one by one)."""

    kind: str
    heading: str
    lines: tuple[str, ...]
    #: said before the lines, and after them
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


class QualificationSaid(NamedTuple):
    """A learner's qualification, sentence by sentence, in the order of a report."""

    found: QualificationResult
    #: its reference, level, credit and pathway
    facts: tuple[str, ...]
    learner: str
    day: str
    #: the units registered, each with its title, below what is said of them
    registered_head: str
    registered: tuple[tuple[str, str], ...]
    headline: str
    #: the credit and points that count; "" where nothing can be counted
    numbers: str
    #: "" where everything is proved
    not_proved: str
    blocks: tuple[Block, ...]


def qualification_said(
    result: Result,
    found: QualificationResult,
    language: str = "en",
    what_if: WhatIf | None = None,
) -> QualificationSaid:
    """Return a learner's qualification as people read it.

    Args:
        result: the learner's result.
        found: its qualification.
        language: of the sentences.
        what_if: a question about other units, with its answer.
    """
    sentences = QualificationSentences(found.qualification, language)
    say, qualification = sentences.say, found.qualification
    facts = [qualification.reference]
    if qualification.level is not None:
        facts.append(say("head.level", level=qualification.level))
    if qualification.credit is not None:
        facts.append(say("head.credit", credit=number(qualification.credit)))
    if qualification.pathway is not None:
        facts.append(say("entry.pathway", pathway=qualification.pathway))
    # what is said of rules and units is said of the way to completion, where there is one
    towards = found.best if found.completion is None else found.completion
    proved = all(answer.proved for answer in (found.registered, found.best, towards))
    return QualificationSaid(
        found,
        tuple(facts),
        learner=say("head.learner", learner=result.learner),
        day=say("head.on", day=result.on.isoformat()),
        registered_head=say("entry.registered" if found.stated else "entry.nothing_chosen"),
        registered=tuple((unit, found.standings[unit].title) for unit in found.stated),
        headline=sentences.status(found),
        numbers="; ".join(_numbers(towards, found, sentences)) if towards.combination else "",
        not_proved="" if proved else say("entry.not_proved", bound=towards.bound),
        blocks=tuple(_blocks(towards, found, sentences, what_if)),
    )


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


def _blocks(
    towards: CombinationResult,
    found: QualificationResult,
    sentences: QualificationSentences,
    what_if: WhatIf | None,
) -> Iterator[Block]:
    say = sentences.say
    if towards.combination or towards.uncounted:
        lines = tuple(_counting(towards, found, sentences))
        yield Block("plain", say("answer.counting"), lines)
    if towards.rules:
        rules = tuple(sentences.state(state) for state in towards.rules)
        yield Block("rules", say("answer.rules"), rules)
    yield from _impossible(found, sentences)
    if found.completion is not None:
        yield from _way(found, found.completion, sentences)
        yield from _not_needed(found, sentences)
    if found.gap is not None:
        moves = tuple(sentences.next_moves(found.gap, found))
        yield Block("plain", say("answer.next"), moves)
    if what_if is not None:
        yield _what_if(what_if, found, sentences)


def _counting(
    answer: CombinationResult, found: QualificationResult, sentences: QualificationSentences
) -> Iterator[str]:
    there = [c for c in answer.combination if c.achieved or answer.achieved]
    if not there and not answer.uncounted:
        yield sentences.say("answer.nothing")
    for counted in there:
        told = sentences.counted(counted, found.standings[counted.unit], answer)
        yield sentences.say("entry.unit", unit=sentences.first(counted.unit, found), told=told)
    for unit in answer.uncounted:
        told = sentences.uncounted(unit)
        yield sentences.say("entry.unit", unit=sentences.first(unit.unit, found), told=told)
    for cap in answer.capped:
        yield sentences.capped(cap)


def _impossible(found: QualificationResult, sentences: QualificationSentences) -> Iterator[Block]:
    """Why the units registered, or all of them, cannot satisfy every rule."""
    completion, registered = found.completion, found.registered
    if completion is not None and completion.status is QualificationStatus.IMPOSSIBLE:
        yield _falls_short(sentences.say("answer.all"), completion, sentences)
    elif registered.status is QualificationStatus.IMPOSSIBLE:
        yield _falls_short(sentences.say("answer.alone"), registered, sentences)


def _falls_short(
    heading: str, answer: CombinationResult, sentences: QualificationSentences
) -> Block:
    clash = (sentences.say("answer.clash"),) if answer.together else ()
    lines = [sentences.clashing(short) for short in answer.together]
    lines += [sentences.short(short) for short in answer.shortfalls]
    return Block("short", heading, tuple(lines), clash)


def _way(
    found: QualificationResult, completion: CombinationResult, sentences: QualificationSentences
) -> Iterator[Block]:
    """The open units on the shortest way, nearest first; and by the units registered alone."""
    say = sentences.say
    if completion.status is not QualificationStatus.ACHIEVABLE:
        return
    if not found.steps:
        yield Block("plain", say("answer.way_grades"), ())
        return
    heading = say("answer.way", criteria=completion.open, units=len(found.steps))
    lines = tuple(sentences.step(step, sentences.first(step.unit, found)) for step in found.steps)
    registered = found.registered
    after: tuple[str, ...] = ()
    if registered.status is QualificationStatus.ACHIEVABLE and registered.open > completion.open:
        still = tuple(counted.unit for counted in registered.combination if not counted.achieved)
        after = (say("answer.way_registered", criteria=registered.open, units=still),)
    yield Block("steps", heading, lines, after=after)


def _not_needed(found: QualificationResult, sentences: QualificationSentences) -> Iterator[Block]:
    """Open units registered that the shortest way does without, each with the reason."""
    if found.not_needed:
        lines = tuple(
            sentences.say("entry.unit", unit=unit.unit, told=sentences.not_needed(unit))
            for unit in found.not_needed
        )
        yield Block("plain", sentences.say("answer.not_needed"), lines)


def _what_if(
    what_if: WhatIf, found: QualificationResult, sentences: QualificationSentences
) -> Block:
    before = (
        *sentences.no_changes(what_if.add, what_if.drop, found),
        sentences.answer(what_if.answer),
    )
    short = _falls_short("", what_if.answer, sentences)
    heading = sentences.changes(what_if.add, what_if.drop)
    return Block("short", heading, short.lines, (*before, *short.before))
