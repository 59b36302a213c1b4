"""A choice that one sentence holds with what is chosen from: "two of the following: a, b, c"."""

import re
from typing import NamedTuple

from rubric.importers.ranges import cut_at
from rubric.wording import amounts_in

#: between an amount and its list: what is listed, "methods of payment"
_OPENS = re.compile(r"(?:\s+[\w’'-]+){0,5}\s*(?::|(?<=\s)[–—-](?=\s)|(?=\())\s*")
_BRACKETED = re.compile(r"\((?P<items>[^()]+)\)")
#: the first sentence, up to its end
_SENTENCE = re.compile(r".*?(?=\.(?:\s|$)|$)", re.DOTALL)
#: what leaves a list open: it gives examples, and others would do
_OPEN = re.compile(
    r"\b(?:e\.\s?g\b|eg\b|etc\b|for example|for instance|such as|includ(?:es?|ing)|similar|others?"
    r"|equivalent|and so on)|…|\.\.\.",
    re.IGNORECASE,
)
_JOINTS = (" or ", " and ")
#: words by which a sentence goes on behind its list
_GOES_ON = re.compile(
    r"\b(?:to|when|while|for|from|that|which|using|with|before|after|during|so|is|are|must|in)\b"
)
#: before an amount in its clause: nothing of the list is asked for
_NOT_ASKED = re.compile(
    r"\b(?:which|what|except|excluding|without|avoid(?:ing)?|not|never|neither)\b[^.,;:]*\Z",
    re.IGNORECASE,
)
_LONGEST = 60
_FEWEST = 2


class Choice(NamedTuple):
    """How many are asked for, and of what."""

    n: int
    of: tuple[str, ...]


def choice_in(text: str) -> Choice | None:
    """Return the choice that a text asks for among things that it lists, or None.

    Where the list is open, where it may go on as a sentence, and where there are two choices, there
    is none: a person has to say what is meant.

    >>> choice_in("Use two of the following tools: saw, plane or chisel")
    Choice(n=2, of=('saw', 'plane', 'chisel'))
    >>> choice_in("Use two of the following: saws, planes, etc.")
    """
    amounts = [amount for amount in amounts_in(text) if amount.measure == "of_these"]
    if len(amounts) != 1 or amounts[0].n != int(amounts[0].n):
        return None
    opens = _OPENS.match(text, amounts[0].end)
    if opens is None or _NOT_ASKED.search(text, 0, amounts[0].start):
        return None
    bracketed = _BRACKETED.match(text, opens.end())
    sentence = _SENTENCE.match(text, opens.end())
    listed = bracketed["items"] if bracketed else sentence[0] if sentence else ""
    names = _names(listed)
    n = int(amounts[0].n)
    if _OPEN.search(listed) or amounts_in(listed) or not _are_names(names) or n >= len(names):
        return None
    return Choice(n, names)


def _names(listed: str) -> tuple[str, ...]:
    """What a list names, to the letter."""
    names = cut_at(listed.strip(" .;"), ";" if ";" in listed else ",")
    last = names[-1]
    if len(names) > 1 and last.startswith(("and ", "or ")):
        names[-1] = last.split(" ", 1)[1]
    elif ";" not in listed:
        joint = next((one for one in _JOINTS if last.count(one) == 1), "")
        names[-1:] = last.split(joint) if joint else [last]
    return tuple(name.strip() for name in names)


def _are_names(names: tuple[str, ...]) -> bool:
    """Whether what a list was cut into is several short names, and no sentence goes on behind."""
    if len(names) < _FEWEST or len(set(names)) < len(names):
        return False
    if not all(name and len(name) <= _LONGEST for name in names):
        return False
    *others, last = names
    return not _GOES_ON.search(last) or any(_GOES_ON.search(name) for name in others)
