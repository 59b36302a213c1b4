"""What a verdict rests on: the tree of a rule, the items it cites, what is open (meaning 9.1)."""

import pytest
from tests.evaluation.small import judged_unit

from rubric.evaluation import OutcomeResult
from rubric.evaluation.idle import adding_nothing
from rubric.evaluation.results import CriterionResult
from rubric.evaluation.trail import Trail, TrailNode, outcome_trail, trail, unit_trail


def told(node: TrailNode) -> str:
    """A node in one line: what it is, how much there is, `!` where it holds, and its items."""
    kind = node.node.measure.kind if not node.children else "of"
    here = f"{kind} {node.have}/{node.need}{'!' * node.satisfied} {' '.join(node.items)}"
    below = "; ".join(told(child) for child in node.children)
    return f"{here.strip()}{f' ({below})' if below else ''}"


def of(rule: str, *items: str) -> Trail:
    """The trail of one criterion with this rule; items `what it says`, all mapped to it."""
    evidence = ", ".join(f"{{{item}, maps_to: {{1: whole}}}}" for item in items)
    written = f"criteria: [{{ref: 1, text: a, sufficient: {rule}}}]"
    return trail(judged_unit(written, f"{{evidence: [{evidence}]}}").criteria["1"])


FIRST, SECOND = (f"date: 2026-03-0{n}" for n in (1, 2))
ANY = "{any: [{hours: 3}, {items: 2, where: {methods: [test]}}]}"


@pytest.mark.parametrize(
    ("rule", "items", "tree", "cited"),
    [
        ("{items: 1}", [], "items 0/1", ""),
        ("{items: 2}", ["id: E1"], "items 1/2 E1", ""),
        ("{items: 1}", ["id: E1"], "items 1/1! E1", "E1"),
        # the earliest that is enough; undated last, then by id as people count
        ("{items: 1}", [f"id: E1, {SECOND}", f"id: E2, {FIRST}"], "items 1/1! E2", "E2"),
        ("{items: 1}", ["id: E1", f"id: E2, {FIRST}"], "items 1/1! E2", "E2"),
        ("{items: 1}", ["id: E10", "id: E9"], "items 1/1! E9", "E9"),
        ("{items: 2}", [f"id: E10, {FIRST}", "id: E9", "id: E11"], "items 2/2! E9 E10", "E9 E10"),
        # later ones that are needed stay
        ("{hours: 3}", ["id: E1, hours: 1", "id: E2, hours: 2", "id: E3, hours: 1"],
         "quantity 3/3! E1 E2", "E1 E2"),
        ("{hours: 3}", ["id: E1, hours: 1", "id: E2, hours: 1", "id: E3, hours: 3"],
         "quantity 3/3! E3", "E3"),
        ("{hours: 3}", ["id: E1, hours: 2", "id: E2", "id: E3, hours: 2"],
         "quantity 4/3! E1 E3", "E1 E3"),
        # a clause looks at what its filter takes
        ("{items: 1, where: {methods: [test]}}", ["id: E1", "id: E2, method: test"],
         "items 1/1! E2", "E2"),
        ("{items: 2, where: {methods: [test]}}", ["id: E1", "id: E2, method: test"],
         "items 1/2 E2", ""),
        # joins: how many of them hold, over what they look at
        (ANY, ["id: E1, hours: 1", "id: E2, method: test"],
         "of 0/1 E1 E2 (quantity 1/3 E1 E2; items 1/2 E2)", ""),
        (ANY, ["id: E1, method: test", "id: E2, method: test", "id: E3, hours: 3"],
         "of 1/1! E1 E2 (quantity 0/3 E1 E2; items 2/2! E1 E2)", "E1 E2"),
        ("{items: 1, sites: 1}", ["id: E1", "id: E2, site: s"],
         "of 2/2! E2 (items 1/1! E2; sites 1/1! E2)", "E2"),
        ("{all: [{items: 1, where: {methods: [test]}}, {items: 2, where: {methods: [product]}}]}",
         ["id: E1, method: test", "id: E2", "id: E3, method: product"],
         "of 1/2 E1 E3 (items 1/1! E1; items 1/2 E3)", ""),
    ],
)  # fmt: skip
def test_the_tree_of_a_rule(rule: str, items: list[str], tree: str, cited: str) -> None:
    found = of(rule, *items)
    assert (told(found.rule), " ".join(found.cited)) == (tree, cited)
    assert [link.item.id for link in found.links] == [link.item.id for link in found.result.links]
    assert found.rule.path[:2] == ("1", "sufficient")
    assert found.rule.node is found.result.criterion.rule.node


def test_a_trail_says_whether_it_is_achieved() -> None:
    assert not of("{items: 1}", "id: E1").achieved
    free = judged_unit(
        "{decision: not_required, criteria: [{ref: 1, text: a}]}",
        "evidence: [{id: E1, maps_to: {1: whole}}, {id: E2, group: yes, maps_to: {1: whole}}]",
    )
    found = trail(free.criteria["1"])
    assert (found.achieved, found.cited) == (True, ("E1",))
    # a refusal lists every link, counted or not
    assert [(link.item.id, link.counted) for link in found.links] == [("E1", True), ("E2", False)]
    assert found.result is free.criteria["1"]


