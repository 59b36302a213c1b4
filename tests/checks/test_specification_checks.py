"""Checks of specifications and house rules: each fault with its code, path and arguments."""

from typing import Any

import pytest

from rubric.checks import (
    SPECIFICATION_CHECKS,
    check_evidence_rules,
    check_resolved,
    check_rule_references,
    check_specification,
)
from rubric.checks.walk import every_rule, nodes, written_evidence_rules
from rubric.diagnostics import Code, Diagnostic, Path, codes
from rubric.load.document import document_of
from rubric.model import EvidenceRules, Specification
from rubric.phrases.manual.samples import RULES, UNIT, after, with_rule
from rubric.rules import resolved
from rubric.rules.words import SOURCES

Found = tuple[Code, tuple[str, ...], dict[str, Any]]

SECOND = "      - ref: 1.2\n        text: Review the visit\n"
OUTCOME = """\
  - ref: 2
    text: Be able to review a visit
    criteria:
      - ref: 2.1
        text: Review the visit
"""
DIRECTLY = UNIT.partition("outcomes:")[0] + "criteria:\n  - ref: 1\n    text: Plan a visit\n"
TITLE = "title: Planning a visit"


def specification(text: str) -> Specification:
    value = document_of(text, "unit.yaml").value
    assert isinstance(value, Specification), document_of(text, "unit.yaml").problems
    return value


def house_rules(text: str) -> EvidenceRules:
    value = document_of(text, "rules.yaml").value
    assert isinstance(value, EvidenceRules), document_of(text, "rules.yaml").problems
    return value


def brief(found: Any) -> list[Found]:
    return [(d.code, d.path, dict(d.arguments)) for d in found]


def head(*lines: str) -> str:
    return after(UNIT, TITLE, *lines)


def clause(name: str) -> dict[str, str]:
    return {"clause": name}


RULE = ("1", "1.1", "sufficient")

NEITHER = "{sources: [other], not_sources: [other]}"
DEFAULT = ("each_criterion", "sufficient")


def nothing_left(field: str, how: str, where: Path, words: tuple[str, ...]) -> Found:
    arguments = {"field": f"not_{field}", "words": words, "how": how}
    return codes.FILTER_TAKES_NOTHING, (*where, f"not_{field}"), arguments


