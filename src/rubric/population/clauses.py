"""The rule algebra as SQL: what a clause counts is a column, a rule is a condition over columns.

Each clause is counted in the one pass that groups the links; clauses that count the same thing,
for however many criteria, share a column (meaning 2). A row that is looked at is one item of one
criterion, or of one outcome or specification, so that nothing is added up twice (2.2).
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from rubric.population.looked_at import Rows
from rubric.population.numbered import Against
from rubric.population.sql import Relation, among, both, literal
from rubric.rules import DIFFERENT, AtLeast, Filter, Node
from rubric.rules.nodes import Cap


class Looking(NamedTuple):
    """Which of the rows a rule looks at, and the end of the names of its columns."""

    ending: str
    condition: str


class _Counted(NamedTuple):
    """What is counted in one column."""

    kind: str
    #: of a quantity: its column
    amount: str
    #: of a range: the bits of its members, and whether these are parts
    bits: int
    parts: bool
    where: Filter
    once_per: str | None
    at_most: Cap | None
    looking: Looking


class Counting:
    """The columns in which the clauses of some rules are counted.

    Args:
        against: what is judged, for the numbers of names and measures.
        owner: the column with the number of whatever has a rule.
        rows: how the rows that are looked at say what a filter asks for.
    """

    def __init__(self, against: Against, owner: str, rows: Rows) -> None:
        self._against = against
        self.owner = owner
        self.rows = rows
        self._columns: dict[_Counted, str] = {}
        self._owners: dict[_Counted, set[int]] = {}
        #: the most that any clause asks for, by column
        self._most: dict[_Counted, Decimal] = {}

    def add(self, node: Node, owner: int, specification: int, looking: Looking) -> None:
        """Have the clauses of a rule counted."""
        if not isinstance(node, AtLeast):
            for child in node.children:
                self.add(child, owner, specification, looking)
            return
        counted = self._of(node, specification, looking)
        self._columns.setdefault(counted, f"k{len(self._columns) + 1}{looking.ending}")
        self._owners.setdefault(counted, set()).add(owner)
        self._most[counted] = max(self._most.get(counted, node.n), node.n)

    def _of(self, clause: AtLeast, specification: int, looking: Looking) -> _Counted:
        measure = clause.measure
        amount, bits = "", 0
        if measure.kind == "quantity":
            amount = f"q{self._against.measures.index(measure.name)}"
        if measure.kind == "range":
            names = (self._against.letters if measure.parts else self._against.names)(specification)
            bits = sum(names[member] for member in measure.members)
        where = clause.where._replace(shows=None)
        return _Counted(
            measure.kind,
            amount,
            bits,
            measure.parts,
            where,
            clause.once_per,
            clause.at_most,
            looking,
        )

    # -- conditions ----------------------------------------------------------

    def holds(self, node: Node, specification: int, looking: Looking) -> str:
        """Return the condition that a rule holds (2.1)."""
        if isinstance(node, AtLeast):
            return f"{self._columns[self._of(node, specification, looking)]} >= {literal(node.n)}"
        children = [self.holds(child, specification, looking) for child in node.children]
        if node.n == len(children):
            return "(" + " AND ".join(children) + ")"
        if node.n == 1:
            return "(" + " OR ".join(children) + ")"
        ones = " + ".join(f"CASE WHEN {child} THEN 1 ELSE 0 END" for child in children)
        return f"({ones} >= {node.n})"

    def short(self, node: Node, specification: int, looking: Looking) -> Iterator[str]:
        """Yield for each clause, in the rule's order, that it keeps the rule unsatisfied (8.2)."""
        open_ = f"NOT {self.holds(node, specification, looking)}"
        if isinstance(node, AtLeast):
            yield open_
            return
        # where all are needed, one that does not hold leaves the whole open
        beside = "" if node.n == len(node.children) else open_
        for child in node.children:
            for condition in self.short(child, specification, looking):
                yield both(beside, condition)

    # -- columns -------------------------------------------------------------

    def columns(self) -> list[str]:
        """Return what is counted in the one pass over the rows."""
        return [f"{self._sql(c)} AS {name}" for c, name in self._columns.items() if not _apart(c)]

    def names(self) -> list[str]:
        """Return the names of all columns."""
        return list(self._columns.values())

    def apart(self, keys: Sequence[str], source: str) -> Iterator[tuple[Relation, list[str]]]:
        """Yield what needs a pass of its own: amounts once per occasion, site or witness (2.5).

        Args:
            keys: what the rows are grouped by.
            source: the relation of the rows that are looked at.
        """
        for field in ("occasion", "site", "witness"):
            columns = {c: n for c, n in self._columns.items() if _apart(c) and c.once_per == field}
            if not columns:
                continue
            owners = {owner for counted in columns for owner in self._owners[counted]}
            greatest = ",\n".join(
                f"    MAX({c.amount}){self._filter(c)} AS {name}" for c, name in columns.items()
            )
            sums = ",\n".join(f"  COALESCE(SUM({name}), 0) AS {name}" for name in columns.values())
            grouped, name = ", ".join(keys), f"once_per_{field}_by_{self.owner}"
            sql = (
                f"SELECT {grouped},\n{sums}\nFROM (\n  SELECT {grouped},\n{greatest}\n"
                f"  FROM {source}\n  WHERE {among(self.owner, owners)}\n"
                f"  GROUP BY {grouped}, {_shared(field)}\n) AS g\nGROUP BY {grouped}"
            )
            yield Relation(name, "2.5", sql), list(columns.values())

    def masks(self) -> dict[tuple[bool, int], str]:
        """Return the columns in which the links of one item have what they cover gathered.

        One for each thing that a range clause counts and each set of methods it looks at.
        """
        ranges = [counted for counted in self._columns if counted.kind == "range"]
        every = dict.fromkeys((c.parts, self.rows.allowed(c.where)) for c in ranges)
        return {key: f"m{at}" for at, key in enumerate(every, start=1)}

    def _sql(self, counted: _Counted) -> str:
        if counted.kind == "range":
            mask = "parts_mask" if counted.parts else "range_mask"
            if self.rows.together:
                mask = self.masks()[counted.parts, self.rows.allowed(counted.where)]
            return f"BIT_COUNT(COALESCE(BIT_OR({mask}){self._filter(counted)}, 0) & {counted.bits})"
        if counted.kind == "methods":
            words = self.rows.words(counted.where)
            return f"BIT_COUNT(COALESCE(BIT_OR({words}){self._filter(counted)}, 0))"
        if counted.kind in DIFFERENT:
            return self._different(counted, DIFFERENT[counted.kind])
        if counted.at_most is not None:
            return self._capped(counted, counted.at_most)
        if counted.once_per is not None:
            return f"COUNT(DISTINCT {_shared(counted.once_per)}){self._filter(counted, few=True)}"
        return self._added(counted)

    def _different(self, counted: _Counted, field: str) -> str:
        """How many different ones; no more than two where nobody asks for more (2.2)."""
        seen = self._filter(counted, few=True)
        if self._most[counted] > 2:
            return f"COUNT(DISTINCT {field}){seen}"
        if self._most[counted] == 1:
            return f"COUNT({field}){seen}"
        first, last = f"MIN({field}){seen}", f"MAX({field}){seen}"
        return f"CASE WHEN {first} <> {last} THEN 2 WHEN {first} IS NULL THEN 0 ELSE 1 END"

    def _added(self, counted: _Counted, more: str = "") -> str:
        if not counted.amount:
            return f"COUNT(*){self._filter(counted, more)}"
        return f"COALESCE(SUM({counted.amount}){self._filter(counted, more)}, 0)"

    def _capped(self, counted: _Counted, cap: Cap) -> str:
        """What comes from each capped source or method, up to its cap, and all the rest (2.5a)."""
        each = {word: self.rows.comes_from(counted.where, cap.field, word) for word, _ in cap.most}
        taken = [
            f"LEAST({self._added(counted, each[word])}, {literal(most)})" for word, most in cap.most
        ]
        none = " OR ".join(f"COALESCE({condition}, FALSE)" for condition in each.values())
        return " + ".join([*taken, self._added(counted, f"NOT ({none})")])

    def _filter(self, counted: _Counted, more: str = "", *, few: bool = False) -> str:
        """The rows that a column looks at; `few`: only those of whoever asks for it."""
        whose = among(self.owner, self._owners[counted]) if few else ""
        condition = both(counted.looking.condition, whose, *self.rows.taken(counted.where), more)
        return "" if condition == "TRUE" else f" FILTER (WHERE {condition})"


def _apart(counted: _Counted) -> bool:
    return counted.once_per is not None and bool(counted.amount)


def _shared(field: str) -> str:
    """What items share that count once; one that names nothing stands for itself."""
    return f"CASE WHEN {field} IS NULL THEN CONCAT('-', item) ELSE CONCAT('+', {field}) END"
