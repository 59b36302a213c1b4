"""The plan of a population: every step from its tables to rows of criteria, outcomes and units."""

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from rubric.population.above import above
from rubric.population.counting import links
from rubric.population.deciding import decisions_in_force, exempted, reviews, stale
from rubric.population.numbered import Against
from rubric.population.records import references
from rubric.population.rollup import rollup
from rubric.population.shape import Shape
from rubric.population.sql import Relation
from rubric.population.statuses import standing_alternatives, statuses
from rubric.population.ways import Way
from rubric.rules import ResolvedSpecification

#: tables that may hold anything
EVERYTHING = Shape()


class Plan(NamedTuple):
    """Steps in an order in which each needs only those before it, and the tables."""

    against: Against
    on: date
    shape: Shape
    relations: tuple[Relation, ...]
    #: those that are there already
    made: frozenset[str] = frozenset()
    #: how learners are entered for qualifications, by their number from 1
    ways: tuple[Way, ...] = ()


def compiled(
    specifications: Sequence[ResolvedSpecification], on: date, shape: Shape = EVERYTHING
) -> Plan:
    """Return the plan that judges a population on a day.

    Args:
        specifications: what learners are registered for, resolved and aimed at their targets.
        on: the day; records dated after it are not yet known.
        shape: what there may be in the tables; without it, everything.
    """
    against = Against(specifications)
    steps = [*references(against, shape.alike)]
    if shape.decisions:
        steps += decisions_in_force(against, on, shape)
        if shape.reviews:
            steps += reviews(on, shape)
    if shape.exemptions:
        steps += exempted(on, shape)
    steps += standing_alternatives(against)
    steps += links(against, on, shape)
    if shape.decisions:
        steps += stale(against, on, shape)
    steps += statuses(against, shape)
    steps += above(against, shape)
    steps += rollup(against, shape)
    return Plan(against, on, shape, tuple(steps))


def stages(plan: Plan) -> Iterator[tuple[str, str]]:
    """Yield each relation that is kept, with one query that makes it of tables and kept ones.

    The steps that it needs stand before its last `SELECT` as named parts.
    """
    kept: set[str] = set()
    for at, relation in enumerate(plan.relations):
        if relation.kept:
            if relation.name not in plan.made:
                yield relation.name, query(plan.relations[: at + 1], relation.sql, kept)
            kept.add(relation.name)


def query(relations: Sequence[Relation], select: str, kept: Collection[str] = ()) -> str:
    """Return a query with the steps that it needs as named parts before it.

    Args:
        relations: the steps there are, in their order.
        select: the query itself.
        kept: steps that are there as tables.
    """
    wanted = _named(select)
    parts: list[Relation] = []
    for relation in reversed(relations):
        if relation.name in wanted and relation.name not in kept and relation.sql != select:
            parts.append(relation)
            wanted |= _named(relation.sql)
    steps = ",\n".join(
        f"{relation.name} AS ( -- meaning {relation.cites}\n{_indented(relation.sql)}\n)"
        for relation in reversed(parts)
    )
    return f"WITH {steps}\n{select}" if parts else select


def _named(sql: str) -> set[str]:
    """The relations that a query reads."""
    return set(re.findall(r"\b(?:FROM|JOIN) ([a-z_]+)", sql))


def _indented(sql: str) -> str:
    # other line ends, as in a ref, belong to the text in quotes in which they stand
    return "\n".join(f"  {line}" for line in sql.split("\n"))
