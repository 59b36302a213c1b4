"""Files that are generated: written by `make generated`, and held to it by `make check`.

A golden output is looked at by a person before it is committed.
"""

import difflib
import inspect
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click
from click.testing import CliRunner

import rubric
from rubric.api.schemas import SCHEMA_NAMES, schema_text
from rubric.cli.verbs import rubric as command
from rubric.diagnostics import codes
from rubric.phrases import phrase
from rubric.phrases.manual import PAGES
from tests.columns import tables_page
from tests.mutation.kept import mutants_page
from tests.promises import SNAPSHOTS, kept
from tests.quality.page import checks_page
from tests.sheets import WORKBOOKS, parts

ROOT = Path(__file__).resolve().parents[1]
_DAY = ["--on", "2026-11-21"]
_JUNE = ["--on", "2026-06-30"]
_LIBRARY = ["--library", "examples/library"]
_EVERY = [*_LIBRARY, "--rules", "examples/every-status-rules.yaml"]
_QUALITY = ["--library", "examples/quality"]
_DIPLOMA = ["--library", "examples/qualification"]
_VERSIONS = [f"examples/versions/running-a-market-stall-{n}.yaml" for n in (1, 2)]
_MEETINGS = ["--opportunities", "examples/planning/set-meetings.yaml"]
_DESK = ["--opportunities", "examples/planning/front-desk.yaml", *_LIBRARY]
_SINCE = ["--since", "examples/earlier-report.json"]
_CLASS = ["examples/with-gaps.yaml", "examples/complete.yaml", "examples/messy.yaml"]
_STAGES = ("starting", "half-way", "complete")
#: ending of a golden output → the format that it is of
_FORMATS = {"txt": "text", "json": "json", "md": "markdown", "html": "html", "csv": "csv"}
#: golden output → the command that gives it
GOLDEN: dict[str, list[str]] = {
    "report-complete.txt": ["report", "examples/complete.yaml", *_DAY],
    "report-with-gaps.txt": ["report", "examples/with-gaps.yaml", *_DAY],
    "report-with-gaps.json": ["report", "examples/with-gaps.yaml", "--format", "json", *_DAY],
    "report-with-gaps-house-rules.txt": [
        "report", "examples/with-gaps.yaml", "--rules", "examples/house-rules.yaml", *_DAY,
    ],
    **{
        f"report-with-gaps-since.{ending}": [
            "report", "examples/with-gaps.yaml", "--format", form, *_SINCE, *_DAY,
        ]
        for ending, form in _FORMATS.items()
        if ending != "csv"
    },
    **{
        f"report-with-gaps.{ending}": ["report", "examples/with-gaps.yaml", "--format", form, *_DAY]
        for ending, form in _FORMATS.items()
        if ending not in ("txt", "json")
    },
    "report-with-gaps-links.csv": [
        "report", "examples/with-gaps.yaml", "--format", "csv", "--rows", "links", *_DAY,
    ],
    **{
        f"report-class.{ending}": ["report", *_CLASS, "--format", form, *_DAY]
        for ending, form in _FORMATS.items()
        if ending not in ("txt", "json")
    },
    **{
        f"report-diploma-half-way.{ending}": [
            "report", "examples/qualification/half-way.yaml", "--format", form, *_DIPLOMA, *_DAY,
        ]
        for ending, form in _FORMATS.items()
        if ending in ("md", "html")
    },
    "report-with-gaps-included.txt": [
        "report", "examples/with-gaps.yaml", "--include", "feedback,names,titles", *_DAY,
    ],
    "report-with-gaps-included.html": [
        "report", "examples/with-gaps.yaml", "--include", "feedback,names,titles",
        "--format", "html", *_DAY,
    ],
    "report-every-status.txt": ["report", "examples/every-status.yaml", *_EVERY, *_DAY],
    "report-every-status.json": [
        "report", "examples/every-status.yaml", "--format", "json", *_EVERY, *_DAY,
    ],
    "report-step-by-step-together.txt": [
        "report", "examples/step-by-step.yaml", "--one-item-for", "3", *_DAY,
    ],
    "report-with-gaps-together.json": [
        "report", "examples/with-gaps.yaml", "--one-item-for", "2", "--format", "json", *_DAY,
    ],
    "report-messy.txt": ["report", "examples/messy.yaml", *_DAY],
    "report-messy-broken.txt": ["report", "examples/messy-broken.yaml", *_DAY],
    "report-collaborative-partnerships.txt": [
        "report", "examples/collaborative-partnerships.yaml", *_DAY,
    ],
    "report-collaborative-partnerships.json": [
        "report", "examples/collaborative-partnerships.yaml", "--format", "json", *_DAY,
    ],
    "report-partnership-working-in-training.txt": [
        "report", "examples/partnership-working-in-training.yaml", *_DAY,
    ],
    "report-effective-partnership-working.txt": [
        "report", "examples/effective-partnership-working.yaml", *_DAY,
    ],
    "report-school-college-partnerships.txt": [
        "report", "examples/school-college-partnerships.yaml", *_DAY,
    ],
    "report-grade-merit.txt": ["report", "examples/grade-merit.yaml", *_LIBRARY, *_DAY],
    "report-grade-distinction.txt": [
        "report", "examples/grade-merit.yaml", "--target", "distinction", *_LIBRARY, *_DAY,
    ],
    "report-points.txt": ["report", "examples/points.yaml", *_LIBRARY, *_DAY],
    "report-points.json": ["report", "examples/points.yaml", "--format", "json", *_LIBRARY, *_DAY],
    "report-alternatives.txt": ["report", "examples/alternatives.yaml", *_LIBRARY, *_DAY],
    "report-alternatives.json": [
        "report", "examples/alternatives.yaml", "--format", "json", *_LIBRARY, *_DAY,
    ],
    "why-alternative.txt": ["why", "examples/alternatives.yaml", "1.4", *_LIBRARY, *_DAY],
    "why-beyond-target.txt": ["why", "examples/grade-merit.yaml", "D2", *_LIBRARY, *_DAY],
    "show-running-an-event.txt": ["show", "running-an-event", *_LIBRARY, *_DAY],
    "show-giving-a-talk.txt": ["show", "giving-a-talk", *_LIBRARY, *_DAY],
    "show-serving-customers.txt": ["show", "serving-customers", *_LIBRARY, *_DAY],
    "report-every-rule-in-june.txt": [
        "report", "examples/every-rule.yaml", *_LIBRARY, *_JUNE,
    ],
    "report-every-rule.txt": ["report", "examples/every-rule.yaml", *_LIBRARY, *_DAY],
    "show-every-rule.txt": ["show", "every-rule", *_LIBRARY, *_DAY],
    "report-bands-and-points.txt": [
        "report", "examples/bands-and-points.yaml", *_LIBRARY, "--on", "2026-05-31",
    ],
    "report-bands-and-points-distinction.txt": [
        "report", "examples/bands-and-points.yaml", *_LIBRARY, "--target", "distinction", *_DAY,
    ],
    "report-mend-the-rule.txt": [
        "report", "examples/bands-and-points.yaml", *_LIBRARY, "--target", "distinction",
        "--rules", "examples/no-recordings.yaml", "--on", "2026-05-31",
    ],
    "report-first-aid-box.txt": ["report", "examples/first-aid-box.yaml", *_LIBRARY, *_DAY],
    "report-decisions.txt": [
        "report", "examples/decisions.yaml", *_LIBRARY, "--rules", "examples/house-rules.yaml",
        *_DAY,
    ],
    "report-decisions.json": [
        "report", "examples/decisions.yaml", *_LIBRARY, "--format", "json", *_DAY,
    ],
    "report-quality.txt": ["report", "examples/quality.yaml", *_QUALITY, *_DAY],
    "report-quality.json": [
        "report", "examples/quality.yaml", *_QUALITY, "--format", "json", *_DAY,
    ],
    "report-quality-claim.txt": [
        "report", "examples/quality.yaml", *_QUALITY, "--for", "claim", *_DAY,
    ],
    "report-grade-merit-claim.txt": [
        "report", "examples/grade-merit.yaml", "--for", "claim", *_LIBRARY, *_DAY,
    ],
    "report-complete-claim.txt": ["report", "examples/complete.yaml", "--for", "claim", *_DAY],
    **{
        f"report-class-for-{purpose}.{ending}": [
            "report", *_CLASS, "--for", purpose, "--format", form, *_DAY,
        ]
        for purpose in ("claim", "iqa")
        for ending, form in _FORMATS.items()
    },
    "report-diplomas-for-claim.txt": [
        "report", *(f"examples/qualification/{stage}.yaml" for stage in _STAGES), *_DIPLOMA,
        "--for", "claim", *_DAY,
    ],
    "report-population-for-claim.txt": [
        "report", "examples/population", "--for", "claim", *_DAY,
    ],
    **{
        f"sample-class.{ending}": [
            "sample", *_CLASS, "--seed", "autumn", "--format", form, *_DAY,
        ]
        for ending, form in _FORMATS.items()
    },
    "why-outcome.txt": ["why", "examples/quality.yaml", "2", *_QUALITY, *_DAY],
    "why-unit.txt": ["why", "examples/quality.yaml", *_QUALITY, *_DAY],
    "why-must-show.txt": ["why", "examples/quality.yaml", "2.1", *_QUALITY, *_DAY],
    "show-must-show.txt": ["show", "guided-walk@2", *_QUALITY, *_DAY],
    "why-2.1.txt": ["why", "examples/with-gaps.yaml", "2.1", *_DAY],
    "why-2.2.txt": ["why", "examples/with-gaps.yaml", "2.2", *_DAY],
    "check-messy.json": ["check", "examples/messy.yaml", "--format", "json"],
    "check-messy-broken.txt": ["check", "examples/messy-broken.yaml"],
    "check-messy-broken.github.txt": [
        "check", "examples/messy-broken.yaml", "--format", "github",
    ],
    "check-messy-broken.sarif": ["check", "examples/messy-broken.yaml", "--format", "sarif"],
    "check-clean.txt": ["check", "criteria", "examples/complete.yaml"],
    "check-tracking-sheet.txt": ["check", "examples/tracking-sheet-messy.xlsx"],
    "report-tracking-sheet.txt": ["report", "examples/tracking-sheet.xlsx", *_DAY],
    "why-tracking-sheet.txt": [
        "why", "examples/tracking-sheet.xlsx", "2.1", "--learner", "L-0042", *_DAY,
    ],
    "show.txt": ["show", "facilitating-action-learning", *_DAY],
    "show-collaborative-partnerships.txt": ["show", "collaborative-partnerships", *_DAY],
    "show-school-college-partnerships.txt": ["show", "school-college-partnerships", *_DAY],
    "list.txt": ["list"],
    "show-demo-diploma.txt": ["show", "demo-diploma", *_DIPLOMA],
    "list-qualification.txt": ["list", *_DIPLOMA],
    "check-qualification.txt": ["check", "examples/qualification"],
    **{
        f"report-diploma-{stage}.txt": [
            "report", f"examples/qualification/{stage}.yaml", *_DIPLOMA, *_DAY,
        ]
        for stage in _STAGES
    },
    "report-diploma-half-way.json": [
        "report", "examples/qualification/half-way.yaml", "--format", "json", *_DIPLOMA, *_DAY,
    ],
    "explain.txt": ["explain"],
    "explain-code.txt": ["explain", "RUB203"],
    "explain-rows.txt": ["explain", "RUB607"],
    "explain-word.txt": ["explain", "stale"],
    "explain-act.txt": ["explain", "countersign"],
    "compare.txt": ["compare", *_VERSIONS],
    "compare.json": ["compare", *_VERSIONS, "--format", "json"],
    "prove.txt": ["prove", "facilitating-action-learning", *_DAY],
    "prove.json": ["prove", "facilitating-action-learning", "--format", "json", *_DAY],
    "prove-school-college-partnerships.txt": ["prove", "school-college-partnerships", *_DAY],
    "prove-every-rule.txt": ["prove", "every-rule", *_LIBRARY, *_DAY],
    "prove-merit.txt": ["prove", "running-an-event", "--target", "merit", *_LIBRARY, *_DAY],
    "prove-levels.txt": ["prove", "serving-customers", *_LIBRARY, *_DAY],
    "prove-house-rules.txt": [
        "prove", "facilitating-action-learning", "--rules", "examples/house-rules.yaml", *_DAY,
    ],
    "prove-demo-diploma.txt": ["prove", "demo-diploma", *_DIPLOMA, *_DAY],
    "population.txt": ["population", "examples/population", *_DAY],
    "population.json": ["population", "examples/population", "--format", "json", *_DAY],
    "plan-with-gaps.txt": ["plan", "examples/with-gaps.yaml", *_MEETINGS, *_DAY],
    "plan-with-gaps.json": [
        "plan", "examples/with-gaps.yaml", "--format", "json", *_MEETINGS, *_DAY,
    ],
    "plan-nobody.txt": ["plan", *_MEETINGS, *_DAY],
    "plan-nobody.json": ["plan", "--format", "json", *_MEETINGS, *_DAY],
    "plan-complete.txt": ["plan", "examples/complete.yaml", *_MEETINGS, *_DAY],
    "plan-every-rule.txt": [
        "plan", "examples/every-rule.yaml", *_LIBRARY, *_JUNE,
        "--opportunities", "examples/planning/short-course.yaml",
    ],
    "plan-two-units.txt": [
        "plan", "examples/planning/two-units.yaml", *_DESK,
        "--rules", "examples/house-rules.yaml", *_DAY,
    ],
    "plan-two-units-nobody.txt": ["plan", *_DESK, *_DAY],
    "plan-alternatives.txt": [
        "plan", "examples/alternatives.yaml", *_DESK, "--rules", "examples/no-recordings.yaml",
        *_DAY,
    ],
    "plan-qualification.txt": [
        "plan", "examples/qualification/half-way.yaml", "--library", "examples/qualification",
        "--opportunities", "examples/planning/diploma.yaml", *_DAY,
    ],
    "plan-mend-the-rule.txt": [
        "plan", "examples/bands-and-points.yaml", *_LIBRARY, "--target", "distinction",
        "--rules", "examples/no-recordings.yaml", "--on", "2026-05-31",
        "--opportunities", "examples/planning/film-club.yaml",
    ],
}  # fmt: skip
#: golden audit trails → the report whose criteria, outcomes and units they are
WHYS: dict[str, list[str]] = {
    "why-every-rule-in-june.txt": ["examples/every-rule.yaml", *_LIBRARY, *_JUNE],
    "why-every-rule.txt": ["examples/every-rule.yaml", *_LIBRARY, *_DAY],
    "why-every-status.txt": ["examples/every-status.yaml", *_EVERY, *_DAY],
}


