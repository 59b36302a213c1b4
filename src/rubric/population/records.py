"""What is known on the day: the people, references and links of a population (meaning 4).

Every step takes only what is dated on or before the day. A reference that points at nothing
meets no row of `ways`, and is left out with no more than that.
"""

from collections.abc import Iterator
from datetime import date

from rubric.population.numbered import Against
from rubric.population.shape import Shape
from rubric.population.sql import Relation, among, both, chosen, literal, values
from rubric.rules.words import METHODS

#: a link that names no part, or no range item, covers all of them
EVERYTHING = (1 << 62) - 1
#: each word of the engine for a method → its bit
WORD_BITS = {word: 1 << at for at, word in enumerate(METHODS)}
#: the SQL of the word that a link is by, as its bit
_WORDS = " ".join(f"WHEN {literal(word)} THEN {bit}" for word, bit in WORD_BITS.items())
WORD = f"CASE method {_WORDS} ELSE 0 END"


def placed(said: str, lookup: str) -> str:
    """Return the query of the specifications that learners are registered for by themselves.

    Args:
        said: the query of what learners are registered for.
        lookup: the specification of each text that says it, with its number and id.
    """
    same = "m.written = r.written AND m.registered IS NOT DISTINCT FROM r.registered"
    return (
        "SELECT r.learner, m.s, m.id, r.registered, 0 AS least\n"
        f"FROM ({said}) AS r\nJOIN ({lookup}) AS m ON {same}"
    )


def numbered(every: str, row_number: str, specifications: int, *, qualified: bool) -> str:
    """Return the query of who is on which specification, each pair with a number.

    Args:
        every: the query of who is on what, with the least that their references have to name.
        row_number: the SQL of a number for each row.
        specifications: how many there are.
        qualified: whether some of them are units of a qualification.
    """
    # what their references have to name: nothing, the id, or the version too (`references`)
    k = (
        "CASE WHEN COUNT(*) OVER (PARTITION BY learner) = 1 THEN 0\n"
        "    WHEN COUNT(*) OVER (PARTITION BY learner, id) = 1 THEN 1 ELSE 2 END"
    )
    if specifications == 1:
        k = "0"
    if qualified:
        k = f"GREATEST(MAX(least), {k})"
    return (
        f"SELECT {row_number} AS n, learner, s, registered, k\nFROM (\n"
        f"SELECT learner, s, MIN(registered) AS registered,\n  3 * s + {k} AS k\n"
        f"FROM ({every}) AS r\nGROUP BY learner, s, id\n) AS e"
    )


def references(against: Against, alike: int | None = None) -> Iterator[Relation]:
    """Yield every way to write a reference to a criterion (meaning 1.4, 4.6).

    `k` says for whom: a specification with the ways in which its learners may write. Who is on
    it alone may leave its name out, who is on one version of it the version. Each way stands
    there once for each, so that a reference is looked up by what is equal and nothing else.

    Args:
        against: what is judged.
        alike: the `k` of everybody, where all learners have the same; None where they differ.
    """
    rows = []
    for specification in against.specifications:
        number = against.number_of(specification)
        by_reference = {one.criterion.reference: one for one in against.of(number)}
        letters = against.letters(number)
        for written, target in sorted(specification.targets.items()):
            one = by_reference[target.criterion]
            said = 0
            if written.startswith(f"{specification.reference}/"):
                said = 2
            elif written.startswith(f"{specification.id}/"):
                said = 1
            part = None if target.part is None else letters[target.part]
            rest = (number, written, one.number, part, one.evidence)
            whose = (3 * number + needed for needed in range(said + 1))
            rows += [(k, *rest) for k in whose if alike in (None, k)]
    columns = ("k", "s", "written", "c", "part", "e")
    yield Relation("ways", "1.4", values("w", columns, rows))
    named = [
        (one.specification, one.number, s.id, s.reference)
        for one in against.criteria
        for s in [against.specifications[one.specification - 1]]
    ]
    yield Relation("specifications", "1.2", values("k", ("s", "c", "id", "reference"), named))


#: how a written reference meets a criterion of a learner's specification
def finds(record: str, shape: Shape, *, whole: bool) -> str:
    """Return the joins that look the reference of a record up (meaning 4.6, 4.7).

    Args:
        record: the alias of the relation with `learner` and `written`.
        shape: what there may be in the tables.
        whole: a criterion is meant, and a part of one is not enough.
    """
    whose = "w.k = n.k AND " if shape.alike is None else ""
    said = " AND w.part IS NULL" if whole else ""
    return (
        f"JOIN entered AS n ON n.learner = {record}.learner\n"
        f"JOIN ways AS w ON {whose}w.written = {record}.written{said}"
    )


