"""What is kept of the mutants: figures per file, why survivors are equivalent, and the page."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
_FIGURES, _EQUIVALENT = HERE / "figures.json", HERE / "equivalent.yaml"
#: of what is not equivalent this much has to be found in each file
AIM = 95
_INTRODUCTION = """# Mutants

A mutant is the code with one small fault put into it: `<` for `<=`, `None` for an argument, a
text in other letters. A good test suite finds it, so that some test fails. `make mutants` puts
such faults into `rules`, `evaluation` and `solver` and runs the fast tests against each: those of
these folders, the hand-written cases, and the laws on a few cases that are always the same. mutmut
writes the mutants; the tests are collected once for all of them, and each mutant has a fork of its
own. What found its neighbour is tried first, then the quickest tests. The laws are run against what
is left, but for what is listed here as changing nothing: that is held against the tables alone.

It takes long, so it can be stopped at any time and goes on where it stopped. A file whose code
is the one in the table is not tried again; `make mutants FILES="rules/matching.py"` tries its
survivors again after new tests, and with `--tables` among them without the laws, to see soon what
no table finds. `mutmut browse` shows each mutant. Faults are put into functions
and methods; not into properties, functions with a decorator, and tables.

| file | mutants | found | equivalent | open | found of what can be | code |
|---|---|---|---|---|---|---|
"""


def figures() -> dict[str, Any]:
    """Return the figures of each file that has been tried."""
    kept: dict[str, Any] = json.loads(_FIGURES.read_text("utf-8")) if _FIGURES.exists() else {}
    return kept


def keep(changed: Mapping[str, Any]) -> None:
    """Keep the figures of some files beside those of the others."""
    every = dict(sorted({**figures(), **changed}.items()))
    _FIGURES.write_text(json.dumps(every, indent=1, ensure_ascii=False) + "\n", "utf-8")


@cache
def equivalent() -> dict[str, dict[tuple[str, str, str], str]]:
    """Return per file the survivors that change nothing, each with why."""
    written = yaml.safe_load(_EQUIVALENT.read_text("utf-8")) or {}
    return {
        file: {(e["function"], e["line"], e["becomes"]): e["because"] for e in entries}
        for file, entries in written.items()
    }


def open_survivors(file: str, figures_of: Mapping[str, Any]) -> list[Mapping[str, str]]:
    """Return the survivors of a file of which nobody has said why they change nothing."""
    known = equivalent().get(file, {})
    return [
        survivor
        for survivor in figures_of["survivors"]
        if (survivor["function"], survivor["line"], survivor["becomes"]) not in known
    ]


def share(file: str, figures_of: Mapping[str, Any]) -> float:
    """Return how many of a hundred faults are found, of those that change something."""
    found: int = figures_of["found"]
    return 100 * found / max(1, found + len(open_survivors(file, figures_of)))


def mutants_page() -> str:
    """Return the page of the mutants: figures, and every survivor."""
    kept, known = figures(), equivalent()
    rows, below = [], []
    for file, of in kept.items():
        left = open_survivors(file, of)
        same = len(of["survivors"]) - len(left)
        # 100 stands only where everything is found
        shown = "100 %" if not left else f"{min(share(file, of), 99.9):.1f} %"
        rows.append(
            f"| `{file}` | {of['mutants']} | {of['found']} | {same} | {len(left)} | {shown}"
            f" | {of['source']} |\n"
        )
        if of["survivors"]:
            below.append(f"\n## {file}\n\n")
        for s in of["survivors"]:
            because = known.get(file, {}).get((s["function"], s["line"], s["becomes"]), "open")
            below.append(f"- `{s['function']}`: {because}\n\n")
            below.append(f"  ```diff\n  - {s['line']}\n  + {s['becomes']}\n  ```\n\n")
    return (_INTRODUCTION + "".join(rows) + "".join(below)).rstrip() + "\n"
