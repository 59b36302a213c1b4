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


#: a first word that may be a verb, with what is to be done behind it
_ORDER = re.compile(
    r"(?!(?:In|On|At|By|For|From|With|Within|During|Before|After|Under|Over|Of|To|As|If|When|While"
    r"|Where|Not|Only|All|Both|Each|Every|Some|Any|Many|Most|This|That|These|Those|It|There|And|Or|But"
    r"|What|Which|Who|How|Why|Is|Are|Has|Have|Through|Throughout|Between|Without|Using|Via)\b)"
    r"[A-Z][a-z]+\s+(?:an?|the|own|their|his|her|its|your|all|any|each|both|two|three|four|what|how|why"
    r"|when|where|whether|which|who)\s"
)


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

    def asks(self, text: str) -> bool:
        """Return whether a text is worded as an order, also with a verb that is not on the list.

        >>> Verbs(["Seal"]).asks("Rub a face to an even surface"), Verbs([]).asks("In the kitchen")
        (True, False)
        """
        return self.opens(text) or _ORDER.match(text) is not None

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


def is_stem(text: str) -> bool:
    """Return whether a text only says who does what stands below it.

    >>> is_stem("The learner must:"), is_stem("The learner must plan")
    (True, False)
    """
    found = _STEM.fullmatch(f"{text.rstrip(' :')} ")
    return found is not None
