"""How many links count, and how many do not for each reason, in the one pass that groups them.

Where no learner has very many links to one criterion, several of these counts stand in one whole
number, a few bits each: a column less in the pass is what makes it fast. How many links there are
is counted by itself, and so it is known whether the bits were enough.
"""

from collections.abc import Sequence

#: the bits of one count, and how many counts stand in one number
_BITS = 10
_IN_ONE = 6
#: the most links of one learner to one criterion that are counted in this way
MOST_LINKS = (1 << _BITS) - 1


class Tallies:
    """The columns that count links by whether they count.

    Args:
        reasons: the numbers of the reasons that there may be.
        packed: several counts stand in one number.
    """

    def __init__(self, reasons: Sequence[int], *, packed: bool) -> None:
        self.reasons = tuple(reasons)
        #: what is counted: the links that count, then those of each reason
        self._kinds: tuple[int | None, ...] = (None, *reasons)
        self._packed = packed

    def columns(self) -> list[str]:
        """Return the columns of the pass; `counted` and `reason` say of a link what it is."""
        columns = ["COUNT(*) AS n_links"]
        if not self._packed:
            return columns + [
                f"COUNT(*) FILTER (WHERE {_is(kind)}) AS {self._name(at)}"
                for at, kind in enumerate(self._kinds)
            ]
        for first in range(0, len(self._kinds), _IN_ONE):
            whens = " ".join(
                f"WHEN {_is(kind)} THEN {1 << (_BITS * at)}"
                for at, kind in enumerate(self._kinds[first : first + _IN_ONE])
            )
            columns.append(f"SUM(CASE {whens} ELSE 0 END) AS {self._name(first)}")
        return columns

    def kept(self) -> dict[str, str]:
        """Return the columns that a row of a criterion keeps, each with what it is."""
        every = range(0, len(self._kinds), _IN_ONE if self._packed else 1)
        if not self._packed:
            return {self._name(at): f"COALESCE({self._name(at)}, 0)" for at in every}
        small = f"n_links <= {MOST_LINKS}"
        return {
            self._name(at): f"CASE WHEN {small} THEN CAST({self._name(at)} AS BIGINT) ELSE 0 END"
            for at in every
        }

    def counted(self) -> str:
        """Return the SQL of how many links count, of a row of the pass."""
        return self._of(0, "CAST({} AS BIGINT)")

    def of(self, reason: int) -> str:
        """Return the SQL of how many links do not count for a reason, of a row that is kept."""
        return self._of(self._kinds.index(reason), "{}")

    def _of(self, at: int, column: str) -> str:
        if not self._packed:
            return self._name(at)
        place = _BITS * (at % _IN_ONE)
        number = column.format(self._name(at - at % _IN_ONE))
        return f"(({number} >> {place}) & {MOST_LINKS})" if place else f"({number} & {MOST_LINKS})"

    def _name(self, at: int) -> str:
        if self._packed:
            return f"tally_{at // _IN_ONE + 1}"
        return f"r{self._kinds[at]}" if at else "n_counted"


def _is(kind: int | None) -> str:
    return "counted" if kind is None else f"reason = {kind}"
