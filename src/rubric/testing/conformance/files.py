"""The files of cases: where they are, and each case as a value."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema

from rubric.api.cases_schema import GIVEN
from rubric.api.schemas import schema
from rubric.phrases import phrase

#: what an implementation is given of a case, in the order in which it is asked
ASKED = (*GIVEN, "on", "target", "what_if")


@dataclass(frozen=True, slots=True)
class ConformanceCase:
    """One case: what is given, what is expected of the result, by which rule and why."""

    file: str
    name: str
    clause: str
    why: str
    given: Mapping[str, Any]
    expect: Mapping[str, Any]


def cases_folder() -> Path:
    """Return the folder of the cases that come with the engine."""
    package = Path(__file__).resolve().parents[2]
    shipped = package / "conformance"
    return shipped if shipped.is_dir() else package.parents[1] / "conformance"


def read_cases(folder: Path | None = None) -> tuple[ConformanceCase, ...]:
    """Return every case of a folder, by file and in its order; of our own without a folder.

    Raises:
        ValueError: there are no cases, a file is not one of cases, or two have one name.
    """
    where = cases_folder() if folder is None else folder
    found: dict[str, ConformanceCase] = {}
    for file in sorted(where.glob("*.json")):
        for case in _of_file(file):
            first = found.setdefault(case.name, case)
            if first is not case:
                about = {"name": case.name, "files": (first.file, case.file)}
                raise ValueError(phrase("conformance.twice", about))
    if not found:
        raise ValueError(phrase("conformance.none", {"folder": str(where)}))
    return tuple(found.values())


def chosen(cases: Sequence[ConformanceCase], names: Sequence[str]) -> list[ConformanceCase]:
    """Return the cases of these names, or of the files of these names; all without any.

    Raises:
        ValueError: nothing has one of the names.
    """
    for name in names:
        if not any(name in _names(case) for case in cases):
            raise ValueError(phrase("conformance.no_such", {"name": name}))
    return [case for case in cases if not names or not _names(case).isdisjoint(names)]


def _names(case: ConformanceCase) -> frozenset[str]:
    return frozenset({case.name, case.file, case.file.removesuffix(".json")})


def _of_file(file: Path) -> Iterator[ConformanceCase]:
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:
        about = {"file": file.name, "told": str(error)}
        raise ValueError(phrase("conformance.no_json", about)) from None
    fault = jsonschema.exceptions.best_match(_validator().iter_errors(data))
    if fault is not None:
        about = {
            "file": file.name,
            "path": _named(data, fault.absolute_path),
            "told": fault.message,
        }
        raise ValueError(phrase("conformance.no_cases", about))
    for case in data["cases"]:
        given = {name: case[name] for name in ASKED if name in case}
        yield ConformanceCase(
            file.name, case["name"], case["clause"], case["why"], given, case["expect"]
        )


@cache
def _validator() -> jsonschema.Draft202012Validator:
    """What holds a file against the schema; it takes longer to make than to ask."""
    return jsonschema.Draft202012Validator(schema("conformance-cases"))


def _named(data: Any, path: Sequence[str | int]) -> str:
    """A place in a file, with the name of the case instead of its position."""
    steps = [str(step) for step in path]
    if len(steps) > 1 and steps[0] == "cases":
        steps[1] = str(data["cases"][int(steps[1])].get("name", steps[1]))
    return "/".join(steps)
