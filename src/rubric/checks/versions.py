"""What a specification says of the version that it replaces: `was` (meaning 13.1).

It stands by itself: few libraries hold two versions of a unit, and the others
do without what comparing takes.
"""

from collections.abc import Iterator, Sequence

from rubric.diagnostics import Diagnostic
from rubric.rules.comparison import unknown_was
from rubric.rules.matching import Version, said_before


def check_was(new: Version, olds: Sequence[Version]) -> Iterator[Diagnostic]:
    """Yield where `was` names nothing in any version that it may speak of.

    Args:
        new: the specification that says `was`.
        olds: what it may speak of. Where `replaces` does not say which version is
            meant there may be several, and a name that one of them has is right.
    """
    unknown = [said_before(old, new)[1] for old in olds]
    everywhere = [entry for entry in unknown[-1] if all(entry in names for names in unknown)]
    yield from unknown_was(olds[-1], new, everywhere)
