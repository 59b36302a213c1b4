"""Of which version `was` speaks where `replaces` does not say so (meaning 13.3)."""

from rubric.api.library import Library
from rubric.diagnostics import Argument, Diagnostic, codes
from rubric.model import Specification
from rubric.model.order import people_order
from rubric.rules.matching import Version, was_applies


def said_of_another(old: Specification, new: Version, library: Library) -> Diagnostic | None:
    """Return that `was` in a later version speaks, or may speak, of another than the old one.

    Where `replaces` names no version, it speaks of the one just before, of those that
    the library holds. Where these cannot be listed, as from a storage, only the next
    whole number is known to follow.
    """
    later = new.written
    if "@" in (later.replaces or "") or not was_applies(old, later):
        return None
    if not any(criterion.was for criterion in new.criteria.values()):
        return None
    held = [s for (ident, _), s in library.specifications.items() if ident == old.id]
    arguments: dict[str, Argument] = {"new": later.reference, "old": old.reference}
    if held and old.id not in library.with_errors:
        before = max(
            (s.version for s in held if was_applies(s, later)), key=people_order, default=""
        )
        if before == old.version:
            return None
        arguments["replaces"] = f"{old.id}@{before}"
    elif old.id == later.id and _next(old.version, later.version):
        return None
    else:
        arguments["how"] = "unlisted"
    return Diagnostic(codes.VERSION_BETWEEN, ("replaces",), arguments)


def _next(before: str, after: str) -> bool:
    whole = (before + after).isascii() and before.isdigit() and after.isdigit()
    return whole and int(after) == int(before) + 1
