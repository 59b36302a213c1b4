"""The published shape of the least new items for all gaps of a unit, as JSON."""

from typing_extensions import TypedDict

from rubric.report.gap_shape import NewItemView


class NewMappingView(TypedDict):
    """A criterion that a new item is mapped to, and what the mapping has to say."""

    criterion: str
    parts: list[str]
    range: list[str]
    located: bool


class SharedItemView(TypedDict):
    """One new item, and the criteria that it is mapped to."""

    item: NewItemView
    maps_to: list[NewMappingView]
    sentence: str


class TogetherView(TypedDict):
    """The least new items for all gaps of a unit that new evidence closes.

    One item is mapped to at most `one_item_for` criteria; `gaps` has the scopes of the gaps.
    """

    one_item_for: int
    sentence: str
    items: list[SharedItemView]
    gaps: list[str]
    exact: bool
