"""Plain text, CSV and Markdown: lines, and the tables that are laid out in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sources.documents.making import document, told

from rubric.diagnostics import codes
from rubric.sources import TextPlace
from rubric.sources.documents.plain import pieces_of
from rubric.sources.pieces import Paragraph, paragraphs

TEXTS: list[tuple[str, list[str]]] = [
    ("one\n\n  two\n", ["one", "two"]),
    # a table with bars, ruled as in Markdown and not; a bar that is written as one
    (
        "| LO | AC |\n|----|:--:|\n| 1 | 1.1 a \\| b |\n| 1.2 | c |\nafter",
        ["table", "  1.1: LO", "  1.2: AC", "  2.1: 1", "  2.2: 1.1 a | b",
         "  3.1: 1.2", "  3.2: c", "after"],
    ),
    ("a | b | c\nd | e | f", ["table", "  1.1: a", "  1.2: b", "  1.3: c", "  2.1: d", "  2.2: e",
                             "  2.3: f"]),
    # one bar in a sentence is none of a table
    ("this | that", ["this | that"]),
    # columns by tabs; a label with its text is no row
    (
        "Level\tCredit\n3\t5\n",
        ["table", "  1.1: Level", "  1.2: Credit", "  2.1: 3", "  2.2: 5"],
    ),
    ("1.1\tExplain\n1.2\tDescribe", ["1.1 -> Explain", "1.2 -> Describe"]),
    # columns by gaps, the second line of a cell below the first
    (
        "Outcome     Criterion\nKnow bees   Describe a hive\n            in spring\nKnow wasps  "
        "Describe a nest\n",
        ["table", "  1.1: Outcome", "  1.2: Criterion", "  2.1: Know bees",
         "  2.2: Describe a hive", "  3.1:", "  3.2: in spring",
         "  4.1: Know wasps", "  4.2: Describe a nest"],
    ),
    # cells side by side that go on over several lines, a blank line between rows
    (
        "1. Know what     1.1 Describe a\n   bees eat         flower\n"
        "                 1.2 Name honey\n"
        "\n2. Keep bees     2.1 Open a\n                     hive\nNotes for tutors and others",
        ["table", "  1.1:", "    1. Know what", "    bees eat", "  1.2:", "    1.1 Describe a",
         "    flower", "    1.2 Name honey", "  2.1: 2. Keep bees", "  2.2:", "    2.1 Open a",
         "    hive", "Notes for tutors and others"],
    ),
    # several columns whose cells go on, below facts: a heading over two of them, one of a blank
    # column, and one that stands a little before its marks
    (
        "Unit        bees\nLevel       2\nCredits     3\n"
        "Outcome     Criteria              Date   Met\nThe learner The learner can:\n"
        "1           1.1     Say which               ☐\nKnow bees           a bee likes\n"
        "            1.2     Name a                  ☐\n                    honey\n"
        "Notes for tutors of bees",
        ["table", "  1.1: Unit", "  1.2: bees", "  2.1: Level", "  2.2: 2", "  3.1: Credits",
         "  3.2: 3", "table", "  1.1:", "    Outcome", "    The learner The learner can:",
         "  1.2 1x2: Criteria", "  1.4: Date", "  1.5: Met", "  2.1:", "    1", "    Know bees",
         "  2.2: 1.1", "  2.3:", "    Say which", "    a bee likes", "  2.5: ☐", "  3.2: 1.2",
         "  3.3:", "    Name a", "    honey", "  3.5: ☐", "Notes for tutors of bees"],
    ),
    # outcomes in rows that reach over the columns of their criteria
    (
        "Criteria        Where     Met\nLO1 Be able to keep bees\n1.1 Open a                ☐\n"
        "hive\n1.2 Close                 ☐\na hive\n\nSigned by the tutor",
        ["table", "  1.1: Criteria", "  1.2: Where", "  1.3: Met",
         "  2.1 1x3: LO1 Be able to keep bees", "  3.1:", "    1.1 Open a", "    hive", "  3.3: ☐",
         "  4.1:", "    1.2 Close", "    a hive", "  4.3: ☐", "Signed by the tutor"],
    ),
    # text that runs on below such a row is none of its cells
    (
        "Ref: J1   Level: 2   Credit: 6\nKnow how bees keep warm in winter\n"
        "Keep a hive of bees well\nName what bees eat in summer\n",
        ["Ref: J1   Level: 2   Credit: 6", "Know how bees keep warm in winter",
         "Keep a hive of bees well", "Name what bees eat in summer"],
    ),
    # a message answered: the marks before its lines are none of the text; one alone is
    (
        "Hello\n> Unit: Bees\n>\n> LO1   Know bees\n>> 1.1 Say which\nThank you",
        ["Hello", "Unit: Bees", "LO1   Know bees", "1.1 Say which", "Thank you"],
    ),
    ("> 5 kg\n1.1 Say which", ["> 5 kg", "1.1 Say which"]),
    # numbers before texts, and two gaps that are an accident
    (
        "1.1   Explain\n1.2   Describe\n2.1   Compare",
        ["1.1   Explain", "1.2   Describe", "2.1   Compare"],
    ),
    ("One.  Two.\nThree.  Four.", ["One.  Two.", "Three.  Four."]),
    # everything on one line stays there
    ("Title: Bees Level: 3 1 Know bees 1.1 Say", ["Title: Bees Level: 3 1 Know bees 1.1 Say"]),
    # bullets as picture fonts keep them, which a text that was copied shows as boxes
    ("\uf0b7 one\n\uf0a8 two", ["• one", "□ two"]),
    # line ends of any machine, the end of a page
    ("a\r\nb\rc\fd", ["a", "b", "c", "d"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lines"), TEXTS)
def test_plain_text(text: str, lines: list[str]) -> None:
    assert told(text.encode(), ".txt") == lines


#: rows of words with gaps, which may stand below one another, and lines of text
ROWS = [
    *("Ref: J1   Level: 2   Credit: 6", "1.1   Say which   bees", "          in   summer"),
    *(
        "No.   Criterion   Met",
        "1     1.1 Keep    ☐",
        "bees  a hive",
        "LO2 Name honey of all kinds",
    ),
]
TEXT = ["Know how bees keep warm in a winter", "and hives", ""]
LINES = st.lists(st.sampled_from([*ROWS, *TEXT]), max_size=9)


@given(LINES)
def test_no_word_is_cut_where_columns_are_told_by_gaps(lines: list[str]) -> None:
    given_words = sorted(word for line in lines for word in line.split())
    pieces = pieces_of(lines, "unit.txt")
    assert sorted(w for p in paragraphs(tuple(pieces)) for w in p.text.split()) == given_words


def test_a_line_wider_than_a_page_stands_in_no_columns() -> None:
    """Each gap would be tried on all of the line, in a time that grows with the square of it."""
    lines = ["1. Know what     1.1 Describe a", *["   bees eat         flower"] * 2]
    wide = lines[0] + "  and more" * 200
    assert [type(piece).__name__ for piece in pieces_of(lines, "unit.txt")] == ["Table"]
    read = list(pieces_of([wide, *lines[1:]], "unit.txt"))
    assert read[0] == Paragraph(wide, TextPlace("unit.txt", 1, 1, len(wide)), one_line=True)


def test_a_line_knows_its_place_and_how_far_it_is_set_in() -> None:
    read = document(b"one\n\n \ttwo\nthree", ".txt")
    found = [
        (p.depth, p.apart, p.one_line, p.place) for p in read.pieces if isinstance(p, Paragraph)
    ]
    assert found == [
        (0, False, True, TextPlace("unit.txt", 1, 1, 3)),
        (8, True, True, TextPlace("unit.txt", 3, 3, 3)),
        (0, False, True, TextPlace("unit.txt", 4, 1, 5)),
    ]


ENCODED: list[tuple[bytes, str]] = [
    ("café £".encode(), ""),
    ("\ufeffcafé £".encode(), ""),
    ("café £ and more".encode("utf-16"), ""),
    ("café £ and more".encode("utf-16-be"), "UTF-16"),
    ("café £ and more".encode("utf-16-le"), "UTF-16"),
    ("café £".encode("utf-32"), ""),
    ("café £ ‘x’".encode("cp1252"), "Windows-1252"),
    # a byte that Windows-1252 leaves out
    (b"caf\xe9 \x81", "Windows-1252"),
]


@pytest.mark.parametrize(("data", "guessed"), ENCODED)
def test_in_any_encoding(data: bytes, guessed: str) -> None:
    read = document(data, ".txt")
    assert told(data, ".txt")[0].startswith("café")
    assert [r.diagnostic.arguments for r in read.remarks] == (
        [{"encoding": guessed}] if guessed else []
    )
    assert all(r.diagnostic.code is codes.ENCODING_GUESSED for r in read.remarks)


SEPARATED: list[tuple[str, list[str]]] = [
    ("a,b\nc,d\n", ["table", "  1.1: a", "  1.2: b", "  2.1: c", "  2.2: d"]),
    ("a;b,c\nd;e\n", ["table", "  1.1: a", "  1.2: b,c", "  2.1: d", "  2.2: e"]),
    ("a\tb\nc\td\n", ["table", "  1.1: a", "  1.2: b", "  2.1: c", "  2.2: d"]),
    ("a|b\nc|d\n", ["table", "  1.1: a", "  1.2: b", "  2.1: c", "  2.2: d"]),
    # commas and line breaks in quotes; rows of any length
    (
        '"a, b","c\nd"\ne\n',
        ["table", "  1.1: a, b", "  1.2: c / d", "  2.1: e"],
    ),
    # blocks that blank rows part
    (
        "Level,3\n,\nRef,Text\n1.1,Say\n",
        ["table", "  1.1: Level", "  1.2: 3", "table", "  1.1: Ref", "  1.2: Text", "  2.1: 1.1",
         "  2.2: Say"],
    ),
    # no table at all
    ("one\ntwo\n", ["one", "two"]),
    # one column: commas of sentences and of numbers part no cells
    ('one\n"two, three"\n', ["one", "two, three"]),
    ('one\n"two,\n""three"""\n', ["one", "two,", '"three"']),
    ("one\ntwo, 1,000 or 3\nfour\nfive; six\n", ["one", "two, 1,000 or 3", "four", "five; six"]),
    # one column of cells in quotes
    ('"one, and"\n"two ""2"""\n', ["one, and", 'two "2"']),
    # more in one cell than the library takes
    ("a,b\n" + "x" * 140_000 + ",c\n", ["table", "  1.1: a", "  1.2: b", "  2.1: " + "x" * 140_000,
                                       "  2.2: c"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lines"), SEPARATED)
def test_csv(text: str, lines: list[str]) -> None:
    assert told(text.encode(), ".csv") == lines


MARKDOWN: list[tuple[str, list[str]]] = [
    ("# Unit *3*\n\ntext\n", ["h1 Unit 3", "text"]),
    ("Unit\n====\n\n**all**\n\n**part** of\n", ["h1 Unit", "bold all", "part of"]),
    # lines of a paragraph stay lines
    ("**Level:** 3\n**Credit:** 5\n", ["Level: 3", "Credit: 5"]),
    (
        "1. Know\n   - 1.1 Say\n   - 1.2 Do\n5) Other\n",
        ["[1.] Know", "[•] 1.1 Say", "[•] 1.2 Do", "[5)] Other"],
    ),
    (
        "| LO | AC |\n|--|--|\n| 1 | **a** \\| b<br>c |\n",
        ["table", "  1.1: bold LO", "  1.2: bold AC", "  2.1: 1", "  2.2: a | b / c"],
    ),
    # what stands before the text, for programs
    (
        "---\ntitle: 'Unit: a'\nlevel: 3\ntags:\n  - x\n---\ntext\n",
        [
            "table",
            "  1.1: bold title",
            "  1.2: Unit: a",
            "  2.1: bold level",
            "  2.2: 3",
            "  3.1: bold tags",
            "  4.2: - x",
            "text",
        ],
    ),
    # two rules around text are no such thing
    ("---\nread this\n---\ntext\n", ["read this", "text"]),
    # a heading with the name by which links find it, and the contents that lead there
    (
        "- [Aim](#aim)\n- see [Aim](#aim)\n\n## Aim {#aim .unnumbered}\n\nin {#aim}\n",
        ["<menu> [•] Aim", "[•] see Aim", "h2 Aim", "in {#aim}"],
    ),
    # columns drawn with dashes: lines that are rows, and rows of several lines in a frame
    (
        "a\n\nLO    AC\n----- ------\n1     *1.1* a\n2     2.1 b\n\nend\n",
        [
            "a",
            "table",
            "  1.1: bold LO",
            "  1.2: bold AC",
            "  2.1: 1",
            "  2.2: 1.1 a",
            "  3.1: 2",
            "  3.2: 2.1 b",
            "end",
        ],
    ),
    (
        "----------\n**L** C D\n----- ----\none   two\nmore\n\n      three\n----------\n",
        [
            "table",
            "  1.1: bold L",
            "  1.2: bold C D",
            "  2.1: one more",
            "  2.2: two",
            "  3.2: three",
        ],
    ),
    # a word over the end of a column: no table is cut out of it
    ("LO    AC\n----- ------\nunderstand bees\n", ["LO    AC", "understand bees"]),
    # code, quotations, links, HTML
    (
        "> said\n\n```\ncode\n```\n\n[link](https://example.org)\n\n<div>a <b>b</b></div>\n",
        ["said", "code", "link", "a  b"],
    ),
    # nested deeper than the parser goes: nothing is lost, the lines are plain
    (">" * 80 + " deep\n", [">" * 80 + " deep"]),
]


@pytest.mark.parametrize(("text", "lines"), MARKDOWN)
def test_markdown(text: str, lines: list[str]) -> None:
    assert told(text.encode(), ".md") == lines


def test_lines_of_markdown() -> None:
    read = document(b"---\na: b\n---\n\n# Unit\n\n- x\n", ".md")
    assert [piece.place for piece in read.pieces] == [
        TextPlace("unit.md", 2),
        TextPlace("unit.md", 5),
        TextPlace("unit.md", 7),
    ]
