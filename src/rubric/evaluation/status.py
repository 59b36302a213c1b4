"""Fourth pass: each criterion has one status, the first row that holds (meaning 6)."""

from collections.abc import Mapping, Sequence
from datetime import date

from rubric.evaluation.additions.addition import Addition
from rubric.evaluation.additions.closing import depends_on_amount, least_addition
from rubric.evaluation.ageing import days_too_old, first_day_lost, periods_of
from rubric.evaluation.counted import JudgedLink, counted_of, judged_links
from rubric.evaluation.decided import (
    countersigned,
    days_failed,
    decided,
    gone_since,
    judging_day,
    overridden,
)
from rubric.evaluation.known import Known
from rubric.evaluation.records.decisions import KnownDecision
from rubric.evaluation.references import Key
from rubric.evaluation.results import CriterionResult, Move
from rubric.evaluation.satisfied import judged, satisfied
from rubric.evaluation.shared import Shared, kept
from rubric.evaluation.statuses import ACHIEVED, Act, CriterionStatus, WaitingOn
from rubric.facts import Exemption
from rubric.rules import ResolvedCriterion, ResolvedSpecification

#: the rows of the table in their order: a name of a module is read much faster than one of an enum
(
    _EXEMPT, _CONFLICT, _STALE, _REFERRED_BACK, _NOT_YET_MET, _NO_EVIDENCE, _NOT_COUNTED,
    _INSUFFICIENT, _AWAITING_DECISION, _VERIFIED, _MET,
) = CriterionStatus  # fmt: skip


class _Case:
    """One criterion with everything that its status can depend on.

    No named tuple: its fields are read very often, and slots are read much faster.
    """

    __slots__ = (
        "authentic", "counted", "criterion", "decided", "decision", "decision_needed", "exemption",
        "gone", "judging_day", "key", "known", "latest_review", "links", "overridden", "recorded",
        "satisfied", "short",
    )  # fmt: skip

    def __init__(
        self,
        key: Key,
        specification: ResolvedSpecification,
        criterion: ResolvedCriterion,
        known: Known,
    ) -> None:
        judged_by = decided(key, known)
        decision = judged_by.decision
        day = judging_day(judged_by, known.on)
        links = judged_links(known.links.get(key, ()), criterion.evidence, known, day)
        counted = counted_of(links, criterion.evidence, known)
        enough, short = judged(criterion.rule.node, counted)
        self.criterion = criterion
        self.key = key
        self.known = known
        self.decided = judged_by
        #: the one decision in force, and the review that speaks last of it
        self.decision = decision
        self.latest_review = judged_by.latest_review
        self.judging_day = day
        self.decision_needed = specification.decided
        self.exemption = _exemption(key, known) if known.exemptions else None
        self.links = links
        self.counted = counted
        self.satisfied = enough
        self.short = short
        #: the authenticated links alone satisfy the rule
        self.authentic = enough and _authentic(criterion, counted)
        self.overridden = decision is not None and overridden(decision)
        #: cited items that went since the decision
        self.gone = () if decision is None else gone_since(key, decision, known)
        #: fingerprints that it recorded of other wording
        self.recorded = _recorded(key, criterion, decision) if decision is not None else ()


def criterion_result(
    specification: ResolvedSpecification,
    criterion: ResolvedCriterion,
    known: Known,
    shared: Shared,
) -> CriterionResult:
    """Return the status of one criterion and the facts that it rests on.

    Args:
        specification: what it belongs to.
        criterion: its rules.
        known: what is known of the learner on the day.
        shared: what learners of this run share. A criterion of which nothing is recorded is
            judged once for all who registered on one day.
    """
    key = (specification.reference, criterion.reference)
    if key in known.links or key in known.decided or known.exemptions:
        return _judged(_Case(key, specification, criterion, known), shared)
    named = (key, known.registered)
    found = shared.untouched.get(named)
    if found is not None:
        return found
    result = _judged(_Case(key, specification, criterion, known), shared)
    return kept(shared.untouched, named, result)


