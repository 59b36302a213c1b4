"""Every example in the README and in docs/ is run: commands, Python and YAML.

- a `python` block is executed, after those above it on its page; a `text` block right
  after it is what it prints;
- a `text` block below `<!-- in: COMMAND -->` stands in the output of that command;
- a `yaml` block below `<!-- checks clean -->` passes `rubric check`;
- a `yaml` block below `<!-- from: FILE -->` stands in that file, wherever it is indented;
- the commands of a `console` block below `<!-- runs -->` are not refused;
- in docs/writing.md a field of a criterion in a sentence, as `sufficient: {items: 2}`, can be
  written;
- a `rubric …` command anywhere names a command that there is.

A page that says `<!-- followed word for word -->` is followed, in an empty folder and in its order:

- a `yaml` block below `<!-- write FILE -->` becomes that file;
- a `yaml` block below `<!-- change in FILE -->` takes the place of the one entry of a list that
  begins with the same line, or else of the one line that names the same field;
- each `$ rubric …` line of a `console` block is run;
- a `text` block right after that is the whole output of the last of them; a line that is `…` stands
  for lines that are left out;
- what stands in the output of a command on the examples is looked at as on any other page.
"""

import contextlib
import io
import re
import shlex
import textwrap
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import rubric
from rubric.cli.verbs import rubric as command
from tests.generated import ROOT, ran

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
_BLOCK = re.compile(r"(?:<!-- (?P<note>[^>]*) -->\n)?```(?P<kind>\w+)\n(?P<body>.*?)```", re.S)


