"""What the models say about fields: which are wording, which personal, which exist where."""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Any, get_args, get_origin

from pydantic.fields import FieldInfo

from rubric.load.yaml_reader import WordingFields
from rubric.model import EvidenceRules, Portfolio, Specification, Written
from rubric.model.annotations import members_of

#: the models of whole files, by kind; one that is only named here is read where a file is of it
KINDS: dict[str, type[Written] | None] = {
    "unit": Specification,
    "marking_guide": Specification,
    "checklist": Specification,
    "standard": Specification,
    "evidence_rules": EvidenceRules,
    "portfolio": Portfolio,
    "qualification": None,
    "opportunities": None,
    "command_verbs": None,
    "sampling": None,
}
#: module and name of the models of those
_LATER = {
    "qualification": ("rubric.model.qualification", "Qualification"),
    "opportunities": ("rubric.model.opportunities", "Opportunities"),
    "command_verbs": ("rubric.model.command_verbs", "CommandVerbs"),
    "sampling": ("rubric.model.sampling", "SamplingPlan"),
}


def model_of(kind: str) -> type[Written]:
    """Return the model of the files of a kind; one that few runs need is imported here."""
    model = KINDS[kind]
    if model is not None:
        return model
    module, name = _LATER[kind]
    later: type[Written] = getattr(import_module(module), name)
    return later


@cache
def wording_fields() -> WordingFields:
    """Return the names of all fields that hold free text, by their shape.

    The models that are imported where they are needed have no other names for it.
    """
    texts: set[str] = set()
    lists: set[str] = set()
    mappings: set[str] = set()
    for model in _all_models():
        for name, field in model.model_fields.items():
            if not _marked(field, "x-wording"):
                continue
            origins = {get_origin(kind) or kind for kind in members_of(field.annotation)}
            group = lists if tuple in origins else mappings if dict in origins else texts
            group.add(field.alias or name)
    return WordingFields(frozenset(texts), frozenset(lists), frozenset(mappings))


def model_at(root: type[Written], location: tuple[str | int, ...]) -> type[Written] | None:
    """Return the model that describes the fields at a location, or None where there is none."""
    kinds: list[Any] = [root]
    for step in location:
        kinds = [inner for kind in kinds for inner in _stepped(kind, step)]
    return next((k for k in kinds if isinstance(k, type) and issubclass(k, Written)), None)


def field_names(model: type[Written]) -> tuple[str, ...]:
    """Return the names of a model's fields as people write them, its own before inherited ones."""
    inherited = {name for base in model.__bases__ for name in getattr(base, "model_fields", ())}
    fields = sorted(model.model_fields.items(), key=lambda field: field[0] in inherited)
    return tuple(field.alias or name for name, field in fields)


def is_personal(root: type[Written], location: tuple[str | int, ...]) -> bool:
    """Return whether any field on the way to a location is marked personal."""
    for depth, step in enumerate(location):
        model = model_at(root, location[:depth])
        field = _field(model, step) if model is not None else None
        if field is not None and _marked(field, "x-personal"):
            return True
    return False


def _stepped(kind: Any, step: str | int) -> Iterator[Any]:
    if isinstance(kind, type) and issubclass(kind, Written):
        field = _field(kind, step)
        if field is not None:
            yield from members_of(field.annotation)
    elif get_origin(kind) is tuple:
        yield from members_of(get_args(kind)[0])
    elif get_origin(kind) is dict:
        yield from members_of(get_args(kind)[1])


def _field(model: type[Written], step: str | int) -> FieldInfo | None:
    for name, field in model.model_fields.items():
        choices = getattr(field.validation_alias, "choices", ())
        if step in (field.alias or name, *choices):
            return field
    return None


def _marked(field: FieldInfo, mark: str) -> bool:
    extra = field.json_schema_extra
    return isinstance(extra, dict) and bool(extra.get(mark))


def _all_models() -> set[type[Written]]:
    found: set[type[Written]] = set()
    # what is read later has no wording under a name of its own, which a test holds it to
    waiting = [model for model in KINDS.values() if model is not None]
    while waiting:
        model = waiting.pop()
        if model not in found:
            found.add(model)
            waiting.extend(
                inner for field in model.model_fields.values() for inner in _inner(field.annotation)
            )
    return found


def _inner(annotation: Any) -> Iterator[type[Written]]:
    for kind in members_of(annotation):
        if isinstance(kind, type) and issubclass(kind, Written):
            yield kind
        for arg in get_args(kind):
            if arg is not Ellipsis:
                yield from _inner(arg)
