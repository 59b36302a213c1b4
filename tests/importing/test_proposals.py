"""Rules that are proposed from wording: their numbers, their scope, and what is none."""

from typing import Any

import pytest

from rubric.importers.found import Node
from rubric.importers.lines import Line
from rubric.importers.proposals import proposed_rule
from rubric.sources.places import FilePlace

PARTS = {"parts": [{"ref": ref, "text": ref} for ref in "abcde"]}

#: wording of a criterion with five parts → how many of them are asked for
CHOSEN = (
    ("Explain three of the following:", "3"),
    ("Explain any three of these", "3"),
    ("Explain at least two (2) of the following", "2"),
    ("Explain TWO of the following methods", "2"),
    ("Explain a minimum of four from the list below", "4"),
    ("Use between two and four of the following", "2"),
    ("Use 2 or more of the following", "2"),
    ("Use one of the following", "1"),
    ("Use either of the following", "1"),
    ("Demonstrate three of the five techniques listed below", "3"),
    # all of them
    ("Explain all of the following", None),
    ("Explain each of the following", None),
    ("Explain five of the following", None),
    ("Use one from each of the following", None),
    # no choice
    ("Explain Part 2 of the following Act", None),
    ("Cut a board 12 mm thick in the following ways", None),
)

#: wording → what the evidence has to show
ASKED: tuple[tuple[str, dict[str, str]], ...] = (
    ("Observe a child on at least two separate occasions", {"occasions": "2"}),
    ("Complete a minimum 12 hrs of supervised practice", {"hours": "12"}),
    ("Take part in not less than 30 guided hours", {"hours": "30"}),
    ("Teach for 1.5 hours", {"hours": "1.5"}),
    (
        "Perform on a minimum of 2 occasions and for at least 6 hours",
        {"occasions": "2", "hours": "6"},
    ),
    ("Work in at least two different settings", {"sites": "2"}),
    ("Obtain testimony from at least two witnesses", {"witnesses": "2"}),
    ("Produce at least three pieces of evidence", {"items": "3"}),
    ("Perform on more than one occasion", {"occasions": "2"}),
    # amounts of the work itself, about which a person has to think
    ("Carry out a manicure on a minimum of two (2) clients", {}),
    ("Carry out no fewer than three inspections", {}),
    ("Rinse the cup at least three times", {}),
    # limits, names and sizes
    ("Perform on up to three occasions", {}),
    ("Respond within two hours", {}),
    ("Work at level 2", {}),
    ("Supervise learners who are at least 18 years old", {}),
    ("Install a three-phase supply", {}),
    ("Use a two-way radio", {}),
    ("Cut a trench to a minimum of 2 metres", {}),
    ("Describe the 24 hour clock", {}),
    ("Give notice of at least 48 hours", {}),
    # what the evidence speaks of, and not what it is
    ("Explain why records are kept for at least 24 hours", {}),
    ("State how long two witnesses are needed", {}),
    ("Leave the adhesive to cure for a minimum of 24 hours", {}),
)


def criterion(text: str) -> Node:
    return Node("1.1", [Line(text, FilePlace("unit.txt"))])


@pytest.mark.parametrize(("text", "n"), CHOSEN)
def test_a_choice_of_parts(text: str, n: str | None) -> None:
    rule = proposed_rule(criterion(text), PARTS)
    assert rule == (n and {"achieved_by": {"n_of": n, "of": list("abcde")}})


@pytest.mark.parametrize(("text", "asked"), ASKED)
def test_amounts_of_evidence(text: str, asked: dict[str, str]) -> None:
    rule: dict[str, Any] | None = proposed_rule(criterion(text), {})
    assert rule == ({"sufficient": asked, "basis": "wording"} if asked else None)
