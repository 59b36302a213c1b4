"""How a learner stands in each unit of a qualification: all that its judgement takes of units."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from rubric.evaluation.qualifications.credits import steps_of_credit
from rubric.evaluation.qualifications.groups import groups_by_unit
from rubric.evaluation.results import UnitResult
from rubric.evaluation.statuses import Act, WaitingOn
from rubric.model.order import people_order
from rubric.rules import BANDS, ResolvedSpecification
from rubric.rules.qualification import ResolvedQualification

if TYPE_CHECKING:
    from rubric.evaluation.qualifications.results import QualificationResult

_NONE = Decimal(0)
#: whose move it is and what it is, in the order in which they are told
_IN_ORDER = {move: place for place, move in enumerate(product(WaitingOn, Act))}


class Standing(NamedTuple):
    """One unit as it counts: what it is, and how far the learner is in it."""

    unit: str
    #: as id@version
    reference: str
    title: str
    level: str | None
    credit: Decimal
    achieved: bool
    #: criteria that wait, at least one; none where it is achieved
    open: int
    #: the bands that it has, lowest first, and the highest that is achieved
    bands: tuple[str, ...] = ()
    grade: str | None = None
    #: achieved, and all of it by credit transfer
    transferred: bool = False
    #: whether anything is recorded for it: a link, a decision, an exemption
    recorded: bool = False
    #: who has the next move, and in how many of its gaps
    waiting: tuple[tuple[WaitingOn, int], ...] = ()
    #: the same, with what they do next
    moves: tuple[tuple[WaitingOn, Act, int], ...] = ()

    def points(self, points: Mapping[str, Decimal]) -> Decimal:
        """Return the points of its grade, where it is achieved: no fewer than of a lower one."""
        return _points_up_to(self.grade, points) if self.achieved else _NONE

    def most_points(self, points: Mapping[str, Decimal]) -> Decimal:
        """Return the most points that it could bring, at the highest band that it has."""
        return _points_up_to(self.bands[-1] if self.bands else None, points)


@dataclass(frozen=True)
class Entry:
    """A learner entered for a qualification: its rules, and how they stand in its units."""

    qualification: ResolvedQualification
    #: by id, in people's order; units that no library holds are not in it
    standings: Mapping[str, Standing]
    #: the units that the learner is registered for, where the portfolio states any
    registered: tuple[str, ...] = ()

    @cached_property
    def groups(self) -> Mapping[str, tuple[int, ...]]:
        """The positions of the groups in which each unit may count."""
        return groups_by_unit(self.qualification)

    @cached_property
    def steps_of_credit(self) -> int:
        """In how many steps a credit counts."""
        named = [s.credit for unit, s in self.standings.items() if unit in self.groups]
        return steps_of_credit(self.qualification, named)

    @cached_property
    def result(self) -> "QualificationResult":
        """The judgement, worked out when it is first read.

        Raises:
            SolverMissing: the extra `planning` is not installed.
        """
        # few reports are on a qualification, and choosing needs the solver
        from rubric.evaluation.qualifications.judging import judged

        return judged(self)


def entry(
    qualification: ResolvedQualification,
    units: Iterable[UnitResult],
    others: Iterable[ResolvedSpecification],
    registered: Iterable[str] = (),
) -> Entry:
    """Return what the judgement of a qualification takes.

    Args:
        qualification: resolved for the learner's pathway.
        units: every unit that was judged.
        others: units of the qualification for which nothing is recorded.
        registered: the units that the portfolio states, as id or id@version.
    """
    standings = (*map(standing_of, units), *map(standing_at_the_start, others))
    return entry_of(qualification, standings, registered)


def entry_of(
    qualification: ResolvedQualification,
    standings: Iterable[Standing],
    registered: Iterable[str] = (),
) -> Entry:
    """Return the same of how a learner stands in each unit."""
    found: dict[str, Standing] = {}
    for standing in standings:
        known = found.get(standing.unit)
        # of two versions of a unit the better one
        if known is None or _rank(standing) > _rank(known):
            found[standing.unit] = standing
    ids = {reference.partition("@")[0] for reference in registered}
    in_order = {unit: found[unit] for unit in sorted(found, key=people_order)}
    return Entry(qualification, in_order, tuple(sorted(ids, key=people_order)))


def _rank(standing: Standing) -> tuple[bool, int, bool, int]:
    grade = 0 if standing.grade is None else 1 + BANDS.index(standing.grade)
    return standing.achieved, grade, standing.recorded, -standing.open


def _points_up_to(grade: str | None, points: Mapping[str, Decimal]) -> Decimal:
    bands = () if grade is None else BANDS[: BANDS.index(grade) + 1]
    return max((points.get(band, _NONE) for band in bands), default=_NONE)


def standing_of(unit: UnitResult) -> Standing:
    """Return how a learner stands in a unit that was judged."""
    specification = unit.specification
    needed = [
        result
        for result in unit.criteria.values()
        if result.criterion.asked and result.reference not in unit.not_needed
    ]
    waiting = sum(not result.achieved for result in needed)
    moves = Counter([(gap.waiting_on, gap.act) for gap in unit.gaps])
    waiting_on = Counter([gap.waiting_on for gap in unit.gaps])
    return Standing(
        unit=specification.id,
        reference=specification.reference,
        title=specification.title,
        level=specification.level,
        credit=specification.credit or _NONE,
        achieved=unit.achieved,
        open=0 if unit.achieved else max(waiting, 1),
        bands=specification.bands,
        grade=unit.grade,
        transferred=unit.achieved
        and all(result.exemption_reason == "credit_transfer" for result in needed),
        recorded=any(
            result.links or result.decisions or result.exemption
            for result in unit.criteria.values()
        ),
        waiting=tuple((who, n) for who in WaitingOn if (n := waiting_on[who])),
        moves=tuple((*move, moves[move]) for move in sorted(moves, key=_IN_ORDER.__getitem__)),
    )


def standing_at_the_start(specification: ResolvedSpecification) -> Standing:
    """Return how a learner stands in a unit for which nothing is recorded."""
    asked = sum(criterion.asked for criterion in specification.criteria.values())
    return Standing(
        unit=specification.id,
        reference=specification.reference,
        title=specification.title,
        level=specification.level,
        credit=specification.credit or _NONE,
        achieved=False,
        open=max(asked, 1),
        bands=specification.bands,
        waiting=((WaitingOn.LEARNER, max(asked, 1)),),
        moves=((WaitingOn.LEARNER, Act.ADD_EVIDENCE, max(asked, 1)),),
    )
