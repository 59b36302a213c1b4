"""Rules, gaps and amounts as sentences."""

from decimal import Decimal

import pytest
import yaml

from rubric.model import Sufficiency
from rubric.report.sentences import Sentences, number
from rubric.rules import ResolvedRule
from rubric.rules.sufficiency import node_of, parts_node, range_scope

SCOPE = range_scope(["indoors", "outdoors", "at height"])


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("{items: 1}", "1 item of evidence"),
        ("{items: 3}", "3 items of evidence"),
        ("{hours: 12.50}", "12.5 hours"),
        ("{hours: 12, once_per: occasion}", "12 hours, counting each occasion once"),
        ("{range: 2}", "2 of the range items indoors, outdoors and at height"),
        ("{range: all}", "every range item: indoors, outdoors and at height"),
        ("{methods: 2}", "evidence by at least 2 methods"),
        ("{occasions: 1}", "evidence on at least 1 occasion"),
        (
            "{sites: 2, witnesses: 3, assessors: 2}",
            "evidence from at least 2 sites and evidence from at least 3 witnesses and "
            "evidence observed by at least 2 assessors",
        ),
        (
            "{hours: 12, at_most: {source: {simulation: 4}}}",
            "12 hours, no more than 4 of them from simulation",
        ),
        (
            "{items: 4, where: {within: 1 year}, at_most: {method: {test: 1, other: 2}}}",
            "4 items of evidence, no more than 12 months old, no more than 2 of them by other, "
            "no more than 1 of them by test",
        ),
        # several clauses together: all of them
        ("{items: 2, hours: 6}", "2 items of evidence and 6 hours"),
        (
            "{any: [{hours: 12}, {items: 2, where: {methods: [observation]}}]}",
            "any one of these: 12 hours; or 2 items of evidence, by observation",
        ),
        (
            "{n_of: 2, of: [{items: 1}, {hours: 1}, {sessions: 3}]}",
            "2 of these: 1 item of evidence; 1 hour; 3 sessions",
        ),
        (
            "{items: 1, where: {not_methods: [test], sources: [workplace], witnessed: yes, "
            "within: 1 year}}",
            "1 item of evidence, not by test, from the workplace, witnessed, no more than "
            "12 months old",
        ),
        (
            "{items: 1, where: {methods: [witness_testimony, expert_witness], "
            "not_sources: [simulation]}}",
            "1 item of evidence, by expert witness or witness testimony, not from simulation",
        ),
    ],
)
def test_rule_as_a_sentence(written: str, sentence: str) -> None:
    rule = Sufficiency.model_validate(yaml.load(written, Loader=yaml.BaseLoader))
    assert Sentences().rule(node_of(rule, (), SCOPE)) == sentence


def test_parts_as_a_sentence() -> None:
    assert Sentences().rule(parts_node({"a": "…", "b": "…"}, ())) == "each of the parts a and b"


@pytest.mark.parametrize(
    ("amount", "written"), [("12.000", "12"), ("2.50", "2.5"), ("100", "100"), ("0.001", "0.001")]
)
def test_amounts_have_no_needless_zeros(amount: str, written: str) -> None:
    assert number(Decimal(amount)) == written


@pytest.mark.parametrize(
    ("basis", "told"),
    [
        ("engine", "the engine's default; the source asks for the parts"),
        ("centre", "a rule of the centre; the source asks for the parts"),
        # the parts are wording like the rule itself
        ("wording", "the unit's wording"),
    ],
)
def test_parts_are_never_called_a_rule_of_somebody_else(basis: str, told: str) -> None:
    parts = parts_node({"a": "…", "b": "…"}, ())
    assert Sentences().basis(ResolvedRule(parts, "own", (), basis)) == told
