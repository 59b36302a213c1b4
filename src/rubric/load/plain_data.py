"""A value of ours as plain data: what a file of it holds, in the order in which it is written."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from rubric.load.fields import field_names, model_at
from rubric.model import Written

#: fields that hold the rest of the tree: what a thing says of itself stands before them
_LAST = frozenset({"outcomes", "criteria"})
#: fields that hold what a record is for
_LINKS = ("maps_to", "serves")
#: the field that is carried along unread, whatever it holds
_UNREAD = "external"

Location = tuple[str | int, ...]


def plain_data(value: Written) -> dict[str, Any]:
    """Return a specification, house rules, a portfolio or tasks as mappings, lists and text.

    Fields stand in the order in which the model declares them, its own before
    those it shares; what says only what holds anyway is left out. Days, numbers
    and yes or no are text, as the reader has them.
    """
    dumped = value.model_dump(by_alias=True, exclude_defaults=True, warnings=False)
    return {key: _plain(type(value), (key,), dumped[key]) for key in _order(type(value), dumped)}


def _plain(root: type[Written], location: Location, value: Any) -> Any:
    if isinstance(value, Mapping):
        model = model_at(root, location)
        keys = value if model is None else _order(model, value)
        return {
            str(key): (
                _carried(value[key])
                if model is not None and key == _UNREAD
                else _plain(root, (*location, key), value[key])
            )
            for key in keys
        }
    if isinstance(value, (list, tuple)):
        return [_plain(root, (*location, at), entry) for at, entry in enumerate(value)]
    return _text(value)


def _order(model: type[Written], fields: Mapping[str, Any]) -> list[str]:
    """The fields as the model declares them, declared measures after them, the tree last."""
    known = {name: place for place, name in enumerate(field_names(model))}
    return sorted(fields, key=lambda name: (_is_tree(name, fields[name]), known.get(name, 1000)))


def _is_tree(name: str, value: Any) -> bool:
    return name in _LINKS or (name in _LAST and _holds_records(value))


def _holds_records(value: Iterable[Any]) -> bool:
    return any(isinstance(entry, Mapping) for entry in value)


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def _carried(value: Any) -> Any:
    """What another system put there: its numbers stay numbers, and what is none of these is text.

    Our own reader takes them for text all the same, as it takes every number.
    """
    if isinstance(value, Mapping):
        return {str(key): _carried(entry) for key, entry in value.items()}
    if isinstance(value, (list, tuple)):
        return [_carried(entry) for entry in value]
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    return _text(value)
