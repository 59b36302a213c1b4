"""Blocks as plain text and as Markdown; a text has no row spans, so a first cell stands once."""

from tests.importing.layouts.blocks import Block, Document, Heading, Item, PageBreak, Para, Rows


def as_text(document: Document) -> bytes:
    lines = [*document.menu, ""] if document.menu else []
    for block in document.blocks:
        lines += _lines(block, heading="")
    return "\n".join([*lines, document.foot]).encode()


def as_markdown(document: Document) -> bytes:
    lines: list[str] = []
    for block in document.blocks:
        lines += _lines(block, heading="#")
    return "\n".join([*lines, document.foot]).encode()


def _lines(block: Block, heading: str) -> list[str]:
    if isinstance(block, PageBreak):
        return ["", ""]
    if isinstance(block, Rows):
        return ["", *(_table(block, ruled=bool(heading))), ""]
    if isinstance(block, Heading):
        mark = f"{heading * block.level} " if heading else ""
        return ["", f"{mark}{block.text}", ""]
    if isinstance(block, Item):
        return [f"{'- ' if heading else ''}{block.label} {block.text}"]
    return [block.text, ""]


def _table(block: Rows, *, ruled: bool) -> list[str]:
    width = max(len(row) for row in block.rows)
    lines = []
    for at, row in enumerate(block.rows):
        blank = [""] * (width - len(row))
        texts = ["<br>".join(_text(e) for e in square.inside) for square in row]
        cells = [text.replace("<br>", "<br>" if ruled else " ") for text in (*blank, *texts)]
        lines.append(f"| {' | '.join(cells)} |")
        if ruled and at == 0:
            lines.append(f"|{'---|' * width}")
    return lines


def _text(block: Para | Item) -> str:
    return block.text if isinstance(block, Para) else f"{block.label} {block.text}"
