"""The laws under a fuzzer that follows branches: `python -m tests.thorough 10`, in minutes.

HypoFuzz takes each law of `tests/laws` for an equal share of the minutes, and keeps what it
finds where Hypothesis keeps its examples; the next time it goes on from there. Then the laws
are run as on every day: that tries what was found again, makes it small, and shows it. The
exit code is that of this run.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from hypofuzz.database import HypofuzzDatabase, Report, test_keys_key
from hypothesis.database import DirectoryBasedExampleDatabase

ROOT = Path(__file__).resolve().parents[1]
_KEPT = ROOT / ".hypothesis/examples"
_LAWS = "tests/laws"


class Fuzzed(NamedTuple):
    """What was done for one law; counted up to the last report, which is not the last case."""

    law: str
    cases: int
    #: from which line to which the cases came, in all that the law calls
    branches: int
    #: different sets of branches
    ways: int


def laws() -> list[str]:
    """Return the laws that have generated cases, as pytest names them."""
    command = [sys.executable, "-m", "pytest", "--collect-only", "-m", "hypothesis", _LAWS]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [line for line in said.splitlines() if "::" in line]


def fuzz(law: str, seconds: float) -> None:
    """Run the fuzzer over one law for a time, or until it has found something."""
    command = [Path(sys.executable).with_name("hypothesis"), "fuzz", "--no-dashboard", "-n", "1"]
    running = subprocess.Popen(
        [*command, "--", law],
        cwd=ROOT,
        env={**os.environ, "RUBRIC_HYPOTHESIS": "fuzzed"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,  # when it is told to stop it says at length where it was
        start_new_session=True,
    )
    try:
        running.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        os.killpg(running.pid, signal.SIGINT)
        running.wait()


def fuzzed(since: float) -> list[Fuzzed]:
    """Return what was reported of each law since a moment."""
    kept = HypofuzzDatabase(DirectoryBasedExampleDatabase(_KEPT))
    found = []
    for key in kept.fetch(test_keys_key):
        reports = [r for r in kept.reports.fetch(key) if r.timestamp >= since]
        if reports:
            last = max(reports, key=_cases)
            name = last.nodeid.rpartition("::")[2]
            found.append(Fuzzed(name, _cases(last), last.behaviors, last.fingerprints))
    return sorted(found)


def _cases(report: Report) -> int:
    return sum(report.status_counts.values())


def main(arguments: Sequence[str]) -> int:
    """Fuzz for the minutes asked for, say what was done, and run the laws once more."""
    minutes = float(arguments[0]) if arguments else 10.0
    every, started = laws(), time.time()
    at_once = os.cpu_count() or 1
    seconds = minutes * 60 * at_once / len(every)
    print(f"{len(every)} laws, {seconds:.0f} seconds each, {at_once} at a time")
    with ThreadPoolExecutor(at_once) as pool:
        list(pool.map(lambda law: fuzz(law, seconds), every))
    done = fuzzed(started)
    for of in done:
        print(f"{of.law:45}{of.cases:7,} cases{of.branches:8,} branches{of.ways:7,} ways")
    print(f"{len(done)} of {len(every)} laws, {sum(of.cases for of in done):,} cases or more")
    again = subprocess.run([sys.executable, "-m", "pytest", _LAWS], cwd=ROOT, check=False)
    return again.returncode if len(done) == len(every) else again.returncode or 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
