"""What matters in small units, and what changes nothing: what somebody can see on paper.

The law in tests/laws/test_proving.py judges every pair of portfolios of drawn units once more.
"""

from datetime import date

import pytest
from tests.evaluation.small import unit_of

from rubric.diagnostics import codes, path_text
from rubric.phrases import phrase
from rubric.proving import Proof, proved
from rubric.proving.telling import diagnostics_of

ON = date(2026, 3, 31)


def proof_of(unit: str, target: str | None = None, up_to: int = 3) -> Proof:
    return proved(unit_of(unit, target), ON, up_to)


def one(rule: str) -> str:
    return f"criteria: [{{ref: 1, text: Do it, sufficient: {rule}}}]"


#: a unit → where the rules stand that change nothing, and what implies each
IDLE: list[tuple[str, dict[str, list[str]]]] = [
    # two methods need two items
    (one("{items: 2, methods: 2}"), {"1/sufficient/items": ["1/sufficient/methods"]}),
    # three items are more than two methods need
    (one("{items: 3, methods: 2}"), {}),
    # different things of any kind are different items, unless only some are looked at
    (one("{items: 2, sites: 2}"), {"1/sufficient/items": ["1/sufficient/sites"]}),
    (
        one("{all: [{items: 2, where: {methods: [product]}}, {occasions: 2}]}"),
        {},
    ),
    # one item is asked for anyway; by one method it is not
    (one("{items: 1}"), {"1/sufficient/items": ["1"]}),
    (one("{items: 1, where: {methods: [product]}}"), {}),
    # a rule that asks for one item in the place of a default does change something
    (
        "{each_criterion: {sufficient: {items: 2}}, criteria: "
        "[{ref: 1, text: Do it, sufficient: {items: 1}}, {ref: 2, text: Do that}]}",
        {},
    ),
    # the narrower filter implies the wider one, and not the other way round
    (
        one("{all: [{hours: 6, where: {sources: [workplace]}}, {hours: 6}]}"),
        {"1/sufficient/all/~2/hours": ["1/sufficient/all/~1/hours"]},
    ),
    (one("{all: [{hours: 6, where: {sources: [workplace]}}, {hours: 7}]}"), {}),
    (
        one("{all: [{items: 1, where: {within: 6 months}}, {items: 1, where: {within: 1 year}}]}"),
        {"1/sufficient/all/~2/items": ["1/sufficient/all/~1/items"]},
    ),
    # once per occasion is no less than all
    (
        one("{all: [{hours: 6, once_per: occasion}, {hours: 6}]}"),
        {"1/sufficient/all/~2/hours": ["1/sufficient/all/~1/hours"]},
    ),
    (
        one("{all: [{hours: 6, at_most: {source: {simulation: 2}}}, {hours: 6}]}"),
        {"1/sufficient/all/~2/hours": ["1/sufficient/all/~1/hours"]},
    ),
    (one("{all: [{hours: 6, at_most: {source: {simulation: 2}}}, {hours: 8}]}"), {}),
    # what one method shows and what another shows come together
    (
        one(
            "{all: [{items: 1, where: {methods: [product]}}, "
            "{items: 1, where: {methods: [test]}}, {items: 2}, {methods: 2}]}"
        ),
        {
            "1/sufficient/all/~3/items": ["1/sufficient/all/~4/methods"],
            "1/sufficient/all/~4/methods": [
                "1/sufficient/all/~1/items",
                "1/sufficient/all/~2/items",
            ],
        },
    ),
    # of two that imply each other one is left
    (
        one("{all: [{hours: 6}, {hours: 6}]}"),
        {"1/sufficient/all/~1/hours": ["1/sufficient/all/~2/hours"]},
    ),
    # a way that is enough only where another is already
    (
        one("{any: [{items: 2}, {occasions: 2}]}"),
        {"1/sufficient/any/~2/occasions": ["1/sufficient/any/~1/items"]},
    ),
    (one("{any: [{hours: 6}, {occasions: 2}]}"), {}),
    # a rule of an outcome that one of its criteria implies; an alternative does not
    (
        "outcomes: [{ref: 1, text: A, sufficient: {items: 2}, criteria: "
        "[{ref: 1.1, text: Do it, sufficient: {items: 2}}, {ref: 1.2, text: Do that}]}]",
        {"1/sufficient/items": ["1/1.1/sufficient/items"]},
    ),
    (
        "outcomes: [{ref: 1, text: A, sufficient: {items: 2}, achieved_by: {n_of: 1, of: "
        "[1.1, 1.2]}, criteria: "
        "[{ref: 1.1, text: Do it, sufficient: {items: 2}}, {ref: 1.2, text: Do that}]}]",
        {},
    ),
    # the rule of the only criterion looks at the same evidence as that of the unit
    (
        "{sufficient: {items: 3}, criteria: [{ref: 1, text: Do it, sufficient: {items: 2}}]}",
        {"1/sufficient/items": ["sufficient/items"]},
    ),
    # with a criterion beside it, it does not
    (
        "{sufficient: {items: 3}, criteria: "
        "[{ref: 1, text: Do it, sufficient: {items: 2}}, {ref: 2, text: Do that}]}",
        {},
    ),
    # all that is accepted shows it
    (
        "{evidence_rules: {accept: {methods: [test]}, must_show: knowledge}, "
        "criteria: [{ref: 1, text: Do it}]}",
        {"evidence_rules/must_show": ["1"]},
    ),
    # parts and range items
    ("criteria: [{ref: 1, text: Do it, parts: [{ref: a, text: A}, {ref: b, text: B}]}]", {}),
    (
        "criteria: [{ref: 1, text: Do it, range: [x, y], sufficient: {range: 1}}]",
        {"1/sufficient/range": ["1"]},
    ),
    ("criteria: [{ref: 1, text: Do it, range: [x, y], sufficient: {range: all}}]", {}),
    # a link may name range items of its criterion alone, and none of the outcome's
    (
        "outcomes: [{ref: 1, text: A, range: [p, q], sufficient: {range: 1}, criteria: "
        "[{ref: 1.1, text: Do it, range: [x, y]}]}]",
        {},
    ),
    (
        "outcomes: [{ref: 1, text: A, range: [p, q], sufficient: {range: 1}, criteria: "
        "[{ref: 1.1, text: Do it}]}]",
        {"1/sufficient/range": ["1/1.1"]},
    ),
    # the unit's rule looks at the evidence of a criterion beside its only outcome as well
    (
        "{sufficient: {items: 3}, criteria: [{ref: 9, text: B}], outcomes: "
        "[{ref: 1, text: A, sufficient: {items: 2}, criteria: [{ref: 1.1, text: Do it}]}]}",
        {},
    ),
    (
        "{sufficient: {items: 3}, outcomes: "
        "[{ref: 1, text: A, sufficient: {items: 2}, criteria: [{ref: 1.1, text: Do it}]}]}",
        {"1/sufficient/items": ["sufficient/items"]},
    ),
    # what is by a method and what is by none such are two items
    (
        "{sufficient: {items: 2}, criteria: "
        "[{ref: 1, text: A, sufficient: {items: 1, where: {not_methods: [product]}}}, "
        "{ref: 2, text: B, sufficient: {items: 1, where: {methods: [product]}}}]}",
        {"sufficient/items": ["1/sufficient/items", "2/sufficient/items"]},
    ),
    # each way needs something else
    (
        one(
            "{all: [{hours: 2, where: {witnessed: yes}}, {sites: 2}, "
            "{n_of: 2, of: [{items: 2}, {hours: 2}]}]}"
        ),
        {
            "1/sufficient/all/~3/of": [
                "1/sufficient/all/~2/sites",
                "1/sufficient/all/~1/hours",
            ],
        },
    ),
    # the first way is always there because of the last rule: without it two of three do not
    # imply that any more
    (
        one(
            "{all: [{n_of: 2, of: [{hours: 6}, {hours: 6, where: {methods: [product]}}, "
            "{sites: 2}]}, {hours: 6}]}"
        ),
        {"1/sufficient/all/~1/of/~1/hours": ["1/sufficient/all/~2/hours"]},
    ),
]


