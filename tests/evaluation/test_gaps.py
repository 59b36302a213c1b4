"""What keeps each thing open, what closes it, and what would mend a link (meaning 8)."""

from typing import Any

import pytest
from tests.evaluation.small import judged_unit

from rubric.evaluation import Gap

DATED = "id: E1, date: 2026-03-10"


def gap_of(criterion: str, items: str = "", more: str = "", unit: str = "") -> Gap:
    """The gap of the one criterion of a unit; items `ID: what it says`, all mapped to it."""
    written = [f"{{{item}, maps_to: {{1: whole}}}}" for item in items.split(";") if item]
    said = f"{{{unit} criteria: [{{ref: 1, text: Plan, {criterion}}}]}}"
    [found] = judged_unit(said, f"{{evidence: [{', '.join(written)}], {more}}}").gaps
    return found


def clauses(gap: Gap) -> str:
    """The clauses that are short, as `items 1/2`."""
    return ", ".join(f"{c.clause.measure.kind} {c.have}/{c.need}" for c in gap.clauses)


def closes(gap: Gap) -> str | None:
    """How many new items close it after whose act, and what follows; None where nothing does."""
    one = gap.closes_when
    if one is None:
        return None
    assert one.exact is True
    return ", then ".join([f"{one.act} {len(one.items)}", *(" ".join(m) for m in one.then)])


def repairs(gap: Gap) -> dict[str, str]:
    """Each item that could be mended: by which acts, and `!` where that would be enough."""
    return {
        repair.item: " ".join(step.act for step in repair.steps) + ("!" if repair.closes else "")
        for repair in gap.repairs
        if repair.closes in (True, False)
    }


TWO = "sufficient: {items: 2}"
MET = "id: D1, criteria: [1], judgement: met, assessor: A, date: 2026-03-20"
TO_COUNT = "authenticity_needed: to_count, authenticity"
SIGNED = "declarations: [{covers: [E1], signed_by_learner: 2026-03-15}]"
NOTHING = "sufficient: {items: 1, where: {methods: [test], not_methods: [test]}}"


@pytest.mark.parametrize(
    ("criterion", "items", "more", "status", "short", "waits", "closing"),
    [
        ("", "", "", "no_evidence", "items 0/1", "learner add_evidence",
         "add_evidence 1, then assessor decide"),
        (f"{TWO}", DATED, "", "insufficient", "items 1/2", "learner add_evidence",
         "add_evidence 1, then assessor decide"),
        ("sufficient: {items: 2, sites: 1}", DATED, "", "insufficient", "items 1/2, sites 0/1",
         "learner add_evidence", "add_evidence 1, then assessor decide"),
        ("", DATED, "", "awaiting_decision", "", "assessor decide", "decide 0"),
        ("", DATED, f"decisions: [{{{MET.replace('met', 'not_yet_met')}}}]", "not_yet_met", "",
         "learner answer_feedback", "answer_feedback 0, then assessor decide"),
        # signing what is there
        ("evidence_rules: {authenticity: declared_and_confirmed}", DATED, "", "awaiting_decision",
         "", "learner sign", "sign 0, then assessor confirm, then assessor decide"),
        # confirming is enough, and nothing is to be added
        (f"evidence_rules: {{{TO_COUNT}: declared_and_confirmed}}", DATED, SIGNED, "not_counted",
         "items 0/1", "assessor confirm", "confirm 0, then assessor decide"),
        # nothing closes it
        (NOTHING, DATED, "", "insufficient", "items 0/1", "encoder mend_rule", None),
    ],
)  # fmt: skip
def test_the_gap_of_a_criterion(
    criterion: str, items: str, more: str, status: str, short: str, waits: str, closing: str | None
) -> None:
    gap = gap_of(criterion, items, more)
    assert (gap.scope, gap.reference, gap.status) == (("1",), "1", status)
    assert (clauses(gap), f"{gap.waiting_on} {gap.act}") == (short, waits)
    assert closes(gap) == closing
    assert (gap.alternatives, gap.needed) == ((), 0)
    assert gap.rule.stated == ("own" if "sufficient" in criterion else "engine")


REQUIRED = "evidence_rules: {dated: required}"
EVERY = (
    "evidence_rules: {dated: required, locator: required, authenticity: declared_and_confirmed,"
    " authenticity_needed: to_count}"
)