UNIT = """
sufficient: {items: 3}
outcomes:
  - ref: 1
    text: One
    sufficient: {items: 2}
    criteria: [{ref: 1.1, text: a}, {ref: 1.2, text: b}, {ref: 1.3, text: c, required: no}]
  - {ref: 2, text: Two, criteria: [{ref: 2.1, text: d}]}
criteria: [{ref: 9, text: e}, {ref: 10, text: f, band: merit}]
"""


def names(open_below: tuple[OutcomeResult | CriterionResult, ...]) -> list[str]:
    return [
        one.outcome.ref if isinstance(one, OutcomeResult) else one.reference for one in open_below
    ]


def records(items: str, met: str = "") -> str:
    written = []
    for told_item in items.split(";") if items else []:
        name, *criteria = told_item.split()
        links = ", ".join(f"{ref}: whole" for ref in criteria)
        written.append(f"{{id: {name}, {FIRST}, maps_to: {{{links}}}}}")
    decision = "id: D1, judgement: met, assessor: A, date: 2026-03-20"
    made = f"{{{decision}, criteria: [{met}]}}" if met else ""
    return f"{{evidence: [{', '.join(written)}], decisions: [{made}]}}"


@pytest.mark.parametrize(
    ("items", "met", "tree", "cited", "open_below"),
    [
        ("", "", "items 0/2", "", ["1.1", "1.2"]),
        ("E1 1.1", "1.1", "items 1/2 E1", "", ["1.2"]),
        ("E1 1.1; E2 1.2; E3 1.3", "1.1", "items 2/2! E1 E2", "E1 E2", ["1.2"]),
        ("E1 1.1; E2 1.2; E3 1.3", "1.1, 1.2", "items 2/2! E1 E2", "E1 E2", []),
    ],
)
def test_the_trail_of_an_outcome(
    items: str, met: str, tree: str, cited: str, open_below: list[str]
) -> None:
    unit = judged_unit(UNIT, records(items, met))
    found = outcome_trail(unit.outcomes[0], unit)
    assert found.rule is not None
    assert (told(found.rule), " ".join(found.cited)) == (tree, cited)
    assert names(found.open_below) == open_below
    assert found.outcome is unit.outcomes[0]
    assert found.unit is unit
    assert (found.achieved, found.waived) == (unit.outcomes[0].achieved, False)
    assert [(r.reference, link.item.id) for r, link in found.links] == [
        (told_item.split()[1], told_item.split()[0]) for told_item in items.split(";") if told_item
    ]


def test_the_trail_of_an_outcome_without_a_rule() -> None:
    unit = judged_unit(UNIT, records("E1 2.1", "2.1"))
    found = outcome_trail(unit.outcomes[1], unit)
    assert (found.rule, found.cited, found.links, found.waived) == (None, (), (), False)
    assert (found.achieved, found.open_below) == (True, ())


@pytest.mark.parametrize(
    ("items", "met", "tree", "cited", "open_below"),
    [
        ("", "", "items 0/3", "", ["1", "2", "9"]),
        ("E1 1.1; E2 1.2; E3 2.1; E4 9", "2.1", "items 3/3! E1 E2 E3", "E1 E2 E3", ["1", "9"]),
        ("E1 1.1; E2 1.2", "1.1, 1.2, 9", "items 2/3 E1 E2", "", ["2", "9"]),
        ("E1 1.1; E2 1.2; E3 2.1; E4 9", "1.1, 1.2, 2.1, 9", "items 3/3! E1 E2 E3", "E1 E2 E3", []),
    ],
)
def test_the_trail_of_a_unit(
    items: str, met: str, tree: str, cited: str, open_below: list[str]
) -> None:
    unit = judged_unit(UNIT, records(items, met))
    found = unit_trail(unit)
    assert found.rule is not None
    assert (told(found.rule), " ".join(found.cited)) == (tree, cited)
    assert names(found.open_below) == open_below
    assert (found.outcome, found.unit, found.achieved) == (None, unit, unit.achieved)
    assert len(found.links) == len(items.split(";")) if items else not found.links


def test_a_waived_rule_says_so_and_cites_nothing() -> None:
    exempt = "id: X1, criteria: [1.1, 1.2], reason: exemption, authorised_by: Q, date: 2026-03-01"
    items = "evidence: [{id: E1, maps_to: {1.1: whole}}, {id: E2, maps_to: {1.2: whole}}]"
    unit = judged_unit(UNIT, f"{{{items}, exemptions: [{{{exempt}}}]}}")
    found = outcome_trail(unit.outcomes[0], unit)
    assert (found.achieved, found.waived, found.cited) == (True, True, ())
    assert found.rule is not None
    assert told(found.rule) == "items 2/2! E1 E2"


# -- what adds nothing -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "items", "idle"),
    [
        ("{items: 3}", ["id: E1", "id: E2"], []),
        ("{sites: 2}", ["id: E1, site: s", "id: E2", "id: E3, site: s"], ["E2", "E3"]),
        ("{hours: 3}", ["id: E1, hours: 1", "id: E2"], ["E2"]),
        ("{sites: 2}", ["id: E10, site: s", "id: E9, site: s"], ["E10"]),
        # of several clauses it adds to one
        ("{items: 1, sites: 2}", ["id: E1"], []),
        ("{any: [{sites: 2}, {occasions: 2}]}", ["id: E1, site: s", "id: E2, occasion: o",
                                                "id: E3"], ["E3"]),
    ],
)  # fmt: skip
def test_items_that_add_nothing(rule: str, items: list[str], idle: list[str]) -> None:
    result = of(rule, *items).result
    assert adding_nothing(result.links, result.criterion.rule.node) == set(idle)
