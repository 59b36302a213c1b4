"""A case: a specification, its rules, a portfolio and a day; and what laws add to it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from hypothesis import strategies as st

from rubric.evaluation import Result, evaluated
from rubric.facts import facts_of
from rubric.model import EvidenceItem, EvidenceRules, Portfolio, Specification
from rubric.rules import ResolvedSpecification, resolved
from rubric.testing.oracle import World
from rubric.testing.strategies.drawing import DAYS_ASKED, chosen, days_around, stated, text_of
from rubric.testing.strategies.portfolios import Names, portfolios
from rubric.testing.strategies.specifications import HOUSE, evidence_rules, specifications


@dataclass(frozen=True)
class Case:
    """One learner against one specification on a day, as plain data."""

    specification: Mapping[str, Any]
    portfolio: Mapping[str, Any]
    on: date
    #: house rules by reference
    house: Mapping[str, Mapping[str, Any]]
    #: evidence rules for one run
    run_rules: Mapping[str, Any] | None = None
    #: the band that is asked for; one that the specification lacks is passed over
    target: str | None = None

    @property
    def written(self) -> Specification:
        """The specification as the model has it."""
        return Specification.model_validate(self.specification)

    @property
    def records(self) -> Portfolio:
        """The portfolio as the model has it."""
        return Portfolio.model_validate(self.portfolio)

    @property
    def house_rules(self) -> dict[str, EvidenceRules]:
        """The house rules as the model has them."""
        return {name: EvidenceRules.model_validate(data) for name, data in self.house.items()}

    @property
    def rules_for_run(self) -> EvidenceRules | None:
        """The evidence rules for one run as the model has them."""
        return None if self.run_rules is None else EvidenceRules.model_validate(self.run_rules)

    @property
    def resolved(self) -> ResolvedSpecification:
        """The specification with nothing left to inherit."""
        found = resolved(self.written, self.house_rules.__getitem__, self.rules_for_run)
        return found.aimed_at(self.target)

    @property
    def all_resolved(self) -> tuple[ResolvedSpecification, ...]:
        """The one specification, as cases of several have them."""
        return (self.resolved,)

    def result(self) -> Result:
        """Return what the engine makes of it."""
        return evaluated(facts_of(self.records), [self.resolved], self.on)

    def world(self) -> World:
        """Return it as the oracle takes it."""
        specification = self.resolved
        return World(
            portfolio=self.records,
            specifications=(self.written,),
            on=self.on,
            house_rules=self.house_rules,
            run_rules=self.rules_for_run,
            target=self.target,
            fingerprints={
                (specification.reference, reference): criterion.fingerprint
                for reference, criterion in specification.criteria.items()
            },
        )

    def with_portfolio(self, **fields: Any) -> "Case":
        """Return the case with fields of its portfolio changed; None leaves a field out."""
        changed = {**self.portfolio, **text_of(fields)}
        kept = {name: value for name, value in changed.items() if value is not None}
        return replace(self, portfolio=kept)

    def records_of(self, field: str) -> list[dict[str, Any]]:
        """Return the records of one list of the portfolio."""
        return list(self.portfolio.get(field) or [])


@st.composite
def cases(
    draw: st.DrawFn,
    specification: Mapping[str, Any] | None = None,
    house: Mapping[str, Mapping[str, Any]] | None = None,
    on: date | None = None,
) -> Case:
    """Draw a specification with rules, a portfolio that is mapped to it, and a day.

    Args:
        draw: given by hypothesis.
        specification: the one that portfolios are drawn for, as plain data; None draws one.
        house: the house rules that it refers to, by reference.
        on: the day; None draws one.
    """
    on = draw(chosen(*DAYS_ASKED)) if on is None else on
    if specification is None:
        specification, house = draw(specifications()), {HOUSE: draw(evidence_rules("house"))}
    run_rules = draw(st.one_of(*[st.none()] * 4, evidence_rules("run")))
    case = Case(specification, {}, on, house or {}, run_rules)
    portfolio = draw(portfolios(_names(case.resolved), on))
    bands = case.resolved.bands
    target = draw(chosen(None, *bands)) if bands else None
    return replace(case, portfolio=text_of(portfolio), target=target)


def _names(specification: ResolvedSpecification) -> Names:
    """What a portfolio may name in a specification."""
    criteria = {}
    fingerprints = {}
    parts = []
    for written, target in specification.targets.items():
        criterion = specification.criteria[target.criterion]
        if target.part is not None:
            parts.append(written)
            continue
        criteria[written] = criterion.range, tuple(criterion.parts)
        fingerprints[written] = criterion.fingerprint
    nothing = ("9.9", *specification.ambiguous, *parts[:1])
    # the short and the full way of every criterion, and one that names the unit
    ways = (f"{specification.id}/", f"{specification.reference}/")
    plain = {w: c for w, c in criteria.items() if not w.startswith(ways)}
    named = {w: c for w, c in criteria.items() if w not in plain}
    kept = {**plain, **dict(list(named.items())[:1])}
    levels = {one.name for c in specification.criteria.values() for one in c.levels}
    return Names(
        criteria=kept,
        parts=parts,
        nothing=nothing,
        fingerprints=fingerprints,
        measures=specification.measures[1:],
        unit=specification.reference,
        levels=tuple(sorted(levels)),
    )


@st.composite
def fresh_items(draw: st.DrawFn, case: Case, *, one_criterion: bool = False) -> EvidenceItem:
    """Draw an item that supersedes nothing, copies nothing and has an id of its own."""
    days = days_around(case.on)
    references = tuple(case.resolved.criteria)
    ways = st.lists(st.sampled_from(references), min_size=1, max_size=2, unique=True)
    chosen_ways = [draw(st.sampled_from(references))] if one_criterion else draw(ways)
    data = stated(
        id="E99",
        method=draw(chosen("observation", "product", "OB", "RA", None)),
        source=draw(chosen("workplace", "simulation", "prior_learning", None)),
        date=draw(chosen(*days, None)),
        occasion=draw(chosen(None, "o1", "o3")),
        site=draw(chosen(None, "s3")),
        witness=draw(chosen(None, "W")),
        observed_by=draw(chosen(None, "A-1")),
        hours=draw(chosen(None, "2", "3.25")),
        content=draw(chosen(None, "c9")),
        maps_to={reference: draw(chosen("whole", {"at": "p. 2"})) for reference in chosen_ways},
    )
    return EvidenceItem.model_validate(text_of(data))
