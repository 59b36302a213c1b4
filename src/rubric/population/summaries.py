"""Counts over the rows of a plan: few numbers, whatever the size of the population."""

from collections.abc import Mapping

from rubric.population.numbered import Against
from rubric.population.rollup import targets
from rubric.population.shape import Shape
from rubric.population.sql import Relation, among, chosen, literal, values
from rubric.population.statuses import needless_possible, never_enough, possible_reasons
from rubric.rules import clauses


def waiting(against: Against) -> Relation:
    """Return the rows of criteria with whether somebody has to act on them (6.6, 14.5)."""
    target = chosen("r.s", {s: str(t) for s, t in targets(against).items()}, "0")
    joins, needless = [], "FALSE"
    if needless_possible(against):
        joins = [
            "LEFT JOIN nodes AS g ON g.s = k.s AND g.t = k.t AND g.o = k.o AND k.o > 0",
            "LEFT JOIN unit_rows AS u ON u.learner = r.learner AND u.s = k.s AND u.t = k.t",
        ]
        inside = "u.chosen"
        if against.outcomes:
            same = "p.learner = r.learner AND p.s = k.s AND p.t = k.t AND p.o = k.o"
            joins.append(f"LEFT JOIN outcome_rows AS p ON {same}")
            inside = "CASE WHEN k.o > 0 THEN p.chosen ELSE u.chosen END"
        needless = f"COALESCE((k.alternative AND {inside}) OR (g.alternative AND u.chosen), FALSE)"
    return Relation(
        "waiting_rows",
        "6.6, 14.5",
        f"SELECT r.learner, r.s, r.c, r.status, r.move, {needless} AS needless,\n"
        "  k.c IS NOT NULL AS asked\n"
        f"FROM criteria_rows AS r\nLEFT JOIN children AS k ON k.c = r.c AND k.t = {target}\n"
        + "\n".join(joins),
    )


#: learners by criterion, status and move; `waits` says whether that move is still needed
CRITERIA = (
    "SELECT c, status, move, asked AND NOT needless AS waits, COUNT(*) AS n\n"
    "FROM waiting_rows\nGROUP BY ALL"
)
LEARNERS = "SELECT s, COUNT(*) AS n FROM entered GROUP BY s"


def reasons(against: Against, shape: Shape) -> tuple[list[int], str]:
    """Return the reasons that there may be, and of each criterion its links and learners (5.1)."""
    numbers = possible_reasons(against, shape)
    columns = ", ".join(f"SUM(r{n}), COUNT(*) FILTER (WHERE r{n} > 0)" for n in numbers)
    return numbers, f"SELECT c, {columns}\nFROM criteria_rows\nGROUP BY c"


def short(against: Against) -> str:
    """Return for each criterion and clause, by position, the learners short of it (8.2)."""
    most = max(sum(1 for _ in clauses(one.criterion.rule.node)) for one in against.criteria)
    bits = values("b", ("position", "bit"), [(at, 1 << at) for at in range(most)])
    return (
        "SELECT r.c, b.position, COUNT(*) AS n\n"
        f"FROM criteria_rows AS r JOIN ({bits}) AS b ON (r.short & b.bit) <> 0\n"
        "WHERE r.short > 0\nGROUP BY r.c, b.position"
    )


def outcomes(against: Against) -> str:
    """Return of each outcome up to the target the learners who achieved it, and its own rule."""
    return _achieved(against, "outcome_rows", "o")


def units(against: Against) -> str:
    """Return the same of each specification."""
    return _achieved(against, "unit_rows", "s")


def _achieved(against: Against, rows: str, key: str) -> str:
    target = chosen("s", {s: str(t) for s, t in targets(against).items()}, "0")
    return (
        f"SELECT {key}, COUNT(*) FILTER (WHERE achieved),\n"
        "  COUNT(*) FILTER (WHERE rule_satisfied IS NULL OR rule_satisfied)\n"
        f"FROM {rows}\nWHERE t = {target}\nGROUP BY {key}"
    )


