"""Evidence rules inherited field by field; the nearest one wins."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from rubric.diagnostics import Path
from rubric.model import EvidenceRuleFields, EvidenceRules
from rubric.model.scalars import period_months

#: nothing stated; shared, and never written to
_NONE: Mapping[str, Any] = {}


class Origin(NamedTuple):
    """Where a rule comes from: house rules by reference, or a path in the specification."""

    path: Path
    rules: str | None = None
    #: what entitles us to ask; None is reported as "not stated"
    basis: str | None = None


class EvidenceRule(NamedTuple):
    """The evidence rules of one criterion with nothing left to inherit.

    `origins` names, for every field that somebody stated, where it was stated;
    the others stand as the engine has them where nothing is said.
    """

    #: the body's own code → the engine's word
    methods: Mapping[str, str] = _NONE
    accept_methods: frozenset[str] | None = None
    accept_sources: frozenset[str] | None = None
    authenticity: str = "none"
    authenticity_needed: str = "for_decision"
    dated: str = "advised"
    #: calendar months
    current: int | None = None
    before_registration: str = "counted"
    locator: str = "advised"
    origins: Mapping[str, Origin] = _NONE

    @property
    def refuses(self) -> bool:
        """Whether any of it can keep a link from counting."""
        return (
            self.accept_methods is not None
            or self.accept_sources is not None
            or self.dated == "required"
            or self.current is not None
            or self.before_registration != "counted"
            or self.authenticity_needed == "to_count"
            or self.locator == "required"
        )

    def __hash__(self) -> int:
        """Rules that ask for the same are looked up together; mappings are compared only."""
        return hash((self.accept_methods, self.accept_sources, *self[3:9]))


#: one layer of rules: the fields, and where they stand
Layer = tuple[EvidenceRuleFields, Origin]

_READERS: Mapping[str, Callable[[EvidenceRuleFields], Any]] = {
    "methods": lambda rules: (
        None
        if rules.methods is None
        else {code: method.is_ for code, method in rules.methods.items()}
    ),
    "accept_methods": lambda rules: (
        frozenset(rules.accept.methods) if rules.accept and rules.accept.methods else None
    ),
    "accept_sources": lambda rules: (
        frozenset(rules.accept.sources) if rules.accept and rules.accept.sources else None
    ),
    "authenticity": lambda rules: rules.authenticity,
    "authenticity_needed": lambda rules: rules.authenticity_needed,
    "dated": lambda rules: rules.dated,
    "current": lambda rules: period_months(rules.current.within) if rules.current else None,
    "before_registration": lambda rules: rules.before_registration,
    "locator": lambda rules: rules.locator,
}


def inherited(layers: Sequence[Layer]) -> EvidenceRule:
    """Return the rule that layers give together, the last layer being the nearest."""
    stated: dict[str, Any] = {}
    origins: dict[str, Origin] = {}
    for rules, origin in layers:
        for name, read in _READERS.items():
            value = read(rules)
            if value is not None:
                stated[name] = value
                origins[name] = origin
    return EvidenceRule(**stated, origins=origins)


def run_layer(rules: EvidenceRules) -> Layer:
    """Return house rules as a layer of their own."""
    return rules, Origin((), f"{rules.id}@{rules.version}", rules.basis)
