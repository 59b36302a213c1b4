"""Small faults put into the code by mutmut: which are still to be tried, and what came of them.

mutmut writes a file beside each mutated one: name of a mutant → exit code of the tests, None
while it has not been tried. Whatever is interrupted goes on from there.
"""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("rules", "evaluation")
_CODE = ROOT / "src/rubric"
_TRIED = ROOT / "mutants/src/rubric"
#: exit codes of pytest that mean that no test failed, or that none comes to the place
_SURVIVED, _NO_TESTS = 0, (5, 33)


@dataclass(frozen=True)
class Survivor:
    """A fault that no test finds: where it was put, the line as it is and as it was made."""

    function: str
    line: str
    becomes: str


def files() -> list[str]:
    """Return the files that faults are put into, as `rules/matching.py`."""
    every = (path for folder in FOLDERS for path in sorted((_CODE / folder).glob("*.py")))
    return [str(path.relative_to(_CODE)) for path in every]


def source_of(file: str) -> str:
    """Return the first twelve digits that tell one text of a file from another."""
    return hashlib.sha256((_CODE / file).read_bytes()).hexdigest()[:12]


def tried(file: str) -> Mapping[str, int | None]:
    """Return the mutants of a file and what came of each, as far as its text is the same."""
    beside = _TRIED / f"{file}.meta"
    if not beside.exists() or not _same_text(file):
        return {}
    codes: dict[str, int | None] = json.loads(beside.read_text("utf-8"))["exit_code_by_key"]
    return codes


def _same_text(file: str) -> bool:
    """Whether the mutants were made of the text that the file has now."""
    stamp = _TRIED / f"{file}.text"
    return stamp.exists() and stamp.read_text("utf-8") == source_of(file)


def run(asked: Iterable[str], *, survivors_again: bool) -> int:
    """Try what is still to be tried of some files; the exit code of mutmut.

    Args:
        asked: the files.
        survivors_again: whether to try again what survived, because there are new tests.
    """
    names: list[str] = []
    for file in asked:
        codes = tried(file)
        if codes:
            again = (None, _SURVIVED, *_NO_TESTS) if survivors_again else (None,)
            names += [name for name, code in codes.items() if code in again]
        else:
            names.append(f"rubric.{file.removesuffix('.py').replace('/', '.')}.*")
            stamp = _TRIED / f"{file}.text"
            stamp.parent.mkdir(parents=True, exist_ok=True)
            stamp.write_text(source_of(file), "utf-8")
    if not names:
        return 0
    mutmut = str(Path(sys.executable).with_name("mutmut"))
    environment = {**os.environ, "RUBRIC_HYPOTHESIS": "mutants"}
    return subprocess.run(
        [mutmut, "run", *names], cwd=ROOT, env=environment, check=False
    ).returncode


def figures_of(file: str) -> dict[str, Any] | None:
    """Return the figures of a file, or None while something of it is still to be tried."""
    codes = tried(file)
    if not codes or None in codes.values():
        return None
    survived = [name for name, code in codes.items() if code in (_SURVIVED, *_NO_TESTS)]
    found = sorted(map(_survivor, survived), key=lambda s: (s.function, s.line, s.becomes))
    return {
        "source": source_of(file),
        "mutants": len(codes),
        "found": len(codes) - len(survived),
        "survivors": [vars(survivor) for survivor in found],
    }


def _survivor(name: str) -> Survivor:
    """What a mutant changes; of a line with several ends the first that differs is shown."""
    mutmut = str(Path(sys.executable).with_name("mutmut"))
    shown = subprocess.run([mutmut, "show", name], cwd=ROOT, capture_output=True, text=True)
    changed = list(_changed(shown.stdout))
    was = " ".join(line for sign, line in changed if sign == "-")
    becomes = " ".join(line for sign, line in changed if sign == "+")
    function = name.rpartition(".")[2].partition("__mutmut")[0]
    # mutmut writes x_name, and xǁClassǁname for a method
    return Survivor(function.removeprefix("x_").removeprefix("xǁ").replace("ǁ", "."), was, becomes)


def _changed(diff: str) -> Iterator[tuple[str, str]]:
    for line in diff.splitlines():
        if line[:1] in ("-", "+") and line[:3] not in ("---", "+++"):
            yield line[0], line[1:].strip()
