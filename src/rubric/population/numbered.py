"""Specifications with everything that SQL compares given a number.

Rows of a population are very many, and numbers are compared and grouped faster than texts.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rubric.diagnostics import Path
from rubric.rules import (
    AtLeast,
    EvidenceRule,
    ResolvedCriterion,
    ResolvedRule,
    ResolvedSpecification,
    clauses,
)

#: names that one whole number tells apart, a bit each
MOST_BITS = 62


class Numbered(NamedTuple):
    """One criterion with its number, and those of its specification and evidence rules."""

    number: int
    specification: int
    evidence: int
    criterion: ResolvedCriterion


class Owner(NamedTuple):
    """An outcome or a specification with a rule of its own, and the criteria below it."""

    number: int
    specification: int
    #: the position of the outcome; None is the specification itself
    position: int | None
    rule: ResolvedRule
    below: tuple[int, ...]


class Against:
    """What a population is judged against: resolved specifications, numbered from 1."""

    def __init__(self, specifications: Sequence[ResolvedSpecification]) -> None:
        self.specifications = tuple(specifications)
        self.rules: list[EvidenceRule] = []
        self.criteria: list[Numbered] = []
        #: every outcome: its number, that of its specification, and its position there
        self.outcomes: list[tuple[int, int, int]] = []
        self.owners: list[Owner] = []
        for number, specification in enumerate(self.specifications, start=1):
            self._add(number, specification)
        #: declared quantities, `hours` first; one has the column `q` with its position
        self.measures = tuple(dict.fromkeys(m for s in self.specifications for m in s.measures))

    def _add(self, number: int, specification: ResolvedSpecification) -> None:
        first = len(self.criteria) + 1
        for criterion in specification.criteria.values():
            evidence = self._rule(criterion.evidence)
            self.criteria.append(Numbered(len(self.criteria) + 1, number, evidence, criterion))
        below = self.criteria[first - 1 :]
        for position, outcome in enumerate(specification.outcomes):
            self.outcomes.append((len(self.outcomes) + 1, number, position))
            inside = tuple(one.number for one in below if one.criterion.outcome == position)
            if outcome.rule is not None:
                self._own(number, position, outcome.rule, inside)
        if specification.rule is not None:
            self._own(number, None, specification.rule, tuple(one.number for one in below))

    def _own(
        self, specification: int, position: int | None, rule: ResolvedRule, below: tuple[int, ...]
    ) -> None:
        self.owners.append(Owner(len(self.owners) + 1, specification, position, rule, below))

    def _rule(self, rule: EvidenceRule) -> int:
        """The number of evidence rules; those that ask for the same have one."""
        bare = rule._replace(origins={})
        if bare not in self.rules:
            self.rules.append(bare)
        return self.rules.index(bare) + 1

    def number_of(self, specification: ResolvedSpecification) -> int:
        """Return the number of a specification."""
        return self.specifications.index(specification) + 1

    def of(self, specification: int) -> list[Numbered]:
        """Return the criteria of a specification, by its number."""
        return [one for one in self.criteria if one.specification == specification]

    def outcome_numbers(self, specification: int) -> dict[Path, int]:
        """Return the number of each outcome of a specification, by its path."""
        written = self.specifications[specification - 1].outcomes
        return {written[at].path: o for o, s, at in self.outcomes if s == specification}

    def every_clause(self) -> Iterator[AtLeast]:
        """Yield every clause of every rule."""
        for one in self.criteria:
            yield from clauses(one.criterion.rule.node)
        for owner in self.owners:
            yield from clauses(owner.rule.node)

    def asks(self, kind: str) -> bool:
        """Return whether some clause counts a kind of thing."""
        return any(clause.measure.kind == kind for clause in self.every_clause())

    def letters(self, specification: int) -> Mapping[str, int]:
        """Return the lettered parts of a specification, each with its bit."""
        return _bits(part for one in self.of(specification) for part in one.criterion.parts)

    def names(self, specification: int) -> Mapping[str, int]:
        """Return the range items of a specification, each with its bit."""
        return _bits(name for one in self.of(specification) for name in one.criterion.range)


def _bits(names: Iterator[str]) -> dict[str, int]:
    return {name: 1 << at for at, name in enumerate(dict.fromkeys(names))}
