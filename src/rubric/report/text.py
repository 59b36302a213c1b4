"""The gap report as text: what is achieved and open, then each gap and what closes it."""

from collections.abc import Collection, Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from rubric.evaluation import Finding, Result, UnitResult
from rubric.phrases import shown
from rubric.report.check_view import Located, SourceLine, problem_lines
from rubric.report.gap_text import gap_lines
from rubric.report.guidance import guidance_below
from rubric.report.layout import joined, labelled, prose, wrapped
from rubric.report.sentences import Sentences
from rubric.report.view import UnitSaid, unit_said

if TYPE_CHECKING:
    from rubric.evaluation.additions.together import LeastAdditions
    from rubric.report.qualification_text import WhatIf

_INDENT = "  "


def render_report(
    result: Result,
    set_aside: Sequence[Located] = (),
    source_line: SourceLine | None = None,
    language: str = "en",
    one_item_for: int | None = None,
    units: Collection[str] | None = None,
    what_if: "WhatIf | None" = None,
) -> str:
    """Return the gap report of one learner as text.

    Args:
        result: what was found.
        set_aside: `result.set_aside` with places, where they are known.
        source_line: looks the text of a line up, for the places.
        language: of the sentences.
        one_item_for: how many criteria one new item may serve; the least new items for all
            gaps of a unit are then shown below them.
        units: ids of the units that are reported on; None is all of them, and for a portfolio on
            a qualification none: each then has a line of its own.
        what_if: of a qualification, a question about other units, with its answer.
    """
    sentences = Sentences(language)
    lines: list[str] = []
    if set_aside:
        lines += [sentences.say("head.set_aside", n=len(set_aside)), ""]
        for problem in set_aside:
            lines += [*problem_lines(problem, source_line, language), ""]
    for diagnostic in result.diagnostics:
        lines += [*problem_lines(Located(diagnostic), None, language), ""]
    together = [] if one_item_for is None else _together(result, one_item_for)
    if result.qualification is not None:
        from rubric.report.qualification_text import qualification_lines  # few are on one

        units = units or ()
        on_one = qualification_lines(result, result.qualification, language, what_if, units)
        lines += [*on_one, ""]
    for unit, found in zip_longest(result.units, together):
        if units is None or unit.specification.id in units:
            lines += [*_unit(unit, result, found, sentences.about([unit])), ""]
    told = result if units is None else _on_units(result, units)
    several = len(result.units) > 1
    if told.relates_to:
        lines += [*_relates_to(told, sentences, several_units=several), ""]
    if result.findings:
        left = len(result.findings) - len(told.findings)
        about = sentences.about(result.units)
        lines += _findings(told.findings, left, about, several_units=several)
    return joined(lines)


def _on_units(result: Result, units: Collection[str]) -> Result:
    """A result with some of its units only."""
    return result._replace(units=tuple(u for u in result.units if u.specification.id in units))


def _together(result: Result, one_item_for: int) -> "Sequence[LeastAdditions]":
    # worked out, and imported, only where it is asked for
    from rubric.evaluation.additions.together import least_additions

    return least_additions(result, one_item_for)


def _unit(
    unit: UnitResult, result: Result, found: "LeastAdditions | None", sentences: Sentences
) -> Iterator[str]:
    said = unit_said(unit, result, sentences)
    yield from wrapped(sentences.say("head.unit", title=unit.specification.title))
    yield " · ".join(said.facts)
    if said.title_ours:
        yield said.title_ours
    yield " · ".join((said.learner, said.day))
    yield from wrapped(said.evidence_rules)
    yield ""
    yield said.headline
    for note in (said.counts, *said.notes):
        yield from wrapped(note, _INDENT)
    yield ""
    yield from _overview(said)
    yield ""
    if said.gaps:
        yield said.gaps_head
        for gap in said.gaps:
            yield ""
            yield from gap_lines(gap, unit, sentences)
        if found is not None:
            from rubric.report.together import together_lines

            yield ""
            yield from together_lines(found, _others(unit), sentences)
        yield from guidance_below(unit, sentences)
    else:
        yield sentences.say("head.no_gaps")
    for told in said.still_to_do:
        yield ""
        yield from wrapped(told)


def _others(unit: UnitResult) -> int:
    """How many gaps are not open for want of new evidence."""
    return sum(gap.closes_when is None or not gap.closes_when.items for gap in unit.gaps)


def _overview(said: UnitSaid) -> Iterator[str]:
    """A line per outcome, and below it what each criterion is."""
    for outcome in said.outcomes:
        if outcome.ref is not None:
            yield from labelled(shown(outcome.ref), prose(outcome.text), _INDENT, 5)
            yield f"{_INDENT}     {outcome.standing}"
        for criterion in outcome.criteria:
            yield f"{_INDENT}     {shown(criterion.result.reference):<6} {criterion.status}"


def _relates_to(result: Result, sentences: Sentences, *, several_units: bool) -> Iterator[str]:
    """What the achieved units name, framework by framework; never that anything is met."""
    say = sentences.say
    achieved = sum(unit.achieved for unit in result.units)
    yield from wrapped(say("head.relates_unit" if achieved == 1 else "head.relates_units"))
    for framework in dict.fromkeys(entry.framework for entry in result.relates_to):
        yield from wrapped(prose(framework), _INDENT, _INDENT * 2)
        for entry in result.relates_to:
            if entry.framework == framework:
                told = f"{shown(entry.entry)}: {prose(entry.text)}"
                if not entry.entry:
                    told = say("relates.whole")
                if several_units:
                    told += f" ({say('relates.named_by', units=entry.units)})"
                yield from wrapped(told, _INDENT * 2 + "- ", _INDENT * 3)


def _findings(
    findings: Sequence[Finding], left: int, sentences: Sentences, *, several_units: bool
) -> Iterator[str]:
    """The findings, and how many are left out with their units."""
    yield sentences.say("head.findings", n=len(findings) + left)
    for finding in findings:
        told = sentences.finding(finding, several_units=several_units)
        yield from wrapped(told, "  - ", "    ")
    if left:
        yield from wrapped(sentences.say("head.findings_left", n=left), "  - ", "    ")
