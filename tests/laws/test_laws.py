"""One property test for each law, named after it."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.generated import ROOT

from rubric.load import load_document
from rubric.testing import laws
from rubric.testing.plain import plain
from rubric.testing.strategies import Case, cases, fresh_items, written_files

#: every file of the repository that is sound
FILES = [
    file
    for folder in ("criteria", "examples")
    for file in sorted((ROOT / folder).rglob("*.yaml"))
    if file.name != "messy-broken.yaml"
]
LATER = st.sampled_from((1, 2, 29, 31, 62, 366, 800))


@given(cases(), st.randoms(use_true_random=False))
def test_law_01_order(case, random):
    laws.law_01_order(case, random)


@given(st.data(), cases())
def test_law_02_monotone(data, case):
    laws.law_02_monotone(case, data.draw(fresh_items(case)))


@given(cases())
def test_law_03_revocation(case):
    laws.law_03_revocation(case)


@given(st.data(), cases())
def test_law_04_locality(data, case):
    laws.law_04_locality(case, data.draw(fresh_items(case, one_criterion=True)))


@given(cases())
def test_law_05_partition(case):
    laws.law_05_partition(case)


@given(cases())
def test_law_06_gap(case):
    laws.law_06_gap(case)


@pytest.mark.parametrize(
    ("where", "left_out"),
    [
        # a word in the middle of the list, which neither end nor a blank would show
        ({"not_sources": ["prior_learning"]}, "sources"),
        ({"not_methods": ["questioning"]}, "methods"),
    ],
)
def test_law_06_tries_every_word_where_none_is_named(monkeypatch, where, left_out):
    rule = {"items": 1, "where": where}
    unit = {
        "format": "rubric/1", "kind": "unit", "id": "u", "version": "1", "title": "U",
        "criteria": [{"ref": "1", "text": "Plan", "sufficient": rule, "basis": "centre"}],
    }  # fmt: skip
    portfolio = {"format": "rubric/1", "kind": "portfolio", "learner": "L-1", "specification": "u"}
    case = Case(unit, portfolio, date(2026, 3, 31), {})
    laws.law_06_gap(case)
    result = case.result()
    [judged] = result.units
    [gap] = judged.gaps
    [item] = gap.closes_when.items
    closes = gap.closes_when._replace(items=(replace(item, **{left_out: None}),))
    changed = judged._replace(gaps=(gap._replace(closes_when=closes),))
    told = iter([result._replace(units=(changed,))])
    real = Case.result
    monkeypatch.setattr(Case, "result", lambda self: next(told, None) or real(self))
    with pytest.raises(AssertionError, match="does not close the gap"):
        laws.law_06_gap(case)


@given(cases())
def test_law_07_trail(case):
    laws.law_07_trail(case)


@given(cases())
def test_law_08_oracle(case):
    laws.law_08_oracle(case)


@given(written_files())
def test_law_09_round_trip(value):
    laws.law_09_round_trip(value)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_law_09_round_trip_of_every_file(file):
    value = load_document(file).value
    assert value is not None
    laws.law_09_round_trip(value)


@given(cases())
def test_law_11_never_vacuous(case):
    laws.law_11_never_vacuous(case)


@given(cases(), st.integers(0, 9))
def test_law_12_recompute(case, turn):
    laws.law_12_recompute(case, threads=turn == 0)


@given(cases(), LATER)
def test_law_13_time(case, days):
    laws.law_13_time(case, days)


@given(cases())
def test_law_13_not_yet_known(case):
    laws.law_13_not_yet_known(case)


@given(cases())
def test_law_14_resolution(case):
    laws.law_14_resolution(case)


MANY = {
    "format": "rubric/1", "kind": "unit", "id": "u", "version": "1", "title": "Unit",
    "range": ["p", "q", "r"],
    "evidence_rules": {"accept": {"methods": ["product", "observation", "test", "feedback"]}},
    "criteria": [
        {"ref": ref, "text": ref, "sufficient": {"all": [
            {"range": "all"},
            {"items": 3, "where": {"methods": ["test", "product", "observation"]}},
            {"hours": 9, "where": {"sources": ["workplace", "simulation"]}},
        ]}}
        for ref in ("1.1", "1.2")
    ],
}  # fmt: skip
RECORDS = {
    "format": "rubric/1", "kind": "portfolio", "learner": "L", "specification": "u",
    "evidence": [
        {"id": f"E{n}", "method": "test", "maps_to": {"1.1": {"range": ["q", "x"]}, "9": "whole"}}
        for n in (1, 2, 10)
    ],
    "decisions": [{"id": "D1", "criteria": ["1.2", "1.1", "7"], "judgement": "met",
                   "assessor": "A", "date": "2026-03-01", "evidence": ["E10", "E2", "E5"]}],
}  # fmt: skip
PROGRAM = """
import json, sys
from dataclasses import replace
from datetime import date
from rubric.testing import Case, plain
unit, records = json.load(sys.stdin)
sys.stdout.write(plain(Case(unit, records, date(2026, 3, 31), {}).result()))
"""


def test_law_01_order_under_any_hash_seed():
    expected = plain(Case(MANY, RECORDS, date(2026, 3, 31), {}).result())
    for seed in ("1", "4711"):
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM],
            input=json.dumps([MANY, RECORDS]),
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout == expected
