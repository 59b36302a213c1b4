"""What the tables of a population hold: looked up first, so that the plan asks for no more."""

from rubric.api.population.database import DuckDb
from rubric.population.numbered import Against
from rubric.population.reading import Given
from rubric.population.records import references
from rubric.population.shape import Shape


def shape_of(database: DuckDb, given: Given, against: Against) -> Shape:
    """Return what the tables hold; where a step could find something it stays in the plan.

    Args:
        database: where the inputs of the plan are views.
        given: the tables there are.
        against: what is judged.
    """
    items = given.get("evidence") or given.get("items") or {}

    def some(relation: str, column: str, needs: bool) -> bool:
        if not needs:
            return False
        [(found,)] = database.rows(f"SELECT COUNT({column}) > 0 FROM {relation}")
        return bool(found)

    decisions = some("decisions", "learner", "decisions" in given)
    withdrawn = some("evidence", "withdrawn", "withdrawn.date" in items)
    return Shape(
        people="people" in given,
        ways=_named_twice(database, against),
        contents=some("evidence", "content", "content" in items),
        going=withdrawn or some("superseding", "learner", "supersedes" in items),
        declarations=some("declarations", "learner", "declarations" in given),
        decisions=decisions,
        fingerprints=decisions and some("fingerprints", "learner", True),
        reviews=decisions and some("reviews", "learner", "reviews" in given),
        exemptions=some("exemptions", "learner", "exemptions" in given),
        shared="group" in items,
        many=False,
    )


def _named_twice(database: DuckDb, against: Against) -> bool:
    """Whether the tables name some criterion in two ways, or by a part."""
    ways = next(iter(references(against)))
    [(found,)] = database.rows(
        "SELECT COUNT(*) > COUNT(DISTINCT (s, c)) OR COUNT(part) > 0\n"
        f"FROM ({ways.sql}) AS w\nWHERE written IN (\n"
        "  SELECT written FROM evidence UNION SELECT written FROM decisions)"
    )
    return bool(found)
