"""Importing over a specification that is there, and the codes that importing alone gives."""

import json
from pathlib import Path

import pytest

from rubric.api.imported import ImportedUnit, report_path, report_text
from rubric.api.importing import documents_in, import_document
from rubric.api.schemas import schema
from rubric.diagnostics import codes
from rubric.load import document_of
from rubric.model import Specification

UNIT = """\
Unit title: Mending a kite
Level: 1
Credit value: 2

Learning outcomes and assessment criteria
1 Know how a kite flies
1.1 Name the parts of a kite
1.2 State two reasons why a kite falls
2 Be able to mend a kite
2.1 Mend a torn sail
2.2 Fly the kite on at least two occasions
"""


@pytest.fixture
def there(tmp_path: Path) -> Path:
    """A draft that was written, with its report and its document."""
    (tmp_path / "unit.txt").write_text(UNIT)
    file = tmp_path / "unit.yaml"
    put(import_document(tmp_path / "unit.txt").units[0], file)
    return file


def put(unit: ImportedUnit, file: Path) -> None:
    file.write_text(unit.text)
    report_path(file).write_text(report_text(unit))


def again(file: Path, text: str = UNIT) -> ImportedUnit:
    document = file.with_name("unit.txt")
    document.write_text(text)
    return import_document(document, over=file).units[0]


def edit(file: Path, *pairs: tuple[str, str]) -> None:
    text = file.read_text()
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    file.write_text(text)


def add(file: Path, wording: str, *fields: str) -> None:
    """Write fields and comments below the wording of a criterion, as a person would."""
    line = f"        text: {wording}\n"
    edit(file, (line, line + "".join(f"        {field}\n" for field in fields)))


def criteria(unit: ImportedUnit) -> dict[str, str]:
    assert isinstance(unit.specification, Specification)
    return {c.ref: c.text for o in unit.specification.outcomes for c in o.criteria}


def test_importing_twice_changes_nothing(there: Path) -> None:
    unit = again(there)
    assert unit.unchanged
    assert unit.text == there.read_text()
    assert report_text(unit) == report_path(there).read_text()


def test_ids_rules_comments_and_was_stay(there: Path) -> None:
    edit(there, ("id: mending-a-kite", "id: kites"))
    add(
        there,
        "Name the parts of a kite",
        *("was: [1.3]", "# agreed in June", "sufficient: {items: 2}", "basis: centre"),
    )
    unit = again(there, UNIT.replace("a torn sail", "a torn sail and a broken spar"))
    assert not unit.unchanged
    assert criteria(unit)["2.1"] == "Mend a torn sail and a broken spar"
    assert unit.specification is not None
    assert unit.specification.id == "kites"
    [first, *_] = unit.specification.outcomes[0].criteria
    assert (first.was, first.basis) == (("1.3",), "centre")
    assert first.sufficient is not None
    assert first.sufficient.items == 2
    above, _, _ = unit.text.partition("# agreed in June")
    assert above.rstrip().endswith("- '1.3'")


def test_an_edited_wording_is_kept_unless_the_document_changed_it_too(there: Path) -> None:
    edit(there, ("Name the parts of a kite", "Name five parts of a kite"))
    assert again(there).unchanged
    unit = again(there, UNIT.replace("Name the parts", "List the parts"))
    assert criteria(unit)["1.1"] == "Name five parts of a kite"
    [doubt] = [one for one in unit.doubts if one["code"] == "changed-in-both"]
    assert doubt["arguments"] == {"now": "List the parts of a kite"}
    assert "# check: the document now says `List the parts of a kite`" in unit.text


def test_what_is_new_comes_in_and_what_is_gone_goes(there: Path) -> None:
    new = UNIT.replace("2.1 Mend", "1.3 Choose a safe field\n2.1 Mend").replace(
        "1.2 State two reasons why a kite falls\n", ""
    )
    assert list(criteria(again(there, new))) == ["1.1", "1.3", "2.1", "2.2"]


def test_what_is_gone_stays_where_somebody_worked_on_it(there: Path) -> None:
    add(there, "State two reasons why a kite falls", "required: no")
    unit = again(there, UNIT.replace("1.2 State two reasons why a kite falls\n", ""))
    assert "1.2" in criteria(unit)
    assert [one["code"] for one in unit.doubts if one["path"] == "1/1.2"] == ["gone-from-document"]


def test_a_criterion_that_was_renumbered_keeps_its_rule(there: Path) -> None:
    edit(there, ("occasions: '2'", "occasions: '3'"))
    unit = again(there, UNIT.replace("2.2 Fly", "2.3 Fly"))
    assert unit.specification is not None
    last = unit.specification.outcomes[1].criteria[-1]
    assert last.ref == "2.3"
    assert last.sufficient is not None
    assert last.sufficient.occasions == 3


def test_one_that_was_renumbered_and_reworded_at_once_keeps_its_rule(there: Path) -> None:
    add(there, "Mend a torn sail", "was: [9.9]")
    unit = again(there, UNIT.replace("2.1 Mend a torn", "2.1 Bend a spar\n2.3 Mend a badly torn"))
    assert unit.specification is not None
    was = {one.text: one.was for one in unit.specification.outcomes[1].criteria}
    assert was["Mend a badly torn sail"] == ("9.9",)
    assert not was["Bend a spar"]


