"""One gap as text: the lines of what is said of it."""

from collections.abc import Iterator

from rubric.evaluation import UnitResult
from rubric.phrases import shown
from rubric.report.guidance import criterion_guidance
from rubric.report.layout import labelled, prose, wrapped
from rubric.report.parts import part_lines
from rubric.report.sentences import Sentences
from rubric.report.view.gap import GapSaid
from rubric.report.view.included import NOTHING, Included
from rubric.report.view.people import feedback_said

_INDENT = "  "


def gap_lines(
    said: GapSaid, unit: UnitResult, sentences: Sentences, included: Included = NOTHING
) -> Iterator[str]:
    """Yield a gap of a unit, line by line, with feedback where it was asked for."""
    if said.alternatives:
        yield from _alternatives(said, unit, sentences, included)
        return
    say, inner = sentences.say, _INDENT * 4
    hanging = inner + _INDENT
    yield from _heading(said)
    yield from part_lines(said.parts, inner, sentences)
    yield from wrapped(f"{said.status} — {said.move}" if said.status else said.move, inner)
    yield from wrapped(said.closes, inner, hanging)
    yield from wrapped(said.has, inner, hanging)
    yield from wrapped(said.rule.sentence, inner, hanging)
    for addition in said.rule.added:
        yield from wrapped(addition, inner, hanging)
    if said.rule.reading:
        yield from wrapped(say("gap.reading", reading=said.rule.reading), inner, hanging)
    for key, items in (("gap.counted", said.counted), ("gap.idle", said.idle)):
        if items:
            told = say(key, items=say("rule.comma").join(items))
            yield from wrapped(told, inner, hanging)
    yield from wrapped(said.none_counted, inner)
    if said.not_counted:
        told = say("gap.not_counted", items=say("rule.comma").join(said.not_counted))
        yield from wrapped(told, inner, hanging)
    for line in (*said.notes, *feedback_said(said.decisions, included, sentences)):
        yield from wrapped(line, inner, hanging)
    for repair in said.repairs:
        yield from wrapped(say("gap.repair", repair=repair), inner, hanging)
    yield from criterion_guidance(said.guidance, unit, inner, sentences)


def _alternatives(
    said: GapSaid, unit: UnitResult, sentences: Sentences, included: Included
) -> Iterator[str]:
    """The gap that alternatives share: how many are needed, then each with what keeps it open."""
    inner = _INDENT * 4
    yield from _heading(said)
    yield from wrapped(said.move, inner)
    yield from wrapped(said.closes, inner, inner + _INDENT)
    for alternative in said.alternatives:
        name = alternative.name
        if alternative.text is not None and alternative.gaps:
            yield ""
            yield from labelled(name, prose(alternative.text), inner, len(name) + 2)
        for own in alternative.gaps:
            yield ""
            for line in gap_lines(own, unit, sentences, included):
                yield _INDENT * 2 + line if line else ""


def _heading(said: GapSaid) -> list[str]:
    if said.text is None:
        return wrapped(said.label, _INDENT)
    return labelled(shown(said.label), prose(said.text), _INDENT, 6)
