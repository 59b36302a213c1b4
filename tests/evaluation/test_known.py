"""Which records are known on a day, and what they come to (meaning 4)."""

from datetime import date

import pytest
from tests.evaluation.test_set_aside import D1, DAY, MET, R1, UNIT, X1, found, unit

from rubric.evaluation.known import Known, known
from rubric.facts import Declaration, Facts, Item

ON = "2026-03-31"
TOMORROW = "2026-04-01"
AGAIN = D1.replace("D1", "D2")


def known_of(given: Known) -> list[str]:
    """The ids of everything that is known."""
    records = (*given.decisions, *given.reviews, *given.exemptions)
    return [*given.items, *(one.record.id for one in records)]


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        # of the day itself, and not of the next; undated from the start
        (f"evidence: [{{id: E1, date: {ON}}}, {{id: E2, date: {TOMORROW}}}, {{id: E3}}]", "E1 E3"),
        (f"decisions: [{{{D1}}}, {{{AGAIN}}}]".replace(DAY, f"date: {ON}", 1), "D1 D2"),
        (f"decisions: [{{{D1}}}, {{{AGAIN}}}]".replace(DAY, f"date: {TOMORROW}", 1), "D2"),
        (f"decisions: [{{{D1}}}], iqa_reviews: [{{{R1.replace(DAY, f'date: {ON}')}}}]", "D1 R1"),
        (f"decisions: [{{{D1}}}], iqa_reviews: [{{{R1.replace(DAY, f'date: {TOMORROW}')}}},"
         f" {{{R1.replace('R1', 'R2')}}}]", "D1 R2"),
        (f"exemptions: [{{{X1}, criteria: [1.9]}}]".replace(DAY, f"date: {ON}"), "X1"),
        (f"exemptions: [{{{X1.replace(DAY, f'date: {TOMORROW}')}, criteria: [1.9]}},"
         f" {{{X1.replace('X1', 'X2')}, criteria: [1.9]}}]", "X2"),
        # what nothing is left of is gone, and the next is not
        (f"decisions: [{{{D1.replace('1.9', '8')}}}, {{{AGAIN}}}]", "D2"),
        (f"decisions: [{{{D1.replace('r: A', 'r: Z')}}}, {{{AGAIN}}}]", "D2"),
        (f"decisions: [{{{D1}}}], iqa_reviews: [{{{R1}, criteria: [8]}},"
         f" {{{R1.replace('R1', 'R2')}}}]", "D1 R2"),
        (f"decisions: [{{{D1}}}], iqa_reviews: [{{{R1.replace('D1', 'D9')}}},"
         f" {{{R1.replace('R1', 'R2')}}}]", "D1 R2"),
        (f"decisions: [{{{D1}}}], iqa_reviews: [{{{R1.replace('-10', '-09')}}},"
         f" {{{R1.replace('R1', 'R2')}}}]", "D1 R2"),
        (f"decisions: [{{{D1}}}], iqa_reviews: [{{{R1.replace('a: Q', 'a: Z')}}}]", "D1"),
        (f"exemptions: [{{{X1}, criteria: [8]}}, {{{X1.replace('X1', 'X2')}, units: [u]}}]", "X2"),
        (f"exemptions: [{{{X1.replace('y: Q', 'y: Z')}, criteria: [1.9]}}]", ""),
        # in the order of their ids, whatever is written first
        ("evidence: [{id: E10}, {id: E9}]", "E9 E10"),
        (f"decisions: [{{{D1.replace('D1', 'D10')}}}, {{{D1.replace('D1', 'D9')}}}]", "D9 D10"),
    ],
)  # fmt: skip
def test_which_records_are_known(records: str, expected: str) -> None:
    assert " ".join(known_of(found(records))) == expected


