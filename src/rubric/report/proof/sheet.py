"""What stands on a proof of one specification: every wording, rule and fact, to be compared."""

import json
from collections.abc import Iterator

from rubric.model import Specification
from rubric.report.layout import prose
from rubric.report.proof.matching import SourceText
from rubric.report.proof.shape import (
    Line,
    Section,
    Sheet,
    beside,
    figures_of,
    language_tag,
    line_of,
    whole_line,
)
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

#: facts that are wording, looked for in the source; and figures and names, compared by eye
_WORDING = ("title", "purpose", "summary", "owner", "grading", "assessment_requirements")
_FIGURES = ("kind", "framework", "unit_number", "level", "credit", "glh", "tqt", "language")


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
    facts, sections = tuple(filling.facts(written)), tuple(filling.sections())
    return Sheet(
        title=prose(written.title),
        reference=written.reference,
        language=language_tag(written.language),
        figures=tuple(_figures(written)),
        not_stated=tuple(prose(plain(name)) for name in written.not_stated),
        notes=(),
        common=filling.common,
        whole=tuple(filling.whole()),
        to_paste=tuple(_to_paste(written, specification)),
        **beside(source, facts, sections, list(specification.targets))._asdict(),
    )


def _figures(written: Specification) -> Iterator[tuple[str, str]]:
    yield from figures_of(written, _FIGURES)
    if written.sector is not None:
        yield plain("sector"), prose(written.sector.code)


def _to_paste(written: Specification, specification: ResolvedSpecification) -> Iterator[str]:
    """The lines as YAML; refs stand in quotes, as another reader would take 1.10 for 1.1."""
    yield whole_line(written)
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
                yield line_of(plain(name), value)
        if written.sector is not None and written.sector.title is not None:
            yield line_of(plain("sector"), written.sector.title)
        for body in written.supported_by:
            yield line_of(plain("supported_by"), body)
        for unit in written.equivalents:
            told = f"{unit.code} {unit.title or ''}".strip()
            yield line_of(self._sentences.say("proof.equivalent"), told)
        for standards in written.related_standards:
            yield line_of(self._sentences.say("show.relates"), standards.framework)
            for name, text in standards.entries.items():
                yield line_of(prose(name), text)

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
        return line_of(prose(outcome.ref), outcome.text, asked)

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
        yield line_of(prose(criterion.reference), criterion.text, asked)
        for letter, text in criterion.parts.items():
            yield line_of(prose(letter), text, kind="part")
        for name in criterion.range:
            yield line_of(say("proof.range"), name, kind="range")
        for level in criterion.levels:
            told = say("show.level", name=level.name, points=number(level.points))
            yield line_of(say("proof.level"), level.name, [told], kind="range")
        yield from self._guidance(criterion.guidance)

    def _guidance(self, guidance: Guidance) -> Iterator[Line]:
        entries = (*guidance.lines.items(), ("advises", guidance.advises))
        for name, lines in entries:
            for text in lines:
                yield line_of(plain(name), text, kind="guidance")

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
