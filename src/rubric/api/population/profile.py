"""What the tables of a population hold: looked up first, so that the plan asks for no more."""

from datetime import date

from rubric.api.population.database import Engine
from rubric.population.counting import recent_from, recent_when_judged
from rubric.population.numbered import Against
from rubric.population.reading import Given
from rubric.population.records import references
from rubric.population.shape import Shape
from rubric.population.sql import literal


def shape_of(database: Engine, given: Given, against: Against, on: date) -> Shape:
    """Return what the tables hold; where a step could find something it stays in the plan.

    That a criterion is decided more than once, or linked very often, is seen while the plan runs.

    Args:
        database: where the inputs of the plan are views.
        given: the tables there are.
        against: what is judged.
        on: the day.
    """
    items = given.get("evidence") or given.get("items") or {}

    def some(relation: str, column: str, needs: bool) -> bool:
        if not needs:
            return False
        sql = f"SELECT 1 FROM {relation} WHERE {column} IS NOT NULL LIMIT 1"
        return bool(database.rows(sql))

    decisions = some("decisions", "learner", "decisions" in given)
    withdrawn = some("evidence", "withdrawn", "withdrawn.date" in items)
    return Shape(
        alike=_alike(database),
        people="people" in given,
        ways=_named_twice(database, against),
        contents=some("evidence", "content", "content" in items),
        going=withdrawn or some("superseding", "learner", "supersedes" in items),
        declarations=some("declarations", "learner", "declarations" in given),
        decisions=decisions,
        fingerprints=decisions and some("fingerprints", "learner", True),
        reviews=decisions and some("reviews", "learner", "reviews" in given),
        exemptions=some("exemptions", "learner", "exemptions" in given),
        old=decisions and _old(database, against, on),
        later=_later(database, on),
        several=False,
        shared="group" in items,
        many=not database.packs_counts,
    )


def _alike(database: Engine) -> int | None:
    """The `k` of everybody; None where learners may write references in different ways."""
    [(least, most)] = database.rows("SELECT MIN(k), MAX(k) FROM entered")
    return least if least == most else None


def _old(database: Engine, against: Against, on: date) -> bool:
    """Whether some link is older than what the rules take for recent on the day."""
    periods = recent_from(against, on)
    if not periods:
        return False
    first = literal(max(periods.values()))
    [(found,)] = database.rows(f"SELECT MIN(day) < {first} FROM evidence")
    return bool(found)


def grew_old(database: Engine, against: Against, on: date) -> bool:
    """Return whether some link that is old on the day may have been recent when it was judged.

    What is too old on the day of the first decision was so on the day of every later one (5.3).

    Args:
        database: where the decisions have been brought together with criteria.
        against: what is judged.
        on: the day.
    """
    [(first,)] = database.rows("SELECT MIN(day) FROM naming WHERE met")
    if first is None:
        return False
    return bool(database.rows(f"{recent_when_judged(against, on, first)} LIMIT 1"))


def _later(database: Engine, on: date) -> bool:
    """Whether some item is dated after the day."""
    [(found,)] = database.rows(f"SELECT MAX(day) > {literal(on)} FROM evidence")
    return bool(found)


def _named_twice(database: Engine, against: Against) -> bool:
    """Whether links name some criterion in two ways, or by a part."""
    ways = next(iter(references(against)))
    [(found,)] = database.rows(
        "SELECT COUNT(*) > COUNT(DISTINCT (s, c)) OR COUNT(part) > 0\n"
        f"FROM ({ways.sql}) AS w\nWHERE written IN (SELECT DISTINCT written FROM evidence)"
    )
    return bool(found)