@pytest.mark.parametrize(("unit", "idle"), IDLE, ids=[unit[:60] for unit, _ in IDLE])
def test_what_changes_nothing(unit: str, idle: dict[str, list[str]]) -> None:
    proof = proof_of(unit)
    found = {path_text(i.thing.path): [path_text(p) for p in i.by] for i in proof.idle}
    assert found == idle
    assert proof.open == ()


def test_what_is_not_shown_of_one_rule_is_told_at_once() -> None:
    unit = one("{all: [{n_of: 2, of: [{items: 3}, {items: 3}, {methods: 3}]}, {hours: 2}]}")
    proof = proof_of(unit)
    told = [d for d in diagnostics_of(proof) if d.code is codes.NOT_SHOWN_TO_MATTER]
    assert len(proof.open) > 1
    [problem] = told
    assert path_text(problem.path) == "1/sufficient"
    assert phrase(problem.code.slug, problem.arguments) == (
        "nothing shows whether criterion 1 needs `items` and `methods`"
    )


def test_a_code_may_be_another_method_for_another_criterion() -> None:
    # an item by XX is a product for 2 and no product for 1, so one item is enough for both
    proof = proof_of(
        "{sufficient: {items: 2}, criteria: "
        "[{ref: 1, text: A, sufficient: {items: 1, where: {not_methods: [product]}}}, "
        "{ref: 2, text: B, sufficient: {items: 1, where: {methods: [product]}}, "
        "evidence_rules: {methods: {XX: {is: product}}}}]}"
    )
    assert proof.idle == ()


