"""What a judgement of criteria, outcomes and units holds; codes and arguments, never sentences."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from rubric.diagnostics import Argument, Path
from rubric.evaluation.additions.addition import Addition, NewItem
from rubric.evaluation.counted import JudgedLink
from rubric.evaluation.decided import Gone
from rubric.evaluation.satisfied import ClauseState
from rubric.evaluation.statuses import (
    ACHIEVED,
    Act,
    CriterionStatus,
    FindingCode,
    Obstacle,
    Reason,
    WaitingOn,
)
from rubric.evaluation.tally import NOTHING_COUNTED, Tally
from rubric.rules import (
    ResolvedCriterion,
    ResolvedOutcome,
    ResolvedRule,
    ResolvedSpecification,
)

#: who acts, and what they do
Move = tuple[WaitingOn, Act]


class ClosesWhen(NamedTuple):
    """The least that closes a gap: new items, and the act of the person whose move it is.

    `exact` is False where the search ended at its bound without a proof that
    nothing smaller would do.
    """

    act: Act
    items: tuple[NewItem, ...] = ()
    exact: bool = True
    #: what remains to be done by people after that
    then: tuple[Move, ...] = ()


class RepairStep(NamedTuple):
    """One thing that stands between a link and its counting, and who mends it how."""

    reason: Reason
    act: Act
    waiting_on: WaitingOn


class Repair(NamedTuple):
    """What would make a link count that does not; every step is needed."""

    item: str
    steps: tuple[RepairStep, ...]
    #: whether that alone would satisfy the rule
    closes: bool


class Gap(NamedTuple):
    """Why something required is not achieved, whose move it is and what closes it.

    `scope` is the path of the criterion, outcome or specification (the empty
    path); `reference` and `status` are a criterion's own.
    """

    scope: Path
    reference: str | None
    status: CriterionStatus | None
    rule: ResolvedRule
    #: clauses that are not satisfied, in the rule's own order
    clauses: tuple[ClauseState, ...]
    not_counted: tuple[JudgedLink, ...]
    waiting_on: WaitingOn
    act: Act
    #: None where the rule cannot be satisfied
    closes_when: ClosesWhen | None
    repairs: tuple[Repair, ...] = ()
    #: of a gap that alternatives share: each of them, and how many are needed
    alternatives: tuple["Alternative", ...] = ()
    needed: int = 0

    @property
    def have(self) -> int:
        """How many of the alternatives are achieved."""
        return sum(alternative.achieved for alternative in self.alternatives)


class Alternative(NamedTuple):
    """One of several outcomes or criteria of which a number is needed."""

    scope: Path
    #: the criterion's reference, or the outcome's ref
    reference: str
    achieved: bool
    #: what keeps it open: its own gap, or those of an outcome and of what stands below it
    gaps: tuple[Gap, ...] = ()
    #: whether it is among the cheapest that would be enough
    cheapest: bool = False


class Points(NamedTuple):
    """Points of an analytic rubric, and what they are out of."""

    points: Decimal
    out_of: Decimal


class Finding(NamedTuple):
    """Something for quality assurance; it changes no status by itself."""

    code: FindingCode
    reference: str | None
    arguments: Mapping[str, Argument]
    #: the specification of the criterion, as id@version
    specification: str | None = None


class JudgedAs(NamedTuple):
    """What a stale decision judged: a criterion of some version, and what of it is other now."""

    #: the specification, as id@version
    specification: str
    reference: str
    #: of wording, parts, range, levels and rule those that differ, in this order
    differs: tuple[str, ...]


class CriterionResult(NamedTuple):
    """One criterion: its status, and the facts that it rests on."""

    criterion: ResolvedCriterion
    status: CriterionStatus
    #: other statuses whose rows hold as well, in the order of the table
    also: tuple[CriterionStatus, ...]
    links: tuple[JudgedLink, ...]
    #: those of them that count
    counted: tuple[JudgedLink, ...]
    #: whether the counted links satisfy the rule, and whether the authenticated ones do
    satisfied: bool
    authentic: bool
    judging_day: date
    #: why a decision is stale: cited items that went since, and how
    went: tuple[Gone, ...] = ()
    #: why a decision is stale: the fingerprints that it recorded, where they are others
    recorded: tuple[str, ...] = ()
    #: decisions in force: none, one, or several where they disagree
    decisions: tuple[str, ...] = ()
    exemption: str | None = None
    #: why it is exempt: exemption, equivalence or credit_transfer
    exemption_reason: str | None = None
    #: reviews that speak of the decisions in force, and those of them whose action is open
    reviews: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    #: the review that speaks last, where it disagrees
    disagreed: str | None = None
    #: whose move it is and what they do, then what remains; on an achieved criterion
    #: only where an action awaits its review
    moves: tuple[Move, ...] = ()
    #: the least addition that satisfies the rule; None where it is satisfied or nothing can
    addition: Addition | None = None
    #: whether recency is judged at the day of the report, because nobody has decided it met
    ageing: bool = True
    #: achieved without a decision: the first day on which its evidence is too old
    grows_old: date | None = None
    #: of an analytic rubric: the level that the decision in force gives it
    level: str | None = None
    #: which criterion of which version was judged, where a library holds it
    judged_as: JudgedAs | None = None
    #: the clauses that keep its rule from being satisfied, in the rule's own order
    short: tuple[ClauseState, ...] = ()

    @property
    def gone(self) -> tuple[str, ...]:
        """The cited items that went since the decision."""
        return tuple(gone.item for gone in self.went)

    @property
    def reworded(self) -> bool:
        """Whether the decision judged another wording or rule than there is now."""
        return bool(self.recorded)

    @property
    def reference(self) -> str:
        """The canonical reference."""
        return self.criterion.reference

    @property
    def waiting_on(self) -> WaitingOn | None:
        """Whose move it is."""
        return self.moves[0][0] if self.moves else None

    @property
    def act(self) -> Act | None:
        """What that person does."""
        return self.moves[0][1] if self.moves else None

    @property
    def achieved(self) -> bool:
        """Whether nothing more is needed."""
        return self.status in ACHIEVED

    @property
    def overridden(self) -> bool:
        """Whether it is achieved on less than is asked for, by an override (meaning 4.13)."""
        decided = self.achieved and self.status is not CriterionStatus.EXEMPT
        return decided and not (self.satisfied and self.authentic)

    @property
    def tally(self) -> Tally:
        """The counts of this one criterion."""
        return Tally.of([self])


class OutcomeResult(NamedTuple):
    """One learning outcome; left out where none of its criteria is required."""

    outcome: ResolvedOutcome
    achieved: bool
    tally: Tally
    #: criteria that are advice, counted apart
    advice: Tally
    #: its own rule: satisfied, waived by exemption (None), or there is none (None)
    rule_satisfied: bool | None
    #: achieved: the first day on which age alone takes that away
    grows_old: date | None = None
    #: criteria beyond the target, counted apart
    beyond_target: Tally = NOTHING_COUNTED


class IqaSummary(NamedTuple):
    """IQA's part in one unit."""

    #: required criteria up to the target that have been decided, and those of them that a
    #: review speaks of
    decided: int = 0
    sampled: int = 0
    #: reviews whose required action is open, on any criterion of the unit
    actions_open: tuple[str, ...] = ()
    #: reviews that speak last of any criterion of the unit, and disagree
    disagreed: tuple[str, ...] = ()
    #: whether a rule asks for it, and something was decided that can be signed off
    sign_off_needed: bool = False
    #: the review that signs the unit off
    signed_off: str | None = None


