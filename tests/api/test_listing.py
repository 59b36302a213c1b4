"""Selecting and ignoring: on the command line, in settings files, by comments."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import rubric
from rubric.api.listing import BadSelection
from rubric.cli.verbs import rubric as command
from rubric.load.settings import settings_of
from rubric.phrases.manual.samples import PORTFOLIO, UNIT
from rubric.sources import TextPlace

#: a rule without a basis is a warning
WARNED = UNIT + "        sufficient: {items: 2}\n"
FAULTY = WARNED.replace("title:", "ttle:")


def run(*arguments: str) -> Any:
    return CliRunner().invoke(command, ["check", *arguments])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "unit.yaml").write_text(WARNED, encoding="utf-8")
    return tmp_path


def slugs(checked: rubric.Checked) -> list[str]:
    return [problem.diagnostic.code.slug for problem in checked.problems]


CHOICES: list[tuple[dict[str, Any], list[str]]] = [
    # everything
    ({}, ["basis-not-stated"]),
    # by code, the beginning of one, name; capitals and hyphens as people type them
    ({"select": ["RUB310"]}, ["basis-not-stated"]),
    ({"select": "rub3"}, ["basis-not-stated"]),
    ({"select": "RUB"}, ["basis-not-stated"]),
    ({"select": "Basis_not_stated"}, ["basis-not-stated"]),
    # several, with commas between them
    ({"select": "RUB2, RUB310"}, ["basis-not-stated"]),
    ({"select": "RUB1,RUB2"}, []),
    ({"ignore": "RUB310"}, []),
    ({"ignore": ["RUB324", "basis-not-stated"]}, []),
    ({"ignore": "RUB7,RUB3"}, []),
    ({"ignore": "RUB32"}, ["basis-not-stated"]),
    # ignored is ignored, though it is selected
    ({"select": "RUB3", "ignore": "RUB310"}, []),
]


@pytest.mark.parametrize(("chosen", "found"), CHOICES)
def test_what_is_listed(chosen: dict[str, Any], found: list[str], folder: Path) -> None:
    assert slugs(rubric.check([folder], **chosen)) == found
    options = [
        part
        for name, value in chosen.items()
        for one in ([value] if isinstance(value, str) else value)
        for part in (f"--{name}", one)
    ]
    done = json.loads(run(str(folder), "--format", "json", *options).output)
    assert [problem["slug"] for problem in done["problems"]] == found


def test_an_error_that_is_not_selected_still_counts(folder: Path) -> None:
    (folder / "unit.yaml").write_text(FAULTY, encoding="utf-8")
    done = run("unit.yaml", "--select", "RUB310")
    assert done.exit_code == 1
    assert done.output.endswith(
        "1 file checked: 1 error, 0 warnings; 1 error not listed here, because other codes are "
        "selected\n"
    )
    told = json.loads(run("unit.yaml", "--select", "RUB310", "--format", "json").output)
    assert (told["problems"], told["unlisted_errors"]) == ([], 1)


REFUSED: list[tuple[tuple[str, ...], str]] = [
    (("--select", "RUB31O"), "`RUB31O` is not the code of a problem; write `RUB310`"),
    (("--select", "basis-not-statd"), "write `basis-not-stated`"),
    (("--ignore", "RUB999"), "rubric explain lists all of them"),
    (("--ignore", "RUB203"), "`RUB203` is an error, and errors are never ignored"),
    (("--ignore", "unknown-field"), "`unknown-field` is an error"),
    # nothing that begins so can be ignored
    (("--ignore", "RUB1"), "`RUB1` is an error"),
]


@pytest.mark.parametrize(("arguments", "told"), REFUSED)
def test_what_is_no_code_is_refused(arguments: tuple[str, ...], told: str, folder: Path) -> None:
    done = run("unit.yaml", *arguments)
    assert done.exit_code == 2
    assert told in done.output
    with pytest.raises(BadSelection, match=r"code of a problem|never ignored"):
        rubric.check([folder], **{arguments[0][2:]: arguments[1]})


# --- settings files


def settings(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def test_the_nearest_settings_hold(folder: Path) -> None:
    inner = folder / "a" / "b"
    settings(folder / "rubric.toml", '[check]\nignore = ["RUB310"]\n')
    settings(folder / "a" / "pyproject.toml", '[project]\nname = "other"\n')
    inner.mkdir()
    another = WARNED.replace("id: demo", "id: inner").replace("Plan a visit", "Lead a tour")
    (inner / "unit.yaml").write_text(another, encoding="utf-8")
    # somebody else's pyproject.toml is passed over
    checked = rubric.check([inner])
    assert slugs(checked) == []
    assert [one.name for one in checked.settings] == ["rubric.toml"]
    # one that speaks of rubric is not, also where it says nothing of what lies further out
    settings(folder / "a" / "pyproject.toml", "[tool.rubric.check]\nstrict = true\n")
    assert slugs(rubric.check([inner])) == ["basis-not-stated"]
    # in one folder rubric.toml goes before
    settings(folder / "a" / "rubric.toml", '[check]\nselect = "RUB2"\n')
    assert slugs(rubric.check([inner])) == []
    # each file has its own, wherever one begins
    checked = rubric.check([folder])
    assert slugs(checked) == []
    assert [one.name for one in checked.settings] == ["a/rubric.toml", "rubric.toml"]
    told = json.loads(run(".", "--format", "json").output)
    assert told["settings"] == ["a/rubric.toml", "rubric.toml"]


def test_the_command_line_goes_before_settings(folder: Path) -> None:
    settings(folder / "rubric.toml", '[check]\nignore = "RUB310"\nselect = ["RUB2"]\n')
    assert slugs(rubric.check([folder])) == []
    # to select takes the place of all that the file says, to ignore is added to it
    assert slugs(rubric.check([folder], select="RUB310")) == ["basis-not-stated"]
    assert slugs(rubric.check([folder], ignore="RUB324")) == []
    assert slugs(rubric.check([folder], settings=False)) == ["basis-not-stated"]
    assert run(".", "--no-settings", "--strict").exit_code == 1


def test_strict_settings_fail_on_warnings(folder: Path) -> None:
    assert run(".").exit_code == 0
    settings(folder / "rubric.toml", "[check]\nstrict = true\n")
    assert run(".").exit_code == 1
    assert run(".", "--ignore", "RUB310").exit_code == 0


def test_the_library_of_settings_is_found_from_their_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "learner").mkdir()
    (folder / "learner" / "portfolio.yaml").write_text(
        PORTFOLIO.replace("specification: facilitating-action-learning", "specification: demo"),
        encoding="utf-8",
    )
    monkeypatch.chdir(folder / "learner")
    assert "unknown-specification" in slugs(rubric.check(["portfolio.yaml"]))
    settings(folder / "rubric.toml", '[check]\nlibrary = ["unit.yaml"]\n')
    assert "unknown-specification" not in slugs(rubric.check(["portfolio.yaml"]))


FAULTS: list[tuple[str, str, list[tuple[str, str]]]] = [
    # in pyproject.toml only what is under tool.rubric is ours
    (
        "pyproject.toml",
        '[tool.other]\nstrcit = 1\n[tool.rubric.check]\nstrcit = true\nselect = ["RUB2"]\n',
        [("4:1", "unknown-setting")],
    ),
    ("pyproject.toml", "[tool.rubric]\nchek = 1\n", [("2:1", "unknown-setting")]),
    ("pyproject.toml", "tool.rubric.check.strict = 1\n", []),
    ("rubric.toml", "check = 1\n", [("1:1", "bad-setting")]),
    ("rubric.toml", "check.strict = 1\n", [("1:7", "bad-setting")]),
    ("rubric.toml", "[check]\nselect = [1]\n", [("2:1", "bad-setting")]),
    ("rubric.toml", '[check]\nselect = [""]\n', [("2:1", "bad-setting")]),
    ("rubric.toml", "[check]\nlibrary = {a = 1}\n", [("2:1", "bad-setting")]),
    ("rubric.toml", '[check]\r\n"strict" = 0\r\n', [("2:2", "bad-setting")]),
    # not TOML: a list that is not closed, a text without quotes, a name twice
    ("rubric.toml", "[check]\nselect = [\n", [("3:1", "settings-not-read")]),
    ("rubric.toml", "[check]\nselect = RUB3\n", [("2:10", "settings-not-read")]),
    ("rubric.toml", "[check]\nstrict = true\nstrict = true\n", [("3:14", "settings-not-read")]),
    # what the parser of TOML tells in other ways: brackets too deep, a number too long
    ("rubric.toml", "[check]\na = " + "[" * 9_000, [("2:9005", "settings-not-read")]),
    ("rubric.toml", f"[check]\nstrict = {'1' * 9_000}\n", [("3:1", "settings-not-read")]),
    # a name that no file can have
    ("rubric.toml", f'[check]\nlibrary = "{"a" * 9_000}"\n', [("2:12", "bad-setting")]),
    ("rubric.toml", '[check]\nlibrary = "a\\u0000b"\n', [("2:1", "bad-setting")]),
    # empty settings say nothing, and are settings all the same
    ("rubric.toml", "# none\n", []),
]


@pytest.mark.parametrize(("name", "text", "found"), FAULTS)
def test_faults_of_settings_have_a_place(
    name: str, text: str, found: list[tuple[str, str]], folder: Path
) -> None:
    (folder / "unit.yaml").write_text(UNIT, encoding="utf-8")
    (folder / name).write_bytes(text.encode())
    checked = rubric.check([folder])
    told = [(str(p.place), p.diagnostic.code.slug) for p in checked.problems]
    assert told == [(f"{name}:{place}", slug) for place, slug in found]
    assert checked.fails() == bool(found)


TOML = st.sampled_from(
    [
        *(
            "[check]",
            "[tool.rubric.check]",
            "check",
            "tool",
            "rubric",
            "select",
            "ignore",
            "strict",
        ),
        *(" = ", ".", "[", "]", "{", "}", ",", '"', "'", "RUB3", "true", "1", "#", "\n", "\r\n"),
    ]
)


@given(text=st.lists(TOML, max_size=40).map("".join) | st.text(max_size=60))
def test_any_settings_are_read_or_told(text: str) -> None:
    for name in ("rubric.toml", "pyproject.toml"):
        read = settings_of(text, name, Path())
        for problem in read.problems:
            place = problem.place
            assert isinstance(place, TextPlace)
            assert 1 <= place.line <= len(read.lines)
            assert 1 <= place.column <= len(read.lines[place.line - 1]) + 1
            assert rubric.message(problem)


def test_settings_that_are_no_text_are_told(folder: Path) -> None:
    (folder / "rubric.toml").write_bytes(b"[check]\n# \xff\n")
    assert slugs(rubric.check([folder])) == ["not-utf8", "basis-not-stated"]


# --- comments


def test_a_comment_ignores_and_is_counted(folder: Path) -> None:
    comment = "        # rubric: ignore RUB310 because the source gives none\n"
    (folder / "unit.yaml").write_text(
        UNIT + comment + "        sufficient: {items: 2}\n", encoding="utf-8"
    )
    done = run("unit.yaml", "--strict")
    assert done.exit_code == 0
    assert done.output == ("1 file checked, nothing to mend; 1 ignored by comments in the files\n")
    (one,) = json.loads(run("unit.yaml", "--format", "json").output)["ignored"]
    assert one["problem"]["slug"] == "basis-not-stated"
    assert one["reason"] == "the source gives none"


UNUSED: list[tuple[str, dict[str, Any], list[str]]] = [
    # nothing there to ignore
    (UNIT, {}, ["unused-ignore"]),
    # its code is not asked for
    (UNIT, {"select": "RUB2,RUB792"}, []),
    (UNIT, {"ignore": "RUB310"}, []),
    (UNIT, {"ignore": "RUB792"}, []),
    # where there are errors not every check has looked at the file
    (UNIT.replace("ref: 1.1", "rf: 1.1"), {}, ["unknown-field"]),
]


@pytest.mark.parametrize(("unit", "chosen", "found"), UNUSED)
def test_a_comment_that_ignores_nothing_is_told_where_that_is_known(
    unit: str, chosen: dict[str, Any], found: list[str], folder: Path
) -> None:
    comment = "# rubric: ignore RUB310 because x\n"
    (folder / "unit.yaml").write_text(comment + unit, encoding="utf-8")
    assert slugs(rubric.check([folder], **chosen)) == found


def test_a_copy_of_a_unit_is_not_said_to_ignore_nothing(folder: Path) -> None:
    comment = "        # rubric: ignore RUB310 because x\n"
    for name in ("unit.yaml", "unit-copy.yaml"):
        (folder / name).write_text(
            UNIT + comment + "        sufficient: {items: 2}\n", encoding="utf-8"
        )
    assert slugs(rubric.check([folder])) == []
