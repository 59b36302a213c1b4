"""What has to matter: criteria, rules and their clauses, parts, range items and alternatives.

A rule that is stated once may stand over many criteria, as a default does. It is one thing then,
which matters where it matters to any of them.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from rubric.diagnostics import Path
from rubric.proving.nodes import Found, Position, nodes_of
from rubric.rules import AtLeast, NOf, ResolvedRule, ResolvedSpecification
from rubric.rules.sufficiency import ONE_ITEM

ThingKind = Literal["criterion", "rule", "clause", "part", "range_item", "alternatives"]


class Place(NamedTuple):
    """Where a thing bears: on a criterion, an outcome or the whole, and where in its rule."""

    #: of the criterion or outcome; of the specification it is empty
    owner: Path
    #: of a criterion
    reference: str | None
    rule: ResolvedRule | None = None
    position: Position = ()
    #: whether some node above it asks for a number of several
    choice: bool = False


class Thing(NamedTuple):
    """Something that a specification asks for, and every place where it does."""

    kind: ThingKind
    #: where it stands in the specification
    path: Path
    #: the letter of a part, or the name of a range item
    member: str | None
    places: tuple[Place, ...]


_Key = tuple[ThingKind, Path, str | None]


def things_of(specification: ResolvedSpecification) -> list[Thing]:
    """Return everything that a specification asks for up to its target, in its own order."""
    places: dict[_Key, list[Place]] = {}
    for key, place in _found(specification):
        places.setdefault(key, []).append(place)
    return [Thing(*key, tuple(some)) for key, some in places.items()]


def _found(specification: ResolvedSpecification) -> Iterator[tuple[_Key, Place]]:
    asked_in = set()
    for reference, criterion in specification.criteria.items():
        if not criterion.asked:
            continue
        asked_in.add(criterion.outcome)
        here = Place(criterion.path, reference, criterion.rule)
        yield ("criterion", criterion.path, None), here
        yield from _in_rule(specification, here, criterion.path)
    owners = [
        (outcome.path, outcome.rule, outcome.alternatives)
        for at, outcome in enumerate(specification.outcomes)
        if at in asked_in
    ]
    for path, rule, alternatives in (
        *owners,
        ((), specification.rule, specification.alternatives),
    ):
        here = Place(path, None, rule)
        if alternatives is not None:
            yield ("alternatives", alternatives.path, None), here
        if rule is not None:
            yield from _in_rule(specification, here, path)


def _in_rule(
    specification: ResolvedSpecification, here: Place, owner: Path
) -> Iterator[tuple[_Key, Place]]:
    assert here.rule is not None
    stated = here.rule.by_itself
    for found in nodes_of(here.rule.node):
        node = found.node
        alone = isinstance(node, NOf) and len(node.children) == 1
        if node is ONE_ITEM or alone or _joins_rules(found, here.rule):
            continue
        place = here._replace(
            position=found.position, choice=_in_a_choice(here.rule, found.position)
        )
        if isinstance(node, AtLeast) and node.measure.kind == "range":
            measure = node.measure
            kind: ThingKind = "part" if measure.parts else "range_item"
            if not measure.parts or _is_written(node):
                yield (_kind(node, stated), node.path, None), place
            for member in _that_can_be_missed(node, specification, here.reference):
                at = (*owner, "parts", member) if measure.parts else node.path
                yield (kind, at, member), place
        else:
            yield (_kind(node, stated), node.path, None), place


def _that_can_be_missed(
    clause: AtLeast, specification: ResolvedSpecification, reference: str | None
) -> tuple[str, ...]:
    """The names of a range that evidence may leave out: a link covers at least one that it may."""
    members = clause.measure.members
    parts = () if reference is None else tuple(specification.criteria[reference].parts)
    whole = reference is not None and (not clause.measure.parts or set(parts) == set(members))
    return () if len(members) == 1 or (whole and clause.n <= 1) else members


def _joins_rules(found: Found, rule: ResolvedRule) -> bool:
    """Whether a node is none that somebody wrote: it joins a rule with what else is asked for."""
    node = found.node
    if not isinstance(node, NOf):
        return False
    joined = [isinstance(c, AtLeast) and not _is_written(c) for c in node.children]
    return any(joined) or (found.position == () and bool(rule.added))


def _is_written(clause: AtLeast) -> bool:
    """Whether a clause is written as such, and not what parts ask for by themselves."""
    return not (clause.measure.parts and clause.path[-1:] in (("parts",), ("achieved_by",)))


def _kind(node: object, stated: object) -> ThingKind:
    return "rule" if node is stated else "clause"


def _in_a_choice(rule: ResolvedRule, position: Position) -> bool:
    node = rule.node
    for turn in position:
        assert isinstance(node, NOf)
        if node.n < len(node.children):
            return True
        node = node.children[turn]
    return False