def ran(arguments: list[str]) -> str:
    """Return what a command prints, and its exit code in a last line where it is not 0."""
    result = CliRunner().invoke(command, arguments, terminal_width=92)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.output if result.exit_code == 0 else f"{result.output}exit {result.exit_code}\n"


def earlier_report() -> str:
    """Return the report of an earlier day with which a golden one is compared."""
    told = ran(["report", "examples/with-gaps.yaml", "--format", "json", *_JUNE])
    return told.removesuffix("exit 1\n")


def trails(arguments: list[str]) -> str:
    """Return what `why` prints of everything that a report tells of, one after the other."""
    told = ran(["report", *arguments, "--format", "json"])
    (unit,) = json.JSONDecoder().raw_decode(told)[0]["units"]
    asked = [criterion["reference"] for criterion in unit["criteria"]]
    asked += [outcome["ref"] for outcome in unit["outcomes"]] + [unit["specification"]]
    portfolio, *options = arguments
    return "\n".join(
        f"$ rubric why {portfolio} {reference}\n\n{ran(['why', portfolio, reference, *options])}"
        for reference in asked
    )


def api_snapshot() -> str:
    """Return the public names with their signatures."""
    lines = []
    for name in sorted(rubric.__all__):
        value = getattr(rubric, name)
        lines.append(f"{name}{_signature(value)}")
        if inspect.isclass(value) and value.__module__.startswith("rubric.api"):
            lines.extend(
                f"    .{member}{_signature(getattr(value, member))}"
                for member in sorted(vars(value))
                if not member.startswith("_")
            )
    return "\n".join(lines) + "\n"


