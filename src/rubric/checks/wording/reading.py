"""A specification as its wording is read: every text with its path, and who it is of."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from rubric.checks.walk import SpecificationNode, nodes
from rubric.diagnostics import Path
from rubric.model import AssessmentCriterion, LearningOutcome, Specification
from rubric.model.addresses import turned
from rubric.model.specification import Guidance

#: the kind of a thing, its ref, and a field of it
Owner = tuple[str, str, str]

_FIELDS = (
    *("title", "owner", "grading", "purpose", "summary", "assessment_requirements"),
    *("unit_number", "level"),
)
_GUIDANCE = tuple(Guidance.model_fields)


class Piece(NamedTuple):
    """One text of a specification."""

    text: str
    path: Path
    owner: Owner


class Criterion(NamedTuple):
    """A criterion with what it stands under, and the paths of both."""

    value: AssessmentCriterion
    path: Path
    outcome: LearningOutcome | None
    outcome_path: Path

    @property
    def text_path(self) -> Path:
        """Where its wording stands."""
        return (*self.path, "text")

    @property
    def owner(self) -> Owner:
        """What it is called."""
        return ("criterion", self.value.ref, "")


def criteria_of(specification: Specification) -> tuple[Criterion, ...]:
    """Return every criterion in written order."""
    return _criteria_of(_Same(specification))


class _Same:
    """A specification as a key: itself, and not one that is equal."""

    def __init__(self, value: Specification) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.value is self.value


#: ten checks go through the same specification, one after the other
@lru_cache(maxsize=2)
def _criteria_of(same: _Same) -> tuple[Criterion, ...]:
    return tuple(_walked(same.value))


def _walked(specification: Specification) -> Iterator[Criterion]:
    outcome: LearningOutcome | None = None
    above: Path = ()
    for node, path in nodes(specification):
        if isinstance(node, LearningOutcome):
            outcome, above = node, path
        elif isinstance(node, AssessmentCriterion):
            inside = len(path) > 1
            yield Criterion(node, path, outcome if inside else None, above if inside else ())


def asked_for(specification: Specification) -> tuple[Piece, ...]:
    """Return the wording of outcomes, criteria and parts: what is asked for."""
    return _asked_for(_Same(specification))


@lru_cache(maxsize=2)
def _asked_for(same: _Same) -> tuple[Piece, ...]:
    return tuple(_wording(same.value))


def _wording(specification: Specification) -> Iterator[Piece]:
    for node, path in nodes(specification):
        if isinstance(node, LearningOutcome):
            yield Piece(node.text, (*path, "text"), ("outcome", node.ref, ""))
        elif isinstance(node, AssessmentCriterion):
            yield Piece(node.text, (*path, "text"), ("criterion", node.ref, ""))
            segments = turned(part.ref for part in node.parts)
            for part, segment in zip(node.parts, segments, strict=True):
                owner = ("part", f"{node.ref}{part.ref}", "")
                yield Piece(part.text, (*path, segment, "text"), owner)


def every_text(specification: Specification) -> Iterator[Piece]:
    """Yield every text that somebody wrote, facts and guidance too."""
    for field in _FIELDS:
        value = getattr(specification, field)
        if value is not None:
            yield Piece(value, (field,), (specification.kind, "", field))
    if specification.sector is not None:
        for field in ("code", "title"):
            value = getattr(specification.sector, field)
            if value is not None:
                yield Piece(value, ("sector", field), (specification.kind, "", f"sector.{field}"))
    yield from _entries(specification.supported_by, ("supported_by",), specification.kind)
    yield from asked_for(specification)
    for node, path in nodes(specification):
        yield from _guidance(node, path, specification.kind)


def _guidance(node: SpecificationNode, path: Path, kind: str) -> Iterator[Piece]:
    for field in _GUIDANCE:
        yield from _entries(getattr(node, field), (*path, field), kind, field)


def _entries(
    texts: tuple[str, ...], path: Path, kind: str, field: str = "supported_by"
) -> Iterator[Piece]:
    for text, segment in zip(texts, turned(texts), strict=True):
        yield Piece(text, (*path, segment), (kind, "", field))
