"""What Excel refuses to open or repairs a file for, looked for in every workbook that we write.

The order of elements is that of CT_Worksheet (ECMA-376 part 1, 18.3.1.99); the bounds are those of
"Excel specifications and limits".
"""

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest
from hypothesis import Phase, given, settings
from tests.exchange.sheet.books import BOOKS
from tests.sheets import WORKBOOKS

import rubric
from rubric.testing.laws.rows import library_of
from rubric.testing.strategies import cases
from rubric.testing.strategies.cases import Case

ORDER = (
    *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData"),
    *("sheetProtection", "autoFilter", "mergeCells", "conditionalFormatting", "dataValidations"),
    *("hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks"),
)
#: functions that Excel has had since 2007
FUNCTIONS = frozenset(
    ("SUMPRODUCT", "ISNUMBER", "MATCH", "SUBSTITUTE", "LEFT", "ROW", "MIN", "MAX", "SUM")
) | frozenset(("COUNTIF", "OFFSET", "COUNTA"))
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CALL = re.compile(r"([A-Z][A-Z0-9.]*)\(")
_QUOTED = re.compile(r'"((?:[^"]|"")*)"')
_SHEET = re.compile(r"(?:'((?:[^']|'')+)'|([A-Za-z_][\w.]*))!")


