"""Addresses: from a place in plain data to a path of refs, and back."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubric.model.addresses import location_of, path_of, turned
from rubric.model.order import people_order
from rubric.model.scalars import RESERVED_REFS

TURNED: list[tuple[list[str | None], list[str]]] = [
    # names as they are, a repeated one with its turn, a missing one by its position
    (["1", "2"], ["1", "2"]),
    (["1", "1", "1"], ["1", "1~2", "1~3"]),
    ([None, "1", None], ["~1", "1", "~3"]),
    (["1", None, "1"], ["1", "~2", "1~2"]),
    ([], []),
]


@pytest.mark.parametrize(("names", "segments"), TURNED)
def test_turned(names: list[str | None], segments: list[str]) -> None:
    assert turned(names) == segments


UNIT: dict[str, Any] = {
    "title": "Planning",
    "range": ["a", "b", "a"],
    "outcomes": [
        {"ref": "1", "criteria": [{"ref": "1.1"}, {"ref": "1.1", "text": "again"}]},
        {
            "ref": "2",
            "criteria": [
                {"text": "no ref", "sufficient": {"all": [{"items": "2"}, {"hours": "12"}]}},
                {"ref": "2.2", "parts": [{"ref": "a"}, {"ref": "b"}], "range": ["x"]},
            ],
        },
    ],
}
CHECKLIST: dict[str, Any] = {"sections": [{"ref": "A", "checks": [{"ref": "1"}]}]}
PORTFOLIO: dict[str, Any] = {
    "declarations": [{"covers": "all"}],
    "evidence": [{"id": "E1", "maps_to": {"1.1": {"at": "p. 1"}}, "supersedes": ["E0"]}],
    "decisions": [{"id": "D1", "criteria": ["1.1", "2.1"]}, {"criteria": ["1.1"]}],
}

ADDRESSES: list[tuple[Any, tuple[str | int, ...], tuple[str, ...]]] = [
    # the whole, and a field of it
    (UNIT, (), ()),
    (UNIT, ("title",), ("title",)),
    # outcomes, criteria and parts stand under their ref alone
    (UNIT, ("outcomes", 0), ("1",)),
    (UNIT, ("outcomes", 1, "criteria", 1), ("2", "2.2")),
    (UNIT, ("outcomes", 1, "criteria", 1, "parts", 1, "ref"), ("2", "2.2", "b", "ref")),
    # the second of one name, and one without a name
    (UNIT, ("outcomes", 0, "criteria", 1, "text"), ("1", "1.1~2", "text")),
    (UNIT, ("outcomes", 1, "criteria", 0), ("2", "~1")),
    (UNIT, ("range", 2), ("range", "a~2")),
    # rules in a list have no name
    (
        UNIT,
        ("outcomes", 1, "criteria", 0, "sufficient", "all", 1, "hours"),
        ("2", "~1", "sufficient", "all", "~2", "hours"),
    ),
    # a checklist under its own words
    (CHECKLIST, ("sections", 0, "checks", 0), ("A", "1")),
    # records stand under their field and id
    (PORTFOLIO, ("evidence", 0, "maps_to", "1.1"), ("evidence", "E1", "maps_to", "1.1")),
    (PORTFOLIO, ("evidence", 0, "supersedes", 0), ("evidence", "E1", "supersedes", "E0")),
    (PORTFOLIO, ("decisions", 0, "criteria", 1), ("decisions", "D1", "criteria", "2.1")),
    (PORTFOLIO, ("decisions", 1, "criteria"), ("decisions", "~2", "criteria")),
    (PORTFOLIO, ("declarations", 0, "covers"), ("declarations", "~1", "covers")),
]  # fmt: skip


@pytest.mark.parametrize(("data", "location", "path"), ADDRESSES)
def test_there_and_back(data: Any, location: tuple[str | int, ...], path: tuple[str, ...]) -> None:
    assert path_of(data, location) == path
    assert location_of(data, path) == location


ONE_WAY: list[tuple[Any, tuple[str | int, ...], tuple[str, ...]]] = [
    # a last step that the data does not hold is kept: a missing or unknown field
    (UNIT, ("outcomes", 0, "text"), ("1", "text")),
    # one in between is left out: a tag that only the model knows
    (UNIT, ("outcomes", 0, "function-after", "criteria", 0), ("1", "1.1")),
    (UNIT, ("outcomes", 7), ()),
    # either of two names for one field
    (CHECKLIST, ("outcomes", 0, "criteria", 0), ("A", "1")),
]


@pytest.mark.parametrize(("data", "location", "path"), ONE_WAY)
def test_what_the_data_does_not_hold(
    data: Any, location: tuple[str | int, ...], path: tuple[str, ...]
) -> None:
    assert path_of(data, location) == path


LONGEST: list[tuple[tuple[str, ...], tuple[str | int, ...]]] = [
    # the longest beginning that is there
    (("2", "2.2", "title"), ("outcomes", 1, "criteria", 1)),
    (("2", "2.9"), ("outcomes", 1)),
    (("9",), ()),
    (("title", "more"), ("title",)),
    (("1", "1.1~3"), ("outcomes", 0)),
]


@pytest.mark.parametrize(("path", "location"), LONGEST)
def test_the_longest_beginning(path: tuple[str, ...], location: tuple[str | int, ...]) -> None:
    assert location_of(UNIT, path) == location


# --- on generated data

REFS = st.text("0123456789.abAC ", min_size=1, max_size=4).map(str.strip).filter(bool)
SAFE_REFS = REFS.filter(lambda ref: ref not in RESERVED_REFS)
VALUES = st.text("abc", min_size=1, max_size=3)
RULES = st.recursive(
    st.fixed_dictionaries({"items": st.just("2")}),
    lambda inner: st.fixed_dictionaries({"all": st.lists(inner, min_size=1, max_size=3)}),
    max_leaves=4,
)


def node(below: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {}, optional={"ref": SAFE_REFS, "text": VALUES, "sufficient": RULES, **below}
    ).filter(bool)


PARTS = st.lists(node({}), min_size=1, max_size=3)
CRITERIA = st.lists(node({"parts": PARTS, "range": st.lists(VALUES, max_size=3)}), min_size=1)
OUTCOMES = st.lists(node({"criteria": CRITERIA}), min_size=1, max_size=3)
UNITS = st.fixed_dictionaries({"title": VALUES}, optional={"outcomes": OUTCOMES})
PORTFOLIOS = st.fixed_dictionaries(
    {
        "evidence": st.lists(
            st.fixed_dictionaries(
                {}, optional={"id": SAFE_REFS, "maps_to": st.dictionaries(SAFE_REFS, VALUES)}
            ),
            max_size=4,
        )
    }
)


def locations(data: Any, above: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    pairs: Any = ()
    if isinstance(data, dict):
        pairs = data.items()
    elif isinstance(data, list):
        pairs = enumerate(data)
    return [above, *(at for step, inner in pairs for at in locations(inner, (*above, step)))]


@given(UNITS | PORTFOLIOS)
def test_path_and_location_are_inverse(data: Any) -> None:
    for location in locations(data):
        if location and location[-1] in ("outcomes", "criteria", "parts"):
            continue  # the list itself stands under no name of its own
        path = path_of(data, location)
        assert location_of(data, path) == location
        assert path_of(data, location_of(data, path)) == path


@given(UNITS | PORTFOLIOS)
def test_no_two_places_have_one_path(data: Any) -> None:
    named = [
        at for at in locations(data) if not at or at[-1] not in ("outcomes", "criteria", "parts")
    ]
    paths = [path_of(data, location) for location in named]
    assert len(set(paths)) == len(paths)


@given(st.lists(st.none() | REFS))
def test_turned_names_are_unique(names: list[str | None]) -> None:
    segments = turned(names)
    assert len(set(segments)) == len(names)


ORDERED: list[list[str]] = [
    # as people count, and one order for two spellings of one number
    ["1.1", "1.2", "1.9", "1.10", "1.11", "2.1"],
    ["E1", "E2", "E10", "E20", "F1"],
    ["01", "1"],
    ["1", "1a", "1b", "2"],
    ["2", "2.1", "2.1a"],
]


@pytest.mark.parametrize("names", ORDERED)
def test_people_order(names: list[str]) -> None:
    backwards = names[::-1]
    assert sorted(backwards, key=people_order) == names


@given(st.lists(st.text(max_size=5)))
def test_people_order_is_one_order(names: list[str]) -> None:
    backwards = names[::-1]
    assert sorted(names, key=people_order) == sorted(backwards, key=people_order)


#: texts as names and references are, without controls; with many digits among them
_NAMES = st.text(
    st.one_of(st.sampled_from("0019aE.- "), st.characters(exclude_categories=("C",))), max_size=8
)


def _pieces(text: str) -> list[tuple[int, int, str]]:
    """The order as it is meant: numbers before other text, and as numbers; the text itself last."""
    pieces = [piece for piece in re.split("([0-9]+)", text) if piece]
    by_piece = [(0, int(p), "") if p[0] in "0123456789" else (1, 0, p) for p in pieces]
    return [*by_piece, (-1, 0, text)]


@given(_NAMES, _NAMES)
def test_people_order_is_that_of_the_pieces(one: str, other: str) -> None:
    assert (people_order(one) < people_order(other)) == (_pieces(one) < _pieces(other))
