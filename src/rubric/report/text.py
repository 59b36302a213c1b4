"""The gap report as text: what is achieved and open, then each gap and what closes it."""

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from rubric.evaluation import Result
from rubric.phrases import shown
from rubric.report.gap_text import gap_lines
from rubric.report.guidance import guidance_below
from rubric.report.layout import joined, labelled, prose, wrapped
from rubric.report.problem_text import SourceLine, problem_lines
from rubric.report.sentences import Sentences
from rubric.report.view.included import NOTHING, Asked, Included
from rubric.report.view.learner import LearnerSaid, learner_said
from rubric.report.view.people import people_said
from rubric.report.view.unit import UnitSaid
from rubric.sources import Located

if TYPE_CHECKING:
    from rubric.report.since import Differences
    from rubric.report.view.qualification import WhatIf

_INDENT = "  "


def render_report(
    result: Result,
    set_aside: Sequence[Located] = (),
    source_line: SourceLine | None = None,
    language: str = "en",
    one_item_for: int | None = None,
    units: Collection[str] | None = None,
    what_if: "WhatIf | None" = None,
    included: Included = NOTHING,
    since: "Differences | None" = None,
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
        included: names, feedback and titles, where they were asked for.
        since: what changed since an earlier report.
    """
    sentences = Sentences(language)
    if result.entry is not None:
        units = units or ()
    asked = Asked(set_aside, units, what_if, one_item_for, included, since)
    said = learner_said(result, asked, language)
    lines: list[str] = []
    if set_aside:
        lines += [said.set_aside_head, ""]
        for problem in set_aside:
            lines += [*problem_lines(problem, source_line, language), ""]
    for diagnostic in result.diagnostics:
        lines += [*problem_lines(Located(diagnostic), None, language), ""]
    if since is not None:
        from rubric.report.since.saying import since_lines

        lines += [*since_lines(since, language), ""]
    if said.qualification is not None:
        from rubric.report.qualification_text import qualification_lines  # few are on one

        lines += [*qualification_lines(said.qualification, result, language, units or ()), ""]
    for unit in said.units:
        lines += [*_unit(unit, said, sentences.about([unit.unit])), ""]
    if said.relates_to:
        lines += wrapped(said.relates_head)
    for framework in said.relates_to:
        lines += wrapped(prose(framework.framework), _INDENT, _INDENT * 2)
        for told in framework.entries:
            lines += wrapped(prose(told), _INDENT * 2 + "- ", _INDENT * 3)
    lines += [""] if said.relates_to else []
    people = people_said(included, result, sentences)
    for heading, told_lines in (
        (said.findings_head, said.findings),
        (sentences.say("page.people"), people),
    ):
        if told_lines:
            lines.append(heading)
            lines += (one for told in told_lines for one in wrapped(told, "  - ", "    "))
            lines.append("")
    return joined(lines)


def _unit(said: UnitSaid, learner: LearnerSaid, sentences: Sentences) -> Iterator[str]:
    unit = said.unit
    yield from wrapped(sentences.say("head.unit", title=unit.specification.title))
    yield from wrapped(" · ".join(said.facts))
    if said.title_ours:
        yield from wrapped(said.title_ours)
    yield from wrapped(" · ".join((said.learner, said.day)))
    yield from wrapped(said.evidence_rules)
    yield ""
    yield from wrapped(said.headline)
    for note in (said.counts, *said.notes):
        yield from wrapped(note, _INDENT)
    yield ""
    yield from _overview(said)
    yield ""
    if said.gaps:
        yield said.gaps_head
        for gap in said.gaps:
            yield ""
            yield from gap_lines(gap, unit, sentences, learner.asked.included)
        found = learner.together.get(unit.specification.reference)
        if found is not None:
            from rubric.report.together import together_lines

            yield ""
            yield from together_lines(found, unit, sentences)
        yield from guidance_below(unit, sentences)
    else:
        yield sentences.say("head.no_gaps")
    for told in said.still_to_do:
        yield ""
        yield from wrapped(told)


def _overview(said: UnitSaid) -> Iterator[str]:
    """A line per outcome, and below it what each criterion is."""
    for outcome in said.outcomes:
        if outcome.ref is not None:
            yield from labelled(shown(outcome.ref), prose(outcome.text), _INDENT, 5)
            yield from wrapped(outcome.standing, f"{_INDENT}     ")
        for criterion in outcome.criteria:
            label = shown(criterion.result.reference)
            yield from labelled(label, criterion.status, f"{_INDENT}     ", 7)
