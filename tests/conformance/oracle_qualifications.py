"""The oracle's answer on a qualification in its published shape, as far as it has one."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any

from rubric.api.library import Library
from rubric.diagnostics import Diagnostic
from rubric.model import Portfolio, Specification
from rubric.model.order import people_order
from rubric.model.qualification import Qualification
from rubric.report.sentences import number
from rubric.testing.oracle.credits import capped
from rubric.testing.oracle.entered import Entered, Places, named
from rubric.testing.oracle.moves import Move, gap, not_needed, steps
from rubric.testing.oracle.qualifications import (
    CombinationAnswer,
    answer,
    best_alone,
    best_candidates,
    points,
    qualified,
    registered_candidates,
    rules,
    uncounted,
)
from rubric.testing.oracle.standing import standing
from rubric.testing.oracle.world import World


def units_judged(
    library: Library, qualification: Qualification, portfolio: Portfolio, world: World
) -> tuple[list[Specification], list[Specification]]:
    """Meaning 15.12 and 15.15: the units that are judged, and the others that could be chosen.

    Which version a reference names is the library's to say (meaning 4.5).
    """
    exact = {named(unit): unit for group in qualification.groups for unit in group.units}
    stated = {named(unit): unit for unit in portfolio.units or ()}
    judged, others = [], []
    for unit in units_named(library, qualification, portfolio):
        reference = stated.get(unit, unit)
        if "@" not in reference:
            reference = exact.get(unit, unit)
        found = library.find(reference, portfolio.registered, world.on)
        if isinstance(found, Diagnostic):
            continue
        alone = replace(world, specifications=(found,), memory={})
        if unit in stated or standing(alone, found).recorded:
            judged.append(found)
        elif asked_for(qualification, portfolio, unit, library):
            others.append(found)
    return judged, others


def units_named(
    library: Library, qualification: Qualification, portfolio: Portfolio
) -> Iterator[str]:
    """Yield units in the qualification's order: of groups, of rows, then those registered."""
    groups = [named(unit) for group in qualification.groups for unit in group.units]
    rows = [[i for e in row for i in ids_of(library, e)] for row in qualification.equivalent]
    alike = [unit for row in rows if set(row) & set(groups) for unit in row]
    beside = sorted({*map(named, portfolio.units or ())}, key=people_order)
    yield from dict.fromkeys([*groups, *alike, *beside])


def asked_for(
    qualification: Qualification, portfolio: Portfolio, unit: str, library: Library
) -> bool:
    """Whether a unit is in a group that the pathway asks for, by itself or for another."""
    row = next((r for r in with_ids(library, qualification).equivalent if unit in r), ())
    units = {named(u) for g in Entered(qualification, {}, (), portfolio.pathway).groups
             for u in g.units}  # fmt: skip
    return bool(units & {unit, *row})


def ids_of(library: Library, entry: str) -> list[str]:
    """Meaning 15.15: the unit of that id, else the units that have it as their number."""
    every = library.specifications.values()
    ids = [s.id for s in every if s.id == named(entry)]
    return list(dict.fromkeys(ids or [s.id for s in every if s.unit_number == entry]))


def with_ids(library: Library, qualification: Qualification) -> Qualification:
    """Return a qualification whose rows of equivalents name units by their ids."""
    rows = tuple(
        tuple(ident for entry in row for ident in ids_of(library, entry))
        for row in qualification.equivalent
    )
    return qualification.model_copy(update={"equivalent": rows})


