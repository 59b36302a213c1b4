"""Two wordings one below the other, with the words marked that changed."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from rubric.report.layout import WIDTH, prose

#: the least that two wordings share for marks to help; of all words, in both
LEAST_SHARED = 0.3
#: words of a wording beyond which looking for the changed ones would take long
MOST_WORDS = 600


def marked_change(old: str, new: str, indent: str) -> Iterator[str]:
    """Yield the lines of the old wording after `-` and of the new one after `+`.

    Words that changed have `^` below them, where enough words have stayed.
    """
    was, now = prose(old).split(" "), prose(new).split(" ")
    gone, come = changed_words(was, now)
    yield from _marked(was, gone, f"{indent}- ")
    yield from _marked(now, come, f"{indent}+ ")


def changed_words(was: Sequence[str], now: Sequence[str]) -> tuple[list[bool], list[bool]]:
    """Return for each word of two wordings whether it is to be marked as changed."""
    gone, come = [False] * len(was), [False] * len(now)
    if max(len(was), len(now)) > MOST_WORDS:
        return gone, come
    matcher = SequenceMatcher(None, was, now, autojunk=False)
    if matcher.ratio() < LEAST_SHARED:
        return gone, come
    for kind, start, end, there, to in matcher.get_opcodes():
        if kind != "equal":
            gone[start:end] = [True] * (end - start)
            come[there:to] = [True] * (to - there)
    return gone, come


def _marked(words: Sequence[str], changed: Sequence[bool], start: str) -> Iterator[str]:
    line, below = start, " " * len(start)
    fresh, before = True, False
    for word, new in zip(words, changed, strict=True):
        if not fresh and len(line) + 1 + len(word) > WIDTH:
            yield from _line(line, below)
            line = below = " " * len(start)
            fresh, before = True, False
        if not fresh:
            line += " "
            below += "^" if new and before else " "
        line += word
        below += ("^" if new else " ") * len(word)
        fresh, before = False, new
    yield from _line(line, below)


def _line(line: str, below: str) -> Iterator[str]:
    yield line
    if below.strip():
        yield below.rstrip()
