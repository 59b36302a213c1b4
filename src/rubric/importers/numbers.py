"""The number that a line begins with, as awarding bodies print it: `1.1`, `LO1`, `(a)`, `A.2P1`."""

import re
from typing import Literal, NamedTuple

#: `outcome` and `criterion` say so in words; `dotted` has several numbers; the others are bare, and
#: `section` is the number of a field in a form
Kind = Literal[
    "outcome", "criterion", "dotted", "band", "ksb", "number", "letter", "roman", "section"
]


class Number(NamedTuple):
    """A printed number, and what stands after it."""

    kind: Kind
    #: as it is written in a specification
    ref: str
    #: its numbers or letters, outermost first
    steps: tuple[str, ...]
    rest: str
    #: the part of the line that it takes
    printed: str = ""
    #: pass, merit or distinction, where the number says so
    band: str = ""


_AFTER = r"(?:\s*[.:)\]]+(?=\s|$|[A-Z‘“(])|\s*[-–—](?=\s)|(?=\s|$)|(?=[A-Z][a-z]))\s*"
_OUTCOME_WORDS = (
    r"(?:unit\s+)?(?:specific\s+|learning\s+|performance\s+|key\s+|module\s+)?outcomes?|learning\s+aim"
    r"|(?:competency\s+)?element(?:\s+of\s+competenc[ey])?"
    r"|aim|learning\s+objective|(?:(?:K|\d{1,2})-\d{1,2}\s+)?benchmark|LO|SO|LA|EL(?=\s?\d)"
)
_OUTCOME = re.compile(
    rf"(?P<word>{_OUTCOME_WORDS})\s*\.?\s*(?:no\.?\s*)?(?P<n>E?\d{{1,3}}(?:\.\d{{1,2}})?|\d?[A-Z]{{1,3}}\d{{1,3}}\.\d{{1,2}}|\d{{1,2}}[a-h]|[A-H]|one|two"
    rf"|three|four|five|six|seven|eight|nine|ten)(?![A-Za-z0-9%/]|\.\d)" + _AFTER,
    re.IGNORECASE,
)
_CRITERION = re.compile(
    r"(?P<word>(?:assessment|performance)\s+criteri(?:on|a)|criterion|AC|PC)\s*\.?\s*"
    r"(?P<n>\d{1,3}(?:\.\d{1,2}){0,2}[a-z]?)(?![\d%/]|\.\d)" + _AFTER,
    re.IGNORECASE,
)
_BAND = re.compile(
    r"(?P<n>(?:\d?[A-H]{1,3}\.|\d[A-H])?(?:\d?[.]?)?(?P<band>[PMD])\s?\d{1,2}|[12][A-H]\.\d{1,2})"
    r"(?![\w%/]|\.\d)" + _AFTER
)
#: the same in words, before its text: "Pass 1 – Explain", which is P1
_GRADE = re.compile(
    r"(?P<word>Pass|Merit|Distinction)\s?(?P<n>\d{1,2})\s*[:.)–—-]\s*(?=[A-Z‘“(])", re.IGNORECASE
)
_KSB = re.compile(r"(?P<n>(?:KU|GS|[KSB])\s?\d{1,2}(?:\.\d{1,2})?)(?![\w%/])" + _AFTER)
_DOTTED = re.compile(
    r"(?P<word>(?:LO|SO|P|C)\s?)?(?P<n>(?:\d{1,3}|\d{1,2}[a-h]|[A-H]|[A-Z]\d{2,3})(?:\.\d{1,2}){1,3})"
    r"(?P<part>[a-z](?![A-Za-z])|[KSB](?=[\s.:)]))?"
    r"(?![\d%/])" + _AFTER
)
_BARE = re.compile(r"[\[(]?(?P<n>\d{1,2})(?![\d%/:,°]|\.\d|\s?(?:st|nd|rd|th)\b)" + _AFTER)
#: a criterion by the number of its outcome and a letter: 2b
_WITH_LETTER = re.compile(
    r"(?P<n>\d{1,2})(?P<letter>[a-h])(?:\s*[.:)]+(?=\s)|(?=\s))\s*(?=[A-Z‘“(]|$)"
)
_LETTER = re.compile(
    r"(?:\((?P<a>[A-Za-z])\)|(?P<b>[a-z])[.)](?=\s|$)|(?P<c>[A-H])[.:)](?=\s|$))\s*"
)
_ROMAN = re.compile(r"\(?(?P<n>i{1,3}|iv|vi{0,3}|ix|xi{0,3})[.)]\s*")
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_BANDS = {"P": "pass", "M": "merit", "D": "distinction"}
#: after a number with a dot this is the day of a version: "1.1 3 June 2025"
_DAY = re.compile(
    r"\d{1,2}(?:[/.-]\d{1,2}[/.-]|(?:st|nd|rd|th)?\s+[A-Z][a-z]{2,8}\.?,?\s+)\d{2,4}\b"
)
#: after a bare number these begin a quantity or running prose, not the text of an outcome
_PROSE = re.compile(
    r"(?:[a-z]|[-–—]\s*\d|&|(?:GLH?|TQT|TUT|NLH|Credits?|Hours?|Guided Learning)\b)"
)
#: outcomes that a criterion of several counts for, before its own code: "LO1 & LO2 D1"
_OF_SEVERAL = (
    r"(?:(?:LO|LA|Learning (?:[Oo]utcomes?|[Aa]ims?))\s?(?:\d{1,2}|[A-H])\b"
    r"|\d{1,2}\b(?!\.)|and\b|[&,/+:–-])"
)
_JOINT = re.compile(rf"(?=L){_OF_SEVERAL}(?:\s*{_OF_SEVERAL})*\s+")
#: the same on a line of its own, above the criterion: "LO1 & LO2", "Learning outcomes 1 and 2"
_NAMED = r"(?:(?:LO|LA|learning (?:outcome|aim))s?\s?)"
_SEVERAL = re.compile(
    rf"{_NAMED}(?:\d{{1,2}}|[A-H])\b"
    rf"(?:\s*(?:[&,/+–-]\s?)?(?:\b(?:and|to)\s)?{_NAMED}?(?:\d{{1,2}}|[A-H])\b)+[.:]?",
    re.IGNORECASE,
)
#: what stands instead of a text that began on the page before
_CONTINUED = re.compile(r"[(\[]?(?:continued|cont(?:[’']?d|inues)?\.?)[)\]]?[.:…]*", re.IGNORECASE)