class UnitResult(NamedTuple):
    """One specification judged for one learner."""

    specification: ResolvedSpecification
    achieved: bool
    tally: Tally
    advice: Tally
    rule_satisfied: bool | None
    outcomes: tuple[OutcomeResult, ...]
    #: by canonical reference, in the specification's own order
    criteria: Mapping[str, CriterionResult]
    gaps: tuple[Gap, ...]
    findings: tuple[Finding, ...]
    #: achieved: the first day on which age alone takes that away
    grows_old: date | None = None
    #: criteria beyond the target, counted apart
    beyond_target: Tally = NOTHING_COUNTED
    #: the highest band that is achieved with all lower ones; None where none is
    grade: str | None = None
    #: None where no criterion has levels
    points: Points | None = None
    #: open alternatives that are no longer needed, by reference
    not_needed: frozenset[str] = frozenset()
    #: what IQA has sampled, what it still asks for, and whether it has signed the unit off
    iqa: IqaSummary = IqaSummary()
    #: the first day on which age alone makes the grade a lower one
    grade_grows_old: date | None = None

    @property
    def grading(self) -> str:
        """What the unit uses: `bands`, `points`, `bands_and_points`, or `plain`."""
        uses = [("bands", self.specification.bands), ("points", self.points)]
        return "_and_".join(name for name, used in uses if used) or "plain"

    def waits(self, result: CriterionResult) -> bool:
        """Return whether somebody has to act on a criterion before the target is reached."""
        asked = result.criterion.asked and result.reference not in self.not_needed
        return asked and not result.achieved

    @property
    def in_the_way(self) -> tuple[Obstacle, ...]:
        """What keeps the unit from being claimed (meaning 7.6)."""
        iqa = self.iqa
        unsigned = iqa.sign_off_needed and iqa.signed_off is None
        holds = {
            Obstacle.NOT_ACHIEVED: not self.achieved,
            Obstacle.ACTION_OPEN: bool(iqa.actions_open),
            Obstacle.DISAGREED: bool(iqa.disagreed),
            Obstacle.NOT_SIGNED_OFF: unsigned,
        }
        return tuple(obstacle for obstacle in Obstacle if holds[obstacle])

    @property
    def claimable(self) -> bool:
        """Whether it is achieved, and IQA has nothing against it and has signed where rules ask."""
        return not self.in_the_way

    @property
    def claimable_band(self) -> str | None:
        """Up to which band it can be claimed: the target; None without bands, or if it cannot."""
        return self.specification.target if self.claimable else None

    @property
    def achieved_beyond_claim(self) -> str | None:
        """The grade, where it is above the band at which the unit can be claimed; else None."""
        band, grade = self.claimable_band, self.grade
        if band is None or grade is None:
            return None
        bands = self.specification.bands
        return grade if bands.index(grade) > bands.index(band) else None
