"""The marking guides and the checklist of the library: one to one, and in our own words."""

from collections.abc import Iterator
from datetime import date

import pytest
from tests.criteria.sources import OPENINGS, hash_of, kept, refreshed, runs, source_of

import rubric
from rubric.model import AssessmentCriterion, Specification
from rubric.model.specification import Guidance

#: marking guide → criteria, key concepts, tips and common mistakes in the source, counted by hand
GUIDES = {
    "collaborative-partnerships": (3, 5, 3, 3),
    "partnership-working-in-training": (6, 5, 4, 6),
    "effective-partnership-working": (5, 5, 4, 4),
}
CHECKLIST = "school-college-partnerships"
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
    for line in source_of(name).splitlines():
        heading = line if line in _HEADINGS else heading
        held[heading] = held.get(heading, 0) + line.startswith("- ")
    assert tuple(held[heading] for heading in _HEADINGS) == counts(guide)


def test_the_checklist_has_its_checks() -> None:
    checklist = found(CHECKLIST)
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


@pytest.mark.parametrize("name", [*GUIDES, CHECKLIST])
def test_nothing_is_asked_for_beyond_the_source(name: str) -> None:
    specification = found(name)
    everything = [specification, *specification.outcomes, *criteria(specification)]
    assert all(node.sufficient is None and node.evidence_rules is None for node in everything)


def taken(line: str, name: str) -> list[str]:
    """The runs of words in a line that stand in a source as well."""
    source = kept(name)
    return [run for run in runs(line) if hash_of(run) in source]


@pytest.mark.parametrize("name", [*GUIDES, CHECKLIST])
def test_the_words_are_our_own(name: str) -> None:
    assert [run for line in lines(found(name)) for run in taken(line, name)] == []


@pytest.mark.parametrize("name", GUIDES)
def test_words_of_a_source_are_known_again(name: str) -> None:
    opening = OPENINGS[name]
    assert taken(opening, name)
    assert taken(f"Of this we say: “{opening.upper()}”.", name)
    assert not taken(" ".join(reversed(opening.split())), name)


@pytest.mark.parametrize("name", [*GUIDES, CHECKLIST])
def test_a_specification_says_which_document_it_is_from(name: str) -> None:
    source = found(name).source
    assert source is not None
    assert f"“{OPENINGS[name]}”" in (source.document or "")


@pytest.mark.parametrize("name", [*GUIDES, CHECKLIST])
def test_what_is_kept_of_a_source_is_of_all_of_it(name: str) -> None:
    hashes = {hash_of(run) for run in runs(source_of(name))}
    assert refreshed(name, hashes) == hashes


def test_documents_that_a_tip_names_are_advised_where_they_help() -> None:
    guide = found("collaborative-partnerships")
    advised = {c.ref: [entry.document for entry in c.advises] for c in guide.criteria if c.advises}
    assert advised == {
        "2": ["signed partnership agreements"],
        "3": ["meeting minutes", "a reflective review document"],
    }
