"""What holds beside a rule, wherever that is the only thing that may be missing (meaning 18.4)."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rubric.diagnostics import Path
from rubric.proving.things import Place
from rubric.rules import EvidenceRule, Node, NOf, ResolvedCriterion, ResolvedSpecification
from rubric.rules.sufficiency import ONE_ITEM


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
    elif specification.rule is not None and all(
        criterion.path[: len(scope)] == scope for criterion in specification.criteria.values()
    ):
        rules = evidence_rules(specification, place)
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
