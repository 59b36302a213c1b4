"""What several files together show, and what a rule offers that nobody could take."""

from pathlib import Path

import pytest

import rubric
from rubric.phrases.manual.samples import UNIT, after, with_rule


def problems(tmp_path: Path, *files: str) -> list[tuple[str, str]]:
    """The file and code of each problem of these files, which are named by their number."""
    for number, text in enumerate(files, start=1):
        (tmp_path / f"{number}.yaml").write_text(text, encoding="utf-8")
    found = rubric.check([tmp_path]).problems
    return [(Path(str(p.place)).name[0], p.diagnostic.code.slug) for p in found]


def version(number: str, replaces: str = "") -> str:
    text = UNIT.replace("version: 1", f"version: {number}")
    return after(text, "title: Planning a visit", f"replaces: {replaces}") if replaces else text


ITSELF, NOT_HELD = "replaces-itself", "replaces-not-held"


@pytest.mark.parametrize(
    ("versions", "expected"),
    [
        # a chain; one link of it missing; a new id
        ([version("1"), version("2", "demo@1"), version("3", "demo@2")], []),
        ([version("1"), version("3", "demo@2")], [("2", NOT_HELD)]),
        ([version("1", "visits@3")], [("1", NOT_HELD)]),
        ([version("1"), version("2", "facilitating-action-learning@1")], []),
        # itself, by one step and by three
        ([version("1", "demo@1")], [("1", ITSELF)]),
        ([version("1", "demo@3"), version("2", "demo@1"), version("3", "demo@2")],
         [("1", ITSELF), ("2", ITSELF), ("3", ITSELF)]),
        # beside a circle, and no part of it
        ([version("1", "demo@2"), version("2", "demo@1"), version("3", "demo@2")],
         [("1", ITSELF), ("2", ITSELF)]),
        # without a version any other is meant
        ([version("1"), version("2", "demo")], []),
        ([version("2", "demo")], [("1", NOT_HELD)]),
    ],
)  # fmt: skip
def test_replaces(versions: list[str], expected: list[tuple[str, str]], tmp_path: Path) -> None:
    assert problems(tmp_path, *versions) == expected


ANY = with_rule("any:", "  - occasions: 3", "  - {items: 1, where: {methods: [test]}}")
OBSERVED = """\
        evidence_rules:
          basis: centre
          accept: {methods: [observation]}
"""
DEFAULT = """\
    each_criterion:
      sufficient: {any: [{occasions: 3}, {items: 1, where: {methods: [test]}}]}
      basis: centre
"""
SECOND = "      - ref: 1.2\n        text: Review the visit\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ANY, []),
        (ANY + OBSERVED, ["unreachable-branch"]),
        # a default that one criterion can take in this way, and one that none can
        (UNIT + OBSERVED + SECOND + DEFAULT, []),
        (UNIT + OBSERVED + SECOND + OBSERVED + DEFAULT, ["unreachable-branch"]),
        # what holds the whole rule up is an error, told by its own name
        (with_rule("items: 1", "where: {methods: [test]}") + OBSERVED,
         ["filter-against-evidence-rules"]),
        # of a branch in a branch, the outer one
        (with_rule("any:", "  - occasions: 3", "  - all:",
                   "      - any: [{items: 1, where: {methods: [test]}}]",
                   "      - hours: 2") + OBSERVED,
         ["unreachable-branch"]),
    ],
)  # fmt: skip
def test_ways_that_nobody_could_take(text: str, expected: list[str], tmp_path: Path) -> None:
    assert [slug for _, slug in problems(tmp_path, text)] == expected


def test_numbers_that_differ_by_a_slip_are_told_at_both_places(tmp_path: Path) -> None:
    one = after(UNIT, "title: Planning a visit", "unit_number: M/650/2172")
    other = one.replace("id: demo", "id: other").replace("M/650", "L/650")
    far = one.replace("id: demo", "id: far").replace("2172", "2173")
    told = problems(tmp_path, one, other, far)
    assert [at for at, slug in told if slug == "two-numbers"] == ["2"]
    (problem,) = (
        p for p in rubric.check([tmp_path]).problems if p.diagnostic.code.slug == "two-numbers"
    )
    (place,) = problem.related_places
    assert Path(str(place)).name.startswith("1.yaml:6:")
