"""Manual pages of what `rubric prove` finds (RUB77x): each sample is proved."""

from collections.abc import Mapping

from rubric.phrases.manual.page import Page
from rubric.phrases.manual.samples import UNIT, with_rule

_AWARD = """\
format: rubric/1
kind: qualification
id: demo-award
version: 1
title: Demonstration Award
groups:
  - ref: M
    take: all
    units: [collaborative-partnerships, effective-partnership-working]
"""
_SEVERAL = """\
whole:
  - units: {at_least: 2}
"""
_CHOICE = """\
format: rubric/1
kind: qualification
id: demo-award
version: 1
title: Demonstration Award
groups:
  - ref: A
    take: {units: {at_least: 1, at_most: 1}}
    units: [tea, coffee]
  - ref: B
    take: {units: {at_least: 1}}
    units: [cooking, baking, roasting, frying, grilling, steaming]
whole:
  - units: {at_least: 2, level: 3}
"""
_UNITS = {
    f"{name}.yaml": UNIT.replace("id: demo", f"id: {name}\nlevel: {level}")
    for name, level in (
        *(("tea", 2), ("coffee", 2), ("cooking", 3), ("baking", 3)),
        *(("roasting", 3), ("frying", 3), ("grilling", 3), ("steaming", 3)),
    )
}

PROVING_PAGES: Mapping[str, Page] = {
    "rule-changes-nothing": Page(
        "Two different methods need two items, so asking for two items as well asks for nothing "
        "more. A rule that changes nothing is often a slip: something else was meant, and nobody "
        "is asked for it.",
        with_rule("items: 2", "methods: 2"),
        with_rule("items: 3", "methods: 2"),
    ),
    "choice-never-needed": Page(
        "Of several ways to satisfy a rule, one that is satisfied only where another is already "
        "helps nobody. Here whoever has evidence of two occasions has two items.",
        with_rule("any:", "  - items: 2", "  - occasions: 2"),
        with_rule("any:", "  - items: 2", "  - hours: 6"),
    ),
    "not-shown-to-matter": Page(
        "Proving looks for a portfolio that lacks this and nothing else, and for a reason why "
        "there is none. Where rules hang together in ways that it does not try, as in two of "
        "three, it may find neither, and says so.",
        with_rule("n_of: 2", "of: [{items: 2}, {methods: 2}, {occasions: 2}]"),
        with_rule("n_of: 2", "of: [{hours: 6}, {methods: 2}, {occasions: 2}]"),
    ),
    "combination-rule-changes-nothing": Page(
        "Both mandatory units have to be achieved, so two units count in any case. A rule of "
        "combination that changes nothing is often a number that was not adjusted to a new "
        "version.",
        _AWARD + _SEVERAL,
        _AWARD,
    ),
    "combination-rule-not-shown": Page(
        "Proving looks for units that satisfy every rule of combination but this one, and for a "
        "proof that there are none. Under caps on units and rows that overlap it may find neither.",
        _CHOICE,
        _CHOICE.replace(", at_most: 1}}", "}}"),
        _UNITS,
    ),
}
