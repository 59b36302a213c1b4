"""The oracle's answer to a case in the shape of a published result, as far as it has one."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from rubric.api.cases_schema import KEYS
from rubric.diagnostics import Diagnostic
from rubric.model import EvidenceRules, Portfolio
from rubric.report.sentences import number
from rubric.testing.conformance import ConformanceCase
from rubric.testing.conformance.ours import library_given, rules_given
from rubric.testing.oracle import Answer, Counts, UnitAnswer, World, answered


def oracle_result(case: ConformanceCase) -> dict[str, Any] | None:
    """Return what the oracle says; None of a portfolio that is refused before it is judged.

    Which version a reference names, and what is refused, are not among its questions.
    """
    given = case.given
    library = library_given(given)
    portfolio = Portfolio.model_validate(given["portfolio"])
    on = date.fromisoformat(given["on"])
    specifications = []
    for reference in portfolio.specification or ():
        found = library.find(reference, portfolio.registered, on)
        if isinstance(found, Diagnostic):
            return None
        specifications.append(found)
    bands = {
        specification.reference: library.resolved(specification).bands
        for specification in specifications
    }
    target = given.get("target")
    if target is not None and not any(target in of_unit for of_unit in bands.values()):
        return None
    run = rules_given(given)
    resolved = [library.resolved(specification, run) for specification in specifications]
    world = World(
        portfolio=portfolio,
        specifications=tuple(specifications),
        on=on,
        house_rules=_house_rules(given),
        run_rules=run,
        target=target,
        fingerprints={
            (one.reference, reference): criterion.fingerprint
            for one in resolved
            for reference, criterion in one.criteria.items()
        },
    )
    from rubric.checks import check_against, check_portfolio

    if [*check_portfolio(portfolio), *check_against(portfolio, resolved)]:
        return None
    answer = answered(world)
    return _result(answer, {s.reference: [o.ref for o in s.outcomes] for s in specifications})


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
