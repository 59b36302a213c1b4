"""What is asked of new items that a rule, with the evidence there is, would not miss."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.evaluation.test_satisfied import ON, link, rule

from rubric.evaluation.additions import sparing
from rubric.evaluation.additions.addition import NewItem
from rubric.evaluation.additions.sparing import from_after, has_alternatives, spared
from rubric.evaluation.counted import JudgedLink
from rubric.rules import EVERYTHING, AtLeast, EvidenceRule, NOf
from rubric.rules.sufficiency import parts_scope

ANY = EvidenceRule()
WITNESSED = {"items": 1, "where": {"witnessed": "yes"}}
SITE, OCCASION = NewItem(apart=("site",)), NewItem(apart=("occasion",))
TEST, PRODUCT = NewItem(methods=("test",)), NewItem(methods=("product",))
SEEN, OLD = NewItem(witnessed=True), NewItem(dated=True, within=3)


def recent(months: int) -> dict[str, Any]:
    return {"items": 1, "where": {"within": f"{months} months"}}


def either(clause: dict[str, Any], n: int = 1) -> dict[str, Any]:
    """This, or so many items that somebody has witnessed."""
    return {"any": [clause, {**WITNESSED, "items": n}]}


WORDS = ("test", "product")
BOTH = NewItem(witnessed=True, methods=WORDS)
OTHER = replace(BOTH, apart=("method",))


@pytest.mark.parametrize(
    ("written", "items", "evidence", "expected"),
    [
        # a witness whom no clause asks for
        ({"items": 1}, [SEEN], [], [NewItem()]),
        (WITNESSED, [SEEN], [], [SEEN]),
        (either({"items": 2}), [SEEN], [], [SEEN]),
        (either({"items": 2}), [SEEN], [link("E1")], [NewItem()]),
        # item by item
        (either({"items": 2}, 2), [SEEN, SEEN], [], [NewItem(), NewItem()]),
        ({"items": 2, "sites": 1}, [SITE, SITE], [],
         [NewItem(), SITE]),
        # no date, else as old as some clause lets it be
        ({"items": 1}, [OLD], [], [NewItem()]),
        (recent(6), [OLD], [], [NewItem(dated=True, within=6)]),
        (recent(3), [OLD], [], [OLD]),
        ({"any": [recent(12), recent(6)]}, [OLD], [], [NewItem(dated=True, within=12)]),
        ({"all": [recent(12), recent(6)]}, [OLD], [], [NewItem(dated=True, within=6)]),
        # the first of no more than it has to be
        ({"occasions": 1}, [NewItem(apart=("occasion", "site"))], [], [OCCASION]),
        ({"items": 1}, [NewItem(apart=("occasion", "site"))], [], [NewItem()]),
        ({"occasions": 1, "sites": 1}, [NewItem(apart=("occasion", "site"))], [],
         [NewItem(apart=("occasion", "site"))]),
        ({"assessors": 1}, [NewItem(apart=("observed_by", "site"))], [],
         [NewItem(apart=("observed_by",))]),
        ({"items": 1}, [NewItem(methods=("test",), apart=("method", "site"))], [],
         [NewItem(methods=("test",), apart=("method",))]),
        ({"sites": 1}, [NewItem(methods=("test",), apart=("method", "site"))], [],
         [NewItem(methods=("test",), apart=("method", "site"))]),
        # a witness who need not be another, where none is recorded
        ({"witnesses": 1}, [NewItem(witnessed=True, apart=("witness",))], [], [SEEN]),
        ({"witnesses": 2}, [NewItem(witnessed=True, apart=("witness",))] * 2, [],
         [SEEN, NewItem(witnessed=True, apart=("witness",))]),
        ({"witnesses": 2}, [NewItem(witnessed=True, apart=("witness",))],
         [link("E1", witness="W")], [NewItem(witnessed=True, apart=("witness",))]),
        ({"witnesses": 3}, [NewItem(witnessed=True, apart=("witness",))] * 3, [],
         [SEEN, *[NewItem(witnessed=True, apart=("witness",))] * 2]),
        ({"witnesses": 2}, [NewItem(witnessed=True, apart=("witness", "site"))],
         [link("E1", witness="W")], [NewItem(witnessed=True, apart=("witness",))]),
        # of an occasion or site that is recorded it may be, unless it is said
        ({"items": 1, "once_per": "site"}, [SITE], [], [SITE]),
        ({"items": 2, "once_per": "site"}, [SITE], [link("E1", site="s")],
         [SITE]),
        # whichever of its methods and sources is taken
        (either({"items": 1, "where": {"methods": ["test"]}}),
         [NewItem(methods=("test", "product"), witnessed=True)], [],
         [NewItem(methods=("test", "product"), witnessed=True)]),
        (either({"items": 1, "where": {"methods": ["test"]}}),
         [NewItem(methods=("test",), witnessed=True)], [], [TEST]),
        (either({"items": 1, "where": {"not_methods": ["test"]}}), [SEEN], [], [SEEN]),
        (either({"items": 1, "where": {"sources": ["other"]}}), [SEEN], [], [SEEN]),
        (either({"items": 1, "where": {"not_sources": ["other"]}}), [SEEN], [], [SEEN]),
        (either({"items": 1, "where": {"not_sources": ["other"]}}),
         [NewItem(sources=("workplace", "simulation"), witnessed=True)], [],
         [NewItem(sources=("workplace", "simulation"))]),
        ({"any": [{"items": 2, "where": {"methods": ["test"]}},
                  {"items": 1, "where": {"methods": ["product"]}}, WITNESSED]},
         [NewItem(methods=("test", "product"), witnessed=True)], [],
         [NewItem(methods=("test", "product"), witnessed=True)]),
        # each by its own
        (either({"all": [{"items": 1, "where": {"methods": [word]}} for word in WORDS]}, 2),
         [NewItem(methods=(word,), witnessed=True) for word in WORDS], [], [TEST, PRODUCT]),
        # two may be by one method, unless each has to be by another
        (either({"methods": 2}, 2), [SEEN, SEEN], [], [SEEN, SEEN]),
        (either({"methods": 2}, 2), [OTHER, OTHER], [],
         [NewItem(methods=("test", "product"), apart=("method",))] * 2),
        (either({"methods": 1}), [NewItem(methods=("test",), witnessed=True)],
         [link("E1", method="test")], [TEST]),
        (either({"methods": 2}), [NewItem(methods=("product", "test"), witnessed=True)],
         [link("E1", method="test")], [NewItem(methods=("product", "test"), witnessed=True)]),
        (either({"methods": 2}),
         [NewItem(methods=("product", "other"), sources=("other",), witnessed=True)],
         [link("E1", method="other")],
         [NewItem(methods=("product", "other"), sources=("other",), witnessed=True)]),
        (either({"methods": 2}, 2),
         [NewItem(methods=("test", "product"), witnessed=True),
          NewItem(methods=("product",), witnessed=True)], [],
         [NewItem(methods=("test", "product"), witnessed=True),
          NewItem(methods=("product",), witnessed=True)]),
        # … which is no more than that they are by different ones
        (either({"items": 3}, 2), [OTHER, OTHER], [], [OTHER, OTHER]),
        (either({"items": 4}, 3), [BOTH, OTHER, OTHER], [], [BOTH, OTHER, OTHER]),
        # under a cap
        (either({"items": 3, "at_most": {"method": {"test": 1}}}, 2), [SEEN, SEEN, NewItem()], [],
         [SEEN, SEEN, NewItem()]),
        (either({"items": 2, "at_most": {"method": {"test": 1}}}, 2),
         [NewItem(methods=(method,), witnessed=True) for method in ("product", "test")], [],
         [PRODUCT, TEST]),
        (either({"items": 2, "at_most": {"source": {"other": 1}}}, 2),
         [NewItem(sources=("other",), witnessed=True)] * 2, [],
         [NewItem(sources=("other",), witnessed=True)] * 2),
        # names and amounts are as they are said
        (either({"range": 3}), [NewItem(range=("x",), witnessed=True)], [],
         [NewItem(range=("x",), witnessed=True)]),
        (either({"range": 1}), [NewItem(range=("x",), witnessed=True)], [],
         [NewItem(range=("x",))]),
        (either({"range": 3}), [SEEN], [], [NewItem()]),
        (either({"hours": 3}), [NewItem(witnessed=True, quantities={"hours": Decimal(3)})], [],
         [NewItem(quantities={"hours": Decimal(3)})]),
        (either({"hours": 4}), [NewItem(witnessed=True, quantities={"hours": Decimal(3)})], [],
         [NewItem(witnessed=True, quantities={"hours": Decimal(3)})]),
    ],
)  # fmt: skip
def test_what_is_spared(
    written: dict[str, Any], items: list[NewItem], evidence: list[JudgedLink],
    expected: list[NewItem],
) -> None:  # fmt: skip
    assert spared(rule(written), evidence, tuple(items), [ANY], ON, None) == tuple(expected)


@pytest.mark.parametrize(
    ("written", "rules", "expected"),
    [
        ({"items": 1}, [EvidenceRule(current=4)], NewItem(dated=True, within=4)),
        (recent(6), [EvidenceRule(current=4)], NewItem(dated=True, within=4)),
        ({"items": 1}, [EvidenceRule(dated="required")], NewItem(dated=True)),
        # of several sets of evidence rules it may be any that it has to satisfy
        ({"items": 1}, [ANY, EvidenceRule(locator="required")], OLD),
    ],
)
def test_a_date_goes_as_far_as_evidence_rules_let_it(
    written: dict[str, Any], rules: list[EvidenceRule], expected: NewItem
) -> None:
    assert spared(rule(written), [], (OLD,), rules, ON, None) == (expected,)


@pytest.mark.parametrize(
    ("registered", "day", "expected"),
    [
        # from after registration, and so recent
        (date(2026, 3, 1), ON, False),
        (date(2026, 2, 1), ON, True),
        (None, ON, True),
        # on no day in particular nothing is recent that may be of any day
        (date(2026, 3, 1), None, True),
    ],
)
def test_what_is_from_after_registration_may_be_recent_enough(
    registered: date | None, day: date | None, expected: bool
) -> None:
    rules = EvidenceRule(dated="required", before_registration="not_counted")
    item = NewItem(dated=True, after_registration=True, witnessed=True)
    [left] = spared(rule(either(recent(1))), [], (item,), [rules], day, registered)
    assert left.witnessed is expected
    assert (left.dated, left.after_registration) == (True, True)


@pytest.mark.parametrize(
    "item",
    [
        # nobody knows of what day it is
        NewItem(after_registration=True, witnessed=True),
        # it may be from before
        NewItem(dated=True, witnessed=True),
    ],
)
def test_what_need_not_be_from_after_registration_may_be_old(item: NewItem) -> None:
    of_any_day = [EvidenceRule(dated="required"), EvidenceRule(before_registration="not_counted")]
    registered = date(2026, 3, 1)
    assert spared(rule(either(recent(1))), [], (item,), of_any_day, ON, registered) == (item,)


def test_parts_are_covered_as_they_are_named() -> None:
    named = NewItem(parts=("a",), witnessed=True)
    for needed, left in ((2, named), (1, replace(named, witnessed=False))):
        parts = AtLeast(parts_scope("ab"), Decimal(needed), EVERYTHING, ())
        node = NOf(1, (parts, rule(WITNESSED)), ())
        assert spared(node, [], (named,), [ANY], ON, None) == (left,)


@pytest.mark.parametrize(
    ("registered", "items", "expected"),
    [
        (ON, [NewItem(), NewItem(after_registration=True)], True),
        (ON, [NewItem(), NewItem()], False),
        (None, [NewItem(after_registration=True)], False),
    ],
)
def test_whether_items_are_from_after_a_day_that_is_known(
    registered: date | None, items: list[NewItem], expected: bool
) -> None:
    assert from_after(registered, items) is expected


def test_many_items_are_left_as_they_were_found(monkeypatch: pytest.MonkeyPatch) -> None:
    four, five = (SEEN,) * 4, (SEEN,) * 5
    assert spared(rule({"items": 1}), [], four, [ANY], ON, None) == (NewItem(),) * 4
    assert spared(rule({"items": 1}), [], five, [ANY], ON, None) == five
    by_test = rule(either({"items": 1, "where": {"not_methods": ["test"]}}))
    one = (NewItem(witnessed=True, methods=("product", "other")),)
    assert spared(by_test, [], one, [ANY], ON, None) == (NewItem(methods=("product", "other")),)
    monkeypatch.setattr(sparing, "MOST_PICKS", 1)
    assert spared(by_test, [], one, [ANY], ON, None) == (NewItem(methods=("product", "other")),)
    monkeypatch.setattr(sparing, "MOST_PICKS", 0)
    assert spared(by_test, [], one, [ANY], ON, None) == one


@pytest.mark.parametrize(
    ("written", "has"),
    [
        ({"items": 1}, False),
        ({"items": 1, "hours": 2}, False),
        ({"any": [{"items": 1}, {"hours": 2}]}, True),
        ({"items": 1, "any": [{"items": 1}, {"hours": 2}]}, True),
        ({"n_of": 2, "of": [{"items": 1}, {"hours": 2}]}, False),
    ],
)
def test_whether_a_rule_has_alternatives(written: dict[str, Any], has: bool) -> None:
    assert has_alternatives(rule(written)) is has
