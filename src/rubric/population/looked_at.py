"""How the rows that a rule looks at say what its filters ask for (meaning 2.4).

Of a criterion each row is an item by one method. Of an outcome or a specification an item may
go by several, because criteria may read one code each in their own way; then it holds the set of
the engine's words, a bit each, and whether some link of it is by none.
"""

from collections.abc import Iterable, Iterator

from rubric.population.records import WORD, WORD_BITS
from rubric.population.sql import among, literal, since
from rubric.rules import Filter

EVERY_WORD = sum(WORD_BITS.values())


def word_bits(words: Iterable[str]) -> int:
    """Return the bits of the engine's words for methods; what is no word has none."""
    return sum(WORD_BITS.get(word, 0) for word in words)


class Rows:
    """The rows of one pass: with one method each, or with several taken together."""

    def __init__(self, *, together: bool) -> None:
        self.together = together

    def taken(self, where: Filter) -> Iterator[str]:
        """Yield the conditions under which a clause looks at a row."""
        yield self._by_method(where)
        if where.sources is not None:
            yield among("source", where.sources - where.not_sources)
        elif where.not_sources:
            yield f"NOT COALESCE({among('source', where.not_sources)}, FALSE)"
        if where.witnessed:
            yield "witness IS NOT NULL"
        if where.within is not None:
            yield f"day >= {since(where.within)}"

    def allowed(self, where: Filter) -> int:
        """Return the words that a filter takes; -1 where it also takes what is by none."""
        if where.methods is not None:
            return word_bits(where.methods - where.not_methods)
        return -1 - word_bits(where.not_methods)

    def words(self, where: Filter) -> str:
        """Return the SQL of the words, a bit each, by which a row is."""
        if self.together:
            return f"words & {self.allowed(where) & EVERY_WORD}"
        return WORD

    def comes_from(self, where: Filter, field: str, word: str) -> str:
        """Return the condition that all of a row that is looked at comes from one word (2.5a)."""
        if field == "source" or not self.together:
            return f"{field} = {literal(word)}"
        allowed = self.allowed(where)
        alone = f"(words & {allowed & EVERY_WORD}) = {WORD_BITS[word]}"
        return f"({alone} AND NOT wordless)" if allowed < 0 else f"({alone})"

    def _by_method(self, where: Filter) -> str:
        if where.methods is None and not where.not_methods:
            return ""
        if self.together:
            allowed = self.allowed(where)
            some = f"(words & {allowed & EVERY_WORD}) <> 0"
            return f"({some} OR wordless)" if allowed < 0 else f"({some})"
        if where.methods is not None:
            return among("method", where.methods - where.not_methods)
        return f"NOT COALESCE({among('method', where.not_methods)}, FALSE)"
