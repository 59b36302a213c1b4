"""An entry: one specification as it was read, with what is known of it, as a line of JSON.

It holds no name of a person, no name of the file and no text of a comment. It is taken only if
it has the form described here.
"""

import copy
import json
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from pydantic import ConfigDict, PositiveInt, TypeAdapter, ValidationError

from rubric.api.alone import Alone, Problems
from rubric.diagnostics import Code, Diagnostic, codes
from rubric.load import Document
from rubric.load.restored import Restored
from rubric.model import Specification
from rubric.sources import FilePlace, Located, Place, TextPlace

#: fields of `source` that name people
NAMES = ("encoded_by", "checked_by")
_CODES = {code.code: code for code in codes.ALL}

#: line, column, width; None is the whole file
_Spot = tuple[PositiveInt, PositiveInt, PositiveInt] | None


class _Problem(NamedTuple):
    """A located diagnostic whose places are all in one file."""

    code: str
    path: tuple[str, ...]
    arguments: dict[str, str | int | tuple[str, ...]]
    related: tuple[tuple[str, ...], ...]
    span: tuple[int, int] | None
    spot: _Spot
    other_spots: tuple[_Spot, ...]


class _Entry(NamedTuple):
    """The data of a specification, the problems of reading it, and those of `Alone`."""

    data: dict[str, Any]
    read: tuple[_Problem, ...]
    alone: tuple[
        tuple[_Problem, ...], tuple[_Problem, ...], tuple[_Problem, ...], tuple[_Problem, ...]
    ]


@cache
def _form() -> TypeAdapter[_Entry]:
    return TypeAdapter(_Entry, config=ConfigDict(strict=True))


def entry_of(document: Document, alone: Alone) -> str | None:
    """Return a document and what is known of it as one line; None for what an entry cannot hold.

    It cannot hold what quotes a personal field, nor a place in another file.
    """
    data = document.data
    if not isinstance(data, dict) or not isinstance(document.value, Specification):
        return None
    try:
        entry = _Entry(
            _without_names(data),
            _written(document.problems, document.name),
            (
                _written(alone.checked, document.name),
                _written(alone.facts, document.name),
                _written(alone.rules, document.name),
                _written(alone.wording, document.name),
            ),
        )
    except _NotToBeKept:
        return None
    return json.dumps(entry, ensure_ascii=True, separators=(",", ":"))


def read_entry(line: str | bytes, text: str, name: str) -> tuple[Restored, Alone] | None:
    """Return the document of an entry and what is known of it; None if the line is no entry.

    Args:
        line: the entry.
        text: the text of the file, from which places are looked up where one is asked for.
        name: how places are to show the file.
    """
    try:
        entry = _form().validate_json(line)
        value = Specification.model_validate(entry.data)
        read, *known = (_problems(group, name) for group in (entry.read, *entry.alone))
    except (ValidationError, KeyError):
        return None
    return Restored(name, text, value.kind, value, read), Alone(*known)


class _NotToBeKept(Exception):
    """Something that an entry must not or cannot hold."""


def _without_names(data: dict[str, Any]) -> dict[str, Any]:
    source = data.get("source")
    if not isinstance(source, dict) or not any(name in source for name in NAMES):
        return data
    bare = copy.copy(data)
    bare["source"] = {field: value for field, value in source.items() if field not in NAMES}
    return bare


def _written(problems: Iterable[Located], name: str) -> tuple[_Problem, ...]:
    return tuple(_problem(problem, name) for problem in problems)


def _problem(problem: Located, name: str) -> _Problem:
    told = problem.diagnostic
    if told.personal:
        raise _NotToBeKept
    others = tuple(_spot(place, name) for place in problem.related_places)
    spot = _spot(problem.place, name)
    arguments = dict(told.arguments)
    return _Problem(told.code.code, told.path, arguments, told.related, told.span, spot, others)


def _spot(place: Place | None, name: str) -> _Spot:
    if isinstance(place, TextPlace) and place.file == name:
        return place.line, place.column, place.width
    if isinstance(place, FilePlace) and place.file == name:
        return None
    raise _NotToBeKept


def _problems(written: Iterable[_Problem], name: str) -> Problems:
    return tuple(
        Located(
            Diagnostic(
                _code(one.code), one.path, one.arguments, one.related, personal=False, span=one.span
            ),
            _place(one.spot, name),
            tuple(_place(spot, name) for spot in one.other_spots),
        )
        for one in written
    )


def _code(code: str) -> Code:
    return _CODES[code]


def _place(spot: _Spot, name: str) -> Place:
    return FilePlace(name) if spot is None else TextPlace(name, *spot)
