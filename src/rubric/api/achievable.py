"""Whether anybody could achieve a qualification: every unit achieved, with the best grades.

The checks measure each rule by itself. Where they find nothing, groups that share their units and
rules that need different ones may still leave no combination; this asks the engine.
"""

from collections.abc import Iterator

from rubric.api.library import Library
from rubric.diagnostics import Argument, Diagnostic, Path, codes
from rubric.evaluation.qualifications import (
    CombinationResult,
    Entry,
    QualificationStatus,
    entry,
)
from rubric.evaluation.qualifications.choosing import MOST_STEPS, best
from rubric.model.qualification import Qualification
from rubric.rules import ResolvedSpecification
from rubric.rules.qualification import Limits, ResolvedQualification
from rubric.solver import SolverMissing, Work


def unachievable(qualification: Qualification, library: Library) -> Iterator[Diagnostic]:
    """Yield that nobody could achieve a sound qualification; of several pathways the first.

    Nothing is said where it is not certain: without a solver, where a unit is in no folder here,
    where its versions differ in credit, level or grades, and where the search ends at its bound.
    """
    pathways: list[str | None] = [one.id for one in qualification.pathways]
    for pathway in pathways or [None]:
        asked = library.resolved_qualification(qualification, pathway)
        units = _units(qualification, asked, library)
        try:
            answer = None if units is None else _never(entry(asked, (), units))
        except SolverMissing:
            return
        if answer is not None and units is not None:
            yield _told(answer, _behind(asked, units), pathway)
            return


def _units(
    qualification: Qualification, asked: ResolvedQualification, library: Library
) -> tuple[ResolvedSpecification, ...] | None:
    """Each unit once; None where not every one is known, or not what it would count for."""
    exact = {ref.partition("@")[0]: ref for g in qualification.groups for ref in g.units}
    found = []
    for unit in asked.units:
        wanted = exact.get(unit, unit)
        versions = [
            library.resolved(version)
            for version in library.versions_of(unit)
            if "@" not in wanted or version.reference == wanted
        ]
        if len({(one.credit, one.level, one.bands) for one in versions}) != 1:
            return None
        found.append(versions[0])
    return tuple(found)


def _never(learner: Entry) -> CombinationResult | None:
    """The answer for all units of a learner who starts, where it is proved that none will do."""
    answer = best(learner, learner.standings)
    never = answer.status is QualificationStatus.IMPOSSIBLE
    return answer if never and (answer.shortfalls or answer.together) else None


def _behind(
    asked: ResolvedQualification, units: tuple[ResolvedSpecification, ...]
) -> tuple[Path, ...]:
    """Rows of `barred` and caps without which it could be achieved, each by itself."""
    work = Work(MOST_STEPS)
    return tuple(
        path for path, without in _without_one(asked) if _can(entry(without, (), units), work)
    )


def _can(learner: Entry, work: Work) -> bool:
    """Whether some units of a learner who starts would do."""
    return best(learner, learner.standings, work=work).status is QualificationStatus.ACHIEVABLE


def _without_one(asked: ResolvedQualification) -> Iterator[tuple[Path, ResolvedQualification]]:
    for at in range(len(asked.barred)):
        rest = (*asked.barred[:at], *asked.barred[at + 1 :])
        yield ("barred", f"~{at + 1}"), asked._replace(barred=rest)
    for at, group in enumerate(asked.groups):
        takes = (*group.path, "take")
        freed = []
        if group.units_taken.at_most is not None:
            units = _uncapped(group.units_taken)
            freed.append(((*takes, "units", "at_most"), group._replace(units_taken=units)))
        if group.credits_taken.at_most is not None:
            credit = _uncapped(group.credits_taken)
            freed.append(((*takes, "credits", "at_most"), group._replace(credits_taken=credit)))
        for path, free in freed:
            groups = (*asked.groups[:at], free, *asked.groups[at + 1 :])
            yield path, asked._replace(groups=groups)
    for at, rule in enumerate(asked.whole):
        if rule.limits.at_most is not None:
            more = rule._replace(limits=_uncapped(rule.limits))
            whole = (*asked.whole[:at], more, *asked.whole[at + 1 :])
            yield (*rule.path, "at_most"), asked._replace(whole=whole)


def _uncapped(limits: Limits) -> Limits:
    return limits._replace(at_most=None)


def _told(answer: CombinationResult, behind: tuple[Path, ...], pathway: str | None) -> Diagnostic:
    """What nobody could satisfy, at the first of its rules, with what is behind it."""
    short = answer.shortfalls or answer.together
    groups = tuple(dict.fromkeys(one.group for one in short if one.group is not None))
    of_whole = any(one.group is None for one in short)
    what = "whole" if not groups else "one_group" if len(groups) == 1 else "groups"
    told: dict[str, Argument] = {
        "groups": groups,
        "what": f"{what}_and_whole" if groups and of_whole else what,
        "who": "anybody" if pathway is None else "pathway",
    }
    if behind:
        told["how"] = "barred" if behind[0][0] == "barred" else "cap"
    if pathway is not None:
        told["pathway"] = pathway
    places = (*behind, *(one.path for one in short[1:]))
    return Diagnostic(codes.NOBODY_CAN_ACHIEVE, short[0].path, told, places)
