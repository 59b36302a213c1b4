"""The laws of proofs: every example and every pair is judged once more, by the definition."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from rubric.checks import check_resolved, check_specification
from rubric.diagnostics import Severity
from rubric.evaluation import NewItem
from rubric.facts import Link, facts_of
from rubric.model import Portfolio
from rubric.proving import Example, ExampleItem, Idle, Proof, Shown, proved
from rubric.proving.completing import completed
from rubric.proving.judging import Judge
from rubric.proving.nodes import satisfied_at, unsatisfied_at
from rubric.rules import Node, ResolvedCriterion, ResolvedRule, ResolvedSpecification
from rubric.rules.sufficiency import ONE_ITEM
from rubric.testing.oracle import UnitAnswer, answered
from rubric.testing.strategies.cases import Case

_LEAST = Decimal("0.001")
#: what an item may state, besides amounts
_FIELDS = ("method", "source", "day", "occasion", "site", "witness", "observed_by")


def law_prove(case: Case, up_to: int) -> None:
    """What is sound can be passed, by the example that is given, and by nothing less of it.

    Whatever is shown to matter, by the definition too the first of its two examples passes, and
    the second lacks that and nothing else. Nothing here is the engine's word for it; what it
    judges again beside an example that is alike, it judges as it does by itself.
    """
    if not _sound(case):
        return
    proof = proved(case.resolved, case.on, up_to)
    assert proof.example is not None, "cannot be passed"
    assert _passes(case, proof.example), "the example does not pass"
    for smaller in _smaller(proof.example):
        assert not _passes(case, smaller), "a part can be left out"
    judge = Judge(case.resolved, case.on)
    judge.near(proof.example)
    for shown in proof.shown:
        assert _passes(case, shown.before)
        assert not _passes(case, shown.after)
        _lacks_it_alone(case, shown)
        _judged_as_by_itself(judge, shown.before, shown.after)
    _everything_is_told(proof)


def law_prove_idle(case: Case) -> None:
    """What is said to change nothing does not: whatever satisfies the rest satisfies it.

    The evidence of the case is tried, completed by what everything but this rule asks for.
    """
    if not _sound(case):
        return
    proof = proved(case.resolved, case.on)
    judge = Judge(case.resolved, case.on)
    without = case.resolved
    for idle in proof.idle:
        without = _without(without, idle)
        for begun in (judge.nothing(), *_begun(case, judge)):
            done = completed(judge.of(without), begun)
            if done is not None and judge.of(without).passes(done):
                assert judge.passes(done), f"{idle.thing.path} is missing"


def _sound(case: Case) -> bool:
    problems = [*check_specification(case.written), *check_resolved(case.resolved)]
    return not any(problem.code.severity is Severity.ERROR for problem in problems)


def _answer(case: Case, example: Example) -> UnitAnswer:
    world = case.world()
    portfolio = Portfolio.model_validate(example.written())
    answer = answered(replace(world, portfolio=portfolio, memory={}))
    assert not answer.set_aside
    [unit] = answer.units.values()
    return unit


def _passes(case: Case, example: Example) -> bool:
    unit = _answer(case, example)
    return unit.achieved and unit.iqa.claimable


def _judged_as_by_itself(judge: Judge, *examples: Example) -> None:
    for example in examples:
        [alone] = judge.result(example).units
        assert judge.unit(example)._replace(findings=()) == alone._replace(findings=())


def _lacks_it_alone(case: Case, shown: Shown) -> None:
    """Assert that what is open in the second example is open for this alone."""
    before, after = _answer(case, shown.before), _answer(case, shown.after)
    specification = case.resolved
    [place] = [p for p in shown.thing.places if _is_of(shown, p.owner)][:1] or shown.thing.places[
        :1
    ]
    opened = {
        name
        for name, criterion in specification.criteria.items()
        if criterion.asked and _achieved(before, name) and not _achieved(after, name)
    }
    rules_opened = [
        at
        for at, (_, rule) in after.outcomes.items()
        if rule is False and before.outcomes[at][1] is not False
    ]
    whole = after.rule_satisfied is False and before.rule_satisfied is not False
    if shown.thing.kind == "alternatives":
        assert opened
        assert not whole
        owners = [(), *(outcome.path for outcome in specification.outcomes)]
        groups = [specification.alternatives, *(o.alternatives for o in specification.outcomes)]
        group = groups[owners.index(place.owner)]
        assert group is not None
        # all of it in one of the alternatives
        below = [specification.criteria[name].path for name in opened]
        below += [specification.outcomes[at].path for at in rules_opened]
        assert any(all(path[: len(one)] == one for path in below) for one in group.of)
    elif place.reference is not None:
        assert opened == {place.reference}
        assert not rules_opened
        assert not whole
        satisfied = after.criteria[place.reference].satisfied
        assert shown.thing.kind == "criterion" or not satisfied
    elif place.owner:
        assert not opened
        assert not whole
        assert [specification.outcomes[at].path for at in rules_opened] == [place.owner]
    else:
        assert not opened
        assert not rules_opened
        assert whole


def _is_of(shown: Shown, owner: tuple[str, ...]) -> bool:
    if shown.gap.alternatives:
        return owner[: len(shown.gap.scope)] == shown.gap.scope
    return shown.gap.scope == owner


def _achieved(unit: UnitAnswer, name: str) -> bool:
    return unit.criteria[name].status in ("met", "verified", "exempt")


def _everything_is_told(proof: Proof) -> None:
    told = [*(s.thing for s in proof.shown), *(i.thing for i in proof.idle), *proof.open]
    keys = [(thing.kind, thing.path, thing.member) for thing in told]
    assert len(keys) == len(set(keys)), "told twice"


# -- a little less -----------------------------------------------------------


def _smaller(example: Example) -> Iterator[Example]:
    """Yield an example with one thing left out."""
    for at, one in enumerate(example.items):
        others = (*example.items[:at], *example.items[at + 1 :])
        yield example.with_items(others)
        for less in _less_of(one):
            yield example._replace(items=(*example.items[:at], less, *example.items[at + 1 :]))
    for name in example.signed:
        yield example._replace(
            signed=tuple(n for n in example.signed if n != name),
            confirmed=tuple(n for n in example.confirmed if n != name),
        )
    for name in example.confirmed:
        yield example._replace(confirmed=tuple(n for n in example.confirmed if n != name))
    for at, decided in enumerate(example.decided):
        for name in decided.criteria:
            fewer = decided._replace(criteria=tuple(n for n in decided.criteria if n != name))
            some = (*example.decided[:at], *([fewer] if fewer.criteria else []))
            if fewer.criteria or example.signed_off is None:
                yield example._replace(decided=(*some, *example.decided[at + 1 :]))
    if example.signed_off is not None:
        yield example._replace(signed_off=None)


def _less_of(one: ExampleItem) -> Iterator[ExampleItem]:
    item = one.item
    for name, amount in item.quantities.items():
        less = {**item.quantities, name: amount - _LEAST}
        yield one._replace(item=item._replace(quantities={n: a for n, a in less.items() if a}))
    changed: Mapping[str, Any]
    for field in _FIELDS:
        if getattr(item, field) is not None:
            changed = {field: None, **({"first_day": None} if field == "day" else {})}
            yield one._replace(item=item._replace(**changed))
    for at, link in enumerate(item.links):
        before, after = item.links[:at], item.links[at + 1 :]
        if before or after:
            yield one._replace(item=item._replace(links=(*before, *after)))
        smaller = [link._replace(at=None)] if link.at is not None else []
        for field, names in (("parts", link.parts), ("range", link.range)):
            for name in names or ():
                kept = tuple(n for n in names or () if n != name)
                named: Mapping[str, Any] = {field: kept}
                smaller += [link._replace(**named)] if kept else []
        for other in smaller:
            yield one._replace(item=item._replace(links=(*before, other, *after)))


# -- without a rule ----------------------------------------------------------


def _without(specification: ResolvedSpecification, idle: Idle) -> ResolvedSpecification:
    """The specification without a rule, wherever it stands."""
    for place in idle.thing.places:
        assert place.rule is not None
        away = unsatisfied_at if idle.never_needed else satisfied_at
        node: Node | None = away(place.rule.node, place.position)
        if place.reference is not None:
            criterion = specification.criteria[place.reference]
            rule = ResolvedRule(node or ONE_ITEM, criterion.rule.stated, criterion.rule.path)
            criteria = {**specification.criteria, place.reference: criterion._replace(rule=rule)}
            specification = specification._replace(criteria=criteria)
        elif place.owner:
            outcomes = tuple(
                o._replace(rule=None if node is None else place.rule._replace(node=node))
                if o.path == place.owner
                else o
                for o in specification.outcomes
            )
            specification = specification._replace(outcomes=outcomes)
        else:
            whole = None if node is None else place.rule._replace(node=node)
            specification = specification._replace(rule=whole)
    return specification


def _begun(case: Case, judge: Judge) -> Iterator[Example]:
    """The evidence of the case, as far as it names one criterion or several by itself."""
    lookups, items = case.resolved.targets, []
    criteria = case.resolved.criteria
    for at, item in enumerate(facts_of(case.records).items, start=1):
        links = tuple(
            link._replace(reference=lookups[link.reference].criterion)
            for link in item.links
            if link.reference in lookups and lookups[link.reference].part is None
        )
        if not all(_names_what_is_there(link, criteria[link.reference]) for link in links):
            continue
        if links and len({link.reference for link in links}) == len(links):
            plain = item._replace(
                id=f"E{at}", links=links, content=None, supersedes=(), withdrawn=None
            )
            items.append(ExampleItem(plain, NewItem()))
    every = judge.nothing()._replace(items=tuple(items))
    ids = tuple(one.item.id for one in items)
    yield every._replace(signed=ids, confirmed=ids)


def _names_what_is_there(link: Link, criterion: ResolvedCriterion) -> bool:
    known = (*criterion.parts, *criterion.range)
    return all(name in known for name in (*(link.parts or ()), *(link.range or ())))
