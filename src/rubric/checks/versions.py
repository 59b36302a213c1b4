"""What a specification says of the version that it replaces: `was` (meaning 13.1).

It stands by itself: few libraries hold two versions of a unit, and the others
do without what comparing takes.
"""

from collections.abc import Iterator

from rubric.diagnostics import Diagnostic
from rubric.rules.comparison import unknown_was
from rubric.rules.matching import Version, said_before


def check_was(new: Version, old: Version) -> Iterator[Diagnostic]:
    """Yield where `was` names nothing in the version of which it speaks.

    Args:
        new: the specification that says `was`.
        old: the version of which it speaks.
    """
    yield from unknown_was(old, new, said_before(old, new)[1])
