"""The page of a population: where it is stuck and why, with a small chart beside every count.

It is made from the published shape, so that it tells no more than that does: what is kept back
for publication is kept back here.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rubric.report.pages import head_rule, render_page
from rubric.report.population_shape import (
    PopulationView,
    QualificationCountsView,
    QualificationMoveView,
    UnitCountsView,
)
from rubric.report.population_words import PopulationWords

#: rows of a table of reasons or clauses; JSON and CSV have all
_MOST = 15


class Row(NamedTuple):
    """One line of a table: texts, and how long its bar is, from 0 to 100."""

    cells: tuple[str, ...]
    bar: float | None


class Table(NamedTuple):
    """A table with a chart: what it tells, its columns, and its lines."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    #: how its bars are filled: what is achieved is not what is still to be done
    fill: str


class PageUnit(NamedTuple):
    """One unit on the page."""

    anchor: str
    title: str
    reference: str
    #: what is said of the whole, and how much of it is achieved
    headline: str
    bar: float | None
    facts: tuple[str, ...]
    tables: tuple[Table, ...]


class Page(NamedTuple):
    """Everything that the page shows."""

    title: str
    facts: tuple[str, ...]
    set_aside: tuple[str, ...]
    units: tuple[PageUnit, ...]


def render_population_html(view: PopulationView, language: str = "en") -> str:
    """Return a population as a page of its own.

    Args:
        view: the population in its published shape.
        language: of the sentences.

    Raises:
        TemplatesMissing: the extra for HTML is not installed.
    """
    page = _Pages(language).page(view)
    heads = head_rule("", " · ".join((page.title, *page.facts)))
    return render_page("population", page.title, language, heads=heads, page=page)


class _Pages:
    def __init__(self, language: str) -> None:
        self._words = PopulationWords(language)
        self.say = self._words.say

    def page(self, view: PopulationView) -> Page:
        words = self._words
        facts = [self.say("population.page.day", day=view["on"])]
        if view["smallest"] is not None:
            facts.append(self.say("population.published", n=view["smallest"]))
        return Page(
            self.say("population.page.title", learners=words.number(view["learners"])),
            tuple(facts),
            tuple(words.set_aside(view)),
            (
                *(self._qualification(at, q) for at, q in enumerate(view["qualifications"], 1)),
                *(self._unit(unit, at) for at, unit in enumerate(view["units"], start=1)),
            ),
        )

    def _unit(self, unit: UnitCountsView, at: int) -> PageUnit:
        words, learners = self._words, unit["learners"]
        facts = [
            self.say(
                "population.page.grade",
                grade=grade["grade"] or self.say("population.no_grade"),
                of=words.of(grade["learners"], learners),
            )
            for grade in unit["grades"]
        ]
        if unit["rule_short"]:
            facts.append(self.say("population.own_rule", n=words.number(unit["rule_short"])))
        tables = (
            self._outcomes(unit),
            self._stuck(unit),
            self._short(unit),
            self._not_counted(unit),
            self._moves(unit),
        )
        return PageUnit(
            f"u{at}",
            unit["title"],
            unit["specification"],
            self.say("population.achieved", of=words.of(unit["achieved"], learners)),
            _share(unit["achieved"], learners),
            tuple(facts),
            tuple(table for table in tables if table.rows),
        )

    def _qualification(self, at: int, counts: QualificationCountsView) -> PageUnit:
        words, learners = self._words, counts["learners"]
        answers = [
            Row((self.say(f"population.answer.{name}"), words.of(n, learners)), _share(n, learners))
            for name, n in counts["statuses"].items()
        ]
        moves = [
            Row(
                (*self._mover(one), words.number(one["learners"])),
                _share(one["learners"], learners),
            )
            for one in counts["moves"]
        ]
        rules = [
            Row((told,), _share(one["learners"], learners))
            for told, one in zip(words.rules_short(counts), counts["short"], strict=False)
        ]
        tables = (
            self._table("possible", ("answer", "learners"), answers),
            self._table("next", ("who", "act", "learners"), moves),
            self._table("rules", ("rule",), rules),
        )
        return PageUnit(
            f"q{at}",
            counts["title"],
            counts["qualification"],
            self.say("population.achieved", of=words.of(counts["achieved"], learners)),
            _share(counts["achieved"], learners),
            (),
            tuple(table for table in tables if table.rows),
        )

    def _mover(self, move: QualificationMoveView) -> tuple[str, str]:
        if move["waiting_on"] is None or move["act"] is None:
            return self.say("population.of_units"), ""
        return self._words.mover(move["waiting_on"], move["act"])

    def _table(self, name: str, columns: Sequence[str], rows: Iterable[Row]) -> Table:
        heads = tuple(self.say(f"population.page.column.{column}") for column in columns)
        fill = "fill-achieved" if "achieved" in columns else "dot"
        return Table(self.say(f"population.page.{name}"), heads, tuple(rows), fill)

    def _outcomes(self, unit: UnitCountsView) -> Table:
        rows = [
            Row(
                (one["outcome"], self._words.of(one["achieved"], unit["learners"])),
                _share(one["achieved"], unit["learners"]),
            )
            for one in unit["outcomes"]
        ]
        return self._table("outcomes", ("outcome", "achieved"), rows)

    def _stuck(self, unit: UnitCountsView) -> Table:
        rows = []
        for one in sorted(unit["criteria"], key=lambda one: -(one["waiting"] or 0)):
            cells = (
                self._words.criterion(one),
                self._words.of(one["achieved"], unit["learners"]),
                "; ".join(self._words.standing(one)),
                "; ".join(self._words.moves(one)),
            )
            rows.append(Row(cells, _share(one["achieved"], unit["learners"])))
        return self._table("stuck", ("criterion", "achieved", "open", "move"), rows)

    def _short(self, unit: UnitCountsView) -> Table:
        found = [
            (short["learners"], (one["criterion"], short["sentence"]))
            for one in unit["criteria"]
            for short in one["short"]
        ]
        rows = self._ranked(found, unit["learners"] or 0)
        return self._table("short", ("criterion", "rule", "learners"), rows)

    def _not_counted(self, unit: UnitCountsView) -> Table:
        found = [
            (refused["links"], (one["criterion"], self._words.reason(refused["reason"])))
            for one in unit["criteria"]
            for refused in one["not_counted"]
        ]
        most = max((n for n, _ in found), default=0)
        rows = self._ranked(found, most)
        return self._table("not_counted", ("criterion", "reason", "links"), rows)

    def _moves(self, unit: UnitCountsView) -> Table:
        """Whose move it is over all criteria: a learner counts for each criterion."""
        totals: dict[tuple[str, str], int] = {}
        for one in unit["criteria"]:
            for move in one["moves"]:
                key = (move["waiting_on"], move["act"])
                totals[key] = totals.get(key, 0) + move["learners"]
        found = [(n, self._words.mover(who, act)) for (who, act), n in totals.items()]
        rows = self._ranked(found, max(totals.values(), default=0))
        return self._table("moves", ("who", "act", "times"), rows)

    def _ranked(self, found: list[tuple[int, tuple[str, str]]], whole: int) -> list[Row]:
        """The greatest first, of equals in their order."""
        ranked = sorted(found, key=lambda one: -one[0])[:_MOST]
        return [Row((*cells, self._words.number(n)), _share(n, whole)) for n, cells in ranked]


def _share(n: int | None, of: int | None) -> float | None:
    """How long a bar is; none where a count is kept back."""
    return None if n is None or not of else round(100 * n / of, 1)
