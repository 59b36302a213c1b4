"""The hook for pre-commit, tried by pre-commit itself in a repository made for it: `make hook`.

pre-commit clones this repository as it was last committed and installs it, so this takes a while
and is no part of the other tests.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_SOUND = """\
format: rubric/1
kind: unit
id: planning-visits
version: 1
title: Planning visits
criteria:
  - {ref: 1.1, text: Plan a visit to agreed goals}
"""
_CONFIG = """\
repos:
  - repo: {root}
    rev: {revision}
    hooks:
      - id: rubric-check
        files: ^units/
"""
#: another program's file, which is not ours to judge
_OTHER = "jobs: {build: {}}\n"


def said(folder: Path, *command: str | Path) -> tuple[int, str]:
    """Return the exit code of a command in a folder, and everything that it says."""
    kept = {**os.environ, "PRE_COMMIT_HOME": str(folder.parent / "kept")}
    run = subprocess.run(
        command, cwd=folder, env=kept, capture_output=True, text=True, encoding="utf-8", check=False
    )
    return run.returncode, run.stdout + run.stderr


def tried(folder: Path) -> None:
    """Commit a sound unit, then one with a mistake, and look at what the hook does."""
    hook = Path(sys.executable).with_name("pre-commit")
    revision = said(ROOT, "git", "rev-parse", "HEAD")[1].strip()
    for name, text in {
        ".pre-commit-config.yaml": _CONFIG.format(root=ROOT, revision=revision),
        ".github/workflows/check.yaml": _OTHER,
        "settings.yaml": _OTHER,
        "units/visits.yaml": _SOUND,
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    said(folder, "git", "init", "-q")
    for setting in ("user.name=nobody", "user.email=nobody@localhost"):
        said(folder, "git", "config", *setting.split("="))
    assert said(folder, hook, "install")[0] == 0
    said(folder, "git", "add", "-A")
    code, text = said(folder, "git", "commit", "-qm", "A unit")
    assert code == 0, text
    assert "rubric check" in text, text
    assert "Passed" in text, text
    (folder / "units/visits.yaml").write_text(_SOUND.replace("text:", "txt:"), encoding="utf-8")
    said(folder, "git", "add", "-A")
    code, text = said(folder, "git", "commit", "-qm", "A slip")
    assert code != 0, text
    assert "units/visits.yaml:7:16: error RUB203 unknown-field" in text, text
    print(text)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary) / "repository"
        place.mkdir()
        tried(place)
