"""The manual: what a code or a word of reports means, with the message that a sample gives."""

import errno
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rubric.api.checked_logs import problems_of_log
from rubric.api.checking import portfolio_problems, problems_told
from rubric.api.evaluating import evaluate
from rubric.api.explaining import why
from rubric.api.library import Library, Source, library_of
from rubric.api.library_documents import read_library
from rubric.api.many import evaluate_many
from rubric.api.moving import move
from rubric.api.planning import plan
from rubric.api.portfolio import which_learner, wrong_kind
from rubric.api.proving import prove
from rubric.api.proving_qualifications import places_of, prove_qualification
from rubric.api.rows import rows_by_learner
from rubric.api.sheets import documents_in_text
from rubric.diagnostics import Code, Diagnostic, codes
from rubric.load import Document, document_of, line_reader
from rubric.load.settings import SETTINGS_FILE, settings_of
from rubric.model import Portfolio, Specification
from rubric.model.opportunities import Opportunities
from rubric.model.qualification import Qualification
from rubric.phrases import spelled
from rubric.phrases.manual import PAGES, Page
from rubric.phrases.manual.samples import UNIT
from rubric.phrases.manual.words import WORDS
from rubric.report.manual_view import as_printed, render_manual, render_page, render_word
from rubric.sources import FilePlace, LinePlace, Located, decoded_bytes, located

#: what the file of a sample is called in messages
_SAMPLE = "sample.yaml"
#: what everybody in a sample of a log is registered for
_SPECIFICATION = "facilitating-action-learning"
#: what is wrong with the files that commands name in samples
_OF_LOG_FILES: Mapping[Code, Mapping[str, str]] = {
    codes.BAD_PARQUET: {"reason": "cut short"},
    codes.BAD_WORKBOOK: {"reason": "cut short"},
    codes.FILE_NOT_A_TABLE: {"name": "notes"},
    codes.NO_REGISTRATIONS: {},
}
#: numbers are not guessed at: RUB999 is no slip for RUB409
_CODE = re.compile(r"rub ?\d")


def explain(word: str | None = None, language: str = "en") -> str:
    """Return the page of a code, or of a word that reports use.

    Args:
        word: a code (`RUB203`), its name (`unknown-field`), a status, a reason for not
            counting or a finding, by its code or as reports print it. Left out, the
            list of all of them.
        language: of the messages.

    Raises:
        KeyError: nothing has this name; `nearest` may know what was meant.

    >>> explain("insufficient").splitlines()[0]
    '`insufficient` is a status of a criterion, shown in reports as “insufficient”'
    """
    if word is None:
        return render_manual(language)
    found = _known(language)[_plain(word)]
    if isinstance(found, str):
        return render_word(found, language)
    documents, problems = _tried(found, PAGES[found.slug])
    return render_page(found, problems, line_reader(documents), language)


def nearest(word: str, language: str = "en") -> str:
    """Return the code or word that was most likely meant, or "".

    What is written may be part of one name alone, as `undeclared` is; otherwise it is a slip.

    >>> nearest("undeclared")
    'met_on_undeclared_evidence'
    """
    known = {name: found for name, found in _known(language).items() if not _CODE.match(name)}
    asked = _plain(word)
    holding = {known[name] for name in known if asked and f" {asked} " in f" {name} "}
    found = holding.pop() if len(holding) == 1 else known.get(spelled(asked, known), "")
    return found if isinstance(found, str) else found.slug


def _known(language: str) -> dict[str, Code | str]:
    """Everything that has a page, under every name that it goes by."""
    names: dict[str, Code | str] = {}
    for name, word in WORDS.items():
        if printed := as_printed(name, word, language):
            names.setdefault(_plain(printed), name)
        names |= {_plain(other): name for other in word.also}
    names |= {_plain(name): name for name in WORDS}
    for code in codes.ALL:
        names |= {_plain(code.code): code, _plain(code.slug): code}
    return names


def _plain(name: str) -> str:
    return re.sub(r"[\s_-]+", " ", name).strip().casefold()


def _tried(code: Code, page: Page) -> tuple[list[Document], tuple[Located, ...]]:
    """A page's wrong sample and the files beside it, and what is said about them."""
    if page.rows and isinstance(page.wrong, str):
        return [], tuple(_said_of(json.loads(page.wrong)))
    command = page.wrong if isinstance(page.wrong, str) else ""
    words = command.split()
    place = FilePlace(words[-1] if words else _SAMPLE)
    if page.told is not None:  # of a document that a command names, or of the sample itself
        place = FilePlace(words[2] if words[0] == "rubric" else page.name)
    if code is codes.UNREADABLE:
        reason = os.strerror(errno.ENOENT)
        return [], (Located(Diagnostic(code, (), {"reason": reason}), place),)
    if code is codes.NOT_A_LOG:
        return [], (Located(Diagnostic(code, (), {"how": "folder"}), place),)
    if page.told is not None:
        return [], (Located(Diagnostic(code, (), dict(page.told)), place),)
    if page.sheet:
        return [], tuple(_said_of_sheet(code, page))
    if code in _OF_LOG_FILES:
        return [], (Located(Diagnostic(code, (), _OF_LOG_FILES[code]), place),)
    if page.of_a_log:
        return [], _of_a_log(page)
    if page.name == SETTINGS_FILE:
        settings = settings_of(str(page.wrong), page.name, Path())
        return [Document(page.name, lines=settings.lines)], settings.problems
    sample = _document(page.wrong_bytes(), _SAMPLE)
    if code is codes.WRONG_KIND_HERE:
        return [sample], (wrong_kind(sample, "portfolio"),)
    beside = [_document(text.encode("utf-8"), name) for name, text in page.beside.items()]
    documents = [sample, *beside]
    at_hand = [*read_library((), {}), *documents]
    library = library_of(at_hand, _STORAGES.get(code))
    if code in _WHEN_MOVED and isinstance(sample.value, Portfolio):
        moved = move(sample.value, library, to="demo@3")
        return documents, tuple(located(problem, sample.place) for problem in moved.problems)
    if code in _WHEN_ASKED_WHY and isinstance(sample.value, Portfolio):
        told = why(evaluate(sample.value, library, on=date.max))
        assert isinstance(told, Diagnostic)
        return documents, (located(told, sample.place),)
    if code in _WHEN_PROVED:
        return documents, _proved(sample, library)
    if code is codes.TASKS_NOT_FOR_IT:
        return documents, tuple(_planned(sample, beside, library))
    return documents, problems_told(documents, library, at_hand)


