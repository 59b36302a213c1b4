"""Rows to JSON for one portfolio in a warm process; rows to judgements for 10,000, by two programs.

Only the one portfolio goes to the JSON of its whole result. Of the 10,000 one program
is a plain script and the other is `evaluate_many`. Both read the same JSON Lines file,
a learner with 20 items and 40 links on each line, and write one short line for each.
The script only lists the criteria that no link names; the other validates every row,
judges everything, and writes statuses, gaps, and the numbers of findings and problems.
They run by turns, a thousand learners at a time, so that a slow moment of the machine
falls on both. Items and links stand joined, a row a link, as a query gives them; the same
is told for the two apart.
"""

import json
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, TextIO

from pydantic_core import from_json

import rubric
from rubric.api.evaluating import Judging
from rubric.exchange.plain import plain_facts

LEARNERS, BATCH = 10_000, 1_000
TARGET, AIM = 6.0, 4.0
ON = date(2026, 11, 21)
LIBRARY = rubric.Library.load()
SPECIFICATION = "facilitating-action-learning@1"
CRITERIA = ("1.1", "2.1", "2.2", "2.3", "2.4", "3.1", "3.2", "3.3")
METHODS = ("observation", "product", "witness_testimony", "discussion", "reflective_account")

Tables = dict[str, list[dict[str, Any]]]


def tables_of(random_of: random.Random, *, joined: bool) -> Tables:
    """Return one learner's tables, as a database gives them: every column on every row."""
    items: list[dict[str, Any]] = [
        {
            "id": f"E{number}",
            "title": f"Record of set meeting {number}, with notes",
            "method": random_of.choice(METHODS),
            "date": f"2026-{random_of.randint(1, 9):02}-{random_of.randint(1, 28):02}",
            "source": random_of.choice(("workplace", "workplace", "simulation")),
            "occasion": f"set meeting {random_of.randint(1, 9)}",
            "site": None,
            "witness": random_of.choice((None, None, "W-1")),
            "observed_by": random_of.choice((None, None, "A-7")),
            "hours": random_of.choice((None, 1.5, 2, 2.5)),
            "supersedes": None,
            "withdrawn.date": None,
        }
        for number in range(1, 21)
    ]
    criteria = random_of.sample(CRITERIA, random_of.choice((6, 7, 8, 8)))
    pairs = [(item["id"], criterion) for item in items for criterion in criteria]
    links: list[dict[str, Any]] = [
        {"item": item, "criterion": criterion, "at": f"p. {random_of.randint(1, 9)}"}
        for item, criterion in sorted(random_of.sample(pairs, 40), key=pairs.index)
    ]
    decisions = []
    for number in range(1, 5):
        decided = random_of.sample(criteria, 2)
        linked = sorted({link["item"] for link in links if link["criterion"] in decided})
        decisions.append(
            {
                "id": f"D{number}",
                "criteria": ";".join(decided),
                "judgement": random_of.choice(("met", "met", "met", "not_yet_met")),
                "assessor": "A-7",
                "date": f"2026-10-{random_of.randint(1, 28):02}",
                "evidence": ";".join(random_of.sample(linked, min(3, len(linked)))) or None,
                "feedback": "Clear, and frank about what went less well.",
            }
        )
    by_id = {item["id"]: item for item in items}
    unmapped = by_id.keys() - {link["item"] for link in links}
    rows = [{**by_id[k["item"]], "criterion": k["criterion"], "at": k["at"]} for k in links]
    rows += [{**by_id[i], "criterion": None, "at": None} for i in sorted(unmapped)]
    return {
        "registrations": [{"specification": SPECIFICATION, "registered": "2026-01-05"}],
        "people": [{"id": "A-7", "role": "assessor"}, {"id": "Q-2", "role": "iqa"}],
        "declarations": [
            {
                "covers": "all",
                "signed_by_learner": "2026-09-30",
                "confirmed_by": "A-7",
                "confirmed": "2026-10-01",
            }
        ],
        **({"evidence": rows} if joined else {"items": items, "links": links}),
        "decisions": decisions,
        "reviews": [
            {"id": "R1", "of": "D1", "finding": "agreed", "iqa": "Q-2", "date": "2026-11-02"}
        ],
    }


