"""How good the checks of wording are: each fault planted, and whether it is found at its place."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from random import Random

from rubric.api.checking import problems_in
from rubric.api.library import library_of
from rubric.diagnostics import Severity
from rubric.load import Document, document_of
from rubric.sources import Located, TextPlace
from tests.quality.faults import FAULTS, Planted
from tests.quality.library import STYLES, Unit, Written, clean_units, copied

#: so many units get each fault, where there are as many that can have it
TIMES = 6
SEED = 20261122


@dataclass
class Measured:
    """What came of one kind of fault."""

    name: str
    slug: str
    planted: int = 0
    found: int = 0
    #: what was told at another place, or of another code, and would not be without the fault
    beside: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)


def problems_of(written: Written, name: str, beside: tuple[Document, ...] = ()) -> list[Located]:
    """Return everything that `check` says of one file."""
    document = document_of(written.text, name)
    assert document.value is not None, [str(p) for p in document.problems]
    return list(problems_in([document], library_of([document]), (document, *beside)))


def told(problem: Located) -> tuple[str, int, int]:
    """Return the slug of a problem and its line and column."""
    place = problem.place
    assert isinstance(place, TextPlace)
    return problem.diagnostic.code.slug, place.line, place.column


def planted_at(written: Written, planted: Planted) -> tuple[int, int]:
    """Return the line and column at which a fault was planted."""
    if planted.turn >= 0:
        return written.place(planted.node, planted.field, planted.words, planted.turn)
    *_, last = _every_place(written, planted)
    return last


def _every_place(written: Written, planted: Planted) -> Iterator[tuple[int, int]]:
    turn = 0
    while True:
        try:
            yield written.place(planted.node, planted.field, planted.words, turn)
        except AssertionError:
            return
        turn += 1


@cache
def measured() -> tuple[Measured, ...]:
    """Return what came of every kind of fault."""
    return tuple(measured_of(name) for name in FAULTS)


@cache
def measured_of(name: str) -> Measured:
    slug, plant = FAULTS[name]
    random = Random(f"{SEED} {name}")
    result = Measured(name, slug)
    units = clean_units()
    random.shuffle(units)
    for unit in units:
        changed = copied(unit)
        planted = plant(changed, random)
        if planted is None:
            continue
        style = STYLES[result.planted % len(STYLES)]
        written = Written(changed, random, style)
        result.planted += 1
        at = planted_at(written, planted)
        beside = [] if planted.beside is None else [Written(planted.beside, random).text]
        at_hand = tuple(document_of(text, "beside.yaml") for text in beside)
        found = [told(p) for p in problems_of(written, f"{unit.id}.yaml", at_hand)]
        if (slug, *at) in found:
            result.found += 1
        else:
            result.missed.append(f"{unit.id} {style} {at}: {found}")
        usual = {slug, *planted.also} | _said_of(unit.id)
        result.beside += [f"{unit.id}: {s} {line}:{c}" for s, line, c in found if s not in usual]
        if result.planted == TIMES:
            break
    return result


@cache
def clean_problems() -> tuple[tuple[Unit, str, Located], ...]:
    """Return what is said of the clean units, each in every style."""
    return tuple(
        (unit, style, problem)
        for unit in clean_units()
        for style in STYLES
        for problem in problems_of(Written(unit, Random(SEED), style), f"{unit.id}.yaml")
    )


@cache
def _said_of(name: str) -> frozenset[str]:
    return frozenset(p.diagnostic.code.slug for unit, _, p in clean_problems() if unit.id == name)


def said_of_clean_units() -> Counter[str]:
    """Return how often each code is said of the clean units, once for each unit and place."""
    once = {(unit.id, p.diagnostic.code.slug, p.diagnostic.path) for unit, _, p in clean_problems()}
    return Counter(slug for _, slug, _ in once)


def warnings_of_clean_units() -> int:
    """Return how many warnings and errors are said of the clean units."""
    once = {
        (unit.id, p.diagnostic.code, p.diagnostic.path)
        for unit, _, p in clean_problems()
        if p.diagnostic.code.severity is not Severity.ADVICE
    }
    return len(once)
