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
#: what a reference is written as
_WHOLE = frozenset({str, int})
#: numbers that yes and no are equal to, and not the same as
_ALIKE = frozenset({0, 1})


class _Parts(NamedTuple):
    """The columns of joined rows: of the item, and of the link after the id of its item."""

    of_the_item: tuple[str, ...]
    of_the_link: tuple[str, ...]
    item: Callable[[Any], tuple[Any, ...]]
    link: Callable[[Any], tuple[Any, ...]]
    #: where the criterion stands in the link
    criterion: int


def items_and_links(joined: Sequence[Any]) -> tuple[Raw, Raw]:
    """Return the table of items, an item once, and that of links.

    Raises:
        Unusual: rows say different things of one item, or a reference is neither
            text nor a whole number.
    """
    parts = _parts(tuple(joined[0]))
    if set(map(len, joined)) != {len(joined[0])}:
        raise Unusual
    says = list(map(parts.item, joined))
    links = list(map(parts.link, joined))
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
    unmapped = [link for link in links if link[parts.criterion] is None]
    if any(link.count(None) != len(link) - 1 for link in unmapped):
        raise Unusual
    if unmapped:
        links = [link for link in links if link[parts.criterion] is not None]
    items = list(first.values())
    if len(parts.of_the_item) == 1:
        items = [said[:1] for said in items]
    return (parts.of_the_item, items), (("item", *parts.of_the_link[1:]), links)


@lru_cache(maxsize=200)
def _parts(columns: tuple[Any, ...]) -> _Parts:
    of_the_item = tuple([name for name in columns if name not in OF_A_LINK])
    of_the_link = ("id", *[name for name in columns if name in OF_A_LINK])
    if "id" not in columns or "criterion" not in columns:
        raise Unusual
    # one column twice, so that it is a tuple
    both = of_the_item if len(of_the_item) > 1 else (*of_the_item, *of_the_item)
    return _Parts(
        of_the_item,
        of_the_link,
        itemgetter(*both),
        itemgetter(*of_the_link),
        of_the_link.index("criterion"),
    )
