"""Rows of a log's tables read from where they stand are those that are read from the start."""

import csv
import json
import pickle
from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rubric.sources.logs import LogTable, RowFault, opened
from rubric.sources.logs import comma as commas
from rubric.sources.logs import lines as json_lines

#: what text is made of that a reader of CSV could take for something else
PIECES = st.sampled_from(
    ["a", "b", ",", '"', '""', ',"', '",', "\n", "\r\n", '"\n', "é", " ", "\ufeff", "a,a,a\n", "\0"]
)
CSV = st.lists(PIECES, max_size=30).map("".join)
HEADS = st.sampled_from(
    ["x,y,z\n", '"x","y",z\r\n', "\n ,\nx,y,z\n", "\ufeffx,y,z\n", '"x\n",y,z\n']
)


def table(folder: str, name: str, data: bytes) -> LogTable:
    path = Path(folder) / name
    path.write_bytes(data)
    [found] = opened(path, name)
    return found


def by_stretches_as_from_the_start(found: LogTable, column: int) -> None:
    """Every row is in one stretch, and each stretch by itself gives its rows, with their places."""
    assert found.standing is not None
    stretches = [*found.standing.stretches(column)]
    assert all(
        isinstance(a, float) or repr(a) != repr(b)  # NaN is never the same
        for (a, _), (b, _) in pairwise(stretches)
    )
    whole = [*found.rows()]
    with found.standing.picking() as pick:
        alone = [[*pick([stretch])] for _, stretch in stretches]
        together = [*pick([stretch for _, stretch in stretches])]
        twice = [*pick([stretch for _, stretch in stretches[::2]])]
    assert repr([row for rows in alone for row in rows]) == repr(whole) == repr(together)
    assert repr(twice) == repr([row for rows in alone[::2] for row in rows])
    for (said, _), rows in zip(stretches, alone, strict=True):
        for row in rows:
            cells = row.cells if isinstance(row, RowFault) else row[1]
            cell = cells[column] if column < len(cells) else None
            assert repr(said or "") == repr(cell or "")


@settings(max_examples=settings().max_examples * 2)
@given(head=HEADS, text=CSV, column=st.integers(0, 2), longest=st.sampled_from([3, 4_000_000]))
@example("x,y,z\n", 'a,5" pipe,"b\n', 0, 4_000_000)
@example("x,y,z\n", 'a,5","b\na,"', 0, 4_000_000)
@example("x,y,z\n", 'b,"a\nb,""c",d\nb,e,f', 2, 4_000_000)
def test_law_comma_by_stretches(head, text, column, longest):
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(commas, "LONGEST_CELL", longest)
        by_stretches_as_from_the_start(table(folder, "t.csv", (head + text).encode()), column)
    csv.field_size_limit(131_072)


VALUES = st.one_of(
    st.sampled_from(
        ["a", "b", "", None, True, 1, 1.0, 1.5, 10**400, [1], {"x": "c"}, "\u00e9", '"\\']
    ),
    st.text(max_size=3),
)
OBJECTS = st.dictionaries(st.sampled_from(["x", "y", "z", 'q"']), VALUES, max_size=4)
WRITTEN = st.sampled_from(
    [
        lambda row: json.dumps(row),
        lambda row: json.dumps(row, ensure_ascii=False, separators=(",", ":")),
        lambda row: json.dumps(row, indent="\t").replace("\n", ""),
    ]
)
#: lines that are no objects, or hardly
OTHERS = st.sampled_from(
    [
        "", " ", "7", "[]", "{", '{"x": 01}', '{"x": 1.}', '{"x": "a"} b', '{"x": "a", "x": "b"}',
        '{"x": "\t"}', '{"x": "\ufffd"}', '{"x": 1e5}', '{"x": 1e999999999999999999999}', "NaN",
        '{"x": "\\ud800"}', '{"x": "\\q"}', '{"x": NaN}', '{"x": "a",}', '{"\\u0078": "a"}',
    ]
)  # fmt: skip
LINES = st.lists(st.one_of(st.builds(lambda row, w: w(row), OBJECTS, WRITTEN), OTHERS), max_size=8)


