"""Why a document, or a part of it, cannot be read: diagnostics that readers return."""

from collections.abc import Callable

from rubric.diagnostics import Argument, Code, Diagnostic, codes
from rubric.sources.places import FilePlace, Located, Place

#: told after each page: how many are read, of how many
Progress = Callable[[int, int], None]


class Refused(Exception):
    """A reader cannot go on with a document; `problem` says why."""

    def __init__(self, problem: Located) -> None:
        super().__init__(problem.diagnostic.code.slug)
        self.problem = problem


def told(code: Code, place: Place | str, /, **arguments: Argument) -> Located:
    """Return what is said of a place, or of a whole file by the name it is shown under."""
    return Located(
        Diagnostic(code, arguments=arguments),
        FilePlace(place) if isinstance(place, str) else place,
    )


def not_installed(shown_as: str, extra: str) -> Refused:
    """Return the refusal of a format whose reader is an extra that is not installed."""
    return Refused(told(codes.READER_MISSING, shown_as, extra=f"rubric-engine[{extra}]"))
