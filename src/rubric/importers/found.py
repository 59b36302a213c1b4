"""What was found of a specification while its document is read: texts with their lines."""

from dataclasses import dataclass, field

from rubric.importers.lines import Line
from rubric.importers.normalising import joined

#: field → texts, each of one line or several
Texts = list[list[Line]]


@dataclass(slots=True, eq=False)
class Node:
    """An outcome, a criterion or a part."""

    ref: str = ""
    #: its text, a line or several
    lines: list[Line] = field(default_factory=list)
    #: lines of which only the number is used
    numbers: list[Line] = field(default_factory=list)
    #: characters taken off the beginning of the first line: its printed number
    taken: str = ""
    criteria: "list[Node]" = field(default_factory=list)
    parts: "list[Node]" = field(default_factory=list)
    range: Texts = field(default_factory=list)
    guidance: dict[str, Texts] = field(default_factory=dict)
    band: str = ""
    #: whether the ref is ours: the source gives no number
    proposed: bool = False
    #: how the number was told: "printed", "list" (an automatic one), "stack", "words", "inferred"
    told: str = "printed"
    #: numbers of the ref by which it is found, outermost first
    steps: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Its text, the lines joined, without the number."""
        return text_of(self.lines, self.taken)


def text_of(lines: list[Line], taken: str = "") -> str:
    """Return the text of lines, joined, without what is taken off its beginning."""
    whole = joined([line.text for line in lines])
    return whole[len(taken) :].lstrip(" .:)–—-\t") if taken and whole.startswith(taken) else whole


@dataclass(slots=True, eq=False)
class Unit:
    """What was found of one specification."""

    outcomes: list[Node] = field(default_factory=list)
    #: criteria that stand under no outcome
    criteria: list[Node] = field(default_factory=list)
    #: fact → its label's line and the lines of its value
    facts: dict[str, list[Line]] = field(default_factory=dict)
    #: fact → what else a label of the same kind states above the outcomes
    others: dict[str, list[Line]] = field(default_factory=dict)
    #: labels that stand without a value
    blank: list[str] = field(default_factory=list)
    guidance: dict[str, Texts] = field(default_factory=dict)
    range: Texts = field(default_factory=list)
    #: lines that say what something is: headings and labels, with what they say
    signs: list[tuple[Line, str]] = field(default_factory=list)
    #: lines in which something was recognised that stands elsewhere already
    repeats: list[Line] = field(default_factory=list)
    #: points of a marking guide
    marking: list[Node] = field(default_factory=list)
    has_marking: bool = False
    #: every line of it in reading order
    lines: list[Line] = field(default_factory=list)
    #: lines around it that are of no unit
    before: list[Line] = field(default_factory=list)

    @property
    def every_criterion(self) -> list[Node]:
        """All criteria in their order."""
        return [*(c for outcome in self.outcomes for c in outcome.criteria), *self.criteria]
