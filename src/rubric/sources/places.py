"""Places: where a path of the model stands in a file, and diagnostics that know theirs."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from rubric.diagnostics import Diagnostic, Path

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True, order=True)
class TextPlace:
    """A span on one line of a text file; line and column count from 1."""

    file: str
    line: int = 1
    column: int = 1
    #: characters; at least 1
    width: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class FilePlace:
    """A whole file, where no line can be named (it could not be read as text)."""

    file: str

    def __str__(self) -> str:
        return self.file


@dataclass(frozen=True, slots=True, order=True)
class RowPlace:
    """A caller's own key for a row, and the column in it."""

    key: str
    column: str = ""

    def __str__(self) -> str:
        return f"{self.key}!{self.column}" if self.column else self.key


Place = TextPlace | FilePlace | RowPlace


@dataclass(frozen=True, slots=True)
class Located:
    """A diagnostic joined to its place; `related_places` go with `diagnostic.related`."""

    diagnostic: Diagnostic
    place: Place | None = None
    related_places: tuple[Place | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Loaded(Generic[T_co]):
    """What a reader returns: the value, if there is one, and where its parts stand."""

    value: T_co
    places: Callable[[Path], Place | None]


def located(diagnostic: Diagnostic, places: Callable[[Path], Place | None]) -> Located:
    """Return the diagnostic with its own place and the places of what it relates to."""
    return Located(
        diagnostic,
        places(diagnostic.path),
        tuple(places(path) for path in diagnostic.related),
    )
