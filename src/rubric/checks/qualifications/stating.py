"""What units have to state where it is counted: their credit, and their level."""

from collections.abc import Iterator

from rubric.checks.qualifications.units import Units, named_in_groups, rows_with_paths
from rubric.diagnostics import Argument, Code, Diagnostic, Path, codes
from rubric.model import Specification
from rubric.model.qualification import Qualification
from rubric.rules.levels import levels_from
from rubric.rules.resolve_qualification import unit_id


def check_stated(qualification: Qualification, units: Units) -> Iterator[Diagnostic]:
    """Yield units without a credit where credits are counted, and without a level likewise.

    Marking guides, checklists and standards carry no credit: they count as units and add none.
    """
    told: set[tuple[Code, str]] = set()
    for unit, path in _every_unit(qualification).items():
        for version in units.held.get(unit, ()):
            if version.kind != "unit":
                continue
            for code, rule in _needed(qualification, units, unit, version):
                if (code, version.reference) not in told:
                    told.add((code, version.reference))
                    said: dict[str, Argument] = {"unit": version.reference}
                    yield Diagnostic(code, path, said, (rule,))


def _needed(
    qualification: Qualification, units: Units, unit: str, version: Specification
) -> Iterator[tuple[Code, Path]]:
    """What a unit does not state, and the rule that needs it."""
    for group in qualification.groups:
        takes = None if group.take == "all" else group.take.credits
        if takes is not None and version.credit is None and _is_of(unit, group.units, units):
            yield codes.CREDIT_NOT_STATED, ("groups", group.ref, "take", "credits")
    for position, rule in enumerate(qualification.whole, start=1):
        for measure, asked in (("credits", rule.credits), ("units", rule.units)):
            if asked is None:
                continue
            path = ("whole", f"~{position}", measure)
            if asked.level is not None and version.level is None:
                yield codes.LEVEL_NOT_STATED, (*path, "level")
            elif measure == "credits" and version.credit is None:
                levels = {version.level}
                if asked.level is not None:
                    levels = set(levels_from(asked.level, or_above=asked.or_above))
                if version.level in levels:
                    yield codes.CREDIT_NOT_STATED, path


def _is_of(unit: str, group: tuple[str, ...], units: Units) -> bool:
    """Whether a unit may count in a group: it is named there, or stands in for one that is."""
    slot = units.slot(unit)
    return any(unit_id(named) in slot for named in group)


def _every_unit(qualification: Qualification) -> dict[str, Path]:
    """Every unit that could count, with where it is first named."""
    found: dict[str, Path] = {}
    for path, unit in named_in_groups(qualification):
        found.setdefault(unit_id(unit), path)
    for _, entries in rows_with_paths(qualification.equivalent, "equivalent"):
        for path, entry in entries:
            found.setdefault(unit_id(entry), path)
    return found
