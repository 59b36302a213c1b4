"""New items being worked out, and what a rule with a gap makes of them (meaning 8.8)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from rubric.evaluation.additions.addition import NewItem
from rubric.evaluation.additions.imagined import Pair, capped_as, imagined, oldest, own_name, takes
from rubric.evaluation.counted import JudgedLink
from rubric.evaluation.months import months_since
from rubric.evaluation.nested_gaps import gaps_to_close
from rubric.evaluation.results import Gap, UnitResult
from rubric.evaluation.rollup import together
from rubric.evaluation.satisfied import covered, different, have, looked_at, shown
from rubric.rules import DIFFERENT, AtLeast, EvidenceRule, Node, clauses

#: parts and range items that a mapping names; None covers all, an empty tuple none
Names = tuple[tuple[str, ...] | None, tuple[str, ...] | None]

EVERYTHING: Names = (None, None)
#: more of a quantity than any rule can ask for
PLENTY = Decimal(10) ** 10
#: what an item may have to be the first of
APART = ("occasion", "site", "witness", "observed_by")
#: drafts are as old on this day as they are on the judging day of whoever looks at them
_DAY = date(2001, 1, 1)


class Asked(NamedTuple):
    """A rule with a gap that new items close, and the criteria that serve it."""

    gap: Gap
    evidence: tuple[JudgedLink, ...]
    #: evidence rules by reference: of the one criterion, or of all below an outcome or unit
    criteria: Mapping[str, EvidenceRule]
    #: position of the outcome that it stands in or on; None for the unit or where there is none
    outcome: int | None
    #: id of a clause → what it has of the evidence that is there
    there: Mapping[int, "There"]
    #: of every criterion of the unit: how many calendar months old an item is at most to count
    oldest: Mapping[str, int | None]

    @property
    def node(self) -> Node:
        """The rule."""
        return self.gap.rule.node

    @property
    def own(self) -> bool:
        """Whether it is a criterion's rule, and not that of an outcome or unit."""
        return self.gap.reference is not None

    @property
    def closing(self) -> tuple[NewItem, ...]:
        """The items that would close it by itself."""
        closes = self.gap.closes_when
        return () if closes is None else closes.items

    def accepts(self, pair: Pair) -> bool:
        """Return whether a criterion here takes evidence by this method and source."""
        return any(rules.accepts(*pair) for rules in self.criteria.values())

    def taking(self, pair: Pair) -> str:
        """Return the first criterion here that takes evidence by this method and source."""
        return next(name for name, rules in self.criteria.items() if rules.accepts(*pair))


class There(NamedTuple):
    """What a clause has of the evidence that is there, so that it is looked at once."""

    #: what it looks at, where new items could change what that adds
    evidence: tuple[JudgedLink, ...] = ()
    amount: Decimal = Decimal(0)
    #: names that are covered, or different things
    names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Draft:
    """A new item as far as it has been worked out; at first it has everything there is.

    Of several pairs any one may be taken: the draft serves a clause only if every one of
    them does.
    """

    pairs: tuple[Pair, ...]
    maps_to: Mapping[str, Names]
    quantities: Mapping[str, Decimal]
    witnessed: bool = True
    #: calendar months; None is undated
    age: int | None = 0
    #: of what it has to be the first
    apart: tuple[str, ...] = APART
    #: what each clause can be sure of it, kept since one draft is changed at a time and all are
    #: looked at
    views: dict[tuple[int, int, int], Sequence[JudgedLink]] = field(
        init=False, default_factory=dict, compare=False, repr=False
    )


def asked_of(
    unit: UnitResult, on: date | None = None, registered: date | None = None
) -> list[Asked]:
    """Return the rules of a unit whose gap new items close, in the order of its gaps.

    Args:
        unit: the unit.
        on: the day that it was judged for, where items from after registration may be recent.
        registered: the day of registration, where it is stated.
    """
    since = None if registered is None or on is None else months_since(registered, on)
    months = {
        name: _oldest(result.criterion.evidence, since) for name, result in unit.criteria.items()
    }
    return [_asked(unit, gap, months) for gap in closed_by_items(unit.gaps)]


def closed_by_items(gaps: Iterable[Gap]) -> Iterator[Gap]:
    """Yield the gaps that new items close; of alternatives those of the cheapest."""
    for gap in gaps_to_close(gaps):
        if gap.closes_when is not None and gap.closes_when.items:
            yield gap


def _oldest(rules: EvidenceRule, since: int | None) -> int | None:
    """How many months old an item is at most that counts, so many months after registration."""
    if since is not None and rules.before_registration == "not_counted":
        if rules.current is not None:
            return min(rules.current, since)
        if rules.dated == "required":
            return since
    return rules.current


def _asked(unit: UnitResult, gap: Gap, months: Mapping[str, int | None]) -> Asked:
    outcomes = [outcome.path for outcome in unit.specification.outcomes]
    if gap.reference is not None:
        below = [unit.criteria[gap.reference]]
        outcome = below[0].criterion.outcome
    else:
        outcome = outcomes.index(gap.scope) if gap.scope else None
        below = [
            c for c in unit.criteria.values() if not gap.scope or c.criterion.outcome == outcome
        ]
    evidence = together(below)
    rules = {result.reference: result.criterion.evidence for result in below}
    there = {id(c): _there(c, evidence) for c in clauses(gap.rule.node)}
    return Asked(gap, tuple(evidence), rules, outcome, there, months)


