"""How texts open: as a learning outcome, as a criterion with its command verb, or otherwise."""

import re
from collections.abc import Iterable

_OUTCOME = re.compile(
    r"(?:(?:the\s+)?(?:learner|candidate|student)s?\s+(?:will|must|should)\s+)?"
    r"(?:understand(?:ing)?|know(?:ledge)?(?:\s+(?:how|about|the|what|why|of))?|be\s+able\s+to"
    r"|deall|gwybod|(?:bod\s+yn\s+)?gallu"
    r"|be\s+aware\s+of|appreciate|gain\s+an?\s+understanding|have\s+an?\s+understanding)\b",
    re.IGNORECASE,
)
_STEM = re.compile(
    r"(?:the\s+)?(?:learner|candidate|student|apprentice|you)s?\s+"
    r"(?:can|will|must|should)(?:\s+be\s+able\s+to)?\s+|you\s+must\s+(?:be\s+able\s+to\s+)?",
    re.IGNORECASE,
)
_ADVERB = re.compile(r"[A-Za-z]+ly\s+")
_WORD = re.compile(r"[A-Za-z]+(?:-[a-z]+)?")


class Verbs:
    """Command verbs by which the opening of a criterion is told."""

    def __init__(self, verbs: Iterable[str]) -> None:
        self._first = frozenset(verb.split()[0].lower() for verb in verbs if verb)

    def is_verb(self, word: str) -> bool:
        """Return whether a word is a command verb, in British or American spelling."""
        plain = word.lower()
        return plain in self._first or plain.replace("yze", "yse").replace("ize", "ise") in (
            self._first
        )

    def opens(self, text: str) -> bool:
        """Return whether a text opens as a criterion does: with a command verb."""
        if stem := _STEM.match(text):
            text = text[stem.end() :]
        adverb = _ADVERB.match(text)
        if adverb is not None and not self.is_verb(adverb[0].strip()):
            text = text[adverb.end() :]
        word = _WORD.match(text)
        return word is not None and self.is_verb(word[0])

    def tells(self, text: str) -> bool:
        """Return whether a text opens with a command verb, or says who does it: "Greets guests"."""
        word = _WORD.match(text)
        if self.opens(text) or word is None or not word[0].endswith("s"):
            return self.opens(text)
        said = word[0]
        bases = said[:-1], said.removesuffix("es"), f"{said.removesuffix('ies')}y"
        return any(map(self.is_verb, bases))


def opens_as_outcome(text: str) -> bool:
    """Return whether a text opens as learning outcomes do.

    >>> opens_as_outcome("Be able to plan a visit"), opens_as_outcome("Plan a visit")
    (True, False)
    """
    return _OUTCOME.match(text) is not None
