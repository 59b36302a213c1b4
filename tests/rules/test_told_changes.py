"""What is told of a change: its code, what was and is, and the field where the code tells none."""

from typing import Any

import pytest
import yaml

import rubric
from rubric.diagnostics import codes
from rubric.model import Specification
from rubric.rules import AtLeast, resolved
from rubric.rules.changes import Change
from rubric.rules.comparison import compared, unknown_was
from rubric.rules.matching import Version
from rubric.rules.resolved import ResolvedRule

HEAD = {"format": "rubric/1", "kind": "unit", "id": "u", "version": "1", "title": "Events"}


def unit(written: str, **head: Any) -> Specification:
    return Specification.model_validate(
        {**HEAD, **head, **yaml.load(written, Loader=yaml.BaseLoader)}
    )


def compare(old: str, new: str, **head: Any) -> rubric.Comparison:
    return rubric.compare(unit(old), unit(new, version="2", **head))


def value(told: Any) -> str:
    """What was or is, in a few letters: a rule by its first clause."""
    if isinstance(told, ResolvedRule):
        assert isinstance(told.node, AtLeast)
        return f"{told.node.measure.kind} {told.node.n}"
    return " | ".join(told) if isinstance(told, tuple) else str(told)


def line(change: Change) -> str:
    where = f" {change.field}" if change.field else ""
    return f"{change.code}{where}: {value(change.old)} > {value(change.new)}"


def of_criteria(comparison: rubric.Comparison) -> list[str]:
    return [line(change) for entry in comparison.criteria for change in entry.changes]


def criterion(**fields: str) -> str:
    said = ", ".join(
        f"{name}: {text}" for name, text in {"ref": "1", "text": "Plan", **fields}.items()
    )
    return f"criteria: [{{{said}}}]"


PARTS = "[{ref: a, text: early}, {ref: b, text: late}]"
LEVELS = "[{name: good, points: 1, descriptor: Well.}, {name: best, points: 2}]"
RULE = {"sufficient": "{items: 2}", "basis": "wording"}


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ({}, {"text": "Plan it"}, ["reworded: Plan > Plan it"]),
        ({"parts": PARTS}, {"parts": PARTS.replace("late", "later")},
         ["parts: a early | b late > a early | b later"]),
        ({}, {"parts": "[{ref: a, text: early}]"}, ["parts:  > a early"]),
        ({"parts": PARTS}, {"parts": PARTS.replace("b,", "c,")}, ["letters: a | b > a | c"]),
        ({"range": "[x]"}, {"range": "[x, y]"}, ["range: x > x | y"]),
        ({"levels": LEVELS}, {"levels": LEVELS.replace("2", "3")},
         ["levels: good (1) Well. | best (2) > good (1) Well. | best (3)"]),
        ({}, RULE, ["rule: items 1 > items 2"]),
        (RULE, {**RULE, "basis": "centre"}, ["basis: wording > centre"]),
        (RULE, {**RULE, "basis": "centre", "reading": "Two."},
         ["basis: wording > centre", "reading: None > Two."]),
        ({**RULE, "reading": "Two."}, {**RULE, "reading": "Two each."},
         ["reading: Two. > Two each."]),
        ({}, {"required": "no"}, ["required: yes > no"]),
        ({"required": "no"}, {}, ["required: no > yes"]),
        ({}, {"band": "merit"}, ["fact band: None > merit"]),
        ({"guidance": "[G]"}, {"guidance": "[H]"}, ["guidance guidance: G > H"]),
        # several stand in the order of their codes
        ({}, {"text": "Plan it", "required": "no", "band": "merit", "guidance": "[G]", **RULE},
         ["reworded: Plan > Plan it", "rule: items 1 > items 2", "required: yes > no",
          "fact band: None > merit", "guidance guidance: None > G"]),
    ],
)  # fmt: skip
def test_what_is_told_of_a_criterion(
    old: dict[str, str], new: dict[str, str], lines: list[str]
) -> None:
    assert of_criteria(compare(criterion(**old), criterion(**new))) == lines


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("{}", "{locator: required}", "locator: advised > required"),
        ("{}", "{current: {within: 2 years}}", "current: None > 24"),
        ("{resubmissions: 1}", "{}", "resubmissions: 1 > None"),
        ("{}", "{accept: {methods: [test, product]}}", "accept_methods: None > product | test"),
        ("{accept: {sources: [workplace]}}", "{}", "accept_sources: workplace > None"),
        ("{}", "{methods: {TT: {is: test}, OB: {is: observation}}}",
         "methods: None > OB = observation | TT = test"),
        ("{methods: {OB: {is: observation}}}",
         "{methods: {OB: {is: observation, shows: [performance, knowledge]}}}",
         "shows: None > observation = performance + knowledge"),
        ("{must_show: knowledge}", "{must_show: [knowledge, performance]}",
         "must_show: knowledge > knowledge | performance"),
        ("{must_show: none}", "{must_show: knowledge}", "must_show: None > knowledge"),
    ],
)  # fmt: skip
def test_what_is_told_of_evidence_rules(old: str, new: str, told: str) -> None:
    comparison = compare(criterion(evidence_rules=old), criterion(evidence_rules=new))
    assert of_criteria(comparison) == [f"evidence_rules {told}"]
    [change] = comparison.criteria[0].changes
    assert "None" not in (change.old, change.new)