@pytest.mark.parametrize(
    ("items", "superseded"),
    [
        ("{id: E1}, {id: E2, date: 2026-03-10, supersedes: E1}", {"E1": "2026-03-10"}),
        # from the earliest of several days, and from the start where one has none
        ("{id: E1}, {id: E2, date: 2026-03-10, supersedes: E1},"
         " {id: E3, date: 2026-03-09, supersedes: E1}", {"E1": "2026-03-09"}),
        ("{id: E1}, {id: E2, date: 2026-03-09, supersedes: E1},"
         " {id: E3, date: 2026-03-10, supersedes: E1}", {"E1": "2026-03-09"}),
        ("{id: E1}, {id: E2, supersedes: E1}, {id: E3, date: 2026-03-09, supersedes: E1}",
         {"E1": None}),
        ("{id: E1}, {id: E2, date: 2026-03-09, supersedes: E1}, {id: E3, supersedes: E1}",
         {"E1": None}),
        # not by what is not known yet
        (f"{{id: E1}}, {{id: E2, date: {TOMORROW}, supersedes: E1}}", {}),
    ],
)  # fmt: skip
def test_since_when_an_item_is_superseded(items: str, superseded: dict[str, str | None]) -> None:
    days = found(f"evidence: [{items}]").superseded
    assert {item: day and day.isoformat() for item, day in days.items()} == superseded


def test_links_stand_in_one_order_however_they_are_named() -> None:
    both = "{1.9: {at: short}, u/1.9: {at: long}, 1.10: whole}"
    turned = "{1.10: whole, u/1.9: {at: long}, 1.9: {at: short}}"
    for links in (both, turned):
        given = found(f"evidence: [{{id: E10, maps_to: {links}}}, {{id: E9, maps_to: {links}}}]")
        assert [(link[0].id, link[1]) for link in given.links["u@1", "1.9"]] == [
            ("E9", "short"), ("E9", "long"), ("E10", "short"), ("E10", "long"),
        ]  # fmt: skip
        assert [link[0].id for link in given.links["u@1", "1.10"]] == ["E9", "E10"]


def test_one_item_alone_stands_in_that_order_too() -> None:
    # as people count, so 9u comes before 10
    written = unit("criteria: [{ref: 10, text: a}]", "9u")
    for links in ("10: {at: short}, 9u/10: {at: long}", "9u/10: {at: long}, 10: {at: short}"):
        given = found(f"evidence: [{{id: E1, maps_to: {{{links}}}}}]", written)
        assert [link[1] for link in given.links["9u@1", "10"]] == ["long", "short"]


@pytest.mark.parametrize(
    ("link", "parts", "names"),
    [
        ("1.9: whole", None, None),
        ("1.9: {parts: [b, a]}", ("a", "b"), None),
        ("1.9: {range: [y]}", None, ("y",)),
        ("1.9a: whole", ("a",), None),
        ("1.9a: {parts: [b]}", ("a", "b"), None),
        ("1.9a: {parts: [a]}", ("a",), None),
        ("1.9b: {range: [x]}", ("b",), ("x",)),
        # what is unknown covers nothing
        ("1.9: {parts: [q]}", (), None),
        ("1.9: {range: [q]}", None, ()),
        # parts are range items where there are none
        ("1.10: {range: [b]}", ("b",), None),
        ("1.10: {range: [q]}", (), None),
        ("1.10: {parts: [a], range: [q]}", ("a",), ()),
        ("1.11: {range: [q]}", None, ()),
    ],
)
def test_what_a_link_covers(
    link: str, parts: tuple[str, ...] | None, names: tuple[str, ...] | None
) -> None:
    [[mapped]] = found(f"evidence: [{{id: E1, maps_to: {{{link}}}}}]").links.values()
    assert mapped[2:] == (parts, names)


@pytest.mark.parametrize(
    ("declarations", "expected"),
    [
        # known from their day on, and so is a confirmation
        (f"{{covers: [E1], signed_by_learner: {ON}}}", (True, False)),
        (f"{{covers: [E1], signed_by_learner: {TOMORROW}}}", (False, False)),
        (f"{{covers: [E1], signed_by_learner: {DAY[6:]}, confirmed_by: A, confirmed: {ON}}}",
         (True, True)),
        (f"{{covers: [E1], signed_by_learner: {DAY[6:]}, confirmed_by: A, confirmed: {TOMORROW}}}",
         (True, False)),
        (f"{{covers: all, signed_by_learner: {DAY[6:]}, confirmed_by: A, confirmed: {TOMORROW}}}",
         (True, False)),
        # by somebody who is known
        (f"{{covers: [E1], signed_by_learner: {DAY[6:]}, confirmed_by: Z, confirmed: {ON}}}",
         (True, False)),
        (f"{{covers: all, signed_by_learner: {DAY[6:]}, confirmed_by: Z, confirmed: {ON}}}",
         (True, False)),
        # what stands after one that is not known yet
        (f"{{covers: [E1], signed_by_learner: {TOMORROW}}},"
         f" {{covers: [E1], signed_by_learner: {ON}}}", (True, False)),
    ],
)  # fmt: skip
def test_what_is_declared(declarations: str, expected: tuple[bool, bool]) -> None:
    items = "evidence: [{id: E1, date: 2026-03-01}]"
    assert found(f"{items}, declarations: [{declarations}]").declared == {"E1": expected}


