"""A specification with nothing left to inherit."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from rubric.diagnostics import Path
from rubric.rules.evidence import EvidenceRule, Origin
from rubric.rules.fingerprint import Recipe, fingerprint_of
from rubric.rules.grading import Alternatives, ResolvedLevel, Role, up_to
from rubric.rules.guidance import NO_GUIDANCE, Guidance
from rubric.rules.nodes import AtLeast, Node, NOf

#: whose rule it is that asks for more than the engine's one counted item
Stated = Literal["own", "outcome_default", "specification_default", "engine"]


class Added(NamedTuple):
    """What evidence rules ask for beside a criterion's own rule, and whose they are."""

    clause: AtLeast
    origin: Origin


class ResolvedRule(NamedTuple):
    """A rule, who states it and what entitles us to ask."""

    node: Node
    stated: Stated
    path: Path
    basis: str | None = None
    reading: str | None = None
    #: what evidence rules ask for in addition; `node` asks for it too
    added: tuple[Added, ...] = ()

    @property
    def by_itself(self) -> Node:
        """The rule without what evidence rules add: what a fingerprint is made of."""
        return self.node.children[0] if self.added and isinstance(self.node, NOf) else self.node


class ResolvedCriterion(NamedTuple):
    """One assessment criterion with its rules written out."""

    #: the canonical reference: `2.1`, or `2/AC1` where numbers restart
    reference: str
    path: Path
    text: str
    #: the canonical position of its outcome in the specification, or None
    outcome: int | None
    required: bool
    rule: ResolvedRule
    evidence: EvidenceRule
    #: part letter → wording
    parts: Mapping[str, str]
    #: short names of the range items in scope
    range: tuple[str, ...]
    #: what its fingerprint is made of
    recipe: Recipe
    #: for people; no status, count or digest depends on it
    guidance: Guidance = NO_GUIDANCE
    #: the grade it belongs to; None in a specification that is not graded in bands
    band: str | None = None
    #: what it is to the unit, up to the target of the run
    role: Role = "required"
    #: of an analytic rubric: its levels with their weighted points, in written order
    levels: tuple[ResolvedLevel, ...] = ()
    #: the lowest level at which it is called met
    pass_level: str | None = None

    @property
    def asked(self) -> bool:
        """Whether it is counted up to the target: required, or one of several alternatives."""
        return self.role in ("required", "alternative")

    def asked_up_to(self, band: str | None) -> bool:
        """Return whether it is counted where the target is a band."""
        return self.required and (band is None or up_to(self.band, band))

    @property
    def fingerprint(self) -> str:
        """What of the criterion a decision depends on, as `f1:` and 16 digits."""
        return fingerprint_of(self.recipe)


class ResolvedOutcome(NamedTuple):
    """One learning outcome; its criteria stand in the specification's own order."""

    ref: str
    path: Path
    text: str
    criteria: tuple[str, ...]
    rule: ResolvedRule | None
    guidance: Guidance = NO_GUIDANCE
    #: which of its criteria are alternatives of one another
    alternatives: Alternatives | None = None


class RelatedStandard(NamedTuple):
    """An entry of a framework that a specification names: it relates to it, it never meets it."""

    framework: str
    #: the entry's name in the framework, and its wording; blank for the framework as a whole
    entry: str
    text: str


class Target(NamedTuple):
    """What a reference of a portfolio points at: a criterion, or one part of it."""

    criterion: str
    part: str | None = None


class ResolvedSpecification(NamedTuple):
    """A specification resolved: what `evaluate` judges against."""

    id: str
    version: str
    #: the id and version, as other files name it
    reference: str
    kind: str
    title: str
    level: str | None
    credit: Decimal | None
    decided: bool
    outcomes: tuple[ResolvedOutcome, ...]
    #: by canonical reference, in the specification's own order
    criteria: Mapping[str, ResolvedCriterion]
    rule: ResolvedRule | None
    measures: tuple[str, ...]
    #: every accepted way to write a reference → what it points at
    targets: Mapping[str, Target]
    #: the same as a portfolio against this specification alone finds it: the criterion
    #: after the specification's own reference, and the part
    lookups: Mapping[str, tuple[tuple[str, str], str | None]]
    #: short references that several criteria share → their canonical references
    ambiguous: Mapping[str, tuple[str, ...]]
    #: whether the source gives the title; otherwise it is the encoder's own
    title_stated: bool = True
    #: the last day to claim on it
    last_certification: date | None = None
    related_standards: tuple[RelatedStandard, ...] = ()
    guidance: Guidance = NO_GUIDANCE
    #: which of its outcomes (or criteria, where it has none) are alternatives of one another
    alternatives: Alternatives | None = None
    #: the bands that have required criteria, lowest first; none where it is not graded in bands
    bands: tuple[str, ...] = ()
    #: the band that is judged in this run; None where there are no bands
    target: str | None = None

    def aimed_at(self, target: str | None) -> "ResolvedSpecification":
        """Return the specification as it is judged up to a band; by default the lowest.

        Args:
            target: one of its bands; another word leaves it at the lowest.
        """
        if target not in self.bands:
            target = self.bands[0] if self.bands else None
        named = self._named()
        criteria = {
            reference: criterion._replace(role=_role(criterion, target, named))
            for reference, criterion in self.criteria.items()
        }
        return self._replace(target=target, criteria=criteria)

    def _named(self) -> frozenset[Path]:
        """The paths of every outcome and criterion that is an alternative."""
        groups = [self.alternatives, *(outcome.alternatives for outcome in self.outcomes)]
        return frozenset(path for group in groups if group is not None for path in group.of)


def _role(criterion: ResolvedCriterion, target: str | None, named: frozenset[Path]) -> Role:
    if not criterion.required:
        return "advice"
    if not up_to(criterion.band, target):
        return "beyond_target"
    return "alternative" if {criterion.path, criterion.path[:-1]} & named else "required"
