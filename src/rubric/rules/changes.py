"""What changed from one version to another: values with codes, never sentences (meaning 13.2).

A decision carries over to another version exactly when the criterion has the
same fingerprint there, and was not merged with others.
"""

from collections import Counter
from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from rubric.diagnostics import Diagnostic
from rubric.rules.differences import Told
from rubric.rules.resolved import ResolvedCriterion, ResolvedSpecification


class ChangeCode(StrEnum):
    """What can change, in the order in which it is told."""

    ADDED = "added"
    REMOVED = "removed"
    RENUMBERED = "renumbered"
    MERGED = "merged"
    SPLIT = "split"
    MOVED = "moved"
    REWORDED = "reworded"
    PARTS = "parts"
    #: the letters of parts that keep their wording and order
    LETTERS = "letters"
    RANGE = "range"
    LEVELS = "levels"
    RULE = "rule"
    #: what entitles us to ask for a rule that has not changed, and how it is read
    BASIS = "basis"
    READING = "reading"
    EVIDENCE_RULES = "evidence_rules"
    REQUIRED = "required"
    #: a fact of the unit, or another field of an outcome or criterion
    FACT = "fact"
    GUIDANCE = "guidance"


#: what stands in one version alone; the changes beside it say what else it asks
ALONE = frozenset({ChangeCode.ADDED, ChangeCode.REMOVED})
#: several judged as one, and what a fingerprint covers: a criterion with one of these is
#: judged again
JUDGED = frozenset(
    {
        ChangeCode.MERGED,
        ChangeCode.REWORDED,
        ChangeCode.PARTS,
        ChangeCode.RANGE,
        ChangeCode.LEVELS,
        ChangeCode.RULE,
    }
)


class Change(NamedTuple):
    """One thing that changed; None is what nobody stated, or what is not there."""

    code: ChangeCode
    old: Told = None
    new: Told = None
    #: the field that changed, where the code does not tell
    field: str = ""


class OutcomeChange(NamedTuple):
    """An outcome of either version, by its ref in each."""

    old: str | None
    new: str | None
    changes: tuple[Change, ...]


class CriterionChange(NamedTuple):
    """A criterion of either version; one that is split or merged stands here for each pair."""

    old: ResolvedCriterion | None
    new: ResolvedCriterion | None
    changes: tuple[Change, ...]

    @property
    def carries_over(self) -> bool:
        """Whether decisions carry over: it is in both, with the same fingerprint, not merged."""
        return (
            self.old is not None
            and self.new is not None
            and self.old.fingerprint == self.new.fingerprint
            and ChangeCode.MERGED not in self.codes
        )

    @property
    def reference(self) -> str:
        """Its reference in the new version; in the old one where it has been removed."""
        there = [criterion for criterion in (self.new, self.old) if criterion is not None]
        return there[0].reference

    @property
    def codes(self) -> frozenset[ChangeCode]:
        """The codes of its changes."""
        return frozenset(change.code for change in self.changes)


class Comparison(NamedTuple):
    """Two versions side by side: everything of either, with what changed."""

    old: ResolvedSpecification
    new: ResolvedSpecification
    #: of the unit itself: its facts, its own rule, its guidance
    unit: tuple[Change, ...]
    outcomes: tuple[OutcomeChange, ...]
    criteria: tuple[CriterionChange, ...]
    #: house rules that are not at hand, and `was` that names nothing in the old version
    problems: tuple[Diagnostic, ...] = ()

    @property
    def different(self) -> bool:
        """Whether anything changed."""
        below = (*(o.changes for o in self.outcomes), *(c.changes for c in self.criteria))
        return bool(self.unit) or any(below)

    @property
    def counts(self) -> Mapping[ChangeCode, int]:
        """How many criteria of the new version, or removed ones, have each change.

        One criterion may have several; one that is added or removed is counted as that alone.
        """
        every = {
            (code, entry.new is None, entry.reference)
            for entry in self.criteria
            for code in entry.codes & ALONE or entry.codes
        }
        found = Counter(code for code, _, _ in every)
        return {code: found[code] for code in ChangeCode if found[code]}

    @property
    def unchanged(self) -> tuple[str, ...]:
        """The criteria of the new version in which nothing changed."""
        return tuple(e.new.reference for e in self.criteria if e.new and not e.changes)

    @property
    def carried(self) -> tuple[str, ...]:
        """The criteria of the old version whose decisions carry over."""
        there = (e.old.reference for e in self.criteria if e.old and e.carries_over)
        return tuple(dict.fromkeys(there))
