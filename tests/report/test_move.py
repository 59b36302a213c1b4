"""What became of a portfolio that was moved, as JSON: its published shape, and nothing personal."""

import json
from typing import Any

import jsonschema
import pytest
from tests.generated import ROOT

import rubric
from rubric.model import Portfolio, Specification
from rubric.rules.moved import DecidedCriterion, Moved, Orphan, OrphanReason, RewordedCriterion
from rubric.testing.laws.discretion import SECRET, law_16_discretion

SCHEMA = jsonschema.Draft202012Validator(rubric.schema("move"))
LIBRARY = rubric.Library.load(ROOT / "examples/versions", builtin=False)
MOVED, _ = rubric.load_portfolio(ROOT / "examples/versions/portfolio.yaml")


def view(moved: Moved) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(rubric.to_json(moved))
    SCHEMA.validate(found)
    return found


def test_an_example_that_is_moved() -> None:
    assert MOVED is not None
    found = view(rubric.move(MOVED, LIBRARY, to="running-a-market-stall@2"))
    head = ("format", "kind", "moved", "learner", "specifications", "sentence", "problems")
    assert [found.pop(name) for name in head] == [
        "rubric/1",
        "move",
        True,
        "L-0311",
        ["running-a-market-stall@2"],
        "decisions on 3 criteria carry over, on 2 criteria they are to be judged again; 4 entries "
        "find no place in the new version",
        [],
    ]
    assert [" ".join(one.values()) for one in found.pop("carried")] == [
        "D1 1.1 1.1", "D2 2.2 2.3", "D2 2.3 2.4",
    ]  # fmt: skip
    assert [" ".join(one.values()) for one in found.pop("judge_again")] == [
        "D1 1.2 1.2", "D2 2.1 2.1",
    ]  # fmt: skip
    assert found.pop("reworded") == [
        {"old": "1.2", "new": "1.2", "items": ["E2"]},
        {"old": "2.1", "new": "2.1", "items": ["E2", "E3"]},
    ]
    gone = "its criterion is not in the new version"
    assert [tuple(one.values()) for one in found.pop("orphaned")] == [
        ("evidence/E2/maps_to/1.3", "criterion_gone", gone),
        ("decisions/D1/criteria/1.3", "criterion_gone", gone),
        ("iqa_reviews/R1/criteria/1.3", "criterion_gone", gone),
        ("iqa_reviews/R1", "nothing_left", "nothing is left of it"),
    ]
    assert not found


def test_what_was_not_moved_says_why_and_nothing_else() -> None:
    assert MOVED is not None
    found = view(rubric.move(MOVED, LIBRARY, to="running-a-market-stall@9"))
    [problem] = found.pop("problems")
    assert problem["slug"] == "unknown-version"
    assert found.pop("sentence") == "not moved"
    assert found.pop("kind") == "move"
    assert found.pop("format") == "rubric/1"
    assert not any(found.values())


@pytest.mark.parametrize("reason", OrphanReason)
def test_every_reason_has_a_sentence(reason: OrphanReason) -> None:
    [told] = view(Moved(MOVED, orphaned=(Orphan(("evidence", "E1"), reason, "9"),)))["orphaned"]
    assert told["reason"] == reason
    assert told["sentence"]


def test_an_id_longer_than_any_name_is_cut() -> None:
    assert MOVED is not None
    long = "x" * 5_000
    moved = Moved(
        MOVED.model_copy(update={"learner": long}),
        (DecidedCriterion(long, "1", "1"),),
        (DecidedCriterion(long, "2", "2"),),
        (RewordedCriterion("2", "2", (long,)),),
        (Orphan(("evidence", long), OrphanReason.TOO_LONG, long),),
    )
    assert len(json.dumps(view(moved))) < 10_000


def test_nothing_personal_is_in_it() -> None:
    """Law 16: of what is taken out and of what stays."""
    head = {"format": "rubric/1", "id": "u", "kind": "unit", "title": "U"}
    old, new = (
        Specification.model_validate({**head, "version": version, "criteria": criteria})
        for version, criteria in (
            ("1", [{"ref": "1", "text": "A"}, {"ref": "2", "text": "B"}]),
            ("2", [{"ref": "1", "text": "A"}]),
        )
    )
    library = rubric.Library({(s.id, s.version): s for s in (old, new)}, {}, (), {}, {})

    decided = {"judgement": "met", "assessor": "A", "date": "2026-03-01", "feedback": SECRET}
    link = {"note": SECRET, "at": "p. 1"}
    written = {
        "format": "rubric/1",
        "kind": "portfolio",
        "learner": "L",
        "specification": "u@1",
        "people": {"A": {"role": "assessor", "name": SECRET}},
        "evidence": [
            {
                "id": "E1",
                "title": SECRET,
                "external": {"key": SECRET},
                "own_contribution": SECRET,
                "maps_to": {"1": link, "2": link},
            }
        ],
        "decisions": [
            {"id": "D1", "criteria": ["1"], **decided},
            {"id": "D2", "criteria": ["2"], **decided, "action": SECRET},
        ],
    }

    def said(planted: Any) -> list[str]:
        moved = rubric.move(Portfolio.model_validate(planted), library, to="u@2")
        assert [orphan.reason for orphan in moved.orphaned] == [
            OrphanReason.CRITERION_GONE, OrphanReason.CRITERION_GONE, OrphanReason.NOTHING_LEFT,
        ]  # fmt: skip
        return [rubric.to_json(moved)]

    law_16_discretion(written, said)
