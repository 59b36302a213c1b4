"""The words of a text, each with the characters that it stands at."""

import re
from functools import lru_cache
from typing import NamedTuple

#: a number with its point or comma, or letters with what joins them
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’\-‑][^\W\d_]+)*")


class Word(NamedTuple):
    """One word of a text."""

    #: in small letters, with a straight apostrophe
    text: str
    #: its first character, and the one after its last
    start: int
    end: int


#: one text is looked at by several checks, one after the other
@lru_cache(maxsize=256)
def words_of(text: str) -> tuple[Word, ...]:
    """Return the words of a text in their order.

    >>> [word.text for word in words_of("Plan 2.5 hours of the learner’s day-to-day work")]
    ['plan', '2.5', 'hours', 'of', 'the', "learner's", 'day-to-day', 'work']
    """
    return tuple(
        Word(found.group().lower().replace("’", "'").replace("‑", "-"), *found.span())
        for found in _WORD.finditer(text)
    )


def follows(words: tuple[Word, ...], at: int, phrase: tuple[str, ...]) -> bool:
    """Return whether a phrase stands at a position of the words."""
    if at < 0 or at + len(phrase) > len(words):
        return False
    return all(words[at + n].text == wanted for n, wanted in enumerate(phrase))


def precedes(words: tuple[Word, ...], at: int, phrase: tuple[str, ...]) -> bool:
    """Return whether a phrase stands just before a position of the words."""
    return follows(words, at - len(phrase), phrase)
