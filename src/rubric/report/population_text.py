"""A population as text and as a flat table: where it is stuck, why, and whose move it is."""

from collections.abc import Iterator, Mapping

from rubric.report.csv_cells import cell, lines
from rubric.report.layout import joined, labelled, prose, wrapped
from rubric.report.population_shape import (
    CriterionCountsView,
    OutcomeCountsView,
    PopulationView,
    QualificationCountsView,
    UnitCountsView,
)
from rubric.report.population_words import PopulationWords

_INDENT = "  "
_INNER = _INDENT * 4


def render_population(view: PopulationView, language: str = "en") -> str:
    """Return a population as text, from its published shape."""
    return joined(_Text(language).lines(view))


class _Text(PopulationWords):
    def lines(self, view: PopulationView) -> Iterator[str]:
        if view["set_aside"]:
            for told in self.set_aside(view):
                yield from wrapped(told)
            yield ""
        yield from wrapped(
            self.say("population.head", learners=self.number(view["learners"]), day=view["on"])
        )
        if view["smallest"] is not None:
            yield from wrapped(self.say("population.published", n=view["smallest"]))
        for qualification in view["qualifications"]:
            yield ""
            yield from self.qualification(qualification)
        for unit in view["units"]:
            yield ""
            yield from self.unit(unit)

    def qualification(self, counts: QualificationCountsView) -> Iterator[str]:
        yield from wrapped(prose(counts["title"]))
        yield counts["qualification"]
        achieved = self.of(counts["achieved"], counts["learners"])
        yield from wrapped(self.say("population.achieved", of=achieved), _INDENT)
        for key, entries in (
            ("population.with_units", self.possible(counts)),
            ("population.moves", self.next_moves(counts)),
            ("population.short", self.rules_short(counts)),
        ):
            if entries:
                yield from wrapped(self.say(key, told="; ".join(entries)), _INDENT, _INDENT * 2)

    def unit(self, unit: UnitCountsView) -> Iterator[str]:
        yield from wrapped(prose(unit["title"]))
        yield unit["specification"]
        learners = unit["learners"]
        achieved = self.of(unit["achieved"], learners)
        yield from wrapped(self.say("population.achieved", of=achieved), _INDENT)
        for grade in unit["grades"]:
            name = grade["grade"] or self.say("population.no_grade")
            yield from labelled(name, self.of(grade["learners"], learners), _INDENT * 2, 14)
        if unit["rule_short"]:
            told = self.number(unit["rule_short"])
            yield from wrapped(self.say("population.own_rule", n=told), _INDENT)
        if unit["outcomes"]:
            yield ""
            yield self.say("population.outcomes")
            for outcome in unit["outcomes"]:
                yield from self.outcome(outcome, learners)
        yield ""
        yield self.say("population.criteria")
        for criterion in sorted(unit["criteria"], key=_stuck):
            yield from self.lines_of(criterion, learners)

    def outcome(self, outcome: OutcomeCountsView, learners: int | None) -> Iterator[str]:
        told = self.say("population.achieved", of=self.of(outcome["achieved"], learners))
        yield from labelled(outcome["outcome"], told, _INDENT, 6)
        if outcome["rule_short"]:
            told = self.number(outcome["rule_short"])
            yield from wrapped(self.say("population.own_rule", n=told), _INNER)

    def lines_of(self, criterion: CriterionCountsView, learners: int | None) -> Iterator[str]:
        told = self.say("population.achieved", of=self.of(criterion["achieved"], learners))
        if criterion["role"] != "required":
            role = self.say(f"population.role.{criterion['role']}")
            told = self.say("population.with_role", told=told, role=role)
        yield from labelled(criterion["criterion"], told, _INDENT, 6)
        yield from self.listed("population.stands", self.standing(criterion))
        yield from self.listed("population.moves", self.moves(criterion))
        yield from self.listed("population.short", self.short(criterion))
        yield from self.listed("population.not_counted", self.not_counted(criterion))

    def listed(self, key: str, entries: list[str]) -> Iterator[str]:
        if entries:
            yield from wrapped(self.say(key, told="; ".join(entries)), _INNER, _INNER + _INDENT)


def _stuck(criterion: CriterionCountsView) -> int:
    """Criteria on which most learners wait first; of equals in the order of the unit."""
    return -(criterion["waiting"] or 0)


#: columns of the flat table
COLUMNS = ("specification", "scope", "of", "what", "name", "learners", "links")


def population_csv(view: PopulationView) -> str:
    """Return a population as a flat table, a row for each count; one kept back is blank."""
    return lines((COLUMNS, *_rows(view)))


def _rows(view: PopulationView) -> Iterator[list[str]]:
    for row in population_rows(view):
        values = (row.get(column) for column in COLUMNS)
        yield [cell("" if value is None else str(value)) for value in values]


def population_rows(view: PopulationView) -> Iterator[Mapping[str, object]]:
    """Yield a row for each count of a population, under `COLUMNS`."""
    for qualification in view["qualifications"]:
        for row in _flat_qualification(qualification):
            yield {"specification": qualification["qualification"], **row}
    for unit in view["units"]:
        for row in _flat(unit):
            yield {"specification": unit["specification"], **row}


def _flat_qualification(counts: QualificationCountsView) -> Iterator[Mapping[str, object]]:
    whole = {"scope": "", "of": "qualification"}
    yield {**whole, "what": "registered", "learners": counts["learners"]}
    for name, n in counts["statuses"].items():
        yield {**whole, "what": "status", "name": name, "learners": n}
    for move in counts["moves"]:
        name = f"{move['waiting_on']}: {move['act']}" if move["waiting_on"] else "units"
        yield {**whole, "what": "waiting", "name": name, "learners": move["learners"]}
    for short in counts["short"]:
        yield {**whole, "scope": short["group"] or "", "what": "short", "name": short["measure"],
               "learners": short["learners"]}  # fmt: skip


def _flat(unit: UnitCountsView) -> Iterator[Mapping[str, object]]:
    whole = {"scope": "", "of": "unit"}
    yield {**whole, "what": "registered", "learners": unit["learners"]}
    yield {**whole, "what": "achieved", "learners": unit["achieved"]}
    for grade in unit["grades"]:
        name = grade["grade"] or "none"
        yield {**whole, "what": "grade", "name": name, "learners": grade["learners"]}
    for outcome in unit["outcomes"]:
        of = {"scope": outcome["scope"], "of": "outcome"}
        yield {**of, "what": "achieved", "learners": outcome["achieved"]}
    for criterion in unit["criteria"]:
        of = {"scope": criterion["scope"], "of": "criterion"}
        for name, n in criterion["statuses"].items():
            yield {**of, "what": "status", "name": name, "learners": n}
        for move in criterion["moves"]:
            name = f"{move['waiting_on']}: {move['act']}"
            yield {**of, "what": "waiting", "name": name, "learners": move["learners"]}
        for refused in criterion["not_counted"]:
            yield {**of, "what": "not_counted", "name": refused["reason"],
                   "learners": refused["learners"], "links": refused["links"]}  # fmt: skip
        for short in criterion["short"]:
            yield {**of, "what": "short", "name": short["path"], "learners": short["learners"]}
