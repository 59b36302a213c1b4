"""Which problems are listed: ignored by comments, chosen by settings and on the command line."""

from collections.abc import Callable, Collection, Iterable
from typing import NamedTuple

from rubric.diagnostics import Code, Diagnostic, Severity, codes
from rubric.diagnostics.selecting import Selection, codes_named, ignorable
from rubric.load import Document, in_file_order
from rubric.load.ignoring import Ignore
from rubric.load.settings import Settings, near_code
from rubric.phrases import phrase
from rubric.sources import Ignored, Located


class BadSelection(ValueError):
    """A code to select or to ignore is unknown, or is one of an error, which is never ignored."""


class Listed(NamedTuple):
    """Problems that are listed, and what became of the others."""

    problems: tuple[Located, ...]
    #: by comments in the files
    ignored: tuple[Ignored, ...]
    #: errors of codes that were not selected
    unlisted: tuple[Located, ...]


def asked_for(
    select: str | Iterable[str], ignore: str | Iterable[str]
) -> Callable[[Settings], Selection]:
    """Return what is listed under settings, where these codes are asked for beside them.

    Codes to select take the place of everything in the settings; codes to ignore are added.

    Args:
        select: codes, beginnings of codes (`RUB3`) or slugs, in a text with commas between them.
        ignore: likewise.

    Raises:
        BadSelection: a word names no code, or only errors are to be ignored.
    """
    selected = [code for word in _words(select) for code in _named(word)]
    ignored = frozenset(code for word in _words(ignore) for code in _ignorable(word))

    def under(settings: Settings) -> Selection:
        if selected:
            return Selection(frozenset(selected), ignored)
        chosen = None if settings.select is None else frozenset(settings.select)
        return Selection(chosen, ignored | frozenset(settings.ignore))

    return under


def _words(written: str | Iterable[str]) -> list[str]:
    texts = [written] if isinstance(written, str) else written
    return [word.strip() for text in texts for word in text.split(",") if word.strip()]


def _named(word: str) -> tuple[Code, ...]:
    named = codes_named(word)
    if not named:
        near = near_code(word)
        key = "refuse.code_near" if near else "refuse.code"
        raise BadSelection(phrase(key, {"word": word, "near": near}))
    return named


def _ignorable(word: str) -> tuple[Code, ...]:
    found = ignorable(_named(word))
    if not found:
        raise BadSelection(phrase("refuse.ignore_error", {"word": word}))
    return found


def listed(
    problems: Iterable[Located],
    documents: Collection[Document],
    selection: Callable[[str], Selection],
    looked_at: Callable[[Document], bool],
) -> Listed:
    """Return problems without those that comments ignore or that are not selected.

    Args:
        problems: everything that was found.
        documents: the files that were checked, whose comments are read.
        selection: gives what is selected of a file, by its name.
        looked_at: whether every check has looked at a file that has no errors.
    """
    told: list[Located] = []
    ignored: list[Ignored] = []
    by_name = {document.name: document for document in documents}
    comments = {name: document.ignores() for name, document in by_name.items()}
    used: set[Ignore] = set()
    with_errors: set[str] = set()
    for problem in problems:
        file = _file(problem)
        if problem.diagnostic.code.severity is Severity.ERROR:
            with_errors.add(file)
        found = [one for one in comments.get(file, _NONE)[0] if one.speaks_of(problem)]
        used.update(found)
        if found:
            personal = by_name[file].kind == "portfolio"
            ignored.append(Ignored(problem, found[0].reason, found[0].place, personal))
        else:
            told.append(problem)
    for name, (ignores, wrong) in comments.items():
        told += wrong
        if name not in with_errors and looked_at(by_name[name]):
            lists = selection(name).lists
            told += (_unused(one) for one in ignores if one not in used and lists(one.code))
    return _chosen(told, ignored, selection)


#: of a file that is not among those that were checked
_NONE: tuple[tuple[Ignore, ...], tuple[Located, ...]] = ((), ())


def _chosen(
    told: Iterable[Located], ignored: Iterable[Ignored], selection: Callable[[str], Selection]
) -> Listed:
    chosen, unlisted = [], []
    for problem in told:
        if selection(_file(problem)).lists(problem.diagnostic.code):
            chosen.append(problem)
        elif problem.diagnostic.code.severity is Severity.ERROR:
            unlisted.append(problem)
    return Listed(in_file_order(chosen), tuple(ignored), in_file_order(unlisted))


def _unused(one: Ignore) -> Located:
    told = {"code": one.code.code, "slug": one.code.slug}
    return Located(Diagnostic(codes.UNUSED_IGNORE, arguments=told), one.place)


def _file(problem: Located) -> str:
    return getattr(problem.place, "file", "")
