"""Resolving a qualification: units by their ids, one pathway, levels and grades written out."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Literal

from rubric.diagnostics import Path
from rubric.model.qualification import (
    CreditLimits,
    CreditsOfLevel,
    Qualification,
    QualificationGrade,
    UnitGroup,
    UnitLimits,
    UnitsOfLevel,
)
from rubric.rules.levels import levels_from
from rubric.rules.qualification import (
    Limits,
    ResolvedGroup,
    ResolvedPoints,
    ResolvedQualification,
    ResolvedWhole,
)

#: short names of grades, as schemes of points write them → the band
GRADES = {"P": "pass", "M": "merit", "D": "distinction"}
#: a unit, or the number of one, as `equivalent` names it → the ids that are meant; none where
#: no library holds it
FindIds = Callable[[str], Sequence[str]]


def resolved_qualification(
    qualification: Qualification, ids_of: FindIds, pathway: str | None = None
) -> ResolvedQualification:
    """Return the qualification with nothing left to look up (meaning 15).

    Args:
        qualification: a qualification that has passed the checks.
        ids_of: looks up what a row of `equivalent` names.
        pathway: one of its pathways, of which only the groups are asked; None asks all groups.
    """
    asked = groups_asked(qualification, pathway)
    grade = qualification.grade
    transfer = qualification.credit_transfer
    return ResolvedQualification(
        id=qualification.id,
        version=qualification.version,
        reference=qualification.reference,
        title=qualification.title,
        level=qualification.level,
        credit=qualification.credit,
        groups=tuple(_group(group) for group in asked),
        whole=tuple(_whole(qualification)),
        pathway=pathway,
        barred=_rows(tuple(unit_id(entry) for entry in row) for row in qualification.barred),
        equivalent=_rows(
            tuple(ident for entry in row for ident in ids_of(entry))
            for row in qualification.equivalent
        ),
        transferred_at_most=None if transfer is None else transfer.at_most.credits,
        points=None if grade is None else _points(grade),
    )


def groups_asked(qualification: Qualification, pathway: str | None) -> tuple[UnitGroup, ...]:
    """Return the groups that a pathway asks for, in the qualification's order; without one all."""
    if pathway is None:
        return qualification.groups
    wanted = {ref for one in qualification.pathways if one.id == pathway for ref in one.groups}
    return tuple(group for group in qualification.groups if group.ref in wanted)


def unit_id(reference: str) -> str:
    """Return the id of a unit, without the version that may be stated with it."""
    return reference.partition("@")[0]


def band_of(grade: str) -> str:
    """Return the band that a word under `points` means: P is pass."""
    return GRADES.get(grade, grade)


def _group(group: UnitGroup) -> ResolvedGroup:
    take = group.take
    return ResolvedGroup(
        ref=group.ref,
        path=("groups", group.ref),
        title=group.title,
        take_all=take == "all",
        units_taken=_limits(None if take == "all" else take.units),
        credits_taken=_limits(None if take == "all" else take.credits),
        units=tuple(dict.fromkeys(unit_id(unit) for unit in group.units)),
    )


def _limits(limits: UnitLimits | CreditLimits | None) -> Limits:
    if limits is None:
        return Limits()
    return Limits(*(None if n is None else Decimal(n) for n in (limits.at_least, limits.at_most)))


def _whole(qualification: Qualification) -> Iterator[ResolvedWhole]:
    """Each number of credits or units that is asked of everything that counts."""
    for position, rule in enumerate(qualification.whole, start=1):
        if rule.credits is not None:
            yield _asked("credits", rule.credits, ("whole", f"~{position}", "credits"))
        if rule.units is not None:
            yield _asked("units", rule.units, ("whole", f"~{position}", "units"))


def _asked(
    measure: Literal["credits", "units"], asked: CreditsOfLevel | UnitsOfLevel, path: Path
) -> ResolvedWhole:
    level = asked.level
    levels = None if level is None else levels_from(level, or_above=asked.or_above)
    return ResolvedWhole(path, measure, _limits(asked), levels, level, asked.or_above)


def _rows(rows: Iterator[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Rows that say something: of two units or more, each once."""
    each = (tuple(dict.fromkeys(row)) for row in rows)
    return tuple(row for row in each if len(row) > 1)


def _points(grade: QualificationGrade) -> ResolvedPoints:
    return ResolvedPoints(
        path=("grade",),
        points=tuple((band_of(word), points) for word, points in grade.points.items()),
        at_least=grade.at_least,
        compensated=0 if grade.compensation is None else grade.compensation.units,
    )
