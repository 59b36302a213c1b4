"""The shape of the house: floors, and what stays out of the lower ones."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.generated import ROOT

SOURCE = ROOT / "src" / "rubric"
#: floors without files, clock, randomness or terminal
PURE = (
    "checks",
    "planning",
    "proving",
    "evaluation",
    "rules",
    "facts",
    "model",
    "phrases",
    "diagnostics",
)
#: calls that would bring the world in
BANNED_CALLS = {"open", "print", "input"}
BANNED_METHODS = {"today", "now", "utcnow"}


@pytest.mark.parametrize("floor", PURE)
def test_the_lower_floors_do_not_ask_for_the_day_or_touch_the_world(floor: str) -> None:
    found = []
    for file in sorted((SOURCE / floor).rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            called = node.func
            if isinstance(called, ast.Name) and called.id in BANNED_CALLS:
                found.append(f"{file.name}:{node.lineno} {called.id}")
            if isinstance(called, ast.Attribute) and called.attr in BANNED_METHODS:
                found.append(f"{file.name}:{node.lineno} {called.attr}")
    assert not found


def test_every_module_is_under_a_contract() -> None:
    floors = {entry.stem for entry in SOURCE.iterdir() if not entry.name.startswith("__")}
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    layers = text[text.index("layers = [") : text.index("]", text.index("layers = ["))]
    named = {
        name.strip()
        for line in layers.splitlines()
        for name in line.strip(' ",').replace("|", ":").split(":")
    }
    beside = {"_version", "criteria", "py", "templates"}
    assert floors - named == beside & (floors - named)


@pytest.mark.parametrize(
    ("module", "line"),
    [
        # an import upwards
        ("rules/nodes.py", "import rubric.report.text"),
        # a banned module in a pure floor
        ("evaluation/status.py", "import random"),
        # pydantic above the edge
        ("evaluation/months.py", "import pydantic"),
        # the oracle shares only the model
        ("testing/oracle/__init__.py", "import rubric.evaluation"),
        # two names on one floor
        ("load/fields.py", "import rubric.report.layout"),
    ],
)
def test_a_deliberate_break_of_the_contract_is_found(
    module: str, line: str, tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    broken = tmp_path / "src" / "rubric" / module
    broken.write_text(f"{broken.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")
    done = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path / "src"), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert "BROKEN" in done.stdout
