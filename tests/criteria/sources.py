"""What the source documents say, where they are at hand; and what is kept of them where not.

The documents are not ours to publish. `RUBRIC_SOURCES` names a folder with their texts, where
there is one. `sources.json` holds of every run of seven words in them a hash, so that a sentence
of theirs is recognised without them; with the folder named, `RUBRIC_REFRESH=1` writes it anew.
"""

import hashlib
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

#: words in a row that a line of ours may share with its source: names and terms of the field
MOST_SHARED = 6
#: specification → words near the beginning of its source, by which the text is found
OPENINGS = {
    "collaborative-partnerships": "This element focuses on the systematic approach",
    "partnership-working-in-training": (
        "This unit explores the critical role of partnership working"
    ),
    "effective-partnership-working": (
        "Effective partnership working in education involves collaboration"
    ),
    "school-college-partnerships": "Potential for growth",
    "facilitating-action-learning": "Facilitating action learning",
}
_KEPT = Path(__file__).with_name("sources.json")
_A_LINE = 10  # hashes


def source_of(name: str) -> str:
    """The text of a source document; the test is skipped where it is not at hand."""
    folder = os.environ.get("RUBRIC_SOURCES")
    if not folder:
        pytest.skip("the source documents are not at hand: RUBRIC_SOURCES names no folder")
    texts = [file.read_text(encoding="utf-8") for file in sorted(Path(folder).glob("*.txt"))]
    [text] = [text for text in texts if OPENINGS[name] in text[:1000]]
    return text


def kept(name: str) -> set[str]:
    """The hashes that are kept of a source."""
    lines = json.loads(_KEPT.read_text(encoding="utf-8"))[name]
    return {one for line in lines for one in line.split()}


def keep(name: str, hashes: set[str]) -> None:
    """Keep hashes of a source, in an order that tells nothing."""
    every = json.loads(_KEPT.read_text(encoding="utf-8")) if _KEPT.exists() else {}
    in_order = sorted(hashes)
    every[name] = [
        " ".join(in_order[start : start + _A_LINE]) for start in range(0, len(in_order), _A_LINE)
    ]
    _KEPT.write_text(json.dumps(every, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def runs(text: str) -> Iterator[str]:
    """Yield each run of words that is longer than a line of ours may share."""
    words = re.findall(r"[\w']+", text.casefold().replace("’", "'"))
    for start in range(len(words) - MOST_SHARED):
        yield " ".join(words[start : start + MOST_SHARED + 1])


def hash_of(text: str) -> str:
    """The hash that is kept of a text: enough to know it again, and no more."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:8]


def refreshed(name: str, hashes: set[str]) -> set[str]:
    """The hashes that are kept of a source, written anew first where that is asked for."""
    if "RUBRIC_REFRESH" in os.environ:
        keep(name, hashes)
    return kept(name)
