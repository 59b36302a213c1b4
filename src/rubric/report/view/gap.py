"""One gap as people read it: what it is about, what is short, the evidence, what closes it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rubric.evaluation import CriterionResult, CriterionStatus, Gap, JudgedLink, UnitResult
from rubric.evaluation.idle import adding_nothing
from rubric.evaluation.satisfied import covered
from rubric.model.order import people_order
from rubric.phrases import shown
from rubric.report.sentences import Sentences, below
from rubric.rules import Guidance, ResolvedRule, clauses


class RuleSaid(NamedTuple):
    """A rule with what entitles us to ask for it."""

    #: the rule in one sentence, with its basis
    sentence: str
    #: whether the specification's own wording asks for it; otherwise it is ours
    by_wording: bool
    #: what evidence rules ask for in addition, and whose they are
    added: tuple[str, ...] = ()
    reading: str | None = None


class PartSaid(NamedTuple):
    """One lettered part of a criterion with its wording."""

    ref: str
    text: str
    covered: bool


class GapSaid(NamedTuple):
    """One gap, sentence by sentence; the gap that alternatives share has those of its own."""

    gap: Gap
    #: what it is about: a criterion's reference and wording, or a sentence on an outcome or unit
    label: str
    text: str | None
    parts: tuple[PartSaid, ...]
    #: "" where it is no criterion's
    status: str
    move: str
    #: what closes it; "" where the move says that already
    closes: str
    #: how much there is of what is asked for; "" where nothing is short
    has: str
    rule: RuleSaid
    counted: tuple[str, ...]
    #: counted, and adding nothing to what the rule asks for
    idle: tuple[str, ...]
    #: what is said instead of `counted` where there is evidence, and none of it counts
    none_counted: str
    #: each item that does not count, with its reason
    not_counted: tuple[str, ...]
    #: what was decided, what changed since, what else is true
    notes: tuple[str, ...]
    repairs: tuple[str, ...]
    guidance: Guidance
    #: the decisions in force on its criterion
    decisions: tuple[str, ...] = ()
    alternatives: tuple["AlternativeSaid", ...] = ()


class AlternativeSaid(NamedTuple):
    """One of several alternatives: its name, an outcome's wording, and its own gaps."""

    name: str
    text: str | None
    gaps: tuple[GapSaid, ...]


def gap_said(gap: Gap, unit: UnitResult, sentences: Sentences) -> GapSaid:
    """Return a gap of a unit as people read it."""
    if gap.alternatives:
        return _shared(gap, unit, sentences)
    say = sentences.say
    result = None if gap.reference is None else unit.criteria[gap.reference]
    asks_for_more = gap.clauses or gap.closes_when is None or gap.closes_when.then
    counted, idle, not_counted = _evidence(gap, unit, sentences)
    return GapSaid(
        gap,
        *_heading(gap, unit, sentences),
        parts=() if result is None else parts_said(result),
        status=say(f"status.{gap.status}") if gap.status else "",
        move=sentences.move(gap.waiting_on, gap.act),
        closes=sentences.gap(gap, unit.criteria) if asks_for_more else "",
        has=say("gap.has", states=sentences.states(gap)) if gap.clauses else "",
        rule=rule_said(gap.rule, sentences),
        counted=counted,
        idle=idle,
        none_counted=say("gap.none_counted") if gap.not_counted and not (counted or idle) else "",
        not_counted=not_counted,
        notes=()
        if result is None
        else (*unsigned(result, sentences), *decisions(result, sentences)),
        repairs=tuple(sentences.repair(repair, gap) for repair in gap.repairs),
        guidance=Guidance() if result is None else result.criterion.guidance,
        decisions=() if result is None else result.decisions,
    )


def _shared(gap: Gap, unit: UnitResult, sentences: Sentences) -> GapSaid:
    """The gap that alternatives share: how many are needed, then each with what keeps it open."""
    say = sentences.say
    outcomes = {outcome.path: outcome for outcome in unit.specification.outcomes}
    names = tuple(sentences.named(one.scope, outcomes) for one in gap.alternatives)
    told = say("gap.alternatives", needed=gap.needed, there=len(names), have=gap.have, names=names)
    each = []
    for alternative, name in zip(gap.alternatives, names, strict=True):
        outcome = outcomes.get(alternative.scope)
        gaps = tuple(gap_said(own, unit, sentences) for own in alternative.gaps)
        each.append(AlternativeSaid(name, None if outcome is None else outcome.text, gaps))
    return GapSaid(
        gap,
        *_heading(gap, unit, sentences),
        parts=(),
        status="",
        move=told,
        closes=say("gap.alternatives_close", closing=sentences.alternatives_close(gap)),
        has="",
        rule=rule_said(gap.rule, sentences),
        counted=(),
        idle=(),
        none_counted="",
        not_counted=(),
        notes=(),
        repairs=(),
        guidance=Guidance(),
        alternatives=tuple(each),
    )