def _judged(case: _Case, shared: Shared) -> CriterionResult:
    criterion = case.criterion
    rows, judged_by = _rows(case), case.decided
    status = rows[0]
    addition = None if case.satisfied else _addition(case, shared)
    in_force, reviews = judged_by.in_force, judged_by.reviews
    undecided = status is _MET and not in_force
    # in the order of the fields and past the constructor, which takes three times as long:
    # there is one of these for every criterion of every learner
    fields = (
        criterion,
        status,
        tuple(rows[1:]),
        case.links,
        case.counted,
        case.satisfied,
        case.authentic,
        case.judging_day,
        case.gone,
        case.recorded,
        tuple([decision.record.id for decision in in_force]) if in_force else (),
        None if case.exemption is None else case.exemption.id,
        None if case.exemption is None else case.exemption.reason,
        tuple([review.record.id for review in reviews]) if reviews else (),
        judged_by.actions if reviews else (),
        judged_by.disagreed if reviews else None,
        _moves(case, status, addition),
        addition,
        not judged_by.met,
        _grows_old(case) if undecided else None,
        _level(case) if criterion.levels else None,
        None,  # what it was judged as is looked up only where it is stale
        case.short,
    )
    return tuple.__new__(CriterionResult, fields)


def _level(case: _Case) -> str | None:
    """The level that the one decision in force gives the criterion, where that is met."""
    decision = case.decision
    return decision.levels.get(case.key) if decision is not None and case.decided.met else None


def _exemption(key: Key, known: Known) -> Exemption | None:
    """The first exemption that reaches a criterion."""
    reaching = [e.record for e in known.exemptions if key in e.criteria]
    return reaching[0] if reaching else None


def _authentic(criterion: ResolvedCriterion, counted: Sequence[JudgedLink]) -> bool:
    """Whether the authenticated links alone satisfy the rule, where all that count do."""
    if criterion.evidence.authenticity == "none":
        return True
    authentic = [link for link in counted if link.authenticated]
    return len(authentic) == len(counted) or _satisfied(criterion, authentic)


def _satisfied(criterion: ResolvedCriterion, links: Sequence[JudgedLink]) -> bool:
    return satisfied(criterion.rule.node, links)


def _rows(case: _Case) -> list[CriterionStatus]:
    """Every row of the table that holds, in its order."""
    rows: list[CriterionStatus] = []
    judged_by, latest = case.decided, case.latest_review
    against = judged_by.decision is not None and not judged_by.met
    if case.exemption is not None:
        rows.append(_EXEMPT)
    if judged_by.conflict:
        rows.append(_CONFLICT)
    if case.gone or case.recorded:
        rows.append(_STALE)
    if latest is not None and (latest.record.finding == "disagreed" or case.decided.action_open):
        rows.append(_REFERRED_BACK)
    if against:
        rows.append(_NOT_YET_MET)
    if not case.links:
        rows.append(_NO_EVIDENCE)
    elif not case.overridden:
        if not case.counted:
            rows.append(_NOT_COUNTED)
        elif not case.satisfied:
            rows.append(_INSUFFICIENT)
    enough = case.links and (case.satisfied or case.overridden)
    if not enough or judged_by.conflict or against:
        return rows
    if not _settled(case):
        rows.append(_AWAITING_DECISION)
        return rows
    if latest is not None and latest.record.finding == "agreed":
        rows.append(_VERIFIED)
    rows.append(_MET)
    return rows


def _recorded(key: Key, criterion: ResolvedCriterion, decision: KnownDecision) -> tuple[str, ...]:
    """The fingerprints under which the decision in force judged other wording or another rule."""
    judged = decision.fingerprints.get(key) if decision.fingerprints else None
    return () if judged is None else tuple(sorted(judged - {criterion.fingerprint}))


def _settled(case: _Case) -> bool:
    """Whether a person has decided met (or none needs to), on evidence that is authentic."""
    decision = case.decision
    if decision is None:
        return not case.decision_needed and case.authentic
    return countersigned(decision, case.known.roles) and (case.authentic or case.overridden)


def _addition(case: _Case, shared: Shared) -> Addition | None:
    """The least that satisfies the rule; where it depends on an amount alone, learners share it."""
    node, rules = case.criterion.rule.node, case.criterion.evidence
    if not depends_on_amount(node, rules):
        return _least(case)
    named = (case.key, case.short[0].have)
    if named in shared.additions:
        return shared.additions[named]
    return kept(shared.additions, named, _least(case))


def _least(case: _Case) -> Addition | None:
    node, rules = case.criterion.rule.node, [case.criterion.evidence]
    return least_addition(node, case.counted, rules, case.judging_day, case.known.registered)


