"""Amounts that wording asks for: "a minimum of 12 hours", "on two occasions", "three of these"."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

from rubric.wording.amount_words import (
    AMONG_EXAMPLES,
    AT_LEAST,
    END_OF_COUNTED,
    HOURS,
    ITEMS,
    JOINED_AFTER,
    JOINED_BEFORE,
    LISTED,
    NO_AMOUNT_AFTER,
    NO_HOURS_BEFORE,
    OCCASIONS,
    PEOPLE,
    SITES,
    UNITS,
)
from rubric.wording.numbers import number_of
from rubric.wording.words import Word, follows, precedes, words_of

#: what an amount counts; `of_these` are things listed beside it, "" something that it names
Measure = Literal["hours", "occasions", "sites", "witnesses", "assessors", "items", "of_these", ""]


class Amount(NamedTuple):
    """An amount in a text, with the characters that it stands at."""

    n: Decimal
    measure: Measure
    #: the words of what is counted, in small letters: `different workplaces`
    counted: tuple[str, ...]
    #: whether the wording says "at least", "a minimum of" or the like
    at_least: bool
    #: whether it can only be meant of the evidence: hours that are shown, occasions, a choice
    of_evidence: bool
    start: int
    end: int


#: how far what is counted is looked for
_LONGEST_COUNTED = 4


def amounts_in(text: str) -> tuple[Amount, ...]:
    """Return the amounts that an English text asks for, in their order.

    Limits ("within 24 hours", "up to 4"), names ("level 3") and sizes ("12 mm") are none.

    >>> [(str(a.n), a.measure, a.at_least) for a in amounts_in("Teach for at least twelve hours")]
    [('12', 'hours', True)]
    >>> amounts_in("Reply within 24 hours")
    ()
    """
    return tuple(_found(text, words_of(text)))


def _found(text: str, words: tuple[Word, ...]) -> Iterator[Amount]:
    for at, word in enumerate(words):
        n = number_of(word.text)
        if not n or _is_part(text, word) or _is_repeated(words, at) or _is_example(text, word):
            continue
        least = next((phrase for phrase in AT_LEAST if precedes(words, at, phrase)), ())
        begins = at - len(least)
        before = words[begins - 1].text if begins else ""
        repeated = at + 1 < len(words) and _is_repeated(words, at + 1)
        named = _counted(text, words, at + repeated)
        counted = tuple(one.text for one in named)
        if not counted or counted[0] in UNITS:
            continue
        is_people = before in ("by", "before") and bool(PEOPLE.intersection(counted))
        if before in NO_AMOUNT_AFTER and not least and not is_people:
            continue
        counted_at = at + 1 + repeated
        measure, of_evidence = _measure(words, counted_at, counted, before, at_least=bool(least))
        if measure == "hours" and _is_a_limit(words, counted_at + len(named)):
            continue
        if n == 1 and measure != "hours":  # one item is asked for anyway
            continue
        end = named[-1].end
        yield Amount(n, measure, counted, bool(least), of_evidence, words[begins].start, end)


def _is_example(text: str, word: Word) -> bool:
    """Whether a word stands among examples, which ask for nothing."""
    return AMONG_EXAMPLES.search(text, 0, word.start) is not None


def _is_repeated(words: tuple[Word, ...], at: int) -> bool:
    """Whether a number says the one before it once more: `two (2) occasions`."""
    return at > 0 and number_of(words[at].text) == number_of(words[at - 1].text)


def _is_part(text: str, word: Word) -> bool:
    """Whether a number belongs to something longer: `12-hour`, `5:1`, `£5`, `10%`, `BS7671`."""
    before, after = text[: word.start][-1:], text[word.end :][:1]
    if before in JOINED_BEFORE or (before and (before.isalnum() or before == "_")):
        return True
    return after in JOINED_AFTER or (word.text[-1].isdigit() and after.isalnum())


def _counted(text: str, words: tuple[Word, ...], at: int) -> tuple[Word, ...]:
    """What is counted: the words after a number up to the end of what they name."""
    if follows(words, at + 1, ("of",)):
        several = words[at + 1 : at + 4]
        listed = next((n for n, w in enumerate(several) if w.text in LISTED), len(several) - 1)
        return several[: listed + 1] if len(several) > 1 else ()
    end = words[at].end
    last = at
    for word in words[at + 1 : at + 1 + _LONGEST_COUNTED]:
        if word.text in END_OF_COUNTED or text[end : word.start].strip(" ()"):
            break
        last, end = last + 1, word.end
    return words[at + 1 : last + 1]


def _measure(
    words: tuple[Word, ...], at: int, counted: tuple[str, ...], before: str, *, at_least: bool
) -> tuple[Measure, bool]:
    """What is counted at a position, and whether that can only be meant of the evidence."""
    if counted[0] == "of":
        return ("of_these", True) if counted[-1] in LISTED else ("", False)
    if counted[0] in HOURS:
        return "hours", at_least or before in ("for", "over")
    for name in counted:
        if name == "occasions" or (name == "days" and before == "on"):
            return "occasions", True
        if name in SITES and before in ("in", "at"):
            return "sites", True
        if name == "witnesses" or (name == "assessors" and before == "by"):
            return ("witnesses" if name == "witnesses" else "assessors"), True
    if counted[0] in ITEMS:
        return "items", follows(words, at + 1, ("of", "evidence"))
    return "", False


def _is_a_limit(words: tuple[Word, ...], after: int) -> bool:
    return len(words) > after and words[after].text in NO_HOURS_BEFORE
