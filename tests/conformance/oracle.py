"""The oracle's answer to a case in the shape of a published result, as far as it has one."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from rubric.api.cases_schema import KEYS
from rubric.api.evaluating import Judging
from rubric.diagnostics import Diagnostic, Severity
from rubric.facts import facts_of
from rubric.model import EvidenceRules, Portfolio
from rubric.report.sentences import number
from rubric.testing.conformance import ConformanceCase
from rubric.testing.conformance.ours import library_given, rules_given
from rubric.testing.oracle import Answer, Counts, UnitAnswer, World, answered
from tests.conformance.oracle_qualifications import (
    qualification_result,
    units_judged,
    with_ids,
)

T = TypeVar("T")


def oracle_result(case: ConformanceCase) -> dict[str, Any] | None:
    """Return what the oracle says; None of a portfolio that is refused before it is judged.

    Which version a reference names, and what is refused, are not among its questions.
    """
    given = case.given
    library = library_given(given)
    portfolio = Portfolio.model_validate(given["portfolio"])
    run, target = rules_given(given), given.get("target")
    world = World(
        portfolio=portfolio,
        specifications=(),
        on=date.fromisoformat(given["on"]),
        house_rules=_house_rules(given),
        run_rules=run,
        target=target,
    )
    problems, _ = Judging(library, world.on, run, target).prepared(portfolio, facts_of(portfolio))
    if any(problem.code.severity is Severity.ERROR for problem in problems):
        return None
    qualification, others = None, []
    if portfolio.qualification is None:
        references = portfolio.specification or ()
        judged = [_found(library.find(r, portfolio.registered, world.on)) for r in references]
    else:
        qualification = _found(
            library.find_qualification(portfolio.qualification, portfolio.registered, world.on)
        )
        judged, others = units_judged(library, qualification, portfolio, world)
    resolved = [library.resolved(specification, run) for specification in judged]
    fingerprints = {
        (one.reference, reference): criterion.fingerprint
        for one in resolved
        for reference, criterion in one.criteria.items()
    }
    world = replace(world, specifications=tuple(judged), fingerprints=fingerprints, memory={})
    told = _result(answered(world), {s.reference: [o.ref for o in s.outcomes] for s in judged})
    if qualification is not None:
        written = with_ids(library, qualification)
        told |= qualification_result(written, portfolio, world, others, given.get("what_if"))
    return told


def _found(found: T | Diagnostic) -> T:
    assert not isinstance(found, Diagnostic)  # it would have been refused
    return found


def _house_rules(given: Mapping[str, Any]) -> dict[str, EvidenceRules]:
    """House rules by every reference to them; without a version it is the highest."""
    every = [EvidenceRules.model_validate(data) for data in given.get("house_rules", ())]
    in_order = sorted(every, key=lambda rules: int(rules.version))
    named = {rules.id: rules for rules in in_order}
    return {**named, **{f"{rules.id}@{rules.version}": rules for rules in in_order}}


def _result(answer: Answer, refs: Mapping[str, list[str]]) -> dict[str, Any]:
    return {
        "units": [
            {
                "specification": reference,
                **_unit(unit),
                "outcomes": [
                    {"ref": refs[reference][at], "achieved": achieved, "rule_satisfied": rule}
                    for at, (achieved, rule) in unit.outcomes.items()
                ],
            }
            for reference, unit in answer.units.items()
        ],
        "set_aside": [{"path": "/".join(path), "slug": slug} for path, slug in answer.set_aside],
    }


def _unit(unit: UnitAnswer) -> dict[str, Any]:
    return {
        "achieved": unit.achieved,
        "rule_satisfied": unit.rule_satisfied,
        "claimable": unit.iqa.claimable,
        "claimable_band": unit.iqa.claimable_band,
        "iqa": {"decided": unit.iqa.decided, "sampled": unit.iqa.sampled},
        "tally": _tally(unit.counts),
        "beyond_target": _tally(unit.beyond_target),
        "grade": unit.grade,
        "points": None if unit.points is None else _points(*unit.points),
        "criteria": [
            {
                "reference": reference,
                "status": criterion.status,
                "evidenced": criterion.satisfied,
                "waiting_on": criterion.waiting_on,
                "links": [
                    {"item": item, "counted": reason is None, "reason": reason}
                    for item, _, _, reason in criterion.links
                ],
            }
            for reference, criterion in unit.criteria.items()
        ],
    }


def _points(points: Decimal, out_of: Decimal) -> dict[str, str]:
    return {"points": number(points), "out_of": number(out_of)}


def _tally(counts: Counts) -> dict[str, int]:
    said = ("criteria", "mapped", "evidenced", "achieved", "verified")
    return {name: getattr(counts, name) for name in said}


def as_far_as_it_says(expected: Any, answer: Any) -> Any:
    """Return an expectation without what the oracle does not answer."""
    if not isinstance(expected, Mapping) or not isinstance(answer, Mapping):
        return expected
    kept = {}
    for name, wanted in expected.items():
        if name not in answer:
            continue
        there = answer[name]
        if name in KEYS and isinstance(wanted, Mapping):
            by_name = {record[KEYS[name]]: record for record in there}
            kept[name] = {
                one: None if entry is None else as_far_as_it_says(entry, by_name.get(one, {}))
                for one, entry in wanted.items()
            }
        elif isinstance(wanted, list) and there and isinstance(there[0], Mapping):
            same = zip(wanted, there, strict=True) if len(wanted) == len(there) else ()
            kept[name] = [as_far_as_it_says(*both) for both in same] or wanted
        else:
            kept[name] = as_far_as_it_says(wanted, there)
    return kept
