"""A problem of a YAML text while it is being read: its diagnostic, and what it may explain."""

from dataclasses import dataclass

from rubric.diagnostics import Argument, Code, Diagnostic
from rubric.load.wording_fields import Location
from rubric.load.yaml_wording import Written
from rubric.sources import Located, TextPlace


@dataclass(frozen=True, slots=True)
class Trap:
    """A problem, the lines (from 0) that it may spoil for the parser, and what was meant."""

    located: Located
    last_line: int
    #: the place in the data that holds something else than was meant
    location: Location | None = None
    #: the text that was meant to stand there
    meant: str = ""
    #: keys beside it that are only what was cut off
    cut: tuple[str, ...] = ()
    #: further lines that it spoils
    more_lines: frozenset[int] = frozenset()
    #: the wording as it stands in the file, where it can be written so that YAML keeps it
    whole: Written | None = None

    @property
    def first_line(self) -> int:
        """The line of its place, from 0."""
        place = self.located.place
        return place.line - 1 if isinstance(place, TextPlace) else 0

    def spoils(self, line: int) -> bool:
        """Return whether the parser may have stumbled on this line because of it."""
        return self.first_line <= line <= self.last_line or line in self.more_lines


def trap(code: Code, place: TextPlace, **arguments: Argument) -> Trap:
    """Return a trap at a place that spoils its own line."""
    return Trap(Located(Diagnostic(code, arguments=arguments), place), place.line - 1)


def wording_trap(
    code: Code,
    place: TextPlace,
    whole: Written,
    location: Location | None = None,
    **more: Argument,
) -> Trap:
    """Return a trap that spoils wording, and so quotes it."""
    whole = whole.unquoted()
    diagnostic = Diagnostic(code, arguments={**whole.arguments(), **more}, personal=True)
    last = max(place.line - 1, whole.last_line)
    return Trap(Located(diagnostic, place), last, location, whole.wording, whole=whole)
