"""The eleven statuses of a criterion and the sets of them that have a name.

The order is the order of the table in meaning 6: a criterion has the first
status whose row holds.
"""

from enum import StrEnum


class CriterionStatus(StrEnum):
    """What is true of one criterion; the first row that holds."""

    EXEMPT = "exempt"
    CONFLICT = "conflict"
    STALE = "stale"
    REFERRED_BACK = "referred_back"
    NOT_YET_MET = "not_yet_met"
    NO_EVIDENCE = "no_evidence"
    NOT_COUNTED = "not_counted"
    INSUFFICIENT = "insufficient"
    AWAITING_DECISION = "awaiting_decision"
    VERIFIED = "verified"
    MET = "met"


#: nothing more is needed
ACHIEVED = frozenset({CriterionStatus.MET, CriterionStatus.VERIFIED, CriterionStatus.EXEMPT})
#: somebody has to act
OPEN = frozenset(CriterionStatus) - ACHIEVED


class Reason(StrEnum):
    """Why a link does not count; where several hold, the first in this order."""

    METHOD_NOT_ACCEPTED = "method_not_accepted"
    SOURCE_NOT_ACCEPTED = "source_not_accepted"
    UNDATED = "undated"
    TOO_OLD = "too_old"
    BEFORE_REGISTRATION = "before_registration"
    NOT_AUTHENTICATED = "not_authenticated"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    NO_OWN_CONTRIBUTION = "no_own_contribution"
    NO_LOCATOR = "no_locator"
    SAME_CONTENT = "same_content"


class FindingCode(StrEnum):
    """What quality assurance may want to look at; none changes a status by itself."""

    MET_ON_INSUFFICIENT_EVIDENCE = "met_on_insufficient_evidence"
    MET_ON_UNDECLARED_EVIDENCE = "met_on_undeclared_evidence"
    MET_BELOW_THE_PASS_LEVEL = "met_below_the_pass_level"
    RESTS_ON_ONE_ITEM = "rests_on_one_item"
    RESTS_ON_ONE_METHOD = "rests_on_one_method"
    RESTS_ON_ONE_ASSESSOR = "rests_on_one_assessor"
    UNKNOWN_METHOD = "unknown_method"
    ITEM_MAPPED_TO_NOTHING = "item_mapped_to_nothing"
    ITEM_MAPPED_TO_VERY_MANY = "item_mapped_to_very_many"
    SELF_REVIEW = "self_review"
    REVIEWED_BY_ANOTHER_ROLE = "reviewed_by_another_role"
    DECIDED_BY_ANOTHER_ROLE = "decided_by_another_role"
    DECISION_BEFORE_ITS_EVIDENCE = "decision_before_its_evidence"
    SELF_AUTHORISED_OVERRIDE = "self_authorised_override"
    COUNTERSIGNATURE_DOES_NOT_COUNT = "countersignature_does_not_count"
    COUNTERSIGNED_BEFORE_DECISION = "countersigned_before_decision"
    WITNESSED_BY_DECIDER = "witnessed_by_decider"
    CITES_UNMAPPED_ITEM = "cites_unmapped_item"
    DECIDED_BEFORE_REGISTRATION = "decided_before_registration"
    DECIDED_AFTER_LAST_CERTIFICATION = "decided_after_last_certification"
    BEYOND_RESUBMISSIONS = "beyond_resubmissions"
    ACTION_OVERDUE = "action_overdue"


class Obstacle(StrEnum):
    """What keeps a unit from being claimed."""

    NOT_ACHIEVED = "not_achieved"
    ACTION_OPEN = "action_open"
    DISAGREED = "disagreed"
    NOT_SIGNED_OFF = "not_signed_off"


class WaitingOn(StrEnum):
    """Whose move it is."""

    LEARNER = "learner"
    ASSESSOR = "assessor"
    IQA = "iqa"
    ENCODER = "encoder"


class Act(StrEnum):
    """What that person does next."""

    ADD_EVIDENCE = "add_evidence"
    ANSWER_FEEDBACK = "answer_feedback"
    AUTHORISE_RESUBMISSION = "authorise_resubmission"
    SIGN = "sign"
    CONFIRM = "confirm"
    COUNTERSIGN = "countersign"
    DECIDE = "decide"
    JUDGE_AGAIN = "judge_again"
    SETTLE = "settle"
    ANSWER_IQA = "answer_iqa"
    REVIEW_AGAIN = "review_again"
    MEND_RULE = "mend_rule"
    DATE_IT = "date_it"
    STATE_CONTRIBUTION = "state_contribution"
    SAY_WHERE = "say_where"
    REGISTER_UNITS = "register_units"
