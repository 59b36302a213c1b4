"""Rows of links joined with their items, as one query gives them, put apart into both tables."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from typing import Any, NamedTuple

from rubric.exchange.checked import Unusual
from rubric.exchange.header import OF_A_LINK

#: columns, and the cells of each row in that order
Raw = tuple[tuple[str, ...], Sequence[tuple[Any, ...]]]
#: what takes some cells from a row
Taking = Callable[[Any], tuple[Any, ...]]
#: what a reference is written as
_WHOLE = frozenset({str, int})
#: numbers that yes and no are equal to, and not the same as
_ALIKE = frozenset({0, 1})


class _Parts(NamedTuple):
    """The columns of joined rows, and what takes their cells from a row."""

    of_the_item: tuple[str, ...]
    #: the id of its item stands first, then the criterion
    of_the_link: tuple[str, ...]
    take_item: Taking
    take_link: Taking


def items_and_links(joined: Sequence[Any]) -> tuple[Raw, Raw]:
    """Return the table of items, an item once, and that of links.

    Raises:
        Unusual: rows say different things of one item, or a reference is neither
            text nor a whole number.
    """
    parts = _parts(tuple(joined[0]))
    if set(map(len, joined)) != {len(joined[0])}:
        raise Unusual
    says = list(map(parts.take_item, joined))
    links = list(map(parts.take_link, joined))
    names = [link[0] for link in links]
    first: dict[Any, tuple[Any, ...]] = dict.fromkeys(names, ())
    first.update(zip(reversed(names), reversed(says), strict=True))
    repeated = [first[named] for named in names]
    if not _WHOLE.issuperset(map(type, names)) or repeated != says:
        raise Unusual
    if not _ALIKE.isdisjoint(chain.from_iterable(first.values())) and any(
        list(map(type, one)) != list(map(type, said))
        for one, said in zip(repeated, says, strict=True)
    ):
        raise Unusual
    mapped = [link for link in links if link[1] is not None]
    if len(mapped) < len(links) and any(
        link.count(None) < len(link) - 1 for link in links if link[1] is None
    ):
        raise Unusual
    return (parts.of_the_item, list(first.values())), (("item", *parts.of_the_link[1:]), mapped)


def taking(columns: Sequence[Any]) -> Taking:
    """Return what takes the cells of columns from a row."""
    if len(columns) == 1:  # of one key `itemgetter` gives what it holds, and no tuple
        [only] = columns
        return lambda row: (row[only],)
    return itemgetter(*columns)


@lru_cache(maxsize=200)
def _parts(columns: tuple[Any, ...]) -> _Parts:
    if "id" not in columns or "criterion" not in columns:
        raise Unusual
    of_the_item = tuple([name for name in columns if name not in OF_A_LINK])
    further = [name for name in columns if name in OF_A_LINK and name != "criterion"]
    of_the_link = ("id", "criterion", *further)
    return _Parts(of_the_item, of_the_link, taking(of_the_item), taking(of_the_link))
