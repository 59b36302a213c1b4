"""From plain data to a model: what pydantic finds, told as diagnostics in staff's words.

A pydantic location may contain steps that are not in the document; the longest
prefix that the data holds is used. An unknown field points at its key.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from rubric.diagnostics import Argument, Code, Diagnostic, codes
from rubric.load.fields import KINDS, field_names, is_personal, model_at
from rubric.model import Written
from rubric.model.addresses import Addresses
from rubric.model.scalars import scalar_text, shape_of
from rubric.model.specification import Guidance
from rubric.phrases import spelled

Location = tuple[str | int, ...]
Arguments = dict[str, Argument]
#: the kind of a thing, its ref, and a field of it; "" where there is none
Owner = tuple[str, str, str]

_BY_SLUG = {code.slug: code for code in codes.ALL}
#: steps to the deepest field of any model
_DEEPEST = 12
#: pydantic's names for a value of the wrong shape → the shape that was wanted
_WANTED = {"tuple_type": "list", "list_type": "list", "dict_type": "fields", "model_type": "fields"}
#: where nothing asks for anything
_GUIDANCE = frozenset(Guidance.model_fields)
#: half of a character, which no text can hold
_HALF = re.compile("[\ud800-\udfff]")
#: lists of records → what one of them is called
_RECORDS = {
    "outcomes": "outcome",
    "sections": "section",
    "criteria": "criterion",
    "checks": "check",
    "parts": "part",
    "levels": "level",
    "groups": "group",
    "pathways": "pathway",
    "evidence": "item",
    "decisions": "decision",
    "iqa_reviews": "review",
    "exemptions": "exemption",
    "declarations": "declaration",
    "tasks": "task",
}


class Refused(Exception):
    """Data that is not a valid model; carries every problem with its location in the data."""

    def __init__(self, problems: list[tuple[Diagnostic, Location]]) -> None:
        super().__init__(len(problems))
        self.problems = problems


def structured(model: type[Written], addresses: Addresses) -> Written:
    """Return plain data as a value of the model.

    Args:
        model: what the data should be.
        addresses: the data, with its paths.

    Raises:
        Refused: with one diagnostic for each fault.
    """
    data = addresses.data
    value: Written | None = None
    problems: list[tuple[Diagnostic, Location]] = []
    try:
        value = model.model_validate(data)
    except ValidationError as error:
        problems = [
            _problem(model, addresses, details)
            for details in error.errors(include_url=False)
            if not _follows_from_another(data, details)
        ]
    told = {location for _, location in problems}
    problems = _without_followers(problems)
    problems += [_blank(model, addresses, at) for at in _blanks(model, data) if at not in told]
    if value is None or problems:
        raise Refused(problems)
    return value


def _blank(
    model: type[Written], addresses: Addresses, location: Location
) -> tuple[Diagnostic, Location]:
    owner, field = owner_of(addresses.data, location[:-1]), str(location[-1])
    path = addresses.path_of(location)
    personal = is_personal(model, location)
    arguments: Arguments = {"owner": owner, "field": field}
    return Diagnostic(codes.NO_VALUE, path, arguments, personal=personal), location


def _without_followers(
    problems: list[tuple[Diagnostic, Location]],
) -> list[tuple[Diagnostic, Location]]:
    """Leave out a field that is missing only because it stands there misspelt."""
    meant = {
        (*location[:-1], str(diagnostic.arguments["near"]))
        for diagnostic, location in problems
        if diagnostic.code is codes.UNKNOWN_FIELD
    }
    return [
        (diagnostic, location)
        for diagnostic, location in problems
        if not (diagnostic.code is codes.MISSING_FIELD and location in meant)
    ]


def _blanks(model: type[Written], data: Any) -> Iterator[Location]:
    """Fields that are named and left blank, also those that may be left out."""
    waiting: list[tuple[Location, Any]] = [((), data)]
    while waiting:
        here, node = waiting.pop()
        if len(here) > _DEEPEST:  # no field stands so deep, and a caller's list may hold itself
            continue
        entries = node.items() if isinstance(node, dict) else enumerate(node)
        for name, below in entries:
            if isinstance(below, (dict, list)):
                waiting.append(((*here, name), below))
            elif below is None and isinstance(name, str):
                fields = model_at(model, here)
                if fields is not None and name in field_names(fields):
                    yield (*here, name)


def _follows_from_another(data: Any, details: ErrorDetails) -> bool:
    """A list that is too short only because its entries are wrong, and all but one of these."""
    loc = details["loc"]
    if loc[:1] in _ROWS and len(loc) == 2 and loc[1] != 0 and _is_flat(data.get(loc[0])):
        return True
    return details["type"] == "too_short" and bool(details["input"])


def _problem(
    model: type[Written], addresses: Addresses, details: ErrorDetails
) -> tuple[Diagnostic, Location]:
    data = addresses.data
    location = _in_data(data, details["loc"])
    at = details.get("ctx", {}).get("at")  # the field that is meant, of a whole
    code, arguments = _told(model, data, details, location)
    personal = is_personal(model, location) or _may_be_a_cut_note(model, code, arguments, location)
    location = location if at is None else (*location, at)
    # what was cut off a note is no name to put into a path
    named = location[:-1] if personal and code is codes.UNKNOWN_FIELD else location
    diagnostic = Diagnostic(code, addresses.path_of(named), arguments, personal=personal)
    return diagnostic, location


def _may_be_a_cut_note(
    model: type[Written], code: Code, arguments: Arguments, location: Location
) -> bool:
    """Whether a wrong value or unknown field may be somebody's free text, cut or misplaced."""
    if arguments.get("how") == "link":
        return True
    if code is not codes.UNKNOWN_FIELD or arguments.get("near"):
        return False
    here = model_at(model, location[:-1])
    return here is not None and any(is_personal(here, (name,)) for name in field_names(here))


