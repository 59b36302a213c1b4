"""What changed since somebody compared a file with its source (meaning 10.4)."""

import re
from collections.abc import Iterator

from rubric.diagnostics import Argument, Diagnostic, codes
from rubric.model import Specification
from rubric.model.qualification import Qualification
from rubric.rules import ResolvedSpecification
from rubric.rules.whole_fingerprint import PREFIX, whole_fingerprint

_WHOLE = re.compile(rf"{PREFIX}[0-9a-f]{{16}}", re.ASCII)


def check_two_people(specification: Specification | Qualification) -> Iterator[Diagnostic]:
    """Yield that the person who encoded a specification has checked it too."""
    source = specification.source
    if source is None or source.checked_by is None or source.encoded_by is None:
        return
    if source.checked_by.casefold() == source.encoded_by.casefold():
        where, other = ("source", "checked_by"), ("source", "encoded_by")
        yield Diagnostic(codes.CHECKED_BY_ENCODER, where, related=(other,))


def check_since_checked(
    written: Specification, specification: ResolvedSpecification
) -> Iterator[Diagnostic]:
    """Yield each criterion that is not what was checked; the whole, where it is none of them.

    Args:
        written: as it stands in the file.
        specification: the same with its rules resolved.
    """
    checked = {} if written.source is None else written.source.fingerprints
    for whole in _whole(written, how="else" if checked else "whole"):
        changed = []
        if whole.code is codes.CHANGED_SINCE_CHECKED:
            changed = list(_criteria(checked, specification, {"reference": written.reference}))
        yield from changed or [whole]


def check_award_since_checked(written: Qualification) -> Iterator[Diagnostic]:
    """Yield that a qualification is not what was checked."""
    yield from _whole(written, how="whole")


def _whole(written: Specification | Qualification, *, how: str) -> Iterator[Diagnostic]:
    """Yield that the whole is not what was checked, or that no fingerprint says what was."""
    source = written.source
    if source is None or source.checked is None:
        return
    where = ("source", "checked")
    told: dict[str, Argument] = {"reference": written.reference}
    if not _WHOLE.fullmatch(source.checked):
        yield Diagnostic(codes.CHECKED_NOT_FINGERPRINT, where, {**told, "value": source.checked})
    elif source.checked != whole_fingerprint(written):
        yield Diagnostic(codes.CHANGED_SINCE_CHECKED, where, {**told, "how": how})


def _criteria(
    checked: dict[str, str],
    specification: ResolvedSpecification,
    reference: dict[str, Argument],
) -> Iterator[Diagnostic]:
    """Criteria with another fingerprint than the one checked, new ones, and those that are gone."""
    whole = ("source", "checked")
    for criterion in specification.criteria.values() if checked else ():
        was = checked.get(criterion.reference)
        if was != criterion.fingerprint:
            how = "criterion" if was is not None else "new"
            told: dict[str, Argument] = {**reference, "criterion": criterion.reference, "how": how}
            there = whole if was is None else ("source", "fingerprints", criterion.reference)
            where = (*criterion.path, "text")
            yield Diagnostic(codes.CHANGED_SINCE_CHECKED, where, told, (there,))
    for name in checked:
        if name not in specification.criteria:
            told = {**reference, "criterion": name, "how": "gone"}
            yield Diagnostic(codes.CHANGED_SINCE_CHECKED, ("source", "fingerprints", name), told)
