"""Pages in Chromium, as their readers have them: `make browser` gets what it takes.

axe finds no barrier on any page, light, dark or on a phone; the filters do what they say, with the
keyboard alone; everything has a name; paper has the right pages; and nothing is asked of a network.
"""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.browser import large
from tests.browser.chromium import DARK, DESK, PHONE, Chromium, Screen
from tests.browser.large import LARGE
from tests.browser.pages import PAGES, ROOT, made, report

SCREENS = {"light": DESK, "dark": DARK, "phone": PHONE}
#: roles that a person meets: each of them has to have a name
_NAMED = {
    "button", "combobox", "link", "img", "image", "region", "form", "table", "heading", "main",
    "option", "columnheader", "rowheader", "status", "DisclosureTriangle", "RootWebArea",
}  # fmt: skip


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_no_barrier(
    name: str, screen: str, browser: Chromium, pages: dict[str, Path]
) -> None:
    browser.open(pages[name], SCREENS[screen])
    browser.unfold()
    assert browser.barriers() == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_for_nothing_and_says_nothing(
    name: str, browser: Chromium, pages: dict[str, Path]
) -> None:
    browser.open(pages[name])
    assert browser.said == []
    assert [url for url in browser.asked_for if not url.startswith("file:///")] == []
    assert len(browser.asked_for) == 1


@pytest.mark.parametrize("name", PAGES)
def test_a_phone_needs_no_scrolling_sideways(
    name: str, browser: Chromium, pages: dict[str, Path]
) -> None:
    browser.open(pages[name], PHONE)
    assert browser.run("document.documentElement.scrollWidth") <= PHONE.width


@pytest.mark.parametrize("name", PAGES)
def test_everything_has_a_name(name: str, browser: Chromium, pages: dict[str, Path]) -> None:
    browser.open(pages[name])
    tree = browser.names()
    assert {role for role, _ in tree} >= {"heading", "table", "link", "main"}
    assert [role for role, told in tree if role in _NAMED and not told.strip()] == []


def shown(browser: Chromium, selector: str) -> list[str]:
    """The texts of everything that a selector finds and that is to be seen."""
    return browser.run(
        f"[...document.querySelectorAll('{selector}')].filter(one => one.checkVisibility())"
        ".map(one => one.innerText.replace(/\\s+/g, ' ').trim())"
    )


def choose(browser: Chromium, facet: str, label: str) -> None:
    browser.run(
        f"(() => {{ const one = document.getElementById('filter-{facet}');"
        f"one.value = [...one.options].find(o => o.text === '{label}').value;"
        "one.dispatchEvent(new Event('change', {bubbles: true})); })()"
    )


ROWS = "tr[data-n] > th"


def test_filters_leave_what_answers_to_all_of_them(
    browser: Chromium, pages: dict[str, Path]
) -> None:
    browser.open(pages["learner"])
    assert len(shown(browser, ROWS)) == 8
    choose(browser, "moves", "the learner")
    assert shown(browser, ROWS) == ["2.1", "2.4", "3.1"]
    assert [told[:3] for told in shown(browser, "section.gap")] == ["2.1", "2.4", "3.1"]
    assert shown(browser, "#told") == ["3 of 8 criteria are shown"]
    choose(browser, "outcome", "facilitating-action-learning: 3")
    assert shown(browser, ROWS) == ["3.1"]
    assert [told[-1] for told in shown(browser, "tr.group th:first-child")] == ["3"]
    choose(browser, "moves", "all")
    choose(browser, "assessor", "A-7")
    assert shown(browser, ROWS) == ["3.1", "3.2", "3.3"]
    choose(browser, "status", "met and verified")
    choose(browser, "method", "discussion")
    assert shown(browser, ROWS) == ["3.2"]
    browser.run("document.querySelector('button[type=reset]').click()")
    browser.run("new Promise(done => setTimeout(done, 50))")
    assert len(shown(browser, ROWS)) == 8
    assert shown(browser, "#told") == []


def test_units_in_which_nothing_answers_are_hidden(
    browser: Chromium, pages: dict[str, Path]
) -> None:
    browser.open(pages["class"])
    assert len(shown(browser, "section.unit")) == 4
    choose(browser, "status", "decisions disagree")
    assert shown(browser, ROWS) == ["1.2"]
    assert len(shown(browser, "section.unit")) == 1
    # and learners of whom nothing is left
    assert shown(browser, "section.learner > h2") == ["Learner L-0101"]