#: a unit → what matters in it beside its criteria
MATTERS: list[tuple[str, list[tuple[str, str, str | None]]]] = [
    ("criteria: [{ref: 1, text: Do it}]", []),
    (one("{hours: 12}"), [("rule", "1/sufficient/hours", None)]),
    # a rule that is joined, and each of its clauses
    (
        one("{hours: 12, sites: 2}"),
        [
            ("rule", "1/sufficient", None),
            ("clause", "1/sufficient/sites", None),
            ("clause", "1/sufficient/hours", None),
        ],
    ),
    # each part, and each range item beside the rule that asks for them
    (
        "criteria: [{ref: 1, text: Do it, parts: [{ref: a, text: A}, {ref: b, text: B}]}]",
        [("part", "1/parts/a", "a"), ("part", "1/parts/b", "b")],
    ),
    (
        "criteria: [{ref: 1, text: Do it, range: [x, y, z], sufficient: {range: 2}}]",
        [
            ("rule", "1/sufficient/range", None),
            ("range_item", "1/sufficient/range", "x"),
            ("range_item", "1/sufficient/range", "y"),
            ("range_item", "1/sufficient/range", "z"),
        ],
    ),
    # rules of outcomes and of the unit
    (
        "{sufficient: {hours: 9}, outcomes: [{ref: 1, text: A, sufficient: {methods: 2}, criteria: "
        "[{ref: 1.1, text: Do it}, {ref: 1.2, text: Do that}]}]}",
        [("rule", "1/sufficient/methods", None), ("rule", "sufficient/hours", None)],
    ),
    # a default is one thing, whatever it stands over
    (
        "{each_criterion: {sufficient: {hours: 2}}, criteria: "
        "[{ref: 1, text: Do it}, {ref: 2, text: Do that}]}",
        [("rule", "each_criterion/sufficient/hours", None)],
    ),
    # alternatives, also those that the least portfolio does not take
    (
        "{achieved_by: {n_of: 1, of: [1, 2]}, criteria: "
        "[{ref: 1, text: Do it}, {ref: 2, text: Do that, sufficient: {hours: 12}}]}",
        [("rule", "2/sufficient/hours", None), ("alternatives", "achieved_by", None)],
    ),
    # alternatives within an alternative that the least portfolio does not take
    (
        "{achieved_by: {n_of: 1, of: [1, 2]}, outcomes: ["
        "{ref: 1, text: A, criteria: [{ref: 1.1, text: Do it}]}, "
        "{ref: 2, text: B, achieved_by: {n_of: 1, of: [2.1, 2.2]}, criteria: "
        "[{ref: 2.1, text: Do this}, {ref: 2.2, text: Do that}, {ref: 2.3, text: Do more}]}]}",
        [("alternatives", "2/achieved_by", None), ("alternatives", "achieved_by", None)],
    ),
    # a range item of an outcome, where a criterion asks for some of the same
    (
        "outcomes: [{ref: 1, text: A, range: [x, y, z], sufficient: {range: all}, criteria: ["
        "{ref: 1.1, text: Do it, sufficient: {range: 2, where: {methods: [observation]}}}, "
        "{ref: 1.2, text: Do that}]}]",
        [
            ("rule", "1/1.1/sufficient/range", None),
            ("range_item", "1/1.1/sufficient/range", "x"),
            ("range_item", "1/1.1/sufficient/range", "y"),
            ("range_item", "1/1.1/sufficient/range", "z"),
            ("rule", "1/sufficient/range", None),
            ("range_item", "1/sufficient/range", "x"),
            ("range_item", "1/sufficient/range", "y"),
            ("range_item", "1/sufficient/range", "z"),
        ],
    ),
    # evidence may share an occasion, be old, unwitnessed, simulated
    (
        one("{hours: 12, once_per: occasion}"),
        [("rule", "1/sufficient/hours", None)],
    ),
    (
        one("{items: 1, where: {witnessed: yes, within: 6 months, not_sources: [simulation]}}"),
        [("rule", "1/sufficient/items", None)],
    ),
]


