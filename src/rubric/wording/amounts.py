"""Amounts that wording asks for: "a minimum of 12 hours", "on two occasions", "three of these"."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

from rubric.wording.amount_words import (
    A_LIST,
    AMONG_EXAMPLES,
    AT_LEAST,
    END_OF_COUNTED,
    HOURS,
    ITEMS,
    JOINED_AFTER,
    JOINED_BEFORE,
    LASTS,
    LISTED,
    NO_AMOUNT_AFTER,
    NO_HOURS_BEFORE,
    OF_LEARNING,
    PEOPLE,
    SITES,
    TELLING,
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
    words = _with_tens_joined(text, words)
    past = -1
    for at, word in enumerate(words):
        chosen = word.text == "either" and _listed(text, words, at + 1)
        n = Decimal(1) if chosen else number_of(word.text)
        if at <= past or not n or _is_repeated(words, at) or _is_example(text, word):
            continue
        past = upper = _upper_end(text, words, at)
        if _is_part(text, word, words[upper]):
            continue
        begins, least = _begin(words, at, upper)
        before = words[begins - 1].text if begins else ""
        last = upper + (upper + 1 < len(words) and _is_repeated(words, upper + 1))
        if follows(words, last + 1, ("or", "more")):
            last, least = last + 2, True
        named = _counted(text, words, last)
        counted = tuple(one.text for one in named)
        if not counted or counted[0] in UNITS:
            continue
        is_people = before in ("by", "before") and bool(PEOPLE.intersection(counted))
        is_limit = precedes(words, begins, ("maximum", "of"))
        if (before in NO_AMOUNT_AFTER or is_limit) and not least and not is_people:
            continue
        measure, of_evidence = _measure(text, words, last + 1, counted, before, at_least=least)
        if measure == "hours" and _is_a_limit(words, begins, last + 1):
            continue
        if precedes(words, at, ("more", "than")):
            if not of_evidence or measure == "hours":
                continue
            n += 1
        if n == 1 and measure not in ("hours", "of_these"):  # one item is asked for anyway
            continue
        if measure == "of_these":
            past = last + len(named)  # "two of the five below" is one amount
        of_evidence = of_evidence and not _is_of_the_matter(words, begins, measure)
        yield Amount(n, measure, counted, least, of_evidence, words[begins].start, named[-1].end)


def _with_tens_joined(text: str, words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Words of which "twenty five" is one, as "twenty-five" is."""
    joined: list[Word] = []
    for word in words:
        if joined and text[joined[-1].end : word.start] == " ":
            both = f"{joined[-1].text}-{word.text}"
            if both.replace("-", "", 1).isalpha() and number_of(both) is not None:
                joined[-1] = Word(both, joined[-1].start, word.end)
                continue
        joined.append(word)
    return tuple(joined)


def _upper_end(text: str, words: tuple[Word, ...], at: int) -> int:
    """Where the other number of "two to four", "between 2 and 4" or "2-4" stands, or the same."""
    if at + 1 < len(words) and text[words[at].end : words[at + 1].start].strip() in ("-", "–"):
        return at + 1 if _is_more(words, at, at + 1) else at
    joint = words[at + 1].text if at + 1 < len(words) else ""
    if joint in ("to", "or") or (joint == "and" and precedes(words, at, ("between",))):
        return at + 2 if _is_more(words, at, at + 2) else at
    return at


def _is_more(words: tuple[Word, ...], at: int, other: int) -> bool:
    n = number_of(words[at].text)
    upper = number_of(words[other].text) if other < len(words) else None
    return n is not None and upper is not None and upper > n


def _begin(words: tuple[Word, ...], at: int, upper: int) -> tuple[int, bool]:
    """Where an amount begins with the words before its number, and whether they say "at least"."""
    if upper != at and precedes(words, at, ("between",)):
        return at - 1, False
    if precedes(words, at, ("more", "than")) and not _is_at_most(words, at):
        return at - 2, True
    least = next((phrase for phrase in AT_LEAST if precedes(words, at, phrase)), ())
    return at - len(least), bool(least)


def _is_at_most(words: tuple[Word, ...], at: int) -> bool:
    return any(precedes(words, at, (no, "more", "than")) for no in ("no", "not"))


#: so many characters before an amount are looked at for what makes it an example
_LONGEST_LIST = 1000


def _is_example(text: str, word: Word) -> bool:
    """Whether a word stands among examples, which ask for nothing."""
    near = max(0, word.start - _LONGEST_LIST)
    return AMONG_EXAMPLES.search(text, near, word.start) is not None


