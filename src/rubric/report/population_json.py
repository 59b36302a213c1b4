"""A population as plain data in its published shape, whole or as it may be published."""

from collections.abc import Mapping

from rubric.diagnostics import path_text
from rubric.population.publishing import Sum, is_small, kept_back
from rubric.population.results import (
    CriterionCounts,
    Population,
    QualificationCounts,
    UnitCounts,
)
from rubric.report.population_shape import (
    CriterionCountsView,
    PopulationView,
    QualificationCountsView,
    UnitCountsView,
)
from rubric.report.problem_json import problem_view
from rubric.report.sentences.rules import RuleSentences
from rubric.sources import Located

#: statuses in which a criterion is achieved
_ACHIEVED = ("exempt", "verified", "met")


def population_view(
    found: Population, language: str = "en", *, smallest: int | None = None
) -> PopulationView:
    """Return a population as plain data.

    Args:
        found: what it comes to.
        language: of the sentences.
        smallest: the least count that may be told, where it is to be published; lists that
            break a count down further are then left out.
    """
    sentences = RuleSentences(language)
    units = [_unit(unit, sentences) for unit in found.units]
    qualifications = [_qualification(one) for one in found.qualifications]
    everybody: int | None = found.learners
    if smallest is not None:
        for unit in units:
            _keep_back(unit, smallest)
        for qualification in qualifications:
            _keep_back_qualification(qualification, smallest)
        if any(one["learners"] is None for one in (*units, *qualifications)):
            everybody = None
    return {
        "format": "rubric/1",
        "kind": "population",
        "on": found.on.isoformat(),
        "learners": everybody,
        "smallest": smallest,
        "units": units,
        "qualifications": qualifications,
        "set_aside": [] if smallest is not None else [
            {"table": table, "rows": n} for table, n in found.set_aside.items()
        ],
        "problems": [problem_view(Located(problem), language) for problem in found.problems],
    }  # fmt: skip


def _unit(unit: UnitCounts, sentences: RuleSentences) -> UnitCountsView:
    specification = unit.specification
    return {
        "specification": specification.reference,
        "title": specification.title,
        "target": specification.target,
        "learners": unit.learners,
        "achieved": unit.achieved,
        "grades": [{"grade": grade, "learners": n} for grade, n in unit.grades.items()],
        "rule_short": unit.rule_short,
        "outcomes": [
            {
                "outcome": one.outcome.ref,
                "scope": path_text(one.outcome.path),
                "achieved": one.achieved,
                "rule_short": one.rule_short,
            }
            for one in unit.outcomes
        ],
        "criteria": [_criterion(one, sentences) for one in unit.criteria],
    }


def _criterion(counts: CriterionCounts, sentences: RuleSentences) -> CriterionCountsView:
    criterion = counts.criterion
    return {
        "criterion": criterion.reference,
        "scope": path_text(criterion.path),
        "role": criterion.role,
        "statuses": {status.value: n for status, n in counts.statuses.items()},
        "achieved": counts.achieved,
        "waiting": counts.waits,
        "moves": [
            {"waiting_on": who.value, "act": act.value, "learners": n}
            for (who, act), n in counts.waiting.items()
        ],
        "not_counted": [
            {"reason": reason.value, "links": n.links, "learners": n.learners}
            for reason, n in counts.not_counted.items()
        ],
        "short": [
            {
                "path": path_text(clause.path),
                "sentence": sentences.rule(clause),
                "learners": n,
            }
            for clause, n in counts.short
        ],
    }


def _qualification(counts: QualificationCounts) -> QualificationCountsView:
    return {
        "qualification": counts.qualification.reference,
        "title": counts.qualification.title,
        "learners": counts.learners,
        "achieved": counts.achieved,
        "statuses": {status.value: n for status, n in counts.statuses.items()},
        "moves": [
            {
                "waiting_on": None if who is None else who.value,
                "act": None if act is None else act.value,
                "learners": n,
            }
            for (who, act), n in counts.waiting.items()
        ],
        "short": [
            {"group": group or None, "measure": measure, "learners": n}
            for (group, measure), n in counts.short.items()
        ],
    }


# -- publishing --------------------------------------------------------------


def _keep_back(unit: UnitCountsView, smallest: int) -> None:
    """Keep small counts of a unit back, and whatever would give them away."""
    learners = unit["learners"] or 0
    few = is_small(learners, smallest)
    achieved = None if few else _told(unit["achieved"], learners, smallest)
    grades = {str(one["grade"]): one["learners"] or 0 for one in unit["grades"]}
    sums: list[Sum] = [(tuple(grades), learners)]
    if achieved is not None and unit["target"] is not None:
        bands = list(grades)
        reached = bands[bands.index(unit["target"]) :]
        sums.append((reached, achieved))
        sums.append(([band for band in bands if band not in reached], learners - achieved))
    hidden = kept_back(grades, sums, smallest)
    for grade in unit["grades"]:
        if few or str(grade["grade"]) in hidden:
            grade["learners"] = None
    unit["achieved"] = achieved
    unit["rule_short"] = None
    for outcome in unit["outcomes"]:
        outcome["achieved"] = None if few else _told(outcome["achieved"], learners, smallest)
        outcome["rule_short"] = None
    for criterion in unit["criteria"]:
        _keep_back_of(criterion, learners, smallest, few=few)
    unit["learners"] = None if few else learners


def _keep_back_qualification(counts: QualificationCountsView, smallest: int) -> None:
    """Keep small counts of a qualification back: who has achieved it is one of its statuses."""
    learners = counts["learners"] or 0
    few = is_small(learners, smallest)
    statuses = {name: n or 0 for name, n in counts["statuses"].items()}
    hidden = kept_back(statuses, [(tuple(statuses), learners)], smallest)
    counts["statuses"] = {
        name: None if few or name in hidden else n for name, n in statuses.items()
    }
    counts["achieved"] = counts["statuses"]["achieved"]
    counts["learners"] = None if few else learners
    counts["moves"], counts["short"] = [], []


def _keep_back_of(
    criterion: CriterionCountsView, learners: int, smallest: int, *, few: bool
) -> None:
    statuses = {name: n or 0 for name, n in criterion["statuses"].items()}
    achieved = None if few else _told(criterion["achieved"], learners, smallest)
    sums: list[Sum] = [(tuple(statuses), learners)]
    if achieved is not None:
        others = [name for name in statuses if name not in _ACHIEVED]
        sums += [(_ACHIEVED, achieved), (others, learners - achieved)]
    hidden = kept_back(statuses, sums, smallest)
    told: Mapping[str, int | None] = {
        name: None if few or name in hidden else n for name, n in statuses.items()
    }
    criterion["statuses"] = dict(told)
    criterion["achieved"] = achieved
    criterion["waiting"] = None
    criterion["moves"], criterion["not_counted"], criterion["short"] = [], [], []


def _told(n: int | None, learners: int, smallest: int) -> int | None:
    """A count of those who have done something, unless it or that of the others is small."""
    if n is None or is_small(n, smallest) or is_small(learners - n, smallest):
        return None
    return n
