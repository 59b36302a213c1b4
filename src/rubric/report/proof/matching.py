"""Where an encoded wording stands in its source: word for word, else where it is most alike.

First every wording is looked for that stands there word for word, and only then the others,
among the words that are left: so none is taken for a part of its neighbour. One that stands in
the source several times is taken where nothing else has been found yet, so that two criteria
with the same words have two places.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import Match as Block
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from rubric.report.proof.source_text import Word, key_of, lines_of
from rubric.report.word_changes import MOST_WORDS, changed_words

#: the least share of the words of a wording, and of those of a place, that both must have
_LEAST_ALIKE = 0.6
#: words of a source that are looked through; a longer one is no document for people
MOST_SOURCE_WORDS = 200_000
#: places of a pair of words beyond which it says nothing about where a wording stands
_MOST_PLACES = 200


class Run(NamedTuple):
    """Words in a row that are the same on the other side, or are not."""

    text: str
    differs: bool


class Match(NamedTuple):
    """Where a wording stands in the source, and how the two differ."""

    #: first line in the source, from 1; None where it was not found
    line: int | None
    source: tuple[Run, ...]
    encoded: tuple[Run, ...]

    @property
    def found(self) -> bool:
        """Whether the source has it, with the same words or with others."""
        return self.line is not None

    @property
    def same(self) -> bool:
        """Whether the source has it word for word."""
        return self.found and not any(run.differs for run in (*self.source, *self.encoded))


class LeftOver(NamedTuple):
    """A line of the source of which words stand nowhere in what was encoded."""

    line: int
    words: tuple[Run, ...]


class SourceText:
    """A source in which wordings are looked for, and what of it none of them has."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._words = words[:MOST_SOURCE_WORDS]
        self._taken = [False] * len(self._words)
        self._pairs: dict[tuple[str, str], list[int]] = defaultdict(list)
        # punctuation that stands alone is no word to find a place by
        keyed = [(at, word.key) for at, word in enumerate(self._words) if word.key]
        for (at, key), (_, following) in zip(keyed, [*keyed[1:], (0, "")], strict=False):
            self._pairs[key, following].append(at)
            self._pairs[key, ""].append(at)

    def find(self, texts: Sequence[str]) -> tuple[Match, ...]:
        """Return where each of several wordings stands; white space makes no difference."""
        wanted = [text.split() for text in texts]
        places = [self._taken_at(self._standing(words, exactly=True)) for words in wanted]
        for at, words in enumerate(wanted):
            if places[at] is None:
                place = self._standing(words, exactly=False) or self._alike(words)
                places[at] = self._taken_at(place)
        pairs = zip(wanted, places, strict=True)
        return tuple(self._match(words, place) for words, place in pairs)

    def _taken_at(self, place: tuple[int, int] | None) -> tuple[int, int] | None:
        if place is not None:
            start, end = place
            self._taken[start:end] = [True] * (end - start)
        return place

    def _match(self, encoded: Sequence[str], place: tuple[int, int] | None) -> Match:
        if place is None:
            return Match(None, (), (Run(" ".join(encoded), False),))
        start, end = place
        there = [word.text for word in self._words[start:end]]
        gone, come = changed_words(there, encoded)
        if there != list(encoded) and not any((*gone, *come)):  # too long to be marked
            gone, come = [True] * len(there), [True] * len(encoded)
        return Match(self._words[start].line, runs(there, gone), runs(encoded, come))

    def left_over(self, numbers: Iterable[str]) -> tuple[LeftOver, ...]:
        """Return the lines with words that were found by no wording; numbers alone are none.

        Args:
            numbers: refs that are encoded, which stand before the wording.
        """
        known = {key_of(number) for number in numbers} | {""}
        found = []
        for line, positions in lines_of(self._words):
            left = [not self._taken[at] for at in positions]
            if any(self._words[at].key not in known and not self._taken[at] for at in positions):
                texts = [self._words[at].text for at in positions]
                found.append(LeftOver(line, runs(texts, left)))
        return tuple(found)

    def _standing(self, encoded: Sequence[str], *, exactly: bool) -> tuple[int, int] | None:
        """The first place that has all its words, one that nothing has taken before others.

        Args:
            encoded: the words of a wording.
            exactly: whether case and punctuation must be the same too.
        """
        keys = [key_of(word) for word in encoded]
        first = next((at for at, key in enumerate(keys) if key), None)
        if first is None:
            return None
        there = []
        for place in self._pairs.get((keys[first], ""), ())[:_MOST_COMPARED]:
            start, end = place - first, place - first + len(encoded)
            if start < 0 or end > len(self._words):
                continue
            pairs = zip(self._words[start:end], encoded, keys, strict=True)
            if all(w.text == word if exactly else w.key == key for w, word, key in pairs):
                there.append((start, end))
        free = [(start, end) for start, end in there if not any(self._taken[start:end])]
        return next(iter(free or (there if exactly else ())), None)

    def _alike(self, encoded: Sequence[str]) -> tuple[int, int] | None:
        """The place among words not taken that shares most, cut to what it shares."""
        keys = [key_of(word) for word in encoded]
        named = [(at, key) for at, key in enumerate(keys) if key]
        if len(named) < _FEWEST or len(encoded) > MOST_WORDS:
            return None
        votes: Counter[int] = Counter()
        for (at, key), (_, following) in pairwise(named):
            places = self._pairs.get((key, following), ())
            for place in places if len(places) <= _MOST_PLACES else ():
                if not self._taken[place]:
                    votes[(place - at) // _STEP] += 1
        found = []
        for bucket, _ in votes.most_common(_MOST_TRIED):
            start = max(0, bucket * _STEP - _SIDE)
            end = min(len(self._words), bucket * _STEP + len(encoded) + _STEP + _SIDE)
            for begin, finish in self._free(start, end):
                cut = self._cut(keys, begin, finish)
                found += [] if cut is None else [cut]
        _, begin, finish = max(found, default=(0, 0, 0), key=lambda cut: (cut[0], -cut[1]))
        return (begin, finish) if found else None

    def _free(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The stretches between two places of which no word is taken."""
        begin = start
        for at in range(start, end + 1):
            if at == end or self._taken[at]:
                if at > begin:
                    yield begin, at
                begin = at + 1

    def _cut(self, keys: Sequence[str], start: int, end: int) -> tuple[float, int, int] | None:
        """How alike a stretch of the source is, and its first and last word that are shared."""
        there = [word.key for word in self._words[start:end]]
        blocks = _shared(there, keys)
        if not blocks:
            return None
        # the same words may stand beside it too: where it begins and ends with most in common
        begins = {block.a for block in blocks} | {at for at, k in enumerate(there) if k == keys[0]}
        begin = max(sorted(begins)[-_MOST_EDGES:], key=lambda at: (_ratio(there[at:], keys), at))
        there = there[begin:]
        ends = {block.a + block.size for block in _shared(there, keys)}
        ends |= {at for at, k in enumerate(there, start=1) if k == keys[-1]}
        length = max(sorted(ends)[:_MOST_EDGES], key=lambda at: (_ratio(there[:at], keys), -at))
        blocks = _shared(there[:length], keys)
        shared = sum(block.size for block in blocks)
        first, last = blocks[0], blocks[-1]
        # a word at either edge that was only written otherwise stands beside what is shared
        before = first.b if first.b <= min(_EDGE, begin) else 0
        after = len(keys) - (last.b + last.size)
        finish = min(start + begin + length + (after if after <= _EDGE else 0), end)
        begin = start + begin - before
        if shared < _LEAST_ALIKE * max(len(keys), finish - begin):
            return None
        return shared / len(keys), begin, finish


def _shared(there: Sequence[str], keys: Sequence[str]) -> list[Block]:
    matcher = SequenceMatcher(None, there, keys, autojunk=False)
    return [block for block in matcher.get_matching_blocks() if block.size]


def _ratio(there: Sequence[str], keys: Sequence[str]) -> float:
    return SequenceMatcher(None, there, keys, autojunk=False).ratio()


def runs(words: Sequence[str], differs: Sequence[bool]) -> tuple[Run, ...]:
    """Return words with the same mark together."""
    found: list[Run] = []
    for word, marked in zip(words, differs, strict=True):
        if found and found[-1].differs == marked:
            found[-1] = Run(f"{found[-1].text} {word}", marked)
        else:
            found.append(Run(word, marked))
    return tuple(found)


#: words by which two places may be apart and count as one; looked at on both sides of a place
_STEP, _SIDE = 8, 12
#: places of a first word that are looked at
_MOST_COMPARED = 2_000
#: words of a wording that is looked for otherwise than word for word
_FEWEST = 3
#: words at which a place could begin, or end, that are tried
_MOST_EDGES = 12
#: places that are compared in full; words at an edge that may differ
_MOST_TRIED, _EDGE = 5, 2
