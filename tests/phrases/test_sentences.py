"""Sentences stand in `rubric.phrases` and nowhere else, so that each can be translated.

Every string of the package is looked at, f-strings too. Four words are a sentence
unless they are a docstring, a description that a schema publishes, or what an
exception says that names a bug of ours.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import rubric

PACKAGE = Path(rubric.__file__).parent
#: where sentences belong
CATALOGUES = PACKAGE / "phrases"
MOST_WORDS = 3
_WORD = re.compile(r"[^\W\d_]{2,}")
#: calls whose texts are descriptions of fields, published in the schemas
_DESCRIBING = frozenset({"Field", "wording", "personal"})
#: exceptions that only a bug of ours raises
_BUGS = frozenset({"AssertionError", "NotImplementedError", "TypeError"})

#: calls whose texts are patterns: they are looked for in wording and documents, and said to nobody
_LOOKED_FOR = frozenset({"compile", "fullmatch", "match", "search", "sub", "pattern"})
#: what is said to a database is no sentence
_SQL = re.compile(
    r"\b(?:SELECT|INSERT|CREATE|COPY|DISTINCT|DROP|SET|PRAGMA|FROM|WHERE|UNION ALL|NULL)\b"
)
#: folders that write to a database and to nobody else
_FOR_A_DATABASE = ("population/", "testing/laws/population.py")


def sentences(source: str) -> Iterator[tuple[int, str]]:
    """Every sentence in a Python source with its line."""
    tree = ast.parse(source)
    passed_over = set(_passed_over(tree))
    for node in ast.walk(tree):
        text = None if node in passed_over else _text(node)
        if text is not None and not _SQL.search(text) and _n_words(text) > MOST_WORDS:
            yield node.lineno, text


def _text(node: ast.AST) -> str | None:
    """The text of a literal; each field of an f-string stands for one word."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(
            str(part.value) if isinstance(part, ast.Constant) else "FIELD" for part in node.values
        )
    return None


def _n_words(text: str) -> int:
    words = [word for word in text.split() if _WORD.search(word)]
    # fields alone, such as `{id}@{version} {title}`, say nothing by themselves
    return len(words) if sum("FIELD" not in word for word in words) > 1 else 0


def _passed_over(tree: ast.Module) -> Iterator[ast.AST]:
    """The nodes below docstrings, descriptions of fields and messages of our own bugs."""
    described = {
        keyword.value.id
        for keyword in ast.walk(tree)
        if isinstance(keyword, ast.keyword)
        and keyword.arg == "description"
        and isinstance(keyword.value, ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield from (part for part in node.values if isinstance(part, ast.Constant))
        if (
            isinstance(node, ast.Expr)
            or (isinstance(node, ast.keyword) and node.arg == "description")
            or (isinstance(node, ast.Call) and _name(node.func) in _DESCRIBING | _LOOKED_FOR)
            or (isinstance(node, ast.Assign) and _name(node.targets[0]) in described)
            or (isinstance(node, ast.Raise) and _raised(node) in _BUGS)
        ):
            value = node.value if isinstance(node, ast.Expr) else node
            if not isinstance(node, ast.Expr) or isinstance(value, ast.Constant):
                yield from ast.walk(value)
        if isinstance(node, ast.Assert) and node.msg is not None:
            yield from ast.walk(node.msg)


def _raised(node: ast.Raise) -> str:
    return _name(node.exc.func if isinstance(node.exc, ast.Call) else node.exc)


def _name(node: ast.AST | None) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


FILES = [file for file in sorted(PACKAGE.rglob("*.py")) if not file.is_relative_to(CATALOGUES)]


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_no_sentence_is_built_elsewhere(file: Path) -> None:
    name = file.relative_to(PACKAGE).as_posix()
    if name.startswith(_FOR_A_DATABASE):
        return
    found = [f"{name}:{line}: {text}" for line, text in sentences(file.read_text(encoding="utf-8"))]
    assert found == []


LOOKED_AT: list[tuple[str, int]] = [
    # a sentence, and one that is put together from fields
    ('say("there is no such criterion")', 1),
    ('say(f"item {item} is mapped to {n} criteria")', 1),
    ('say("there is " "no such criterion")', 1),
    # too short, or fields alone, or no words
    ('say("no such criterion")', 0),
    ('say(f"{a} {b} {c} {d}")', 0),
    ('say("2026-01-01 2026-01-02 2026-01-03 2026-01-04")', 0),
    # a docstring, a description, and a bug of ours
    ('"""Return what this module is for."""', 0),
    ('x = Field(None, description="The day of the review.")', 0),
    ('x = wording("What the learner was told.")', 0),
    ('_D = "The day of the review."\nx: int = f(description=_D)', 0),
    ('raise AssertionError("every need is served by some kind")', 0),
    ('raise ValueError("every need is served by some kind")', 1),
]


@pytest.mark.parametrize(("source", "n"), LOOKED_AT)
def test_what_is_taken_for_a_sentence(source: str, n: int) -> None:
    assert len(list(sentences(source))) == n
