"""What was decided about each criterion: decisions in force, reviews, exemptions (meaning 4).

A criterion that one decision names needs no comparing. The few that several name go their own
way, so that ids are put in order only where the order decides.
"""

from collections.abc import Iterator
from datetime import date

from rubric.population.numbered import MOST_BITS, Against
from rubric.population.records import finds, person
from rubric.population.shape import Shape
from rubric.population.sql import Relation, both, in_order, literal, values

#: what is known of one decision, and goes along with it
_CARRIED = ("decision", "met", "assessor", "day", "countersigned", "overridden", "authorised")


def decisions_in_force(against: Against, on: date, shape: Shape) -> Iterator[Relation]:
    """Yield the decision in force on each criterion, or that several disagree (4.9)."""
    yield _naming(on, shape)
    if shape.several:
        yield from _chosen()
    else:
        yield Relation(
            "in_force",
            "4.9",
            "SELECT *, FALSE AS conflict FROM naming",
        )
        yield Relation(
            "in_force_each", "4.9", "SELECT learner, n, c, decision, assessor, day FROM naming"
        )
    if any(rule.resubmissions is not None for rule in against.rules):
        yield from _failed()


#: the criteria that several decisions name
_SEVERAL = "SELECT n, c FROM naming GROUP BY n, c HAVING COUNT(*) > 1"


def decided_twice(against: Against) -> str:
    """Return a query with a row for each learner with several decisions on one criterion."""
    if len(against.criteria) > MOST_BITS:
        return _SEVERAL
    # of each criterion a bit: fewer bits than decisions
    bits = "BIT_COUNT(BIT_OR(CAST(1 AS BIGINT) << (c - 1)))"
    return f"SELECT n FROM naming GROUP BY n HAVING COUNT(*) > {bits}"


def _chosen() -> Iterator[Relation]:
    """Which of several decisions on a criterion is in force, or that they disagree (4.9)."""
    yield Relation("several_decisions", "4.9", _SEVERAL)
    yield Relation(
        "standing",
        "4.9",
        f"SELECT d.*, {in_order('d.decision')} AS turn\n"
        "FROM naming AS d SEMI JOIN several_decisions AS m USING (n, c)\n"
        "WHERE NOT EXISTS (\n"
        "  SELECT 1 FROM naming AS o WHERE o.n = d.n AND o.c = d.c\n"
        "    AND o.supersedes = d.decision AND o.decision <> d.decision)",
    )
    yield Relation(
        "latest",
        "4.9",
        "SELECT n, c, MAX(day) AS day FROM standing GROUP BY n, c",
    )
    chosen = ",\n".join(f"  MAX_BY(d.{name}, d.turn) AS {name}" for name in _CARRIED)
    yield Relation(
        "in_force",
        "4.9",
        f"SELECT n, c, learner, {', '.join(_CARRIED)}, FALSE AS conflict\n"
        "FROM naming ANTI JOIN several_decisions USING (n, c)\n"
        "UNION ALL\n"
        f"SELECT d.n, d.c, MAX(d.learner) AS learner,\n{chosen},\n"
        "  MIN(CAST(d.met AS INTEGER)) <> MAX(CAST(d.met AS INTEGER)) AS conflict\n"
        "FROM standing AS d JOIN latest AS l\n"
        "  ON l.n = d.n AND l.c = d.c AND l.day = d.day\n"
        "GROUP BY d.n, d.c",
        kept=True,
    )
    yield Relation(
        "in_force_each",
        "4.9",
        "SELECT learner, n, c, decision, assessor, day\n"
        "FROM naming ANTI JOIN several_decisions USING (n, c)\n"
        "UNION ALL\n"
        "SELECT d.learner, d.n, d.c, d.decision, d.assessor, d.day\n"
        "FROM standing AS d JOIN in_force AS f\n"
        "  ON f.n = d.n AND f.c = d.c AND f.day = d.day\n"
        "WHERE f.conflict OR f.decision = d.decision",
    )


def _naming(on: date, shape: Shape) -> Relation:
    """Each decision with each criterion that it names, of those that are known (4.7, 4.10)."""
    day = literal(on)
    joins, asked = [finds("d", shape, whole=True)], [f"d.day <= {day}"]
    signed = f"d.countersigned_by IS NOT NULL AND d.countersigned_on <= {day}"
    waits, authorised = "FALSE", "d.authorised_by <> d.assessor"
    if shape.people:
        for column, alias in (
            ("assessor", "a"),
            ("countersigned_by", "k"),
            ("authorised_by", "u"),
        ):
            joins.append(person("d", column, alias)[0])
        role, of_signer, of_authoriser = (person("d", "x", a)[1] for a in ("a", "k", "u"))
        asked.append(f"{role} IS NOT NULL")
        waits = f"{role} = 'trainee_assessor'"
        signed = f"{signed} AND d.countersigned_by <> d.assessor AND {of_signer} = 'assessor'"
        authorised = f"{authorised} AND {of_authoriser} IS NOT NULL"
    # one decision may name a criterion in two ways
    distinct = "DISTINCT " if shape.several else ""
    looked_up = shape.several or shape.reviews or shape.fingerprints or shape.going
    ids = " d.learner, d.decision, d.assessor, d.supersedes," if looked_up else ""
    return Relation(
        "naming",
        "4.7, 4.10, 4.13",
        f"SELECT {distinct}n.n, w.c, d.met, d.day,{ids}\n"
        f"  NOT COALESCE({waits}, FALSE) OR COALESCE({signed}, FALSE) AS countersigned,\n"
        f"  COALESCE({authorised}, FALSE) AS authorised,\n"
        f"  d.met AND COALESCE({authorised}, FALSE) AS overridden\n"
        "FROM decisions AS d\n" + "\n".join(joins) + f"\nWHERE {both(*asked)}",
        kept=True,
    )


