"""One learner's report: what was set aside, the qualification, the units, what IQA may look at."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rubric.evaluation import Finding, Result, UnitResult
from rubric.report.problem_text import problem_lines, public_lines
from rubric.report.sentences import Sentences
from rubric.report.view.included import Asked
from rubric.report.view.unit import UnitSaid, unit_said
from rubric.sources import Located

if TYPE_CHECKING:
    from rubric.evaluation.additions.together import LeastAdditions
    from rubric.report.view.qualification import QualificationSaid


class RelatesSaid(NamedTuple):
    """A framework that achieved units relate to, with its entries."""

    framework: str
    entries: tuple[str, ...]


class LearnerSaid(NamedTuple):
    """One learner's report, sentence by sentence."""

    result: Result
    asked: Asked
    language: str
    #: each problem in its lines: what it is, then what to write instead
    set_aside_head: str
    set_aside: tuple[tuple[str, ...], ...]
    diagnostics: tuple[tuple[str, ...], ...]
    qualification: "QualificationSaid | None"
    units: tuple[UnitSaid, ...]
    #: of each unit, the least new items for all its gaps, where that was asked for
    together: Mapping[str, "LeastAdditions"]
    relates_head: str
    relates_to: tuple[RelatesSaid, ...]
    findings_head: str
    findings: tuple[str, ...]
    #: each decision's assessor, for looking up who decided
    assessors: Mapping[str, str]


def learner_said(result: Result, asked: Asked | None = None, language: str = "en") -> LearnerSaid:
    """Return one learner's report, in the words of each unit's kind.

    Args:
        result: what was found.
        asked: what is to be shown beside it; None is nothing.
        language: of the sentences.
    """
    asked = Asked() if asked is None else asked
    sentences = Sentences(language)
    qualification = None
    if result.qualification is not None:
        from rubric.report.view.qualification import qualification_said  # few are on one

        found = result.qualification
        qualification = qualification_said(result, found, language, asked.what_if)
    told = [unit for unit in result.units if _is_told(unit, asked)]
    findings = _findings(result, asked)
    n, several = len(result.findings), len(result.units) > 1
    left = n - len(findings)
    about = sentences.about(result.units)
    lines = [about.finding(finding, several_units=several) for finding in findings]
    if left:
        lines.append(about.say("head.findings_left", n=left))
    problems = asked.set_aside or [Located(diagnostic) for diagnostic in result.set_aside]
    set_aside = tuple(_problem(problem, language) for problem in problems)
    shown = result._replace(units=tuple(told))
    achieved = sum(unit.achieved for unit in told)
    return LearnerSaid(
        result,
        asked,
        language,
        set_aside_head=sentences.say("head.set_aside", n=len(set_aside)) if set_aside else "",
        set_aside=set_aside,
        diagnostics=tuple(
            _problem(Located(d), language) for d in (*result.diagnostics, *result.problems)
        ),
        qualification=qualification,
        units=tuple(unit_said(unit, result, sentences.about([unit])) for unit in told),
        together=_together(result, asked),
        relates_head=sentences.say("head.relates_unit" if achieved == 1 else "head.relates_units"),
        relates_to=tuple(_relates_to(shown, sentences, several_units=several)),
        findings_head=about.say("head.findings", n=n) if n else "",
        findings=tuple(lines),
        assessors={decision.id: decision.assessor for decision in result.facts.decisions},
    )


def _is_told(unit: UnitResult, asked: Asked) -> bool:
    return asked.units is None or unit.specification.id in asked.units


def _findings(result: Result, asked: Asked) -> Sequence[Finding]:
    """The findings of the units that are told, and those on records."""
    return [
        *(f for unit in result.units if _is_told(unit, asked) for f in unit.findings),
        *result.record_findings,
    ]


def _problem(problem: Located, language: str) -> tuple[str, ...]:
    """A problem in its lines, as it may be passed on: of a personal value nothing is quoted."""
    if problem.diagnostic.personal:
        return public_lines(problem, language)
    return tuple(line.strip() for line in problem_lines(problem, None, language))


def _together(result: Result, asked: Asked) -> "Mapping[str, LeastAdditions]":
    if asked.one_item_for is None:
        return {}
    # worked out, and imported, only where it is asked for
    from rubric.evaluation.additions.together import least_additions

    found = least_additions(result, asked.one_item_for)
    return {
        unit.specification.reference: one for unit, one in zip(result.units, found, strict=True)
    }


def _relates_to(
    result: Result, sentences: Sentences, *, several_units: bool
) -> Iterator[RelatesSaid]:
    """What the achieved units name, framework by framework; never that anything is met."""
    named = result.relates_to
    for framework in Counter(entry.framework for entry in named):
        entries = []
        for entry in named:
            if entry.framework != framework:
                continue
            told = f"{entry.entry}: {entry.text}" if entry.entry else sentences.say("relates.whole")
            if several_units:
                told += f" ({sentences.say('relates.named_by', units=entry.units)})"
            entries.append(told)
        yield RelatesSaid(framework, tuple(entries))
