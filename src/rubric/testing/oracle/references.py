"""What a reference in a portfolio means (meaning 4), as a list of everything it could mean."""

from collections.abc import Iterator

from rubric.testing.oracle.world import Key, Place, World, once

#: a criterion, or one part of it
Meaning = tuple[Key, str | None]


@once
def meanings(world: World, written: str) -> list[Meaning]:
    """Return everything that a reference could mean; a criterion's name goes before a part's."""
    whole = [
        (key, None) for key, place in world.places.items() if written in ways_to_write(world, place)
    ]
    if whole:
        return list(whole)
    return [
        (key, part)
        for key, place in world.places.items()
        for part in place.parts
        if written in {way + part for way in ways_to_write(world, place)}
    ]


def ways_to_write(world: World, place: Place) -> set[str]:
    """Return the short and the full reference, with the unit's name where there are several."""
    here = {place.criterion.ref, place.full}
    unit = place.specification
    named = {f"{name}/{way}" for name in (unit.id, unit.reference) for way in here}
    alone = len(world.specifications) == 1 and world.portfolio.qualification is None
    return named | here if alone else named


def criterion_named(world: World, written: str) -> Key | None:
    """Return the one criterion that is named as a whole, or None."""
    found = meanings(world, written)
    if len(found) == 1 and found[0][1] is None:
        return found[0][0]
    return None


def criteria_named(world: World, references: tuple[str, ...]) -> set[Key]:
    """Return the criteria that are named as a whole; a reference to nothing is left out."""
    named = {criterion_named(world, written) for written in references}
    return {key for key in named if key is not None}


def not_criteria(
    world: World, references: tuple[str, ...], *here: str
) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the path and slug of every reference that does not name one whole criterion."""
    for written in references:
        if criterion_named(world, written) is None:
            several = len(meanings(world, written)) > 1
            yield (*here, written), "ambiguous-criterion" if several else "unknown-criterion"


def person_known(world: World, who: str) -> bool:
    """Return whether a person is known; a portfolio without people checks no person."""
    return world.portfolio.people is None or who in world.portfolio.people
