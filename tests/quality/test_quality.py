"""Every planted fault is found at its place, and clean units draw hardly a warning."""

import pytest

from rubric.diagnostics import Severity, codes
from tests.quality.faults import FAULTS
from tests.quality.library import clean_units
from tests.quality.measuring import clean_problems, measured_of, warnings_of_clean_units

#: of clean units, for each of which one may draw a warning
MOST_CLEAN_UNITS_A_WARNING = 10


def test_there_are_enough_of_both() -> None:
    assert len(clean_units()) >= 40
    assert len(FAULTS) >= 40
    assert len({unit.id for unit in clean_units()}) == len(clean_units())


def test_clean_units_draw_hardly_a_warning() -> None:
    serious = [
        (unit.id, problem.diagnostic.code.slug, problem.diagnostic.path)
        for unit, _, problem in clean_problems()
        if problem.diagnostic.code.severity is not Severity.ADVICE
    ]
    assert warnings_of_clean_units() * MOST_CLEAN_UNITS_A_WARNING <= len(clean_units()), serious


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_found_at_its_place(name: str) -> None:
    result = measured_of(name)
    assert result.planted, "no clean unit can have this fault"
    assert result.missed == []
    assert result.found == result.planted


@pytest.mark.parametrize("name", FAULTS)
def test_nothing_else_is_told_of_a_planted_fault(name: str) -> None:
    assert measured_of(name).beside == []


def test_every_code_about_wording_is_planted() -> None:
    of_wording = {c.slug for c in codes.ALL if "RUB701" <= c.code <= "RUB743"}
    assert {slug for slug, _ in FAULTS.values()} == of_wording
