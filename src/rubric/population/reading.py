"""The tables of a population (docs/tables.md) as the plan takes them: typed, a row for each name.

A column that is not there is blank. Cells that hold several values, as a list, as a JSON array or
as text divided at `;`, become rows of their own. Nothing is judged here.
"""

from collections.abc import Iterator, Mapping, Sequence

from rubric.population.sql import Relation, literal

#: the type of a column of texts none of which is blank, so that nobody has to look
NEVER_BLANK = "TEXT"

#: table → its columns, each with the type that the database gives it
Given = Mapping[str, Mapping[str, str]]


def inputs(given: Given, measures: Sequence[str]) -> Iterator[Relation]:
    """Yield the relations that a plan starts from; a table that is not given is empty.

    Args:
        given: the tables there are; each can be read by its name with `given_` before it.
        measures: the quantities in the order of their columns.
    """
    t = {name: _Table(name, given.get(name)) for name in _TABLES}
    yield from _people(t["people"])
    yield from _evidence(given, t, measures)
    yield _declarations(t["declarations"])
    yield from _decisions(t["decisions"])
    yield _reviews(t["reviews"])
    yield _exemptions(t["exemptions"])


def registrations(given: Given) -> tuple[str, str]:
    """Return the SQL of who is registered for what and since when, and of who is on what.

    The first has a row for each specification that is named, the second for each row of a learner
    on a qualification, with the pathway and units that it names.
    """
    t = _Table("registrations", given.get("registrations", {}))
    if "registrations" not in given:
        t.source = "(SELECT 1 WHERE FALSE)"
    whose = {"learner": t.text("learner")}
    told = {"written": f"UNNEST({t.several('specification')})", "registered": t.day("registered")}
    on = t.select(
        {
            **whose,
            "qualification": t.text("qualification"),
            "pathway": t.text("pathway"),
            "units": t.several("units"),
            "registered": t.day("registered"),
        }
    )
    # the units may stand in rows of their own, as the reader of one learner takes them together
    who = f"SELECT learner FROM ({on}) AS w WHERE qualification IS NOT NULL"
    return t.select({**whose, **told}), f"SELECT * FROM ({on}) AS o WHERE learner IN ({who})"


_TABLES = (
    "people", "items", "links", "evidence", "declarations", "decisions", "reviews", "exemptions",
)  # fmt: skip


class _Table:
    """One table: its cells as SQL, each as what it holds."""

    def __init__(self, name: str, columns: Mapping[str, str] | None) -> None:
        self.there = columns is not None
        self.columns = columns or {}
        #: where some column is no text, whoever wrote the file knew what its cells are
        self.typed = any(kind not in ("VARCHAR", NEVER_BLANK) for kind in self.columns.values())
        self.source = f"given_{name}" if self.there else "(SELECT 1 WHERE FALSE)"

    def raw(self, column: str, alias: str = "g") -> str:
        quoted = column.replace('"', '""')
        return f'{alias}."{quoted}"'

    def text(self, column: str, alias: str = "g") -> str:
        """A text; blank states nothing. Of a typed file it is taken as it stands."""
        if column not in self.columns:
            return "CAST(NULL AS VARCHAR)"
        cell = self.raw(column, alias)
        if self.columns[column] not in ("VARCHAR", NEVER_BLANK):
            return f"CAST({cell} AS VARCHAR)"
        if self.typed and self.columns[column] == NEVER_BLANK:
            return cell
        return f"NULLIF({cell}, '')" if self.typed else f"NULLIF(TRIM({cell}), '')"

    def day(self, column: str, alias: str = "g") -> str:
        if self.columns.get(column) == "DATE":
            return self.raw(column, alias)
        return f"CAST({self.text(column, alias)} AS DATE)"

    def first_day(self, *columns: str) -> str:
        """The first of some days that is stated."""
        days = [self.day(column) for column in columns if column in self.columns]
        if len(days) < 2:
            return days[0] if days else "CAST(NULL AS DATE)"
        return f"COALESCE({', '.join(days)})"

    def amount(self, column: str, alias: str = "g") -> str:
        if self.columns.get(column) == "DECIMAL(12,3)":
            return self.raw(column, alias)
        return f"CAST({self.text(column, alias)} AS DECIMAL(12, 3))"

    def yes(self, column: str, alias: str = "g") -> str:
        if self.columns.get(column) == "BOOLEAN":
            return f"COALESCE({self.raw(column, alias)}, FALSE)"
        return f"COALESCE(LOWER({self.text(column, alias)}) IN ('yes', 'true'), FALSE)"

    def several(self, column: str, alias: str = "g") -> str:
        """The values of a cell as a list; of a blank one NULL."""
        kind = self.columns.get(column, "")
        if kind.endswith("[]"):
            cell = self.raw(column, alias)
            return f"CASE WHEN LEN({cell}) > 0 THEN CAST({cell} AS VARCHAR[]) END"
        text = self.text(column, alias)
        divided = f"LIST_TRANSFORM(STRING_SPLIT({text}, ';'), LAMBDA x: TRIM(x))"
        return (
            f"CASE WHEN {text} LIKE '[%' THEN CAST(CAST({text} AS JSON) AS VARCHAR[])"
            f" ELSE LIST_FILTER({divided}, LAMBDA x: x <> '') END"
        )

    def select(self, columns: Mapping[str, str], where: str = "") -> str:
        listed = ",\n  ".join(f"{sql} AS {name}" for name, sql in columns.items())
        found = f"SELECT\n  {listed}\nFROM {self.source} AS g"
        return f"{found}\nWHERE {where}" if where else found


