"""Why a qualification or one of its groups is as it is: its rules, and every unit (meaning 9.1).

What is said is said of one combination: the shortest completion, or where the best
combination is achieved that. Built only when asked for.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from rubric.evaluation.qualifications.results import (
    Capped,
    CombinationResult,
    Counted,
    QualificationResult,
    QualificationStatus,
    RuleState,
    Uncounted,
)
from rubric.evaluation.qualifications.standing import Entry, Standing
from rubric.evaluation.qualifications.stating import why_not


class UnitReason(NamedTuple):
    """A unit, and why it counts or does not."""

    standing: Standing
    registered: bool
    #: where it counts, or would once it is achieved
    counted: Counted | None
    #: why it does not; None too where it is open and no combination was found that it could be in
    uncounted: Uncounted | None


class QualificationTrail(NamedTuple):
    """Why a qualification is achieved or open, or one group of it is satisfied or not."""

    result: QualificationResult
    #: what it is said of
    answer: CombinationResult
    #: the ref of a group; None for the qualification as a whole
    group: str | None
    #: whether it is achieved; of a group, whether what is achieved satisfies its rules
    achieved: bool
    #: the rules that ask for enough, in written order; of a group its own
    rules: tuple[RuleState, ...]
    capped: tuple[Capped, ...]
    #: every unit that could count, those that do first; of a group, in it
    units: tuple[UnitReason, ...]

    @property
    def short(self) -> tuple[RuleState, ...]:
        """The rules that what is achieved does not satisfy."""
        return tuple(rule for rule in self.rules if not rule.satisfied)


def qualification_trail(entry: Entry, group: str | None = None) -> QualificationTrail:
    """Return why a qualification, or a group of it, is as it is.

    Args:
        entry: the qualification, and how the learner stands.
        group: the ref of a group that is asked; None for the qualification.

    Raises:
        SolverMissing: the extra `planning` is not installed.
    """
    result = entry.result
    answer = result.best if result.completion is None else result.completion
    rules = tuple(rule for rule in answer.rules if group in (None, rule.group))
    positions = {one.ref: at for at, one in enumerate(entry.qualification.groups)}
    among = None if group is None else positions[group]
    return QualificationTrail(
        result=result,
        answer=answer,
        group=group,
        achieved=result.achieved if group is None else all(rule.satisfied for rule in rules),
        rules=rules,
        capped=tuple(cap for cap in answer.capped if group in (None, cap.group)),
        units=tuple(
            sorted(_units(entry, answer, positions, among), key=lambda reason: _rank(reason, group))
        ),
    )


def _units(
    entry: Entry, answer: CombinationResult, positions: Mapping[str, int], among: int | None
) -> Iterator[UnitReason]:
    counted = {one.unit: one for one in answer.combination}
    places = {unit: positions[one.group] for unit, one in counted.items()}
    found = answer.status in (QualificationStatus.ACHIEVED, QualificationStatus.ACHIEVABLE)
    told = {one.unit: one for one in answer.uncounted}
    for unit, standing in entry.standings.items():
        if among is None or among in entry.groups.get(unit, ()):
            reason = told.get(unit)
            if found and unit not in counted and not standing.achieved:
                reason = why_not(entry, unit, places)
            yield UnitReason(standing, unit in entry.registered, counted.get(unit), reason)


def _rank(reason: UnitReason, group: str | None) -> tuple[int, bool]:
    """Those that count here, then in other groups, then not at all; of each the open ones last."""
    if reason.counted is None:
        return 2, not reason.standing.achieved
    return int(group not in (None, reason.counted.group)), not reason.standing.achieved
