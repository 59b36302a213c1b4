"""No command loads what it does not use: each is a process of its own, which has to begin."""

import subprocess
import sys

import click
import pytest
from tests.generated import ROOT

from rubric.cli.verbs import _VERBS, rubric
from rubric.phrases.english.verbs import VERBS

#: command line → packages that it has no use for, and the most modules that it may load: a few
#: more than it does, so that a package more is noticed
_LOADS: list[tuple[str, set[str], int]] = [
    ("--help", {"pydantic", "yaml", "rubric.load", "rubric.model", "jinja2"}, 170),
    ("--version", {"pydantic", "yaml", "rubric.load", "rubric.phrases", "jinja2"}, 115),
    (
        "report examples/with-gaps.yaml --on 2026-11-21",
        {
            *("rich", "jinja2", "jsonschema", "duckdb", "openpyxl", "highspy", "sqlite3"),
            *("rubric.importers", "rubric.exchange", "rubric.population", "rubric.proving"),
            *("rubric.planning", "rubric.solver", "rubric.model.quick", "rubric.phrases.manual"),
        },
        405,
    ),
    (
        "why examples/with-gaps.yaml 2.1 --on 2026-11-21",
        {
            *("rich", "jinja2", "jsonschema", "duckdb", "openpyxl", "highspy", "sqlite3"),
            *("rubric.importers", "rubric.exchange", "rubric.population", "rubric.proving"),
        },
        400,
    ),
    (
        "check examples/with-gaps.yaml",
        {
            *("jinja2", "jsonschema", "duckdb", "openpyxl", "highspy", "sqlite3"),
            *("rubric.importers", "rubric.population", "rubric.proving", "rubric.planning"),
        },
        450,
    ),
    ("list", {"jinja2", "jsonschema", "duckdb", "openpyxl", "rubric.importers"}, 430),
    ("new unit", {"jinja2", "duckdb", "rubric.importers", "rubric.proving"}, 135),
    ("explain RUB203", {"jinja2", "duckdb", "openpyxl", "highspy"}, 640),
]


@pytest.mark.parametrize(("line", "absent", "most"), _LOADS, ids=[line for line, *_ in _LOADS])
def test_a_command_loads_what_it_uses(line: str, absent: set[str], most: int) -> None:
    program = (
        "import os, sys; from rubric.cli import main; "
        f"sys.argv = ['rubric', *{line.split()!r}]; "
        "os._exit = lambda code: sys.stderr.write(' '.join(['loaded:', *sys.modules])); main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = done.stderr.partition("loaded:")[2].split()
    assert absent.isdisjoint(loaded)
    assert 0 < len(loaded) <= most


def test_the_help_says_of_each_command_what_its_own_help_begins_with() -> None:
    context = click.Context(rubric)
    assert list(VERBS) == list(_VERBS)
    for verb, line in VERBS.items():
        command = rubric.get_command(context, verb)
        assert command is not None
        assert (command.help or "").splitlines()[0] == line
