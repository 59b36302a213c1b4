"""Manual pages of facts that cannot be right, or that are not stated (RUB750 to RUB761)."""

from collections.abc import Mapping

from rubric.phrases.manual.page import Page
from rubric.phrases.manual.samples import UNIT, after

_AWARD = """\
format: rubric/1
kind: qualification
id: demo-award
version: 1
title: Demonstration Award
groups:
  - ref: M
    take: all
    units: [demo]
"""
_BESIDE = {"unit.yaml": UNIT}


def _unit(*lines: str) -> str:
    """The unit with further lines below its title."""
    return after(UNIT, "title: Planning a visit", *lines)


def _award(*lines: str) -> str:
    return after(_AWARD, "title: Demonstration Award", *lines)


_SOURCE = ("source:", "  document: unit specification")
_HOURS = ("level: 3", "credit: 4", "glh: 20")

FACT_PAGES: Mapping[str, Page] = {
    "glh-above-tqt": Page(
        "Guided learning hours are a part of the total qualification time, so they cannot be "
        "more (Ofqual condition E7.2). Most often the two were exchanged.",
        _award("glh: 370", "tqt: 240"),
        _award("glh: 240", "tqt: 370"),
        _BESIDE,
    ),
    "credit-against-tqt": Page(
        "The credit of a qualification is its total qualification time divided by 10 and rounded "
        "(Ofqual condition E8.2). One of the two figures was copied wrongly. Units are not held "
        "to this.",
        _award("credit: 64", "tqt: 460"),
        _award("credit: 46", "tqt: 460"),
        _BESIDE,
    ),
    "glh-above-credit": Page(
        "A credit stands for 10 hours of learning, guided or not. More guided hours than that are "
        "most often a slip in one of the two figures. A source that says so is kept to the letter.",
        _unit("credit: 1", "glh: 70"),
        _unit("credit: 7", "glh: 10"),
    ),
    "number-form": Page(
        "The register writes unit numbers as A/123/4567 and qualification numbers as 603/1234/5. "
        "Whoever looks for the number elsewhere finds it in this form only. An awarding body's own "
        "numbers, such as Unit 687, may look any way.",
        _unit("unit_number: l/507 6467"),
        _unit("unit_number: L/507/6467"),
    ),
    "number-check-character": Page(
        "In older series the letter of a unit, and the last digit of a qualification, follow from "
        "the other digits. Here they do not, so a character may have been copied wrongly. This is "
        "observed and not published: only a comparison with the source settles it.",
        _unit("unit_number: A/506/1234"),
        _unit("unit_number: M/506/1234"),
    ),
    "two-numbers": Page(
        "One thing has one number. Two in one field, or two files whose numbers differ in the last "
        "character alone, mean that one was copied wrongly or taken from another page.",
        _award("number: 610/2626/6 and 610/2626/8"),
        _award("number: 610/2626/6"),
        _BESIDE,
    ),
    "dates-out-of-order": Page(
        "A version starts, later registration closes, and last of all certification. In another "
        "order nobody could register on it, or claim what they achieved.",
        _unit("dates:", "  operational_start: 2026-09-01", "  last_registration: 2025-08-31"),
        _unit("dates:", "  operational_start: 2025-09-01", "  last_registration: 2026-08-31"),
    ),
    "sector-code": Page(
        "Sector subject areas are written as 15 or 15.3. A code with the title behind it, or with "
        "a comma, is found by no search, and one beyond 15 is of no area. Other classifications, "
        "which begin with a letter, are left alone.",
        _unit("sector:", "  code: 15.3 - Business Management"),
        _unit("sector:", "  code: 15.3", "  title: Business Management"),
    ),
    "facts-not-published": Page(
        "Awarding bodies publish these (Ofqual condition E3.2), so learners and centres expect "
        "them. Nobody can tell whether the source leaves them blank or they were forgotten, unless "
        "the file says so. Only a unit that names its source is asked.",
        _unit(*_HOURS, *_SOURCE),
        _unit(*_HOURS, "not_stated: [purpose]", *_SOURCE),
    ),
    "label-without-value": Page(
        "Where a value stands on the next line or in the next column of the source, the label "
        "alone is easily copied. The value is then lost, and nobody misses it.",
        _unit('purpose: "Unit purpose and aims:"'),
        _unit("purpose: To help volunteers to plan a visit"),
    ),
    "stated-after-all": Page(
        "`not_stated` is for what was looked for in the source and is blank there. A field cannot "
        "be blank and stated: one of the two was forgotten when the other was written.",
        _unit("level: 3", "not_stated: [level, credit]"),
        _unit("level: 3", "not_stated: [credit]"),
    ),
    "not-stated-misspelt": Page(
        "A name under `not_stated` says which field is blank in the source. Misspelt, it speaks of "
        "no field, and the real one looks forgotten.",
        _unit("not_stated: [unit_numbr]"),
        _unit("not_stated: [unit_number]"),
    ),
}
