"""Cold start: `rubric report` and `rubric --help` beside importing what they stand on.

Each round runs both programs of a pair once, in turn, in new processes; the ratio of a
round is taken within it, so that a slow moment of the machine touches both. Time is that of
the processor, which other work on the machine changes less than the clock does. All find
their modules compiled, as they are where somebody has installed them, also where Python
is told to write no bytecode: it is kept in a folder of the benchmark's own.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 25
_RUBRIC = str(Path(sys.executable).with_name("rubric"))
#: with which a process would compile every module of ours anew, and none that was installed
_NO_BYTECODE = frozenset({"PYTHONDONTWRITEBYTECODE"})
#: what it is called → the command, what it is measured beside, the most and the aim
PAIRS: dict[str, tuple[list[str], str, float, float]] = {
    "rubric report": (
        [_RUBRIC, "report", "examples/with-gaps.yaml"],
        "from pydantic import BaseModel; import yaml",
        2.0,
        1.7,
    ),
    "rubric --help": ([_RUBRIC, "--help"], "import click", 1.5, 1.5),
}


def seconds(command: list[str], environment: Mapping[str, str]) -> float:
    """Return the processor's seconds of one run in a new process."""
    before = _spent()
    done = subprocess.run(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, check=False
    )
    if done.returncode not in (0, 1):
        raise SystemExit(f"{command} ended with {done.returncode}")
    return _spent() - before


def _spent() -> float:
    """What processes that have ended took of the processor."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def main() -> None:
    """Print the median ratio of each pair and its spread."""
    kept = {name: value for name, value in os.environ.items() if name not in _NO_BYTECODE}
    with tempfile.TemporaryDirectory() as folder:
        environment = {**kept, "PYTHONPYCACHEPREFIX": folder}
        for name, (command, imports, most, aim) in PAIRS.items():
            beside = [sys.executable, "-c", imports]
            for one in (command, beside):
                seconds(one, environment)  # compile and fill the file cache
            rounds = [
                (seconds(command, environment), seconds(beside, environment)) for _ in range(ROUNDS)
            ]
            ratios = sorted(ours / named for ours, named in rounds)
            print(f"{name}  {statistics.median(ours for ours, _ in rounds) * 1000:.0f} ms (median)")
            print(f"  {imports}  {statistics.median(n for _, n in rounds) * 1000:.0f} ms (median)")
            print(
                f"  ratio {statistics.median(ratios):.2f}, from {ratios[0]:.2f} to"
                f" {ratios[-1]:.2f} over {ROUNDS} rounds; target at most {most:g}, aim {aim:g}"
            )


if __name__ == "__main__":
    main()