@pytest.mark.parametrize(("unit", "things"), MATTERS, ids=[unit[:60] for unit, _ in MATTERS])
def test_what_matters(unit: str, things: list[tuple[str, str, str | None]]) -> None:
    proof = proof_of(unit)
    found = [
        (s.thing.kind, path_text(s.thing.path), s.thing.member)
        for s in proof.shown
        if s.thing.kind != "criterion"
    ]
    assert found == things
    assert proof.sound


def test_every_criterion_matters() -> None:
    proof = proof_of("criteria: [{ref: 1, text: A}, {ref: 2, text: B}, {ref: 3, text: C}]")
    found = [s for s in proof.shown if s.thing.kind == "criterion"]
    assert [s.gap.reference for s in found] == ["1", "2", "3"]
    assert proof.least
    assert proof.example is not None
    assert len(proof.example.items) == 1


#: target → the criteria decided
BANDS = [(None, ("1",)), ("pass", ("1",)), ("merit", ("1", "2"))]


@pytest.mark.parametrize(("target", "decided"), BANDS)
def test_a_target(target: str | None, decided: tuple[str, ...]) -> None:
    unit = (
        "criteria: [{ref: 1, text: A, band: pass}, {ref: 2, text: B, band: merit}, "
        "{ref: 3, text: C, band: distinction}]"
    )
    proof = proof_of(unit, target)
    assert proof.example is not None
    assert [one.criteria for one in proof.example.decided] == [decided]
    assert proof.result is not None
    assert proof.result.grade == (target or "pass")


def test_a_level_that_has_to_be_reached_stands_in_the_decision() -> None:
    proof = proof_of(
        "criteria: [{ref: 1, text: A, pass_level: fair, levels: "
        "[{name: poor, points: 0}, {name: fair, points: 2}, {name: good, points: 4}]}, "
        "{ref: 2, text: B}]"
    )
    assert proof.example is not None
    assert [(d.criteria, d.level) for d in proof.example.decided] == [
        (("1",), "fair"),
        (("2",), None),
    ]


