"""Rules on outcomes and specifications: whether the evidence below them satisfies each (7.3)."""

from collections.abc import Iterator

from rubric.population.clauses import Counting, Looking
from rubric.population.counting import Asked
from rubric.population.looked_at import Rows
from rubric.population.numbered import Against
from rubric.population.records import WORD
from rubric.population.shape import Shape
from rubric.population.sql import Relation, chosen, in_order, values
from rubric.population.statuses import OF_AN_ITEM

_ALL = Looking("", "TRUE")


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
            "    PARTITION BY n, w, content\n"
            f"    ORDER BY day NULLS LAST, {in_order('item')}) AS turn\n  FROM together\n) AS r\n"
            "WHERE content IS NULL OR turn = 1",
        )
    keys = ("n", "w")
    apart = list(counting.apart(keys, source))
    yield from (relation for relation, _ in apart)
    columns = ",\n  ".join(counting.columns() or ["COUNT(*) AS n_items"])
    yield Relation(
        "above",
        "7.3",
        f"SELECT n, w,\n  {columns}\nFROM {source}\nGROUP BY n, w",
    )
    rules = {
        owner.number: counting.holds(owner.rule.node, owner.specification, _ALL)
        for owner in against.owners
    }
    joins = "".join(f"\nLEFT JOIN {relation.name} USING (n, w)" for relation, _ in apart)
    yield Relation(
        "own_rules",
        "7.3",
        f"SELECT n, w,\n  COALESCE({chosen('w', rules, 'FALSE')}, FALSE) AS holds\n"
        f"FROM above{joins}",
    )


def _together(against: Against, counting: Counting, asked: Asked) -> str:
    """Each counted item below an outcome or a specification once (7.3)."""
    source = "links"
    columns = [f"ANY_VALUE({name}) AS {name}" for name in (*OF_AN_ITEM, "content")]
    columns += [f"ANY_VALUE(q{at}) AS q{at}" for at in range(len(against.measures))]
    columns += [f"MIN({name}) AS {name}" for name in asked.since.values()]
    if asked.words:
        columns += ["BIT_OR(word) AS words", "BOOL_OR(word = 0) AS wordless"]
        source = f"(SELECT *, {WORD} AS word FROM links WHERE counted)"
    for (parts, allowed), name in counting.masks().items():
        mask = "parts_mask" if parts else "range_mask"
        columns.append(f"BIT_OR({mask}){_of_words(allowed)} AS {name}")
    listed = ",\n  ".join(columns)
    return (
        f"SELECT k.n, b.w, k.item,\n  {listed}\n"
        f"FROM {source} AS k JOIN below AS b ON b.c = k.c\nWHERE k.counted\n"
        "GROUP BY k.n, b.w, k.item"
    )


def _of_words(allowed: int) -> str:
    if allowed == -1:
        return ""
    some = f"(word & {allowed & ((1 << 62) - 1)}) <> 0"
    return f" FILTER (WHERE {some}{' OR word = 0' if allowed < 0 else ''})"
