"""Problems as plain data and as JSON; values of personal fields are left out."""

from collections.abc import Iterable, Mapping

from rubric.diagnostics import Argument, Diagnostic, Path, path_text
from rubric.phrases import phrase
from rubric.report.problem_shape import IgnoredView, PlaceView, ProblemsView, ProblemView
from rubric.report.problem_text import Summary, problem_help
from rubric.sources import (
    CellPlace,
    FilePlace,
    Ignored,
    LinePlace,
    Located,
    PagePlace,
    ParagraphPlace,
    Place,
    RowPlace,
    TextPlace,
)

#: characters of a value that JSON gives; more is nobody's name, and may be a megabyte
_LONGEST_VALUE = 1_000


def render_problems_json(
    problems: Iterable[Located], summary: Summary, language: str = "en"
) -> str:
    """Return problems and findings as JSON; values of personal fields are left out."""
    from rubric.report.file_findings import findings_view
    from rubric.report.json_text import json_text

    view: ProblemsView = {
        "format": "rubric/1",
        "kind": "problems",
        "files": summary.files,
        "settings": list(summary.settings),
        "problems": [problem_view(problem, language) for problem in problems],
        "findings": findings_view(summary.findings, language),
        "ignored": [_ignored(one, language) for one in summary.ignored],
        "unlisted_errors": summary.unlisted,
    }
    if summary.more_findings:
        view["more_findings"] = summary.more_findings
    return json_text(view) + "\n"


def _ignored(one: Ignored, language: str) -> IgnoredView:
    view: IgnoredView = {
        "problem": problem_view(one.problem, language),
        "comment": _place(one.place),
    }
    if one.reason and not one.personal:
        view["reason"] = cut(one.reason)
    return view


def problem_view(problem: Located, language: str = "en") -> ProblemView:
    """Return one problem as plain data; of a personal one only what it is and where."""
    diagnostic = problem.diagnostic
    code = diagnostic.code
    view: ProblemView = {
        "code": code.code,
        "slug": code.slug,
        "severity": str(code.severity),
        "path": cut(path_text(diagnostic.path)),
        "arguments": {},
    }
    if not diagnostic.personal:
        view["arguments"] = _plain(diagnostic.arguments)
        view["message"] = phrase(code.slug, diagnostic.arguments, language)
        if told := problem_help(problem, language):
            view["help"] = told
    if problem.place is not None:
        view["place"] = _place(problem.place)
    related = [_place(place) for place in problem.related_places if place is not None]
    if related:
        view["related"] = related
    return view


def _plain(arguments: Mapping[str, Argument]) -> dict[str, str | int | list[str]]:
    plain: dict[str, str | int | list[str]] = {}
    for name, value in arguments.items():
        if isinstance(value, tuple):
            plain[name] = [cut(entry) for entry in value]
        else:
            plain[name] = cut(value) if isinstance(value, str) else value
    return plain


def cut(text: str) -> str:
    """Return a text as it was written; of one longer than any name only the beginning."""
    return text if len(text) <= _LONGEST_VALUE else text[: _LONGEST_VALUE - 1] + "…"


def _place(place: Place) -> PlaceView:
    match place:
        case FilePlace(file):
            return {"file": file}
        case RowPlace(table, row, column):
            return {"table": cut(table), "row": cut(row), "field": cut(column)}
        case CellPlace(file, sheet, cell):
            return {"file": file, "sheet": cut(sheet), "cell": cell}
        case PagePlace(file, page, line):
            return {"file": file, "page": page, "line": line}
        case LinePlace(file, line, column):
            return {"file": file, "line": line, "field": cut(column)}
        case ParagraphPlace(file, paragraph):
            return {"file": file, "paragraph": paragraph}
        case TextPlace(file, line, column, width):
            return {"file": file, "line": line, "column": column, "width": width}


class Placed:
    """Problems that know their place, found by their diagnostics."""

    def __init__(self, problems: Iterable[Located]) -> None:
        self._by_path: dict[tuple[str, Path], list[Located]] = {}
        for problem in problems:
            diagnostic = problem.diagnostic
            key = (diagnostic.code.code, diagnostic.path)
            self._by_path.setdefault(key, []).append(problem)

    def at(self, diagnostic: Diagnostic) -> Located:
        """Return a diagnostic at its place, or without one where nobody has said it."""
        known = self._by_path.get((diagnostic.code.code, diagnostic.path), ())
        same = (problem for problem in known if problem.diagnostic == diagnostic)
        return next(same, Located(diagnostic))
