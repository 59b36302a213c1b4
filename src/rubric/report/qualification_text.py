"""A qualification as text: what is achieved and open, the shortest way, whose move each is."""

from collections.abc import Collection, Iterator, Sequence

from rubric.evaluation import Result, UnitResult
from rubric.phrases import shown
from rubric.report.layout import prose, wrapped
from rubric.report.sentences.qualifications import QualificationSentences
from rubric.report.view.qualification import Block, QualificationSaid, WhatIf

__all__ = ["WhatIf", "qualification_lines"]

_INDENT = "  "
_HANGING = "      "


def qualification_lines(
    said: QualificationSaid, result: Result, language: str = "en", units: Collection[str] = ()
) -> Iterator[str]:
    """Yield the lines of a qualification, for the head of a centre.

    Args:
        said: what is said of it.
        result: the learner's result.
        language: of the sentences.
        units: the units whose own reports follow.
    """
    sentences = QualificationSentences(said.found.qualification, language)
    yield from _head(said, sentences)
    for block in said.blocks:
        yield ""
        yield from _block(block)
    if result.units:
        yield from ("", sentences.say("answer.units"))
        yield from _units(result.units, sentences, units)


def _head(said: QualificationSaid, sentences: QualificationSentences) -> Iterator[str]:
    yield from wrapped(sentences.say("head.unit", title=said.found.qualification.title))
    yield from wrapped(" · ".join(said.facts))
    yield from wrapped(" · ".join((said.learner, said.day)))
    yield from wrapped(said.registered_head)
    for unit, title in said.registered:
        line = sentences.say("entry.unit", unit=unit, told=prose(title))
        yield from wrapped(line, _INDENT, _HANGING)
    yield ""
    yield from wrapped(said.headline, "", _INDENT)
    yield from wrapped(said.numbers, _INDENT)
    yield from wrapped(said.not_proved, _INDENT)


def _block(block: Block) -> Iterator[str]:
    yield from wrapped(block.heading)
    for told in block.before:
        yield from wrapped(told, _INDENT, _HANGING)
    for at, told in enumerate(block.lines, start=1):
        if block.kind == "steps":
            yield from wrapped(told, f"{_INDENT}{at}. ", _HANGING)
        elif block.kind == "short":
            yield from wrapped(told, _INDENT + "- ", _HANGING)
        elif block.kind == "rules":
            yield from wrapped(told, _INDENT, _INDENT * 2)
        else:
            yield from wrapped(told, _INDENT, _HANGING)
    for told in block.after:
        yield from wrapped(told, _INDENT)


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
