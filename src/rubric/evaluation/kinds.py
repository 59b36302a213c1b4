"""What kinds of new item there are: which needs of a rule one item could serve at once."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from rubric.evaluation.addition import NewItem
from rubric.evaluation.evidence import Counted
from rubric.evaluation.satisfied import ClauseState, covered, looked_at
from rubric.rules import AtLeast, EvidenceRule
from rubric.rules.words import METHODS, SOURCES

_AUTHENTICITY = ("none", "declared", "declared_and_confirmed")


class Need(NamedTuple):
    """What one clause still needs: this many items, an amount over them, or names."""

    clause: AtLeast
    items: int = 1
    amount: Decimal = Decimal(0)
    #: of a range: the members that are still missing, of which `names` are enough
    left: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def impossible(self) -> bool:
        """Whether a range clause asks for more names than there are."""
        measure = self.clause.measure
        return measure.kind == "range" and self.clause.n > len(measure.members)


class Kind(NamedTuple):
    """One kind of item: the needs it can serve, with the methods and sources that do."""

    #: positions of the needs
    serves: frozenset[int]
    #: the evidence rules that such an item has to satisfy
    rules: EvidenceRule
    methods: tuple[str, ...] | None
    sources: tuple[str, ...] | None


def need_of(state: ClauseState, evidence: Sequence[Counted]) -> Need:
    """Return what a clause that is not satisfied still needs."""
    clause, missing = state.clause, state.need - state.have
    if clause.measure.kind == "items":
        return Need(clause, items=int(missing))
    if clause.measure.kind == "quantity":
        return Need(clause, amount=missing)
    got = covered(clause, looked_at(clause.where, evidence))
    left = [name for name in clause.measure.members if name not in got]
    return Need(clause, left=tuple(left), names=tuple(left[: int(missing)]))


def kinds_of(needs: Sequence[Need], rules: Sequence[EvidenceRule]) -> list[Kind]:
    """Return the kinds of item that serve most: no kind serves only part of what another does.

    Of kinds that serve the same, the one whose evidence rules ask for least is kept.
    """
    distinct = {id(rule): rule for rule in rules}.values()
    found: dict[frozenset[int], Kind] = {}
    for rule in sorted(distinct, key=_demand):
        for kind in _kinds_under(rule, needs):
            found.setdefault(kind.serves, kind)
    widest = [s for s in found if s and not any(s < other for other in found)]
    return [found[serves] for serves in sorted(widest, key=sorted)]


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
        authenticity=_AUTHENTICITY[authenticity],
    )


def _demand(rule: EvidenceRule) -> tuple[bool, bool, int]:
    """Whether a date and a locator are asked for, and how much authenticity, to count."""
    to_count = rule.authenticity_needed == "to_count"
    return (
        rule.dated == "required" or rule.current is not None,
        rule.locator == "required",
        _AUTHENTICITY.index(rule.authenticity) if to_count else 0,
    )


def _kinds_under(rule: EvidenceRule, needs: Sequence[Need]) -> list[Kind]:
    """The kinds of item that one set of evidence rules accepts."""
    found: dict[frozenset[int], list[tuple[str, str]]] = {}
    for method, source in product(METHODS, SOURCES):
        if not _accepts(rule, method, source):
            continue
        serves = frozenset(
            i
            for i, need in enumerate(needs)
            if need.clause.where.takes_method(method) and need.clause.where.takes_source(source)
        )
        found.setdefault(serves, []).append((method, source))
    return [
        Kind(serves, rule, *_stated(pairs, [needs[i] for i in serves], rule))
        for serves, pairs in found.items()
    ]


def _stated(
    pairs: Sequence[tuple[str, str]], served: Sequence[Need], rule: EvidenceRule
) -> tuple[tuple[str, ...] | None, tuple[str, ...] | None]:
    """The methods and sources that must be stated, each with each; None where none need be."""
    filters = [need.clause.where for need in served]
    asked_method = rule.accept_methods is not None or any(
        where.methods is not None or where.not_methods for where in filters
    )
    asked_source = rule.accept_sources is not None or any(
        where.sources is not None or where.not_sources for where in filters
    )
    methods = tuple(m for m, s in pairs if s == pairs[0][1])
    sources = tuple(s for s in SOURCES if all((m, s) in pairs for m in methods))
    return (methods if asked_method else None), (sources if asked_source else None)


def _accepts(rule: EvidenceRule, method: str, source: str) -> bool:
    return (rule.accept_methods is None or method in rule.accept_methods) and (
        rule.accept_sources is None or source in rule.accept_sources
    )