ALONE = (
    "criteria: [{ref: 1, text: Plan}, {ref: 2, text: Cost, range: [x], required: no,"
    f" parts: {PARTS}, levels: {LEVELS}, sufficient: {{items: 3}}, basis: wording}}]"
)
ALONE_LINES = [
    "{}: Cost",
    "parts: a early | b late",
    "range: x",
    "levels: good (1) Well. | best (2)",
    "rule: items 3",
    "required: no",
]


def test_what_stands_in_one_version_alone_is_told_with_what_it_asks() -> None:
    [_, added] = compare(criterion(), ALONE).criteria
    assert (added.old, added.reference) == (None, "2")
    assert [line(c) for c in added.changes] == [
        told.format("added").replace(": ", ": None > ", 1) for told in ALONE_LINES
    ]
    [_, removed] = compare(ALONE, criterion()).criteria
    assert (removed.new, removed.reference) == (None, "2")
    assert [line(c) for c in removed.changes] == [
        told.format("removed") + " > None" for told in ALONE_LINES
    ]
    # where nobody states a rule, one item is no news
    [_, plain] = compare(
        criterion(), "criteria: [{ref: 1, text: Plan}, {ref: 2, text: C}]"
    ).criteria
    assert [line(c) for c in plain.changes] == ["added: None > C"]


ONE_OUTCOME = (
    "outcomes: [{ref: 1, text: One, criteria: [{ref: 1.1, text: Plan}, {ref: 1.2, text: Cost}]}]"
)


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ("criteria: [{ref: 1, text: Plan}]", "criteria: [{ref: 2, text: Plan}]",
         ["renumbered: 1 > 2"]),
        ("criteria: [{ref: 1, text: Plan}, {ref: 2, text: Cost}]",
         "criteria: [{ref: 1, text: Both, was: [1, 2]}]",
         ["merged: 1 | 2 > 1", "reworded: Plan > Both",
          "renumbered: 2 > 1", "merged: 1 | 2 > 1", "reworded: Cost > Both"]),
        ("criteria: [{ref: 1, text: Both}]",
         "criteria: [{ref: 1, text: Plan, was: [1]}, {ref: 2, text: Cost, was: [1]}]",
         ["split: 1 > 1 | 2", "reworded: Both > Plan",
          "renumbered: 1 > 2", "split: 1 > 1 | 2", "reworded: Both > Cost"]),
        # into another outcome, or under one at all
        (ONE_OUTCOME,
         "outcomes: [{ref: 1, text: One, criteria: [{ref: 1.1, text: Plan}]},"
         " {ref: 2, text: Two, criteria: [{ref: 1.2, text: Cost}]}]",
         ["moved: 1 > 2"]),
        ("criteria: [{ref: 1.1, text: Plan}]",
         "outcomes: [{ref: 1, text: One, criteria: [{ref: 1.1, text: Plan}]}]",
         ["moved: None > 1"]),
        ("outcomes: [{ref: 1, text: One, criteria: [{ref: 1.1, text: Plan}]}]",
         "criteria: [{ref: 1.1, text: Plan}]", ["moved: 1 > None"]),
        # out of one that is gone, also into the second
        ("outcomes: [{ref: 3, text: Three, criteria: [{ref: 1.1, text: P}, {ref: 1.2, text: C}]}]",
         "outcomes: [{ref: 1, text: One, criteria: [{ref: 1.1, text: P}, {ref: 9, text: Q}]},"
         " {ref: 2, text: Two, criteria: [{ref: 1.2, text: C}, {ref: 8, text: R}]}]",
         ["moved: 3 > 1", "added: None > Q", "moved: 3 > 2", "added: None > R"]),
        # the outcome that took its one criterion along is the same outcome
        ("outcomes: [{ref: 3, text: Three, criteria: [{ref: 1.1, text: Plan}]}]",
         "outcomes: [{ref: 1, text: One, criteria: [{ref: 9, text: Q}, {ref: 8, text: R}]},"
         " {ref: 2, text: Two, criteria: [{ref: 1.1, text: Plan, was: [1.1]}, {ref: 7, text: S},"
         " {ref: 6, text: T}]}]",
         ["added: None > Q", "added: None > R", "added: None > S", "added: None > T"]),
    ],
)  # fmt: skip
def test_what_is_told_of_numbers_and_places(old: str, new: str, lines: list[str]) -> None:
    assert of_criteria(compare(old, new)) == lines


