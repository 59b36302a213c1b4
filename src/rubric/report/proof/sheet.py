"""What stands on a proof of one specification: every wording, rule and fact, to be compared."""

import json
import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from rubric.model import Specification
from rubric.report.layout import prose
from rubric.report.proof.matching import LeftOver, Match, Run, SourceText
from rubric.report.sentences import Sentences, number, plain
from rubric.report.show import common_rules, evidence_rules_told
from rubric.rules import (
    Alternatives,
    Guidance,
    ResolvedCriterion,
    ResolvedOutcome,
    ResolvedRule,
    ResolvedSpecification,
)
from rubric.rules.whole_fingerprint import whole_fingerprint

#: facts that are wording, looked for in the source; and figures and names, compared by eye
_WORDING = ("title", "purpose", "summary", "owner", "grading", "assessment_requirements")
_FIGURES = ("kind", "framework", "unit_number", "level", "credit", "glh", "tqt", "language")


class Line(NamedTuple):
    """One wording beside its source, and what is asked there."""

    #: what stands before it: a ref, a letter, the name of a field
    label: str
    #: as it was found; without a source at hand the encoded wording alone
    match: Match
    #: rules, grades and readings as sentences
    asked: tuple[str, ...] = ()
    #: `part`, `guidance`, `range` or "" for a wording of its own
    kind: str = ""


class Section(NamedTuple):
    """An outcome with its criteria; or the criteria that stand under none."""

    heading: str
    lines: tuple[Line, ...]


class Sheet(NamedTuple):
    """Everything that two people compare."""

    title: str
    reference: str
    #: of the wording
    language: str
    #: whether there is a source to compare with
    with_source: bool
    #: name and value
    figures: tuple[tuple[str, str], ...]
    wording: tuple[Line, ...]
    not_stated: tuple[str, ...]
    common: tuple[str, ...]
    sections: tuple[Section, ...]
    whole: tuple[str, ...]
    left_over: tuple[LeftOver, ...]
    #: how many wordings there are: word for word in the source, otherwise, and not found
    counts: tuple[int, int, int]
    #: lines to write into the file once everything has been compared
    to_paste: tuple[str, ...]


def proof_sheet(
    written: Specification,
    specification: ResolvedSpecification,
    source: SourceText | None,
    language: str = "en",
) -> Sheet:
    """Return what stands on the proof of a specification.

    Args:
        written: as it stands in its file.
        specification: the same with its rules resolved.
        source: the text of the document that it was taken from, where that is at hand.
        language: of the sentences.
    """
    filling = _Filling(specification, Sentences(language, specification.kind))
    wording, sections = _found(tuple(filling.facts(written)), tuple(filling.sections()), source)
    lines = [*wording, *(line for section in sections for line in section.lines)]
    numbers = [*specification.targets, *(line.label for line in lines)]
    same = sum(line.match.same for line in lines)
    found = sum(line.match.found for line in lines)
    return Sheet(
        title=prose(written.title),
        reference=written.reference,
        language=language_tag(written.language),
        with_source=source is not None,
        figures=tuple(_figures(written)),
        wording=wording,
        not_stated=tuple(prose(plain(name)) for name in written.not_stated),
        common=filling.common,
        sections=sections,
        whole=tuple(filling.whole()),
        left_over=() if source is None else source.left_over(numbers),
        counts=(same, found - same, len(lines) - found),
        to_paste=tuple(_to_paste(written, specification)),
    )


def language_tag(language: str) -> str:
    """Return the language of a wording as pages state it; nothing for what is none."""
    return language if re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", language) else ""


def _found(
    wording: tuple[Line, ...], sections: tuple[Section, ...], source: SourceText | None
) -> tuple[tuple[Line, ...], tuple[Section, ...]]:
    """The same lines with where each stands in the source; all are looked for together."""
    if source is None:
        return wording, sections
    every = [*wording, *(line for section in sections for line in section.lines)]
    texts = [" ".join(run.text for run in line.match.encoded) for line in every]
    matches = iter(source.find(texts))

    def with_place(lines: tuple[Line, ...]) -> tuple[Line, ...]:
        return tuple(line._replace(match=next(matches)) for line in lines)

    wording = with_place(wording)
    return wording, tuple(one._replace(lines=with_place(one.lines)) for one in sections)


def _figures(written: Specification) -> Iterator[tuple[str, str]]:
    for name in _FIGURES:
        value = getattr(written, name)
        if value is not None:
            yield plain(name), number(value) if name == "credit" else prose(str(value))
    if written.sector is not None:
        yield plain("sector"), prose(written.sector.code)
    for name, day in written.dates or ():
        if day is not None:
            yield plain(name), day.isoformat()


def _to_paste(written: Specification, specification: ResolvedSpecification) -> Iterator[str]:
    """The lines as YAML; refs stand in quotes, as another reader would take 1.10 for 1.1."""
    yield f"checked: {whole_fingerprint(written)}"
    yield "fingerprints:"
    for criterion in specification.criteria.values():
        reference = criterion.reference
        quoted = json.dumps(reference, ensure_ascii=not reference.isprintable())
        yield f"  {quoted}: {criterion.fingerprint}"


