"""Findings for quality assurance; none changes a status by itself (meaning 9)."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from rubric.diagnostics import Argument
from rubric.evaluation.decided import authorised, countersigned, days_failed, self_review
from rubric.evaluation.known import Known
from rubric.evaluation.records.decisions import KnownDecision
from rubric.evaluation.references import Key
from rubric.evaluation.results import CriterionResult, Finding
from rubric.evaluation.statuses import ACHIEVED, CriterionStatus, FindingCode
from rubric.model.order import people_order
from rubric.phrases import spelled
from rubric.rules import ResolvedSpecification
from rubric.rules.words import METHODS

#: roles of those who decide, and of those who review decisions (meaning 4)
_DECIDERS = frozenset({"assessor", "trainee_assessor"})
_REVIEWERS = frozenset({"iqa", "eqa"})
#: what needs no look: a word of the engine's, or nothing stated
_KNOWN_METHODS = frozenset({*METHODS, None})
#: what was found about a criterion: the code and what it speaks of
Found = tuple[FindingCode, Mapping[str, Argument]]
#: achieved, and not by exemption
_MET = ACHIEVED - {CriterionStatus.EXEMPT}
#: criteria that one item may be mapped to before it is worth a look
VERY_MANY = 20


def unit_findings(
    specification: ResolvedSpecification, criteria: Mapping[str, CriterionResult], known: Known
) -> Iterator[Finding]:
    """Yield the findings about a unit's criteria, in the order of the specification."""
    decisions = {decision.record.id: decision for decision in known.decisions}
    name = specification.reference
    words = _KNOWN_METHODS.issuperset([item.method for item in known.items.values()])
    for result in criteria.values():
        for code, arguments in _about_criterion(name, result, decisions, known, words=words):
            yield Finding(code, result.reference, arguments, name)
    last = specification.last_certification
    if last is not None:
        in_force = {d: decisions[d] for result in criteria.values() for d in result.decisions}
        for decision in in_force.values():
            if decision.record.day > last:
                about = {"decision": decision.record.id, "day": last.isoformat()}
                yield Finding(FindingCode.DECIDED_AFTER_LAST_CERTIFICATION, None, about, name)
    yield from _overdue(name, criteria, known)


def _about_criterion(
    specification: str,
    result: CriterionResult,
    decisions: Mapping[str, KnownDecision],
    known: Known,
    *,
    words: bool,
) -> Iterator[Found]:
    """Yield what is worth a look about one criterion, by code.

    Args:
        specification: its reference.
        result: the criterion as it was judged.
        decisions: every decision by its id.
        known: what is known on the day.
        words: whether the method of every item is a word of the engine's already.
    """
    rules, in_force = result.criterion.evidence, result.decisions
    if len(in_force) == 1 and (decision := decisions[in_force[0]]).record.met:
        yield from _about_decision(result, decision)
    if result.status in _MET and result.counted:
        yield from _resting_on_one(result, {decisions[name].record.assessor for name in in_force})
    if rules.methods or not words:
        yield from _unknown_methods(result)
    if rules.resubmissions is not None:
        naming = known.decided.get((specification, result.reference), ())
        yield from _beyond_resubmissions(naming, rules.resubmissions)


def _beyond_resubmissions(naming: Sequence[KnownDecision], limit: int) -> Iterator[Found]:
    """Yield decisions that came after more resubmissions than are allowed, unauthorised."""
    for decision in naming:
        number = days_failed(naming, decision.record.day)
        if number > limit and not authorised(decision):
            about: dict[str, Argument] = {"decision": decision.record.id, "n": number}
            yield FindingCode.BEYOND_RESUBMISSIONS, {**about, "limit": limit}


def _overdue(name: str, criteria: Mapping[str, CriterionResult], known: Known) -> Iterator[Finding]:
    """Yield required actions that are open after the day by which they were due."""
    due_reviews = [r for r in known.reviews if r.record.due is not None and r.record.due < known.on]
    if not due_reviews:
        return
    still_open = {review for result in criteria.values() for review in result.actions}
    for review in due_reviews:
        due = review.record.due
        if due is not None and review.record.id in still_open:
            about = {"review": review.record.id, "day": due.isoformat()}
            yield Finding(FindingCode.ACTION_OVERDUE, None, about, name)


def record_findings(known: Known) -> Iterator[Finding]:
    """Yield the findings about records as a whole, over all the learner's units."""
    linked = _linked(known)
    mapped = set[str]().union(*linked.values())
    many = len(linked) > VERY_MANY
    for name, item in known.items.items() if many or len(mapped) < len(known.items) else ():
        if name not in mapped:
            yield Finding(FindingCode.ITEM_MAPPED_TO_NOTHING, None, {"item": name})
        elif many and len(item.links) > VERY_MANY:
            criteria = sum(any(link[0] is item for link in links) for links in known.links.values())
            if criteria > VERY_MANY:
                about: dict[str, Argument] = {"item": name, "criteria": criteria}
                yield Finding(FindingCode.ITEM_MAPPED_TO_VERY_MANY, None, about)
    yield from _about_reviews(known)
    yield from _about_decisions(known, linked)