def _in_data(data: Any, loc: tuple[str | int, ...]) -> Location:
    """The steps of a location that the data holds, and the missing field at its end."""
    location: list[str | int] = []
    node = data
    for position, step in enumerate(loc):
        name = step
        if isinstance(node, dict) and step not in node and step in _OTHER_NAMES:
            name = _OTHER_NAMES[str(step)]
        held = (isinstance(node, dict) and name in node) or (
            isinstance(node, (list, tuple)) and isinstance(name, int) and name < len(node)
        )
        if held:
            node = node[name]
            location.append(name)
        elif position == len(loc) - 1 and isinstance(node, dict):
            location.append(step)
    return tuple(location)


_OTHER_NAMES = {"outcomes": "sections", "criteria": "checks"}


def _told(
    model: type[Written], data: Any, details: ErrorDetails, location: Location
) -> tuple[Code, Arguments]:
    kind, value = details["type"], details["input"]
    named = location
    while named and isinstance(named[-1], int):  # an entry of a list is told of by its list
        named = named[:-1]
    if details["loc"][-1:] == ("[key]",):  # a word with something under it
        named = named[:-1]
    owner = {"owner": owner_of(data, named[:-1])}
    field = {"field": str(named[-1]) if named else ""}
    if kind == codes.UNKNOWN_FIELD.slug or kind == "extra_forbidden":
        return codes.UNKNOWN_FIELD, {**owner, **_unknown_field(model, location)}
    if kind == "missing":
        return codes.MISSING_FIELD, {**owner, **field}
    if kind == codes.MISSING_FIELD.slug:
        context = _context(details)
        return codes.MISSING_FIELD, {**context, "owner": owner_of(data, location)}
    if kind in _BY_SLUG:
        return _BY_SLUG[kind], {
            **owner,
            **field,
            **_how(value, field["field"]),
            **_context(details),
        }
    if value is None:
        return codes.NO_VALUE, {**owner, **field}
    if kind == "string_unicode" and (half := _HALF.search(value)):
        return codes.BAD_CHARACTER, {**owner, **field, "character": f"U+{ord(half[0]):04X}"}
    if kind == "literal_error" and (text := scalar_text(value)) is not None:
        return codes.UNKNOWN_VALUE, {**owner, **field, **_unknown_value(text, details)}
    if kind == "too_short":
        of_group = {"how": "group"} if location[:1] == ("groups",) else {}
        return codes.EMPTY_LIST, {**owner, **field, **of_group}
    shapes = {"wanted": _WANTED.get(kind, "text"), "found": shape_of(value)}
    return codes.WRONG_SHAPE, {**owner, **field, **shapes, **_instead(data, value, named)}


