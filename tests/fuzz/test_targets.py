"""The targets hold for what they begin with, and say so where something is wrong."""

import pytest

from rubric.load import document_of
from tests.fuzz.choices import Choices
from tests.fuzz.seeds import SEEDS
from tests.fuzz.targets import TARGETS, in_time
from tests.fuzz.trees import file_of, grafts, sound_trees

#: of each target every so-many-th of its seeds
_STEP = {"text": 23, "tree": 19, "portfolio": 17}


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_holds_for_its_seeds(name: str) -> None:
    seeds = list(SEEDS[name]())[:: _STEP.get(name, 1)]
    assert len(seeds) >= 4
    for seed in seeds:
        with in_time():
            TARGETS[name](seed)


def test_no_choices_leave_a_file_as_it_is() -> None:
    for number, tree in enumerate(sound_trees()):
        document = document_of(file_of(bytes([number])), "any.yaml")
        assert document.value is not None, (tree["kind"], document.problems)
        assert document.kind == tree["kind"]


def test_choices_change_a_file() -> None:
    number = next(n for n, tree in enumerate(sound_trees()) if tree["kind"] == "portfolio")
    before = file_of(bytes([number]))
    changed = {file_of(bytes([number, node, how, 3, 4])) for node in range(9) for how in range(9)}
    assert len(changed) > 40
    assert before not in changed
    assert len({name for name, _ in grafts()}) > 100


def test_choices_end_with_the_first() -> None:
    choices = Choices(b"\x05\x01\x02")
    assert choices.number(3) == 2
    assert choices.number(1_000) == 513
    assert not choices.more()
    assert choices.one_of("abc") == "a"


@pytest.mark.parametrize(
    ("name", "broken", "data"),
    [
        # a message that cannot be written, a place that is nowhere, a file that is written
        ("text", "render_problems", b"format: rubric/1\n"),
        ("portfolio", "to_json", b"\x00"),
    ],
)
def test_a_target_fails_where_something_is_wrong(
    name: str, broken: str, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"tests.fuzz.targets.{broken}", lambda *_, **__: "{}"[:0])
    with pytest.raises((AssertionError, ValueError)):
        TARGETS[name](data)


def test_what_writes_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.fuzz import targets

    check = targets.check

    def writing(paths: list[object]) -> object:
        (paths[0] / "cache").write_bytes(b"a")
        return check(paths)

    monkeypatch.setattr(targets, "check", writing)
    monkeypatch.setattr(targets, "_ON_DISK", 1)
    with pytest.raises(AssertionError):
        targets.text(b"format: rubric/1\n")
