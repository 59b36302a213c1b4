"""What comes to stand under other wording in the new version."""

from dataclasses import dataclass, field

from rubric.api.moving.references import Step
from rubric.rules.moved import RewordedCriterion


@dataclass(slots=True)
class Reworded:
    """Collects what has come from one criterion to another."""

    items: dict[tuple[str, str], dict[str, None]] = field(default_factory=dict)

    def item(self, ident: str, old: str, new: str) -> None:
        """Keep that an item has a link to a criterion of the new version."""
        self.items.setdefault((old, new), {})[ident] = None

    def listed(self, step: Step) -> tuple[RewordedCriterion, ...]:
        """Return those with another fingerprint, in the order of the new version."""
        found = []
        for pair in step.matching.pairs:
            items = tuple(self.items.get(pair, ()))
            was, now = step.old.criteria[pair.old], step.new.criteria[pair.new]
            if items and was.fingerprint != now.fingerprint:
                found.append(RewordedCriterion(*pair, items))
        return tuple(found)
