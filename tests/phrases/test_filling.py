"""Filling a template: numbers, lists, long values, and text that means harm."""

import string
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubric.phrases import LANGUAGES, help_text, phrase, same_name, shown, spelled
from rubric.phrases.filling import LONGEST_SHOWN, MOST_LISTED, filled

FILLED: list[tuple[str, dict[str, Any], str]] = [
    # a number with the right word after it
    ("{n:hour|hours}", {"n": 0}, "0 hours"),
    ("{n:hour|hours}", {"n": 1}, "1 hour"),
    ("{n:hour|hours}", {"n": "1"}, "1 hour"),
    ("{n:hour|hours}", {"n": "1.5"}, "1.5 hours"),
    ("{n:criterion|criteria} here", {"n": 12}, "12 criteria here"),
    # a list: none, one, two, three
    ("write {names:or}", {"names": ()}, "write "),
    ("write {names:or}", {"names": ("a",)}, "write a"),
    ("write {names:or}", {"names": ("a", "b")}, "write a or b"),
    ("{names:and}", {"names": ("a", "b", "c")}, "a, b and c"),
    # without a word of its own it is "and"; `comma` has no word
    ("{names}", {"names": ["a", "b"]}, "a and b"),
    ("{names:comma}", {"names": ("a", "b", "c")}, "a, b, c"),
    # text and numbers as they are
    ("`{value}`", {"value": "2.1"}, "`2.1`"),
    ("{value}", {"value": 2}, "2"),
    # braces of the catalogue, and braces that somebody wrote
    ("take the `{{ }}` away", {}, "take the `{ }` away"),
    ("`{value}`", {"value": "{other} {0} {{"}, "`{other} {0} {{`"),
    # arguments that the template does not name
    ("plain", {"value": "x"}, "plain"),
]


@pytest.mark.parametrize(("template", "arguments", "text"), FILLED)
def test_filled(template: str, arguments: dict[str, Any], text: str) -> None:
    assert filled(template, arguments) == text


HOSTILE: list[tuple[str, str]] = [
    # what would colour, move or clear a terminal
    ("plan\x1b[31m", "plan\\x1b[31m"),
    ("\x1b]0;title\x07", "\\x1b]0;title\\x07"),
    ("a\x9b2J", "a\\x9b2J"),
    ("a\rb", "a\\rb"),
    ("a\x08b\x7f", "a\\x08b\\x7f"),
    # a value stays on one line
    ("a\nb\tc", "a\\nb\\tc"),
    ("a\u2028b\u2029c\x85d", "a\\u2028b\\u2029c\\x85d"),
    # what turns the direction of writing, or is not seen
    ("abc\u202e\u2066fed", "abc\\u202e\\u2066fed"),
    ("a\u200bb\ufeffc\u00add", "a\\u200bb\\ufeffc\\xadd"),
    # half a character, and one that does not exist yet
    ("a\ud800", "a\\ud800"),
    ("a\U000e0fff", "a\\U000e0fff"),
    # letters, marks and symbols of any language are shown
    ("Cynllunio ymweliad â’r safle – £5", "Cynllunio ymweliad â’r safle – £5"),
    ("計画を立てる", "計画を立てる"),
    ("e\u0301", "e\u0301"),
    # a non-breaking space is a blank
    ("a\u00a0b", "a b"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "safe"), HOSTILE)
def test_text_is_made_safe(text: str, safe: str) -> None:
    assert shown(text) == safe
    assert filled("{value}", {"value": text}) == safe
    assert filled("{value}", {"value": (text,)}) == safe
    assert filled("{value:whole}", {"value": text}) == safe