def by_script(lines: list[str], out: TextIO) -> None:
    """The plain way: which criteria no link names."""
    for line in lines:
        learner = json.loads(line)
        tables = learner["tables"]
        named = {row["criterion"] for row in tables.get("evidence") or tables["links"]}
        without = [criterion for criterion in CRITERIA if criterion not in named]
        out.write(json.dumps([learner["learner"], without]) + "\n")


def by_rubric(lines: list[str], out: TextIO) -> None:
    """Everything validated and judged: each learner's criteria and gaps on a line."""
    for learner, result, problems in rubric.evaluate_many(_pairs(lines), LIBRARY, on=ON):
        [unit] = result.units
        statuses = {ref: criterion.status for ref, criterion in unit.criteria.items()}
        gaps = [(gap.reference, gap.waiting_on, gap.act) for gap in unit.gaps]
        told = [learner, unit.achieved, statuses, gaps, len(unit.findings), len(problems)]
        out.write(json.dumps(told) + "\n")


def _pairs(lines: list[str]) -> Iterator[tuple[str, Tables]]:
    for line in lines:
        learner = from_json(line)
        yield learner["learner"], learner["tables"]


def seconds(program: Callable[[list[str], TextIO], None], lines: list[str], out: TextIO) -> float:
    """Return what a program takes of the processor over some lines."""
    start = time.process_time()
    program(lines, out)
    return time.process_time() - start


def ratios(*, joined: bool) -> tuple[list[float], list[float], list[float]]:
    """Return the seconds of both programs for each batch, and their ratios in order."""
    random_of = random.Random(2026)
    theirs, ours = [], []
    with tempfile.TemporaryFile("w+", encoding="utf-8") as file:
        for number in range(LEARNERS):
            tables = tables_of(random_of, joined=joined)
            file.write(json.dumps({"learner": f"L-{number:05}", "tables": tables}) + "\n")
        file.seek(0)
        with tempfile.TemporaryFile("w", encoding="utf-8") as out:
            while lines := [line for _, line in zip(range(BATCH), file, strict=False)]:
                theirs.append(seconds(by_script, lines, out))
                ours.append(seconds(by_rubric, lines, out))
    return theirs, ours, sorted(our / their for our, their in zip(ours, theirs, strict=True))


def one_warm() -> list[float]:
    """Return the seconds from the rows of one portfolio to JSON, time after time."""
    tables = tables_of(random.Random(2026), joined=True)
    times = []
    for _ in range(200):
        start = time.perf_counter()
        [(_, result, problems)] = rubric.evaluate_many({"L-1": tables}, LIBRARY, on=ON)
        rubric.to_json(result, problems=problems)
        times.append(time.perf_counter() - start)
    return sorted(times[50:])


def judging_alone() -> list[float]:
    """Return the seconds that judging takes for each of a thousand learners' facts, in order."""
    random_of = random.Random(2026)
    every = [plain_facts(f"L-{n}", tables_of(random_of, joined=True)) for n in range(BATCH)]
    judging, times = Judging(LIBRARY, ON), []
    for facts in every:
        assert facts is not None
        start = time.perf_counter()
        judging.of_facts(facts)
        times.append(time.perf_counter() - start)
    return sorted(times)


def main() -> None:
    """Print what one portfolio takes, and the ratio over many with its spread."""
    warm = one_warm()
    middle = statistics.median(warm) * 1000
    print(f"one portfolio, rows to JSON, warm: {middle:.2f} ms, from {warm[0] * 1000:.2f}")
    alone = [1_000_000 * judged for judged in judging_alone()]
    middle = statistics.median(alone)
    print(f"judging alone, on facts already built: {middle:.0f} µs, from {alone[0]:.0f}")
    for joined, named in ((True, "items and links joined"), (False, "items and links apart")):
        theirs, ours, in_order = ratios(joined=joined)
        each = 1_000_000 / BATCH
        print(f"{LEARNERS} learners, 20 items and 40 links each, {named}")
        print(f"  script         {statistics.median(theirs) * each:7.0f} µs a learner")
        print(f"  evaluate_many  {statistics.median(ours) * each:7.0f} µs a learner")
        print(
            f"  ratio          {statistics.median(in_order):7.2f} from {in_order[0]:.2f} to "
            f"{in_order[-1]:.2f}; target at most {TARGET:g}, aim {AIM:g}"
        )


if __name__ == "__main__":
    main()
