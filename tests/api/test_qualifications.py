"""Qualifications of a library, and the units that a portfolio on one is judged on."""

import pickle
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import rubric
from rubric.api.evaluating import Against, Judging
from rubric.diagnostics import Diagnostic
from rubric.facts import facts_of
from rubric.load import document_of
from rubric.model import Portfolio, Specification
from rubric.model.qualification import Qualification
from rubric.phrases import help_text, phrase

ON = date(2026, 11, 21)
_UNIT = """\
format: rubric/1
kind: unit
id: {id}
version: {version}
title: Demonstration
{more}criteria:
  - ref: 1.1
    text: State it
"""
_QUALIFICATION = """\
format: rubric/1
kind: qualification
id: {id}
version: {version}
title: Demonstration
{more}groups:
  - {{ref: M, take: all, units: [a]}}
  - {{ref: O, take: {{units: {{at_least: 1}}}}, units: [b, c@1]}}
  - {{ref: P, take: {{units: {{at_least: 1}}}}, units: [d]}}
pathways:
  - {{id: short, groups: [M, O]}}
equivalent: [[b, A/1, e]]
"""


def unit(name: str, version: str = "1", more: str = "") -> str:
    return _UNIT.format(id=name, version=version, more=more)


def award(version: str = "1", more: str = "", name: str = "award") -> str:
    return _QUALIFICATION.format(id=name, version=version, more=more)


def library(folder: Path, *texts: str, **more: Any) -> rubric.Library:
    for number, text in enumerate(texts):
        (folder / f"{number}.yaml").write_text(text, encoding="utf-8")
    return rubric.Library.load(folder, builtin=False, **more)


UNITS = (*(unit(name) for name in "abcde"), unit("c", "2"), unit("f", more="unit_number: A/1\n"))


def value(text: str) -> Any:
    document = document_of(text, "file.yaml")
    assert document.value is not None, document.problems
    return document.value


def portfolio(**fields: Any) -> Portfolio:
    data = {"format": "rubric/1", "kind": "portfolio", "learner": "L-1", "qualification": "award"}
    return Portfolio.model_validate({**data, **fields})


def item(day: str | None, *references: str) -> dict[str, Any]:
    dated = {} if day is None else {"date": day}
    return {"id": "E1", "method": "product", "maps_to": dict.fromkeys(references, "whole"), **dated}


# --- finding them


def found(library: rubric.Library, reference: str, day: str | None = None) -> str:
    on = None if day is None else date.fromisoformat(day)
    one = library.find_qualification(reference, on, None)
    return one.code.slug if isinstance(one, Diagnostic) else one.reference


def test_a_qualification_is_found_by_id_and_version_as_units_are(tmp_path: Path) -> None:
    old = award("1", "dates: {last_registration: 2025-12-31}\n")
    held = library(tmp_path, *UNITS, old, award("2", "dates: {operational_start: 2026-01-01}\n"))
    assert not held.problems
    assert found(held, "award@1") == "award@1"
    assert found(held, "award") == "award@2"
    assert found(held, "award", "2025-06-01") == "award@1"
    assert found(held, "award", "2026-01-01") == "award@2"
    assert found(held, "award@3") == "unknown-version"
    assert found(held, "awrd") == "unknown-qualification"
    assert found(held, "a") == "unknown-qualification"
    assert set(held.qualifications) == {("award", "1"), ("award", "2")}


def test_none_may_be_open_to_register_on(tmp_path: Path) -> None:
    held = library(tmp_path, *UNITS, award("1", "dates: {last_registration: 2025-12-31}\n"))
    assert found(held, "award", "2026-01-01") == "no-open-version"


@pytest.mark.parametrize(
    ("reference", "how", "near"),
    [("awrd", None, "award"), ("a", "specification", ""), ("zzz", None, "")],
)
def test_what_is_not_there_is_told_with_what_is(
    reference: str, how: str | None, near: str, tmp_path: Path
) -> None:
    told = library(tmp_path, *UNITS, award()).find_qualification(reference, None, None)
    assert isinstance(told, Diagnostic)
    assert told.arguments.get("how") == how
    assert (told.arguments["near"], told.arguments["allowed"]) == (near, ("award",))


def test_a_qualification_is_no_specification(tmp_path: Path) -> None:
    told = library(tmp_path, *UNITS, award()).find("award", None, None)
    assert isinstance(told, Diagnostic)
    assert (told.code.slug, told.arguments["how"]) == ("unknown-specification", "qualification")


