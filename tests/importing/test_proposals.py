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

#: wording that lists in its sentence what is chosen from → how many of them, and the list
LISTED: tuple[tuple[str, str, list[str]], ...] = (
    ("Use two of the following: saw, plane, chisel", "2", ["saw", "plane", "chisel"]),
    ("Use two of the following tools: saw, plane or chisel.", "2", ["saw", "plane", "chisel"]),
    ("Prepare TWO (2) of the following: soup, salad, and fish", "2", ["soup", "salad", "fish"]),
    ("Describe three of these – clay, sand, silt, loam", "3", ["clay", "sand", "silt", "loam"]),
    ("Describe any two of the following: clay; silt and sand; loam", "2",
     ["clay", "silt and sand", "loam"]),
    ("Use two of the following (wood, metal, clay) in a design", "2", ["wood", "metal", "clay"]),
    ("Use 1 or more of the following: knots (reef, bowline), bends", "1",
     ["knots (reef, bowline)", "bends"]),
    ("Select two from: running, swimming, cycling", "2", ["running", "swimming", "cycling"]),
    ("Work with one of: children, adults", "1", ["children", "adults"]),
    ("Use two of the three skills listed below: adding, dividing and counting", "2",
     ["adding", "dividing", "counting"]),
    ("Observe more than one of the following: cats, dogs, birds", "2", ["cats", "dogs", "birds"]),
    ("Two of the following must be covered: drinks, snacks, fruit", "2",
     ["drinks", "snacks", "fruit"]),
)  # fmt: skip

#: wording that asks for no choice among what it lists, or not surely
NOT_CHOSEN = (
    # all of it, some of each, a limit
    "Use all of the following: saw, plane, chisel",
    "Use the following: saw, plane, chisel",
    "Use three of the following: saw, plane, chisel",
    "Use two of each of the following: saws, planes, chisels",
    "Use one from each of the following: saws, planes, chisels",
    "Use up to two of the following: saw, plane, chisel",
    "Use no more than two of the following: saw, plane, chisel",
    "Use at most two of the following: saw, plane, chisel",
    "Use a maximum of two of the following: saw, plane, chisel",
    # what is not asked for
    "Use any tool except two of the following: saw, plane, chisel",
    "Do not use two of the following: saw, plane, chisel",
    "State which one of the following is legal: gas, coal, oil",
    # lists that are open
    "Use two of the following: saws, planes, etc.",
    "Use two of the following tools, such as saws, planes, chisels",
    "Use two of the following: a saw, a plane, a chisel or similar",
    "Use two of the following, including one power tool: saws, planes, drills",
    # sentences that go on, and two choices at once
    "Use two of the following: saw, plane, chisel to make a joint",
    "Use one of the following: saw, plane and two of the following: chisel, mallet, knife",
    "Use two of the following (see page 4): saw, plane, chisel",
    # nothing to choose from, and names
    "Use two of the following:",
    "Explain Part 2 of the following Act: the Care Act, the Health Act, the Water Act",
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


@pytest.mark.parametrize(("text", "n", "names"), LISTED)
def test_a_choice_among_what_the_sentence_lists(text: str, n: str, names: list[str]) -> None:
    rule = {"range": names, "sufficient": {"range": n}, "basis": "wording"}
    assert proposed_rule(criterion(text), {}) == rule


@pytest.mark.parametrize("text", NOT_CHOSEN)
def test_a_list_in_a_sentence_of_which_no_choice_is_asked(text: str) -> None:
    assert proposed_rule(criterion(text), {}) is None


def test_a_choice_beside_another_amount() -> None:
    text = "Demonstrate on two occasions one of the following: bathing, feeding, dressing"
    rule = proposed_rule(criterion(text), {})
    assert rule is not None
    assert rule["sufficient"] == {"occasions": "2", "range": "1"}
