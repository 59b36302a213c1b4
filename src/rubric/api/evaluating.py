"""Judging a portfolio against a library: the verb that everything else shows."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from rubric.api.library import Library
from rubric.checks import check_against, check_portfolio, check_resolved
from rubric.diagnostics import Argument, Diagnostic, Path, Severity, codes
from rubric.evaluation import Result, Shared, evaluated, refused
from rubric.facts import Facts, facts_of
from rubric.model import EvidenceRules, Portfolio, Specification
from rubric.rules import BANDS, ResolvedSpecification

if TYPE_CHECKING:
    from rubric.api.qualifications import QualificationOfRun
    from rubric.rules.qualification import ResolvedQualification


def evaluate(
    portfolio: Portfolio,
    library: Library,
    *,
    on: date,
    rules: EvidenceRules | None = None,
    target: str | None = None,
) -> Result:
    """Return what a portfolio covers on a day, what it does not, and why.

    Nothing raises for what a person wrote: records that point at nothing are in
    `result.set_aside`, and a portfolio that cannot be judged at all has no
    units and says why in `result.problems`.

    Args:
        portfolio: one learner's records.
        library: where its specifications are looked up.
        on: the day of the judgement; records dated after it are not yet known.
        rules: evidence rules for this run, standing nearest of all.
        target: the band to judge up to: `pass`, `merit` or `distinction`; without one, the
            lowest that a specification has. It does not bear on one that has no bands.

    Raises:
        TypeError: `on` is not a day; which day a moment (`datetime`) falls on depends on the place.
        ValueError: `target` is not a band.
    """
    return Judging(library, on, rules, target).result(portfolio)


class Against(NamedTuple):
    """What a learner is judged on."""

    specifications: tuple[ResolvedSpecification, ...] = ()
    #: where the portfolio is on one
    qualification: "ResolvedQualification | None" = None
    #: its other units, of which nothing is recorded, as the learner would register on them
    further: tuple[ResolvedSpecification, ...] = ()


class Judging:
    """A run: the library, the day and the rules, with what is worked out once for all learners."""

    def __init__(
        self,
        library: Library,
        on: date | None,
        rules: EvidenceRules | None = None,
        target: str | None = None,
    ):
        if on is not None and (not isinstance(on, date) or isinstance(on, datetime)):
            raise TypeError(f"on: a datetime.date is needed, not a {type(on).__name__}")
        if target is not None and target not in BANDS:
            raise ValueError(f"no band: {target!r}")
        self.library = library
        self._target = target
        self.on = on or date.max
        self._day = on
        self._rules = rules
        self._resolved: dict[str, ResolvedSpecification] = {}
        self._unfit: dict[str, tuple[Diagnostic, ...]] = {}
        self._qualifications: dict[str, QualificationOfRun] = {}
        self._shared = Shared()

    def result(self, portfolio: Portfolio) -> Result:
        """Return what a portfolio covers, what it does not, and why."""
        facts = facts_of(portfolio)
        problems, against = self.prepared(portfolio, facts)
        if any(problem.code.severity is Severity.ERROR for problem in problems):
            return refused(facts, self.on, problems)
        return self._evaluated(facts, against, problems)

    def of_facts(self, facts: Facts) -> Result:
        """Return the same of facts in which nothing is wrong by itself."""
        problems, against = self.against(facts)
        if any(problem.code.severity is Severity.ERROR for problem in problems):
            return refused(facts, self.on, problems)
        return self._evaluated(facts, against, problems)

    def prepared(self, portfolio: Portfolio, facts: Facts) -> tuple[list[Diagnostic], Against]:
        """Return what is wrong with a portfolio before it is judged, and what it is judged on."""
        missing, against = self.against(facts)
        problems = [*check_portfolio(portfolio), *missing]
        if not any(problem.code.severity is Severity.ERROR for problem in problems):
            problems.extend(check_against(portfolio, against.specifications))
        return problems, against

    def _evaluated(
        self, facts: Facts, against: Against, warnings: Sequence[Diagnostic] = ()
    ) -> Result:
        specifications = against.specifications
        unfit = tuple([d for s in specifications for d in self._unfit.get(s.reference, ())])
        told = (*warnings, *unfit)
        result = evaluated(facts, specifications, self.on, told, self._shared)
        if any([c.recorded for unit in result.units for c in unit.criteria.values()]):  # noqa: C419 - run for every learner, and a list is quicker here than a generator
            from rubric.api.judged_as import with_judged_as  # few portfolios have stale decisions

            result = with_judged_as(result, self.library)
        if against.qualification is not None:
            from rubric.evaluation.qualifications.standing import entry  # few portfolios are on one

            result = result._replace(
                entry=entry(against.qualification, result.units, against.further, facts.units)
            )
        return result

    def against(self, facts: Facts) -> tuple[list[Diagnostic], Against]:
        """Return what a learner is judged on, and why something of it cannot be had."""
        if facts.qualification is not None:
            return self._on_qualification(facts, facts.qualification)
        problems = []
        found: dict[str, ResolvedSpecification] = {}
        for reference in facts.specifications:
            specification = self.library.find(reference, facts.registered, self._day)
            if isinstance(specification, Diagnostic):
                path: Path = ("specification", reference)
                problems.append(replace(specification, path=path))
            else:
                found[specification.reference] = self._fit(specification)
        problems.extend(self._beside_target(tuple(found.values())))
        return problems, Against(tuple(found.values()))

    def _on_qualification(self, facts: Facts, reference: str) -> tuple[list[Diagnostic], Against]:
        """The units of a qualification that a learner is judged on (meaning 15.12)."""
        from rubric.api.qualifications import QualificationOfRun  # few portfolios are on one

        found = self.library.find_qualification(reference, facts.registered, self._day)
        if isinstance(found, Diagnostic):
            return [found], Against()
        known = self._qualifications.get(found.reference)
        if known is None:
            known = self._qualifications[found.reference] = QualificationOfRun(self.library, found)
        asked = known.asked(facts.pathway)
        if isinstance(asked, Diagnostic):
            return [asked], Against()
        problems, units = known.units(asked, facts, self._day)
        judged = tuple([self._fit(unit) for unit in units.judged])
        problems.extend(self._beside_target(judged))
        return problems, Against(judged, asked, tuple([self._fit(u) for u in units.further]))

    def _fit(self, specification: Specification) -> ResolvedSpecification:
        """The specification resolved for this run, once."""
        reference = specification.reference
        found = self._resolved.get(reference)
        if found is None:
            found = self.library.resolved(specification, self._rules)
            # without rules for this run the library has looked at this once and for all
            if self._rules is not None:
                self._unfit[reference] = tuple(check_resolved(found))
            found = self._resolved[reference] = found.aimed_at(self._target)
        return found

    def _beside_target(
        self, specifications: tuple[ResolvedSpecification, ...]
    ) -> Iterator[Diagnostic]:
        """Yield where the target is a band that a specification does not have.

        One without bands is judged as a whole, beside another that has them.
        """
        if self._target is None:
            return
        graded = any(specification.bands for specification in specifications)
        for specification in specifications:
            bands = specification.bands
            if self._target in bands or (graded and not bands):
                continue
            arguments: dict[str, Argument] = {
                "owner": (specification.kind, specification.id, ""),
                "field": "target",
                "value": self._target,
                "allowed": bands,
                **({} if bands else {"how": "no_bands"}),
            }
            yield Diagnostic(codes.UNKNOWN_VALUE, ("specification",), arguments)