@pytest.mark.parametrize(
    ("criterion", "items", "more", "expected"),
    [
        ("", "", "", {}),
        # whatever can be mended, in the order of ids
        (REQUIRED, "id: E10; id: E9", "", {"E9": "date_it!", "E10": "date_it!"}),
        ("evidence_rules: {locator: required}", "id: E1", "", {"E1": "say_where!"}),
        ("", "id: E1, group: yes", "", {"E1": "state_contribution!"}),
        (EVERY, "id: E1, group: yes", "",
         {"E1": "date_it sign confirm state_contribution say_where!"}),
        # signed for, and confirmed
        (f"evidence_rules: {{{TO_COUNT}: declared}}", "id: E1", "", {"E1": "sign!"}),
        (f"evidence_rules: {{{TO_COUNT}: declared_and_confirmed}}", "id: E1", "",
         {"E1": "sign confirm!"}),
        (f"evidence_rules: {{{TO_COUNT}: declared_and_confirmed}}", "id: E1", SIGNED,
         {"E1": "confirm!"}),
        # not what cannot be mended, also beside what can
        ("evidence_rules: {current: {within: 1 month}, locator: required}",
         "id: E1, date: 2025-03-01", "", {}),
        (f"{REQUIRED}", "id: E1, withdrawn: {date: 2026-03-01}", "", {}),
        # a copy of what counts would not count even so
        (f"{REQUIRED}, {TWO}", f"{DATED}, content: c; id: E2, content: c", "", {}),
        (f"{REQUIRED}, {TWO}", f"{DATED}, content: c; id: E2, content: d", "", {"E2": "date_it!"}),
        (f"{REQUIRED}, {TWO}", f"{DATED}; id: E2", "", {"E2": "date_it!"}),
        # each by itself: one of two is not enough, though both are
        (f"{REQUIRED}, {TWO}", "id: E1; id: E2", "", {"E1": "date_it", "E2": "date_it"}),
        # all of them are not enough
        (f"{REQUIRED}, {TWO}", "id: E1", "", {"E1": "date_it"}),
        # copies of one another are one
        (f"{REQUIRED}, {TWO}", "id: E1, content: c; id: E2, content: c", "",
         {"E1": "date_it", "E2": "date_it"}),
        # … told apart by what a clause sees
        (f"{REQUIRED}, sufficient: {{hours: 3}}", "id: E1, hours: 2; id: E2, hours: 3", "",
         {"E1": "date_it", "E2": "date_it!"}),
        (f"{REQUIRED}, sufficient: {{methods: 2}}",
         f"{DATED}, method: test; id: E2, method: test; id: E3, method: product", "",
         {"E2": "date_it", "E3": "date_it!"}),
        ("evidence_rules: {locator: required}, sufficient: {items: 1, where: {within: 1 month}}",
         "id: E2, date: 2026-01-01; id: E3, date: 2026-03-01", "",
         {"E2": "say_where", "E3": "say_where!"}),
        # where enough is there already, and something else is open
        (REQUIRED, f"{DATED}; id: E2", "", {"E2": "date_it!"}),
    ],
)  # fmt: skip
def test_what_would_mend_a_link(
    criterion: str, items: str, more: str, expected: dict[str, str]
) -> None:
    gap = gap_of(criterion, items, more)
    assert list(repairs(gap).items()) == list(expected.items())
    assert set(expected) <= {link.item.id for link in gap.not_counted}
    assert all(link.reasons for link in gap.not_counted)


@pytest.mark.parametrize(
    "field",
    ["source: workplace", "occasion: o", "site: s", "witness: w", "observed_by: A"],
)
def test_what_tells_items_apart_tells_their_repairs_apart(field: str) -> None:
    """The first is no use to the rule; the second, which says more, is."""
    where = {
        "source": "{items: 1, where: {sources: [workplace]}}",
        "occasion": "{occasions: 1}",
        "site": "{sites: 1}",
        "witness": "{witnesses: 1}",
        "observed_by": "{assessors: 1}",
    }
    rule = f"{REQUIRED}, sufficient: {where[field.partition(':')[0]]}"  # fmt: skip
    assert repairs(gap_of(rule, f"id: E1; id: E2, {field}")) == {"E1": "date_it", "E2": "date_it!"}


def test_parts_and_range_items_tell_repairs_apart() -> None:
    for said, links in (
        ("range: [x, y], sufficient: {range: all}", "{range: [%s]}"),
        ("parts: [{ref: x, text: x}, {ref: y, text: y}]", "{parts: [%s]}"),
    ):
        items = [(1, "x", "date: 2026-03-10,"), (2, "x", ""), (3, "y", "")]
        evidence = ", ".join(
            f"{{id: E{n}, {day} maps_to: {{1: {links % name}}}}}" for n, name, day in items
        )
        written = f"{{criteria: [{{ref: 1, text: Plan, {REQUIRED}, {said}}}]}}"
        [gap] = judged_unit(written, f"{{evidence: [{evidence}]}}").gaps
        assert repairs(gap) == {"E2": "date_it", "E3": "date_it!"}