def person(record: str, column: str, alias: str) -> tuple[str, str]:
    """Return the joins that look a person up, and the SQL of their role (meaning 4.7)."""
    join = (
        f"LEFT JOIN people_of_learner AS {alias} ON {alias}.learner = {record}.learner"
        f" AND {alias}.person = {record}.{column}\n"
        f"LEFT JOIN people_of_all AS {alias}_all ON {alias}_all.person = {record}.{column}"
    )
    return join, f"COALESCE({alias}.role, {alias}_all.role)"


def items_gone(on: date) -> Iterator[Relation]:
    """Yield the items that others have taken the place of, and since when (meaning 4.8)."""
    day = literal(on)
    yield Relation(
        "superseded",
        "4.8",
        "SELECT learner, older AS item,\n"
        "  CASE WHEN COUNT(*) = COUNT(day) THEN MIN(day) END AS since\n"
        f"FROM superseding\nWHERE day IS NULL OR day <= {day}\nGROUP BY learner, older",
    )


def signatures(on: date, shape: Shape) -> Iterator[Relation]:
    """Yield what each learner has signed for, and what was confirmed of it (meaning 4.14)."""
    day = literal(on)
    confirmed, join = f"d.confirmed <= {day}", ""
    if shape.people:
        join, role = person("d", "confirmed_by", "p")
        confirmed = both(confirmed, f"{role} IS NOT NULL")
    yield Relation(
        "signed",
        "4.14",
        "SELECT d.learner, d.everything, d.item, d.signed,\n"
        f"  COALESCE({confirmed}, FALSE) AS confirmed\n"
        f"FROM declarations AS d\n{join}\nWHERE d.signed <= {day}",
    )
    yield Relation(
        "signed_for_all",
        "4.14",
        "SELECT learner, MAX(signed) AS last_signed,\n"
        "  MAX(signed) FILTER (WHERE confirmed) AS last_confirmed\n"
        "FROM signed\nWHERE everything\nGROUP BY learner",
    )
    yield Relation(
        "signed_for_items",
        "4.14",
        "SELECT learner, item, BOOL_OR(confirmed) AS confirmed\n"
        "FROM signed\nWHERE NOT everything\nGROUP BY learner, item",
    )


def word_of(against: Against) -> str:
    """Return the SQL of a link's method in the engine's word, by its evidence rules (3.4)."""
    by_rule = {}
    for number, rule in enumerate(against.rules, start=1):
        codes = {code: word for code, word in rule.methods.items() if code != word}
        whens = " ".join(f"WHEN {literal(c)} THEN {literal(w)}" for c, w in codes.items())
        by_rule[number] = f"CASE v.method {whens} ELSE v.method END" if whens else "v.method"
    return _by_rule("w.e", by_rule)


def _by_rule(column: str, by_rule: dict[int, str]) -> str:
    if len(set(by_rule.values())) == 1:
        return next(iter(by_rule.values()))
    return chosen(column, by_rule)


def by_rule(against: Against, column: str, sql: list[str]) -> str:
    """Return what stands for each of the evidence rules, in their order, chosen by a column."""
    return _by_rule(column, dict(enumerate(sql, start=1))) if against.rules else "NULL"


def covered(against: Against) -> tuple[str, str]:
    """Return the SQL of the parts and of the range items that a link covers, a bit each (2.3)."""
    by_parts, by_names = {}, {}
    # where a criterion has parts and no range items, `range` names parts
    instead = [one.number for one in against.criteria if one.criterion.parts]
    instead = [n for n in instead if not against.criteria[n - 1].criterion.range]
    swapped = among("w.c", instead)
    parts = f"CASE WHEN v.parts IS NULL AND {swapped} THEN v.names ELSE v.parts END"
    names = f"CASE WHEN v.parts IS NULL AND {swapped} THEN NULL ELSE v.names END"
    if not instead:
        parts, names = "v.parts", "v.names"
    for number in range(1, len(against.specifications) + 1):
        by_parts[number] = _mask(parts, against.letters(number))
        by_names[number] = _mask(names, against.names(number))
    of_parts, of_names = _by_rule("w.s", by_parts), _by_rule("w.s", by_names)
    return (
        f"CASE WHEN {parts} IS NULL AND w.part IS NULL THEN {EVERYTHING}\n"
        f"    ELSE COALESCE({of_parts}, 0) | COALESCE(w.part, 0) END",
        f"CASE WHEN {names} IS NULL THEN {EVERYTHING} ELSE {of_names} END",
    )


def _mask(names: str, bits: "dict[str, int] | object") -> str:
    assert isinstance(bits, dict)
    said = [
        f"CASE WHEN LIST_CONTAINS({names}, {literal(name)}) THEN {bit} ELSE 0 END"
        for name, bit in bits.items()
    ]
    return f"({' + '.join(said)})" if said else "0"
