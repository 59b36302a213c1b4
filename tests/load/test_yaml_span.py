"""Words of a value are found where they stand, however the value is written."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubric.load import document_of
from rubric.sources import TextPlace

_HEAD = "format: rubric/1\nkind: unit\nid: demo\nversion: 1\ntitle: "
#: the value as it is written after `title: `, and the words that are looked for
WRITTEN: list[tuple[str, str]] = [
    # plain, on one line and on two
    ("Plan a visit to agreed goals", "agreed"),
    ("Plan a visit\n  to agreed goals", "agreed"),
    # in quotation marks, with what they double or escape before the words
    ("'The learner''s agreed goals'", "agreed"),
    ('"The \\"agreed\\" goals"', "agreed"),
    ('"caf\\u00e9\\x41 \\U0001F600 agreed"', "agreed"),
    ('"Plan \\\n  an agreed visit"', "agreed"),
    ('"Plan\\n\\tan agreed visit"', "agreed"),
    # in block form: folded, literal, with its own indent and with an empty line
    (">-\n  Plan a visit\n  to agreed goals\n", "agreed"),
    ("|\n  Plan a visit\n\n  to agreed goals\n", "agreed"),
    (">2-\n    Plan\n  agreed\n", "agreed"),
    # characters of several bytes, and spaces that are none of YAML's
    ("Plané 😀 agreed goals", "agreed"),
    ("Plan\u00a0agreed goals", "\u00a0"),
    # the words stand on two lines: the place is that on the first of them
    (">-\n  Plan agreed\n  goals\n", "agreed goals"),
]


def found(written: str, words: str) -> tuple[TextPlace, str]:
    """Return the place of some words of the title, and what stands there."""
    document = document_of(f"{_HEAD}{written}\ncriteria: [{{ref: 1, text: Plan it}}]\n", "f.yaml")
    title = getattr(document.value, "title", None)
    assert title is not None, document.problems
    at = title.index(words)
    place = document.place(("title",), (at, at + len(words)))
    assert isinstance(place, TextPlace)
    line = document.lines[place.line - 1]
    return place, line[place.column - 1 : place.column - 1 + place.width]


@pytest.mark.parametrize(("written", "words"), WRITTEN)
def test_words_are_found(written: str, words: str) -> None:
    _, there = found(written, words)
    assert there == words.partition(" ")[0]


def test_where_words_cannot_be_found_the_whole_value_is_meant() -> None:
    document = document_of(f"{_HEAD}Plan\ncriteria: [{{ref: 1, text: Plan it}}]\n", "f.yaml")
    assert document.place(("title",), (90, 99)) == document.place(("title",))
    assert document.place(("criteria",), (0, 1)) == document.place(("criteria",))


WORDS = st.lists(
    st.sampled_from(["plan", "it's", '"a"', "é", "x:y", "\\n", "#1", "10%"]), min_size=1
)


@given(WORDS, st.data())
def test_every_word_is_found_in_every_form(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    forms = [
        f'"{escaped}"',
        "'" + text.replace("'", "''").replace(" ", "\n  ") + "'",
        ">-\n  " + "\n  ".join(words),
        "|-\n  " + text,
    ]
    written = data.draw(st.sampled_from(forms))
    which = data.draw(st.integers(0, len(words) - 1))
    document = document_of(f"{_HEAD}{written}\ncriteria: [{{ref: 1, text: Plan it}}]\n", "f.yaml")
    start = len(" ".join(words[:which])) + bool(which)
    place = document.place(("title",), (start, start + len(words[which])))
    assert isinstance(place, TextPlace)
    there = document.lines[place.line - 1][place.column - 1 :][: place.width]
    assert re.sub(r"''|\\(.)", lambda m: m[1] or "'", there) in (words[which], words[which][1:])
