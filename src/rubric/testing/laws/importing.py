"""The law of importing: every text of a source is placed or left over, and nothing is invented."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from rubric.importers import Draft, Verbs, recognise
from rubric.importers.normalising import normal
from rubric.sources.pieces import SourceDocument, paragraphs

#: fields whose value is read out of a text, such as the 3 of "Level 3"
_READ_OUT = frozenset(
    {"level", "credit", "glh", "tqt", "framework", "operational_start", "band", "title"}
    | {"last_registration", "last_certification", "unit_number", "range", "sector"}
)
#: white space, and bullets, which hold no letter
_BETWEEN = re.compile(r"[\s•·●▪◦○■□►▸➢➤✓✔❖‣⁃∙]+")


def law_10_nothing_lost(document: SourceDocument, verbs: Verbs) -> None:
    """Every text of a document is placed or left over with its place; what is placed is its own.

    A text is looked for at its own place: in what fields were made of, in labels and headings, and
    in what is left over. A value that is said to be stated stands in its texts to the letter, after
    the stated normalisations.
    """
    found = recognise(document, verbs)
    if found.refused:
        assert not found.drafts
        return
    told: dict[str, set[str]] = defaultdict(set)
    for draft in found.drafts:
        for text, place in _told(draft):
            told[place].add(text)
    for paragraph in paragraphs(document.pieces):
        whole = _bare(f"{paragraph.label} {paragraph.text}")
        left = _without(whole, map(_bare, told[str(paragraph.place)]))
        assert not left, f"{paragraph.place}: {left!r} of {paragraph.text!r} is lost"
    _tells_nothing_twice(document, told)
    for draft in found.drafts:
        _invents_nothing(draft)


def _tells_nothing_twice(document: SourceDocument, told: Mapping[str, set[str]]) -> None:
    """Assert that the pieces of a text are no longer than it is: no letter is in two of them."""
    letters: Counter[str] = Counter()
    for paragraph in paragraphs(document.pieces):
        letters[str(paragraph.place)] += len(_bare(f"{paragraph.label} {paragraph.text}"))
    for place, pieces in told.items():
        said = sum(len(_bare(piece)) for piece in pieces)
        assert said <= letters[place], f"{place}: told twice is something of {sorted(pieces)}"


def _told(draft: Draft) -> list[tuple[str, str]]:
    """Every text that a draft accounts for, with its place."""
    texts = [(text, str(place)) for origin in draft.origins for text, place in origin.texts]
    texts += [(one.text, str(one.place)) for one in (*draft.left_over, *draft.signs)]
    return texts


def _without(whole: str, pieces: Iterable[str]) -> str:
    """What of a text stands in none of its pieces; where two overlap, each covers its own."""
    covered = bytearray(len(whole))
    for piece in filter(None, set(pieces)):
        at = whole.find(piece)
        while at >= 0:
            covered[at : at + len(piece)] = b"\1" * len(piece)
            at = whole.find(piece, at + len(piece))
    left = (letter for letter, told in zip(whole, covered, strict=True) if not told)
    return re.sub(r"[^\w]", "", "".join(left))


def _invents_nothing(draft: Draft) -> None:
    """Assert that what is stated stands in its texts, in their order."""
    for origin in draft.origins:
        if origin.sure != "stated" or _READ_OUT.intersection(map(str, origin.location)):
            continue
        rest = _bare(" ".join(text for text, _ in origin.texts))
        for word in filter(None, map(_bare, normal(origin.value).split(" "))):
            _, there, rest = rest.partition(word)
            assert there, f"{origin.value!r} does not stand in {origin.texts!r}"


def _bare(text: str) -> str:
    return _BETWEEN.sub("", normal(text))
