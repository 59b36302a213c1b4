"""Fourth pass: each criterion has one status, the first row that holds (meaning 6)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from rubric.evaluation.addition import Addition
from rubric.evaluation.ageing import days_too_old, periods_of
from rubric.evaluation.closing import least_addition
from rubric.evaluation.counted import JudgedLink, judged_links
from rubric.evaluation.decided import (
    Decided,
    countersigned,
    decided,
    gone_since,
    judging_day,
    overridden,
)
from rubric.evaluation.known import Known
from rubric.evaluation.references import Key
from rubric.evaluation.results import CriterionResult, Move
from rubric.evaluation.satisfied import satisfied
from rubric.evaluation.statuses import ACHIEVED, Act, CriterionStatus, WaitingOn
from rubric.rules import ResolvedCriterion, ResolvedSpecification


class _Case(NamedTuple):
    """One criterion with everything that its status can depend on."""

    key: Key
    criterion: ResolvedCriterion
    known: Known
    decided: Decided
    decision_needed: bool
    exemption: str | None
    links: tuple[JudgedLink, ...]
    satisfied: bool
    #: the authenticated links alone satisfy the rule
    authentic: bool
    overridden: bool
    #: cited items that went since the decision, and whether the wording changed
    gone: tuple[str, ...]
    reworded: bool

    @property
    def counts(self) -> bool:
        return any(link.counted for link in self.links)


def criterion_result(
    specification: ResolvedSpecification, criterion: ResolvedCriterion, known: Known
) -> CriterionResult:
    """Return the status of one criterion and the facts that it rests on."""
    case = _case(specification, criterion, known)
    rows = list(_rows(case))
    status = rows[0]
    addition = None if case.satisfied else _addition(case)
    undecided = status is CriterionStatus.MET and not case.decided.in_force
    return CriterionResult(
        criterion=criterion,
        status=status,
        also=tuple(rows[1:]),
        links=case.links,
        satisfied=case.satisfied,
        authentic=case.authentic,
        judging_day=judging_day(case.decided, known.on),
        gone=case.gone,
        reworded=case.reworded,
        decisions=tuple(decision.record.id for decision in case.decided.in_force),
        exemption=case.exemption,
        moves=_moves(case, status, addition),
        addition=addition,
        ageing=not case.decided.met,
        grows_old=_grows_old(case) if undecided else None,
    )


def _case(
    specification: ResolvedSpecification, criterion: ResolvedCriterion, known: Known
) -> _Case:
    key = (specification.reference, criterion.reference)
    judged_by = decided(key, known)
    day = judging_day(judged_by, known.on)
    links = judged_links(known.links.get(key, ()), criterion.evidence, known, day)
    exemptions = [e.record.id for e in known.exemptions if key in e.criteria]
    counted = [link for link in links if link.counted]
    authentic = [link for link in counted if link.authenticated]
    enough = _satisfied(criterion, counted)
    return _Case(
        key=key,
        criterion=criterion,
        known=known,
        decided=judged_by,
        decision_needed=specification.decided,
        exemption=exemptions[0] if exemptions else None,
        links=links,
        satisfied=enough,
        authentic=enough and (len(authentic) == len(counted) or _satisfied(criterion, authentic)),
        overridden=overridden(judged_by.decision),
        gone=_gone(links, judged_by, known),
        reworded=_reworded(key, criterion, judged_by),
    )


def _satisfied(criterion: ResolvedCriterion, links: Sequence[JudgedLink]) -> bool:
    return satisfied(criterion.rule.node, [link.evidence for link in links])


def _authentic(link: JudgedLink) -> bool:
    return link.counted and link.authenticated


def _rows(case: _Case) -> Iterator[CriterionStatus]:
    """Every row of the table that holds, in its order."""
    decision = case.decided.decision
    latest = case.decided.latest_review
    if case.exemption is not None:
        yield CriterionStatus.EXEMPT
    if case.decided.conflict:
        yield CriterionStatus.CONFLICT
    if case.gone or case.reworded:
        yield CriterionStatus.STALE
    if case.decided.action_open or (latest is not None and latest.record.finding == "disagreed"):
        yield CriterionStatus.REFERRED_BACK
    if decision is not None and not decision.record.met:
        yield CriterionStatus.NOT_YET_MET
    if not case.links:
        yield CriterionStatus.NO_EVIDENCE
    if case.links and not case.counts and not case.overridden:
        yield CriterionStatus.NOT_COUNTED
    if case.counts and not case.satisfied and not case.overridden:
        yield CriterionStatus.INSUFFICIENT
    enough = bool(case.links) and (case.satisfied or case.overridden)
    if not enough or case.decided.conflict or (decision is not None and not decision.record.met):
        return
    if not _settled(case):
        yield CriterionStatus.AWAITING_DECISION
        return
    if latest is not None and latest.record.finding == "agreed":
        yield CriterionStatus.VERIFIED
    yield CriterionStatus.MET


def _reworded(key: Key, criterion: ResolvedCriterion, decided: Decided) -> bool:
    """Whether the decision in force judged another wording or rule than there is now."""
    decision = decided.decision
    judged = None if decision is None else decision.fingerprints.get(key)
    return judged is not None and judged != {criterion.fingerprint}


def _gone(links: Sequence[JudgedLink], decided: Decided, known: Known) -> tuple[str, ...]:
    """The cited items that were superseded or withdrawn since the decision in force."""
    if decided.decision is None:
        return ()
    return gone_since(decided.decision, [link.link.item.id for link in links], known)


def _settled(case: _Case) -> bool:
    """Whether a person has decided met (or none needs to), on evidence that is authentic."""
    decision = case.decided.decision
    if decision is None:
        return not case.decision_needed and case.authentic
    return countersigned(decision, case.known.roles) and (case.authentic or case.overridden)


def _addition(case: _Case) -> Addition | None:
    counted = [link.evidence for link in case.links if link.counted]
    return least_addition(case.criterion.rule.node, counted, [case.criterion.evidence])


def _moves(case: _Case, status: CriterionStatus, addition: Addition | None) -> tuple[Move, ...]:
    """Whose move it is and what they do, and what then remains to be done."""
    if status in ACHIEVED:
        return ((WaitingOn.IQA, Act.REVIEW_AGAIN),) if case.decided.review_due else ()
    if status in _ASSESSORS_MOVE:
        return ((WaitingOn.ASSESSOR, _ASSESSORS_MOVE[status]),)
    if status is CriterionStatus.NOT_YET_MET:
        if not _countersigned(case):
            return ((WaitingOn.ASSESSOR, Act.COUNTERSIGN),)
        return ((WaitingOn.LEARNER, Act.ANSWER_FEEDBACK), (WaitingOn.ASSESSOR, Act.DECIDE))
    if status is CriterionStatus.AWAITING_DECISION:
        return (*_authenticity_moves(case), *_decision_moves(case))
    if addition is None:
        return ((WaitingOn.ENCODER, Act.MEND_RULE),)
    if _confirmation_suffices(case):
        return ((WaitingOn.ASSESSOR, Act.CONFIRM), *_decision_moves(case))
    return ((WaitingOn.LEARNER, Act.ADD_EVIDENCE), *_to_declare(case), *_decision_moves(case))


#: statuses in which an assessor has to act first
_ASSESSORS_MOVE: Mapping[CriterionStatus, Act] = {
    CriterionStatus.CONFLICT: Act.SETTLE,
    CriterionStatus.STALE: Act.JUDGE_AGAIN,
    CriterionStatus.REFERRED_BACK: Act.ANSWER_IQA,
}


def _countersigned(case: _Case) -> bool:
    decision = case.decided.decision
    return decision is None or countersigned(decision, case.known.roles)


def _authenticity_moves(case: _Case) -> tuple[Move, ...]:
    """What is still to be signed and confirmed before a decision can stand."""
    if case.authentic or case.overridden:
        return ()
    confirm = (WaitingOn.ASSESSOR, Act.CONFIRM)
    signed = [link for link in case.links if link.counted and (link.signed or _authentic(link))]
    if _satisfied(case.criterion, signed):
        return (confirm,)
    return _signing(case.criterion.evidence.authenticity)


def _to_declare(case: _Case) -> tuple[Move, ...]:
    """What is to be signed and confirmed for new evidence before the decision."""
    rules = case.criterion.evidence
    if rules.authenticity_needed == "to_count":
        return ()  # then it is part of the addition itself
    return _signing(rules.authenticity)


def _signing(authenticity: str) -> tuple[Move, ...]:
    sign, confirm = (WaitingOn.LEARNER, Act.SIGN), (WaitingOn.ASSESSOR, Act.CONFIRM)
    return {"none": (), "declared": (sign,)}.get(authenticity, (sign, confirm))


def _decision_moves(case: _Case) -> tuple[Move, ...]:
    """What is still to be decided once the evidence is enough."""
    if not _countersigned(case):
        return ((WaitingOn.ASSESSOR, Act.COUNTERSIGN),)
    undecided = case.decided.decision is None and case.decision_needed
    return ((WaitingOn.ASSESSOR, Act.DECIDE),) if undecided else ()


def _confirmation_suffices(case: _Case) -> bool:
    """Whether confirming what the learner has signed for would satisfy the rule."""
    if case.criterion.evidence.authenticity_needed != "to_count":
        return False  # confirming makes nothing count that does not count already
    confirmed = judged_links(
        [link.link for link in case.links],
        case.criterion.evidence,
        case.known,
        judging_day(case.decided, case.known.on),
        confirming=True,
    )
    return _satisfied(case.criterion, [link for link in confirmed if link.counted])


def _grows_old(case: _Case) -> date | None:
    """The first later day on which the evidence alone no longer achieves the criterion."""
    rules = case.criterion.evidence
    periods = periods_of(case.criterion.rule.node, rules)
    links = [link.link for link in case.links]
    for day in sorted(days_too_old(case.links, periods, case.known.on)):
        judged = judged_links(links, rules, case.known, day)
        if not _satisfied(case.criterion, [link for link in judged if _authentic(link)]):
            return day
    return None