def test_each_step_says_for_which_reason_and_who_takes_it() -> None:
    [repair] = gap_of(EVERY, "id: E1, group: yes").repairs
    assert [" ".join(step) for step in repair.steps] == [
        "undated date_it learner",
        "not_authenticated sign learner",
        "not_authenticated confirm assessor",
        "no_own_contribution state_contribution learner",
        "no_locator say_where learner",
    ]


# -- rules of outcomes and of the unit ---------------------------------------------

OWN = "criteria: [{ref: 1.1, text: a}, {ref: 1.2, text: b}]"


def own_gap(
    rule: str, items: str = "", more: str = "", of: str = "outcome", rules: str = ""
) -> Gap:
    """The gap of an own rule, where the criteria below have theirs as well."""
    inner = f"{{ref: 1, text: One, {OWN}, {rule}}}" if of == "outcome" else ""
    written = f"outcomes: [{inner}]" if inner else f"{OWN}, {rule}"
    unit = judged_unit(f"{{{written}, {rules}}}", f"{{evidence: [{items}], {more}}}")
    return unit.gaps[-1]


E1 = "{id: E1, date: 2026-03-10, maps_to: {1.1: whole, 1.2: whole}}"
UNDATED = "{id: E2, maps_to: {1.1: whole}}"


@pytest.mark.parametrize(("of", "scope"), [("outcome", ("1",)), ("unit", ())])
@pytest.mark.parametrize(
    ("rule", "items", "more", "rules", "short", "waits", "closing", "uncounted"),
    [
        (TWO, "", "", "", "items 0/2", "learner add_evidence", "add_evidence 2", []),
        (TWO, E1, "", "", "items 1/2", "learner add_evidence", "add_evidence 1", []),
        (f"{TWO}", f"{E1}, {UNDATED}", "", REQUIRED, "items 1/2", "learner add_evidence",
         "add_evidence 1", ["E2"]),
        (TWO, E1, SIGNED, f"evidence_rules: {{{TO_COUNT}: declared}}", "items 1/2",
         "learner add_evidence", "add_evidence 1", []),
        # confirming is enough
        ("sufficient: {items: 1}", E1, SIGNED,
         f"evidence_rules: {{{TO_COUNT}: declared_and_confirmed}}", "items 0/1",
         "assessor confirm", "confirm 0", ["E1", "E1"]),
        (TWO, E1, SIGNED, f"evidence_rules: {{{TO_COUNT}: declared_and_confirmed}}", "items 0/2",
         "learner add_evidence", "add_evidence 2", ["E1", "E1"]),
        (NOTHING, E1, "", "", "items 0/1", "encoder mend_rule", None, []),
    ],
)  # fmt: skip
def test_the_gap_of_a_rule_over_criteria(
    rule: str, items: str, more: str, rules: str, short: str, waits: str, closing: str | None,
    uncounted: list[str], of: str, scope: Any,
) -> None:  # fmt: skip
    gap = own_gap(rule, items, more, of, rules)
    assert (gap.scope, gap.reference, gap.status) == (scope, None, None)
    assert gap.rule.path == (*scope, "sufficient")
    assert (clauses(gap), f"{gap.waiting_on} {gap.act}") == (short, waits)
    assert closes(gap) == closing
    assert [link.item.id for link in gap.not_counted] == uncounted
    assert (gap.alternatives, gap.needed) == ((), 0)


LOCATED = "evidence_rules: {locator: required}"
#: counts for one criterion, and says for the other not where to look
HALF = "{id: E1, maps_to: {1.1: {at: p. 1}, 1.2: whole}}"


@pytest.mark.parametrize(
    ("rule", "items", "rules", "expected"),
    [
        (TWO, f"{E1}, {UNDATED}", REQUIRED, {"E2": "date_it!"}),
        ("sufficient: {items: 3}", f"{E1}, {UNDATED}", REQUIRED, {"E2": "date_it"}),
        # what counts for one criterion is no further item for another
        (TWO, f"{HALF}, {{id: E2, maps_to: {{1.2: whole}}}}", LOCATED,
         {"E1": "say_where", "E2": "say_where!"}),
        (TWO, f"{HALF.replace('E1', 'E3')}, {{id: E2, maps_to: {{1.2: whole}}}}", LOCATED,
         {"E2": "say_where!", "E3": "say_where"}),
        # through each of its links, told once
        ("sufficient: {items: 1}", "{id: E1, maps_to: {1.1: whole, 1.2: whole}}", LOCATED,
         {"E1": "say_where!"}),
    ],
)  # fmt: skip
def test_what_would_mend_a_link_for_a_rule_over_criteria(
    rule: str, items: str, rules: str, expected: dict[str, str]
) -> None:
    assert repairs(own_gap(rule, items, rules=rules)) == expected