def _failed() -> Iterator[Relation]:
    """On how many days each criterion was decided not yet met (4.16)."""
    yield Relation(
        "failed",
        "4.16",
        "SELECT n, c, COUNT(DISTINCT day) AS attempts\n"
        "FROM naming AS d\n"
        "WHERE NOT met AND NOT EXISTS (\n"
        "  SELECT 1 FROM naming AS o WHERE o.n = d.n AND o.c = d.c\n"
        "    AND o.supersedes = d.decision AND o.decision <> d.decision AND o.day = d.day)\n"
        "GROUP BY n, c",
    )


def reviews(on: date, shape: Shape) -> Iterator[Relation]:
    """Yield what the reviews of decisions in force say (4.11)."""
    day = literal(on)
    asked = [f"r.day <= {day}", "r.day >= f.day", "r.iqa <> f.assessor"]
    join = ""
    if shape.people:
        join, role = person("r", "iqa", "q")
        asked.append(f"{role} IS NOT NULL")
    of_decision = "JOIN in_force_each AS f ON f.learner = r.learner AND f.decision = r.decision"
    said = "r.finding, r.day, r.closed"
    yield Relation(
        "spoken",
        "4.11",
        f"SELECT f.n, f.c, {said}\n"
        f"FROM reviews AS r\n{of_decision}\n{join}\n"
        f"WHERE {both('r.everything', *asked)}\n"
        "UNION ALL\n"
        f"SELECT f.n, f.c, {said}\n"
        f"FROM reviews AS r\n{finds('r', shape, whole=True)}\n{of_decision} AND f.c = w.c\n{join}\n"
        f"WHERE {both('NOT r.everything', *asked)}",
    )
    weight = "CASE finding WHEN 'agreed' THEN '0' WHEN 'action_required' THEN '1' ELSE '2' END"
    open_ = f"finding = 'action_required' AND (closed IS NULL OR closed > {day})"
    yield Relation(
        "reviewed",
        "4.11",
        "SELECT n, c,\n"
        f"  RIGHT(MAX(CONCAT(CAST(day AS VARCHAR), {weight})), 1) AS gravest,\n"
        f"  COUNT(*) FILTER (WHERE {open_}) AS actions_open\n"
        "FROM spoken\nGROUP BY n, c",
    )


def stale(against: Against, on: date, shape: Shape) -> Iterator[Relation]:
    """Yield the decisions in force that judged something else than there is now (6.2)."""
    if shape.fingerprints:
        rows = [(one.number, one.criterion.fingerprint) for one in against.criteria]
        yield Relation("prints", "10.1", values("p", ("c", "fingerprint"), rows))
        yield Relation(
            "reworded",
            "6.2",
            "SELECT DISTINCT f.n, f.c\n"
            f"FROM fingerprints AS r\n{finds('r', shape, whole=True)}\n"
            "JOIN prints AS p ON p.c = w.c AND p.fingerprint <> r.fingerprint\n"
            "JOIN in_force AS f\n"
            "  ON f.n = n.n AND f.decision = r.decision AND f.c = w.c\n"
            "WHERE NOT f.conflict",
        )
    if shape.going:
        day = literal(on)
        yield Relation(
            "gone",
            "6.2",
            "SELECT DISTINCT f.n, f.c\n"
            "FROM evidence AS v\n"
            f"{finds('v', shape, whole=False)}\n"
            "JOIN in_force AS f ON f.n = n.n AND f.c = w.c AND NOT f.conflict\n"
            "JOIN cited AS x\n"
            "  ON x.learner = v.learner AND x.decision = f.decision AND x.item = v.item\n"
            "LEFT JOIN superseded AS g ON g.learner = v.learner AND g.item = v.item\n"
            f"WHERE (v.day IS NULL OR v.day <= {day})\n"
            f"  AND (g.since > f.day OR (v.withdrawn > f.day AND v.withdrawn <= {day}))",
        )


def exempted(on: date, shape: Shape) -> Iterator[Relation]:
    """Yield the criteria that an exemption reaches (4.12), and those that credit transfer does.

    Of several exemptions the first by its id says why (meaning 15.6).
    """
    of_criteria, of_units = _reached(on, shape, "")
    yield Relation("exempt", "4.12", f"{of_criteria}\nUNION\n{of_units}")
    of_criteria, of_units = _reached(on, shape, ", x.exemption, x.transfer")
    first = f"MIN_BY(x.transfer, {in_order('x.exemption')})"
    yield Relation(
        "transferred",
        "4.12, 15.6",
        f"SELECT x.n, x.c\nFROM (\n{of_criteria}\nUNION ALL\n{of_units}\n) AS x\n"
        f"GROUP BY x.n, x.c\nHAVING {first}",
    )


def _reached(on: date, shape: Shape, more: str) -> tuple[str, str]:
    """The criteria that exemptions name, and those of the units that they name."""
    join, asked = "", [f"x.day <= {literal(on)}"]
    if shape.people:
        join, role = person("x", "authorised_by", "p")
        asked.append(f"{role} IS NOT NULL")
    return (
        f"SELECT n.n, w.c{more}\n"
        f"FROM exemptions AS x\n{finds('x', shape, whole=True)}\n{join}\nWHERE {both(*asked)}",
        f"SELECT n.n, k.c{more}\n"
        "FROM exemptions AS x\nJOIN entered AS n ON n.learner = x.learner\n"
        "JOIN specifications AS k ON k.s = n.s AND (x.unit = k.id OR x.unit = k.reference)\n"
        f"{join}\nWHERE {both(*asked)}",
    )
