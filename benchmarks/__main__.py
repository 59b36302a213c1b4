"""Run the benchmarks, and write what they say into docs/speed.md.

    python -m benchmarks [NAME…]

Each runs in a process of its own. What it prints goes to the terminal as it comes, and into the
block of the page that stands below its command; a benchmark that is not named keeps what the page
says of it.
"""

import os
import platform
import re
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

PAGE = Path(__file__).resolve().parents[1] / "docs/speed.md"
#: the command of each benchmark, and the block below it
BLOCK = re.compile(r"(?m)^`python -m benchmarks\.(\w+)([^`\n]*)`(.*)\n\n```text\n([^`]*)```$")


def said_by(name: str, arguments: Sequence[str]) -> str:
    """Return what a benchmark prints, shown as it comes.

    Raises:
        SystemExit: It ended with a failure; the page stays as it is.
    """
    command = [sys.executable, "-u", "-m", f"benchmarks.{name}", *arguments]
    lines = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as running:
        assert running.stdout is not None
        for line in running.stdout:
            print(line, end="", flush=True)
            lines.append(line)
    if running.returncode:
        raise SystemExit(f"the benchmark `{name}` ended with {running.returncode}")
    return "".join(lines)


def where() -> str:
    """Return when and on what the figures were taken."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    today = datetime.now(UTC).date()
    return f", {today}, {cores} cores, Python {platform.python_version()}:"


def main(names: Sequence[str]) -> None:
    """Run the benchmarks that are named, or all that the page has, and write the page.

    Raises:
        SystemExit: The page has no such benchmark, or one failed.
    """
    page = PAGE.read_text(encoding="utf-8")
    on_page = {name: arguments.split() for name, arguments, *_ in BLOCK.findall(page)}
    if unknown := set(names) - on_page.keys():
        raise SystemExit(f"no benchmark of docs/speed.md: {', '.join(sorted(unknown))}")
    for name, arguments in on_page.items():
        if names and name not in names:
            continue
        print(f"\n{name}", flush=True)
        said = said_by(name, arguments)

        def block(found: re.Match[str], name: str = name, said: str = said) -> str:
            if found[1] != name:
                return found[0]
            return f"`python -m benchmarks.{name}{found[2]}`{where()}\n\n```text\n{said}```"

        page = BLOCK.sub(block, page)
        PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
