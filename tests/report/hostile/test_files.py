"""The files leave no field of text out: a new one is attacked from its first day."""

from collections.abc import Iterator
from typing import Any, get_args

import pytest
from pydantic import BaseModel
from tests.report.hostile import files
from tests.report.hostile.files import Texts

from rubric.model import EvidenceRules, Portfolio, Specification
from rubric.model.qualification import Qualification
from rubric.model.sampling import SamplingPlan
from rubric.model.scalars import Id, Name, Ref, Text

_TEXTS = [get_args(one)[1] for one in (Text, Name, Ref, Id)]
#: written where a portfolio is on a qualification, and of no use in the source of one
_LEFT_OUT = {("Portfolio", "pathway"), ("Source", "fingerprints")}


def of_text(annotation: Any, metadata: tuple[Any, ...] = ()) -> bool:
    """Whether a field holds free text or a name, by itself or in a list."""
    if any(one in _TEXTS for one in metadata):
        return True
    return any(of_text(one) for one in get_args(annotation)) or annotation in _TEXTS


def fields(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[tuple[str, str]]:
    """Yield every field of text of a model and of those below it."""
    seen.add(model)
    for name, field in model.model_fields.items():
        if of_text(field.annotation, tuple(field.metadata)):
            yield model.__name__, name
        for below in models(field.annotation):
            if below not in seen:
                yield from fields(below, seen)


def models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for one in get_args(annotation):
        yield from models(one)


def filled(value: Any) -> Iterator[tuple[str, str]]:
    """Yield every field of the records in a value that something is written in."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            entry = getattr(value, name)
            if entry:
                yield type(value).__name__, name
                yield from filled(entry)
    elif isinstance(value, dict):
        yield from filled(tuple(value.values()))
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from filled(one)


@pytest.mark.parametrize(
    ("model", "made"),
    [
        (Specification, lambda texts: files.unit(texts, "u")),
        (Qualification, files.entry),
        (EvidenceRules, files.house_rules),
        (SamplingPlan, files.sampling),
        (Portfolio, files.portfolio),
    ],
)
def test_every_field_of_text_is_filled_in(model: Any, made: Any) -> None:
    texts = Texts([f"word{n}" for n in range(99)], [f"name{n}" for n in range(99)])
    there = set(filled(model.model_validate(made(texts))))
    wanted = set(fields(model, set()))
    assert len(wanted) > 1
    assert wanted - there <= (_LEFT_OUT if model in (Portfolio, Qualification) else set())