def _signature(value: object) -> str:
    if not callable(value) or (inspect.isclass(value) and not inspect.isfunction(value)):
        return ""
    return str(inspect.signature(value))


def commands_page() -> str:
    """Return the page of the commands, made from their own help."""
    settings = command.context_settings
    context = click.Context(command, info_name="rubric", terminal_width=92, **settings)
    parts = ["# Commands\n\nEvery command says this of itself with `--help`.\n"]
    parts.append(f"```text\n{command.get_help(context)}\n```\n")
    for name in command.list_commands(context):
        verb = command.get_command(context, name)
        assert verb is not None
        inner = click.Context(verb, info_name=name, parent=context, terminal_width=92, **settings)
        parts.append(f"## rubric {name}\n\n```text\n{verb.get_help(inner)}\n```\n")
    return "\n".join(parts)


def codes_page() -> str:
    """Return the page of the codes, made from the manual."""
    parts = ["# Codes\n\nA code and its name are for ever. Each has a sample that triggers it.\n"]
    for code in codes.ALL:
        page = PAGES[code.slug]
        parts.append(f"## {code.code} {code.slug}\n\n{page.why}\n\nSeverity: {code.severity}.\n")
        if page.rows:
            parts.append(f"{phrase('explain.rows')}\n")
        if page.sheet:
            parts.append(f"{phrase('explain.sheet')}\n")
        if page.of_a_log:
            parts.append(f"{phrase('explain.log', {'file': page.name})}\n")
        if isinstance(page.wrong, str):
            parts.append(f"Wrong:\n\n```{page.language}\n{page.wrong.rstrip()}\n```\n")
        parts.append(f"Right:\n\n```{page.language}\n{page.right.rstrip()}\n```\n")
    return "\n".join(parts)


