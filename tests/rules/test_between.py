"""Of which version `was` speaks, and whether another may stand between."""

from typing import Any

import pytest

import rubric
from rubric.diagnostics import codes
from rubric.model import Specification
from rubric.rules import resolved
from rubric.rules.between import said_of_another, surely_before, version_before
from rubric.rules.comparison import compared
from rubric.rules.matching import Version


def unit(reference: str, replaces: str | None = None, was: str = "2") -> Specification:
    ident, _, version = reference.partition("@")
    criteria: list[dict[str, Any]] = [{"ref": ref, "text": f"Text {ref}"} for ref in ("1", "2")]
    criteria[0]["was"] = [was] if was else []
    head = {"format": "rubric/1", "kind": "unit", "id": ident, "version": version, "title": "U"}
    return Specification.model_validate({**head, "replaces": replaces, "criteria": criteria})


def version(reference: str, replaces: str | None = None, was: str = "2") -> Version:
    written = unit(reference, replaces, was)
    return Version(written, resolved(written, {}.__getitem__))


@pytest.mark.parametrize(
    ("new", "replaces", "there", "expected"),
    [
        # the highest below it, as people count, wherever it stands in the list
        ("u@10", None, "u@2 u@9 u@1", "u@9"),
        ("u@10", "u", "u@2 u@9 u@1", "u@9"),
        # the version itself and later ones are none
        ("u@2", None, "u@3 u@2 u@1", "u@1"),
        ("u@2", "u", "u@3 u@2 u@1", "u@1"),
        ("u@1", None, "u@1 u@2", None),
        # the one that it names, whichever stand there too
        ("u@3", "u@1", "u@1 u@2", "u@1"),
        ("u@3", "u@0", "u@1 u@2", None),
        # of another id the highest that there is
        ("v@1", "u", "u@1 u@3 u@2 v@0", "u@3"),
        ("v@1", "u@2", "u@1 u@3 u@2", "u@2"),
        ("v@1", None, "u@1", None),
    ],
)
def test_the_version_just_before(
    new: str, replaces: str | None, there: str, expected: str | None
) -> None:
    found = version_before(unit(new, replaces), map(unit, there.split()))
    assert (found and found.reference) == expected


@pytest.mark.parametrize(
    ("old", "new", "replaces", "sure"),
    [
        ("u@1", "u@2", None, True),
        ("u@9", "u@10", "u", True),
        ("u@1", "u@3", None, False),
        ("u@1", "u@1", None, False),
        ("u@2", "u@1", None, False),
        # numbers that are not whole
        ("u@1", "u@1.1", None, False),
        ("u@2025-09", "u@2026-09", None, False),
        ("u@1a", "u@2", None, False),
        ("u@1", "u@2a", None, False),
        # where it is said
        ("u@1", "u@7", "u@1", True),
        ("u@1", "u@2", "u@0", False),
        ("u@1", "v@1", "u@1", True),
        # another unit: how many versions that has cannot be told by its number
        ("u@1", "v@2", "u", False),
        ("u@1", "v@2", None, False),
    ],
)
def test_what_surely_stands_just_before(
    old: str, new: str, replaces: str | None, sure: bool
) -> None:
    assert surely_before(unit(old), unit(new, replaces)) is sure


@pytest.mark.parametrize(
    ("old", "new", "replaces", "there", "told"),
    [
        # of those that there are it is the one just before, or the two stand alone
        ("u@1", "u@3", None, "", None),
        ("u@1", "u@3", None, "u@1 u@3 u@4", None),
        ("u@2", "u@3", None, "u@1 u@2 u@3", None),
        ("u@1", "u@3", None, "u@2 u@3", {"replaces": "u@2"}),
        ("u@1", "u@3", "u", "u@2", {"replaces": "u@2"}),
        ("u@1", "v@1", "u", "u@2", {"replaces": "u@2"}),
        # what is said beats what there is
        ("u@1", "u@3", "u@1", "u@2", None),
        ("u@1", "u@3", "u@2", "", {"replaces": "u@2"}),
        ("u@1", "v@1", "w", "", {"replaces": "w"}),
        # they cannot be listed
        ("u@1", "u@2", None, None, None),
        ("u@1", "u@3", "u@1", None, None),
        ("u@1", "u@3", None, None, {"how": "unlisted"}),
        ("u@1", "v@2", "u", None, {"how": "unlisted"}),
        ("u@1", "u@3", "u@2", None, {"replaces": "u@2"}),
        # no later version, and nothing that it could speak of
        ("u@3", "u@2", None, "u@1", None),
        ("u@3", "u@2", "u@1", "u@1", None),
        ("u@2", "u@2", "u@1", "u@1", None),
        ("u@1", "v@1", None, "u@2", None),
    ],
)
def test_what_is_told_where_another_version_is_meant(
    old: str, new: str, replaces: str | None, there: str | None, told: dict[str, str] | None
) -> None:
    known = None if there is None else [unit(one) for one in there.split()]
    problem = said_of_another(version(old), version(new, replaces), known)
    if told is None:
        assert problem is None
    else:
        assert problem is not None
        assert (problem.code, problem.path) == (codes.VERSION_BETWEEN, ("replaces",))
        assert problem.arguments == {"new": new, "old": old, **told}
    # nothing is said of a step in which no criterion says what it was
    assert said_of_another(version(old), version(new, replaces, was=""), known) is None


@pytest.mark.parametrize(
    ("there", "pairs", "problems"),
    [
        ((), ["2 1", "None 2", "1 None"], []),
        ((unit("u@2"),), ["1 1", "2 2"], ["version-between"]),
        (None, ["1 1", "2 2"], ["version-between"]),
    ],
)
def test_was_is_used_only_where_it_speaks_of_the_old_version(
    there: tuple[Specification, ...] | None, pairs: list[str], problems: list[str]
) -> None:
    comparison = compared(version("u@1"), version("u@3"), there)
    found = [
        f"{e.old and e.old.reference} {e.new and e.new.reference}" for e in comparison.criteria
    ]
    assert found == pairs
    assert [problem.code.slug for problem in comparison.problems] == problems


def library(*references: str, source: Any = None, with_errors: str = "") -> rubric.Library:
    held = {(one.id, one.version): one for one in map(unit, references)}
    errors = dict.fromkeys(with_errors.split(), "u.yaml")
    return rubric.Library(held, {}, (), errors, {}, source)


@pytest.mark.parametrize(
    ("held", "problems"),
    [
        (None, []),
        (library(), []),
        (library("v@2"), []),
        (library("u@1", "u@3", "u@4"), []),
        (library("u@2"), ["version-between"]),
        # versions that cannot be read, or not be listed
        (library("u@1", "u@3", with_errors="u"), ["version-between"]),
        (library(with_errors="v"), []),
        (library(source=lambda *_: None), ["version-between"]),
        (library("u@1", source=lambda *_: None), []),
    ],
)
def test_comparing_goes_by_the_versions_that_the_library_holds(
    held: rubric.Library | None, problems: list[str]
) -> None:
    comparison = rubric.compare(unit("u@1"), unit("u@3"), held)
    assert [problem.code.slug for problem in comparison.problems] == problems
    told = [rubric.message(problem) for problem in comparison.problems]
    assert all("`u@3` does not say what its criteria were in `u@1`" in one for one in told)
