"""The laws of mending: again changes nothing, nothing is lost, and `check` never writes."""

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.api.test_templates import switched_on
from tests.generated import ROOT
from tests.test_bad_inputs import MADE, PIECES

import rubric
from rubric.api.templates import TEMPLATE_KINDS
from rubric.load import document_of
from rubric.load.fields import wording_fields
from rubric.load.fixing import fixed
from rubric.load.fixing.wording import WORDING
from rubric.load.yaml_comments import comments
from rubric.load.yaml_data import events_read
from rubric.load.yaml_lines import Lines
from rubric.load.yaml_reader import read_yaml
from rubric.testing.strategies import written_files

#: files as people write them: sound and broken, with many comments, every rule and every mistake
TEXTS = [
    *(rubric.new(kind) for kind in TEMPLATE_KINDS),
    *(switched_on(rubric.new(kind)) for kind in TEMPLATE_KINDS),
    *(
        file.read_text(encoding="utf-8")
        for folder in ("criteria", "examples", "tests/bad")
        for file in sorted((ROOT / folder).rglob("*.yaml"))
    ),
]
_COMMENT = st.sampled_from(
    ["# note", "#band: merit", "## off", "# rubric: ignore RUB310 because x"]
)
_LINE = re.compile(r"^( *)((?:- )?)(.*)$")


def unlike(draw: st.DrawFn, line: str) -> list[str]:
    """Return a line as somebody else may have written it: other blanks, quotes, comments."""
    how = draw(st.integers(0, 11))
    shape = _LINE.match(line)
    assert shape is not None
    indent, dash, rest = shape.groups()
    if how == 0:
        return [f"{line} \t"]
    if how == 1:
        return [line, " " * draw(st.integers(0, 4)), line[:0]]
    if how == 2:
        return [f"{indent}{draw(_COMMENT)}", line]
    if how == 3:
        return [f"{' ' * draw(st.integers(0, 9))}{draw(_COMMENT)}", line]
    if how == 4:
        return [f"{line}  {draw(_COMMENT)}"]
    if how == 5:
        return [indent + dash + rest.replace('"', "")]
    if how == 6:
        return [f"{line}{draw(st.sampled_from([': b', ', c', ' # d', ' e']))}"]
    if how == 7:
        return [
            line.replace(": ", f": {draw(st.sampled_from(['* ', '@', '[x] ', '# ', chr(34)]))}", 1)
        ]
    return [line]


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Draw a file with some of its lines written otherwise, and fields that changed places."""
    lines = draw(st.sampled_from(TEXTS) | written_files().map(rubric.to_yaml)).splitlines()
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(lines) - 1))
        lines[at : at + 1] = unlike(draw, lines[at])
    for _ in range(draw(st.integers(0, 4))):
        swapped(draw, lines)
    end = draw(st.sampled_from(["\n", "\n", "\r\n", "\r"]))
    return end.join(lines) + draw(st.sampled_from(["", end, end * 2]))


def swapped(draw: st.DrawFn, lines: list[str]) -> None:
    """Let two neighbouring fields of one mapping change places."""
    at = draw(st.integers(0, len(lines) - 1))
    if at + 1 == len(lines):
        return
    (_, dash, first), (indent, _, second) = (_LINE.match(lines[n]).groups() for n in (at, at + 1))
    begin = lines[at][: len(lines[at]) - len(first)]
    if len(begin) == len(indent) and not lines[at + 1].lstrip(" ").startswith("- "):
        assert dash in ("", "- ")
        lines[at : at + 2] = [begin + second, indent + first]


def comments_of(text: str) -> Counter[str]:
    events = events_read(text, wording_fields()).events
    return Counter(one.text.rstrip() for one in comments(events, Lines(text, "")))


def law_of_mending(text: str, *, seen: bool) -> None:
    """Mending again changes nothing; values, model and comments are what they were."""
    new = fixed(text, seen=seen)
    assert fixed(new, seen=seen) == new
    before, after = document_of(text, "a"), document_of(new, "a")
    if before.value is not None:
        assert after.value == before.value
        assert comments_of(new) == comments_of(text)
    parsed = read_yaml(text, "a", wording_fields())
    if parsed.whole and {p.diagnostic.code for p in parsed.problems} <= WORDING:
        assert read_yaml(new, "a", wording_fields()).data == parsed.data
    if not seen and parsed.whole:
        assert comments_of(new) >= comments_of(text)


@pytest.mark.parametrize("seen", [True, False])
@given(text=texts())
def test_mending_of_files(text: str, seen: bool) -> None:
    law_of_mending(text, seen=seen)


@given(text=st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=200))
def test_mending_of_anything(text: str) -> None:
    law_of_mending(text, seen=True)


@given(file=written_files())
def test_what_we_write_needs_no_mending(file: object) -> None:
    text = rubric.to_yaml(file)
    assert fixed(text, seen=True) == text


def state(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """Return everything in a folder: which files there are, when they changed, what they hold."""
    return {
        str(path.relative_to(folder)): (
            path.stat().st_mtime_ns,
            path.stat().st_mode,
            path.read_bytes() if path.is_file() else b"",
        )
        for path in sorted(folder.rglob("*"))
    }


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("unwritten")


@given(text=texts())
def test_checking_never_writes(folder: Path, text: str) -> None:
    assume(text.isprintable() or "\n" in text or "\r" in text)
    (folder / "any.yaml").write_bytes(text.encode("utf-8"))
    before = state(folder)
    rubric.check([folder])
    rubric.fixes([folder], seen=True)
    assert state(folder) == before


def test_checking_writes_nothing_of_files_that_are_no_text(folder: Path) -> None:
    for name, made in MADE.items():
        if name != "made-100-mb.yaml":
            (folder / name).write_bytes(made())
    before = state(folder)
    rubric.check([folder])
    rubric.fixes([folder], seen=True)
    assert state(folder) == before
