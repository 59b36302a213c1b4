"""docs/conformance.md, followed word for word in an empty folder."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

from rubric.testing.conformance import read_cases
from tests.generated import ROOT

PAGE = (ROOT / "docs/conformance.md").read_text(encoding="utf-8")
_BLOCK = re.compile(
    r"(?:<!-- write (?P<file>[^>]*) -->\n)?```(?P<kind>\w+)\n(?P<body>.*?)```", re.S
)


def test_the_page_says_what_happens(tmp_path: Path) -> None:
    output: str | None = None
    followed = 0
    for match in _BLOCK.finditer(PAGE):
        told, output = output, None
        if match["file"]:
            (tmp_path / match["file"]).write_text(match["body"], encoding="utf-8")
        elif match["kind"] == "console":
            for line in match["body"].splitlines():
                output = ran(line.removeprefix("$ "), tmp_path)
        elif match["kind"] == "text":
            assert told == match["body"]
            followed += 1
    assert followed == 2


def ran(line: str, folder: Path) -> str:
    """Return what a command prints, and its exit code in a last line where it is not 0."""
    words = [word.replace("python ", f'"{sys.executable}" ', 1) for word in shlex.split(line)]
    assert words[0] == "python"
    done = subprocess.run(
        [sys.executable, *words[1:]], cwd=folder, capture_output=True, text=True, timeout=300,
        check=False,
    )  # fmt: skip
    assert not done.stderr
    return done.stdout + (f"exit {done.returncode}\n" if done.returncode else "")


def test_the_page_names_every_file_of_cases() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \|", PAGE, re.M)
    assert sorted(rows) == sorted({case.file.removesuffix(".json") for case in read_cases()})


def test_the_page_says_which_rules_have_no_case() -> None:
    cited = {case.clause.removeprefix("meaning ") for case in read_cases()}
    said = re.findall(r"\((\d+\.\d+)\)", PAGE.partition("The cases do not cover")[2])
    assert said
    assert not cited & set(said)