def number_of(text: str) -> Number | None:
    """Return the number that a text begins with, or None.

    >>> number_of("1.1Describe a plan")[:4]
    ('dotted', '1.1', ('1', '1'), 'Describe a plan')
    >>> number_of("Learning outcome 2: Understand plans")[:4]
    ('outcome', '2', ('2',), 'Understand plans')
    >>> number_of("A.2P1 Describe a plan").band, number_of("12 hours of practice")
    ('pass', None)
    >>> number_of("Merit 2 – Compare two plans")[:2], number_of("Pass 1")
    (('band', 'M2'), None)
    """
    for match in (_OUTCOME.match(text), _CRITERION.match(text)):
        if match and not _is_below(match):
            found = _in_words(match, text)
            if found is not None:
                return found
    if match := _DOTTED.match(text):
        return _dotted(match, text)
    if match := _BAND.match(text):
        ref = match["n"].replace(" ", "")
        return Number(
            "band", ref, (ref,), text[match.end() :], match[0].strip(),
            _BANDS.get(match["band"] or "", ""),
        )  # fmt: skip
    if match := _GRADE.match(text):
        band = match["word"].lower()
        ref = f"{band[0].upper()}{match['n']}"
        return Number("band", ref, (ref,), text[match.end() :], match[0].strip(), band)
    if match := _KSB.match(text):
        ref = match["n"].replace(" ", "")
        letters = ref.rstrip("0123456789.")
        return Number(
            "ksb", ref, (letters, ref.removeprefix(letters)), text[match.end() :], match[0].strip()
        )
    if match := _BARE.match(text):
        rest = text[match.end() :]
        marked = any(mark in match[0] for mark in ".:)]")
        if rest and not marked and _PROSE.match(rest):
            return None
        return Number("number", match["n"], (match["n"],), rest, match[0].strip())
    if match := _WITH_LETTER.match(text):
        steps = (match["n"], match["letter"])
        return Number("dotted", "".join(steps), steps, text[match.end() :], match[0].strip())
    if (match := _ROMAN.match(text)) and (match["n"] != "i" or not text.startswith("i.")):
        return Number("roman", match["n"], (match["n"],), text[match.end() :], match[0].strip())
    if match := _LETTER.match(text):
        letter = match["a"] or match["b"] or match["c"]
        return Number("letter", letter, (letter,), text[match.end() :], match[0].strip())
    return None


