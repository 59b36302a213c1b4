"""Our schemas in an editor: the YAML language server marks what `check` tells, and nothing else.

`make editor` gets the server and runs these; without it they are passed over.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

import rubric
from rubric.api.schemas import SCHEMA_NAMES, schema_text
from rubric.api.templates import TEMPLATE_KINDS
from rubric.load import load_document
from tests.editor.server import PROGRAM, LanguageServer, Marked
from tests.generated import ROOT

if not PROGRAM.exists():
    pytest.skip("the language server is not here: run `make editor`", allow_module_level=True)

BAD = ROOT / "tests/bad"
_OF_SPECIFICATIONS = ("unit", "marking_guide", "checklist", "standard")
#: slips that a schema can tell: each is marked in every bad file that has one
SEEN = ("RUB206", "RUB209", "RUB210", "RUB213", "RUB215", "RUB216", "RUB221")


@pytest.fixture(scope="module")
def server() -> Iterator[LanguageServer]:
    with LanguageServer() as running:
        yield running


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with our schemas, as somebody has who follows the first lines of a template."""
    made = tmp_path_factory.mktemp("schemas")
    for name in SCHEMA_NAMES:
        (made / f"{name}.schema.json").write_text(schema_text(name), encoding="utf-8")
    return made


def schema_of(text: str) -> str:
    found = re.search(r"^kind: *(\w+)", text, re.MULTILINE)
    kind = found[1] if found else "unit"
    return "specification" if kind in _OF_SPECIFICATIONS else kind.replace("_", "-")


def marked(server: LanguageServer, folder: Path, name: str, text: str) -> tuple[Marked, ...]:
    """What is marked in a text below a line that names its schema; lines as in the text."""
    file = folder / name.replace("/", "-")
    named = f"# yaml-language-server: $schema={schema_of(text)}.schema.json\n"
    file.write_text(named + text, encoding="utf-8")
    return tuple(one._replace(line=one.line - 1) for one in server.marked(file))


def sound() -> Iterator[tuple[str, str]]:
    for kind in TEMPLATE_KINDS:
        yield f"new-{kind}.yaml", rubric.new(kind)
    for below in ("criteria", "examples"):
        for file in sorted((ROOT / below).rglob("*.yaml")):
            if load_document(file, file.name).value is not None:
                yield str(file.relative_to(ROOT)), file.read_text(encoding="utf-8")


def test_nothing_is_marked_in_what_is_sound(server: LanguageServer, folder: Path) -> None:
    found = {name: marked(server, folder, name, text) for name, text in sound()}
    assert {name: marks for name, marks in found.items() if marks} == {}
    assert len(found) > 30


@pytest.mark.parametrize("kind", TEMPLATE_KINDS)
def test_the_line_of_a_template_is_understood(
    kind: str, server: LanguageServer, folder: Path
) -> None:
    """With its first `#` deleted, as the template says; then a slip is marked."""
    file = folder / f"{kind}-as-told.yaml"
    told = rubric.new(kind).replace("\n## yaml-language-server", "\n# yaml-language-server")
    file.write_text(told + "\ntitel: X\n", encoding="utf-8")
    [mark] = server.marked(file)
    assert mark.line == told.count("\n") + 2
    assert "titel" in mark.message


def expected() -> dict[str, list[tuple[int, str]]]:
    """Bad files that have slips of shape only: name → line and code of each."""
    lines = (BAD / "expected.txt").read_text(encoding="utf-8").splitlines()
    found: dict[str, list[tuple[int, str]]] = {}
    for name, line, code in re.findall(r"^(\S+?):(\d+):\d+ (RUB\d+) ", "\n".join(lines), re.M):
        found.setdefault(name, []).append((int(line), code))
    return {
        name: slips
        for name, slips in found.items()
        if (BAD / name).exists() and all(code.startswith("RUB2") for _, code in slips)
    }


SLIPS = expected()


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_marked_where_check_tells_it(
    name: str, server: LanguageServer, folder: Path
) -> None:
    text = (BAD / name).read_text(encoding="utf-8")
    if schema_of(text) not in SCHEMA_NAMES or not re.search(r"^\w+:", text, re.MULTILINE):
        pytest.skip("an editor has no schema for it")
    marks, told = marked(server, folder, name, text), SLIPS[name]
    for mark in marks:
        # what is missing is marked where its owner begins, a list where its first entry stands
        missing = mark.message.startswith("Missing property")
        assert missing or any(0 <= mark.line - line <= 1 for line, _ in told), mark
    for line, code in told:
        if code in SEEN:
            assert any(0 <= mark.line - line <= 1 for mark in marks), (line, code, marks)


#: what a person gets wrong → the line as it is marked by both
PLANTED = {
    "a misspelt field": ("levle: 3", "RUB203"),
    "a word for a number": ("credit: seven", "RUB210"),
    "a list where one is": ("level: [3, 4]", "RUB206"),
    "nothing after the colon": ("purpose:", "RUB215"),
    "a date in words": ("dates: {operational_start: 1 May 2026}", "RUB209"),
    "a kind that is none": ("decision: perhaps", "RUB207"),
    "a version with blanks": ("version: second edition", "RUB214"),
}


@pytest.mark.parametrize("mistake", PLANTED)
def test_a_planted_mistake_is_told_by_both(
    mistake: str, server: LanguageServer, folder: Path, tmp_path: Path
) -> None:
    line, code = PLANTED[mistake]
    field = line.partition(":")[0]
    unit = {"format": "rubric/1", "kind": "unit", "id": "one", "version": "1", "title": "One"}
    criterion = {"ref": "1.1", "text": "Describe a stall"}
    outcome = {"ref": "1", "text": "Know stalls", "criteria": [criterion]}
    unit = {name: value for name, value in unit.items() if name != field}
    text = yaml.safe_dump({**unit, "outcomes": [outcome]}, sort_keys=False) + line + "\n"
    last = text.count("\n")
    file = tmp_path / "one.yaml"
    file.write_text(text, encoding="utf-8")
    told = [(p.place.line, p.diagnostic.code.code) for p in rubric.Library.load(file).problems]
    assert told == [(last, code)]
    assert {mark.line for mark in marked(server, folder, "planted.yaml", text)} == {last}
