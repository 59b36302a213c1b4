"""Markdown: headings, lists, tables and paragraphs, with the line on which each stands."""

import heapq
import html
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rubric.sources.documents.bounds import bounded_text
from rubric.sources.documents.dashes import Drawn, drawn_table, drawn_tables
from rubric.sources.documents.encodings import text_of
from rubric.sources.documents.front_matter import parted
from rubric.sources.documents.pipes import are_pipe_rows, pipe_table
from rubric.sources.documents.plain import pieces_of
from rubric.sources.documents.refusing import Progress
from rubric.sources.pieces import Cell, Paragraph, Piece, Role, SourceDocument, Table
from rubric.sources.places import TextPlace

if TYPE_CHECKING:
    from markdown_it.token import Token

#: how deep lists and quotations may stand in one another; below this the parser drops the text
_DEEPEST = 60
#: characters: what is longer is no text that people laid out, and is read line by line
_MOST, _LONGEST_LINE = 500_000, 20_000
#: of opening brackets, which take the parser the square of their number
_MOST_BRACKETS = 5_000
#: what a converter writes behind a heading: the name by which links find it
_NAME = re.compile(r"(?<![ \t])[ \t]*\{[#.][\w:.-]+(?:[ \t]+[#.][\w:.-]+)*[ \t]*\}[ \t]*$")
_TAG = re.compile(
    r"<br\s*/?>|</(?:p|div|li|tr|h\d)>|(<!--.*?-->|<[^>]*>)", re.DOTALL | re.IGNORECASE
)


def read(data: bytes, shown_as: str, _progress: Progress | None = None) -> SourceDocument:
    """Return the pieces of a Markdown text."""
    text, remarks = text_of(data, shown_as)
    bounded_text(text, shown_as)
    pieces, text = parted(text, shown_as)
    lines = text.split("\n")
    drawn = drawn_tables(lines)
    tokens = _tokens("\n".join(_without(lines, drawn)))
    if tokens is None:
        pieces += pieces_of(lines, shown_as)
    else:
        tables = [drawn_table(lines, one, shown_as, _written) for one in drawn]
        pieces += heapq.merge(_Walk(tokens, shown_as).pieces(), tables, key=_line_of)
    return SourceDocument(shown_as, tuple(pieces), remarks=remarks)


def _tokens(text: str) -> "list[Token] | None":
    """Return what the parser makes of a text; None of one that it would not read whole."""
    if len(text) > _MOST or text.count("[") > _MOST_BRACKETS:
        return None
    if max(map(len, text.split("\n"))) > _LONGEST_LINE:
        return None
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    tokens = parser.parse(text)
    return None if any(token.level >= _DEEPEST - 2 for token in tokens) else tokens


def _without(lines: list[str], drawn: Sequence[Drawn]) -> list[str]:
    """Return lines with blank ones in the place of tables."""
    kept = list(lines)
    for one in drawn:
        kept[one.first : one.end] = [""] * (one.end - one.first)
    return kept


def _written(text: str) -> tuple[str, bool]:
    """Return a text without the marks that lay it out, and whether all of it is bold."""
    from markdown_it import MarkdownIt

    token = MarkdownIt("commonmark").parseInline(text)[0]
    return shown(token), bold(token)


def _line_of(piece: Piece) -> int:
    return piece.place.line if isinstance(piece.place, TextPlace) else 0


