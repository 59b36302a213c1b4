"""The audit trail of a criterion as people read it: its clauses as a tree, then every link."""

from collections.abc import Iterator
from typing import NamedTuple

from rubric.diagnostics import path_text
from rubric.evaluation import CriterionResult
from rubric.evaluation.ageing import periods_of
from rubric.evaluation.trail import TrailNode, trail
from rubric.report.sentences import Sentences
from rubric.report.view.gap import RuleSaid, decisions, rule_said, unsigned
from rubric.report.view.links import LinkSaid, item_facts, link_said
from rubric.rules import AtLeast


class ClauseSaid(NamedTuple):
    """One clause of a rule, or several that are joined, with what it rests on."""

    satisfied: bool
    rule: str
    #: how much there is of what is asked for
    state: str
    #: where in the specification it is written; "" for the engine's own
    path: str
    items: tuple[str, ...]
    #: those that it joins
    children: tuple["ClauseSaid", ...] = ()


class TrailLink(NamedTuple):
    """One link of a trail: what its item is, and whether the verdict cites it."""

    said: LinkSaid
    facts: tuple[str, ...]
    cited: bool


class TrailSaid(NamedTuple):
    """Why one criterion has its status."""

    rule: RuleSaid
    clause: ClauseSaid
    links: tuple[TrailLink, ...]
    #: what was decided, what changed since, and on which day recency was judged
    notes: tuple[str, ...]


def trail_said(result: CriterionResult, sentences: Sentences) -> TrailSaid:
    """Return the audit trail of one criterion as people read it."""
    found, node = trail(result), result.criterion.rule.node
    return TrailSaid(
        rule_said(result.criterion.rule, sentences),
        _clause(found.rule, sentences),
        tuple(
            TrailLink(
                link_said(link, result, sentences),
                tuple(item_facts(link, node, sentences)),
                link.item.id in found.cited,
            )
            for link in found.links
        ),
        tuple(_notes(result, sentences)),
    )


def _notes(result: CriterionResult, sentences: Sentences) -> Iterator[str]:
    say = sentences.say
    if result.exemption is not None:
        reason = sentences.exempt(result)
        yield say("why.exemption", exemption=result.exemption, reason=reason)
    yield from unsigned(result, sentences)
    yield from decisions(result, sentences)
    if result.overridden:
        yield say("why.overridden")
    if result.level is not None:
        yield say("why.level", level=result.level)
    if periods_of(result.criterion.rule.node, result.criterion.evidence):
        yield say("why.judged_on", day=result.judging_day.isoformat())


def _clause(node: TrailNode, sentences: Sentences) -> ClauseSaid:
    state = sentences.say("why.satisfied" if node.satisfied else "why.not_satisfied")
    items: tuple[str, ...] = ()
    if isinstance(node.node, AtLeast):
        state, items = sentences.have_and_need(node.node, node.have, node.need), node.items
    return ClauseSaid(
        node.satisfied,
        sentences.rule(node.node),
        state,
        path_text(node.path),
        items,
        tuple(_clause(child, sentences) for child in node.children),
    )