@settings(max_examples=settings().max_examples * 2)
@given(
    lines=LINES,
    bom=st.sampled_from(["", "\ufeff"]),
    ends=st.sampled_from(["\n", "\r\n"]),
    longest=st.sampled_from([25, 4_000_000]),
)
def test_law_lines_by_stretches(lines, bom, ends, longest):
    text = (bom + ends.join(['{"x": "a", "y": "b"}', *lines])).encode(errors="surrogatepass")
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_lines, "LONGEST_CELL", longest)
        found = table(folder, "t.jsonl", text)
        by_stretches_as_from_the_start(found, 0)
        rows = [json_of(line) for line in text.splitlines(keepends=True) if len(line) <= longest]
        assert set(found.headings) == {key for row in rows for key in row}


@pytest.mark.parametrize("more", ["", " " * 9, "a" * 30 + '"}', "a" * 60 + '"}'])
def test_a_line_that_is_too_long_is_one_line(tmp_path, monkeypatch, more):
    monkeypatch.setattr(json_lines, "LONGEST_CELL", 20)
    long = '{"x": "a"}' + " " * 11 + more
    found = table(str(tmp_path), "t.jsonl", f'{{"x": "a"}}\n{long}\n{{"x": "b"}}\n'.encode())
    first, fault, last = found.rows()
    assert (first, last) == ((1, ["a"]), (3, ["b"]))
    assert isinstance(fault, RowFault)
    assert (fault.number, fault.problem.diagnostic.code.slug) == (2, "cell-too-long")
    by_stretches_as_from_the_start(found, 0)


def json_of(line: bytes) -> Mapping[str, Any]:
    """The object on a line, where there is one."""
    try:
        row = json.loads(line.decode("utf-8-sig"), parse_float=Decimal)
    except (ValueError, ArithmeticError):
        return {}
    return row if isinstance(row, dict) and "\ufffd" not in line.decode() else {}


@pytest.mark.parametrize("text", ["x,y\ra,b\rc,d\r", "x,y\na,b\rc,d\n"])
def test_lines_that_end_in_a_carriage_return_alone_are_read_from_the_start(tmp_path, text):
    found = table(str(tmp_path), "t.csv", text.encode())
    assert found.standing is None
    assert [cells for _, cells in found.rows()] == [["a", "b"], ["c", "d"]]


def test_a_file_that_became_shorter_is_told_and_not_read_as_it_is(tmp_path):
    found = table(str(tmp_path), "t.csv", b"x,y\na,b\nc,d\n")
    assert found.standing is not None
    stretches = [stretch for _, stretch in found.standing.stretches(0)]
    table(str(tmp_path), "t.csv", b"x,y\na,b\n")
    with found.standing.picking() as pick, pytest.raises(OSError, match=r"[Ss]tale"):
        [*pick(stretches)]


@pytest.mark.parametrize("name", ["t.csv", "t.jsonl", "t.parquet"])
def test_another_process_can_be_given_a_table_that_is_being_read(tmp_path, name):
    if name == "t.parquet":
        duckdb = pytest.importorskip("duckdb", reason="the extra `population` is not installed")
        duckdb.execute(f"COPY (SELECT 'a' AS x UNION ALL SELECT 'b') TO '{tmp_path / name}'")
    else:
        data = b'{"x": "a"}\n{"x": "b"}\n' if name == "t.jsonl" else b"x\na\nb\n"
        (tmp_path / name).write_bytes(data)
    [found] = opened(tmp_path / name, name)
    rows = found.rows()
    next(rows)
    given = pickle.loads(pickle.dumps(found))
    assert [list(cells) for _, cells in given.rows()] == [["a"], ["b"]]
    rows.close()