class _Filling:
    """Fills the lines, in the order of the file."""

    def __init__(self, specification: ResolvedSpecification, sentences: Sentences) -> None:
        self._specification = specification
        self._sentences = sentences
        self.common = common_rules(specification, sentences)

    def facts(self, written: Specification) -> Iterator[Line]:
        """Yield the facts that are wording."""
        for name in _WORDING:
            value = getattr(written, name)
            if value is not None:
                yield self._line(plain(name), value)
        if written.sector is not None and written.sector.title is not None:
            yield self._line(plain("sector"), written.sector.title)
        for body in written.supported_by:
            yield self._line(plain("supported_by"), body)
        for unit in written.equivalents:
            told = f"{unit.code} {unit.title or ''}".strip()
            yield self._line(self._sentences.say("proof.equivalent"), told)
        for standards in written.related_standards:
            yield self._line(self._sentences.say("show.relates"), standards.framework)
            for name, text in standards.entries.items():
                yield self._line(prose(name), text)

    def sections(self) -> Iterator[Section]:
        """Yield each outcome with its criteria, and what stands under none."""
        criteria = self._specification.criteria
        for outcome in self._specification.outcomes:
            lines = [self._outcome(outcome)]
            for reference in outcome.criteria:
                lines += self._criterion(criteria[reference])
            lines += self._guidance(outcome.guidance)
            key = "name.section" if self._sentences.checklist else "name.outcome"
            heading = self._sentences.say(key, ref=outcome.ref)
            yield Section(heading[:1].upper() + heading[1:], tuple(lines))
        loose = [criterion for criterion in criteria.values() if criterion.outcome is None]
        lines = [line for criterion in loose for line in self._criterion(criterion)]
        lines += self._guidance(self._specification.guidance)
        if lines:
            yield Section(self._sentences.say("proof.whole"), tuple(lines))

    def whole(self) -> Iterator[str]:
        """Yield what is asked of the specification as a whole."""
        top = len(self._specification.outcomes or self._specification.criteria)
        yield from self._alternatives(self._specification.alternatives, top)
        if self._specification.rule is not None:
            yield from self._rule(self._specification.rule, "show.rule_whole")

    def _outcome(self, outcome: ResolvedOutcome) -> Line:
        asked = [*self._alternatives(outcome.alternatives, len(outcome.criteria))]
        if outcome.rule is not None:
            asked += self._rule(outcome.rule, "show.rule_below")
        return self._line(prose(outcome.ref), outcome.text, asked)

    def _criterion(self, criterion: ResolvedCriterion) -> Iterator[Line]:
        say = self._sentences.say
        asked = [*self._rule(criterion.rule, "show.rule")]
        asked += [self._sentences.added(added) for added in criterion.rule.added]
        asked += [
            told
            for told in evidence_rules_told(criterion, self._sentences)
            if told not in self.common
        ]
        if criterion.band is not None:
            asked.append(say("show.band", band=criterion.band))
        if criterion.pass_level is not None:
            asked.append(say("show.pass_level", level=criterion.pass_level))
        if not criterion.required:
            asked.append(say("show.advice"))
        yield self._line(prose(criterion.reference), criterion.text, asked)
        for letter, text in criterion.parts.items():
            yield self._line(prose(letter), text, kind="part")
        for name in criterion.range:
            yield self._line(say("proof.range"), name, kind="range")
        for level in criterion.levels:
            told = say("show.level", name=level.name, points=number(level.points))
            yield self._line(say("proof.level"), level.name, [told], kind="range")
        yield from self._guidance(criterion.guidance)

    def _guidance(self, guidance: Guidance) -> Iterator[Line]:
        entries = (*guidance.lines.items(), ("advises", guidance.advises))
        for name, lines in entries:
            for text in lines:
                yield self._line(plain(name), text, kind="guidance")

    def _rule(self, rule: ResolvedRule, key: str) -> Iterator[str]:
        told, basis = self._sentences.rule(rule.by_itself), self._sentences.basis(rule)
        kind = self._sentences.kind_word()
        yield self._sentences.say(key, rule=told, basis=basis, kind=kind)
        if rule.reading:
            yield self._sentences.say("gap.reading", reading=prose(rule.reading))

    def _alternatives(self, alternatives: Alternatives | None, children: int) -> Iterator[str]:
        if alternatives is not None:
            outcomes = [outcome.path for outcome in self._specification.outcomes]
            others = len(alternatives.of) < children
            yield self._sentences.alternatives(alternatives, outcomes, others=others)

    def _line(self, label: str, text: str, asked: Collection[str] = (), kind: str = "") -> Line:
        encoded = (Run(prose(text), False),)
        return Line(label, Match(None, (), encoded), tuple(asked), kind)
