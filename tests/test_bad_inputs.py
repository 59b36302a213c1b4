"""Every bad file gives exactly its problems, all in one run, and nothing else.

`tests/bad` holds one file or folder for each kind of mistake; files that are no
text, or too large to keep, are made here. `tests/bad/expected.txt` has one line
for each problem, in file order: `FILE:LINE:COLUMN CODE slug`. To write it anew:

    RUBRIC_REFRESH=1 pytest tests/test_bad_inputs.py

and look at the difference before keeping it.
"""

import os
import re
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rubric.api.checking import check
from rubric.diagnostics import codes
from rubric.phrases import help_text, phrase
from rubric.phrases.manual.qualifications import QUALIFICATION
from rubric.phrases.manual.samples import PORTFOLIO, UNIT
from rubric.sources import FilePlace, LinePlace, Located, Place, TextPlace

TESTS = Path(__file__).parent
BAD = TESTS / "bad"
EXPECTED = BAD / "expected.txt"
ROOT = TESTS.parent
REFRESH = "RUBRIC_REFRESH" in os.environ

#: the code in a line of what is expected
CODE = re.compile(r" (RUB\d+) ")

_UNIT = UNIT.encode("utf-8")
#: files that cannot stand in the folder as text → their bytes
MADE: Mapping[str, Callable[[], bytes]] = {
    # nothing at all, nothing but blank lines, nothing but a byte-order mark
    "made-empty.yaml": lambda: b"",
    "made-blank.yaml": lambda: b" \n\n \n",
    "made-only-mark.yaml": lambda: b"\xef\xbb\xbf",
    # a picture, a Word file, a unit with a zero byte
    "made-picture.yaml": lambda: b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00\x08\x06",
    "made-word-file.yaml": lambda: b"PK\x03\x04\x14\x00\x06\x00\x08\x00word/document.xml\xff",
    "made-zero-byte.yaml": lambda: _UNIT.replace(b"demo", b"de\x00mo"),
    # other encodings: Western European, and that of Windows with its quotation marks
    "made-latin-1.yaml": lambda: UNIT.replace("goals", "café").encode("latin-1"),
    "made-windows-1252.yaml": lambda: UNIT.replace("goals", "‘goals’").encode("cp1252"),
    # UTF-16 with its mark and without, either byte first; UTF-32
    "made-utf-16.yaml": lambda: UNIT.encode("utf-16"),
    "made-utf-16-le.yaml": lambda: UNIT.encode("utf-16-le"),
    "made-utf-16-be.yaml": lambda: UNIT.encode("utf-16-be"),
    "made-utf-32.yaml": lambda: UNIT.encode("utf-32"),
    # a character cut in two at the end of the file
    "made-cut.yaml": lambda: _UNIT + "# €".encode()[:-1],
    # a control character
    "made-control-character.yaml": lambda: _UNIT.replace(b"demo", b"de\x07mo"),
    # 30,000 brackets, braces and dashes in one another
    "made-deep-brackets.yaml": lambda: _UNIT + b"level: " + b"[" * 30_000 + b"]" * 30_000 + b"\n",
    "made-deep-braces.yaml": lambda: _UNIT + b"sector: " + b"{a: " * 30_000 + b"}" * 30_000,
    "made-deep-dashes.yaml": lambda: b"- " * 30_000 + b"a\n",
    # 100 MB
    "made-100-mb.yaml": lambda: _UNIT + b"# note\n" * (100 * 1024 * 1024 // 7),
    # line ends of Windows and of old Macs, with a slip on line 5 and 6
    "made-windows-line-ends.yaml": lambda: (
        UNIT.replace("version: 1\n", "version: 1 2\nlvel: 3\n").replace("\n", "\r\n").encode()
    ),
    "made-old-mac-line-ends.yaml": lambda: (
        UNIT.replace("version: 1\n", "version: 1 2\nlvel: 3\n").replace("\n", "\r").encode()
    ),
    "made-old-mac-latin-1.yaml": lambda: (
        UNIT.replace("goals", "café").replace("\n", "\r").encode("latin-1")
    ),
    # a byte-order mark before a slip on line 1
    "made-mark-and-slip.yaml": lambda: "\ufefffromat: rubric/1\n".encode() + _UNIT,
    # a field with more text than any document
    "made-long-text.yaml": lambda: UNIT.replace("agreed", "agreed " * 4_000).encode("utf-8"),
}


def entries() -> list[str]:
    kept = [p.name for p in BAD.iterdir() if p.is_dir() or p.suffix in (".yaml", ".yml")]
    return sorted([*(name for name in kept if name != "__pycache__"), *MADE])


def line_of(problem: Located) -> str:
    code = problem.diagnostic.code
    return f"{problem.place} {code.code} {code.slug}"


def found_in(entry: str) -> list[str]:
    return [line_of(problem).replace("\\", "/") for problem in check([entry]).problems]


def stand_at(entry: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in the folder of an entry, so that names are shown from there."""
    if entry in MADE:
        (folder / entry).write_bytes(MADE[entry]())
    monkeypatch.chdir(folder if entry in MADE else BAD)


@pytest.fixture
def go_to(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], None]:
    return lambda entry: stand_at(entry, tmp_path, monkeypatch)


@pytest.fixture(scope="module", autouse=REFRESH)
def written_anew(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Write what is expected anew, before the tests are held to it; only when asked for."""
    lines = []
    for entry in entries():
        with pytest.MonkeyPatch.context() as monkeypatch:
            stand_at(entry, tmp_path_factory.mktemp("made"), monkeypatch)
            lines += found_in(entry)
    EXPECTED.write_text("\n".join(lines) + "\n", encoding="utf-8")


def expected() -> dict[str, list[str]]:
    lines: dict[str, list[str]] = {}
    for line in EXPECTED.read_text(encoding="utf-8").splitlines():
        lines.setdefault(re.split(r"[/: ]", line, maxsplit=1)[0], []).append(line)
    return lines


@pytest.mark.parametrize("entry", entries())
def test_exactly_its_problems(entry: str, go_to: Callable[[str], None]) -> None:
    go_to(entry)
    found = found_in(entry)
    assert found == expected()[entry]
    assert found, "a bad input has a problem"


def test_expected_names_nothing_else() -> None:
    assert list(expected()) == entries()


def test_every_code_has_a_bad_input() -> None:
    named = {CODE.findall(line)[0] for lines in expected().values() for line in lines}
    # a path that cannot be opened, a folder and another kind of file are no inputs of `check`,
    # and it asks no storage
    elsewhere = {
        *(codes.UNREADABLE, codes.NOT_A_LOG, codes.WRONG_KIND_HERE),
        *(codes.SOURCE_FAILED, codes.SOURCE_GAVE_ANOTHER),
    }
    # rows have bad inputs of their own, in tests/exchange; a few stand in a log here
    of_rows = {code for code in codes.ALL if code.code.startswith("RUB6")}
    elsewhere |= {code for code in of_rows if code.code not in named}
    # nobody keeps a file of as many wrong rows: tests/api/test_checked_logs.py makes one
    elsewhere.add(codes.TOO_MANY_WRONG)
    # and so have sheets, in tests/exchange/sheet
    elsewhere |= {code for code in codes.ALL if "RUB860" <= code.code <= "RUB879"}
    elsewhere.add(codes.WORDED_OTHERWISE)
    # reasons are asked of a result
    elsewhere |= {codes.NOT_JUDGED, codes.SEVERAL_MEANT}
    # tasks are for another portfolio where they are to close its gaps
    elsewhere.add(codes.TASKS_NOT_FOR_IT)
    # and moving a portfolio is no part of it
    elsewhere |= {codes.NOT_AGAINST_IT, codes.VERSION_UNCLEAR, codes.VERSION_BETWEEN}
    elsewhere |= {codes.NOT_BUILT_YET}
    # what proving finds stands with its places in tests/api/test_proving.py
    elsewhere |= {code for code in codes.ALL if code.code.startswith("RUB77")}
    # documents are no inputs of `check`: tests/sources/documents/test_refused.py makes them
    elsewhere |= {code for code in codes.ALL if code.code.startswith(("RUB80", "RUB81", "RUB82"))}
    # nor is importing: tests/api/test_importing.py
    elsewhere |= {code for code in codes.ALL if code.code.startswith("RUB83")}
    # nor is a population, whose tables are in tests/api/test_population.py
    elsewhere |= {code for code in codes.ALL if "RUB880" <= code.code <= "RUB883"}
    elsewhere.add(codes.EVIDENCE_IN_TWO_FORMS)
    assert {code.code for code in codes.ALL} - {code.code for code in elsewhere} == named


@pytest.mark.parametrize("entry", entries())
def test_every_message_can_be_read(entry: str, go_to: Callable[[str], None]) -> None:
    go_to(entry)
    for problem in check([entry]).problems:
        assert_said(problem)


def assert_said(problem: Located) -> None:
    diagnostic = problem.diagnostic
    said = phrase(diagnostic.code.slug, diagnostic.arguments)
    instead = help_text(diagnostic.code.slug, diagnostic.arguments)
    assert said
    assert instead
    for text in (said, instead):
        assert text.isprintable()
        assert not text.endswith(".")


def test_all_bad_files_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(BAD)
    problems = check(["."]).problems
    assert len(problems) > 180
    assert [str(p.place) for p in problems] == [
        str(p.place) for p in sorted(problems, key=lambda p: _in_order(p.place))
    ]


def _in_order(place: Place | None) -> tuple[str, int, int]:
    if isinstance(place, TextPlace):
        return place.file, place.line, place.column
    if isinstance(place, LinePlace):
        return place.file, place.line, 0
    return (place.file if isinstance(place, FilePlace) else "", 0, 0)


# --- what is said about some of them


def the_problem(entry: str, monkeypatch: pytest.MonkeyPatch) -> Located:
    monkeypatch.chdir(BAD)
    (problem,) = check([entry]).problems
    return problem


HELPS: list[tuple[str, str]] = [
    # what to write instead of a date with the day first
    ("date-day-first.yaml", "write 2026-02-03"),
    ("date-points.yaml", "write 2026-02-17"),
    # the near spelling
    ("unknown-field.yaml", "write `level`"),
    ("unknown-kind.yaml", "write `kind: unit`"),
    ("unknown-value-source.yaml", "write `workplace`"),
    ("unknown-measure.yaml", "write `items`"),
    ("unknown-specification.yaml", "write `facilitating-action-learning`"),
    ("unknown-version.yaml", "write `facilitating-action-learning@1`"),
    ("unknown-criterion-spelling.yaml", "write `2.1`"),
    ("unknown-item-spelling.yaml", "write `E1`"),
    ("bad-ref-id.yaml", "write small letters, digits and hyphens: `planning-a-visit`"),
    # the line of wording re-written
    (
        "wording-colon.yaml",
        "write `text: >-` and, set further in on the next line, "
        "`Plan a visit: goals, dates and costs`",
    ),
    # as many figures as are kept
    ("number-too-precise.yaml", "write no more than three figures after the point"),
    ("number-not-whole.yaml", "write a whole number"),
    ("number-negative.yaml", "write 0 or more"),
    # the shape that is wanted, and not the one that was found
    ("wrong-shape-text.yaml", "write one value"),
    ("wrong-shape-number.yaml", "write one value"),
    ("wrong-shape-list.yaml", "write a list"),
    # a name made from the title
    (
        "bad-ref-specification.yaml",
        "write small letters, digits and hyphens: `facilitating-action-learning`",
    ),
]


@pytest.mark.parametrize(("entry", "beginning"), HELPS)
def test_help(entry: str, beginning: str, monkeypatch: pytest.MonkeyPatch) -> None:
    diagnostic = the_problem(entry, monkeypatch).diagnostic
    assert help_text(diagnostic.code.slug, diagnostic.arguments).startswith(beginning)


BOTH_PLACES: list[tuple[str, tuple[int, int], tuple[int, int]]] = [
    # the second, and the first that it repeats
    ("duplicate-id-item.yaml", (12, 9), (7, 9)),
    ("duplicate-id-decision.yaml", (19, 9), (13, 9)),
    ("duplicate-ref-criterion.yaml", (13, 14), (11, 14)),
    ("duplicate-ref-outcome.yaml", (13, 10), (8, 10)),
    ("duplicate-ref-part.yaml", (15, 19), (14, 19)),
    ("duplicate-range.yaml", (13, 37), (13, 17)),
    ("duplicate-key.yaml", (7, 1), (6, 1)),
    # a review, and the decision that it is older than
    ("review-before-decision.yaml", (24, 11), (17, 11)),
]


@pytest.mark.parametrize(("entry", "second", "first"), BOTH_PLACES)
def test_both_places_are_named(
    entry: str, second: tuple[int, int], first: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    problem = the_problem(entry, monkeypatch)
    (related,) = problem.related_places
    for place, (line, column) in ((problem.place, second), (related, first)):
        assert isinstance(place, TextPlace)
        assert (place.line, place.column) == (line, column)


SLOW: list[tuple[str, float]] = [
    # read no further than the limit
    ("made-100-mb.yaml", 2),
    # refused at once
    ("made-deep-brackets.yaml", 1),
    ("made-deep-braces.yaml", 1),
    ("made-deep-dashes.yaml", 1),
]


@pytest.mark.parametrize(("entry", "seconds"), SLOW)
def test_a_huge_file_is_refused_soon(
    entry: str, seconds: float, go_to: Callable[[str], None]
) -> None:
    go_to(entry)
    start = time.process_time()
    check([entry])
    assert time.process_time() - start < seconds


def test_a_bomb_does_not_go_off(tmp_path: Path) -> None:
    # nine lines that would stand for a thousand million words
    lines = ["x0: &x0 [lol, lol]"] + [
        f"x{n}: &x{n} [{', '.join([f'*x{n - 1}'] * 10)}]" for n in range(1, 10)
    ]
    (tmp_path / "bomb.yaml").write_text(UNIT + "\n".join(lines), encoding="utf-8")
    start = time.process_time()
    problems = check([tmp_path]).problems
    assert time.process_time() - start < 2
    slugs = [problem.diagnostic.code.slug for problem in problems]
    assert (slugs.count("yaml-anchor"), slugs.count("yaml-alias")) == (10, 90)


# --- no crash, whatever stands in a file


@pytest.fixture(scope="module")
def place_to_write(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("any") / "any.yaml"


def assert_sound(file: Path, data: bytes) -> None:
    """Nothing raises, every place is inside its file and every message can be filled."""
    file.write_bytes(data)
    lines = re.split("\r\n|\r|\n", data.decode("utf-8-sig", "replace"))
    for problem in check([file]).problems:
        assert_said(problem)
        for place in (problem.place, *problem.related_places):
            if isinstance(place, TextPlace) and place.file.endswith("any.yaml"):
                assert 1 <= place.line <= len(lines)
                assert 1 <= place.column <= len(lines[place.line - 1]) + 1
                assert place.width >= 1


PIECES = st.sampled_from(
    [
        *("format: rubric/1", "kind: unit", "kind: portfolio", "id: demo", "version: 1", "title"),
        *("outcomes:", "criteria:", "- ref: 1", "  text: a", "sufficient:", "evidence:"),
        *("- id: E1", "maps_to:", "1.1: whole", "decisions:", "learner: L-1", "specification: a"),
        *(":", ": ", "- ", "? ", ", ", " #", "[", "]", "{", "}", "'", '"', "|", ">-", "%"),
        *("# rubric: ignore", " RUB310", " RUB203", " because a", "# b"),
        *("<<: *a", "&a ", "!x ", "---", "...", "\n", "\n  ", "\n    ", "\r\n", "\t", "\u00a0"),
    ]
)  # fmt: skip


@settings(deadline=None)
@given(data=st.binary(max_size=400) | st.lists(PIECES, max_size=60).map("".join).map(str.encode))
def test_any_bytes(place_to_write: Path, data: bytes) -> None:
    assert_sound(place_to_write, data)


@settings(deadline=None)
@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_any_text_in_a_field(place_to_write: Path, text: str) -> None:
    assert_sound(place_to_write, UNIT.replace("goals", text).encode())
    assert_sound(place_to_write, PORTFOLIO.replace("p. 1", text).encode())
    assert_sound(place_to_write, PORTFOLIO.replace("L-0042", text).encode())


def _example(path: str, old: str, new: str) -> list[str]:
    text = (ROOT / path).read_text(encoding="utf-8")
    assert old in text
    return text.replace(old, new).splitlines()


SOUND = {
    "portfolio": _example("examples/with-gaps.yaml", "learner: L-0042", "learner: L-0043"),
    # under a name of its own, as the library holds the unit itself
    "unit": _example(
        "criteria/facilitating-action-learning.yaml",
        "\nid: facilitating-action-learning",
        "\nid: changed-unit",
    ),
}
#: every rule that a qualification can have, on units that come with rubric
SOUND["qualification"] = f"""\
{QUALIFICATION}
whole:
  - credits: {{at_least: 7, at_most: 20}}
  - units: {{at_least: 1, level: 5, or_above: yes}}
pathways:
  - id: long
    groups: [M, O]
barred:
  - [collaborative-partnerships, effective-partnership-working]
equivalent:
  - [facilitating-action-learning, A/000/0001]
credit_transfer: {{at_most: {{credits: 3}}}}
grade:
  points: {{P: 6, M: 9}}
""".splitlines()
ODD_VALUES = st.sampled_from(
    [
        *("", "~", "null", "yes", "no", "0", "-1", "1e9", "99999999999999999999", "1.10", "0.0001"),
        *("[]", "{}", "[a, b]", "{a: b}", "[[1]]", "{a: {b: c}}", "[{ref: 1.1, text: a}]", "''"),
        *("2026-02-30", "03/02/2026", "0000-00-00", "all", "whole", "E1", "D1", "2.1", "A-7", "E2"),
        *("a: b", "a # b", "*a", "&a b", "!t a", "'", '"', "[", "{", "@", "x" * 300, "\u202e"),
        *("ref", "criteria", "facilitating-action-learning@1", "~1", "1/1.1", "2.1~2", "E1;E2"),
    ]
)  # fmt: skip


@st.composite
def changed(draw: st.DrawFn) -> bytes:
    """A sound file with a few of its lines deleted, repeated, moved or given other values."""
    lines = list(draw(st.sampled_from(sorted(SOUND)).map(SOUND.__getitem__)))
    for _ in range(draw(st.integers(1, 5))):
        at = draw(st.integers(0, len(lines) - 1))
        change = draw(
            st.sampled_from(["delete", "repeat", "move", "indent", "value", "key", "cut", "swap"])
        )
        if change == "delete" and len(lines) > 1:
            del lines[at]
        elif change == "repeat":
            lines.insert(at, lines[at])
        elif change == "move":
            lines.insert(draw(st.integers(0, len(lines) - 1)), lines.pop(at))
        elif change == "swap":
            other = draw(st.integers(0, len(lines) - 1))
            lines[at], lines[other] = lines[other], lines[at]
        elif change == "indent":
            lines[at] = " " * draw(st.integers(0, 8)) + lines[at].lstrip()
        elif change == "value":
            lines[at] = re.sub(r"(: |- )[^:]*$", lambda m: m[1], lines[at]) + draw(ODD_VALUES)
        elif change == "key":
            lines[at] = lines[at].replace(":", draw(st.sampled_from(["x:", " :", "", "::"])), 1)
        elif change == "cut":
            lines[at] = lines[at][: draw(st.integers(0, len(lines[at])))]
    return "\n".join(lines).encode()


@settings(deadline=None, max_examples=200)
@given(data=changed())
def test_any_change_of_a_sound_file(place_to_write: Path, data: bytes) -> None:
    assert_sound(place_to_write, data)


def _values(lines: list[str]) -> Iterator[tuple[int, int]]:
    for number, line in enumerate(lines):
        found = re.search(r"(: |- )(?=[^:]*$)", line)
        if found and not line.lstrip().startswith("#"):
            yield number, found.end()


@settings(deadline=None, max_examples=200)
@given(data=st.data())
def test_any_value_of_a_sound_file(place_to_write: Path, data: st.DataObject) -> None:
    lines = list(SOUND[data.draw(st.sampled_from(sorted(SOUND)))])
    for number, start in data.draw(st.lists(st.sampled_from(list(_values(lines))), max_size=4)):
        lines[number] = lines[number][:start] + data.draw(ODD_VALUES)
    assert_sound(place_to_write, "\n".join(lines).encode())
