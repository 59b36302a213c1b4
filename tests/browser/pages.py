"""The pages that the browser looks at: of learners, of a class, of a qualification."""

from collections.abc import Mapping
from pathlib import Path

from click.testing import CliRunner

from rubric.cli.main import rubric as command
from tests.generated import ROOT

_DAY = ["--on", "2026-11-21"]
_LIBRARY = ["--library", "examples/library"]
#: several learners on units and on a qualification
_CENTRE = [
    *(f"examples/{name}.yaml" for name in ("with-gaps", "complete", "messy", "every-status")),
    *("examples/quality.yaml", "examples/qualification/half-way.yaml"),
    *("examples/qualification/starting.yaml", "examples/qualification/complete.yaml"),
    *_LIBRARY, *("--library", "examples/quality", "--library", "examples/qualification"),
    *_DAY,
]  # fmt: skip
#: name of a page → the arguments of the report that it is
REPORTS: Mapping[str, list[str]] = {
    "learner": ["examples/with-gaps.yaml", "--since", "examples/earlier-report.json",
                "--one-item-for", "2", "--include", "feedback,titles", *_DAY],
    "class": ["examples/with-gaps.yaml", "examples/complete.yaml", "examples/messy.yaml",
              "examples/every-status.yaml", *_LIBRARY,
              "--rules", "examples/every-status-rules.yaml", *_DAY],
    "qualification": ["examples/qualification/half-way.yaml",
                      "--library", "examples/qualification", *_DAY],
    "every-rule": ["examples/every-rule.yaml", *_LIBRARY, "--on", "2026-06-30"],
    "alternatives": ["examples/alternatives.yaml",
                     *_LIBRARY, *_DAY],
    "checklist": ["examples/first-aid-box.yaml", *_LIBRARY, *_DAY],
    "broken": ["examples/messy.yaml", *_DAY],
    "claim": [*_CENTRE, "--for", "claim"],
    "iqa": [*_CENTRE, "--for", "iqa", "--include", "names,titles"],
    "sample": ["sample", *_CENTRE, "--seed", "autumn"],
}  # fmt: skip


#: name of a page → the arguments of the population that it is
POPULATIONS: Mapping[str, list[str]] = {
    "population": ["examples/population", *_DAY],
    "published": ["examples/population", "--publish", *_DAY],
}


def made(name: str, arguments: list[str], folder: Path) -> Path:
    """Return the page of a report, written as the command writes it."""
    page = folder / f"{name}.html"
    verb = [] if arguments[0] == "sample" else ["report"]
    told = CliRunner().invoke(
        command, [*verb, *arguments, "--format", "html", "-o", str(page), "--force"]
    )
    assert told.exit_code in (0, 1), told.output
    return page


def all_made(folder: Path) -> dict[str, Path]:
    """Return every page by its name."""
    pages = {name: made(name, arguments, folder) for name, arguments in REPORTS.items()}
    return {**pages, **{name: told(name, folder) for name in POPULATIONS}}


def told(name: str, folder: Path) -> Path:
    """Return the page of a population."""
    page = folder / f"{name}.html"
    arguments = [*POPULATIONS[name], "--format", "html", "-o", str(page), "--force"]
    said = CliRunner().invoke(command, ["population", *arguments])
    assert said.exit_code in (0, 1), said.output
    return page


__all__ = ["REPORTS", "ROOT", "all_made", "made"]
