"""Grades as resolved: bands, levels, and which children are alternatives (meaning 14).

A unit is judged up to a target band. Up to it a criterion is required, or an
alternative: one of several of which a number is needed. Beyond it a criterion
has a status, and nobody has to achieve it.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Literal, NamedTuple, get_args

from rubric.diagnostics import Path
from rubric.model import AchievedBy, AssessmentCriterion
from rubric.model.specification import Band

#: lowest first; a criterion without a band belongs to the first
BANDS: tuple[str, ...] = get_args(Band)

#: what a criterion is to the unit, up to the target
Role = Literal["required", "alternative", "advice", "beyond_target"]


class ResolvedLevel(NamedTuple):
    """One level of a criterion, with its points as they count: weighted."""

    name: str
    points: Decimal


class Alternatives(NamedTuple):
    """Children of a node of which `n` are needed; the others of its children are required."""

    n: int
    #: their paths, in the order in which `achieved_by` names them
    of: tuple[Path, ...]
    #: where `achieved_by` stands
    path: Path


def bands_of(criteria: Iterable[AssessmentCriterion]) -> tuple[str, ...]:
    """Return the bands that have a required criterion, lowest first.

    Empty where no required criterion states a band: such a unit is not graded in bands.
    """
    required = [criterion for criterion in criteria if criterion.required]
    if all(criterion.band is None for criterion in required):
        return ()
    stated = {criterion.band or BANDS[0] for criterion in required}
    return tuple(band for band in BANDS if band in stated)


def levels_of(criterion: AssessmentCriterion) -> tuple[ResolvedLevel, ...]:
    """Return the levels of a criterion, with its weight worked in."""
    weight = Decimal(1) if criterion.weight is None else criterion.weight
    return tuple(ResolvedLevel(level.name, level.points * weight) for level in criterion.levels)


def alternatives_of(
    written: AchievedBy | None, children: Mapping[str, Path], path: Path
) -> Alternatives | None:
    """Return the alternatives among the children of a node; None where all are required.

    Args:
        written: as the specification says it; what it names without there being such
            a child has been refused before.
        children: the ref of each child, and its path.
        path: of the node.
    """
    if written is None:
        return None
    of = tuple(children[name] for name in dict.fromkeys(written.of) if name in children)
    if written.n_of >= len(of) == len(written.of):
        return None  # all of them are needed
    return Alternatives(written.n_of, of, (*path, "achieved_by"))


def up_to(band: str | None, target: str | None) -> bool:
    """Return whether a band is asked for up to a target; without bands everything is."""
    if band is None or target is None:
        return True
    return BANDS.index(band) <= BANDS.index(target)
