"""What need not be said of new items is taken away, until some rule would miss what is left."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product

from rubric.evaluation.additions.budget import Budget
from rubric.evaluation.additions.drafts import Asked, Draft, Names, holds, missing, steps
from rubric.evaluation.additions.ways import quantities_of
from rubric.rules import DIFFERENT, EVERYTHING, clauses
from rubric.rules.words import METHODS, SOURCES

_ZERO = Decimal(0)


class Paring:
    """New items that satisfy several rules, and go on doing so whatever is taken away.

    Once the budget is spent nothing more is taken away.
    """

    def __init__(self, every: Sequence[Asked], drafts: Iterable[Draft], budget: Budget) -> None:
        self.every = every
        self.budget = budget
        self.drafts = list(drafts)
        #: criteria that an item is mapped to → the rules that look at any of them
        self._looking: dict[tuple[str, ...], list[Asked]] = {}

    def pare_mappings(self) -> None:
        """Take away items and mappings that no rule misses, later ones first."""
        for at in reversed(range(len(self.drafts))):
            for name in reversed(list(self.drafts[at].maps_to)):
                left = {n: names for n, names in self.drafts[at].maps_to.items() if n != name}
                self._tried(at, replace(self.drafts[at], maps_to=left))
            if not self.drafts[at].maps_to:
                del self.drafts[at]

    def pare_amounts(self) -> None:
        """Take as much as can be taken of each amount; what serves most rules carries most."""
        for name in dict.fromkeys(n for asked in self.every for n in quantities_of(asked)):
            reach = [len(self._asking(draft, name)) for draft in self.drafts]
            for at in sorted(range(len(reach)), key=lambda at: (reach[at], -at)):
                for amount in sorted({_ZERO, *self._lacking(at, name)}):
                    amounts = {**self.drafts[at].quantities, name: amount}
                    if amount >= 0 and self._tried(
                        at, replace(self.drafts[at], quantities=amounts)
                    ):
                        break

    def pare_the_rest(self) -> None:
        """Take away names, dates, witnesses and what must stand apart; then widen the kinds."""
        for at in reversed(range(len(self.drafts))):
            for name in self.drafts[at].maps_to:
                self._pare_names(at, name)
            self._tried(at, replace(self.drafts[at], witnessed=False), _looks_at_witnesses)
            self._pare_age(at)
        # only now: a witness who is asked for anyway may be the first of theirs
        for at in reversed(range(len(self.drafts))):
            for field in self.drafts[at].apart:
                apart = tuple(f for f in self.drafts[at].apart if f != field)
                self._tried(at, replace(self.drafts[at], apart=apart), _tells_apart)
        for at in reversed(range(len(self.drafts))):
            self._widen(at)

    def total(self) -> Decimal:
        """Return the sum of all quantities."""
        return sum((a for draft in self.drafts for a in draft.quantities.values()), _ZERO)

    def holds(self) -> bool:
        """Return whether every rule is satisfied."""
        return self._look(self.every) and all(holds(asked, self.drafts) for asked in self.every)

    def _look(self, every: Iterable[Asked]) -> bool:
        return self.budget.spend(sum(steps(asked, len(self.drafts)) for asked in every))

    def _tried(
        self, position: int, draft: Draft, concerned: Callable[[Asked], bool] | None = None
    ) -> bool:
        """Put another draft in the place of one if every rule allows it.

        Args:
            position: of the one.
            draft: the other.
            concerned: says which rules could see a difference; without it all that it serves.
        """
        trial = [*self.drafts[:position], draft, *self.drafts[position + 1 :]]
        touched = self._touched(self.drafts[position])
        if concerned is not None:
            touched = [asked for asked in touched if concerned(asked)]
        if (
            self.budget.spent
            or not self._look(touched)
            or not all(holds(asked, trial) for asked in touched)
        ):
            return False
        self.drafts = trial
        return True

    def _touched(self, draft: Draft) -> list[Asked]:
        """The rules that an item serves or could serve."""
        names = tuple(draft.maps_to)
        if names not in self._looking:
            looking = [a for a in self.every if not a.criteria.keys().isdisjoint(names)]
            self._looking[names] = looking
        return self._looking[names]

    def _asking(self, draft: Draft, name: str) -> list[Asked]:
        """Those of them that ask for a quantity."""
        return [asked for asked in self._touched(draft) if name in quantities_of(asked)]

    def _lacking(self, position: int, name: str) -> Iterator[Decimal]:
        """What clauses lack of a quantity without this item's own: one of these is the least."""
        draft = self.drafts[position]
        without = replace(draft, quantities={**draft.quantities, name: _ZERO})
        drafts = [*self.drafts[:position], without, *self.drafts[position + 1 :]]
        for asked in self._asking(draft, name):
            if not self._look([asked]):
                return
            yield from missing(asked, drafts, name)

    def _pare_names(self, position: int, criterion: str) -> None:
        """Name the parts and range items that are needed; a mapping that names none covers all."""
        for parts in (True, False):
            known = self._members(position, criterion, parts=parts)
            if not known:
                continue  # no rule looks at any
            if self._named(position, criterion, (), parts=parts):
                self._named(position, criterion, None, parts=parts)
                continue
            left = known
            self._named(position, criterion, left, parts=parts)
            for name in known:
                fewer = tuple(n for n in left if n != name)
                if self._named(position, criterion, fewer, parts=parts):
                    left = fewer

    def _named(
        self, position: int, criterion: str, names: tuple[str, ...] | None, *, parts: bool
    ) -> bool:
        draft = self.drafts[position]
        of_parts, of_range = draft.maps_to[criterion]
        both: Names = (names, of_range) if parts else (of_parts, names)
        changed = replace(draft, maps_to={**draft.maps_to, criterion: both})
        return self._tried(
            position, changed, lambda asked: criterion in asked.criteria and _looks_at_names(asked)
        )

    def _members(self, position: int, criterion: str, *, parts: bool) -> tuple[str, ...]:
        measures = (
            clause.measure
            for asked in self._touched(self.drafts[position])
            if criterion in asked.criteria
            for clause in clauses(asked.node)
        )
        return tuple(dict.fromkeys(n for m in measures if m.parts == parts for n in m.members))

    def _pare_age(self, position: int) -> None:
        """Let an item be undated, else as old as it can be."""
        periods = {c.where.within for asked in self.every for c in clauses(asked.node)} - {None}
        for age in (None, *sorted((p for p in periods if p is not None), reverse=True)):
            draft = replace(self.drafts[position], age=age)
            if self._tried(position, draft, _looks_at_days):
                return

    def _widen(self, position: int) -> None:
        """Name every method and source that would serve as well, each with each."""
        draft = self.drafts[position]
        [(method, source)] = draft.pairs
        methods, sources = [method], [source]
        for other in (*METHODS, None):
            pairs = tuple(product([*methods, other], sources))
            wider = replace(draft, pairs=pairs)
            if other != method and self._tried(position, wider, _looks_at_kinds):
                methods.append(other)
        for other in (*SOURCES, None):
            pairs = tuple(product(methods, [*sources, other]))
            wider = replace(draft, pairs=pairs)
            if other != source and self._tried(position, wider, _looks_at_kinds):
                sources.append(other)


def _looks_at_names(asked: Asked) -> bool:
    return any(clause.measure.kind == "range" for clause in clauses(asked.node))


def _looks_at_witnesses(asked: Asked) -> bool:
    return any(
        c.where.witnessed or "witness" in (c.once_per, DIFFERENT.get(c.measure.kind))
        for c in clauses(asked.node)
    )


def _looks_at_days(asked: Asked) -> bool:
    return any(clause.where.within is not None for clause in clauses(asked.node))


def _looks_at_kinds(asked: Asked) -> bool:
    """Whether it could see by which method an item is, or from which source."""
    refusing = (rules.refuses or rules.unwritable for rules in asked.criteria.values())
    return any(refusing) or any(
        clause.where != EVERYTHING or clause.at_most or clause.measure.kind == "methods"
        for clause in clauses(asked.node)
    )


def _tells_apart(asked: Asked) -> bool:
    return any(c.once_per or c.measure.kind in DIFFERENT for c in clauses(asked.node))
