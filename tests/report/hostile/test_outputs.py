"""Every text of every file, through every output: it runs nothing, breaks no layout, is not cut.

What is held is that pages have the same elements, tables the same rows, and Markdown the same
blocks as where every text is a plain word; that nothing put out moves a cursor, changes a direction
or hides what follows; and that of a long text the end is there, or a mark that says it is cut.
"""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import NamedTuple

import pytest
from click.testing import CliRunner
from markdown_it import MarkdownIt
from tests.report.hostile.files import Files, Texts, written
from tests.report.proof.pages import named, parsed, text_of
from tests.report.test_hostile import plain_only

import rubric
from rubric.cli.verbs import rubric as command
from rubric.report.html.population import render_population_html
from rubric.report.json_text import json_text
from rubric.report.layout import WIDTH
from rubric.report.population_json import population_view
from rubric.report.population_shape import PopulationView
from rubric.report.population_text import population_csv, render_population

DAY = ("--on", "2026-11-21")
#: all of it in one text, so that every field has everything
_EVERYTHING = (
    "<script>alert(1)</script> </td></table><img src=x onerror=a()> {{ 7*7 }} \u202eback\u202c "
    "\x9b31m | a `b` [x](https://x.test) *c* \u2028d \u200b\ufeff\u0645\u0634\u200c\u0627 &lt; "
)
WORDS = [f"word{n}" for n in range(400)]
_BEGUN = [f"{mark}{n} {_EVERYTHING}kb{n}z" for n in range(100) for mark in "=+-@"]
TROUBLE = [f"{text} {'more words ' * 60}kf{n // 4}z" for n, text in enumerate(_BEGUN)]
#: a name has room for less
NAMES = [f"{text}kf{n // 4}z" for n, text in enumerate(_BEGUN)]
#: what a command writes → the arguments that make it do so
Makes = Callable[[Files], list[str]]


class Output(NamedTuple):
    """One output: which form it has, and the command."""

    form: str
    made: Makes


def _units(f: Files) -> list[str]:
    return ["--library", str(f.library), "--rules", str(f.rules), *DAY]


def _report(form: str, *more: str) -> Output:
    return Output(
        form.partition(" ")[0],
        lambda f: ["report", str(f.portfolio), *_units(f), "--format", form.split()[0], *more],
    )


def _over(verb: list[str], form: str) -> Output:
    # tables and JSON have no place for these
    both = [] if form in ("csv", "json") else ["--include", "names,titles,feedback"]
    return Output(
        form,
        lambda f: [
            *(verb if verb[0] == "report" else [*verb, "--plan", str(f.plan)]),
            str(f.portfolio), str(f.entered), *both, *_units(f), "--format", form,
        ],
    )  # fmt: skip


