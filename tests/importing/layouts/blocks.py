"""A unit as blocks that know no format: headings, paragraphs, lists, tables, page breaks."""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.importing.layouts.layout import Layout

from rubric.model import AssessmentCriterion, LearningOutcome, Specification

LEARNER_WILL = "Learning outcomes"
LEARNER_CAN = "Assessment criteria"


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Para:
    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list; with `counted` the format counts, and the label is what it will show."""

    label: str
    text: str
    level: int = 0
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Square:
    """A cell: its paragraphs or items, and the rows it takes."""

    inside: tuple[Para | Item, ...]
    rows: int = 1
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Rows:
    """A table by rows; a row leaves out what a cell above goes on in."""

    rows: tuple[tuple[Square, ...], ...]
    drawn: bool = True


@dataclass(frozen=True, slots=True)
class PageBreak:
    pass


Block = Heading | Para | Item | Rows | PageBreak


@dataclass(frozen=True, slots=True)
class Document:
    blocks: tuple[Block, ...]
    #: what stands on every page, or around the page; none of it is part of the unit
    head: str = ""
    foot: str = ""
    menu: tuple[str, ...] = ()

    def texts(self) -> Iterator[str]:
        """Every text that a reader of the document sees, one block after the other."""
        for block in self.blocks:
            if isinstance(block, Rows):
                for row in block.rows:
                    for square in row:
                        yield from (inside.text for inside in square.inside)
            elif not isinstance(block, PageBreak):
                yield block.text


def facts_of(unit: Specification) -> list[tuple[str, str]]:
    """The facts of a unit as labels and values, as unit pages name them."""
    facts = [
        ("Unit number", unit.unit_number),
        ("Level", unit.level),
        ("Credit value", unit.credit),
        ("Guided learning hours", unit.glh),
    ]
    return [(label, str(value)) for label, value in facts if value is not None]


def blocks_of(unit: Specification, layout: Layout) -> Document:
    """A unit set out in a layout."""
    facts = _facts(unit, layout)
    title: list[Block] = [Heading(unit.title, 1)]
    blocks: list[Block] = [*facts, *title] if layout.facts_first else [*title, *facts]
    if layout.cover:
        blocks = [Heading("Unit handbook", 1), Para("For centres, 2026"), PageBreak(), *blocks]
    blocks += _outcomes(unit, layout)
    if not layout.surrounded:
        return Document(tuple(blocks))
    return Document(
        tuple(blocks),
        head="Handbook of units for centres",
        foot="Version 2, for use from 2026",
        menu=("Home", "Qualifications", "Contact us", "We use cookies to improve this site"),
    )


def _facts(unit: Specification, layout: Layout) -> list[Block]:
    facts = facts_of(unit)
    if layout.facts == "table":
        rows = tuple((_square(label, strong=True), _square(value)) for label, value in facts)
        return [Rows(rows, layout.drawn)]
    if layout.facts == "across":
        labels = tuple(_square(label, strong=True) for label, _ in facts)
        return [Rows((labels, tuple(_square(value) for _, value in facts)), layout.drawn)]
    if layout.facts == "lines":
        return [Para(f"{label}: {value}") for label, value in facts]
    return [Para(text) for label, value in facts for text in (f"{label}:", value)]


def _outcomes(unit: Specification, layout: Layout) -> list[Block]:
    if layout.shape in ("table", "one_cell", "stacked"):
        head = (_square(LEARNER_WILL, strong=True), _square(LEARNER_CAN, strong=True))
        if layout.shape == "stacked":
            head = (*head, _square("The learner can", strong=True))
        rows = [row for outcome in unit.outcomes for row in _rows(outcome, layout)]
        return [Rows((head, *rows), layout.drawn)]
    blocks: list[Block] = [Heading(LEARNER_WILL, 2)]
    for outcome in unit.outcomes:
        text = outcome_text(outcome, layout)
        blocks.append(Heading(text, 3) if layout.shape == "headings" else Para(text))
        blocks.append(Para(LEARNER_CAN))
        blocks += _criteria(outcome, layout)
    return blocks


def _rows(outcome: LearningOutcome, layout: Layout) -> list[tuple[Square, ...]]:
    text = outcome_text(outcome, layout)
    criteria = _criteria(outcome, layout)
    if layout.shape == "table":
        first = Square((Para(text),), rows=len(criteria))
        return [
            (first, Square((criterion,))) if at == 0 else (Square((criterion,)),)
            for at, criterion in enumerate(criteria)
        ]
    if layout.shape == "stacked":
        labels = tuple(Para(criterion.label) for criterion in criteria)
        texts = tuple(Para(criterion.text) for criterion in criteria)
        return [(Square((Para(text),)), Square(labels), Square(texts))]
    return [(Square((Para(text),)), Square(tuple(criteria)))]


def _criteria(outcome: LearningOutcome, layout: Layout) -> list[Item]:
    # numbers that the format counts cannot stand apart from their texts
    counted = layout.numbering == "automatic" and layout.shape != "stacked"
    return [
        Item(criterion_label(criterion, layout), criterion.text, 1, counted)
        for criterion in outcome.criteria
    ]


def outcome_text(outcome: LearningOutcome, layout: Layout) -> str:
    if layout.outcome == "lo":
        return f"LO{outcome.ref} {outcome.text}"
    if layout.outcome == "words":
        return f"Learning outcome {outcome.ref}: {outcome.text}"
    return f"{outcome.ref}. {outcome.text}"


def criterion_label(criterion: AssessmentCriterion, layout: Layout) -> str:
    """The label of a criterion as it is printed; its ref is the same without the marks around."""
    if layout.numbering == "ac":
        return f"AC{criterion.ref}"
    return f"{criterion.ref})" if layout.numbering == "letters" else str(criterion.ref)


def _square(text: str, *, strong: bool = False) -> Square:
    return Square((Para(text),), strong=strong)
