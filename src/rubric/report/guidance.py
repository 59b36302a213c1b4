"""Guidance as lines for people, beside gaps and in full; it is never called a requirement."""

from collections.abc import Iterator, Sequence

from rubric.diagnostics import Path
from rubric.evaluation import UnitResult
from rubric.phrases import shown
from rubric.report.layout import labelled, prose, wrapped
from rubric.report.sentences import Sentences
from rubric.rules import Guidance

#: lines of guidance that a report shows of one criterion, outcome or specification
MOST_LINES = 6
_INDENT = "  "


def guidance_at(unit: UnitResult, scope: Path, reference: str | None) -> Guidance:
    """Return the guidance of what a gap is about: a criterion, an outcome or the specification."""
    specification = unit.specification
    if reference is not None:
        return specification.criteria[reference].guidance
    for outcome in specification.outcomes:
        if outcome.path == scope:
            return outcome.guidance
    return specification.guidance


def guidance_lines(
    guidance: Guidance, indent: str, sentences: Sentences, most: int | None = None
) -> Iterator[str]:
    """Yield guidance in lines, documents first; `most` is how many entries are shown at most."""
    left = most
    entries = (("advises", guidance.advises), *guidance.lines.items())
    for name, lines in entries:
        if lines and left != 0:
            yield from _entries(sentences.say(f"guidance.{name}"), lines[:left], indent)
            left = None if left is None else max(0, left - len(lines))


def _entries(label: str, lines: Sequence[str], indent: str) -> Iterator[str]:
    """One entry beside its label, several below it."""
    if len(lines) == 1:
        yield from wrapped(f"{label} {prose(lines[0])}", indent, indent + _INDENT)
        return
    yield f"{indent}{label}"
    for line in lines:
        yield from wrapped(prose(line), f"{indent}- ", indent + _INDENT)


def criterion_guidance(
    guidance: Guidance, unit: UnitResult, indent: str, sentences: Sentences
) -> Iterator[str]:
    """Yield what stands beside a criterion's gap; nothing where nothing is written."""
    if guidance.lines or guidance.advises:
        yield f"{indent}{sentences.say('guidance.beside')}"
        yield from _some(guidance, unit, indent + _INDENT, sentences)


def guidance_below(unit: UnitResult, sentences: Sentences) -> Iterator[str]:
    """Yield the guidance of each outcome that has a gap, and of the whole, once."""
    specification = unit.specification
    open_outcomes = {gap.scope[:1] for gap in unit.gaps}
    outcomes = [o for o in specification.outcomes if o.path in open_outcomes and o.guidance.lines]
    whole = specification.guidance if unit.gaps else Guidance()
    if not outcomes and not whole.lines:
        return
    yield ""
    yield sentences.say("guidance.below")
    for outcome in outcomes:
        yield ""
        yield from labelled(shown(outcome.ref), prose(outcome.text), _INDENT, 6)
        yield from _some(outcome.guidance, unit, _INDENT * 4, sentences)
    if whole.lines:
        yield ""
        yield f"{_INDENT}{sentences.say('guidance.whole')}"
        yield from _some(whole, unit, _INDENT * 4, sentences)


def _some(guidance: Guidance, unit: UnitResult, indent: str, sentences: Sentences) -> Iterator[str]:
    """The first entries, how many more there are, and where all of them stand."""
    yield from guidance_lines(guidance, indent, sentences, MOST_LINES)
    more = len(guidance.advises) + sum(map(len, guidance.lines.values())) - MOST_LINES
    if more > 0:
        specification = unit.specification.reference
        told = sentences.say("guidance.more", n=more, specification=specification)
        yield from wrapped(told, indent)