def _people(t: _Table) -> Iterator[Relation]:
    who = {"person": t.text("id"), "role": t.text("role")}
    learner = t.text("learner")
    yield Relation("people_of_all", "4.15", t.select(who, f"{learner} IS NULL"))
    of_learner = t.select({"learner": learner, **who}, f"{learner} IS NOT NULL")
    yield Relation("people_of_learner", "4.15", of_learner)


def _evidence(given: Given, t: Mapping[str, _Table], measures: Sequence[str]) -> Iterator[Relation]:
    """Items joined with their links, a row a link, and what takes the place of what (4.3, 4.8)."""
    joined = "evidence" in given
    items, links = (t["evidence"],) * 2 if joined else (t["items"], t["links"])
    alias = "g" if joined else "k"
    of_item = {
        "learner": items.text("learner"),
        "item": items.text("id"),
        "method": items.text("method"),
        "source": items.text("source"),
        "day": items.first_day("date", "to"),
        "first_day": items.first_day("from", "date", "to"),
        "occasion": items.text("occasion"),
        "site": items.text("site"),
        "witness": items.text("witness"),
        "observed_by": items.text("observed_by"),
        "unowned": f"{items.yes('group')} AND {items.text('own_contribution')} IS NULL",
        "content": items.text("content"),
        "withdrawn": items.day("withdrawn.date"),
        **{f"q{at}": items.amount(name) for at, name in enumerate(measures)},
    }
    of_link = {
        "written": links.text("criterion", alias),
        "located": f"{links.text('at', alias)} IS NOT NULL",
        "parts": links.several("parts", alias),
        "names": links.several("range", alias),
    }
    sql = items.select({**of_item, **of_link})
    if not joined:
        sql += (
            f"\nJOIN {links.source} AS k\n"
            f"  ON {links.text('learner', 'k')} = {of_item['learner']}"
            f" AND {links.text('item', 'k')} = {of_item['item']}"
        )
    yield Relation("evidence", "4.3, 4.15", sql)
    older = items.several("supersedes")
    told = {"learner": of_item["learner"], "item": of_item["item"], "day": of_item["day"]}
    yield Relation(
        "superseding",
        "4.8",
        "SELECT DISTINCT learner, item, day, older FROM (\n"
        + items.select({**told, "older": f"UNNEST({older})"}, f"{older} IS NOT NULL")
        + "\n) AS o",
    )


