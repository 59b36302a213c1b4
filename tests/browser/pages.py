"""The pages that the browser looks at, each as its command writes it."""

from collections.abc import Mapping
from pathlib import Path

from click.testing import CliRunner

from rubric.cli.verbs import rubric as command
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
_HTML = ["--format", "html"]


def report(*arguments: str) -> list[str]:
    """Return the command of a report as a page."""
    return ["report", *arguments, *_HTML]


#: name of a page → the command that writes it
PAGES: Mapping[str, list[str]] = {
    "learner": report("examples/with-gaps.yaml", "--since", "examples/earlier-report.json",
                      "--one-item-for", "2", "--include", "feedback,titles", *_DAY),
    "class": report("examples/with-gaps.yaml", "examples/complete.yaml", "examples/messy.yaml",
                    "examples/every-status.yaml", *_LIBRARY,
                    "--rules", "examples/every-status-rules.yaml", *_DAY),
    "qualification": report("examples/qualification/half-way.yaml",
                            "--library", "examples/qualification", *_DAY),
    "every-rule": report("examples/every-rule.yaml", *_LIBRARY, "--on", "2026-06-30"),
    "alternatives": report("examples/alternatives.yaml", *_LIBRARY, *_DAY),
    "checklist": report("examples/first-aid-box.yaml", *_LIBRARY, *_DAY),
    "broken": report("examples/messy.yaml", *_DAY),
    "claim": report(*_CENTRE, "--for", "claim"),
    "iqa": report(*_CENTRE, "--for", "iqa", "--include", "names,titles"),
    "sample": ["sample", *_CENTRE, "--seed", "autumn", *_HTML],
    "population": ["population", "examples/population", *_DAY, *_HTML],
    "published": ["population", "examples/population", "--publish", *_DAY, *_HTML],
    "proof": ["show", "every-rule", *_LIBRARY, "--proof"],
    "award": ["show", "demo-diploma", "--library", "examples/qualification", "--proof"],
    "changes": ["compare", "examples/versions/running-a-market-stall-1.yaml",
                "examples/versions/running-a-market-stall-2.yaml", "--proof"],
}  # fmt: skip


def made(name: str, arguments: list[str], folder: Path) -> Path:
    """Return a page, written as its command writes it."""
    page = folder / f"{name}.html"
    told = CliRunner().invoke(command, [*arguments, "-o", str(page), "--force"])
    assert told.exit_code in (0, 1), told.output
    return page


def all_made(folder: Path) -> dict[str, Path]:
    """Return every page by its name."""
    return {name: made(name, arguments, folder) for name, arguments in PAGES.items()}


__all__ = ["PAGES", "ROOT", "all_made", "made", "report"]
