"""What is changed in the text of a source, and nothing else is: white space and what printing made.

Runs of white space become one space and the ends are taken off; soft hyphens and characters
without width go; ligatures become letters; lines that the page broke are joined. Everything
else stays to the letter (meaning 18.2).
"""

import re
import unicodedata
from functools import lru_cache

#: characters that nobody sees: soft hyphen, zero width, direction, byte-order mark
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_LIGATURES = {
    ord(char): unicodedata.normalize("NFKC", char)
    for char in "\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06"
}
_MADE_BY_PRINTING = {**_UNSEEN, **_LIGATURES}
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_SPACE = re.compile(r"\s+")


def normal(text: str) -> str:
    r"""Return a text after the stated normalisations.

    >>> normal(" De\u00adsign a\u00a0work\ufb02ow\n plan ")
    'Design a workflow plan'
    """
    return _SPACE.sub(" ", _CONTROL.sub(" ", text.translate(_MADE_BY_PRINTING))).strip()


def joined(texts: "list[str] | tuple[str, ...]") -> str:
    """Return lines of one text as that text; a hyphen at the end of a line stays as it is.

    >>> joined(("Give long-", "term", "support"))
    'Give long-term support'
    """
    whole = ""
    for text in texts:
        if not text:
            continue
        broken = whole.endswith("-") and whole[-2:-1].isalpha() and text[:1].islower()
        whole += text if broken or not whole else f" {text}"
    return whole


@lru_cache(maxsize=1024)
def letters(text: str) -> str:
    """Return the letters and digits of a text alone, by which texts are compared.

    >>> letters("The learner’s  “plan”")
    'thelearnersplan'
    """
    plain = unicodedata.normalize("NFKC", text.translate(_MADE_BY_PRINTING)).casefold()
    return "".join(char for char in plain if char.isalnum())


def alike(one: str, other: str) -> bool:
    """Return whether two texts are one, or one begins with the other.

    >>> alike("Plan a visit.", "plan a visit"), alike("Plan a visit", "Lead a visit")
    (True, False)
    """
    a, b = letters(one), letters(other)
    return bool(a and b) and (a.startswith(b) or b.startswith(a))
