"""Rules that others imply: whatever satisfies those satisfies these (meaning 18.4).

What is found here is certain; what is not found may be implied all the same. It rests on more
evidence never lowering a measure: what holds of the evidence of a criterion holds of all
evidence of its outcome.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from rubric.diagnostics import Path
from rubric.proving.things import Place
from rubric.rules import (
    DIFFERENT,
    AtLeast,
    EvidenceRule,
    Node,
    NOf,
    ResolvedCriterion,
    ResolvedSpecification,
)
from rubric.rules.sufficiency import ONE_ITEM
from rubric.rules.words import METHODS, SOURCES

#: what an item may state as its method: a word, nothing, or what is no word
_METHODS: tuple[str | None, ...] = (*METHODS, None, "?")
_SOURCES: tuple[str | None, ...] = (*SOURCES, None)
#: facts that are added up together
_MOST_ADDED = 8


class Fact(NamedTuple):
    """A rule that is satisfied, and the evidence rules under which its evidence counts."""

    node: Node
    rules: tuple[EvidenceRule, ...]
    #: where it stands
    path: Path
    #: the criterion whose evidence it is of; None of an outcome's or of the whole's
    reference: str | None
    #: the range items that a link of that criterion may name
    range: tuple[str, ...] = ()


def facts_beside(specification: ResolvedSpecification, place: Place) -> list[Fact]:
    """Return what is satisfied wherever a node is the only thing that may be missing."""
    assert place.rule is not None
    own = evidence_rules(specification, place)
    criterion = None if place.reference is None else specification.criteria[place.reference]
    found = [
        fact
        for node in _beside(place.rule.node, place.position)
        for fact in _conjuncts(node, own, criterion)
    ]
    if criterion is not None:
        found.insert(0, one_item_of(criterion))
        found += _of_the_same_evidence(specification, criterion)
    else:
        found += _below(specification, place)
    return found


def one_item_of(criterion: ResolvedCriterion) -> Fact:
    """Return what is satisfied of every criterion that is achieved: it has one counted item."""
    one_item = fact_of(ONE_ITEM, (criterion.evidence,), criterion)
    return one_item._replace(path=criterion.path)


def fact_of(
    node: Node, rules: tuple[EvidenceRule, ...], criterion: ResolvedCriterion | None
) -> Fact:
    """Return a rule that is satisfied by the evidence of a criterion; without one, of several."""
    if criterion is None:
        return Fact(node, rules, node.path, None)
    return Fact(node, rules, node.path, criterion.reference, criterion.range)


def _beside(node: Node, position: Sequence[int]) -> Iterator[Node]:
    """The nodes that have to hold beside one: of joins of which all are needed, the others."""
    for turn in position:
        assert isinstance(node, NOf)
        if node.n == len(node.children):
            yield from (child for at, child in enumerate(node.children) if at != turn)
        node = node.children[turn]


def evidence_rules(specification: ResolvedSpecification, place: Place) -> tuple[EvidenceRule, ...]:
    """Return the evidence rules of each criterion whose evidence a place looks at."""
    criteria = specification.criteria
    if place.reference is not None:
        return (criteria[place.reference].evidence,)
    scope = place.owner
    return tuple(
        dict.fromkeys(c.evidence for c in criteria.values() if c.path[: len(scope)] == scope)
    )


def _conjuncts(
    node: Node, rules: tuple[EvidenceRule, ...], criterion: ResolvedCriterion | None
) -> Iterator[Fact]:
    """The rules that somebody wrote and that all have to hold for one to hold."""
    if isinstance(node, NOf) and node.n == len(node.children):
        for child in node.children:
            yield from _conjuncts(child, rules, criterion)
    elif node is not ONE_ITEM:  # nobody wrote it; it holds of every criterion
        yield fact_of(node, rules, criterion)


def _of_the_same_evidence(
    specification: ResolvedSpecification, criterion: ResolvedCriterion
) -> Iterator[Fact]:
    """Rules above a criterion that is the only one they look at."""
    rules: tuple[EvidenceRule, ...] = (criterion.evidence,)
    if criterion.outcome is not None:
        outcome = specification.outcomes[criterion.outcome]
        if outcome.rule is not None and len(outcome.criteria) == 1:
            yield from _conjuncts(outcome.rule.node, rules, criterion)
    if specification.rule is not None and len(specification.criteria) == 1:
        yield from _conjuncts(specification.rule.node, rules, criterion)


def _below(specification: ResolvedSpecification, place: Place) -> Iterator[Fact]:
    """The rules of the criteria and outcomes that are required below an outcome or the whole."""
    scope = place.owner
    spared = {path for group in (specification.alternatives,) if group for path in group.of}
    for criterion in specification.criteria.values():
        inside = criterion.path[: len(scope)] == scope
        needed = scope or not {criterion.path, criterion.path[:-1]} & spared
        if inside and needed and _needed(specification, criterion.path, criterion.role, scope):
            yield from _conjuncts(criterion.rule.node, (criterion.evidence,), criterion)
            yield one_item_of(criterion)
    if not scope:
        for at, outcome in enumerate(specification.outcomes):
            below = [c for c in specification.criteria.values() if c.outcome == at]
            asked = any(c.asked for c in below)
            if outcome.rule is not None and asked and outcome.path not in spared:
                rules = tuple(dict.fromkeys(c.evidence for c in below))
                yield from _conjuncts(outcome.rule.node, rules, None)
    elif specification.rule is not None and len(specification.outcomes) == 1:
        rules = tuple(dict.fromkeys(c.evidence for c in specification.criteria.values()))
        yield from _conjuncts(specification.rule.node, rules, None)


def _needed(specification: ResolvedSpecification, path: Path, role: str, scope: Path) -> bool:
    """Whether a criterion is needed wherever its outcome, or the whole, is achieved."""
    if role == "required":
        return True
    if role != "alternative" or not scope:
        return False
    # an alternative only because its outcome is one
    outcome = next((o for o in specification.outcomes if o.path == scope), None)
    named = () if outcome is None or outcome.alternatives is None else outcome.alternatives.of
    return outcome is not None and path not in named


def lifts_a_default(specification: ResolvedSpecification, place: Place) -> bool:
    """Return whether a criterion's rule asks for one item only, in the place of a default.

    The default would ask for something else, so the rule changes something all the same.
    """
    if place.reference is None or place.rule is None or place.rule.stated != "own":
        return False
    here = specification.criteria[place.reference]
    return implying([one_item_of(here)], place.rule.node) is not None and any(
        criterion.rule.stated == "specification_default"
        or (criterion.rule.stated == "outcome_default" and criterion.outcome == here.outcome)
        for criterion in specification.criteria.values()
    )


# -- implying ----------------------------------------------------------------


def implying(facts: Sequence[Fact], node: Node) -> tuple[Fact, ...] | None:
    """Return facts that leave a rule satisfied whatever else there is; None if none are known."""
    for fact in facts:
        if _implies(fact, node):
            return (fact,)
    if isinstance(node, NOf):
        found = [some for child in node.children if (some := implying(facts, child)) is not None]
        if len(found) < node.n:
            return None
        return tuple(dict.fromkeys(fact for some in found[: node.n] for fact in some))
    return _added_up(facts, node)


def _implies(fact: Fact, node: Node) -> bool:
    held = fact.node
    if isinstance(held, NOf):
        others = sum(not _implies(fact._replace(node=child), node) for child in held.children)
        return held.n > 0 and others < held.n
    if isinstance(node, NOf):
        return sum(_implies(fact, child) for child in node.children) >= node.n
    whole = _names_no_other(fact, node)
    return _looks_within(fact, held, node) and _as_much(held, node, fact.rules, whole=whole)


def _names_no_other(fact: Fact, clause: AtLeast) -> bool:
    """Whether a link of its criterion can name no range item but those of a clause."""
    return (
        fact.reference is not None
        and not clause.measure.parts
        and set(fact.range) <= set(clause.measure.members)
    )


def _looks_within(fact: Fact, held: AtLeast, clause: AtLeast) -> bool:
    """Whether all evidence that one clause looks at is looked at by another."""
    wide, narrow = clause.where, held.where
    witnessed = narrow.witnessed or held.measure.kind == "witnesses"
    if wide.witnessed and not witnessed:
        return False
    if wide.within is not None:
        periods = [
            min((p for p in (narrow.within, rules.current) if p is not None), default=None)
            for rules in fact.rules
        ]
        if any(period is None or period > wide.within for period in periods):
            return False
    return all(map(wide.takes_method, _methods(fact.rules, held))) and all(
        map(wide.takes_source, _sources(fact.rules, held))
    )


def _methods(rules: Iterable[EvidenceRule], clause: AtLeast) -> set[str | None]:
    """What the evidence may state as its method that counts, and that a clause looks at."""
    stated = clause.measure.kind == "methods"
    return {
        word
        for rule in rules
        for word in _METHODS
        if (rule.accept_methods is None or word in rule.accept_methods)
        and clause.where.takes_method(word)
        and not (stated and word not in METHODS)
    }


def _sources(rules: Iterable[EvidenceRule], clause: AtLeast) -> set[str | None]:
    return {
        word
        for rule in rules
        for word in _SOURCES
        if (rule.accept_sources is None or word in rule.accept_sources)
        and clause.where.takes_source(word)
    }


def _as_much(held: AtLeast, clause: AtLeast, rules: Sequence[EvidenceRule], *, whole: bool) -> bool:
    """Whether what satisfies one clause is enough for another that looks at all of it.

    Args:
        held: the one.
        clause: the other.
        rules: evidence rules of what counts for the one.
        whole: whether the range in the other is all that a link may name.
    """
    kind, enough = clause.measure.kind, held.n >= clause.n
    if kind == "range":
        # a link names some of what is in scope, or covers all of it
        return (clause.n <= 1 and whole) or _covers_as_much(held, clause)
    if kind in DIFFERENT:
        if held.measure.kind == kind:
            return enough
        if clause.n > 1:
            return False
        return (kind == "witnesses" and held.where.witnessed) or (
            kind == "methods" and _methods(rules, held) <= set(METHODS)
        )
    if not _adds_up_as_well(held, clause, rules):
        return False
    if kind == "items":
        return _items(held) >= clause.n
    return held.measure == clause.measure and enough


def _adds_up_as_well(held: AtLeast, clause: AtLeast, rules: Sequence[EvidenceRule]) -> bool:
    """Whether what counts once, or up to a cap, adds no less to the one than to the other."""
    if clause.once_per is not None:
        alone = clause.measure.kind == "items" and clause.n <= 1
        named = DIFFERENT.get(held.measure.kind) == clause.once_per
        return alone or held.once_per == clause.once_per or named
    if clause.at_most is None:
        return True
    binding = {word: most for word, most in clause.at_most.most if most < clause.n}
    field = clause.at_most.field
    seen = _methods(rules, held) if field == "method" else _sources(rules, held)
    there = {} if held.at_most is None else dict(held.at_most.most)
    same_field = held.at_most is not None and held.at_most.field == field
    return all(
        word not in seen or (same_field and word in there and there[word] <= most)
        for word, most in binding.items()
    )


def _items(held: AtLeast) -> Decimal:
    """How many items there are at least where a clause is satisfied."""
    counts = held.measure.kind == "items" or held.measure.kind in DIFFERENT
    return held.n if counts else Decimal(1)


def _covers_as_much(held: AtLeast, clause: AtLeast) -> bool:
    if held.measure.kind != "range" or held.measure.parts != clause.measure.parts:
        return False
    wanted = set(clause.measure.members)
    elsewhere = sum(name not in wanted for name in held.measure.members)
    return held.n - elsewhere >= clause.n


# -- several together --------------------------------------------------------


def _added_up(facts: Sequence[Fact], clause: AtLeast) -> tuple[Fact, ...] | None:
    """Facts of evidence that is never the same, which are enough together."""
    kind = clause.measure.kind
    adding = ("items", "quantity", "methods", "range")
    if kind not in adding or clause.once_per or clause.at_most:
        return None
    giving = [
        (fact, amount)
        for fact in facts
        if isinstance(fact.node, AtLeast)
        and (amount := _gives(fact, fact.node, clause)) > 0
        and _looks_within(fact, fact.node, clause)
    ][:_MOST_ADDED]
    for number in range(2, len(giving) + 1):
        for some in combinations(giving, number):
            if sum(amount for _, amount in some) >= clause.n and all(
                _apart(one, other, kind) for (one, _), (other, _) in combinations(some, 2)
            ):
                return tuple(fact for fact, _ in some)
    return None


def _gives(fact: Fact, held: AtLeast, clause: AtLeast) -> Decimal:
    kind = clause.measure.kind
    if kind == "quantity":
        return held.n if held.measure == clause.measure else Decimal(0)
    if kind == "items":
        return _items(held)
    if kind == "range":
        same = held.measure.kind == "range" and held.measure.parts == clause.measure.parts
        wanted = set(clause.measure.members)
        elsewhere = sum(name not in wanted for name in held.measure.members)
        return held.n - elsewhere if same else Decimal(0)
    if held.measure.kind == "methods":
        return held.n
    return Decimal(_methods(fact.rules, held) <= set(METHODS))


def _apart(one: Fact, other: Fact, kind: str) -> bool:
    """Whether nothing that counts for the one counts for the other as well."""
    assert isinstance(one.node, AtLeast)
    assert isinstance(other.node, AtLeast)
    if kind == "range":
        return not set(one.node.measure.members) & set(other.node.measure.members)
    if not _by_one_method(one, one.node, other, other.node):
        return True
    sources = _sources(one.rules, one.node) & _sources(other.rules, other.node)
    return kind != "methods" and not sources


def _by_one_method(one: Fact, held: AtLeast, other: Fact, clause: AtLeast) -> bool:
    """Whether an item may count for both by its method, which each may read in its own way."""
    mine, theirs = _methods(one.rules, held), _methods(other.rules, clause)
    for here in one.rules:
        for there in other.rules:
            for written in (*_METHODS, *here.methods, *there.methods):
                read = here.methods.get(written or "", written)
                if read in mine and there.methods.get(written or "", written) in theirs:
                    return True
    return False
