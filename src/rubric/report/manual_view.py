"""Pages of the manual as text: a code with its samples, a word of reports, the list of both."""

from collections.abc import Iterable, Iterator

from rubric.diagnostics import Code, Severity, codes
from rubric.phrases import has_phrase, outline, phrase
from rubric.phrases.manual import PAGES, Page
from rubric.phrases.manual.word import Word
from rubric.phrases.manual.words import WORDS
from rubric.report.layout import joined, wrapped
from rubric.report.problem_text import SourceLine, problem_lines
from rubric.sources import Located

#: where a word of reports stands as it is printed
_PRINTED = {
    "status": "status",
    "reason": "reason",
    "finding": "finding",
    "act": "act",
    "answer": "answer",
    "uncounted": "uncounted",
    "stays_open": "open",
    "obstacle": "claim",
}


def render_page(
    code: Code, problems: Iterable[Located], source_line: SourceLine, language: str = "en"
) -> str:
    """Return the page of a code.

    Args:
        code: which.
        problems: what the wrong sample gives.
        source_line: looks up the lines of the sample.
        language: of the messages.
    """
    page = PAGES[code.slug]
    title = {"code": code.code, "slug": code.slug, "severity": code.severity}
    lines = [phrase("explain.code", title, language), "", *wrapped(page.why)]
    if page.rows:
        lines += ["", *wrapped(phrase("explain.rows", None, language))]
    if page.sheet:
        lines += ["", *wrapped(phrase("explain.sheet", None, language))]
    if page.of_a_log:
        lines += ["", *wrapped(phrase("explain.log", {"file": page.name}, language))]
    lines += ["", phrase("explain.wrong", None, language), "", *_wrong(page, language)]
    lines += ["", phrase("explain.said", None, language), ""]
    for problem in problems:
        lines += [*(f"  {line}" for line in problem_lines(problem, source_line, language)), ""]
    lines += [phrase("explain.right", None, language), "", *_indented(page.right)]
    for name, text in page.beside.items():
        lines += ["", phrase("explain.beside", {"file": name}, language), "", *_indented(text)]
    return joined(lines)


def render_word(name: str, language: str = "en") -> str:
    """Return the page of a word of reports."""
    word = WORDS[name]
    arguments = {"word": name, "shown": as_printed(name, word, language)}
    lines = [*wrapped(phrase(f"explain.{word.sort}", arguments, language)), ""]
    lines += wrapped(word.means)
    if word.acts:
        lines += ["", *wrapped(phrase("explain.acts", {"acts": word.acts}, language))]
    return joined(lines)


def render_manual(language: str = "en") -> str:
    """Return every code and every word of reports, a line each where it fits."""
    lines = [phrase("explain.codes", None, language), ""]
    for code in codes.ALL:
        severity = "" if code.severity is Severity.ERROR else f" ({code.severity})"
        said = outline(code.slug, language)
        lines += wrapped(f"{code.code} {code.slug}{severity}: {said}", "  ", " " * 9)
    for sort in dict.fromkeys(word.sort for word in WORDS.values()):
        lines += ["", phrase(f"explain.list.{sort}", None, language), ""]
        for name, word in WORDS.items():
            if word.sort == sort:
                printed = as_printed(name, word, language)
                lines += wrapped(f"{name}: {printed}" if printed else name, "  ", "    ")
    return joined([*lines, "", phrase("explain.more", None, language)])


def as_printed(name: str, word: Word, language: str = "en") -> str:
    """Return what reports print for a word, its arguments as dots; "" for their own words."""
    key = f"{_PRINTED.get(word.sort)}.{name}"
    return outline(key, language) if has_phrase(key) else ""


def _wrong(page: Page, language: str) -> Iterator[str]:
    if isinstance(page.wrong, str) and page.wrong.strip():
        yield from _indented(page.wrong)
    else:
        key = "explain.empty" if isinstance(page.wrong, str) else "explain.not_shown"
        yield f"  {phrase(key, None, language)}"


def _indented(sample: str) -> Iterator[str]:
    yield from (f"  {line}" for line in sample.rstrip("\n").split("\n"))
