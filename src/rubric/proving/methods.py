"""The methods of new items: which word would serve, and how every criterion reads it as that.

Where a rule is to be shown to matter, the words come first that it looks past.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from rubric.evaluation import NewItem
from rubric.evaluation.additions.together import SharedItem
from rubric.rules import AtLeast, ResolvedCriterion
from rubric.rules.words import METHODS

Criteria = Mapping[str, ResolvedCriterion]


class Against(NamedTuple):
    """How new items are filled in where a clause is to see little of them."""

    clauses: tuple[AtLeast, ...]
    #: whether amounts are given in two halves, on the same occasion
    halved: bool = False
    #: whether methods and sources are left blank, also where words are named that would serve
    blank: bool = False
    #: the part or range item that nothing may cover
    member: str | None = None


def in_one_table(shared: SharedItem, criteria: Criteria) -> Iterator[SharedItem]:
    """The item, or one for each criterion where no way to write its method suits them all."""
    tables = [criteria[mapping.criterion].evidence.methods for mapping in shared.maps_to]
    words = shared.item.methods or ()
    if not words or any(_as_written(word, tables) is not None for word in words):
        yield shared
    else:
        for mapping in shared.maps_to:
            yield shared._replace(maps_to=(mapping,))


def _as_written(word: str, tables: Sequence[Mapping[str, str]]) -> str | None:
    """How a method is written so that every table reads it as this word; the word first."""
    codes = (word, *(code for table in tables for code in table))
    return next((c for c in codes if all(t.get(c, c) == word for t in tables)), None)


def methods_of(
    items: Sequence[NewItem],
    criteria: Criteria,
    shared: Sequence[SharedItem],
    against: Against | None,
) -> list[str | None]:
    """A method for each, by another than every other item's where that is asked."""
    options = []
    for item, one in zip(items, shared, strict=True):
        tables = [criteria[m.criterion].evidence.methods for m in one.maps_to]
        words: list[str | None] = [w for w in item.methods or () if _as_written(w, tables)]
        if item.methods is None:
            words = [None] if against is None else [None, *METHODS]
        elif against is not None and against.blank:
            words = [None, *words]
        options.append(unseen_first(words, "method", against))
    fixed = [words[0] for words, item in zip(options, items, strict=True) if len(words) == 1]
    found: list[str | None] = [None] * len(items)
    apart = [at for at, item in enumerate(items) if "method" in item.apart]
    taken = _matched(apart, options, [word for word in fixed if word is not None])
    for at, words in enumerate(options):
        found[at] = taken.get(at, words[0] if words else None)
    return [
        None
        if word is None
        else _as_written(word, [criteria[m.criterion].evidence.methods for m in one.maps_to])
        for word, one in zip(found, shared, strict=True)
    ]


def _matched(
    apart: Sequence[int], options: Sequence[Sequence[str | None]], fixed: Sequence[str]
) -> dict[int, str | None]:
    """A method of its own for each of these items, by augmenting paths."""
    holder: dict[str | None, int] = {}

    def place(at: int, tried: set[str | None]) -> bool:
        for word in sorted(options[at], key=lambda word: word in fixed):
            if word not in tried:
                tried.add(word)
                if word not in holder or place(holder[word], tried):
                    holder[word] = at
                    return True
        return False

    for at in apart:
        place(at, set())
    return {at: word for word, at in holder.items()}


def unseen_first(
    words: Sequence[str | None], field: str, against: Against | None
) -> list[str | None]:
    """The words that would serve; first those that the clauses look past, or cap."""
    if against is None:
        return list(words)

    def seen(word: str | None) -> Decimal:
        """How much of an item by it counts: by how many clauses, and under which caps."""
        total = Decimal(0)
        for clause in against.clauses:
            where, cap = clause.where, clause.at_most
            taken = where.takes_method(word) if field == "method" else where.takes_source(word)
            most = dict(cap.most) if cap is not None and cap.field == field else {}
            total += min(most.get(word or "", clause.n), clause.n) / clause.n if taken else 0
        return total

    return sorted(words, key=seen)
