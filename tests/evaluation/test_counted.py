"""Which links count, and every reason why others do not (meaning 5)."""

import pytest
from tests.evaluation.small import judged_unit

ANY = "dated: advised"
REFUSED = "before_registration: not_counted"
PRIOR = "before_registration: prior_learning_only"
#: a rule that refuses something else, so that reasons are looked for
LOOKED = "locator: advised, accept: {sources: [workplace, prior_learning]}"
CURRENT = "current: {within: 1 month}"
CODES = "methods: {OB: {is: observation}}, accept: {methods: [observation]}"
TO_COUNT = "authenticity_needed: to_count, authenticity"


def links(rules: str, items: str, more: str = "") -> dict[str, str]:
    """Each item with its reasons, in their order; "" where it counts."""
    unit = f"{{evidence_rules: {{{rules}}}, criteria: [{{ref: 1, text: Plan}}]}}"
    evidence = "".join(f"{{{item}, maps_to: {{1: whole}}}}, " for item in items.split(";"))
    found = judged_unit(unit, f"{{evidence: [{evidence}], {more}}}").criteria["1"].links
    return {link.item.id: " ".join(link.reasons) for link in found}


@pytest.mark.parametrize(
    ("rules", "items", "more", "expected"),
    [
        (ANY, "id: E1", "", {"E1": ""}),
        # before registration, by the first day; on the day itself it is not before
        (REFUSED, "id: E1, date: 2026-03-01", "registered: 2026-03-02", "before_registration"),
        (REFUSED, "id: E1, date: 2026-03-02", "registered: 2026-03-02", ""),
        (REFUSED, "id: E1, from: 2026-03-01, to: 2026-03-05", "registered: 2026-03-02",
         "before_registration"),
        (REFUSED, "id: E1, source: prior_learning, date: 2026-03-01", "registered: 2026-03-02",
         "before_registration"),
        (REFUSED, "id: E1, date: 2026-03-01", "", ""),
        (PRIOR, "id: E1, source: prior_learning, date: 2026-03-01", "registered: 2026-03-02", ""),
        (PRIOR, "id: E1, source: workplace, date: 2026-03-01", "registered: 2026-03-02",
         "before_registration"),
        (LOOKED, "id: E1, source: workplace, date: 2026-03-01", "registered: 2026-03-02", ""),
        # methods in the engine's word
        (CODES, "id: E1, method: OB", "", ""),
        (CODES, "id: E1, method: observation", "", ""),
        (CODES, "id: E1, method: ob", "", "method_not_accepted"),
        (CODES, "id: E1", "", "method_not_accepted"),
        # signed, and confirmed
        (f"{TO_COUNT}: none", "id: E1", "", ""),
        (f"{TO_COUNT}: declared", "id: E1", "", "not_authenticated"),
        (f"{TO_COUNT}: declared", "id: E1",
         "declarations: [{covers: [E1], signed_by_learner: 2026-03-01}]", ""),
        (f"{TO_COUNT}: declared_and_confirmed", "id: E1",
         "declarations: [{covers: [E1], signed_by_learner: 2026-03-01}]", "not_authenticated"),
        (f"{TO_COUNT}: declared_and_confirmed", "id: E1",
         "declarations: [{covers: [E1], signed_by_learner: 2026-03-01, confirmed_by: A,"
         " confirmed: 2026-03-01}]", ""),
        # all that hold, in the order of the table
        (f"{CURRENT}, accept: {{methods: [test], sources: [workplace]}}, locator: required,"
         f" {REFUSED}, {TO_COUNT}: declared",
         "id: E1, date: 2026-01-01, group: yes, withdrawn: {date: 2026-03-01}",
         "registered: 2026-02-01",
         "method_not_accepted source_not_accepted too_old before_registration not_authenticated"
         " withdrawn no_own_contribution no_locator"),
        (f"{CURRENT}, dated: required", "id: E1", "", "undated"),
        (f"{CURRENT}, dated: required", "id: E1, date: 2026-02-28", "", ""),
    ],
)  # fmt: skip
def test_why_a_link_does_not_count(
    rules: str, items: str, more: str, expected: str | dict[str, str]
) -> None:
    assert links(rules, items, more) == (
        expected if isinstance(expected, dict) else {"E1": expected}
    )


COPY = "same_content"


@pytest.mark.parametrize(
    ("rules", "items", "copies"),
    [
        # the earliest date, then the lowest id as people count; undated last
        (ANY, "id: E1, content: c, date: 2026-03-02; id: E2, content: c, date: 2026-03-01", ["E1"]),
        (ANY, "id: E1, content: c, date: 2026-03-01; id: E2, content: c, date: 2026-03-02", ["E2"]),
        (ANY, "id: E10, content: c; id: E9, content: c", ["E10"]),
        (ANY, "id: E1, content: c; id: E2, content: c, date: 2026-03-02", ["E1"]),
        # each content by itself; without one an item copies nothing
        (ANY, "id: E1, content: c; id: E2, content: d; id: E3, content: c; id: E4; id: E5",
         ["E3"]),
        # of those that would count
        ("dated: required",
         "id: E1, content: c; id: E2, content: c, date: 2026-03-02; "
         "id: E3, content: c, date: 2026-03-03", ["E3"]),
    ],
)  # fmt: skip
def test_of_one_content_one_counts(rules: str, items: str, copies: list[str]) -> None:
    found = links(rules, items)
    assert [item for item, reasons in found.items() if COPY in reasons] == copies
    assert sum(not reasons for reasons in found.values()) >= 1
