"""Problems as text with the source line and a caret."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from rubric.diagnostics import Diagnostic, Severity, path_text
from rubric.phrases import help_text, outline, phrase, shown
from rubric.report.layout import WIDTH, joined
from rubric.sources import CellPlace, Ignored, LinePlace, Located, RowPlace, TextPlace

if TYPE_CHECKING:
    from rubric.report.file_findings import FileFindings

#: the text of a line, where it can be had
SourceLine = Callable[[TextPlace], str | None]
#: characters of a source line that are shown around the caret
_LONGEST_LINE = WIDTH


class Summary(NamedTuple):
    """What is said below the problems, beside how many there are."""

    #: that were checked
    files: int
    #: what comments in the files ignore
    ignored: tuple[Ignored, ...] = ()
    #: errors that were not selected; they count all the same
    unlisted: int = 0
    #: settings files that were used
    settings: tuple[str, ...] = ()
    #: what the records of portfolios say to quality assurance
    findings: tuple["FileFindings", ...] = ()
    #: of learners of large logs, who are not among these
    more_findings: int = 0


def message(problem: Located | Diagnostic, language: str = "en") -> str:
    """Return a problem as people read it: its place, what is wrong, what to write instead."""
    at_its_place = problem if isinstance(problem, Located) else Located(problem)
    return "\n".join(problem_lines(at_its_place, None, language))


def render_problems(
    problems: Iterable[Located],
    summary: Summary | None,
    source_line: SourceLine,
    language: str = "en",
) -> str:
    """Return problems with their source lines, how many there are, and where to read more.

    Args:
        problems: what is told.
        summary: of how many files they are; None where no file was looked through for them.
        source_line: the text of a line, for the caret.
        language: of the sentences.
    """
    every = list(problems)
    lines: list[str] = []
    for problem in every:
        lines += [*problem_lines(problem, source_line, language), ""]
    if summary is not None:
        lines.append(summary_line(every, summary, language))
    if every:
        code = every[0].diagnostic.code.code
        lines.append(phrase("head.explain", {"code": code}, language))
    if summary is not None and summary.findings:
        from rubric.report.file_findings import findings_lines  # few checks have portfolios

        lines += ["", *findings_lines(summary.findings, summary.more_findings, language)]
    return joined(lines)


def summary_line(problems: Iterable[Located], summary: Summary, language: str = "en") -> str:
    """Return how many files and problems there are; advice is counted where there is some."""
    severities = [problem.diagnostic.code.severity for problem in problems]
    counts = {
        "files": summary.files,
        "errors": severities.count(Severity.ERROR) + summary.unlisted,
        "warnings": severities.count(Severity.WARNING),
        "advice": severities.count(Severity.ADVICE),
        "ignored": len(summary.ignored),
        "unlisted": summary.unlisted,
    }
    key = "head.summary" if severities or summary.unlisted else "head.clean"
    told = [phrase(key, counts, language)]
    told += [
        phrase(f"summary.{more}", counts, language)
        for more in ("advice", "ignored", "unlisted")
        if counts[more]
    ]
    return "".join(told)


def problem_lines(
    problem: Located, source_line: SourceLine | None = None, language: str = "en"
) -> Iterator[str]:
    """Yield the lines of one problem: what, the source line with a caret, help and note."""
    yield _at_its_place(
        problem,
        phrase(problem.diagnostic.code.slug, problem.diagnostic.arguments, language),
        language,
    )
    margin = " "
    if isinstance(problem.place, TextPlace) and source_line is not None:
        text = source_line(problem.place)
        if text is not None:
            excerpt, caret = _excerpt(text, problem.place)
            margin = " " * len(str(problem.place.line))
            yield f"  {problem.place.line} | {excerpt}"
            yield f"  {margin}   {caret}"
    if told := problem_help(problem, language):
        yield f"  {margin} = {phrase('check.help', {'help': told}, language)}"
    for note in place_notes(problem, language):
        yield f"  {margin} = {note}"


def place_notes(problem: Located, language: str = "en") -> Iterator[str]:
    """Yield where else a problem stands: the other place, or each of several."""
    places = [str(place) for place in problem.related_places if place is not None]
    for at, place in enumerate(places):
        key = "check.note" if len(places) == 1 else "check.note_more" if at else "check.note_one"
        yield phrase(key, {"place": place}, language)


def problem_help(problem: Located, language: str) -> str:
    """Return what to write instead, or in rows what to pass; "" where nothing can be said."""
    at = "row" if isinstance(problem.place, (RowPlace, LinePlace, CellPlace)) else ""
    diagnostic = problem.diagnostic
    return help_text(diagnostic.code.slug, diagnostic.arguments, language, at=at)


def _excerpt(text: str, place: TextPlace) -> tuple[str, str]:
    """The part of a line around a span, made safe, and carets below the span."""
    start = place.column - 1
    cut = max(0, start - _LONGEST_LINE // 2) if len(text) > _LONGEST_LINE else 0
    before = shown(text[cut:start], _LONGEST_LINE * 8)
    span = shown(text[start : start + place.width], _LONGEST_LINE)
    after = shown(text[start + place.width : cut + _LONGEST_LINE], _LONGEST_LINE * 8)
    left = "…" if cut else ""
    right = "…" if len(text) > cut + _LONGEST_LINE and not span.endswith("…") else ""
    carets = "^" * max(1, len(span))
    return f"{left}{before}{span}{after}{right}", " " * len(left + before) + carets


def public_message(diagnostic: Diagnostic, language: str = "en") -> str:
    """Return what is wrong as machine formats say it: of a personal value nothing is quoted."""
    slug = diagnostic.code.slug
    if diagnostic.personal:
        return outline(slug, language)
    return phrase(slug, diagnostic.arguments, language)


def public_lines(problem: Located, language: str = "en") -> tuple[str, ...]:
    """Return the lines of a problem that may be passed on: its place, and what is wrong there."""
    return (_at_its_place(problem, public_message(problem.diagnostic, language), language),)


def outline_lines(problem: Located, language: str = "en") -> tuple[str, ...]:
    """Return the lines of a problem of which nothing at all is quoted."""
    return (_at_its_place(problem, outline(problem.diagnostic.code.slug, language), language),)


def _at_its_place(problem: Located, message: str, language: str) -> str:
    """What is wrong behind where it is: "unit.yaml:3:5: error RUB203 unknown-field: …"."""
    code = problem.diagnostic.code
    told = {"severity": code.severity, "code": code.code, "slug": code.slug, "message": message}
    said = phrase("check.said", told, language)
    place = str(problem.place) if problem.place else path_text(problem.diagnostic.path)
    return phrase("check.where", {"place": place, "said": said}, language) if place else said


def public_help(problem: Located, language: str = "en") -> str:
    """Return what to write instead as machine formats say it; "" where it would quote a person."""
    return "" if problem.diagnostic.personal else problem_help(problem, language)
