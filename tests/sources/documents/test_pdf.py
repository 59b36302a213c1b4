"""PDFs: lines, tables drawn and not, columns, and what runs over all pages."""

import textwrap
from collections.abc import Callable

import pytest
from fpdf import FPDF
from fpdf.enums import TableBordersLayout
from tests.sources.documents.making import document, told

from rubric.sources import PagePlace
from rubric.sources.pieces import Paragraph, Table

TEXT = "Explain how a garden is planned with others and what each of them brings to it"
WORDS = TEXT.split()


class Pages(FPDF):
    """Pages with what stands above and below each of them."""

    head = ""
    foot = ""

    def header(self) -> None:
        if self.head:
            self.set_font("Helvetica", size=8)
            self.cell(0, 8, self.head, new_x="LMARGIN", new_y="NEXT")

    def footer(self) -> None:
        if self.foot:
            self.set_y(-15)
            self.set_font("Helvetica", size=8)
            self.cell(0, 6, self.foot.format(self.page_no()))


def pdf(fill: Callable[[Pages], None], head: str = "", foot: str = "") -> bytes:
    pages = Pages()
    pages.head, pages.foot = head, foot
    pages.add_page()
    pages.set_font("Helvetica", size=10)
    fill(pages)
    return bytes(pages.output())


def line(pages: FPDF, text: str, style: str = "", size: int = 10) -> None:
    pages.set_font("Helvetica", style, size)
    pages.cell(0, 6, text, new_x="LMARGIN", new_y="NEXT")


def rows(
    pages: FPDF, *texts: tuple[str, ...], borders: TableBordersLayout = TableBordersLayout.ALL,
    heads: bool = False, spans: tuple[int, ...] = (),
) -> None:  # fmt: skip
    pages.set_font("Helvetica", size=10)
    with pages.table(
        text_align="LEFT", padding=2, line_height=5, borders_layout=borders,
        first_row_as_headings=heads, v_align="TOP",
    ) as table:  # fmt: skip
        for at, row in enumerate(texts):
            made = table.row()
            for column, text in enumerate(row):
                made.cell(text, rowspan=spans[at] if spans and column == 0 and spans[at] else 1)


def _lines(pages: Pages) -> None:
    line(pages, "Unit 3", "B", 16)
    line(pages, "Level: 3", "B")
    line(pages, "About this unit")
    pages.text(20, 60, "1.1")
    pages.text(40, 60, "Explain")


def _drawn(pages: Pages) -> None:
    rows(pages, ("LO", "AC"), ("1", "1.1 Say"), ("2", "2.1 Do"))


def _spans(pages: Pages) -> None:
    pages.set_font("Helvetica", size=10)
    with pages.table(first_row_as_headings=False) as table:
        table.row().cell("wide", colspan=2)
        first = table.row()
        first.cell("tall", rowspan=2)
        first.cell("a")
        table.row().cell("b")


def _facts(pages: Pages) -> None:
    for label, value in (("Level", "3"), ("Guided learning hours", "22"), ("Unit number", "R/6")):
        pages.cell(80, 6, label)
        pages.cell(60, 6, value, new_x="LMARGIN", new_y="NEXT")


def _gaps(pages: Pages) -> None:
    """A table without lines, whose cells are set below one another."""
    y = 40.0
    for outcome in (1, 2):
        left = textwrap.wrap(f"{outcome}. Understand how gardens are planned with others", 30)
        right = [
            part
            for turn in (1, 2)
            for part in textwrap.wrap(f"{outcome}.{turn} " + " ".join(WORDS[: 14 + turn]), 55)
        ]
        for at in range(max(len(left), len(right))):
            if at < len(left):
                pages.text(20, y, left[at])
            if at < len(right):
                pages.text(90, y, right[at])
            y += 5


def _box(pages: Pages) -> None:
    pages.rect(15, 40, 100, 20)
    pages.text(20, 50, "Note in a frame")


