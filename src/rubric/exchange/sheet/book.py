"""What a tracking workbook holds, before it is written: its unit, its learners and their rows."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from rubric.exchange.header import LEARNER as LEARNER_COLUMN
from rubric.exchange.sheet.cells import Vocabulary
from rubric.exchange.sheet.layout import ALWAYS, BLOCK, LEARNER, TOTAL, Field, in_order
from rubric.exchange.sheet.placing import Cells, Row, placed


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

    @property
    def ways(self) -> Mapping[str, Sequence[str]]:
        """The ways to write each criterion, parts of it among them; its reference is first."""
        found: dict[str, list[str]] = {c.reference: [c.reference] for c in self.criteria}
        for way, reference in self.canonical.items():
            if reference in found and way != reference:
                found[reference].append(way)
        return found

    @property
    def vocabulary(self) -> Vocabulary:
        """What may be meant by a word or a number in it."""
        return Vocabulary([c.reference for c in self.criteria], tuple(self.methods))


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
    blank = {("registrations", "specification"): unit.reference}
    sheets += [LearnerSheet({LEARNER: name, **blank}, {}, {}) for name in learners]
    if not sheets:
        sheets = [LearnerSheet(blank, {}, {})]
    used = {field for s in sheets for of in s.rows.values() for cells in of for field in cells}
    totals = [TOTAL] if any(criterion.adds_up for criterion in unit.criteria) else []
    return Book(unit, tuple(sheets), in_order((*ALWAYS, *totals, *unit.fields, *sorted(used))))


def _filled(unit: SheetUnit, tables: Mapping[str, Sequence[Row]]) -> LearnerSheet:
    [registration] = tables["registrations"]
    named: Cells = {("registrations", c): value for c, value in registration.items()}
    rows, others = placed(tables, unit.canonical)
    return LearnerSheet({f: named[f] for f in BLOCK if f in named}, rows, others)


def with_learner(name: str, row: Row) -> Row:
    """Return a row of a sheet of records, which says whose it is."""
    return {LEARNER_COLUMN: name, **row}
