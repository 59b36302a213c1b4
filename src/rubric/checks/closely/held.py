"""What only several files show: chains of `replaces`, and numbers that differ by a slip."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from rubric.checks.closely.numbers import numbers_of
from rubric.checks.supersession import on_circles
from rubric.diagnostics import Argument, Diagnostic, Path, codes
from rubric.model import Specification
from rubric.model.qualification import Qualification

Held = Specification | Qualification


class Elsewhere(NamedTuple):
    """A diagnostic about one of several files, and the other place that it is about."""

    of: Held
    diagnostic: Diagnostic
    other: Held | None = None
    path: Path = ()


def check_replaces(held: Mapping[str, Specification]) -> Iterator[Elsewhere]:
    """Yield specifications that replace themselves by a chain, or one that is not at hand.

    Args:
        held: every specification by id and version (`demo@2`).
    """
    names: dict[str, list[str]] = {}
    for reference in held:
        names.setdefault(reference.partition("@")[0], []).append(reference)
    older: dict[str, tuple[str, ...]] = {}
    for reference, new in held.items():
        if new.replaces is None:
            continue
        name, _, version = new.replaces.partition("@")
        # without a version any other is meant, and of itself none
        meant = (new.replaces,) if version else tuple(names.get(name, ()))
        older[reference] = tuple(one for one in meant if version or one != reference)
    circles = on_circles(older)
    for reference, new in held.items():
        if new.replaces is None:
            continue
        told: dict[str, Argument] = {"reference": reference, "replaces": new.replaces}
        if reference in circles and "@" in new.replaces:
            yield Elsewhere(new, Diagnostic(codes.REPLACES_ITSELF, ("replaces",), told))
        elif not any(one in held for one in older[reference]):
            there = tuple(sorted(names.get(new.replaces.partition("@")[0], ())))
            told["versions"] = tuple(one for one in there if one != reference)
            told["how"] = "versions" if told["versions"] else "none"
            yield Elsewhere(new, Diagnostic(codes.REPLACES_NOT_HELD, ("replaces",), told))


def check_numbers_apart(held: Iterable[Held]) -> Iterator[Elsewhere]:
    """Yield numbers that are those of another file but for the last character.

    Of numbers with the same seven digits only one can be right: 610/2626/6 and 610/2626/8.
    """
    first: dict[tuple[bool, str], tuple[Held, Path, str]] = {}
    for one in held:
        for number in numbers_of(one):
            digits = "".join(c for c in number.text if c.isdigit())
            bare = number.text.replace("/", "")
            if len(bare) != _CHARACTERS or number.text.count("/") != 2:
                continue
            key = (number.whole, digits[:7])
            other, path, text = first.setdefault(key, (one, number.path, number.text))
            if text != number.text:
                told: dict[str, Argument] = {"first": text, "second": number.text}
                told |= {"how": "qualification" if number.whole else "unit"}
                found = Diagnostic(codes.TWO_NUMBERS, number.path, told)
                yield Elsewhere(one, found, other, path)


#: characters of a number without its strokes
_CHARACTERS = 8
