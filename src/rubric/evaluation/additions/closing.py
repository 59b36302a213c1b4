"""The least addition that satisfies a rule (meaning 8, law 6).

Least is fewest new items, then least quantities, then the rule's own order. A
rule is a tree of `NOf` over clauses, so some choice of unsatisfied clauses
closes it. For each choice a new item has a kind: the method and source decide
which of those clauses look at it. The fewest items are found by trying numbers
of each kind (`item_numbers.py`), the least quantities by spreading them and holding
the total against a proved lower bound (`quantities.py`); then no more is said of
each than is needed (`saying.py`). Within `MOST_CHOICES`, `MOST_STEPS` and that
bound the answer is exact; otherwise it says that it is not proved.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import combinations, islice, product

from rubric.evaluation.additions.addition import Addition, NewItem
from rubric.evaluation.additions.budget import Budget
from rubric.evaluation.additions.item_numbers import fewest, possible, ways_compared
from rubric.evaluation.additions.kinds import Kind, Need, kinds_of, need_of
from rubric.evaluation.additions.quantities import spread
from rubric.evaluation.additions.saying import new_items, pruned, written_out
from rubric.evaluation.additions.sparing import from_after, has_alternatives, spared
from rubric.evaluation.counted import JudgedLink
from rubric.evaluation.satisfied import satisfied, state_of
from rubric.rules import AtLeast, EvidenceRule, Node
from rubric.rules.words import METHODS, SOURCES

#: choices of clauses, over all `NOf` of a rule, that are compared
MOST_CHOICES = 512
#: steps of the search over all choices of a rule; what finds some answer comes on top
MOST_STEPS = 400_000
#: new items beyond which an answer is not kept for the next learner
MOST_KEPT = 20
#: needs and names, over all choices, of what is short; beyond these it is long
SHORT = 100

_ZERO = Decimal(0)


def least_addition(
    node: Node,
    evidence: Sequence[JudgedLink],
    rules: Sequence[EvidenceRule],
    day: date | None = None,
    registered: date | None = None,
) -> Addition | None:
    """Return the least addition that satisfies a rule, or None where none can.

    Args:
        node: the rule.
        evidence: what counts for it now.
        rules: evidence rules, one set of which a new item has to satisfy.
        day: the judging day, where it is known.
        registered: the day of registration, where it is stated.
    """
    distinct = tuple(dict.fromkeys(rules))
    choices = tuple(islice(_Open(evidence, distinct).choices(node), MOST_CHOICES + 1))
    if choices == ((),):
        return Addition((), exact=True)
    try:
        addition = (_least_of if _is_short(choices) else _least_of_long)(choices, distinct)
    except _TooLongToKeep as found:
        addition = found.addition
    if addition is None:
        return None
    if not (has_alternatives(node) or from_after(registered, addition.items)):
        return addition
    return addition._replace(
        items=spared(node, evidence, addition.items, distinct, day, registered)
    )


def depends_on_amount(node: Node, rules: EvidenceRule) -> bool:
    """Return whether a rule's least addition depends on nothing but how much of it there is.

    What is there already bears on it where names, methods or caps are counted, where a rule
    has alternatives, and where an item may be from before registration or not.
    """
    return (
        isinstance(node, AtLeast)
        and node.at_most is None
        and node.measure.kind not in ("range", "methods")
        and rules.before_registration == "counted"
    )


class _TooLongToKeep(Exception):
    """An answer that is not kept: what is raised is not."""

    def __init__(self, addition: Addition) -> None:
        super().__init__()
        self.addition = addition


def _is_short(choices: Sequence[tuple[Need, ...]]) -> bool:
    """Whether what is asked for is short enough for many such questions to be kept."""
    return sum(1 + len(need.left) for needs in choices for need in needs) <= SHORT


def _to_keep(
    choices: tuple[tuple[Need, ...], ...], rules: tuple[EvidenceRule, ...]
) -> Addition | None:
    """Return the least addition over all choices of clauses, each with what it still needs."""
    addition = _least_of_all(choices, rules)
    if addition is not None and len(addition.items) > MOST_KEPT:
        raise _TooLongToKeep(addition)
    return addition


# learners stand at the same few states of a rule again and again; a question is kept with its
# answer, and takes some twenty kilobytes at most where it is short, and half a megabyte else
_least_of = lru_cache(maxsize=10_000)(_to_keep)
_least_of_long = lru_cache(maxsize=50)(_to_keep)


def _least_of_all(
    choices: Sequence[tuple[Need, ...]], rules: Sequence[EvidenceRule]
) -> Addition | None:
    exact = len(choices) <= MOST_CHOICES
    best: tuple[_Size, int, list[NewItem]] | None = None
    budget = Budget(MOST_STEPS)
    compared = enumerate(choices[:MOST_CHOICES])
    # what may need fewest items first; of equals the rule's own order still decides
    for at, needs in sorted(compared, key=lambda one: _at_least(one[1])):
        if best is not None and _at_least(needs)[0] > best[0][0]:
            break  # nor does any that follows
        some_answer = budget.spend(_of_some_answer(needs, rules))
        if best is not None and not some_answer:
            exact = False
            break
        share = budget.share(2)  # one hard choice leaves something for the others
        items, proved = _least_plan(needs, rules, share)
        budget.give_back(share)
        exact = exact and proved
        if best is None or (_size(items), at) < best[:2]:
            best = (_size(items), at, items)
    return None if best is None else Addition(tuple(best[2]), exact)


def _of_some_answer(needs: Sequence[Need], rules: Sequence[EvidenceRule]) -> int:
    """Steps to know the kinds of item and to write out as many as serve one need each."""
    kinds = len(rules) * len(METHODS) * len(SOURCES)
    return len(needs) * kinds + 3 * (1 + len(needs)) * sum(need.items for need in needs)


def _at_least(needs: Sequence[Need]) -> tuple[int, int]:
    """No fewer items serve these needs; and how many would if none served two."""
    return max(need.items for need in needs), sum(need.items for need in needs)


def satisfiable(node: Node, rules: Sequence[EvidenceRule]) -> bool:
    """Return whether any evidence could satisfy a rule under one of these evidence rules."""
    if isinstance(node, AtLeast):
        need = need_of(state_of(node, ()), ())
        return possible([need], kinds_of([need], rules))
    return sum(satisfiable(child, rules) for child in node.children) >= node.n


#: items, quantities, what is asked besides, and how much has to stand apart
_Size = tuple[int, Decimal, int, int]


def _size(items: Sequence[NewItem]) -> _Size:
    """Fewest items, then least quantities, then the least that is asked of them besides.

    To stand apart asks for least: an item without an occasion is one of its own.
    """
    asked = sum(i.witnessed + i.dated + len((*i.parts, *i.range)) for i in items)
    return len(items), _total(items), asked, sum(len(i.apart) for i in items)


def _total(items: Sequence[NewItem]) -> Decimal:
    return sum((amount for item in items for amount in item.quantities.values()), _ZERO)


class _Open:
    """The choices of clauses that would satisfy a rule; each clause and node is judged once."""

    def __init__(self, evidence: Sequence[JudgedLink], rules: tuple[EvidenceRule, ...]) -> None:
        self._evidence = evidence
        self._rules = rules
        self._satisfied: dict[int, bool] = {}
        self._few: dict[int, list[tuple[Need, ...]]] = {}

    def choices(self, node: Node) -> Iterator[tuple[Need, ...]]:
        """Yield what unsatisfied clauses need that would satisfy a rule, in its own order.

        What no item could serve is in none of them.
        """
        if isinstance(node, AtLeast):
            state = state_of(node, self._evidence)
            need = need_of(state, self._evidence)
            if state.satisfied:
                yield ()
            elif _served_by_some(need._replace(left=(), names=()), self._rules):
                yield (need,)
        elif self._holds(node):
            yield ()
        else:
            held = sum(self._holds(child) for child in node.children)
            # what holds asks for nothing
            lacking = [child for child in node.children if not self._holds(child)]
            possible = [child for child in lacking if self._choices(child)]
            for children in combinations(possible, node.n - held):
                for parts in product(*(self._choices(child) for child in children)):
                    yield tuple(dict.fromkeys(need for part in parts for need in part))

    def _holds(self, node: Node) -> bool:
        if id(node) not in self._satisfied:
            self._satisfied[id(node)] = satisfied(node, self._evidence)
        return self._satisfied[id(node)]

    def _choices(self, node: Node) -> list[tuple[Need, ...]]:
        """The first choices of a node, one more than are compared, so that a cut is noticed."""
        if id(node) not in self._few:
            self._few[id(node)] = list(islice(self.choices(node), MOST_CHOICES + 1))
        return self._few[id(node)]


def _least_plan(
    needs: Sequence[Need], rules: Sequence[EvidenceRule], budget: Budget
) -> tuple[list[NewItem], bool]:
    """Return the least items that serve every need, and whether that is proved."""
    kinds = kinds_of(needs, rules)
    counts, proved = fewest(needs, kinds, budget.share(2))
    spreads: list[tuple[tuple[int, ...], dict[tuple[Kind, str], Decimal], bool]] = []
    for numbers in counts:
        if spreads and budget.spent:
            break  # nor is what spent it proved
        spreads.append((numbers, *spread(needs, kinds, numbers, budget)))
    least = min(sum(amounts.values(), _ZERO) for _, amounts, _ in spreads)
    best: list[NewItem] | None = None
    alike = [one for one in spreads if sum(one[1].values(), _ZERO) == least]
    for numbers, amounts, _ in alike[: ways_compared(sum(counts[0]))]:
        if best is not None and budget.spent:
            proved = False
            break
        budget.spend(3 * sum(numbers) * (1 + len(needs)))
        plan = pruned(list(written_out(needs, kinds, numbers, amounts)), needs)
        items = new_items(plan, needs)
        if best is None or _size(items) < _size(best):
            best = items
    assert best is not None
    return best, proved and all(is_least for *_, is_least in spreads)


@lru_cache(maxsize=10_000)
def _served_by_some(need: Need, rules: tuple[EvidenceRule, ...]) -> bool:
    """Return whether items of some kind could serve a need, whatever names it lacks.

    It is asked for every open criterion.
    """
    return possible([need], kinds_of([need], rules))
