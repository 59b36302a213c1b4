"""What kinds of new item there are: which needs of a rule one item could serve at once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from rubric.evaluation.additions.addition import NewItem
from rubric.evaluation.counted import JudgedLink
from rubric.evaluation.satisfied import ClauseState, by_word, covered, different, looked_at
from rubric.rules import AtLeast, EvidenceRule
from rubric.rules.words import AUTHENTICITY, METHODS, SOURCES

_ZERO = Decimal(0)


class Need(NamedTuple):
    """What one clause still needs: this many items, an amount over them, or names."""

    clause: AtLeast
    items: int = 1
    amount: Decimal = _ZERO
    #: of a range: the members that are still missing, of which `names` are enough
    left: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    #: capped sources or methods → what is left under the cap, where that is not enough
    room: tuple[tuple[str, Decimal], ...] = ()
    #: methods that are there already and add nothing to a count of methods
    seen: frozenset[str] = frozenset()

    @property
    def impossible(self) -> bool:
        """Whether a range clause asks for more names than there are."""
        measure = self.clause.measure
        return measure.kind == "range" and self.clause.n > len(measure.members)

    @property
    def of_methods(self) -> bool:
        """Whether it is methods that are counted: two items by one method are then one."""
        return self.clause.measure.kind == "methods"

    def takes(self, method: str, source: str) -> bool:
        """Return whether an item by this method, from this source, would add anything."""
        where = self.clause.where
        return (
            where.takes_method(method)
            and where.takes_source(source)
            and not (self.of_methods and method in self.seen)
            and not (self.room and dict(self.room).get(self._capped_by(method, source)) == 0)
        )

    def under(self, method: str, source: str) -> str | None:
        """Return the capped word that such an item would go by; None where no cap can bind."""
        word = self._capped_by(method, source) if self.room else None
        return word if word in dict(self.room) else None

    def _capped_by(self, method: str, source: str) -> str:
        cap = self.clause.at_most
        return source if cap is not None and cap.field == "source" else method


class Kind(NamedTuple):
    """One kind of item: the needs it can serve, with the methods and sources that do."""

    #: positions of the needs
    serves: frozenset[int]
    #: the evidence rules that such an item has to satisfy
    rules: EvidenceRule
    #: its one method, where methods are counted
    method: str | None = None
    #: need → the capped word under which it serves that need
    under: tuple[tuple[int, str], ...] = ()

    def served(self, need: int) -> str | None:
        """Return the capped word under which it serves a need; None where no cap can bind."""
        return dict(self.under).get(need)


def need_of(state: ClauseState, evidence: Sequence[JudgedLink]) -> Need:
    """Return what a clause that is not satisfied still needs."""
    clause, missing = state.clause, state.need - state.have
    seen = looked_at(clause.where, evidence)
    kind = clause.measure.kind
    if kind == "range":
        got = covered(clause, seen)
        left = [name for name in clause.measure.members if name not in got]
        return Need(clause, left=tuple(left), names=tuple(left[: int(missing)]))
    if kind == "methods":
        return Need(clause, items=int(missing), seen=different(clause, seen))
    room = tuple(_room(clause, seen, missing))
    if kind == "quantity":
        return Need(clause, amount=missing, room=room)
    return Need(clause, items=int(missing), room=room)


def _room(
    clause: AtLeast, seen: Sequence[JudgedLink], missing: Decimal
) -> Iterable[tuple[str, Decimal]]:
    """What is left under each cap; a cap under which all that is missing fits cannot bind."""
    if clause.at_most is not None:
        given = by_word(clause, clause.at_most, seen)
        for word, most in clause.at_most.most:
            left = max(_ZERO, most - given.get(word, _ZERO))
            if left < missing:
                yield word, left


def counting(
    position: int, need: Need, given: Iterable[tuple[Kind, Decimal]]
) -> tuple[Decimal, Mapping[str, Decimal]]:
    """Return how much of a need is served, and what is left under each of its caps.

    Args:
        position: that of the need, by which kinds know it.
        need: what is needed.
        given: kinds with the items, or the amount, that they give.
    """
    total, room = _ZERO, dict(need.room)
    for kind, amount in given:
        word = kind.served(position)
        counts = amount if word is None else min(amount, room[word])
        if word is not None:
            room[word] -= counts
        total += counts
    return total, room


def kinds_of(needs: Sequence[Need], rules: Sequence[EvidenceRule]) -> list[Kind]:
    """Return the kinds of item that serve most: no kind does only part of what another does.

    Of kinds that serve the same, the one whose evidence rules ask for least is kept.
    """
    distinct = {id(rule): rule for rule in rules}.values()
    found: dict[tuple[object, ...], Kind] = {}
    for rule in sorted(distinct, key=_demand):
        for kind in _kinds_under(rule, needs):
            found.setdefault((kind.serves, kind.method, kind.under), kind)
    widest = [k for k in found.values() if not any(_does_more(o, k) for o in found.values())]
    return sorted(_few_of_each_method(widest, needs), key=lambda kind: sorted(kind.serves))


def _kinds_under(rule: EvidenceRule, needs: Sequence[Need]) -> Iterable[Kind]:
    """The kinds of item that one set of evidence rules accepts and some need takes."""
    for method, source in product(METHODS, SOURCES):
        if rule.accepts(method, source):
            served = [i for i, need in enumerate(needs) if need.takes(method, source)]
            words = ((i, needs[i].under(method, source)) for i in served)
            if served:
                yield Kind(
                    frozenset(served),
                    rule,
                    method if any(needs[i].of_methods for i in served) else None,
                    tuple((i, word) for i, word in words if word is not None),
                )


def _does_more(other: Kind, kind: Kind) -> bool:
    """Whether one kind serves all that another does, under no other cap, and is not the same."""
    return (
        other is not kind
        and kind.serves <= other.serves
        and kind.method in (None, other.method)
        and all(other.served(i) in (None, kind.served(i)) for i in kind.serves)
    )


def _few_of_each_method(kinds: Sequence[Kind], needs: Sequence[Need]) -> Iterable[Kind]:
    """Of kinds that differ in their method alone, as many as could be asked for together."""
    most = sum(need.items for need in needs if need.of_methods)
    alike: dict[tuple[object, ...], int] = {}
    for kind in kinds:
        key = (kind.serves, kind.under)
        alike[key] = alike.get(key, 0) + 1
        if kind.method is None or alike[key] <= most:
            yield kind


def stated(
    kind: Kind, serves: Iterable[int], needs: Sequence[Need], *, any_method: bool
) -> tuple[tuple[str, ...] | None, tuple[str, ...] | None]:
    """Return the methods and sources that an item must state, each with each.

    None where none need be stated.

    Args:
        kind: what kind of item it is.
        serves: positions of the needs that it is wanted for.
        needs: all of them.
        any_method: whether it may be by any method that such a kind could be by.
    """
    served = [(i, needs[i]) for i in sorted(serves)]
    rule, filters = kind.rules, [need.clause.where for _, need in served]
    caps = {need.clause.at_most.field for _, need in served if need.room and need.clause.at_most}
    counts_methods = any(need.of_methods for _, need in served)
    asked_method = (
        rule.accept_methods is not None
        or counts_methods
        or "method" in caps
        or any(where.methods is not None or where.not_methods for where in filters)
    )
    asked_source = (
        rule.accept_sources is not None
        or "source" in caps
        or any(where.sources is not None or where.not_sources for where in filters)
    )
    pairs = [
        (method, source)
        for method, source in product(METHODS, SOURCES)
        if rule.accepts(method, source)
        and (any_method or not counts_methods or method == kind.method)
        and all(
            need.takes(method, source) and need.under(method, source) in (None, kind.served(i))
            for i, need in served
        )
    ]
    # what is asked of an item is asked of its method and of its source, each by itself
    methods = tuple(dict.fromkeys(method for method, _ in pairs))
    sources = tuple(dict.fromkeys(source for _, source in pairs))
    return (methods if asked_method else None), (sources if asked_source else None)


def demanded(item: NewItem, rule: EvidenceRule) -> NewItem:
    """Return an item with what evidence rules ask of it so that it counts."""
    dated, located, authenticity = _demand(rule)
    within = [months for months in (item.within, rule.current) if months is not None]
    refused_before = rule.before_registration == "not_counted" or (
        rule.before_registration == "prior_learning_only" and item.sources != ("prior_learning",)
    )
    return replace(
        item,
        dated=item.dated or dated,
        within=min(within, default=None),
        after_registration=refused_before,
        located=located,
        authenticity=AUTHENTICITY[authenticity],
    )


def _demand(rule: EvidenceRule) -> tuple[bool, bool, int]:
    """Whether a date and a locator are asked for, and how much authenticity, to count."""
    to_count = rule.authenticity_needed == "to_count"
    return (
        rule.dated == "required" or rule.current is not None,
        rule.locator == "required",
        AUTHENTICITY.index(rule.authenticity) if to_count else 0,
    )
