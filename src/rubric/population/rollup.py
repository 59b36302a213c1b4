"""Roll-up: outcomes and units up to each band, and what nobody needs any more (meaning 7, 14).

What is asked for stands in small tables: each child of each node with whether it is required or
an alternative, and how many are needed. A node is achieved when the children that stand there
are enough of these, so one query serves every specification.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from rubric.diagnostics import Path
from rubric.population.clauses import Counting, Looking
from rubric.population.counting import Asked
from rubric.population.looked_at import Rows
from rubric.population.numbered import Against, Owner
from rubric.population.shape import Shape
from rubric.population.sql import Relation, among, chosen, in_order, values
from rubric.population.statuses import OF_AN_ITEM
from rubric.rules import Alternatives, ResolvedSpecification

_ALL = Looking("", "TRUE")


class Child(NamedTuple):
    """A criterion that is asked for up to a band: below which outcome (0: none), and as what."""

    criterion: int
    specification: int
    band: int
    outcome: int
    #: an alternative of its outcome, or, outside of outcomes, of its specification
    alternative: bool


class Node(NamedTuple):
    """An outcome, or a specification (outcome 0), up to a band: what of its children it needs."""

    specification: int
    band: int
    outcome: int
    #: how many of its children are required
    required: int
    #: how many of its alternatives are needed; 0 where it has none
    needed: int
    #: of an outcome: whether it is an alternative of its specification
    alternative: bool


def bands_of(specification: ResolvedSpecification) -> tuple[str | None, ...]:
    """Return the bands that a specification is judged up to; of one without bands None."""
    return specification.bands or (None,)


def target_of(specification: ResolvedSpecification) -> int:
    """Return the position of the target among the bands."""
    return bands_of(specification).index(specification.target)


def children(against: Against) -> tuple[list[Child], list[Node]]:
    """Return what is asked for of every specification, up to each of its bands."""
    asked: list[Child] = []
    nodes: list[Node] = []
    for s, specification in enumerate(against.specifications, start=1):
        for band, name in enumerate(bands_of(specification)):
            of_band, of_nodes = _asked(against, s, specification, band, name)
            asked += of_band
            nodes += of_nodes
    return asked, nodes


def _asked(
    against: Against, s: int, specification: ResolvedSpecification, band: int, name: str | None
) -> tuple[list[Child], list[Node]]:
    found: list[Child] = []
    nodes: list[Node] = []
    below = [one for one in against.of(s) if one.criterion.asked_up_to(name)]
    top: dict[Path, bool] = {}
    outcomes = against.outcome_numbers(s)
    for position, outcome in enumerate(specification.outcomes):
        number = outcomes[outcome.path]
        inside = [one for one in below if one.criterion.outcome == position]
        if outcome.criteria and not inside:
            continue  # nothing of it is asked for
        named = _named(outcome.alternatives)
        found += [Child(one.number, s, band, number, one.criterion.path in named) for one in inside]
        paths = [one.criterion.path for one in inside]
        top[outcome.path] = True
        of_spec = outcome.path in _named(specification.alternatives)
        nodes.append(_node(s, band, number, paths, outcome.alternatives, alternative=of_spec))
    named = _named(specification.alternatives)
    for one in below:
        if one.criterion.outcome is None:
            top[one.criterion.path] = True
            found.append(Child(one.number, s, band, 0, one.criterion.path in named))
    nodes.append(_node(s, band, 0, list(top), specification.alternatives, alternative=False))
    return found, nodes


def _named(alternatives: Alternatives | None) -> frozenset[Path]:
    return frozenset() if alternatives is None else frozenset(alternatives.of)


def _node(
    s: int,
    band: int,
    outcome: int,
    paths: list[Path],
    alternatives: Alternatives | None,
    *,
    alternative: bool,
) -> Node:
    named = _named(alternatives)
    required = [path for path in paths if path not in named]
    some = len(required) < len(paths)
    needed = alternatives.n if alternatives is not None and some else 0
    # nothing empty is ever achieved: no number of children is -1
    return Node(s, band, outcome, len(required) if paths else -1, needed, alternative)


# -- rules on outcomes and specifications ------------------------------------


def above(against: Against, shape: Shape) -> Iterator[Relation]:
    """Yield whether each rule on an outcome or a specification is satisfied (7.3)."""
    if not against.owners:
        return
    asked = Asked(against, shape)
    counting = Counting(against, "w", Rows(together=True))
    for owner in against.owners:
        counting.add(owner.rule.node, owner.number, owner.specification, _ALL)
    below = [(owner.number, c) for owner in against.owners for c in owner.below]
    yield Relation("below", "7.3", values("b", ("w", "c"), below))
    source = "together"
    yield Relation("together", "7.3", _together(against, counting, asked))
    if shape.contents:
        source = "together_once"
        yield Relation(
            source,
            "5.2, 7.3",
            "SELECT *\nFROM (\n  SELECT *, ROW_NUMBER() OVER (\n"
            "    PARTITION BY learner, w, content\n"
            f"    ORDER BY day NULLS LAST, {in_order('item')}) AS turn\n  FROM together\n) AS r\n"
            "WHERE content IS NULL OR turn = 1",
        )
    keys = ("learner", "s", "w")
    apart = list(counting.apart(keys, source))
    yield from (relation for relation, _ in apart)
    columns = ",\n  ".join(counting.columns() or ["COUNT(*) AS n_items"])
    yield Relation(
        "above",
        "7.3",
        f"SELECT learner, s, w,\n  {columns}\nFROM {source}\nGROUP BY learner, s, w",
    )
    rules = {
        owner.number: counting.holds(owner.rule.node, owner.specification, _ALL)
        for owner in against.owners
    }
    joins = "".join(f"\nLEFT JOIN {relation.name} USING (learner, s, w)" for relation, _ in apart)
    outcomes = chosen("w", {o.number: str(o.outcome or 0) for o in against.owners})
    yield Relation(
        "own_rules",
        "7.3",
        f"SELECT learner, s, {outcomes} AS o,\n"
        f"  COALESCE({chosen('w', rules, 'FALSE')}, FALSE) AS holds\nFROM above{joins}",
        kept=True,
    )


def _together(against: Against, counting: Counting, asked: Asked) -> str:
    """Each counted item below an outcome or a specification once (7.3)."""
    columns = [f"ANY_VALUE({name}) AS {name}" for name in (*OF_AN_ITEM, "content")]
    columns += [f"ANY_VALUE(q{at}) AS q{at}" for at in range(len(against.measures))]
    columns += [f"MIN({name}) AS {name}" for name in asked.since.values()]
    if asked.words:
        columns += ["BIT_OR(word) AS words", "BOOL_OR(word = 0) AS wordless"]
    for (parts, allowed), name in counting.masks().items():
        mask = "parts_mask" if parts else "range_mask"
        columns.append(f"BIT_OR({mask}){_of_words(allowed)} AS {name}")
    listed = ",\n  ".join(columns)
    return (
        f"SELECT k.learner, k.s, b.w, k.item,\n  {listed}\n"
        "FROM links AS k JOIN below AS b ON b.c = k.c\nWHERE k.counted\n"
        "GROUP BY k.learner, k.s, b.w, k.item"
    )


def _of_words(allowed: int) -> str:
    if allowed == -1:
        return ""
    some = f"(word & {allowed & ((1 << 62) - 1)}) <> 0"
    return f" FILTER (WHERE {some}{' OR word = 0' if allowed < 0 else ''})"


# -- outcomes and specifications ---------------------------------------------


#: a rule looks at evidence for advice too, so its node has a row where there is nothing else
_RULED = (
    "\nUNION ALL\nSELECT h.learner, g.s, g.t, g.o, FALSE, 0, 0\n"
    "FROM own_rules AS h JOIN nodes AS g ON g.s = h.s AND g.o = h.o"
)


def rollup(against: Against) -> Iterator[Relation]:
    """Yield outcomes and specifications up to each band, of learners of whom there is a row."""
    asked, nodes = children(against)
    ruled = _RULED if against.owners else ""
    yield Relation(
        "children",
        "7.2, 14.1",
        values("k", ("c", "s", "t", "o", "alternative"), [_cells(child) for child in asked]),
    )
    columns = ("s", "t", "o", "required", "needed", "alternative")
    yield Relation("nodes", "7.2, 14.4", values("g", columns, [_cells(node) for node in nodes]))
    yield Relation(
        "standing_rows",
        "7.2",
        "SELECT r.learner, k.s, k.t, k.o, k.alternative,\n"
        "  CASE WHEN r.status IN (1, 10, 11) THEN 1 ELSE 0 END AS achieved,\n"
        "  CASE WHEN r.status = 1 THEN 1 ELSE 0 END AS exempt\n"
        f"FROM criteria_rows AS r JOIN children AS k ON k.c = r.c{ruled}",
    )
    if against.outcomes:
        yield Relation("outcome_counts", "7.2", _summed("standing_rows", "o > 0", "o"))
        outcomes = _achieved(against, "outcome_counts", "o")
        yield Relation("outcome_rows", "7.2, 7.3", outcomes, kept=True)
    sources = ["SELECT learner, s, t, alternative, achieved, exempt FROM standing_rows WHERE o = 0"]
    if against.outcomes:
        sources.append(
            "SELECT r.learner, r.s, r.t, g.alternative,\n"
            "  CASE WHEN r.achieved THEN 1 ELSE 0 END, CASE WHEN r.exempted THEN 1 ELSE 0 END\n"
            "FROM outcome_rows AS r JOIN nodes AS g ON g.s = r.s AND g.t = r.t AND g.o = r.o"
        )
    yield Relation("unit_children", "7.2", "\nUNION ALL\n".join(sources))
    yield Relation("unit_counts", "7.2", _summed("unit_children", "TRUE", "0"))
    yield Relation("unit_rows", "7.2, 7.3", _achieved(against, "unit_counts", "0"), kept=True)


def _cells(row: Child | Node) -> tuple[object, ...]:
    return tuple(row)


def _summed(source: str, which: str, outcome: str) -> str:
    keys = "learner, s, t" + (", o" if outcome == "o" else "")
    parts = [
        f"SUM(CASE WHEN {side}alternative THEN {what} ELSE 0 END) AS {what}_{name}"
        for what in ("achieved", "exempt")
        for side, name in (("NOT ", "required"), ("", "alternatives"))
    ]
    listed = ",\n  ".join(parts)
    return f"SELECT {keys},\n  {listed}\nFROM {source}\nWHERE {which}\nGROUP BY {keys}"


def _achieved(against: Against, counts: str, outcome: str) -> str:
    """Whether the children are enough, and the rule of the node itself is not unsatisfied."""
    owned = [o for o in against.owners if (o.outcome is None) == (outcome == "0")]
    enough = {
        what: f"n.{what}_required = g.required AND n.{what}_alternatives >= g.needed"
        for what in ("achieved", "exempt")
    }
    has_rule = _has_rule(owned, outcome)
    join = ""
    holds = "FALSE"
    if owned:
        of_node = "h.o = n.o" if outcome == "o" else "h.o = 0"
        join = f"\nLEFT JOIN own_rules AS h ON h.learner = n.learner AND h.s = n.s AND {of_node}"
        holds = "COALESCE(h.holds, FALSE)"
    rule = f"NOT {has_rule} OR {enough['exempt']} OR {holds}" if owned else "TRUE"
    node = "g.o = n.o" if outcome == "o" else "g.o = 0"
    carried = "n.o, " if outcome == "o" else ""
    return (
        f"SELECT n.learner, n.s, n.t, {carried}\n"
        f"  {enough['achieved']} AND ({rule}) AS achieved,\n"
        f"  {enough['exempt']} AS exempted,\n"
        f"  CASE WHEN {has_rule} AND NOT ({enough['exempt']}) THEN {holds} END AS rule_satisfied,\n"
        "  g.needed > 0 AND n.achieved_alternatives >= g.needed AS chosen\n"
        f"FROM {counts} AS n\nJOIN nodes AS g ON g.s = n.s AND g.t = n.t AND {node}{join}"
    )


def _has_rule(owned: list[Owner], outcome: str) -> str:
    if not owned:
        return "FALSE"
    if outcome == "o":
        return f"({among('n.o', [o.outcome for o in owned if o.outcome is not None])})"
    return f"({among('n.s', [o.specification for o in owned])})"


def targets(against: Against) -> Mapping[int, int]:
    """Return the position of the target band of each specification, by its number."""
    return {s: target_of(one) for s, one in enumerate(against.specifications, start=1)}
