"""What an importer gives: a draft as plain data, its doubts, and where everything came from."""

from dataclasses import dataclass, field
from typing import Any, Literal

from rubric.sources.places import Place

#: a way through plain data: keys of mappings and positions of lists
Location = tuple[str | int, ...]
#: how a value came about: printed there; told by where it stands; made by us
Sure = Literal["stated", "read", "proposed"]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something a person has to look at."""

    code: str
    location: Location
    arguments: dict[str, Any] = field(default_factory=dict)
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where one value of the draft came from."""

    location: Location
    value: str
    sure: Sure
    #: the texts that it was made of, as they stand in the source, each with its place
    texts: tuple[tuple[str, Place], ...] = ()


@dataclass(frozen=True, slots=True)
class Leftover:
    """A text of the source that has no place in the draft."""

    text: str
    place: Place
    #: sign (a label or heading that says what something is), repeat, running, in part, unplaced
    why: str


@dataclass(frozen=True, slots=True)
class Draft:
    """One specification."""

    data: dict[str, Any]
    doubts: tuple[Doubt, ...]
    origins: tuple[Origin, ...]
    left_over: tuple[Leftover, ...]
    #: labels and headings, of which only the meaning is used
    signs: tuple[Leftover, ...]


@dataclass(frozen=True, slots=True)
class Recognised:
    """What came of a document: drafts, or why it is no specification."""

    drafts: tuple[Draft, ...] = ()
    #: a code, with the arguments of its sentence
    refused: str = ""
    arguments: dict[str, Any] = field(default_factory=dict)
