"""What the least new items for a whole unit have to say, item by item (meaning 8.8)."""

import pytest
from tests.evaluation.small import judged

from rubric.evaluation.additions.together import SharedItem, each_by_itself, least_additions
from rubric.rules.words import METHODS, SOURCES


def criteria(*written: str) -> str:
    """Criteria `1`, `2` and so on, each with what is said of it."""
    every = (f"{{ref: {n}, text: a{', ' * bool(said)}{said}}}" for n, said in enumerate(written, 1))
    return f"criteria: [{', '.join(every)}]"


def _words(some: tuple[str, ...] | None, every: tuple[str, ...]) -> str:
    if some is None:
        return ""
    others = [word for word in every if word not in some]
    if not others:
        return "any"
    return "/".join(some) if len(some) < len(others) else f"not {'/'.join(others)}"


def said(shared: SharedItem) -> str:
    """An item in one line: what it is, then the criteria that it is mapped to."""
    item = shared.item
    told = [
        _words(item.methods, METHODS),
        _words(item.sources, SOURCES),
        "witnessed" * item.witnessed,
        f"within {item.within}" if item.within is not None else "dated" * item.dated,
        "registered" * item.after_registration,
        item.authenticity if item.authenticity != "none" else "",
        f"apart {'/'.join(item.apart)}" if item.apart else "",
        *(f"{name} {amount}" for name, amount in item.quantities.items()),
    ]
    mapped = [
        f"{one.criterion}{'@' * one.located}" + (f"[{' '.join((*one.parts, *one.range))}]"
                                                 if one.parts or one.range else "")
        for one in shared.maps_to
    ]  # fmt: skip
    return f"{', '.join(word for word in told if word)} > {' '.join(mapped)}".strip()


RULES = "evidence_rules: {%s}"
WITHIN = "sufficient: {items: %s, where: {within: %s months}}"
TO_COUNT = RULES % "authenticity_needed: to_count, authenticity: %s"
NEVER = "sufficient: {items: 1, where: {methods: [test], not_methods: [test]}}"
PARTS = "parts: [{ref: a, text: a}, {ref: b, text: b}]"


@pytest.mark.parametrize(
    ("unit", "records", "up_to", "items"),
    [
        (criteria("", ""), "", 3, ["> 1 2"]),
        (criteria("", ""), "", 1, ["> 1", "> 2"]),
        # what any of its criteria asks, the item states for all of them
        (criteria("sufficient: {items: 2, where: {witnessed: yes}}", ""), "", 3,
         ["witnessed > 1 2", "witnessed > 1"]),
        (criteria(WITHIN % (1, 6), WITHIN % (1, 3)), "", 3, ["within 3 > 1 2"]),
        (criteria(WITHIN % (2, 6), WITHIN % (1, 3)), "", 3, ["within 3 > 1 2", "within 6 > 1"]),
        (criteria(RULES % "locator: required", "", RULES % "dated: required"), "", 3,
         ["dated > 1@ 2 3"]),
        (criteria(RULES % "current: {within: 1 year}", RULES % "current: {within: 2 years}"), "", 3,
         ["within 12 > 1 2"]),
        (criteria(TO_COUNT % "declared", TO_COUNT % "declared_and_confirmed"), "", 3,
         ["declared_and_confirmed > 1 2"]),
        (criteria(RULES % "before_registration: not_counted", ""), "registered: 2026-01-01", 3,
         ["registered > 1 2"]),
        # quantities: of those that ask for some together, and none where none is asked
        (criteria("sufficient: {hours: 4}", "sufficient: {hours: 3}", ""), "", 2,
         ["hours 4 > 1 2", "> 3"]),
        (criteria("sufficient: {hours: 4}", "sufficient: {hours: 3, where: {methods: [test]}}"),
         "", 1, ["hours 4 > 1", "test, hours 3 > 2"]),
        (criteria("sufficient: {hours: 4, items: 2}", "sufficient: {hours: 6}"), "", 3,
         ["hours 6 > 1 2", "> 1"]),
        # parts and range items are said of each mapping
        (criteria("range: [x, y], sufficient: {range: all}",
                  "range: [z, w], sufficient: {range: 1}"), "", 3, ["> 1[x y] 2[w]"]),
        (criteria(PARTS, "range: [x, y], sufficient: {range: all, items: 2}"),
         "evidence: [{id: E1, maps_to: {1: {parts: [a]}, 2: {range: [x]}}}]", 3, ["> 1[b] 2[y]"]),
        # what has to stand apart
        (criteria("sufficient: {occasions: 2}", "sufficient: {sites: 2, items: 3}"), "", 3,
         ["apart occasion/site > 1 2", "apart occasion/site > 1 2", "> 2"]),
        (criteria("sufficient: {items: 2, once_per: occasion}", ""),
         "evidence: [{id: E1, occasion: o, maps_to: {1: whole}}]", 3, ["apart occasion > 1 2"]),
        (criteria("sufficient: {witnesses: 2}", "sufficient: {assessors: 1}"), "", 3,
         ["witnessed, apart witness/observed_by > 1 2", "witnessed, apart witness > 1"]),
        (criteria("sufficient: {methods: 2}", ""), "", 3,
         ["any, apart method > 1 2", "any, apart method > 1"]),
        (criteria("sufficient: {methods: 2, where: {not_methods: [test]}}",
                  "sufficient: {items: 1, where: {methods: [product]}}"), "", 3,
         ["product > 1 2", "not product/test > 1"]),
        # under a cap only what is left of it
        (criteria("sufficient: {hours: 6, at_most: {source: {simulation: 2}}}",
                  "sufficient: {items: 1, where: {sources: [simulation]}}"), "", 3,
         ["not simulation, hours 6 > 1", "simulation > 2"]),
        # the rule of the unit is served by what serves its criteria
        (f"sufficient: {{items: 3, hours: 5}}, {criteria('', '')}", "", 3,
         ["hours 5 > 1", "> 1", "> 2"]),
        # … and by the criterion that asks for least
        (f"sufficient: {{items: 3}}, {criteria(RULES % 'locator: required', '')}", "", 3,
         ["> 1@", "> 2", "> 2"]),
        ("sufficient: {items: 2, where: {methods: [test]}}, "
         + criteria(RULES % "accept: {methods: [product]}", RULES % "accept: {methods: [test]}"),
         "", 3, ["product > 1", "test > 2", "test > 2"]),
        # of alternatives within a rule the one that another needs anyway
        (criteria("sufficient: {any: [{items: 1, where: {witnessed: yes}}, {hours: 3}]}",
                  "sufficient: {hours: 3}"), "", 3, ["hours 3 > 1 2"]),
        (criteria("sufficient: {items: 1, where: {sources: [workplace, other],"
                  " not_methods: [test]}}", ""), "", 3, ["not test, workplace/other > 1 2"]),
        # what waits on a person, or on the encoder, needs no items
        (criteria(""), "evidence: [{id: E1, maps_to: {1: whole}}]", 3, []),
        (criteria(NEVER, ""), "", 3, ["> 2"]),
    ],
)  # fmt: skip
def test_what_each_item_says(unit: str, records: str, up_to: int, items: list[str]) -> None:
    [least] = least_additions(judged(f"{{{unit}}}", f"{{{records}}}"), up_to)
    assert [said(shared) for shared in least.items] == items
    assert (least.exact, least.up_to, least.specification) == (True, up_to, "u@1")