class Parts:
    """The parts of a workbook as XML."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.names = archive.namelist()
            self.read = {name: archive.read(name) for name in self.names}
        book = self.xml("xl/workbook.xml")
        targets = {
            one.get("Id"): str(one.get("Target")).removeprefix("/xl/").removeprefix("xl/")
            for one in self.xml("xl/_rels/workbook.xml.rels")
        }
        self.book = book
        self.sheets = {
            str(sheet.get("name")): self.xml(f"xl/{targets[sheet.get(_ID)]}")
            for sheet in book.iter(f"{_MAIN}sheet")
        }
        self.styles = self.xml("xl/styles.xml")

    def xml(self, name: str) -> ElementTree.Element:
        return ElementTree.fromstring(self.read[name])

    def formulas(self) -> Iterator[str]:
        for sheet in self.sheets.values():
            for tag in ("f", "formula1", "formula2", "formula"):
                yield from (one.text or "" for one in sheet.iter(f"{_MAIN}{tag}"))


def _cases() -> list[Case]:
    found: list[Case] = []

    @settings(max_examples=6, database=None, derandomize=True, phases=[Phase.generate])
    @given(case=cases())
    def draw(case: Case) -> None:
        found.append(case)

    draw()
    return found


def _hostile() -> bytes:
    """Sheets of learners whose names no sheet may have, on a unit with hostile wording."""
    text = 'Say "=1+1" & <b>it</b> or ' + "long " * 300
    unit = rubric.Specification.model_validate(
        {
            "format": "rubric/1", "kind": "unit", "id": "any", "version": "1", "title": text,
            "criteria": [{"ref": f"{n}.1", "text": f"{text}{n}"} for n in range(1, 120)],
        }
    )  # fmt: skip
    library = rubric.Library({("any", "1"): unit}, {}, (), {}, {})
    alike = "a-learner-with-a-very-long-reference-of-more-than-31"
    names = ["History", "'x'", "a:b", "[x]", "=1+1", "L?1*", "\\x", "lists", f"{alike}-1"]
    return rubric.tracking_sheet([unit], library, [*names, f"{alike}-2", "L-1", "l-1"])


MADE = {
    **BOOKS,
    **{name: make() for name, make in WORKBOOKS.items()},
    "hostile": _hostile(),
    **{
        f"drawn {n}": rubric.tracking_sheet(
            [one.written], library_of(one), portfolios=[one.records]
        )
        for n, one in enumerate(_cases())
    },
}


@pytest.fixture(scope="module", params=MADE)
def parts(request: pytest.FixtureRequest) -> Parts:
    return Parts(MADE[request.param])


def test_elements_stand_in_their_order(parts: Parts) -> None:
    for sheet in parts.sheets.values():
        tags = [child.tag.removeprefix(_MAIN) for child in sheet]
        assert tags == sorted(tags, key=ORDER.index)
        rows = [int(str(row.get("r"))) for row in sheet.iter(f"{_MAIN}row")]
        assert rows == sorted(set(rows))


def test_names_of_sheets_are_allowed(parts: Parts) -> None:
    names = list(parts.sheets)
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert 0 < len(name) <= 31
        assert not set(name) & set("[]:*?/\\")
        assert not name.startswith("'")
        assert not name.endswith("'")
        assert name.casefold() != "history"
    assert any(sheet.get("state") != "hidden" for sheet in parts.book.iter(f"{_MAIN}sheet"))


def test_formulas_can_be_read(parts: Parts) -> None:
    for formula in parts.formulas():
        assert len(formula) <= 8192
        assert all(len(text) <= 255 for text in _QUOTED.findall(formula))
        bare = _QUOTED.sub('""', formula)
        assert set(_CALL.findall(bare)) <= FUNCTIONS
        assert bare.count("(") == bare.count(")")
        for quoted, plain in _SHEET.findall(bare):
            assert (quoted.replace("''", "'") or plain) in parts.sheets


def test_a_matrix_is_of_its_own_cell(parts: Parts) -> None:
    for sheet in parts.sheets.values():
        for cell in sheet.iter(f"{_MAIN}c"):
            formula = cell.find(f"{_MAIN}f")
            if formula is not None and formula.get("t") == "array":
                assert formula.get("ref") == cell.get("r")


def test_lists_to_choose_from_are_short_and_where_they_apply_is_said(parts: Parts) -> None:
    for sheet in parts.sheets.values():
        for choice in sheet.iter(f"{_MAIN}dataValidation"):
            first = choice.find(f"{_MAIN}formula1")
            assert first is not None
            assert first.text
            assert len(first.text) <= 255
            assert choice.get("sqref")
            for name, most in (("error", 255), ("prompt", 255), ("errorTitle", 32)):
                assert len(choice.get(name) or "") <= most


def test_cells_hold_what_a_cell_can_hold(parts: Parts) -> None:
    formats = parts.styles.find(f"{_MAIN}cellXfs")
    assert formats is not None
    for sheet in parts.sheets.values():
        for cell in sheet.iter(f"{_MAIN}c"):
            assert int(cell.get("s") or 0) < len(formats)
            assert len("".join(cell.itertext())) <= 32767
        for row in sheet.iter(f"{_MAIN}row"):
            assert float(row.get("ht") or 0) <= 409.5
        for column in sheet.iter(f"{_MAIN}col"):
            assert float(column.get("width") or 0) <= 255


def test_rows_can_be_sorted_and_footers_are_short(parts: Parts) -> None:
    for sheet in parts.sheets.values():
        # merged cells keep rows from being sorted; rules of colour go with the rows they stand on
        assert sheet.find(f".//{_MAIN}mergeCell") is None
        assert sheet.find(f".//{_MAIN}cfRule") is None
        for text in sheet.iter(f"{_MAIN}oddFooter"):
            assert len(text.text or "") <= 255


def test_every_part_is_named_and_there(parts: Parts) -> None:
    types = parts.xml("[Content_Types].xml")
    named = {str(one.get("PartName")).removeprefix("/") for one in types if one.get("PartName")}
    assert named <= set(parts.names)
    endings = {one.get("Extension") for one in types if one.get("Extension")}
    for name in parts.names:
        assert name in named or name == "[Content_Types].xml" or name.rpartition(".")[2] in endings
    for defined in parts.book.iter(f"{_MAIN}definedName"):
        for quoted, plain in _SHEET.findall(defined.text or ""):
            assert (quoted.replace("''", "'") or plain) in parts.sheets
