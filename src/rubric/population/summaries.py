"""Counts over the rows of a plan: few numbers, whatever the size of the population."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rubric.population.numbered import Against
from rubric.population.rollup import bands_of, nodes, place, targets
from rubric.population.shape import Shape
from rubric.population.sql import Relation, among, chosen, literal, values
from rubric.population.statuses import (
    needless_possible,
    never_enough,
    possible_reasons,
    tallies_of,
)
from rubric.rules import clauses


def waiting(against: Against) -> Relation:
    """Return the rows of criteria with whether somebody has to act on them (6.6, 14.5)."""
    asked = among("r.c", [one.number for one in against.criteria if one.criterion.asked])
    if all(one.criterion.asked for one in against.criteria):
        asked = "TRUE"
    join, needless = "", "FALSE"
    if needless_possible(against):
        join = "\nJOIN standings AS g ON g.n = r.n"
        needless = chosen("r.c", dict(_needless(against)), "FALSE")
    return Relation(
        "waiting_rows",
        "6.6, 14.5",
        f"SELECT r.n, r.c, r.status, r.move, {needless} AS needless, {asked} AS asked\n"
        f"FROM criteria_rows AS r{join}",
    )


def _needless(against: Against) -> Iterator[tuple[int, str]]:
    """Of each criterion that others can stand for, the condition that they do (14.5)."""
    for s, t in targets(against).items():
        specification = against.specifications[s - 1]
        *inside, whole = nodes(against, s, bands_of(specification)[t])
        for at, one in enumerate(against.of(s)):
            ways = ["g.chosen"] if at in whole.alternatives else []
            for node in inside:
                if at not in (*node.criteria, *node.alternatives) or node.outcome is None:
                    continue
                word, bit = place(node.outcome)
                if at in node.alternatives:
                    ways.append(f"(g.chosen_{word} & {bit}) <> 0")
                if node.outcome in whole.alternative_outcomes:
                    ways.append("g.chosen")
            if ways:
                yield one.number, f"({' OR '.join(ways)})"


#: learners by criterion, status and move; `waits` says whether that move is still needed
CRITERIA = (
    "SELECT c, status, move, asked AND NOT needless AS waits, COUNT(*) AS n\n"
    "FROM waiting_rows\nGROUP BY ALL"
)
LEARNERS = "SELECT s, COUNT(*) AS n FROM entered GROUP BY s"


def reasons(against: Against, shape: Shape) -> tuple[list[int], str]:
    """Return the reasons that there may be, and of each criterion its links and learners (5.1)."""
    numbers = possible_reasons(against, shape)
    tallies = tallies_of(against, shape)
    columns = "".join(
        f",\n  SUM({tallies.of(n)}), COUNT(*) FILTER (WHERE {tallies.of(n)} > 0)" for n in numbers
    )
    return numbers, f"SELECT c{columns}\nFROM criteria_rows\nGROUP BY c"


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
    return (
        "SELECT o, COUNT(*) FILTER (WHERE achieved),\n"
        "  COUNT(*) FILTER (WHERE rule_satisfied IS NULL OR rule_satisfied)\n"
        f"FROM ({outcome_rows(against)}) AS r\nGROUP BY o"
    )


def outcome_rows(against: Against) -> str:
    """Return a row for each learner and outcome that is asked for up to the target (7.2)."""
    rows = []
    for s, t in targets(against).items():
        specification = against.specifications[s - 1]
        numbers = against.outcome_numbers(s)
        for node in nodes(against, s, bands_of(specification)[t]):
            if node.outcome is not None:
                number = numbers[specification.outcomes[node.outcome].path]
                rows.append((s, number, *place(node.outcome)))
    words = sorted({row[2] for row in rows})

    def has(name: str) -> str:
        of_word = {word: f"g.{name}_{word}" for word in words}
        return f"({chosen('o.word', of_word, '0')} & o.bit) <> 0"

    return (
        f"SELECT g.n, o.o, {has('outcomes')} AS achieved,\n"
        f"  CASE WHEN {has('short')} THEN FALSE WHEN {has('holding')} THEN TRUE END"
        " AS rule_satisfied\n"
        f"FROM standings AS g JOIN ({values('o', ('s', 'o', 'word', 'bit'), rows)}) AS o"
        " ON o.s = g.s"
    )


def units(against: Against) -> str:
    """Return the same of each specification."""
    return (
        f"SELECT s, COUNT(*) FILTER (WHERE {achieved(against)}),\n"
        "  COUNT(*) FILTER (WHERE rule_satisfied IS NULL OR rule_satisfied)\n"
        "FROM standings\nGROUP BY s"
    )


def achieved(against: Against) -> str:
    """Return the condition that a specification is achieved up to the target."""
    return chosen("s", {s: f"achieved_{t}" for s, t in targets(against).items()}, "FALSE")


def grade(against: Against) -> str:
    """Return the highest band with all lower ones, by position from 1; 0 is none (14.2)."""
    bands = max(len(bands_of(specification)) for specification in against.specifications)
    whens = " ".join(f"WHEN NOT achieved_{t} THEN {t}" for t in range(bands))
    return f"CASE {whens} ELSE {bands} END"


def grades(against: Against) -> str:
    """Return the learners of each specification by their grade."""
    return f"SELECT s, {grade(against)} AS grade, COUNT(*) AS n\nFROM standings\nGROUP BY 1, 2"


def learner_rows(against: Against, statuses: Mapping[int, str], movers: Mapping[int, str]) -> str:
    """Return a row for each learner and specification, as a table to work on (7.1).

    Args:
        against: what was judged.
        statuses: number → word.
        movers: number of a move → whose it is.
    """
    names = {s: literal(one.reference) for s, one in enumerate(against.specifications, start=1)}
    bands = [
        f"WHEN n.s = {s} AND u.grade = {at} THEN {literal(band)}"
        for s, one in enumerate(against.specifications, start=1)
        for at, band in enumerate(one.bands, start=1)
    ]
    of_band = f"CASE {' '.join(bands)} END" if bands else "CAST(NULL AS VARCHAR)"
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
        f"  u.achieved, {of_band} AS grade,\n"
        f"  {chosen('n.s', asked)} AS criteria,\n  {known},\n"
        f"  {chosen('n.s', asked)} - {others} AS no_evidence,\n  {waits}\n"
        "FROM entered AS n\n"
        f"JOIN (\n  SELECT n, {achieved(against)} AS achieved, {grade(against)} AS grade\n"
        "  FROM standings\n) AS u ON u.n = n.n\n"
        "LEFT JOIN (\n  SELECT n,\n    " + ",\n    ".join(counted) + "\n"
        "  FROM waiting_rows\n  GROUP BY n\n"
        ") AS w ON w.n = n.n"
    )


def with_qualifications(
    rows: str, judged: Sequence[tuple[int, str, str, str]], counted: Iterable[str]
) -> str:
    """Return the rows of learners with one more for each learner on a qualification, in order.

    Args:
        rows: the query of the rows for each learner and specification.
        judged: of each combination the number of its way, the states of its units, the
            qualification as id@version, and the status.
        counted: the statuses of criteria, and who moves.
    """
    every = f"SELECT r.*, CAST(NULL AS VARCHAR) AS status\nFROM (\n{rows}\n) AS r"
    if judged:
        # the criteria, those of each status, and on how many it is whose move
        blank = ", ".join(["CAST(NULL AS BIGINT)"] * (1 + len(set(counted))))
        answers = values("j", ("entry", "states", "reference", "status"), judged)
        every += (
            "\nUNION ALL\nSELECT q.learner, j.reference, q.registered, j.status = 'achieved',\n"
            f"  CAST(NULL AS VARCHAR),\n  {blank},\n  j.status\n"
            "FROM combined AS q\n"
            f"JOIN ({answers}) AS j ON j.entry = q.entry AND j.states = q.states"
        )
    return f"SELECT * FROM (\n{every}\n) AS e\nORDER BY learner, specification"


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
