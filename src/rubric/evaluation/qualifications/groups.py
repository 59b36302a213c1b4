"""In which groups a unit may count, by itself or standing in for another (meaning 15.1)."""

from collections.abc import Mapping

from rubric.rules.qualification import ResolvedQualification


def stand_ins(qualification: ResolvedQualification, unit: str) -> frozenset[str]:
    """Return a unit and those that it may stand in for."""
    return frozenset({unit}.union(*(row for row in qualification.equivalent if unit in row)))


def groups_by_unit(qualification: ResolvedQualification) -> Mapping[str, tuple[int, ...]]:
    """Return unit → the positions of the groups in which it may count."""
    found: dict[str, list[int]] = {}
    for at, group in enumerate(qualification.groups):
        alike = (stand_ins(qualification, unit) for unit in group.units)
        for unit in frozenset().union(*alike):
            found.setdefault(unit, []).append(at)
    return {unit: tuple(groups) for unit, groups in found.items()}
