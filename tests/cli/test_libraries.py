"""What a run reads of the library: no more of what is built in than its portfolios name."""

from pathlib import Path

import pytest
from tests.generated import ROOT

import rubric
from rubric.cli.run import Libraries

BUILT_IN = {
    "collaborative-partnerships",
    "effective-partnership-working",
    "facilitating-action-learning",
    "partnership-working-in-training",
    "school-college-partnerships",
}


def ids(library: rubric.Library) -> set[str]:
    return {name for name, _ in library.specifications}


def against(*specifications: str) -> rubric.Portfolio:
    return rubric.Portfolio.model_validate(
        {
            "format": "rubric/1",
            "kind": "portfolio",
            "learner": "L-0101",
            "specification": list(specifications),
        }
    )


def test_every_built_in_file_is_named_after_its_id() -> None:
    library = rubric.Library.load()
    assert ids(library) == BUILT_IN
    files = [Path(library.document(s).name).stem for s in library.specifications.values()]
    assert files == [name for name, _ in library.specifications]


@pytest.mark.parametrize(
    ("named", "read"),
    [
        (("school-college-partnerships",), {"school-college-partnerships"}),
        (("school-college-partnerships@1",), {"school-college-partnerships"}),
        # a version that there is not: the versions that there are can be named all the same
        (("school-college-partnerships@7",), {"school-college-partnerships"}),
        # found in a folder
        (("every-status",), set()),
        (("every-status", "collaborative-partnerships"), {"collaborative-partnerships"}),
        # found nowhere: everything is read, so that the nearest name can be given
        (("facilitating",), BUILT_IN),
    ],
)
def test_no_more_is_read_than_is_named(named: tuple[str, ...], read: set[str]) -> None:
    library = Libraries([ROOT / "examples/library"]).holding(against(*named))
    in_the_folder = {file.stem for file in (ROOT / "examples/library").glob("*.yaml")}
    assert ids(library) == {*read, *in_the_folder}


def test_a_second_portfolio_finds_what_the_first_did_not_name() -> None:
    libraries = Libraries([])
    first = libraries.holding(against("school-college-partnerships"))
    assert libraries.holding(against("school-college-partnerships@1")) is first
    second = libraries.holding(against("collaborative-partnerships"))
    assert ids(second) == BUILT_IN
    assert libraries.holding(against("no-such")) is second
