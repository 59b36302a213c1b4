"""What is fuzzed: functions that take any bytes, and fail where something is wrong.

They hold for whatever the bytes are: nothing raises, every form of output can be written and keeps
to its schema, mending again changes nothing, and without `--fix` nothing on disk changes.
"""

import json
import time
from collections.abc import Callable, Mapping
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import jsonschema

import rubric
import tests.laws.test_fixing as mending
from rubric.api.checked_files import asked
from rubric.api.checked_logs import checked_log
from rubric.api.checking import Checked, check, problems_told
from rubric.api.evaluating import Judging
from rubric.api.files import builtin_folder
from rubric.api.found import findings_in, last_day
from rubric.api.library import Library, library_of
from rubric.diagnostics import Severity
from rubric.exchange.logs.days import Days
from rubric.load import Document, document_of, line_reader, load_document
from rubric.model import Portfolio, Specification
from rubric.phrases import help_text, phrase
from rubric.report.annotations import render_annotations
from rubric.report.json_view import to_json
from rubric.report.problem_json import render_problems_json
from rubric.report.problem_text import SourceLine, Summary, render_problems
from rubric.report.sarif import render_sarif
from rubric.sources import Located, decoded_bytes
from rubric.sources.documents.reading import read_bytes
from rubric.sources.documents.refusing import Refused
from rubric.testing import laws
from tests.fuzz.choices import Choices
from tests.fuzz.trees import file_of
from tests.importing.test_nothing_lost import VERBS
from tests.sources.documents.making import archive
from tests.sources.documents.test_any import SOUND, assert_tables
from tests.test_bad_inputs import assert_said

ON = date(2026, 11, 21)
#: seconds of this process for one input of a few thousand bytes, with the branches followed
LONGEST = 10.0
#: of so many files one is also checked where it stands on a disk
_ON_DISK = 16

#: criteria of a unit that is proved too
_FEW_CRITERIA = 6

#: what learners are registered for where no table says so
_UNIT = "facilitating-action-learning"
#: gone when the run ends
_FOLDER = TemporaryDirectory()


def text(data: bytes) -> None:
    """A file of any bytes: checked, mended and reported on."""
    name = "any.yaml"
    read = decoded_bytes(data, name)
    document = Document(name, problems=(read,)) if isinstance(read, Located) else None
    _, found = _checked(document or document_of(str(read), name))
    if sum(data) % _ON_DISK == 0:
        _unwritten(data, found)
    if isinstance(read, str):
        mending.law_of_mending(read, seen=sum(data) % 2 == 0)


def tree(data: bytes) -> None:
    """A sound file of any kind with fields changed: checked, mended, and judged or proved."""
    written = file_of(data)
    document = document_of(written, "any.yaml")
    library, problems = _checked(document)
    mending.law_of_mending(written, seen=True)
    _used(document, library, problems)


def portfolio(data: bytes) -> None:
    """A sound portfolio with fields changed: checked, judged and shown in every form."""
    document = document_of(file_of(data, ("portfolio",)), "any.yaml")
    _used(document, *_checked(document))


def logs(data: bytes) -> None:
    """A log of up to three tables in CSV or JSON lines, of any bytes."""
    folder = Path(_FOLDER.name) / "log"
    folder.mkdir(exist_ok=True)
    names = ("registrations", "items", "links", "decisions")
    for old in folder.iterdir():
        old.unlink()
    suffix = ".jsonl" if data[:1] in b"{[" and data else ".csv"
    for name, part in zip(names, data.split(b"\n\n\n"), strict=False):
        (folder / f"{name}{suffix}").write_bytes(part)
    before = mending.state(folder)
    files = asked([folder]).logs[0] if asked([folder]).logs else tuple(sorted(folder.iterdir()))
    days: Days = "dmy" if len(data) % 2 else "ymd"
    found = checked_log(files, _library(), days, _UNIT if len(data) % 3 else "")
    _written(found.problems, Summary(len(files), findings=found.findings), line_reader(()))
    assert mending.state(folder) == before


def documents(data: bytes) -> None:
    """A document of any format, its first byte saying of which: read or refused, nothing lost."""
    choices = Choices(data)
    suffix = choices.one_of(SUFFIXES)
    made = choices.rest()
    if suffix in _PARTS:  # what stands in an archive, since its sums find most changes of its bytes
        made = archive(_parts(suffix) | {_PARTS[suffix]: made})
    try:
        read = read_bytes(made, suffix, f"any{suffix}")
    except Refused as refused:
        diagnostic = refused.problem.diagnostic
        assert phrase(diagnostic.code.slug, diagnostic.arguments)
        assert help_text(diagnostic.code.slug, diagnostic.arguments)
        return
    assert_tables(read)
    laws.law_10_nothing_lost(read, VERBS)


