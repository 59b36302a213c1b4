"""The law about evidence logs, in each of their formats."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rubric.testing import laws
from rubric.testing.laws.logs import write_csv, write_json_lines
from rubric.testing.strategies import cases


def write_parquet(folder, table, rows):
    duckdb = pytest.importorskip("duckdb", reason="the extra `population` is not installed")
    write_csv(folder, table, rows)
    source = folder / f"{table}.csv"
    every = "header = true, all_varchar = true, delim = ',', quote = '\"', escape = '\"'"
    target = folder / f"{table}.parquet"
    duckdb.execute(f"COPY (SELECT * FROM read_csv('{source}', {every})) TO '{target}'")
    source.unlink()


WRITERS = [write_csv, write_json_lines, write_parquet]


@pytest.mark.parametrize("write", WRITERS)
@settings(max_examples=max(1, settings().max_examples // 3))
@given(case=cases(), random=st.randoms(use_true_random=False))
def test_law_09_log(write, case, random):
    with TemporaryDirectory() as folder:
        laws.law_09_log(case, random, Path(folder), write)
