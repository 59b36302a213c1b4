"""Who can be claimed for, and who holds up the others: one page a qualification and centre.

Meaning 23.1 to 23.3. The counts of a page are a partition: whoever is registered can be claimed
for, or is held up by one person.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from rubric.assurance.holding import IN_ORDER, Held, Hold, held_by, holds_of
from rubric.evaluation import Act, FindingCode, Result, Tally, UnitResult, WaitingOn
from rubric.model.order import people_order

if TYPE_CHECKING:
    from rubric.evaluation.qualifications import QualificationResult

#: how many criteria a page names of those that hold up most learners
MOST_NAMED = 5


class Overdue(NamedTuple):
    """An action that IQA asked for, open after the day by which it was due."""

    learner: str
    #: of several units that wait for it the first
    specification: str
    review: str
    due: str


class LearnerClaim(NamedTuple):
    """One learner on one qualification, or on a unit that is claimed by itself."""

    learner: str
    centre: str | None
    #: the qualification or unit, as id@version, with its title
    entered_for: str
    title: str
    #: `qualification`, or the kind of the specification
    kind: str
    achieved: bool
    claimable: bool
    #: criteria that are asked for
    tally: Tally
    holds: tuple[Hold, ...]
    held: Held | None
    #: criteria that were decided, and those of them that a review speaks of
    decided: int
    sampled: int
    overdue: tuple[Overdue, ...]
    #: records that point at nothing
    set_aside: int
    #: the wording of the criteria that wait, by unit/reference
    texts: Mapping[str, str]
    #: of a unit with bands: at which it can be claimed, and a higher one that is achieved too
    band: str | None = None
    beyond: str | None = None


class HeldUp(NamedTuple):
    """One criterion, and the learners whom it holds up."""

    place: str
    text: str
    #: each learner with what they are held up by here
    learners: tuple[tuple[str, Hold], ...]


class ClaimPage(NamedTuple):
    """Everybody at one centre who is registered for one qualification or unit."""

    entered_for: str
    title: str
    kind: str
    centre: str | None
    #: in the order of their ids
    learners: tuple[LearnerClaim, ...]

    @property
    def claimable(self) -> tuple[LearnerClaim, ...]:
        """Those for whom nothing stands in the way of a claim."""
        return tuple(one for one in self.learners if one.claimable)

    @property
    def achieved(self) -> tuple[LearnerClaim, ...]:
        """Those who have achieved it, whether or not it can be claimed."""
        return tuple(one for one in self.learners if one.achieved)

    def held_up_by(self, who: WaitingOn) -> tuple[LearnerClaim, ...]:
        """Return those whom one person holds up; everybody who is held up is so by one."""
        return tuple(
            one for one in self.learners if one.held is not None and one.held.waiting_on is who
        )

    @property
    def most_held_up(self) -> tuple[HeldUp, ...]:
        """The criteria that hold up most learners, the most first."""
        found: dict[str, list[tuple[str, Hold]]] = {}
        texts: dict[str, str] = {}
        for one in self.learners:
            texts |= one.texts
            for hold in one.holds:
                if hold.place is not None:
                    found.setdefault(hold.place, []).append((one.learner, hold))
        most = sorted(found, key=lambda place: (-len(found[place]), people_order(place)))
        return tuple(
            HeldUp(place, texts[place], tuple(found[place])) for place in most[:MOST_NAMED]
        )


class Claims(NamedTuple):
    """The pages of a run, and who could not be judged."""

    on: date
    pages: tuple[ClaimPage, ...]
    #: learners of whom nothing could be judged
    not_judged: tuple[str, ...] = ()


def claims_of(learners: Iterable[LearnerClaim], on: date, not_judged: Iterable[str] = ()) -> Claims:
    """Return a page for each qualification and centre, whatever the order of the learners.

    Args:
        learners: as `learner_claims` gives them; two portfolios of one learner on the same count
            as two.
        on: the day of the judgement.
        not_judged: learners whose records could not be read.
    """
    pages: dict[tuple[str, str | None], list[LearnerClaim]] = {}
    for one in learners:
        pages.setdefault((one.entered_for, one.centre), []).append(one)
    in_order = sorted(pages, key=lambda key: (people_order(key[0]), people_order(key[1] or "")))
    told = []
    for entered_for, centre in in_order:
        every = sorted(pages[entered_for, centre], key=lambda o: (people_order(o.learner), repr(o)))
        told.append(ClaimPage(entered_for, every[0].title, every[0].kind, centre, tuple(every)))
    return Claims(on, tuple(told), tuple(sorted(not_judged, key=people_order)))


def learner_claims(result: Result) -> tuple[LearnerClaim, ...]:
    """Return how one learner stands: on a qualification as a whole, else in each unit by itself."""
    if result.qualification is not None:
        return (_entered(result, result.qualification),)
    return tuple(_alone(unit, result) for unit in result.units)


def _alone(unit: UnitResult, result: Result) -> LearnerClaim:
    specification = unit.specification
    holds = tuple(holds_of(unit, result))
    claim = _claim(
        result,
        (specification.reference, specification.title, specification.kind),
        [unit],
        holds,
        achieved=unit.achieved,
        claimable=unit.claimable,
    )
    return claim._replace(band=unit.claimable_band, beyond=unit.achieved_beyond_claim)


def _entered(result: Result, found: "QualificationResult") -> LearnerClaim:
    qualification = found.qualification
    registered = [
        unit
        for unit in result.units
        if (unit.specification.id in found.stated if found.stated else True)
    ]
    return _claim(
        result,
        (qualification.reference, qualification.title, "qualification"),
        registered,
        tuple(_holds_of_entry(result, found)),
        achieved=result.achieved,
        claimable=result.claimable,
    )


def _holds_of_entry(result: Result, found: "QualificationResult") -> Iterator[Hold]:
    """Yield what keeps a qualification from being claimed, unit by unit."""
    if result.claimable:
        return
    gap, units = found.gap, {unit.specification.id: unit for unit in result.units}
    registered = result.facts.registered
    since = None if registered is None or registered > result.on else registered
    asked = _achieved_that_count(found) | (set() if gap is None else set(gap.units))
    if gap is not None and gap.act is not None:
        who = WaitingOn.LEARNER if gap.waiting_on is None else gap.waiting_on
        yield Hold(who, gap.act, None, since=since)
        asked |= {step.unit for step in found.steps if step.registered}
    told = False
    for name in sorted(asked, key=people_order):
        if name in units:
            for hold in holds_of(units[name], result):
                told = True
                yield hold
        elif name in found.standings and not found.standings[name].achieved:
            told = True
            reference = found.standings[name].reference
            yield Hold(WaitingOn.LEARNER, Act.ADD_EVIDENCE, reference, since=since)
    if not told and (gap is None or gap.act is None):
        # what is lacking is in no unit: credit that cannot be transferred, or no proof of a way
        yield Hold(WaitingOn.LEARNER, Act.REGISTER_UNITS, None, since=since)


def _achieved_that_count(found: "QualificationResult") -> set[str]:
    """The achieved units on the way: what IQA has against one waits, whatever else is open."""
    way = found.registered
    if found.gap is not None and found.gap.act is Act.REGISTER_UNITS:
        way = found.best if found.completion is None else found.completion
    return {counted.unit for counted in way.combination if counted.achieved}


def _claim(
    result: Result,
    entered: tuple[str, str, str],
    units: Iterable[UnitResult],
    holds: tuple[Hold, ...],
    *,
    achieved: bool,
    claimable: bool,
) -> LearnerClaim:
    of = list(units)
    texts = {
        hold.place: unit.criteria[hold.reference].criterion.text
        for hold in holds
        if hold.place is not None and hold.reference is not None
        for unit in result.units
        if unit.specification.reference == hold.specification
    }
    return LearnerClaim(
        result.learner,
        result.facts.centre,
        *entered,
        achieved=achieved,
        claimable=claimable,
        tally=Tally.total(unit.tally for unit in of),
        holds=holds,
        held=held_by(holds),
        decided=sum(unit.iqa.decided for unit in of),
        sampled=sum(unit.iqa.sampled for unit in of),
        overdue=tuple(overdue_of(of, result.learner)),
        set_aside=len(result.set_aside),
        texts=texts,
    )


def overdue_of(units: Iterable[UnitResult], learner: str) -> Iterator[Overdue]:
    """Yield the actions that are open after the day by which they were due, each once."""
    told: set[str] = set()
    for unit in units:
        for finding in unit.findings:
            review = str(finding.arguments.get("review"))
            if finding.code is FindingCode.ACTION_OVERDUE and review not in told:
                told.add(review)
                day = str(finding.arguments["day"])
                yield Overdue(learner, unit.specification.reference, review, day)


__all__ = [
    "IN_ORDER",
    "MOST_NAMED",
    "ClaimPage",
    "Claims",
    "HeldUp",
    "LearnerClaim",
    "Overdue",
    "claims_of",
    "learner_claims",
    "overdue_of",
]