def _is_repeated(words: tuple[Word, ...], at: int) -> bool:
    """Whether a number says the one before it once more: `two (2) occasions`."""
    n = number_of(words[at].text)
    return at > 0 and n is not None and n == number_of(words[at - 1].text)


def _is_part(text: str, first: Word, last: Word) -> bool:
    """Whether a number belongs to something longer: `12-hour`, `5:1`, `£5`, `10%`, `BS7671`."""
    before, after = text[: first.start][-1:], text[last.end :][:1]
    if before in JOINED_BEFORE or (before and (before.isalnum() or before == "_")):
        return True
    return after in JOINED_AFTER or (last.text[-1].isdigit() and after.isalnum())


def _counted(text: str, words: tuple[Word, ...], at: int) -> tuple[Word, ...]:
    """What is counted: the words after a number up to the end of what they name."""
    if listed := _listed(text, words, at + 1):
        return words[at + 1 : listed + 1]
    if follows(words, at + 1, ("of",)):
        return words[at + 1 : at + 4] if len(words) > at + 2 else ()
    end = words[at].end
    last = at
    for n, word in enumerate(words[at + 1 : at + 1 + _LONGEST_COUNTED], at + 1):
        if number_of(word.text) and _listed(text, words, n + 1):
            break  # "on two occasions one of the following"
        if word.text in END_OF_COUNTED or text[end : word.start].strip(" ()"):
            break
        last, end = last + 1, word.end
    return words[at + 1 : last + 1]


def _listed(text: str, words: tuple[Word, ...], at: int) -> int:
    """Where words end that say what is chosen from: "of these", "from the list below"; else 0."""
    if at < len(words) and words[at].text in ("of", "from") and _colon_after(text, words[at]):
        return at
    if follows(words, at, ("of",)):
        near = range(at + 1, min(at + 3, len(words)))
        far = range(at + 3, min(at + 7, len(words)))
        ends = [n for n in near if words[n].text in LISTED]
        ends += [n for n in far if words[n].text in ("listed", "below")]
        return ends[0] if ends else 0
    if not follows(words, at, ("from",)):
        return 0
    said = words[at + 1 : at + 3]
    if said and said[0].text in ("the", "this", "those") and len(said) > 1:
        return at + 2 if said[1].text in A_LIST else 0
    return at + 1 if said and said[0].text in A_LIST else 0


def _colon_after(text: str, word: Word) -> bool:
    return text[word.end :].lstrip().startswith(":")


def _measure(
    text: str,
    words: tuple[Word, ...],
    at: int,
    counted: tuple[str, ...],
    before: str,
    *,
    at_least: bool,
) -> tuple[Measure, bool]:
    """What is counted at a position, and whether that can only be meant of the evidence."""
    if _listed(text, words, at) or _listed(text, words, at + len(counted)):
        return "of_these", True
    if counted[0] == "of":
        return "", False
    if _hours_at(counted) is not None:
        return "hours", at_least or before in ("for", "over")
    for name in counted:
        if name in ("occasions", "occasion") or (name == "days" and before == "on"):
            return "occasions", True
        if name in SITES and before in ("in", "at"):
            return "sites", True
        if name == "witnesses" or (name == "assessors" and before == "by"):
            return ("witnesses" if name == "witnesses" else "assessors"), True
    if counted[0] in ITEMS:
        return "items", follows(words, at + 1, ("of", "evidence"))
    return "", False


def _hours_at(counted: tuple[str, ...]) -> int | None:
    """Where hours stand in what is counted: at once, or as "guided hours"; None where none do."""
    hours = next((n for n, name in enumerate(counted) if name in HOURS), None)
    return hours if hours is not None and OF_LEARNING.issuperset(counted[:hours]) else None


def _is_a_limit(words: tuple[Word, ...], begins: int, counted: int) -> bool:
    """Whether hours are a limit or between two things: "notice of 48 hours", "2 hours after"."""
    named = tuple(word.text for word in words[counted : counted + _LONGEST_COUNTED])
    after = counted + (_hours_at(named) or 0) + 1
    if precedes(words, begins, ("notice", "of")):
        return True
    return len(words) > after and words[after].text in NO_HOURS_BEFORE


def _is_of_the_matter(words: tuple[Word, ...], begins: int, measure: Measure) -> bool:
    """Whether an amount is of what the evidence speaks of, or of what takes its time by itself."""
    if measure not in ("hours", "sites", "witnesses", "assessors"):
        return False
    if words[0].text in TELLING:
        return True
    return measure == "hours" and any(word.text in LASTS for word in words[:begins])