LAID_OUT: list[tuple[Callable[[Pages], None], list[str]]] = [
    (_lines, ["h1 Unit 3", "bold Level: 3", "About this unit", "1.1 -> Explain"]),
    (_drawn, ["table", "  1.1: LO", "  1.2: AC", "  2.1: 1", "  2.2: 1.1 Say", "  3.1: 2",
              "  3.2: 2.1 Do"]),
    (_spans, ["table", "  1.1 1x2: wide", "  2.1 2x1: tall", "  2.2: a", "  3.2: b"]),
    (_facts, ["table", "  1.1: Level", "  1.2: 3", "  2.1: Guided learning hours", "  2.2: 22",
              "  3.1: Unit number", "  3.2: R/6"]),
    # one cell is a frame, and no table
    (_box, ["Note in a frame"]),
    (
        _gaps,
        ["table",
         "  1.1:", "    1. Understand how gardens are", "    planned with others",
         "  1.2:", "    1.1 Explain how a garden is planned with others and",
         "    what each of them brings to",
         "  2.2:", "    1.2 Explain how a garden is planned with others and",
         "    what each of them brings to it",
         "  3.1:", "    2. Understand how gardens are", "    planned with others",
         "  3.2:", "    2.1 Explain how a garden is planned with others and",
         "    what each of them brings to",
         "  4.2:", "    2.2 Explain how a garden is planned with others and",
         "    what each of them brings to it"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("fill", "lines"), LAID_OUT)
def test_what_stands_on_a_page(fill: Callable[[Pages], None], lines: list[str]) -> None:
    assert told(pdf(fill), ".pdf") == lines


def test_two_columns_are_read_one_after_the_other() -> None:
    def fill(pages: Pages) -> None:
        pages.text(20, 30, "A title that stands above both of the columns and over all of the page")
        for column in (0, 1):
            words = [f"{'left' if column == 0 else 'right'}{n} garden planning" for n in range(45)]
            for at, part in enumerate(textwrap.wrap(" ".join(words), 42)):
                pages.text(20 + column * 90, 40 + at * 5, part)

    text = " ".join(told(pdf(fill), ".pdf"))
    found = [word for word in text.split() if word.startswith(("left", "right"))]
    assert found == [f"left{n}" for n in range(45)] + [f"right{n}" for n in range(45)]


def _long(pages: Pages) -> None:
    texts = [(f"{n}. Outcome", f"{n}.1 {' '.join(WORDS)} {n}") for n in range(1, 40)]
    rows(pages, ("Outcomes", "Criteria"), *texts, heads=True)


def test_a_table_over_pages_is_one_with_its_heading_once() -> None:
    read = document(pdf(_long, head="Handbook", foot="Page {}"), ".pdf")
    (table,) = [piece for piece in read.pieces if isinstance(piece, Table)]
    assert [cell.text for cell in table.cells if cell.row == 1] == ["Outcomes", "Criteria"]
    assert len({cell.row for cell in table.cells}) == 40
    texts = [" ".join(cell.text.split()) for cell in table.cells if cell.column == 2]
    assert texts[1:] == [f"{n}.1 {' '.join(WORDS)} {n}" for n in range(1, 40)]
    around = [(p.role, p.text) for p in read.pieces if isinstance(p, Paragraph)]
    pages = len({piece.place.page for cell in table.cells for piece in cell.pieces})
    assert pages > 1
    assert sorted(around) == sorted(
        [("header", "Handbook")] * pages
        + [("header", head) for head in ("Outcomes", "Criteria")] * (pages - 1)
        + [("page_number", f"Page {n}") for n in range(1, pages + 1)]
    )


def test_a_table_with_lines_between_its_rows_alone() -> None:
    def fill(pages: Pages) -> None:
        line(pages, "Planning a garden", "B", 14)
        pages.ln(4)
        outcome = "1. Understand how a garden for a school is planned with all who use it"
        texts = [(outcome, f"1.1 {TEXT}"), (f"1.2 {TEXT}",), ("2. Know plants", "2.1 Say which")]
        borders = TableBordersLayout.HORIZONTAL_LINES
        rows(pages, ("Outcomes", "Criteria"), *texts, borders=borders, spans=(0, 2, 0, 0))

    read = document(pdf(fill), ".pdf")
    (table,) = [piece for piece in read.pieces if isinstance(piece, Table)]
    found = [(c.row, c.column, c.rows, " ".join(c.text.split())) for c in table.cells]
    assert found == [
        (1, 1, 1, "Outcomes"),
        (1, 2, 1, "Criteria"),
        (2, 1, 2, "1. Understand how a garden for a school is planned with all who use it"),
        (2, 2, 1, f"1.1 {TEXT}"),
        (3, 2, 1, f"1.2 {TEXT}"),
        (4, 1, 1, "2. Know plants"),
        (4, 2, 1, "2.1 Say which"),
    ]


def test_a_table_of_four_columns_with_lines_between_its_rows_alone() -> None:
    texts = [
        *(("1", "Know bees", "1.1", "Say which fly"), ("", "", "1.2", "Name what they eat")),
        *(("2", "Keep bees", "2.1", "Open a hive"), ("3", "Sell", "3.1", "Fill jars")),
    ]

    def fill(pages: Pages) -> None:
        rows(pages, *texts, borders=TableBordersLayout.HORIZONTAL_LINES)

    read = document(pdf(fill), ".pdf")
    (table,) = [piece for piece in read.pieces if isinstance(piece, Table)]
    found = {(cell.row, cell.column): cell.text for cell in table.cells}
    assert found == {
        (row, column): text
        for row, cells in enumerate(texts, 1)
        for column, text in enumerate(cells, 1)
        if text
    }


#: a table whose columns stand near to one another, below one with other columns
FACTS = [("Level", "3"), ("Credit value", "4"), ("Guided hours", "30"), ("Unit code", "Y1")]
GRID = [
    ("To pass the learner must:", "For a merit the learner must:", "For a distinction:"),
    ("P1 name two kinds of hedge that grow here", "M1 compare two kinds of hedge", "D1 judge both"),
    ("P2 list the tools that are used for planting", "", ""),
    ("P3 plant a hedge", "M2 plant a hedge with little help from anybody else", "D2 lead"),
]


def _wrapped(pages: Pages, text: str, width: float) -> list[str]:
    made = [""]
    for word in text.split():
        longer = f"{made[-1]} {word}".strip()
        if pages.get_string_width(longer) > width:
            made.append(word)
        else:
            made[-1] = longer
    return made


def _row(pages: Pages, cells: tuple[str, ...], widths: tuple[int, ...], how: str, n: int) -> None:
    """Write a row, with what is drawn of it: a rule or a fill, of each cell or of the whole row."""
    lines = [_wrapped(pages, text, width - 3) for text, width in zip(cells, widths, strict=True)]
    height = 4 + 4.5 * max(map(len, lines))
    x, y = 15.0, pages.get_y()
    pages.set_fill_color(225)
    boxes = [(x, sum(widths))] if how.endswith("rows") else [
        (x + sum(widths[:at]), width) for at, width in enumerate(widths)
    ]  # fmt: skip
    for left, width in boxes:
        if how.startswith("rules"):
            pages.line(left, y + height, left + width, y + height)
        elif (how.startswith("stripes") and n % 2) or (how == "filled head" and not n):
            pages.rect(left, y, width, height, style="F")
    for at, texts in enumerate(lines):
        for down, text in enumerate(texts):
            pages.text(x + sum(widths[:at]) + 1.5, y + 5 + 4.5 * down, text)
    pages.set_y(y + height)


@pytest.mark.parametrize(
    "how",
    ["rules of cells", "rules of rows", "stripes of cells", "stripes of rows", "filled head", ""],
)
def test_a_table_however_little_of_it_is_drawn(how: str) -> None:
    def fill(pages: Pages) -> None:
        for n, fact in enumerate(FACTS):
            _row(pages, fact, (90, 90), how, n)
        pages.set_y(pages.get_y() + 12)
        for n, cells in enumerate(GRID):
            _row(pages, cells, (60, 60, 60), how, n)

    read = document(pdf(fill), ".pdf")
    found = [
        {(c.row, c.column): " ".join(c.text.split()) for c in piece.cells}
        for piece in read.pieces
        if isinstance(piece, Table)
    ]
    assert found[-1] == {
        (row, column): text
        for row, cells in enumerate(GRID, 1)
        for column, text in enumerate(cells, 1)
        if text
    }
    told = [text for table in found[:-1] for text in table.values()]
    assert set(told) <= {text for fact in FACTS for text in fact}


def test_columns_whose_lines_stand_at_other_heights_follow_their_numbers() -> None:
    """Two columns of a booklet, told from a table by the numbers that go on in the second."""

    def fill(pages: Pages) -> None:
        pages.text(20, 30, "A title that stands above both of the columns and over all of the page")
        for column, (x, y) in enumerate(((20, 42), (110, 44))):
            texts = [(1, "Know bees"), (1.1, "Say which fly"), (1.2, "Say what they eat")]
            for at, (number, text) in enumerate(texts):
                pages.text(x, y + at * 9, f"{number + column} {text}")

    assert told(pdf(fill), ".pdf")[1:] == [
        *("1 Know bees", "1.1 Say which fly", "1.2 Say what they eat"),
        *("2 Know bees", "2.1 Say which fly", "2.2 Say what they eat"),
    ]


LETTERED = [
    [
        f"Outcome {n}",
        "Be able to keep bees",
        "You can:",
        *(f"{letter}. Say why" for letter in "abc"),
    ]
    for n in (1, 2)
]


def test_columns_of_which_each_names_its_outcome_are_read_one_after_the_other() -> None:
    def fill(pages: Pages) -> None:
        for x, texts in zip((20, 110), LETTERED, strict=True):
            for at, text in enumerate(texts):
                pages.text(x, 42 + at * 6, text)

    assert told(pdf(fill), ".pdf") == [text for column in LETTERED for text in column]


def test_letters_beside_the_outcomes_that_they_are_of_are_no_column_of_a_booklet() -> None:
    def fill(pages: Pages) -> None:
        for n in range(2):
            pages.text(20, 42 + n * 24, f"Outcome {n + 1}")
            for at, letter in enumerate("abc"):
                pages.text(110, 42 + n * 24 + at * 6, f"{letter}. Say why")

    lines = told(pdf(fill), ".pdf")
    assert [at for at, text in enumerate(lines) if text.startswith("Outcome")] == [0, 3]


def test_a_line_across_the_columns_of_a_table_is_one_cell() -> None:
    """As a browser prints rows with a rule above each cell, and a heading over both columns."""

    def fill(pages: Pages) -> None:
        rows = (("1", "Lift a load"), ("2", "Store fuel"))
        for at, row in enumerate((*rows, ("B. Ignition Systems: Test the parts",), *rows)):
            y = 40 + at * 8
            for x, width, text in zip((20, 45), (25, 100), row, strict=False):
                pages.text(x + 2, y + 5.5, text)
                pages.line(x, y, x + width, y)
                pages.line(x, y + 8, x + width, y + 8)

    tables = [p for p in document(pdf(fill), ".pdf").pieces if isinstance(p, Table)]
    assert [cell.text for table in tables for cell in table.cells] == [
        *("1", "Lift a load", "2", "Store fuel"),
        *("B. Ignition Systems: Test the parts", "1", "Lift a load", "2", "Store fuel"),
    ]


def test_a_row_that_the_page_cuts_is_one() -> None:
    def fill(pages: Pages) -> None:
        for half, y in ((0, 250), (1, 20)):
            if half:
                pages.add_page()
                pages.set_font("Helvetica", size=10)
            for column, x in enumerate((15, 75)):
                pages.rect(x, y, 60 + 50 * column, 20)
            if not half:
                pages.text(17, y + 8, "1. Outcome")
            pages.text(77, y + 8, "go on to the next page" if half else "1.1 Explain how criteria")

    assert told(pdf(fill), ".pdf") == [
        *("table", "  1.1: 1. Outcome", "  1.2:", "    1.1 Explain how criteria"),
        "    go on to the next page",
    ]


def test_a_row_that_the_page_cuts_is_one_where_each_cell_goes_on_and_one_spans_rows() -> None:
    def fill(pages: Pages) -> None:
        for half, y in ((0, 250), (1, 20)):
            if half:
                pages.add_page()
                pages.set_font("Helvetica", size=10)
            pages.rect(15, y, 60, 20 + 20 * half)
            for row in range(half + 1):
                pages.rect(75, y + 20 * row, 110, 20)
            pages.text(17, y + 8, "with a teacher" if half else "1. Understand work")
            pages.text(77, y + 8, "assistants do" if half else "1.1 Describe tasks that")
            if half:
                pages.text(77, y + 28, "1.2 Explain limits")

    (table,) = (p for p in document(pdf(fill), ".pdf").pieces if isinstance(p, Table))
    assert [" ".join(cell.text.split()) for cell in table.cells] == [
        *("1. Understand work with a teacher", "1.1 Describe tasks that assistants do"),
        "1.2 Explain limits",
    ]


HEADS: list[tuple[str, str, list[str]]] = [
    # the same on every page; with the number of the page in it
    ("Handbook", "Page {}", ["header", "page_number"]),
    ("Handbook of units", "Version 2 | {}", ["header", "footer"]),
    ("", "- {} -", ["page_number"]),
    # a number that has nothing around it, after another number
    ("", "Version 2 {}", ["footer"]),
]


@pytest.mark.parametrize(("head", "foot", "roles"), HEADS)
def test_what_runs_over_all_pages(head: str, foot: str, roles: list[str]) -> None:
    def fill(pages: Pages) -> None:
        for page in range(4):
            if page:
                pages.add_page()
            # headings that differ in their number alone are none of them
            line(pages, f"Outcome {page + 1}", "B", 12)
            line(pages, f"text {WORDS[page]}")

    read = document(pdf(fill, head, foot), ".pdf")
    found = [piece for piece in read.pieces if isinstance(piece, Paragraph)]
    assert [p.role for p in found if p.role != "body"] == roles * 4
    body = [p.text for p in found if p.role == "body"]
    assert body == [t for n in range(4) for t in (f"Outcome {n + 1}", f"text {WORDS[n]}")]


def test_places_depths_and_spaces() -> None:
    def fill(pages: Pages) -> None:
        line(pages, "one")
        line(pages, "two")
        pages.ln(10)
        pages.set_x(30)
        pages.cell(0, 6, "three", new_x="LMARGIN", new_y="NEXT")
        line(pages, "four")

    found = [p for p in document(pdf(fill), ".pdf").pieces if isinstance(p, Paragraph)]
    assert [p.place for p in found] == [PagePlace("unit.pdf", 1, n) for n in (1, 2, 3, 4)]
    assert [p.apart for p in found] == [False, False, True, False]
    assert [p.depth > 0 for p in found] == [False, False, True, False]
    assert all(p.one_line for p in found)


def test_a_bullet_that_the_encoding_of_a_font_does_not_name_is_a_bullet() -> None:
    def fill(pages: Pages) -> None:
        for text in ("Be able to keep bees", "\x7f", "\x7f", "The learner can:", "\x7f"):
            line(pages, text)
            if text == "\x7f":
                pages.text(pages.l_margin + 8, pages.y - 2, "Say which fly")

    told_of = ["Be able to keep bees", *["• -> Say which fly"] * 2, "The learner can:"]
    assert told(pdf(fill), ".pdf") == [*told_of, "• -> Say which fly"]


def test_a_hyphen_at_the_end_of_a_line_stays() -> None:
    def fill(pages: Pages) -> None:
        line(pages, "It is about self-")
        line(pages, "assessment")

    assert told(pdf(fill), ".pdf") == ["It is about self-", "assessment"]


def bulleted(pages: Pages, text: str, side: float, gap: float = 3.0) -> None:
    """Write a line of a list whose bullet is drawn, as browsers print lists; sides in points."""
    millimetres = side / pages.k
    middle = pages.get_y() + 3
    pages.ellipse(22 - gap - millimetres, middle - millimetres / 2, millimetres, millimetres, "F")
    pages.set_x(22)
    line(pages, text)


@pytest.mark.parametrize(
    ("side", "gap", "marked"),
    [
        (3.0, 3.0, True),
        (8.0, 3.0, False),  # as high as the letters: a box to tick, or a picture
        (3.0, 9.0, False),  # far from any word
    ],
)
def test_a_bullet_that_is_drawn_is_one(side: float, gap: float, marked: bool) -> None:
    def fill(pages: Pages) -> None:
        line(pages, "Assessment criteria")
        for text in ("plan a garden that others", "plant it", "look after it"):
            bulleted(pages, text, side, gap)

    texts = [piece.text for piece in document(pdf(fill), ".pdf").pieces]
    assert ("\u2022 plant it" in texts) is marked
    assert any("\u2022" in text for text in texts) is marked


def test_points_of_a_drawing_are_no_bullets() -> None:
    def fill(pages: Pages) -> None:
        line(pages, "plant it")
        for at in range(4):  # a border of dots
            pages.ellipse(8, 10.5 + at * 1.2, 0.8, 0.8, "F")

    assert [piece.text for piece in document(pdf(fill), ".pdf").pieces] == ["plant it"]


def test_a_dot_between_words_is_no_bullet() -> None:
    def fill(pages: Pages) -> None:
        line(pages, "Yes      No")
        pages.ellipse(19, 12.5, 1, 1, "F")

    assert [piece.text for piece in document(pdf(fill), ".pdf").pieces] == ["Yes\tNo"]
