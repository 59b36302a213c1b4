"""Rules that others imply: whatever satisfies those satisfies these (meaning 18.4).

What is found here is certain; what is not found may be implied all the same. It rests on more
evidence never lowering a measure: what holds of the evidence of a criterion holds of all
evidence of its outcome.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import combinations

from rubric.proving.beside import Fact, one_item_of
from rubric.proving.things import Place
from rubric.rules import DIFFERENT, AtLeast, EvidenceRule, Node, NOf, ResolvedSpecification
from rubric.rules.words import METHODS, SOURCES

#: what stands for every method that is no word of the engine's
_NO_WORD = "?"
#: what an item may state as its method: a word, nothing, or what is no word
_METHODS: tuple[str | None, ...] = (*METHODS, None, _NO_WORD)
_SOURCES: tuple[str | None, ...] = (*SOURCES, None)
#: facts that are added up together
_MOST_ADDED = 8


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
                if _read(written, here) in mine and _read(written, there) in theirs:
                    return True
    return False


def _read(written: str | None, rule: EvidenceRule) -> str | None:
    """What a criterion takes for the method that an item states."""
    word = rule.methods.get(written or "", written)
    return word if word in _METHODS else _NO_WORD
