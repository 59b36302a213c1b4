"""Finding specifications and house rules: versions, repeats, errors."""

import pickle
from datetime import date
from pathlib import Path

import pytest

import rubric
from rubric.diagnostics import Diagnostic
from rubric.sources import TextPlace

_UNIT = """\
format: rubric/1
kind: unit
id: demo
version: {version}
title: Demonstration
outcomes:
  - ref: 1
    text: Know it
    criteria:
      - ref: 1.1
        text: State it
{more}"""


def library(folder: Path, **versions: str) -> rubric.Library:
    for version, more in versions.items():
        text = _UNIT.format(version=version.removeprefix("v"), more=more)
        (folder / f"{version}.yaml").write_text(text, encoding="utf-8")
    return rubric.Library.load(folder, builtin=False)


def dates(**fields: str) -> str:
    return "dates: {" + ", ".join(f"{name}: {day}" for name, day in fields.items()) + "}\n"


OLD = dates(operational_start="2020-01-01", last_registration="2024-12-31")
NEW = dates(operational_start="2025-01-01")


@pytest.mark.parametrize(
    ("versions", "reference", "registered", "found"),
    [
        # stated: that version, whatever its dates
        ({"v1": OLD, "v2": NEW}, "demo@1", "2026-01-01", "1"),
        # the latest start on or before registration
        ({"v1": OLD, "v2": NEW}, "demo", "2025-06-01", "2"),
        ({"v1": OLD, "v2": NEW}, "demo", "2023-06-01", "1"),
        # on the very first and last day
        ({"v1": OLD, "v2": NEW}, "demo", "2025-01-01", "2"),
        ({"v1": OLD, "v2": NEW}, "demo", "2024-12-31", "1"),
        # without registration the day of the judgement is asked
        ({"v1": OLD, "v2": NEW}, "demo", None, "2"),
        # none stated is the earliest; then the highest version, as people count
        ({"v1": NEW, "v2": ""}, "demo", "2026-01-01", "1"),
        ({"v9": "", "v10": ""}, "demo", None, "10"),
        # no version open then
        ({"v1": OLD}, "demo", "2026-01-01", "no-open-version"),
        ({"v1": OLD}, "demo@7", "2026-01-01", "unknown-version"),
        ({"v1": OLD}, "other", "2026-01-01", "unknown-specification"),
    ],
)
def test_which_version_is_meant(
    versions: dict[str, str], reference: str, registered: str | None, found: str, tmp_path: Path
) -> None:
    day = None if registered is None else date.fromisoformat(registered)
    answer = library(tmp_path, **versions).find(reference, day, date(2026, 11, 21))
    told = answer.code.slug if isinstance(answer, Diagnostic) else answer.version
    assert told == found


def test_two_files_with_one_id_and_version_are_told_with_both_places(tmp_path: Path) -> None:
    library(tmp_path, v1="")
    (tmp_path / "again.yaml").write_text(
        (tmp_path / "v1.yaml").read_text(encoding="utf-8").replace("Know it", "Know more"),
        encoding="utf-8",
    )
    problems = rubric.Library.load(tmp_path, builtin=False).problems
    assert [problem.diagnostic.code.slug for problem in problems] == ["duplicate-specification"]
    assert problems[0].related_places[0] is not None


def test_the_same_specification_twice_is_no_fault(tmp_path: Path) -> None:
    library(tmp_path, v1="")
    text = (tmp_path / "v1.yaml").read_text(encoding="utf-8")
    (tmp_path / "copy.yaml").write_text(text, encoding="utf-8")
    held = rubric.Library.load(tmp_path, builtin=False)
    assert not held.problems
    assert len(held.specifications) == 1


def test_faulty_house_rules_are_told_wherever_their_file_stands(tmp_path: Path) -> None:
    library(tmp_path, v1="evidence_rules: zz-rules@1\n")
    rules = "format: rubric/1\nkind: evidence_rules\nid: zz-rules\nversion: 1\nbasis: centre\n"
    (tmp_path / "zz.yaml").write_text(f"{rules}sign_off: sometimes\n", encoding="utf-8")
    held = rubric.Library.load(tmp_path, builtin=False)
    slugs = {problem.diagnostic.code.slug for problem in held.problems}
    assert slugs == {"unknown-value", "unknown-evidence-rules"}
    assert isinstance(held.find("demo", None, date(2026, 1, 1)), Diagnostic)


def test_a_specification_with_errors_is_left_out_and_named(tmp_path: Path) -> None:
    found = library(tmp_path, v1="outcoms: []\n").find("demo", None, date(2026, 1, 1))
    assert isinstance(found, Diagnostic)
    assert found.code.slug == "specification-with-errors"