@given(st.text(max_size=300) | st.text("\x1b[]0;m\u202e\u2066\n\r\x00", max_size=300))
def test_no_text_gets_through_unsafe(text: str) -> None:
    for template in ("{value}", "{value:or}", "{value:whole}", "{value:one|many}"):
        said = filled(template, {"value": text})
        assert not any(unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"} for c in said)
    said = filled("{value}", {"value": (text, text)})
    assert not any(unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"} for c in said)


LONG: list[tuple[int, int]] = [
    # characters written, characters shown
    (LONGEST_SHOWN - 1, LONGEST_SHOWN - 1),
    (LONGEST_SHOWN, LONGEST_SHOWN),
    (LONGEST_SHOWN + 1, LONGEST_SHOWN),
    (1_000_000, LONGEST_SHOWN),
]


@pytest.mark.parametrize(("length", "shown_length"), LONG)
def test_a_long_value_is_shortened_with_a_mark(length: int, shown_length: int) -> None:
    said = shown("x" * length)
    assert len(said) == shown_length
    assert said.endswith("…") == (length > LONGEST_SHOWN)


def test_wording_is_shown_whole() -> None:
    assert filled("{wording:whole}", {"wording": "x" * 5000}) == "x" * 5000


def test_a_long_list_is_counted() -> None:
    names = tuple(str(number) for number in range(1, MOST_LISTED + 4))
    said = filled("{names:or}", {"names": names})
    assert said == ", ".join(names[:MOST_LISTED]) + ", … (+3)"
    exactly = names[:MOST_LISTED]
    assert filled("{names:or}", {"names": exactly}).endswith(" or 12")
    assert filled("{names:every}", {"names": names}) == ", ".join(names[:-1]) + " and 15"


# --- which help is given


HELPS: list[tuple[str, dict[str, Any], str]] = [
    # the variant for a word among the arguments
    ("wrong-shape", {"field": "range", "owner": "unit demo", "wanted": "list", "found": "text"},
     "write a list under `range:`"),
    ("wrong-shape", {"field": "sector", "owner": "unit demo", "wanted": "fields", "found": "text"},
     "write fields under `sector:`"),
    # the first whose arguments are all there and not empty
    ("unknown-kind", {"value": "unti", "near": "unit", "allowed": ("unit", "portfolio")},
     "write `kind: unit`; the kinds are unit and portfolio"),
    ("unknown-kind", {"value": "x", "near": "", "allowed": ("unit", "portfolio")},
     "the kinds are unit and portfolio"),
    ("date-form", {"value": "03/02/2026", "meant": "2026-02-03"}, "write 2026-02-03"),
    ("date-form", {"value": "Tuesday"}, "dates are year-month-day"),
    ("number-out-of-range", {"value": "-1", "least": "0"}, "write 0 or more"),
    ("number-out-of-range", {"value": "1e9", "most": "5"}, "write 5 or less"),
    # three figures after the point, or none
    ("number-too-precise", {"value": "2.3333"}, "write no more than three figures after the point"),
    ("number-too-precise", {"value": "2.5", "whole": "1"}, "write a whole number"),
    # nothing can be said
    ("no-such-key", {}, ""),
]  # fmt: skip


@pytest.mark.parametrize(("key", "arguments", "beginning"), HELPS)
def test_help(key: str, arguments: dict[str, Any], beginning: str) -> None:
    said = help_text(key, arguments)
    assert said.startswith(beginning)
    assert bool(said) == bool(beginning)


def test_what_was_found_does_not_choose_the_help() -> None:
    # one value is wanted, and fields were found: the help speaks of what is wanted
    arguments = {"field": "hours", "owner": "item E1", "wanted": "number", "found": "fields"}
    assert help_text("wrong-shape", arguments).startswith("write one value")


def test_a_missing_argument_is_a_bug_of_ours() -> None:
    with pytest.raises(KeyError):
        phrase("unknown-kind", {})
    with pytest.raises(KeyError):
        phrase("no-such-key")


# --- near spellings


NEAR: list[tuple[str, list[str], str]] = [
    # a slip of the keyboard, capitals, nothing near
    ("txt", ["text", "title"], "text"),
    ("Methd", ["method", "maps_to"], "method"),
    ("TITLE", ["title"], "title"),
    ("elephant", ["title", "text"], ""),
    ("", ["title"], ""),
    ("title", [], ""),
]


@pytest.mark.parametrize(("written", "known", "near"), NEAR)
def test_spelled(written: str, known: list[str], near: str) -> None:
    assert spelled(written, known) == near


SAME: list[tuple[str, str]] = [
    # the same number in other writing
    ("2,1", "2.1"),
    ("2.01", "2.1"),
    ("AC 2.1", "2.1"),
    ("Criterion 2-1", "2.1"),
    ("2.10", "2.10"),
    # another number is another criterion
    ("2.2", ""),
    ("21", ""),
    ("", ""),
]


@pytest.mark.parametrize(("written", "name"), SAME)
def test_same_name(written: str, name: str) -> None:
    assert same_name(written, ["1.1", "2.1", "2.10"]) == name


# --- the catalogues themselves


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_template_can_be_filled(language: str) -> None:
    catalogue = LANGUAGES[language]
    for key, template in catalogue.items():
        fields = dict(_fields(catalogue, template))
        for value in ("x", ("x", "y")):
            arguments = {name: _fitting(catalogue, spec, value) for name, spec in fields.items()}
            assert filled(template, arguments, catalogue), key


def _fields(catalogue: Mapping[str, str], template: str) -> Iterator[tuple[str, str | None]]:
    """The fields of a template, and of the phrases that are looked up for it."""
    for _, name, spec, _ in string.Formatter().parse(template):
        if name:
            yield name, spec
            if spec and spec.startswith("@") and spec != "@owner":
                chosen = f"{spec[1:]}.{_fitting(catalogue, spec, '')}"
                yield from _fields(catalogue, catalogue[chosen])


def _fitting(catalogue: Mapping[str, str], spec: str | None, value: Any) -> Any:
    """A value for a field: what looks another phrase up gets one that is there."""
    if spec == "@owner":
        return ("criterion", "2.1", "sufficient")
    if spec and spec.startswith("@"):
        prefix = f"{spec[1:]}."
        return next(key.removeprefix(prefix) for key in catalogue if key.startswith(prefix))
    return value


@pytest.mark.parametrize("language", LANGUAGES)
def test_templates_are_written_as_messages_are(language: str) -> None:
    for key, template in LANGUAGES[language].items():
        if ".help" in key and key.partition(".")[0] != "check":
            assert not template.rstrip().endswith("."), key
            assert "\n" not in template, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_command_to_type_is_quoted_as_every_shell_takes_it(language: str) -> None:
    # the Command Prompt of Windows passes single quotes on as they stand
    for key, template in LANGUAGES[language].items():
        assert "pip install '" not in template, key