#: the highest band with all lower ones, by position from 1; 0 is none (14.2)
GRADED = (
    "SELECT learner, s,\n"
    "  CASE WHEN NOT BOOL_OR(t = 0 AND achieved) THEN 0\n"
    "    WHEN NOT BOOL_OR(t = 1 AND achieved) THEN 1\n"
    "    WHEN NOT BOOL_OR(t = 2 AND achieved) THEN 2 ELSE 3 END AS grade\n"
    "FROM unit_rows\nGROUP BY learner, s"
)
GRADES = f"SELECT s, grade, COUNT(*) AS n\nFROM ({GRADED}) AS g\nGROUP BY s, grade"


def learner_rows(against: Against, statuses: Mapping[int, str], movers: Mapping[int, str]) -> str:
    """Return a row for each learner and specification, as a table to work on (7.1).

    Args:
        against: what was judged.
        statuses: number → word.
        movers: number of a move → whose it is.
    """
    target = chosen("n.s", {s: str(t) for s, t in targets(against).items()}, "0")
    names = {s: literal(one.reference) for s, one in enumerate(against.specifications, start=1)}
    bands = [
        f"WHEN n.s = {s} AND g.grade = {at} THEN {literal(band)}"
        for s, one in enumerate(against.specifications, start=1)
        for at, band in enumerate(one.bands, start=1)
    ]
    grade = f"CASE {' '.join(bands)} END" if bands else "CAST(NULL AS VARCHAR)"
    asked = {
        s: str(sum(one.criterion.asked for one in against.of(s)))
        for s in range(1, len(against.specifications) + 1)
    }
    whose = {
        who: ", ".join(str(n) for n, mover in movers.items() if mover == who)
        for who in dict.fromkeys(movers.values())
    }
    counted = [
        f"COUNT(*) FILTER (WHERE asked AND status = {n}) AS n_{name}"
        for n, name in statuses.items()
    ] + [
        f"COUNT(*) FILTER (WHERE asked AND NOT needless AND move IN ({moves})) AS w_{who}"
        for who, moves in whose.items()
    ]
    counted += [
        f"COUNT(*) FILTER (WHERE asked AND {which}) AS p_{who}"
        for who, which in _by_whom(against).items()
    ]
    known = ",\n  ".join(
        f"COALESCE(w.n_{name}, 0) AS {name}" for name in statuses.values() if name != "no_evidence"
    )
    others = " - ".join(
        f"COALESCE(w.n_{name}, 0)" for name in statuses.values() if name != "no_evidence"
    )
    waits = ",\n  ".join(
        f"COALESCE(w.w_{who}, 0){_without_rows(against, who)} AS waiting_on_{who}" for who in whose
    )
    return (
        f"SELECT n.learner, {chosen('n.s', names)} AS specification, n.registered,\n"
        f"  COALESCE(u.achieved, FALSE) AS achieved, {grade} AS grade,\n"
        f"  {chosen('n.s', asked)} AS criteria,\n  {known},\n"
        f"  {chosen('n.s', asked)} - {others} AS no_evidence,\n  {waits}\n"
        "FROM entered AS n\n"
        f"LEFT JOIN unit_rows AS u ON u.learner = n.learner AND u.s = n.s AND u.t = {target}\n"
        f"LEFT JOIN ({GRADED}) AS g ON g.learner = n.learner AND g.s = n.s\n"
        "LEFT JOIN (\n  SELECT learner, s,\n    " + ",\n    ".join(counted) + "\n"
        "  FROM waiting_rows\n  GROUP BY learner, s\n"
        ") AS w ON w.learner = n.learner AND w.s = n.s\n"
        "ORDER BY n.learner, specification"
    )


def _by_whom(against: Against) -> dict[str, str]:
    """Whose move it is where there is no row, and of which criteria: those without evidence."""
    never = among("c", [one.number for one in against.criteria if never_enough(one)])
    return {"learner": f"NOT ({never})", "encoder": f"({never})"}


def _without_rows(against: Against, who: str) -> str:
    """What is to be added for the criteria that are asked for and of which there is no row."""
    if who not in _by_whom(against):
        return ""
    asked = {
        s: str(
            sum(
                one.criterion.asked and never_enough(one) == (who == "encoder")
                for one in against.of(s)
            )
        )
        for s in range(1, len(against.specifications) + 1)
    }
    return f" + {chosen('n.s', asked)} - COALESCE(w.p_{who}, 0)"
