"""The law about checks of a qualification: what they call impossible is, for every learner."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Any

from rubric.checks.qualifications import check_qualification
from rubric.diagnostics import Diagnostic, codes
from rubric.model import Specification
from rubric.testing.oracle.entered import Entered, UnitStanding, named
from rubric.testing.oracle.qualifications import satisfied, ways_to_count
from rubric.testing.strategies.drawing import stated
from rubric.testing.strategies.qualifications import QualificationCase

#: codes that say that nobody could achieve the qualification
_NEVER = (codes.MANDATORY_BARRED, codes.LEAST_ABOVE_MOST, codes.MINIMUM_OUT_OF_REACH)


def law_refused_qualification(case: QualificationCase) -> None:
    """What is refused as out of reach is, and a unit that is said never to count never does.

    What is refused is so on some pathway, or where all groups are asked; if a pathway is named, on
    that one. What never counts does so on none.
    """
    units = {standing.id: _fresh(standing) for standing in case.standings}
    held = {name: (_specification(standing),) for name, standing in units.items()}

    def find(reference: str) -> Sequence[Specification] | Diagnostic:
        return held.get(named(reference), ())

    def ids_of(entry: str) -> Sequence[str]:
        return [named(entry)] if named(entry) in held else []

    pathways: Sequence[str | None] = [way.id for way in case.written.pathways] or [None]
    complete = {
        pathway: list(_complete(Entered(case.written, units, (), pathway)))
        for pathway in {*pathways, None}
    }
    for problem in check_qualification(case.written, find, ids_of):
        asked: Collection[str | None] = complete
        if "pathway" in problem.arguments:
            asked = [str(problem.arguments["pathway"])]
        if problem.code in _NEVER:
            assert not all(complete[pathway] for pathway in asked), problem
        if problem.code is codes.NEVER_COUNTS:
            counting = {there for p in pathways for places in complete[p] for there in places}
            assert (problem.arguments["unit"], problem.path[1]) not in counting, problem


def _complete(entered: Entered) -> Iterator[Collection[tuple[str, str]]]:
    """Every combination that would satisfy everything, were each unit of it achieved."""
    for places in ways_to_count(entered, entered.units):
        if satisfied(entered, places, as_it_is=False):
            yield places.items()


def _fresh(standing: UnitStanding) -> UnitStanding:
    """The unit before anything is recorded."""
    return replace(standing, achieved=False, open=1, grade=None, transferred=False, recorded=False)


def _specification(standing: UnitStanding) -> Specification:
    """A unit of the same level and credit, with a criterion of each band."""
    bands = standing.bands or ("",)
    criteria: list[dict[str, Any]] = [
        {"ref": str(n), "text": "Do it", **({"band": band} if band else {})}
        for n, band in enumerate(bands, start=1)
    ]
    return Specification.model_validate(
        stated(
            format="rubric/1",
            kind="unit",
            id=standing.id,
            version="1",
            title=standing.id,
            level=standing.level,
            credit=standing.credit,
            criteria=criteria,
        )
    )
