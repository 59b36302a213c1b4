"""GitHub's commands: escaped so that no text ends a command, a property or a message early."""

import re
from pathlib import Path

import pytest
from tests.generated import ROOT

from rubric.api.checking import check
from rubric.diagnostics import Code, Diagnostic, Severity
from rubric.report.annotations import annotation, render_annotations
from rubric.report.problem_text import Summary
from rubric.sources import FilePlace, LinePlace, Located, Place, RowPlace, TextPlace

_LINE = re.compile(r"::(error|warning|notice) ([^\r\n]*?)::([^\r\n]*)")


def unescaped(text: str) -> str:
    """Return what GitHub makes of a property or a message."""
    for written, mark in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(written, mark)
    return text


def read(line: str) -> tuple[str, dict[str, str], str]:
    """Return a command as GitHub reads it."""
    shape = _LINE.fullmatch(line)
    assert shape, line
    pairs = (one.split("=", 1) for one in shape[2].split(","))
    return shape[1], {name: unescaped(value) for name, value in pairs}, unescaped(shape[3])


PLACES: list[tuple[Place | None, dict[str, str]]] = [
    # a name with everything that ends a property
    (
        TextPlace("a,b: 100%\r\n.yaml", 3, 5, 4),
        {"file": "a,b: 100%\r\n.yaml", "line": "3", "col": "5", "endColumn": "9"},
    ),
    # a whole file
    (FilePlace("units/a.yaml"), {"file": "units/a.yaml"}),
    # a row stands in no file
    (RowPlace("items", "1", "id"), {}),
    (None, {}),
]


@pytest.mark.parametrize(("place", "properties"), PLACES)
def test_properties_come_back_as_they_were(place: Place | None, properties: dict[str, str]) -> None:
    told = Diagnostic(Code("RUB102", "not-text"))
    kind, found, message = read(annotation(Located(told, place)))
    assert kind == "error"
    assert found == {**properties, "title": "RUB102 not-text"}
    assert message.startswith("the file is not a text file\nhelp: save it as plain text")


@pytest.mark.parametrize(
    ("severity", "command"),
    [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.ADVICE, "notice")],
)
def test_each_severity_has_its_command(severity: Severity, command: str) -> None:
    assert read(annotation(Located(Diagnostic(Code("RUB102", "not-text", severity)))))[0] == command


def test_a_value_cannot_begin_a_command_of_its_own() -> None:
    told = Diagnostic(
        Code("RUB205", "unknown-kind"),
        arguments={"value": "%0A::error::\n::set-env::x", "near": "", "allowed": ("unit",)},
    )
    text = render_annotations([Located(told)], Summary(1))
    assert len(text.splitlines()) == 2
    # the per cent sign is written out, so that what was typed is shown as it was typed
    assert "`%250A::error::" in text


def test_every_bad_file_is_told_a_command_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT / "tests" / "bad")
    checked = check(["."])
    *lines, last = render_annotations(checked.problems, Summary(9)).splitlines()
    assert len(lines) == len(checked.problems)
    for line, problem in zip(lines, checked.problems, strict=True):
        _, properties, message = read(line)
        assert properties["title"].startswith(problem.diagnostic.code.code)
        place = problem.place
        assert isinstance(place, (TextPlace, FilePlace, LinePlace))
        assert properties["file"] == Path(place.file).as_posix()
        assert message
    assert last.startswith("9 files checked: ")
