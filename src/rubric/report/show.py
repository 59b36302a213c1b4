"""One specification for people: facts, criteria, every rule as a sentence with its basis."""

from collections.abc import Collection, Iterator, Mapping

from rubric.model import Specification
from rubric.phrases import shown
from rubric.report.guidance import guidance_lines
from rubric.report.layout import joined, labelled, prose, wrapped
from rubric.report.sentences import Sentences, number, plain
from rubric.rules import (
    Alternatives,
    EvidenceRule,
    Guidance,
    ResolvedCriterion,
    ResolvedRule,
    ResolvedSpecification,
)

_FACTS = (
    "id", "version", "kind", "framework", "level", "credit", "glh", "tqt", "unit_number",
    "owner", "grading", "purpose", "summary", "assessment_requirements", "language",
)  # fmt: skip


def render_specification(
    written: Specification, specification: ResolvedSpecification, language: str = "en"
) -> str:
    """Return a specification as text."""
    sentences = Sentences(language, specification.kind)
    lines = wrapped(prose(written.title))
    if not specification.title_stated:
        lines.append(sentences.say("head.title_ours"))
    lines += ["", *_facts(written, sentences)]
    if specification.bands:
        lines += ["", sentences.say("show.bands"), *_bands(specification, sentences)]
    common = common_rules(specification, sentences)
    if common:
        lines += ["", sentences.say("show.evidence_rules", noun=sentences.noun())]
        lines += [line for told in common for line in wrapped(told, "  ", "    ")]
    for outcome in specification.outcomes:
        lines += ["", *labelled(shown(outcome.ref), prose(outcome.text), "", 6)]
        if outcome.rule is not None:
            lines += _rule(outcome.rule, sentences, "show.rule_below")
        lines += _alternatives(
            outcome.alternatives, specification, len(outcome.criteria), sentences
        )
        for reference in outcome.criteria:
            lines += _criterion(specification.criteria[reference], common, sentences)
        key = "show.for_section" if sentences.checklist else "show.for_outcome"
        lines += _guidance(outcome.guidance, key, outcome.ref, sentences)
    for criterion in specification.criteria.values():
        if criterion.outcome is None:
            lines += _criterion(criterion, common, sentences)
    top = len(specification.outcomes or specification.criteria)
    whole = list(_alternatives(specification.alternatives, specification, top, sentences))
    lines += ["", *whole] if whole else []
    if specification.rule is not None:
        lines += ["", *_rule(specification.rule, sentences, "show.rule_whole")]
    lines += _guidance(specification.guidance, "show.for_whole", "", sentences)
    return joined(lines)


def _facts(written: Specification, sentences: Sentences) -> Iterator[str]:
    say = sentences.say
    for name in _FACTS:
        value = getattr(written, name)
        if value is not None:
            told = number(value) if name == "credit" else str(value)
            yield from wrapped(say("show.fact", name=plain(name), value=told), "", "  ")
    if written.sector is not None:
        sector = f"{written.sector.code} {written.sector.title or ''}".strip()
        yield from wrapped(say("show.fact", name="sector", value=sector), "", "  ")
    for body in written.supported_by:
        yield from wrapped(say("show.fact", name=plain("supported_by"), value=body), "", "  ")
    for unit in written.equivalents:
        equivalent = f"{unit.code} {unit.title or ''}".strip()
        yield from wrapped(say("show.fact", name="equivalent", value=equivalent), "", "  ")
    for standards in written.related_standards:
        yield from wrapped(
            say("show.fact", name=say("show.relates"), value=standards.framework), "", "  "
        )
        for name, text in standards.entries.items():
            yield from wrapped(f"{shown(name)}: {prose(text)}", "  - ", "    ")
    if written.source is not None:
        for named in (written.source.document, written.source.url):
            if named is not None:
                yield from wrapped(say("show.fact", name="source", value=named), "", "  ")
    if written.not_stated:
        names = tuple(plain(name) for name in written.not_stated)
        yield from wrapped(say("show.not_stated", names=names), "", "  ")


def common_rules(specification: ResolvedSpecification, sentences: Sentences) -> tuple[str, ...]:
    """The evidence rules that every criterion has, which are told once."""
    told = [
        evidence_rules_told(criterion, sentences) for criterion in specification.criteria.values()
    ]
    shared = set(told[0]).intersection(*told[1:]) if told else set()
    return tuple(line for line in told[0] if line in shared) if told else ()


def evidence_rules_told(criterion: ResolvedCriterion, sentences: Sentences) -> tuple[str, ...]:
    """The evidence rules that somebody stated for a criterion, each with where it stands."""
    rules = criterion.evidence
    return tuple(
        sentences.say(
            "show.evidence_rule",
            name=plain(name),
            value=_told(name, rules, sentences),
            where=sentences.whose(origin, criterion),
            basis=sentences.entitles(origin.basis),
        )
        for name, origin in rules.origins.items()
        if name != "shows" or rules.shows
    )


