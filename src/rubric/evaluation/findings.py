"""Findings for quality assurance; none changes a status by itself (meaning 9)."""

from collections.abc import Iterator, Mapping, Sequence

from rubric.diagnostics import Argument
from rubric.evaluation.decided import authorised, countersigned, days_failed, self_review
from rubric.evaluation.known import Known, KnownDecision
from rubric.evaluation.results import CriterionResult, Finding
from rubric.evaluation.statuses import CriterionStatus, FindingCode
from rubric.model.order import people_order
from rubric.phrases import spelled
from rubric.rules import ResolvedSpecification
from rubric.rules.words import METHODS

#: roles of those who decide, and of those who review decisions (meaning 4)
_DECIDERS = frozenset({"assessor", "trainee_assessor"})
_REVIEWERS = frozenset({"iqa", "eqa"})
_KNOWN_METHODS = frozenset(METHODS)
#: criteria that one item may be mapped to before it is worth a look
VERY_MANY = 20


def unit_findings(
    specification: ResolvedSpecification, criteria: Mapping[str, CriterionResult], known: Known
) -> Iterator[Finding]:
    """Yield the findings about a unit's criteria, in the order of the specification."""
    decisions = {decision.record.id: decision for decision in known.decisions}
    name = specification.reference
    for result in criteria.values():
        for finding in _about_criterion(result, [decisions[d] for d in result.decisions]):
            yield finding._replace(specification=name)
        if result.criterion.evidence.resubmissions is not None:
            key = (name, result.reference)
            for finding in _beyond_resubmissions(result, known.decided.get(key, ())):
                yield finding._replace(specification=name)
    last = specification.last_certification
    if last is not None:
        in_force = {d: decisions[d] for result in criteria.values() for d in result.decisions}
        for decision in in_force.values():
            if decision.record.day > last:
                about = {"decision": decision.record.id, "day": last.isoformat()}
                yield Finding(FindingCode.DECIDED_AFTER_LAST_CERTIFICATION, None, about, name)
    yield from _overdue(name, criteria, known)


def _beyond_resubmissions(
    result: CriterionResult, naming: Sequence[KnownDecision]
) -> Iterator[Finding]:
    """Yield decisions that came after more resubmissions than are allowed, unauthorised."""
    limit = result.criterion.evidence.resubmissions
    for decision in naming:
        number = days_failed(naming, decision.record.day)
        if limit is not None and number > limit and not authorised(decision):
            arguments: dict[str, Argument] = {
                "decision": decision.record.id,
                "n": number,
                "limit": limit,
            }
            yield Finding(FindingCode.BEYOND_RESUBMISSIONS, result.reference, arguments)


def _overdue(name: str, criteria: Mapping[str, CriterionResult], known: Known) -> Iterator[Finding]:
    """Yield required actions that are open after the day by which they were due."""
    still_open = {review for result in criteria.values() for review in result.actions}
    for review in known.reviews:
        due = review.record.due
        if due is not None and due < known.on and review.record.id in still_open:
            about = {"review": review.record.id, "day": due.isoformat()}
            yield Finding(FindingCode.ACTION_OVERDUE, None, about, name)


def _about_criterion(result: CriterionResult, in_force: list[KnownDecision]) -> Iterator[Finding]:
    if len(in_force) == 1:
        yield from _about_decision(result, in_force[0])
    if result.achieved and result.status is not CriterionStatus.EXEMPT:
        yield from _resting_on_one(result, in_force)
    yield from _unknown_methods(result)


def record_findings(known: Known) -> Iterator[Finding]:
    """Yield the findings about records as a whole, over all the learner's units."""
    mapped: dict[str, int] = dict.fromkeys(known.items, 0)
    for links in known.links.values():
        for item in {link.item.id for link in links}:
            mapped[item] += 1
    for item, criteria in mapped.items():
        if criteria == 0:
            yield Finding(FindingCode.ITEM_MAPPED_TO_NOTHING, None, {"item": item})
        elif criteria > VERY_MANY:
            yield Finding(
                FindingCode.ITEM_MAPPED_TO_VERY_MANY, None, {"item": item, "criteria": criteria}
            )
    yield from _about_decisions_and_reviews(known)


def _about_decision(result: CriterionResult, decision: KnownDecision) -> Iterator[Finding]:
    if not decision.record.met:
        return
    about = {"decision": decision.record.id}
    if not result.satisfied:
        yield Finding(FindingCode.MET_ON_INSUFFICIENT_EVIDENCE, result.reference, about)
    elif not result.authentic:
        yield Finding(FindingCode.MET_ON_UNDECLARED_EVIDENCE, result.reference, about)
    if _below_pass_level(result):
        told = {
            **about,
            "level": result.level or "",
            "pass_level": result.criterion.pass_level or "",
        }
        yield Finding(FindingCode.MET_BELOW_THE_PASS_LEVEL, result.reference, told)
    if decision.evidence:
        return
    days = {link.link.item.id: link.link.item.day for link in result.links if link.counted}
    later = [item for item, day in days.items() if day is not None and day > decision.record.day]
    if later and len(later) == len(days):
        # it cites nothing, and everything that counts came after it
        about = {**about, "item": min(later, key=people_order)}
        yield Finding(FindingCode.DECISION_BEFORE_ITS_EVIDENCE, result.reference, about)