def names_several(text: str) -> bool:
    """Return whether a text is nothing but the numbers of several outcomes.

    >>> names_several("LO1, LO2 and LO3"), names_several("LO1 Understand dyes")
    (True, False)
    """
    return len(text) < 120 and _SEVERAL.fullmatch(text) is not None


def _is_below(match: re.Match[str]) -> bool:
    """Whether LO1.2 is the second criterion of the first outcome, which it is."""
    return match["word"].upper() in ("LO", "SO") and "." in match["n"]


def _in_words(match: re.Match[str], text: str) -> Number | None:
    rest = text[match.end() :]
    if names_several(text):
        return None
    if _CONTINUED.fullmatch(rest):
        rest = ""
    word, n = match["word"], match["n"]
    marked = any(mark in match[0] for mark in ":.)]–—")
    if rest[:1].islower() and not marked and not re.match(r"(?:know|understand|be able)\b", rest):
        return None  # running prose: "Outcome 1 must be …"
    if rest and re.match(r"(?:and|to|-|–)\s+\d", rest):
        return None
    if re.fullmatch(r"\([^()]*\d\s?%[^()]*\)", rest):
        rest = ""  # how much it counts; its text stands below
    if word[:1].islower() and rest:
        return None
    short = len(word) <= 2 and word.isupper()
    kind: Kind = "outcome" if re.fullmatch(_OUTCOME_WORDS, word, re.IGNORECASE) else "criterion"
    if n.lower() in _WORDS:
        n = str(_WORDS.index(n.lower()) + 1)
    if kind == "outcome" and n.isalpha() and n.islower():
        return None
    ref = f"{word}{n}" if short and "." not in n else n
    return Number(kind, ref, tuple(n.lstrip("Ee").split(".")), rest, match[0].strip())


def _dotted(match: re.Match[str], text: str) -> Number | None:
    rest = text[match.end() :]
    printed = match[0].strip()
    if _DAY.match(rest):
        return None  # a version, and when it came out
    if rest[:1].islower() and re.match(r"(?:hours?|credits?|m|km|kg|mm|cm|to|and|or|of)\b", rest):
        return None
    steps = tuple(match["n"].split("."))
    if (part := match["part"]) and part.islower():
        return Number("dotted", match["n"] + part, (*steps, part), rest, printed)
    if part:  # of knowledge or a skill, as 1.1K and 2.1S
        return Number("dotted", match["n"] + part, steps, rest, printed)
    return Number("dotted", match["n"], steps, rest, printed)


def number_before(label: str, text: str) -> tuple[Number | None, bool]:
    """Return the number of a line, and whether it is the label of an automatic list.

    A printed number is taken rather than one that a list counted: in "4. 2.4" it is 2.4.
    """
    if joint := _JOINT.match(text):
        coded = number_of(text[joint.end() :])
        if coded is not None and coded.kind == "band" and coded.rest:
            return coded._replace(printed=text[: joint.end()] + coded.printed), False
    printed = number_of(text)
    if printed is not None and printed.kind in ("number", "letter"):
        inner = number_of(printed.rest)
        if inner is not None and _doubles(printed, inner):
            return inner._replace(printed=f"{printed.printed} {inner.printed}"), False
    if printed is not None and (printed.kind not in ("number", "letter") or not label):
        return printed, False
    counted = number_of(label) if label else None
    if counted is None or counted.rest:
        return printed, False
    if printed is not None and _doubles(counted, printed):
        return printed, False
    return counted._replace(rest=text), True


def _doubles(outer: Number, inner: Number) -> bool:
    """Whether the first of two numbers is what a list counted and the second what is printed."""
    if inner.kind in ("outcome", "criterion", "band", "ksb"):
        return True
    if inner.kind == "dotted":
        return True
    return inner.kind == outer.kind and inner.steps == outer.steps