def test_one_with_errors_is_told_and_not_used(tmp_path: Path) -> None:
    held = library(tmp_path, *UNITS, award().replace("[a]", "[a, x]"))
    assert [problem.diagnostic.code.slug for problem in held.problems] == ["unknown-specification"]
    assert found(held, "award") == "specification-with-errors"
    # warnings are told, and it is used
    held = library(tmp_path, *UNITS, award() + "barred: [[a, b]]\n")
    assert [problem.diagnostic.code.slug for problem in held.problems] == ["unit-never-counts"]
    assert found(held, "award") == "award@1"


def test_a_unit_with_errors_is_named_where_it_is_asked_for(tmp_path: Path) -> None:
    broken = unit("a").replace("    text: State it\n", "")
    held = library(tmp_path, *UNITS[1:], broken, award())
    slugs = {problem.diagnostic.code.slug for problem in held.problems}
    assert slugs == {"missing-field", "specification-with-errors"}


def test_two_that_differ_under_one_name_are_not_used(tmp_path: Path) -> None:
    held = library(tmp_path, *UNITS, award(), award(), award(more="level: 3\n"))
    (problem,) = held.problems
    assert problem.diagnostic.code.slug == "duplicate-specification"
    assert str(problem.place).endswith("9.yaml:3:5")
    assert found(held, "award") == "specification-with-errors"


def test_a_qualification_and_a_unit_share_their_names(tmp_path: Path) -> None:
    held = library(tmp_path, *UNITS, award(name="a"))
    assert [problem.diagnostic.code.slug for problem in held.problems] == [
        "duplicate-specification"
    ]
    assert found(held, "a") == "specification-with-errors"


def test_the_same_once_more_is_one(tmp_path: Path) -> None:
    assert not library(tmp_path, *UNITS, award(), award()).problems


def test_it_goes_through_pickle_and_its_file_is_known(tmp_path: Path) -> None:
    held = pickle.loads(pickle.dumps(library(tmp_path, *UNITS, award())))
    one = held.find_qualification("award", None, None)
    assert isinstance(one, Qualification)
    assert held.document(one).name.endswith("7.yaml")
    assert held.resolved_qualification(one).equivalent == (("b", "f", "e"),)


# --- a storage


class Storage:
    """Units by id, and what was asked for."""

    def __init__(self, **texts: str) -> None:
        self.texts = texts
        self.asked: list[str] = []

    def __call__(self, name: str, _: str | None) -> Specification | None:
        self.asked.append(name)
        text = self.texts.get(name)
        return None if text is None else value(text)


def test_units_of_a_storage_are_looked_up_once_somebody_is_judged(tmp_path: Path) -> None:
    storage = Storage(**{name: unit(name) for name in "abcd"})
    held = library(tmp_path, award(), source=storage)
    assert (storage.asked, held.problems) == ([], ())
    result = rubric.evaluate(portfolio(units=["a"]), held, on=ON)
    assert [unit.specification.id for unit in result.units] == ["a"]


def test_what_is_wrong_with_units_of_a_storage_is_told_then(tmp_path: Path) -> None:
    storage = Storage(**{name: unit(name) for name in "abd"})
    result = rubric.evaluate(
        portfolio(units=["a"]), library(tmp_path, award(), source=storage), on=ON
    )
    (problem,) = result.problems
    assert (problem.code.slug, problem.path) == ("specification-with-errors", ("qualification",))
    assert problem.arguments["errors"] == ("RUB401 unknown-specification groups/O/units/c@1",)


# --- the units that are judged


def against(held: rubric.Library, given: Portfolio, on: date | None = ON) -> Against:
    problems, found = Judging(held, on).prepared(given, facts_of(given))
    assert problems == []
    return found


def judged(held: rubric.Library, given: Portfolio, on: date | None = ON) -> list[str]:
    return [specification.reference for specification in against(held, given, on).specifications]


@pytest.mark.parametrize(
    ("fields", "units"),
    [
        # those registered, in the order of the qualification; the version that it names
        ({"units": ["d", "c", "a"]}, ["a@1", "c@1", "d@1"]),
        # nothing registered and nothing recorded
        ({}, []),
        # a link, known on the day or undated; a later one is not known yet
        ({"evidence": [item("2026-11-21", "b/1.1")]}, ["b@1"]),
        ({"evidence": [item(None, "b/1.1")]}, ["b@1"]),
        ({"evidence": [item("2026-11-22", "b/1.1")]}, []),
        # a reference with its version, or to a criterion that there is not
        ({"evidence": [item(None, "b@1/1.1")]}, ["b@1"]),
        ({"evidence": [item(None, "b/9.9")]}, ["b@1"]),
        # a reference that names no unit, or one of another qualification
        ({"evidence": [item(None, "1.1", "x/1.1")]}, []),
        # what stands in for a unit, by its id or its number
        ({"evidence": [item(None, "e/1.1", "f/1.1")]}, ["f@1", "e@1"]),
        (
            {"decisions": [{"id": "D1", "criteria": ["d/1.1"], "judgement": "met",
                            "assessor": "A-7", "date": "2026-06-01"}]},
            ["d@1"],
        ),
        (
            {"exemptions": [{"id": "X1", "units": ["d@1", "b"], "reason": "credit_transfer",
                             "authorised_by": "Q-2", "date": "2026-06-01"}]},
            ["b@1", "d@1"],
        ),
        (
            {"exemptions": [{"id": "X1", "criteria": ["a/1.1"], "reason": "exemption",
                             "authorised_by": "Q-2", "date": "2026-12-01"}]},
            [],
        ),
        # on a pathway without its group: what was recorded is judged all the same
        ({"pathway": "short", "units": ["a"], "evidence": [item(None, "d/1.1")]}, ["a@1", "d@1"]),
    ],
)  # fmt: skip
def test_which_units_are_judged(fields: dict[str, Any], units: list[str], tmp_path: Path) -> None:
    assert judged(library(tmp_path, *UNITS, award()), portfolio(**fields)) == units