def _planned(tasks: Document, beside: Iterable[Document], library: Library) -> Iterator[Located]:
    """What keeps tasks from being planned with for the portfolio beside them."""
    for portfolio in beside:
        if isinstance(tasks.value, Opportunities) and isinstance(portfolio.value, Portfolio):
            found = plan(tasks.value, library, portfolio.value, on=date.max)
            yield from (located(problem, tasks.place) for problem in found.problems)


def _proved(sample: Document, library: Library) -> tuple[Located, ...]:
    """What is said of a unit or a qualification that is proved."""
    if isinstance(sample.value, Specification):
        proof = prove(sample.value, library, on=date.max)
        return tuple(located(problem, sample.place) for problem in proof.diagnostics)
    assert isinstance(sample.value, Qualification)
    return places_of(prove_qualification(sample.value, library, on=date.max), library, sample.value)


def _no_answer(*_: object) -> Specification | None:
    raise TimeoutError


def _the_next_version(name: str, version: str | None) -> Specification | None:
    text = UNIT.replace("id: demo", f"id: {name}").replace("version: 1", f"version: {version}.1")
    value = document_of(text, _SAMPLE).value
    return value if isinstance(value, Specification) else None


#: codes of a portfolio that is to be moved to version 3 of the unit beside it
_WHEN_MOVED = (
    *(codes.NOT_AGAINST_IT, codes.VERSION_UNCLEAR, codes.VERSION_BETWEEN),
    codes.NOT_BUILT_YET,
)
#: codes of a portfolio whose reasons are asked for
_WHEN_ASKED_WHY = (codes.NOT_JUDGED, codes.SEVERAL_MEANT)
#: codes of what is proved
_WHEN_PROVED = (
    *(codes.RULE_CHANGES_NOTHING, codes.CHOICE_NEVER_NEEDED, codes.NOT_SHOWN_TO_MATTER),
    *(codes.COMBINATION_CHANGES_NOTHING, codes.COMBINATION_NOT_SHOWN),
)
#: what the storage does that a sample speaks of
_STORAGES: Mapping[Code, Source] = {
    codes.SOURCE_FAILED: _no_answer,
    codes.SOURCE_GAVE_ANOTHER: _the_next_version,
}


def _of_a_log(page: Page) -> tuple[Located, ...]:
    """What is said about a table of a log, under the name of its file alone."""
    library = library_of([*read_library((), {})])
    with TemporaryDirectory() as folder:
        file = Path(folder) / page.name
        file.write_bytes(page.wrong_bytes())
        found = problems_of_log(file, library, date.max, specification=_SPECIFICATION)
        return tuple(_without_folder(problem, page.name) for problem in found)


def _without_folder(problem: Located, name: str) -> Located:
    place = problem.place
    if isinstance(place, (LinePlace, FilePlace)):
        return replace(problem, place=place._replace(file=name))
    return problem


def _said_of(sample: Any) -> Iterator[Located]:
    """What is said about rows: tables of many learners, or learners with their tables."""
    learners = rows_by_learner(sample) if isinstance(sample, dict) else sample
    library = library_of([*read_library((), {})])
    for _, _, problems in evaluate_many(learners, library, on=date.max):
        yield from problems


def _said_of_sheet(code: Code, page: Page) -> Iterator[Located]:
    """What is said about the cells of a workbook."""
    if code is codes.WORKBOOK_NOT_READ:
        yield Located(Diagnostic(code, (), {"reason": "damaged"}), FilePlace(page.name))
    elif code is codes.WORKBOOK_HAS_MACROS:
        yield Located(Diagnostic(code), FilePlace(page.name))
    else:
        documents = documents_in_text(str(page.wrong), page.name)
        library = library_of([*read_library((), {})])
        for document in documents:
            yield from (*document.problems, *portfolio_problems(document, library))
        if code is codes.WHICH_LEARNER:
            yield which_learner(documents)


def _document(data: bytes, name: str) -> Document:
    text = decoded_bytes(data, name)
    return (
        Document(name, problems=(text,)) if isinstance(text, Located) else document_of(text, name)
    )
