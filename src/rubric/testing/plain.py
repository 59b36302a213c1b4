"""Results as plain data: what laws compare, byte for byte where places are not meant."""

import dataclasses
import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from rubric.evaluation import Result, Tally
from rubric.facts import Item
from rubric.testing.oracle import Answer, Counts, CriterionAnswer, IqaAnswer, UnitAnswer


def plain(result: Result, *, digest: bool = True) -> str:
    """Return the canonical JSON of a result.

    Positions of records without an id are places, and are left out.

    Args:
        result: what the engine returned.
        digest: whether `inputs_digest` stands in it.
    """
    data = plain_data(result)
    data["set_aside"] = sorted(
        ({**d, "path": unplaced(d["path"])} for d in data["set_aside"]), key=json.dumps
    )
    if digest:
        data["inputs_digest"] = result.inputs_digest
    return json.dumps(data, indent=1)


def plain_data(value: Any) -> Any:
    """Return dataclasses, named tuples, mappings, days and amounts as plain data; sets are sorted.

    An item stands under its id, and a result holds no inputs: what was recorded
    is input, not result.
    """
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, (str, date, Decimal)):
        return str(value)
    if isinstance(value, Item):
        return value.id
    if isinstance(value, Mapping):
        return {str(key): plain_data(entry) for key, entry in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted(str(entry) for entry in value)
    names = getattr(value, "_fields", None)  # a named tuple says its fields so
    if names is None and isinstance(value, (tuple, list)):
        return [plain_data(entry) for entry in value]
    if names is None:
        names = tuple(field.name for field in dataclasses.fields(value))
    inputs = ("facts", "specifications") if isinstance(value, Result) else ()
    return {name: plain_data(getattr(value, name)) for name in names if name not in inputs}


def without(data: Any, names: frozenset[str]) -> Any:
    """Return plain data without the fields of these names, however deep they stand."""
    if isinstance(data, dict):
        return {key: without(entry, names) for key, entry in data.items() if key not in names}
    if isinstance(data, list):
        return [without(entry, names) for entry in data]
    return data


def unplaced(path: Any) -> list[str]:
    """Return a path without the positions of records that have no id."""
    first, *rest = path
    return [first, *("~" if first == "declarations" and s.startswith("~") else s for s in rest)]


def as_answer(result: Result) -> Answer:
    """Return a result in the words of the oracle, for law 8."""
    units = {}
    for unit in result.units:
        positions = [outcome.path for outcome in unit.specification.outcomes]
        units[unit.specification.reference] = UnitAnswer(
            achieved=unit.achieved,
            rule_satisfied=unit.rule_satisfied,
            counts=_counts(unit.tally),
            beyond_target=_counts(unit.beyond_target),
            grade=unit.grade,
            points=unit.points and (unit.points.points, unit.points.out_of),
            not_needed=unit.not_needed,
            outcomes={
                positions.index(judged.outcome.path): (judged.achieved, judged.rule_satisfied)
                for judged in unit.outcomes
            },
            criteria={
                reference: CriterionAnswer(
                    status=criterion.status.value,
                    satisfied=criterion.satisfied,
                    waiting_on=criterion.waiting_on and criterion.waiting_on.value,
                    links=tuple(
                        sorted(
                            (
                                (
                                    judged.item.id,
                                    _sorted(judged.parts),
                                    _sorted(judged.range),
                                    judged.reason and judged.reason.value,
                                )
                                for judged in criterion.links
                            ),
                            key=repr,
                        )
                    ),
                )
                for reference, criterion in unit.criteria.items()
            },
            iqa=IqaAnswer(
                decided=unit.iqa.decided,
                sampled=unit.iqa.sampled,
                action_open=bool(unit.iqa.actions_open),
                disagreed=bool(unit.iqa.disagreed),
                signed_off=unit.iqa.signed_off is not None,
                claimable=unit.claimable,
                claimable_band=unit.claimable_band,
            ),
        )
    set_aside = frozenset((problem.path, problem.code.slug) for problem in result.set_aside)
    return Answer(units, set_aside)


def _counts(tally: Tally) -> Counts:
    return Counts(tally.criteria, tally.mapped, tally.evidenced, tally.achieved, tally.verified)


def _sorted(names: tuple[str, ...] | None) -> tuple[str, ...] | None:
    return None if names is None else tuple(sorted(names))
