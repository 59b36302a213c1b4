"""The law about additions for a whole unit, where one new item may serve several criteria."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import combinations, combinations_with_replacement, islice, product

from rubric.evaluation import Gap, NewItem
from rubric.evaluation.additions.together import (
    LeastAdditions,
    NewMapping,
    SharedItem,
    least_additions,
)
from rubric.rules import ResolvedSpecification
from rubric.testing.laws.asked import Asked, asked_of, kinds_for, view_of
from rubric.testing.laws.left_open import (
    Filling,
    Kind,
    as_old_as_may_be,
    fillings,
    judged,
    methods_of,
    observers,
    picked,
    sources_of,
    told_apart,
)
from rubric.testing.oracle.statuses import clauses
from rubric.testing.strategies.cases import Case

#: ways to take one method and source of each item that are tried before a part is left out
MOST_PICKS = 64
#: plans that brute force tries
MOST_PLANS = 3_000
_LEAST = Decimal("0.001")
_PLENTY = Decimal(10) ** 9
_NOTHING: Filling = {}
#: a new item of brute force: its method and source, and the criteria it is mapped to
_Place = tuple[tuple[str, str], tuple[str, ...]]


def law_together(case: Case, up_to: int) -> None:
    """The items satisfy every rule they are for; no part can go, and nothing smaller would do.

    A part is an item, a mapping, an amount, a name, a witness, a date, a
    locator or a declaration. They are for every gap that new evidence closes, and no
    item is mapped to more criteria than it may be.
    """
    result = case.result()
    [found] = least_additions(result, up_to)
    closes = partial(_closes, case, case.resolved, found)
    evidence = list(_of_evidence(result.gaps))
    assert list(found.gaps) == evidence
    assert bool(found.items) == bool(evidence)
    for item in found.items:
        names = [mapping.criterion for mapping in item.maps_to]
        assert 1 <= len(names) == len(set(names)) <= up_to
    rules = [asked_of(case.world(), gap) for gap in found.gaps]
    filled = fillings(case, [rule.rule for rule in rules])
    assert _whatever_is_said(closes, found.items, filled), "does not close every gap"
    covered = any(d["covers"] == "all" for d in case.records_of("declarations"))
    for smaller in _smaller(found.items, declared=not covered):
        some = list(islice(product(*_kinds(smaller)), MOST_PICKS + 1))
        whole = len(some) <= MOST_PICKS
        closing = whole and all(closes(smaller, pick) for pick in some)
        assert not closing or not _whatever_is_said(closes, smaller, filled), (
            "a part can be left out"
        )
    if found.exact and found.items:
        _nothing_smaller(case, found, rules)


def _whatever_is_said(
    closes: Callable[..., bool], items: Sequence[SharedItem], filled: Sequence[Filling]
) -> bool:
    """Return whether items close every gap, whatever is taken of what they leave open.

    Where an item need not state its method or source, any will do.
    """
    bare = [shared.item for shared in items]
    words = [some for item in bare for some in (methods_of(item), sources_of(item))]
    for pick in range(max(map(len, words), default=0)):
        for turn, filling in product((0, 1) if len(items) > 1 else (0,), filled):
            kinds = picked(bare, pick, turn)
            if kinds is None or not closes(items, kinds, filling):
                return False
    return True


def law_together_alone(case: Case, up_to: int) -> None:
    """For one gap alone, as many items and as much of quantities as its own `closes_when`.

    Where both are said to be exact.
    """
    result = case.result()
    [found] = least_additions(result, up_to)
    closing = [gap.closes_when for gap in found.gaps]
    if len(closing) == 1 and found.exact and closing[0] is not None and closing[0].exact:
        items = [shared.item for shared in found.items]
        assert len(items) == len(closing[0].items)
        assert _total(items) == _total(closing[0].items)


def _total(items: Iterable[NewItem]) -> Decimal:
    return sum((amount for item in items for amount in item.quantities.values()), Decimal(0))


def _of_evidence(gaps: Sequence[Gap]) -> Iterator[Gap]:
    """Yield the gaps with items that close them; of alternatives those of the cheapest."""
    for gap in gaps:
        if gap.alternatives:
            for alternative in gap.alternatives:
                yield from _of_evidence(alternative.gaps if alternative.cheapest else ())
        elif gap.closes_when is not None and gap.closes_when.items:
            yield gap


def _kinds(items: Sequence[SharedItem]) -> Iterator[list[Kind]]:
    """The methods and sources of each item; of those that have to differ, some that do."""
    differing = picked([shared.item for shared in items], 0, every=False)
    assert differing is not None
    for shared, (method, _) in zip(items, differing, strict=True):
        item = shared.item
        apart = "method" in item.apart
        methods = (method,) if apart else methods_of(item, every=False)
        yield list(product(methods, sources_of(item, every=False)))


def _closes(
    case: Case,
    specification: ResolvedSpecification,
    found: LeastAdditions,
    items: Sequence[SharedItem],
    pick: Sequence[Kind],
    filling: Filling = _NOTHING,
) -> bool:
    """Return whether every rule is satisfied once the items are in the portfolio."""
    people = case.portfolio.get("people")
    more = case.with_portfolio(
        people=None if people is None else {**people, **observers(len(items))},
        evidence=[
            *case.records_of("evidence"),
            *(
                _written(item, at, as_old_as_may_be(item.item, case, case.on), kind, filling)
                for at, (item, kind) in enumerate(zip(items, pick, strict=True))
            ),
        ],
        declarations=[
            *case.records_of("declarations"),
            *(d for at, item in enumerate(items) for d in _declared(item, at, case.on)),
        ],
    )
    unit = judged(more, specification)
    outcomes = {outcome.outcome.path: outcome.rule_satisfied for outcome in unit.outcomes}
    for gap in found.gaps:
        if gap.reference is not None:
            holds = unit.criteria[gap.reference].satisfied
        else:
            holds = (outcomes[gap.scope] if gap.scope else unit.rule_satisfied) is not False
        if not holds:
            return False
    return True


def _written(
    shared: SharedItem,
    position: int,
    day: date,
    kind: Kind,
    filling: Filling,
) -> dict[str, object]:
    """Return a new item as a learner would record it."""
    item = shared.item
    method, source = kind
    stated = {"method": method, "source": source, "date": day.isoformat() if item.dated else None}
    return {
        "id": f"N{position}",
        "maps_to": {mapping.criterion: _link(mapping) or "whole" for mapping in shared.maps_to},
        **{name: value for name, value in stated.items() if value is not None},
        **told_apart(item, position, filling),
        **{name: str(amount) for name, amount in item.quantities.items()},
    }


def _link(mapping: NewMapping) -> dict[str, object]:
    return {
        **({"at": "p. 1"} if mapping.located else {}),
        **({"parts": list(mapping.parts)} if mapping.parts else {}),
        **({"range": list(mapping.range)} if mapping.range else {}),
    }


def _declared(shared: SharedItem, position: int, on: date) -> Iterator[dict[str, object]]:
    if shared.item.authenticity != "none":
        confirmed = {"confirmed_by": "A-1", "confirmed": on.isoformat()}
        yield {
            "covers": [f"N{position}"],
            "signed_by_learner": on.isoformat(),
            **(confirmed if shared.item.authenticity == "declared_and_confirmed" else {}),
        }


def _smaller(items: Sequence[SharedItem], *, declared: bool) -> Iterator[tuple[SharedItem, ...]]:
    """Yield the items with one part left out."""
    for at, shared in enumerate(items):
        before, after = tuple(items[:at]), tuple(items[at + 1 :])
        yield (*before, *after)
        for less in (*_less_of_item(shared, declared=declared), *_less_of_mappings(shared)):
            yield (*before, less, *after)


def _less_of_item(shared: SharedItem, *, declared: bool) -> Iterator[SharedItem]:
    item = shared.item
    for name, amount in item.quantities.items():
        yield shared._replace(
            item=replace(item, quantities={**item.quantities, name: amount - _LEAST})
        )
    if item.witnessed:
        yield shared._replace(item=replace(item, witnessed=False))
    if item.dated:
        yield shared._replace(item=replace(item, dated=False))
    if declared and item.authenticity != "none":
        less = {"declared": "none", "declared_and_confirmed": "declared"}[item.authenticity]
        yield shared._replace(item=replace(item, authenticity=less))


def _less_of_mappings(shared: SharedItem) -> Iterator[SharedItem]:
    for at, mapping in enumerate(shared.maps_to):
        before, after = shared.maps_to[:at], shared.maps_to[at + 1 :]
        if before or after:
            yield shared._replace(maps_to=(*before, *after))
        smaller = [
            *(
                mapping._replace(parts=tuple(n for n in mapping.parts if n != name))
                for name in mapping.parts
            ),
            *(
                mapping._replace(range=tuple(n for n in mapping.range if n != name))
                for name in mapping.range
            ),
        ]
        for less in smaller:
            # naming none would cover them all
            if bool(less.parts) == bool(mapping.parts) and bool(less.range) == bool(mapping.range):
                yield shared._replace(maps_to=(*before, less, *after))
        if mapping.located:
            yield shared._replace(maps_to=(*before, mapping._replace(located=False), *after))


def _nothing_smaller(case: Case, found: LeastAdditions, rules: Sequence[Asked]) -> None:
    """Try every plan with one item fewer, then with less quantities, where they are few."""
    places = _places(rules, found.up_to, len(found.items))
    names = sorted(
        {n for rule in rules for clause in clauses(rule.rule) for n in clause.quantities}
    )
    full = dict.fromkeys(names, _PLENTY)
    number = len(found.items)
    fewer = list(islice(combinations_with_replacement(places, number - 1), MOST_PLANS + 1))
    for some in fewer if len(fewer) <= MOST_PLANS else ():
        assert not _hold(rules, some, [full] * len(some), case.on), f"{number - 1} items would do"
    total = _total(shared.item for shared in found.items)
    spreads = list(_spreads(found, names, number)) if total else []
    as_many = ((some, s) for some in combinations_with_replacement(places, number) for s in spreads)
    tried = list(islice(as_many, MOST_PLANS + 1)) if spreads else []
    for some, spread in tried if len(tried) <= MOST_PLANS else ():
        if sum((a for each in spread for a in each.values()), Decimal(0)) < total:
            assert not _hold(rules, some, spread, case.on), f"amounts {spread} would do"


def _places(rules: Sequence[Asked], up_to: int, items: int) -> list[_Place]:
    """Every kind of item with as many criteria as it may serve: fewer serve no better."""
    references = sorted({name for rule in rules for name in rule.references})
    groups = list(combinations(references, min(up_to, len(references))))
    kinds = sorted({kind for rule in rules for kind in kinds_for(rule, items)})
    return list(product(kinds, groups))


def _hold(
    rules: Sequence[Asked],
    items: Sequence[_Place],
    amounts: Sequence[dict[str, Decimal]],
    on: date,
) -> bool:
    """Return whether every rule is satisfied, as the definition has it."""
    return all(
        rule.holds(
            [
                view_of(at, kind, on, amounts[at])
                for at, (kind, names) in enumerate(items)
                if any(_counts(rule, kind, name) for name in names)
            ]
        )
        for rule in rules
    )


def _counts(rule: Asked, kind: tuple[str, str], name: str) -> bool:
    """Whether an item of this kind that is mapped to a criterion counts for a rule."""
    if name not in rule.references:
        return False
    methods, sources = rule.accepted[rule.references.index(name)]
    return (methods is None or kind[0] in methods) and (sources is None or kind[1] in sources)


def _spreads(
    found: LeastAdditions, names: Sequence[str], number: int
) -> Iterator[tuple[dict[str, Decimal], ...]]:
    """Every spread of amounts at which a least total can stand, over one or two items."""
    if number > 2:
        return
    choices = []
    at_most = [c.clause.at_most for gap in found.gaps for c in gap.clauses]
    caps = {most for cap in at_most if cap is not None for _, most in cap.most}
    for name in names:
        lacking = {
            state.need - state.have
            for gap in found.gaps
            for state in gap.clauses
            if state.clause.measure.name == name
        }
        lacking |= caps
        apart = {abs(a - b) for a in lacking for b in lacking}
        choices.append(sorted({Decimal(0), *lacking, *apart}))
    one = [dict(zip(names, amounts, strict=True)) for amounts in product(*choices)]
    yield from islice(product(one, repeat=number), MOST_PLANS + 1)
