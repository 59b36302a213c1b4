"""A text in another carrier, for what must be read alike from each."""

import io

import docx


def word_of(text: str) -> bytes:
    """The lines of a text as paragraphs of a Word document, its pipe tables as tables."""
    word = docx.Document()
    rows: list[list[str]] = []
    for line in [*text.split("\n"), ""]:
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip()[1:-1].split("|")])
            continue
        if rows:
            table = word.add_table(len(rows), max(map(len, rows)))
            for row, cells in zip(table.rows, rows, strict=True):
                for cell, said in zip(row.cells, cells, strict=False):
                    cell.text = said
            rows = []
        if line.strip():
            word.add_paragraph(line.strip())
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()
