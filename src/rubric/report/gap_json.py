"""Gaps, rules and new items as plain data in their published shape."""

from rubric.diagnostics import path_text
from rubric.evaluation import ClauseState, ClosesWhen, Gap, NewItem, UnitResult
from rubric.evaluation.idle import adding_nothing
from rubric.model.order import people_order
from rubric.report.gap_shape import (
    ClauseView,
    ClosesWhenView,
    GapView,
    GuidanceView,
    NewItemView,
    RuleView,
)
from rubric.report.guidance import guidance_at
from rubric.report.sentences import Sentences, below, number
from rubric.rules import Alternatives, Guidance, ResolvedRule


def gap_view(gap: Gap, unit: UnitResult, sentences: Sentences) -> GapView:
    """Return a gap of a unit as plain data."""
    guidance = guidance_at(unit, gap.scope, gap.reference)
    return {
        "scope": path_text(gap.scope),
        "criterion": gap.reference,
        "status": gap.status and str(gap.status),
        "rule": rule_view(gap.rule, sentences)
        if not gap.alternatives
        else {
            **rule_view(gap.rule, sentences),
            "sentence": sentences.alternatives(
                _alternatives(gap), [outcome.path for outcome in unit.specification.outcomes]
            ),
        },
        "clauses": [clause_view(state, sentences) for state in gap.clauses],
        "not_counted": list(dict.fromkeys(link.item.id for link in gap.not_counted)),
        "adds_nothing": _adds_nothing(gap, unit),
        "waiting_on": str(gap.waiting_on),
        "act": str(gap.act),
        "closes_when": None if gap.closes_when is None else _closes_when(gap.closes_when),
        "sentence": sentences.gap(gap, unit.criteria),
        "needed": gap.needed if gap.alternatives else None,
        "have": gap.have if gap.alternatives else None,
        "alternatives": [
            {
                "scope": path_text(alternative.scope),
                "reference": alternative.reference,
                "achieved": alternative.achieved,
                "cheapest": alternative.cheapest,
                "gaps": [gap_view(own, unit, sentences) for own in alternative.gaps],
            }
            for alternative in gap.alternatives
        ],
        "repairs": [
            {
                "item": repair.item,
                "steps": [
                    {
                        "reason": str(step.reason),
                        "act": str(step.act),
                        "waiting_on": str(step.waiting_on),
                    }
                    for step in repair.steps
                ],
                "closes": repair.closes,
                "sentence": sentences.repair(repair, gap),
            }
            for repair in gap.repairs
        ],
        "guidance": guidance_view(guidance),
        "advises": list(guidance.advises),
    }


def clause_view(state: ClauseState, sentences: Sentences) -> ClauseView:
    """Return a clause that is not satisfied, with how much of it there is, as plain data."""
    return {
        "path": path_text(state.clause.path),
        "measure": state.clause.measure.kind,
        "name": state.clause.measure.name,
        "have": number(state.have),
        "need": number(state.need),
        "sentence": sentences.clause_state(state),
    }


def _adds_nothing(gap: Gap, unit: UnitResult) -> list[str]:
    judged = () if gap.alternatives else below(gap, unit.criteria)
    counted = [link for result in judged for link in result.links if link.counted]
    return sorted(adding_nothing(counted, gap.rule.node), key=people_order)


def _alternatives(gap: Gap) -> Alternatives:
    return Alternatives(gap.needed, tuple(one.scope for one in gap.alternatives), gap.rule.path)


def _closes_when(closing: ClosesWhen) -> ClosesWhenView:
    return {
        "act": str(closing.act),
        "items": [new_item_view(item) for item in closing.items],
        "exact": closing.exact,
        "then": [{"waiting_on": str(who), "act": str(act)} for who, act in closing.then],
    }


def new_item_view(item: NewItem) -> NewItemView:
    """Return a new item as plain data."""
    return {
        "methods": None if item.methods is None else list(item.methods),
        "sources": None if item.sources is None else list(item.sources),
        "witnessed": item.witnessed,
        "apart": list(item.apart),
        "dated": item.dated,
        "within": item.within,
        "after_registration": item.after_registration,
        "located": item.located,
        "authenticity": item.authenticity,
        "quantities": {name: number(n) for name, n in sorted(item.quantities.items())},
        "parts": list(item.parts),
        "range": list(item.range),
    }


def rule_view(rule: ResolvedRule, sentences: Sentences) -> RuleView:
    """Return a rule as plain data."""
    return {
        "sentence": sentences.rule(rule.by_itself),
        "stated": rule.stated,
        "basis": rule.basis,
        "reading": rule.reading,
        "path": path_text(rule.path),
        "added": [
            {
                "sentence": sentences.rule(clause),
                "basis": origin.basis,
                "rules": origin.rules,
                "path": path_text(clause.path),
            }
            for clause, origin in rule.added
        ],
    }


def guidance_view(guidance: Guidance) -> GuidanceView:
    """Return guidance as plain data."""
    return {name: list(lines) for name, lines in guidance.lines.items()}
