"""What the judgement of a qualification holds; codes and arguments, never sentences."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from rubric.diagnostics import Path
from rubric.evaluation.qualifications.standing import Standing
from rubric.evaluation.statuses import Act, WaitingOn
from rubric.rules.qualification import ResolvedQualification


class QualificationStatus(StrEnum):
    """What can be said of a qualification and some of its units."""

    #: what is achieved satisfies every rule
    ACHIEVED = "achieved"
    #: it would, were every unit of the combination achieved
    ACHIEVABLE = "achievable"
    #: it never can, with these units; always proved
    IMPOSSIBLE = "impossible"
    #: the search ended at its bound: no units were found that satisfy every rule, and no proof
    #: that there are none
    UNDECIDED = "undecided"


class WhyNot(StrEnum):
    """Why a unit that is achieved does not count; the first that holds, in this order."""

    OUTSIDE = "outside"
    EQUIVALENT = "equivalent"
    BARRED = "barred"
    GROUP_FULL = "group_full"
    NOT_NEEDED = "not_needed"


class Counted(NamedTuple):
    """A unit of a combination, and the group that it counts in."""

    unit: str
    group: str
    achieved: bool
    #: criteria that wait
    open: int
    credit: Decimal


class Uncounted(NamedTuple):
    """A unit that is achieved and does not count, and why."""

    unit: str
    why: WhyNot
    #: the unit that counts and keeps it out
    beside: str | None = None


class Capped(NamedTuple):
    """A cap on credits that more was achieved than: what there is, and how much of it may count."""

    #: where it stands in the qualification
    path: Path
    #: the ref of its group; None of a cap on the whole, or on credit transfer
    group: str | None
    have: Decimal
    most: Decimal


class RuleState(NamedTuple):
    """One rule that asks for enough: what there is, what there would be and what is needed."""

    #: where it stands in the qualification; the groups' rules before those on the whole
    path: Path
    #: the ref of its group; None of a rule on the whole
    group: str | None
    #: units, credits, points, or all: each unit of the group
    measure: str
    #: by what is achieved, and by the whole combination
    have: Decimal
    planned: Decimal
    need: Decimal

    @property
    def satisfied(self) -> bool:
        """Whether what is achieved is enough."""
        return self.have >= self.need


class Shortfall(NamedTuple):
    """A rule that units cannot satisfy, with the most that they could give towards it alone."""

    path: Path
    group: str | None
    measure: str
    have: Decimal
    need: Decimal


class CombinationResult(NamedTuple):
    """What can be said for a set of candidates, and the best combination of them."""

    status: QualificationStatus
    candidates: tuple[str, ...]
    #: in people's order; where it is impossible or undecided, of what is achieved
    combination: tuple[Counted, ...] = ()
    #: criteria that wait in the units of the combination
    open: int = 0
    #: credit that counts by what is achieved, and by the whole combination
    credit: Decimal = Decimal(0)
    planned_credit: Decimal = Decimal(0)
    #: points of what is achieved, and the most that the combination could reach; None where
    #: the qualification has none
    points: Decimal | None = None
    most_points: Decimal | None = None
    rules: tuple[RuleState, ...] = ()
    #: caps that hold credit of what counts down
    capped: tuple[Capped, ...] = ()
    uncounted: tuple[Uncounted, ...] = ()
    #: impossible: rules that fall short, each by itself
    shortfalls: tuple[Shortfall, ...] = ()
    #: impossible, where none does: rules that can be satisfied one by one, and not together
    together: tuple[Shortfall, ...] = ()
    #: whether it is proved that nothing is better; otherwise the search ended at its bound
    proved: bool = True
    #: the steps of a search after which it ends
    bound: int = 0

    @property
    def achieved(self) -> bool:
        """Whether what is achieved satisfies every rule."""
        return self.status is QualificationStatus.ACHIEVED

    @property
    def units(self) -> tuple[str, ...]:
        """The ids of the units that count."""
        return tuple(counted.unit for counted in self.combination)


class Step(NamedTuple):
    """An open unit on the way to completion, and whose move it is."""

    unit: str
    group: str
    #: criteria that wait
    open: int
    credit: Decimal
    registered: bool
    #: who, and how many gaps of the unit are theirs
    waiting: tuple[tuple[WaitingOn, int], ...]


class QualificationGap(NamedTuple):
    """Why a qualification is not achieved with the units registered, and whose move it is.

    Where nobody is named, the moves are those of the gaps of its units: of the open ones in
    `units`.
    """

    waiting_on: WaitingOn | None
    act: Act | None
    #: units to register for, or that are to be worked on
    units: tuple[str, ...] = ()
    #: rules that what is achieved does not satisfy
    rules: tuple[RuleState, ...] = ()


class QualificationResult(NamedTuple):
    """A qualification judged for one learner."""

    qualification: ResolvedQualification
    #: unit → how the learner stands in it
    standings: Mapping[str, Standing]
    #: the units that the learner is registered for; none where the portfolio states none
    stated: tuple[str, ...]
    #: for the units registered, and for the best of these and those with any record
    registered: CombinationResult
    best: CombinationResult
    #: the shortest way over every unit; None where the best is achieved
    completion: CombinationResult | None
    #: the open units on that way, in the order in which they bring it nearest
    steps: tuple[Step, ...]
    gap: QualificationGap | None
    #: open units that the learner is registered for and that no way needs, and why
    not_needed: tuple[Uncounted, ...] = ()

    @property
    def achieved(self) -> bool:
        """Whether some combination of what is achieved satisfies every rule."""
        return self.best.achieved
