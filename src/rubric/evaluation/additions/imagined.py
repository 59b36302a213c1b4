"""New items as a clause would see them once they were there."""

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache

from rubric.evaluation.counted import JudgedLink
from rubric.evaluation.months import months_before
from rubric.facts import Item
from rubric.rules import AtLeast

#: a method and a source, in the engine's words; None where an item does not state it
Pair = tuple[str | None, str | None]


def takes(clause: AtLeast, pair: Pair) -> bool:
    """Return whether a clause looks at evidence by this method and source."""
    return clause.where.takes_method(pair[0]) and clause.where.takes_source(pair[1])


def capped_as(clause: AtLeast, pair: Pair) -> str | None:
    """Return the word under whose cap such an item falls; None where it falls under none.

    A cap that leaves room for all that the clause asks for binds nothing.
    """
    if clause.at_most is None:
        return None
    word = pair[0] if clause.at_most.field == "method" else pair[1]
    return next((w for w, most in clause.at_most.most if w == word and most < clause.n), None)


def imagined(
    at: int,
    by: Pair,
    *,
    judging_day: date,
    day: date | None = None,
    apart: Collection[str] = (),
    witness: str | None = None,
    quantities: Mapping[str, Decimal],
    parts: tuple[str, ...] | None = None,
    range_items: tuple[str, ...] | None = None,
) -> JudgedLink:
    """Return a counted link of a new item that states this and no more.

    Args:
        at: its position among the new items.
        by: its method and source.
        judging_day: the day at which recency is judged.
        day: its day; None is undated.
        apart: fields of which it states what no other item does.
        witness: who saw it, where that need not be somebody else.
        quantities: measure → amount.
        parts: the parts that it names; None covers all.
        range_items: the range items that it names; None covers all.
    """
    method, source = by
    own = own_name(at)
    item = Item(
        id=own,
        source=source,
        day=day,
        occasion=own if "occasion" in apart else None,
        site=own if "site" in apart else None,
        witness=witness,
        observed_by=own if "observed_by" in apart else None,
        quantities=quantities,
    )
    return JudgedLink(
        item=item,
        at=None,
        parts=parts,
        range=range_items,
        method=method,
        judging_day=judging_day,
        reasons=(),
        signed=True,
        confirmed=True,
        authenticated=True,
    )


def own_name(at: int) -> str:
    """Return the id of a new item, and the name of what it alone has: none that anybody wrote."""
    return f"\n{at}"


@lru_cache(maxsize=64)
def oldest(judging_day: date, within: int | None) -> date:
    """Return the earliest day of an item that may be so many calendar months old."""
    return date.min if within is None else months_before(judging_day, within)