def qualification_result(
    qualification: Qualification,
    portfolio: Portfolio,
    world: World,
    others: Collection[Specification],
    what_if: Mapping[str, Any] | None,
) -> dict[str, Any]:
    """Return what the oracle says of a qualification, and of other units where they are asked."""
    # of a unit that is not judged nothing is recorded
    for_others = replace(world, specifications=tuple(others), memory={})
    standings = [standing(world, unit) for unit in world.specifications]
    standings += [standing(for_others, unit) for unit in others]
    written = {unit.id: unit for unit in (*world.specifications, *others)}
    registered = tuple(map(named, portfolio.units or ()))
    units = {s.id: s for s in sorted(standings, key=lambda s: people_order(s.id))}
    entered = Entered(qualification, units, registered, portfolio.pathway)
    found = qualified(entered)
    every = set(units)
    told: dict[str, Any] = {
        "qualification": {
            "qualification": qualification.reference,
            "pathway": portfolio.pathway,
            "achieved": found.best.status == "achieved",
            "registered": _answer(entered, found.registered, registered_candidates(entered)),
            "best": _answer(entered, found.best, best_candidates(entered)),
            "completion": found.completion and _answer(entered, found.completion, every),
            "steps": [_counted(entered, unit, found.completion)
                      for unit in steps(entered, found.completion)],
            "not_needed": [
                {"unit": unit, "why": why, "beside": beside}
                for unit, (why, beside) in not_needed(entered, found).items()
            ],
            "gap": _gap(gap(entered, found)),
            "units": [
                {
                    "unit": one.id,
                    "specification": written[one.id].reference,
                    "achieved": one.achieved,
                    "open": one.open,
                    "level": one.level,
                    "credit": number(one.credit),
                    "grade": one.grade,
                    "transferred": one.transferred,
                    "recorded": one.recorded,
                }
                for one in units.values()
            ],
        }
    }  # fmt: skip
    if what_if is not None:
        asked = registered_candidates(entered).union(what_if.get("add", ()))
        asked = asked.difference(what_if.get("drop", ()))
        told["what_if"] = {"answer": _answer(entered, answer(entered, asked), asked)}
    return told


def _answer(entered: Entered, found: CombinationAnswer, asked: Collection[str]) -> dict[str, Any]:
    places = dict(found.combination)
    there = {
        u: ref
        for u, ref in places.items()
        if found.status == "achieved" or entered.units[u].achieved
    }
    left = uncounted(entered, sorted(asked, key=people_order), places)
    needless = [unit for unit, (why, _) in left.items() if why == "not_needed"]
    most = sum(points(entered, unit, as_it_is=False) for unit in places)
    graded = entered.qualification.grade is not None
    return {
        "status": found.status,
        "candidates": sorted(asked, key=people_order),
        "combination": [_counted(entered, unit, found) for unit in places],
        "open": found.open,
        "planned_credit": number(found.credit),
        "points": number(found.points) if graded else None,
        "most_points": number(most) if graded else None,
        "rules": _rules(entered, there, places),
        "capped": [
            {"path": "/".join(path), "have": number(have), "most": number(limit)}
            for path, (have, limit) in capped(entered, there, needless).items()
        ],
        "uncounted": [
            {"unit": unit, "why": why, "beside": beside} for unit, (why, beside) in left.items()
        ],
        "shortfalls": _short(entered, asked) if found.status == "impossible" else [],
    }


def _counted(entered: Entered, unit: str, found: CombinationAnswer | None) -> dict[str, Any]:
    one = entered.units[unit]
    group = dict(found.combination if found else ())[unit]
    return {
        "unit": unit,
        "group": group,
        "achieved": one.achieved,
        "open": one.open,
        "credit": number(one.credit),
        "registered": unit in entered.registered,
    }


def _rules(entered: Entered, there: Places, places: Places) -> list[dict[str, Any]]:
    planned = rules(entered, places, as_it_is=False)
    return [
        {
            "path": _path(rule),
            "have": number(have),
            "planned": number(planned[rule][0]),
            "need": number(need),
            "satisfied": have >= need,
        }
        for rule, (have, need) in rules(entered, there, as_it_is=True).items()
    ]


def _short(entered: Entered, asked: Collection[str]) -> list[dict[str, Any]]:
    """Meaning 15.7: the rules that fall short one by one."""
    needs = rules(entered, {}, as_it_is=False)
    most = {rule: best_alone(entered, asked, rule) for rule in needs}
    short = [
        {"path": _path(rule), "have": number(most[rule]), "need": number(need)}
        for rule, (_, need) in needs.items()
        if most[rule] < need
    ]
    if best_alone(entered, asked, ()) < 1:
        short.append({"path": "", "have": "0", "need": "1"})
    return short


def _gap(move: Move | None) -> dict[str, Any] | None:
    if move is None:
        return None
    return {
        "waiting_on": move.waiting_on,
        "act": move.act,
        "units": list(move.units),
        "rules": [_path(rule) for rule in move.rules],
    }


def _path(rule: tuple[str, ...]) -> str:
    """A rule as it stands in the file: the rules of a group share its path."""
    return "/".join(rule[:2] if rule[:1] == ("groups",) else rule)
