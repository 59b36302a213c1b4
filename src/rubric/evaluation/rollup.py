"""Roll-up: from criteria to outcomes and the unit (meaning 7)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from rubric.evaluation.ageing import days_too_old, first_day_lost, periods_of
from rubric.evaluation.counted import JudgedLink, judged_links, kept_contents
from rubric.evaluation.known import Known
from rubric.evaluation.results import CriterionResult, OutcomeResult, Tally
from rubric.evaluation.satisfied import satisfied
from rubric.evaluation.statuses import CriterionStatus
from rubric.model.order import people_order
from rubric.rules import ResolvedOutcome, ResolvedRule, ResolvedSpecification


def outcome_result(
    outcome: ResolvedOutcome, criteria: Mapping[str, CriterionResult], known: Known
) -> OutcomeResult | None:
    """Return the result of one outcome; None where it has criteria and none of them is required.

    An outcome without criteria is never achieved.
    """
    below = [criteria[reference] for reference in outcome.criteria]
    required = [result for result in below if result.criterion.required]
    if below and not required:
        return None
    rule = rule_satisfied(outcome.rule, below)
    achieved = bool(required) and all(result.achieved for result in required) and rule is not False
    return OutcomeResult(
        outcome=outcome,
        achieved=achieved,
        grows_old=_grows_old(required, outcome.rule, below, known) if achieved else None,
        tally=Tally.of(required),
        advice=Tally.of([result for result in below if not result.criterion.required]),
        rule_satisfied=rule,
    )


def _grows_old(
    required: Sequence[CriterionResult],
    rule: ResolvedRule | None,
    below: Sequence[CriterionResult],
    known: Known,
) -> date | None:
    return earliest((*(r.grows_old for r in required), rule_grows_old(rule, below, known)))


def unit_achieved(
    specification: ResolvedSpecification,
    outcomes: Sequence[OutcomeResult],
    criteria: Mapping[str, CriterionResult],
) -> tuple[bool, bool | None]:
    """Return whether the unit is achieved, and whether its own rule is satisfied.

    Nothing empty is ever achieved: a unit that requires nothing is not.
    """
    rule = rule_satisfied(specification.rule, criteria.values())
    standing = [c for c in criteria.values() if c.criterion.outcome is None]
    required = [result for result in standing if result.criterion.required]
    children = [*(o.achieved for o in outcomes), *(c.achieved for c in required)]
    return bool(children) and all(children) and rule is not False, rule


def unit_grows_old(
    specification: ResolvedSpecification,
    outcomes: Sequence[OutcomeResult],
    criteria: Mapping[str, CriterionResult],
    known: Known,
) -> date | None:
    """Return the first later day on which age alone takes something away from the unit."""
    everything = list(criteria.values())
    return earliest(
        (
            *(outcome.grows_old for outcome in outcomes),
            *(result.grows_old for result in everything if result.criterion.required),
            rule_grows_old(specification.rule, everything, known),
        )
    )


def rule_satisfied(rule: ResolvedRule | None, below: Iterable[CriterionResult]) -> bool | None:
    """Return whether an outcome's or unit's own rule is satisfied.

    None where there is no rule, or where it is waived because every required
    criterion is exempt. It looks at all counted items below, whatever the
    status of their criteria; no override reaches it.
    """
    if rule is None:
        return None
    results = list(below)
    required = [result for result in results if result.criterion.required]
    if required and all(result.status is CriterionStatus.EXEMPT for result in required):
        return None
    return satisfied(rule.node, together(results))


def rule_grows_old(
    rule: ResolvedRule | None, below: Sequence[CriterionResult], known: Known
) -> date | None:
    """Return the first later day on which age alone leaves an own rule unsatisfied."""
    if not rule_satisfied(rule, below) or rule is None:
        return None
    ageing = [result for result in below if result.ageing]
    periods = [periods_of(rule.node, result.criterion.evidence) for result in below]
    days = {
        day
        for result, months in zip(below, periods, strict=True)
        for day in days_too_old(result.links, months, known.on)
    }
    links = [link for result in below for link in result.links]

    def still_satisfied(day: date) -> bool:
        later = [
            result._replace(
                links=judged_links(
                    [link.link for link in result.links], result.criterion.evidence, known, day
                ),
            )
            if result.ageing
            else result
            for result in below
        ]
        return satisfied(rule.node, together(later))

    return first_day_lost(days if ageing else (), links, still_satisfied)


def confirmed(result: CriterionResult, known: Known) -> CriterionResult:
    """Return a criterion as it would be if everything signed for were confirmed."""
    links = [link.link for link in result.links]
    rules, day = result.criterion.evidence, result.judging_day
    return result._replace(links=judged_links(links, rules, known, day, confirming=True))


def earliest(days: Iterable[date | None]) -> date | None:
    """Return the earliest of the days that are there."""
    return min((day for day in days if day is not None), default=None)


def together(below: Iterable[CriterionResult]) -> list[JudgedLink]:
    """Return the counted evidence of several criteria taken together."""
    return taken_together([link for result in below for link in result.links if not link.reasons])


def taken_together(counted: Sequence[JudgedLink]) -> list[JudgedLink]:
    """Return counted evidence as a rule over several criteria takes it.

    Each item is judged at the earliest judging day of a link of it that counts,
    and of items with one content only the first counts.
    """
    first: dict[str, date] = {}
    for link in counted:
        item, day = link.link.item.id, link.judging_day
        first[item] = min(first.get(item, day), day)
    kept = kept_contents(counted)
    return [
        link._replace(judging_day=first[link.link.item.id])
        for link in sorted(counted, key=lambda link: people_order(link.link.item.id))
        if not link.link.item.content or link.link.item.id in kept
    ]
