"""Comments that ignore: found where they are comments, read as written, told where they are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubric.load import document_of
from rubric.load.fields import wording_fields
from rubric.load.yaml_comments import comments
from rubric.load.yaml_data import events_read
from rubric.load.yaml_lines import Lines

BECAUSE = "because the source gives none"


def comments_in(text: str) -> list[tuple[int, str, bool]]:
    reading = events_read(text, wording_fields())
    assert reading.error is None
    found = comments(reading.events, Lines(text, "unit.yaml"))
    return [(one.line + 1, one.text, one.alone) for one in found]


COMMENTS: list[tuple[str, list[tuple[int, str, bool]]]] = [
    # on a line of its own, set in or not, and beside something
    ("# a\nid: x # b\n  # c\n", [(1, "# a", True), (2, "# b", False), (3, "# c", True)]),
    # in blocks it is text; beside the mark of a block, and set out of it, it is none
    ("a: | # a\n  # b\n  c # d\n# e\n", [(1, "# a", False), (4, "# e", True)]),
    ("a: >-\n\n  # b\n\n # c\nd: e\n", [(5, "# c", True)]),
    ("- |+2\n    # b\n\n# c\n", [(4, "# c", True)]),
    # in quotes, also over several lines
    ("a: \"b # c\n  # d\" # e\nf: '# g'\n", [(2, "# e", False)]),
    # without a blank before it, it belongs to the word
    ("a: b#c\n", []),
    # inside brackets
    ("a: [b, # c\n  d] # e\n", [(1, "# c", False), (2, "# e", False)]),
    # a `#` after a comment has begun belongs to it
    ("# a # b\n", [(1, "# a # b", True)]),
    # a file of nothing else
    ("# a\n# b", [(1, "# a", True), (2, "# b", True)]),
]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(("text", "found"), COMMENTS)
def test_comments_are_found(text: str, found: list[tuple[int, str, bool]], end: str) -> None:
    assert comments_in(text.replace("\n", end)) == found


@given(words=st.text("ab #:'\"|>-\n[]{},&", max_size=30))
def test_a_block_holds_no_comment(words: str) -> None:
    block = "".join(f"  {line}\n" for line in f"x{words}".split("\n"))
    assert comments_in(f"a: |\n{block}b: c # d\n")[:-1] == []


def ignored_in(text: str) -> list[tuple[str, str, int, int]]:
    found, problems = document_of(text, "unit.yaml").ignores()
    assert not problems
    return [(one.code.code, one.reason, one.first, one.last) for one in found]


READ: list[tuple[str, list[tuple[str, str, int, int]]]] = [
    # code and reason; the line below
    (f"# rubric: ignore RUB310 {BECAUSE}\nid: x\n", [("RUB310", "the source gives none", 2, 2)]),
    # written a little otherwise: blanks, capitals, the name of the code
    ("#RUBRIC :  Ignore basis-not-stated Because x\nid: x", [("RUB310", "x", 2, 2)]),
    # several codes, with commas, `and` or nothing between them
    (
        "# rubric: ignore RUB310, RUB324 and RUB352 because x\nid: x",
        [("RUB310", "x", 2, 2), ("RUB324", "x", 2, 2), ("RUB352", "x", 2, 2)],
    ),
    # other comments and blank lines may stand between
    ("# rubric: ignore RUB310 because x\n\n# y\n\nid: x", [("RUB310", "x", 5, 5)]),
    # of a text that begins there the whole: in a block, in quotes, on the next line
    ("# rubric: ignore RUB310 because x\na: >-\n  b\n\n  c\nd: e\n", [("RUB310", "x", 2, 5)]),
    ("# rubric: ignore RUB310 because x\na: 'b\n  c'\nd: e\n", [("RUB310", "x", 2, 3)]),
    ("# rubric: ignore RUB310 because x\na:\n  b\n  c\nd: e\n", [("RUB310", "x", 2, 4)]),
    # of an entry of a list its first line, and not its other fields
    ("# rubric: ignore RUB310 because x\n- ref: 1\n  text: a\n", [("RUB310", "x", 2, 2)]),
    # at the end of the file it speaks of nothing
    ("id: x\n# rubric: ignore RUB310 because x", [("RUB310", "x", 3, 3)]),
    # other comments that speak of rubric
    ("# rubric: the rules are in house-rules\n# rubric ignores blanks\nid: x", []),
    ("# rubric: ignored by nobody\nid: x", []),
    # inside a block it is text
    ("a: |\n  # rubric: ignore RUB310 because x\n  b\n", []),
]


@pytest.mark.parametrize(("text", "found"), READ)
def test_what_a_comment_ignores(text: str, found: list[tuple[str, str, int, int]]) -> None:
    assert ignored_in(text) == found


TOLD: list[tuple[str, tuple[int, str, dict[str, object]]]] = [
    # no reason: none at all, an empty one, one that is not begun with `because`
    ("# rubric: ignore RUB310", (11, "ignore-without-reason", {"codes": "RUB310"})),
    ("# rubric: ignore RUB310 because", (11, "ignore-without-reason", {"codes": "RUB310"})),
    ("# rubric: ignore RUB310: none given", (11, "ignore-without-reason", {"codes": "RUB310"})),
    # no such code: misspelt, with a letter for a figure, the beginning of several
    (
        f"# rubric: ignore basis-not-statd {BECAUSE}",
        (18, "ignore-of-unknown-code", {"near": "basis-not-stated"}),
    ),
    (f"# rubric: ignore RUB31O {BECAUSE}", (18, "ignore-of-unknown-code", {"near": "RUB310"})),
    (
        f"# rubric: ignore RUB32 {BECAUSE}",
        (18, "ignore-of-unknown-code", {"several": ("RUB324",)}),
    ),
    # numbers are not guessed at
    (f"# rubric: ignore RUB999 {BECAUSE}", (18, "ignore-of-unknown-code", {"near": ""})),
    # an error
    (f"# rubric: ignore RUB203 {BECAUSE}", (18, "ignore-of-error", {"slug": "unknown-field"})),
    # written otherwise
    (f"# rubric: ingore RUB310 {BECAUSE}", (11, "ignore-not-understood", {"fault": "word"})),
    (f"# rubric ignore RUB310 {BECAUSE}", (10, "ignore-not-understood", {"fault": "colon"})),
    (f"# rubric: ignore {BECAUSE}", (11, "ignore-not-understood", {"fault": "no-code"})),
]


@pytest.mark.parametrize(("comment", "told"), TOLD)
def test_a_comment_that_ignores_nothing_is_told(
    comment: str, told: tuple[int, str, dict[str, object]]
) -> None:
    found, problems = document_of(f"{comment}\nid: x\n", "unit.yaml").ignores()
    assert not found
    (problem,) = problems
    column, slug, arguments = told
    assert str(problem.place) == f"unit.yaml:1:{column}"
    assert problem.diagnostic.code.slug == slug
    assert problem.diagnostic.arguments.items() >= arguments.items()


def test_of_a_file_that_cannot_be_read_nothing_is_ignored() -> None:
    text = f"# rubric: ignore RUB310 {BECAUSE}\n# rubric: ignore RUB310\nid: [x\n"
    assert document_of(text, "unit.yaml").ignores() == ((), ())
