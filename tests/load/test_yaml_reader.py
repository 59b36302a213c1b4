"""YAML to plain data: values as text, places, and every trap with its code, line and column."""

import sys
import time
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from rubric.diagnostics import Code, codes
from rubric.load.fields import wording_fields
from rubric.load.yaml_reader import LibyamlMissing, ParsedYaml, WordingFields, read_yaml
from rubric.phrases import has_phrase, help_text, phrase
from rubric.sources import TextPlace

WORDING = WordingFields(
    frozenset({"text", "title", "note"}),
    frozenset({"indicative_content"}),
    frozenset({"entries", "translations"}),
)


def read(text: str) -> ParsedYaml:
    return read_yaml(text, "unit.yaml", WORDING)


def found_in(parsed: ParsedYaml) -> list[tuple[Code, int, int]]:
    return [
        (problem.diagnostic.code, problem.place.line, problem.place.column)
        for problem in parsed.problems
        if isinstance(problem.place, TextPlace)
    ]


# --- values


VALUES: list[tuple[str, Any]] = [
    # every scalar is the text that stands there
    ("ref: 1.10", {"ref": "1.10"}),
    ("a: null\nb: ~\nc: yes\nd: 010", {"a": "null", "b": "~", "c": "yes", "d": "010"}),
    ("date: 2026-01-12", {"date": "2026-01-12"}),
    # nothing is None; a text without letters is ""
    ("a:\nb: ''\nc: \"\"", {"a": None, "b": "", "c": ""}),
    ("- \n- a", [None, "a"]),
    # one scalar alone, and no document at all
    ("Plan", "Plan"),
    ("# only a comment", None),
    # block forms
    ("text: >-\n  Plan: it\n  # now", {"text": "Plan: it # now"}),
    ("text: |\n  Plan\n  it\n", {"text": "Plan\nit\n"}),
    # brackets and braces, and one document that says that it is one
    ("---\nsector: {code: 15.3, in: [a, b]}\n...", {"sector": {"code": "15.3", "in": ["a", "b"]}}),
    # line ends of Windows
    ("a: 1\r\nb: 2\r\n", {"a": "1", "b": "2"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "data"), VALUES)
def test_values(text: str, data: Any) -> None:
    parsed = read(text)
    assert (parsed.data, parsed.problems, parsed.whole) == (data, (), True)


QUIET = [
    # typographic marks belong to wording
    "text: “Plan” – and ‘review’… it’s fine",
    # a colon without a space, a number sign without one, an apostrophe inside
    "text: Plan at 10:30, room#3, the learner's own",
    # quoted properly, also with a comment after it
    'text: "Plan: it" # checked',
    "text: 'it''s # fine'",
    # a block may have a comment on its first line
    "text: >- # kept\n  Plan # it",
    # comments beside what is no wording, and on lines of their own
    "level: 5 # of the RQF\n# note\ntext: Plan\n  # after",
    # braces with commas where the value is quoted
    "{ref: 2.1, text: 'Plan, hold'}",
    # entries of a list that is no wording
    "outcomes:\n  - Plan: it\n  - [a, b]",
    # a dash or a hyphen goes on with wording, in a block and set further in
    "text: >-\n  Plan\n  – note: it\n  -note: it\n  title:it\nnote: Plan\n  – and hold",
    # colons without a space that start no field
    "source: https://example.org\nindicative_content:\n  - note:it\ntranslations:\n  cy:x: a",
    # an empty list of wording
    "indicative_content: []",
    # a tab between a key and its value, and inside a block
    "ref:\t1\ntext: |\n  a\n  \tb",
]


@pytest.mark.parametrize("text", QUIET)
def test_no_message(text: str) -> None:
    assert read(text).problems == ()


# --- traps


FOUND: list[tuple[str, list[tuple[Code, int, int]]]] = [
    # what YAML offers and we do not take
    ("a: 1\nb: 2\na: 3", [(codes.DUPLICATE_KEY, 3, 1)]),
    ("- {a: 1, a: 2}", [(codes.DUPLICATE_KEY, 1, 10)]),
    ("id: &x 1", [(codes.ANCHOR, 1, 5)]),
    ("id: *x", [(codes.ALIAS, 1, 5)]),
    ("id: !!int 1", [(codes.TAG, 1, 5)]),
    ("a: !x! b", [(codes.TAG, 1, 4)]),
    ("a: 1\n<<: *x", [(codes.MERGE_KEY, 2, 1)]),
    ("<<: *x\n<<: *y", [(codes.MERGE_KEY, 1, 1), (codes.MERGE_KEY, 2, 1)]),
    ("a: 1\n---\nb: 2", [(codes.SECOND_DOCUMENT, 2, 1)]),
    ("%YAML 1.1\n---\na: 1", [(codes.DIRECTIVE, 1, 1)]),
    ("%NONE\n---\na: 1", [(codes.DIRECTIVE, 1, 1)]),
    ("? [a]\n: b", [(codes.KEY_NOT_TEXT, 1, 3)]),
    ("{a: 1, : 2}", [(codes.KEY_NOT_TEXT, 1, 8)]),
    ("a: 1\n: 2", [(codes.KEY_NOT_TEXT, 2, 1)]),
    # indents
    ("a:\n\tb: 1\n\tc: 2", [(codes.TAB_INDENT, 2, 1)]),
    ("a: {\n\tb: 1}", [(codes.TAB_INDENT, 2, 1)]),
    ("a:\n \u00a0b: 1", [(codes.NBSP_INDENT, 2, 2)]),
    # (a) a comment cuts wording
    ("text: Plan # 3 sessions", [(codes.WORDING_COMMENT, 1, 12)]),
    ("indicative_content:\n  - Plan # it", [(codes.WORDING_COMMENT, 2, 10)]),
    ("entries:\n  Standard 3: Plan # it", [(codes.WORDING_COMMENT, 2, 20)]),
    ("text: Plan # it\n  and review", [(codes.WORDING_COMMENT, 1, 12)]),
    # (b) wording holds a colon
    ("text: Plan: it", [(codes.WORDING_COLON, 1, 11)]),
    ("text: Plan the following:", [(codes.WORDING_COLON, 1, 25)]),
    ("text:\n  Plan: it", [(codes.WORDING_COLON, 2, 7)]),
    ("indicative_content:\n  - Plan: it\n  - b", [(codes.WORDING_COLON, 2, 9)]),
    ("- {ref: 1, text: Plan: it}", [(codes.WORDING_COLON, 1, 22)]),
    # (c) wording starts with a mark of YAML
    *(
        (f"text: {start}", [(codes.WORDING_MARK, 1, 7)])
        for start in (
            "[Plan] it", "[Plan]", "{Plan} it", "{Plan}", "*Plan", "* Plan", "*Plan it", "&Plan it",
            "& it", "!Plan it", "! Plan", "!Plan! it", "| Plan", "> 5 kg", "% of all", "@home",
            "`Plan`", "# 3", "- Plan", "? Plan", '"Plan" it', "'Plan' it", '"Plan', "'tis",
        )
    ),
    ("indicative_content:\n  - - Plan", [(codes.WORDING_MARK, 2, 5)]),
    (
        "indicative_content:\n  - {Plan}\n  - *b",
        [(codes.WORDING_MARK, 2, 5), (codes.WORDING_MARK, 3, 5)],
    ),
    ("text: # note\n  Plan", [(codes.WORDING_MARK, 1, 7)]),
    # an apostrophe at the start reaches for the next one, lines below
    ("text: 'tis\ntitle: the learner's own\nref: 1", [(codes.WORDING_MARK, 1, 7)]),
    # (d) a list of wording in brackets
    ("indicative_content: [Plan, review]", [(codes.WORDING_IN_BRACKETS, 1, 21)]),
    # (e) a comma cuts wording in braces: one message for all the pieces
    ("{ref: 2.1, text: Plan, hold and review, or not}", [(codes.WORDING_COMMA, 1, 24)]),
    ("translations: {cy: {title: Cynllunio, adolygu}}", [(codes.WORDING_COMMA, 1, 39)]),
    # the parser's own faults
    ("id: \"a\nref: 1", [(codes.YAML_SYNTAX, 1, 5)]),
    ("id: \"a\nref: \"b\"\nc: d", [(codes.YAML_SYNTAX, 1, 5)]),
    ("id: a: b", [(codes.YAML_SYNTAX, 1, 6)]),
    ("title: Plan\n  level: 5", [(codes.YAML_SYNTAX, 2, 8)]),
    ("a: 1\n b: 2", [(codes.YAML_SYNTAX, 2, 3)]),
    ("  a: 1\n b: 2", [(codes.YAML_SYNTAX, 2, 2)]),
    ("a: [1, 2\nb: 3", [(codes.YAML_SYNTAX, 1, 4)]),
    ("a: 1\nb\nc: 2", [(codes.YAML_SYNTAX, 2, 1)]),
    ("id: \"a\" b", [(codes.YAML_SYNTAX, 1, 9)]),
    ("id: @a", [(codes.YAML_SYNTAX, 1, 5)]),
    ("take: {units:{at_least: 1}}", [(codes.YAML_SYNTAX, 1, 13)]),
    ("take: {units: 1, credits:}", [(codes.YAML_SYNTAX, 1, 25)]),
    ("id: \"\\q\"", [(codes.YAML_SYNTAX, 1, 6)]),
    ("id: a\u0007", [(codes.YAML_SYNTAX, 1, 6)]),
    ("id: \ud800", [(codes.YAML_SYNTAX, 1, 5)]),
    # a bullet or a dash where the hyphen of an entry was meant; what follows is not said again
    *(
        (f"a:\n  - ref: 1\n    text: a\n  {mark}ref: 2\n    text: b", [(codes.YAML_SYNTAX, 4, 3)])
        for mark in ("• ", "•\u00a0", "•\t", "– ", "–", "— ", "* ", "\uf0b7 ", "-", "-\u00a0")
    ),
    # from the first entry on: each is said, also where YAML took them for names
    (
        "a:\n  -ref: 1\n   text: Plan: it\n  -ref: 2\n   text: it",
        [(codes.YAML_SYNTAX, 2, 3), (codes.WORDING_COLON, 3, 14), (codes.YAML_SYNTAX, 4, 3)],
    ),
    ("a:\n  • ref: 1\n  • ref: 2", [(codes.YAML_SYNTAX, 2, 3), (codes.YAML_SYNTAX, 3, 3)]),
    ("a:\n  • ref: 1\n  text: a\n  text: b", [(codes.YAML_SYNTAX, 2, 3)]),
    # entries that are texts
    ("indicative_content:\n  - Plan\n  • it\nref: 1", [(codes.YAML_SYNTAX, 3, 3)]),
    ("indicative_content:\n  - Plan\n  -it\nref: 1", [(codes.YAML_SYNTAX, 3, 3)]),
    ("indicative_content:\n  • Plan\n  • it", [(codes.YAML_SYNTAX, 2, 3)]),
    ("indicative_content:\n  -Plan\n  -it", [(codes.YAML_SYNTAX, 2, 3)]),
    ("a:\n  - 1.1\n  • 1.2\nb: c", [(codes.YAML_SYNTAX, 3, 3)]),
    # an entry without its hyphen: its other fields repeat too, and that is not said
    ("- ref: 1\n  text: a\n  ref: 2\n  text: b", [(codes.DUPLICATE_KEY, 3, 3)]),
    ("a:\n  - ref: 1\n  ref: 2\n    text: b", [(codes.YAML_SYNTAX, 3, 3)]),
    # no space after the colon
    ("ref: 1\ntext:Plan\nlevel: 5", [(codes.YAML_SYNTAX, 2, 5)]),
    ("text:Plan\nlevel: 5", [(codes.YAML_SYNTAX, 1, 5)]),
    ("a:\n  - ref:1.1\n    text: Plan", [(codes.YAML_SYNTAX, 2, 8)]),
    ("a:\n  - ref:1.1\n  - ref:1.2", [(codes.YAML_SYNTAX, 2, 8), (codes.YAML_SYNTAX, 3, 8)]),
    ("a: 1\ntext:Plan: it", [(codes.YAML_SYNTAX, 2, 5)]),
    ("maps_to:\n  1.1:whole\n  1.2: whole", [(codes.YAML_SYNTAX, 2, 6)]),
    ("maps_to:\n  1.1:{at: p. 4}", [(codes.YAML_SYNTAX, 2, 6)]),
    ("{ref: 1, note: a, text:Plan}", [(codes.YAML_SYNTAX, 1, 23)]),
    # a comment in braces swallows the brace: the cut is the cause
    ("a:\n  - {note: Plan # 3, b: c}\nd: e", [(codes.WORDING_COMMENT, 2, 17)]),
    # all problems in one run, in the order of the file
    (
        "text: Plan: it\nnote: a # b\nindicative_content:\n"
        "  - One: two\n  - @three\n  - fine\nref: x: y",
        [
            (codes.WORDING_COLON, 1, 11),
            (codes.WORDING_COMMENT, 2, 9),
            (codes.WORDING_COLON, 4, 8),
            (codes.WORDING_MARK, 5, 5),
        ],
    ),
    (
        "id: [1\nref: 2\ntext: 'fine: yes'\nnote: >-\n  a: b # c\ntitle: a: b",
        [(codes.YAML_SYNTAX, 1, 5), (codes.WORDING_COLON, 6, 9)],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_found(text: str, expected: list[tuple[Code, int, int]]) -> None:
    assert found_in(read(text)) == expected


@pytest.mark.parametrize("text", [text for text, _ in FOUND])
def test_every_message_can_be_filled_and_says_what_to_write(text: str) -> None:
    for problem in read(text).problems:
        slug, arguments = problem.diagnostic.code.slug, problem.diagnostic.arguments
        assert phrase(slug, arguments)
        assert help_text(slug, arguments)


def test_a_duplicate_key_names_the_first() -> None:
    (problem,) = read("a: 1\nb: 2\na: 3").problems
    assert problem.related_places == (TextPlace("unit.yaml", 1, 1, 1),)
    assert read("a: 1\nb: 2\na: 3").data == {"a": "1", "b": "2"}


REWRITTEN = [
    ("text: Plan: it", "text: >-", "Plan: it"),
    ("text: Plan # 3", "text: >-", "Plan # 3"),
    ("text: Plan # 3\n  and review\nref: 1", "text: >-", "Plan # 3 and review"),
    ('- text: "Plan" it', "text: >-", '"Plan" it'),
    ("indicative_content:\n  - Plan: it\n    and more", "- >-", "Plan: it and more"),
    # quotation marks that were meant as those of YAML are left out
    ("text: 'Plan the learner's visit'\nref: 1", "text: >-", "Plan the learner's visit"),
    ("text: 'Plan the visit\nref: 1", "text: >-", "Plan the visit"),
    ("text: 'Plan the learner''s visit\nref: 1", "text: >-", "Plan the learner's visit"),
    ('text: "Plan the visit\nref: 1', "text: >-", "Plan the visit"),
    ('text: "Plan\n  the visit\nref: 1', "text: >-", "Plan the visit"),
    ('text: "Say "yes" to all"\nref: 1', "text: >-", 'Say "yes" to all'),
    # those of the wording stay
    ('text: "Plan" or "hold"\nref: 1', "text: >-", '"Plan" or "hold"'),
    ("text: 'tis the learner's visit\nref: 1", "text: >-", "'tis the learner's visit"),
    # no space after the colon, and a colon in the wording besides
    ("ref: 1\ntext:Plan: it", "text: >-", "Plan: it"),
]


@pytest.mark.parametrize(("text", "opening", "wording"), REWRITTEN)
def test_the_line_is_offered_rewritten(text: str, opening: str, wording: str) -> None:
    (problem,) = read(text).problems
    arguments = problem.diagnostic.arguments
    assert (arguments["opening"], arguments["wording"]) == (opening, wording)
    assert problem.diagnostic.personal
    rewritten = read(f"{opening}\n  {wording}")
    assert rewritten.problems == ()
    assert rewritten.data in ({"text": wording}, [wording])


IN_BRACES = [
    ("{ref: 1, text: Plan: the learner's}", "text: 'Plan: the learner''s'"),
    ("{ref: 1, text: 'Plan, the learner's own', a: b}", "text: 'Plan, the learner''s own'"),
]


@pytest.mark.parametrize(("text", "rewritten"), IN_BRACES)
def test_inside_braces_the_line_is_offered_in_quotes(text: str, rewritten: str) -> None:
    (problem,) = read(text).problems
    assert problem.diagnostic.arguments["rewritten"] == rewritten


COMMAS = [
    # a locator is wording as well: the pages after the comma belong to it
    ("{at: p. 4, 9}", "at: p. 4, 9"),
    ("{at: pp. 1, 2, range: [x]}", "at: pp. 1, 2"),
    ("maps_to:\n  1.1: {range: [x], at: 'a', note: pp. 1, 2, 5}", "note: pp. 1, 2, 5"),
]


@pytest.mark.parametrize(("text", "line"), COMMAS)
def test_a_cut_at_a_comma_is_offered_whole(text: str, line: str) -> None:
    (problem,) = read_yaml(text, "log.yaml", wording_fields()).problems
    assert problem.diagnostic.code is codes.WORDING_COMMA
    assert f"write `{line}`" in help_text("wording-cut-by-comma", problem.diagnostic.arguments)


def test_a_locator_cut_by_a_comment_is_told() -> None:
    (problem,) = read_yaml("at: minute 3 # 12", "log.yaml", wording_fields()).problems
    assert problem.diagnostic.code is codes.WORDING_COMMENT
    assert problem.diagnostic.arguments["wording"] == "minute 3 # 12"


HELPS = [
    # a colon inside braces needs a space after it, and a value
    ("take: {units:{at_least: 1}}", "write `: {`"),
    ("maps_to: {2.1:[a, b]}", "write `: [`"),
    ("take: {units: 1, credits:}", "write the value after the colon and a space"),
    ("- ref: 1\n• ref: 2", "write `- ref: 2`"),
    ("- ref: 1\n– ref: 2", "write `- ref: 2`"),
    ("- ref: 1\n-ref: 2", "write `- ref: 2`"),
    # the key that begins an entry, and one that does not
    ("- id: 1\n  id: 2", "keep one of the two or, where a new entry begins here, write `- `"),
    ("- a: 1\n  a: 2", "keep one of the two"),
    ("id: 1\nid: 2", "keep one of the two"),
    ("- ref: 1\nref: 2", "where a new entry begins here, write `- ref:`"),
    ("ref: 1\ntext:Plan it", "put a space after the colon: `text: Plan it`"),
    ("ref: 1\ntext:Plan\n  it", "put a space after the colon: `text: Plan it`"),
    ("a:\n  1.1:{at: p. 4}", "put a space after the colon: `1.1: {at: p. 4}`"),
    ("{ref: 1, text:Plan it}", "put a space after the colon: `text: Plan it`"),
    ("ref: 1\ntext:Plan: it", "put a space after the colon; as the wording holds marks of YAML"),
]


@pytest.mark.parametrize(("text", "beginning"), HELPS)
def test_the_help_begins_with_what_to_write(text: str, beginning: str) -> None:
    (problem,) = read(text).problems
    said = help_text(problem.diagnostic.code.slug, problem.diagnostic.arguments)
    assert said.split("; then")[0].startswith(beginning)
    if beginning == "keep one of the two":
        assert said == beginning


def test_a_fault_is_told_by_a_word_and_not_by_a_sentence() -> None:
    for text, _ in FOUND:
        for problem in read(text).problems:
            if problem.diagnostic.code is codes.YAML_SYNTAX:
                fault = problem.diagnostic.arguments["fault"]
                assert has_phrase(f"yaml-fault.{fault}")
                assert has_phrase(f"yaml-fault-help.{fault}")


def test_what_was_read_otherwise_than_meant_is_not_whole() -> None:
    parsed = read("a:\n  • ref: 1\n  • ref: 2")
    first, second = (problem.diagnostic.arguments for problem in parsed.problems)
    assert not parsed.whole
    assert (first["unchecked"], "unchecked" in second) == (2, False)


def test_wording_that_yaml_took_for_something_else_is_put_right_in_the_data() -> None:
    text = (
        "text: Plan # it\nindicative_content:\n  - Plan: it\nx: {note: Plan, hold, go}\ntitle: [a]"
    )
    assert read(text).data == {
        "text": "Plan # it",
        "indicative_content": ["Plan: it"],
        "x": {"note": "Plan, hold, go"},
        "title": "[a]",
    }


UNCHECKED = [
    # the parser's own fault says from which line on nothing was checked
    ("a: 1\nid: a: b\nc: d", 2),
    # so does the trap that is the cause of one
    ("a: 1\ntext: a: b\nc: d", 2),
    ("a:\n\tb: 1", 2),
    # and what goes on after a cut
    ("text: a # b\n  c\nd: e", 2),
]


@pytest.mark.parametrize(("text", "line"), UNCHECKED)
def test_what_was_not_checked_is_said(text: str, line: int) -> None:
    parsed = read(text)
    (problem,) = parsed.problems
    assert problem.diagnostic.arguments["unchecked"] == line
    assert not parsed.whole
    said = help_text(problem.diagnostic.code.slug, problem.diagnostic.arguments)
    assert f"the rest after line {line} was not checked" in said


@pytest.mark.parametrize("text", ["[" * 30_000, "a: " + "[" * 30_000 + "]" * 30_000, "- " * 30_000])
def test_deep_nesting_is_refused_at_once(text: str) -> None:
    start = time.process_time()
    parsed = read(text)
    assert time.process_time() - start < 1
    assert [problem.diagnostic.code for problem in parsed.problems] == [codes.TOO_DEEP]
    assert not parsed.whole


def test_the_slow_parser_is_never_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "yaml._yaml", None)
    with pytest.raises(LibyamlMissing, match="libyaml"):
        read("a: 1")


# --- places


UNIT = """\
title: Planning
outcomes:
  - ref: 1
    text: >-
      Plan
      it
    criteria:
      - {ref: 1.1, text: Hold}
    range: [a, bc]
empty:
"""

PLACES = [
    # location, key (line, column, width), value
    ((), (1, 1, 5), (1, 1, 5)),
    (("title",), (1, 1, 5), (1, 8, 8)),
    (("outcomes",), (2, 1, 8), (3, 3, 1)),
    (("outcomes", 0), (3, 5, 3), (3, 5, 3)),
    (("outcomes", 0, "ref"), (3, 5, 3), (3, 10, 1)),
    # a block: its first line
    (("outcomes", 0, "text"), (4, 5, 4), (4, 11, 2)),
    (("outcomes", 0, "criteria", 0), (8, 9, 1), (8, 9, 1)),
    (("outcomes", 0, "criteria", 0, "text"), (8, 20, 4), (8, 26, 4)),
    (("outcomes", 0, "range", 1), (9, 16, 2), (9, 16, 2)),
    # nothing stands there: just after the colon
    (("empty",), (10, 1, 5), (10, 7, 1)),
    # unknown: the nearest above it
    (("outcomes", 0, "criteria", 0, "none", 3), (8, 9, 1), (8, 9, 1)),
    (("none", "at", "all"), (1, 1, 5), (1, 1, 5)),
]


@pytest.mark.parametrize(("location", "key", "value"), PLACES)
def test_places(
    location: tuple[str | int, ...], key: tuple[int, int, int], value: tuple[int, int, int]
) -> None:
    parsed = read(UNIT)
    assert parsed.problems == ()
    assert parsed.key_place(location) == TextPlace("unit.yaml", *key)
    assert parsed.value_place(location) == TextPlace("unit.yaml", *value)


def test_a_text_without_data_has_its_first_place() -> None:
    assert read("# nothing").value_place(("a",)) == TextPlace("unit.yaml", 1, 1)


# --- properties


PIECES = st.sampled_from(
    [
        *("text", "title", "indicative_content", "entries", "ref", "<<", "é", "\u2028", "\x07"),
        *(":", ": ", "- ", "? ", ", ", " #", "#", "[", "]", "{", "}", "'", '"', "|", ">-", "%"),
        *("*a", "&a ", "!x ", "@", "`", "---", "...", "\n", "\n  ", "\n    ", "\r\n", "\r"),
        *(" ", "\t", "\u00a0"),
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=30).map("".join)))
def test_any_text_is_read_without_raising_and_places_are_inside_it(text: str) -> None:
    parsed = read(text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert parsed.whole or parsed.problems
    places = [problem.place for problem in parsed.problems]
    places += [parsed.key_place(("text", 0)), parsed.value_place((0, "title"))]
    for place in places:
        assert isinstance(place, TextPlace)
        assert 1 <= place.line <= len(lines)
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1
        assert place.width >= 1
    assert found_in(parsed) == sorted(found_in(parsed), key=lambda found: found[1:])


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]))
KEYS = st.text("abcdefgh", min_size=1)
PLAIN = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


@given(PLAIN, st.booleans())
def test_quoted_values_come_back_as_text(data: Any, in_brackets: bool) -> None:
    text = yaml.safe_dump(
        data, default_style='"', default_flow_style=in_brackets, allow_unicode=True, width=10_000
    )
    parsed = read(text)
    assert (parsed.problems, parsed.data) == ((), data)


def _locations(data: Any, above: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    pairs: Any = ()
    if isinstance(data, dict):
        pairs = data.items()
    elif isinstance(data, list):
        pairs = enumerate(data)
    return [above, *(at for step, inner in pairs for at in _locations(inner, (*above, step)))]


@given(st.dictionaries(KEYS, PLAIN, min_size=1))
def test_places_agree_with_where_the_key_stands(data: dict[str, Any]) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, width=10_000, default_style="'")
    lines = text.split("\n")
    parsed = read(text)
    for location in _locations(data)[1:]:
        place = parsed.key_place(location)
        assert place is not None
        span = lines[place.line - 1][place.column - 1 :][: place.width]
        if isinstance(location[-1], str):
            assert span == f"'{location[-1]}'"
