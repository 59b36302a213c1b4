"""Laws about records: their order, computing again, and time."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

from rubric.evaluation import CriterionResult
from rubric.testing.plain import plain
from rubric.testing.strategies.cases import Case

#: threads that compute at once in law 12
THREADS = 16
#: the names in one link are one value, not records
_IN_ORDER = frozenset({"parts", "range"})
RECORDS = ("evidence", "declarations", "decisions", "iqa_reviews", "exemptions")


def law_01_order(case: Case, random: Random) -> None:
    """Any permutation of records gives the same result, byte for byte, places aside."""
    assert plain(shuffled(case, random).result()) == plain(case.result())


def shuffled(case: Case, random: Random) -> Case:
    """Return the case with its records, references and names in another order."""
    return replace(case, portfolio=_shuffled(case.portfolio, random))


def _shuffled(value: Any, random: Random) -> Any:
    """Return plain data with every list of records, references or names in another order."""
    if isinstance(value, Mapping):
        entries = [
            (key, entry if key in _IN_ORDER else _shuffled(entry, random))
            for key, entry in value.items()
        ]
        random.shuffle(entries)
        return dict(entries)
    if isinstance(value, list):
        listed = [_shuffled(entry, random) for entry in value]
        random.shuffle(listed)
        return listed
    return value


def law_12_recompute(case: Case, *, threads: bool = False) -> None:
    """Results depend on inputs only, and results that differ have inputs that differ."""
    first = case.result()
    assert plain(case.result()) == plain(first)
    if threads:
        with ThreadPoolExecutor(THREADS) as pool:
            several = [pool.submit(case.result) for _ in range(THREADS)]
            assert {plain(one.result()) for one in several} == {plain(first)}
    for field in RECORDS:
        records = case.records_of(field)
        for gone in range(len(records)):
            less = case.with_portfolio(**{field: [*records[:gone], *records[gone + 1 :]] or None})
            other = less.result()
            if plain(other, digest=False) != plain(first, digest=False):
                assert other.inputs_digest != first.inputs_digest


def law_13_time(case: Case, days: int) -> None:
    """Time alone takes no achievement away and adds none; what may grow old says when.

    Args:
        case: judged on its day, and once more on a day after all its records.
        days: how much later it is judged again, where no record lies between.
    """
    written = sorted(_days_in(case.portfolio))
    for start in (case.on, max([case.on, *written])):
        following = [day for day in written if day > start]
        end = start + timedelta(days=days)
        if following:
            end = min(end, following[0] - timedelta(days=1))
        if end > start:
            _time_alone(replace(case, on=start), end)


def _time_alone(case: Case, end: date) -> None:
    [before], [after] = case.result().units, replace(case, on=end).result().units
    for reference, then in before.criteria.items():
        if then.grows_old is not None and then.grows_old <= end:
            _grows_old_on(case, then)
        else:
            assert then.achieved == after.criteria[reference].achieved, reference
    for was, now in zip(before.outcomes, after.outcomes, strict=True):
        below = [before.criteria[reference] for reference in was.outcome.criteria]
        assert was.achieved == now.achieved or _said_to_grow_old([was, *below], end), (
            was.outcome.ref
        )
    every = [before, *before.outcomes, *before.criteria.values()]
    assert before.achieved == after.achieved or _said_to_grow_old(every, end), "the unit"
    day = before.grade_grows_old
    if day is None or day > end:
        assert before.grade == after.grade, "the grade"
    else:
        for on, kept in ((day - timedelta(days=1), True), (day, False)):
            [unit] = replace(case, on=on).result().units
            assert (unit.grade == before.grade) == kept, ("the grade", on)


def _said_to_grow_old(results: Sequence[object], end: date) -> bool:
    """Return whether one of the results names a day up to which it is achieved."""
    days = [getattr(result, "grows_old", None) for result in results]
    return any(day is not None and day <= end for day in days)


def _grows_old_on(case: Case, then: CriterionResult) -> None:
    """The day that the result gives is the first on which it is no longer achieved."""
    assert then.grows_old is not None
    for day, achieved in ((then.grows_old - timedelta(days=1), True), (then.grows_old, False)):
        there = replace(case, on=day).result().units[0].criteria[then.reference]
        assert there.achieved == achieved, (then.reference, day)


def _days_in(value: Any) -> set[date]:
    """Return every day that stands somewhere in plain data."""
    if isinstance(value, Mapping):
        return {day for entry in value.values() for day in _days_in(entry)}
    if isinstance(value, list):
        return {day for entry in value for day in _days_in(entry)}
    try:
        return {date.fromisoformat(value)}
    except (TypeError, ValueError):
        return set()


def law_13_not_yet_known(case: Case) -> None:
    """Records and facts dated after the day change nothing."""
    later = (case.on + timedelta(days=1)).isoformat()
    criteria = list(case.resolved.criteria)
    ids = [item["id"] for item in case.records_of("evidence")]
    decisions = [decision["id"] for decision in case.records_of("decisions")]
    item = {"id": "E98", "date": later, "hours": 9, "maps_to": dict.fromkeys(criteria, "whole")}
    decision = {"id": "D98", "criteria": criteria, "judgement": "met", "date": later}
    review = {"iqa": "Q-1", "finding": "disagreed", "date": later}
    exemption = {"id": "X98", "criteria": criteria, "reason": "exemption", "date": later}
    known = case.with_portfolio(
        evidence=[
            *(
                entry if "withdrawn" in entry else {**entry, "withdrawn": {"date": later}}
                for entry in case.records_of("evidence")
            ),
            {**item, **({"supersedes": ids} if ids else {})},
        ],
        declarations=[
            *case.records_of("declarations"),
            {"covers": "all", "signed_by_learner": later},
        ],
        decisions=[
            *case.records_of("decisions"),
            {**decision, "assessor": "A-1", **({"supersedes": decisions[0]} if decisions else {})},
        ],
        iqa_reviews=[
            *(
                {**entry, "closed": later}
                if entry["finding"] == "action_required" and "closed" not in entry
                else entry
                for entry in case.records_of("iqa_reviews")
            ),
            *({"id": f"R-{ident}", "of": ident, **review} for ident in decisions),
        ],
        exemptions=[*case.records_of("exemptions"), {**exemption, "authorised_by": "Q-1"}],
    )
    assert plain(known.result(), digest=False) == plain(case.result(), digest=False)