def test_what_nobody_is_said_to_have_confirmed_is_not_confirmed() -> None:
    signed = Declaration(
        ("declarations", "~1"), ("E1",), date(2026, 3, 10), None, date(2026, 3, 11)
    )
    facts = Facts("L", ("u",), people={}, items=(Item("E1"),), declarations=(signed,))
    given = known(facts, [unit(UNIT)], date(2026, 3, 31))
    assert (given.declared, given.set_aside) == ({"E1": (True, False)}, ())


def test_what_is_not_known_of_a_decision_is_taken_out_alone() -> None:
    countersigned = "countersigned: {by: %s, date: %s}"
    override = "override: {reason: R., authorised_by: %s}"
    for signature, authorised, expected in (
        (countersigned % ("A", ON), override % "Q", (True, True)),
        (countersigned % ("A", TOMORROW), override % "Q", (False, True)),
        (countersigned % ("Z", ON), override % "Q", (False, True)),
        (countersigned % ("A", ON), override % "Z", (True, False)),
        (countersigned % ("A", ON), "", (True, False)),
        ("", override % "Q", (False, True)),
        ("", override % "Z", (False, False)),
    ):
        more = ", ".join(one for one in (signature, authorised) if one)
        [decision] = found(f"decisions: [{{{D1}, {more}}}]").decisions
        record = decision.record
        assert (bool(record.countersigned), record.override is not None) == expected, more


def test_what_a_decision_names() -> None:
    criteria = "id: D1, criteria: [1.10, u/1.9, 1.9]"
    prints = "fingerprints: {1.9: f1:a, u/1.9: f1:b, 1.10: f1:c}"
    items = "evidence: [{id: E10}, {id: E9}]"
    said = f"{{{criteria}, {MET}, evidence: [E10, E9], {prints}}}"
    given = found(f"{items}, decisions: [{said}]")
    [decision] = given.decisions
    one, two = ("u@1", "1.9"), ("u@1", "1.10")
    assert decision.criteria == (one, two)
    assert decision.evidence == ("E9", "E10")
    assert decision.fingerprints == {one: {"f1:a", "f1:b"}, two: {"f1:c"}}
    assert given.decided == {one: (decision,), two: (decision,)}
    [level] = found(f"decisions: [{{id: D1, criteria: [1.11, 1.12], {MET}, level: low}}]").decisions
    assert level.levels == {("u@1", "1.11"): "low"}


def test_what_a_review_speaks_of() -> None:
    both = f"id: D1, criteria: [1.9, 1.10], {MET}"
    closed = f"{R1}, closed: {TOMORROW}"
    given = found(f"decisions: [{{{both}}}], iqa_reviews: [{{{closed}}}, "
                  f"{{{R1.replace('R1', 'R2')}, criteria: [1.10], closed: {ON}}}]")  # fmt: skip
    one, two = given.reviews
    assert one.criteria == (("u@1", "1.9"), ("u@1", "1.10"))
    assert two.criteria == (("u@1", "1.10"),)
    assert (one.record.closed, two.record.closed) == (None, date(2026, 3, 31))
    assert given.reviews_of == {"D1": [one, two]}
    assert one.decision is given.decisions[0]


def test_who_observed_is_kept_where_they_are_known() -> None:
    given = found("evidence: [{id: E1, observed_by: A}, {id: E2, observed_by: Z}]")
    assert [item.observed_by for item in given.items.values()] == ["A", None]


def test_the_facts_that_are_no_records() -> None:
    given = found("registered: 2026-01-12")
    assert (given.on, given.registered) == (date(2026, 3, 31), date(2026, 1, 12))
    assert given.roles == {"A": "assessor", "Q": "iqa", "7": "iqa"}
