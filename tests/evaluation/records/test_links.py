"""How links find their criteria, and what of them they cover (meaning 4)."""

import pytest
from tests.evaluation.test_set_aside import found, unit


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
    # of each item by itself, however many name it so
    items = f"{{id: E1, maps_to: {{{link}}}}}, {{id: E2, maps_to: {{{link}}}}}"
    [both] = found(f"evidence: [{items}]").links.values()
    assert [(mapped[0].id, *mapped[2:]) for mapped in both] == [
        ("E1", parts, names), ("E2", parts, names),
    ]  # fmt: skip
