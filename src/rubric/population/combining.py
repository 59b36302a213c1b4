"""Learners on a qualification: what is read of their registrations, records and units (meaning 15).

The rules of combination are not compiled. What they read of a learner's units are few words for
each unit, and very many learners have the same: SQL finds the different ones, and the evaluator
judges each of them once.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from rubric.population.numbered import Against
from rubric.population.plan import Plan, query
from rubric.population.shape import Shape
from rubric.population.sql import literal, values
from rubric.population.summaries import achieved, grade

#: between the parts of what a learner is entered for, and between the units of one part
_PART, _UNIT = "\x1f", ";"
#: the bits of a unit's state above its grade; its number stands above them
_ACHIEVED, _TRANSFERRED, _RECORDED, _GRADES = 32, 16, 8, 7
_STATES = 64


class Named(NamedTuple):
    """What of a learner decides on which units they are judged (15.12)."""

    qualification: str
    pathway: str | None
    registered: date | None
    #: as registered for, and the ids of those that records name
    units: tuple[str, ...]
    recorded: tuple[str, ...]


class State(NamedTuple):
    """How a learner stands in one unit, as far as a qualification's status depends on it."""

    #: the number of the specification
    specification: int
    achieved: bool
    transferred: bool
    recorded: bool
    #: the position of the highest band achieved, from 1; 0 is none
    grade: int


def named(registered: str, on: date) -> str:
    """Return the query of the learners on a qualification, each with what they are entered for.

    Args:
        registered: the query of the registrations of learners on a qualification.
        on: the day; records dated after it are not yet known.
    """
    day = literal(on)
    known = [
        f"SELECT learner, written FROM evidence WHERE day IS NULL OR day <= {day}",
        f"SELECT learner, written FROM decisions WHERE day <= {day}",
        f"SELECT learner, written FROM exemptions WHERE day <= {day}",
        f"SELECT learner, CONCAT(unit, '/') AS written FROM exemptions WHERE day <= {day}",
    ]
    recorded = (
        "SELECT learner, SPLIT_PART(SPLIT_PART(written, '/', 1), '@', 1) AS unit\nFROM (\n"
        + "\nUNION ALL\n".join(known)
        + "\n) AS w\nWHERE written LIKE '%/%'"
    )
    parts = ("o.qualification", "o.pathway", "o.day", "u.units", "r.units")
    # of no part anything is left out: what is blank has its place
    said = f", {literal(_PART)}, ".join(f"COALESCE({part}, '')" for part in parts)
    return (
        f"SELECT o.learner, o.registered, CONCAT({said}) AS said\nFROM (\n"
        "  SELECT learner, MIN(qualification) AS qualification, MIN(pathway) AS pathway,\n"
        "    MIN(registered) AS registered, CAST(MIN(registered) AS VARCHAR) AS day\n"
        f"  FROM ({registered}) AS g\n  GROUP BY learner\n) AS o\n"
        f"LEFT JOIN ({_listed(f'SELECT learner, UNNEST(units) AS unit FROM ({registered}) AS g')}"
        ") AS u ON u.learner = o.learner\n"
        f"LEFT JOIN ({_listed(recorded)}) AS r ON r.learner = o.learner"
    )


def _listed(units: str) -> str:
    every = f"ARRAY_TO_STRING(LIST_SORT(LIST(DISTINCT unit)), {literal(_UNIT)})"
    return f"SELECT learner, {every} AS units FROM ({units}) AS e GROUP BY learner"


def read(said: str) -> Named:
    """Return what a learner is entered for, of the text that says it."""
    qualification, pathway, day, units, recorded = said.split(_PART)
    return Named(
        qualification,
        pathway or None,
        date.fromisoformat(day) if day else None,
        tuple(filter(None, units.split(_UNIT))),
        tuple(filter(None, recorded.split(_UNIT))),
    )


def on_units(judged: Sequence[tuple[int, int, str]]) -> str:
    """Return the query of the units that learners on a qualification are judged on.

    Args:
        judged: for each number of what learners are entered for, the specifications, each with
            its number and id.
    """
    units = values("m", ("entry", "s", "id"), judged)
    return (
        "SELECT q.learner, m.s, m.id, q.registered, 1 AS least\n"
        f"FROM qualified AS q\nJOIN ({units}) AS m ON m.entry = q.entry"
    )


def combinations(plan: Plan) -> str:
    """Return the query of each learner on a qualification, with the states of their units.

    The plan has been run, and the rows of who waits are there.
    """
    states = (
        f"SELECT e.learner, CAST({_state(plan.against, plan.shape)} AS VARCHAR) AS state\n"
        "FROM entered AS e\n"
        f"JOIN (SELECT n, {achieved(plan.against)} AS achieved, {grade(plan.against)} AS grade\n"
        "  FROM standings) AS u ON u.n = e.n\n"
        f"LEFT JOIN ({_recorded(plan.shape)}) AS r ON r.n = e.n"
    )
    if plan.shape.exemptions:
        states += f"\nLEFT JOIN ({_ASSESSED}) AS a ON a.n = e.n"
    kept = {relation.name for relation in plan.relations if relation.kept}
    select = (
        "SELECT q.learner, q.registered, q.entry, COALESCE(t.states, '') AS states\n"
        "FROM qualified AS q\nLEFT JOIN (\n"
        f"  SELECT learner, ARRAY_TO_STRING(LIST_SORT(LIST(state)), {literal(_UNIT)}) AS states\n"
        f"  FROM (\n{states}\n) AS s\n  GROUP BY learner\n) AS t ON t.learner = q.learner"
    )
    return query(plan.relations, select, kept)


#: units of which some criterion that is needed is not exempt by credit transfer (15.3)
_ASSESSED = (
    "SELECT w.n FROM waiting_rows AS w\n"
    "LEFT JOIN (SELECT n, c, TRUE AS transferred FROM transferred) AS t\n"
    "  ON t.n = w.n AND t.c = w.c\n"
    "WHERE w.asked AND NOT w.needless AND t.transferred IS NULL\nGROUP BY w.n"
)


def _recorded(shape: Shape) -> str:
    """Units with any record: a link, a decision, an exemption (15.6)."""
    parts = ["SELECT n FROM criteria_rows WHERE n_links > 0 OR status = 1"]
    if shape.decisions:
        parts.append("SELECT n FROM naming")
    return "\nUNION\n".join(parts)


def _state(against: Against, shape: Shape) -> str:
    transferred = "u.achieved AND a.n IS NULL" if shape.exemptions else "FALSE"
    graded = [s for s, one in enumerate(against.specifications, start=1) if one.bands]
    grades = f"CASE WHEN e.s IN ({', '.join(map(str, graded))}) THEN u.grade ELSE 0 END"
    return (
        f"e.s * {_STATES} + CASE WHEN u.achieved THEN {_ACHIEVED} ELSE 0 END"
        f" + CASE WHEN {transferred} THEN {_TRANSFERRED} ELSE 0 END"
        f" + CASE WHEN r.n IS NOT NULL THEN {_RECORDED} ELSE 0 END"
        f" + {grades if graded else '0'}"
    )


def states_of(text: str) -> list[State]:
    """Return the states of a learner's units, of the text that says them."""
    numbers = map(int, filter(None, text.split(_UNIT)))
    return [
        State(
            number // _STATES,
            bool(number & _ACHIEVED),
            bool(number & _TRANSFERRED),
            bool(number & _RECORDED),
            number & _GRADES,
        )
        for number in numbers
    ]
