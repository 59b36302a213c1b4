"""A case of two units: one learner's records, in which items may be mapped to both."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from hypothesis import strategies as st

from rubric.evaluation import Result, evaluated
from rubric.facts import facts_of
from rubric.model import Portfolio
from rubric.rules import ResolvedSpecification
from rubric.testing.strategies.cases import Case, cases
from rubric.testing.strategies.drawing import text_of
from rubric.testing.strategies.specifications import specifications

#: the id of the second unit
_OTHER = "unit-b"


@dataclass(frozen=True)
class CaseOfTwo:
    """One learner against two units on a day; each case has its own specification."""

    first: Case
    second: Case
    #: the records of both
    portfolio: Mapping[str, Any]

    @property
    def on(self) -> date:
        """The day."""
        return self.first.on

    @property
    def records(self) -> Portfolio:
        """The portfolio as the model has it."""
        return Portfolio.model_validate(self.portfolio)

    @property
    def all_resolved(self) -> tuple[ResolvedSpecification, ...]:
        """The specifications with nothing left to inherit."""
        return self.first.resolved, self.second.resolved

    def result(self) -> Result:
        """Return what the engine makes of it."""
        return evaluated(facts_of(self.records), self.all_resolved, self.on)

    def with_portfolio(self, **fields: Any) -> "CaseOfTwo":
        """Return the case with fields of its portfolio changed; None leaves a field out."""
        changed = {**self.portfolio, **text_of(fields)}
        kept = {name: value for name, value in changed.items() if value is not None}
        return replace(self, portfolio=kept)

    def records_of(self, field: str) -> list[dict[str, Any]]:
        """Return the records of one list of the portfolio."""
        return list(self.portfolio.get(field) or [])


@st.composite
def cases_of_two(draw: st.DrawFn) -> CaseOfTwo:
    """Draw a case and another unit with records of its own; items of one id are one item."""
    first = draw(cases())
    other = {**draw(specifications()), "id": _OTHER}
    second = draw(cases(other, first.house, on=first.on))
    second = replace(second, run_rules=first.run_rules, target=first.target)
    return CaseOfTwo(first, second, _of_both(first, second))


def _of_both(first: Case, second: Case) -> dict[str, Any]:
    """The records of two portfolios in one, each reference with its unit."""
    units = [str(case.specification["id"]) for case in (first, second)]
    records: dict[str, Any] = {**first.portfolio, "specification": units}
    items: dict[str, dict[str, Any]] = {}
    for case, unit in zip((first, second), units, strict=True):
        for item in case.records_of("evidence"):
            links = {_full(ref, unit): link for ref, link in item.get("maps_to", {}).items()}
            there = items.setdefault(item["id"], {**item, "maps_to": {}})
            there["maps_to"] = {**there["maps_to"], **links}
    records["evidence"] = list(items.values())
    records["declarations"] = [
        one for case in (first, second) for one in case.records_of("declarations")
    ]
    for field in ("decisions", "iqa_reviews", "exemptions"):
        records[field] = [
            _renamed(one, unit, "" if case is first else "0")
            for case, unit in zip((first, second), units, strict=True)
            for one in case.records_of(field)
        ]
    return {name: value for name, value in records.items() if value}


def _renamed(record: Mapping[str, Any], unit: str, more: str) -> dict[str, Any]:
    """A record whose criteria name their unit, with an id of its own."""
    found = {**record, "id": f"{record['id']}{more}"}
    found |= {name: f"{record[name]}{more}" for name in ("of", "supersedes") if name in record}
    if "criteria" in record:
        found["criteria"] = [_full(reference, unit) for reference in record["criteria"]]
    if "fingerprints" in record:
        found["fingerprints"] = dict(_prints(record["fingerprints"], unit))
    return found


def _prints(fingerprints: Mapping[str, str], unit: str) -> Iterator[tuple[str, str]]:
    for reference, fingerprint in fingerprints.items():
        yield _full(reference, unit), fingerprint


def _full(reference: str, unit: str) -> str:
    return reference if reference.startswith((f"{unit}/", f"{unit}@")) else f"{unit}/{reference}"
