"""Mending: what is written instead, what is left alone, and where it would not be safe."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from ruamel.yaml import YAML
from tests.api.test_templates import switched_on
from tests.generated import ROOT

import rubric
from rubric.api.schemas import SCHEMA_NAMES
from rubric.api.templates import TEMPLATE_KINDS
from rubric.load import document_of
from rubric.load.fields import KINDS, wording_fields
from rubric.load.fixing import SCHEMAS, fixed
from rubric.load.yaml_reader import read_yaml

HEAD = "format: rubric/1\nkind: unit\nid: demo\n"
ITEMS = "format: rubric/1\nkind: portfolio\nlearner: L-1\n"


def mended(text: str, *, seen: bool = True, schema: str | None = None) -> str:
    once = fixed(text, seen=seen, schema=lambda _: schema)
    assert fixed(once, seen=seen, schema=lambda _: schema) == once
    return once


def assert_mended(lines: str, instead: str, head: str = HEAD, **how: Any) -> None:
    assert mended(head + lines, **how) == head + instead


QUOTES: list[tuple[str, str]] = [
    # what another reader takes for a number, a date, a time, yes or no, nothing
    ("version: 1.10\n", 'version: "1.10"\n'),
    ("version: 2026-02-17\n", 'version: "2026-02-17"\n'),
    ("version: 12:30\n", 'version: "12:30"\n'),
    ("decision: No  # why\n", 'decision: "No"  # why\n'),
    ("version: ~\n", 'version: "~"\n'),
    # in brackets and in braces, and names that are refs
    ("not_stated: [1, a, '2']\n", "not_stated: [\"1\", a, '2']\n"),
    ("sector: {code: 15.2, title: b}\n", 'sector: {code: "15.2", title: b}\n'),
    ("translations:\n  cy:\n    1.1: a\n", 'translations:\n  cy:\n    "1.1": a\n'),
    # also on the line below
    ("version:\n  1\n", 'version:\n  "1"\n'),
    # what every reader takes for a text, or what is quoted or in a block already
    ("title: 3 visits\n", "title: 3 visits\n"),
    ("title: '3'\n", "title: '3'\n"),
    ("title: |\n  3\n", "title: |\n  3\n"),
    # wording is a text as well
    ("title: 1984\n", 'title: "1984"\n'),
    # nothing is nothing
    ("title:\n", "title:\n"),
]


@pytest.mark.parametrize(("lines", "instead"), QUOTES)
def test_quotes(lines: str, instead: str) -> None:
    assert_mended(lines, instead)


def test_what_another_system_put_there_stays_as_it_is() -> None:
    lines = "evidence:\n  - id: E1\n    external:\n      size: 12\n      parts: [1, yes]\n"
    assert_mended(lines, lines, ITEMS)


BLANKS: list[tuple[str, str]] = [
    # at the ends of lines, after a value and after a comment, and on blank lines
    ("title: a \t\n# b  \n \nowner: c\n", "title: a\n# b\n\nowner: c\n"),
    # the line end of the last line; blank lines at the end
    ("title: a", "title: a\n"),
    ("title: a\n\n \n", "title: a\n"),
    # inside quotes and blocks blanks may belong to the text
    ('title: "a  \n  b"\n', 'title: "a  \n  b"\n'),
    ("title: |\n  a  \n\n  b\n", "title: |\n  a  \n\n  b\n"),
    ("title: |+\n  a\n\n", "title: |+\n  a\n\n"),
    # beside the mark of a block, and on blank lines after it, they are none of it
    ("title: >-  \n  a \n \nowner: b\n", "title: >-\n  a \n\nowner: b\n"),
    ("title: |+  \n  a\n \nowner: b\n", "title: |+\n  a\n \nowner: b\n"),
    # a non-breaking space is a character of the wording
    ("title: a\u00a0\n", "title: a\u00a0\n"),
]


@pytest.mark.parametrize(("lines", "instead"), BLANKS)
def test_blanks(lines: str, instead: str) -> None:
    assert_mended(lines, instead)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_stay_as_they_are(end: str) -> None:
    text = "kind: unit\nformat: rubric/1\nid: demo\nversion: 1\ntitle: a: b \nowner: c"
    instead = (
        "# yaml-language-server: $schema=s.json\nformat: rubric/1\nkind: unit\nid: demo\n"
        'version: "1"\ntitle: >-\n  a: b\nowner: c\n'
    )
    assert mended(text.replace("\n", end), schema="s.json") == instead.replace("\n", end)


WORDING: list[tuple[str, str]] = [
    ("title: Visits: goals\n", "title: >-\n  Visits: goals\n"),
    ("title: Visits: the\n  goals\n", "title: >-\n  Visits: the goals\n"),
    ("title:\n  Visits: goals\n", "title: >-\n  Visits: goals\n"),
    ('title: "Visit" as it is\n', 'title: >-\n  "Visit" as it is\n'),
    ("title: @home\nowner: b\n", "title: >-\n  @home\nowner: b\n"),
    (
        "indicative_content:\n  - Goals: why\n  - b\n",
        "indicative_content:\n  - >-\n    Goals: why\n  - b\n",
    ),
    # in braces there is no block form
    (
        "criteria:\n  - {ref: a, text: b, c and d}\n",
        "criteria:\n  - {ref: a, text: 'b, c and d'}\n",
    ),
    (
        "criteria:\n  - {ref: a, text: the learner's b, c}\n",
        "criteria:\n  - {ref: a, text: 'the learner''s b, c'}\n",
    ),
    # several in one file, of which the parser comes to the first only
    (
        "title: a: b\npurpose: 'c' d\nsummary: [e] f\n",
        "title: >-\n  a: b\npurpose: >-\n  'c' d\nsummary: >-\n  [e] f\n",
    ),
    # nobody can tell where one entry ends and the next begins
    ("key_concepts: [a, b and c, d]\n", "key_concepts: [a, b and c, d]\n"),
]


@pytest.mark.parametrize(("lines", "instead"), WORDING)
def test_wording_that_yaml_would_cut(lines: str, instead: str) -> None:
    assert_mended(lines, instead)
    assert_mended(lines, instead, seen=False)


COMMENTS: list[tuple[str, str]] = [
    ("title: Room # 3 and more\n", "title: >-\n  Room # 3 and more\n"),
    ("title: # 3 rooms\n", "title: >-\n  # 3 rooms\n"),
]


@pytest.mark.parametrize(("lines", "instead"), COMMENTS)
def test_what_may_be_a_comment_becomes_wording_only_where_somebody_looks(
    lines: str, instead: str
) -> None:
    assert_mended(lines, instead)
    assert_mended(lines, lines, seen=False)
    # the rest of such a file is mended all the same
    assert_mended(f"{lines}glh: 1\n", f'{lines}glh: "1"\n', seen=False)


def test_a_file_that_cannot_be_read_is_mended_in_its_wording_only() -> None:
    assert_mended(
        "title: a: b\nglh: 1 \nmeasures: [\n", "title: >-\n  a: b\nglh: 1 \nmeasures: [\n"
    )
    # what has no meaning that is certain is not touched
    for odd in ("id: twice \n", "level: &a b \n", "<<: {level: 2} \n", "? [a] \n"):
        assert_mended(odd, odd)


ORDER: list[tuple[str, str]] = [
    # what names a thing goes first; everything else stays in its order
    (
        "criteria:\n  - range: [b]\n    text: c\n    basis: d\n    ref: a\n",
        "criteria:\n  - ref: a\n    text: c\n    range: [b]\n    basis: d\n",
    ),
    # with comments right above it and beside it, and with lines that belong to its value
    (
        "outcomes:\n  - ref: a\n    criteria: []  # b\n    # c\n    # d\n    text: >-\n      e\n"
        "\n      f\n    # g\n    range: [h]\n",
        "outcomes:\n  - ref: a\n    # c\n    # d\n    text: >-\n      e\n\n      f\n"
        "    criteria: []  # b\n    # g\n    range: [h]\n",
    ),
    # blank lines stay where they are
    (
        "criteria:\n  - text: b\n\n    ref: a\n\n  - ref: c\n",
        "criteria:\n  - ref: a\n\n    text: b\n\n  - ref: c\n",
    ),
    # on every level
    (
        "outcomes:\n- criteria:\n  - text: d\n    ref: c\n  ref: a\n",
        "outcomes:\n- ref: a\n  criteria:\n  - ref: c\n    text: d\n",
    ),
    # a checklist may call them otherwise
    (
        "sections:\n  - checks:\n      - text: d\n        ref: c\n    ref: a\n",
        "sections:\n  - ref: a\n    checks:\n      - ref: c\n        text: d\n",
    ),
]


@pytest.mark.parametrize(("lines", "instead"), ORDER)
def test_order(lines: str, instead: str) -> None:
    assert_mended(lines, instead)


def test_the_order_of_the_file_itself_keeps_its_first_comments() -> None:
    text = (
        "# A unit.\n\n# of ours\nkind: unit\n# the format\nformat: rubric/1  # stays\n"
        "title: a\nid: b\n"
    )
    assert mended(text) == (
        "# A unit.\n\n# of ours\n# the format\nformat: rubric/1  # stays\nkind: unit\n"
        "id: b\ntitle: a\n"
    )


NOT_SAFE: list[str] = [
    # a comment with a blank line after it may belong to either
    "criteria:\n  - text: b\n    # of b or of a\n\n    ref: a\n",
    # a field that is switched off has its own place
    "criteria:\n  - text: b\n    #band: merit\n    ref: a\n",
    # a comment that is set in belongs to what is above, one that is set out to neither
    "criteria:\n  - text: b\n      # c\n    ref: a\n",
    "criteria:\n  - text: b\n  # c\n    ref: a\n",
    # between `- ` and a field no comment can stand
    "criteria:\n  - text: b\n    # c\n    ref: a\n",
    # in braces, and where the order says something
    "criteria:\n  - {text: b, ref: a}\n",
    "related_standards:\n  - framework: a\n    entries:\n      text: b\n      ref: c\n",
    # two fields on one line
    "criteria:\n  - ? text\n    : b\n    ref: a\n",
]


@pytest.mark.parametrize("lines", NOT_SAFE)
def test_nothing_is_moved_where_it_is_not_safe(lines: str) -> None:
    assert_mended(lines, lines)


# --- the schema line


def test_every_kind_has_the_schema_that_its_template_names() -> None:
    assert set(SCHEMAS) == set(KINDS)
    assert set(SCHEMAS.values()) <= set(SCHEMA_NAMES)
    for kind in TEMPLATE_KINDS:
        assert f"$schema={SCHEMAS[kind]}.schema.json\n" in rubric.new(kind)


def test_the_schema_line_goes_to_the_top_where_there_is_none() -> None:
    line = "# yaml-language-server: $schema=s.json\n"
    assert mended(HEAD, schema="s.json") == line + HEAD
    for there in (
        "# a\n#yaml-language-server: $schema=other.json\n",
        "## yaml-language-server: b\n",
    ):
        assert mended(there + HEAD, schema="s.json") == there + HEAD
    # what is no file of ours gets none
    for other in ("title: a\n", "kind: other\n", "- kind: unit\n", "a\n"):
        assert mended(other, schema="s.json") == other


# --- whole files


@pytest.mark.parametrize("kind", TEMPLATE_KINDS)
def test_a_template_needs_no_mending(kind: str) -> None:
    assert mended(rubric.new(kind)) == rubric.new(kind)


SOUND = [
    *sorted((ROOT / "criteria").glob("*.yaml")),
    *sorted(p for p in (ROOT / "examples").rglob("*.yaml") if p.name != "messy-broken.yaml"),
]


@pytest.mark.parametrize("file", SOUND, ids=lambda file: file.name)
def test_of_sound_files_every_reader_finds_the_same_texts(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    new = mended(text)
    ours = read_yaml(new, "", wording_fields()).data
    assert document_of(new, "a").value == document_of(text, "a").value
    assert document_of(new, "a").value is not None
    for read in (yaml.safe_load, YAML(typ="safe", pure=True).load):
        assert without_external(read(new)) == without_external(ours)
    # here only quotes were missing
    assert new.replace('"', "") == text.replace('"', "")


def without_external(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: without_external(data[key]) for key in data if key != "external"}
    return [without_external(entry) for entry in data] if isinstance(data, list) else data


def test_switched_on_templates_keep_everything() -> None:
    for kind in TEMPLATE_KINDS:
        text = switched_on(rubric.new(kind))
        assert document_of(mended(text), "a").value == document_of(text, "a").value
