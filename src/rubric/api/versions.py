"""Which version of a specification or qualification is meant (meaning 4.5)."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Protocol, TypeVar

from rubric.diagnostics import Argument, Diagnostic, codes
from rubric.model.order import people_order
from rubric.model.specification import Specification, SpecificationDates

if TYPE_CHECKING:
    from rubric.api.library import Library


class Versioned(Protocol):
    """What has versions that are used from a day on, and to a day."""

    @property
    def version(self) -> str:
        """Which version it is."""

    @property
    def dates(self) -> SpecificationDates | None:
        """From when to when it is used."""


Held = TypeVar("Held", bound=Versioned)


def version_of(
    name: str, version: str, versions: Mapping[str, Held], day: date | None
) -> Held | Diagnostic:
    """Return the version that is named, or the one to register on, or why there is none.

    Args:
        name: the id of which there are versions.
        version: the one that is named; "" where none is.
        versions: those that there are.
        day: on which somebody registers; without one every version is taken as open.
    """
    if version in versions:
        return versions[version]
    latest = () if version else latest_open(versions.values(), day)
    if latest:
        return latest[-1]
    known = sorted(versions, key=people_order)
    told: dict[str, Argument] = {"id": name, "near": known[-1], "allowed": tuple(known)}
    if version:
        return Diagnostic(codes.UNKNOWN_VERSION, ("specification",), {**told, "version": version})
    return Diagnostic(codes.NO_OPEN_VERSION, ("specification",), {**told, "day": str(day)})


def latest_open(versions: Iterable[Held], day: date | None) -> tuple[Held, ...]:
    """Return the versions open on a day that started last; several where dates leave it open.

    They come lowest first. Without a day every version is taken as open.
    """
    open_then = [one for one in versions if day is None or _open(one, day)]
    latest = max(map(_start, open_then), default=None)
    return tuple(
        sorted(
            (one for one in open_then if _start(one) == latest),
            key=lambda one: people_order(one.version),
        )
    )


def listed(name: str, library: "Library | None") -> tuple[Specification, ...] | None:
    """Return every version that there is of a specification; None where there may be others.

    These are the ones with errors, and those of a storage, which cannot be listed.
    """
    if library is None:
        return ()
    there = tuple(s for (ident, _), s in library.specifications.items() if ident == name)
    stored = not there and library.source is not None
    return None if stored or name in library.with_errors else there


def _open(one: Versioned, day: date) -> bool:
    dates = one.dates
    start = dates.operational_start if dates else None
    last = dates.last_registration if dates else None
    return (start is None or start <= day) and (last is None or last >= day)


def _start(one: Versioned) -> date:
    dates = one.dates
    return dates.operational_start if dates and dates.operational_start else date.min
