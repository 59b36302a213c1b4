"""What every reader of a log's tables gives: headings, and rows with their places."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, NamedTuple, Protocol, TypeAlias

from rubric.sources.places import Located, Place


class RowFault(NamedTuple):
    """A row that cannot be read: where it stands, what is wrong, and what there is of it."""

    number: int
    problem: Located
    #: what it says, as far as that can be shown
    text: str = ""
    #: its cells in the order of the headings, as far as there are any
    cells: Sequence[Any] = ()


#: the number of a row and its cells in the order of the headings, or why there are none
Row: TypeAlias = tuple[int, Sequence[Any]] | RowFault


class Stretch(NamedTuple):
    """Rows of a file that follow one another: from which byte to which, and their first line."""

    start: int
    end: int
    number: int


#: reads the rows of stretches
Pick: TypeAlias = Callable[[Iterable[Sequence[int]]], Iterator[Row]]


def alike(one: Any, other: Any) -> bool:
    """Return whether two cells are written alike: 1, 1.0 and True are equal, and not one id."""
    if type(one) is not type(other) or one != other:
        return False
    return type(one) is str or repr(one) == repr(other)


class LogFault(Exception):
    """A file that cannot be read as a table at all."""

    def __init__(self, problem: Located) -> None:
        super().__init__(str(problem.place))
        self.problem = problem


class LogTable(Protocol):
    """One table of a log; it can be read again from its start."""

    #: the file (and sheet), as a person named it
    shown_as: str
    #: what the file or the sheet is called, without a suffix
    name: str
    headings: tuple[str, ...]

    @property
    def standing(self) -> "Standing | None":
        """Its rows by where they stand; None where none can be read without those before it."""

    def rows(self) -> Iterator[Row]:
        """Yield rows in their order; a blank row is left out.

        Raises:
            LogFault: what follows cannot be read.
        """

    def place(self, number: int, heading: str = "") -> Place:
        """Return where a row stands, or its cell under a heading."""

    def done(self) -> float:
        """Return how much of the table has been read, between 0 and 1."""


class Standing(Protocol):
    """A table any of whose rows can be read without those before it."""

    def stretches(self, column: int) -> Iterator[tuple[Any, Stretch]]:
        """Yield what the cells of a column say, once of rows in which it is the same.

        Args:
            column: counted from 0.
        """

    def picking(self) -> AbstractContextManager[Pick]:
        """Give what reads the rows of stretches alone."""


class ExtraMissing(ImportError):
    """What reads a file of this kind is not installed; `args[0]` is the extra that has it."""
