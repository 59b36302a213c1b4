"""Lines for people: wrapped, indented, safe to show."""

import textwrap
from collections.abc import Iterable

from rubric.phrases import shown

#: columns of a report: what any terminal and a printed page have
WIDTH = 80


def wrapped(text: str, indent: str = "", hanging: str | None = None) -> list[str]:
    """Return text in lines of at most `WIDTH` columns, safe to show; an empty text is no line."""
    return textwrap.wrap(
        shown(text, len(text)),
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent if hanging is None else hanging,
        break_long_words=True,
        break_on_hyphens=False,
    )


def prose(text: str) -> str:
    """Return wording safe to show, its lines and white space folded for wrapping."""
    return shown(" ".join(text.split()), 20_000)


def labelled(label: str, text: str, indent: str, width: int) -> list[str]:
    """Return a label with text beside it, later lines below the text.

    Of a label that leaves too little room beside it the text stands below, as far in as others do.
    """
    label = shown(label, len(label))
    start = f"{indent}{label:<{width}}"
    if not start.endswith(" "):
        start += "  "
    if len(start) <= WIDTH // 2:
        return wrapped(text, start, " " * len(start)) or [start.rstrip()]
    inner = " " * (len(indent) + width)
    return [*wrapped(label, indent, indent + "  "), *wrapped(text, inner)]


def joined(lines: Iterable[str]) -> str:
    """Return lines as a text that ends with a line end."""
    return "\n".join(lines).rstrip("\n") + "\n"