WRITTEN: list[tuple[str, list[Found]]] = [
    # sound: outcomes, criteria without outcomes, sections and checks for outcomes and criteria
    (UNIT, []),
    (DIRECTLY, []),
    (UNIT.replace("outcomes", "sections").replace("criteria", "checks"), []),
    # built: each clause that cannot be judged yet, wherever it stands
    # filters: all that is listed is ruled out, every word is, in a rule within a rule, in a default
    (
        with_rule("items: 1", "where: {methods: [test], not_methods: [feedback, test]}"),
        [nothing_left("methods", "listed", (*RULE, "where"), ("test",))],
    ),
    (
        with_rule("items: 1", f"where: {{not_sources: [{', '.join(SOURCES)}]}}"),
        [nothing_left("sources", "sources", (*RULE, "where"), SOURCES)],
    ),
    (
        with_rule("any:", "  - {items: 2}", f"  - {{hours: 2, where: {NEITHER}}}"),
        [nothing_left("sources", "listed", (*RULE, "any", "~2", "where"), ("other",))],
    ),
    (
        head(f"each_criterion: {{sufficient: {{items: 2, where: {NEITHER}}}, basis: centre}}"),
        [nothing_left("sources", "listed", (*DEFAULT, "where"), ("other",))],
    ),
    (with_rule("items: 1", "where: {methods: [test, feedback], not_methods: [test]}"), []),
    # grades: what is named is there, once, required, and of one band
    (UNIT + "        band: merit\n", []),
    (UNIT + "        levels: [{name: good, points: 2}]\n", []),
    (UNIT + "    achieved_by: {n_of: 1, of: [1.1]}\n", []),
    (UNIT + "    achieved_by: {n_of: 1, of: [1.2]}\n",
     [(codes.UNKNOWN_ALTERNATIVE, ("1", "achieved_by", "of", "1.2"),
       {"name": "1.2", "what": "criterion", "near": "", "allowed": ("1.1",)})]),
    (UNIT + "    achieved_by: {n_of: 2, of: [1.1, 1.1]}\n",
     [(codes.DUPLICATE_REF, ("1", "achieved_by", "of", "1.1~2"),
       {"what": "criterion", "name": "1.1", "how": "listed"}),
      (codes.MORE_THAN_THERE_IS, ("1", "achieved_by", "n_of"),
       {"clause": "n_of", "asked": 2, "there": 1})]),
    (UNIT + SECOND + "        required: no\n    achieved_by: {n_of: 1, of: [1.1, 1.2]}\n",
     [(codes.ALTERNATIVE_NOT_REQUIRED, ("1", "achieved_by", "of", "1.2"),
       {"owner": ("criterion", "1.2", "")})]),
    (UNIT + SECOND + "        band: merit\n    achieved_by: {n_of: 1, of: [1.1, 1.2]}\n",
     [(codes.ALTERNATIVES_OF_SEVERAL_BANDS, ("1", "achieved_by", "of", "1.2"),
       {"owner": ("criterion", "1.2", ""), "other": ("criterion", "1.1", ""),
        "band": "merit", "other_band": "pass"})]),
    # presence: nothing empty
    (UNIT.partition("outcomes:")[0], [(codes.NO_CRITERIA, (), {"owner": ("unit", "demo", "")})]),
    (UNIT.partition("    criteria:")[0],
     [(codes.NO_CRITERIA, ("1",), {"owner": ("outcome", "1", "")})]),
    (UNIT + "criteria: [{ref: 2.1, text: Review}]\n",
     [(codes.CRITERIA_IN_TWO_PLACES, ("criteria",), {})]),
    # uniqueness: the second one, at its turn; the same number in two outcomes is none
    (UNIT + SECOND.replace("1.2", "1.1"),
     [(codes.DUPLICATE_REF, ("1", "1.1~2"), {"what": "criterion", "name": "1.1"})]),
    (UNIT + OUTCOME.replace("ref: 2\n", "ref: 1\n"),
     [(codes.DUPLICATE_REF, ("1~2",), {"what": "outcome", "name": "1"})]),
    (UNIT + OUTCOME.replace("2.1", "1.1"), []),
    (DIRECTLY + "  - ref: 1\n    text: Review\n",
     [(codes.DUPLICATE_REF, ("1~2",), {"what": "criterion", "name": "1"})]),
    (UNIT + "        parts: [{ref: a, text: x}, {ref: b, text: y}, {ref: a, text: z}]\n",
     [(codes.DUPLICATE_REF, ("1", "1.1", "a~2"), {"what": "part", "name": "a"})]),
    (UNIT + "        range: [x, y, x, x]\n",
     [(codes.DUPLICATE_RANGE, ("1", "1.1", "range", "x~2"), {"what": "range item", "name": "x"}),
      (codes.DUPLICATE_RANGE, ("1", "1.1", "range", "x~3"), {"what": "range item", "name": "x"})]),
    (head("range: [x, x]"),
     [(codes.DUPLICATE_RANGE, ("range", "x~2"), {"what": "range item", "name": "x"})]),
    # facts: a level on the scale, or of a framework with another one
    (head("level: E3"), []),
    (head("level: 12", "framework: SCQF"), []),
    (head("level: 4", "framework: RQF"), []),
    # amounts: more than stands in the list
    (with_rule("n_of: 2", "of: [{items: 2}, {hours: 2}]"), []),
    (with_rule("n_of: 3", "of: [{items: 2}, {hours: 2}]"),
     [(codes.MORE_THAN_THERE_IS, (*RULE, "n_of"), {"clause": "n_of", "asked": 3, "there": 2})]),
    # a cap of 0, beside one that lets something count; by either field, and in a join
    (with_rule("hours: 2", "at_most: {source: {simulation: 1, other: 0}}"),
     [(codes.CAP_OF_NOTHING, (*RULE, "at_most", "source", "other"),
       {"word": "other", "filter": "not_sources"})]),
    (with_rule("any: [{items: 2, at_most: {method: {test: 0}}}, {hours: 2}]"),
     [(codes.CAP_OF_NOTHING, (*RULE, "any", "~1", "at_most", "method", "test"),
       {"word": "test", "filter": "not_methods"})]),
    # basis: of a rule, of a default, of evidence rules; a reference states nothing by itself
    (with_rule("items: 2").replace("        basis: centre\n", ""), [(codes.NO_BASIS, RULE, {})]),
    (head("each_criterion: {sufficient: {items: 2}}"), [(codes.NO_BASIS, ("each_criterion",), {})]),
    (head("evidence_rules: {dated: required}"), [(codes.NO_BASIS, ("evidence_rules",), {})]),
    (head("evidence_rules: house-rules@1"), []),
    (head("evidence_rules: {use: house-rules@1, dated: required, basis: centre}"), []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WRITTEN)
def test_as_written(text: str, expected: list[Found]) -> None:
    assert brief(check_specification(specification(text))) == expected


def the_one(text: str) -> Diagnostic:
    (diagnostic,) = check_specification(specification(text))
    return diagnostic


LEVELS: list[tuple[str, ...]] = [
    # not on the scale of the framework that is named, or of ours where none is
    ("level: 9",),
    ("level: Level 3",),
    ("level: 12", "framework: RQF"),
    ("level: L3", "framework: access"),
]


@pytest.mark.parametrize("lines", LEVELS)
def test_a_level_off_the_scale(lines: tuple[str, ...]) -> None:
    diagnostic = the_one(head(*lines))
    assert (diagnostic.code, diagnostic.path) == (codes.UNKNOWN_VALUE, ("level",))
    assert diagnostic.arguments["owner"] == ("unit", "demo", "")
    assert "E3" in str(diagnostic.arguments["allowed"])


MEASURES: list[tuple[str, str, str]] = [
    # the name, and what it was most likely meant to be
    ("itmes: 2", "itmes", "items"),
    ("hour: 2", "hour", "hours"),
    ("sesions: 2", "sesions", "sessions"),
    ("elephants: 2", "elephants", ""),
]


@pytest.mark.parametrize(("line", "name", "near"), MEASURES)
def test_an_unknown_measure(line: str, name: str, near: str) -> None:
    diagnostic = the_one(after(with_rule(line), TITLE, "measures: [sessions]"))
    assert (diagnostic.code, diagnostic.path) == (codes.UNKNOWN_MEASURE, (*RULE, name))
    assert diagnostic.arguments["near"] == near


def test_a_declared_measure_is_known() -> None:
    text = after(with_rule("sessions: 3"), TITLE, "measures: [sessions]")
    assert list(check_specification(specification(text))) == []


RELATED: list[tuple[str, tuple[tuple[str, ...], ...]]] = [
    # the other place involved
    (UNIT + SECOND.replace("1.2", "1.1"), (("1", "1.1"),)),
    (UNIT + "        range: [x, x]\n", (("1", "1.1", "range", "x"),)),
    (UNIT + "criteria: [{ref: 2.1, text: Review}]\n", (("outcomes",),)),
    (with_rule("n_of: 3", "of: [{items: 2}]"), ((*RULE, "of"),)),
]


@pytest.mark.parametrize(("text", "related"), RELATED)
def test_the_other_place(text: str, related: tuple[tuple[str, ...], ...]) -> None:
    assert the_one(text).related == related


# --- rules taken together

OBSERVED = "        evidence_rules: {basis: centre, accept: {methods: [observation]}}\n"
PRODUCT = "  - {items: 1, where: {methods: [product]}}"
AT_WORK = "evidence_rules: {basis: centre, accept: {sources: [workplace]}}"
OF_UNIT = "sufficient: {items: 1, where: {sources: [simulation]}}"

FIRST: dict[str, Any] = {"owner": ("criterion", "1.1", "")}


def against(
    field: str,
    rule: Path,
    written: str,
    accepted: str,
    owner: tuple[str, str, str] = ("criterion", "1.1", ""),
) -> Found:
    arguments = {"owner": owner, "field": field, "accepted": (accepted,), "rules": ()}
    return codes.FILTER_AGAINST_RULES, (*rule, "where", written), arguments


TOGETHER: list[tuple[str, list[Found]]] = [
    # sound
    (with_rule("items: 2", "where: {methods: [product]}"), []),
    # a range rule without a range, with too short a one, and with one that the unit lists
    (with_rule("range: 2"), [(codes.RANGE_WITHOUT_ITEMS, (*RULE, "range"), {})]),
    (with_rule("range: all"), [(codes.RANGE_WITHOUT_ITEMS, (*RULE, "range"), {})]),
    (
        with_rule("range: 3") + "        range: [x, y]\n",
        [(codes.MORE_THAN_THERE_IS, (*RULE, "range"), {"clause": "range", "asked": 3, "there": 2})],
    ),
    (after(with_rule("range: 2"), TITLE, "range: [x, y]"), []),
    # a default is told once, whichever criteria take it
    (
        after(UNIT + SECOND, TITLE, "each_criterion: {sufficient: {range: 1}, basis: centre}"),
        [(codes.RANGE_WITHOUT_ITEMS, ("each_criterion", "sufficient", "range"), {})],
    ),
    # a filter against the evidence rules: of a criterion, and of the unit, and past all there is
    (
        with_rule("items: 1", "where: {methods: [product]}") + OBSERVED,
        [against("methods", RULE, "methods", "observation")],
    ),
    (
        with_rule("items: 1", "where: {not_methods: [observation]}") + OBSERVED,
        [against("methods", RULE, "not_methods", "observation")],
    ),
    (with_rule("items: 1", "where: {methods: [observation]}") + OBSERVED, []),
    (with_rule("items: 1", "where: {methods: [observation, product]}") + OBSERVED, []),
    (
        head(AT_WORK, OF_UNIT, "basis: centre"),
        [against("sources", ("sufficient",), "sources", "workplace", ("unit", "demo", ""))],
    ),
    # a default is told once, whichever criteria take it
    (
        head(AT_WORK, f"each_criterion: {{{OF_UNIT}, basis: centre}}") + SECOND,
        [against("sources", DEFAULT, "sources", "workplace")],
    ),
    # one way is enough where either will do
    (
        with_rule("any:", PRODUCT, "  - {items: 2}") + OBSERVED,
        [],
    ),
    (
        with_rule("all:", PRODUCT, "  - {items: 2}") + OBSERVED,
        [against("methods", (*RULE, "all", "~1"), "methods", "observation")],
    ),
    # more methods than are accepted, than the filter leaves, than there are
    (with_rule("methods: 1") + OBSERVED, []),
    (with_rule("methods: 2") + OBSERVED, [(codes.UNSATISFIABLE, RULE, FIRST)]),
    (with_rule("methods: 2", "where: {methods: [test, product]}"), []),
    (with_rule("methods: 3", "where: {methods: [test, product]}"),
     [(codes.UNSATISFIABLE, RULE, FIRST)]),
    (with_rule("methods: 13"), [(codes.UNSATISFIABLE, RULE, FIRST)]),
    # caps under which all that is accepted is enough, and too little
    (with_rule("hours: 12", "at_most: {method: {observation: 12}}") + OBSERVED, []),
    (with_rule("hours: 12", "at_most: {method: {observation: 11}}") + OBSERVED,
     [(codes.UNSATISFIABLE, RULE, FIRST)]),
    (with_rule("items: 2", "at_most: {method: {observation: 1}}") + OBSERVED,
     [(codes.UNSATISFIABLE, RULE, FIRST)]),
    (with_rule("items: 2", "at_most: {method: {observation: 1}}"), []),
    # as many occasions as anybody likes
    (with_rule("occasions: 1000", "where: {methods: [observation]}") + OBSERVED, []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOGETHER)
def test_taken_together(text: str, expected: list[Found]) -> None:
    written = specification(text)
    assert list(check_specification(written)) == []

    def no_rules(_: str) -> EvidenceRules:
        raise LookupError

    assert brief(check_resolved(resolved(written, no_rules))) == expected


# --- house rules

HOUSE_RULES: list[tuple[str, list[Found]]] = [
    (RULES, []),
    # rules that state something and no basis; rules that state nothing
    (RULES.replace("basis: centre\n", ""), [(codes.NO_BASIS, (), {})]),
    (RULES.replace("basis: centre\ndated: required\n", "title: Nothing yet\n"), []),
    (RULES + "sign_off: required\n", []),
    # two codes for one method that say the same of it, or leave it to one; and two that do not
    (RULES + "methods: {A: {is: test, shows: knowledge}, B: {is: test}}\n", []),
    (RULES + "methods: {A: {is: test, shows: knowledge}, B: {is: test, shows: knowledge}}\n", []),
    (
        RULES + "methods: {A: {is: test, shows: knowledge}, B: {is: test, shows: performance}}\n",
        [
            (
                codes.METHODS_DISAGREE,
                ("methods", "B", "shows"),
                {"code": "B", "other": "A", "method": "test"},
            )
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), HOUSE_RULES)
def test_house_rules(text: str, expected: list[Found]) -> None:
    assert brief(check_evidence_rules(house_rules(text))) == expected


KNOWN = ("house-rules", "house-rules@1", "other-rules", "other-rules@2")

REFERENCES: list[tuple[str, tuple[str, ...] | None, str]] = [
    # where a reference that is not known stands, and what is near
    (head("evidence_rules: house-rules@1"), None, ""),
    (head("evidence_rules: house-rules"), None, ""),
    (head("evidence_rules: {dated: required}"), None, ""),
    (head("evidence_rules: house-rules@2"), ("evidence_rules",), "house-rules@1"),
    (UNIT + "    evidence_rules: house-rule\n", ("1", "evidence_rules"), "house-rules"),
    (UNIT + "        evidence_rules: {use: zzz}\n", ("1", "1.1", "evidence_rules"), ""),
]


@pytest.mark.parametrize(("text", "path", "near"), REFERENCES)
def test_references_to_house_rules(text: str, path: tuple[str, ...] | None, near: str) -> None:
    found = list(check_rule_references(specification(text), KNOWN))
    assert [d.path for d in found] == ([] if path is None else [path])
    assert [d.arguments["near"] for d in found] == ([] if path is None else [near])
    assert all(d.code is codes.UNKNOWN_RULES for d in found)


# --- walking

WALKED = after(
    after(UNIT + SECOND + OUTCOME, TITLE, "sufficient: {all: [{items: 1}, {any: [{hours: 2}]}]}"),
    "text: Be able to review a visit",
    "    each_criterion: {sufficient: {items: 2}}",
    "    evidence_rules: house-rules",
)


def test_every_node_with_its_path() -> None:
    paths = [path for _, path in nodes(specification(WALKED))]
    assert paths == [(), ("1",), ("1", "1.1"), ("1", "1.2"), ("2",), ("2", "2.1")]


def test_every_rule_with_its_path() -> None:
    assert [path for _, path in every_rule(specification(WALKED))] == [
        ("sufficient",),
        ("sufficient", "all", "~1"),
        ("sufficient", "all", "~2"),
        ("sufficient", "all", "~2", "any", "~1"),
        ("2", "each_criterion", "sufficient"),
    ]


def test_evidence_rules_with_their_paths() -> None:
    assert [path for _, path in written_evidence_rules(specification(WALKED))] == [
        ("2", "evidence_rules")
    ]
    assert [path for _, path in written_evidence_rules(house_rules(RULES))] == [()]


def test_no_check_changes_anything() -> None:
    for text, _ in WRITTEN:
        before = specification(text)
        for check in SPECIFICATION_CHECKS:
            list(check(before))
        assert before == specification(text)


def test_a_filter_that_takes_nothing_is_told_once() -> None:
    written = specification(with_rule("items: 1", "where: {methods: [test], not_methods: [test]}"))
    assert list(check_resolved(resolved(written, {}.__getitem__))) == []
    assert [d.code for d in check_specification(written)] == [codes.FILTER_TAKES_NOTHING]
