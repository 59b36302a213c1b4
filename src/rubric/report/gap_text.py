"""One gap as text: what it is about, what is short, the evidence there is, what closes it."""

from collections.abc import Iterator, Sequence

from rubric.evaluation import CriterionResult, CriterionStatus, Gap, JudgedLink, UnitResult
from rubric.evaluation.idle import adding_nothing
from rubric.model.order import people_order
from rubric.phrases import shown
from rubric.report.guidance import criterion_guidance
from rubric.report.layout import labelled, prose, wrapped
from rubric.report.parts import part_lines
from rubric.report.sentences import Sentences, below
from rubric.rules import clauses

_INDENT = "  "


def gap_lines(gap: Gap, unit: UnitResult, sentences: Sentences) -> Iterator[str]:
    """Yield a gap of a unit, line by line."""
    if gap.alternatives:
        yield from _alternatives(gap, unit, sentences)
        return
    say = sentences.say
    inner = _INDENT * 4
    yield from _gap_heading(gap, unit, sentences)
    if gap.reference is not None:
        yield from part_lines(unit.criteria[gap.reference], inner, sentences)
    move = sentences.move(gap.waiting_on, gap.act)
    status = f"{say(f'status.{gap.status}')} — " if gap.status else ""
    yield from wrapped(f"{status}{move}", inner)
    if gap.clauses or gap.closes_when is None or gap.closes_when.then:
        yield from wrapped(sentences.gap(gap, unit.criteria), inner, inner + _INDENT)
    if gap.clauses:
        yield from wrapped(say("gap.has", states=sentences.states(gap)), inner, inner + _INDENT)
    rule = say("gap.rule", rule=sentences.rule(gap.rule.by_itself), basis=sentences.basis(gap.rule))
    yield from wrapped(rule, inner, inner + _INDENT)
    for addition in gap.rule.added:
        yield from wrapped(sentences.added(addition), inner, inner + _INDENT)
    if gap.rule.reading:
        reading = say("gap.reading", reading=gap.rule.reading)
        yield from wrapped(reading, inner, inner + _INDENT)
    yield from _evidence(gap, unit, sentences, inner)
    if gap.reference is not None:
        result = unit.criteria[gap.reference]
        for line in (*_unsigned(result, sentences), *_decisions(result, sentences)):
            yield from wrapped(line, inner, inner + _INDENT)
    for repair in gap.repairs:
        told = say("gap.repair", repair=sentences.repair(repair, gap))
        yield from wrapped(told, inner, inner + _INDENT)
    if gap.reference is not None:
        guidance = unit.criteria[gap.reference].criterion.guidance
        yield from criterion_guidance(guidance, unit, inner, sentences)


def _alternatives(gap: Gap, unit: UnitResult, sentences: Sentences) -> Iterator[str]:
    """The gap that alternatives share: how many are needed, then each with what keeps it open."""
    say, inner = sentences.say, _INDENT * 4
    yield from _gap_heading(gap, unit, sentences)
    outcomes = {outcome.path: outcome for outcome in unit.specification.outcomes}
    names = tuple(sentences.named(one.scope, outcomes) for one in gap.alternatives)
    told = say("gap.alternatives", needed=gap.needed, there=len(names), have=gap.have, names=names)
    yield from wrapped(told, inner)
    closing = say("gap.alternatives_close", closing=sentences.alternatives_close(gap))
    yield from wrapped(closing, inner, inner + _INDENT)
    for alternative, name in zip(gap.alternatives, names, strict=True):
        outcome = outcomes.get(alternative.scope)
        if outcome is not None and alternative.gaps:
            yield ""
            yield from labelled(name, prose(outcome.text), inner, len(name) + 2)
        for own in alternative.gaps:
            yield ""
            yield from (
                _INDENT * 2 + line if line else "" for line in gap_lines(own, unit, sentences)
            )


def _gap_heading(gap: Gap, unit: UnitResult, sentences: Sentences) -> list[str]:
    if gap.reference is not None:
        text = unit.criteria[gap.reference].criterion.text
        return labelled(shown(gap.reference), prose(text), _INDENT, 6)
    if gap.scope:
        key = "gap.section" if sentences.checklist else "gap.outcome"
        return wrapped(sentences.say(key, ref=gap.scope[-1]), _INDENT)
    return wrapped(sentences.say("gap.whole", kind=sentences.kind_word()), _INDENT)


def _unsigned(result: CriterionResult, sentences: Sentences) -> Iterator[str]:
    """What counts and is still to be signed for or confirmed, where the criterion waits for it."""
    asked = result.criterion.evidence.authenticity
    if asked == "none" or result.authentic or not result.satisfied:
        return
    waiting = [link for link in result.links if link.counted and not link.authenticated]
    unsigned = tuple(sorted({one.item.id for one in waiting if not one.signed}, key=people_order))
    unconfirmed = tuple(sorted({one.item.id for one in waiting if one.signed}, key=people_order))
    if unsigned:
        yield sentences.say("gap.unsigned", items=unsigned)
    if unconfirmed:
        yield sentences.say("gap.unconfirmed", items=unconfirmed)


def _decisions(result: CriterionResult, sentences: Sentences) -> Iterator[str]:
    """What was decided, what has changed since, and what else is true."""
    say = sentences.say
    if result.decisions:
        yield say("gap.decisions", decisions=result.decisions)
    yield from sentences.stale(result)
    if result.actions:
        yield say("gap.action_open", reviews=result.actions)
    if result.disagreed is not None:
        yield say("gap.disagreed", review=result.disagreed)
    if result.also:
        # verified says met as well
        plain_met = CriterionStatus.VERIFIED in result.also
        also = [s for s in result.also if not (plain_met and s is CriterionStatus.MET)]
        yield say("gap.also", statuses=tuple(say(f"status.{s}") for s in also))


def _evidence(gap: Gap, unit: UnitResult, sentences: Sentences, inner: str) -> Iterator[str]:
    say = sentences.say
    judged = below(gap, unit.criteria)
    counted = [link for result in judged for link in result.links if link.counted]
    nothing = adding_nothing(counted, gap.rule.node)
    adding = [link for link in counted if link.item.id not in nothing]
    idle = [link for link in counted if link.item.id in nothing]
    for key, links in (("gap.counted", adding), ("gap.idle", idle)):
        if links:
            items = say("rule.comma").join(_each_item(links, gap, sentences))
            yield from wrapped(say(key, items=items), inner, inner + _INDENT)
    if gap.not_counted and not counted:
        yield from wrapped(say("gap.none_counted"), inner)
    reasons = dict.fromkeys(
        say("link.because", item=link.item.id, reason=sentences.reason(link, r.criterion))
        for r in judged
        for link in r.links
        if not link.counted
    )
    if reasons:
        items = say("rule.comma").join(reasons)
        yield from wrapped(say("gap.not_counted", items=items), inner, inner + _INDENT)


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
