"""Units that name themselves as their equivalent, and standards that have no such entry."""

from collections.abc import Callable, Iterator

from rubric.diagnostics import Argument, Diagnostic, codes
from rubric.model import Specification
from rubric.phrases import same_name, spelled

#: a standard that is at hand, by the framework's name as a unit writes it
FindStandard = Callable[[str], Specification | None]


def check_equivalents(specification: Specification) -> Iterator[Diagnostic]:
    """Yield equivalents that are the unit itself."""
    own = {specification.id, specification.unit_number}
    for position, unit in enumerate(specification.equivalents, start=1):
        if unit.code in own:
            field = "id" if unit.code == specification.id else "unit_number"
            told: dict[str, Argument] = {"code": unit.code, "field": field}
            where = ("equivalents", f"~{position}", "code")
            yield Diagnostic(codes.EQUIVALENT_TO_ITSELF, where, told, ((field,),))


def check_standards(specification: Specification, find: FindStandard) -> Iterator[Diagnostic]:
    """Yield entries of related standards that the standard, where it is at hand, does not have.

    Args:
        specification: the unit that names standards.
        find: gives the standard of a framework's name, as far as it is held.
    """
    for position, standards in enumerate(specification.related_standards, start=1):
        held = find(standards.framework)
        if held is None:
            continue
        there = _refs(held)
        for entry in standards.entries:
            bare = entry.rpartition(" ")[2]  # "Standard 3" stands under 3
            if entry in there or bare in there or same_name(entry, there):
                continue
            told: dict[str, Argument] = {"entry": entry, "standard": held.reference}
            told |= {"near": spelled(entry, there), "allowed": tuple(there)}
            where = ("related_standards", f"~{position}", "entries", entry)
            yield Diagnostic(codes.STANDARD_WITHOUT_ENTRY, where, told)


def _refs(standard: Specification) -> tuple[str, ...]:
    """The refs of its outcomes and criteria."""
    below = (c.ref for outcome in standard.outcomes for c in outcome.criteria)
    own = (criterion.ref for criterion in standard.criteria)
    return tuple(dict.fromkeys((*(outcome.ref for outcome in standard.outcomes), *below, *own)))
