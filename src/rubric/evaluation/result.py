"""The result of one learner as a whole: units, findings, what was set aside, the qualification."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from rubric.diagnostics import Diagnostic
from rubric.evaluation.results import Finding, Gap, UnitResult
from rubric.facts import Facts
from rubric.rules import RelatedStandard, ResolvedSpecification

if TYPE_CHECKING:
    from rubric.evaluation.qualifications.results import QualificationResult
    from rubric.evaluation.qualifications.standing import Entry


class RelatesTo(NamedTuple):
    """An entry of a framework that achieved units name; it is not said to be met (meaning 7.5)."""

    framework: str
    entry: str
    text: str
    #: the units that name it, as id@version
    units: tuple[str, ...]


class Result(NamedTuple):
    """What is covered for one learner on one day, what is not, and why."""

    learner: str
    on: date
    units: tuple[UnitResult, ...]
    #: records that point at nothing, each with its place in the portfolio
    set_aside: tuple[Diagnostic, ...]
    #: findings about records rather than about a unit's criteria
    record_findings: tuple[Finding, ...]
    #: rules that nothing can satisfy under the evidence rules of this run
    diagnostics: tuple[Diagnostic, ...]
    #: faults that kept the portfolio from being judged; then there are no units
    problems: tuple[Diagnostic, ...]
    #: what it depends on: the facts, and the specifications as they were resolved
    facts: Facts
    specifications: tuple[ResolvedSpecification, ...]
    #: where the portfolio is on a qualification: its rules, and how the learner stands in its units
    entry: "Entry | None" = None

    @property
    def qualification(self) -> "QualificationResult | None":
        """What can be said of the qualification, worked out when it is first read.

        None without one. It looks for the best combination of units.

        Raises:
            SolverMissing: the extra `planning` is not installed.
        """
        return None if self.entry is None else self.entry.result

    @property
    def achieved(self) -> bool:
        """Whether every specification is achieved, or the qualification; nothing empty ever is."""
        if self.entry is not None:
            return not self.problems and self.entry.result.achieved
        return bool(self.units) and not self.problems and all(u.achieved for u in self.units)

    @property
    def claimable(self) -> bool:
        """Whether every specification can be claimed.

        Of a qualification: it is achieved with the units registered, and what counts there and
        is achieved can be claimed.
        """
        if self.entry is not None:
            answer = self.entry.result.registered
            counting = {counted.unit for counted in answer.combination if counted.achieved}
            ready = all(u.claimable for u in self.units if u.specification.id in counting)
            return not self.problems and answer.achieved and ready
        return bool(self.units) and not self.problems and all(u.claimable for u in self.units)

    @property
    def relates_to(self) -> tuple[RelatesTo, ...]:
        """What the achieved units name, each entry once; empty where no unit is achieved."""
        named: dict[RelatedStandard, list[str]] = {}
        for unit in self.units:
            if unit.achieved:
                for standard in dict.fromkeys(unit.specification.related_standards):
                    named.setdefault(standard, []).append(unit.specification.reference)
        return tuple(RelatesTo(*standard, tuple(units)) for standard, units in named.items())

    @property
    def inputs_digest(self) -> str:
        """One digest of everything the result depends on: equal inputs, equal digest."""
        # read only now: most reports do not show it, and a command should start quickly
        from rubric.evaluation.digest import inputs_digest

        return inputs_digest(self.facts, self.specifications, self.on, self.entry)

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """Every gap, unit by unit."""
        return tuple(gap for unit in self.units for gap in unit.gaps)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding, the units' own first."""
        return (*(f for unit in self.units for f in unit.findings), *self.record_findings)