def _criterion(
    criterion: ResolvedCriterion, common: Collection[str], sentences: Sentences
) -> Iterator[str]:
    say = sentences.say
    yield ""
    yield from labelled(shown(criterion.reference), prose(criterion.text), "  ", 6)
    for letter, text in criterion.parts.items():
        yield from labelled(shown(letter), prose(text), "        ", 4)
    yield from _grading(criterion, sentences)
    if not criterion.required:
        yield f"        ({say('show.advice')})"
    yield from _rule(criterion.rule, sentences, "show.rule", " " * 8)
    for told in evidence_rules_told(criterion, sentences):
        if told not in common:
            yield from wrapped(told, " " * 8, " " * 10)
    yield f"        {say('show.fingerprint', fingerprint=criterion.fingerprint)}"
    if criterion.guidance.lines or criterion.guidance.advises:
        yield f"        {say('guidance.beside')}"
        yield from guidance_lines(criterion.guidance, " " * 10, sentences)


def _grading(criterion: ResolvedCriterion, sentences: Sentences) -> Iterator[str]:
    """The band of a criterion, and its levels with their points as they count."""
    if criterion.band is not None:
        yield f"        {sentences.say('show.band', band=criterion.band)}"
    for level in criterion.levels:
        points = number(level.points)
        told = sentences.say("show.level", name=level.name, points=points)
        yield from wrapped(told, " " * 8, " " * 10)
    if criterion.pass_level is not None:
        told = sentences.say("show.pass_level", level=criterion.pass_level)
        yield from wrapped(told, " " * 8, " " * 10)


def _bands(specification: ResolvedSpecification, sentences: Sentences) -> Iterator[str]:
    """The grid: the criteria of each band, over all outcomes."""
    for band in specification.bands:
        criteria = specification.criteria.values()
        names = [c.reference for c in criteria if c.band == band and c.required]
        yield from wrapped(f"{band}: {sentences.say('rule.comma').join(names)}", "  ", "    ")


def _alternatives(
    alternatives: Alternatives | None,
    specification: ResolvedSpecification,
    children: int,
    sentences: Sentences,
) -> Iterator[str]:
    """How many of which children are needed."""
    if alternatives is not None:
        others = len(alternatives.of) < children
        outcomes = [outcome.path for outcome in specification.outcomes]
        yield from wrapped(sentences.alternatives(alternatives, outcomes, others=others), "", "  ")


def _told(name: str, rules: EvidenceRule, sentences: Sentences) -> str:
    """One field of the evidence rules as people read it."""
    value: object = getattr(rules, name)
    if name == "must_show":
        told = (
            sentences.say("show.by", shows=what, methods=_by(what, rules))
            for what in rules.must_show
        )
        return sentences.say("rule.semicolon").join(told) or plain("none")
    if name == "current":
        return sentences.say("show.months", months=value)
    if name == "shows":
        shows = (f"{plain(m)} = {_words(w, sentences)}" for m, w in sorted(rules.shows.items()))
        return sentences.say("rule.comma").join(shows)
    if isinstance(value, Mapping):
        pairs = (f"{code} = {plain(word)}" for code, word in sorted(value.items()))
        return sentences.say("rule.comma").join(pairs)
    if isinstance(value, frozenset):
        return sentences.say("rule.comma").join(sorted(plain(word) for word in value))
    return plain(str(value))


def _by(what: str, rules: EvidenceRule) -> tuple[str, ...]:
    return tuple(sorted(plain(word) for word in rules.accepted_showing(what)))


def _words(words: tuple[str, ...], sentences: Sentences) -> str:
    return sentences.say("rule.and").join(plain(word) for word in words)


def _rule(rule: ResolvedRule, sentences: Sentences, key: str, indent: str = "") -> Iterator[str]:
    told, basis = sentences.rule(rule.by_itself), sentences.basis(rule)
    line = sentences.say(key, rule=told, basis=basis, kind=sentences.kind_word())
    hanging = indent + "  "
    yield from wrapped(line, indent, hanging)
    if rule.reading:
        yield from wrapped(sentences.say("gap.reading", reading=rule.reading), indent, hanging)


def _guidance(guidance: Guidance, key: str, ref: str, sentences: Sentences) -> Iterator[str]:
    """All the guidance of an outcome or of the whole."""
    if guidance.lines:
        yield ""
        yield from wrapped(sentences.say(key, ref=ref), "  ")
        yield from guidance_lines(guidance, "    ", sentences)
