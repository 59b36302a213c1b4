"""The rule algebra as SQL: what a clause counts is a column, a rule is a condition over columns.

Each clause is counted in the one pass that groups the links (meaning 2). Rules of different
criteria share columns, since no row is of two: what is added up for one stands where something
else is added up for another. A row that is looked at is one item of one criterion, or of one
outcome or specification, so that nothing is added up twice (2.2).
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
        n_counted: how many rows count, where a row is an item and that is known already.
    """

    def __init__(self, against: Against, owner: str, rows: Rows, n_counted: str = "") -> None:
        self._against = against
        self.owner = owner
        self.rows = rows
        self._n_counted = n_counted
        #: what is counted → the column it is in, once all rules are there
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
            return f"{self._value(self._of(node, specification, looking))} >= {literal(node.n)}"
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
        shared: dict[str, list[_Counted]] = {}
        for counted, name in self._placed().items():
            if not _apart(counted):
                shared.setdefault(name, []).append(counted)
        return [
            f"{sql} AS {column}"
            for name, every in shared.items()
            for column, sql in self._shared(name, every)
        ]

    def _placed(self) -> dict[_Counted, str]:
        """Each thing that is counted with its column; what no owner has both of may share one."""
        if not self._columns:
            taken: dict[str, list[set[int]]] = {}
            for counted, owners in self._owners.items():
                if self._is_counted(counted):
                    continue
                family = self._family(counted)
                columns = taken.setdefault(family, [])
                free = (at for at, others in enumerate(columns) if others.isdisjoint(owners))
                at = next(free, len(columns)) if family in _SHARED else len(columns)
                if at == len(columns):
                    columns.append(set())
                columns[at] |= owners
                self._columns[counted] = f"{family}_{at + 1}"
        return self._columns

    def _family(self, counted: _Counted) -> str:
        """By what kind of aggregate something is counted."""
        if _apart(counted):
            return "once"
        if counted.kind in ("range", "methods"):
            return "found"
        if counted.kind in DIFFERENT:
            # nobody needs to know more than that there are two, where no rule asks for more
            most = self._most[counted]
            return "listed" if most > 2 else "two" if most > 1 else "added"
        if counted.at_most is not None:
            return "capped"
        return "added" if counted.once_per is None else "listed"

    def _is_counted(self, counted: _Counted) -> bool:
        """Whether it is how many links count, where that is known already."""
        plain = counted.kind == "items" and counted.once_per is None and counted.at_most is None
        if not self._n_counted or not plain or counted.looking.condition != "counted":
            return False
        return not any(self.rows.taken(counted.where))

    def _value(self, counted: _Counted) -> str:
        """How much there is of it, of a row of the pass."""
        if self._is_counted(counted):
            return self._n_counted
        column, family = self._placed()[counted], self._family(counted)
        if counted.kind == "range":
            return f"BIT_COUNT({column} & {counted.bits})"
        if family == "found":
            return f"BIT_COUNT({column})"
        if family == "two":
            first, last = f"{column}_first", f"{column}_last"
            return f"CASE WHEN {first} <> {last} THEN 2 WHEN {first} IS NULL THEN 0 ELSE 1 END"
        return column

    def _shared(self, name: str, every: list[_Counted]) -> Iterator[tuple[str, str]]:
        """The aggregates behind one column, over what each of those who share it looks at."""
        family = self._family(every[0])
        if every[0].at_most is not None:
            yield name, " + ".join(self._capped(every[0], every[0].at_most))
            return
        none = "ELSE 0 " if family in ("added", "found") else ""
        whens = " ".join(f"WHEN {self._looks(one)} THEN {self._amount(one)}" for one in every)
        what = f"CASE {whens} {none}END"
        if family == "two":
            yield f"{name}_first", f"MIN({what})"
            yield f"{name}_last", f"MAX({what})"
        elif family == "listed":
            yield name, f"COALESCE(ARRAY_LENGTH(LIST_DISTINCT(LIST({what}))), 0)"
        else:
            yield name, f"{'SUM' if family == 'added' else 'BIT_OR'}({what})"

    def _looks(self, counted: _Counted) -> str:
        """The rows of those who ask for it that it looks at."""
        whose = among(self.owner, self._owners[counted])
        field = self._field(counted)
        named = f"{field} IS NOT NULL" if field and self._family(counted) == "added" else ""
        taken = self.rows.taken(counted.where)
        return both(whose, counted.looking.condition, *taken, named)

    def _field(self, counted: _Counted) -> str:
        return DIFFERENT.get(counted.kind, "") if counted.kind != "methods" else ""

    def _amount(self, counted: _Counted) -> str:
        """What one row adds to it."""
        family = self._family(counted)
        if counted.kind == "range":
            if self.rows.together:
                return self.masks()[counted.parts, self.rows.allowed(counted.where)]
            return "parts_mask" if counted.parts else "range_mask"
        if family == "found":
            return self.rows.words(counted.where)
        if family == "added":
            return f"COALESCE({counted.amount}, 0)" if counted.amount else "1"
        return _shared(counted.once_per) if counted.once_per else self._field(counted)

    def apart(self, keys: Sequence[str], source: str) -> Iterator[tuple[Relation, list[str]]]:
        """Yield what needs a pass of its own: amounts once per occasion, site or witness (2.5).

        Args:
            keys: what the rows are grouped by.
            source: the relation of the rows that are looked at.
        """
        placed = self._placed().items()
        for field in ("occasion", "site", "witness"):
            columns = {c: n for c, n in placed if _apart(c) and c.once_per == field}
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
        ranges = [counted for counted in self._owners if counted.kind == "range"]
        every = dict.fromkeys((c.parts, self.rows.allowed(c.where)) for c in ranges)
        return {key: f"m{at}" for at, key in enumerate(every, start=1)}

    def _added(self, counted: _Counted, more: str = "") -> str:
        if not counted.amount:
            return f"COUNT(*){self._filter(counted, more)}"
        return f"COALESCE(SUM({counted.amount}){self._filter(counted, more)}, 0)"

    def _capped(self, counted: _Counted, cap: Cap) -> list[str]:
        """What comes from each capped source or method, up to its cap, and all the rest (2.5a)."""
        each = {word: self.rows.comes_from(counted.where, cap.field, word) for word, _ in cap.most}
        taken = [
            f"LEAST({self._added(counted, each[word])}, {literal(most)})" for word, most in cap.most
        ]
        none = " OR ".join(f"COALESCE({condition}, FALSE)" for condition in each.values())
        return [*taken, self._added(counted, f"NOT ({none})")]

    def _filter(self, counted: _Counted, more: str = "") -> str:
        """The rows that a column of its own looks at."""
        condition = both(counted.looking.condition, *self.rows.taken(counted.where), more)
        return "" if condition == "TRUE" else f" FILTER (WHERE {condition})"


#: what is counted by an aggregate that several may share
_SHARED = frozenset({"added", "found", "two", "listed"})


def _apart(counted: _Counted) -> bool:
    return counted.once_per is not None and bool(counted.amount)


def _shared(field: str) -> str:
    """What items share that count once; one that names nothing stands for itself."""
    return f"CASE WHEN {field} IS NULL THEN CONCAT('-', item) ELSE CONCAT('+', {field}) END"
