"""Pages where there is little room, or few colours: a phone, 400 % zoom, paper, forced colours."""

from pathlib import Path

import pytest

from rubric.report.html import render_html
from tests.browser.chromium import DESK, FORCED, PHONE, ZOOMED, Chromium, Screen
from tests.browser.pages import PAGES
from tests.report.test_hostile import told

#: 360 and 320 points wide: a small phone, and a window of 1280 at 400 % (WCAG 2.2, 1.4.10)
NARROW = {"phone": PHONE._replace(width=360), "zoomed": ZOOMED}
#: words that begin on one line and end on another, and days that do so in a table or among facts
_CUT = r"""(() => {
  const cut = [];
  const walker = document.createTreeWalker(document.getElementById("main"), NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode()); ) {
    if (!node.parentElement.checkVisibility() || node.parentElement.closest(".vh")) continue;
    for (const found of node.data.matchAll(/\d{4}-\d\d-\d\d|[\p{L}\p{N}\/_~.]+/gu)) {
      const range = document.createRange();
      range.setStart(node, found.index);
      range.setEnd(node, found.index + found[0].length);
      const tops = new Set(Array.from(range.getClientRects(), (one) => Math.round(one.top)));
      const whole = /\p{L}/u.test(found[0]) || node.parentElement.closest("table, .facts");
      if (tops.size > 1 && whole) cut.push(found[0]);
    }
  }
  return [...new Set(cut)];
})()"""


def cut(browser: Chromium) -> list[str]:
    """What is cut in two by the end of a line; a long path may be, for no line has room for it."""
    return [word for word in browser.run(_CUT) if len(word) <= 20]


@pytest.mark.parametrize("screen", NARROW)
@pytest.mark.parametrize("name", PAGES)
def test_no_word_is_cut_where_there_is_little_room(
    name: str, screen: str, browser: Chromium, pages: dict[str, Path]
) -> None:
    browser.open(pages[name], NARROW[screen])
    browser.unfold()
    assert cut(browser) == []


@pytest.mark.parametrize("name", PAGES)
def test_nothing_but_a_matrix_has_to_be_moved_sideways(
    name: str, browser: Chromium, pages: dict[str, Path]
) -> None:
    browser.open(pages[name], ZOOMED)
    assert browser.run("document.documentElement.scrollWidth") <= ZOOMED.width
    wide = browser.run(
        "[...document.querySelectorAll('.scroll')].filter(one => one.scrollWidth > one.clientWidth)"
        ".filter(one => !one.querySelector('.matrix')).map(one => one.ariaLabel)"
    )
    assert wide == []


@pytest.mark.parametrize("name", PAGES)
def test_no_word_is_cut_on_paper(name: str, browser: Chromium, pages: dict[str, Path]) -> None:
    # A4 between its margins: 186 mm at 96 points an inch
    browser.open(pages[name], Screen(703, 1000))
    browser.ask("Emulation.setEmulatedMedia", media="print")
    assert cut(browser) == []


@pytest.mark.parametrize("name", ["learner", "iqa"])
def test_tables_that_are_laid_out_as_lists_are_still_told_as_tables(
    name: str, browser: Chromium, pages: dict[str, Path]
) -> None:
    browser.open(pages[name])
    wide = {role for role, _ in browser.names()}
    browser.open(pages[name], ZOOMED)
    assert {"table", "row", "rowheader", "cell", "columnheader"} <= wide
    assert {role for role, _ in browser.names()} >= wide


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_no_barrier_in_forced_colours(
    name: str, browser: Chromium, pages: dict[str, Path]
) -> None:
    browser.open(pages[name], FORCED)
    assert browser.barriers() == []


@pytest.mark.parametrize("screen", [DESK, ZOOMED])
def test_what_is_very_long_breaks_no_layout(
    screen: Screen, browser: Chromium, tmp_path: Path
) -> None:
    page = tmp_path / "long.html"
    said = told(text="x" * 3_000, name="y" * 190, person="A" * 190)
    page.write_text(render_html([said]), encoding="utf-8")
    browser.open(page, screen)
    browser.unfold()
    assert browser.run("document.documentElement.scrollWidth") <= screen.width
    assert browser.said == []
