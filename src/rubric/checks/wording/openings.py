"""How a criterion opens: the command verb that it begins with, or what stands in its place."""

from functools import lru_cache
from typing import NamedTuple

from rubric.checks.wording.verb_table import VerbTable
from rubric.wording.words import Word, follows, words_of

#: what may stand before the verb and says nothing: the stem of the criteria, printed once more
_STEMS = (
    ("the", "learner"), ("the", "learners"), ("the", "candidate"), ("the", "student"),
    ("the", "apprentice"), ("learners",), ("candidates",), ("students",), ("you",), ("i",),
)  # fmt: skip
_MODALS = (
    ("will", "be", "able", "to"), ("must", "be", "able", "to"), ("is", "able", "to"),
    ("should", "be", "able", "to"), ("are", "able", "to"), ("be", "able", "to"), ("can",),
    ("will",), ("must",), ("should",), ("have", "to"), ("need", "to"), ("to",),
)  # fmt: skip
_BEGIN_STEMS = frozenset(stem[0] for stem in (*_STEMS, *_MODALS))
#: words before which a word that nobody knows is no verb: `Boundaries of own role`
_AFTER_NOUNS = frozenset(
    {"and", "or", "of", "is", "are", "was", "were", "has", "have", "for", "in"}
)
#: endings of nouns in the plural and of adjectives
_NO_VERB_ENDINGS = ("s", "ive", "al", "ous", "ful", "able", "ible", "ic", "ary", "ed", "ing", "ly")
#: adverbs stand before a verb; these words only end like them
_NO_ADVERBS = frozenset({"apply", "comply", "supply", "reply", "rely", "multiply", "family"})


class Opening(NamedTuple):
    """The command verb of a text, and where it stands."""

    #: as the table writes it; "" where the table does not know the word
    verb: str
    #: positions of its words: the first, and the one after its last
    first: int
    after: int
    #: whether the word is at least in the place of a verb, known or not
    in_place: bool
    words: tuple[Word, ...]

    @property
    def span(self) -> tuple[int, int]:
        """The characters that it stands at."""
        return self.words[self.first].start, self.words[max(self.first, self.after - 1)].end


#: three checks ask in turn for the openings of one specification
@lru_cache(maxsize=256)
def opening_of(text: str, table: VerbTable) -> Opening | None:
    """Return how a text opens; None where there is no word in it."""
    words = words_of(text)
    at = _after_stem(words)
    if at >= len(words):
        return None
    found = _verb(words, at, table)
    if found is None and words[at].text.endswith("ly") and words[at].text not in _NO_ADVERBS:
        at = min(at + 1, len(words) - 1)
        found = _verb(words, at, table)
    if found is not None:
        verb, n_words = found
        return Opening(verb, at, at + n_words, True, words)
    return Opening("", at, at + 1, _in_place_of_verb(words, at), words)


def spelled_as_in_table(words: tuple[str, ...]) -> str:
    """Return a verb in the spelling of the table: `organize` is `organise` there."""
    return " ".join(words).replace("ize", "ise").replace("yze", "yse")


def _verb(words: tuple[Word, ...], at: int, table: VerbTable) -> tuple[str, int] | None:
    phrase = table.verbs.at(words, at)
    if phrase is not None:
        return _known_as(phrase, table), len(phrase)
    word = words[at].text
    for base in _bases(word):
        phrase = table.verbs.at((Word(base, 0, 0),), 0)
        if phrase is not None:
            return _known_as(phrase, table), 1
    return None


def _in_place_of_verb(words: tuple[Word, ...], at: int) -> bool:
    """Whether a word that no table knows may well be a verb: there are very many."""
    word = words[at].text
    if word == "be" or at + 1 >= len(words):
        return word == "be"
    return not word.endswith(_NO_VERB_ENDINGS) and words[at + 1].text not in _AFTER_NOUNS


def _known_as(phrase: tuple[str, ...], table: VerbTable) -> str:
    plain = " ".join(phrase)
    if plain in table.doing or plain in table.knowledge or plain in table.levels:
        return plain
    return spelled_as_in_table(phrase)


def _bases(word: str) -> tuple[str, ...]:
    """What a verb in the third person may come from: `explains`, `identifies`."""
    if word.endswith("ies"):
        return (f"{word[:-3]}y",)
    if word.endswith("es"):
        return word[:-1], word[:-2]
    return (word[:-1],) if word.endswith("s") and not word.endswith("ss") else ()


def _after_stem(words: tuple[Word, ...]) -> int:
    if not words or words[0].text not in _BEGIN_STEMS:
        return 0
    at = next((len(stem) for stem in _STEMS if follows(words, 0, stem)), 0)
    modal = next((modal for modal in _MODALS if follows(words, at, modal)), None)
    if modal is None:
        return 0
    return at + len(modal) if at or modal[0] in ("to", "be") else 0