@pytest.fixture(autouse=True)
def _at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def blocks(page: Path) -> Iterator[tuple[str, str, str]]:
    for match in _BLOCK.finditer(page.read_text(encoding="utf-8")):
        yield match["note"] or "", match["kind"], match["body"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_outputs_on_a_page_are_what_the_commands_print(page: Path) -> None:
    for note, _, body in blocks(page):
        if note.startswith("in: rubric "):
            output = ran(shlex.split(note.removeprefix("in: rubric ")))
            assert body.strip("\n") in output, note


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_python_on_a_page_runs_and_prints_what_stands_below_it(page: Path) -> None:
    printed: str | None = None
    names = {"__name__": "docs"}
    for _, kind, body in blocks(page):
        if kind == "text" and printed:
            assert body == printed
        printed = None
        if kind == "python":
            with contextlib.redirect_stdout(io.StringIO()) as stream:
                exec(compile(body, str(page), "exec"), names)
            printed = stream.getvalue()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_yaml_on_a_page_that_says_so_is_clean(page: Path, tmp_path: Path) -> None:
    for number, (note, kind, body) in enumerate(blocks(page)):
        if kind == "yaml" and note == "checks clean":
            file = tmp_path / f"{number}.yaml"
            file.write_text(body, encoding="utf-8")
            assert not rubric.check([file]).problems


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_yaml_on_a_page_that_is_from_a_file_stands_there(page: Path) -> None:
    for note, kind, body in blocks(page):
        if kind == "yaml" and note.startswith("from: "):
            text = (ROOT / note.removeprefix("from: ")).read_text(encoding="utf-8")
            indents = {len(line) - len(line.lstrip()) for line in text.splitlines()}
            assert any(textwrap.indent(body, " " * indent) in text for indent in indents), body


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_that_are_said_to_run_do(page: Path) -> None:
    for note, kind, body in blocks(page):
        if kind == "console" and note == "runs":
            for line in body.splitlines():
                assert not ran(shlex.split(line.removeprefix("$ rubric "))).endswith("exit 2\n")


#: a criterion that has everything which a rule can speak of
_CRITERION = """
format: rubric/1
kind: unit
id: one-rule
version: 1
title: One rule
measures: [sessions]
criteria:
  - ref: 1
    text: Review it
  - ref: 2
    text: Do it
    parts: [{ref: a, text: this}, {ref: b, text: that}, {ref: c, text: the other}]
    range: [one, two, three]
"""
_FIELD = re.compile(r"`((?:sufficient|achieved_by|evidence_rules|required): [^`]+)`")


def test_what_the_page_for_staff_says_to_write_can_be_written(tmp_path: Path) -> None:
    fields = _FIELD.findall((ROOT / "docs/writing.md").read_text(encoding="utf-8"))
    assert len(fields) > 20
    for field in fields:
        file = tmp_path / "unit.yaml"
        file.write_text(f"{_CRITERION}    {field}\n", encoding="utf-8")
        problems = [rubric.message(problem) for problem in rubric.check([file]).problems]
        # a sentence does not say who asks for it
        assert not [told for told in problems if "basis" not in told], (field, problems)


_FOLLOWED = "<!-- followed word for word -->"


@pytest.mark.parametrize(
    "page",
    [page for page in PAGES if _FOLLOWED in page.read_text(encoding="utf-8")],
    ids=lambda page: page.name,
)
def test_a_page_that_is_followed_word_for_word_says_what_happens(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    output: str | None = None
    shown = 0
    for note, kind, body in blocks(page):
        told, output = output, None
        deed, _, name = note.rpartition(" ")
        if note.startswith("in: "):
            continue  # of the examples, which are not in this folder: looked at above
        if deed == "write":
            Path(name).write_text(body, encoding="utf-8")
        elif deed == "change in":
            file = Path(name)
            file.write_text(changed(file.read_text(encoding="utf-8"), body), encoding="utf-8")
        elif kind == "console":
            for line in body.splitlines():
                output = ran(shlex.split(line.removeprefix("$ rubric ")))
        elif kind == "text":
            assert told is not None, f"no command gives this:\n{body}"
            assert left_out_where_it_says(body, re.sub(r"exit \d\n$", "", told)), told
            shown += 1
    assert shown


def changed(text: str, block: str) -> str:
    """Return a text in which a block has taken the place of its entry, or of the same field."""
    first, *more = textwrap.dedent(block).splitlines()
    if entry := re.search(rf"^( *){re.escape(first)}\n(?:\1 +.*\n)*", text, re.M):
        lines = textwrap.indent("\n".join([first, *more]), entry[1])
        return text[: entry.start()] + lines + "\n" + text[entry.end() :]
    field = block.partition(":")[0].strip()
    (found,) = re.finditer(rf"^( *(?:- )?){re.escape(field)}:.*\n", text, re.M)
    indent = " " * len(found[1])
    lines = [found[1] + first, *(indent + line for line in more)]
    return text[: found.start()] + "\n".join(lines) + "\n" + text[found.end() :]


def left_out_where_it_says(body: str, output: str) -> bool:
    """Return whether an output is the block, a line of dots standing for any lines."""
    pattern = "".join(
        r"(?:.*\n)*" if line == "…\n" else re.escape(line)
        for line in body.splitlines(keepends=True)
    )
    return re.fullmatch(pattern, output) is not None


def test_every_command_that_is_named_exists() -> None:
    verbs = set(command.list_commands(None))
    named = {
        verb
        for page in PAGES
        for verb in re.findall(
            r"(?:^\$ |`|/)rubric ([a-z]+)", page.read_text(encoding="utf-8"), re.M
        )
    }
    assert named
    assert named <= verbs


def test_the_readme_runs_the_two_commands_and_ci_runs_them_too() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    for target in ("make demo", "make test"):
        assert f"$ {target}\n" in readme
        assert f"\n{target}\n" in script
    assert "\nmake wheel\n" in script


def test_the_list_of_changes_names_every_command() -> None:
    [line] = re.findall(
        r"^- Commands: (.*?)\.$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    commands = command.list_commands(click.Context(command))
    assert line == ", ".join(f"`{name}`" for name in commands)


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    groups = [project["dependencies"], *project["optional-dependencies"].values()]
    names = {re.split(r"[^\w.-]", one)[0] for group in groups for one in group} - {project["name"]}
    page = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (.*?) \|", page.partition("## Dependencies")[2], re.MULTILINE)
    told = {word for row in rows for word in re.split(r", | \(", row)}
    assert names - told == set()
