"""What docs/continuous-integration.md says to write is what pre-commit and GitHub read."""

import re
import shlex
from pathlib import Path

import pytest
import yaml
from check_jsonschema import main as check_jsonschema
from click.testing import CliRunner
from pre_commit.clientlib import load_config, load_manifest

from rubric.cli.check import command as check_command
from rubric.cli.verbs import rubric as command
from tests.generated import ROOT
from tests.test_docs import blocks

PAGE = ROOT / "docs/continuous-integration.md"
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
WORKFLOWS = [body for note, kind, body in blocks(PAGE) if note == "a workflow"]
(CONFIG,) = (body for _, kind, body in blocks(PAGE) if kind == "yaml" and "repos:" in body)


def test_the_page_has_workflows() -> None:
    assert len(WORKFLOWS) == 2


@pytest.mark.parametrize("workflow", WORKFLOWS)
def test_a_workflow_is_one_for_github(workflow: str, tmp_path: Path) -> None:
    file = tmp_path / "check.yaml"
    file.write_text(workflow, encoding="utf-8")
    asked = ["--builtin-schema", "vendor.github-workflows", str(file)]
    result = CliRunner().invoke(check_jsonschema, asked)
    assert result.exit_code == 0, result.output
    file.write_text(workflow.replace("runs-on", "run-on"), encoding="utf-8")
    assert CliRunner().invoke(check_jsonschema, asked).exit_code == 1


@pytest.mark.parametrize("workflow", WORKFLOWS)
def test_what_a_workflow_runs_is_not_refused(
    workflow: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "units").mkdir()
    (tmp_path / "units/unit.yaml").write_text((ROOT / "examples/house-rules.yaml").read_text())
    steps = yaml.safe_load(workflow)["jobs"]["check"]["steps"]
    ours = [step["run"] for step in steps if step.get("run", "").startswith("rubric ")]
    assert len(ours) == 1
    written = ours[0].partition(" > ")[0]
    assert CliRunner().invoke(command, shlex.split(written)[1:]).exit_code in (0, 1)


def test_the_hook_is_one_for_pre_commit() -> None:
    (hook,) = load_manifest(MANIFEST)
    (name, verb) = hook["entry"].split()
    assert (name, command.get_command(None, verb)) == ("rubric", check_command)
    passed_over = re.compile(hook["exclude"])
    for path in (".github/workflows/a.yaml", ".pre-commit-config.yaml", "units/.old/a.yaml"):
        assert passed_over.search(path)
    for path in ("a.yaml", "units/a.b.yaml", "units/a.yml"):
        assert not passed_over.search(path)


def test_the_configuration_on_the_page_names_the_hook(tmp_path: Path) -> None:
    file = tmp_path / ".pre-commit-config.yaml"
    file.write_text(CONFIG, encoding="utf-8")
    (repository,) = load_config(file)["repos"]
    (hook,) = repository["hooks"]
    assert hook["id"] == load_manifest(MANIFEST)[0]["id"]
    assert re.search(hook["files"], "units/a.yaml")
    assert not re.search(hook["files"], "mkdocs.yml")
