"""What rows were read as: the data of a portfolio, its faults, and the cell of every value."""

from typing import Any, TypeAlias

from rubric.diagnostics import Argument, Code, Diagnostic, Path
from rubric.exchange.cells import as_text
from rubric.exchange.header import LEARNER
from rubric.exchange.tables import tables
from rubric.model.addresses import Addresses
from rubric.sources import Located, RowPlace

Location: TypeAlias = tuple[str | int, ...]


class ReadRows:
    """One learner's rows as they were read: the data of a portfolio, and what is wrong with them.

    `problems` keep the rows from being a portfolio; what is in `set_aside`
    points at nothing and was left out, and no more than that.
    """

    def __init__(self, learner: str | None) -> None:
        self.data: dict[str, Any] = {"format": "rubric/1", "kind": "portfolio"}
        self.problems: list[Located] = []
        self.set_aside: list[Located] = []
        #: location of a record in the data → its table and row
        self.origins: dict[Location, tuple[str, str]] = {}
        self._told: set[tuple[str, str]] = set()
        if learner is not None:
            self.data[LEARNER] = learner

    @property
    def learner(self) -> str:
        """The learner's reference; "" where the rows do not say."""
        return as_text(self.data.get(LEARNER, ""))

    @property
    def addresses(self) -> Addresses:
        """The data with its paths."""
        return Addresses(self.data)

    def place(self, path: Path) -> RowPlace:
        """Return the cell that a path of the model comes from, or the nearest thing to it."""
        return self.place_of(self.addresses.location_of(path))

    def place_of(self, location: Location) -> RowPlace:
        """Return the cell that a location in the data comes from, or the nearest thing to it."""
        for depth in range(len(location), -1, -1):
            origin = self.origins.get(location[:depth])
            if origin is not None:
                # what a portfolio says of itself stands under its own name
                own = depth < 2 or origin[0] == "registrations"
                below = location if own else location[depth:]
                if not below and "maps_to" in location:
                    return RowPlace(*origin, "criterion")  # a link goes by its criterion
                return RowPlace(*origin, _column(origin[0], below))
        return RowPlace("registrations", "", _column("registrations", location))

    # -- faults --------------------------------------------------------------

    def fault(self, code: Code, place: RowPlace, **arguments: Argument) -> None:
        """Keep a problem of the rows themselves."""
        self.problems.append(located_at(place, code, **arguments))

    def once(self, code: Code, place: RowPlace, **arguments: Argument) -> None:
        """Keep a problem of a whole column at the first row that has it."""
        if (place.table, place.column) not in self._told:
            self._told.add((place.table, place.column))
            self.fault(code, place, **arguments)


def located_at(place: RowPlace, code: Code, **arguments: Argument) -> Located:
    """Return a problem of the rows themselves at its place."""
    path = tuple(step for step in (place.table, place.row, place.column) if step)
    return Located(Diagnostic(code, path, arguments), place)


def _column(table: str, steps: Location) -> str:
    """The column of a table that holds what stands at these steps of a record."""
    names = [step for step in steps if isinstance(step, str)]
    known = tables()[table].columns if table in tables() else {}
    if not names:
        return "id" if "id" in known else "criterion" if table == "links" else ""
    if names == [LEARNER]:
        return LEARNER
    dotted = ".".join(names)
    if dotted in known:
        return dotted
    return "" if names[0] == "maps_to" else names[0]
