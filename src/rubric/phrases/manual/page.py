"""One page of the manual."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Page:
    """Why a code matters, a file or rows that trigger it and some that do not.

    A wrong sample that is not text, or too large to stand here, is a callable.
    """

    why: str
    wrong: str | Callable[[], bytes]
    right: str
    #: files that stand in the same folder as either sample, by name
    beside: Mapping[str, str] = field(default_factory=dict)
    #: whether the samples are rows, as JSON, and not files
    rows: bool = False
    #: what the file of either sample is called
    name: str = "sample.yaml"

    @property
    def of_a_log(self) -> bool:
        """Whether the samples are tables of an evidence log."""
        return self.name.endswith((".csv", ".jsonl"))

    @property
    def language(self) -> str:
        """What the samples are written in."""
        return "json" if self.rows else self.name.rpartition(".")[2]

    def wrong_bytes(self) -> bytes:
        """Return the wrong sample as the bytes of a file."""
        return self.wrong() if callable(self.wrong) else self.wrong.encode("utf-8")
