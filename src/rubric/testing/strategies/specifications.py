"""Specifications and house rules as people write them, with the awkward shapes often."""

from typing import Any

from hypothesis import strategies as st

from rubric.model.sufficiency import DISTINCT
from rubric.testing.strategies.drawing import PERIODS, chosen, rarely, seldom, some, stated

METHODS = ("observation", "product", "witness_testimony")
SOURCES = ("workplace", "simulation", "prior_learning")
#: codes of an imaginary awarding body
CODES = {
    "OB": {"is": "observation", "shows": ["performance", "knowledge"]},
    "RA": {"is": "reflective_account"},
}
OTHER_CODES = {"OB": {"is": "product"}, "WT": {"is": "witness_testimony", "shows": "knowledge"}}
HOUSE = "house@1"


@st.composite
def wheres(draw: st.DrawFn) -> dict[str, Any]:
    """Draw the filter of a clause: one condition, or two."""
    conditions: dict[str, st.SearchStrategy[Any]] = {
        "methods": some(METHODS, 1),
        "not_methods": some(METHODS, 1),
        "sources": some(SOURCES, 1),
        "not_sources": some(SOURCES, 1),
        "witnessed": st.just("yes"),
        "within": chosen(*PERIODS),
    }
    names = draw(some(tuple(conditions), 1, 2))
    return {name: draw(conditions[name]) for name in names}


@st.composite
def sufficiencies(
    draw: st.DrawFn, measures: tuple[str, ...] = (), range_items: int = 0, depth: int = 2
) -> dict[str, Any]:
    """Draw a rule; with `depth` left it may join rules.

    Args:
        draw: given by Hypothesis.
        measures: declared quantities beside hours.
        range_items: how many range items are in scope.
        depth: how deep rules may stand in rules.
    """
    if depth and draw(chosen(True, False, False)):
        below = sufficiencies(measures, range_items, depth - 1)
        children = draw(st.lists(below, min_size=1, max_size=3 if depth > 1 else 2))
        join = draw(chosen("all", "any", "of"))
        if join == "of":
            return {"n_of": draw(st.integers(1, len(children))), "of": children}
        return {join: children}
    rule: dict[str, Any] = {}
    names = ["items", "hours", *measures, *(["range"] if range_items else [])]
    form = draw(chosen("plain", "plain", "plain", "once", "once", "different", "capped"))
    if form == "different":
        rule = {name: draw(chosen(1, 2, 2, 3)) for name in draw(some(DISTINCT, 1, 2))}
    for name in draw(some(names, 0 if rule else 1, 1 if form in ("different", "capped") else 2)):
        if name == "items":
            rule[name] = draw(chosen(1, 2, 2, 3))
        elif name == "range":
            rule[name] = draw(chosen("all", *range(1, range_items + 1)))
        else:
            rule[name] = draw(chosen("0.5", "2", "3.25", "4"))
    if draw(chosen(False, False, True)):
        rule["where"] = draw(wheres())
    if form == "once" and "range" not in rule:
        rule["once_per"] = draw(chosen("occasion", "occasion", "site", "witness"))
    if form == "capped" and "range" not in rule:
        rule["at_most"] = draw(caps())
    return rule


@st.composite
def caps(draw: st.DrawFn) -> dict[str, Any]:
    """Draw what limits evidence by one field: one word or two."""
    field, words = draw(chosen(("source", SOURCES), ("method", METHODS)))
    return {field: {word: draw(chosen("0", "1", "1", "2")) for word in draw(some(words, 1, 2))}}


