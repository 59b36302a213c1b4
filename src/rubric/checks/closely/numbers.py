"""How the numbers of units and qualifications are written, and their last character.

The last letter or digit follows from the others. That was observed of real numbers and is
published nowhere, so it is asked only of the series in which it holds: units below 650,
qualifications from 500 to 603. What is no number of this kind at all, such as an awarding
body's own `Unit 687`, is passed over.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rubric.diagnostics import Argument, Diagnostic, Path, codes
from rubric.model import Specification
from rubric.model.qualification import Qualification
from rubric.rules.levels import on_this_scale

#: letters of unit numbers, for the remainders 0 to 10
_LETTERS = "ADFHJKLMRTY"
_WEIGHTS = (8, 7, 6, 5, 4, 3, 2)
#: series in which the last character was seen to follow from the others
_UNIT_SERIES, _QUALIFICATION_SERIES = range(650), range(500, 604)

_UNIT = re.compile(r"[A-Z]/\d{3}/\d{4}", re.ASCII)
_QUALIFICATION = re.compile(r"\d{3}/\d{4}/[\dX]", re.ASCII)
_EITHER = re.compile(r"(?<![\w/])(?:[A-Z]/\d{3}/\d{4}|\d{3}/\d{4}/[\dX])(?![\w/])", re.ASCII)
#: a number with other marks than strokes between its parts, or none
_ALMOST_UNIT = re.compile(r"([A-Z])[\s/.\-‐‑–]*(\d{3})[\s/.\-‐‑–]*(\d{4})", re.ASCII)
_ALMOST_QUALIFICATION = re.compile(r"(\d{3})[\s/.\-‐‑–]+(\d{4})[\s/.\-‐‑–]*([\dX])", re.ASCII)
#: parts like those of a number, and digits too many or too few
_LIKE_ONE = re.compile(r"[A-Za-z]/\d+/\d+|\d{2,}/\d{2,}/[\dXx]+", re.ASCII)


class Numbered(NamedTuple):
    """A number with where it stands and what it is a number of."""

    text: str
    path: Path
    #: whether it is a qualification's
    whole: bool = False


def check_numbers(written: Specification | Qualification) -> Iterator[Diagnostic]:
    """Yield numbers in another form, with a last character that does not fit, or two in one."""
    if not on_this_scale(written.framework):
        return
    for number in numbers_of(written):
        several = tuple(dict.fromkeys(_EITHER.findall(number.text)))
        if len(several) > 1:
            told: dict[str, Argument] = {"first": several[0], "second": several[1], "how": "field"}
            yield Diagnostic(codes.TWO_NUMBERS, number.path, told)
        elif several == (number.text,):
            yield from _check_character(number)
        else:
            yield from _form(number, several)


def numbers_of(written: Specification | Qualification) -> Iterator[Numbered]:
    """Yield the numbers that a unit or qualification states of itself and its equivalents."""
    if isinstance(written, Qualification):
        if written.number is not None:
            yield Numbered(written.number, ("number",), whole=True)
        return
    if written.unit_number is not None:
        yield Numbered(written.unit_number, ("unit_number",))
    for position, equivalent in enumerate(written.equivalents, start=1):
        yield Numbered(equivalent.code, ("equivalents", f"~{position}", "code"))


def check_character(number: str) -> str | None:
    """Return the last character that the digits give; None where no rule is known.

    >>> check_character("A/506/1234")
    'M'
    """
    digits = re.sub(r"\D", "", number, flags=re.ASCII)
    unit = number[:1].isalpha()
    series = _UNIT_SERIES if unit else _QUALIFICATION_SERIES
    if int(digits[:3]) not in series:
        return None
    left = sum(w * int(digit) for w, digit in zip(_WEIGHTS, digits, strict=False)) % 11
    return _LETTERS[left] if unit else "X" if left == 10 else str(left)


def _check_character(number: Numbered) -> Iterator[Diagnostic]:
    right = check_character(number.text)
    stated = number.text[0] if number.text[0].isalpha() else number.text[-1]
    if right is not None and stated != right:
        told: dict[str, Argument] = {"number": number.text, "stated": stated, "gives": right}
        yield Diagnostic(codes.NUMBER_CHECK_CHARACTER, number.path, told)


def _form(number: Numbered, inside: Iterable[str]) -> Iterator[Diagnostic]:
    """A number in another form than it is published in."""
    near = next(iter(inside), "")
    text = number.text.upper()
    if almost := _ALMOST_UNIT.fullmatch(text) or _ALMOST_QUALIFICATION.fullmatch(text):
        near = "/".join(almost.groups())
    elif not _LIKE_ONE.fullmatch(number.text) and not near:
        return
    told: dict[str, Argument] = {"number": number.text, "near": near}
    told["form"] = "603/1234/5" if number.whole else "A/123/4567"
    yield Diagnostic(codes.NUMBER_FORM, number.path, told)
