"""Amounts of the wording: which are found, what they count, and where they stand."""

import pytest

from rubric.wording import amounts_in

FOUND: list[tuple[str, list[tuple[str, str, str]]]] = [
    # hours
    ("Deliver it for a minimum of 12 hours to a group", [("12", "hours", "a minimum of 12 hours")]),
    ("Lead practical work for six hours", [("6", "hours", "six hours")]),
    ("Show visitors round for at least 2.5 hours", [("2.5", "hours", "at least 2.5 hours")]),
    # occasions
    ("Welcome visitors on at least two days", [("2", "occasions", "at least two days")]),
    ("Do so on three separate occasions", [("3", "occasions", "three separate occasions")]),
    ("Do so on two (2) occasions", [("2", "occasions", "two (2) occasions")]),
    # places and people
    ("Teach in two different settings", [("2", "sites", "two different settings")]),
    ("Be observed by two assessors", [("2", "assessors", "two assessors")]),
    ("Do so with two witnesses present", [("2", "witnesses", "two witnesses present")]),
    # a choice of what is listed
    ("Describe three of the following", [("3", "of_these", "three of the following")]),
    ("Take payments in two of these ways", [("2", "of_these", "two of these")]),
    (
        "Use at least four of those listed below",
        [("4", "of_these", "at least four of those listed")],
    ),
    ("Explain at least 3 from the following", [("3", "of_these", "at least 3 from the following")]),
    ("Explain three from the list below", [("3", "of_these", "three from the list")]),
    ("Apply two methods from those listed below", [("2", "of_these", "two methods")]),
    (
        "Show three of the five techniques listed",
        [("3", "of_these", "three of the five techniques listed")],
    ),
    ("Use one of the following", [("1", "of_these", "one of the following")]),
    ("Use either of the following", [("1", "of_these", "either of the following")]),
    # the least of two numbers, and what is more than a number
    ("Use between two and four of these", [("2", "of_these", "between two and four of these")]),
    ("Do so on 2-3 occasions", [("2", "occasions", "2-3 occasions")]),
    ("Do so on two or three occasions", [("2", "occasions", "two or three occasions")]),
    ("Use two or more of the following", [("2", "of_these", "two or more of the following")]),
    ("Do so on more than one occasion", [("2", "occasions", "more than one occasion")]),
    # hours by what they are called, and tens in two words
    ("Take not less than 30 guided hours", [("30", "hours", "not less than 30 guided hours")]),
    ("Coach for twenty five hours", [("25", "hours", "twenty five hours")]),
    # evidence, and things that look like it
    ("Provide 2 pieces of evidence", [("2", "items", "2 pieces")]),
    ("Give twenty-five examples of signs", [("25", "items", "twenty-five examples")]),
    # what it names
    ("Plan at least four sessions", [("4", "", "at least four sessions")]),
    (
        "Explain two reasons for it and three risks",
        [("2", "", "two reasons"), ("3", "", "three risks")],
    ),
    ("Plan a visit to at least three clients", [("3", "", "at least three clients")]),
]


@pytest.mark.parametrize(("text", "amounts"), FOUND)
def test_amounts_are_found(text: str, amounts: list[tuple[str, str, str]]) -> None:
    assert [(str(a.n), a.measure, text[a.start : a.end]) for a in amounts_in(text)] == amounts


NOTHING = [
    # examples
    "Describe pests, e.g. at least three kinds of mice",
    "Describe hazards such as two burns",
    # limits
    "Reply within 24 hours",
    "Store it for no more than 4 hours",
    "Use up to three sources",
    "Act after 2 hours",
    "Check it every 4 hours",
    "Finish in under 20 minutes",
    "Give 48 hours’ notice",
    "Give notice of at least 48 hours",
    "Rest for at least 11 hours between shifts",
    "Watch the patient for at least two hours after surgery",
    "Do so on no more than three occasions",
    "Do so on more than 12 hours",
    # times, names and sizes
    "Explain care 24 hours a day",
    "Explain level 3",
    "Complete section 4 of the form",
    "Work a 12-hour shift",
    "Cut a board 12 mm thick",
    "Mix mortar at a 5:1 ratio",
    "Work to BS 7671",
    "Spend £5 on it",
    "Find 10% of it",
    "Explain the Equality Act 2010",
    "Describe the first two years",
    "Write 500 words",
    # one is asked for anyway
    "Do so on one occasion",
    "Give one example of a risk",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_amount(text: str) -> None:
    assert amounts_in(text) == ()


SURE: list[tuple[str, bool, bool]] = [
    # meant of the evidence, whatever is said before it
    ("Do so on two occasions", True, False),
    ("Teach for 12 hours", True, False),
    # hours of a plan are none of the evidence unless it says "at least"
    ("Plan a course of 20 hours", False, False),
    ("Plan a course of at least 20 hours", True, True),
    # what an account speaks of, and what takes its time by itself
    ("Explain why records are made for at least 24 hours", False, True),
    ("Explain the role of two witnesses", False, False),
    ("Leave the glue to set for at least 24 hours", False, True),
    # an account may hold both reasons
    ("Explain at least two reasons for it", False, True),
]


@pytest.mark.parametrize(("text", "of_evidence", "at_least"), SURE)
def test_what_can_only_be_meant_of_the_evidence(
    text: str, of_evidence: bool, at_least: bool
) -> None:
    (amount,) = amounts_in(text)
    assert (amount.of_evidence, amount.at_least) == (of_evidence, at_least)
