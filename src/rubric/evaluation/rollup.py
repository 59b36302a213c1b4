"""Roll-up: from criteria to outcomes and the unit (meaning 7)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from rubric.diagnostics import Path
from rubric.evaluation.ageing import days_too_old, first_day_lost, periods_of
from rubric.evaluation.counted import JudgedLink, judged_links, kept_contents
from rubric.evaluation.known import Known
from rubric.evaluation.results import CriterionResult, OutcomeResult
from rubric.evaluation.satisfied import satisfied
from rubric.evaluation.statuses import ACHIEVED, CriterionStatus
from rubric.evaluation.tally import NOTHING_COUNTED, Tally
from rubric.model.order import people_order
from rubric.rules import Alternatives, ResolvedOutcome, ResolvedSpecification


def outcome_result(
    outcome: ResolvedOutcome,
    criteria: Mapping[str, CriterionResult],
    known: Known,
    target: str | None = None,
) -> OutcomeResult | None:
    """Return the result of one outcome up to a target band.

    None where it has criteria and the target requires none of them. An outcome
    without criteria is never achieved.
    """
    below = [criteria[reference] for reference in outcome.criteria]
    asked = _asked(below, target)
    if below and not asked:
        return None
    others = [] if len(asked) == len(below) else _without(asked, below)
    rule = rule_satisfied(outcome, below, target)
    children = {result.criterion.path: result.status in ACHIEVED for result in asked}
    achieved = enough(children, outcome.alternatives) and rule is not False
    grows_old = None
    if achieved:
        ageing = {result.criterion.path: result.grows_old for result in asked}
        grows_old = earliest(
            (
                lost_on(children, ageing, outcome.alternatives),
                rule_grows_old(outcome, below, known, target),
            )
        )
    advice = beyond = NOTHING_COUNTED
    if others:
        advice = Tally.of([result for result in others if not result.criterion.required])
        beyond = Tally.of([result for result in others if result.criterion.required])
    return OutcomeResult(outcome, achieved, Tally.of(asked), advice, rule, grows_old, beyond)


def _asked(below: Sequence[CriterionResult], target: str | None) -> list[CriterionResult]:
    """The criteria that are counted up to a target."""
    if target is None:
        return [result for result in below if result.criterion.required]
    return [result for result in below if result.criterion.asked_up_to(target)]


def _without(
    asked: Sequence[CriterionResult], below: Sequence[CriterionResult]
) -> list[CriterionResult]:
    counted = {result.reference for result in asked}
    return [result for result in below if result.reference not in counted]


def enough(children: Mapping[Path, bool], alternatives: Alternatives | None) -> bool:
    """Return whether a node's children achieve it: those that are required, and enough of the rest.

    Nothing empty is ever achieved.

    Args:
        children: the path of each child that is asked for, and whether it is achieved.
        alternatives: which of them are alternatives, and how many are needed.
    """
    if alternatives is None:
        return bool(children) and all(children.values())
    named = [children[path] for path in alternatives.of if path in children]
    others = [achieved for path, achieved in children.items() if path not in alternatives.of]
    return bool(children) and all(others) and (not named or sum(named) >= alternatives.n)


def lost_on(
    children: Mapping[Path, bool],
    ageing: Mapping[Path, date | None],
    alternatives: Alternatives | None,
) -> date | None:
    """Return the first day on which children that grow old no longer achieve their node."""
    for day in sorted({day for day in ageing.values() if day is not None}):
        then = {path: ok and not _old(ageing[path], day) for path, ok in children.items()}
        if not enough(then, alternatives):
            return day
    return None


def _old(lost: date | None, day: date) -> bool:
    return lost is not None and lost <= day


def unit_achieved(
    specification: ResolvedSpecification,
    outcomes: Sequence[OutcomeResult],
    criteria: Mapping[str, CriterionResult],
    target: str | None = None,
) -> tuple[bool, bool | None]:
    """Return whether the unit is achieved up to a target, and whether its own rule is satisfied.

    Nothing empty is ever achieved: a unit that requires nothing is not.
    """
    rule = rule_satisfied(specification, list(criteria.values()), target)
    children = {outcome.outcome.path: outcome.achieved for outcome in outcomes}
    children |= {r.criterion.path: r.achieved for r in _standing(criteria, target)}
    return enough(children, specification.alternatives) and rule is not False, rule


def _standing(criteria: Mapping[str, CriterionResult], target: str | None) -> list[CriterionResult]:
    """Criteria without an outcome that are asked for up to a target."""
    return _asked([r for r in criteria.values() if r.criterion.outcome is None], target)


def unit_grows_old(
    specification: ResolvedSpecification,
    outcomes: Sequence[OutcomeResult],
    criteria: Mapping[str, CriterionResult],
    known: Known,
    target: str | None,
) -> date | None:
    """Return the first later day on which age alone leaves a unit not achieved up to a target."""
    standing = _standing(criteria, target)
    children = {outcome.outcome.path: outcome.achieved for outcome in outcomes}
    children |= {result.criterion.path: result.achieved for result in standing}
    ageing = {outcome.outcome.path: outcome.grows_old for outcome in outcomes}
    ageing |= {result.criterion.path: result.grows_old for result in standing}
    return earliest(
        (
            lost_on(children, ageing, specification.alternatives),
            rule_grows_old(specification, list(criteria.values()), known, target),
        )
    )


def rule_satisfied(
    owner: ResolvedOutcome | ResolvedSpecification,
    below: Sequence[CriterionResult],
    target: str | None = None,
) -> bool | None:
    """Return whether an outcome's or unit's own rule is satisfied.

    None where there is no rule, or where it is waived because exemptions alone
    achieve what is asked for below. It looks at all counted items below, whatever
    the status of their criteria; no override reaches it.
    """
    if owner.rule is None:
        return None
    if _exempted(owner, below, target):
        return None
    return satisfied(owner.rule.node, together(below))


def _exempted(
    owner: ResolvedOutcome | ResolvedSpecification,
    below: Sequence[CriterionResult],
    target: str | None,
) -> bool:
    """Whether exemptions alone achieve what an outcome or unit asks of the criteria below it."""
    if not any(result.status is CriterionStatus.EXEMPT for result in below):
        return False
    asked = [result for result in below if result.criterion.asked_up_to(target)]
    exempt = {r.criterion.path: r.status is CriterionStatus.EXEMPT for r in asked}
    if isinstance(owner, ResolvedSpecification):
        for outcome in owner.outcomes:
            inside = {path: ok for path, ok in exempt.items() if path[:-1] == outcome.path}
            if inside:
                exempt = {path: ok for path, ok in exempt.items() if path not in inside}
                exempt[outcome.path] = enough(inside, outcome.alternatives)
    return enough(exempt, owner.alternatives)


def rule_grows_old(
    owner: ResolvedOutcome | ResolvedSpecification,
    below: Sequence[CriterionResult],
    known: Known,
    target: str | None = None,
) -> date | None:
    """Return the first later day on which age alone leaves an own rule unsatisfied."""
    rule = owner.rule
    if rule is None or not any(result.ageing for result in below):
        return None
    if not rule_satisfied(owner, below, target):
        return None
    days = {
        day
        for result in below
        if result.ageing
        for day in days_too_old(
            result.links, periods_of(rule.node, result.criterion.evidence), known.on
        )
    }
    links = [link for result in below for link in result.links]

    def still_satisfied(day: date) -> bool:
        later = [_judged_again(result, known, day) if result.ageing else result for result in below]
        return satisfied(rule.node, together(later))

    return first_day_lost(days, links, still_satisfied)


def confirmed(result: CriterionResult, known: Known) -> CriterionResult:
    """Return a criterion as it would be if everything signed for were confirmed."""
    return _judged_again(result, known, result.judging_day, confirming=True)


def _judged_again(
    result: CriterionResult, known: Known, day: date, *, confirming: bool = False
) -> CriterionResult:
    links, rules = [link.link for link in result.links], result.criterion.evidence
    judged = judged_links(links, rules, known, day, confirming=confirming)
    counted = tuple([link for link in judged if not link.reasons])
    return result._replace(links=judged, counted=counted)


def earliest(days: Iterable[date | None]) -> date | None:
    """Return the earliest of the days that are there."""
    return min((day for day in days if day is not None), default=None)


def together(below: Iterable[CriterionResult]) -> list[JudgedLink]:
    """Return the counted evidence of several criteria taken together."""
    return taken_together([link for result in below for link in result.counted])


def taken_together(counted: Sequence[JudgedLink]) -> list[JudgedLink]:
    """Return counted evidence as a rule over several criteria takes it.

    Each item is judged at the earliest judging day of a link of it that counts,
    and of items with one content only the first counts.
    """
    taken = sorted(counted, key=lambda link: people_order(link.item.id))
    if len({link.judging_day for link in counted}) > 1:
        taken = list(_at_the_earliest_day(taken))
    copies = [link for link in counted if link.item.content]
    if copies:
        kept = kept_contents(copies)
        taken = [link for link in taken if not link.item.content or link.item.id in kept]
    return taken


def _at_the_earliest_day(links: Sequence[JudgedLink]) -> Iterator[JudgedLink]:
    """Links, each judged at the earliest judging day of any link of its item."""
    first: dict[str, date] = {}
    for link in links:
        item, day = link.item.id, link.judging_day
        first[item] = min(first.get(item, day), day)
    return (link._replace(judging_day=first[link.item.id]) for link in links)