def _there(clause: AtLeast, evidence: Sequence[JudgedLink]) -> There:
    seen = looked_at(clause.where, evidence)
    if clause.measure.kind == "range":
        return There(names=covered(clause, seen))
    if clause.measure.kind in DIFFERENT:
        return There(names=different(clause, seen))
    if clause.once_per is not None or clause.at_most is not None:
        return There(tuple(seen))
    return There(amount=have(clause, seen))  # a new item adds to it whatever is there


def _have(asked: Asked, clause: AtLeast, drafts: Sequence[Draft]) -> Decimal:
    """How much of a clause there is with new items."""
    there, new = asked.there[id(clause)], _served(asked, clause, drafts)
    if clause.measure.kind == "range":
        return Decimal(len(there.names | covered(clause, new)))
    if clause.measure.kind in DIFFERENT:
        return Decimal(len(there.names | different(clause, new)))
    return there.amount + shown(clause, [*there.evidence, *new])


def steps(asked: Asked, drafts: int) -> int:
    """Return the steps of one look at a rule with so many items: each, by each of its clauses."""
    return sum(1 + drafts + len(there.evidence) for there in asked.there.values())


def holds(asked: Asked, drafts: Sequence[Draft]) -> bool:
    """Return whether a rule is satisfied once these items are there."""
    return _holds(asked.node, asked, drafts)


def _holds(node: Node, asked: Asked, drafts: Sequence[Draft]) -> bool:
    if isinstance(node, AtLeast):
        return _have(asked, node, drafts) >= node.n
    return sum([_holds(child, asked, drafts) for child in node.children]) >= node.n


def haves(asked: Asked, drafts: Sequence[Draft]) -> tuple[Decimal, ...]:
    """Return how much of each clause there is with these items, up to what is needed."""
    return tuple(min(_have(asked, clause, drafts), clause.n) for clause in clauses(asked.node))


def enough(node: Node, got: Iterator[Decimal]) -> bool:
    """Return whether a rule is satisfied by so much of each of its clauses, in their order."""
    if isinstance(node, AtLeast):
        return next(got) >= node.n
    return sum([enough(child, got) for child in node.children]) >= node.n


def missing(asked: Asked, drafts: Sequence[Draft], name: str) -> list[Decimal]:
    """Return how much of a quantity each clause that asks for it lacks, with these items."""
    asking = [c for c in clauses(asked.node) if c.measure.kind == "quantity"]
    return [
        clause.n - _have(asked, clause, drafts) for clause in asking if clause.measure.name == name
    ]


def _served(asked: Asked, clause: AtLeast, drafts: Sequence[Draft]) -> list[JudgedLink]:
    """What a clause looks at of new items."""
    found: list[JudgedLink] = []
    names, rule, of = asked.criteria.keys(), id(asked), id(clause)
    for at, draft in enumerate(drafts):
        if names.isdisjoint(draft.maps_to):
            continue
        key = rule, of, at  # a rule is there as long as what is drafted for it
        if key not in draft.views:
            draft.views[key] = _view(asked, clause, at, draft)
        found += draft.views[key]
    return found


def _view(asked: Asked, clause: AtLeast, position: int, draft: Draft) -> Sequence[JudgedLink]:
    """What a clause can be sure of in a draft, whichever of its pairs is taken."""
    if not _as_one(clause, draft) or not all(takes(clause, pair) for pair in draft.pairs):
        return ()
    seen = _seen(asked, position, draft)
    if clause.measure.kind != "range":  # links of one item differ in what they cover alone
        seen = islice(seen, 1)
    return looked_at(clause.where, list(seen))


def _as_one(clause: AtLeast, draft: Draft) -> bool:
    """Whether a draft stands apart where that is asked, and is the same by each of its pairs."""
    field = clause.once_per or DIFFERENT.get(clause.measure.kind)
    if field == "method":
        return len({method for method, _ in draft.pairs}) == 1
    if field is not None and field not in draft.apart:
        return False
    return len({capped_as(clause, pair) for pair in draft.pairs}) == 1


def _seen(asked: Asked, position: int, draft: Draft) -> Iterator[JudgedLink]:
    # it has to be as recent as the evidence rules of any of its criteria ask
    ages = [age for age in (draft.age, *map(asked.oldest.get, draft.maps_to)) if age is not None]
    day = oldest(_DAY, min(ages)) if ages else None
    for reference, (parts, range_items) in draft.maps_to.items():
        rules = asked.criteria.get(reference)
        if rules is not None and all(rules.accepts(*pair) for pair in draft.pairs):
            yield imagined(
                position,
                draft.pairs[0],
                judging_day=_DAY,
                day=day,
                apart=draft.apart,
                witness=own_name(position) if draft.witnessed else None,
                quantities=draft.quantities,
                parts=parts,
                range_items=range_items,
            )
