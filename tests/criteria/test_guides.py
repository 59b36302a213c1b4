"""The marking guides and the checklist of the library: one to one, and in our own words."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from tests.generated import ROOT

import rubric
from rubric.model import AssessmentCriterion, Specification
from rubric.model.specification import Guidance

#: where the source documents are, if they are at hand; each is found by its opening words
SOURCES = ROOT.parent / "shared" / "seeds"
#: marking guide → criteria, key concepts, tips and common mistakes in the source, counted by hand
GUIDES = {
    "collaborative-partnerships": (3, 5, 3, 3),
    "partnership-working-in-training": (6, 5, 4, 6),
    "effective-partnership-working": (5, 5, 4, 4),
}
#: words in a row that a line of ours may share with its source: names and terms of the field
MOST_SHARED = 6
_OPENING = re.compile("begins “(.*)”")
_HEADINGS = (
    "Examiner Marking Points",
    "Key Concepts & Core Principles",
    "Exam Tips & Revision Strategies",
    "Common Misconceptions & Mistakes to Avoid",
)


def found(name: str) -> Specification:
    specification = rubric.Library.load().find(name, None, date(2026, 11, 21))
    assert isinstance(specification, Specification)
    return specification


def criteria(specification: Specification) -> list[AssessmentCriterion]:
    below = [c for outcome in specification.outcomes for c in outcome.criteria]
    return [*below, *specification.criteria]


def nodes(specification: Specification) -> list[Guidance]:
    return [specification, *specification.outcomes, *criteria(specification)]


def counts(specification: Specification) -> tuple[int, int, int, int]:
    every = nodes(specification)
    return (
        len(criteria(specification)),
        sum(len(node.key_concepts) for node in every),
        sum(len(node.exam_tips) for node in every),
        sum(len(node.misconceptions) for node in every),
    )


def lines(specification: Specification) -> Iterator[str]:
    """Every line of ours that tells what the source tells."""
    yield specification.summary or ""
    yield from (outcome.text for outcome in specification.outcomes)
    for criterion in criteria(specification):
        yield from (criterion.text, *(part.text for part in criterion.parts))
    for node in nodes(specification):
        yield from (*node.key_concepts, *node.exam_tips, *node.misconceptions, *node.guidance)


def source_of(specification: Specification) -> str:
    """The source document, or a skipped test where it is not at hand."""
    assert specification.source is not None
    document = specification.source.document or ""
    opening = match[1] if (match := _OPENING.search(document)) else specification.title
    texts = SOURCES.glob("*.txt") if SOURCES.is_dir() else ()
    for file in texts:
        text = file.read_text(encoding="utf-8")
        if opening in text[:1000]:
            return text
    pytest.skip("the source document is not at hand")


def words(text: str) -> list[str]:
    return re.findall(r"[\w']+", text.casefold().replace("’", "'"))


@pytest.mark.parametrize("name", GUIDES)
def test_a_guide_has_each_point_once(name: str) -> None:
    guide = found(name)
    assert guide.kind == "marking_guide"
    assert counts(guide) == GUIDES[name]
    assert [criterion.ref for criterion in guide.criteria] == [
        str(number) for number in range(1, len(guide.criteria) + 1)
    ]
    assert {"title", "level", "credit"} <= set(guide.not_stated)


@pytest.mark.parametrize("name", GUIDES)
def test_a_guide_has_as_many_of_each_as_its_source(name: str) -> None:
    guide = found(name)
    held = dict.fromkeys(_HEADINGS, 0)
    heading = ""
    for line in source_of(guide).splitlines():
        heading = line if line in _HEADINGS else heading
        held[heading] = held.get(heading, 0) + line.startswith("- ")
    assert tuple(held[name] for name in _HEADINGS) == counts(guide)


def test_the_checklist_has_its_checks() -> None:
    checklist = found("school-college-partnerships")
    assert checklist.kind == "checklist"
    assert not checklist.decided
    # counted by hand in the article: required checks, then what it offers as helpful
    held = [[check.required for check in section.criteria] for section in checklist.outcomes]
    assert [(section.count(True), section.count(False)) for section in held] == [
        (3, 0),
        (2, 0),
        (2, 3),
        (6, 0),
    ]
    parts = {check.ref: len(check.parts) for check in criteria(checklist) if check.parts}
    assert parts == {
        "1.1": 6, "1.2": 2, "2.1": 2, "2.2": 5, "3.2": 2, "3.3": 4,
        "4.2": 2, "4.3": 2, "4.4": 3, "4.6": 2,
    }  # fmt: skip


@pytest.mark.parametrize("name", [*GUIDES, "school-college-partnerships"])
def test_nothing_is_asked_for_beyond_the_source(name: str) -> None:
    specification = found(name)
    everything = [specification, *specification.outcomes, *criteria(specification)]
    assert all(node.sufficient is None and node.evidence_rules is None for node in everything)


@pytest.mark.parametrize("name", [*GUIDES, "school-college-partnerships"])
def test_the_words_are_our_own(name: str) -> None:
    specification = found(name)
    source = f" {' '.join(words(source_of(specification)))} "
    taken = [
        run
        for line in lines(specification)
        for start in range(len(words(line)) - MOST_SHARED)
        if f" {(run := ' '.join(words(line)[start : start + MOST_SHARED + 1]))} " in source
    ]
    assert taken == []


def test_documents_that_a_tip_names_are_advised_where_they_help() -> None:
    guide = found("collaborative-partnerships")
    advised = {c.ref: [entry.document for entry in c.advises] for c in guide.criteria if c.advises}
    assert advised == {
        "2": ["signed partnership agreements"],
        "3": ["meeting minutes", "a reflective review document"],
    }
