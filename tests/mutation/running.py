"""Small faults put into the code by mutmut: which are still to be tried, and what came of them.

mutmut writes a file beside each mutated one: name of a mutant → exit code of the tests, None
while it has not been tried. Whatever is interrupted goes on from there. The tests are run by
`forked`: mutmut's own way collects them anew for each mutant, which takes most of the time.
"""

import ast
import contextlib
import hashlib
import io
import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.mutation.kept import equivalent

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("rules", "evaluation", "solver")
_CODE = ROOT / "src/rubric"
_MUTANTS = ROOT / "mutants"
_TRIED = _MUTANTS / "src/rubric"
_SELECTED = "pytest_add_cli_args_test_selection"
#: laws that stand among the tables
_LAWS_TOO = "tests/testing/test_holding.py"
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
    every = (path for folder in FOLDERS for path in sorted((_CODE / folder).rglob("*.py")))
    return [str(path.relative_to(_CODE)) for path in every]


def source_of(file: str) -> str:
    """Return the first twelve digits that tell one code of a file from another.

    What is imported from where is no part of it: no fault is put there.
    """
    tree = ast.parse((_CODE / file).read_text("utf-8"))
    tree.body = [node for node in tree.body if not isinstance(node, ast.Import | ast.ImportFrom)]
    return hashlib.sha256(ast.dump(tree).encode("utf-8")).hexdigest()[:12]


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


def run(asked: Sequence[str], *, survivors_again: bool, tables_only: bool = False) -> int:
    """Try what is still to be tried of some files; the exit code of the run.

    The tables come first and find nearly everything. The laws, which take longer than all the
    rest, are run against what is left, but for what is known to change nothing.

    Args:
        asked: the files.
        survivors_again: whether to try again what survived, because there are new tests.
        tables_only: whether to pass over the laws; what survives then is still to be tried.
    """
    _make(asked)
    again = (None, _SURVIVED, *_NO_TESTS) if survivors_again else (None,)
    selected = _configured(_SELECTED)
    laws = [path for path in selected if path.startswith("tests/laws")]
    tables = [path for path in selected if path not in laws]
    names = [name for file in asked for name, code in tried(file).items() if code in again]
    code = _run(names, [*tables, f"--ignore={_LAWS_TOO}"], also_survivors=False)
    if code or tables_only:
        return code
    names = [name for file in asked for name, code in tried(file).items() if code in again]
    same = {name: _SURVIVED for name in names if _changes_nothing(name)}
    _take_in(same)
    left = [name for name in names if name not in same]
    return _run(left, [*laws, _LAWS_TOO], also_survivors=True)


def _run(names: Sequence[str], selection: Sequence[str], *, also_survivors: bool) -> int:
    """Run some tests against some mutants, and keep what came of each."""
    if not names:
        return 0
    (_MUTANTS / "asked.json").write_text(json.dumps(names), "utf-8")
    answers = _MUTANTS / "answers.jsonl"
    answers.unlink(missing_ok=True)
    path = os.pathsep.join([str(_MUTANTS / "src"), str(_MUTANTS)])
    environment = {**os.environ, "RUBRIC_HYPOTHESIS": "mutants", "PYTHONPATH": path}
    command = [sys.executable, "-m", "tests.mutation.forked", "asked.json", answers.name]
    options = _configured("pytest_add_cli_args")
    try:
        return subprocess.run(
            [*command, *options, *selection], cwd=_MUTANTS, env=environment, check=False
        ).returncode
    finally:  # also where it was stopped
        lines = answers.read_text("utf-8").splitlines() if answers.exists() else []
        survived = () if also_survivors else (_SURVIVED, *_NO_TESTS)
        tried = [json.loads(line) for line in lines]
        if tried:
            longest = max(seconds for _, _, seconds in tried)
            print(f"{len(tried)} tried, each in at most {longest:.1f} s of processor time")
        codes = {name: code for name, code, _ in tried}
        _take_in({name: code for name, code in codes.items() if code not in survived})


def _changes_nothing(name: str) -> bool:
    """Whether somebody has said of a mutant why it changes nothing."""
    survivor = _survivor(name)
    known = equivalent().get(_file_of(name), {})
    return (survivor.function, survivor.line, survivor.becomes) in known


def _make(asked: Iterable[str]) -> None:
    """Let mutmut write the mutants of the code as it is now, and copy the tests beside them."""
    from mutmut import __main__ as mutmut

    before = Path.cwd()
    os.chdir(ROOT)
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            _MUTANTS.mkdir(exist_ok=True)
            mutmut.copy_src_dir()
            mutmut.copy_also_copy_files()
            mutmut.create_mutants(1)
    finally:
        os.chdir(before)
    for file in asked:
        stamp = _TRIED / f"{file}.text"
        if not _same_text(file):
            stamp.write_text(source_of(file), "utf-8")


def _take_in(codes: Mapping[str, int]) -> None:
    """Put what came of the mutants into the files of mutmut."""
    of_file: dict[str, dict[str, int]] = {}
    for name, code in codes.items():
        of_file.setdefault(_file_of(name), {})[name] = code
    for file, found in of_file.items():
        beside = _TRIED / f"{file}.meta"
        data = json.loads(beside.read_text("utf-8"))
        data["exit_code_by_key"].update(found)
        beside.write_text(json.dumps(data, indent=4), "utf-8")


def _file_of(mutant: str) -> str:
    """The file that a fault was put into, as `rules/matching.py`."""
    return mutant.rpartition(".")[0].removeprefix("rubric.").replace(".", "/") + ".py"


def _configured(key: str) -> list[str]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        entries: list[str] = tomllib.load(file)["tool"]["mutmut"][key]
    return entries


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
    from mutmut.mutation.diff_apply import get_diff_for_mutant

    file = name.rpartition(".")[0].replace(".", "/") + ".py"
    changed = list(_changed(get_diff_for_mutant(name, path=Path("src") / file)))
    was = " ".join(line for sign, line in changed if sign == "-")
    becomes = " ".join(line for sign, line in changed if sign == "+")
    function = name.rpartition(".")[2].partition("__mutmut")[0]
    # mutmut writes x_name, and xǁClassǁname for a method
    return Survivor(function.removeprefix("x_").removeprefix("xǁ").replace("ǁ", "."), was, becomes)


def _changed(diff: str) -> Iterator[tuple[str, str]]:
    for line in diff.splitlines():
        if line[:1] in ("-", "+") and line[:3] not in ("---", "+++"):
            yield line[0], line[1:].strip()