READ_AS = RULES % "methods: {Q: {is: %s}}"


@pytest.mark.parametrize(
    ("unit", "exact"),
    [
        # a code of their own for one method, or none: each item is by one method for all rules
        (f"sufficient: {{items: 3}}, {criteria('', '')}", True),
        (f"sufficient: {{items: 3}}, {criteria(*[READ_AS % 'test'] * 2)}", True),
        # one code for two methods: the unit may see an item by either
        (f"sufficient: {{items: 3}}, {criteria(READ_AS % 'test', READ_AS % 'product')}", False),
        (f"sufficient: {{items: 3}}, {criteria('', READ_AS % 'product')}", False),
        # the rule of a criterion sees it by one
        (criteria(READ_AS % "test", READ_AS % "product"), True),
    ],
)
def test_what_may_be_read_differently_is_no_proof(unit: str, exact: bool) -> None:
    [least] = least_additions(judged(f"{{{unit}}}"))
    assert least.items
    assert least.exact is exact


@pytest.mark.parametrize(
    ("unit", "records", "items"),
    [
        # nothing serves two criteria, nor a criterion and the rule of the unit
        (criteria("", ""), "", ["> 1", "> 2"]),
        (f"sufficient: {{items: 2}}, {criteria('', '')}", "", ["> 1", "> 2", "> 1", "> 1"]),
        # parts and places are said of the mapping
        (criteria(f"{PARTS}, {RULES % 'locator: required'}", "sufficient: {hours: 3}"),
         "evidence: [{id: E1, maps_to: {1: {at: p. 1, parts: [a]}}}]", ["> 1@[b]", "hours 3 > 2"]),
        # a criterion of an outcome or unit that takes what its rule looks at
        ("sufficient: {items: 1, where: {methods: [test]}}, "
         + criteria(RULES % "accept: {methods: [product]}", RULES % "accept: {methods: [test]}"),
         "evidence: [{id: E1, method: product, maps_to: {1: whole}},"
         " {id: E2, date: 2026-03-01, method: product, maps_to: {2: whole}}]",
         ["test > 2", "test > 2"]),
        # what nobody's evidence closes, and what is closed
        (criteria(NEVER, ""), "", ["> 2"]),
        (criteria("", ""), "evidence: [{id: E1, maps_to: {1: whole, 2: whole}}]", []),
    ],
)  # fmt: skip
def test_every_gap_has_items_of_its_own(unit: str, records: str, items: list[str]) -> None:
    result = judged(f"{{{unit}}}", f"{{{records}}}")
    assert [said(shared) for shared in each_by_itself(result)] == items
    # one unit after the other
    other = judged(f"{{{criteria('sufficient: {hours: 9}')}}}").units
    both = result._replace(units=(*other, *result.units))
    assert [said(shared) for shared in each_by_itself(both)] == ["hours 9 > 1", *items]


def test_other_alternatives_of_the_unit_are_not_compared() -> None:
    two = criteria("sufficient: {items: 2}", "", "")
    either = f"achieved_by: {{n_of: 1, of: [1, 2]}}, {two}"
    [least] = least_additions(judged(f"{{{either}}}"))
    assert ([said(shared) for shared in least.items], least.exact) == (["> 2 3"], False)
    outcome = f"outcomes: [{{ref: 1, text: O, {either}}}]"
    [least] = least_additions(judged(f"{{{outcome}}}"))
    assert ([said(shared) for shared in least.items], least.exact) == (["> 2 3"], False)


def test_items_stand_in_the_order_of_the_unit() -> None:
    three = criteria("sufficient: {items: 1, where: {methods: [test]}}", "sufficient: {items: 2}",
                     "sufficient: {items: 1, where: {methods: [product]}}")  # fmt: skip
    [least] = least_additions(judged(f"{{{three}}}"), 2)
    assert [said(shared) for shared in least.items] == ["test > 1 2", "product > 2 3"]
    assert [gap.reference for gap in least.gaps] == ["1", "2", "3"]