@st.composite
def rule_fields(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a few fields of evidence rules."""
    accept = stated(
        methods=draw(rarely(["observation", "product"], ["reflective_account"])),
        sources=draw(rarely(["workplace"], ["workplace", "prior_learning"])),
    )
    return stated(
        methods=draw(seldom(CODES, OTHER_CODES)),
        accept=accept or None,
        authenticity=draw(seldom("none", "declared", "declared_and_confirmed")),
        authenticity_needed=draw(seldom("for_decision", "to_count")),
        dated=draw(seldom("required", "advised")),
        current=draw(st.one_of(st.none(), st.none(), chosen(*PERIODS).map(_within))),
        before_registration=draw(seldom("counted", "prior_learning_only", "not_counted")),
        locator=draw(seldom("required", "advised")),
        must_show=draw(rarely("knowledge", "performance", ["performance", "knowledge"], "none")),
        resubmissions=draw(seldom("0", "1", "2")),
        sign_off=draw(seldom("required", "advised")),
    )


def _within(period: str) -> dict[str, str]:
    return {"within": period}


def evidence_rules(ident: str) -> st.SearchStrategy[dict[str, Any]]:
    """Return a strategy for house rules in a file of their own."""
    head = {"format": "rubric/1", "kind": "evidence_rules", "id": ident, "version": "1"}
    return rule_fields().map(lambda fields: {**head, **fields})


@st.composite
def _rules_here(draw: st.DrawFn) -> Any:
    kind = draw(chosen("none", "none", "none", "none", "none", "fields", "house", "both"))
    if kind == "none":
        return None
    fields = {} if kind == "house" else draw(rule_fields())
    if kind == "fields":
        return fields or None
    return {"use": HOUSE, **fields} if fields else HOUSE


@st.composite
def _grading(draw: st.DrawFn) -> tuple[tuple[str, ...], bool]:
    """Draw the bands that criteria of a unit may state, and whether some have levels."""
    bands = draw(chosen((), (), (), (), ("pass", "merit", "distinction"), ("merit", "distinction")))
    return bands, draw(chosen(True, False, False, False))


@st.composite
def _levels(draw: st.DrawFn) -> list[dict[str, str]]:
    """Draw a few levels; their points need not be in order."""
    names = draw(some(("low", "middle", "high"), 1, 3))
    return [{"name": name, "points": draw(chosen("0", "1", "2.5", "4"))} for name in names]


def lowest_band(criteria: list[dict[str, Any]]) -> str | None:
    """Return the lowest band among required criteria; None where there are none."""
    bands = [c.get("band", "pass") for c in criteria if "required" not in c]
    return next((band for band in ("pass", "merit", "distinction") if band in bands), None)


@st.composite
def _achieved_by(draw: st.DrawFn, children: dict[str, str | None]) -> dict[str, Any] | None:
    """Draw which children are alternatives: of one band, and none of them advice.

    Args:
        draw: given by Hypothesis.
        children: the ref of each child, and the lowest band in it that is required.
    """
    bands = sorted({band for band in children.values() if band is not None})
    if not bands or draw(chosen(True, True, True, False)):
        return None
    band = draw(st.sampled_from(bands))
    alike = [ref for ref, lowest in children.items() if lowest == band]
    named = draw(some(alike, 1, 3))
    return {"n_of": draw(st.integers(1, len(named))), "of": named}


@st.composite
def _criteria(
    draw: st.DrawFn,
    ref: str,
    measures: tuple[str, ...],
    above: int,
    grading: tuple[tuple[str, ...], bool],
) -> dict[str, Any]:
    range_items = draw(seldom(["x"], ["x", "y"])) or []
    letters = draw(chosen("", "", "", "", "a", "ab", "abc"))
    scope = len(range_items) + above
    bands, leveled = grading
    levels = draw(_levels()) if leveled and draw(st.booleans()) else []
    own = sufficiencies(measures, scope or len(letters))
    return stated(
        ref=ref,
        text=f"Criterion {ref}",
        parts=[{"ref": letter, "text": f"Part {letter}"} for letter in letters] or None,
        range=range_items or None,
        sufficient=draw(st.one_of(st.none(), own, own)),
        evidence_rules=draw(_rules_here()),
        required=draw(chosen(None, None, None, None, "no")),
        band=draw(chosen(None, *bands, *bands)) if bands else None,
        levels=levels or None,
        weight=draw(chosen(None, None, "2", "0.5")) if levels else None,
        pass_level=draw(seldom(*(level["name"] for level in levels))) if levels else None,
        achieved_by=draw(_achieved_by(dict.fromkeys(letters, "pass"))),
    )


@st.composite
def _each_criterion(draw: st.DrawFn, measures: tuple[str, ...], scope: int) -> Any:
    if draw(chosen(True, True, True, False)):
        return None
    return {"sufficient": draw(sufficiencies(measures, min(scope, 1), 1)), "basis": "centre"}


@st.composite
def specifications(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a small specification: one or two outcomes of one to three criteria, or none."""
    measures = draw(chosen((), (), ("sessions",)))
    shared = draw(chosen([], [], [], ["w"]))
    numbering = draw(chosen("restarting", "running", "running", "people"))
    grading = draw(_grading())
    n_outcomes = draw(chosen(0, 1, 1, 2, 2))
    outcomes = []
    for number in range(1, n_outcomes + 1):
        scope = draw(chosen([], [], ["z"]))
        above = len(scope) + len(shared)
        refs = [
            {"restarting": f"AC{n}", "running": f"{number}.{n}", "people": f"{number}.{n + 8}"}[
                numbering
            ]
            for n in range(1, draw(chosen(1, 2, 2, 3)) + 1)
        ]
        criteria = [draw(_criteria(ref, measures, above, grading)) for ref in refs]
        outcomes.append(
            stated(
                ref=str(number),
                text=f"Outcome {number}",
                range=scope or None,
                criteria=criteria,
                achieved_by=draw(_achieved_by({c["ref"]: lowest_band([c]) for c in criteria})),
                sufficient=draw(st.one_of(st.none(), st.none(), sufficiencies(measures, above, 1))),
                each_criterion=draw(_each_criterion(measures, above)),
                evidence_rules=draw(_rules_here()),
            )
        )
    refs = [] if outcomes else [f"{n}" for n in range(1, draw(chosen(1, 2, 3)) + 1)]
    direct = [draw(_criteria(ref, measures, len(shared), grading)) for ref in refs]
    children = {o["ref"]: lowest_band(o["criteria"]) for o in outcomes}
    children |= {c["ref"]: lowest_band([c]) for c in direct}
    return stated(
        format="rubric/1",
        kind=draw(chosen("unit", "unit", "unit", "checklist")),
        id="unit-a",
        version="1",
        title="A unit",
        measures=list(measures) or None,
        decision=draw(seldom("required", "not_required")),
        range=shared or None,
        sufficient=draw(st.one_of(st.none(), st.none(), sufficiencies(measures, len(shared), 1))),
        each_criterion=draw(_each_criterion(measures, len(shared))),
        evidence_rules=draw(_rules_here()),
        outcomes=outcomes or None,
        criteria=direct or None,
        achieved_by=draw(_achieved_by(children)),
    )