def of_outcomes(comparison: rubric.Comparison) -> list[str]:
    return [f"{o.old} {o.new} {line(c)}" for o in comparison.outcomes for c in o.changes]


RULED = "sufficient: {items: 2}, basis: wording"
KEPT = "criteria: [{ref: 1.1, text: Plan}]"


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        (f"ref: 1, text: One, {KEPT}", f"ref: 2, text: Uno, {KEPT}, {RULED}, guidance: [G]",
         ["1 2 renumbered: 1 > 2", "1 2 reworded: One > Uno", "1 2 rule: None > items 2",
          "1 2 guidance guidance: None > G"]),
        (f"ref: 1, text: One, {KEPT}, {RULED}", f"ref: 1, text: One, {KEPT}",
         ["1 1 rule: items 2 > None"]),
        (f"ref: 1, text: One, {KEPT}, {RULED}",
         f"ref: 1, text: One, {KEPT}, {RULED.replace('wording', 'centre')}, reading: Two.",
         ["1 1 basis: wording > centre", "1 1 reading: None > Two."]),
        (f"ref: 1, text: One, {KEPT}, achieved_by: {{n_of: 1, of: [1.1]}}",
         f"ref: 1, text: One, {KEPT}", ["1 1 fact achieved_by: 1: 1.1 > None"]),
        (f"ref: 1, text: One, {KEPT}",
         f"ref: 1, text: One, {KEPT}, achieved_by: {{n_of: 1, of: [1.1]}}",
         ["1 1 fact achieved_by: None > 1: 1.1"]),
        ("ref: 1, text: One, criteria: [{ref: 1.1, text: Plan}], guidance: [G]",
         "ref: 1, text: One, criteria: [{ref: 1.1, text: Plan}], guidance: [H]",
         ["1 1 guidance guidance: G > H"]),
        (f"ref: 1, text: One, {KEPT}, {RULED}",
         "ref: 2, text: Two, criteria: [{ref: 2.1, text: Cost}], sufficient: {items: 3}",
         ["None 2 added: None > Two", "None 2 rule: None > items 3",
          "1 None removed: One > None", "1 None rule: items 2 > None"]),
    ],
)  # fmt: skip
def test_what_is_told_of_an_outcome(old: str, new: str, lines: list[str]) -> None:
    comparison = compare(f"outcomes: [{{{old}}}]", f"outcomes: [{{{new}}}]")
    assert of_outcomes(comparison) == lines


@pytest.mark.parametrize(
    ("old", "new", "line_of"),
    [
        ("", "credit: 3", "fact credit: None > 3"),
        ("credit: 3", "credit: 4", "fact credit: 3 > 4"),
        ("", "sufficient: {items: 2}", "rule: None > items 2"),
        ("sufficient: {items: 2}", "", "rule: items 2 > None"),
        ("guidance: [G]", "guidance: [H]", "guidance guidance: G > H"),
        ("guidance: [G]", "", "guidance guidance: G > None"),
    ],
)
def test_what_is_told_of_the_unit(old: str, new: str, line_of: str) -> None:
    comparison = compare(f"{criterion()}\n{old}", f"{criterion()}\n{new}")
    assert [line(change) for change in comparison.unit] == [line_of]
    assert (comparison.old.version, comparison.new.version) == ("1", "2")
    assert comparison.old.criteria["1"].text == comparison.new.criteria["1"].text


# -- problems ------------------------------------------------------------------------


def test_was_that_names_nothing_says_what_there_is() -> None:
    old = "criteria: [{ref: 1.10, text: Plan}, {ref: 1.9, text: Cost}]"
    [problem] = compare(old, "criteria: [{ref: 2, text: Plan, was: [9.9]}]").problems
    assert problem.code is codes.UNKNOWN_CRITERION
    assert problem.path == ("2", "was", "9.9")
    assert problem.arguments == {
        "reference": "9.9", "near": "", "allowed": ("1.9", "1.10"), "specification": ("u@1",),
    }  # fmt: skip


def test_was_that_speaks_of_another_version_says_of_which() -> None:
    new = "criteria: [{ref: 1, text: Plan, was: [1]}]"
    comparison = rubric.compare(unit(criterion()), unit(new, version="3", replaces="u@2"))
    [problem] = comparison.problems
    assert (problem.code, problem.path) == (codes.VERSION_BETWEEN, ("replaces",))
    assert problem.arguments == {"new": "u@3", "old": "u@1", "replaces": "u@2"}


def test_problems_of_pairs_found_elsewhere() -> None:
    old, new = (
        Version(written, resolved(written, {}.__getitem__))
        for written in (unit(criterion()), unit(criterion(), version="2"))
    )
    assert compared(old, new).problems == ()
    [problem] = unknown_was(old, new, [("1", "7")])
    assert problem.path == ("1", "was", "7")