def test_filters_to_which_nothing_answers_stay_and_can_be_taken_back(
    browser: Chromium, pages: dict[str, Path]
) -> None:
    browser.open(pages["learner"])
    choose(browser, "status", "no evidence")
    choose(browser, "method", "discussion")
    assert shown(browser, ROWS) == []
    assert shown(browser, "#told") == ["0 of 8 criteria are shown"]
    browser.run("document.querySelector('button[type=reset]').click()")
    browser.run("new Promise(done => setTimeout(done, 50))")
    assert len(shown(browser, ROWS)) == 8


def test_where_no_gap_is_left_its_heading_goes_too(
    browser: Chromium, pages: dict[str, Path]
) -> None:
    browser.open(pages["learner"])
    choose(browser, "status", "met")
    assert [told for told in shown(browser, "h3") if told.startswith("Gaps")] == []
    choose(browser, "status", "no evidence")
    assert "Gaps: 4" in shown(browser, "h3")


def test_the_keyboard_is_enough(browser: Chromium, pages: dict[str, Path]) -> None:
    browser.open(pages["learner"])
    focused = "document.activeElement.tagName + ' ' + document.activeElement.id"
    order = []
    for _ in range(12):
        browser.press("Tab", 9)
        order.append(browser.run(focused).strip())
    assert order[0] == "A"  # goes to the report
    first = order.index("SELECT filter-status")
    assert order[first : first + 6] == [
        "SELECT filter-status", "SELECT filter-outcome", "SELECT filter-method",
        "SELECT filter-assessor", "SELECT filter-moves", "BUTTON",
    ]  # fmt: skip
    browser.run("document.getElementById('filter-moves').focus()")
    for _ in range(2):
        browser.press("ArrowDown", 40)
    assert shown(browser, ROWS) == ["2.3"]
    browser.run("document.querySelector('details[id]').querySelector('summary').focus()")
    browser.run("document.querySelector('button[type=reset]').click()")
    browser.run("new Promise(done => setTimeout(done, 50))")
    browser.run("document.querySelector('details[id] summary').focus()")
    browser.press("Enter", 13)
    assert browser.run("document.querySelector('details[id]').open") is True


def test_a_reference_leads_to_its_trail_and_opens_it(
    browser: Chromium, pages: dict[str, Path]
) -> None:
    browser.open(pages["learner"])
    browser.run("document.querySelector('tr[data-n] a').click()")
    browser.run("new Promise(done => setTimeout(done, 50))")
    assert browser.run("document.querySelector('details:target').open") is True


def test_without_scripts_everything_is_there_but_the_filters(
    browser: Chromium, pages: dict[str, Path]
) -> None:
    browser.open(pages["learner"], scripts=False)
    browser.ask("Emulation.setScriptExecutionDisabled", value=False)
    assert shown(browser, "form, output") == []
    assert len(shown(browser, ROWS)) == 8
    assert len(shown(browser, "details[id]")) == 8


def printed(browser: Chromium, page: Path) -> list[str]:
    """The text of each page of paper."""
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext is not here: apt-get install poppler-utils")
    browser.open(page)
    file = page.with_suffix(".pdf")
    browser.printed(file)
    told = subprocess.run([program, "-layout", str(file), "-"], capture_output=True, check=True)
    return told.stdout.decode("utf-8").split("\f")[:-1]


#: page → units in the order of their heads on paper, with what stands before them
HEADS = {
    "learner": ["Learner L-0042", "L-0042 · Facilitating action learning"],
    "qualification": [
        "Learner L-0102", "Communicate with people at work", "Include everybody",
        "Coach a colleague", "Mentor a new colleague", "Safeguard people", "Support lessons",
        "Keeping people safe",
    ],
    "class": [
        "", "L-0042 · Facilitating", "L-0017 · Facilitating", "Learner L-0077",
        "L-0077 · Facilitating", "Help at a community repair session",
    ],
    "claim": [
        "Demonstration Diploma in Supporting People · demo-diploma@1", "Help at a community",
        "Facilitating action learning", "Lead a guided walk",
    ],
    "iqa": ["For quality assurance"],
}  # fmt: skip


