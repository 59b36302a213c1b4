"""Checks of qualifications: each row changes a sound one, and names what is then told."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from rubric.checks.qualifications import check_qualification
from rubric.diagnostics import Diagnostic, codes, path_text
from rubric.load import document_of
from rubric.model import Specification
from rubric.model.qualification import Qualification

SOUND = """\
format: rubric/1
kind: qualification
id: demo
version: 1
title: Demonstration
groups:
  - {ref: M, take: all, units: [a, b]}
  - {ref: O, take: {units: {at_least: 1}}, units: [c, d, e]}
"""


def unit(name: str, *bands: str, **fields: Any) -> Specification:
    """A unit of level 3 and 5 credits, with a criterion for each band."""
    stated: Mapping[str, Any] = {"level": "3", "credit": "5", **fields}
    criteria = [
        {"ref": f"1.{n}", "text": "Do it", **({"band": band} if band else {})}
        for n, band in enumerate(bands or ("",), start=1)
    ]
    data = {"format": "rubric/1", "kind": "unit", "id": name, "version": "1", "title": name}
    known = {key: value for key, value in stated.items() if value is not None}
    return Specification.model_validate({**data, **known, "criteria": criteria})


#: a to e as they come, g of level 4, h and i without credit or level, m to o graded, z of two
#: versions, guide without either
UNITS: dict[str, Sequence[Specification]] = {
    **{name: (unit(name),) for name in "abcde"},
    "g": (unit("g", level="4"),),
    "h": (unit("h", credit=None),),
    "i": (unit("i", level=None),),
    "m": (unit("m", "pass", "merit"),),
    "n": (unit("n", "pass", "merit", "distinction"),),
    "o": (unit("o", "distinction"),),
    "z": (unit("z", credit="2"), unit("z", credit="9", version="2")),
    "guide": (unit("guide", kind="marking_guide", level=None, credit=None),),
}


def find(reference: str) -> Sequence[Specification] | Diagnostic:
    name, _, version = reference.partition("@")
    if name not in UNITS:
        near = "guide" if name == "guid" else ""
        return Diagnostic(codes.UNKNOWN_SPECIFICATION, (), {"id": name, "near": near})
    found = tuple(s for s in UNITS[name] if not version or s.version == version)
    return found or Diagnostic(codes.UNKNOWN_VERSION, (), {"id": name, "version": version})


def ids_of(entry: str) -> Sequence[str]:
    """The number A/1 is that of unit e; other numbers are of no unit at hand."""
    if entry == "A/1":
        return ("e",)
    return (entry.partition("@")[0],) if entry.partition("@")[0] in UNITS else ()


def qualification(text: str) -> Qualification:
    document = document_of(text, "qualification.yaml")
    assert isinstance(document.value, Qualification), document.problems
    return document.value


def told(text: str) -> list[tuple[str, str, str]]:
    return [
        (d.code.slug, path_text(d.path), " ".join(path_text(path) for path in d.related))
        for d in check_qualification(qualification(text), find, ids_of)
    ]


def with_optional(units: str, take: str = "{units: {at_least: 1}}") -> str:
    return SOUND.replace("{ref: O, take: {units: {at_least: 1}}, units: [c, d, e]}",
                         f"{{ref: O, take: {take}, units: [{units}]}}")  # fmt: skip


CASES: list[tuple[str, list[tuple[str, str, str]]]] = [
    (SOUND, []),
    # names
    (SOUND.replace("ref: O", "ref: M"), [("duplicate-ref", "groups/M~2", "groups/M")]),
    (
        SOUND + "pathways: [{id: p, groups: [M]}, {id: p, groups: [O]}]\n",
        [("duplicate-id", "pathways/p~2", "pathways/p")],
    ),
    (
        SOUND + "pathways: [{id: p, groups: [M, X]}]\n",
        [("unknown-group", "pathways/p/groups/X", "")],
    ),
    # units: none of the library, told once; another version; twice in a group, in two versions
    (
        with_optional("c, x").replace("[a, b]", "[a, x]"),
        [("unknown-specification", "groups/M/units/x", ""),
         ("unit-never-counts", "groups/O/units/x", "groups/M/units/x")],
    ),
    (with_optional("c@2, d"), [("unknown-version", "groups/O/units/c@2", "")]),
    (with_optional("c, d, c"), [("unit-twice", "groups/O/units/c~2", "groups/O/units/c")]),
    (with_optional("c, d, c@1"), [("unit-twice", "groups/O/units/c@1", "groups/O/units/c")]),
    (
        SOUND + "  - {ref: P, take: {units: {at_least: 1}}, units: [c@1, d]}\n",
        [("unit-in-two-versions", "groups/P/units/c@1", "groups/O/units/c")],
    ),
    # the same unit in two groups of which neither takes all is a choice
    (SOUND + "  - {ref: P, take: {units: {at_least: 1}}, units: [c, d]}\n", []),
    # rows
    (SOUND + "barred: [[c]]\n", [("row-of-one", "barred/~1", "")]),
    (SOUND + "barred: [[c, d], []]\n", [("row-of-one", "barred/~2", "")]),
    (SOUND + "equivalent: [[c], [d, A/2]]\n", [("row-of-one", "equivalent/~1", "")]),
    (
        SOUND + "barred: [[c, d, c]]\n",
        [("unit-twice", "barred/~1/c~2", "barred/~1/c")],
    ),
    # a unit may be barred by several, one row for each
    (SOUND + "barred: [[c, d], [c, e]]\n", []),
    # and stands in for others in one row only: neither a chain nor a circle
    (
        SOUND + "equivalent: [[c, A/2], [A/2, d]]\n",
        [("in-two-rows", "equivalent/~2/A/2", "equivalent/~1/A/2")],
    ),
    (
        SOUND + "equivalent: [[c, d], [d, c]]\n",
        [("in-two-rows", "equivalent/~2/d", "equivalent/~1/d"),
         ("in-two-rows", "equivalent/~2/c", "equivalent/~1/c")],
    ),
    (
        SOUND + "barred: [[c, d, e]]\nequivalent: [[d, c]]\n",
        [("barred-and-equivalent", "barred/~1/d", "equivalent/~1/d")],
    ),
    # the same through the number of a unit
    (
        SOUND + "barred: [[c, e]]\nequivalent: [[c, A/1]]\n",
        [("barred-and-equivalent", "barred/~1/e", "")],
    ),
    (SOUND + "barred: [[c, g]]\n", [("unit-in-no-group", "barred/~1/g", "")]),
    (SOUND + "equivalent: [[g, A/2]]\n", [("unit-in-no-group", "equivalent/~1/g", "")]),
    # what stands in for a unit of a group is in it too
    (SOUND + "barred: [[c, g]]\nequivalent: [[d, g]]\n", []),
    (SOUND + "equivalent: [[d, A/2]]\n", []),
    (SOUND + "equivalent: [[d, guid]]\n", [("equivalent-not-held", "equivalent/~1/guid", "")]),
    # mandatory: barred, standing in for one another in one group (which is no fault), in two groups
    (
        SOUND + "barred: [[a, b]]\n",
        [("mandatory-barred", "groups/M/units/b", "groups/M/units/a barred/~1")],
    ),
    # in one group a unit counts for another that it stands in for, in another group it cannot
    (SOUND + "equivalent: [[a, b]]\n", []),
    (
        with_optional("c", "all") + "equivalent: [[b, c]]\n",
        [("mandatory-barred", "groups/O/units/c", "groups/M/units/b")],
    ),
    (
        with_optional("b, c", "all"),
        [("mandatory-barred", "groups/O/units/b", "groups/M/units/b")],
    ),
    # another unit may count for the barred one
    (SOUND + "barred: [[a, b]]\nequivalent: [[b, g]]\n", []),
    # on different pathways they do not meet
    (
        with_optional("b, c", "all") + "pathways: [{id: p, groups: [M]}, {id: q, groups: [O]}]\n",
        [],
    ),
    (
        SOUND + "barred: [[a, c]]\n",
        [("unit-never-counts", "groups/O/units/c", "groups/M/units/a barred/~1")],
    ),
    (
        with_optional("a, c"),
        [("unit-never-counts", "groups/O/units/a", "groups/M/units/a")],
    ),
    # a choice on one pathway, though not on the other
    (
        with_optional("a, c")
        + "pathways: [{id: p, groups: [M, O]}, {id: q, groups: [O]}]\n",
        [],
    ),
    # something may stand in for the mandatory unit, and the unit itself then counts here
    (with_optional("a, c") + "equivalent: [[a, g]]\n", []),
    # limits
    (
        with_optional("c, d", "{units: {at_least: 2, at_most: 1}}"),
        [("least-above-most", "groups/O/take/units/at_least", "groups/O/take/units/at_most")],
    ),
    (
        with_optional("c, d", "{credits: {at_least: 5.5, at_most: 5}}"),
        [("least-above-most", "groups/O/take/credits/at_least", "groups/O/take/credits/at_most")],
    ),
    (
        SOUND + "whole: [{units: {at_least: 3, at_most: 2}}]\n",
        [("least-above-most", "whole/~1/units/at_least", "whole/~1/units/at_most")],
    ),
    (with_optional("c, d", "{units: {at_least: 2, at_most: 2}}"), []),
    # levels
    (SOUND + "level: 9\n", [("unknown-value", "level", "")]),
    (
        SOUND + "whole: [{credits: {at_least: 5, level: L3}}]\n",
        [("unknown-value", "whole/~1/credits/level", "")],
    ),
    (
        SOUND + "framework: scqf\nwhole: [{units: {at_least: 1, level: 3, or_above: yes}}]\n",
        [("level-without-scale", "whole/~1/units/or_above", "")],
    ),
    (SOUND + "framework: scqf\nwhole: [{units: {at_least: 1, level: 3}}]\n", []),
    # grades
    (
        SOUND + "grade: {points: {P: 6, pass: 6, X: 1}}\n",
        [("duplicate-ref", "grade/points/pass", "grade/points/P"),
         ("unknown-value", "grade/points/X", "")],
    ),
    # credit and level, where they are counted, of units only
    (with_optional("h, c"), []),
    (
        with_optional("h, c", "{credits: {at_least: 5}}"),
        [("credit-not-stated", "groups/O/units/h", "groups/O/take/credits")],
    ),
    (
        with_optional("h, c") + "whole: [{credits: {at_least: 5}}]\n",
        [("credit-not-stated", "groups/O/units/h", "whole/~1/credits")],
    ),
    # at another level its credit is not counted
    (with_optional("h, g") + "whole: [{credits: {at_least: 5, level: 4}}]\n", []),
    (
        with_optional("i, c") + "whole: [{units: {at_least: 1, level: 3}}]\n",
        [("level-not-stated", "groups/O/units/i", "whole/~1/units/level")],
    ),
    (with_optional("guide, c", "{credits: {at_least: 5}}"), []),
    # of what stands in for a unit, at its own place
    (
        SOUND.replace("{units: {at_least: 1}}", "{credits: {at_least: 5}}")
        + "equivalent: [[c, h]]\n",
        [("credit-not-stated", "equivalent/~1/h", "groups/O/take/credits")],
    ),
    # beyond reach: units and credits of a group
    (
        with_optional("c, d", "{units: {at_least: 3}}"),
        [("minimum-out-of-reach", "groups/O/take/units/at_least", "groups/O/units")],
    ),
    (with_optional("c, d", "{units: {at_least: 2}}"), []),
    (
        with_optional("c, d", "{credits: {at_least: 10.1}}"),
        [("minimum-out-of-reach", "groups/O/take/credits/at_least", "groups/O/units")],
    ),
    (with_optional("c, d", "{credits: {at_least: 10}}"), []),
    # of barred units and of those that stand in for one another one counts, the better one
    (
        with_optional("c, d", "{units: {at_least: 2}}") + "barred: [[c, d]]\n",
        [("minimum-out-of-reach", "groups/O/take/units/at_least", "groups/O/units")],
    ),
    (
        with_optional("c, d", "{units: {at_least: 2}}") + "equivalent: [[c, d]]\n",
        [("minimum-out-of-reach", "groups/O/take/units/at_least", "groups/O/units")],
    ),
    (with_optional("c, z", "{credits: {at_least: 9}}") + "barred: [[c, z]]\n", []),
    # barred by one row only: three units of which one bars both others
    (with_optional("c, d, e", "{units: {at_least: 2}}") + "barred: [[c, d], [c, e]]\n", []),
    # no more units than are taken
    (
        with_optional("c, d", "{units: {at_most: 1}, credits: {at_least: 6}}"),
        [("minimum-out-of-reach", "groups/O/take/credits/at_least", "groups/O/units")],
    ),
    # the version that gives most, unless another one is named
    (with_optional("z", "{credits: {at_least: 9}}"), []),
    (
        with_optional("z@1", "{credits: {at_least: 9}}"),
        [("minimum-out-of-reach", "groups/O/take/credits/at_least", "groups/O/units")],
    ),
    # of the whole: of everything, at a level, at it or above
    (
        SOUND + "whole: [{credits: {at_least: 26}}]\n",
        [("minimum-out-of-reach", "whole/~1/credits/at_least", "")],
    ),
    (SOUND + "whole: [{credits: {at_least: 25}}]\n", []),
    (
        SOUND + "whole: [{units: {at_least: 6}}]\n",
        [("minimum-out-of-reach", "whole/~1/units/at_least", "")],
    ),
    (
        with_optional("g, c") + "whole: [{credits: {at_least: 6, level: 4}}]\n",
        [("minimum-out-of-reach", "whole/~1/credits/at_least", "")],
    ),
    (with_optional("g, c") + "whole: [{credits: {at_least: 20, level: 3, or_above: yes}}]\n", []),
    (
        with_optional("g, c") + "whole: [{units: {at_least: 2, level: 4, or_above: yes}}]\n",
        [("minimum-out-of-reach", "whole/~1/units/at_least", "")],
    ),
    # caps of groups leave less; a cap on credits leaves the units
    (
        with_optional("c, d, e", "{credits: {at_most: 7}}")
        + "whole: [{credits: {at_least: 18}}]\n",
        [("minimum-out-of-reach", "whole/~1/credits/at_least", "")],
    ),
    (
        with_optional("c, d, e", "{credits: {at_most: 7}}")
        + "whole: [{credits: {at_least: 17}}, {units: {at_least: 5}}]\n",
        [],
    ),
    (
        with_optional("c, d, e", "{units: {at_most: 1}}") + "whole: [{units: {at_least: 4}}]\n",
        [("minimum-out-of-reach", "whole/~1/units/at_least", "")],
    ),
    # a unit in two groups counts in one of them
    (
        SOUND
        + "  - {ref: P, take: {units: {at_least: 1}}, units: [c, d]}\n"
        + "whole: [{units: {at_least: 6}}]\n",
        [("minimum-out-of-reach", "whole/~1/units/at_least", "")],
    ),
    # on the first pathway that falls short
    (
        SOUND
        + "pathways: [{id: p, groups: [M, O]}, {id: q, groups: [M]}]\n"
        + "whole: [{units: {at_least: 3}}]\n",
        [("minimum-out-of-reach", "whole/~1/units/at_least", "pathways/q")],
    ),
    # points by the best grade that a unit has; one without bands brings none
    (
        SOUND.replace("[a, b]", "[m, n]") + "grade: {points: {P: 6, M: 9, D: 12}, at_least: 22}\n",
        [("minimum-out-of-reach", "grade/at_least", "")],
    ),
    (
        SOUND.replace("[a, b]", "[m, n]") + "grade: {points: {P: 6, M: 9, D: 12}, at_least: 21}\n",
        [],
    ),
    (SOUND.replace("[a, b]", "[o, b]") + "grade: {points: {D: 12}, at_least: 12}\n", []),
    # what is wrong otherwise is told alone
    (with_optional("c, x", "{units: {at_least: 3}}"),
     [("unknown-specification", "groups/O/units/x", "")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_is_told(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text) == expected


def test_what_is_out_of_reach_says_how_much_there_is() -> None:
    text = with_optional("c, d", "{credits: {at_least: 12.5}}")
    (diagnostic,) = check_qualification(qualification(text), find, ids_of)
    assert (diagnostic.arguments["asked"], diagnostic.arguments["there"]) == ("12.5", "10")


def test_units_that_cannot_be_looked_up_yet_are_passed_over() -> None:
    def not_yet(reference: str) -> Sequence[Specification] | Diagnostic:
        return () if reference == "c" else find(reference)

    text = with_optional("c, d", "{credits: {at_least: 50}}")
    assert not list(check_qualification(qualification(text), not_yet, ids_of))
    assert list(check_qualification(qualification(text), find, ids_of))
