"""Evidence rules inherited field by field; the nearest one wins."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from rubric.diagnostics import Path
from rubric.model import EvidenceRuleFields, EvidenceRules
from rubric.model.evidence_rules import Method
from rubric.model.scalars import period_months
from rubric.rules.words import METHODS, SHOWS

#: nothing stated; shared, and never written to
_NONE: Mapping[str, Any] = {}


class Origin(NamedTuple):
    """Where a rule comes from: house rules by reference, or a path in the specification."""

    path: Path
    rules: str | None = None
    #: what entitles us to ask; None is reported as "not stated"
    basis: str | None = None


class _Fields(NamedTuple):
    """The fields of an `EvidenceRule`."""

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
    #: the engine's word → what such evidence shows, where the body's own table says so
    shows: Mapping[str, tuple[str, ...]] = _NONE
    #: what some of the counted evidence must show: knowledge, performance, or both
    must_show: tuple[str, ...] = ()
    #: how often a criterion may be decided again after not_yet_met; None is without limit
    resubmissions: int | None = None
    sign_off: str = "advised"
    origins: Mapping[str, Origin] = _NONE


class EvidenceRule(_Fields):
    """The evidence rules of one criterion with nothing left to inherit.

    `origins` names, for every field that somebody stated, where it was stated;
    the others stand as the engine has them where nothing is said.
    """

    @cached_property
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

    def methods_showing(self, what: str) -> frozenset[str]:
        """Return the methods, in the engine's words, that show knowledge or performance."""
        return frozenset(word for word in METHODS if what in self.shows.get(word, SHOWS[word]))

    def accepted_showing(self, what: str) -> frozenset[str]:
        """Return those of them that are accepted; all of them where none is."""
        showing = self.methods_showing(what)
        accepted = showing if self.accept_methods is None else showing & self.accept_methods
        return accepted or showing

    def accepts(self, method: str | None, source: str | None) -> bool:
        """Return whether evidence by this method, in the engine's word, and source may count."""
        return (
            method not in self.unwritable
            and (self.accept_methods is None or method in self.accept_methods)
            and (self.accept_sources is None or source in self.accept_sources)
        )

    @cached_property
    def unwritable(self) -> frozenset[str]:
        """The engine's words that no item can state: the body has them for codes of others."""
        return frozenset(self.methods) - frozenset(self.methods.values())

    def __hash__(self) -> int:
        """What can be hashed of what keeps links from counting; mappings are only compared."""
        return hash(
            (
                self.accept_methods,
                self.accept_sources,
                self.authenticity,
                self.authenticity_needed,
                self.dated,
                self.current,
                self.before_registration,
                self.locator,
            )
        )


#: one layer of rules: the fields, and where they stand
Layer = tuple[EvidenceRuleFields, Origin]

#: what evidence can show, in the order in which it is told
_SHOWN = ("performance", "knowledge")


def _shows(methods: Mapping[str, Method]) -> dict[str, tuple[str, ...]]:
    """What a body's own table says that methods show; two codes for one word say the same."""
    return {
        method.is_: tuple(what for what in _SHOWN if what in method.shows)
        for method in methods.values()
        if method.shows is not None
    }


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
    "shows": lambda rules: None if rules.methods is None else _shows(rules.methods),
    "must_show": lambda rules: (
        None
        if rules.must_show is None
        else tuple(word for word in _SHOWN if word in rules.must_show)
    ),
    "resubmissions": lambda rules: rules.resubmissions,
    "sign_off": lambda rules: rules.sign_off,
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
