"""The units of the library: complete, and their wording to the letter."""

from collections.abc import Iterator
from datetime import date

import pytest
from tests.criteria.sources import hash_of, kept, refreshed, source_of

import rubric
from rubric.model import Specification


@pytest.fixture(scope="module")
def unit() -> Specification:
    found = rubric.Library.load().find("facilitating-action-learning", None, date(2026, 11, 21))
    assert isinstance(found, Specification)
    return found


def wording(unit: Specification) -> Iterator[str]:
    yield from (unit.title, unit.purpose or "", *unit.supported_by)
    for outcome in unit.outcomes:
        yield from (outcome.text, *outcome.indicative_content)
        yield from (criterion.text for criterion in outcome.criteria)
    for standards in unit.related_standards:
        yield standards.framework
        yield from (f"{name}: {text}" for name, text in standards.entries.items())
    for equivalent in unit.equivalents:
        yield f"{equivalent.code} {equivalent.title}"


def test_the_unit_is_complete(unit: Specification) -> None:
    assert (unit.title, unit.level, unit.glh) == ("Facilitating action learning", "5", 10)
    assert str(unit.credit) == "7"
    assert [len(outcome.criteria) for outcome in unit.outcomes] == [1, 4, 3]
    assert sum(len(outcome.indicative_content) for outcome in unit.outcomes) == 15
    assert [len(standards.entries) for standards in unit.related_standards] == [2, 5]
    assert unit.sector is not None
    assert unit.sector.code == "15.3"


def test_the_unit_asks_for_nothing_that_its_source_does_not_say(unit: Specification) -> None:
    asking = [c for outcome in unit.outcomes for c in outcome.criteria if c.sufficient is not None]
    assert [(c.ref, c.basis) for c in asking] == [("2.1", "wording")]
    nodes = [unit, *unit.outcomes, *(c for outcome in unit.outcomes for c in outcome.criteria)]
    assert all(node.evidence_rules is None for node in nodes)


def test_every_wording_stands_in_the_source_to_the_letter(unit: Specification) -> None:
    source = " ".join(source_of(unit.id).split())
    missing = [text for text in wording(unit) if " ".join(text.split()) not in source]
    assert missing == []
    hashes = {hash_of(text) for text in wording(unit)}
    assert refreshed(unit.id, hashes) == hashes


def test_no_wording_has_changed_since_it_was_compared_with_the_source(unit: Specification) -> None:
    compared = kept(unit.id)
    assert [text for text in wording(unit) if hash_of(text) not in compared] == []
    assert len({*wording(unit)}) == len(compared)
