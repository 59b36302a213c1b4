"""The manual, the messages and the codes belong together: none without the others."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import rubric
from rubric.api.checked_logs import problems_of_log
from rubric.api.checking import check, portfolio_problems
from rubric.api.evaluating import evaluate
from rubric.api.library import Library, Source
from rubric.api.moving import Moved, move
from rubric.api.portfolio import load_portfolio
from rubric.api.sheets import documents_in_text
from rubric.diagnostics import Code, Diagnostic, Severity, codes
from rubric.load import document_of
from rubric.model import Specification
from rubric.phrases import LANGUAGES, has_phrase, help_text, phrase
from rubric.phrases.english.closely import CLOSELY
from rubric.phrases.english.documents import DOCUMENTS
from rubric.phrases.english.importing import IMPORTS
from rubric.phrases.english.logs import LOGS
from rubric.phrases.english.planning import TASK_CHECKS
from rubric.phrases.english.proving import PROOF_CHECKS
from rubric.phrases.english.reading import READING
from rubric.phrases.english.references import REFERENCES
from rubric.phrases.english.rows import ROWS
from rubric.phrases.english.settings import SETTINGS
from rubric.phrases.english.shape import SHAPE
from rubric.phrases.english.versions import VERSIONS
from rubric.phrases.english.whole import WHOLE
from rubric.phrases.english.wording import WORDING
from rubric.phrases.manual import PAGES, Page
from rubric.phrases.manual.documents import DOCUMENT_PAGES
from rubric.phrases.manual.importing import IMPORT_PAGES
from rubric.phrases.manual.population import POPULATION_PAGES
from rubric.phrases.manual.samples import UNIT
from rubric.sources import Located

#: samples that are commands, or that only one command refuses
NOT_CHECKED: Mapping[str, str] = {
    "unreadable-file": "the sample is a command that names a file which is not there",
    "folder-not-a-log": "the sample is a command that names a folder",
    "parquet-not-sound": "the sample is a command that names a file",
    "workbook-not-sound": "the sample is a command that names a file",
    "file-not-a-table": "the sample is a command that names a folder",
    "log-without-registrations": "the sample is a command without what it needs",
    "too-many-wrong-rows": "the sample is a command that names a log",
    "wrong-kind-here": "a unit is a fault only where a portfolio is wanted",
    "source-failed": "only a library with a `source` asks a storage",
    "source-gave-another": "only a library with a `source` asks a storage",
    "not-judged": "a reason is asked for, of a portfolio that could not be judged",
    "several-meant": "a reason is asked for, of one of several units",
    "not-built-yet": "a portfolio is a fault only where it is to be moved",
    "portfolio-not-against-it": "a portfolio is a fault only where it is to be moved",
    "version-unclear": "a portfolio is a fault only where it is to be moved",
    "version-between": "a portfolio is a fault only where it is to be moved",
    "rule-changes-nothing": "only proving looks for it",
    "choice-never-needed": "only proving looks for it",
    "not-shown-to-matter": "only proving looks for it",
    "combination-rule-changes-nothing": "only proving looks for it",
    "combination-rule-not-shown": "only proving looks for it",
    **dict.fromkeys(DOCUMENT_PAGES, "only reading a document finds it"),
    **dict.fromkeys(IMPORT_PAGES, "only importing a document finds it"),
    "workbook-not-read": "the bytes of workbooks stand in tests/exchange/sheet",
    "workbook-has-macros": "the bytes of workbooks stand in tests/exchange/sheet",
    "which-learner": "a workbook for several learners is a fault only where one is wanted",
    "population-on-qualification": "only the registrations of a population say so",
    "nobody-registered": "only the registrations of a population say so",
    "too-many-for-population": "a unit is a fault only where a population is judged",
    "table-not-read": "only a population reads tables of its own",
    "evidence-in-two-forms": "one table is a fault only where the other stands beside it",
    "tasks-not-for-portfolio": "tasks are for another portfolio only where they are to close gaps",
}
#: phrases among those of diagnostics that are none: why a run stops, kinds of fault, and
#: what the schema of rows says
BESIDE_CODES = {"libyaml-missing", "yaml-fault", "yaml-fault-help", "rows_schema"}
# and words that phrases about wording look up
BESIDE_CODES |= {"not-a-log", "likeness", "hidden", "hidden-instead", "table-for"}
BESIDE_CODES |= {"document-kind", "document-kind-help", "document-format"}
BESIDE_CODES |= {"unpacks", "hidden-part", "refused-because", "refused-because-help"}
BESIDE_CODES |= {"ignore-fault", "ignore-fault-help", "setting-fault", "setting-fault-help"}
CHECKED = [code for code in codes.ALL if code.slug not in NOT_CHECKED]


def problems_with(folder: Path, page: Page, sample: bytes) -> tuple[Located, ...]:
    if page.rows:
        return problems_of_rows(json.loads(sample))
    if page.sheet:
        return problems_of_sheet(sample.decode("utf-8"))
    (folder / page.name).write_bytes(sample)
    if page.of_a_log:
        library, registered = rubric.Library.load(), "facilitating-action-learning"
        found = problems_of_log(
            folder / page.name, library, date(2026, 11, 21), specification=registered
        )
        return tuple(found)
    for name, text in page.beside.items():
        (folder / name).write_text(text, encoding="utf-8")
    return check([folder]).problems


def problems_of_sheet(sample: str) -> tuple[Located, ...]:
    documents = documents_in_text(sample, "sheet.xlsx")
    return tuple(
        problem
        for document in documents
        for problem in (*document.problems, *portfolio_problems(document, Library.load()))
    )


def problems_of_rows(sample: Any) -> tuple[Located, ...]:
    """Tables of many learners are grouped first; learners with their tables are not."""
    learners = rubric.rows_by_learner(sample) if isinstance(sample, dict) else sample
    judged = rubric.evaluate_many(learners, rubric.Library.load(), on=date(2026, 11, 21))
    return tuple(problem for _, _, problems in judged for problem in problems)


def found_in(problems: tuple[Located, ...]) -> set[Code]:
    return {problem.diagnostic.code for problem in problems}


def errors_in(problems: tuple[Located, ...]) -> list[Located]:
    return [p for p in problems if p.diagnostic.code.severity is Severity.ERROR]


# --- every code has its page and its messages, and nothing has them without a code


@pytest.mark.parametrize("code", codes.ALL, ids=lambda code: code.slug)
def test_a_code_has_a_page_a_message_and_a_help(code: Code) -> None:
    assert code.slug in PAGES
    assert has_phrase(code.slug)
    assert any(key.startswith(f"{code.slug}.help") for key in LANGUAGES["en"])


def test_codes_and_slugs_are_used_once() -> None:
    assert len({code.code for code in codes.ALL}) == len(codes.ALL)
    assert len({code.slug for code in codes.ALL}) == len(codes.ALL)


def test_no_page_is_without_a_code() -> None:
    assert set(PAGES) - {code.slug for code in codes.ALL} == set()


def test_no_phrase_of_a_diagnostic_is_without_a_code() -> None:
    slugs = {code.slug for code in codes.ALL}
    of_diagnostics = {**READING, **SHAPE, **WHOLE, **REFERENCES, **ROWS, **VERSIONS, **TASK_CHECKS}
    of_diagnostics |= {**LOGS, **SETTINGS, **CLOSELY, **WORDING, **PROOF_CHECKS}
    of_diagnostics |= {**DOCUMENTS, **IMPORTS}
    # a key is `slug`, `slug.help` or `slug.help.WORD`
    spoken_of = {key.partition(".")[0] for key in of_diagnostics}
    assert spoken_of - BESIDE_CODES - slugs == set()


def test_every_language_has_the_same_phrases() -> None:
    for language, catalogue in LANGUAGES.items():
        assert set(catalogue) == set(LANGUAGES["en"]), language


# --- a page is what its code is about


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
def test_a_page_says_why_in_plain_sentences(page: Page) -> None:
    assert page.why[0].isupper() or page.why[0] in "`0123456789"
    assert page.why.endswith(".")
    assert 40 <= len(page.why) <= 300
    assert "  " not in page.why


@pytest.mark.parametrize("code", CHECKED, ids=lambda code: code.slug)
def test_the_wrong_sample_gives_its_code_with_a_message(code: Code, tmp_path: Path) -> None:
    page = PAGES[code.slug]
    problems = problems_with(tmp_path, page, page.wrong_bytes())
    assert code in found_in(problems)
    for problem in problems:
        assert phrase(problem.diagnostic.code.slug, problem.diagnostic.arguments)
        assert help_text(problem.diagnostic.code.slug, problem.diagnostic.arguments)


@pytest.mark.parametrize("code", CHECKED, ids=lambda code: code.slug)
def test_the_right_sample_gives_no_error(code: Code, tmp_path: Path) -> None:
    page = PAGES[code.slug]
    problems = problems_with(tmp_path, page, page.right.encode("utf-8"))
    assert code not in found_in(problems)
    assert errors_in(problems) == []


@pytest.mark.parametrize("code", CHECKED, ids=lambda code: code.slug)
def test_the_right_sample_differs_little(code: Code) -> None:
    page = PAGES[code.slug]
    if isinstance(page.wrong, str) and code is not codes.EMPTY_FILE:
        assert page.wrong != page.right
        assert len(page.wrong.splitlines()) <= 45


# --- those that `check` does not give


def _as_it_is(_: Path) -> None:
    """Nothing stands at the path."""


def _a_folder(path: Path) -> None:
    path.mkdir()


def _the_sample(path: Path) -> None:
    path.write_bytes(PAGES["wrong-kind-here"].wrong_bytes())


ASKED_FOR: list[tuple[Code, Callable[[Path], None]]] = [
    # a path at which nothing stands
    (codes.UNREADABLE, _as_it_is),
    # a folder where one file is wanted
    (codes.NOT_A_LOG, _a_folder),
    # a unit where a portfolio is wanted
    (codes.WRONG_KIND_HERE, _the_sample),
]


def _not_parquet(folder: Path) -> Path:
    pytest.importorskip("duckdb", reason="the extra `population` is not installed")
    (folder / "evidence.parquet").write_bytes(b"PAR1 and no more")
    return folder / "evidence.parquet"


def _no_workbook(folder: Path) -> Path:
    pytest.importorskip("python_calamine", reason="the extra `excel` is not installed")
    (folder / "log.xlsx").write_bytes(b"PK\x03\x04 and no more")
    return folder / "log.xlsx"


def _with_notes(folder: Path) -> Path:
    (folder / "notes.csv").write_text("learner,note\nL-1,late\n", encoding="utf-8")
    return _evidence_alone(folder).parent


def _evidence_alone(folder: Path) -> Path:
    (folder / "evidence.csv").write_text("learner,id\nL-1,E1\n", encoding="utf-8")
    return folder / "evidence.csv"


LOGS_ASKED_FOR: list[tuple[Code, Callable[[Path], Path]]] = [
    (codes.BAD_PARQUET, _not_parquet),
    (codes.BAD_WORKBOOK, _no_workbook),
    (codes.FILE_NOT_A_TABLE, _with_notes),
    (codes.NO_REGISTRATIONS, _evidence_alone),
]


@pytest.mark.parametrize(("code", "prepare"), LOGS_ASKED_FOR, ids=lambda v: getattr(v, "slug", ""))
def test_a_log_that_cannot_be_read(
    code: Code, prepare: Callable[[Path], Path], tmp_path: Path
) -> None:
    problems = list(problems_of_log(prepare(tmp_path), rubric.Library.load(), date(2026, 11, 21)))
    assert code in {problem.diagnostic.code for problem in problems}
    for problem in problems:
        assert phrase(problem.diagnostic.code.slug, problem.diagnostic.arguments)


@pytest.mark.parametrize(("code", "prepare"), ASKED_FOR, ids=lambda v: getattr(v, "slug", ""))
def test_a_portfolio_that_is_asked_for(
    code: Code, prepare: Callable[[Path], None], tmp_path: Path
) -> None:
    path = tmp_path / "sample.yaml"
    prepare(path)
    portfolio, problems = load_portfolio(path)
    assert portfolio is None
    (problem,) = problems
    assert problem.diagnostic.code is code
    assert phrase(code.slug, problem.diagnostic.arguments)
    assert help_text(code.slug, problem.diagnostic.arguments)


def test_the_right_sample_of_the_wrong_kind_is_a_portfolio(tmp_path: Path) -> None:
    (tmp_path / "sample.yaml").write_text(PAGES["wrong-kind-here"].right, encoding="utf-8")
    portfolio, problems = load_portfolio(tmp_path / "sample.yaml")
    assert portfolio is not None
    assert problems == ()


def _fails(identifier: str, version: str | None) -> Specification | None:
    raise TimeoutError(f"no answer about {identifier} {version}")


def _gives_another(identifier: str, version: str | None) -> Specification | None:
    assert (identifier, version) == ("leading-visits", "1")
    return _unit("1.1")


def _gives_it(identifier: str, version: str | None) -> Specification | None:
    assert (identifier, version) == ("leading-visits", "1")
    return _unit("1")


def _unit(version: str) -> Specification:
    text = UNIT.replace("id: demo", "id: leading-visits").replace(
        "version: 1", f"version: {version}"
    )
    value = document_of(text, "unit.yaml").value
    assert isinstance(value, Specification)
    return value


STORAGES: list[tuple[Code, Source]] = [
    # a storage that does not answer
    (codes.SOURCE_FAILED, _fails),
    # one that gives a unit of another version
    (codes.SOURCE_GAVE_ANOTHER, _gives_another),
]


@pytest.mark.parametrize(("code", "source"), STORAGES, ids=lambda v: getattr(v, "slug", ""))
def test_a_portfolio_against_what_a_storage_holds(
    code: Code, source: Source, tmp_path: Path
) -> None:
    page = PAGES[code.slug]
    path = tmp_path / "sample.yaml"
    wrong, right = (page.wrong_bytes(), source, [code]), (page.right.encode(), _gives_it, [])
    for sample, asked, found in (wrong, right):
        path.write_bytes(sample)
        portfolio, _ = load_portfolio(path)
        assert portfolio is not None
        library = Library.load(source=asked)
        problems = evaluate(portfolio, library, on=date(2026, 11, 21)).problems
        assert [problem.code for problem in problems] == found
        assert all(help_text(p.code.slug, p.arguments) for p in problems)


MOVED = [
    *(codes.NOT_AGAINST_IT, codes.VERSION_UNCLEAR, codes.VERSION_BETWEEN),
    codes.NOT_BUILT_YET,
]


def moved_with(folder: Path, page: Page, sample: str) -> Moved:
    assert problems_with(folder, page, sample.encode("utf-8")) == ()
    portfolio, _ = load_portfolio(folder / "sample.yaml")
    assert portfolio is not None
    return move(portfolio, Library.load(folder), to="demo@3")


@pytest.mark.parametrize("code", MOVED, ids=lambda code: code.slug)
def test_a_portfolio_that_is_to_be_moved(code: Code, tmp_path: Path) -> None:
    page = PAGES[code.slug]
    assert isinstance(page.wrong, str)
    wrong = moved_with(tmp_path, page, page.wrong)
    assert wrong.portfolio is None
    (problem,) = wrong.problems
    assert problem.code is code
    assert phrase(code.slug, problem.arguments)
    assert help_text(code.slug, problem.arguments)
    right = moved_with(tmp_path, page, page.right)
    assert right.portfolio is not None
    assert not right.problems


def test_tasks_that_are_to_close_the_gaps_of_a_portfolio(tmp_path: Path) -> None:
    code = codes.TASKS_NOT_FOR_IT
    page = PAGES[code.slug]
    (tmp_path / "portfolio.yaml").write_text(page.beside["portfolio.yaml"], encoding="utf-8")
    portfolio, _ = load_portfolio(tmp_path / "portfolio.yaml")
    assert portfolio is not None
    for sample, found in ((page.wrong_bytes(), [code]), (page.right.encode(), [])):
        (tmp_path / "sample.yaml").write_bytes(sample)
        tasks, problems = rubric.load_opportunities(tmp_path / "sample.yaml")
        assert tasks is not None
        assert not problems
        plan = rubric.plan(tasks, Library.load(), portfolio, on=date(2026, 11, 21))
        assert [problem.code for problem in plan.problems] == found
        assert all(help_text(p.code.slug, p.arguments) for p in plan.problems)


PROVED = [code for code in codes.ALL if code.code.startswith("RUB77")]


@pytest.mark.parametrize("code", PROVED, ids=lambda code: code.slug)
def test_what_proving_finds(code: Code, tmp_path: Path) -> None:
    page = PAGES[code.slug]
    for name, text in page.beside.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    for sample, found in ((page.wrong_bytes(), True), (page.right.encode(), False)):
        (tmp_path / "sample.yaml").write_bytes(sample)
        library = Library.load(tmp_path)
        assert errors_in(library.problems) == []
        of_library = [*library.specifications.values(), *library.qualifications.values()]
        [written] = [one for one in of_library if one.id in ("demo", "demo-award")]
        prove = rubric.prove if isinstance(written, Specification) else rubric.prove_qualification
        told = prove(written, library, on=date(2026, 11, 21)).diagnostics
        assert (code in {one.code for one in told}) == found
        assert all(phrase(one.code.slug, one.arguments) for one in told)
        assert all(help_text(one.code.slug, one.arguments) for one in told)


REASONS = (codes.NOT_JUDGED, codes.SEVERAL_MEANT)


@pytest.mark.parametrize("code", REASONS, ids=lambda code: code.slug)
def test_reasons_are_of_what_was_judged_and_is_named(code: Code, tmp_path: Path) -> None:
    page = PAGES[code.slug]
    for name, text in page.beside.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    library = rubric.Library.load(*(tmp_path / name for name in page.beside))
    for sample, refused in ((page.wrong_bytes(), True), (page.right.encode(), False)):
        (tmp_path / "sample.yaml").write_bytes(sample)
        portfolio, problems = rubric.load_portfolio(tmp_path / "sample.yaml")
        assert portfolio is not None
        assert not problems
        result = rubric.evaluate(portfolio, library, on=date(2026, 11, 21))
        for reference in ("1", None):
            told = rubric.why(result, reference)
            assert refused == isinstance(told, Diagnostic)
            assert not isinstance(told, Diagnostic) or told.code is code


OF_WORKBOOKS = (codes.WORKBOOK_NOT_READ, codes.WORKBOOK_HAS_MACROS, codes.WHICH_LEARNER)


@pytest.mark.parametrize("code", OF_WORKBOOKS, ids=lambda code: code.slug)
def test_the_right_sheets_of_what_is_tested_with_workbooks(code: Code) -> None:
    assert problems_of_sheet(PAGES[code.slug].right) == ()
    assert code.code in rubric.explain(code.slug)


def test_every_exception_is_tested_above() -> None:
    asked_for = {code.slug for code, _ in (*ASKED_FOR, *STORAGES, *LOGS_ASKED_FOR)}
    asked_for |= {code.slug for code in (*MOVED, codes.TASKS_NOT_FOR_IT)}
    asked_for |= {code.slug for code in PROVED}
    asked_for |= set(POPULATION_PAGES)  # in tests/api/test_population.py
    asked_for |= set(IMPORT_PAGES)  # in tests/api/test_importing.py
    asked_for |= set(DOCUMENT_PAGES)  # in tests/sources/documents/test_refused.py
    asked_for |= {code.slug for code in OF_WORKBOOKS}
    asked_for.add(codes.TOO_MANY_WRONG.slug)  # in tests/api/test_checked_logs.py
    assert set(NOT_CHECKED) == asked_for | {code.slug for code in REASONS}
