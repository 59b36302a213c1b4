"""Laws about what a qualification takes of its units."""

from collections.abc import Mapping
from typing import Any

from rubric.evaluation import Result, evaluated
from rubric.evaluation.qualifications.standing import standing_at_the_start, standing_of
from rubric.facts import facts_of
from rubric.model import EvidenceItem, Portfolio, Specification
from rubric.rules import resolved
from rubric.testing.laws.growth import with_item
from rubric.testing.oracle.standing import standing
from rubric.testing.plain import plain_data
from rubric.testing.strategies.cases import Case
from rubric.testing.strategies.qualifications import as_standing

#: the same unit once more, under another id
_OTHER = "other-unit"


def law_08_standing(case: Case) -> None:
    """The engine and the definition agree on how a learner stands in a unit."""
    [unit] = case.result().units
    world = case.world()
    [specification] = world.specifications
    assert as_standing(standing_of(unit)) == standing(world, specification)
    nobody = Case(
        case.specification, _empty(case), case.on, case.house, case.run_rules, case.target
    )
    world = nobody.world()
    [specification] = world.specifications
    assert as_standing(standing_at_the_start(case.resolved)) == standing(world, specification)


def _empty(case: Case) -> dict[str, Any]:
    """A portfolio in which nothing is recorded."""
    kept = ("format", "kind", "learner", "specification", "registered", "people")
    return {name: case.portfolio[name] for name in kept if name in case.portfolio}


def law_04_qualification(case: Case, item: EvidenceItem) -> None:
    """An item on a criterion of one unit changes nothing of another, though they share items."""
    before, after = _of_two(case), _of_two(with_item(case, item))
    for result in (before, after):
        assert [unit.specification.id for unit in result.units] == [
            case.specification["id"],
            _OTHER,
        ]
    assert plain_data(before.units[1]) == plain_data(after.units[1])
    assert standing_of(before.units[1]) == standing_of(after.units[1])


def _of_two(case: Case) -> Result:
    """The result on the unit of a case and on another, to which its first items are mapped too."""
    written = {**case.specification, "id": _OTHER}
    other = resolved(
        Specification.model_validate(written), case.house_rules.__getitem__, case.rules_for_run
    ).aimed_at(case.target)
    records = dict(case.portfolio)
    unit = str(case.specification["id"])
    evidence = [
        {**one, "maps_to": _in_both(one.get("maps_to", {}), unit, shared=one["id"] != "E99")}
        for one in case.records_of("evidence")
    ]
    records |= {"evidence": evidence, "specification": [unit, _OTHER]}
    for field in ("decisions", "iqa_reviews", "exemptions"):
        if field in records:
            records[field] = [_named(one, unit) for one in case.records_of(field)]
    portfolio = Portfolio.model_validate({k: v for k, v in records.items() if v})
    return evaluated(facts_of(portfolio), [case.resolved, other], case.on)


def _in_both(links: Mapping[str, Any], unit: str, *, shared: bool) -> dict[str, Any]:
    found = {_with_unit(reference, unit): link for reference, link in links.items()}
    bare = {reference.rpartition(f"{unit}/")[2]: link for reference, link in links.items()}
    if shared:
        found |= {f"{_OTHER}/{reference}": link for reference, link in bare.items()}
    return found


def _named(record: Mapping[str, Any], unit: str) -> dict[str, Any]:
    """A record whose criteria name their unit."""
    named = dict(record)
    if "criteria" in named:
        named["criteria"] = [_with_unit(reference, unit) for reference in named["criteria"]]
    if "fingerprints" in named:
        prints = named["fingerprints"].items()
        named["fingerprints"] = {_with_unit(reference, unit): f for reference, f in prints}
    return named


def _with_unit(reference: str, unit: str) -> str:
    return reference if reference.startswith((f"{unit}/", f"{unit}@")) else f"{unit}/{reference}"
