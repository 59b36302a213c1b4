"""What alternatives share: one gap, which of them are cheapest, and who is no longer needed."""

import pytest
from tests.evaluation.small import judged_unit

from rubric.evaluation import Gap, UnitResult
from rubric.rules import NOf

MET = "judgement: met, assessor: A, date: 2026-03-20"


def outcome(ref: str, *criteria: str, more: str = "") -> str:
    written = ", ".join(f"{{ref: {ref}.{n}, text: a, {c}}}" for n, c in enumerate(criteria, 1))
    return f"{{ref: {ref}, text: O, {more} criteria: [{written}]}}"


def unit(written: str, met: str = "", items: str = "", more: str = "") -> UnitResult:
    """A unit in which some criteria are met, each on one item."""
    links = "".join(f"{{id: M{ref}, maps_to: {{{ref}: whole}}}}, " for ref in met.split())
    decisions = f"{{id: D1, criteria: [{', '.join(met.split())}], {MET}}}" if met else ""
    return judged_unit(written, f"{{evidence: [{links}{items}], decisions: [{decisions}], {more}}}")


def told(gap: Gap) -> list[str]:
    """Each alternative: `*` where it is among the cheapest, `+` where it is achieved."""
    return [one.reference + "*" * one.cheapest + "+" * one.achieved for one in gap.alternatives]


OF = "achieved_by: {n_of: %s, of: [%s]},"
TWO = "sufficient: {items: 2}"
FLAT = (
    f"{OF % (1, '2, 1')} criteria: [{{ref: 1, text: a}}, {{ref: 2, text: b}}, {{ref: 3, text: c}}]"
)


def flat(n: int, *criteria: str, more: str = "") -> str:
    """A unit of which so many of these criteria are needed, in the order 1, 2 …"""
    names = ", ".join(str(at) for at in range(1, len(criteria) + 1))
    written = ", ".join(f"{{ref: {at}, text: a, {said}}}" for at, said in enumerate(criteria, 1))
    return f"{{{OF % (n, names)} {more} criteria: [{written}]}}"


def test_the_gap_that_they_share() -> None:
    found = unit(f"{{{FLAT}}}")
    [other, gap] = found.gaps
    assert (other.scope, other.reference) == (("3",), "3")
    assert (gap.scope, gap.reference, gap.status, gap.needed, gap.have) == ((), None, None, 1, 0)
    assert (gap.rule.node, gap.rule.stated) == (NOf(1, (), ("achieved_by",)), "own")
    assert gap.rule.path == ("achieved_by",)
    assert (gap.clauses, gap.not_counted, gap.repairs) == ((), (), ())
    # in the order in which they are named, each with its own gap
    assert told(gap) == ["2*", "1"]
    assert [[inner.reference for inner in one.gaps] for one in gap.alternatives] == [["2"], ["1"]]
    assert [one.scope for one in gap.alternatives] == [("2",), ("1",)]
    assert (gap.waiting_on, gap.act) == ("learner", "add_evidence")


def test_what_is_achieved_among_them_has_no_gap() -> None:
    gap = unit(flat(2, "", "", ""), "1").gaps[-1]
    assert (told(gap), gap.have) == (["1+", "2*", "3"], 1)
    assert [len(one.gaps) for one in gap.alternatives] == [0, 1, 1]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        # fewest items, then least amounts, then fewest acts, then as they are named
        (flat(1, "", ""), ["1*", "2"]),
        (flat(1, TWO, ""), ["1", "2*"]),
        (flat(1, "sufficient: {hours: 3}", "sufficient: {hours: 2}"), ["1", "2*"]),
        (flat(1, "sufficient: {hours: 1}", ""), ["1", "2*"]),
        (flat(1, TWO, "sufficient: {hours: 9}"), ["1", "2*"]),
        (flat(1, "evidence_rules: {authenticity: declared}", ""), ["1", "2*"]),
        (flat(2, TWO, "", ""), ["1", "2*", "3*"]),
        # what never closes last
        (flat(1, "sufficient: {items: 1, where: {methods: [test], not_methods: [test]}}", TWO),
         ["1", "2*"]),
    ],
)  # fmt: skip
def test_which_are_cheapest(written: str, expected: list[str]) -> None:
    assert told(unit(written).gaps[-1]) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        # over all that an outcome needs: its items, its amounts, its acts
        (["", ""], [TWO], ["1", "2*"]),
        (["", "", ""], [TWO], ["1", "2*"]),
        (["sufficient: {hours: 2}", "sufficient: {hours: 2}"],
         ["sufficient: {hours: 3}", "sufficient: {hours: 3}"], ["1*", "2"]),
        (["sufficient: {hours: 1}", "sufficient: {hours: 3}"],
         ["sufficient: {hours: 2}", "sufficient: {hours: 1}"], ["1", "2*"]),
        (["sufficient: {hours: 3}", "sufficient: {hours: 1}"],
         ["sufficient: {hours: 1}", "sufficient: {hours: 2}"], ["1", "2*"]),
        (["sufficient: {items: 2, hours: 3}"],
         ["sufficient: {hours: 1}", "sufficient: {hours: 1}"], ["1", "2*"]),
        (["evidence_rules: {authenticity: declared}", ""], ["", ""], ["1", "2*"]),
        (["", ""], ["evidence_rules: {authenticity: declared}", ""], ["1*", "2"]),
        # one that never closes is dearer than any that does, and two than one
        (["sufficient: {items: 1, where: {methods: [test], not_methods: [test]}}"],
         ["", "", "", ""], ["1", "2*"]),
        (["sufficient: {items: 1, where: {methods: [test], not_methods: [test]}}"] * 2,
         ["sufficient: {items: 1, where: {methods: [test], not_methods: [test]}}", "", ""],
         ["1", "2*"]),
    ],
)  # fmt: skip
def test_which_outcomes_are_cheapest(one: list[str], other: list[str], expected: list[str]) -> None:
    written = f"{{{OF % (1, '1, 2')} outcomes: [{outcome('1', *one)}, {outcome('2', *other)}]}}"
    assert told(unit(written).gaps[-1]) == expected


