"""What columns are called by the people who write them, in sheets and in logs."""

import re
from functools import cache

from rubric.phrases import has_phrase, phrase

#: a table of rows and a column of it
Field = tuple[str, str]


def folded(text: str) -> str:
    """Return a name without the capitals, marks and needless blanks that tell nothing apart."""
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def heading(field: Field, language: str = "en") -> str:
    """Return what stands above a column; a declared measure stands under its own name."""
    key = f"heading.{'.'.join(field)}"
    if has_phrase(key, language):
        return phrase(key, language=language)
    return phrase("heading_of_measure", {"name": field[1]}, language)


def other_names(field: Field, language: str = "en") -> tuple[str, ...]:
    """Return what colleagues call a column wherever it stands, folded."""
    return _several(f"alias.{'.'.join(field)}", language)


def names_alone(field: Field, language: str = "en") -> tuple[str, ...]:
    """Return everything that a column is called where the rows of its table stand alone, folded."""
    key = ".".join(field)
    own = _several(f"heading.{key}", language)
    return (*own, *other_names(field, language), *_several(f"alias_alone.{key}", language))


def names_of_table(table: str, language: str = "en") -> tuple[str, ...]:
    """Return what a table is called in the name of a file or a sheet, folded."""
    return (folded(table), *_several(f"alias_table.{table}", language))


@cache
def _several(key: str, language: str) -> tuple[str, ...]:
    if not has_phrase(key, language):
        return ()
    return tuple(map(folded, phrase(key, language=language).split(";")))
