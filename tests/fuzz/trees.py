"""Files made of bytes: a sound file of ours, with some of its nodes changed.

The first choice is the file, then each change takes a few bytes: which node, which change, and with
what. A change of a byte so is a change of one field, and what reads YAML is hardly in its way.
"""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from functools import cache
from typing import Any, TypeAlias

import yaml

from rubric.api.templates import TEMPLATE_KINDS, new
from rubric.load import document_of
from rubric.load.fields import KINDS, model_of
from rubric.load.yaml_writer import plain_to_yaml
from tests.fuzz import ROOT
from tests.fuzz.choices import Choices

#: changes of one file; more would leave nothing of it
MOST_CHANGES = 12

Tree: TypeAlias = dict[str, Any] | list[Any] | str
#: where a node stands: what holds it, and its key or number there
Spot: TypeAlias = tuple[Any, Any]

ODD_VALUES: tuple[Tree, ...] = (
    *("", "~", "yes", "no", "0", "-1", "1", "2", "0.001", "1e9", "99999999999999999999", "1.10"),
    *("2026-02-30", "0000-00-00", "9999-12-31", "2026-02-17", "all", "whole", "none", "E1", "D1"),
    *("2.1", "2/2.1", "1.1a", "A-7", "~1", "a@1", "a b", "x" * 3_000, "\u202e", "\u00a0", "- a"),
    *("a: b", "a # b", "*a", "'", '"', "| a", "%", "\ta", "a\nb", "at least three 12 hours"),
    *("Describe and explain", "know", "N/A", "•a", "â€“", "1.1 a", "text", "criteria", "parts"),
    *([], {}, [""], ["a", "a"], [[]], {"a": "b"}, {"ref": "1", "text": "a"}, {"1.1": "whole"}),
)


def file_of(data: bytes, kinds: Sequence[str] | None = None) -> str:
    """Return the text of the file that bytes make.

    Args:
        data: the choices.
        kinds: which kinds of file it may begin as; any, where it is None.
    """
    choices = Choices(data)
    trees = [tree for tree in sound_trees() if kinds is None or tree["kind"] in kinds]
    tree = deepcopy(choices.one_of(trees))
    for _ in range(MOST_CHANGES):
        if not choices.more() or not tree:
            break
        _change(tree, choices)
    return plain_to_yaml(tree)


@cache
def sound_trees() -> tuple[dict[str, Any], ...]:
    """Return the plain data of every sound file that is at hand."""
    texts = [new(kind) for kind in TEMPLATE_KINDS]
    for folder in ("criteria", "examples"):
        texts += [path.read_text("utf-8") for path in sorted((ROOT / folder).rglob("*.yaml"))]
    sound = (text for text in texts if document_of(text, "any.yaml").value is not None)
    return tuple(yaml.load(text, Loader=yaml.CBaseLoader) for text in sound)


@cache
def fields() -> tuple[str, ...]:
    """Return the name of every field that a file of ours may have anywhere, and one it may not."""
    names: set[str] = set()
    waiting = [model_of(kind).model_json_schema() for kind in KINDS]
    while waiting:
        schema = waiting.pop()
        names |= set(schema.get("properties", {}))
        waiting += schema.get("$defs", {}).values()
    return (*sorted(names), "txt")


@cache
def grafts() -> tuple[tuple[str, Tree], ...]:
    """Return every field of every sound file with its value, each once."""
    found: dict[str, tuple[str, Tree]] = {}
    for tree in sound_trees():
        for held, key in _spots(tree):
            if isinstance(held, dict):
                found[repr((key, held[key]))] = (key, held[key])
    return tuple(found.values())


def _spots(tree: Tree) -> Iterator[Spot]:
    waiting: list[Tree] = [tree]
    while waiting:
        held = waiting.pop(0)
        entries = held.items() if isinstance(held, dict) else enumerate(held)
        for key, node in entries:
            yield held, key
            if isinstance(node, (dict, list)):
                waiting.append(node)


def _change(tree: dict[str, Any], choices: Choices) -> None:
    """Change one node."""
    held, key = choices.one_of(list(_spots(tree)))
    how = choices.number(9)
    if how == 0:
        del held[key]
    elif how == 1:
        held[key] = deepcopy(choices.one_of(ODD_VALUES))
    elif how == 2:
        other, at = choices.one_of(list(_spots(tree)))
        held[key] = deepcopy(other[at])
    elif how == 3:
        other, at = choices.one_of(list(_spots(tree)))
        held[key], other[at] = deepcopy(other[at]), deepcopy(held[key])
    elif how == 4:
        held[key] = choices.one_of(([held[key]], {"all": [held[key]]}, {"any": [held[key]]}))
    elif isinstance(held, list):
        held.insert(key, deepcopy(held[choices.number(len(held))]))
    elif how == 5:
        held[choices.one_of(fields())] = held.pop(key)
    elif how == 6:
        held[choices.one_of(fields())] = deepcopy(choices.one_of(ODD_VALUES))
    else:
        name, value = choices.one_of(grafts())
        held[name] = deepcopy(value)