#: moves: who acts, and what they do
_ADD: Move = (WaitingOn.LEARNER, Act.ADD_EVIDENCE)
_SIGN: Move = (WaitingOn.LEARNER, Act.SIGN)
_ANSWER: Move = (WaitingOn.LEARNER, Act.ANSWER_FEEDBACK)
_CONFIRM: Move = (WaitingOn.ASSESSOR, Act.CONFIRM)
_DECIDE: Move = (WaitingOn.ASSESSOR, Act.DECIDE)
_COUNTERSIGN: Move = (WaitingOn.ASSESSOR, Act.COUNTERSIGN)
#: what evidence rules ask to be shown as the learner's own → what has to be done for it
_SIGNING: Mapping[str, tuple[Move, ...]] = {
    "none": (),
    "declared": (_SIGN,),
    "declared_and_confirmed": (_SIGN, _CONFIRM),
}


def _moves(case: _Case, status: CriterionStatus, addition: Addition | None) -> tuple[Move, ...]:
    """Whose move it is and what they do, and what then remains to be done."""
    if status in ACHIEVED:
        due = case.decided.reviews and case.decided.review_due
        return ((WaitingOn.IQA, Act.REVIEW_AGAIN),) if due else ()
    if status in _ASSESSORS_MOVE:
        return ((WaitingOn.ASSESSOR, _ASSESSORS_MOVE[status]),)
    if status is _NOT_YET_MET:
        if not _countersigned(case):
            return (_COUNTERSIGN,)
        authorise = ((WaitingOn.IQA, Act.AUTHORISE_RESUBMISSION),) if _none_left(case) else ()
        return (*authorise, _ANSWER, _DECIDE)
    if status is _AWAITING_DECISION:
        return (*_authenticity_moves(case), *_decision_moves(case))
    if addition is None:
        return ((WaitingOn.ENCODER, Act.MEND_RULE),)
    if _confirmation_suffices(case):
        return (_CONFIRM, *_decision_moves(case))
    return (_ADD, *_to_declare(case), *_decision_moves(case))


#: statuses in which an assessor has to act first
_ASSESSORS_MOVE: Mapping[CriterionStatus, Act] = {
    _CONFLICT: Act.SETTLE,
    _STALE: Act.JUDGE_AGAIN,
    _REFERRED_BACK: Act.ANSWER_IQA,
}


def _none_left(case: _Case) -> bool:
    """Whether the criterion may not be decided again without somebody's authorisation."""
    limit = case.criterion.evidence.resubmissions
    return limit is not None and days_failed(case.known.decided[case.key]) > limit


def _countersigned(case: _Case) -> bool:
    decision = case.decision
    return decision is None or countersigned(decision, case.known.roles)


def _authenticity_moves(case: _Case) -> tuple[Move, ...]:
    """What is still to be signed and confirmed before a decision can stand."""
    if case.authentic or case.overridden:
        return ()
    signed = [link for link in case.counted if link.signed or link.authenticated]
    if _satisfied(case.criterion, signed):
        return (_CONFIRM,)
    return _SIGNING[case.criterion.evidence.authenticity]


def _to_declare(case: _Case) -> tuple[Move, ...]:
    """What is to be signed and confirmed for new evidence before the decision."""
    rules = case.criterion.evidence
    if rules.authenticity_needed == "to_count":
        return ()  # then it is part of the addition itself
    return _SIGNING[rules.authenticity]


def _decision_moves(case: _Case) -> tuple[Move, ...]:
    """What is still to be decided once the evidence is enough."""
    if not _countersigned(case):
        return (_COUNTERSIGN,)
    undecided = case.decision is None and case.decision_needed
    return (_DECIDE,) if undecided else ()


def _confirmation_suffices(case: _Case) -> bool:
    """Whether confirming what the learner has signed for would satisfy the rule."""
    if case.criterion.evidence.authenticity_needed != "to_count":
        return False  # confirming makes nothing count that does not count already
    confirmed = judged_links(
        [link.link for link in case.links],
        case.criterion.evidence,
        case.known,
        case.judging_day,
        confirming=True,
    )
    return _satisfied(case.criterion, [link for link in confirmed if link.counted])


def _grows_old(case: _Case) -> date | None:
    """The first later day on which the evidence alone no longer achieves the criterion."""
    rules = case.criterion.evidence
    periods = periods_of(case.criterion.rule.node, rules)
    links = [link.link for link in case.links]

    def achieved(day: date) -> bool:
        judged = judged_links(links, rules, case.known, day)
        counted = [link for link in judged if link.counted and link.authenticated]
        return _satisfied(case.criterion, counted)

    return first_day_lost(days_too_old(case.links, periods, case.known.on), case.links, achieved)
