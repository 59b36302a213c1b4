"""The scale of levels: Entry 1 to 3, then 1 to 8 (Ofqual Handbook, condition E9.1)."""

LEVELS = ("E1", "E2", "E3", "1", "2", "3", "4", "5", "6", "7", "8")
#: frameworks on that scale; where none is named the scale is taken to be this one
ON_THIS_SCALE = frozenset({"rqf", "qcf", "access"})


def on_this_scale(framework: str | None) -> bool:
    """Return whether the levels of a framework are those of `LEVELS`."""
    return framework is None or framework.lower() in ON_THIS_SCALE


def levels_from(level: str, *, or_above: bool) -> frozenset[str]:
    """Return a level, and those above it where they are meant and the scale is known.

    >>> sorted(levels_from("7", or_above=True))
    ['7', '8']
    """
    if or_above and level in LEVELS:
        return frozenset(LEVELS[LEVELS.index(level) :])
    return frozenset({level})