@pytest.mark.parametrize(
    ("mapped", "decided", "expected"),
    [
        # nobody has to add anything: what an assessor or the learner does still counts
        ("2", "", ["1", "2*"]),
        ("1 2", "", ["1*", "2"]),
        ("1 2", "2", ["1*", "2"]),
        ("1 2", "1", ["1", "2*"]),
    ],
)
def test_acts_count_where_no_items_are_needed(
    mapped: str, decided: str, expected: list[str]
) -> None:
    items = "".join(f"{{id: E{ref}, maps_to: {{{ref}: whole}}}}, " for ref in mapped.split())
    against = f"{{id: D2, criteria: [{decided}], {MET.replace('met', 'not_yet_met', 1)}}}"
    records = f"{{evidence: [{items}], decisions: [{against if decided else ''}]}}"
    assert told(judged_unit(flat(1, "", ""), records).gaps[-1]) == expected


def test_what_closes_the_shared_gap_is_what_closes_the_cheapest() -> None:
    written = flat(2, TWO, "sufficient: {hours: 2}", "", more="evidence_rules: {dated: required},")
    gap = unit(written).gaps[-1]
    assert told(gap) == ["1", "2*", "3*"]
    one = gap.closes_when
    assert one is not None
    assert (one.act, one.exact) == ("add_evidence", True)
    assert [dict(item.quantities) for item in one.items] == [{"hours": 2}, {}]
    assert [" ".join(move) for move in one.then] == ["assessor decide"]


def test_what_people_do_for_each_is_told_once() -> None:
    trainee = "{id: D1, criteria: [2], judgement: met, assessor: T, date: 2026-03-20}"
    people = "{T: {role: trainee_assessor}, A: {role: assessor}}"
    records = f"""
    evidence: [{{id: E1, maps_to: {{1: whole, 2: whole}}}}]
    decisions: [{trainee}]
    people: {people}
    """
    gap = judged_unit(flat(3, "", "", "", ""), records).gaps[-1]
    assert told(gap) == ["1*", "2*", "3*", "4"]
    assert (gap.waiting_on, gap.act) == ("assessor", "decide")
    one = gap.closes_when
    assert one is not None
    # adding evidence stands under the items
    assert (one.act, len(one.items)) == ("decide", 1)
    assert [" ".join(move) for move in one.then] == ["assessor countersign", "assessor decide"]


NEVER = "sufficient: {items: 1, where: {methods: [test], not_methods: [test]}}"


@pytest.mark.parametrize(
    "written",
    [
        flat(1, NEVER, NEVER),
        flat(2, "", NEVER, NEVER),
        # … also where it stands in an outcome
        f"{{{OF % (1, '1, 2')} outcomes: [{outcome('1', NEVER, '')}, {outcome('2', NEVER)}]}}",
    ],
)
def test_where_too_few_can_close_it_waits_on_the_encoder(written: str) -> None:
    gap = unit(written).gaps[-1]
    assert (gap.closes_when, gap.waiting_on, gap.act) == (None, "encoder", "mend_rule")


