"""A table of command verbs, ready to be looked up word by word."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from rubric.model.command_verbs import CommandVerbs
from rubric.wording.words import Word, follows, words_of

Phrase = tuple[str, ...]


class Phrases:
    """Phrases by their first word, the longest first."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[Phrase]] = {}
        for text in phrases:
            words = tuple(word.text for word in words_of(text))
            if words:
                self._by_first.setdefault(words[0], []).append(words)
        for same in self._by_first.values():
            same.sort(key=len, reverse=True)

    def at(self, words: tuple[Word, ...], at: int) -> Phrase | None:
        """Return the longest phrase that stands at a position."""
        if at >= len(words):
            return None
        known = self._by_first.get(words[at].text, ())
        return next((phrase for phrase in known if follows(words, at, phrase)), None)

    def first_in(self, words: tuple[Word, ...]) -> tuple[int, Phrase] | None:
        """Return the first phrase of a text with its position."""
        for at in range(len(words)):
            phrase = self.at(words, at)
            if phrase is not None:
                return at, phrase
        return None


class VerbTable:
    """What a table says of verbs."""

    def __init__(self, written: CommandVerbs) -> None:
        self.written = written
        self.doing = frozenset(map(_spelled_one_way, written.doing))
        self.knowledge = frozenset(map(_spelled_one_way, written.knowledge))
        #: verb → the levels at which it is usual
        self.levels: Mapping[str, frozenset[str]] = _levels(written)
        known = {*written.doing, *written.knowledge, *self.levels}
        self.verbs = Phrases(spelling for verb in known for spelling in _spellings(verb))
        self.unmeasurable = Phrases(written.unmeasurable)
        self.vague = Phrases(written.vague)
        self.made_plain_by = Phrases(written.made_plain_by)
        self.open_amounts = Phrases(written.open_amounts)
        self.also_nouns = frozenset(word.lower() for word in written.also_nouns)

    @cached_property
    def one_word(self) -> frozenset[str]:
        """The verbs of one word, for what was run together."""
        every = (*self.written.doing, *self.written.knowledge)
        return frozenset(verb.lower() for verb in every if verb.isalpha())

    def is_doing(self, verb: str) -> bool:
        """Return whether a verb shows what somebody can do, and nothing else."""
        return verb in self.doing and verb not in self.knowledge

    def is_knowledge(self, verb: str) -> bool:
        """Return whether a verb shows what somebody knows, and nothing else."""
        return verb in self.knowledge and verb not in self.doing


def _levels(written: CommandVerbs) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in written.levels:
        for verb in row.verbs:
            found.setdefault(_spelled_one_way(verb), set()).update(row.levels)
    return {verb: frozenset(levels) for verb, levels in found.items()}


def _spelled_one_way(verb: str) -> str:
    return " ".join(word.text for word in words_of(verb))


def _spellings(verb: str) -> tuple[str, ...]:
    """A verb as it may be spelled: `organise` is `organize` too."""
    plain = _spelled_one_way(verb)
    other = plain.replace("ise", "ize").replace("yse", "yze") if "se" in plain else plain
    return (plain,) if other == plain else (plain, other)
