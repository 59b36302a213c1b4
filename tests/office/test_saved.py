"""What other programs open and save comes back the same, and their formulas count as we do.

Two starts of LibreOffice for all files: one saves them as .xlsx; the other as .ods, as a centre
that has no Excel keeps them, and these are saved as .xlsx for us. Gnumeric, which shares no code
with it, saves each once more.
"""

import hashlib
import io
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

import rubric
from rubric.api.sheets import documents_in_opened
from rubric.exchange.sheet.workbook import opened_bytes
from rubric.model import EvidenceItem
from rubric.phrases import phrase
from rubric.sources import Located
from rubric.testing import laws
from rubric.testing.laws.rows import library_of
from rubric.testing.strategies import cases
from rubric.testing.strategies.cases import Case
from tests.exchange.sheet import books
from tests.office import by_hand, gnumeric, libreoffice
from tests.office.libreoffice import converted
from tests.sheets import WORKBOOKS

#: Gnumeric names no style of its own
pytestmark = pytest.mark.filterwarnings("ignore:Workbook contains no default style")
#: generated portfolios and specifications
N_CASES = 12
LIBRARY = rubric.Library.load()
UNIT = LIBRARY.find("facilitating-action-learning", None, None)
assert isinstance(UNIT, rubric.Specification)


def _cases() -> list[Case]:
    """Generated cases, the same on every run, no two with the same specification and records."""
    found: dict[str, Case] = {}

    @settings(max_examples=4 * N_CASES, database=None, derandomize=True, phases=[Phase.generate])
    @given(case=cases())
    def draw(case: Case) -> None:
        found.setdefault(repr((case.written, case.records)), case)

    draw()
    return [case for case in found.values() if case.records.evidence][:N_CASES]


CASES = _cases()
#: of each kind of workbook, how many that somebody changed without changing what it says
N_CHANGED = 6


def _changed() -> list[tuple[str, bytes]]:
    """Workbooks with rows inserted, columns moved, headings renamed, notes merged, and so on."""
    found: list[tuple[str, bytes]] = [*books.BOOKS.items()]

    @settings(max_examples=N_CHANGED, database=None, derandomize=True, phases=[Phase.generate])
    @given(data=st.data())
    def draw(kind: str, data: st.DataObject) -> None:
        found.append((kind, books.changed(kind, data, books.harmless(kind), most=6)[0]))

    for kind in books.BOOKS:
        draw(kind=kind)
    return found


CHANGED = _changed()


def _tracking(case: Case, *, filled: bool) -> bytes:
    portfolios = [case.records] if filled else []
    return rubric.tracking_sheet([case.written], library_of(case), portfolios=portfolios)


def _name(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]


Saved = Callable[[bytes], bytes]


