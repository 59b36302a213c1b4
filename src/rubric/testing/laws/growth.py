"""Laws about more evidence and less: what grows, what never grows, and what does not move."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from rubric.evaluation import CriterionStatus, Result, Tally
from rubric.model import EvidenceItem
from rubric.testing.plain import plain_data
from rubric.testing.strategies.cases import Case


def with_item(case: Case, item: EvidenceItem) -> Case:
    """Return the case with one more item."""
    data = item.model_dump(mode="json", by_alias=True, exclude_none=True)
    return case.with_portfolio(evidence=[*case.records_of("evidence"), data])


def heights(result: Result) -> dict[tuple[str, ...], int]:
    """Return everything that counts up, by where it stands: 0 or 1, or a number."""
    found: dict[tuple[str, ...], int] = {}
    for unit in result.units:
        found["unit", "achieved"] = int(unit.achieved)
        found["unit", "rule"] = int(unit.rule_satisfied is not False)
        found |= {("unit", name): n for name, n in _numbers(unit.tally).items()}
        bands = unit.specification.bands
        found["unit", "grade"] = 0 if unit.grade is None else 1 + bands.index(unit.grade)
        for outcome in unit.outcomes:
            found["outcome", *outcome.outcome.path, "achieved"] = int(outcome.achieved)
            found["outcome", *outcome.outcome.path, "rule"] = int(
                outcome.rule_satisfied is not False
            )
        for reference, criterion in unit.criteria.items():
            for name, number in _numbers(criterion.tally).items():
                found["criterion", reference, name] = number
    return found


def _numbers(tally: Tally) -> dict[str, int]:
    return {name: int(number) for name, number in plain_data(tally).items() if name != "verified"}


def law_02_monotone(case: Case, item: EvidenceItem) -> None:
    """Adding a fresh item never lowers a count, decisions unchanged."""
    before, after = heights(case.result()), heights(with_item(case, item).result())
    lower = {where for where, height in before.items() if after[where] < height}
    assert not lower


def law_03_revocation(case: Case) -> None:
    """Withdrawing or removing an item that nothing else hangs on never raises a count."""
    before = heights(case.result())
    for revoked in _revoked(case):
        after = heights(revoked.result())
        higher = {where for where, height in before.items() if after[where] > height}
        assert not higher


def _revoked(case: Case) -> Iterator[Case]:
    """Every way to withdraw or remove one item that supersedes, copies and is nothing else."""
    items = case.records_of("evidence")
    superseded = {older for item in items for older in item.get("supersedes", ())}
    contents = [item.get("content") for item in items if item.get("content")]
    for at, item in enumerate(items):
        if "supersedes" in item or "withdrawn" in item or item["id"] in superseded:
            continue
        if contents.count(item.get("content")) > 1:
            continue
        others = [*items[:at], *items[at + 1 :]]
        yield case.with_portfolio(evidence=others or None)
        for days in (0, 30):
            day = (case.on - timedelta(days=days)).isoformat()
            yield case.with_portfolio(evidence=[*others, {**item, "withdrawn": {"date": day}}])


def law_04_locality(case: Case, item: EvidenceItem) -> None:
    """A fresh item on one criterion changes that criterion and the rules above it only."""
    [reference] = item.maps_to
    path = list(case.resolved.criteria[reference].path)
    before = _elsewhere(case.result(), reference, path)
    after = _elsewhere(with_item(case, item).result(), reference, path)
    assert before == after


def _elsewhere(result: Result, reference: str, path: list[str]) -> Mapping[str, Any]:
    """Return what an item on one criterion must leave alone."""
    [unit] = result.units
    above: tuple[list[str], ...] = (path, path[:-1], [])
    return {
        "criteria": {r: plain_data(c) for r, c in unit.criteria.items() if r != reference},
        "outcomes": [plain_data(o) for o in unit.outcomes if list(o.outcome.path) not in above],
        "gaps": [plain_data(gap) for gap in unit.gaps if list(gap.scope) not in above],
        "findings": [plain_data(f) for f in result.findings if f.reference != reference],
        # what could have been meant is offered beside what was not found; that may grow
        "set_aside": [(problem.path, problem.code.code) for problem in result.set_aside],
    }


def law_05_partition(case: Case) -> None:
    """Every criterion has one status, and tallies of parts add up to the whole."""
    [unit] = case.result().units
    for criterion in unit.criteria.values():
        statuses = [criterion.status, *criterion.also]
        assert len(set(statuses)) == len(statuses)
        assert statuses == [status for status in CriterionStatus if status in statuses]
    every = list(unit.criteria.values())
    outside = [c.tally for c in every if c.criterion.outcome is None and c.criterion.asked]
    assert unit.tally == Tally.total([*(o.tally for o in unit.outcomes), *outside])
    apart = unit.advice + unit.beyond_target
    assert unit.tally.criteria + apart.criteria == len(every)
    assert unit.tally + apart == Tally.total(criterion.tally for criterion in every)
    assert unit.not_needed <= {c.reference for c in every if c.criterion.role == "alternative"}
    assert unit.tally.verified <= unit.tally.achieved <= unit.tally.criteria


def law_11_never_vacuous(case: Case) -> None:
    """A unit that asks for nothing is not achieved, nor one with an empty outcome.

    Every criterion is exempt, so that nothing else keeps the unit from being achieved.
    """
    everything = {
        "id": "X99",
        "units": [case.specification["id"]],
        "reason": "exemption",
        "authorised_by": "Q-1",
        "date": case.on.isoformat(),
    }
    case = case.with_portfolio(exemptions=[*case.records_of("exemptions"), everything])
    outcomes = list(case.specification.get("outcomes", ()))
    for at, outcome in enumerate(outcomes):
        empty = {**outcome, "criteria": []}
        others = [*outcomes[:at], empty, *outcomes[at + 1 :]]
        result = _judged(case, outcomes=others)
        named = case.specification.get("achieved_by", {}).get("of", ())
        assert not result.achieved or outcome["ref"] in named  # enough others may be there
        assert not any(
            o.achieved for o in result.units[0].outcomes if o.outcome.ref == outcome["ref"]
        )
    advice = [{**o, "criteria": [_advice(c) for c in o["criteria"]]} for o in outcomes]
    criteria = [_advice(c) for c in case.specification.get("criteria", ())]
    for result in (
        _judged(case, outcomes=[{**o, "criteria": []} for o in outcomes], criteria=[]),
        _judged(case, outcomes=advice, criteria=criteria),
        _judged(case, outcomes=[], criteria=[]),
    ):
        assert not result.achieved
        assert result.units[0].grade is None
        assert not any(outcome.achieved for outcome in result.units[0].outcomes)


def _advice(criterion: Mapping[str, Any]) -> dict[str, Any]:
    return {**criterion, "required": "no"}


def _judged(case: Case, **fields: Any) -> Result:
    return replace(case, specification={**case.specification, **fields}).result()