def test_a_rule_below_wording_that_changed_is_asked_about(there: Path) -> None:
    edit(there, ("occasions: '2'", "occasions: '3'"))
    assert all(one["code"] != "wording-changed" for one in again(there).doubts)
    unit = again(there, UNIT.replace("Fly the kite", "Fly a kite"))
    assert [one["path"] for one in unit.doubts if one["code"] == "wording-changed"] == [
        "2/2.2/sufficient"
    ]
    put(unit, there)
    once_more = again(there, there.with_name("unit.txt").read_text())
    assert once_more.unchanged
    assert len(once_more.doubts) == len(unit.doubts) == unit.text.count("# check: ")


def test_what_people_wrote_a_comment_at_is_never_taken_out(there: Path) -> None:
    edit(
        there,
        ("credit: '2'", "# Ann: is it two?\ncredit: '2'"),
        ("      - ref: '1.2'", "      # Ann: ask the others\n      - ref: '1.2'"),
    )
    unit = again(
        there,
        UNIT.replace("Credit value: 2\n", "").replace(
            "1.2 State two reasons why a kite falls\n", ""
        ),
    )
    assert "# Ann: is it two?\n# check: the document does not have this" in unit.text
    assert "# Ann: ask the others\n      # check: the document does not have this" in unit.text
    assert [one["path"] for one in unit.doubts if one["code"] == "gone-from-document"] == [
        *("credit", "1/1.2")
    ]


def test_a_number_that_the_document_gives_to_another_is_told(there: Path) -> None:
    add(there, "Mend a torn sail", "required: no")
    unit = again(there, UNIT.replace("2.1 Mend a torn sail\n2.2 Fly", "2.1 Fly"))
    [doubt] = [one for one in unit.doubts if one["code"] == "gone-number-taken"]
    assert doubt["path"] == "2/2.1"
    assert doubt["arguments"] == {"ref": "2.1"}
    assert unit.counts["criteria"] == 4  # those of the file, and not those of the document


def test_a_criterion_that_moved_to_another_outcome_is_told(there: Path) -> None:
    edit(there, ("      - ref: '1.2'", "      # Ann: ask the others\n      - ref: '1.2'"))
    text = UNIT.replace("1.2 State two reasons why a kite falls\n", "")
    unit = again(there, text + "2.3 State two reasons why a kite falls\n")
    [doubt] = [one for one in unit.doubts if one["code"] == "moved-in-document"]
    assert (doubt["path"], doubt["arguments"]) == ("1/1.2", {"ref": "2.3"})


def test_the_order_is_that_of_the_document_unless_people_changed_it(there: Path) -> None:
    swapped = UNIT.replace("1.1 Name", "1.9 Name").replace("1.2 State two", "1.1 State two")
    lines = swapped.splitlines(keepends=True)
    lines[5], lines[6] = lines[6], lines[5]
    assert list(criteria(again(there, "".join(lines))))[:2] == ["1.1", "1.9"]
    first = "      - ref: '1.1'\n        text: Name the parts of a kite\n"
    second = "      - ref: '1.2'\n        text: State two reasons why a kite falls\n"
    edit(there, (first + second, second + first))
    assert list(criteria(again(there, UNIT.replace("torn sail", "sail"))))[:2] == ["1.2", "1.1"]


def test_a_comment_that_was_dealt_with_does_not_come_back(there: Path) -> None:
    lines = there.read_text().splitlines(keepends=True)
    there.write_text("".join(line for line in lines if "# check:" not in line))
    assert again(there).unchanged
    unit = again(there, UNIT.replace("a torn sail", "a sail"))
    assert "# check:" not in unit.text.partition("outcomes:")[2]


def test_a_file_without_a_report_is_corrected_too(there: Path) -> None:
    report_path(there).unlink()
    edit(there, ("Name the parts of a kite", "Name the parts of a kyte"))
    unit = again(there)
    assert criteria(unit)["1.1"] == "Name the parts of a kite"


def test_what_is_no_specification_is_not_corrected(there: Path) -> None:
    there.write_text("format: rubric/1\nkind: portfolio\n")
    found = import_document(there.with_name("unit.txt"), over=there)
    assert found.problem is not None
    assert found.problem.diagnostic.code is codes.NOT_IMPORTED_OVER


def test_a_document_that_holds_no_specification_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "notice.txt"
    file.write_text("The centre is closed on Monday.\n")
    found = import_document(file)
    assert not found.units
    assert found.problem is not None
    assert found.problem.diagnostic.code is codes.NOT_A_SPECIFICATION
    assert str(found.problem.place) == "notice.txt"


def test_the_report_is_of_its_published_shape(there: Path) -> None:
    from jsonschema import Draft202012Validator

    report = json.loads(report_path(there).read_text())
    Draft202012Validator(schema("import")).validate(report)
    texts = {
        field["path"]: field["sources"][0]["text"] for field in report["fields"] if field["sources"]
    }
    assert texts["1/1.1/text"] == "1.1 Name the parts of a kite"
    assert {field["sure"] for field in report["fields"]} <= {"stated", "read", "proposed"}


def test_a_draft_reads_back_as_the_same_specification(there: Path) -> None:
    unit = import_document(there.with_name("unit.txt")).units[0]
    assert document_of(unit.text, "unit.yaml").value == unit.specification


def test_documents_of_a_folder_are_found_in_order(tmp_path: Path) -> None:
    for name in ("b.docx", "a.txt", "~$b.docx", ".hidden.txt", "unit.yaml", "more/c.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    found = [file.relative_to(tmp_path).as_posix() for file in documents_in(tmp_path)]
    assert found == ["a.txt", "b.docx", "more/c.html"]
