"""Portfolios on a qualification that there is: units by far not all, records of some of them."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from hypothesis import strategies as st

from rubric.model import Portfolio
from rubric.testing.strategies.drawing import chosen, rarely, seldom, some, stated

#: why somebody is exempt
_WHY = ("credit_transfer", "credit_transfer", "exemption")


@st.composite
def portfolios_on(
    draw: st.DrawFn,
    qualification: str,
    units: Mapping[str, Sequence[str]],
    pathways: Sequence[str],
    on: date,
) -> Portfolio:
    """Draw a portfolio on a qualification.

    Args:
        draw: of Hypothesis.
        qualification: its id.
        units: the ids of its units, each with the refs of all its criteria.
        pathways: the ids of its pathways.
        on: the day that it is judged on.
    """
    days = [day.isoformat() for day in (on - timedelta(days=30), on, on + timedelta(days=1))]
    unit = chosen(*units)
    registered = draw(some([*units], most=len(units)))
    worked_at = draw(some(registered or [*units], most=6))
    evidence, decisions, exemptions = [], [], []
    for at, one in enumerate(worked_at, start=1):
        refs = [f"{one}/{ref}" for ref in units[one]]
        told = draw(chosen(refs, refs, refs, refs[:-1]))
        day = draw(chosen(days[0], days[1], days[0], days[2]))
        if draw(chosen(True, True, True, False)):
            maps_to = {reference: {"at": "p. 1"} for reference in told}
            evidence.append({"id": f"E{at}", "method": "observation", "date": day}
                            | {"source": "workplace", "maps_to": maps_to})  # fmt: skip
        if draw(chosen(True, True, True, False)):
            judged = draw(chosen("met", "met", "met", "not_yet_met"))
            decisions.append({"id": f"D{at}", "criteria": told, "judgement": judged}
                             | {"assessor": "A-1", "date": day})  # fmt: skip
    for at in range(draw(chosen(0, 0, 1, 2, 3))):
        reached = draw(unit)
        some_of = draw(rarely({"criteria": [f"{reached}/{ref}" for ref in units[reached][:1]]}))
        exemptions.append({"id": f"X{11 - at}", "reason": draw(chosen(*_WHY))}
                          | (some_of or {"units": [reached]})
                          | {"authorised_by": "A-1", "date": draw(chosen(*days))})  # fmt: skip
    data = stated(
        format="rubric/1",
        kind="portfolio",
        learner="L-1",
        registered=draw(seldom("2025-09-01", "2026-01-12")),
        qualification=qualification,
        pathway=draw(chosen(None, *pathways)),
        units=registered or None,
        evidence=evidence or None,
        decisions=decisions or None,
        exemptions=exemptions or None,
    )
    return Portfolio.model_validate(data)
