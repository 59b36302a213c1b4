"""What the checks of wording say and, more important, what they leave alone."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rubric
from rubric.api.wording import wording_problems
from rubric.load import document_of
from rubric.phrases import phrase
from rubric.phrases.manual.samples import UNIT
from rubric.sources import TextPlace

_OUTCOME = "Be able to plan a visit"
_GOALS = "Plan a visit to agreed goals"


def slugs(folder: Path, *texts: str) -> list[str]:
    """Return the slugs of what `check` says of these files."""
    for number, text in enumerate(texts):
        (folder / f"{number}.yaml").write_text(text, encoding="utf-8")
    return [problem.diagnostic.code.slug for problem in rubric.check([folder]).problems]


def worded(text: str, *more: str, outcome: str = _OUTCOME, facts: str = "") -> str:
    """Return a unit with one criterion, worded so, and with fields of it."""
    lines = "".join(f"        {line}\n" for line in more)
    return UNIT.replace(_GOALS, text).replace(_OUTCOME, outcome).replace(
        "outcomes:", f"{facts}outcomes:"
    ) + lines  # fmt: skip


LEFT_ALONE: list[tuple[str, str]] = [
    # "and" between nouns, and verbs that belong to what the first verb is about
    ("Use tools and materials", _OUTCOME),
    ("Explain how to identify and report hazards", "Understand hazards"),
    ("Describe methods to plan and review work", "Understand planning"),
    ("Explain the plan and design of a building", "Understand buildings"),
    ("Work with others to plan and deliver an event", _OUTCOME),
    # vague words that are held against something, or are what is explained
    ("Communicate effectively in accordance with procedures", _OUTCOME),
    ("Use equipment suitable for the task", _OUTCOME),
    ("Explain what makes communication effective", "Understand communication"),
    # names of products, hyphens that are meant, numbers that are no refs
    ("Publish a page with WordPress, GitHub and PowerPoint", _OUTCOME),
    ("Describe pre- and post-production", "Understand production"),
    ("Use 2.5 litres of water to fill the tank", _OUTCOME),
    ("Cut timber as shown in 1.2 Drawing of the frame", _OUTCOME),
    # verbs that no table knows: there are very many
    ("Tamp ground coffee", _OUTCOME),
    ("Be observed by a colleague", _OUTCOME),
    # what a page says of itself, as the subject of a unit
    ("Explain what cookies are used for", "Understand websites"),
    ("Explain copyright and terms and conditions", "Understand websites"),
    # an outcome may ask to know and understand
    ("Explain what a visit is for", "Know and understand visits"),
    # what keeps a thing in a state is no second verb
    ("Keep the work area clean and tidy", _OUTCOME),
    ("Leave tools clean and dry", _OUTCOME),
    # examples ask for nothing
    ("Explain how to deal with pests, e.g. at least 3 kinds of mice", "Understand pests"),
    ("Explain hazards (for example, two kinds of burns)", "Understand hazards"),
    # a question of style: what stands in the place of the verb may be the stem
    ("The learner can plan a visit", _OUTCOME),
    ("Organize a visit", _OUTCOME),
]


@pytest.mark.parametrize(("text", "outcome"), LEFT_ALONE)
def test_what_is_left_alone(text: str, outcome: str, tmp_path: Path) -> None:
    assert slugs(tmp_path, worded(f'"{text}"', outcome=outcome)) == []


TOLD: list[tuple[str, list[str]]] = [
    ("Select and wear gloves", ["several-verbs"]),
    ("Mix mortar and apply it", ["several-verbs"]),
    ("Agree goals, then design and deliver the visit", ["several-verbs"]),
    ("Work well", ["vague-word"]),
    ("Clean and dry the surface", ["several-verbs"]),
    ("Wash the surface and dry it", ["several-verbs"]),
    # examples end where their sentence or bracket does
    ("Plan visits (e.g. a walk) to at least three clients", ["amount-to-be-read"]),
    # guidance, also where somebody has to be assessed
    ("Learners must be assessed in a kitchen", ["guidance-as-criterion"]),
    ("The learner should be observed at work", ["guidance-as-criterion"]),
    ("Evidence must come from work", ["guidance-as-criterion"]),
    ("'Evidence: observation, product'", ["guidance-as-criterion"]),
    ("'Range: rats, mice, birds'", ["guidance-as-criterion"]),
    # a column of numbers that was set apart from its texts
    ("1.1", ["text-begins-with-number"]),
    ("AC 3.2.", ["text-begins-with-number"]),
    ("Explain the the plan", ["word-twice", "only-knowledge-below"]),
]


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_what_is_told(text: str, told: list[str], tmp_path: Path) -> None:
    assert sorted(slugs(tmp_path, worded(text))) == sorted(told)


AMOUNTS: list[tuple[str, tuple[str, ...], list[str]]] = [
    # the rule says the same, on the criterion, as a default, in a joined rule
    ("Lead visits for at least 12 hours", ("sufficient: {hours: 12}", "basis: wording"), []),
    (
        "Lead visits for at least 12 hours",
        ("sufficient: {any: [{hours: 12}, {items: 3}]}", "basis: wording"),
        [],
    ),
    # somebody has thought about it
    ("Lead visits for at least 12 hours", ("reading: Twelve hours in the plan.",), []),
    # another number under the same measure, or a rule about something else
    (
        "Lead visits for at least 12 hours",
        ("sufficient: {hours: 10}", "basis: wording"),
        ["amount-differs-from-rule"],
    ),
    (
        "Lead visits for at least 12 hours",
        ("sufficient: {items: 3}", "basis: wording"),
        ["amount-without-rule"],
    ),
    # two places, asked for as two items of different places
    ("Lead visits in two places", ("sufficient: {items: 2, once_per: site}", "basis: wording"), []),
]


@pytest.mark.parametrize(("text", "more", "told"), AMOUNTS)
def test_amounts(text: str, more: tuple[str, ...], told: list[str], tmp_path: Path) -> None:
    assert slugs(tmp_path, worded(text, *more)) == told


def test_a_default_or_a_rule_above_says_the_amount(tmp_path: Path) -> None:
    text = "Lead visits for at least 12 hours"
    default = "each_criterion: {sufficient: {hours: 12}, basis: wording}\n"
    whole = "sufficient: {hours: 12}\nbasis: wording\n"
    for number, facts in enumerate((default, whole)):
        folder = tmp_path / str(number)
        folder.mkdir()
        assert slugs(folder, worded(text, facts=facts)) == []


def test_other_languages_are_looked_at_for_damage_and_numbers_only(tmp_path: Path) -> None:
    welsh = worded("Cynllunio ymweliad am 12 awr neu", facts="language: cy\n")
    assert slugs(tmp_path, welsh) == []
    damaged = worded("Cynllunio ymweliad Ã´l", facts="language: cy\n")
    assert slugs(tmp_path, damaged) == ["broken-characters"]


_TABLE = """\
format: rubric/1
kind: command_verbs
id: our-verbs
{owner}doing: [plan, zap]
knowledge: [explain]
unmeasurable: [ponder]
"""


def test_a_table_in_the_library_takes_the_place_of_ours(tmp_path: Path) -> None:
    ponder = worded("Ponder visits", outcome="Understand visits")
    assert slugs(tmp_path, ponder, _TABLE.format(owner="")) == ["unmeasurable-verb"]


def test_a_table_of_an_owner_is_for_that_owner(tmp_path: Path) -> None:
    table = _TABLE.format(owner="owner: Example  Awards\n")
    others = worded("Know visits", facts="owner: Model Awards\n", outcome="Understand visits")
    ours = worded("Know visits", facts="owner: example awards\n", outcome="Understand visits")
    assert slugs(tmp_path, others, table) == ["unmeasurable-verb"]
    assert slugs(tmp_path, ours, table) == []


def test_wording_of_very_many_units_is_common_property(tmp_path: Path) -> None:
    text = worded("Follow the rules of the workshop on safety")
    units = [text.replace("id: demo", f"id: demo-{n}") for n in range(5)]
    assert slugs(tmp_path, *units[:4]) == ["wording-of-another-unit"] * 3
    assert slugs(tmp_path, *units) == []


def test_versions_of_one_unit_are_alike_by_nature(tmp_path: Path) -> None:
    text = worded("Follow the rules of the workshop on safety")
    assert slugs(tmp_path, text, text.replace("version: 1", "version: 2")) == []


PIECES = st.sampled_from(
    (
        *("1.1", "1.2 ", "2.1Describe", "•", "\u00a0", "\u00ad", "â€™", "\ufffd", "specic", "N/A"),
        *("Know", "Plan", "and", "explain", "the", "the", "several", "well", "at least", "12"),
        *("two", "hours", "of the following", ":", "organi-", "sation", "e.g.", "Page 3 of 12"),
        *("…", "(", "'", "The learner can", "be able to", "Ã", "ﬁ", "-", "'quoted'", '"', "\\"),
        *("£5", "½", "٣", "²"),
    )
)


@given(st.lists(PIECES, min_size=1, max_size=12), st.sampled_from([" ", "", "\n"]))
@settings(max_examples=150)
def test_whatever_is_written_its_words_are_found_in_the_file(words: list[str], joint: str) -> None:
    text = joint.join(words)
    document = document_of(worded(json.dumps(text, ensure_ascii=False)), "any.yaml")
    for problem in wording_problems([document], [document]):
        place = problem.place
        assert isinstance(place, TextPlace)
        line = document.lines[place.line - 1]
        assert place.column + place.width - 1 <= len(line)
        diagnostic = problem.diagnostic
        assert phrase(diagnostic.code.slug, diagnostic.arguments)
        if diagnostic.span is not None and diagnostic.path == ("1", "1.1", "text"):
            assert 0 <= diagnostic.span[0] < diagnostic.span[1] <= len(text.strip())


def test_a_report_looks_at_no_wording() -> None:
    import subprocess
    import sys

    code = (
        "import sys; from rubric.cli.verbs import rubric as r\n"
        "try: r(['report', 'examples/complete.yaml', '--on', '2026-11-21'])\n"
        "except SystemExit: pass\n"
        "print([m for m in sys.modules if 'wording' in m and m.startswith('rubric.')"
        " and m not in ('rubric.load.wording_fields', 'rubric.phrases.english.wording')])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.splitlines()[-1] == "[]"
