"""What finds no place in the new version: taken out of the portfolio, and kept here."""

from dataclasses import dataclass, field

from rubric.diagnostics import Path
from rubric.model import Written
from rubric.rules.moved import Orphan, OrphanReason


@dataclass(slots=True)
class Orphans:
    """Collects what finds no place."""

    found: list[Orphan] = field(default_factory=list)

    def add(self, path: Path, reason: OrphanReason, taken: Written | str) -> None:
        """Keep one thing that was taken out."""
        self.found.append(Orphan(path, reason, taken))
