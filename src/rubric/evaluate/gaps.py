"""Gaps: every required open criterion has one, and every rule of its own that is not satisfied."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rubric.diagnostics import Path
from rubric.evaluate.closing import least_addition
from rubric.evaluate.counted import JudgedLink
from rubric.evaluate.results import (
    ClosesWhen,
    CriterionResult,
    Gap,
    OutcomeResult,
    Repair,
)
from rubric.evaluate.rollup import together
from rubric.evaluate.satisfied import unsatisfied_clauses
from rubric.evaluate.status import awaits_confirmation
from rubric.evaluate.statuses import Act, CriterionStatus, Reason, WaitingOn
from rubric.model.order import people_order
from rubric.rules import ResolvedRule, ResolvedSpecification

#: reasons that something other than new evidence can mend
_REPAIRS: Mapping[Reason, tuple[Act, WaitingOn]] = {
    Reason.UNDATED: (Act.DATE_IT, WaitingOn.LEARNER),
    Reason.NOT_AUTHENTICATED: (Act.SIGN, WaitingOn.LEARNER),
    Reason.NO_OWN_CONTRIBUTION: (Act.STATE_CONTRIBUTION, WaitingOn.LEARNER),
    Reason.NO_LOCATOR: (Act.SAY_WHERE, WaitingOn.LEARNER),
}
#: statuses in which the evidence itself is short
SHORT = frozenset(
    {CriterionStatus.NO_EVIDENCE, CriterionStatus.NOT_COUNTED, CriterionStatus.INSUFFICIENT}
)


def gaps(
    specification: ResolvedSpecification,
    outcomes: Sequence[OutcomeResult],
    unit_rule_satisfied: bool | None,
    criteria: Mapping[str, CriterionResult],
) -> Iterator[Gap]:
    """Yield the gaps of a unit: criterion by criterion, then outcomes, then the unit itself."""
    for result in criteria.values():
        if result.criterion.required and not result.achieved:
            yield criterion_gap(result)
    for outcome in outcomes:
        if outcome.rule_satisfied is False and outcome.outcome.rule is not None:
            below = [criteria[reference] for reference in outcome.outcome.criteria]
            yield _own_rule_gap(outcome.outcome.path, outcome.outcome.rule, below)
    if unit_rule_satisfied is False and specification.rule is not None:
        yield _own_rule_gap((), specification.rule, criteria.values())


def criterion_gap(result: CriterionResult) -> Gap:
    """Return the gap of one open criterion."""
    rule = result.criterion.rule
    evidence = [link.evidence for link in result.links if link.counted]
    uncounted = tuple(link for link in result.links if not link.counted)
    waiting_on = result.waiting_on or WaitingOn.ASSESSOR
    act = result.act or Act.DECIDE
    closes_when: ClosesWhen | None = ClosesWhen(act)
    if not result.satisfied:
        addition = least_addition(rule.node, evidence, [result.criterion.evidence])
        if addition is not None:
            closes_when = ClosesWhen(act, addition.items, addition.exact)
        elif result.status in SHORT:
            closes_when, waiting_on = None, WaitingOn.ENCODER
    return Gap(
        scope=result.criterion.path,
        reference=result.reference,
        status=result.status,
        rule=rule,
        clauses=tuple(unsatisfied_clauses(rule.node, evidence)),
        not_counted=uncounted,
        waiting_on=waiting_on,
        closes_when=closes_when,
        repairs=tuple(_repairs(uncounted)),
    )


def _own_rule_gap(path: Path, rule: ResolvedRule, below: Iterable[CriterionResult]) -> Gap:
    results = list(below)
    evidence = together(results)
    rules = [result.criterion.evidence for result in results]
    addition = least_addition(rule.node, evidence, rules)
    uncounted = tuple(link for result in results for link in result.links if not link.counted)
    return Gap(
        scope=path,
        reference=None,
        status=None,
        rule=rule,
        clauses=tuple(unsatisfied_clauses(rule.node, evidence)),
        not_counted=uncounted,
        waiting_on=WaitingOn.LEARNER if addition else WaitingOn.ENCODER,
        closes_when=None
        if addition is None
        else ClosesWhen(Act.ADD_EVIDENCE, addition.items, addition.exact),
        repairs=tuple(_repairs(uncounted)),
    )


def _repairs(uncounted: Iterable[JudgedLink]) -> list[Repair]:
    """What would make links count, item by item, each once."""
    found: dict[tuple[str, Reason], Repair] = {}
    for link in uncounted:
        reason = link.reason
        if reason is None or reason not in _REPAIRS:
            continue
        act, waiting_on = _REPAIRS[reason]
        if awaits_confirmation(link):
            act, waiting_on = Act.CONFIRM, WaitingOn.ASSESSOR
        item = link.link.item.id
        found.setdefault((item, reason), Repair(item, reason, act, waiting_on))
    return sorted(found.values(), key=lambda repair: people_order(repair.item))
