"""One qualification for people: its groups with their units, and every rule as a sentence."""

from collections.abc import Callable, Iterator, Sequence

from rubric.model import Specification
from rubric.model.qualification import (
    CreditLimits,
    CreditsOfLevel,
    Qualification,
    QualificationGrade,
    UnitGroup,
    UnitLimits,
    UnitsOfLevel,
)
from rubric.phrases import shown
from rubric.report.layout import joined, labelled, prose, wrapped
from rubric.report.sentences.words import Words, number, plain
from rubric.rules.resolve_qualification import band_of, unit_id

_FACTS = (
    "id", "version", "kind", "framework", "number", "level", "credit", "glh", "tqt", "owner",
    "purpose", "language",
)  # fmt: skip
#: what stands in front of the lines below a heading
_INDENT, _HANGING = "      ", "        "
#: a unit as it is named → the unit, where the library holds it
FindUnit = Callable[[str], Specification | None]


def render_qualification(qualification: Qualification, find: FindUnit, language: str = "en") -> str:
    """Return a qualification as text.

    Args:
        qualification: as written.
        find: looks up a unit, or the number of one.
        language: of the sentences.
    """
    words = Words(language)
    lines = [*wrapped(prose(qualification.title)), "", *_facts(qualification, words)]
    for group in qualification.groups:
        lines += ["", *labelled(shown(group.ref), prose(group.title or ""), "", 6)]
        lines += _below(taken_told(group, words))
        lines += [line for unit in group.units for line in _unit(unit, find, words)]
    for heading, told in parts_told(qualification, find, words):
        lines += ["", heading, *_below(told)]
    return joined(lines)


def _facts(qualification: Qualification, words: Words) -> Iterator[str]:
    for name in _FACTS:
        value = getattr(qualification, name)
        if value is not None:
            told = number(value) if name == "credit" else str(value)
            yield from wrapped(words.say("show.fact", name=plain(name), value=told), "", "  ")
    source = qualification.source
    for stated in () if source is None else (source.document, source.url):
        if stated is not None:
            yield from wrapped(words.say("show.fact", name="source", value=stated), "", "  ")


def parts_told(
    qualification: Qualification, find: FindUnit, words: Words
) -> Iterator[tuple[str, list[str]]]:
    """Yield what stands below the groups: a heading, and what is said under it."""
    whole = [told for rule in qualification.whole for told in _whole(rule.credits, words)]
    whole += [told for rule in qualification.whole for told in _whole(rule.units, words)]
    pathways = [
        words.say(
            "award.pathway",
            name=pathway.id if pathway.title is None else f"{pathway.id}, {pathway.title}",
            groups=pathway.groups,
        )
        for pathway in qualification.pathways
    ]
    barred = [words.say("award.row", units=row) for row in qualification.barred]
    rows = [_row(row, find, words) for row in qualification.equivalent]
    transfer = qualification.credit_transfer
    transferred = transfer and [words.say("award.transfer", n=number(transfer.at_most.credits))]
    grade = qualification.grade
    points = grade and list(_points(grade, words))
    every = (
        ("award.whole", whole),
        ("award.pathways", pathways),
        ("award.barred", barred),
        ("award.equivalent", rows),
        ("award.transfers", transferred),
        ("award.grades", points),
    )
    for key, told in every:
        if told:
            yield words.say(key), told


def _below(told: Sequence[str]) -> Iterator[str]:
    for sentence in told:
        yield from wrapped(sentence, _INDENT, _HANGING)


def taken_told(group: UnitGroup, words: Words) -> list[str]:
    """Return what is taken from a group, a sentence for each number."""
    if group.take == "all":
        return [words.say("award.all")]
    return [
        words.say(f"group_takes.{bound}", n=n)
        for limits in (group.take.units, group.take.credits)
        for bound, n in _bounds(limits)
    ]


def _whole(asked: CreditsOfLevel | UnitsOfLevel | None, words: Words) -> list[str]:
    told = [words.say(f"whole_asks.{bound}", n=n) for bound, n in _bounds(asked)]
    if asked is None or asked.level is None:
        return told
    key = "award.at_level_or_above" if asked.or_above else "award.at_level"
    return [words.say(key, told=one, level=asked.level) for one in told]


def _bounds(limits: UnitLimits | CreditLimits | None) -> Iterator[tuple[str, str]]:
    """What limits say: at least or at most, of which measure, and how many."""
    measure = "units" if isinstance(limits, UnitLimits) else "credits"
    for bound in () if limits is None else ("at_least", "at_most"):
        n = getattr(limits, bound)
        if n is not None:
            yield f"{bound}_{measure}", str(n) if isinstance(n, int) else number(n)


def _unit(reference: str, find: FindUnit, words: Words) -> list[str]:
    """A unit of a group: its title, level and credit as the library has them."""
    unit = find(reference)
    if unit is None:
        return wrapped(shown(reference), f"{_INDENT}- ", _HANGING)
    told = words.say("award.unit", unit=reference, facts=unit_told(unit, words))
    return wrapped(told, f"{_INDENT}- ", _HANGING)


def unit_told(unit: Specification, words: Words) -> tuple[str, ...]:
    """Return the title of a unit, and its level and credit where they are stated."""
    facts = [prose(unit.title)]
    if unit.level is not None:
        facts.append(words.say("head.level", level=unit.level))
    if unit.credit is not None:
        facts.append(words.say("head.credit", credit=number(unit.credit)))
    return tuple(facts)


def _row(row: Sequence[str], find: FindUnit, words: Words) -> str:
    """Units that stand in for one another; a number with the unit that has it."""
    return words.say("award.row", units=tuple(_entry(entry, find(entry), words) for entry in row))


def _entry(entry: str, unit: Specification | None, words: Words) -> str:
    if unit is None:
        return words.say("award.not_held", unit=entry)
    if unit.id == unit_id(entry):
        return entry
    return words.say("award.numbered", unit=unit.id, number=entry)


def _points(grade: QualificationGrade, words: Words) -> Iterator[str]:
    each = (
        words.say("award.grade", band=band_of(word), points=number(points))
        for word, points in grade.points.items()
    )
    yield words.say("award.points", grades=tuple(each))
    if grade.at_least is not None:
        yield words.say("award.points_needed", n=number(grade.at_least))
    if grade.compensation is not None:
        yield words.say("award.compensation", n=str(grade.compensation.units))
