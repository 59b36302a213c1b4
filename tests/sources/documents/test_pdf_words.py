"""No word of a page is lost or doubled, however the words stand."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from rubric.sources.documents.pdf.aligned import blocks_of
from rubric.sources.documents.pdf.frames import frames_of
from rubric.sources.documents.pdf.grids import Grid, GridCell
from rubric.sources.documents.pdf.headed import longer
from rubric.sources.documents.pdf.lines import Line, Word, lines_of
from rubric.sources.documents.pdf.ruled import ruled_grids

#: points: where a word may start, among which columns come about by themselves
ACROSS = (40.0, 70.0, 250.0)
WIDTH = 595.0
TEXTS = ("1.", "Plan")


def _page(rows: list[tuple[int, dict[float, str]]]) -> list[Line]:
    words, top = [], 40.0
    for gap, cells in rows:
        top += 12.0 + gap
        for x0, text in cells.items():
            words.append(Word(text, x0, top, x0 + 5.0 * len(text), top + 10, 10, bold=False))
    return lines_of(words, 1)


SHAPES = st.dictionaries(st.sampled_from(ACROSS), st.sampled_from(TEXTS), min_size=1)
#: rows of one shape below one another, then others
PAGES = st.lists(
    st.tuples(st.sampled_from((3, 14)), SHAPES, st.integers(1, 5)), min_size=1, max_size=5
).map(lambda runs: _page([(gap, cells) for gap, cells, times in runs for _ in range(times)]))


def _words(blocks: list[Line | Grid]) -> Counter[Word]:
    lines = [
        line
        for block in blocks
        for line in (
            [block] if isinstance(block, Line) else [ln for c in block.cells for ln in c.lines]
        )
    ]
    return Counter(word for line in lines for word in line.words)


@given(PAGES)
def test_no_word_is_lost_where_columns_are_told_by_gaps(lines: list[Line]) -> None:
    assert _words(blocks_of(lines, WIDTH)) == _words(list(lines))


@given(PAGES, st.lists(st.integers(4, 40), max_size=8, unique=True))
def test_no_word_is_lost_between_rules(lines: list[Line], heights: list[int]) -> None:
    rules = [(40.0, 500.0, 10.0 * height) for height in heights]
    grids, left = ruled_grids(frames_of(rules, WIDTH), lines)
    assert _words([*grids, *left]) == _words(list(lines))


@given(PAGES, st.lists(st.tuples(st.integers(4, 40), st.sampled_from((60.0, 240.0))), max_size=8))
def test_no_word_is_lost_between_rules_of_cells(
    lines: list[Line], drawn: list[tuple[int, float]]
) -> None:
    rules = [
        (x0, x1, 10.0 * height) for height, at in drawn for x0, x1 in ((40.0, at), (at, 500.0))
    ]
    grids, left = ruled_grids(frames_of(rules, WIDTH), lines)
    assert _words([*grids, *left]) == _words(list(lines))


@given(PAGES)
def test_no_word_is_lost_below_a_drawn_heading(lines: list[Line]) -> None:
    head = Grid([GridCell([], 1, 1)], 1, 20.0, 38.0, (40.0, 65.0, 240.0, 500.0))
    grid, left = longer(head, lines)
    assert _words([grid, *left]) == _words(list(lines))


def test_headings_above_a_list_are_not_lost() -> None:
    rows = [
        (14, {40.0: "1.", 70.0: "Plan"}),
        (3, {40.0: "1.1", 70.0: "a garden with others"}),
        (3, {40.0: "1.2", 70.0: "a garden with others"}),
        (3, {40.0: "2.", 70.0: "Plan"}),
        (3, {40.0: "2.1", 70.0: "a garden with others"}),
    ]
    texts = [block.text.split()[0] for block in blocks_of(_page(rows), WIDTH)]
    assert texts == ["1.", "1.1", "1.2", "2.", "2.1"]


def test_a_line_across_the_columns_of_a_grid_does_not_end_it() -> None:
    """As browsers print a grid without borders: the outcome stands across all columns."""
    rows = [
        (14, {40.0: "Pass", 220.0: "Merit", 390.0: "Distinction"}),
        (14, {40.0: "Learning outcome A: Examine how shops greet their customers"}),
        (
            14,
            {
                40.0: "P1 Describe two ways in which a",
                220.0: "M1 Compare two ways in which a",
                390.0: "D1 Evaluate",
            },
        ),
        (3, {40.0: "shop greets", 220.0: "shop greets", 390.0: "it all"}),
    ]
    [grid] = blocks_of(_page(rows), WIDTH)
    assert isinstance(grid, Grid)
    texts = [" ".join(line.text for line in cell.lines) for cell in grid.cells]
    assert "P1 Describe two ways in which a shop greets" in texts
    assert "M1 Compare two ways in which a shop greets" in texts
