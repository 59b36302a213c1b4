"""Where a wording stands in its source, and what of the source stands nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubric.report.proof.matching import Match, SourceText
from rubric.report.proof.source_text import source_words

SOURCE = """\
Unit 7: Planning a visit
Level 3
1 Be able to plan a visit
1.1 Plan a visit to agreed goals
1.2 Explain why a visit is planned, and for whom it is planned by the team
1.3 Review the visit
2 Be able to review a visit
2.1 Review the visit
Page 2 of 3
"""


def marked(match: Match) -> tuple[str, str]:
    """Both sides with the words in brackets that differ."""
    source, encoded = (
        " ".join(f"[{run.text}]" if run.differs else run.text for run in side)
        for side in (match.source, match.encoded)
    )
    return source, encoded


@pytest.mark.parametrize(
    ("text", "line", "source", "encoded"),
    [
        ("Plan a visit to agreed goals", 4, "Plan a visit to agreed goals",
         "Plan a visit to agreed goals"),
        # another word, a missing one, one too many; at the edges too
        ("Plan a visit to set goals", 4, "Plan a visit to [agreed] goals",
         "Plan a visit to [set] goals"),
        ("Plan a visit to goals", 4, "Plan a visit to [agreed] goals", "Plan a visit to goals"),
        ("Plan a first visit to agreed goals", 4, "Plan a visit to agreed goals",
         "Plan a [first] visit to agreed goals"),
        ("Arrange a visit to agreed goals", 4, "[Plan] a visit to agreed goals",
         "[Arrange] a visit to agreed goals"),
        # case and punctuation, also of a short one
        ("Explain why a visit is planned and for whom it is planned by the team", 5,
         "Explain why a visit is [planned,] and for whom it is planned by the team",
         "Explain why a visit is [planned] and for whom it is planned by the team"),
        ("level 3.", 2, "[Level 3]", "[level 3.]"),
        # nothing like it; too short to be like anything
        ("Choose the food for everybody", None, "", "Choose the food for everybody"),
        ("Plan visits", None, "", "Plan visits"),
        ("—", None, "", "—"),
    ],
)  # fmt: skip
def test_a_wording_is_found(text: str, line: int | None, source: str, encoded: str) -> None:
    (match,) = SourceText(source_words(SOURCE)).find([text])
    assert match.line == line
    assert marked(match) == (source, encoded)
    assert match.same == (match.found and "[" not in source + encoded)


def test_the_same_wording_twice_has_two_places() -> None:
    found = SourceText(source_words(SOURCE)).find(["Review the visit", "Review the visit"])
    assert [match.line for match in found] == [6, 8]


def test_what_stands_there_word_for_word_goes_first() -> None:
    source = SourceText(source_words("1.1 Keep records of visits\n1.2 Keep full records of visits"))
    found = source.find(["Keep whole records of visits", "Keep full records of visits"])
    assert [(match.line, match.same) for match in found] == [(1, False), (2, True)]


def test_what_is_left_over() -> None:
    source = SourceText(source_words(SOURCE))
    source.find(["Planning a visit", "Plan a visit to agreed goals", "Be able to plan a visit"])
    left = source.left_over(["1", "1.1", "2"])
    told = {one.line: " ".join(r.text for r in one.words if r.differs) for one in left}
    # numbers that are encoded are no words of their own
    assert set(told) == {1, 2, 5, 6, 7, 8, 9}
    assert told[1] == "Unit 7:"
    assert told[9] == "Page 2 of 3"


@given(
    st.lists(st.sampled_from(["plan", "a", "visit", "Visit,", "to", "—", "1.1"]), max_size=40),
    st.lists(
        st.lists(st.sampled_from(["plan", "a", "visit", "to", "tea"]), min_size=1, max_size=6),
        max_size=4,
    ),
)
def test_every_word_of_the_source_is_found_or_left_over(
    words: list[str], wordings: list[list[str]]
) -> None:
    text = "\n".join(" ".join(words[at : at + 7]) for at in range(0, len(words), 7))
    source = SourceText(source_words(text))
    matches = source.find([" ".join(wording) for wording in wordings])
    taken = sum(len(run.text.split()) for match in matches for run in match.source)
    left = [run for one in source.left_over([]) for run in one.words if run.differs]
    blank = sum(1 for word in words if not any(char.isalnum() for char in word))
    assert taken + sum(len(run.text.split()) for run in left) + blank >= len(words)
    for match, wording in zip(matches, wordings, strict=True):
        assert " ".join(run.text for run in match.encoded).split() == wording


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("## 1 Plan a **visit**", "1 Plan a visit"),
        ("> - Plan a _visit_ with `care`", "Plan a visit with care"),
        ("| 1.1 | Plan a visit |", "1.1 Plan a visit"),
        ("|---|:--:|", ""),
        ("***", ""),
        ("[Plan a visit](https://example.org/a_b) now", "Plan a visit now"),
        ("5 \\* 3 and snake_case_word", "5 * 3 and snake_case_word"),
        ("2*3", "2*3"),
        # numbers are the source's own and stay
        ("1. Plan a visit", "1. Plan a visit"),
        ("<b>Plan</b>", "<b>Plan</b>"),
    ],
)
def test_markdown_without_its_marks(line: str, words: str) -> None:
    assert " ".join(word.text for word in source_words(line, markdown=True)) == words


def test_plain_text_keeps_every_mark_and_shows_what_cannot_be_seen() -> None:
    words = source_words("# *Plan*\n\u202evisit a\u00adgain")
    assert [(word.text, word.line) for word in words] == [
        ("#", 1), ("*Plan*", 1), ("\\u202evisit", 2), ("a\\xadgain", 2),
    ]  # fmt: skip