def rule_said(rule: ResolvedRule, sentences: Sentences) -> RuleSaid:
    """Return a rule with what entitles us to ask for it."""
    told = sentences.rule(rule.by_itself)
    return RuleSaid(
        sentences.say("gap.rule", rule=told, basis=sentences.basis(rule)),
        rule.basis == "wording",
        tuple(sentences.added(addition) for addition in rule.added),
        rule.reading,
    )


def parts_said(result: CriterionResult) -> tuple[PartSaid, ...]:
    """Return the lettered parts of a criterion, each with whether counted links cover it."""
    there = covered_parts(result)
    return tuple(PartSaid(ref, text, ref in there) for ref, text in result.criterion.parts.items())


def covered_parts(result: CriterionResult) -> dict[str, tuple[str, ...]]:
    """Return the parts that counted links cover, each with the items that do."""
    found: dict[str, dict[str, None]] = {}
    asked = [clause for clause in clauses(result.criterion.rule.node) if clause.measure.parts]
    for link in result.links:
        for clause in asked if link.counted else ():
            for part in covered(clause, [link]):
                found.setdefault(part, {})[link.item.id] = None
    return {part: tuple(items) for part, items in found.items()}


def _heading(gap: Gap, unit: UnitResult, sentences: Sentences) -> tuple[str, str | None]:
    if gap.reference is not None:
        return gap.reference, unit.criteria[gap.reference].criterion.text
    if gap.scope:
        key = "gap.section" if sentences.checklist else "gap.outcome"
        return sentences.say(key, ref=gap.scope[-1]), None
    return sentences.say("gap.whole", kind=sentences.kind_word()), None


def unsigned(result: CriterionResult, sentences: Sentences) -> Iterator[str]:
    """Yield what counts and is still to be signed for or confirmed, where that is waited for."""
    asked = result.criterion.evidence.authenticity
    if asked == "none" or result.authentic or not result.satisfied:
        return
    waiting = [link for link in result.links if link.counted and not link.authenticated]
    not_signed = tuple(sorted({one.item.id for one in waiting if not one.signed}, key=people_order))
    unconfirmed = tuple(sorted({one.item.id for one in waiting if one.signed}, key=people_order))
    if not_signed:
        yield sentences.say("gap.unsigned", items=not_signed)
    if unconfirmed:
        yield sentences.say("gap.unconfirmed", items=unconfirmed)


def decisions(result: CriterionResult, sentences: Sentences) -> Iterator[str]:
    """Yield what was decided, what has changed since, and what else is true."""
    say = sentences.say
    if result.decisions:
        yield say("gap.decisions", decisions=result.decisions)
    yield from sentences.stale(result)
    if result.actions:
        yield say("gap.action_open", reviews=result.actions)
    if result.disagreed is not None:
        yield say("gap.disagreed", review=result.disagreed)
    # verified says met as well
    plain_met = CriterionStatus.VERIFIED in (result.status, *result.also)
    also = [s for s in result.also if not (plain_met and s is CriterionStatus.MET)]
    if also:
        yield say("gap.also", statuses=tuple(say(f"status.{s}") for s in also))


def _evidence(
    gap: Gap, unit: UnitResult, sentences: Sentences
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """What counts and adds, what counts and adds nothing, and what does not count because."""
    judged = below(gap, unit.criteria)
    counted = [link for result in judged for link in result.links if link.counted]
    nothing = adding_nothing(counted, gap.rule.node)
    adding = [link for link in counted if link.item.id not in nothing]
    idle = [link for link in counted if link.item.id in nothing]
    reasons = dict.fromkeys(
        sentences.say("link.because", item=link.item.id, reason=sentences.reason(link, r.criterion))
        for r in judged
        for link in r.links
        if not link.counted
    )
    return (
        tuple(_each_item(adding, gap, sentences)),
        tuple(_each_item(idle, gap, sentences)),
        tuple(reasons),
    )


def _each_item(links: Sequence[JudgedLink], gap: Gap, sentences: Sentences) -> Iterator[str]:
    """Each counted item once, with the amounts that the rule asks about."""
    names = dict.fromkeys(
        c.measure.name for c in clauses(gap.rule.node) if c.measure.kind == "quantity"
    )
    items = {link.item.id: link.item for link in links}
    for name in sorted(items, key=people_order):
        item = items[name]
        amounts = [
            sentences.amount(measure, item.quantities[measure])
            for measure in names
            if measure in item.quantities
        ]
        if item.occasion and amounts:
            amounts.append(shown(item.occasion))
        told = shown(item.id)
        if amounts:
            told = sentences.say("link.amounts", item=item.id, amounts=tuple(amounts))
        yield told
