"""The text of a source as words with the lines they stand on; of Markdown without its marks."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rubric.phrases import shown
from rubric.sources import lines_of as source_lines

#: marks at the beginning of a line of Markdown: quotes, headings, bullets, table bars
_LEADING = re.compile(r"^\s*(?:>\s*)*(?:#{1,6}\s+|[-*+]\s+|\|)?")
#: a line that only draws: rules, the bar below a table's heading, fences
_DRAWN = re.compile(r"^[\s|:\-=_*~`]*$")
_LINK = re.compile(r"!?\[([^\]\n]{0,500})\]\([^)\n]{0,500}\)")
#: emphasis and code: marks at the edge of a word
_MARKS = re.compile(
    r"(?<![\w\\])(?:\*{1,3}|_{1,3}|`+)(?=\S)|(?<=\S)(?<!\\)(?:\*{1,3}|_{1,3}|`+)(?!\w)"
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_NO_LETTER = re.compile(r"[\W_]+")


class Word(NamedTuple):
    """One word of a source."""

    text: str
    #: what it is compared by, to find a place: small, without punctuation; may be blank
    key: str
    #: counts from 1
    line: int


def source_words(text: str, *, markdown: bool = False) -> tuple[Word, ...]:
    """Return the words of a source in their order, safe to show."""
    words = []
    for number, line in enumerate(source_lines(text), start=1):
        plain = " ".join(_unmarked(line)) if markdown else line
        words += [Word(shown(w, _LONGEST), key_of(w), number) for w in plain.split()]
    return tuple(words)


def key_of(word: str) -> str:
    """Return what a word is compared by where its place is looked for."""
    return _NO_LETTER.sub("", word.casefold())


def lines_of(words: Sequence[Word]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield each line with the positions of its words."""
    here: list[int] = []
    for position, word in enumerate(words):
        if here and words[here[0]].line != word.line:
            yield words[here[0]].line, tuple(here)
            here = []
        here.append(position)
    if here:
        yield words[here[0]].line, tuple(here)


def _unmarked(line: str) -> Iterator[str]:
    """A line of Markdown without its marks, the cells of a table one after another."""
    if _DRAWN.match(line):
        return
    for cell in _LEADING.sub("", line, count=1).split("|"):
        yield _ESCAPED.sub(r"\1", _MARKS.sub("", _LINK.sub(r"\1", cell)))


#: characters of a word that are shown
_LONGEST = 1_000
