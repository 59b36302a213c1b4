"""What a tracking workbook holds, before it is written: its unit, its learners and their rows."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from rubric.exchange.cells import several
from rubric.exchange.header import LEARNER as LEARNER_COLUMN
from rubric.exchange.headings import Field
from rubric.exchange.sheet.layout import ALWAYS, BLOCK, LEARNER, TOTAL, in_order
from rubric.exchange.sheet.placing import Cells, Row, placed
from rubric.model.order import people_order


class AskedFor(NamedTuple):
    """A criterion as it stands down the side of a sheet."""

    reference: str
    text: str
    #: the rule in few words, and as a sentence
    asked: str
    rule: str
    #: the column that its rule adds up, where it is no more than an amount
    adds_up: Field | None = None
    #: the outcome that begins with it
    outcome: str = ""


class UnitSheet(NamedTuple):
    """A unit of a qualification, which has a sheet of its own for each learner."""

    id: str
    title: str
    #: what the qualification calls its group, its level and credit; "" where nothing is stated
    group: str
    level: str
    credit: str
    #: called `unit/1.1`
    criteria: tuple[AskedFor, ...]

    def shown(self, reference: str) -> str:
        """Return a criterion as the sheet of its unit calls it."""
        return reference.removeprefix(f"{self.id}/")


class SheetUnit(NamedTuple):
    """The unit of a workbook, or several of them."""

    title: str
    #: as portfolios name it: id@version, with `;` between several
    reference: str
    criteria: tuple[AskedFor, ...]
    #: the body's own codes, or the engine's words, each with what it means
    methods: Mapping[str, str]
    sources: tuple[str, ...]
    #: columns beside the usual ones that its rules look at
    fields: tuple[Field, ...] = ()
    #: ways to write a criterion → its reference
    canonical: Mapping[str, str] = {}
    #: of a qualification its units; none where the criteria stand on one sheet
    units: tuple[UnitSheet, ...] = ()

    @property
    def ways(self) -> Mapping[str, Sequence[str]]:
        """The ways to write each criterion, parts of it among them; its reference is first."""
        found: dict[str, dict[str, None]] = {
            c.reference: {c.reference: None} for c in self.criteria
        }
        short = {c.reference: unit.shown for unit in self.units for c in unit.criteria}
        for way, reference in ((c.reference, c.reference) for c in self.criteria):
            if reference in short:
                found[reference].setdefault(short[reference](way))
        for way, reference in self.canonical.items():
            if reference in found:
                found[reference].setdefault(way)
                if reference in short:
                    found[reference].setdefault(short[reference](way))
        # in an order of their own, so that equal books are equal files
        return {
            reference: (reference, *sorted(ways.keys() - {reference}, key=people_order))
            for reference, ways in found.items()
        }


class LearnerSheet(NamedTuple):
    """The sheet of one learner."""

    #: what it says of the learner
    block: Cells
    #: rows by the criterion under which they stand
    rows: Mapping[str, Sequence[Cells]]
    #: rows of tables that stand on sheets of their own
    others: Mapping[str, Sequence[Row]]

    @property
    def name(self) -> str:
        """The learner’s reference; "" where it is left to be filled in."""
        return str(self.block.get(LEARNER, ""))


class Book(NamedTuple):
    """A workbook: one sheet for each learner, all with the same columns."""

    unit: SheetUnit
    learners: tuple[LearnerSheet, ...]
    fields: tuple[Field, ...]


def book_of(
    unit: SheetUnit, learners: Iterable[str], tables: Iterable[Mapping[str, Sequence[Row]]] = ()
) -> Book:
    """Return a workbook to be filled in.

    Args:
        unit: what stands down its side.
        learners: references of learners with nothing recorded yet.
        tables: of learners with records, as `rows_of` gives them.
    """
    sheets = [_filled(unit, rows) for rows in tables]
    named = "qualification" if unit.units else "specification"
    blank = {("registrations", named): unit.reference}
    sheets += [LearnerSheet({LEARNER: name, **blank}, {}, {}) for name in learners]
    if not sheets:
        sheets = [LearnerSheet(blank, {}, {})]
    used = {field for s in sheets for of in s.rows.values() for cells in of for field in cells}
    totals = [TOTAL] if any(criterion.adds_up for criterion in unit.criteria) else []
    return Book(unit, tuple(sheets), in_order((*ALWAYS, *totals, *unit.fields, *sorted(used))))


def _filled(unit: SheetUnit, tables: Mapping[str, Sequence[Row]]) -> LearnerSheet:
    [registration] = tables["registrations"]
    named: Cells = {("registrations", c): value for c, value in registration.items()}
    rows, others = placed(tables, unit.canonical, _standing(unit) if unit.units else None)
    return LearnerSheet({f: named[f] for f in BLOCK if f in named}, rows, others)


def _standing(unit: SheetUnit) -> Callable[[str], bool]:
    """Whether a criterion can stand on the sheet of its unit, without the unit’s name."""
    ids = [one.id for one in unit.units]

    def stands(written: str) -> bool:
        name, _, rest = written.partition("/")
        again = (f"{name}/", f"{name}@")
        return name in ids and written in unit.canonical and not rest.startswith(again)

    return stands


def units_of(book: Book, learner: LearnerSheet) -> tuple[UnitSheet | None, ...]:
    """Return the sheets of a learner: of a qualification the units registered, or all; else one."""
    every = book.unit.units
    stated = learner.block.get(("registrations", "units"))
    registered = {one.partition("@")[0] for one in several(stated)} if stated else None
    found = tuple(
        one
        for one in every
        if registered is None
        or one.id in registered
        or any(name.startswith(f"{one.id}/") for name in learner.rows)
    )
    return found or every or (None,)


def with_learner(name: str, row: Row) -> Row:
    """Return a row of a sheet of records, which says whose it is."""
    return {LEARNER_COLUMN: name, **row}