PEOPLE = [
    # rules → who signs, confirms, decides and signs off
    ("{}", (0, 0, 1, False)),
    ("{authenticity: declared}", (1, 0, 1, False)),
    ("{authenticity: declared_and_confirmed, sign_off: required}", (1, 1, 1, True)),
]


@pytest.mark.parametrize(("rules", "acts"), PEOPLE)
def test_what_people_do(rules: str, acts: tuple[int, int, int, bool]) -> None:
    proof = proof_of(f"{{evidence_rules: {rules}, criteria: [{{ref: 1, text: A}}]}}")
    example = proof.example
    assert example is not None
    signed, confirmed = len(example.signed), len(example.confirmed)
    assert (signed, confirmed, len(example.decided), example.signed_off is not None) == acts
    assert proof.sound


def test_how_old_evidence_may_be_does_not_rest_on_the_day_of_registration() -> None:
    proof = proof_of(
        "{evidence_rules: {before_registration: not_counted, current: {within: 2 years}}, "
        "criteria: [{ref: 1, text: A, sufficient: {items: 1, where: {within: 6 months}}}]}"
    )
    assert proof.example is not None
    [one] = proof.example.items
    assert (one.new.within, one.new.after_registration) == (6, True)


def test_nobody_decides_a_checklist() -> None:
    proof = proof_of("{kind: checklist, checks: [{ref: 1, text: A}]}")
    assert proof.example is not None
    assert proof.example.decided == ()
    assert proof.example.people == {}


def test_a_method_is_written_as_its_criterion_reads_it() -> None:
    # here `observation` is a code for what the engine calls a product
    proof = proof_of(
        "{evidence_rules: {methods: {observation: {is: product}, OB: {is: observation}}}, "
        "criteria: [{ref: 1, text: A, sufficient: {items: 1, where: {methods: [observation]}}}]}"
    )
    assert proof.example is not None
    assert [one.item.method for one in proof.example.items] == ["OB"]


def test_a_method_that_no_code_is_left_for_is_not_asked_of_anybody() -> None:
    # where `product` is a code for observations, no item can be called a product
    proof = proof_of(
        "criteria: [{ref: 1, text: A, sufficient: {items: 1, where: {not_methods: [observation]}}},"
        " {ref: 2, text: B, evidence_rules: {methods: {product: {is: observation}}, "
        "accept: {methods: [observation, product]}}}]"
    )
    assert proof.example is not None
    assert [(i.item.method, len(i.item.links)) for i in proof.example.items] == [
        (None, 1),
        ("observation", 1),
    ]


def test_less_is_not_ruled_out_where_criteria_read_one_code_differently() -> None:
    # one item called `product` is a product for 1 and an observation for 2: two methods
    proof = proof_of(
        "{sufficient: {methods: 2}, criteria: [{ref: 1, text: A}, "
        "{ref: 2, text: B, evidence_rules: {methods: {product: {is: observation}}}}]}"
    )
    assert proof.example is not None
    assert len(proof.example.items) == 2
    assert not proof.least


NEVER = [
    "{evidence_rules: {accept: {methods: [test]}}, "
    "criteria: [{ref: 1, text: A, sufficient: {methods: 2}}]}",
    "{evidence_rules: {methods: {product: {is: observation}}}, "
    "criteria: [{ref: 1, text: A, sufficient: {items: 1, where: {methods: [product]}}}]}",
]


@pytest.mark.parametrize("unit", NEVER)
def test_where_no_evidence_could_be_enough(unit: str) -> None:
    proof = proof_of(unit)
    assert not proof.passable
    assert not proof.proved
    assert [gap.reference for gap in proof.never] == ["1"]


def test_the_same_every_time() -> None:
    unit = one("{any: [{hours: 6}, {occasions: 2}]}")
    assert proof_of(unit) == proof_of(unit)
