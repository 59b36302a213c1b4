"""The proof of a qualification as text: its least units, and which rules of combination matter."""

from collections.abc import Iterator, Sequence

from rubric.diagnostics import Path
from rubric.evaluation.qualifications import CombinationResult
from rubric.phrases import shown
from rubric.proving import Proof
from rubric.proving.ways import QualificationProof, Way
from rubric.report.layout import joined, prose, wrapped
from rubric.report.problem_text import problem_lines
from rubric.report.proving import SourceLine
from rubric.report.sentences import Sentences, number
from rubric.report.sentences.qualifications import QualificationSentences
from rubric.rules.qualification import Limits, ResolvedGroup, ResolvedQualification
from rubric.sources import Located

_INDENT = "  "


def render_qualification_proof(
    proof: QualificationProof,
    told: Sequence[Located] = (),
    source_line: SourceLine | None = None,
    language: str = "en",
) -> str:
    """Return the proof of a qualification as text.

    Args:
        proof: what was found.
        told: its diagnostics and those of its units, with their places.
        source_line: looks a line of their files up.
        language: of the sentences.
    """
    say = Sentences(language).say
    lines = wrapped(say("head.unit", title=prose(proof.qualification.title)))
    made = say("prove.head", day=proof.on.isoformat())
    lines += [
        *wrapped(" · ".join((proof.qualification.reference, made))),
        "",
        verdict(proof, language),
    ]
    for problem in told:
        lines += ["", *problem_lines(problem, source_line, language)]
    for way in proof.ways:
        lines += ["", *_way(way, language)]
    return joined(lines)


def verdict(proof: QualificationProof, language: str = "en") -> str:
    """Return in one line whether it can be achieved, and whether everything in it matters."""
    say = Sentences(language).say
    units = {one.specification.reference: one for way in proof.ways for one in way.proofs}
    idle = len(proof.idle) + sum(len(one.idle) for one in units.values())
    still = len(proof.open) + sum(len(one.open) for one in units.values())
    if not proof.passable:
        return say("prove.combined_never")
    if idle:
        return say("prove.combined_idle", n=idle)
    return say("prove.combined_open", n=still) if still else say("prove.combined")


def _way(way: Way, language: str) -> Iterator[str]:
    say = Sentences(language).say
    pathway, combination = way.qualification.pathway, way.combination
    units = combination.least.units
    key = "pathway" if pathway is not None else "units"
    if not units:
        yield from wrapped(say(f"prove.{key}_short", pathway=pathway))
        short = say("prove.short_of", rules=_short(combination.least, way.qualification, language))
        yield from wrapped(short, _INDENT, _INDENT * 2)
        return
    yield from wrapped(say(f"prove.{key}", pathway=pathway, n=len(units)))
    missing = {one.unit: one.opens for one in combination.units}
    for proof in way.proofs:
        name = proof.specification.id
        yield from wrapped(shown(name), _INDENT)
        yield from wrapped(_unit(proof, language), _INDENT * 3)
        if missing.get(name):
            rules = tuple(rule_name(path, way.qualification, language) for path in missing[name])
            yield from wrapped(say("prove.without_unit", rules=rules), _INDENT * 3, _INDENT * 4)
    if combination.shown:
        yield ""
        yield from wrapped(say("prove.combination_matters"))
        for one in combination.shown:
            yield from wrapped(rule_name(one.path, way.qualification, language), _INDENT)
            key = "prove.units_but_lowest" if one.lowest else "prove.units_but"
            yield from wrapped(say(key, units=one.units), _INDENT * 3)


def _unit(proof: Proof, language: str) -> str:
    say = Sentences(language).say
    title = prose(proof.specification.title)
    if proof.example is None:
        return say("prove.unit_never", title=title)
    items, still = len(proof.example.items), len(proof.idle) + len(proof.open)
    if still:
        return say("prove.unit_but", title=title, items=items, n=still)
    credit = proof.specification.credit
    if credit is None:
        return say("prove.unit_bare", title=title, items=items)
    return say("prove.unit", title=title, items=items, credit=number(credit))


def _short(
    answer: CombinationResult, qualification: ResolvedQualification, language: str
) -> tuple[str, ...]:
    short = answer.shortfalls or answer.together
    return tuple(rule_name(one.path, qualification, language) for one in short)


def rule_name(path: Path, qualification: ResolvedQualification, language: str = "en") -> str:
    """Return what a rule of combination asks for: `6 credits of group A (Practice)`.

    Args:
        path: where the rule stands, or its least or most.
        qualification: that it is of, resolved for the pathway.
        language: of the sentence.
    """
    sentences = QualificationSentences(qualification, language)
    kind, *rest = path
    if kind == "barred":
        return sentences.say("prove.of_row", units=qualification.barred[int(rest[0][1:]) - 1])
    if kind == "groups":
        return _of_group(path, next(g for g in qualification.groups if g.ref == rest[0]), sentences)
    for rule in qualification.whole:
        if path[: len(rule.path)] == rule.path:
            return _limit(path, rule.path, None, rule.measure, rule.limits, sentences)
    points = qualification.points
    if points is None or points.at_least is None:
        return sentences.say("prove.of_points")
    return sentences.rule(path, None, "points", points.at_least)


def _of_group(path: Path, group: ResolvedGroup, sentences: QualificationSentences) -> str:
    if group.take_all:
        return sentences.say("combination.all", group=sentences.group(group.ref))
    credits_asked = "credits" in path[2:] or group.units_taken == Limits()
    measure = "credits" if credits_asked else "units"
    limits = group.credits_taken if credits_asked else group.units_taken
    return _limit(path, group.path, group.ref, measure, limits, sentences)


def _limit(
    path: Path,
    of: Path,
    group: str | None,
    measure: str,
    limits: Limits,
    sentences: QualificationSentences,
) -> str:
    """The least, or the most where the path names it or nothing else is said."""
    least = limits.at_least
    if least is not None and path[-1] != "at_most":
        return sentences.rule(of, group, measure, least)
    assert limits.at_most is not None
    told = sentences.rule(of, group, measure, limits.at_most)
    return sentences.say("prove.of_most", rule=told)
