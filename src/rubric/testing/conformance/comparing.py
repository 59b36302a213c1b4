"""What a case expects, held against a result: what is not mentioned is free."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from rubric.api.cases_schema import ANY_ORDER, KEYS


class Nothing:
    """What stands where a result says nothing, or where nothing is expected."""

    def __repr__(self) -> str:
        return "nothing"


NOTHING = Nothing()


class Difference(NamedTuple):
    """One place at which a result says something else than what is expected."""

    path: str
    expected: Any
    got: Any


def differences(expected: Mapping[str, Any], result: Any) -> list[Difference]:
    """Return where a result is not as a case expects; none where it fits.

    An object fits where everything that it mentions is there and fits. A list is exact: as
    many entries, in the same order (in any order where the result gives them none), each
    fitting. Where a result lists records and the case writes an object, its keys name the
    records (`KEYS` says by which field), and null says that there is no such record.
    """
    return list(_object(expected, result, ()))


def _object(expected: Mapping[str, Any], got: Any, path: tuple[str, ...]) -> Iterator[Difference]:
    if not isinstance(got, Mapping):
        yield _difference(path, expected, got)
        return
    for name, wanted in expected.items():
        there = got.get(name, NOTHING)
        here = (*path, name)
        if name in KEYS and isinstance(wanted, Mapping):
            yield from _records(KEYS[name], wanted, there, here)
        elif name in ANY_ORDER and isinstance(wanted, list):
            yield from _any_order(wanted, there, here)
        else:
            yield from _value(wanted, there, here)


def _value(expected: Any, got: Any, path: tuple[str, ...]) -> Iterator[Difference]:
    if isinstance(expected, Mapping):
        yield from _object(expected, got, path)
    elif isinstance(expected, list):
        if not isinstance(got, list) or len(got) != len(expected):
            yield _difference(path, expected, got)
            return
        for position, (wanted, there) in enumerate(zip(expected, got, strict=True), start=1):
            yield from _value(wanted, there, (*path, f"~{position}"))
    elif expected != got or isinstance(expected, bool) != isinstance(got, bool):
        yield _difference(path, expected, got)


def _records(
    key: str, expected: Mapping[str, Any], got: Any, path: tuple[str, ...]
) -> Iterator[Difference]:
    """Records named by a field; of several under one name, one has to fit."""
    if not isinstance(got, list):
        yield _difference(path, expected, got)
        return
    for name, wanted in expected.items():
        found = [r for r in got if isinstance(r, Mapping) and r.get(key) == name]
        here = (*path, name)
        if wanted is None or not found:
            if (wanted is None) == bool(found):
                yield _difference(here, wanted, found[0] if found else NOTHING)
            continue
        each = [list(_value(wanted, record, here)) for record in found]
        yield from min(each, key=len)


def _any_order(expected: list[Any], got: Any, path: tuple[str, ...]) -> Iterator[Difference]:
    """Each expected record has one of its own, and no other is there."""
    if not isinstance(got, list):
        yield _difference(path, expected, got)
        return
    left = list(got)
    for wanted in expected:
        fitting = next((r for r in left if not list(_value(wanted, r, path))), NOTHING)
        if fitting is NOTHING:
            yield _difference(path, wanted, got)
            return
        left.remove(fitting)
    for record in left:
        yield _difference(path, NOTHING, record)


def _difference(path: tuple[str, ...], expected: Any, got: Any) -> Difference:
    # the scope of a whole unit is the empty path
    return Difference("/".join(step or '""' for step in path), expected, got)