def _below_pass_level(result: CriterionResult) -> bool:
    """Whether the level that was given has fewer points than the lowest one that is met."""
    points = {level.name: level.points for level in result.criterion.levels}
    given, needed = points.get(result.level or ""), points.get(result.criterion.pass_level or "")
    return given is not None and needed is not None and given < needed


def _resting_on_one(result: CriterionResult, in_force: list[KnownDecision]) -> Iterator[Finding]:
    counted = [link for link in result.links if not link.reasons]
    items = {link.link.item.id for link in counted}
    if len(items) == 1:
        yield Finding(FindingCode.RESTS_ON_ONE_ITEM, result.reference, {"item": str(*items)})
    methods = {link.method for link in counted}
    if len(items) > 1 and len(methods) == 1 and None not in methods:
        yield Finding(FindingCode.RESTS_ON_ONE_METHOD, result.reference, {"method": str(*methods)})
    deciders = {decision.record.assessor for decision in in_force}
    if not counted or len(deciders) != 1:
        return
    if {link.link.item.observed_by for link in counted} == deciders:
        yield Finding(
            FindingCode.RESTS_ON_ONE_ASSESSOR, result.reference, {"person": str(*deciders)}
        )


def _unknown_methods(result: CriterionResult) -> Iterator[Finding]:
    for link in result.links:
        method = link.method
        if method not in _KNOWN_METHODS and method is not None:
            near = spelled(method, METHODS)
            arguments = {"item": link.link.item.id, "method": method, "near": near}
            yield Finding(FindingCode.UNKNOWN_METHOD, result.reference, arguments)


def _about_decisions_and_reviews(known: Known) -> Iterator[Finding]:
    """Yield what is worth a look about decisions and reviews, each once."""
    for review in known.reviews:
        if self_review(review):
            yield Finding(
                FindingCode.SELF_REVIEW,
                None,
                {
                    "review": review.record.id,
                    "decision": review.decision.record.id,
                    "person": review.record.iqa,
                },
            )
        role = known.roles.get(review.record.iqa)
        if role is not None and role not in _REVIEWERS:
            arguments = {"review": review.record.id, "person": review.record.iqa, "role": role}
            yield Finding(FindingCode.REVIEWED_BY_ANOTHER_ROLE, None, arguments)
    for decision in known.decisions:
        yield from _about_one(decision, known)
        yield from _about_its_evidence(decision, known)


def _about_its_evidence(decision: KnownDecision, known: Known) -> Iterator[Finding]:
    """Yield what is worth a look about the items that a decision rests on."""
    record = decision.record
    linked = {
        link.item.id: link.item for key in decision.criteria for link in known.links.get(key, ())
    }
    for item in decision.evidence:
        if item not in linked:
            about = {"decision": record.id, "item": item}
            yield Finding(FindingCode.CITES_UNMAPPED_ITEM, None, about)
    for item in decision.evidence or sorted(linked, key=people_order):
        if known.items[item].witness == record.assessor:
            arguments = {"decision": record.id, "item": item, "person": record.assessor}
            yield Finding(FindingCode.WITNESSED_BY_DECIDER, None, arguments)


def _about_one(decision: KnownDecision, known: Known) -> Iterator[Finding]:
    record = decision.record
    for item in decision.evidence:
        day = known.items[item].day
        if day is not None and day > record.day:
            arguments = {"decision": record.id, "item": item}
            yield Finding(FindingCode.DECISION_BEFORE_ITS_EVIDENCE, None, arguments)
    role = known.roles.get(record.assessor)
    if role is not None and role not in _DECIDERS:
        arguments = {"decision": record.id, "person": record.assessor, "role": role}
        yield Finding(FindingCode.DECIDED_BY_ANOTHER_ROLE, None, arguments)
    about = {"decision": record.id, "person": record.assessor}
    if record.override is not None and record.override.authorised_by == record.assessor:
        yield Finding(FindingCode.SELF_AUTHORISED_OVERRIDE, None, about)
    signature = record.countersigned
    if signature is not None and not countersigned(decision, known.roles):
        yield Finding(
            FindingCode.COUNTERSIGNATURE_DOES_NOT_COUNT, None, {**about, "by": signature.by}
        )
    if signature is not None and signature.day < record.day:
        yield Finding(FindingCode.COUNTERSIGNED_BEFORE_DECISION, None, {"decision": record.id})
    if known.registered is not None and record.day < known.registered:
        yield Finding(FindingCode.DECIDED_BEFORE_REGISTRATION, None, {"decision": record.id})
