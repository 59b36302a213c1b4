"""The labels that Word shows before the items of automatic lists.

A paragraph names a list and a level. The list (`num`) is of a kind (`abstractNum`) that says for
each level how its number is written, and lists of one kind go on counting, unless a list says that
a level starts anew.
"""

import re
from dataclasses import dataclass, field

from rubric.sources.documents.counting import counted
from rubric.sources.documents.symbols import bullet
from rubric.sources.documents.word.names import Element, child, local, number, switched, value
from rubric.sources.documents.word.styles import Styles

_LEVELS = 9
_NUMBER = re.compile(r"%(\d)")


@dataclass(slots=True)
class _Level:
    form: str = "decimal"
    text: str = ""
    start: int = 1
    #: it starts anew after a level below this; None is after any, 0 is never
    restart: int | None = None
    #: whether the numbers of all levels are shown in figures
    figures: bool = False
    #: the style whose paragraphs are of this level
    style: str = ""


@dataclass(slots=True)
class _Kind:
    levels: list[_Level]
    #: how far each level has counted; None has not begun
    counts: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


class Numbering:
    """The lists of a document; `label` counts on, so it is asked once for each item, in order."""

    def __init__(self, numbering: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._kinds: dict[str, _Kind] = {}
        self._links: dict[str, str] = {}
        self._kind_of: dict[str, str] = {}
        self._levels_of: dict[str, dict[int, _Level]] = {}
        self._starts_of: dict[str, dict[int, int]] = {}
        for element in numbering if numbering is not None else ():
            if local(element) == "abstractNum":
                key = value(element, "w:abstractNumId") or ""
                self._kinds[key] = _Kind(_levels(element))
                linked = value(child(element, "w:numStyleLink"))
                if linked is not None:
                    self._links[key] = linked
            elif local(element) == "num":
                self._add_list(element)

    def _add_list(self, element: Element) -> None:
        key = value(element, "w:numId") or ""
        self._kind_of[key] = value(child(element, "w:abstractNumId")) or ""
        levels, starts = {}, {}
        for override in element:
            if local(override) != "lvlOverride":
                continue
            at = number(value(override, "w:ilvl"), 0)
            start = value(child(override, "w:startOverride"))
            if start is not None:
                starts[at] = number(start, 1)
            own = child(override, "w:lvl")
            if own is not None:
                levels[at] = _level(own)
        self._levels_of[key], self._starts_of[key] = levels, starts

    def label(self, paragraph: Element) -> tuple[str, int] | None:
        """Return what is shown before a paragraph, and its level from 0; None is of no list."""
        listed = self._styles.list_of(paragraph)
        if listed is None:
            return None
        numbered, stated, style = listed
        kind = self._kind(numbered)
        if kind is None:
            return None
        levels = [self._levels_of[numbered].get(at, level) for at, level in enumerate(kind.levels)]
        at = stated if stated is not None else _of_style(levels, style)
        if not 0 <= at < _LEVELS:
            return None
        self._count(kind, levels, numbered, at)
        return _shown(levels, kind.counts, at), at

    def _kind(self, numbered: str, depth: int = 0) -> _Kind | None:
        key = self._kind_of.get(numbered)
        if key is None:
            return None
        linked = self._styles.numbering_of(self._links[key]) if key in self._links else None
        if linked is not None and linked != numbered and depth < _LEVELS:
            return self._kind(linked, depth + 1)
        return self._kinds.get(key)

    def _count(self, kind: _Kind, levels: list[_Level], numbered: str, at: int) -> None:
        for level, start in self._starts_of[numbered].items():
            if 0 <= level < _LEVELS:
                levels[level].start = start
                kind.counts[level] = None
        self._starts_of[numbered] = {}
        before = kind.counts[at]
        kind.counts[at] = levels[at].start if before is None else before + 1
        for deeper in range(at + 1, _LEVELS):
            after = levels[deeper].restart
            if after is None or (after > 0 and at < after):
                kind.counts[deeper] = None


def _levels(kind: Element) -> list[_Level]:
    levels = [_Level() for _ in range(_LEVELS)]
    for element in kind:
        if local(element) == "lvl":
            at = number(value(element, "w:ilvl"), -1)
            if 0 <= at < _LEVELS:
                levels[at] = _level(element)
    return levels


def _level(element: Element) -> _Level:
    restart = value(child(element, "w:lvlRestart"))
    return _Level(
        form=value(child(element, "w:numFmt")) or "decimal",
        text=value(child(element, "w:lvlText")) or "",
        start=number(value(child(element, "w:start")), 0),
        restart=None if restart is None else number(restart, 0),
        figures=bool(switched(child(element, "w:isLgl"))),
        style=value(child(element, "w:pStyle")) or "",
    )


def _of_style(levels: list[_Level], style: str) -> int:
    return next((at for at, level in enumerate(levels) if level.style == style), 0)


def _shown(levels: list[_Level], counts: list[int | None], at: int) -> str:
    own = levels[at]
    if own.form == "bullet":
        return bullet(own.text)

    def of(found: re.Match[str]) -> str:
        level = int(found[1]) - 1
        if not 0 <= level < _LEVELS:
            return found[0]
        count = counts[level]
        form = levels[level].form
        if own.figures and form not in ("decimalZero", "none"):
            form = "decimal"
        return counted(levels[level].start if count is None else count, form)

    return _NUMBER.sub(of, own.text).strip()
