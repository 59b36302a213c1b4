"""Run conformance cases against an engine in which one rule is broken, a fork for each rule.

`python -m tests.conformance.breaking` says of every break whether each case that it names fails,
and whether every case is named; `--one-in N` tries some of the breaks, and `--every` lists for each
break all cases that fail, which helps to name them. The source on disk stays as it is: the one
module is compiled from the changed text where it is imported.
"""

import importlib.util
import json
import os
import signal
import sys
import traceback
from collections.abc import Iterator, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from types import CodeType
from typing import Any

# what the engine imports, once for all forks
import click  # noqa: F401
import jsonschema  # noqa: F401
import pydantic  # noqa: F401
import yaml  # noqa: F401

from tests.conformance.broken import BREAKS, Break

_ROOT = Path(__file__).resolve().parents[2]
_SOURCE = _ROOT / "src/rubric"
#: seconds that the cases of one break may take
_SECONDS = 60


def changed(one: Break) -> str:
    """Return the text of a module with its rule broken.

    Raises:
        LookupError: the text to change does not stand there, or more than once.
    """
    text = (_SOURCE / one.file).read_text(encoding="utf-8")
    if text.count(one.old) != 1:
        there = [file for file in _SOURCE.rglob("*.py") if one.old in file.read_text("utf-8")]
        moved = "".join(f"it stands in {file.relative_to(_SOURCE).as_posix()}\n" for file in there)
        raise LookupError(
            f"{one.file} has {text.count(one.old)} times, where once is needed:\n{one.old}\n{moved}"
            "the code of this rule has changed: say in tests/conformance/broken.yaml how it is "
            "broken now"
        )
    return text.replace(one.old, one.new)


class _Changed(SourceFileLoader):
    """Loads one module from a text of ours."""

    def __init__(self, name: str, path: str, text: str) -> None:
        super().__init__(name, path)
        self._text = text

    def get_code(self, fullname: str) -> CodeType:
        return compile(self._text, self.get_filename(fullname), "exec")


class _Finder(MetaPathFinder):
    def __init__(self, file: str, text: str) -> None:
        self._path = _SOURCE / file
        self._name = ".".join(["rubric", *Path(file).with_suffix("").parts])
        self._text = text

    def find_spec(self, fullname: str, path: Any, target: Any = None) -> ModuleSpec | None:
        del path, target
        if fullname != self._name:
            return None
        loader = _Changed(fullname, str(self._path), self._text)
        return importlib.util.spec_from_file_location(fullname, self._path, loader=loader)


def cases() -> dict[str, dict[str, Any]]:
    """Return every case by its name, as it is written."""
    files = sorted((_ROOT / "conformance").glob("*.json"))
    every = [case for file in files for case in json.loads(file.read_text("utf-8"))["cases"]]
    return {case["name"]: case for case in every}


def failing(one: Break, asked: Sequence[dict[str, Any]]) -> list[str]:
    """Return the names of those cases that fail where a rule is broken."""
    text = changed(one)
    here, there = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(here)
        signal.alarm(_SECONDS)
        code = 1
        try:
            sys.meta_path.insert(0, _Finder(one.file, text))
            found = [case["name"] for case in asked if _fails(case)]
            with os.fdopen(there, "w", encoding="utf-8") as stream:
                json.dump(found, stream)
            code = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)
    os.close(there)
    with os.fdopen(here, encoding="utf-8") as stream:
        told = stream.read()
    _, status = os.waitpid(child, 0)
    if status:
        raise RuntimeError(f"{one.file} cannot be run so: {one.new}")
    found_there: list[str] = json.loads(told)
    return found_there


def _fails(case: dict[str, Any]) -> bool:
    from rubric.testing.conformance import differences, our_result

    try:
        return bool(differences(case["expect"], our_result(case)))
    except Exception:  # a broken engine may break in any way
        return True


def faults(breaks: Sequence[Break]) -> Iterator[str]:
    """Yield what is not as it should be: a case that passes though its rule is broken."""
    known = cases()
    for one in breaks:
        yield from (f"no case is called {name}" for name in one.cases if name not in known)
        asked = [known[name] for name in one.cases if name in known]
        found = failing(one, asked)
        for case in asked:
            if case["name"] not in found:
                yield f"{case['name']} passes where {one.file} is broken: {one.new.strip()}"


def main() -> int:
    """Say what is wrong, and how many breaks and cases there are."""
    words = sys.argv[1:]
    if words == ["--every"]:
        for one in BREAKS:
            print(one.file, repr(one.new), *failing(one, [*cases().values()]), flush=True)
        return 0
    breaks = BREAKS[:: int(words[1])] if words[:1] == ["--one-in"] else BREAKS
    named = {name for one in BREAKS for name in one.cases}
    found = [
        *(f"no break names {name}" for name in cases() if name not in named),
        *faults(breaks),
    ]
    print("".join(f"{fault}\n" for fault in found), end="")
    print(f"{len(breaks)} rules broken one by one, {len(cases())} cases, {len(found)} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
