"""A qualification judged: the answers, the way to completion, and whose move it is (meaning 15)."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from rubric.evaluation.qualifications.choosing import best, shortest
from rubric.evaluation.qualifications.results import (
    CombinationResult,
    QualificationGap,
    QualificationResult,
    QualificationStatus,
    Step,
    Uncounted,
)
from rubric.evaluation.qualifications.standing import Entry
from rubric.evaluation.qualifications.stating import why_not
from rubric.evaluation.statuses import Act, WaitingOn
from rubric.model.order import people_order


def judged(entry: Entry) -> QualificationResult:
    """Return what can be said of a learner's qualification.

    Raises:
        SolverMissing: the extra `planning` is not installed.
    """
    registered = best(entry, _registered(entry))
    among = _registered_or_recorded(entry)
    whole = registered if among == registered.candidates else best(entry, among, registered)
    completion = None if whole.achieved else shortest(entry, whole)
    steps = () if completion is None else _steps(entry, completion)
    return QualificationResult(
        qualification=entry.qualification,
        standings=entry.standings,
        stated=tuple(sorted(entry.registered, key=people_order)),
        registered=registered,
        best=whole,
        completion=completion,
        steps=steps,
        gap=_gap(entry, registered, whole, completion),
        not_needed=() if completion is None else tuple(_not_needed(entry, registered, completion)),
    )


def what_if(entry: Entry, add: Iterable[str] = (), drop: Iterable[str] = ()) -> CombinationResult:
    """Return the answer for the units registered with some added and some dropped.

    Raises:
        ValueError: a unit is not one of the qualification.
        SolverMissing: the extra `planning` is not installed.
    """
    added, dropped = frozenset(add), frozenset(drop)
    for unit in sorted(added | dropped):
        if unit not in entry.standings:
            raise ValueError(unit)
    units = added.union(_registered(entry)) - dropped
    return best(entry, units)


def _registered(entry: Entry) -> tuple[str, ...]:
    """The units registered; where none are stated, all of them, since nothing is chosen yet."""
    return tuple(sorted(entry.registered or entry.standings, key=people_order))


def _registered_or_recorded(entry: Entry) -> tuple[str, ...]:
    registered = _registered(entry)
    recorded = (unit for unit, standing in entry.standings.items() if standing.recorded)
    return tuple(sorted({*registered, *recorded}, key=people_order))


def _steps(entry: Entry, completion: CombinationResult) -> tuple[Step, ...]:
    """The open units on the shortest way: fewest open criteria, then most credit, then ids."""
    steps = (
        Step(
            unit=counted.unit,
            group=counted.group,
            open=counted.open,
            credit=counted.credit,
            registered=counted.unit in entry.registered,
            waiting=entry.standings[counted.unit].waiting,
        )
        for counted in completion.combination
        if not counted.achieved
    )
    return tuple(sorted(steps, key=lambda step: (step.open, -step.credit, people_order(step.unit))))


def _not_needed(
    entry: Entry, registered: CombinationResult, completion: CombinationResult
) -> Iterator[Uncounted]:
    """The open units registered that are on no way to completion, each with the reason.

    There are two: the shortest of all, and the one by the units registered.
    """
    if completion.status is not QualificationStatus.ACHIEVABLE:
        return
    positions = {group.ref: at for at, group in enumerate(entry.qualification.groups)}
    places = {counted.unit: positions[counted.group] for counted in completion.combination}
    on_a_way = {*places, *registered.units}
    for unit in sorted(entry.registered, key=people_order):
        standing = entry.standings.get(unit)
        if standing is not None and not standing.achieved and unit not in on_a_way:
            yield why_not(entry, unit, places)


def _gap(
    entry: Entry,
    registered: CombinationResult,
    whole: CombinationResult,
    completion: CombinationResult | None,
) -> QualificationGap | None:
    """Why the qualification is not achieved with the units registered, and whose move it is."""
    if registered.achieved:
        return None
    towards = whole if completion is None else completion
    if towards.status is QualificationStatus.IMPOSSIBLE:
        if _never(entry):
            return QualificationGap(WaitingOn.ENCODER, Act.MEND_RULE)
        return QualificationGap(None, None)
    if towards.status is QualificationStatus.UNDECIDED:
        return QualificationGap(None, None, _open_registered(entry))
    unsatisfied = tuple(rule for rule in towards.rules if not rule.satisfied)
    to_register = tuple(unit for unit in towards.units if unit not in entry.registered)
    if registered.status is QualificationStatus.UNDECIDED and not to_register:
        still = tuple(step.unit for step in _steps(entry, towards))
        return QualificationGap(None, None, still, unsatisfied)
    if not entry.registered:  # nothing is chosen yet
        return QualificationGap(WaitingOn.LEARNER, Act.REGISTER_UNITS, to_register, unsatisfied)
    if registered.status is QualificationStatus.ACHIEVABLE and completion is not None:
        if registered.open:
            still = tuple(step.unit for step in _steps(entry, registered))
            return QualificationGap(None, None, still, unsatisfied)
        better = tuple(unit for unit in registered.units if _could_bring_more(entry, unit))
        return QualificationGap(WaitingOn.LEARNER, Act.ADD_EVIDENCE, better, unsatisfied)
    return QualificationGap(WaitingOn.LEARNER, Act.REGISTER_UNITS, to_register, unsatisfied)


def _could_bring_more(entry: Entry, unit: str) -> bool:
    """Whether a higher grade of a unit would bring more points."""
    points = dict(entry.qualification.points.points) if entry.qualification.points else {}
    standing = entry.standings[unit]
    return standing.most_points(points) > standing.points(points)


def _open_registered(entry: Entry) -> tuple[str, ...]:
    """The open units that the learner is registered for."""
    there = (unit for unit in entry.registered if unit in entry.standings)
    return tuple(unit for unit in there if not entry.standings[unit].achieved)


def _never(entry: Entry) -> bool:
    """Whether not even a learner who starts could achieve what this one cannot.

    All that such a learner has more is what credit transfer takes.
    """
    if not any(standing.transferred for standing in entry.standings.values()):
        return True
    fresh = {
        unit: s._replace(achieved=False, open=max(s.open, 1), grade=None, transferred=False)
        for unit, s in entry.standings.items()
    }
    answer = best(replace(entry, standings=fresh), tuple(fresh))
    return answer.status is QualificationStatus.IMPOSSIBLE
