"""What is kept of the mutants holds together; `make mutants` makes it."""

import pytest

from tests.mutation import kept, running

FIGURES = kept.figures()


def test_figures_are_of_files_that_there_are() -> None:
    assert FIGURES
    assert set(FIGURES) <= set(running.files())


@pytest.mark.parametrize("file", FIGURES)
def test_what_is_found_and_what_survives_is_everything(file: str) -> None:
    of = FIGURES[file]
    assert of["found"] + len(of["survivors"]) == of["mutants"]


@pytest.mark.parametrize("file", kept.equivalent())
def test_a_reason_is_kept_only_of_a_survivor(file: str) -> None:
    survivors = {(s["function"], s["line"], s["becomes"]) for s in FIGURES[file]["survivors"]}
    assert set(kept.equivalent()[file]) <= survivors
