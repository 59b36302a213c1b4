"""The tracking sheet of a unit, or of several: blank for learners, or filled from portfolios."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from rubric.api.library import Library
from rubric.api.worded import wording
from rubric.exchange.headings import Field
from rubric.exchange.sheet.book import AskedFor, SheetUnit, UnitSheet, book_of
from rubric.exchange.sheet.drawing import CellTooLong
from rubric.exchange.sheet.workbook import ExcelMissing
from rubric.exchange.sheet.writing import tracking_workbook
from rubric.exchange.writing import rows_of
from rubric.model import EvidenceRules, Portfolio, Specification
from rubric.model.evidence_rules import EvidenceRuleFields
from rubric.phrases import phrase
from rubric.report.sentences import Sentences, plain
from rubric.rules import (
    DIFFERENT,
    EVERYTHING,
    AtLeast,
    ResolvedCriterion,
    ResolvedSpecification,
    clauses,
)
from rubric.rules.words import METHODS, SOURCES

if TYPE_CHECKING:
    from rubric.model.qualification import Qualification

__all__ = ["CellTooLong", "ExcelMissing", "sheet_unit", "tracking_sheet"]

#: characters of a rule that stands beside its criterion; a longer one stands in the instructions
_SHORT = 60


def tracking_sheet(
    specifications: "Sequence[Specification] | Qualification",
    library: Library,
    learners: Iterable[str] = (),
    portfolios: Iterable[Portfolio] = (),
    *,
    rules: EvidenceRules | None = None,
    on: date | None = None,
) -> bytes:
    """Return the workbook in which centres keep track of evidence, as a file (.xlsx).

    Each learner has a sheet. Where neither learners nor portfolios are given there is one sheet,
    for a learner whose reference is filled in.

    Args:
        specifications: of which every criterion stands in each sheet; or a qualification, of
            which each unit has a sheet, for each learner the units registered or all.
        library: where the house rules are looked up that they refer to.
        learners: references of learners with nothing recorded.
        portfolios: of learners with records, which are filled in.
        rules: evidence rules that stand nearest of all, for their codes of methods.
        on: the day of which the units of a qualification are taken; the latest without one.

    Raises:
        ExcelMissing: the extra `excel` is not installed.
        CellTooLong: a text is longer than a cell can hold.
        ValueError: there is no specification, or a learner stands there twice.
    """
    qualification = None
    if not isinstance(specifications, Sequence):
        qualification = specifications
        specifications = _units_of(qualification, library, on)
    resolved = [library.resolved(specification, rules) for specification in specifications]
    named: list[EvidenceRuleFields] = [*library.rules.values()]
    named += [] if rules is None else [rules]
    named += [s.evidence_rules for s in specifications if s.evidence_rules is not None]
    unit = sheet_unit(resolved, named, qualification)
    held = list(portfolios)
    names = [*learners, *(portfolio.learner for portfolio in held)]
    if len(set(names)) < len(names):
        raise ValueError("learner named twice")
    blank = names[: len(names) - len(held)]
    return tracking_workbook(book_of(unit, blank, [rows_of(portfolio) for portfolio in held]))


def sheet_unit(
    specifications: Sequence[ResolvedSpecification],
    named: Iterable[EvidenceRuleFields] = (),
    qualification: "Qualification | None" = None,
) -> SheetUnit:
    """Return what stands down the side of a sheet on these specifications.

    Args:
        specifications: resolved.
        named: evidence rules that say what the body calls its methods.
        qualification: whose units they are, where each of them has a sheet.

    Raises:
        ValueError: there is none.
    """
    if not specifications:
        raise ValueError("no specification")
    several = len(specifications) > 1 or qualification is not None
    criteria: list[AskedFor] = []
    units: list[UnitSheet] = []
    canonical: dict[str, str] = {}
    for unit in specifications:
        prefix = f"{unit.id}/" if several else ""
        of_unit = tuple(_criteria(unit, prefix))
        criteria += of_unit
        if qualification is not None:
            units.append(_unit_sheet(unit, qualification, of_unit))
        for name, target in unit.targets.items():
            canonical.setdefault(f"{prefix}{name}", f"{prefix}{target.criterion}")
            canonical.setdefault(name, f"{prefix}{target.criterion}")
    return SheetUnit(
        title=qualification.title
        if qualification is not None
        else phrase("sheet.and").join(unit.title for unit in specifications),
        reference=qualification.reference
        if qualification is not None
        else ";".join(unit.reference for unit in specifications),
        criteria=tuple(criteria),
        methods=_methods(specifications, named),
        sources=SOURCES,
        fields=tuple(dict.fromkeys(f for unit in specifications for f in _fields(unit))),
        canonical=canonical,
        units=tuple(units),
    )


def _units_of(
    qualification: "Qualification", library: Library, on: date | None
) -> list[Specification]:
    """The units of a qualification in the order of its groups, each once."""
    from rubric.api.qualifications import unit_shown

    named = dict.fromkeys(unit for group in qualification.groups for unit in group.units)
    found = {
        unit.id: unit
        for name in named
        if (unit := unit_shown(library, name, on or date.max)) is not None
    }
    return list(found.values())


def _unit_sheet(
    unit: ResolvedSpecification, qualification: "Qualification", criteria: tuple[AskedFor, ...]
) -> UnitSheet:
    groups = [
        group.title or group.ref
        for group in qualification.groups
        if unit.id in {name.partition("@")[0] for name in group.units}
    ]
    level, credit = ("" if value is None else str(value) for value in (unit.level, unit.credit))
    return UnitSheet(unit.id, unit.title, "; ".join(groups), level, credit, criteria)


def _criteria(unit: ResolvedSpecification, prefix: str) -> Iterator[AskedFor]:
    sentences = Sentences(kind=unit.kind)
    of_outcome = {outcome.criteria[0]: outcome for outcome in unit.outcomes if outcome.criteria}
    for reference, criterion in unit.criteria.items():
        outcome, adds_up = of_outcome.get(reference), _adds_up(criterion)
        rule = sentences.rule(criterion.rule.node)
        yield AskedFor(
            prefix + reference,
            wording(criterion),
            rule if len(rule) <= _SHORT else phrase("sheet.asked_more"),
            rule,
            adds_up,
            "" if outcome is None else f"{outcome.ref} {outcome.text}",
        )


def _adds_up(criterion: ResolvedCriterion) -> Field | None:
    """The column that a rule adds up, where it is one amount of all evidence and no more."""
    node = criterion.rule.node
    if not isinstance(node, AtLeast) or node.measure.kind != "quantity":
        return None
    plainly = node.where == EVERYTHING and node.once_per is None and node.at_most is None
    return ("items", node.measure.name) if plainly else None


def _fields(unit: ResolvedSpecification) -> Iterator[Field]:
    """The columns beside the usual ones that the unit's rules look at."""
    rules = [criterion.rule for criterion in unit.criteria.values()]
    rules += [outcome.rule for outcome in unit.outcomes if outcome.rule is not None]
    rules += [] if unit.rule is None else [unit.rule]
    every = [clause for rule in rules for clause in clauses(rule.node)]
    for clause in every:
        if clause.measure.kind in DIFFERENT:
            yield ("items", DIFFERENT[clause.measure.kind])
        if clause.where.witnessed:
            yield ("items", "witness")
        if clause.once_per is not None:
            yield ("items", clause.once_per)
    for name in unit.measures:
        yield ("items", name)
    for criterion in unit.criteria.values():
        if criterion.parts:
            yield ("links", "parts")
        if criterion.range:
            yield ("links", "range")
        if criterion.levels:
            yield ("decisions", "level")


def _methods(
    specifications: Sequence[ResolvedSpecification], named: Iterable[EvidenceRuleFields]
) -> dict[str, str]:
    """The body's own codes with what they mean; the engine's words where there are none."""
    names = {
        code: method.name
        for rules in named
        for code, method in (rules.methods or {}).items()
        if method.name
    }
    found: dict[str, str] = {}
    for unit in specifications:
        for criterion in unit.criteria.values():
            for code, word in criterion.evidence.methods.items():
                found.setdefault(code, names.get(code, plain(word)))
    return found or {word: phrase(f"method_means.{word}") for word in METHODS}
