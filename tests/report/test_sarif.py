"""SARIF: held to the published schema, places as they are, and nothing personal in it."""

import json
import shutil
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from tests.generated import ROOT

from rubric.api.checking import Checked, check
from rubric.diagnostics import codes
from rubric.phrases.manual import PAGES
from rubric.report.sarif import render_sarif

SCHEMA = json.loads(
    (Path(__file__).parent / "sarif" / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8")
)
VALIDATOR = jsonschema.Draft4Validator(SCHEMA)


def sarif_of(checked: Checked) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(render_sarif(checked.problems, checked.ignored))
    VALIDATOR.validate(log)
    return log


def the_run(checked: Checked) -> dict[str, Any]:
    (run,) = sarif_of(checked)["runs"]
    assert isinstance(run, dict)
    return run


def test_the_schema_refuses_what_is_no_sarif() -> None:
    log = sarif_of(check([ROOT / "examples/messy-broken.yaml"]))
    for change in ({"version": "2.0.0"}, {"runs": [{}]}, {"problems": []}):
        assert list(VALIDATOR.iter_errors({**log, **change}))


_LEVELS = {"error": "error", "warning": "warning", "advice": "note"}


def test_every_bad_file_is_told_in_one_valid_log(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT / "tests" / "bad")
    checked = check(["."])
    run = the_run(checked)
    every = [*checked.problems, *(one.problem for one in checked.ignored)]
    assert len(run["results"]) == len(every) > 180
    rules = run["tool"]["driver"]["rules"]
    for result, problem in zip(run["results"], every, strict=True):
        code = problem.diagnostic.code
        assert result["ruleId"] == rules[result["ruleIndex"]]["id"] == code.code
        assert result["level"] == _LEVELS[code.severity]
    for rule in rules:
        assert rule["help"]["text"] == PAGES[rule["name"]].why
    prints = [result["partialFingerprints"]["rubricProblem/v1"] for result in run["results"]]
    assert len(set(prints)) == len(prints)


def test_a_place_is_counted_in_code_points_as_the_run_says(tmp_path: Path) -> None:
    # a character outside the basic plane is one column, and two units of UTF-16
    text = (ROOT / "tests/bad/unknown-field.yaml").read_text(encoding="utf-8")
    line = "  - {ref: 9, text: Be able to greet \U0001f600 people, txt: more}\n"
    file = tmp_path / "with space.yaml"
    file.write_text(text.replace("outcomes:\n", f"outcomes:\n{line}"), encoding="utf-8")
    run = the_run(check([file]))
    assert run["columnKind"] == "unicodeCodePoints"
    regions = [
        result["locations"][0]["physicalLocation"]["region"]
        for result in run["results"]
        if result["ruleId"] == "RUB203"
    ]
    at = line.index("txt") + 1
    assert (at, at + 3) in [(region["startColumn"], region["endColumn"]) for region in regions]


def test_names_of_files_are_relative_addresses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "units"
    folder.mkdir()
    shutil.copy(ROOT / "tests/bad/unknown-field.yaml", folder / "a b#1.yaml")
    monkeypatch.chdir(tmp_path)
    (result,) = the_run(check(["units"]))["results"]
    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": "units/a%20b%231.yaml", "uriBaseId": "%SRCROOT%"}
    monkeypatch.chdir(folder)
    (result,) = the_run(check([tmp_path / "units"]))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a%20b%231.yaml"
    monkeypatch.chdir(ROOT)
    (result,) = the_run(check([folder]))["results"]
    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": (folder / "a b#1.yaml").as_uri()}


def test_the_other_place_goes_along(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT / "tests" / "bad")
    (result,) = the_run(check(["duplicate-ref-outcome.yaml"]))["results"]
    (related,) = result["relatedLocations"]
    region = related["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"]) == (8, 10)
    assert related["message"]["text"] == "the other place"


def test_what_a_comment_ignores_is_suppressed_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "unit.yaml").write_text(PAGES["unused-ignore"].right, encoding="utf-8")
    checked = check([tmp_path])
    assert not checked.problems
    (result,) = the_run(checked)["results"]
    assert result["ruleId"] == codes.NO_BASIS.code
    told = {"kind": "inSource", "justification": "the source gives none"}
    assert result["suppressions"] == [told]


def test_lines_that_come_before_change_no_fingerprint(tmp_path: Path) -> None:
    text = (ROOT / "tests/bad/no-basis.yaml").read_text(encoding="utf-8")
    file = tmp_path / "unit.yaml"
    prints = []
    for before in ("", "# one\n# two\n"):
        file.write_text(before + text, encoding="utf-8")
        results = the_run(check([file]))["results"]
        prints.append([result["partialFingerprints"] for result in results])
    assert prints[0] == prints[1] != []
