"""A library over any storage: what is asked, what is kept, and what a storage may do wrong."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import rubric
from rubric.api.library import Source
from rubric.diagnostics import Diagnostic
from rubric.load import document_of
from rubric.model import EvidenceRules, Portfolio, Specification

ON = date(2026, 11, 21)
_UNIT = """\
format: rubric/1
kind: unit
id: {id}
version: {version}
title: Demonstration
{more}criteria:
  - ref: 1.1
    text: State it
    sufficient: {sufficient}
    basis: centre
"""
_HOUSE = """\
format: rubric/1
kind: evidence_rules
id: house
version: 1
basis: centre
dated: required
"""


def unit(
    ident: str = "demo", version: str = "1", more: str = "", sufficient: str = "{items: 1}"
) -> Specification:
    text = _UNIT.format(id=ident, version=version, more=more, sufficient=sufficient)
    value = document_of(text, "unit.yaml").value
    assert isinstance(value, Specification)
    return value


def house(text: str = _HOUSE) -> EvidenceRules:
    value = document_of(text, "house.yaml").value
    assert isinstance(value, EvidenceRules)
    return value


def portfolio(reference: str = "demo@1", learner: str = "L-1") -> Portfolio:
    return Portfolio.model_validate(
        {
            "format": "rubric/1",
            "kind": "portfolio",
            "learner": learner,
            "specification": reference,
            "evidence": [{"id": "E1", "method": "product", "maps_to": {"1.1": "whole"}}],
        }
    )


class Storage:
    """A storage of some specifications that remembers what it was asked."""

    def __init__(self, *held: Specification) -> None:
        self.held = {(one.id, one.version): one for one in held}
        self.asked: list[tuple[str, str | None]] = []

    def __call__(self, identifier: str, version: str | None) -> Specification | None:
        self.asked.append((identifier, version))
        if version is None:
            versions = [v for i, v in self.held if i == identifier]
            version = max(versions) if versions else ""
        return self.held.get((identifier, version))


def problem(library: rubric.Library, reference: str = "demo@1") -> Diagnostic:
    (found,) = rubric.evaluate(portfolio(reference), library, on=ON).problems
    return found


def test_a_storage_is_asked_for_what_no_folder_holds() -> None:
    storage = Storage(unit(), unit(version="2"))
    library = rubric.Library.load(source=storage)
    for reference, found in [("demo@1", "1"), ("demo@2", "2"), ("demo", "2")]:
        (judged,) = rubric.evaluate(portfolio(reference), library, on=ON).units
        assert judged.specification.reference == f"demo@{found}"
        assert judged.achieved is False
    assert storage.asked == [("demo", "1"), ("demo", "2"), ("demo", None)]


def test_folders_come_first(tmp_path: Path) -> None:
    (tmp_path / "demo.yaml").write_text(rubric.to_yaml(unit()), encoding="utf-8")
    storage = Storage(unit(version="2"))
    library = rubric.Library.load(tmp_path, source=storage, builtin=False)
    assert rubric.evaluate(portfolio(), library, on=ON).units
    # a version that the folders do not hold of an id that they do
    assert problem(library, "demo@2").code.slug == "unknown-version"
    assert storage.asked == []


def test_what_is_faulty_in_a_folder_is_not_taken_from_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "demo.yaml").write_text("id: demo\n", encoding="utf-8")
    storage = Storage(unit())
    library = rubric.Library.load(tmp_path, source=storage, builtin=False)
    assert problem(library).code.slug == "specification-with-errors"
    assert storage.asked == []


def test_a_version_is_asked_for_once_and_what_is_not_there_again() -> None:
    storage = Storage(unit())
    library = rubric.Library.load(source=storage)
    for _ in range(3):
        rubric.evaluate(portfolio(), library, on=ON)
    assert storage.asked == [("demo", "1")]
    assert problem(library, "later@1").code.slug == "unknown-specification"
    storage.held["later", "1"] = unit("later")
    assert rubric.evaluate(portfolio("later@1"), library, on=ON).units


def test_a_version_does_not_change_while_a_library_is_used() -> None:
    storage = Storage(unit())
    library = rubric.Library.load(source=storage)
    before = rubric.evaluate(portfolio(), library, on=ON)
    storage.held["demo", "1"] = unit(sufficient="{items: 2}")
    for reference in ("demo@1", "demo"):
        assert rubric.evaluate(portfolio(reference), library, on=ON).units == before.units


def test_house_rules_of_a_specification_from_a_storage(tmp_path: Path) -> None:
    source = Storage(unit(more="evidence_rules: house@1\n"))
    missing = problem(rubric.Library.load(source=source))
    assert missing.code.slug == "specification-with-errors"
    assert missing.arguments["errors"] == ("RUB405 unknown-evidence-rules evidence_rules",)
    (tmp_path / "house.yaml").write_text(_HOUSE, encoding="utf-8")
    rules: list[Any] = [[house()], [tmp_path / "house.yaml"], str(tmp_path), house()]
    for given in rules:
        library = rubric.Library.load(source=source, rules=given)
        assert library.problems == ()
        (judged,) = rubric.evaluate(portfolio(), library, on=ON).units
        assert judged.criteria["1.1"].links[0].reasons == ("undated",)


RULES_WRONG: list[tuple[str, str, str]] = [
    # the file, what is said of it, and where
    (_HOUSE.replace("dated: required", "dated: sometimes"), "unknown-value", "6"),
    (_HOUSE + "sign_off: sometimes\n", "unknown-value", "7"),
    (
        "format: rubric/1\nkind: portfolio\nlearner: L\nspecification: demo\n",
        "wrong-kind-here",
        "2",
    ),
]


@pytest.mark.parametrize(("text", "slug", "line"), RULES_WRONG, ids=[w[1] for w in RULES_WRONG])
def test_a_file_of_rules_that_is_none(text: str, slug: str, line: str, tmp_path: Path) -> None:
    file = tmp_path / "house.yaml"
    file.write_text(text, encoding="utf-8")
    library = rubric.Library.load(rules=[file])
    (told,) = library.problems
    assert told.diagnostic.code.slug == slug
    assert str(told.place).startswith(f"{file}:{line}:")
    assert library.rules == {}


def test_rules_that_say_two_things_are_told_and_not_used(tmp_path: Path) -> None:
    (tmp_path / "house.yaml").write_text(_HOUSE, encoding="utf-8")
    other = house(_HOUSE.replace("required", "advised"))
    library = rubric.Library.load(tmp_path, rules=[other], builtin=False)
    (told,) = library.problems
    assert told.diagnostic.code.slug == "duplicate-specification"
    assert (str(told.place), library.rules) == ("house@1", {})
    with pytest.raises(FileNotFoundError):
        rubric.Library.load(rules=["nowhere.yaml"])


# --- what a storage may do wrong


def raising(error: BaseException) -> Source:
    def source(*_: object) -> Specification | None:
        raise error

    return source


def giving(value: object) -> Any:
    return lambda *_: value


class _Unshowable(Exception):
    def __str__(self) -> str:
        raise RuntimeError


TWICE = "  - ref: 1.1\n    text: State it again\n"
WRONG: list[tuple[str, Source, str, dict[str, object]]] = [
    ("raises", raising(TimeoutError("no answer")), "source-failed", {"text": "no answer"}),
    ("says nothing", raising(KeyError()), "source-failed", {"error": "KeyError", "text": ""}),
    ("cannot be shown", raising(_Unshowable()), "source-failed", {"text": ""}),
    # a text that would change a terminal, and half of a character
    ("odd text", raising(OSError("\x1b[31m\udc80\n")), "source-failed",
     {"text": "\\x1b[31m\\udc80\\n"}),
    ("long text", raising(OSError("x" * 10_000)), "source-failed", {"text": "x" * 199 + "…"}),
    ("no specification", giving({"id": "demo"}), "source-gave-another", {"gave": "dict"}),
    ("a portfolio", giving(portfolio()), "source-gave-another", {"gave": "Portfolio"}),
    ("another id", giving(unit("other")), "source-gave-another", {"gave": "other@1"}),
    ("another version", giving(unit(version="2")), "source-gave-another", {"gave": "demo@2"}),
    # put together past the model's own checks
    ("no fields", giving(Specification.model_construct(id="demo", version="1")),
     "specification-with-errors", {}),
    ("criteria of another kind", giving(unit().model_copy(update={"criteria": [1]})),
     "specification-with-errors", {"errors": ("RUB206 wrong-shape criteria/1",)}),
    ("nothing at all", giving(Specification.model_construct()), "specification-with-errors", {}),
    ("a value that is no data", giving(unit().model_copy(update={"criteria": object()})),
     "source-gave-another", {"gave": "Specification"}),
    # sound by itself, and not as a whole
    ("a ref twice", giving(unit().model_copy(update={"criteria": unit().criteria * 2})),
     "specification-with-errors", {"errors": ("RUB301 duplicate-ref 1.1~2",)}),
    ("nothing to judge", giving(unit().model_copy(update={"criteria": ()})),
     "specification-with-errors", {"errors": ("RUB304 no-criteria",)}),
    ("a rule that nothing satisfies", giving(unit(sufficient="{range: 1}")),
     "specification-with-errors",
     {"errors": ("RUB307 range-rule-without-range 1.1/sufficient/range",)}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "slug", "arguments"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG]
)
def test_what_a_storage_does_wrong_refuses_one_portfolio(
    source: Source, slug: str, arguments: dict[str, object]
) -> None:
    asked = portfolio("demo@1")
    other = portfolio("facilitating-action-learning@1")
    library = rubric.Library.load(source=source)
    for _ in range(2):  # it is asked again, and told again
        result = rubric.evaluate(asked, library, on=ON)
        (told,) = result.problems
        assert (told.code.slug, result.units) == (slug, ())
        assert told.path == ("specification", "demo@1")
        assert arguments.items() <= told.arguments.items()
        said = rubric.message(told)
        assert all(line.isprintable() for line in said.splitlines())
        assert "help: " in said
        rubric.to_json(result).encode("utf-8")
    assert rubric.evaluate(other, library, on=ON).units


def test_a_number_for_a_version_is_read_as_it_would_be_written() -> None:
    copied: Any = unit().model_copy(update={"version": 1})
    library = rubric.Library.load(source=giving(copied))
    (judged,) = rubric.evaluate(portfolio(), library, on=ON).units
    assert judged.specification.reference == "demo@1"


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit, GeneratorExit])
def test_what_ends_a_program_passes_through(error: type[BaseException]) -> None:
    with pytest.raises(error):
        rubric.evaluate(portfolio(), rubric.Library.load(source=raising(error())), on=ON)


def test_what_is_said_where_neither_holds_it() -> None:
    library = rubric.Library.load(source=Storage(), builtin=False)
    assert rubric.message(problem(library, "demo@7")).splitlines() == [
        "specification/demo@7: error RUB401 unknown-specification: the specification `demo@7` is "
        "not in the library",
        "    = help: neither the folders of the library nor its `source` hold it; look at how it "
        "is written, or put it into the storage",
    ]
    # a near spelling of what the folders hold is worth more
    library = rubric.Library.load(source=Storage())
    near = problem(library, "facilitating-learning@1")
    assert "write `facilitating-action-learning`" in rubric.message(near)


# --- threads


@pytest.mark.parametrize("stored", [False, True], ids=["folders", "storage"])
def test_16_threads_at_once_give_what_one_gives(stored: bool, tmp_path: Path) -> None:
    versions = [unit(version=str(n), sufficient=f"{{items: {n}}}") for n in range(1, 9)]
    for one in versions:
        (tmp_path / f"{one.version}.yaml").write_text(rubric.to_yaml(one), encoding="utf-8")
    learners = [portfolio(f"demo@{n % 8 + 1}", f"L-{n}") for n in range(64)]

    def fresh() -> rubric.Library:
        if stored:
            return rubric.Library.load(source=Storage(*versions), builtin=False)
        return rubric.Library.load(tmp_path, builtin=False)

    def judged(library: rubric.Library) -> Callable[[Portfolio], tuple[str, str]]:
        def one(learner: Portfolio) -> tuple[str, str]:
            result = rubric.evaluate(learner, library, on=ON)
            return result.inputs_digest, rubric.to_json(result)

        return one

    expected = list(map(judged(fresh()), learners))
    for _ in range(3):
        with ThreadPoolExecutor(16) as pool:
            assert list(pool.map(judged(fresh()), learners)) == expected
