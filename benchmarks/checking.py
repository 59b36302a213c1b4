"""`rubric check` over many specifications: the second run beside the first, and how both grow.

Times are the process's own, in one run, in one process; the second run takes from the cache what
the first found in each file. What may grow faster than the files is what is looked for across
them, which the second run does afresh: its operations are counted (`tests/growth/counting.py`),
the same on every machine. An argument is the largest number of files: `python -m
benchmarks.checking 4000`.
"""

import gc
import math
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from tests.growth.counting import exponent, operations
from tests.quality.library import Node, Unit, Written, clean_units

from rubric.api.checking import Checked, check
from rubric.checks.wording.likeness import near_key

SIZES = (500, 1_000, 2_000, 4_000)
#: the second run may take so much of the first
BOUND = 1 / 5
#: of the counts, from one size to its double; n log n grows by 1.11 there, and by less later
GROWTH = 1.12
_OUTCOMES = 4
#: turns of one process and several, one after the other, since other work on a machine differs
_TURNS = 3


def written(folder: Path, size: int) -> None:
    """Write so many units of 16 criteria, each in wording of its own but for one in eight."""
    random = Random(20261122)
    outcomes = [
        outcome
        for unit in clean_units()
        if unit.is_english_unit
        for outcome in unit.nodes
        if outcome.kind == "outcome" and not any(c.extra or c.children for c in outcome.children)
    ]
    for number in range(size):
        facts = {"level": str(1 + number % 5), "title": f"Unit {number} of a library"}
        unit = Unit(f"unit-{number:05}", facts, [], [])
        for at in range(1, _OUTCOMES + 1):
            outcome = random.choice(outcomes)
            criteria = [
                Node("criterion", f"{at}.{n}", f"{criterion.text} {_where(random, number, n)}")
                for n, criterion in enumerate((outcome.children * 2)[:4], start=1)
            ]
            unit.nodes.append(Node("outcome", str(at), outcome.text, [], criteria))
        (folder / f"{unit.id}.yaml").write_text(Written(unit, random).text, encoding="utf-8")


def _where(random: Random, number: int, n: int) -> str:
    """What sets a criterion apart; one in eight is shared by units near by."""
    place = f"{number // 3}" if random.random() < 1 / 8 else f"{number} {n}"
    return f"on site {place}"


def timed(run: Callable[[], Checked]) -> tuple[float, float, Checked]:
    """Return the seconds of the process, those on the clock, and what was found."""
    process, clock = time.process_time(), time.perf_counter()
    found = run()
    return time.process_time() - process, time.perf_counter() - clock, found


def main(sizes: Sequence[int] = SIZES) -> int:
    """Print a line for each size; 1 where a bound is passed."""
    gc.set_threshold(100_000)  # as the command does
    print("seconds of the process, and operations of the second run for each file")
    print(f"{'files':>6}{'first':>9}{'second':>9}{'ratio':>8}{'counted':>10}{'growth':>8}")
    counts: list[int] = []
    worst, ratio = 0.0, 0.0
    with tempfile.TemporaryDirectory() as temporary:
        base = Path(temporary)
        check([base])  # what is imported is there before
        for size in sizes:
            folder, cache = base / f"units-{size}", base / f"cache-{size}"
            folder.mkdir()
            written(folder, size)
            first, _, found = timed(lambda f=folder, c=cache: check([f], cache=c))  # type: ignore[misc]
            second, _, again = timed(lambda f=folder, c=cache: check([f], cache=c))  # type: ignore[misc]
            assert again.problems == found.problems
            near_key.cache_clear()
            counts.append(operations(lambda f=folder, c=cache: check([f], cache=c)))  # type: ignore[misc]
            grown = exponent(sizes[: len(counts)], counts) if len(counts) > 1 else math.nan
            ratio, worst = second / first, max(worst, 0.0 if math.isnan(grown) else grown)
            each = counts[-1] / size
            print(f"{size:6,}{first:9.2f}{second:9.2f}{ratio:8.3f}{each:10,.0f}{grown:8.3f}")
        folder = base / f"units-{sizes[-1]}"
        cores = os.cpu_count() or 1
        turns = [
            tuple(timed(lambda n=jobs: check([folder], jobs=n))[1] for jobs in (1, cores))  # type: ignore[misc]
            for _ in range(_TURNS)
        ]
    alone, several = (min(clock) for clock in zip(*turns, strict=True))
    gains = ", ".join(f"{one / more:.2f}" for one, more in turns)
    print(f"{sizes[-1]:,} files without a cache, on the clock, the least of {_TURNS} turns: "
          f"{alone:.1f} s in one process, {several:.1f} s in {cores}; turn by turn {gains} times "
          "as fast")  # fmt: skip
    print(f"the second run takes {ratio:.3f} of the first (bound {BOUND})")
    print(f"the counts grow by an exponent of {worst:.3f} at most (bound {GROWTH})")
    return 0 if ratio <= BOUND and worst <= GROWTH else 1


if __name__ == "__main__":
    asked = [size for size in SIZES if size <= int(sys.argv[1])] if sys.argv[1:] else SIZES
    sys.exit(main(asked))