#: field of a qualification, as the last steps to it → how a bare number is to be written there
_LIMITS: Mapping[Location, str] = {
    ("take", "units"): "least",
    ("take", "credits"): "least",
    ("credit_transfer", "at_most"): "transfer",
    ("grade", "compensation"): "compensation",
}


def _instead(data: Any, value: Any, named: Location) -> Arguments:
    """What is meant by a value of another shape, where that can be told."""
    field = str(named[-1]) if named else ""
    number = scalar_text(value)
    if number is not None and number.isdigit() and named[-2:] in _LIMITS:
        return {"how": _LIMITS[named[-2:]], "value": number}
    if named in _ROWS and isinstance(data, dict) and _is_flat(data.get(field)):
        return {"how": "rows", "entries": tuple(scalar_text(one) or "" for one in data[field])}
    if field == "serves" and isinstance(value, list) and value:
        first = scalar_text(value[0])
        return _how(value, field) if first is None else {"how": "serves", "value": first}
    return _how(value, field)


#: lists of rows
_ROWS = (("barred",), ("equivalent",))


def _is_flat(rows: Any) -> bool:
    """Whether rows are written without brackets or dashes of their own."""
    return isinstance(rows, list) and all(scalar_text(one) is not None for one in rows)


def _how(value: Any, field: str) -> Arguments:
    """What kind of mistake a value is: a rule that is written where nothing asks for anything."""
    rule = isinstance(value, dict) and "sufficient" in value and field in _GUIDANCE
    return {"how": "guidance"} if rule else {}


def _context(details: ErrorDetails) -> Arguments:
    return {
        name: value for name, value in details.get("ctx", {}).items() if name not in ("slug", "at")
    }


def _unknown_field(model: type[Written], location: Location) -> Arguments:
    written = str(location[-1])
    here = model_at(model, location[:-1])
    known = field_names(here) if here is not None else ()
    return {"field": written, "near": spelled(written, known), "allowed": known}


def _unknown_value(value: str, details: ErrorDetails) -> Arguments:
    allowed = tuple(re.findall(r"'([^']*)'", str(details.get("ctx", {}).get("expected", ""))))
    return {"value": value, "near": spelled(value, allowed), "allowed": allowed}


def owner_of(data: Any, location: Location) -> Owner:
    """Return what a location is about: the kind and ref of its record, and the field of it."""
    kind, ref, rest = _record(data, location)
    return kind, ref, "/".join(step for step in rest if isinstance(step, str))


def _record(data: Any, location: Location) -> tuple[str, str, Location]:
    """The innermost record on the way to a location, its ref, and the steps below it."""
    found = (_kind(data), "", location)
    for depth, (name, position, node) in enumerate(_steps(data, location)):
        if isinstance(position, int) and name in _RECORDS and isinstance(node, dict):
            ref = node.get("ref", node.get("id"))
            named = ref if isinstance(ref, str) else ""
            found = (_RECORDS[str(name)], named, location[depth + 2 :])
    return found


def _steps(data: Any, location: Location) -> Iterator[tuple[str | int, str | int, Any]]:
    """Each pair of neighbouring steps with what stands below the second."""
    node = data
    for depth in range(len(location) - 1):
        try:
            node = node[location[depth]]
            below = node[location[depth + 1]]
        except (KeyError, IndexError, TypeError):
            return
        yield location[depth], location[depth + 1], below


def _kind(data: Any) -> str:
    kind = data.get("kind") if isinstance(data, dict) else None
    return kind if isinstance(kind, str) and kind in KINDS else "file"
