"""What is promised to those who build on rubric, as lines of which none ever goes.

Each snapshot here is kept: `make generated` adds what is new and leaves every line
that was there. A line that is no longer true therefore stays, and
`test_compatibility.py` fails until somebody takes it out by hand, in sight of
whoever reads the change. `docs/compatibility.md` says what the lines mean.
"""

import dataclasses
import inspect
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from pathlib import Path
from typing import Any

import click
from pydantic import BaseModel

import rubric
from rubric import testing
from rubric.api.schemas import SCHEMA_NAMES
from rubric.cli.verbs import rubric as command
from rubric.diagnostics import Code, codes
from rubric.evaluation import ClauseState, JudgedLink, RepairStep
from rubric.evaluation.records.links import KnownLink
from rubric.evaluation.trail import TrailNode
from rubric.facts import Item
from rubric.rules import (
    AtLeast,
    ResolvedCriterion,
    ResolvedOutcome,
    ResolvedRule,
    ResolvedSpecification,
)
from rubric.rules.nodes import Measure
from rubric.sources import FilePlace, TextPlace

#: types that public values hold → what of them is promised too
_HELD: Mapping[type, str] = {
    AtLeast: "measure n once_per path",
    ClauseState: "clause have need satisfied",
    Code: "code slug severity",
    FilePlace: "file",
    Item: "id method source day occasion site witness quantities",
    JudgedLink: "link counted reason reasons signed confirmed authenticated",
    KnownLink: "item at parts range",
    Measure: "kind name",
    RepairStep: "reason act waiting_on",
    ResolvedCriterion: "reference path text required rule parts range fingerprint",
    ResolvedOutcome: "ref text criteria rule",
    ResolvedRule: "stated basis reading path",
    ResolvedSpecification: "id version reference kind title",
    TextPlace: "file line column width",
    TrailNode: "path satisfied have need items children",
}
#: the words that results are written in
_WORDS = ("CriterionStatus", "Reason", "FindingCode", "WaitingOn", "Act", "Severity", "WhyOpen")
_FILES = (
    "specification",
    "evidence-rules",
    "qualification",
    "portfolio",
    "opportunities",
    "sampling",
    "command-verbs",
    "rows",
    "conformance-cases",
)
_OUTPUTS = tuple(name for name in SCHEMA_NAMES if name not in _FILES)


def code_lines() -> Iterator[str]:
    """Yield every code with its slug and how much it matters."""
    for code in codes.ALL:
        yield f"{code.code} {code.slug} {code.severity}"


def word_lines() -> Iterator[str]:
    """Yield every status, reason, finding, person to wait on, act and severity."""
    for name in _WORDS:
        for word in getattr(rubric, name):
            yield f"{name}.{word.name} = {word}"
    for status in rubric.ACHIEVED:
        yield f"achieved: {status}"
    for status in rubric.OPEN:
        yield f"open: {status}"


def python_lines() -> Iterator[str]:
    """Yield every public name, and the fields of every value that is public or held by one."""
    for name in rubric.__all__:
        value = getattr(rubric, name)
        yield name
        # the fields of what people write are those of the files; words have their own lines
        if inspect.isclass(value) and not issubclass(value, (BaseModel, Enum)):
            yield from (f"{name}.{member}" for member in sorted(_members(value)))
    yield from (f"testing.{name}" for name in testing.__all__)
    for held, promised in _HELD.items():
        there = _members(held)
        yield from (f"{held.__name__}.{member}" for member in promised.split() if member in there)


def _members(value: type) -> set[str]:
    fields = {f.name for f in dataclasses.fields(value)} if dataclasses.is_dataclass(value) else ()
    methods = {"count", "index"} if issubclass(value, tuple) else set()
    return {name for name in {*dir(value), *fields} - methods if not name.startswith("_")}


def command_lines() -> Iterator[str]:
    """Yield every command, its options and the words that they take."""
    context = click.Context(command)
    for name in command.list_commands(context):
        verb = command.get_command(context, name)
        assert verb is not None
        yield name
        for given in verb.params:
            for written in given.opts if isinstance(given, click.Option) else ():
                yield f"{name} {written}"
                if isinstance(given.type, click.Choice):
                    yield from (f"{name} {written} takes {word}" for word in given.type.choices)


def file_lines() -> Iterator[str]:
    """Yield every field that files may have, what it takes, and whether it may be left out."""
    for name in _FILES:
        for where, field, needed in _fields(name):
            yield where
            if not needed:
                yield f"{where} may be left out"
            for taken in _taken(field):
                yield f"{where} takes {taken}"


def output_lines() -> Iterator[str]:
    """Yield every field of a JSON output, its type, and whether it is always there."""
    for name in _OUTPUTS:
        for where, field, needed in _fields(name):
            yield f"{where} is {_type(field)}"
            if needed:
                yield f"{where} is always there"


def _fields(name: str) -> Iterator[tuple[str, dict[str, Any], bool]]:
    """Yield every field of a schema: where it is, what it is, and whether it is needed."""
    described = rubric.schema(name)
    shapes = described["$defs"]
    if name == "conformance-cases":  # what is expected has the fields of the result, told there
        shapes = {"Case": shapes["Case"]}
    for shape, one in {"": described, **shapes}.items():
        for field, what in one.get("properties", {}).items():
            where = f"{name} {shape}.{field}" if shape else f"{name} {field}"
            yield where, what, field in one.get("required", ())


def _taken(field: dict[str, Any]) -> Iterator[str]:
    """Yield the shapes and words that a field takes, where only some are taken."""
    if "$ref" in field:
        yield _shape(field)
    keyed = field.get("patternProperties", {}).values()
    every = (*field.get("anyOf", ()), field.get("items"), field.get("additionalProperties"), *keyed)
    for one in every:
        if isinstance(one, dict):
            yield from _taken(one)
    words = (*field.get("enum", ()), *([field["const"]] if "const" in field else []))
    yield from (json.dumps(word) for word in words)


def _type(field: dict[str, Any]) -> str:
    """Return what stands in a field of an output, in the words of JSON."""
    if "$ref" in field:
        return _shape(field)
    if "anyOf" in field:
        return " or ".join(dict.fromkeys(_type(one) for one in field["anyOf"]))
    if field["type"] == "array":
        return f"array of {_type(field['items'])}"
    return str(field["type"])


def _shape(field: dict[str, Any]) -> str:
    return str(field["$ref"]).rpartition("/")[2]


#: snapshot → what makes its lines
SNAPSHOTS: Mapping[str, Callable[[], Iterable[str]]] = {
    "codes.txt": code_lines,
    "words.txt": word_lines,
    "python.txt": python_lines,
    "commands.txt": command_lines,
    "files.txt": file_lines,
    "outputs.txt": output_lines,
}


def kept(file: Path, now: Iterable[str]) -> str:
    """Return the lines of a snapshot with what is new, and with what is no longer true."""
    there = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    return "\n".join(sorted({*there, *now})) + "\n"


def broken(file: Path, now: Iterable[str]) -> list[str]:
    """Return the lines of a snapshot that are no longer true."""
    return sorted(set(file.read_text(encoding="utf-8").splitlines()) - set(now))
