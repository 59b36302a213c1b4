"""Numbers as a spreadsheet program shows them, and what else they may have been meant as.

A workbook keeps 3.1 and 3.10 as the same number. Under a format with two decimals both are shown as
3.10, under a general one both as 3.1; which of the two somebody typed, the file does not say.
"""

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

#: significant figures that a spreadsheet program keeps
_KEPT = 15
_SECTION = re.compile(r'(?:"[^"]*"|\\.|[^;"\\])*')
_PLACEHOLDER = re.compile(r"[#0?,]*[#0?](?:\.[#0?]*)?|\.[#0?]+")
_QUOTED = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]')
_GENERAL = frozenset(("", "general", "@", "standard"))


class Shown(NamedTuple):
    """A number as text."""

    text: str
    #: the other number that it may have been; "" is none
    could_be: str = ""


def shown_number(value: float, form: str = "") -> Shown:
    """Return a number as it is shown under a number format; a general one where that is unknown."""
    plain = _plain(value)
    positive = _SECTION.match(form)
    section = positive[0] if positive else ""
    if section.lower() in _GENERAL:
        return Shown(plain, other_number(plain))
    literal = _QUOTED.sub("", section)
    place = _PLACEHOLDER.search(literal)
    if place is None or "/" in literal or "e+" in literal.lower():
        return Shown(plain, other_number(plain))
    percent = "%" in literal
    figures = place[0]
    decimals = len(figures.partition(".")[2])
    least = figures.partition(".")[2].count("0")
    number = Decimal(repr(value)) * (100 if percent else 1)
    rounded = number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    text = f"{rounded:,f}" if "," in figures else f"{rounded:f}"
    while "." in text and text[-1] == "0" and len(text.partition(".")[2]) > least:
        text = text[:-1]
    whole = figures.partition(".")[0].count("0")
    if whole > 1 and text.partition(".")[0].isdigit():
        text = text.zfill(len(text) + whole - len(text.partition(".")[0]))
    before, after = _around(section)
    if before.strip() or after.strip() or "," in figures:
        return Shown(f"{before}{text.rstrip('.')}{after}".strip())
    return Shown(text.rstrip("."), other_number(text))


def _plain(value: float) -> str:
    if value == int(value) and abs(value) < 10**_KEPT:
        return str(int(value))
    text = f"{Decimal(f'{value:.{_KEPT}g}'):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def other_number(text: str) -> str:
    """Return what a number with one decimal, or with two of which one is 0, may have been."""
    whole, _, decimals = text.partition(".")
    if not whole.isdigit() or len(whole) > 2:
        return ""
    if len(decimals) == 1 and decimals != "0":
        return f"{text}0"
    return text[:-1] if len(decimals) == 2 and decimals[1] == "0" and decimals != "00" else ""


def _around(section: str) -> tuple[str, str]:
    """Return the text that a format puts before and after the number."""
    marked = _QUOTED.sub(lambda found: _hidden(found[1] or found[2] or ""), section)
    place = _PLACEHOLDER.search(marked)
    if place is None:
        return "", ""
    return _seen(marked[: place.start()]), _seen(marked[place.end() :])


def _hidden(text: str) -> str:
    """Return a text whose letters are not taken for those of a format."""
    return "".join(chr(0xF0000 + ord(letter)) for letter in text if ord(letter) < 0x10000)


def _seen(text: str) -> str:
    return "".join(
        chr(ord(letter) - 0xF0000) if ord(letter) >= 0xF0000 else letter for letter in text
    )
