"""Cold start: `rubric report` of one portfolio against importing pydantic and yaml.

Each round runs both programs once, in turn, in new processes; the ratio of a
round is taken within it, so that a slow moment of the machine touches both. Both find
their modules compiled, as they are where somebody has installed them, also where Python
is told to write no bytecode: it is kept in a folder of the benchmark's own.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 25
TARGET = 2.5
REPORT = [str(Path(sys.executable).with_name("rubric")), "report", "examples/with-gaps.yaml"]
#: with which a process would compile every module of ours anew, and none that was installed
_NO_BYTECODE = frozenset({"PYTHONDONTWRITEBYTECODE"})
NAMED = [sys.executable, "-c", "from pydantic import BaseModel; import yaml"]


def seconds(command: list[str], environment: Mapping[str, str]) -> float:
    """Return the wall-clock seconds of one run in a new process."""
    start = time.perf_counter()
    done = subprocess.run(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, check=False
    )
    if done.returncode not in (0, 1):
        raise SystemExit(f"{command} ended with {done.returncode}")
    return time.perf_counter() - start


def main() -> None:
    """Print the median ratio and its spread."""
    kept = {name: value for name, value in os.environ.items() if name not in _NO_BYTECODE}
    with tempfile.TemporaryDirectory() as folder:
        environment = {**kept, "PYTHONPYCACHEPREFIX": folder}
        for command in (REPORT, NAMED):
            seconds(command, environment)  # compile and fill the file cache
        rounds = [
            (seconds(REPORT, environment), seconds(NAMED, environment)) for _ in range(ROUNDS)
        ]
    ratios = sorted(report / named for report, named in rounds)
    print(f"rubric report  {statistics.median(r for r, _ in rounds) * 1000:.0f} ms (median)")
    named = statistics.median(named for _, named in rounds)
    print(f"import pydantic, yaml  {named * 1000:.0f} ms (median)")
    print(
        f"ratio {statistics.median(ratios):.2f}, from {ratios[0]:.2f} to {ratios[-1]:.2f}"
        f" over {ROUNDS} rounds; target at most {TARGET}"
    )


if __name__ == "__main__":
    main()