@pytest.fixture(scope="module", params=["xlsx", "ods", "gnumeric"])
def saved(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Saved:
    """What gives a workbook as another program saved it."""
    if request.param == "gnumeric" and gnumeric.PROGRAM is None:
        pytest.skip("Gnumeric is not here: apt-get install gnumeric")
    if request.param != "gnumeric" and libreoffice.PROGRAM is None:
        pytest.skip("LibreOffice is not here: apt-get install libreoffice-calc")
    folder = tmp_path_factory.mktemp("office")
    every = [make() for make in WORKBOOKS.values()]
    every += [rubric.tracking_sheet([UNIT], LIBRARY), rubric.author_sheet(UNIT)]
    every += [by_hand.in_many_rows(), *(data for _, data in CHANGED)]
    for case in CASES:
        every += [_tracking(case, filled=True), _tracking(case, filled=False)]
        every.append(rubric.author_sheet(case.written))
    files = {_name(data): data for data in every}
    if request.param == "gnumeric":
        held = gnumeric.recalculated(files, folder)
    elif request.param == "ods":
        held = converted(converted(files, "ods", folder), "xlsx", folder, ending="ods")
    else:
        held = converted(files, "xlsx", folder)
    return lambda data: held[_name(data)]


def test_law_09_sheets_come_back(saved: Saved) -> None:
    """A portfolio in its tracking sheet, with the same report and nothing told."""
    assert sum(len(case.records.evidence) for case in CASES) > N_CASES
    for case in CASES:
        laws.law_09_sheet(case, saved)


def test_law_09_specifications_come_back(saved: Saved) -> None:
    for written in (UNIT, *(case.written for case in CASES)):
        laws.law_09_author(written, saved)


@pytest.mark.parametrize("kind", books.BOOKS)
def test_law_09_what_somebody_changed_means_the_same(kind: str, saved: Saved) -> None:
    """Sheets of a learner, a class, a qualification, and the specification itself."""
    mine = [data for of, data in CHANGED if of == kind]
    assert len(mine) > 1
    for data in mine:
        books.means_the_same(kind, saved(data))


def test_a_blank_sheet_comes_back_blank(saved: Saved) -> None:
    data = rubric.tracking_sheet([UNIT], LIBRARY)
    assert _told(saved(data)) == _told(data) == [("missing-field", "Learner!A3")]
    for case in CASES:
        blank = _tracking(case, filled=False)
        assert _told(saved(blank)) == _told(blank)


@pytest.mark.parametrize("name", WORKBOOKS)
def test_what_is_told_of_the_examples_is_told_at_the_same_cells(name: str, saved: Saved) -> None:
    data = WORKBOOKS[name]()
    assert _told(saved(data)) == _told(data)


def _told(data: bytes) -> list[tuple[str, str]]:
    opened = opened_bytes(data, "sheet.xlsx")
    assert not isinstance(opened, Located), opened
    return [
        (problem.diagnostic.code.slug, str(problem.place).removeprefix("sheet.xlsx: "))
        for document in documents_in_opened(opened)
        for problem in document.problems
    ]


# --- formulas


def _cells(data: bytes, sheet: str) -> list[tuple[Any, ...]]:
    return list(load_workbook(io.BytesIO(data), data_only=True)[sheet].iter_rows(values_only=True))


def _calculated(rows: list[tuple[Any, ...]]) -> Mapping[str, tuple[Any, Any]]:
    """Each criterion with its two counts, as the program calculates them."""
    at = next(n for n, row in enumerate(rows) if row[0] == "Criterion")
    entries = rows[at].index("Entries")
    total = rows[at].index("Total") if "Total" in rows[at] else None
    return {
        row[0]: (row[entries], None if total is None else row[total])
        for row in rows[at + 1 :]
        if row[entries] is not None
    }


def _stated(item: EvidenceItem, measure: str) -> Any:
    said = item.hours if measure == "hours" else item.declared_quantities.get(measure)
    return said or 0


def test_progress_is_what_is_entered(saved: Saved) -> None:
    """An item once for each criterion, with its hours, in every way to write a reference."""
    counted = totals = 0
    for case in CASES:
        resolved = library_of(case).resolved(case.written, None)
        data = saved(_tracking(case, filled=True))
        names = load_workbook(io.BytesIO(data), read_only=True).sheetnames
        mapped: dict[str, list[EvidenceItem]] = {name: [] for name in resolved.criteria}
        for item in case.records.evidence:
            targets = {resolved.targets[r].criterion for r in item.maps_to if r in resolved.targets}
            for criterion in targets:
                mapped[criterion].append(item)
        if phrase("sheet_name.links") in names:
            continue
        for written, (entries, total) in _calculated(_cells(data, names[2])).items():
            criterion = resolved.targets[written].criterion
            assert entries == len(mapped[criterion]), (case.records.learner, criterion)
            counted += entries
            node = resolved.criteria[criterion].rule.node
            if total is not None:
                amounts = [_stated(item, node.measure.name) for item in mapped[criterion]]
                assert total == pytest.approx(float(sum(amounts)))
                totals += 1
    assert counted > N_CASES
    assert totals > 0


def test_an_item_in_many_rows_is_counted_as_the_engine_counts_it(saved: Saved) -> None:
    """What stands in two rows of a criterion, and what states its hours beside another one."""
    written = by_hand.in_many_rows()
    opened = opened_bytes(written, "sheet.xlsx")
    assert not isinstance(opened, Located), opened
    [document] = documents_in_opened(opened)
    assert isinstance(document.value, rubric.Portfolio)
    assert document.problems == ()
    result = rubric.evaluate(document.value, by_hand.LIBRARY, on=date(2026, 11, 21))
    have = {gap.reference: gap.clauses[0].have for gap in result.gaps if gap.clauses}
    assert have == {"1.1": Decimal(6), "1.2": Decimal(6), "1.10": Decimal("24.75")}
    calculated = _calculated(_cells(saved(written), "L-1"))
    assert {name: total for name, (_, total) in calculated.items()} == have
    assert {name: entries for name, (entries, _) in calculated.items()} == {
        "1.1": 2, "1.2": 3, "1.10": 4,
    }  # fmt: skip


def test_the_summary_counts_as_the_engine_does(saved: Saved) -> None:
    """Where every link stands in the rows: criteria with evidence are those that are mapped."""
    compared = 0
    for case in CASES:
        filled = _tracking(case, filled=True)
        data = saved(filled)
        if phrase("sheet_name.links") in load_workbook(io.BytesIO(filled)).sheetnames:
            continue
        rows = _cells(data, phrase("sheet_name.summary"))
        [entered] = [row[1] for row in rows if row[0] == phrase("summary_total.entries")]
        evidence = case.records.evidence
        resolved = library_of(case).resolved(case.written, None)
        mapped = {
            target.criterion
            for item in evidence
            for reference in item.maps_to
            if (target := resolved.targets.get(reference)) is not None
        }
        assert entered == len(mapped)
        compared += len(mapped)
    assert compared > 0


def test_what_is_calculated_in_the_example(saved: Saved) -> None:
    rows = _cells(saved(WORKBOOKS["tracking-sheet.xlsx"]()), "Summary")
    by_title: Mapping[Any, tuple[Any, ...]] = {row[0]: row[1:3] for row in rows[:10]}
    assert by_title["Criteria"] == (8, 8)
    assert by_title["Criteria with evidence entered"] == (7, 0)
    assert by_title["Criteria with a judgement of Met entered"] == (4, 0)
    assert by_title["Criteria with an IQA outcome of Agreed entered"] == (2, 0)
