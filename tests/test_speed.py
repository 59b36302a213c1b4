"""docs/speed.md shows what every benchmark said, and no figure that none of them wrote."""

import benchmarks.__main__ as running

from tests.test_docs import ROOT


def test_the_page_has_a_block_for_every_benchmark() -> None:
    page = running.PAGE.read_text(encoding="utf-8")
    on_page = [name for name, *_ in running.BLOCK.findall(page)]
    files = {path.stem for path in (ROOT / "benchmarks").glob("[a-z]*.py")}
    assert sorted(on_page) == sorted(files)


def test_every_block_holds_what_was_said_and_when() -> None:
    for name, _, where, said in running.BLOCK.findall(running.PAGE.read_text(encoding="utf-8")):
        assert said.strip(), name
        assert " cores, Python 3." in where, name
