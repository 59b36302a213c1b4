"""References of a portfolio, read in the old version and written for the new one."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from rubric.api.moving.orphans import Orphans
from rubric.diagnostics import Path
from rubric.evaluation.references import References
from rubric.rules import ResolvedCriterion, ResolvedSpecification, Target
from rubric.rules.matching import Matching
from rubric.rules.moved import OrphanReason


class Way(NamedTuple):
    """A criterion of the new version, and how a record of this portfolio writes it."""

    criterion: str
    written: str


@dataclass(frozen=True, slots=True)
class Step:
    """The step from one version to another, with what else the portfolio is against."""

    old: ResolvedSpecification
    new: ResolvedSpecification
    matching: Matching
    #: units that stay as they are
    others: tuple[ResolvedSpecification, ...]
    #: criteria of the new version that links do not come to
    closed: frozenset[str] = frozenset()

    def before(self, written: str, *, whole: bool = False) -> tuple[str, Target] | None:
        """Return what a reference names before the step: a specification and a place in it."""
        return _named((self.old, *self.others), written, whole)

    def after(self, written: str, *, whole: bool = False) -> tuple[str, Target] | None:
        """Return what a reference names after the step."""
        return _named((self.new, *self.others), written, whole)

    def moves(self, named: tuple[str, Target] | None) -> bool:
        """Return whether what is named belongs to the unit that is moved."""
        return named is not None and named[0] == self.old.reference

    def merged(self, new: str) -> bool:
        """Return whether a criterion of the new version was several before."""
        return len(self.matching.before(new)) > 1

    def unchanged(self, new: str) -> bool:
        """Return whether a criterion asks for what each asked for that it was before."""
        now = self.new.criteria[new].fingerprint
        befores = self.matching.before(new)
        return bool(befores) and all(self.old.criteria[b].fingerprint == now for b in befores)

    def written(
        self, as_before: str, old: str, new: Target, taken: Container[str] = ()
    ) -> str | None:
        """Return a reference for the new version, in the style of the old one.

        Args:
            as_before: the reference as it is written in the portfolio.
            old: the canonical reference of the criterion that it names.
            new: what it is to name; None comes back where no reference names that part.
            taken: references that are not to be used, if there is another way.
        """
        wanted = (self.new.reference, new)
        ways = self._ways(as_before, self.old.criteria[old], self.new.criteria[new.criterion])
        used = None
        for way in ways:
            for written in (way, f"{way}{new.part}") if new.part else (way,):
                if self.after(written) != wanted:
                    continue
                if written not in taken:
                    return written
                used = used or written
        return used

    def _ways(
        self, as_before: str, old: ResolvedCriterion, new: ResolvedCriterion
    ) -> Iterator[str]:
        """Every way to write the new reference, the nearest to the old one first."""
        body, prefix = as_before, ""
        names = ((self.old.reference, self.new.reference), (self.old.id, self.new.id))
        for mine, theirs in names:
            if as_before.startswith(f"{mine}/"):
                body, prefix = as_before.removeprefix(f"{mine}/"), f"{theirs}/"
                break
        full = "/".join(old.path)
        in_full = full != old.reference and body.startswith(full)
        styled = "/".join(new.path) if in_full else new.reference
        spellings = dict.fromkeys((body, styled, new.reference, "/".join(new.path), new.path[-1]))
        for start in dict.fromkeys((prefix, f"{self.new.id}/", f"{self.new.reference}/", "")):
            yield from (f"{start}{way}" for way in spellings)

    def left(self, before: Sequence[str], after: Sequence[str]) -> bool:
        """Return whether of references to criteria something is left that a record stands on.

        What names nothing is no reason to keep a record that named something before.
        """
        if any(self.after(reference, whole=True) is not None for reference in after):
            return True
        named = any(self.before(reference, whole=True) is not None for reference in before)
        return bool(after) and not named

    def criteria(
        self, written: Sequence[str], here: Path, orphans: Orphans
    ) -> tuple[tuple[str, ...], dict[str, list[Way]]]:
        """Return references to whole criteria as they are after the step, each once.

        Beside them, old criterion of the moved unit → what it is now, and how that is written.
        """
        found: list[str] = []
        moved: dict[str, list[Way]] = {}
        for reference in written:
            there = (*here, reference)
            named = self.before(reference, whole=True)
            if named is None or not self.moves(named):
                found.extend(self.kept(reference, named, there, orphans))
                continue
            old = named[1].criterion
            ways = [
                Way(new, way)
                for new in self.matching.after(old)
                if (way := self.written(reference, old, Target(new))) is not None
            ]
            if not ways:
                orphans.add(there, OrphanReason.CRITERION_GONE, reference)
            moved.setdefault(old, []).extend(ways)
            found.extend(way.written for way in ways)
        return tuple(dict.fromkeys(found)), moved

    def kept(
        self, reference: str, named: tuple[str, Target] | None, here: Path, orphans: Orphans
    ) -> tuple[str, ...]:
        """Return a reference that stays; nothing, if it named nothing and now would."""
        if named is None and self.after(reference, whole=True) is not None:
            orphans.add(here, OrphanReason.WOULD_POINT_AT_SOMETHING, reference)
            return ()
        return (reference,)


def _named(
    specifications: Sequence[ResolvedSpecification], written: str, whole: bool
) -> tuple[str, Target] | None:
    if not any(written in specification.targets for specification in specifications):
        return None  # what could have been meant is not looked for
    found = References(specifications, None, date.max).target(written, (), whole=whole)
    return None if found is None else (found[0][0], Target(found[0][1], found[1]))
