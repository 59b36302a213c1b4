"""Of which version `was` speaks: one rule for comparing, checking and moving (meaning 13.1).

It is the version that `replaces` names. Where that names none it is the one just before, of
the versions that there are; where these cannot be listed, only the next whole number is known
to follow.
"""

from collections.abc import Iterable

from rubric.diagnostics import Argument, Diagnostic, codes
from rubric.model import Specification
from rubric.model.order import people_order
from rubric.rules.matching import Version, was_applies


def version_before(new: Specification, there: Iterable[Specification]) -> Specification | None:
    """Return the version that `was` in a specification speaks of, of those that there are."""
    may = [old for old in there if was_applies(old, new)]
    return max(may, key=lambda old: people_order(old.version), default=None)


def surely_before(old: Specification, new: Specification) -> bool:
    """Return whether `was` speaks of a version, whatever others there may be."""
    follows = old.id == new.id and _next(old.version, new.version)
    return was_applies(old, new) and (new.replaces == old.reference or follows)


def _next(before: str, after: str) -> bool:
    return before.isdigit() and after.isdigit() and int(after) == int(before) + 1


def said_of_another(
    old: Version, new: Version, there: Iterable[Specification] | None
) -> Diagnostic | None:
    """Return that `was` in a later version speaks, or may speak, of another than the old one.

    Args:
        old: the version that the step is taken from.
        new: the version that it is taken to.
        there: the versions that there are beside them; None where these cannot be listed.
    """
    before, after = old.written, new.written
    if not any(criterion.was for criterion in new.criteria.values()):
        return None
    arguments: dict[str, Argument] = {"new": after.reference, "old": before.reference}
    if not was_applies(before, after):
        if after.replaces is None or _not_later(before, after):
            return None
        arguments["replaces"] = after.replaces
    elif there is None:
        if surely_before(before, after):
            return None
        arguments["how"] = "unlisted"
    else:
        meant = version_before(after, (before, *there)) or before
        if meant.reference == before.reference:
            return None
        arguments["replaces"] = meant.reference
    return Diagnostic(codes.VERSION_BETWEEN, ("replaces",), arguments)


def _not_later(before: Specification, after: Specification) -> bool:
    not_after = people_order(before.version) >= people_order(after.version)
    return before.id == after.id and not_after