@pytest.mark.parametrize("name", HEADS)
def test_on_paper_each_unit_has_pages_of_its_own_with_its_name_on_each(
    name: str, browser: Chromium, pages: dict[str, Path]
) -> None:
    paper = printed(browser, pages[name])
    heads = [text.strip().splitlines()[0] for text in paper]
    changes = [head for at, head in enumerate(heads) if not at or head != heads[at - 1]]
    for head, wanted in zip(changes, HEADS[name], strict=True):
        assert wanted in head
    for number, text in enumerate(paper, start=1):
        last = text.strip().splitlines()[-1]
        assert last.replace(" ", "") == f"{number}/{len(paper)}"
    # a table that goes on repeats its head; filters and folded trails are left out
    assert "Show everything" not in "".join(paper)
    assert "every link" not in "".join(paper)


def test_a_page_of_claims_for_25_learners_is_one_sheet_and_its_lists_follow(
    browser: Chromium, tmp_path: Path
) -> None:
    arguments = [*large.centre(tmp_path, 25), "--library", "examples/qualification"]
    page = made("centre", report(*arguments, "--for", "claim", "--on", "2026-11-21"), tmp_path)
    first, second, *_ = printed(browser, page)
    assert "What holds up most learners" in first
    assert [n for n in range(1, 26) if f"L-{n:04}" not in first] == []
    assert "Achieved: 8" not in first
    assert "Achieved: 8" in second


def test_a_table_that_goes_on_repeats_its_head(browser: Chromium, tmp_path: Path) -> None:
    long = large.Size(units=1, criteria=90, items=60)
    paper = printed(browser, made("long", report(*large.written(tmp_path, long)), tmp_path))
    criteria = [
        text for text in paper if re.search(r"^ *\d\.\d+ +Show how task .*[○✓]", text, re.M)
    ]
    assert len(criteria) > 2
    assert all(re.search(r"^ *Ref +What the learner can do", text, re.M) for text in criteria)
    cells = [text for text in paper if re.search(r"^ *\d\.\d+ .*✓ p\.", text, re.M)]
    assert len(cells) > 5
    assert all(re.search(r"^ *Ref +E\d+ +E\d+", text, re.M) for text in cells)


def test_how_large_the_page_of_a_large_qualification_is_and_how_fast(
    browser: Chromium, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = made("large", report(*large.written(tmp_path)), tmp_path)
    seconds = sorted(browser.open(page) for _ in range(5))
    size = page.stat().st_size
    with capsys.disabled():
        print(
            f"\n{LARGE.units * LARGE.criteria} criteria, {LARGE.items} items: "
            f"{size / 1e6:.2f} MB, loaded in {seconds[2]:.2f} s (from {seconds[0]:.2f} s)"
        )
    assert size < 2_000_000
    assert barriers_of_large(browser) == []


def barriers_of_large(browser: Chromium) -> list[str]:
    """What axe finds on the first unit of a page that is too large to be looked at whole."""
    browser.run("document.querySelectorAll('.unit ~ .unit').forEach(one => one.remove())")
    return browser.barriers()


#: page → the screen and the height of its picture in the documentation
PICTURES: dict[str, tuple[str, Screen, int]] = {
    "report-learner": ("learner", Screen(960, 900), 1500),
    "report-class": ("class", Screen(960, 900), 900),
    "report-qualification": ("qualification", Screen(960, 900, dark=True), 1300),
    "report-phone": ("learner", PHONE, 1700),
    "report-iqa": ("iqa", Screen(960, 900), 1300),
    "report-claim": ("claim", Screen(960, 900), 1500),
    "sample": ("sample", Screen(960, 900), 900),
    "population": ("population", Screen(960, 900), 1100),
    "proof": ("award", Screen(960, 900), 1000),
}


@pytest.mark.parametrize("picture", PICTURES)
def test_the_pictures_of_the_documentation(
    picture: str, browser: Chromium, pages: dict[str, Path]
) -> None:
    name, screen, height = PICTURES[picture]
    browser.open(pages[name], screen)
    file = ROOT / f"docs/pictures/{picture}.png"
    file.parent.mkdir(exist_ok=True)
    browser.photographed(file, height)
    assert 5_000 < file.stat().st_size < 250_000
