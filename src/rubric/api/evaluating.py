"""Judging a portfolio against a library: the verb that everything else shows."""

from datetime import date

from rubric.api.library import Library
from rubric.checks import check_against, check_portfolio, check_resolved
from rubric.diagnostics import Diagnostic, Path, Severity
from rubric.evaluation import Result, evaluated, refused
from rubric.facts import facts_of
from rubric.model import EvidenceRules, Portfolio
from rubric.rules import ResolvedSpecification


def evaluate(
    portfolio: Portfolio, library: Library, *, on: date, rules: EvidenceRules | None = None
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
    """
    facts = facts_of(portfolio)
    problems, specifications = prepared(portfolio, library, on, rules)
    if any(problem.code.severity is Severity.ERROR for problem in problems):
        return refused(facts, on, problems)
    against = tuple(specifications.values())
    # without rules for this run the library has looked at this once and for all
    unfit = () if rules is None else tuple(d for s in against for d in check_resolved(s))
    return evaluated(facts, against, on, unfit)


def prepared(
    portfolio: Portfolio, library: Library, on: date | None, rules: EvidenceRules | None = None
) -> tuple[list[Diagnostic], dict[str, ResolvedSpecification]]:
    """Return what keeps a portfolio from being judged, and its specifications by `id@version`."""
    problems = list(check_portfolio(portfolio))
    found: dict[str, ResolvedSpecification] = {}
    for reference in portfolio.specification or ():
        specification = library.find(reference, portfolio.registered, on)
        if isinstance(specification, Diagnostic):
            path: Path = ("specification", reference)
            problems.append(Diagnostic(specification.code, path, specification.arguments))
        else:
            found[specification.reference] = library.resolved(specification, rules)
    if not problems:
        problems.extend(check_against(portfolio, found))
    return problems, found