def _about_decision(result: CriterionResult, decision: KnownDecision) -> Iterator[Found]:
    """Yield what is worth a look about a criterion that one decision in force calls met."""
    about = {"decision": decision.record.id}
    if not result.satisfied:
        yield FindingCode.MET_ON_INSUFFICIENT_EVIDENCE, about
    elif not result.authentic:
        yield FindingCode.MET_ON_UNDECLARED_EVIDENCE, about
    level, pass_level = result.level, result.criterion.pass_level
    if level is not None and pass_level is not None and _below(level, pass_level, result):
        told = {**about, "level": level, "pass_level": pass_level}
        yield FindingCode.MET_BELOW_THE_PASS_LEVEL, told
    if decision.evidence:
        return
    days = {link.item.id: link.item.day for link in result.counted}
    later = [item for item, day in days.items() if day is not None and day > decision.record.day]
    if later and len(later) == len(days):
        # it cites nothing, and everything that counts came after it
        yield (
            FindingCode.DECISION_BEFORE_ITS_EVIDENCE,
            {**about, "item": min(later, key=people_order)},
        )


def _below(level: str, pass_level: str, result: CriterionResult) -> bool:
    """Whether a level has fewer points than the lowest one that is met."""
    points = {one.name: one.points for one in result.criterion.levels}
    return level in points and points[level] < points.get(pass_level, points[level])


def _resting_on_one(result: CriterionResult, deciders: Collection[str]) -> Iterator[Found]:
    """Yield that everything that counts is of one item, method or assessor.

    Args:
        result: a criterion that is met, with evidence that counts.
        deciders: the assessor of the decision in force; those who disagree have met nothing.
    """
    counted = result.counted
    item = counted[0].item.id
    if counted[-1].item.id == item:  # they stand in the order of their items
        yield FindingCode.RESTS_ON_ONE_ITEM, {"item": item}
    elif counted[0].method == counted[-1].method:  # otherwise they are not one
        methods = {link.method for link in counted}
        if len(methods) == 1 and None not in methods:
            yield FindingCode.RESTS_ON_ONE_METHOD, {"method": str(*methods)}
    if counted[0].item.observed_by not in deciders:
        return
    if {link.item.observed_by for link in counted} == deciders:
        yield FindingCode.RESTS_ON_ONE_ASSESSOR, {"person": str(*deciders)}


def _unknown_methods(result: CriterionResult) -> Iterator[Found]:
    for link in result.links:
        method = link.method
        if method is not None and method not in _KNOWN_METHODS:
            near = spelled(method, METHODS)
            arguments = {"item": link.item.id, "method": method, "near": near}
            yield FindingCode.UNKNOWN_METHOD, arguments


def _about_reviews(known: Known) -> Iterator[Finding]:
    """Yield what is worth a look about reviews, each once."""
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


def _about_decisions(known: Known, linked: Mapping[Key, frozenset[str]]) -> Iterator[Finding]:
    """Yield what is worth a look about decisions, each once."""
    deciders = {decision.record.assessor for decision in known.decisions}
    seldom = deciders.isdisjoint([item.witness for item in known.items.values()])
    witnessed = {} if seldom else _witnessed(known)
    for decision in known.decisions:
        yield from _about_one(decision, known)
        yield from _unmapped(decision, linked)
        if not seldom:
            yield from _witnessed_by_decider(decision, known, witnessed)


def _linked(known: Known) -> dict[Key, frozenset[str]]:
    """The items that are mapped to each criterion."""
    return {key: frozenset([link[0].id for link in links]) for key, links in known.links.items()}


def _witnessed(known: Known) -> dict[tuple[Key, str], set[str]]:
    """The items mapped to each criterion by who witnessed them."""
    found: dict[tuple[Key, str], set[str]] = {}
    for key, links in known.links.items():
        for item, *_ in links:
            if item.witness is not None:
                found.setdefault((key, item.witness), set()).add(item.id)
    return found


def _unmapped(decision: KnownDecision, linked: Mapping[Key, frozenset[str]]) -> Sequence[Finding]:
    """What a decision cites that is mapped to none of its criteria."""
    unmapped = frozenset(decision.evidence)
    for key in decision.criteria:
        unmapped = unmapped - linked.get(key, frozenset())  # looks at what is cited only
    if not unmapped:
        return ()
    name = decision.record.id
    return [
        Finding(FindingCode.CITES_UNMAPPED_ITEM, None, {"decision": name, "item": item})
        for item in decision.evidence
        if item in unmapped
    ]


def _witnessed_by_decider(
    decision: KnownDecision, known: Known, witnessed: Mapping[tuple[Key, str], set[str]]
) -> Iterator[Finding]:
    """Yield the items of its own decider's witness that a decision rests on.

    A decision that cites nothing rests on everything mapped to its criteria.
    """
    record, own = decision.record, set[str]()
    if not decision.evidence:
        own.update(*(witnessed.get((key, record.assessor), ()) for key in decision.criteria))
    for item in decision.evidence or sorted(own, key=people_order):
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
    if record.override is not None and record.override.authorised_by == record.assessor:
        about = {"decision": record.id, "person": record.assessor}
        yield Finding(FindingCode.SELF_AUTHORISED_OVERRIDE, None, about)
    signature = record.countersigned
    if signature is not None and not countersigned(decision, known.roles):
        about = {"decision": record.id, "person": record.assessor, "by": signature.by}
        yield Finding(FindingCode.COUNTERSIGNATURE_DOES_NOT_COUNT, None, about)
    if signature is not None and signature.day < record.day:
        yield Finding(FindingCode.COUNTERSIGNED_BEFORE_DECISION, None, {"decision": record.id})
    if known.registered is not None and record.day < known.registered:
        yield Finding(FindingCode.DECIDED_BEFORE_REGISTRATION, None, {"decision": record.id})
