"""Choosing codes: which are listed, and which are ignored. Errors are never ignored."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from rubric.diagnostics.codes import ALL
from rubric.diagnostics.values import Code, Severity

#: a code in full, or how several begin
_NUMBERED = re.compile(r"RUB\d{0,3}")
#: letters that are typed for figures
_MISTYPED = str.maketrans("OILS", "0115")


class Selection(NamedTuple):
    """Which codes are listed."""

    #: None lists all
    select: frozenset[Code] | None = None
    #: warnings and advice only
    ignore: frozenset[Code] = frozenset()

    def lists(self, code: Code) -> bool:
        """Return whether problems of a code are listed."""
        return (self.select is None or code in self.select) and code not in self.ignore


def codes_named(word: str) -> tuple[Code, ...]:
    """Return the codes that a code, the beginning of some, or a slug names; none where unknown.

    >>> [code.slug for code in codes_named("rub310")]
    ['basis-not-stated']
    """
    plain = word.strip().upper()
    if _NUMBERED.fullmatch(plain):
        return tuple(code for code in ALL if code.code.startswith(plain))
    slug = word.strip().lower().replace("_", "-").replace(" ", "-")
    return tuple(code for code in ALL if code.slug == slug)


def mistyped(word: str) -> str:
    """Return the code that was meant where a letter stands for a figure (`RUB31O`), or ""."""
    plain = word.strip().upper()
    meant = plain[:3] + plain[3:].translate(_MISTYPED)
    return meant if plain.startswith("RUB") and any(code.code == meant for code in ALL) else ""


def ignorable(codes: Iterable[Code]) -> tuple[Code, ...]:
    """Return those of these codes that may be ignored: warnings and advice."""
    return tuple(code for code in codes if code.severity is not Severity.ERROR)
