"""Gaps: every required open criterion has one, and every rule of its own that is not satisfied."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

from rubric.diagnostics import Path
from rubric.evaluation.additions.addition import Addition
from rubric.evaluation.additions.closing import least_addition
from rubric.evaluation.alternatives import shared_gap
from rubric.evaluation.counted import JudgedLink
from rubric.evaluation.known import Known
from rubric.evaluation.results import (
    Alternative,
    ClosesWhen,
    CriterionResult,
    Gap,
    OutcomeResult,
    Repair,
    RepairStep,
)
from rubric.evaluation.rollup import confirmed, taken_together, together
from rubric.evaluation.satisfied import satisfied, unsatisfied_clauses
from rubric.evaluation.shared import Shared, kept
from rubric.evaluation.statuses import ACHIEVED, Act, CriterionStatus, Reason, WaitingOn
from rubric.model.order import people_order
from rubric.rules import Alternatives, ResolvedRule, ResolvedSpecification

#: reasons that something other than new evidence can mend
_REPAIRS: Mapping[Reason, tuple[Act, WaitingOn]] = {
    Reason.UNDATED: (Act.DATE_IT, WaitingOn.LEARNER),
    Reason.NOT_AUTHENTICATED: (Act.SIGN, WaitingOn.LEARNER),
    Reason.NO_OWN_CONTRIBUTION: (Act.STATE_CONTRIBUTION, WaitingOn.LEARNER),
    Reason.NO_LOCATOR: (Act.SAY_WHERE, WaitingOn.LEARNER),
}
#: where nothing else is to be done
_DECIDE = ((WaitingOn.ASSESSOR, Act.DECIDE),)
_CONFIRM, _MEND_RULE = Act.CONFIRM, Act.MEND_RULE
#: statuses in which the evidence itself is short
SHORT = frozenset(
    {CriterionStatus.NO_EVIDENCE, CriterionStatus.NOT_COUNTED, CriterionStatus.INSUFFICIENT}
)


def gaps(
    specification: ResolvedSpecification,
    outcomes: Sequence[OutcomeResult],
    unit_rule_satisfied: bool | None,
    criteria: Mapping[str, CriterionResult],
    known: Known,
    shared: Shared,
) -> Iterator[Gap]:
    """Yield the gaps of a unit: criterion by criterion, then outcomes, then the unit itself."""
    direct = [r for r in criteria.values() if r.criterion.outcome is None and r.criterion.asked]
    below = {
        outcome.outcome.path: [criteria[reference] for reference in outcome.outcome.criteria]
        for outcome in outcomes
    }
    name = specification.reference
    named = () if specification.alternatives is None else specification.alternatives.of
    required = [outcome for outcome in outcomes if outcome.outcome.path not in named]
    for outcome in required:
        of_outcome = below[outcome.outcome.path]
        yield from _criteria_gaps(name, of_outcome, outcome.outcome.alternatives, shared)
    if direct:
        yield from _criteria_gaps(name, direct, specification.alternatives, shared)
    for outcome in required:
        if outcome.outcome.alternatives is not None or outcome.rule_satisfied is False:
            yield from _above_criteria(outcome, below[outcome.outcome.path], known)
    if specification.alternatives is not None:
        children = [
            Alternative(
                scope=outcome.outcome.path,
                reference=outcome.outcome.ref,
                achieved=outcome.achieved,
                gaps=()
                if outcome.achieved
                else (
                    *_criteria_gaps(
                        name, below[outcome.outcome.path], outcome.outcome.alternatives, shared
                    ),
                    *_above_criteria(outcome, below[outcome.outcome.path], known),
                ),
            )
            for outcome in outcomes
            if outcome.outcome.path in named
        ]
        children += _alternatives(direct, specification.alternatives)
        gap = shared_gap(specification.alternatives, _named_first(children, named), ())
        if gap is not None:
            yield gap
    if unit_rule_satisfied is False and specification.rule is not None:
        yield _own_rule_gap((), specification.rule, criteria.values(), known)


def _criteria_gaps(
    specification: str,
    results: Iterable[CriterionResult],
    alternatives: Alternatives | None,
    shared: Shared,
) -> Iterator[Gap]:
    """The gaps of the criteria of a node that are no alternatives, each its own.

    Where all evidence counts and is enough, a gap says only whose move it is: learners share it.
    """
    named = () if alternatives is None else alternatives.of
    for result in results:
        criterion = result.criterion
        waits = result.status not in ACHIEVED and criterion.asked
        if not waits or criterion.path in named:
            continue
        if not result.satisfied or len(result.counted) < len(result.links):
            yield criterion_gap(result)
            continue
        stands = (specification, criterion.reference, result.status, result.moves)
        yield shared.gaps.get(stands) or kept(shared.gaps, stands, criterion_gap(result))


def _above_criteria(
    outcome: OutcomeResult, below: Sequence[CriterionResult], known: Known
) -> Iterator[Gap]:
    """The gap that alternatives of an outcome share, and that of its own rule."""
    alternatives = outcome.outcome.alternatives
    if alternatives is not None:
        children = _alternatives(below, alternatives)
        gap = shared_gap(alternatives, children, outcome.outcome.path)
        if gap is not None:
            yield gap
    if outcome.rule_satisfied is False and outcome.outcome.rule is not None:
        yield _own_rule_gap(outcome.outcome.path, outcome.outcome.rule, below, known)


def _alternatives(
    results: Iterable[CriterionResult], alternatives: Alternatives
) -> list[Alternative]:
    """The criteria that are alternatives, each with its gap."""
    children = [
        Alternative(
            scope=result.criterion.path,
            reference=result.reference,
            achieved=result.achieved,
            gaps=() if result.achieved else (criterion_gap(result),),
        )
        for result in results
        if result.criterion.asked and result.criterion.path in alternatives.of
    ]
    return _named_first(children, alternatives.of)


def _named_first(children: Iterable[Alternative], named: Sequence[Path]) -> list[Alternative]:
    """Alternatives in the order in which `achieved_by` names them."""
    return sorted(children, key=lambda child: list(named).index(child.scope))


def criterion_gap(result: CriterionResult) -> Gap:
    """Return the gap of one open criterion."""
    criterion, links, counted = result.criterion, result.links, result.counted
    rule, addition = criterion.rule, result.addition
    uncounted: tuple[JudgedLink, ...] = ()
    if len(counted) < len(links):
        uncounted = tuple([link for link in links if link.reasons])
    first, then = result.moves[:1], result.moves[1:]
    [(waiting_on, act)] = first or _DECIDE
    items, exact = ((), True) if addition is None else addition
    if act is _CONFIRM:  # confirming alone closes it
        items, exact = (), True
    closes_when = tuple.__new__(ClosesWhen, (act, items, exact, then))
    # in the order of the fields and past the constructor: there are many
    fields = (
        criterion.path,
        criterion.reference,
        result.status,
        rule,
        result.short,
        uncounted,
        waiting_on,
        act,
        None if act is _MEND_RULE else closes_when,
        tuple(_repairs([result], rule)) if uncounted else (),
        (),
        0,
    )
    return tuple.__new__(Gap, fields)


def _own_rule_gap(
    path: Path, rule: ResolvedRule, below: Iterable[CriterionResult], known: Known
) -> Gap:
    results = list(below)
    evidence = together(results)
    rules = [result.criterion.evidence for result in results]
    addition = least_addition(rule.node, evidence, rules, known.on, known.registered)
    waiting_on, act = WaitingOn.LEARNER, Act.ADD_EVIDENCE
    if satisfied(rule.node, together(confirmed(result, known) for result in results)):
        waiting_on, act, addition = WaitingOn.ASSESSOR, Act.CONFIRM, Addition((), exact=True)
    elif addition is None:
        waiting_on, act = WaitingOn.ENCODER, Act.MEND_RULE
    uncounted = tuple(link for result in results for link in result.links if not link.counted)
    return Gap(
        scope=path,
        reference=None,
        status=None,
        rule=rule,
        clauses=tuple(unsatisfied_clauses(rule.node, evidence)),
        not_counted=uncounted,
        waiting_on=waiting_on,
        act=act,
        closes_when=None if addition is None else ClosesWhen(act, addition.items, addition.exact),
        repairs=tuple(_repairs(results, rule)) if uncounted else (),
    )


def _repairs(results: Sequence[CriterionResult], rule: ResolvedRule) -> list[Repair]:
    """What would make links count, item by item, each once.

    Nothing is offered for a link that would not count even so.
    """
    counted = [link for result in results for link in result.counted]
    contents = {link.item.content for link in counted} - {None}
    found: dict[str, list[JudgedLink]] = {}
    steps: dict[str, dict[RepairStep, None]] = {}
    for result in results:
        asked = result.criterion.evidence.authenticity
        for link in result.links:
            item, mendable = link.item, all(reason in _REPAIRS for reason in link.reasons)
            if link.reasons and mendable and item.content not in contents:
                found.setdefault(item.id, []).append(link)
                of_item = steps.setdefault(item.id, {})
                of_item.update((s, None) for r in link.reasons for s in _steps(r, link, asked))
    suffices = _sufficing(rule, counted, found)
    return [
        Repair(named, tuple(steps[named]), suffices(found[named]))
        for named in sorted(found, key=people_order)
    ]


def _sufficing(
    rule: ResolvedRule, counted: list[JudgedLink], found: Mapping[str, Sequence[JudgedLink]]
) -> Callable[[Sequence[JudgedLink]], bool]:
    """Return what says whether a rule would be satisfied if these links counted as well.

    More evidence never hurts: where the rule is satisfied already, or all that can be
    mended would not be enough together, no item has to be looked at by itself. Otherwise
    those that a clause cannot tell apart are looked at once.
    """
    if satisfied(rule.node, taken_together(counted)):
        return lambda _: True
    mendable = [link for links in found.values() for link in links]
    # without their contents, so that no copy stands back for another
    if not satisfied(rule.node, taken_together([*map(_copying_nothing, (*counted, *mendable))])):
        return lambda _: False
    items = {link.item.id for link in counted}
    known: dict[Hashable, bool] = {}

    def suffices(links: Sequence[JudgedLink]) -> bool:
        item = links[0].item.id
        like = (item in items and item, *map(_as_a_clause_sees_it, links))
        if like not in known:
            known[like] = satisfied(rule.node, taken_together([*counted, *links]))
        return known[like]

    return suffices


def _copying_nothing(link: JudgedLink) -> JudgedLink:
    return link._replace(item=link.item._replace(content=None))


def _as_a_clause_sees_it(link: JudgedLink) -> Hashable:
    """A link without what tells a new item from another one like it."""
    item, quantities = link.item, tuple(sorted(link.item.quantities.items()))
    told_apart = (item.day, item.source, item.occasion, item.site, item.witness, item.observed_by)
    return (
        *told_apart,
        quantities,
        link.parts,
        link.range,
        link.method,
        link.judging_day,
    )


def _steps(reason: Reason, link: JudgedLink, authenticity: str) -> Iterator[RepairStep]:
    act, waiting_on = _REPAIRS[reason]
    confirm = RepairStep(reason, Act.CONFIRM, WaitingOn.ASSESSOR)
    if reason is not Reason.NOT_AUTHENTICATED or not link.signed:
        yield RepairStep(reason, act, waiting_on)
    if reason is Reason.NOT_AUTHENTICATED and (
        link.signed or authenticity == "declared_and_confirmed"
    ):
        yield confirm
