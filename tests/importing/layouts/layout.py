"""How a unit is set out."""

from dataclasses import dataclass
from typing import Literal

#: an LO table with row spans; all criteria of an outcome in one cell; a heading for each outcome
#: and a list; the numbers in one cell and their texts in another; plain lines
Shape = Literal["table", "one_cell", "headings", "stacked", "lines"]
#: 1.1; AC1.1; numbers that the format counts itself; a), b) anew in each outcome; P1, M1, D1
Numbering = Literal["plain", "ac", "automatic", "letters", "bands"]
#: a table of label and value; labels in one row and values in the next; `Label: value`; a label
#: with its value on the next line
Facts = Literal["table", "across", "lines", "above"]


@dataclass(frozen=True, slots=True)
class Layout:
    """How one document is set out."""

    shape: Shape = "table"
    numbering: Numbering = "plain"
    facts: Facts = "table"
    #: whether the facts stand before the title
    facts_first: bool = False
    #: how an outcome is introduced: `1. Text`, `LO1 Text`, `Learning outcome 1: Text`
    outcome: Literal["number", "lo", "words"] = "number"
    #: a page before the unit with the body and the year
    cover: bool = False
    #: running heads, running feet with page numbers, menus, what cookies ask
    surrounded: bool = False
    #: lines drawn around the cells of a PDF
    drawn: bool = True