def _declarations(t: _Table) -> Relation:
    covers = t.several("covers")
    said = {
        "signed": t.day("signed_by_learner"),
        "confirmed_by": t.text("confirmed_by"),
        "confirmed": t.day("confirmed"),
    }
    whole = f"{covers} = ['all']"
    one = {"learner": t.text("learner"), "everything": "TRUE", "item": "CAST(NULL AS VARCHAR)"}
    each = {**one, "everything": "FALSE", "item": f"UNNEST({covers})"}
    every, listed = t.select({**one, **said}, whole), t.select({**each, **said}, f"NOT {whole}")
    return Relation("declarations", "4.14", f"{every}\nUNION ALL\n{listed}")


def _decisions(t: _Table) -> Iterator[Relation]:
    """A row for each criterion, for each cited item, and for each fingerprint."""
    whose = {"learner": t.text("learner"), "decision": t.text("id")}
    said = {
        "met": f"COALESCE({t.text('judgement')} = 'met', FALSE)",
        "assessor": t.text("assessor"),
        "day": t.day("date"),
        "supersedes": t.text("supersedes"),
        "countersigned_by": t.text("countersigned.by"),
        "countersigned_on": t.day("countersigned.date"),
        "authorised_by": t.text("override.authorised_by"),
    }
    criteria = {"written": f"UNNEST({t.several('criteria')})"}
    yield Relation("decisions", "4.9", t.select({**whose, **criteria, **said}))
    items = t.several("evidence")
    cited = {**whose, "item": f"UNNEST({items})"}
    yield Relation("cited", "6.2", t.select(cited, f"{items} IS NOT NULL"))
    recorded = []
    prints = t.columns.get("fingerprints", "")
    if prints:
        cell = t.raw("fingerprints") if prints.startswith("MAP") else t.text("fingerprints")
        if not prints.startswith("MAP"):
            cell = f"CAST(CAST({cell} AS JSON) AS MAP(VARCHAR, VARCHAR))"
        entries = t.select({**whose, "entry": f"UNNEST(MAP_ENTRIES({cell}))"})
        recorded.append(
            "SELECT learner, decision, entry.key AS written, entry.value AS fingerprint\n"
            f"FROM (\n{entries}\n) AS e"
        )
    for column in t.columns:
        field, point, reference = column.partition(".")
        if field == "fingerprints" and point:
            one = {"written": literal(reference), "fingerprint": t.text(column)}
            recorded.append(t.select({**whose, **one}, f"{t.text(column)} IS NOT NULL"))
    blank = {"written": "CAST(NULL AS VARCHAR)", "fingerprint": "CAST(NULL AS VARCHAR)"}
    none = t.select({**whose, **blank}, "FALSE")
    yield Relation("fingerprints", "6.2", "\nUNION ALL\n".join(recorded) or none)


def _reviews(t: _Table) -> Relation:
    criteria = t.several("criteria")
    said = {
        "decision": t.text("of"),
        "finding": t.text("finding"),
        "iqa": t.text("iqa"),
        "day": t.day("date"),
        "closed": t.day("closed"),
    }
    whose = {"learner": t.text("learner"), "review": t.text("id")}
    whole = {**whose, "everything": "TRUE", "written": "CAST(NULL AS VARCHAR)", **said}
    each = {**whose, "everything": "FALSE", "written": f"UNNEST({criteria})", **said}
    of_all = t.select(whole, f"{criteria} IS NULL")
    of_some = t.select(each, f"{criteria} IS NOT NULL")
    return Relation("reviews", "4.11", f"{of_all}\nUNION ALL\n{of_some}")


def _exemptions(t: _Table) -> Relation:
    said = {
        "authorised_by": t.text("authorised_by"),
        "day": t.day("date"),
        "transfer": f"COALESCE({t.text('reason')} = 'credit_transfer', FALSE)",
    }
    whose = {"learner": t.text("learner"), "exemption": t.text("id")}
    blank = "CAST(NULL AS VARCHAR)"
    criteria, units = t.several("criteria"), t.several("units")
    of_criteria = {**whose, "written": f"UNNEST({criteria})", "unit": blank, **said}
    of_units = {**whose, "written": blank, "unit": f"UNNEST({units})", **said}
    sql = (
        f"{t.select(of_criteria, f'{criteria} IS NOT NULL')}\nUNION ALL\n"
        f"{t.select(of_units, f'{units} IS NOT NULL')}"
    )
    return Relation("exemptions", "4.12", sql)
