"""What `rubric prove` calls the rules of combination of a qualification."""

from decimal import Decimal

import pytest

from rubric.diagnostics import Path
from rubric.report.proving_ways import rule_name
from rubric.rules.qualification import (
    Limits,
    ResolvedGroup,
    ResolvedPoints,
    ResolvedQualification,
    ResolvedWhole,
)

NONE = Limits()
SIX_TO_TWELVE = Limits(Decimal(6), Decimal(12))


def group(ref: str, title: str | None, units: Limits, credits_: Limits) -> ResolvedGroup:
    everything = units == credits_ == NONE
    return ResolvedGroup(ref, ("groups", ref), title, everything, units, credits_, ("a", "b"))


QUALIFICATION = ResolvedQualification(
    "q", "1", "q@1", "Q", "3", Decimal(30),
    groups=(
        group("M", "Mandatory", NONE, NONE),
        group("A", None, NONE, SIX_TO_TWELVE),
        group("B", None, Limits(Decimal(1)), SIX_TO_TWELVE),
        # a group may be called as a field is
        group("credits", None, Limits(Decimal(1)), NONE),
    ),
    whole=(
        ResolvedWhole(("whole", "~1", "credits"), "credits", Limits(Decimal(30))),
        ResolvedWhole(("whole", "~2", "credits"), "credits", Limits(None, Decimal(9)),
                      frozenset({"2"}), "2"),
    ),
    barred=(("a", "b"),),
    points=ResolvedPoints(("grade",), (("pass", Decimal(1)),), Decimal(12)),
)  # fmt: skip

NAMES: list[tuple[Path, str]] = [
    (("groups", "M", "take"), "each unit of group M (Mandatory)"),
    (("groups", "A", "take", "credits", "at_least"), "6 credits of group A"),
    (("groups", "A", "take", "credits", "at_most"), "no more than 12 credits of group A count"),
    # of both measures the one that the path names
    (("groups", "B", "take", "units", "at_least"), "1 unit of group B"),
    (("groups", "B", "take", "credits", "at_least"), "6 credits of group B"),
    (("groups", "credits", "take", "units", "at_least"), "1 unit of group credits"),
    (("whole", "~1", "credits", "at_least"), "30 credits in all"),
    # said of the rule as a whole
    (("whole", "~1", "credits"), "30 credits in all"),
    (("whole", "~2", "credits", "at_most"), "no more than 9 credits at level 2 count"),
    (("barred", "~1"), "only one of a and b counts"),
    (("grade", "at_least"), "12 points by the grades of units"),
]


@pytest.mark.parametrize(("path", "name"), NAMES, ids=lambda value: str(value)[:40])
def test_a_rule_of_combination_is_called_what_it_asks_for(path: Path, name: str) -> None:
    assert rule_name(path, QUALIFICATION) == name
