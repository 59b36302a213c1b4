"""Manual pages of the codes for reading a file (RUB1xx)."""

from collections.abc import Mapping

from rubric.phrases.manual.page import Page

_START = """\
format: rubric/1
kind: unit
id: demo
version: 1
title: Planning a visit
"""
_OUTCOME = """\
outcomes:
  - ref: 1
    text: Be able to plan a visit
"""
_CRITERION = """\
    criteria:
      - ref: 1.1
        text: Plan a visit to agreed goals
"""
_RIGHT = _START + _OUTCOME + _CRITERION


def _with_text(line: str) -> str:
    """Return the sample with another text for its criterion, from `text:` on."""
    return _RIGHT.replace("text: Plan a visit to agreed goals", line)


def _utf16() -> bytes:
    return _RIGHT.encode("utf-16")


def _latin1() -> bytes:
    return _with_text("text: Plan a visit to a café").encode("latin-1")


def _not_text() -> bytes:
    return _RIGHT.encode("utf-8") + b"\x00\x01"


def _too_large() -> bytes:
    return _RIGHT.encode("utf-8") + b"# notes\n" * (2 * 1024 * 1024)


READING_PAGES: Mapping[str, Page] = {
    "empty-file": Page(
        "An empty file says nothing about a unit, so nothing could be checked against it.",
        "\n",
        _RIGHT,
    ),
    "not-text": Page(
        "The file holds bytes that no text holds: perhaps a Word or Excel file with another name.",
        _not_text,
        _RIGHT,
    ),
    "not-utf8": Page(
        "Letters such as é or £ are stored in several ways. Only UTF-8 is read, because guessing "
        "would change the wording without anybody noticing.",
        _latin1,
        _with_text("text: Plan a visit to a café"),
    ),
    "utf-16": Page(
        "Some programs on Windows save text as UTF-16 and call it Unicode. Only UTF-8 is read.",
        _utf16,
        _RIGHT,
    ),
    "file-too-large": Page(
        "A specification or one learner's records are far smaller than this, so the file is "
        "probably something else.",
        _too_large,
        _RIGHT,
    ),
    "yaml-syntax": Page(
        "The file is laid out in a way that cannot be read. What stands after that line is not "
        "checked until the line is put right.",
        _START.replace("version: 1", "version: [1") + _OUTCOME + _CRITERION,
        _RIGHT,
    ),
    "duplicate-key": Page(
        "A field that is written twice has two values, and one of them would be lost.",
        _START + "title: Planning a journey\n" + _OUTCOME + _CRITERION,
        _RIGHT,
    ),
    "yaml-anchor": Page(
        "YAML can mark a value to be used again elsewhere. Somebody reading the unit would then "
        "have to look up what it says, so every value is written out.",
        _START.replace("id: demo", "id: &name demo") + _OUTCOME + _CRITERION,
        _RIGHT,
    ),
    "yaml-alias": Page(
        "YAML can point at a value written elsewhere. Somebody reading the unit would then have "
        "to look up what it says, so every value is written out.",
        _START.replace("id: demo", "id: *name") + _OUTCOME + _CRITERION,
        _RIGHT,
    ),
    "yaml-tag": Page(
        "A tag tells YAML to turn a value into something else. Values are read as the text that "
        "stands in the file, so a tag has nothing to do.",
        _START.replace("version: 1", "version: !!int 1") + _OUTCOME + _CRITERION,
        _RIGHT,
    ),
    "yaml-merge-key": Page(
        "`<<` copies fields from another part of the file. Every criterion is written out, so that "
        "it can be read and approved where it stands.",
        _RIGHT + "        <<: {basis: wording}\n",
        _RIGHT,
    ),
    "second-document": Page(
        "One file holds one specification. What follows a second `---` would never be read.",
        _RIGHT + "---\n" + _RIGHT,
        _RIGHT,
    ),
    "nested-too-deep": Page(
        "No specification is nested this deep. Most likely a bracket was typed many times.",
        _START + "owner: " + "[" * 50 + "]" * 50 + "\n" + _OUTCOME + _CRITERION,
        _RIGHT,
    ),
    "tab-in-indent": Page(
        "A tab looks like spaces and is none: how far it reaches differs from program to program, "
        "so it cannot be told what belongs to what.",
        _START + _OUTCOME.replace("    text", "\ttext") + _CRITERION,
        _RIGHT,
    ),
    "non-breaking-space-in-indent": Page(
        "A non-breaking space, which comes with text pasted from Word or a web page, looks like a "
        "space, but YAML takes it for a letter.",
        _START + _OUTCOME.replace("    text", "  \u00a0 text") + _CRITERION,
        _RIGHT,
    ),
    "wording-cut-by-comment": Page(
        "In YAML a `#` after a space starts a comment, so the rest of the wording would be lost. "
        "Regulated wording is kept to the letter.",
        _with_text("text: Plan a visit to room # 3 and agree goals"),
        _with_text("text: >-\n          Plan a visit to room # 3 and agree goals"),
    ),
    "wording-holds-colon": Page(
        "In YAML a colon with a space after it ends the name of a field, so wording with a colon "
        "cannot be told from a field.",
        _with_text("text: Plan a visit: goals, dates and costs"),
        _with_text("text: >-\n          Plan a visit: goals, dates and costs"),
    ),
    "wording-starts-with-mark": Page(
        "YAML keeps some marks for itself when a value starts with them, such as quotation marks, "
        "brackets, `*` and `&`. The wording after them is lost or cannot be read.",
        _with_text('text: "Visit" as the learner understands it'),
        _with_text('text: >-\n          "Visit" as the learner understands it'),
    ),
    "wording-in-brackets": Page(
        "In brackets every comma starts a new entry. Wording often holds commas, and a text that "
        "was cut in two cannot be told from two texts.",
        _START
        + _OUTCOME
        + "    indicative_content: [Goals, dates and costs, Travel]\n"
        + _CRITERION,
        _START
        + _OUTCOME
        + "    indicative_content:\n      - Goals, dates and costs\n      - Travel\n"
        + _CRITERION,
    ),
    "wording-cut-by-comma": Page(
        "In braces every comma starts a new field, so the wording stops at its first comma.",
        _START + _OUTCOME + "    criteria:\n      - {ref: 1.1, text: Plan, hold and review it}\n",
        _START
        + _OUTCOME
        + "    criteria:\n      - ref: 1.1\n        text: Plan, hold and review it\n",
    ),
    "key-not-text": Page(
        "Before a colon stands the name of a field. Without a name nobody can tell what the value "
        "is for.",
        _START + ": Planning\n" + _OUTCOME + _CRITERION,
        _RIGHT,
    ),
    "yaml-directive": Page(
        "A line that starts with `%` at the top gives instructions to YAML. Files are read in one "
        "way only, so there is nothing to instruct.",
        "%YAML 1.1\n---\n" + _RIGHT,
        _RIGHT,
    ),
}
