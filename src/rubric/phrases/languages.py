"""The catalogues by language, and looking a sentence up in one."""

import string
from collections.abc import Mapping
from typing import Any

from rubric.phrases import english
from rubric.phrases.filling import filled

#: language code → key → template; a diagnostic's keys are its slug and `slug.help`
LANGUAGES: Mapping[str, Mapping[str, str]] = {"en": english.CATALOGUE}


#: arguments that choose a variant of the help by their value
_CHOOSING = ("how", "wanted")


def has_phrase(key: str, language: str = "en") -> bool:
    """Return whether the catalogue of a language holds this key."""
    return key in LANGUAGES[language]


def phrase(key: str, arguments: Mapping[str, Any] | None = None, language: str = "en") -> str:
    """Return the sentence of this key with its arguments written in.

    Raises:
        KeyError: no such key or a missing argument, a bug of ours.
    """
    catalogue = LANGUAGES[language]
    return filled(catalogue[key], arguments or {}, catalogue)


def outline(key: str, language: str = "en") -> str:
    """Return the sentence of this key with dots in the place of its arguments.

    >>> outline("bad-period")
    '`…` is not a period'
    """
    catalogue = LANGUAGES[language]
    pieces = []
    for text, name, form, _ in string.Formatter().parse(catalogue[key]):
        pieces.append(text)
        if name is not None:
            pieces.append(_in_outline(form or "", catalogue))
    return "".join(pieces)


def _in_outline(form: str, catalogue: Mapping[str, str]) -> str:
    """What stands for an argument: dots, with what is counted beside them."""
    if "|" in form:
        return f"… {form.partition('|')[2]}"
    # a sentence that is one of several is told by the one for all other cases
    whole = catalogue.get(f"{form[1:]}.other") if form.startswith("@") else None
    return whole or "…"


def help_text(key: str, arguments: Mapping[str, Any], language: str = "en", *, at: str = "") -> str:
    """Return what to write instead for a diagnostic's slug, or "" where nothing can be said.

    The first variant that applies is taken: `KEY.help.WORD` where an argument
    is that word, then `KEY.help.1`, `KEY.help.2` and `KEY.help`, of which one
    whose arguments are all there and not empty.

    Args:
        key: the diagnostic's slug.
        arguments: those of the diagnostic.
        language: of the sentence.
        at: what kind of place it is at, where that has variants of its own, `KEY.help.WORD.row`,
            `KEY.help.1.row` and `KEY.help.row`, which go before all others.
    """
    catalogue = LANGUAGES[language]
    words = [str(arguments[name]) for name in _CHOOSING if arguments.get(name)]
    there = [*(f"{word}.{at}" for word in words), f"1.{at}", at] if at else []
    for variant in (*there, *words, "1", "2", ""):
        template = catalogue.get(f"{key}.help.{variant}" if variant else f"{key}.help")
        if template is not None and all(arguments.get(name) for name in _names(template)):
            return filled(template, arguments, catalogue)
    return ""


def _names(template: str) -> list[str]:
    return [name for _, name, _, _ in string.Formatter().parse(template) if name]
