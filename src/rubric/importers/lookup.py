"""What a whole text is by the lexicon: the label of a fact, or the heading of a section."""

import re
from functools import lru_cache
from typing import NamedTuple

from rubric.importers.lexicon import LABELS, SECTIONS

_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_SYMBOLS = re.compile(r"^[^\w(“‘\"'\[]+")
_ENDS = " \t:;.–—-*|#_?"


#: two Welsh words or more together, or a part of a label in one word, beside the English
_WELSH = (
    r"(?:teitl|yr?|uned|cod|lefel|gwerth|credyd|oriau|dysgu|dan|arweiniad|bydd|gall|dysgwy?r"
    r"|canlyniad(?:au)?|meini|prawf|asesu|nod(?:au)?|diben|pwrpas|cyfeirnod|rhif|cynnwys"
    r"|deilliant|deilliannau|canllawiau)"
)
_WELSH_RUN = re.compile(rf"(?:^|(?<= )){_WELSH}(?: {_WELSH})*(?=$| )")


def _in_english(bare: str) -> str:
    """A label without the other language that stands before a bar, or beside a stroke, in it.

    >>> _in_english("canlyniadau dysgu / learning outcomes bydd y dysgwr / the learner will")
    'learning outcomes the learner will'
    """
    if " | " in bare:  # Māori or Welsh, then English: "hua o te ako | learning outcomes"
        before, _, english = bare.rpartition(" | ")
        return bare if _label(before) or _heading(before) else english  # not of "level | credit"
    if " / " not in bare:
        return bare
    parts = bare.split(" / ")
    kept = [part for words in parts if (part := _WELSH_RUN.sub("", words).strip())]
    return bare if kept == parts else " ".join(kept)


class Heading(NamedTuple):
    """A section, and the outcome or criterion that its heading names.

    "Outcome 2: indicative content", "Topic 1.1".
    """

    section: str
    of: str = ""


def plain(text: str) -> str:
    """Return a label as it is looked up: small letters, without brackets and marks at its end."""
    bare = _BRACKETS.sub("", _SYMBOLS.sub("", text)).replace("’", "'").casefold()
    return " ".join(bare.split()).strip(_ENDS)


def label_of(text: str) -> str | None:
    """Return the field that a whole text is the label of, or "type" for one that has no field.

    >>> label_of("Unit guided learning hours (GLH):"), label_of("Describe the level")
    ('glh', None)
    >>> label_of("4. Level"), label_of("4. Summary")
    ('level', None)
    """
    if len(text) >= 200:
        return None
    if (field := _label(_in_english(plain(text)))) is not None:
        return field
    counted = _COUNTED.match(text)
    field = _label(plain(text[counted.end() :])) if counted else None
    return field if field in _COUNTED_FIELDS else None


#: the number of a field in a form, and the fields that no list of anything else names
_COUNTED = re.compile(r"\s*\d{1,2}[.)]\s*(?=[A-Z])")
_COUNTED_FIELDS = ("title", "level", "credit", "glh", "tqt", "unit_number")


@lru_cache(maxsize=4096)
def _label(bare: str) -> str | None:
    if not bare:
        return None
    for field, pattern in LABELS.items():
        if pattern.fullmatch(bare):
            return field
    return None


#: what heads the content of a criterion, as handbooks print it that call their criteria topics
_TOPIC = re.compile(r"topic (?P<n>\d{1,2}\.\d{1,2})")
_OF = re.compile(
    r"(?:(?:for |of )?(?:(?:learning )?(?:outcome|aim)|element|lo|so) ?"
    r"(?P<n>\d{1,2}(?:\.\d)?|[a-h])"
    r"(?: to \d+| [-–] \d+)?)"
)


def heading_of(text: str) -> Heading | None:
    """Return the section that a whole text heads, or None.

    >>> heading_of("Learning Outcome 1: Indicative Content")
    Heading(section='indicative_content', of='1')
    """
    if len(text) > 200:
        return None
    return _heading(_in_english(plain(text))) or _heading(" ".join(
        text.replace("’", "'").replace("(", "").replace(")", "").casefold().split()
    ).strip(_ENDS))  # fmt: skip


@lru_cache(maxsize=4096)
def _heading(bare: str) -> Heading | None:
    if not bare:
        return None
    for section, pattern in SECTIONS.items():
        if pattern.fullmatch(bare):
            return Heading(section)
    if topic := _TOPIC.fullmatch(bare):
        return Heading("indicative_content", topic["n"])
    for found in (_OF.match(bare), *_OF.finditer(bare)):
        if found is None or not (found.start() == 0 or found.end() == len(bare)):
            continue
        left = (bare[: found.start()] + bare[found.end() :]).strip(_ENDS + ",/")
        if left and (named := _heading(left)) is not None and not named.of:
            return Heading(named.section, found["n"].upper())
    return None
