"""Documents in the styles of several bodies, against what a careful person reads in each.

Most of `expected.yaml` was written before the importer had seen the documents. Each text is held
to it as it stands, and once more as a Word document of its lines.
"""

from pathlib import Path

import pytest
import yaml
from tests.importing.carriers import word_of

from rubric.api.importing import import_document
from rubric.api.wording import builtin_verbs
from rubric.importers import Recognised, Verbs, recognise
from rubric.sources import Located
from rubric.sources.documents import read_document
from rubric.sources.documents.reading import read_bytes

HERE = Path(__file__).parent
EXPECTED = yaml.safe_load((HERE / "expected.yaml").read_text(encoding="utf-8"))
VERBS = Verbs(builtin_verbs())
FACTS = ("title", "level", "credit", "glh", "unit_number")


def recognised(name: str) -> Recognised:
    document = read_document(HERE / "documents" / name, name)
    assert not isinstance(document, Located)
    return recognise(document, VERBS)


def as_word(name: str) -> Recognised:
    word = word_of((HERE / "documents" / name).read_text(encoding="utf-8"))
    return recognise(read_bytes(word, ".docx", f"{name}.docx"), VERBS)


def held_to(found: Recognised, wanted: dict) -> None:
    if wanted.get("refused"):
        assert found.refused
        return
    assert not found.refused
    assert len(found.drafts) == wanted.get("units", 1)
    data = found.drafts[0].data
    facts = {name: data.get(name) for name in FACTS if name in wanted or name in data}
    if "title" in data.get("not_stated", ()):
        facts["title"] = wanted["title"]
    assert facts == {name: wanted.get(name) for name in facts}
    outcomes = data.get("outcomes", [])
    if wanted["outcomes"] != "any":
        same(outcomes, wanted["outcomes"])
    criteria = [c for outcome in outcomes for c in outcome.get("criteria", ())]
    same([*criteria, *data.get("criteria", ())], wanted["criteria"])


def same(nodes: list[dict], wanted: list[list[str]]) -> None:
    assert [node["text"] for node in nodes] == [text for _, text in wanted]
    printed = [(n["ref"], ref) for n, (ref, _) in zip(nodes, wanted, strict=True) if ref]
    assert [ref for ref, _ in printed] == [ref for _, ref in printed]


@pytest.mark.parametrize("name", EXPECTED)
def test_a_document_says_what_a_person_reads_in_it(name: str) -> None:
    held_to(recognised(name), EXPECTED[name])


#: where lines go over to the next one only in the text: Word keeps each as a paragraph of its own
#: and rows of a table whose bars or tabs stand only in the text
BROKEN_LINES = (
    *("workshop-unit.txt", "side-by-side.txt", "facts-over-lines.txt", "bars-behind.txt"),
    *("pairs.txt", "broken-at-a-word.txt", "work-activities.txt"),
    *("columns-with-knowledge.txt", "title-before-facts.txt"),
    *("pasted-table.txt", "verbs-in-a-cell.txt"),
    *("columns-copied.txt", "columns-copied-sentences.txt", "pages-with-captions.txt"),
    "mapping-below-codes.txt",
)
TEXTS = [n for n in EXPECTED if n.endswith(".txt") and n not in BROKEN_LINES]


@pytest.mark.parametrize("name", TEXTS)
def test_as_a_word_document_it_says_the_same(name: str) -> None:
    held_to(as_word(name), EXPECTED[name])


@pytest.mark.parametrize("name", [name for name in EXPECTED if not EXPECTED[name].get("refused")])
def test_a_draft_can_be_read_or_its_doubts_say_why(name: str) -> None:
    for unit in import_document(HERE / "documents" / name).units:
        assert unit.specification is not None or unit.doubts


def of(name: str) -> dict:
    return recognised(name).drafts[0].data


def test_columns_that_were_copied_line_by_line_are_doubted() -> None:
    doubts = recognised("columns-copied.txt").drafts[0].doubts
    assert [one.location for one in doubts if one.code == "columns-mixed"] == [
        ("outcomes", 0, "text"),
        ("outcomes", 1, "text"),
    ]


def test_two_values_of_one_fact_are_doubted_where_no_label_says_which_is_of_the_unit() -> None:
    doubts = recognised("facts-of-others.txt").drafts[0].doubts
    assert [(one.location, one.arguments) for one in doubts if one.code == "fact-twice"] == [
        (("level",), {"other": "3"})
    ]


def test_list_entries_below_a_criterion_are_its_parts() -> None:
    outcome = of("sewing-bullets.txt")["outcomes"][0]
    assert outcome["criteria"][1]["parts"] == [
        {"ref": "a", "text": "holes"},
        {"ref": "b", "text": "split seams"},
    ]


def test_content_goes_to_the_outcome_or_topic_that_it_is_headed_with() -> None:
    by_topic = of("welding-topics.txt")["outcomes"][0]["criteria"]
    assert [criterion["indicative_content"][0][:8] for criterion in by_topic] == [
        *("Types of", "PPE for ")
    ]
    by_outcome = of("journeys-content-first.txt")["outcomes"]
    assert [len(outcome["indicative_content"]) for outcome in by_outcome] == [3, 3]


def test_variables_are_of_the_unit_and_its_evidence_guide_counts_for_itself() -> None:
    held = of("competency-with-variables.txt")
    assert not any("range" in c or "guidance" in c for o in held["outcomes"] for c in o["criteria"])
    assert "1.3 Leveller" in held["range"]
    assert "4.1 Demonstration with oral questioning" in held["guidance"]


def test_amounts_become_rules_that_are_marked() -> None:
    found = recognised("workshop-unit.txt").drafts[0]
    criterion = found.data["outcomes"][1]["criteria"][1]
    assert (criterion["sufficient"], criterion["basis"]) == ({"occasions": "2"}, "wording")
    proposed = [doubt.location for doubt in found.doubts if doubt.code == "rule-proposed"]
    assert ("outcomes", 1, "criteria", 1, "sufficient") in proposed


def test_bands_stand_on_the_criteria_of_a_grid() -> None:
    criteria = [c for o in of("events-grid.txt")["outcomes"] for c in o["criteria"]]
    assert [c["band"] for c in criteria] == [
        *("pass", "merit", "distinction", "pass", "pass", "merit", "distinction")
    ]


def test_a_range_statement_stands_where_it_is_asked() -> None:
    assert of("workshop-unit.txt")["outcomes"][0]["range"] == [
        *("chemical", "electrical", "moving parts")
    ]
    [criterion] = of("ferry-us.txt")["outcomes"][1]["criteria"]
    assert "range" in criterion


def test_statements_of_a_standard_are_no_bands() -> None:
    data = of("reception-standard.txt")
    assert data["kind"] == "standard"
    assert not any("band" in c for o in data["outcomes"] for c in o["criteria"])


def test_several_units_are_several_drafts() -> None:
    first, second = recognised("two-units.txt").drafts
    assert (first.data["title"], second.data["title"]) == ("Preparing the soil", "Sowing seed")
    assert second.data["unit_number"] == "F/650/1102"
