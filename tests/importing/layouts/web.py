"""Blocks as a web page, with a list that the browser counts where the layout asks for it."""

from html import escape

from tests.importing.layouts.blocks import Document, Heading, Item, PageBreak, Para, Rows


def as_web(document: Document) -> bytes:
    parts = ["<!doctype html><html><head><meta charset='utf-8'><title>Unit</title>"]
    parts.append("<script>var menu = 'not shown';</script></head><body>")
    if document.menu:
        links = "".join(f"<li><a href='#'>{escape(text)}</a></li>" for text in document.menu[:-1])
        parts.append(f"<nav><ul>{links}</ul></nav>")
        parts.append(f"<div class='cookie-banner'>{escape(document.menu[-1])}</div>")
    parts.append("<main>")
    parts += [_block(block) for block in document.blocks]
    parts.append("</main>")
    if document.foot:
        parts.append(f"<footer>{escape(document.foot)}</footer>")
    return "\n".join([*parts, "</body></html>"]).encode()


def _block(block: Heading | Para | Item | Rows | PageBreak) -> str:
    if isinstance(block, Heading):
        return f"<h{block.level}>{escape(block.text)}</h{block.level}>"
    if isinstance(block, PageBreak):
        return "<hr>"
    if isinstance(block, Rows):
        return f"<table>{''.join(_row(row) for row in block.rows)}</table>"
    return _inside(block)


def _row(row: tuple) -> str:
    cells = []
    for square in row:
        tag = "th" if square.strong else "td"
        span = f" rowspan='{square.rows}'" if square.rows > 1 else ""
        inside = "".join(_inside(each) for each in square.inside)
        cells.append(f"<{tag}{span}>{inside}</{tag}>")
    return f"<tr>{''.join(cells)}</tr>"


def _inside(block: Para | Item) -> str:
    if isinstance(block, Para):
        return f"<p>{escape(block.text)}</p>"
    if block.counted:
        # browsers show no "1.1"; pages that count themselves write the number before the text
        return f"<ul style='list-style: none'><li>{escape(f'{block.label} {block.text}')}</li></ul>"
    return f"<ul><li>{escape(f'{block.label} {block.text}')}</li></ul>"
