"""Checks of portfolios: by themselves, as plain data, and against their specifications."""

from typing import Any

import pytest

from rubric.checks import check_against, check_names_unique, check_portfolio
from rubric.diagnostics import Code, codes
from rubric.load.document import document_of
from rubric.model import EvidenceRules, Portfolio, Specification
from rubric.phrases.manual.samples import (
    DECIDED,
    DECISION,
    PORTFOLIO,
    REVIEW,
    REVIEWED,
    UNIT,
    after,
)
from rubric.rules import ResolvedSpecification, resolved

Found = tuple[Code, tuple[str, ...], dict[str, Any]]


def portfolio(text: str) -> Portfolio:
    value = document_of(text, "portfolio.yaml").value
    assert isinstance(value, Portfolio), document_of(text, "portfolio.yaml").problems
    return value


def again(records: str, **changes: str) -> str:
    """The entries of a list of records once more, without the name of the list."""
    text = records.partition("\n")[2]
    for old, new in changes.items():
        text = text.replace(old, new)
    return text


def item(*lines: str) -> str:
    return after(PORTFOLIO, "method: product", *(f"    {line}" for line in lines))


ITEM = PORTFOLIO[PORTFOLIO.index("evidence:") :]
EXEMPTION = """\
exemptions:
  - id: X1
    criteria: [3.3]
    reason: credit_transfer
    authorised_by: Q-2
    date: 2026-03-01
"""


def repeated(field: str, what: str, name: str, turn: str = "~2") -> Found:
    return codes.DUPLICATE_ID, (field, f"{name}{turn}"), {"what": what, "name": name}


def circle(field: str, what: str, name: str) -> Found:
    return codes.SUPERSEDES_CYCLE, (field, name, "supersedes"), {"what": what, "id": name}