def everything() -> Iterator[tuple[Path, Callable[[], str]]]:
    """Yield every generated file with what makes it."""
    for name in SCHEMA_NAMES:
        yield ROOT / f"criteria/schema/{name}.schema.json", lambda name=name: schema_text(name)
    # before what is compared with it
    yield ROOT / "examples/earlier-report.json", earlier_report
    for name, arguments in GOLDEN.items():
        yield ROOT / "tests/golden" / name, lambda arguments=arguments: ran(arguments)
    for name, arguments in WHYS.items():
        yield ROOT / "tests/golden" / name, lambda arguments=arguments: trails(arguments)
    yield ROOT / "tests/snapshots/api.txt", api_snapshot
    for name, lines in SNAPSHOTS.items():
        file = ROOT / "tests/snapshots" / name
        yield file, lambda file=file, lines=lines: kept(file, lines())
    yield ROOT / "docs/commands.md", commands_page
    yield ROOT / "docs/tables.md", tables_page
    yield ROOT / "docs/codes.md", codes_page
    yield ROOT / "docs/checks.md", checks_page
    yield ROOT / "docs/mutants.md", mutants_page


def main() -> int:
    """Write what is generated, or with `--check` say what is not fresh."""
    checking = "--check" in sys.argv[1:]
    stale = 0
    # outputs on the examples come after these
    for name, workbook in WORKBOOKS.items():
        file = ROOT / "examples" / name
        data = workbook()
        if parts(data) == parts(file.read_bytes() if file.exists() else b""):
            continue
        stale += 1
        if not checking:
            file.write_bytes(data)
        print(f"{'stale' if checking else 'written'}: examples/{name}")
    for path, make in everything():
        made = make()
        there = path.read_text(encoding="utf-8") if path.exists() else ""
        if made == there:
            continue
        stale += 1
        name = str(path.relative_to(ROOT))
        if checking:
            diff = difflib.unified_diff(
                there.splitlines(), made.splitlines(), name, f"{name} (made now)", lineterm=""
            )
            print("\n".join(list(diff)[:60]))
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(made, encoding="utf-8")
            print(f"written: {name}")
    if checking and stale:
        print(f"{stale} generated files are not fresh: make generated, then look at the diff")
    return 1 if checking and stale else 0


if __name__ == "__main__":
    sys.exit(main())
