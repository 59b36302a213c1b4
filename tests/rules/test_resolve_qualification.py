"""A qualification resolved: units by id, one pathway, levels and grades written out."""

from collections.abc import Sequence
from decimal import Decimal

from rubric.load import document_of
from rubric.model.qualification import Qualification
from rubric.rules.qualification import Limits, ResolvedPoints, ResolvedQualification
from rubric.rules.resolve_qualification import resolved_qualification

WRITTEN = """\
format: rubric/1
kind: qualification
id: demo
version: 2
title: Demonstration
level: 3
credit: 12.5
groups:
  - {ref: M, title: Mandatory, take: all, units: [a@1, b]}
  - {ref: A, take: {credits: {at_least: 6, at_most: 12}}, units: [c, d]}
  - {ref: B, take: {units: {at_least: 1}}, units: [d, e]}
whole:
  - credits: {at_least: 12.5}
    units: {at_most: 4}
  - credits: {at_least: 6, level: 7, or_above: true}
  - units: {at_least: 1, level: 3}
pathways:
  - {id: backwards, groups: [B, M]}
barred: [[c, d@1], [e]]
equivalent: [[e, A/1, A/2], [b, A/3], [a, A/4]]
credit_transfer: {at_most: {credits: 0}}
grade: {points: {P: 6, merit: 9, D: 12}, at_least: 20, compensation: {units: 1}}
"""


def ids_of(entry: str) -> Sequence[str]:
    """The first number is of two units, the second of none, the third of one that is there."""
    return {"A/1": ("f", "g"), "A/2": (), "A/3": ("b",), "A/4": ()}.get(entry, (entry,))


def resolved(text: str = WRITTEN, pathway: str | None = None) -> ResolvedQualification:
    value = document_of(text, "demo.yaml").value
    assert isinstance(value, Qualification)
    return resolved_qualification(value, ids_of, pathway)


def test_groups_name_units_by_id_and_say_what_is_taken() -> None:
    mandatory, a, b = resolved().groups
    assert (mandatory.take_all, mandatory.units) == (True, ("a", "b"))
    assert (mandatory.title, mandatory.path) == ("Mandatory", ("groups", "M"))
    assert (a.take_all, a.units_taken) == (False, Limits())
    assert a.credits_taken == Limits(Decimal(6), Decimal(12))
    assert b.units_taken == Limits(Decimal(1), None)


def test_each_number_of_the_whole_is_a_rule_with_its_levels() -> None:
    rules = resolved().whole
    assert [(rule.path, rule.measure, rule.limits) for rule in rules] == [
        (("whole", "~1", "credits"), "credits", Limits(Decimal("12.5"))),
        (("whole", "~1", "units"), "units", Limits(None, Decimal(4))),
        (("whole", "~2", "credits"), "credits", Limits(Decimal(6))),
        (("whole", "~3", "units"), "units", Limits(Decimal(1))),
    ]
    assert [rule.levels for rule in rules] == [None, None, {"7", "8"}, {"3"}]
    assert [(rule.level, rule.or_above) for rule in rules][2:] == [("7", True), ("3", False)]


def test_rows_hold_the_units_at_hand_and_say_something() -> None:
    found = resolved()
    assert found.barred == (("c", "d"),)
    # a number may be that of several units; one that nobody holds leaves a row of one
    assert found.equivalent == (("e", "f", "g"),)
    assert found.units == ("a", "b", "c", "d", "e", "f", "g")


def test_a_pathway_asks_for_its_groups_in_the_order_of_the_qualification() -> None:
    found = resolved(pathway="backwards")
    assert [group.ref for group in found.groups] == ["M", "B"]
    assert found.pathway == "backwards"
    assert found.units == ("a", "b", "d", "e", "f", "g")
    assert found.whole == resolved().whole


def test_grades_go_by_their_band() -> None:
    assert resolved().points == ResolvedPoints(
        ("grade",),
        (("pass", Decimal(6)), ("merit", Decimal(9)), ("distinction", Decimal(12))),
        Decimal(20),
        1,
    )
    assert resolved().transferred_at_most == Decimal(0)


def test_what_is_not_stated_is_none() -> None:
    plain = resolved(WRITTEN.partition("whole:")[0])
    assert (plain.points, plain.transferred_at_most, plain.pathway) == (None, None, None)
    assert (plain.whole, plain.barred, plain.equivalent) == ((), (), ())
    assert (plain.id, plain.version, plain.reference) == ("demo", "2", "demo@2")
    assert (plain.title, plain.level, plain.credit) == ("Demonstration", "3", Decimal("12.5"))


def test_points_make_up_for_no_unit_where_nothing_is_said() -> None:
    found = resolved(WRITTEN.replace(", compensation: {units: 1}", "")).points
    assert found is not None
    assert (found.at_least, found.compensated) == (Decimal(20), 0)
