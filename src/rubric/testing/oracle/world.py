"""What the definition is given, and the few words that all of its sentences use."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, wraps
from typing import Any, ParamSpec, TypeVar

from rubric.model import (
    AssessmentCriterion,
    EvidenceItem,
    EvidenceRules,
    LearningOutcome,
    Portfolio,
    Specification,
)

#: a criterion: the reference of its specification, and its own canonical reference
Key = tuple[str, str]


@dataclass(frozen=True)
class World:
    """One learner's portfolio, what it is judged against, and the day."""

    portfolio: Portfolio
    specifications: tuple[Specification, ...]
    on: date
    #: house rules by the reference under which specifications choose them
    house_rules: Mapping[str, EvidenceRules] = field(default_factory=dict)
    #: evidence rules for this one run
    run_rules: EvidenceRules | None = None
    #: the band that is asked for; None for the lowest that there is
    target: str | None = None
    #: the fingerprint of each criterion as it stands now
    fingerprints: Mapping[Key, str] = field(default_factory=dict)

    #: what was worked out before, so that the naive way is not also a slow one
    memory: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def places(self) -> dict[Key, "Place"]:
        """Every criterion with where it stands."""
        return {
            (specification.reference, reference): place
            for specification in self.specifications
            for reference, place in places_of(specification).items()
        }


P = ParamSpec("P")
T = TypeVar("T")


def once(function: Callable[P, T]) -> Callable[P, T]:
    """Return the function with its answers kept in the world that it is asked about."""

    @wraps(function)
    def remembered(*args: P.args, **kwargs: P.kwargs) -> T:
        world, *others = args
        if not isinstance(world, World):
            raise TypeError("the first argument is the world")
        asked = (function.__module__, function.__name__, *others, *kwargs.items())
        if asked not in world.memory:
            world.memory[asked] = function(*args, **kwargs)
        answer: T = world.memory[asked]
        return answer

    return remembered


@dataclass(frozen=True)
class Place:
    """A criterion with the outcome and the specification above it."""

    specification: Specification
    outcome: LearningOutcome | None
    criterion: AssessmentCriterion

    @property
    def full(self) -> str:
        """Its full reference."""
        if self.outcome is None:
            return self.criterion.ref
        return f"{self.outcome.ref}/{self.criterion.ref}"

    @property
    def range(self) -> tuple[str, ...]:
        """The range items in scope, nearest first."""
        above = self.outcome.range if self.outcome else ()
        return (*self.criterion.range, *above, *self.specification.range)

    @property
    def parts(self) -> tuple[str, ...]:
        """The letters of its parts."""
        return tuple(part.ref for part in self.criterion.parts)


def places_of(specification: Specification) -> dict[str, Place]:
    """Return every criterion of a specification by its canonical reference.

    Where any number restarts, every reference in that specification is full.
    """
    places = [
        Place(specification, outcome, criterion)
        for outcome in specification.outcomes
        for criterion in outcome.criteria
    ]
    places += [Place(specification, None, criterion) for criterion in specification.criteria]
    refs = [place.criterion.ref for place in places]
    restarting = len(set(refs)) < len(refs)
    return {place.full if restarting else place.criterion.ref: place for place in places}


def day_of(item: EvidenceItem) -> date | None:
    """Return an item's day: its date, else the last day it covers."""
    return item.date or item.to