class _Walk:
    """Goes through the parts of a text in order."""

    def __init__(self, tokens: "Sequence[Token]", shown_as: str) -> None:
        self._tokens = tokens
        self._shown_as = shown_as
        self._depth = 0
        self._label = ""
        self._heading = 0
        self._role: Role = "body"

    def pieces(self) -> Iterator[Piece]:
        """Yield the pieces in order."""
        at = 0
        while at < len(self._tokens):
            token = self._tokens[at]
            if token.type == "table_open":
                end = next(
                    n for n in range(at, len(self._tokens)) if self._tokens[n].type == "table_close"
                )
                yield self._table(self._tokens[at:end])
                at = end
            else:
                yield from self._piece(token)
            at += 1

    def _piece(self, token: "Token") -> Iterator[Piece]:
        kind = token.type
        if kind in ("bullet_list_open", "ordered_list_open"):
            self._depth += 1
        elif kind in ("bullet_list_close", "ordered_list_close"):
            self._depth -= 1
        elif kind == "list_item_open":
            self._label = f"{token.info}{token.markup}" if token.info else "•"
        elif kind == "list_item_close":
            self._label = ""
        elif kind == "heading_open":
            self._heading = int(token.tag[1:])
        elif kind == "heading_close":
            self._heading = 0
        elif kind == "inline":
            text = _NAME.sub("", shown(token)) if self._heading else shown(token)
            self._role = "menu" if not self._heading and _leads_within(token) else "body"
            yield from self._lines(text, bold(token), _line(token))
            self._role = "body"
        elif kind in ("code_block", "fence", "html_block"):
            first = _line(token) + (kind == "fence")
            text = _untagged(token.content) if kind == "html_block" else token.content
            yield from self._lines(text, False, first)

    def _lines(self, text: str, strong: bool, first: int) -> Iterator[Piece]:
        """Yield a paragraph for each line, since people mean a new line as often as they wrap."""
        lines = [(n, line) for n, line in enumerate(text.split("\n")) if line.strip()]
        if len(lines) > 1 and are_pipe_rows([line for _, line in lines]):
            yield pipe_table([line for _, line in lines], self._shown_as, first)  # without its rule
            return
        for turn, (offset, line) in enumerate(lines):
            yield Paragraph(
                line.strip(),
                TextPlace(self._shown_as, first + offset),
                label=self._label,
                depth=self._depth,
                heading=self._heading,
                strong=strong,
                apart=turn == 0,
                one_line=len(lines) > 1,
                role=self._role,
            )
            self._label = ""

    def _table(self, tokens: "Sequence[Token]") -> Table:
        cells: list[Cell] = []
        row = column = 0
        strong = False
        for token in tokens:
            if token.type == "tr_open":
                row, column = row + 1, 0
            elif token.type in ("th_open", "td_open"):
                column, strong = column + 1, token.type == "th_open"
            elif token.type == "inline":
                place = TextPlace(self._shown_as, _line(token))
                text = shown(token).strip()
                whole = strong or bold(token)
                pieces = (Paragraph(text, place, strong=whole),) if text else ()
                cells.append(Cell(pieces, place, row, column))
        return Table(tuple(cells), TextPlace(self._shown_as, _line(tokens[0])))


def _line(token: "Token") -> int:
    return token.map[0] + 1 if token.map else 1


def shown(token: "Token") -> str:
    """Return the text of a paragraph without the marks that lay it out."""
    parts = []
    for part in token.children or ():
        if part.type in ("text", "code_inline", "image"):
            parts.append(part.content)
        elif part.type in ("softbreak", "hardbreak") or _is_break(part):
            parts.append("\n")
    return "".join(parts)


def _leads_within(token: "Token") -> bool:
    """Return whether a paragraph is one link to a place in the same text, as in its contents."""
    parts = [part for part in token.children or () if part.content.strip() or part.nesting]
    if len(parts) < 2 or parts[0].type != "link_open" or parts[-1].type != "link_close":
        return False
    links = [part for part in parts if part.type == "link_open"]
    return len(links) == 1 and str(links[0].attrGet("href")).startswith("#")


def _is_break(part: "Token") -> bool:
    return part.type == "html_inline" and part.content.lower().startswith("<br")


def bold(token: "Token") -> bool:
    """Return whether all of a paragraph is bold."""
    depth = 0
    found = False
    for part in token.children or ():
        depth += {"strong_open": 1, "strong_close": -1}.get(part.type, 0)
        if part.type in ("text", "code_inline") and part.content.strip():
            if depth == 0:
                return False
            found = True
    return found


def _untagged(text: str) -> str:
    """Return HTML inside of Markdown without its tags, on the lines on which it stands."""
    return html.unescape(_TAG.sub(lambda found: "\n" * found[0].count("\n") or " ", text))
