"""Planning: which tasks close the gaps of a portfolio, or cover specifications at all."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from rubric.api.evaluating import Judging
from rubric.api.library import Library
from rubric.api.portfolio import Read, read_file
from rubric.checks.tasks import check_opportunities, check_tasks_against
from rubric.diagnostics import Argument, Diagnostic, Severity, codes
from rubric.evaluation import Result, refused
from rubric.facts import Facts, facts_of
from rubric.load import Document
from rubric.model import EvidenceRules, Portfolio
from rubric.model.opportunities import Opportunities
from rubric.planning import Plan, Task, planned, tasks_of
from rubric.rules import ResolvedSpecification
from rubric.sources import Located, located


def plan(
    opportunities: Opportunities,
    library: Library,
    portfolio: Portfolio | None = None,
    *,
    on: date,
    rules: EvidenceRules | None = None,
    target: str | None = None,
) -> Plan:
    """Return the least set of tasks that closes every gap, and what stays open whatever is chosen.

    Without a portfolio it is the least set that covers the specifications, and
    `coverage` says what serves each criterion. On a qualification it is for the open units
    of the shortest completion, whatever the learner is registered for. Nothing raises for
    what a person wrote: what keeps the tasks from being used is in `problems`, what keeps
    the portfolio from being judged in `before.problems`.

    Args:
        opportunities: the tasks that can be set.
        library: where specifications are looked up.
        portfolio: one learner's records.
        on: the day on which tasks are taken as done; records dated after it are not yet known.
        rules: evidence rules for this run, standing nearest of all.
        target: the band to plan up to; without one, the lowest that a specification has.

    Raises:
        SolverMissing: the extra `planning` is not installed, and there is something to choose
            of tasks or units.
        TypeError: `on` is not a day.
        ValueError: `target` is not a band.
    """
    judging = Judging(library, on, rules, target)
    facts = Facts("", ())
    specifications: tuple[ResolvedSpecification, ...] = ()
    entry = None
    if portfolio is not None:
        facts = facts_of(portfolio)
        problems, against = judging.prepared(portfolio, facts)
        specifications = against.specifications
        if _errors(problems):
            return _none(opportunities, refused(facts, on, problems))
        if against.qualification is not None:
            entry = judging.result(portfolio).entry
            specifications += against.further
    faults, those = _specifications(opportunities, judging, facts, specifications)
    faults += check_opportunities(opportunities)
    if not faults:
        faults += check_tasks_against(opportunities, those)
    if _errors(faults):
        return _none(opportunities, refused(facts, on, ()), faults)
    if portfolio is None:
        specifications = those
        facts = facts._replace(specifications=tuple(s.reference for s in those))
    tasks = _for(tasks_of(opportunities, those), specifications)
    name = opportunities.reference
    covering = portfolio is None
    return planned(name, tasks, facts, specifications, on, covering=covering, entry=entry)


def load_opportunities(path: str | Path) -> tuple[Opportunities | None, tuple[Located, ...]]:
    """Return a set of tasks where the file holds a sound one, and every problem of the file."""
    return read_opportunities(Path(path))[:2]


def read_opportunities(path: Path) -> Read[Opportunities]:
    """Return the same with the file as it was read, for the places in it."""
    return read_file(path, Opportunities, "opportunities")


def opportunities_problems(document: Document, library: Library) -> Iterable[Located]:
    """Yield what is wrong with a set of tasks that could be read."""
    if not isinstance(document.value, Opportunities):
        return
    written = document.value
    faults, those = _specifications(written, Judging(library, None), Facts("", ()), ())
    faults += check_opportunities(written)
    if not faults:
        faults += check_tasks_against(written, those)
    yield from (located(fault, document.place) for fault in faults)


def _specifications(
    opportunities: Opportunities,
    judging: Judging,
    facts: Facts,
    planned_for: Sequence[ResolvedSpecification],
) -> tuple[list[Diagnostic], tuple[ResolvedSpecification, ...]]:
    """The specifications that tasks are for: of a portfolio's those, whatever their version."""
    faults: list[Diagnostic] = []
    found: dict[str, ResolvedSpecification] = {}
    against = tuple(specification.reference for specification in planned_for)
    matched = False
    for reference in opportunities.specification:
        name, _, version = reference.partition("@")
        same = [s for s in planned_for if s.id == name]
        of_portfolio = [s for s in same if version in ("", s.version)]
        matched = matched or bool(of_portfolio)
        if of_portfolio:
            found |= {s.reference: s for s in of_portfolio}
        elif same:
            faults.append(_not_for_it(reference, (reference,), against))
        else:
            missing, others = judging.against(Facts("", (reference,), facts.registered))
            faults += missing
            found |= {s.reference: s for s in others.specifications}
    if planned_for and not matched and not faults:
        named = opportunities.specification
        faults.append(_not_for_it(named[0], named, against))
    return faults, tuple(found.values())


def _not_for_it(reference: str, named: tuple[str, ...], against: tuple[str, ...]) -> Diagnostic:
    arguments: dict[str, Argument] = {"specification": named, "against": against}
    return Diagnostic(codes.TASKS_NOT_FOR_IT, ("specification", reference), arguments)


def _for(
    tasks: Iterable[Task], specifications: Iterable[ResolvedSpecification]
) -> tuple[Task, ...]:
    """The tasks with what they serve of some specifications."""
    those = {specification.reference for specification in specifications}
    return tuple(
        task._replace(serves=tuple(s for s in task.serves if s.criterion[0] in those))
        for task in tasks
    )


def _errors(problems: Iterable[Diagnostic]) -> bool:
    return any(problem.code.severity is Severity.ERROR for problem in problems)


def _none(
    opportunities: Opportunities, before: Result, problems: Sequence[Diagnostic] = ()
) -> Plan:
    """A plan that could not be made."""
    return Plan(
        opportunities=opportunities.reference,
        on=before.on,
        before=before,
        after=before,
        tasks=(),
        counts=(),
        chosen=(),
        closes=(),
        still_open=(),
        proved=False,
        problems=tuple(problems),
    )
