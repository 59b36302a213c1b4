"""Keys under which texts that are alike meet, so that no two need be compared by chance."""

import re
from collections.abc import Iterator
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
#: words that make no difference to what is asked
_PASSED_OVER = frozenset({"the", "a", "an", "of", "own", "their", "its", "your", "his", "her"})
#: shorter words are no slip of each other: `input` is not `output`
_SHORTEST_SLIP = 8
_FEWEST_WORDS = 3
#: of longer texts a slip is not looked for: each of its words is a key as long as the text
_MOST_WORDS = 60


def exact_key(text: str) -> str:
    """Return a text without case, marks and white space."""
    return " ".join(_WORD.findall(text.casefold()))


@lru_cache(maxsize=4096)
def near_key(text: str) -> tuple[str, ...]:
    """Return the words of a text that make a difference, without their endings.

    >>> near_key("Explain the roles of a manager") == near_key("Explain the role of managers")
    True
    """
    return tuple(_stem(word) for word in _WORD.findall(text.casefold()) if word not in _PASSED_OVER)


def _stem(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word[-1] == "s" and word[-2] != "s" else word


def slip_keys(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the keys under which a text meets those that spell one word of it otherwise."""
    if _FEWEST_WORDS <= len(words) <= _MOST_WORDS:
        for at, word in enumerate(words):
            if len(word) >= _SHORTEST_SLIP - 1:
                yield (*words[:at], "~", *words[at + 1 :])


def is_slip(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Return whether two texts differ in the spelling of one long word, and in nothing else."""
    differing = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    if len(one) != len(other) or len(differing) != 1:
        return False
    a, b = differing[0]
    if max(len(a), len(b)) < _SHORTEST_SLIP:
        return False
    return _one_letter_apart(a, b)


def _one_letter_apart(a: str, b: str) -> bool:
    """Whether one letter is missing, put in, changed or swapped; not at the very end."""
    short, long = sorted((a, b), key=len)
    at = next((n for n, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    if at >= len(short) - 2:  # employer and employee, trained and trainer
        return False
    if len(short) == len(long):
        swapped = short[:at] + short[at + 1] + short[at] + short[at + 2 :] == long
        return swapped or short[at + 1 :] == long[at + 1 :]
    return len(long) - len(short) == 1 and short[at:] == long[at + 1 :]
