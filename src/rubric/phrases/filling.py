"""The one function that fills a template, and how each kind of value is shown."""

import re
import string
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

#: characters of a quoted value that are shown before it is shortened
LONGEST_SHOWN = 80
#: values of a list that are shown before the rest is counted
MOST_LISTED = 12


def shown(text: str, longest: int = LONGEST_SHOWN) -> str:
    r"""Return `text` safe for a terminal and a report, on one line.

    Control, format (direction-changing) and unassigned characters become
    visible escapes, and a text longer than `longest` is cut with a mark.

    >>> shown("plan\x1b[31m")
    'plan\\x1b[31m'
    """
    head = text if len(text) <= longest else text[: longest - 1]
    safe = head if head.isprintable() else _safe(head.replace("\u00a0", " "), " ")
    return safe if len(text) <= longest else safe + "…"


def visible(text: str) -> str:
    r"""Return `text` safe for a page: whole, with its white space.

    Control, format (direction-changing) and unassigned characters become visible escapes.

    >>> visible("plan\x1b[31m\nb")
    'plan\\x1b[31m\nb'
    """
    return text if text.isprintable() else _safe(text.replace("\r\n", "\n"), _SPACES)


#: white space that a page shows as such
_SPACES = " \t\n\u00a0\u2002\u2003\u2009\u202f\u3000"
#: joiners without which words of some scripts, and some pictures, are not written right
_JOINERS = "\u200c\u200d"


def _safe(text: str, spaces: str) -> str:
    return "".join(
        char
        if char.isprintable() or char in spaces or _joins(text, at)
        else char.encode("unicode_escape").decode("ascii")
        for at, char in enumerate(text)
    )


def _joins(text: str, at: int) -> bool:
    """Whether a joiner stands between two characters of a script that may need it."""
    return (
        text[at] in _JOINERS
        and 0 < at < len(text) - 1
        and all(char > "\u024f" and char.isprintable() for char in (text[at - 1], text[at + 1]))
    )


def spelled(written: str, known: Iterable[str]) -> str:
    """Return the known word nearest to what was written, or "" when none is near.

    >>> spelled("txt", ["text", "title"])
    'text'
    """
    import difflib  # read only where something is misspelt

    words = list(dict.fromkeys(known))
    by_fold = {word.casefold(): word for word in reversed(words)}
    if written.casefold() in by_fold:
        return by_fold[written.casefold()]
    meant = written[:200].casefold()
    near = [
        word
        for word in difflib.get_close_matches(meant, list(by_fold), n=3, cutoff=0.65)
        if word[:1] == meant[:1] or difflib.SequenceMatcher(None, meant, word).ratio() >= 0.8
    ]
    near.sort(key=lambda word: sorted(word) != sorted(meant))
    return by_fold[near[0]] if near else ""


def same_name(written: str, known: Iterable[str]) -> str:
    """Return the known ref or id that differs only in punctuation, case or leading zeros.

    Refs and ids are too short for guessing by likeness: 1.2 is not a slip for 3.2.

    >>> same_name("AC 2,1", ["1.1", "2.1"])
    '2.1'
    """
    return {bare_name(name): name for name in known}.get(bare_name(written), "")


def bare_name(name: str) -> tuple[str, ...]:
    """Return what is left of a ref or id without punctuation, case and leading zeros.

    >>> bare_name("AC 2,1")
    ('2', '1')
    """
    pieces = re.findall(r"\d+|[^\W\d_]+", name.casefold())
    plain = tuple(piece.lstrip("0") or "0" if piece.isdigit() else piece for piece in pieces)
    return plain[1:] if len(plain) > 1 and plain[0] in ("ac", "criterion") else plain


#: words for shapes that take no article
_WITHOUT_ARTICLE = ("text", "fields", "nothing", "yes or no", "bytes")


def _with_article(word: str) -> str:
    if word in _WITHOUT_ARTICLE:
        return word
    return f"an {word}" if word[:1] in "aeio" else f"a {word}"


class _Filler(string.Formatter):
    def __init__(self, catalogue: Mapping[str, str], arguments: Mapping[str, Any]) -> None:
        self.catalogue = catalogue
        self.arguments = arguments

    def get_value(self, key: int | str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> Any:  # noqa: ARG002 - the signature is string.Formatter's
        return self.arguments[str(key)]

    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec == "@owner":
            return self._owner(*value)
        if format_spec.startswith("@"):
            return filled(
                self.catalogue[f"{format_spec[1:]}.{value}"], self.arguments, self.catalogue
            )
        if "|" in format_spec:
            one, many = format_spec.split("|")
            return f"{shown(str(value))} {one if str(value) == '1' else many}"
        if isinstance(value, (tuple, list)):
            mark = "`" if format_spec.startswith("`") else ""
            entries = [f"{mark}{shown(str(entry))}{mark}" for entry in value]
            if format_spec == "every":  # where any of them may be the one that is looked for
                return _joined(entries, "and")
            return _listed(entries, format_spec.removeprefix("`") or "and")
        if format_spec == "a":
            return shown(_with_article(str(value)))
        if format_spec == "whole":
            return shown(str(value), longest=10_000)
        return shown(str(value))

    def _owner(self, kind: str, ref: str, field: str) -> str:
        """What staff call a thing: a record by its ref, or a field of it."""
        named = f"owner.{kind}" if ref else f"owner.{kind}.bare"
        owner = filled(self.catalogue[named], {"ref": ref}, self.catalogue)
        if not field:
            return owner
        return filled(self.catalogue["owner.field"], {"field": field, "of": owner}, self.catalogue)


def _listed(entries: list[str], last_word: str) -> str:
    if len(entries) > MOST_LISTED:
        left = len(entries) - MOST_LISTED
        return ", ".join(entries[:MOST_LISTED]) + f", … (+{left})"
    return _joined(entries, last_word)


def _joined(entries: list[str], last_word: str) -> str:
    if len(entries) < 2 or last_word == "comma":
        return ", ".join(entries)
    return ", ".join(entries[:-1]) + f" {last_word} {entries[-1]}"


def filled(
    template: str, arguments: Mapping[str, Any], catalogue: Mapping[str, str] | None = None
) -> str:
    """Return the template with its arguments written in.

    Args:
        template: the sentence, with the names of its arguments in braces.
        arguments: their values.
        catalogue: where `{name:@key}` looks up `key.VALUE`.

    Raises:
        KeyError: an argument that the template names is missing, a bug of ours.
    """
    return _Filler({} if catalogue is None else catalogue, arguments).vformat(template, (), {})
