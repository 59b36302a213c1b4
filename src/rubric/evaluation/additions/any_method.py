"""New items for a unit that have to be by different methods, where it matters little by which."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import product

from rubric.evaluation.additions.drafts import Asked, Draft
from rubric.evaluation.additions.imagined import Pair, capped_as, takes
from rubric.rules import AtLeast, clauses
from rubric.rules.words import METHODS


def by_any_method(every: Sequence[Asked], drafts: Sequence[Draft]) -> list[Draft]:
    """Return the items with every method by which they would serve as well, each by its own.

    Methods that all rules treat alike may be exchanged: as many are counted as before,
    as long as no two items are by the same.
    """
    methods = _methods(every, drafts)
    changed = list(drafts)
    for at, allowed in methods.items():
        others = [set(some) for other, some in methods.items() if other != at]
        shared = any(not some.isdisjoint(allowed) for some in others)
        if len(allowed) > 1:
            sources = dict.fromkeys(source for _, source in drafts[at].pairs)
            changed[at] = replace(
                drafts[at],
                pairs=tuple(product(allowed, sources)),
                apart=(*drafts[at].apart, *(["method"] if shared else [])),
            )
    return changed


def _methods(every: Sequence[Asked], drafts: Sequence[Draft]) -> dict[int, list[str]]:
    """The methods that each item whose method is counted may be by; none where it is fixed."""
    own: dict[int, str] = {}
    for at, draft in enumerate(drafts):
        [method, *others] = {method for method, _ in draft.pairs}
        if method is not None and not others and _is_counted(every, draft):
            own[at] = method
    used = list(own.values())
    allowed = {
        at: _alike(every, drafts[at], method) if used.count(method) == 1 else [method]
        for at, method in own.items()
    }
    while True:  # what is fixed is nobody else's
        fixed = {some[0] for some in allowed.values() if len(some) == 1}
        left = {at: [m for m in some if m not in fixed] for at, some in allowed.items()}
        if left == allowed:
            return allowed
        allowed = left


def _is_counted(every: Sequence[Asked], draft: Draft) -> bool:
    counting = (clause for _, clause in _clauses(every, draft) if clause.measure.kind == "methods")
    return any(takes(clause, pair) for clause in counting for pair in draft.pairs)


def _alike(every: Sequence[Asked], draft: Draft, method: str) -> list[str]:
    """The methods by which no rule would see the item otherwise, but that it is another one."""
    sources = dict.fromkeys(source for _, source in draft.pairs)
    as_it_is = [_seen(every, draft, (method, source)) for source in sources]
    return [
        other
        for other in METHODS
        if [_seen(every, draft, (other, source)) for source in sources] == as_it_is
    ]


def _seen(every: Sequence[Asked], draft: Draft, pair: Pair) -> Mapping[object, object]:
    """What each criterion and clause makes of the item by one method and source."""
    seen: dict[object, object] = {
        (at, name): rules.accepts(*pair)
        for at, asked in enumerate(every)
        for name, rules in asked.criteria.items()
        if name in draft.maps_to
    }
    for asked, clause in _clauses(every, draft):
        if takes(clause, pair):
            is_new = pair[0] not in asked.there[id(clause)].names
            counts_methods = clause.measure.kind == "methods"
            seen[id(clause)] = is_new if counts_methods else capped_as(clause, pair)
    return seen


def _clauses(every: Sequence[Asked], draft: Draft) -> list[tuple[Asked, AtLeast]]:
    """The clauses that the item could serve, each with its rule."""
    touched = [asked for asked in every if any(name in asked.criteria for name in draft.maps_to)]
    return [(asked, clause) for asked in touched for clause in clauses(asked.node)]