def test_an_item_that_counts_elsewhere_is_looked_at_by_itself() -> None:
    """Both are too old today; one of them counts for what was decided when it was not."""
    links = "{%s: {at: p. 1, range: [z]}, 1.2: whole}"
    items = ", ".join(
        f"{{id: E{n}, date: 2026-02-10, maps_to: {links % ref}}}"
        for n, ref in ((1, "1.1"), (2, "1.3"))
    )
    met = "{id: D1, criteria: [1.1], judgement: met, assessor: A, date: 2026-03-05}"
    rule = "range: [x], sufficient: {range: all, where: {within: 1 month}}"
    three = f"{OWN.replace(']', ', {ref: 1.3, text: c}]')}"
    written = f"{{{three}, {rule}, {LOCATED}}}"
    unit = judged_unit(written, f"{{evidence: [{items}], decisions: [{met}]}}")
    assert repairs(unit.gaps[-1]) == {"E1": "say_where!", "E2": "say_where"}


def test_what_is_asked_of_new_evidence_for_a_rule_over_criteria() -> None:
    """Whatever is from after registration, and so recent, need not be of an occasion as well."""
    recent = "{range: all, where: {within: 1 month}}"
    rule = f"range: [x], sufficient: {{any: [{{occasions: 1}}, {recent}]}}"
    rules = "evidence_rules: {dated: required, before_registration: not_counted}"
    for day, apart in (("2026-03-01", ()), ("2026-02-01", ("occasion",))):
        gap = own_gap(rule, more=f"registered: {day}", rules=rules)
        assert gap.closes_when is not None
        assert [item.apart for item in gap.closes_when.items] == [apart]


def test_an_answer_that_is_not_proved_says_so() -> None:
    methods = ("observation", "product", "discussion", "questioning", "assignment", "test")
    each = ", ".join(f"{{items: 6, where: {{methods: [{method}]}}}}" for method in methods)
    rule = f"sufficient: {{n_of: 3, of: [{each}]}}"
    for gap in (gap_of(rule), own_gap(rule)):
        assert gap.closes_when is not None
        assert gap.closes_when.exact is False


# -- in which order, and what stands under what ----------------------------------------

ORDERED = f"""
sufficient: {{items: 9}}
outcomes:
  - {{ref: 1, text: One, {TWO}, criteria: [{{ref: 1.1, text: a}}, {{ref: 1.2, text: b}}]}}
  - ref: 2
    text: Two
    {TWO}
    criteria: [{{ref: 2.1, text: c}}, {{ref: 2.2, text: d, required: no}}]
criteria: [{{ref: 9, text: e}}, {{ref: 10, text: f, band: merit}}]
"""


def test_gaps_stand_criterion_by_criterion_then_outcomes_then_the_unit() -> None:
    gaps = judged_unit(ORDERED, "{evidence: []}").gaps
    assert ["/".join(gap.scope) for gap in gaps] == ["1/1.1", "1/1.2", "2/2.1", "9", "1", "2", ""]
    assert [gap.reference for gap in gaps] == ["1.1", "1.2", "2.1", "9", None, None, None]


def test_what_is_achieved_has_none() -> None:
    evidence = "[{id: E1, maps_to: {1.1: whole}}, {id: E2, maps_to: {1.1: whole}}]"
    decision = "{id: D1, criteria: [1.1], judgement: met, assessor: A, date: 2026-03-20}"
    unit = judged_unit(ORDERED, f"{{evidence: {evidence}, decisions: [{decision}]}}")
    assert ["/".join(gap.scope) for gap in unit.gaps] == ["1/1.2", "2/2.1", "9", "2", ""]


def test_a_rule_that_holds_or_is_waived_has_none() -> None:
    written = f"{{sufficient: {{items: 1}}, {OWN}}}"
    assert [gap.reference for gap in judged_unit(written, f"{{evidence: [{E1}]}}").gaps] == [
        "1.1", "1.2",
    ]  # fmt: skip
    exempt = "id: X1, criteria: [1.1, 1.2], reason: exemption, authorised_by: Q, date: 2026-03-01"
    assert judged_unit(written, f"{{exemptions: [{{{exempt}}}]}}").gaps == ()


def test_the_rule_of_an_outcome_that_is_waived_has_none() -> None:
    exempt = "id: X1, criteria: [2.1], reason: exemption, authorised_by: Q, date: 2026-03-01"
    unit = judged_unit(ORDERED, f"{{exemptions: [{{{exempt}}}]}}")
    assert ["/".join(gap.scope) for gap in unit.gaps] == ["1/1.1", "1/1.2", "9", "1", ""]