#: formats that are read in this process
SUFFIXES = (".txt", ".md", ".html", ".csv", ".docx", ".xlsx", ".ods")
#: formats that are archives → the part that holds what is said
_PARTS = {
    ".docx": "word/document.xml",
    ".xlsx": "xl/worksheets/sheet1.xml",
    ".ods": "content.xml",
}


@cache
def _parts(suffix: str) -> dict[str, str | bytes]:
    import zipfile
    from io import BytesIO

    with zipfile.ZipFile(BytesIO(SOUND[suffix])) as read:
        return {name: read.read(name) for name in read.namelist()}


def sound_part(suffix: str) -> bytes:
    """Return what changes of a document begin with."""
    if suffix not in _PARTS:
        return SOUND[suffix]
    part = _parts(suffix)[_PARTS[suffix]]
    return part if isinstance(part, bytes) else part.encode()


@cache
def _at_hand() -> tuple[Document, ...]:
    """The built-in specifications, read once."""
    return tuple(load_document(file, str(file)) for file in sorted(builtin_folder().glob("*.yaml")))


@cache
def _library() -> Library:
    return library_of(_at_hand())


def _checked(document: Document) -> tuple[Library, tuple[Located, ...]]:
    """Return what checking a file finds, written in every form, and the library with it."""
    at_hand = (*_at_hand(), document)
    library = library_of(at_hand)
    problems = problems_told([document], library, at_hand)
    findings = tuple(findings_in([document], library))
    _written(problems, Summary(1, findings=findings), line_reader([document]))
    return library, problems


def _written(problems: tuple[Located, ...], summary: Summary, lines: SourceLine) -> None:
    """Write what was found in every form."""
    assert render_problems(problems, summary, lines)
    assert render_annotations(problems, summary).count("\n") == len(problems) + 1
    _valid("problems", render_problems_json(problems, summary))
    json.loads(render_sarif(problems, ()))
    for one in problems:
        assert_said(one)


def _unwritten(data: bytes, found: tuple[Located, ...]) -> None:
    """A check of the file where it stands says the same of what does not need other files."""
    folder = Path(_FOLDER.name) / "text"
    folder.mkdir(exist_ok=True)
    (folder / "any.yaml").write_bytes(data)
    before = mending.state(folder)
    checked: Checked = check([folder])
    rubric.fixes([folder], seen=True)
    assert mending.state(folder) == before
    if any(not one.problems and one.value is not None for one in checked.documents):
        return  # what is wrong with sound files may depend on the library
    assert len(checked.problems) == len(found)


def _used(document: Document, library: Library, problems: tuple[Located, ...]) -> None:
    """Do with a file what people do with one that is sound."""
    value = document.value
    if isinstance(value, Portfolio):
        result = Judging(library, last_day(value)).result(value)
        _valid("result", to_json(result))
        assert rubric.to_markdown(result)
        assert rubric.to_csv(result)
    elif isinstance(value, Specification) and _is_quickly_proved(value, problems):
        proof = rubric.prove(value, library, on=ON)
        assert (rubric.example_portfolio(proof) is None) == (proof.example is None)


def _is_quickly_proved(unit: Specification, problems: tuple[Located, ...]) -> bool:
    """Whether a unit is sound, and so small that a run proves many of its kind."""
    criteria = [*unit.criteria, *(c for outcome in unit.outcomes for c in outcome.criteria)]
    sound = all(one.diagnostic.code.severity is not Severity.ERROR for one in problems)
    return sound and len(criteria) <= _FEW_CRITERIA


def _valid(name: str, written: str) -> None:
    _validator(name).validate(json.loads(written))


@cache
def _validator(name: str) -> Any:
    return jsonschema.Draft202012Validator(rubric.schema(name))


@contextmanager
def in_time(longest: float = LONGEST) -> Any:
    """Fail where something takes longer than any input may."""
    start = time.process_time()
    yield
    taken = time.process_time() - start
    assert taken < longest, f"took {taken:.1f} s"


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "text": text,
    "tree": tree,
    "portfolio": portfolio,
    "logs": logs,
    "documents": documents,
}
