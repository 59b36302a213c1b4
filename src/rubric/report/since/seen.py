"""A report as far as two of them are compared: read from the JSON of one, or taken from a result.

Of an earlier report only what is compared is read, and what it does not say is taken as not there:
reports of every version of rubric can be compared with this one.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, TypeVar

from rubric.evaluation import CriterionResult, Result
from rubric.report.sentences import Sentences

_Value = TypeVar("_Value")


class NotAReport(ValueError):
    """Plain data that is no result of one learner; the text names the field that is not."""


class SeenLink(NamedTuple):
    """An item mapped to a criterion, as a report showed it."""

    counted: bool
    reason: str | None
    #: why it does not count, in words; "" where it counts
    sentence: str
    authenticated: bool
    at: str | None
    covers: tuple[str, ...]


class SeenCriterion(NamedTuple):
    """One criterion as a report showed it."""

    text: str
    status: str
    label: str
    achieved: bool
    #: what somebody has to do; None where nothing is
    act: str | None
    overridden: bool
    #: whether the decision in force judged another wording or rule
    judged_other: bool
    role: str
    level: str | None
    fingerprint: str
    #: every rule that was asked, in words
    rules: tuple[str, ...]
    #: several links of one item are one for each part it names
    links: Mapping[str, tuple[SeenLink, ...]]
    decisions: tuple[str, ...]
    reviews: tuple[str, ...]
    actions: tuple[str, ...]
    exemption: str | None


class SeenUnit(NamedTuple):
    """One unit as a report showed it."""

    reference: str
    achieved: bool
    #: whether the rule of the whole is satisfied, and that of each outcome; None is no rule
    rule: bool | None
    outcomes: Mapping[str, bool | None]
    criteria: Mapping[str, SeenCriterion]


class SeenReport(NamedTuple):
    """One learner's report, as far as it is compared."""

    learner: str
    on: str
    units: Mapping[str, SeenUnit]
    #: what was said of a qualification; None where there was none
    qualification: str | None


def seen_of(result: Result, language: str = "en") -> SeenReport:
    """Return a result as far as reports are compared."""
    units = {}
    for unit in result.units:
        sentences = Sentences(language).about([unit])
        criteria = {ref: _seen(found, sentences) for ref, found in unit.criteria.items()}
        specification = unit.specification
        outcomes = {one.outcome.ref: one.rule_satisfied for one in unit.outcomes}
        units[specification.id] = SeenUnit(
            specification.reference, unit.achieved, unit.rule_satisfied, outcomes, criteria
        )
    said = None
    if result.qualification is not None:
        from rubric.report.sentences.qualifications import QualificationSentences

        found = result.qualification
        said = QualificationSentences(found.qualification, language).status(found)
    return SeenReport(result.learner, result.on.isoformat(), units, said)


def _seen(result: CriterionResult, sentences: Sentences) -> SeenCriterion:
    links: dict[str, list[SeenLink]] = {}
    for link in result.links:
        sentence = "" if link.counted else sentences.reason(link, result.criterion)
        covers = (*(link.parts or ()), *(link.range or ()))
        reason = link.reason and str(link.reason)
        seen = SeenLink(link.counted, reason, sentence, link.authenticated, link.at, covers)
        links.setdefault(link.item.id, []).append(seen)
    rule = result.criterion.rule
    added = (sentences.rule(clause) for clause, _ in rule.added)
    return SeenCriterion(
        result.criterion.text,
        str(result.status),
        sentences.say(f"status.{result.status}"),
        result.achieved,
        result.act and str(result.act),
        result.overridden,
        result.reworded,
        result.criterion.role,
        result.level,
        result.criterion.fingerprint,
        (sentences.rule(rule.by_itself), *added),
        {item: tuple(seen) for item, seen in links.items()},
        result.decisions,
        result.reviews,
        result.actions,
        result.exemption,
    )


def seen_in(view: Any) -> SeenReport:
    """Return what the JSON of a result says, as far as reports are compared.

    Raises:
        NotAReport: it is not the JSON of one learner's result.
    """
    report = _Fields(view, "")
    if report.text("kind") != "result":
        raise NotAReport("kind")
    if report.text("format") != "rubric/1":
        raise NotAReport("format")
    units = {}
    for told in report.each("units"):
        reference = told.text("specification")
        criteria = {one.text("reference"): _criterion(one) for one in told.each("criteria")}
        outcomes = {one.text("ref"): one.perhaps("rule_satisfied") for one in told.each("outcomes")}
        units[reference.partition("@")[0]] = SeenUnit(
            reference, told.yes("achieved"), told.perhaps("rule_satisfied"), outcomes, criteria
        )
    on_one = report.value.get("qualification")
    said = None if on_one is None else _Fields(on_one, "qualification").text("sentence")
    return SeenReport(report.text("learner"), report.text("on"), units, said)


def _criterion(told: "_Fields") -> SeenCriterion:
    links: dict[str, list[SeenLink]] = {}
    for one in told.each("links"):
        link = SeenLink(
            one.yes("counted"),
            one.maybe("reason"),
            one.maybe("sentence") or "",
            one.yes("authenticated"),
            one.maybe("at"),
            (*one.texts("parts"), *one.texts("range")),
        )
        links.setdefault(one.text("item"), []).append(link)
    rule = _Fields(told.value.get("rule", {}), told.at("rule"))
    return SeenCriterion(
        told.maybe("text") or "",
        told.text("status"),
        told.maybe("status_label") or told.text("status"),
        told.yes("achieved"),
        told.maybe("act"),
        told.yes("overridden"),
        told.yes("reworded"),
        told.maybe("role") or "required",
        told.maybe("level"),
        told.maybe("fingerprint") or "",
        (
            rule.maybe("sentence") or "",
            *(one.maybe("sentence") or "" for one in rule.each("added")),
        ),
        {item: tuple(seen) for item, seen in links.items()},
        told.texts("decisions"),
        told.texts("reviews"),
        told.texts("actions_open"),
        told.maybe("exemption"),
    )


class _Fields:
    """An object of plain data, whose fields are taken as what they should be, or refused."""

    def __init__(self, value: Any, path: str) -> None:
        if not isinstance(value, dict):
            raise NotAReport(path)
        self.value = value
        self._path = path

    def at(self, name: str) -> str:
        return f"{self._path}/{name}" if self._path else name

    def text(self, name: str) -> str:
        return self._is(str, self.value.get(name), name)

    def maybe(self, name: str) -> str | None:
        return None if self.value.get(name) is None else self.text(name)

    def yes(self, name: str) -> bool:
        return self._is(bool, self.value.get(name, False), name)

    def perhaps(self, name: str) -> bool | None:
        return None if self.value.get(name) is None else self.yes(name)

    def texts(self, name: str) -> tuple[str, ...]:
        return tuple(self._is(str, entry, name) for entry in self._list(name))

    def each(self, name: str) -> "Iterable[_Fields]":
        for number, entry in enumerate(self._list(name), start=1):
            yield _Fields(entry, f"{self.at(name)}/{number}")

    def _list(self, name: str) -> list[Any]:
        value = self.value.get(name)
        return [] if value is None else self._is(list, value, name)

    def _is(self, kind: type[_Value], value: Any, name: str) -> _Value:
        if not isinstance(value, kind):
            raise NotAReport(self.at(name))
        return value