def test_a_library_is_picklable_and_gives_the_same() -> None:
    held = rubric.Library.load()
    again = pickle.loads(pickle.dumps(held))
    assert again.specifications == held.specifications


def test_the_builtin_library_has_no_problems() -> None:
    assert not rubric.Library.load().problems


def version_of_tea(version: str, was: str, replaces: str = "", refs: str = "1.1 1.2") -> str:
    head = f"format: rubric/1\nkind: unit\nid: tea\nversion: {version}\ntitle: Tea\n"
    first, *others = refs.split()
    lines = [f"  - ref: {first}", f"    text: Do {first}"] + [f"    was: [{was}]"] * bool(was)
    lines += [line for ref in others for line in (f"  - ref: {ref}", f"    text: Do {ref}")]
    replacing = f"replaces: {replaces}\n" if replaces else ""
    return head + replacing + "criteria:\n" + "\n".join(lines) + "\n"


ONE = version_of_tea("1", "", refs="1.1 1.2")
TWO = version_of_tea("2", "", refs="1.1 1.3")


@pytest.mark.parametrize(
    ("files", "faults"),
    [
        # what the version before has, and what it does not have
        ([ONE, version_of_tea("2", "1.2", "tea@1")], []),
        ([ONE, version_of_tea("2", "7.7", "tea@1")], ["2.yaml 1.1/was/7.7 tea@1"]),
        ([ONE, version_of_tea("2", "1.2, 7.7, 8", "tea@1")],
         ["2.yaml 1.1/was/7.7 tea@1", "2.yaml 1.1/was/8 tea@1"]),
        # the version before is not here
        ([version_of_tea("2", "7.7", "tea@1")], []),
        ([ONE, version_of_tea("3", "7.7", "tea@2")], []),
        # which one is meant is not said: it is the one just before
        ([ONE, TWO, version_of_tea("3", "1.3")], []),
        ([ONE, TWO, version_of_tea("3", "1.3", "tea")], []),
        ([ONE, TWO, version_of_tea("3", "1.2")], ["3.yaml 1.1/was/1.2 tea@2"]),
        ([ONE, TWO, version_of_tea("3", "1.2", "tea")], ["3.yaml 1.1/was/1.2 tea@2"]),
        ([ONE, version_of_tea("2", "1.3"), version_of_tea("3", "")],
         ["2.yaml 1.1/was/1.3 tea@1"]),
        # a version with a fault of this kind is still the version before of the next
        ([ONE, version_of_tea("2", "7.7", "tea@1"), version_of_tea("3", "7.7", "tea@2")],
         ["2.yaml 1.1/was/7.7 tea@1", "3.yaml 1.1/was/7.7 tea@2"]),
    ],
)  # fmt: skip
def test_was_that_names_nothing_in_the_version_before(
    files: list[str], faults: list[str], tmp_path: Path
) -> None:
    for text in files:
        version = text.partition("version: ")[2][0]
        (tmp_path / f"{version}.yaml").write_text(text, encoding="utf-8")
    held = rubric.Library.load(tmp_path, builtin=False)
    found = []
    for problem in held.problems:
        assert problem.diagnostic.code.slug == "unknown-criterion"
        assert isinstance(problem.place, TextPlace)
        [named] = problem.diagnostic.arguments["specification"]
        name = Path(problem.place.file).name
        found.append(f"{name} {'/'.join(problem.diagnostic.path)} {named}")
    assert found == faults
    with_faults = {fault[0] for fault in faults}
    assert with_faults.isdisjoint(version for _, version in held.specifications)
    for version in with_faults:
        told = held.find(f"tea@{version}", None, None)
        assert isinstance(told, Diagnostic)
        assert told.code.slug == "specification-with-errors"
        assert told.arguments["id"] == f"tea@{version}"


@pytest.mark.parametrize(
    ("version", "replaces", "told"),
    [
        # which is the one just before cannot be known while a version has errors
        ("9", "", False),
        # but for the next whole number, and where it is said
        ("3", "", True),
        ("9", "tea@2", True),
    ],
)
def test_a_version_that_cannot_be_read_may_be_the_one_just_before(
    version: str, replaces: str, told: bool, tmp_path: Path
) -> None:
    faulty = version_of_tea("8", "").replace("title: Tea", "titel: Tea")
    for name, text in (
        ("2", TWO),
        ("8", faulty),
        (version, version_of_tea(version, "1.2", replaces)),
    ):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    held = rubric.Library.load(tmp_path, builtin=False)
    files = [p.place.file for p in held.problems if p.diagnostic.code.slug == "unknown-criterion"]
    assert bool(files) is told
