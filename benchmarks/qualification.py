"""The judgement of a qualification of 60 units in 8 overlapping groups, beside that of its units.

A learner has evidence for all of the units, or for 45 of them, with 20 items and 40 links
each as in `rows.py`, and has achieved about half of those. The units are judged alone
first, then the qualification is worked out on what was found, learner by learner. What is
told is the time that the process itself took, so that other work on the machine falls on
neither. Each learner is another, so that no answer is kept from the one before.
"""

import random
import statistics
import time
from datetime import date
from decimal import Decimal

from rubric.evaluation import evaluated
from rubric.evaluation.qualifications import QualificationStatus
from rubric.evaluation.qualifications.standing import entry
from rubric.facts import Facts, facts_of
from rubric.model import EvidenceRules, Portfolio, Specification
from rubric.rules import ResolvedSpecification, resolved
from rubric.rules.qualification import (
    Limits,
    ResolvedGroup,
    ResolvedPoints,
    ResolvedQualification,
    ResolvedWhole,
)

UNITS, GROUPS, LEARNERS = 60, 8, 15
#: of how many units there is evidence; the learner is registered for those
WITH_EVIDENCE = (60, 45)
ON = date(2026, 11, 21)
BOUND, AIM = 3.0, 0.2
LEVELS = ("2", "3", "3", "4")
IDS = tuple(f"unit-{number:02}" for number in range(1, UNITS + 1))


def unit(name: str, random_of: random.Random) -> ResolvedSpecification:
    """Return a unit of three outcomes with five criteria each, one of them in bands."""
    outcomes = [
        {
            "ref": str(outcome),
            "text": f"Outcome {outcome}",
            "criteria": [
                {
                    "ref": f"{outcome}.{number}",
                    "text": f"Do {outcome}.{number} of {name}",
                    **({"band": "merit"} if number == 5 else {}),
                }
                for number in range(1, 6)
            ],
        }
        for outcome in range(1, 4)
    ]
    written = Specification.model_validate(
        {
            "format": "rubric/1",
            "kind": "unit",
            "id": name,
            "version": "1",
            "title": name,
            "level": random_of.choice(LEVELS),
            "credit": str(random_of.randint(3, 12)),
            "outcomes": outcomes,
        }
    )
    return resolved(written, _no_house_rules).aimed_at(None)


def _no_house_rules(reference: str) -> EvidenceRules:
    raise LookupError(reference)


def qualification(random_of: random.Random) -> ResolvedQualification:
    """Return rules over 60 units in 8 groups of 12, so that many units stand in several."""
    groups = []
    free = IDS[5:]
    for at in range(GROUPS):
        units = tuple(sorted(random_of.sample(free, 12)))
        least_units, least_credit = Limits(), Limits()
        if at % 2:
            least_units = Limits(Decimal(2), Decimal(5) if at == 3 else None)
        elif at:
            least_credit = Limits(Decimal(10), Decimal(24))
        ref = f"G{at}"
        named = units if at else IDS[:5]
        groups.append(
            ResolvedGroup(ref, ("groups", ref), None, at == 0, least_units, least_credit, named)
        )
    return ResolvedQualification(
        id="large",
        version="1",
        reference="large@1",
        title="Large",
        level="3",
        credit=Decimal(120),
        groups=tuple(groups),
        whole=(
            ResolvedWhole(("whole", "~1", "credits"), "credits", Limits(Decimal(120))),
            ResolvedWhole(
                ("whole", "~2", "credits"),
                "credits",
                Limits(Decimal(60)),
                frozenset({"3", "4"}),
                "3",
                or_above=True,
            ),
        ),
        barred=tuple(tuple(random_of.sample(free, 2)) for _ in range(5)),
        equivalent=tuple(IDS[at : at + 2] for at in (7, 17, 33)),
        transferred_at_most=Decimal(30),
        points=ResolvedPoints(
            ("grade",), (("pass", Decimal(6)), ("merit", Decimal(9))), Decimal(60)
        ),
    )


def learner(random_of: random.Random, number: int) -> tuple[Facts, tuple[str, ...]]:
    """Return the facts of a learner, and the units with any."""
    units = sorted((*IDS[:5], *random_of.sample(IDS[5:], number - 5)))
    evidence, decisions, exemptions = [], [], []
    for name in units:
        done = random_of.random() < 0.5
        criteria = [f"{name}/{outcome}.{at}" for outcome in range(1, 4) for at in range(1, 6)]
        some = criteria if done else random_of.sample(criteria, random_of.randint(1, 9))
        for at in range(20):
            maps_to = {some[2 * at % len(some)]: "whole", some[(2 * at + 1) % len(some)]: "whole"}
            day = f"2026-0{at % 7 + 1}-11"
            evidence.append({"id": f"{name}-{at}", "date": day, "maps_to": maps_to})
        if random_of.random() < 0.1:
            exemption = {"units": [name], "reason": "credit_transfer", "authorised_by": "Q-1"}
            exemptions.append({"id": f"X-{name}", "date": "2026-02-01", **exemption})
        elif done:
            met = {"judgement": "met", "assessor": "A-1", "date": "2026-09-01"}
            decisions.append({"id": f"D-{name}", "criteria": some, **met})
    portfolio = Portfolio.model_validate(
        {
            "format": "rubric/1",
            "kind": "portfolio",
            "learner": "L-1",
            "registered": "2026-01-12",
            "qualification": "large@1",
            "units": units,
            "evidence": evidence,
            "decisions": decisions,
            "exemptions": exemptions,
        }
    )
    return facts_of(portfolio), tuple(units)


def main() -> None:
    for with_evidence in WITH_EVIDENCE:
        _measure(with_evidence)


def _measure(with_evidence: int) -> None:
    random_of = random.Random(8)
    specifications = {name: unit(name, random_of) for name in IDS}
    alone, whole, found = [], [], []
    for number in range(LEARNERS + 1):
        rules, (facts, names) = qualification(random_of), learner(random_of, with_evidence)
        judged = [specifications[name] for name in names]
        others = [specifications[name] for name in IDS if name not in names]
        start = time.process_time()
        result = evaluated(facts, judged, ON)
        between = time.process_time()
        on_one = entry(rules, result.units, others, names).result
        end = time.process_time()
        if number:  # the first reads the solver in
            alone.append(between - start)
            whole.append(end - between)
            found.append(on_one)
    ratios = [(a + q) / a for a, q in zip(alone, whole, strict=True)]
    of_status = {
        status.value: sum(each.best.status is status for each in found)
        for status in QualificationStatus
    }
    print(f"{UNITS} units in {GROUPS} overlapping groups, evidence for {with_evidence} of them")
    print(f"learners             {LEARNERS}: {of_status}")
    print(f"units alone          {_spread(alone)}")
    print(f"qualification        {_spread(whole)}  (aim: under {AIM * 1000:.0f} ms)")
    print(
        f"both beside units    {statistics.median(ratios):.2f} times, "
        f"from {min(ratios):.2f} to {max(ratios):.2f}  (bound: {BOUND})"
    )
    unproved = sum(not a.proved for r in found for a in (r.registered, r.best))
    print(f"answers not proved   {unproved}")


def _spread(seconds: list[float]) -> str:
    middle, low, high = (1000 * n for n in (statistics.median(seconds), min(seconds), max(seconds)))
    return f"{middle:.0f} ms, from {low:.0f} to {high:.0f}"


if __name__ == "__main__":
    main()
