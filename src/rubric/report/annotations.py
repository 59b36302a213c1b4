"""Problems as GitHub shows them beside the lines of a change: one command a line.

What a log of GitHub holds is machine output: values of personal fields are left out.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import PurePath

from rubric.diagnostics import Severity
from rubric.phrases import phrase, shown
from rubric.report.problem_text import (
    Summary,
    place_notes,
    public_help,
    public_message,
    summary_line,
)
from rubric.sources import LinePlace, Located, RowPlace, TextPlace
from rubric.sources.places import within

#: severity → the command of GitHub
_COMMANDS: Mapping[Severity, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.ADVICE: "notice",
}
#: what ends a message or begins an escape; `%` first, so that no escape is escaped again
_IN_MESSAGE = {"%": "%25", "\r": "%0D", "\n": "%0A"}
#: what ends a property besides
_IN_PROPERTY = {**_IN_MESSAGE, ":": "%3A", ",": "%2C"}


def render_annotations(problems: Iterable[Located], summary: Summary, language: str = "en") -> str:
    """Return problems as commands of GitHub, and how many there are as a line of its log."""
    every = list(problems)
    lines = [annotation(problem, language) for problem in every]
    return "\n".join([*lines, summary_line(every, summary, language)]) + "\n"


def annotation(problem: Located, language: str = "en") -> str:
    """Return one problem as a command: `::error file=…,line=…,title=…::message`."""
    code = problem.diagnostic.code
    message = shown(public_message(problem.diagnostic, language), 10_000)
    if where := within(problem.place):
        message = phrase("check.where", {"place": where, "said": message}, language)
    told = [message]
    if instead := public_help(problem, language):
        told.append(phrase("check.help", {"help": instead}, language))
    told += place_notes(problem, language)
    properties = {**_at(problem), "title": f"{code.code} {code.slug}"}
    written = ",".join(
        f"{name}={_escaped(value, _IN_PROPERTY)}" for name, value in properties.items()
    )
    escaped = _escaped("\n".join(told), _IN_MESSAGE)
    return f"::{_COMMANDS[code.severity]} {written}::{escaped}"


def _at(problem: Located) -> dict[str, str]:
    place = problem.place
    if isinstance(place, TextPlace):
        return {
            "file": _file(place.file),
            "line": str(place.line),
            "col": str(place.column),
            "endColumn": str(place.column + place.width),
        }
    if place is None or isinstance(place, RowPlace):
        return {}
    line = {"line": str(place.line)} if isinstance(place, LinePlace) else {}
    return {"file": _file(place.file), **line}


def _file(name: str) -> str:
    """The name of a file as GitHub knows it; what is not seen in it stands as an escape.

    Line ends have escapes of GitHub's own.
    """
    pieces = re.split("([\r\n])", PurePath(name).as_posix())
    return "".join(one if one in _IN_MESSAGE else shown(one, len(one)) for one in pieces)


def _escaped(text: str, marks: Mapping[str, str]) -> str:
    for mark, written in marks.items():
        text = text.replace(mark, written)
    return text
