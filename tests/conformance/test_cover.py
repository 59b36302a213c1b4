"""Nothing that a result can say, or a file can ask, is without a case: computed, not listed."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any, Literal, get_args, get_origin

import pytest
from pydantic import BaseModel, TypeAdapter

from rubric.evaluation import (
    ACHIEVED,
    OPEN,
    Act,
    CriterionStatus,
    FindingCode,
    Obstacle,
    Reason,
    WaitingOn,
)
from rubric.evaluation.qualifications import QualificationStatus, WhyNot
from rubric.model import EvidenceRules, Portfolio, Specification, Sufficiency, Where
from rubric.model.qualification import Qualification
from rubric.model.sufficiency import DISTINCT, JOINS, Caps
from rubric.report.result_shape import ResultView
from rubric.rules import BANDS
from rubric.rules.words import METHODS, SOURCES
from rubric.testing.conformance import ConformanceCase, read_cases
from tests.generated import ROOT

CASES = read_cases(ROOT / "conformance")


def within(value: Any) -> Iterator[tuple[str, Any]]:
    """Yield every field in plain data with its value, however deep."""
    if isinstance(value, Mapping):
        for name, entry in value.items():
            yield name, entry
            yield from within(entry)
    elif isinstance(value, list):
        for entry in value:
            yield from within(entry)


def said(field: str) -> set[Any]:
    """What expectations say in a field of this name."""
    return {v for case in CASES for n, v in within(case.expect) if n == field and _is_word(v)}


def _is_word(value: Any) -> bool:
    return value is None or isinstance(value, (str, bool, int))


def criteria() -> Iterator[tuple[ConformanceCase, Mapping[str, Any]]]:
    """Yield what is expected of every criterion, with its case."""
    for case in CASES:
        for name, value in within(case.expect):
            if name == "criteria" and isinstance(value, Mapping):
                yield from ((case, entry) for entry in value.values())


def links() -> Iterator[Mapping[str, Any]]:
    for _, criterion in criteria():
        named = criterion.get("links", {})
        yield from filter(None, named.values() if isinstance(named, Mapping) else named)


# -- words of results ---------------------------------------------------------


def test_every_status_is_expected_somewhere() -> None:
    assert {*said("status")} >= set(CriterionStatus)
    assert {*ACHIEVED, *OPEN} == set(CriterionStatus)


def test_every_reason_is_expected_somewhere() -> None:
    assert {link.get("reason") for link in links()} >= {*Reason, None}


@pytest.mark.parametrize(
    ("field", "words"), [("waiting_on", WaitingOn), ("act", Act)], ids=["waiting_on", "act"]
)
def test_every_move_is_expected_somewhere(field: str, words: type[WaitingOn] | type[Act]) -> None:
    assert set(words) - said(field) == set()


def test_every_finding_and_obstacle_is_expected_somewhere() -> None:
    assert said("code") >= {*FindingCode, *Obstacle}


def answers() -> Iterator[Mapping[str, Any]]:
    """Yield every answer for some units of a qualification that is expected."""
    for case in CASES:
        on_it = case.expect.get("qualification", {})
        named = [on_it.get(name) for name in ("registered", "best", "completion")]
        yield from filter(None, [*named, case.expect.get("what_if", {}).get("answer")])


def test_every_status_of_a_qualification_is_expected_somewhere() -> None:
    # that a search ends is the searcher's own (meaning 15.11)
    wanted = set(QualificationStatus) - {QualificationStatus.UNDECIDED}
    assert {answer.get("status") for answer in answers()} - {None} == wanted


@pytest.mark.parametrize("field", ["uncounted", "not_needed"])
def test_every_reason_why_a_unit_does_not_count_is_expected_somewhere(field: str) -> None:
    told = [v for case in CASES for n, v in within(case.expect) if n == field]
    assert {unit["why"] for units in told for unit in units} == set(WhyNot)


def test_every_measure_of_a_qualification_is_enough_in_one_case_and_not_in_another() -> None:
    states = [state for answer in answers() for state in answer.get("rules", ())]
    told = {(s["measure"], s["satisfied"]) for s in states if {"measure", "satisfied"} <= s.keys()}
    assert told == set(product(("all", "units", "credits", "points"), (True, False)))


def test_every_grade_target_and_way_of_grading_is_expected_somewhere() -> None:
    assert said("grade") >= {*BANDS, None}
    assert {case.given.get("target") for case in CASES} >= {*BANDS, None}
    assert said("grading") == {"bands", "points", "bands_and_points", "plain"}
    roles = {criterion.get("role") for _, criterion in criteria()} - {None}
    assert roles == {"required", "alternative", "advice", "beyond_target"}


@pytest.mark.parametrize("field", ["achieved", "rule_satisfied", "claimable", "evidenced"])
def test_what_is_yes_or_no_is_expected_to_be_each(field: str) -> None:
    assert said(field) >= {True, False}


def test_whatever_can_be_set_aside_is() -> None:
    """The codes are those that the first pass of the engine knows."""
    source = "".join(
        (ROOT / f"src/rubric/evaluation/{name}.py").read_text(encoding="utf-8")
        for name in ("known", "references")
    )
    slugs = {c.lower().replace("_", "-") for c in re.findall(r"codes\.([A-Z_]+)", source)}
    assert slugs
    assert slugs - said("slug") == set()


#: fields of the published result of which no case says anything
_FREE = {
    "sentences, which are words for people in one language": (
        "sentence", "status_label", "stale_because", "message", "help",
    ),
    "where something stands in a file or in rows": (
        "place", "related", "file", "line", "column", "width", "table", "row", "field",
        "sheet", "cell", "page", "paragraph",
    ),
    "compared with itself and not computed elsewhere (meaning 10.3)": ("inputs_digest",),
    "asked for apart (meaning 8.8), but for `together` of a qualification": (
        "maps_to", "one_item_for",
    ),
    "shown with a gap, and no rule of the page": ("adds_nothing",),
    "how far our own search goes (meaning 15.11)": ("bound",),
    "what changed since an earlier report, which a report shows (meaning 20.3)": (
        "since", "closed", "opened", "changed", "removed", "was", "now", "because",
        "standings", "what",
    ),
    "personal texts that are asked for (meaning 20.2)": (
        "included", "names", "feedback", "titles", "action", "due",
    ),
    "sentences about units that change nothing where they are added or dropped": ("no_changes",),
}  # fmt: skip


def _fields_below(shape: Any, shapes: Mapping[str, Any], seen: set[str]) -> Iterator[str]:
    """Yield the fields of a shape and of those that it refers to."""
    for name, value in within(shape):
        if name == "properties":
            yield from value
        elif name == "$ref" and value not in seen:
            seen.add(value)
            yield from _fields_below(shapes[value.rpartition("/")[2]], shapes, seen)


def test_every_other_field_of_a_result_is_expected_somewhere() -> None:
    shape = TypeAdapter(ResultView).json_schema()
    shapes = shape.pop("$defs")
    fields = set(_fields_below(shape, shapes, set()))
    mentioned = {name for case in CASES for name, _ in within(dict(case.expect))}
    free = {field for names in _FREE.values() for field in names}
    assert fields - mentioned == free


# -- orders -------------------------------------------------------------------

#: statuses of which no criterion has both, because:
_NEVER_BOTH = {
    # stale is said of the one decision in force, and a conflict has two
    ("conflict", "stale"),
    # nothing is mapped; nothing counts; it is not enough; it is enough
    *((a, b) for a in ("no_evidence", "not_counted", "insufficient")
      for b in ("not_counted", "insufficient", "awaiting_decision", "verified", "met") if a != b),
    # it waits, or it is settled
    ("awaiting_decision", "verified"), ("awaiting_decision", "met"),
}  # fmt: skip
#: reasons of which no link has both, because:
_NEVER_BOTH_REASONS = {
    # without a day it is neither old nor from before registration
    ("undated", "too_old"), ("undated", "before_registration"),
    # only links that otherwise count are compared with one another
    *((reason, "same_content") for reason in Reason),
}  # fmt: skip


def _neighbours(words: Sequence[str], never: set[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield each word with the next one in the order that can hold beside it."""
    for at, first in enumerate(words):
        after = (second for second in words[at + 1 :] if (first, second) not in never)
        if (second := next(after, None)) is not None:
            yield first, second


