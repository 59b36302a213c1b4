"""Evidence made so that it satisfies everything but one thing."""

from collections.abc import Iterator

from rubric.diagnostics import Path
from rubric.evaluation.additions.closing import least_addition
from rubric.evaluation.additions.together import SharedItem, each_by_itself, least_additions
from rubric.proving.beside import Fact, one_item_of
from rubric.proving.implied import implying
from rubric.proving.judging import Judge
from rubric.proving.methods import Against
from rubric.proving.new_items import alone
from rubric.proving.nodes import choosing, node_at
from rubric.proving.things import Place, Thing
from rubric.rules import EvidenceRule, Node, ResolvedRule, ResolvedSpecification, clauses
from rubric.rules.sufficiency import ONE_ITEM

#: criteria of a unit up to which evidence is made for all of it at once
MOST_CRITERIA = 100


def scopes(specification: ResolvedSpecification, place: Place) -> Iterator[Path]:
    """Yield a place, and what stands above it; the rules of it all are asked at once then."""
    yield place.owner
    if len(place.owner) == 2:
        yield place.owner[:1]
    if place.owner and len(specification.criteria) <= MOST_CRITERIA:
        yield ()


def ways_against(thing: Thing, place: Place) -> Iterator[Against]:
    """Yield how evidence is filled in so that a thing sees as little of it as can be."""
    assert place.rule is not None
    seen = tuple(clauses(node_at(place.rule.node, place.position)))
    yield Against(seen, member=thing.member)
    if any(clause.measure.kind == "quantity" for clause in seen):
        yield Against(seen, halved=True, member=thing.member)
    yield Against(seen, blank=True, member=thing.member)


def evidence_for(
    judge: Judge, place: Place, scope: Path, lacking: Node | None, against: Against
) -> Iterator[list[SharedItem]]:
    """Yield new items that satisfy every rule below a scope, but for what is lacking.

    First those that close every gap by itself, which many rules see little enough of; where one
    is left that counts items, as few as can be.

    Args:
        judge: of the specification.
        place: whose rule it is that lacks something.
        scope: the place, or what stands above it.
        lacking: the rule without that; None where nothing is left of it.
        against: what is to see as little of them as can be.
    """
    specification = judge.specification
    criteria = specification.criteria
    if scope == place.owner and place.reference is not None:
        rules = criteria[place.reference].evidence
        day = judge.on if judge.registered else None
        fact = one_item_of(criteria[place.reference])
        rule = choosing(lacking or ONE_ITEM, lambda n: _serves(n, fact, against))
        addition = least_addition(rule, (), [rules], judge.on, day)
        if addition is not None:
            yield [alone(item, place.reference, rules) for item in addition.items]
        return
    part = _choosing_others(_part(specification, scope, place, lacking), against)
    start = judge.of(part).result(judge.nothing())
    if any(gap.closes_when is None for gap in start.gaps):
        return
    yield list(each_by_itself(start))
    yield list(least_additions(start, max(1, len(part.criteria)))[0].items)


def _serves(node: Node, fact: Fact, against: Against) -> bool:
    """Whether what satisfies a node satisfies one of the clauses that are to see little."""
    return any(implying([fact._replace(node=node)], clause) for clause in against.clauses)


def _choosing_others(
    specification: ResolvedSpecification, against: Against
) -> ResolvedSpecification:
    """The specification with rules that leave a choice narrowed to what serves something else."""

    def chosen(rule: ResolvedRule, rules: tuple[EvidenceRule, ...]) -> ResolvedRule:
        fact = Fact(rule.node, rules, (), None)
        return rule._replace(node=choosing(rule.node, lambda n: _serves(n, fact, against)))

    every = tuple(dict.fromkeys(c.evidence for c in specification.criteria.values()))
    criteria = {
        name: c._replace(rule=chosen(c.rule, (c.evidence,)))
        for name, c in specification.criteria.items()
    }
    outcomes = tuple(
        o if o.rule is None else o._replace(rule=chosen(o.rule, every))
        for o in specification.outcomes
    )
    whole = specification.rule
    return specification._replace(
        criteria=criteria,
        outcomes=outcomes,
        rule=None if whole is None else chosen(whole, every),
    )


def _part(
    specification: ResolvedSpecification, scope: Path, place: Place, lacking: Node | None
) -> ResolvedSpecification:
    """The specification below a scope, with the rule of a place without what is to be shown."""
    criteria = {
        name: criterion
        for name, criterion in specification.criteria.items()
        if criterion.path[: len(scope)] == scope
    }
    if place.reference is not None and place.rule is not None:
        criterion = criteria[place.reference]
        rule = place.rule._replace(node=lacking or ONE_ITEM, added=())
        criteria[place.reference] = criterion._replace(rule=rule)
    outcomes = specification.outcomes
    if scope:
        criteria = {name: c._replace(outcome=0) for name, c in criteria.items()}
        outcomes = tuple(o for o in outcomes if o.path == scope)
    if place.reference is None and place.owner and place.rule is not None:
        rule_of = None if lacking is None else place.rule._replace(node=lacking)
        outcomes = tuple(o._replace(rule=rule_of) if o.path == place.owner else o for o in outcomes)
    whole = specification.rule
    if not place.owner and place.rule is not None:
        whole = None if lacking is None else place.rule._replace(node=lacking)
    return specification._replace(
        criteria=criteria,
        outcomes=outcomes,
        rule=None if scope else whole,
        alternatives=None if scope else specification.alternatives,
    )