_ALL = ("--include", "names,titles,feedback", "--one-item-for", "2")
OUTPUTS: Mapping[str, Output] = {
    **{f"report {form}": _report(form, *_ALL) for form in ("text", "html", "markdown")},
    **{f"report {form}": _report(form) for form in ("csv", "json", "jsonl")},
    "report links": _report("csv", "--rows", "links"),
    **{
        f"since {form}": Output(form, lambda f, form=form: [
            "report", str(f.portfolio), *_units(f), "--since", str(f.since), "--format", form])
        for form in ("text", "html", "markdown", "json")
    },
    **{
        f"entered {form}": Output(form, lambda f, form=form: [
            "report", str(f.entered), *_units(f), "--pseudonymise", str(f.key), "--format", form])
        for form in ("text", "html", "markdown", "csv", "json")
    },
    **{
        f"{purpose} {form}": _over(["report", "--for", purpose], form)
        for purpose in ("claim", "iqa")
        for form in ("text", "html", "markdown", "csv", "json")
    },
    **{
        f"sample {form}": _over(["sample", "--seed", "=1\u202e<b>"], form)
        for form in ("text", "html", "markdown", "csv", "json")
    },
    "claim of one": Output("text", lambda f: [
        "report", str(f.portfolio), *_units(f), "--for", "claim"]),
    "log csv": Output("csv", lambda f: ["report", str(f.wrong), *_units(f), "--format", "csv"]),
    "log text": Output("text", lambda f: ["report", str(f.log), *_units(f), "--strict"]),
    **{
        f"why {name}": Output("text", lambda f, name=name: [
            "why", *_units(f), "--", str(f.portfolio), f.names.name(name)])
        for name in ("1.1", "1.3", "2")
    },
    "why qualification": Output("text", lambda f: ["why", str(f.entered), *_units(f)]),
    "show": Output("text", lambda f: ["show", "u", *_units(f)]),
    "show qualification": Output("text", lambda f: ["show", "q", *_units(f)]),
    "proof": Output("html", lambda f: ["show", "u", "--proof", *_units(f)]),
    "proof of a qualification": Output("html", lambda f: ["show", "q", "--proof", *_units(f)]),
    "proof with source": Output("page", lambda f: [
        "show", "u", "--proof", "--source", str(f.source), *_units(f)]),
    "compare": Output("lines", lambda f: [
        "compare", "u", str(f.newer), "--library", str(f.library)]),
    "compare json": Output("data", lambda f: [
        "compare", "u", str(f.newer), "--format", "json", "--library", str(f.library)]),
    "compare proof": Output("html", lambda f: [
        "compare", "u", str(f.newer), "--proof", "--library", str(f.library)]),
    **{
        f"check {form}": Output(kind, lambda f, form=form: [
            "check", str(f.library), str(f.broken.parent), str(f.portfolio), str(f.wrong),
            "--format", form])
        for form, kind in (("text", "lines"), ("github", "lines"), ("json", "data"),
                           ("sarif", "data"))
    },
    "list": Output("lines", lambda f: ["list", "--library", str(f.library)]),
}  # fmt: skip


@cache
def population(files: Files) -> PopulationView:
    """Return the population of a log, which takes a database a second."""
    library = rubric.Library.load(files.library, builtin=False)
    rules, _ = rubric.load_rules(files.rules)
    return population_view(
        rubric.evaluate_population(files.log, library=library, on=date(2026, 11, 21), rules=rules)
    )


POPULATIONS: Mapping[str, Callable[[PopulationView], str]] = {
    "text": render_population, "html": render_population_html, "csv": population_csv,
    "json": json_text,
}  # fmt: skip


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Files]:
    """Where the files are that have some texts; those of plain words under their own name."""
    made: dict[str, Files] = {}

    def of(kind: str) -> Files:
        if kind not in made:
            texts = Texts(TROUBLE, NAMES) if kind == "trouble" else Texts(WORDS, WORDS)
            made[kind] = written(tmp_path_factory.mktemp("hostile"), texts)
        return made[kind]

    return of


@pytest.fixture(scope="module")
def plain(files: Callable[[str], Files]) -> Callable[[str], str]:
    """What an output is where every text is a plain word."""
    told: dict[str, str] = {}

    def of(output: str) -> str:
        if output not in told:
            told[output] = put_out(OUTPUTS[output], files("words"))
        return told[output]

    return of


def put_out(output: Output, files: Files) -> str:
    """Return what a command writes; what it says beside it is held to be plain."""
    told = CliRunner().invoke(command, output.made(files))
    assert told.exit_code in (0, 1), told.stderr
    plain_only(told.stderr)
    return told.stdout


@pytest.mark.parametrize("output", OUTPUTS)
def test_texts_stay_texts(
    output: str, files: Callable[[str], Files], plain: Callable[[str], str]
) -> None:
    told = put_out(OUTPUTS[output], files("trouble"))
    html = OUTPUTS[output].form in ("html", "page")
    plain_only(told.replace("\t", " ") if html else told)
    HOLDS[OUTPUTS[output].form](told, plain(output))
    if OUTPUTS[output].form != "page":
        nothing_is_cut_silently(text_of(parsed(told)) if html else told)


@pytest.mark.parametrize("form", POPULATIONS)
def test_texts_stay_texts_in_a_population(form: str, files: Callable[[str], Files]) -> None:
    told, other = (POPULATIONS[form](population(files(kind))) for kind in ("trouble", "words"))
    plain_only(told.replace("\t", " ") if form == "html" else told)
    HOLDS[form](told, other)
    nothing_is_cut_silently(text_of(parsed(told)) if form == "html" else told)


