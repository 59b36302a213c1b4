"""What is large, made by counting: a qualification, and a centre with many learners."""

import re
from pathlib import Path
from typing import Any, NamedTuple

from rubric.load.yaml_writer import to_yaml
from rubric.model import Portfolio, Specification
from rubric.model.qualification import Qualification
from tests.generated import ROOT

_METHODS = ("observation", "product", "witness_testimony", "discussion", "reflective_account")

#: portfolios of which a centre has many
_STANDINGS = ("starting", "half-way", "complete")


class Size(NamedTuple):
    """How many units there are, criteria in each, and items in all."""

    units: int = 20
    criteria: int = 15
    items: int = 2_000


LARGE = Size()


def written(folder: Path, size: Size = LARGE) -> list[str]:
    """Write a qualification and a portfolio on it; return the arguments of its report."""
    for number in range(1, size.units + 1):
        unit = Specification.model_validate(_unit(number, size))
        (folder / f"unit-{number}.yaml").write_text(to_yaml(unit), encoding="utf-8")
    qualification = Qualification.model_validate(_qualification(size))
    (folder / "qualification.yaml").write_text(to_yaml(qualification), encoding="utf-8")
    portfolio = folder / "portfolio.yaml"
    made = Portfolio.model_validate(_portfolio(size))
    portfolio.write_text(to_yaml(made), encoding="utf-8")
    return [str(portfolio), "--library", str(folder), "--on", "2026-11-21"]


def centre(folder: Path, learners: int) -> list[str]:
    """Write portfolios of as many learners on one qualification; return their names."""
    names = []
    for number in range(1, learners + 1):
        example = ROOT / f"examples/qualification/{_STANDINGS[number % len(_STANDINGS)]}.yaml"
        text = example.read_text(encoding="utf-8")
        file = folder / f"learner-{number}.yaml"
        told = re.sub(r"(?m)^learner: .*$", f"learner: L-{number:04}", text)
        file.write_text(told, encoding="utf-8")
        names.append(str(file))
    return names


def _refs(size: Size) -> list[str]:
    return [f"{outcome}.{n}" for outcome in range(1, 4) for n in range(1, size.criteria // 3 + 1)]


def _unit(number: int, size: Size) -> dict[str, Any]:
    criteria = [
        {"ref": ref, "text": f"Show how task {ref} of unit {number} is planned and done"}
        for ref in _refs(size)
    ]
    outcomes = [
        {
            "ref": str(outcome),
            "text": f"Be able to do what part {outcome} of unit {number} asks",
            "criteria": [one for one in criteria if one["ref"].startswith(f"{outcome}.")],
        }
        for outcome in range(1, 4)
    ]
    return {
        "format": "rubric/1", "kind": "unit", "id": f"unit-{number}", "version": "1",
        "title": f"Large unit {number}", "level": "3", "credit": "5", "outcomes": outcomes,
        "each_criterion": {"sufficient": {"items": "2"}}, "basis": "awarding_body",
    }  # fmt: skip


def _qualification(size: Size) -> dict[str, Any]:
    return {
        "format": "rubric/1", "kind": "qualification", "id": "large", "version": "1",
        "title": "A large qualification", "level": "3", "credit": str(5 * size.units),
        "groups": [{"ref": "M", "title": "Mandatory",
                    "units": [f"unit-{n}" for n in range(1, size.units + 1)], "take": "all"}],
    }  # fmt: skip


def _portfolio(size: Size) -> dict[str, Any]:
    references = [
        f"unit-{number}/{ref}" for number in range(1, size.units + 1) for ref in _refs(size)
    ]
    items = [
        {
            "id": f"E{n}", "method": _METHODS[n % len(_METHODS)], "source": "workplace",
            "date": f"2026-{n % 9 + 1:02}-{n % 27 + 1:02}", "occasion": f"shift {n % 40 + 1}",
            "hours": "1.5",
            "maps_to": {
                references[(n * 7) % len(references)]: {"at": f"p. {n % 9 + 1}"},
                references[(n * 7 + 1) % len(references)]: {"at": f"p. {n % 5 + 1}-{n % 5 + 3}"},
            },
        }
        for n in range(1, size.items + 1)
    ]  # fmt: skip
    decided = references[: len(references) * 2 // 3]
    return {
        "format": "rubric/1", "kind": "portfolio", "learner": "L-0001",
        "registered": "2026-01-12", "qualification": "large@1",
        "units": [f"unit-{n}" for n in range(1, size.units + 1)],
        "people": {"A-7": {"role": "assessor"}}, "evidence": items,
        "decisions": [{"id": "D1", "criteria": decided, "judgement": "met", "assessor": "A-7",
                       "date": "2026-10-05"}],
    }  # fmt: skip
