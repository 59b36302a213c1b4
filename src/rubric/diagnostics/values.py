"""The values that a problem is made of: code, severity, path, diagnostic."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

#: Where something stands in the model, by reference and not by position:
#: `("2", "2.1", "sufficient", "hours")`. A repeated reference adds its turn
#: (`2.1~2`), a missing one is its position (`~3`).
Path = tuple[str, ...]

#: What an argument of a diagnostic may be; texts stand as they were written.
Argument = str | int | tuple[str, ...]


class Severity(StrEnum):
    """How much a diagnostic matters, most serious first."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


class Code(NamedTuple):
    """A permanent code (`RUB203`) with its permanent slug (`unknown-field`)."""

    code: str
    slug: str
    severity: Severity = Severity.ERROR

    def __reduce__(self) -> tuple[object, ...]:
        """Return how a pickle finds the code again: there is one of each, told apart by `is`."""
        return _the_code, (self.code, self.slug, self.severity)


def _the_code(code: str, slug: str, severity: Severity) -> Code:
    from rubric.diagnostics import codes  # that file is made of these values

    return next((known for known in codes.ALL if known.code == code), Code(code, slug, severity))


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A fault in what somebody wrote, addressed by its path in the model.

    `span` are the characters that are meant of the value at the path (from, and up
    to), where it is a text and not the whole of it is. `personal` says that the
    arguments quote a field marked `x-personal`: only a terminal shows them.
    """

    code: Code
    path: Path = ()
    arguments: Mapping[str, Argument] = field(default_factory=dict)
    related: tuple[Path, ...] = ()
    personal: bool = False
    span: tuple[int, int] | None = None


def path_text(path: Path) -> str:
    """Return a path as people and machine formats write it: `2/2.1/text`."""
    return "/".join(path)