def nothing_is_cut_silently(told: str) -> None:
    """Each long text that begins ends as well, or with the mark of what is cut."""
    # marks below the words that differ stand on lines of their own
    folded = re.sub(r"[\s\u2060]+", "", re.sub(r"(?m)^[ ^]+$", "", told))
    for one in re.finditer(r"kb(\d+)z((?:morewords)*)(.{0,10})", folded):
        assert "…" in one[3] or one[3].startswith(f"kf{one[1]}z"), one[0][-80:]


def hold_text(told: str, _: str) -> None:
    # a place in a file stands on a line of its own, whole, so that it can be opened
    lines = [line for line in told.splitlines() if not re.search(r"\.yaml:\d+", line)]
    assert max(map(len, lines)) <= WIDTH


def hold_lines(told: str, other: str) -> None:
    assert len(told.splitlines()) == len(told.split("\n")) - 1
    assert Counter(re.findall(r"RUB\d+", told)) >= Counter()
    assert other


def hold_html(told: str, other: str) -> None:
    hold_page(told, other)
    tree, expected = parsed(told), parsed(other)
    for name in ("tr", "section", "h2", "h3"):
        assert len(list(named(tree, name))) == len(list(named(expected, name))), name


def hold_page(told: str, other: str) -> None:
    tree, expected = parsed(told), parsed(other)
    tags, wanted = (Counter(str(e.tag) for e in one.iter()) for one in (tree, expected))
    # the words that two wordings differ in are marked
    assert set(tags) <= set(wanted) | {f"{tree.tag[:-4]}{name}" for name in ("del", "ins", "mark")}
    assert {e for one in tree.iter() for e in one.attrib} <= {
        e for one in expected.iter() for e in one.attrib
    }
    for name in ("script", "style", "form", "meta", "h1"):
        assert len(list(named(tree, name))) == len(list(named(expected, name))), name
    assert [e for e in named(tree, "a") if not e.attrib["href"].startswith("#")] == []
    scripts = [[e.text for e in named(one, "script")] for one in (tree, expected)]
    assert scripts[0] == scripts[1]
    assert text_of(tree)


def hold_markdown(told: str, other: str) -> None:
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    blocks = [
        [token.type for token in parser.parse(text) if token.type != "inline"]
        for text in (told, other)
    ]
    assert blocks[0] == blocks[1]
    inline = {child.type for token in parser.parse(told) for child in token.children or () if child}
    assert inline <= {"text", "strong_open", "strong_close", "text_special", "softbreak"}


def hold_csv(told: str, other: str) -> None:
    tables = [list(csv.reader(io.StringIO(t, newline=""), strict=True)) for t in (told, other)]
    assert len(tables[0]) == len(tables[1])
    assert {len(row) for row in tables[0]} == {len(tables[1][0])}
    formula = "[\\s'\"]*[=+@\uff1d\uff0b\uff0d\uff20-]"
    cells = [cell for row in tables[0] for cell in row]
    assert [c for c in cells if re.match(formula, c) and not c.startswith("'")] == []


def hold_json(told: str, other: str) -> None:
    assert shape(json.loads(told)) == shape(json.loads(other))


def hold_data(told: str, other: str) -> None:
    # how many problems there are is a matter of what is written
    assert json.loads(told).keys() == json.loads(other).keys()


def hold_jsonl(told: str, other: str) -> None:
    lines = [text.splitlines() for text in (told, other)]
    assert [len(one) for one in lines] == [1, 1]
    hold_json(told, other)


def shape(value: object) -> object:
    """How many of what a value has, whatever its names are."""
    if isinstance(value, dict):
        return sorted(map(repr, map(shape, value.values())))
    if isinstance(value, list):
        return sorted(map(repr, map(shape, value)))
    return type(value).__name__


HOLDS: Mapping[str, Callable[[str, str], None]] = {
    "text": hold_text, "page": hold_page, "lines": hold_lines, "html": hold_html,
    "markdown": hold_markdown, "csv": hold_csv, "json": hold_json, "jsonl": hold_jsonl,
    "data": hold_data,
}  # fmt: skip