@pytest.mark.parametrize("pair", [*_neighbours([*CriterionStatus], _NEVER_BOTH)], ids="-".join)
def test_of_two_statuses_the_first_is_the_status(pair: tuple[str, str]) -> None:
    first, second = pair
    assert [c for _, c in criteria() if c.get("status") == first and second in c.get("also", ())]


@pytest.mark.parametrize("pair", [*_neighbours([*Reason], _NEVER_BOTH_REASONS)], ids="-".join)
def test_of_two_reasons_the_first_is_the_reason(pair: tuple[str, str]) -> None:
    assert [link for link in links() if link.get("reasons") == list(pair)]


# -- what files may ask -------------------------------------------------------


def rules_with_outcome() -> Iterator[tuple[Mapping[str, Any], bool]]:
    """Yield every clause of a rule, with whether the case says that the rule holds."""
    for case in CASES:
        holds = {
            value
            for name, value in within(case.expect)
            if name in ("evidenced", "rule_satisfied") and isinstance(value, bool)
        }
        for name, rule in within(case.given["specifications"]):
            if name == "sufficient" and len(holds) == 1:
                for clause in _clauses(rule):
                    yield clause, *holds


def _clauses(rule: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield rule
    for join in ("all", "any", "of"):
        for child in rule.get(join, ()):
            yield from _clauses(child)


def _held_and_not(asked: Any) -> set[bool]:
    return {holds for clause, holds in rules_with_outcome() if asked(clause)}


_MEASURES = ("items", *DISTINCT, "hours", "range", "sessions")
_ONCE_PER = get_args(get_args(Sufficiency.model_fields["once_per"].annotation)[0])


def test_no_field_of_a_rule_is_left_out_of_these_tests() -> None:
    known = {*_MEASURES, *JOINS, "of", "where", "once_per", "at_most"} - {"sessions"}
    assert set(Sufficiency.model_fields) == known
    assert _ONCE_PER


@pytest.mark.parametrize("name", [*_MEASURES, *JOINS])
def test_every_measure_and_join_holds_in_one_case_and_not_in_another(name: str) -> None:
    assert _held_and_not(lambda clause: name in clause) == {True, False}


@pytest.mark.parametrize("name", Where.model_fields)
def test_every_filter_holds_in_one_case_and_not_in_another(name: str) -> None:
    assert _held_and_not(lambda clause: name in clause.get("where", ())) == {True, False}


@pytest.mark.parametrize("name", Caps.model_fields)
def test_every_cap_holds_in_one_case_and_not_in_another(name: str) -> None:
    assert _held_and_not(lambda clause: name in clause.get("at_most", ())) == {True, False}


@pytest.mark.parametrize("name", _ONCE_PER)
def test_every_once_per_has_a_case(name: str) -> None:
    assert False in _held_and_not(lambda clause: clause.get("once_per") == name)


#: fields that no result depends on, or that are read by no rule: why
_FOR_PEOPLE = {
    "facts and text of a specification (meaning 1.2)": (
        "framework", "glh", "tqt", "owner", "grading", "purpose",
        "summary", "sector", "assessment_requirements", "supported_by", "equivalents",
        "not_stated", "source", "language", "translations", "key_concepts", "exam_tips",
        "misconceptions", "code", "url", "encoded_by", "checked_by", "checked_on", "checked",
    ),
    "two versions are compared and moved to, and not judged (meaning 13)": ("was", "replaces"),
    "text of a portfolio": ("centre", "name", "note", "feedback", "external", "award"),
    "the number of a qualification, which nothing names": ("number",),
}  # fmt: skip
_MODELS = (Specification, EvidenceRules, Portfolio, Qualification)


def fields_of(model: type[BaseModel], seen: set[type]) -> Iterator[tuple[str, Any]]:
    """Yield every field of a format under its written name, with its type."""
    seen.add(model)
    for name, field in model.model_fields.items():
        yield field.alias or name, field.annotation
        for inner in models_in(field.annotation):
            if inner not in seen:
                yield from fields_of(inner, seen)


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from models_in(inner)


def words_in(annotation: Any) -> Iterator[str]:
    if get_origin(annotation) is Literal:
        yield from (word for word in get_args(annotation) if isinstance(word, str))
    else:
        for inner in get_args(annotation):
            yield from words_in(inner)


FIELDS = {field for model in _MODELS for field, _ in fields_of(model, set())}
WORDS = {
    (field, word)
    for model in _MODELS
    for field, annotation in fields_of(model, set())
    for word in words_in(annotation)
}


def test_every_field_that_a_result_depends_on_is_written_somewhere() -> None:
    written = {name for case in CASES for name, _ in within(dict(case.given))}
    for_people = {name for names in _FOR_PEOPLE.values() for name in names}
    assert FIELDS - written - for_people == set()
    assert for_people <= FIELDS


def test_every_word_that_a_field_takes_is_written_somewhere() -> None:
    written: set[tuple[str, Any]] = set()
    for case in CASES:
        for name, value in within(dict(case.given)):
            several = value if isinstance(value, (list, Mapping)) else [value]
            written |= {(name, one) for one in several if isinstance(one, str)}
    # a word of a vocabulary has a case wherever it stands
    shared = {*METHODS, *SOURCES}
    assert {(field, word) for field, word in WORDS - written if word not in shared} == set()
    assert shared <= {word for _, word in written}


# -- the numbered rules -------------------------------------------------------

#: rules of meaning.md that say nothing about the JSON of one result
_ELSEWHERE = {
    "2.9": "a law: more evidence never hurts",
    "4.1": "what a portfolio is",
    "4.15": "rows, which are a way of writing the same",
    "8.5": "how far the search for the least goes",
    "8.7": "what checking a specification refuses",
    "8.8": "items for a whole unit, which are asked for apart",
    "9.1": "audit trails, which are asked for apart",
    "10.3": "a stamp that is compared and not computed elsewhere",
    "10.4": "which encoding was compared with its source",
    "10.5": "what check finds by looking closely",
    "10.6": "what check takes, which gives no result",
    "15.14": "the laws about qualifications",
}
_PAGE = (ROOT / "docs/meaning.md").read_text(encoding="utf-8")
#: sections without cases: why
_OTHER_SECTIONS = {
    "11": "the laws",
    "12": "what is refused by name",
    "13": "two versions, which are compared and moved to",
    "16": "planning, which gives a plan and no result",
    "17": "checks of wording, which bear on no result",
    "19": "importing, which gives a specification and no result",
    "24": "sheets of a qualification, which hold what rows hold",
    "20": "reports, which show a result",
    "21": "tracking sheets, which are read as rows",
    "22": "populations, which are judged by the other sections",
    "23": "pages over many learners, which are made of results",
    "18": "proving, which gives a proof and no result",
}
_RULES = [
    rule
    for rule in re.findall(r"^\*\*(\d+\.\d+[a-z]?) ", _PAGE, re.M)
    if rule.partition(".")[0] not in _OTHER_SECTIONS
]


def test_every_numbered_rule_has_a_case() -> None:
    cited = {case.clause.removeprefix("meaning ") for case in CASES}
    assert len(_RULES) > 60
    assert cited <= set(_RULES)
    assert set(_RULES) - cited == set(_ELSEWHERE)