BY_ITSELF: list[tuple[str, list[Found]]] = [
    # sound
    (REVIEWED + EXEMPTION, []),
    # one id on two records of one kind, or on three; the same id on two kinds is none
    (PORTFOLIO + again(ITEM), [repeated("evidence", "item", "E1")]),
    (
        PORTFOLIO + again(ITEM) * 2,
        [repeated("evidence", "item", "E1"), repeated("evidence", "item", "E1", "~3")],
    ),
    (DECIDED + again(DECISION), [repeated("decisions", "decision", "D1")]),
    (REVIEWED + again(REVIEW), [repeated("iqa_reviews", "review", "R1")]),
    (PORTFOLIO + EXEMPTION + again(EXEMPTION), [repeated("exemptions", "exemption", "X1")]),
    (DECIDED.replace("id: D1", "id: E1"), []),
    (PORTFOLIO + again(ITEM, E1="e1"), []),
    # what supersedes itself: at once, by a circle of two, by one of three
    (item("supersedes: E1"), [circle("evidence", "item", "E1")]),
    (
        item("supersedes: E2") + again(ITEM, E1="E2\n    supersedes: E1"),
        [circle("evidence", "item", "E1"), circle("evidence", "item", "E2")],
    ),
    (
        item("supersedes: [E0, E2]")
        + again(ITEM, E1="E2\n    supersedes: E3")
        + again(ITEM, E1="E3\n    supersedes: E1"),
        [circle("evidence", "item", name) for name in ("E1", "E2", "E3")],
    ),
    (DECIDED + "    supersedes: D1\n", [circle("decisions", "decision", "D1")]),
    # a chain is none, nor is what leads into a circle, nor what is not there
    (item("supersedes: E2") + again(ITEM, E1="E2\n    supersedes: E3") + again(ITEM, E1="E3"), []),
    (
        item("supersedes: E2") + again(ITEM, E1="E2\n    supersedes: E2"),
        [circle("evidence", "item", "E2")],
    ),
    (item("supersedes: E0"), []),
    # on a qualification: no specification beside it, each unit once in whatever version
    (
        PORTFOLIO.replace("specification:", "qualification: demo\nspecification:"),
        [
            (
                codes.SPECIFICATION_BESIDE_QUALIFICATION,
                ("specification",),
                {
                    "specification": ("facilitating-action-learning@1",),
                    "qualification": "demo",
                },
            )
        ],
    ),
    (
        PORTFOLIO.replace(
            "specification: facilitating-action-learning@1",
            "qualification: demo\nunits: [a, b, a@2, a]",
        ),
        [
            (codes.UNIT_TWICE, ("units", "a@2"), {"unit": "a", "where": "units"}),
            (codes.UNIT_TWICE, ("units", "a~2"), {"unit": "a", "where": "units"}),
        ],
    ),
    (
        DECIDED + "    level: good\n",
        [],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BY_ITSELF)
def test_by_itself(text: str, expected: list[Found]) -> None:
    found = check_portfolio(portfolio(text))
    assert [(d.code, d.path, dict(d.arguments)) for d in found] == expected


def test_a_repeated_id_names_the_first() -> None:
    (diagnostic,) = check_portfolio(portfolio(PORTFOLIO + again(ITEM)))
    assert diagnostic.related == (("evidence", "E1"),)


# --- the same for plain data, which is all there is where something else is wrong

PLAIN: list[tuple[Any, list[tuple[Code, tuple[str, ...]]]]] = [
    # records and nodes
    ({"evidence": [{"id": "E1"}, {"id": "E1"}]}, [(codes.DUPLICATE_ID, ("evidence", "E1~2"))]),
    ({"outcomes": [{"ref": "1"}, {"ref": "1"}]}, [(codes.DUPLICATE_REF, ("1~2",))]),
    (
        {"outcomes": [{"ref": "1", "criteria": [{"ref": "1.1"}, {"ref": "1.1"}]}]},
        [(codes.DUPLICATE_REF, ("1", "1.1~2"))],
    ),
    (
        {"sections": [{"ref": "A", "checks": [{"ref": "1"}, {"ref": "1"}]}]},
        [(codes.DUPLICATE_REF, ("A", "1~2"))],
    ),
    # what has no name is no repeat
    ({"evidence": [{"method": "test"}, {"method": "test"}, {"id": None}]}, []),
    # anything else is somebody else's to tell
    ({"evidence": "E1"}, []),
    ({"evidence": ["E1", "E1"]}, []),
    ({"evidence": [{"id": ["E1"]}, {"id": {"a": "b"}}]}, []),
    (["E1"], []),
    (None, []),
]


@pytest.mark.parametrize(("data", "expected"), PLAIN)
def test_plain_data(data: Any, expected: list[tuple[Code, tuple[str, ...]]]) -> None:
    assert [(d.code, d.path) for d in check_names_unique(data)] == expected


# --- against specifications


def against(*texts: str) -> dict[str, ResolvedSpecification]:
    def no_rules(_: str) -> EvidenceRules:
        raise LookupError

    found = {}
    for text in texts:
        value = document_of(text, "unit.yaml").value
        assert isinstance(value, Specification)
        found[value.reference] = resolved(value, no_rules)
    return found


SESSIONS = after(UNIT, "title: Planning a visit", "measures: [sessions]")

MEASURED: list[tuple[str, list[tuple[str, str]]]] = [
    # hours are always known, and what any of the specifications declares
    (item("hours: 2"), []),
    (item("sessions: 3"), []),
    # anything else is an unknown field, with what is near
    (item("sesions: 3"), [("sesions", "sessions")]),
    (item("hour: 3"), [("hour", "hours")]),
    (item("zzz: 3", "hour: 2"), [("zzz", ""), ("hour", "hours")]),
]


@pytest.mark.parametrize(("text", "expected"), MEASURED)
def test_measures_of_items(text: str, expected: list[tuple[str, str]]) -> None:
    units = against(UNIT, SESSIONS.replace("id: demo", "id: other"))
    found = list(check_against(portfolio(text), list(units.values())))
    assert [d.path for d in found] == [("evidence", "E1", name) for name, _ in expected]
    assert [d.arguments["near"] for d in found] == [near for _, near in expected]
    assert all(d.code is codes.UNKNOWN_FIELD for d in found)
    assert all(d.arguments["owner"] == ("item", "E1", "") for d in found)
