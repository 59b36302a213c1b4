"""Fuzz the targets one after another, each for an equal share of the seconds, and say what came."""

import re
import subprocess
import sys
from collections.abc import Sequence
from typing import NamedTuple

from tests.fuzz import ROOT

#: inputs that led somewhere new stay here, so that the next run goes on from them
KEPT = ROOT / ".fuzz"
_EXECUTIONS = re.compile(r"stat::number_of_executed_units:\s+(\d+)")
_STATE = re.compile(r"^#\d+\s.*?cov: (\d+) ft: (\d+) corp: (\d+)", re.MULTILINE)


class Fuzzed(NamedTuple):
    """What was done with one target."""

    target: str
    executions: int
    #: branches that some input came to; inputs that are kept since each comes to others
    branches: int
    inputs: int
    #: names of the inputs that failed
    found: tuple[str, ...]


def fuzz(target: str, seconds: int) -> Fuzzed:
    """Fuzz one target for some seconds in a process of its own."""
    folder = KEPT / target
    command = [sys.executable, "-m", "tests.fuzz.process", target, str(seconds), str(folder)]
    ran = subprocess.run(command, cwd=ROOT, stderr=subprocess.PIPE, text=True, errors="replace")
    (folder / "log.txt").write_text(ran.stderr, encoding="utf-8")
    executions = _EXECUTIONS.search(ran.stderr)
    states = _STATE.findall(ran.stderr)
    branches, _, inputs = states[-1] if states else ("0", "0", "0")
    found = sorted(p.name for p in (folder / "found").iterdir() if p.suffix != ".txt")
    if ran.returncode and not found:
        found = [f"ended with {ran.returncode}: {folder / 'log.txt'}"]
    return Fuzzed(
        target, int(executions[1]) if executions else 0, int(branches), int(inputs), tuple(found)
    )


def main(arguments: Sequence[str]) -> int:
    """Fuzz, and return 1 where something failed."""
    seconds = int(arguments[0]) if arguments else 300
    targets = arguments[1:] or _every()
    failed = 0
    for target in targets:
        done = fuzz(target, max(1, seconds // len(targets)))
        print(
            f"{target:10}{done.executions:9,} executions{done.branches:8,} branches"
            f"{done.inputs:7,} inputs kept{len(done.found):4} found",
            flush=True,
        )
        for name in done.found:
            print(f"  {KEPT / target / 'found' / name}")
        failed += len(done.found)
    return 1 if failed else 0


def _every() -> list[str]:
    from tests.fuzz.targets import TARGETS  # imports all of ours, which each process does itself

    return list(TARGETS)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