def test_without_a_day_every_record_is_known(tmp_path: Path) -> None:
    given = portfolio(evidence=[item("2030-01-01", "b/1.1")])
    assert judged(library(tmp_path, *UNITS, award()), given, None) == ["b@1"]


def test_the_version_is_that_of_the_registration_else_the_one_that_was_open(
    tmp_path: Path,
) -> None:
    units = (*UNITS[1:], unit("a", "1", "dates: {last_registration: 2025-12-31}\n"),
             unit("a", "2", "dates: {operational_start: 2026-01-01}\n"))  # fmt: skip
    held = library(tmp_path, *units, award())
    assert judged(held, portfolio(units=["a@1"])) == ["a@1"]
    assert judged(held, portfolio(units=["a"])) == ["a@2"]
    assert judged(held, portfolio(units=["a"], registered="2025-06-01")) == ["a@1"]


def test_the_others_are_those_that_could_still_be_chosen(tmp_path: Path) -> None:
    units = (*UNITS[:3], unit("d", more="dates: {last_registration: 2025-12-31}\n"), *UNITS[4:])
    held = library(tmp_path, *units, award())
    found = against(held, portfolio(units=["a"]))
    assert [unit.reference for unit in found.further] == ["b@1", "c@1", "f@1", "e@1"]
    assert found.qualification is not None
    assert found.qualification.pathway is None
    short = against(held, portfolio(units=["a"], pathway="short"))
    assert short.qualification is not None
    assert [group.ref for group in short.qualification.groups] == ["M", "O"]


@pytest.mark.parametrize(
    ("fields", "slug", "path"),
    [
        ({"qualification": "awrd"}, "unknown-qualification", ("qualification",)),
        ({"pathway": "shrt"}, "unknown-pathway", ("pathway",)),
        ({"units": ["x"]}, "unknown-specification", ("units", "x")),
        ({"units": ["a@2"]}, "unknown-version", ("units", "a@2")),
        ({"units": ["c@2"]}, "another-version-of-unit", ("units", "c@2")),
    ],
)
def test_what_keeps_a_portfolio_from_being_judged(
    fields: dict[str, Any], slug: str, path: tuple[str, ...], tmp_path: Path
) -> None:
    result = rubric.evaluate(portfolio(**fields), library(tmp_path, *UNITS, award()), on=ON)
    assert [(problem.code.slug, problem.path) for problem in result.problems] == [(slug, path)]
    assert not result.units


def test_a_unit_beside_the_qualification_is_judged_and_told(tmp_path: Path) -> None:
    held = library(tmp_path, *UNITS, unit("z"), award())
    result = rubric.evaluate(portfolio(units=["a", "z"]), held, on=ON)
    assert [unit.specification.id for unit in result.units] == ["a", "z"]
    (told,) = result.diagnostics
    assert (told.code.slug, told.path) == ("unit-in-no-group", ("units", "z"))


def test_a_reference_always_names_its_unit(tmp_path: Path) -> None:
    held = library(tmp_path, *UNITS, award())
    given = portfolio(units=["a"], evidence=[item(None, "1.1", "a/1.1")])
    result = rubric.evaluate(given, held, on=ON)
    (told,) = result.set_aside
    assert (told.code.slug, told.path) == (
        "ambiguous-criterion",
        ("evidence", "E1", "maps_to", "1.1"),
    )
    assert phrase(told.code.slug, told.arguments) == "`1.1` does not say which unit it is of"
    assert help_text(told.code.slug, told.arguments) == "write a/1.1"


def test_nothing_registered_and_nothing_recorded_is_not_achieved(tmp_path: Path) -> None:
    assert not rubric.evaluate(portfolio(), library(tmp_path, *UNITS, award()), on=ON).achieved
