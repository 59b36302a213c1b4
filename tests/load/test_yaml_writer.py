"""YAML as we write it: how it looks, and that every reader finds the same text in it."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

import rubric
from rubric.load import document_of
from rubric.load.plain_data import plain_data
from rubric.model import Portfolio, Specification
from rubric.testing.laws import law_09_round_trip
from rubric.testing.strategies import wordings, written_files
from rubric.testing.strategies.wording import NO_TEXT

HEAD = "format: rubric/1\nkind: portfolio\n"


def portfolio(**fields: Any) -> Portfolio:
    return Portfolio.model_validate(
        {"format": "rubric/1", "kind": "portfolio", "learner": "L", "specification": "a", **fields}
    )


def unit(**fields: Any) -> Specification:
    data = {"format": "rubric/1", "kind": "unit", "id": "demo", "version": "1", "title": "Demo"}
    return Specification.model_validate({**data, **fields})


def yaml_1_1(text: str) -> Any:
    return yaml.safe_load(text)


def yaml_1_2(text: str) -> Any:
    return YAML(typ="safe", pure=True).load(text)


READERS = [pytest.param(yaml_1_1, id="yaml-1.1"), pytest.param(yaml_1_2, id="yaml-1.2")]

#: a title, and the lines in which it is written
LOOKS: list[tuple[str, str]] = [
    # nothing that a reader could misunderstand
    ("Plan the work, with others (and alone)", "title: Plan the work, with others (and alone)"),
    ("the learner's own “goals” – all", "title: the learner's own “goals” – all"),
    ("at 10:30, see https://example.org/a#b", "title: at 10:30, see https://example.org/a#b"),
    ("1st attempt", "title: 1st attempt"),
    ("no more than 3", "title: no more than 3"),
    # taken for something else than text
    ("1.10", "title: '1.10'"),
    ("2026-02-17", "title: '2026-02-17'"),
    ("12:30", "title: '12:30'"),
    ("No", "title: 'No'"),
    ("null", "title: 'null'"),
    ("y", "title: 'y'"),
    ("1e3", "title: '1e3'"),
    ("0o7", "title: '0o7'"),
    ("~", "title: '~'"),
    # marks of YAML
    ("Plan: goals", "title: >-\n  Plan: goals"),
    ("Plan # goals", "title: >-\n  Plan # goals"),
    ("- the learner's goals", "title: >-\n  - the learner's goals"),
    ("'Plan' it", "title: >-\n  'Plan' it"),
    ("goals:dates", "title: 'goals:dates'"),
    ("f1:9c1e", "title: f1:9c1e"),
    ("[goals]", "title: '[goals]'"),
    # several lines
    ("Plan\n\n- goals\n- dates", "title: |-\n  Plan\n\n  - goals\n  - dates"),
    # what could not be seen otherwise
    ("Plan\tgoals", 'title: "Plan\\tgoals"'),
    ("Plan\n  goals", 'title: "Plan\\n  goals"'),
    ("Plan\u2028goals", 'title: "Plan\\Lgoals"'),
    # one line, however long
    ("Plan " * 100 + "it", "title: " + "Plan " * 100 + "it"),
]


@pytest.mark.parametrize(("title", "lines"), LOOKS, ids=[title[:20] for title, _ in LOOKS])
def test_how_a_text_is_written(title: str, lines: str) -> None:
    text = rubric.to_yaml(unit(title=title, criteria=[{"ref": "1", "text": "Know it"}]))
    head = "format: rubric/1\nkind: unit\nid: demo\nversion: '1'\n"
    assert text == f"{head}{lines}\ncriteria:\n  - ref: '1'\n    text: Know it\n"


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("text", NO_TEXT)
def test_what_a_reader_would_take_for_something_else(text: str, read: Any) -> None:
    value = portfolio(
        learner=text,
        evidence=[{"id": text, "title": text, "maps_to": {text: {"at": text, "range": [text]}}}],
    ) if not set(text) & set("/~@;") else portfolio(learner=text, centre=text)  # fmt: skip
    assert read(rubric.to_yaml(value)) == plain_data(value)
    law_09_round_trip(value)


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("name", ["n" * 200, "1" * 200, "a: b # " * 28, "\u2028a" * 100])
def test_a_name_that_is_too_long_to_stand_before_its_colon(name: str, read: Any) -> None:
    name = name.strip()
    value = portfolio(
        people={name: {"role": "iqa"}}, evidence=[{"id": "E1", "maps_to": {name: {}}}]
    )
    assert read(rubric.to_yaml(value)) == plain_data(value)
    law_09_round_trip(value)


@pytest.mark.parametrize("read", READERS)
@given(value=written_files())
def test_every_reader_finds_the_same_text(read: Any, value: Any) -> None:
    assert read(rubric.to_yaml(value)) == plain_data(value)


@given(st.lists(wordings(), min_size=1, max_size=6))
def test_wording_is_kept_to_the_letter(texts: list[str]) -> None:
    criteria = [{"ref": str(n), "text": text} for n, text in enumerate(texts, 1)]
    value = unit(criteria=criteria, guidance=texts, translations={"cy": {"1": texts[0]}})
    document = document_of(rubric.to_yaml(value), "written.yaml")
    assert document.problems == ()
    assert isinstance(document.value, Specification)
    assert [criterion.text for criterion in document.value.criteria] == texts
    assert list(document.value.guidance) == texts


def test_what_says_nothing_is_left_out_and_what_says_that_there_is_nobody_is_not() -> None:
    value = portfolio(
        people={}, evidence=[{"id": "E1", "group": "no", "maps_to": {}}], decisions=[]
    )
    assert rubric.to_yaml(value) == (
        f"{HEAD}learner: L\nspecification: a\npeople: {{}}\n"
        "evidence:\n  - id: E1\n    group: 'no'\n"
    )


def test_the_tree_stands_below_what_a_thing_says_of_itself() -> None:
    outcome = {
        "criteria": [{"sufficient": {"sessions": 3, "items": 2}, "text": "b", "ref": "1.1"}],
        "indicative_content": ["c"],
        "text": "a",
        "ref": "1",
    }
    text = rubric.to_yaml(unit(measures=["sessions"], outcomes=[outcome], guidance=["d"]))
    keys = [line.strip(" -").partition(":")[0] for line in text.splitlines()[5:] if ":" in line]
    assert keys == [
        *("measures", "guidance", "outcomes", "ref", "text", "indicative_content", "criteria"),
        *("ref", "text", "sufficient", "items", "sessions"),
    ]


def test_fields_of_another_system_keep_their_kinds_for_other_readers() -> None:
    shared = ["a", None, {"b": 1.5}]
    external = {"n": 5, "yes": True, "text": "5", "1": shared, "again": shared, "x": " \x07\n"}
    value = portfolio(evidence=[{"id": "E1", "external": external}])
    text = rubric.to_yaml(value)
    for read in (yaml_1_1, yaml_1_2):
        assert read(text)["evidence"][0]["external"] == external
    # our own reader takes numbers for text, here as everywhere
    again = document_of(text, "written.yaml")
    assert again.problems == ()
    assert isinstance(again.value, Portfolio)
    assert (again.value.evidence[0].external or {})["n"] == "5"
    for half in ({"x": "\ud800"}, {"\ud800": "x"}):
        with pytest.raises(UnicodeEncodeError):
            rubric.to_yaml(portfolio(evidence=[{"id": "E1", "external": half}]))