def test_more_than_the_target_asks_of_them_cannot_close() -> None:
    written = flat(2, "", "band: merit", "band: merit")
    gap = unit(written).gaps[-1]
    assert (told(gap), gap.closes_when) == (["1*"], None)


def test_an_answer_that_is_not_proved_makes_the_shared_one_so() -> None:
    methods = ("observation", "product", "discussion", "questioning", "assignment", "test")
    each = ", ".join(f"{{items: 6, where: {{methods: [{method}]}}}}" for method in methods)
    gap = unit(flat(2, "", f"sufficient: {{n_of: 3, of: [{each}]}}", NEVER)).gaps[-1]
    assert told(gap) == ["1*", "2*", "3"]
    assert gap.closes_when is not None
    assert gap.closes_when.exact is False


# -- outcomes ------------------------------------------------------------------------

NESTED = f"""
{OF.strip(",") % (1, "3, 2")}
sufficient: {{items: 1}}
outcomes:
  - {outcome("1", "", "", "", more=OF % (1, "1.2, 1.1"))}
  - {outcome("2", "", "", more=f"{TWO},")}
  - {outcome("3", "", "", more=OF % (1, "3.1, 3.2"))}
"""


def test_alternatives_stand_in_outcomes_that_are_alternatives() -> None:
    found = unit(NESTED)
    # what is required has its own gaps, what is an alternative has them in the shared one
    assert ["/".join(gap.scope) for gap in found.gaps] == ["1/1.3", "1", "", ""]
    _, first, shared, own = found.gaps
    assert (told(first), first.rule.path) == (["1.2*", "1.1"], ("1", "achieved_by"))
    assert (told(shared), own.alternatives) == (["3*", "2"], ())
    three, two = shared.alternatives
    assert [(gap.scope, told(gap)) for gap in three.gaps] == [(("3",), ["3.1*", "3.2"])]
    # … with the rule of the outcome
    assert [gap.scope for gap in two.gaps] == [("2", "2.1"), ("2", "2.2"), ("2",)]
    assert two.gaps[-1].rule.path == ("2", "sufficient")


@pytest.mark.parametrize(
    ("met", "not_needed"),
    [
        ("", []),
        ("1.1", ["1.2"]),
        ("1.3", []),
        ("3.2", ["2.1", "2.2", "3.1"]),
        ("3.1 2.1", ["2.2", "3.2"]),
        ("1.1 1.2 1.3 3.1 3.2", ["2.1", "2.2"]),
    ],
)
def test_who_is_no_longer_needed(met: str, not_needed: list[str]) -> None:
    found = unit(NESTED, met)
    assert sorted(found.not_needed) == not_needed


def test_a_rule_above_alternatives_that_is_satisfied_leaves_no_gap() -> None:
    rules = f"{OF % (1, '1.1, 1.2')} sufficient: {{items: 1}},"
    written = f"{{outcomes: [{outcome('1', TWO, TWO, more=rules)}]}}"
    [gap] = unit(written, items="{id: E1, maps_to: {1.1: whole}}").gaps
    assert told(gap) == ["1.1*", "1.2"]


def test_without_alternatives_everybody_is_needed() -> None:
    assert unit("criteria: [{ref: 1, text: a}]").not_needed == frozenset()


def test_judging_again_is_an_act_beside_what_is_to_be_added() -> None:
    """One act each, the decision and the new judgement: the first that is named."""
    decision = "{id: D1, criteria: [2], judgement: met, assessor: A, date: 2026-03-20,"
    records = f"{{decisions: [{decision} fingerprints: {{2: f1:0}}}}]}}"
    gap = judged_unit(flat(1, "", ""), records).gaps[-1]
    assert [one.gaps[0].act for one in gap.alternatives] == ["add_evidence", "judge_again"]
    assert told(gap) == ["1*", "2"]


def test_one_that_is_empty_is_as_dear_as_one_that_never_closes() -> None:
    written = f"{{{OF % (1, '1, 2')} outcomes: [{outcome('1', NEVER)}, {outcome('2')}]}}"
    assert told(unit(written).gaps[-1]) == ["1*", "2"]


def test_what_lies_beyond_the_target_is_not_achieved_for_it() -> None:
    assert unit(flat(2, "", "", "band: merit"), "1").not_needed == frozenset()


def test_beyond_the_target_nobody_is_needed_or_not() -> None:
    found = unit(flat(1, "", "", "band: merit", "required: no"), "1")
    assert found.not_needed == {"2"}
    assert [gap.reference for gap in found.gaps] == []
