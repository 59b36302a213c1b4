"""From plain data to a model: each fault with its code, path, owner and near spelling."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubric.diagnostics import Code, codes
from rubric.load.document import Document, document_of
from rubric.load.structure import Refused, owner_of, structured
from rubric.model import EvidenceRules, Portfolio, Specification, Written
from rubric.model.addresses import Addresses
from rubric.phrases import phrase
from rubric.phrases.manual.samples import DECIDED, PORTFOLIO, REVIEWED, UNIT, after, with_rule
from rubric.sources import TextPlace

CRITERION: dict[str, Any] = {"ref": "1.1", "text": "Plan a visit"}
OUTCOME: dict[str, Any] = {"ref": "1", "text": "Be able to plan", "criteria": [CRITERION]}
SPECIFICATION: dict[str, Any] = {
    "format": "rubric/1",
    "kind": "unit",
    "id": "demo",
    "version": "1",
    "title": "Planning",
    "outcomes": [OUTCOME],
}
RULES: dict[str, Any] = {
    "format": "rubric/1",
    "kind": "evidence_rules",
    "id": "house-rules",
    "version": "1",
}
ITEM: dict[str, Any] = {"id": "E1", "date": "2026-02-17", "maps_to": {"1.1": "whole"}}
RECORDS: dict[str, Any] = {
    "format": "rubric/1",
    "kind": "portfolio",
    "learner": "L-0042",
    "specification": "demo",
    "evidence": [ITEM],
}


def unit(**fields: Any) -> dict[str, Any]:
    return {**SPECIFICATION, **fields}


def criterion(**fields: Any) -> dict[str, Any]:
    return unit(outcomes=[{**OUTCOME, "criteria": [{**CRITERION, **fields}]}])


def item(**fields: Any) -> dict[str, Any]:
    return {**RECORDS, "evidence": [{**ITEM, **fields}]}


MODELS: dict[str, type[Written]] = {
    "unit": Specification,
    "evidence_rules": EvidenceRules,
    "portfolio": Portfolio,
}

Told = tuple[Code, tuple[str, ...], str, str]


def told(data: dict[str, Any]) -> list[Told]:
    """Code, path, owner and field of each fault."""
    try:
        structured(MODELS[data["kind"]], Addresses(data))
    except Refused as refused:
        return [
            (
                d.code,
                d.path,
                phrase("owner", {"owner": d.arguments["owner"]})
                if "owner" in d.arguments
                else "None",
                str(d.arguments.get("field")),
            )
            for d, _ in refused.problems
        ]
    return []


@pytest.mark.parametrize("data", [SPECIFICATION, RULES, RECORDS], ids=lambda d: d["kind"])
def test_sound_data_is_a_value(data: dict[str, Any]) -> None:
    assert told(data) == []


SOURCES = "sources"
FAULTS: list[tuple[dict[str, Any], Told]] = [
    # an unknown field stands at its own name, whatever it is on
    (unit(lvel="3"), (codes.UNKNOWN_FIELD, ("lvel",), "the unit", "lvel")),
    (
        criterion(txet="x"),
        (codes.UNKNOWN_FIELD, ("1", "1.1", "txet"), "criterion 1.1", "txet"),
    ),
    (
        criterion(sufficient={"items": "1", "where": {"method": ["test"]}}),
        (
            codes.UNKNOWN_FIELD,
            ("1", "1.1", "sufficient", "where", "method"),
            "`sufficient/where` of criterion 1.1",
            "method",
        ),
    ),
    (item(methd="product"), (codes.UNKNOWN_FIELD, ("evidence", "E1", "methd"), "item E1", "methd")),
    (
        item(maps_to={"1.1": {"page": "1"}}),
        (
            codes.UNKNOWN_FIELD,
            ("evidence", "E1", "maps_to", "1.1"),
            "`maps_to/1.1` of item E1",
            "page",
        ),
    ),
    # a missing field: the path ends in its name
    (
        {k: v for k, v in SPECIFICATION.items() if k != "title"},
        (codes.MISSING_FIELD, ("title",), "the unit", "title"),
    ),
    (
        unit(outcomes=[{"text": "Be able to plan"}]),
        (codes.MISSING_FIELD, ("~1", "ref"), "an outcome", "ref"),
    ),
    (
        {**RECORDS, "decisions": [{"id": "D1", "criteria": ["1.1"], "judgement": "met",
                                   "assessor": "A-7"}]},
        (codes.MISSING_FIELD, ("decisions", "D1", "date"), "decision D1", "date"),
    ),
    # a field that is missing beside another one
    (
        criterion(sufficient={"n_of": "1"}),
        (codes.MISSING_FIELD, ("1", "1.1", "sufficient"), "`sufficient` of criterion 1.1", "of"),
    ),
    (
        criterion(sufficient={"of": [{"items": "1"}]}),
        (codes.MISSING_FIELD, ("1", "1.1", "sufficient"), "`sufficient` of criterion 1.1", "n_of"),
    ),
    (
        {**RECORDS, "declarations": [{"covers": "all", "signed_by_learner": "2026-06-20",
                                      "confirmed_by": "A-7"}]},
        (codes.MISSING_FIELD, ("declarations", "~1"), "a declaration", "confirmed"),
    ),
    (
        {k: v for k, v in RECORDS.items() if k != "specification"},
        (codes.MISSING_FIELD, (), "the portfolio", "specification"),
    ),
    # another shape than wanted
    (unit(supported_by="A"), (codes.WRONG_SHAPE, ("supported_by",), "the unit", "supported_by")),
    (unit(sector="A"), (codes.WRONG_SHAPE, ("sector",), "the unit", "sector")),
    (unit(level=["3"]), (codes.WRONG_SHAPE, ("level",), "the unit", "level")),
    (unit(outcomes="A"), (codes.WRONG_SHAPE, ("outcomes",), "the unit", "outcomes")),
    (unit(outcomes=["A"]), (codes.WRONG_SHAPE, ("outcomes", "A"), "the unit", "outcomes")),
    (item(maps_to="1.1"), (codes.WRONG_SHAPE, ("evidence", "E1", "maps_to"), "item E1", "maps_to")),
    # none of the words
    (item(source="home"), (codes.UNKNOWN_VALUE, ("evidence", "E1", "source"), "item E1", "source")),
    (
        criterion(sufficient={"items": "1", "where": {"methods": ["test", "tset"]}}),
        (
            codes.UNKNOWN_VALUE,
            ("1", "1.1", "sufficient", "where", "methods", "tset"),
            "`sufficient/where` of criterion 1.1",
            "methods",
        ),
    ),
    (
        item(maps_to={"1.1": "p. 1"}),
        (codes.UNKNOWN_VALUE, ("evidence", "E1", "maps_to", "1.1"), "`maps_to` of item E1", "1.1"),
    ),
    # scalars keep the code that they are refused with
    (item(date="03/02/2026"), (codes.DATE_FORM, ("evidence", "E1", "date"), "item E1", "date")),
    (item(hours="x"), (codes.NOT_A_NUMBER, ("evidence", "E1", "hours"), "item E1", "hours")),
    (unit(id="My unit"), (codes.BAD_REF, ("id",), "the unit", "id")),
    (
        {**RULES, "current": {"within": "90 days"}},
        (
            codes.BAD_PERIOD,
            ("current", "within"),
            "`current` of the set of evidence rules",
            "within",
        ),
    ),
    # a list that names nothing, and one whose only entry is wrong (told once)
    (
        {**RULES, "accept": {"methods": []}},
        (
            codes.EMPTY_LIST,
            ("accept", "methods"),
            "`accept` of the set of evidence rules",
            "methods",
        ),
    ),
    (
        {**RULES, "accept": {"sources": ["hom"]}},
        (
            codes.UNKNOWN_VALUE,
            ("accept", "sources", "hom"),
            "`accept` of the set of evidence rules",
            SOURCES,
        ),
    ),
    # rules that ask for nothing, or for two things that do not go together
    (
        criterion(sufficient={}),
        (codes.RULE_WITHOUT_CLAUSE, ("1", "1.1", "sufficient"), "criterion 1.1", "sufficient"),
    ),
    (
        criterion(sufficient={"hours": 2, "once_per": "site", "at_most": {"method": {"test": 1}}}),
        (codes.CLAUSES_CLASH, ("1", "1.1", "sufficient", "at_most"), "criterion 1.1", "sufficient"),
    ),
    # a record without a value
    (
        item(maps_to={"1.1": None}),
        (codes.NO_VALUE, ("evidence", "E1", "maps_to", "1.1"), "`maps_to` of item E1", "1.1"),
    ),
    # a blank field, also one that may be left out
    (unit(title=None), (codes.NO_VALUE, ("title",), "the unit", "title")),
    (unit(level=None), (codes.NO_VALUE, ("level",), "the unit", "level")),
    (criterion(sufficient=None), (codes.NO_VALUE, ("1", "1.1", "sufficient"), "criterion 1.1",
                                  "sufficient")),
]  # fmt: skip


@pytest.mark.parametrize(("data", "expected"), FAULTS)
def test_faults(data: dict[str, Any], expected: Told) -> None:
    assert told(data) == [expected]


NEAR: list[tuple[dict[str, Any], str]] = [
    # the near spelling among the fields (or values) of that place
    (unit(lvel="3"), "level"),
    (unit(Title2="x"), "title"),
    (item(methd="product"), "method"),
    (item(dat="2026-02-17"), "date"),
    (item(source="work place"), "workplace"),
    (criterion(sufficient={"items": "1", "where": {"method": ["test"]}}), "methods"),
    (criterion(band="Merit"), "merit"),
    # nothing is near
    (unit(colour="blue"), ""),
    (item(source="x"), ""),
    (item(maps_to={"1.1": {"pages": "1"}}), ""),
]


@pytest.mark.parametrize(("data", "near"), NEAR)
def test_near_spelling(data: dict[str, Any], near: str) -> None:
    with pytest.raises(Refused) as raised:
        structured(MODELS[data["kind"]], Addresses(data))
    ((diagnostic, _),) = raised.value.problems
    assert diagnostic.arguments["near"] == near


def test_a_misspelt_required_field_is_told_once() -> None:
    misspelt = {"ref": "1.1", "txt": "Plan a visit"}
    data = unit(outcomes=[{**OUTCOME, "criteria": [misspelt]}])
    assert [code for code, *_ in told(data)] == [codes.UNKNOWN_FIELD]


def test_every_fault_is_told() -> None:
    data = {**unit(lvel="3", credit="seven", glh="-1"), "title": None}
    assert {code for code, *_ in told(data)} == {
        codes.UNKNOWN_FIELD,
        codes.NOT_A_NUMBER,
        codes.NUMBER_OUT_OF_RANGE,
        codes.NO_VALUE,
    }


CHECKLIST: dict[str, Any] = {"sections": [{"ref": "A", "checks": [{"ref": "3"}]}]}
OWNERS: list[tuple[Any, tuple[str | int, ...], str]] = [
    # the file by its kind, a record by its ref, a field of it by its name
    (SPECIFICATION, (), "the unit"),
    (RULES, (), "the set of evidence rules"),
    (SPECIFICATION, ("outcomes", 0), "outcome 1"),
    (SPECIFICATION, ("outcomes", 0, "criteria", 0), "criterion 1.1"),
    (SPECIFICATION, ("outcomes", 0, "criteria", 0, "sufficient"), "`sufficient` of criterion 1.1"),
    (RECORDS, ("evidence", 0, "maps_to", "1.1"), "`maps_to/1.1` of item E1"),
    (CHECKLIST, ("sections", 0), "section A"),
    (CHECKLIST, ("sections", 0, "checks", 0), "check 3"),
    # without a ref, by its position
    ({"kind": "unit", "outcomes": [{}, {}]}, ("outcomes", 1), "an outcome"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "location", "owner"), OWNERS)
def test_owner(data: Any, location: tuple[str | int, ...], owner: str) -> None:
    assert phrase("owner", {"owner": owner_of(data, location)}) == owner


PERSONAL: list[tuple[dict[str, Any], bool]] = [
    # what is told about a personal field quotes it
    (item(title=["a name"]), True),
    (item(own_contribution={"a": "b"}), True),
    (item(maps_to={"1.1": {"note": ["a name"]}}), True),
    (item(withdrawn={"date": "2026-01-01", "reason": ["ill"]}), True),
    ({**RECORDS, "people": {"A-7": {"role": "assessor", "name": ["A. Name"]}}}, True),
    # these do not
    (item(hours="-1"), False),
    (unit(title=["Planning"]), False),
]


@pytest.mark.parametrize(("data", "personal"), PERSONAL)
def test_what_quotes_a_personal_field_says_so(data: dict[str, Any], personal: bool) -> None:
    with pytest.raises(Refused) as raised:
        structured(MODELS[data["kind"]], Addresses(data))
    assert [diagnostic.personal for diagnostic, _ in raised.value.problems] == [personal]


# --- with places


def places(text: str) -> list[tuple[str, int, int, int]]:
    """Slug, line, column and width of each problem of a file."""
    return [
        (p.diagnostic.code.slug, p.place.line, p.place.column, p.place.width)
        for p in read(text).problems
        if isinstance(p.place, TextPlace)
    ]


def read(text: str) -> Document:
    return document_of(text, "sample.yaml")


PLACES: list[tuple[str, list[tuple[str, int, int, int]]]] = [
    # an unknown field points at its key, in any form
    (after(UNIT, "title: Planning a visit", "lvel: 3"), [("unknown-field", 6, 1, 4)]),
    (UNIT + "      - {ref: 1.2, text: Review, txet: x}\n", [("unknown-field", 12, 34, 4)]),
    (PORTFOLIO.replace("{at: p. 1}", "{page: 1}"), [("unknown-field", 10, 13, 4)]),
    # a wrong value points at the value
    (PORTFOLIO.replace("2026-02-17", "17.2.2026"), [("date-form", 8, 11, 9)]),
    (DECIDED.replace(": met", ": passed"), [("unknown-value", 14, 16, 6)]),
    (with_rule("items: 1", "where: {methods: [test, tset]}"), [("unknown-value", 14, 35, 4)]),
    # a missing field points at the ref of what it is missing from, or at the first line
    (UNIT.replace("    text: Be able to plan a visit\n", ""), [("missing-field", 7, 10, 1)]),
    (DECIDED.replace("    judgement: met\n", ""), [("missing-field", 12, 9, 2)]),
    (PORTFOLIO.replace("learner: L-0042\n", ""), [("missing-field", 1, 1, 6)]),
    # a blank field points at its key
    (UNIT.replace("title: Planning a visit", "title:"), [("no-value", 5, 1, 5)]),
    # a list or fields in the wrong place point at their key
    (after(UNIT, "title: Planning a visit", "level: [3]"), [("wrong-shape", 6, 1, 5)]),
    # a mapping that is keyed by references points at the reference
    (PORTFOLIO.replace("{at: p. 1}", "page 1"), [("unknown-value", 10, 7, 3)]),
    # all of them in file order
    (
        REVIEWED.replace("2026-02-17", "2026-02-30").replace("finding: agreed", "finding: yes"),
        [("no-such-date", 8, 11, 10), ("unknown-value", 21, 14, 3)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_places(text: str, expected: list[tuple[str, int, int, int]]) -> None:
    assert places(text) == expected


def test_a_file_with_an_error_has_no_value_and_keeps_its_kind_and_id() -> None:
    document = read(after(UNIT, "title: Planning a visit", "lvel: 3"))
    assert (document.value, document.kind, document.stated_id) == (None, "unit", "demo")
    assert isinstance(read(UNIT).value, Specification)


VALUES = st.recursive(
    st.none() | st.text(max_size=4) | st.sampled_from(["1.1", "2026-01-01", "whole", "met", "yes"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["ref", "id", "text", "items", "all", "of", "n_of", "where", "at", "date"]
            )
            | st.text(max_size=3),
            inner,
            max_size=3,
        )
    ),
    max_leaves=8,
)
FIELDS = st.dictionaries(
    st.sampled_from(
        sorted({*Specification.model_fields, *Portfolio.model_fields, *EvidenceRules.model_fields})
    ),
    VALUES,
    max_size=5,
)


@given(st.sampled_from([SPECIFICATION, RULES, RECORDS]), FIELDS)
def test_any_data_is_a_value_or_refused(sound: dict[str, Any], fields: dict[str, Any]) -> None:
    data = {**sound, **fields, "kind": sound["kind"]}
    for code, _, owner, field in told(data):
        assert isinstance(code, Code)
        assert owner != "None"
        assert field != "None"
