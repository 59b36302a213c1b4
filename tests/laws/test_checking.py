"""The laws of checking: nothing crashes or points outside a file, and a cache changes nothing."""

import re
import shutil
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from tests.api.test_kept import told
from tests.laws.test_fixing import texts
from tests.test_bad_inputs import PIECES, assert_said, changed

from rubric.api.checking import Checked, check
from rubric.load import line_reader
from rubric.report.annotations import render_annotations
from rubric.report.problem_text import Summary, render_problems
from rubric.report.sarif import render_sarif
from rubric.sources import TextPlace

#: what may stand in a file: written well, with slips, in pieces, or no text at all
FILES = (
    texts().map(lambda text: text.encode("utf-8", "replace"))
    | changed()
    | st.lists(PIECES, max_size=60).map(lambda pieces: "".join(pieces).encode())
    | st.binary(max_size=200)
)


#: gone when the run ends; no fixture, as the fuzzer has none
_FOLDER = tempfile.TemporaryDirectory()


def assert_written(checked: Checked) -> None:
    """Every form can be written, and a message for each problem."""
    lines = line_reader([*checked.documents, *checked.settings])
    summary = Summary(len(checked.documents), checked.ignored, len(checked.unlisted))
    assert render_problems(checked.problems, summary, lines)
    assert render_annotations(checked.problems, summary).count("\n") == len(checked.problems) + 1
    assert render_sarif(checked.problems, checked.ignored)
    for problem in checked.problems:
        assert_said(problem)


def assert_inside(checked: Checked, files: dict[str, bytes]) -> None:
    """Every place is inside its file."""
    lines = {
        name: re.split("\r\n|\r|\n", data.decode("utf-8-sig", "replace"))
        for name, data in files.items()
    }
    for problem in checked.problems:
        for place in (problem.place, *problem.related_places):
            if isinstance(place, TextPlace) and (name := Path(place.file).name) in lines:
                assert 1 <= place.line <= len(lines[name])
                assert 1 <= place.column <= len(lines[name][place.line - 1]) + 1
                assert place.width >= 1


@given(every=st.lists(FILES, min_size=1, max_size=3))
def test_checking_anything(every: list[bytes]) -> None:
    files = {f"{number}.yaml": data for number, data in enumerate(every)}
    folder = Path(_FOLDER.name)
    here, cache = folder / "files", folder / "cache"
    for old in (here, cache):
        shutil.rmtree(old, ignore_errors=True)
    here.mkdir()
    for name, data in files.items():
        (here / name).write_bytes(data)
    checked = check([here])
    assert_written(checked)
    assert_inside(checked, files)
    # the first time what it makes is put into the cache, the second time it is taken from there
    for _ in range(2):
        assert told(check([here], cache=cache)) == told(checked)
