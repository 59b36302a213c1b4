"""Names and numbers of a qualification by themselves: groups, pathways, units, levels, grades."""

from collections.abc import Iterator
from itertools import pairwise

from rubric.checks.facts import check_level_of
from rubric.checks.qualifications.units import Units, named_in_groups, rows_with_paths
from rubric.diagnostics import Argument, Code, Diagnostic, Path, codes
from rubric.model.addresses import turned
from rubric.model.qualification import (
    CreditLimits,
    CreditsOfLevel,
    Qualification,
    UnitLimits,
    UnitsOfLevel,
)
from rubric.phrases import spelled
from rubric.rules.grading import BANDS
from rubric.rules.levels import on_this_scale
from rubric.rules.resolve_qualification import GRADES, band_of, unit_id


def check_names(qualification: Qualification) -> Iterator[Diagnostic]:
    """Yield groups and pathways that share a name, and pathways through groups there are not."""
    refs = [group.ref for group in qualification.groups]
    yield from _twice("groups", "group", refs, codes.DUPLICATE_REF)
    ids = [pathway.id for pathway in qualification.pathways]
    yield from _twice("pathways", "pathway", ids, codes.DUPLICATE_ID)
    for pathway, segment in zip(qualification.pathways, turned(ids), strict=True):
        for ref, here in zip(pathway.groups, turned(pathway.groups), strict=True):
            if ref not in refs:
                told: dict[str, Argument] = {
                    "pathway": pathway.id,
                    "name": ref,
                    "near": spelled(ref, refs),
                    "allowed": tuple(refs),
                }
                path = ("pathways", segment, "groups", here)
                yield Diagnostic(codes.UNKNOWN_GROUP, path, told)


def _twice(field: str, what: str, names: list[str], code: Code) -> Iterator[Diagnostic]:
    for name, segment in zip(names, turned(names), strict=True):
        if segment != name:
            yield Diagnostic(code, (field, segment), {"what": what, "name": name}, ((field, name),))


def check_units(qualification: Qualification, units: Units) -> Iterator[Diagnostic]:
    """Yield units that no library holds, that stand in a group twice, and in two versions."""
    told: set[str] = set()
    first: dict[str, tuple[Path, str]] = {}
    in_group: dict[Path, Path] = {}
    for path, unit in named_in_groups(qualification):
        missing = units.missing.get(unit)
        if missing is not None and unit not in told:
            told.add(unit)
            yield Diagnostic(missing.code, path, missing.arguments)
        here = (*path[:3], unit_id(unit))
        if here in in_group:
            where: dict[str, Argument] = {"unit": unit_id(unit), "where": "units"}
            yield Diagnostic(codes.UNIT_TWICE, path, where, (in_group[here],))
            continue
        in_group[here] = path
        before, named = first.setdefault(unit_id(unit), (path, unit))
        if named != unit:
            yield _in_two_versions(unit, path, named, before)
    for field, rows in (("barred", qualification.barred), ("equivalent", qualification.equivalent)):
        for _, entries in rows_with_paths(rows, field):
            for path, unit in entries:
                before, named = first.get(unit_id(unit), (path, unit))
                if "@" in unit and named != unit:
                    yield _in_two_versions(unit, path, named, before)


def _in_two_versions(unit: str, path: Path, named: str, before: Path) -> Diagnostic:
    told: dict[str, Argument] = {"unit": unit_id(unit), "one": unit, "other": named}
    return Diagnostic(codes.UNIT_IN_TWO_VERSIONS, path, told, (before,))


def check_limits(qualification: Qualification) -> Iterator[Diagnostic]:
    """Yield minima above their own caps: what counts could never reach them."""
    for path, limits in _every_limit(qualification):
        least, most = limits.at_least, limits.at_most
        if least is not None and most is not None and least > most:
            told: dict[str, Argument] = {"least": str(least), "most": str(most)}
            related = ((*path, "at_most"),)
            yield Diagnostic(codes.LEAST_ABOVE_MOST, (*path, "at_least"), told, related)


def check_levels(qualification: Qualification) -> Iterator[Diagnostic]:
    """Yield levels that are not on the scale, and `or_above` where no scale is known."""
    framework = qualification.framework
    whole = ("qualification", qualification.id, "")
    yield from check_level_of(whole, qualification.level, framework, ("level",))
    for path, asked in _of_levels(qualification):
        owner = ("qualification", "", f"whole/{path[-1]}")
        yield from check_level_of(owner, asked.level, framework, (*path, "level"))
        if asked.or_above and not on_this_scale(framework):
            told: dict[str, Argument] = {"level": str(asked.level), "framework": str(framework)}
            yield Diagnostic(codes.LEVEL_WITHOUT_SCALE, (*path, "or_above"), told)


def check_grades(qualification: Qualification) -> Iterator[Diagnostic]:
    """Yield points of what is no grade, and of one grade under two names."""
    points = {} if qualification.grade is None else qualification.grade.points
    allowed = (*BANDS, *GRADES)
    first: dict[str, str] = {}
    for word in points:
        path: Path = ("grade", "points", word)
        if word not in allowed:
            told: dict[str, Argument] = {
                "owner": ("qualification", "", "grade"),
                "field": "points",
                "value": word,
                "near": spelled(word, allowed),
                "allowed": allowed,
            }
            yield Diagnostic(codes.UNKNOWN_VALUE, path, told)
            continue
        before = first.setdefault(band_of(word), word)
        if before != word:
            again: dict[str, Argument] = {"what": "grade", "name": band_of(word), "how": "listed"}
            yield Diagnostic(codes.DUPLICATE_REF, path, again, (("grade", "points", before),))


def check_points(qualification: Qualification) -> Iterator[Diagnostic]:
    """Yield grades that bring fewer points than one below them."""
    written = {} if qualification.grade is None else qualification.grade.points
    points = {band_of(word): (word, of_one) for word, of_one in written.items()}
    ranked = [(band, *points[band]) for band in BANDS if band in points]
    for (lower, below, more), (band, word, fewer) in pairwise(ranked):
        if fewer < more:
            told: dict[str, Argument] = {
                "band": band,
                "lower": lower,
                "points": str(fewer),
                "more": str(more),
            }
            related = (("grade", "points", below),)
            path = ("grade", "points", word)
            yield Diagnostic(codes.HIGHER_GRADE_WORTH_LESS, path, told, related)


def _every_limit(qualification: Qualification) -> Iterator[tuple[Path, UnitLimits | CreditLimits]]:
    refs = turned(group.ref for group in qualification.groups)
    for group, ref in zip(qualification.groups, refs, strict=True):
        if group.take != "all":
            for measure, limits in (("units", group.take.units), ("credits", group.take.credits)):
                if limits is not None:
                    yield ("groups", ref, "take", measure), limits
    yield from _of_levels(qualification)


def _of_levels(
    qualification: Qualification,
) -> Iterator[tuple[Path, CreditsOfLevel | UnitsOfLevel]]:
    for position, rule in enumerate(qualification.whole, start=1):
        if rule.credits is not None:
            yield ("whole", f"~{position}", "credits"), rule.credits
        if rule.units is not None:
            yield ("whole", f"~{position}", "units"), rule.units
