"""Libraries, portfolios, results and problems go to other processes and come back the same."""

import copy
import multiprocessing
import pickle
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.generated import ROOT

import rubric
from rubric.api.portfolio import read_portfolio
from rubric.diagnostics import Code, Severity, codes
from rubric.load import load_document

ON = date(2026, 11, 21)
PORTFOLIOS = ("with-gaps", "messy", "every-status")


def again(value: Any) -> Any:
    return pickle.loads(pickle.dumps(value))


def library() -> rubric.Library:
    return rubric.Library.load(ROOT / "examples/library")


def portfolio(name: str) -> rubric.Portfolio:
    found, _ = rubric.load_portfolio(ROOT / f"examples/{name}.yaml")
    assert found is not None
    return found


def test_a_code_is_the_same_code() -> None:
    for code in codes.ALL:
        assert again(code) is code
        assert copy.deepcopy(code) is code
    # a code of a later version
    later = Code("RUB999", "later", Severity.ADVICE)
    assert again(later) == later


@pytest.mark.parametrize("name", PORTFOLIOS)
def test_a_result_says_the_same(name: str) -> None:
    records, held = portfolio(name), library()
    result = rubric.evaluate(records, held, on=ON)
    copied = again(result)
    assert copied == result
    assert copied.inputs_digest == result.inputs_digest
    assert rubric.to_json(copied) == rubric.to_json(result)
    for unit in result.units:
        for reference in unit.criteria:
            assert rubric.why(copied, reference) == rubric.why(result, reference)
    assert again(records) == records
    # once it was used, a library takes along what it has worked out
    for one in (again(library()), again(held)):
        told = rubric.evaluate(again(records), one, on=ON)
        assert rubric.to_json(told) == rubric.to_json(result)
        assert told.inputs_digest == result.inputs_digest


def test_problems_and_their_places() -> None:
    _, problems, document = read_portfolio(ROOT / "examples/messy-broken.yaml")
    assert problems
    assert again(problems) == problems
    assert [rubric.message(one) for one in again(problems)] == [rubric.message(p) for p in problems]
    assert again(document).problems == document.problems


def test_a_document_still_knows_where_everything_stands() -> None:
    file = ROOT / "examples/with-gaps.yaml"
    paths = [("evidence", "E3"), ("evidence", "E3", "maps_to", "2.1"), ("decisions",), ("nowhere",)]
    fresh, used = load_document(file), load_document(file)
    expected = [used.place(path) for path in paths]
    # before anything was asked for its place, and after
    copies = (again(fresh), again(used), again(again(used)))
    for one in copies:
        assert [one.place(path) for path in paths] == expected
    # what the first knows of its lists by identity is nothing to another
    assert used._addresses._known
    assert again(used)._addresses._known == {}


def test_a_library_whose_source_stays_here_does_not_go() -> None:
    held = rubric.Library.load(source=lambda *_: None)
    with pytest.raises((pickle.PicklingError, AttributeError)):
        pickle.dumps(held)


def test_other_processes_give_what_this_one_gives(tmp_path: Path) -> None:
    text = (ROOT / "examples/library/every-status.yaml").read_text(encoding="utf-8")
    (tmp_path / "unit.yaml").write_text(text, encoding="utf-8")
    (unit,) = rubric.Library.load(tmp_path, builtin=False).specifications.values()
    # what a mapping gives for an id, with the version for what it does not hold
    source = {unit.id: unit}.get
    records = portfolio("every-status")
    libraries = [library(), rubric.Library.load(source=source)]
    here = [rubric.evaluate(records, held, on=ON) for held in libraries]
    assert all(result.units for result in here)
    spawned = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, mp_context=spawned) as pool:
        asked = [pool.submit(rubric.evaluate, records, held, on=ON) for held in libraries]
        there = [one.result() for one in asked]
        messy = pool.submit(rubric.evaluate, portfolio("messy"), libraries[0], on=ON).result()
        shown = [pool.submit(rubric.to_json, result) for result in here]
        assert [one.result() for one in shown] == [rubric.to_json(result) for result in here]
    assert [rubric.to_json(r) for r in there] == [rubric.to_json(r) for r in here]
    assert [r.inputs_digest for r in there] == [r.inputs_digest for r in here]
    # codes are compared by identity
    assert messy.set_aside
    assert not {id(one.code) for one in messy.set_aside} - {id(code) for code in codes.ALL}
