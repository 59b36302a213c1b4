"""The four passes in a row: known → counted → satisfied → status, then what follows from them."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from rubric.diagnostics import Diagnostic
from rubric.evaluation.alternatives import not_needed
from rubric.evaluation.bands import grade_of, points_of
from rubric.evaluation.findings import record_findings, unit_findings
from rubric.evaluation.gaps import gaps
from rubric.evaluation.iqa import iqa_summary
from rubric.evaluation.known import Known, known
from rubric.evaluation.result import Result
from rubric.evaluation.results import CriterionResult, UnitResult
from rubric.evaluation.rollup import outcome_result, unit_achieved, unit_grows_old
from rubric.evaluation.shared import Shared
from rubric.evaluation.status import criterion_result
from rubric.evaluation.tally import NOTHING_COUNTED, Tally
from rubric.facts import Facts
from rubric.rules import ResolvedSpecification

#: no criterion was judged before
_NOTHING: Mapping[str, CriterionResult] = {}


def evaluated(
    facts: Facts,
    specifications: Sequence[ResolvedSpecification],
    on: date,
    diagnostics: Sequence[Diagnostic] = (),
    shared: Shared | None = None,
) -> Result:
    """Return the result of one learner's facts against specifications on a day.

    Args:
        facts: the learner's records.
        specifications: what to judge against, resolved.
        on: the day; records dated after it are not yet known.
        diagnostics: what is wrong with rules that can be judged all the same.
        shared: what learners of a run share; all of them are judged on the same day.
    """
    what_is_known = known(facts, specifications, on)
    shared = shared or Shared()
    # by position, in the order of the fields
    return Result(
        facts.learner,
        on,
        tuple([_unit(s, what_is_known, shared) for s in specifications]),
        what_is_known.set_aside,
        tuple(record_findings(what_is_known)),
        tuple(diagnostics),
        (),
        facts,
        tuple(specifications),
    )


def judged_again(unit: UnitResult, facts: Facts, on: date, changed: Collection[str]) -> UnitResult:
    """Return a unit judged on other facts, of which only some criteria could see a difference.

    What cannot have changed is not judged once more (law 4). It is meant for many portfolios
    that differ little; `evaluated` says the same of each, and has findings, which are left out.

    Args:
        unit: as it was judged on facts of the same specification, for the same day.
        facts: the other ones.
        on: the day.
        changed: the references of every criterion whose records are not the same.
    """
    specification = unit.specification
    what_is_known = known(facts, [specification], on)
    return _unit(specification, what_is_known, Shared(), unit, changed)


def refused(facts: Facts, on: date, problems: Sequence[Diagnostic]) -> Result:
    """Return the result of a portfolio that could not be judged, and why."""
    return Result(
        learner=facts.learner,
        on=on,
        units=(),
        set_aside=(),
        record_findings=(),
        diagnostics=(),
        problems=tuple(problems),
        facts=facts,
        specifications=(),
    )


def _unit(
    specification: ResolvedSpecification,
    what_is_known: Known,
    shared: Shared,
    before: UnitResult | None = None,
    changed: Collection[str] = (),
) -> UnitResult:
    as_before = _NOTHING if before is None else before.criteria
    criteria = {
        reference: as_before[reference]
        if reference in as_before and reference not in changed
        else criterion_result(specification, criterion, what_is_known, shared)
        for reference, criterion in specification.criteria.items()
    }
    of_before = {} if before is None else {one.outcome.path: one for one in before.outcomes}
    judged = (
        of_before[outcome.path]
        if outcome.path in of_before and not any(name in changed for name in outcome.criteria)
        else outcome_result(outcome, criteria, what_is_known, specification.target)
        for outcome in specification.outcomes
    )
    outcomes = tuple(outcome for outcome in judged if outcome is not None)
    target = specification.target
    achieved, rule_satisfied = unit_achieved(specification, outcomes, criteria, target)
    asked = [c for c in criteria.values() if c.criterion.asked]
    advice = beyond = NOTHING_COUNTED
    if len(asked) < len(criteria):
        advice = Tally.of([c for c in criteria.values() if c.criterion.role == "advice"])
        beyond = Tally.of([c for c in criteria.values() if c.criterion.role == "beyond_target"])
    grows_old = None
    if achieved:
        grows_old = unit_grows_old(specification, outcomes, criteria, what_is_known, target)
    grade = grade_grows_old = None
    if specification.bands:
        grade, grade_grows_old = grade_of(specification, criteria, what_is_known)
    needless = not_needed(specification, outcomes, criteria)
    # by position, in the order of the fields
    return UnitResult(
        specification,
        achieved,
        Tally.of(asked),
        advice,
        rule_satisfied,
        outcomes,
        criteria,
        tuple(gaps(specification, outcomes, rule_satisfied, criteria, what_is_known, shared)),
        tuple(unit_findings(specification, criteria, what_is_known)) if before is None else (),
        grows_old,
        beyond,
        grade,
        points_of(criteria, needless),
        needless,
        iqa_summary(asked, criteria.values(), what_is_known, achieved=achieved),
        grade_grows_old,
    )
