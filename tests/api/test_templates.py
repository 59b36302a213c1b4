"""The templates: sound as they stand and with everything switched on, complete, alike for all."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from tests.generated import ROOT

import rubric
from rubric.api.schemas import SCHEMA_NAMES
from rubric.api.templates import TEMPLATE_KINDS
from rubric.cli.verbs import rubric as command
from rubric.load.document import document_of
from rubric.load.fields import KINDS, _inner, model_at, model_of, wording_fields
from rubric.load.yaml_reader import read_yaml
from rubric.model import EvidenceRules, Specification, Written

#: a field that is switched off, or what belongs to one: no space after its #, or several
_SWITCHED_OFF = re.compile(r"^( *)#(?=[a-z\"-]|  )", re.M)


def switched_on(text: str) -> str:
    """Return a template in which somebody has deleted every # that they may delete."""
    while (on := _SWITCHED_OFF.sub(r"\1", text)) != text:
        text = on
    return text


def ours(text: str) -> Any:
    return read_yaml(text, "template.yaml", wording_fields()).data


def written(folder: Path, kind: str, text: str) -> Path:
    file = folder / f"{kind}.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_every_kind_that_can_be_read_has_a_template_and_no_other() -> None:
    assert set(TEMPLATE_KINDS) == set(KINDS)
    files = {file.stem for file in (ROOT / "src/rubric/templates").iterdir()}
    assert files == set(TEMPLATE_KINDS)


@pytest.mark.parametrize("kind", TEMPLATE_KINDS)
def test_a_template_has_no_problem_and_says_its_kind(kind: str, tmp_path: Path) -> None:
    assert not rubric.check([written(tmp_path, kind, rubric.new(kind))]).problems
    assert document_of(rubric.new(kind), "template.yaml").kind == kind


@pytest.mark.parametrize("kind", TEMPLATE_KINDS)
def test_a_template_with_everything_switched_on_has_no_problem(kind: str, tmp_path: Path) -> None:
    text = switched_on(rubric.new(kind))
    assert text != rubric.new(kind)
    rules = written(tmp_path, "evidence_rules", rubric.new("evidence_rules"))
    library = [rules]
    if "\nreplaces:" in text:  # the version that it replaces stands beside it
        older = rubric.new(kind).replace('\nversion: "1"\n', '\nversion: "0.9"\n')
        library.append(written(tmp_path, f"older-{kind}", older))
    problems = rubric.check([written(tmp_path, kind, text)], library).problems
    assert [rubric.message(problem) for problem in problems] == []


@pytest.mark.parametrize("switch", [str, switched_on], ids=["as it stands", "switched on"])
@pytest.mark.parametrize("kind", TEMPLATE_KINDS)
def test_another_reader_finds_the_same_texts(kind: str, switch: Any) -> None:
    text = switch(rubric.new(kind))
    assert yaml.safe_load(text) == ours(text)


# --- no template falls behind the model


def models(root: type[Written]) -> Iterator[type[Written]]:
    """Yield a model and every model below it."""
    seen: set[type[Written]] = set()
    waiting = [root]
    while waiting:
        model = waiting.pop()
        if model not in seen:
            seen.add(model)
            yield model
            for field in model.model_fields.values():
                waiting.extend(_inner(field.annotation))


def homes(model: type[Written]) -> dict[str, type[Written]]:
    """Fields as they are written → the class that first has them."""
    return {
        field.alias or name: next(
            base for base in reversed(model.__mro__) if name in getattr(base, "model_fields", ())
        )
        for name, field in model.model_fields.items()
    }


def shown_fields(kind: str) -> set[tuple[type[Written], str]]:
    """Each field that a template shows, live or switched off, with the class that has it."""
    root = model_of(kind)
    found: set[tuple[type[Written], str]] = set()
    waiting: list[tuple[Any, tuple[str | int, ...]]] = [(ours(switched_on(rubric.new(kind))), ())]
    while waiting:
        node, location = waiting.pop()
        if isinstance(node, dict):
            model = model_at(root, location)
            names = homes(model) if model is not None else {}
            for name, value in node.items():
                name = {"sections": "outcomes", "checks": "criteria"}.get(name, name)
                if name in names:
                    found.add((names[name], name))
                waiting.append((value, (*location, name)))
        elif isinstance(node, list):
            waiting.extend((value, (*location, at)) for at, value in enumerate(node))
    return found


def named_in_comments(kind: str) -> set[str]:
    """The words of a template's last comment, and what other comments name as `field: …`."""
    text = switched_on(rubric.new(kind))
    named = set(re.findall(r"`([a-z_]+):", text)) | set(
        re.findall(r"[a-z_]+", text.rpartition("\n\n")[2])
    )
    return named | ({"criteria"} if "checks" in named else set())


@pytest.mark.parametrize("kind", TEMPLATE_KINDS)
def test_every_field_of_the_model_is_in_the_template_of_its_kind(kind: str) -> None:
    root = model_of(kind)
    shown, named = shown_fields(kind), named_in_comments(kind)
    of_house_rules = {home for model in models(EvidenceRules) for home in homes(model).values()}
    left_out = {
        f"{home.__name__}.{name}"
        for model in models(root)
        for name, home in homes(model).items()
        if (home, name) not in shown
        and name not in named
        # in a specification the fields of house rules are those of their own template
        and not (root is Specification and home in of_house_rules)
    }
    assert left_out == set(), "show the field in the template, switched off if it is optional"


@pytest.mark.parametrize("kind", TEMPLATE_KINDS)
def test_the_first_lines_say_how_to_check_and_how_to_get_the_schema(kind: str) -> None:
    head = rubric.new(kind).partition("\nformat:")[0]
    assert "rubric check FILE" in head
    (name,) = re.findall(r"`rubric schema ([a-z-]+) > \1.schema.json`", head)
    assert name in SCHEMA_NAMES
    assert f"\n## yaml-language-server: $schema={name}.schema.json\n" in head


# --- the command


def run(*arguments: str) -> Any:
    return CliRunner().invoke(command, ["new", *arguments])


@pytest.mark.parametrize("kind", TEMPLATE_KINDS)
def test_the_command_says_what_the_library_says(kind: str, tmp_path: Path) -> None:
    assert run(kind).output == rubric.new(kind)
    file = tmp_path / "mine.yaml"
    assert run(kind, "-o", str(file)).exit_code == 0
    assert file.read_text(encoding="utf-8") == rubric.new(kind)
    file.write_text("mine\n", encoding="utf-8")
    assert run(kind, "-o", str(file)).exit_code == 2
    assert file.read_text(encoding="utf-8") == "mine\n"
    assert run(kind, "-o", str(file), "--force").exit_code == 0
    assert file.read_text(encoding="utf-8") == rubric.new(kind)


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        # misspelt, with the hyphen of a schema's name, in capitals
        ("unti", "write `unit`"),
        ("marking-guide", "write `marking_guide`"),
        ("Portfolio", "write `portfolio`"),
        # nothing near: the kinds are listed
        (
            "award",
            "unit, marking_guide, checklist, standard, evidence_rules, qualification, portfolio, "
            "opportunities, sampling and command_verbs",
        ),
        ("../unit", "there is no template for `../unit`"),
        ("", "there is no template for ``"),
    ],
)
def test_an_unknown_kind_is_told_with_what_to_write(kind: str, told: str) -> None:
    done = run(kind)
    assert done.exit_code == 2
    assert told in done.output
    with pytest.raises(KeyError):
        rubric.new(kind)


def test_without_a_kind_the_kinds_are_listed() -> None:
    done = run()
    assert done.exit_code == 2
    assert "unit, marking_guide" in done.output
