"""One word of reports, as the manual explains it."""

from dataclasses import dataclass

#: who acts where nobody has to
NOBODY = "Nobody has to act."


@dataclass(frozen=True, slots=True)
class Word:
    """One word of reports: what it is a word for, what it means, who acts where somebody has to."""

    #: status, reason, finding, act, answer, uncounted, stays_open, obstacle, or report for a
    #: word of the report itself
    sort: str
    means: str
    acts: str = ""
    #: other names under which people look for it
    also: tuple[str, ...] = ()
